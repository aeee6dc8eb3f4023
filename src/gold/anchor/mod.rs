//! Gold through edits: finds the spans of a record again in an article whose text has changed.
//!
//! A record made for this very text stays. For another text, three things are tried, the surest
//! first, with what is known of the old one:
//!
//! 1. where the old text is at hand, the places are shifted by the difference of the two texts
//!    (whole lines first, then words);
//! 2. the very words, or words with the record's fingerprint, are looked for; they are believed
//!    where the words before or after them are the old ones, or where they stand as far from the
//!    next record as before; where nothing is known of the words around them, also where they are
//!    at least four and occur once; and where all around them is another, if they are at least
//!    six (the mention and the cue counted, where these stand as far off as before), occur once, and
//!    nothing else is like them;
//! 3. the most similar words are looked for. What they give is never scored.
//!
//! Restyled quotation marks, other spaces and other line ends are no change of words.
use self::place::{Place, STAYED, part_rivals};
use self::search::{Search, bytes};
use super::fingerprint::Fingerprints;
use super::text_sha256;
use crate::text::Span;

mod neighbours;
mod old_text;
mod own_words;
mod place;
mod search;
#[cfg(test)]
mod tests;

choice! {
    /// What became of a record when its article's text changed.
    pub enum AnchorOutcome {
        /// All its words stand where they stood.
        Unchanged = "unchanged",
        /// All its words stand elsewhere, or their marks were restyled.
        Moved = "moved",
        /// Its words were edited; the place given is the most similar one. Not scored.
        Changed = "changed",
        /// Several places could be meant, and nothing tells which. Not scored.
        Ambiguous = "ambiguous",
        /// No place is similar enough. Not scored.
        Lost = "lost",
    }
}

impl AnchorOutcome {
    /// Whether the record may be scored.
    #[must_use]
    pub fn is_sound(self) -> bool {
        matches!(self, AnchorOutcome::Unchanged | AnchorOutcome::Moved)
    }
}

/// The share of words in common (twice those in common, out of both sides' words and marks) from
/// which two spans count as one that was edited; below it, the old one is lost.
pub const NEAR_THRESHOLD: f64 = 0.6;

/// From how many words on a span that occurs once needs no other evidence, where nothing is known
/// of the words around it.
const LONG: usize = 4;
/// From how many words on a span that occurs once needs no other evidence, though the words around
/// it are not the old ones.
const ALONE: usize = 6;
/// How many words beside a span must be the old ones for them to be evidence.
const ENOUGH: usize = 3;
/// How far, in code points, a mention or cue may have moved against its span.
const DRIFT: u32 = 12;
/// How far around there must be no other such words if it has moved at all.
const REACH: u32 = 100;

/// What is known of one record's places. Stretches are Unicode code points, half-open, from 0.
#[derive(Clone, Copy, Debug, Default)]
pub struct Anchor<'r> {
    /// The quoted span.
    pub span: (u32, u32),
    /// The words that name the speaker.
    pub mention: Option<(u32, u32)>,
    /// The cue.
    pub cue: Option<(u32, u32)>,
    /// SHA-256 of the text that the places are in; `None` where that is not known.
    pub text_sha256: Option<&'r str>,
    /// The span's words, where they are known.
    pub exact: Option<&'r str>,
    /// The words of the mention, where they are known.
    pub mention_text: Option<&'r str>,
    /// What is known of the words besides.
    pub fingerprints: Fingerprints,
}

/// What became of one record.
#[derive(Clone, Debug)]
pub struct Anchored {
    /// What became of it.
    pub outcome: AnchorOutcome,
    /// Where its span stands now: sure where the outcome is sound, the likeliest place where it
    /// was changed, `None` otherwise.
    pub span: Option<(u32, u32)>,
    /// Where its mention stands now; `None` where it has none or that is not sure.
    pub mention: Option<(u32, u32)>,
    /// Where its cue stands now; `None` as for the mention.
    pub cue: Option<(u32, u32)>,
    /// How similar the words are, from 0 to 1; `None` where nothing was compared.
    pub score: Option<f64>,
    /// How it was found, or why it is not believed, a sentence.
    pub reason: String,
    /// The old words, the span in square brackets; empty where they are not known.
    pub old_context: String,
    /// The words of the new place, as far as there is one.
    pub new_context: String,
}

/// Finds the records of one article again, in their order.
///
/// `old` is the text that they were made for, where it is at hand; a text that has not the hash
/// which a record names is not used for it.
#[must_use]
pub fn anchor(anchors: &[Anchor], old: Option<&str>, new: &str) -> Vec<Anchored> {
    let sha256 = text_sha256(new);
    let is_same = |anchor: &Anchor| anchor.text_sha256.is_none_or(|hash| hash.eq_ignore_ascii_case(&sha256));
    let search = Search::new(old, new);
    let old_sha256 = old.map(text_sha256);
    let mut places: Vec<Place> = anchors
        .iter()
        .map(|anchor| {
            if is_same(anchor)
                && let Some(place) = search.stay(anchor)
            {
                return place;
            }
            let hash_fits = anchor
                .text_sha256
                .is_none_or(|hash| old_sha256.as_ref().is_some_and(|old| old.eq_ignore_ascii_case(hash)));
            match search.with_old(anchor).filter(|_| hash_fits) {
                Some(place) => place,
                None => search.without_old(anchor),
            }
        })
        .collect();
    search.settle_by_neighbours(anchors, &mut places);
    part_rivals(&mut places);
    anchors.iter().zip(places).map(|(anchor, place)| search.finish(anchor, place)).collect()
}

impl Search<'_> {
    fn finish(&self, anchor: &Anchor, mut place: Place) -> Anchored {
        let points = |span: Span| (self.new_points.at(span.start), self.new_points.at(span.end));
        let (span, mention, cue) = (place.span.map(points), place.mention.map(points), place.cue.map(points));
        if place.outcome == AnchorOutcome::Moved
            && span == Some(anchor.span)
            && (mention, cue) == (anchor.mention, anchor.cue)
        {
            place.outcome = AnchorOutcome::Unchanged;
        }
        let old_context = match &self.old {
            Some(old) if bytes(&old.points, anchor.span).is_some() && place.reason != STAYED => {
                bytes(&old.points, anchor.span).map(|span| context(old.text, span)).unwrap_or_default()
            }
            _ => anchor.exact.map(|exact| format!("[{exact}]")).unwrap_or_default(),
        };
        Anchored {
            outcome: place.outcome,
            span,
            mention,
            cue,
            score: place.score,
            reason: place.reason,
            old_context,
            new_context: place.span.map(|span| context(self.new_text, span)).unwrap_or_default(),
        }
    }
}

/// The words around a span, which stands in square brackets, on one line.
fn context(text: &str, span: Span) -> String {
    const AROUND: usize = 40;
    let before = &text[..span.start as usize];
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let after = &text[span.end as usize..];
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let words = format!("{}[{}]{}", &before[from..], span.of(text), &after[..to]);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
