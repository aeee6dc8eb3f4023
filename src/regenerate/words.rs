//! Two versions of a text, word by word.

use imara_diff::{Algorithm, Diff, InternedInput};
use unicode_segmentation::UnicodeSegmentation;

/// A stretch of one of two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// Its words.
    pub text: &'t str,
    /// Whether the other text has it too.
    pub is_common: bool,
}

/// Cuts two texts into what they share and what each has alone.
#[must_use]
pub fn pieces<'t>(old: &'t str, new: &'t str) -> (Vec<Piece<'t>>, Vec<Piece<'t>>) {
    let (olds, news): (Vec<_>, Vec<_>) = (tokens(old), tokens(new));
    let mut input = InternedInput::default();
    input.update_before(olds.iter().copied());
    input.update_after(news.iter().copied());
    let diff = Diff::compute(Algorithm::Myers, &input);
    let old = joined(old, &olds, |index| !diff.is_removed(index));
    let new = joined(new, &news, |index| !diff.is_added(index));
    (old, new)
}

/// How much two texts share: twice the letters of the words that both have in one order, divided
/// by the letters of both; from 0 to 1.
#[must_use]
pub(super) fn likeness(old: &str, new: &str) -> f64 {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let all = letters(old) + letters(new);
    if all == 0 {
        return if old == new { 1.0 } else { 0.0 };
    }
    let common: usize =
        pieces(old, new).0.iter().filter(|piece| piece.is_common).map(|piece| letters(piece.text)).sum();
    (2 * common) as f64 / all as f64
}

fn tokens(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// The tokens of a text, neighbours of one sort joined.
fn joined<'t>(text: &'t str, tokens: &[&str], is_common: impl Fn(u32) -> bool) -> Vec<Piece<'t>> {
    let mut pieces: Vec<Piece<'t>> = Vec::new();
    let (mut start, mut at) = (0, 0);
    for (index, token) in (0..).zip(tokens) {
        let common = is_common(index);
        match pieces.last_mut() {
            Some(last) if last.is_common == common => {}
            _ => {
                start = at;
                pieces.push(Piece { text: "", is_common: common });
            }
        }
        at += token.len();
        if let Some(last) = pieces.last_mut() {
            last.text = &text[start..at];
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_tell_what_is_new() {
        let (old, new) = pieces("“The pier will open”", "“The old pier will close”");
        let told = |pieces: &[Piece]| {
            let mark =
                |piece: &Piece| if piece.is_common { piece.text.into() } else { format!("[{}]", piece.text) };
            pieces.iter().map(mark).collect::<String>()
        };
        assert_eq!(told(&old), "“The pier will [open]”");
        assert_eq!(told(&new), "“The [old ]pier will [close]”");
    }

    #[test]
    fn likeness_goes_from_nothing_to_all() {
        assert_eq!(likeness("“Yes”", "“Yes”"), 1.0);
        assert_eq!(likeness("“Yes”", "“No”"), 0.0);
        let near = likeness("“The pier will open on Monday”", "“The pier will open on Tuesday”");
        assert!((0.6..0.9).contains(&near), "{near}");
    }
}
