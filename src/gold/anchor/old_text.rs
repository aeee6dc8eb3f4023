//! The way by the old text: where its words went.
use super::place::Place;
use super::search::{Search, bytes, occurrences};
use super::{Anchor, AnchorOutcome, ENOUGH, LONG, NEAR_THRESHOLD};
use crate::gold::alignment::{Alignment, Found};
use crate::gold::fingerprint::NEIGHBOURS;
use crate::gold::fold::{Folded, MARK};
use crate::gold::near;
use crate::text::{CodePoints, Span};

/// The text that was annotated, and which of its words are which of the new one.
pub(super) struct Old<'t> {
    pub(super) text: &'t str,
    pub(super) points: CodePoints<'t>,
    folded: Folded,
    alignment: Alignment,
}

impl<'t> Old<'t> {
    pub(super) fn new(text: &'t str, new: &Folded) -> Old<'t> {
        let folded = Folded::new(text);
        let alignment = Alignment::new(&folded, new);
        Old { text, points: CodePoints::new(text), folded, alignment }
    }
}

/// A stretch of the old text that was found again word for word.
struct Shifted {
    span: Span,
    first: usize,
    shift: isize,
    is_sure: bool,
}

impl Search<'_> {
    /// The place by the difference of the two texts; `None` where there is no old text or the
    /// record is not about it.
    pub(super) fn with_old(&self, anchor: &Anchor) -> Option<Place> {
        let old = self.old.as_ref()?;
        let span = bytes(&old.points, anchor.span)?;
        if anchor.exact.is_some_and(|exact| exact != span.of(old.text)) {
            return None;
        }
        let (first, last) = old.folded.touched(span)?;
        let shifted = match self.shifted(old, span).filter(|shifted| shifted.is_sure) {
            Some(shifted) => shifted,
            None => match self.moved_words(old, span, (first, last)) {
                Ok(shifted) => shifted,
                Err(place) => return Some(*place),
            },
        };
        let at = (shifted.first, shifted.first + (last - first));
        let mut place =
            Place::found(at, shifted.span, "Its words are the same; the text around them was edited.");
        place.n_tokens = last - first;
        for (stretch, found, what) in [
            (anchor.mention, &mut place.mention, "the words that name the speaker"),
            (anchor.cue, &mut place.cue, "the cue"),
        ] {
            let Some(stretch) = stretch else { continue };
            let stood = bytes(&old.points, stretch)?;
            let again =
                self.shifted(old, stood).filter(|again| again.is_sure || again.shift == shifted.shift);
            match again.or_else(|| self.at_shift(old, stood, shifted.shift)) {
                Some(again) => *found = Some(again.span),
                None => {
                    place.outcome = AnchorOutcome::Changed;
                    place.reason = format!("Its words are the same, but {what} were edited or moved away.");
                }
            }
        }
        Some(place)
    }

    /// Where most words of an old stretch went, if all of them are there, side by side.
    fn shifted(&self, old: &Old, stretch: Span) -> Option<Shifted> {
        let (first, last) = old.folded.touched(stretch)?;
        let mut votes: Vec<(isize, usize, bool)> = Vec::new();
        for index in first..last {
            let Some((at, found)) = old.alignment.forward(index) else { continue };
            let shift = at as isize - index as isize;
            let is_line = found != Found::Word;
            match votes.iter_mut().find(|(known, ..)| *known == shift) {
                Some((_, n, line)) => (*n, *line) = (*n + 1, *line | is_line),
                None => votes.push((shift, 1, is_line)),
            }
        }
        let (shift, n, is_line) = votes.into_iter().max_by_key(|(_, n, _)| *n)?;
        if n * 2 < last - first {
            return None;
        }
        let mut shifted = self.at_shift(old, stretch, shift)?;
        shifted.is_sure = is_line
            || old.folded.words_in(first, last) >= LONG
            || self.beside(old, (first, last), shifted.first) >= ENOUGH;
        Some(shifted)
    }

    /// The stretch so many tokens on, if the words there are the same.
    fn at_shift(&self, old: &Old, stretch: Span, shift: isize) -> Option<Shifted> {
        let (first, last) = old.folded.touched(stretch)?;
        let at = first.checked_add_signed(shift)?;
        if !old.folded.agrees(first, &self.new, at, last - first) {
            return None;
        }
        let span = self.trimmed(old, stretch, (first, last), at)?;
        Some(Shifted { span, first: at, shift, is_sure: false })
    }

    /// The bytes of the new place, which begins and ends inside a word or with a space where the
    /// old one did.
    fn trimmed(&self, old: &Old, stretch: Span, (first, last): (usize, usize), at: usize) -> Option<Span> {
        let (from, to) = (old.folded.tokens[first].span, old.folded.tokens[last - 1].span);
        let mut place = self.span(at, last - first, old.folded.cut(old.text, stretch, (first, last)))?;
        if stretch.start < from.start {
            let space = &old.text[stretch.start as usize..from.start as usize];
            let is_there = self.new_text[..place.start as usize].ends_with(space);
            place.start -= if is_there { space.len() as u32 } else { 0 };
        }
        if stretch.end > to.end {
            let space = &old.text[to.end as usize..stretch.end as usize];
            let is_there = self.new_text[place.end as usize..].starts_with(space);
            place.end += if is_there { space.len() as u32 } else { 0 };
        }
        (place.start < place.end).then_some(place)
    }

    /// How many words beside the old tokens are those beside the new place, without a gap and at
    /// most eight words and marks on either side; a line that begins or ends on both sides is a
    /// word too.
    fn beside(&self, old: &Old, (first, last): (usize, usize), at: usize) -> usize {
        let end = at + (last - first);
        let begins = |folded: &Folded, at: usize| folded.tokens.get(at).is_none_or(|token| token.starts_line);
        let mut words = 0;
        for k in 0..NEIGHBOURS {
            let (i, j) = (first - k.min(first), at - k.min(at));
            let is_line = begins(&old.folded, i) && begins(&self.new, j);
            words += usize::from(is_line);
            if i == 0 || j == 0 || old.folded.word(i - 1) != self.new.word(j - 1) {
                break;
            }
            words += usize::from(old.folded.tokens[i - 1].is_word);
        }
        for k in 0..NEIGHBOURS {
            let (i, j) = (last + k, end + k);
            let is_line = begins(&old.folded, i) && begins(&self.new, j);
            words += usize::from(is_line);
            let both = (old.folded.tokens.get(i), self.new.tokens.get(j));
            let (Some(token), Some(_)) = both else { break };
            if old.folded.word(i) != self.new.word(j) {
                break;
            }
            words += usize::from(token.is_word);
        }
        words
    }

    /// The place of words that the difference does not give: carried elsewhere, or edited.
    fn moved_words(
        &self,
        old: &Old,
        stretch: Span,
        (first, last): (usize, usize),
    ) -> Result<Shifted, Box<Place>> {
        let n = last - first;
        let is_free = |at: usize| {
            (at..at + n).all(|k| old.alignment.backward(k).is_none_or(|from| (first..last).contains(&from)))
        };
        let all: Vec<usize> = occurrences(&self.new, &old.folded, first, n);
        let free: Vec<usize> = all.iter().copied().filter(|at| is_free(*at)).collect();
        let best = free.iter().map(|at| self.beside(old, (first, last), *at)).max().unwrap_or(0);
        let likeliest: Vec<usize> =
            free.iter().copied().filter(|at| self.beside(old, (first, last), *at) == best).collect();
        if let [at] = likeliest[..] {
            let is_long = old.folded.words_in(first, last) >= LONG;
            if (best >= ENOUGH || (is_long && free.len() == 1))
                && let Some(span) = self.trimmed(old, stretch, (first, last), at)
            {
                let shift = at as isize - first as isize;
                return Ok(Shifted { span, first: at, shift, is_sure: true });
            }
        }
        if !free.is_empty() {
            let reason = format!(
                "Its words stand in {} that may be meant, and nothing around them tells which.",
                if free.len() == 1 { "one place".to_owned() } else { format!("{} places", free.len()) }
            );
            return Err(Box::new(Place::none(AnchorOutcome::Ambiguous, reason)));
        }
        let words: Vec<&str> = (first..last).map(|index| old.folded.word(index)).collect();
        let near = self.image(old, (first, last)).map(|window| near::compare(&words, &self.new, window));
        let near = near
            .filter(|near| near.score >= NEAR_THRESHOLD)
            .or_else(|| near::find(&words, &self.new, |k| old.alignment.backward(k).is_none()));
        Err(Box::new(Place::near(&self.new, near)))
    }

    /// The new tokens between the first and the last that tokens of the stretch became, and the
    /// marks around them.
    fn image(&self, old: &Old, (first, last): (usize, usize)) -> Option<(usize, usize)> {
        let images: Vec<usize> =
            (first..last).filter_map(|index| old.alignment.forward(index)).map(|(at, _)| at).collect();
        let (low, high) = (*images.iter().min()?, *images.iter().max()? + 1);
        if high - low > 4 * (last - first) + 40 {
            return None;
        }
        let is_mark = |at: usize| self.new.word(at) == MARK;
        let opens = old.folded.word(first) == MARK && !is_mark(low) && low > 0 && is_mark(low - 1);
        let closes = old.folded.word(last - 1) == MARK
            && !is_mark(high - 1)
            && high < self.new.tokens.len()
            && is_mark(high);
        Some((low - usize::from(opens), high + usize::from(closes)))
    }
}
