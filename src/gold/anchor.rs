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
//!    at least four and occur once;
//! 3. the most similar words are looked for. What they give is never scored.
//!
//! Restyled quotation marks, other spaces and other line ends are no change of words.
use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::alignment::{Alignment, Found};
use super::fingerprint::{Fingerprint, Fingerprints, NEIGHBOURS};
use super::fold::{Folded, MARK};
use super::near::{self, Near};
use super::text_sha256;
use crate::text::{CodePoints, Span};

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

/// From how many words on a span that occurs once needs no other evidence.
const LONG: usize = 4;
/// How many words beside a span must be the old ones for them to be evidence.
const ENOUGH: usize = 3;
/// How far, in code points, a mention or cue may have moved against its span.
const DRIFT: u32 = 12;

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

/// The likeliest place of a record, in tokens of the new text.
#[derive(Clone, Debug)]
struct Place {
    outcome: AnchorOutcome,
    /// The tokens of the span.
    at: Option<(usize, usize)>,
    span: Option<Span>,
    mention: Option<Span>,
    cue: Option<Span>,
    score: Option<f64>,
    reason: String,
    /// Places that are equally likely, as first tokens, for the neighbours to choose from.
    rivals: Vec<usize>,
    n_tokens: usize,
}

impl Place {
    fn none(outcome: AnchorOutcome, reason: impl Into<String>) -> Place {
        Place {
            outcome,
            at: None,
            span: None,
            mention: None,
            cue: None,
            score: None,
            reason: reason.into(),
            rivals: Vec::new(),
            n_tokens: 0,
        }
    }

    fn found(at: (usize, usize), span: Span, reason: impl Into<String>) -> Place {
        Place {
            at: Some(at),
            span: Some(span),
            score: Some(1.0),
            ..Place::none(AnchorOutcome::Moved, reason)
        }
    }
}

/// Both texts as words, and how they go together.
struct Search<'t> {
    new_text: &'t str,
    new_points: CodePoints<'t>,
    new: Folded,
    old: Option<Old<'t>>,
    /// For each count of words that was asked for, where the words of each hash stand.
    by_hash: RefCell<FxHashMap<u32, FxHashMap<u64, Vec<usize>>>>,
}

struct Old<'t> {
    text: &'t str,
    points: CodePoints<'t>,
    folded: Folded,
    alignment: Alignment,
}

/// A stretch of the old text that was found again word for word.
struct Shifted {
    span: Span,
    first: usize,
    shift: isize,
    is_sure: bool,
}

impl<'t> Search<'t> {
    fn new(old: Option<&'t str>, new: &'t str) -> Search<'t> {
        let folded = Folded::new(new);
        let old = old.map(|text| {
            let old = Folded::new(text);
            let alignment = Alignment::new(&old, &folded);
            Old { text, points: CodePoints::new(text), folded: old, alignment }
        });
        Search {
            new_text: new,
            new_points: CodePoints::new(new),
            new: folded,
            old,
            by_hash: RefCell::default(),
        }
    }

    /// Where words with this fingerprint stand, as first tokens.
    fn windows(&self, print: Fingerprint) -> Vec<usize> {
        let n = print.count as usize;
        if n == 0 || n > self.new.tokens.len() {
            return Vec::new();
        }
        let mut by_hash = self.by_hash.borrow_mut();
        let places = by_hash.entry(print.count).or_insert_with(|| {
            let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
            for at in 0..=self.new.tokens.len() - n {
                let hash = Fingerprint::of_tokens(&self.new, at, at + n).hash;
                places.entry(hash).or_default().push(at);
            }
            places
        });
        places.get(&print.hash).cloned().unwrap_or_default()
    }

    /// The place of a record that is about this very text, or seems to be.
    fn stay(&self, anchor: &Anchor) -> Option<Place> {
        let bytes = |stretch| bytes(&self.new_points, stretch);
        let span = bytes(anchor.span)?;
        let (mention, cue) = (anchor.mention.map(bytes), anchor.cue.map(bytes));
        if mention == Some(None) || cue == Some(None) {
            return None;
        }
        if anchor.exact.is_some_and(|exact| exact != span.of(self.new_text)) {
            return None;
        }
        let at = self.new.touched(span);
        Some(Place {
            outcome: AnchorOutcome::Unchanged,
            at,
            span: Some(span),
            mention: mention.flatten(),
            cue: cue.flatten(),
            ..Place::none(AnchorOutcome::Unchanged, STAYED)
        })
    }

    /// The place by the difference of the two texts; `None` where there is no old text or the
    /// record is not about it.
    fn with_old(&self, anchor: &Anchor) -> Option<Place> {
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
        let end = at + (last - first);
        let mut place = self.new.span(at, end);
        let (from, to) = (old.folded.tokens[first].span, old.folded.tokens[last - 1].span);
        let same =
            |token: Span, index: usize| token.of(old.text) == self.new.tokens[index].span.of(self.new_text);
        if stretch.start > from.start {
            place.start += same(from, at).then_some(stretch.start - from.start)?;
        } else if stretch.start < from.start {
            let space = &old.text[stretch.start as usize..from.start as usize];
            let is_there = self.new_text[..place.start as usize].ends_with(space);
            place.start -= if is_there { space.len() as u32 } else { 0 };
        }
        if stretch.end < to.end {
            place.end -= same(to, end - 1).then_some(to.end - stretch.end)?;
        } else if stretch.end > to.end {
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
        Err(Box::new(self.near_place(near)))
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

    fn near_place(&self, near: Option<Near>) -> Place {
        match near {
            Some(near) if near.score >= NEAR_THRESHOLD => Place {
                at: Some(near.window),
                span: Some(self.new.span(near.window.0, near.window.1)),
                score: Some(near.score),
                ..Place::none(
                    AnchorOutcome::Changed,
                    format!(
                        "Its words were edited: {:.0} % of the words and marks are shared, at least {:.0} % count as an edit.",
                        near.score * 100.0,
                        NEAR_THRESHOLD * 100.0
                    ),
                )
            },
            Some(near) => Place {
                score: Some(near.score),
                ..Place::none(
                    AnchorOutcome::Lost,
                    format!(
                        "Its words are gone: the most similar ones share {:.0} % of the words and marks, and at least {:.0} % count as an edit.",
                        near.score * 100.0,
                        NEAR_THRESHOLD * 100.0
                    ),
                )
            },
            None => Place::none(AnchorOutcome::Lost, "Its words are gone."),
        }
    }

    /// The place by the record's own words or fingerprints.
    fn without_old(&self, anchor: &Anchor) -> Place {
        let prints = &anchor.fingerprints;
        let exact = anchor.exact.map(Folded::new).filter(|exact| !exact.tokens.is_empty());
        let (candidates, n, n_words) = match (&exact, prints.span) {
            (Some(exact), _) => {
                let n = exact.tokens.len();
                (occurrences(&self.new, exact, 0, n), n, exact.words_in(0, n))
            }
            (None, Some(print)) => {
                let found = self.windows(print);
                let n = print.count as usize;
                let n_words = found.first().map_or(0, |at| self.new.words_in(*at, at + n));
                (found, n, n_words)
            }
            (None, None) => {
                return Place::none(
                    AnchorOutcome::Lost,
                    "The text is another, and the table holds neither the words nor fingerprints of them; the old text would help.",
                );
            }
        };
        let sides = |at: usize| {
            let before = prints.before.is_some_and(|print| self.is_before(print, at));
            let after = prints.after.is_some_and(|print| self.is_after(print, at + n));
            usize::from(before) + usize::from(after)
        };
        let best = candidates.iter().map(|at| sides(*at)).max().unwrap_or(0);
        let likeliest: Vec<usize> = candidates.iter().copied().filter(|at| sides(*at) == best).collect();
        // A span that begins or ends inside a word has no fingerprint though its neighbours have.
        let is_cut = prints.span.is_none() && (prints.before.is_some() || prints.after.is_some());
        let has_neighbours = prints.before.is_some() || prints.after.is_some();
        let mut place = match likeliest[..] {
            _ if is_cut => Place::none(
                AnchorOutcome::Ambiguous,
                "It begins or ends inside a word or mark, which only the old text could tell.",
            ),
            [] => match &exact {
                Some(exact) => {
                    let words: Vec<&str> = (0..n).map(|index| exact.word(index)).collect();
                    self.near_place(near::find(&words, &self.new, |_| true))
                }
                None => self.between_neighbours(prints, n),
            },
            [at] if best > 0 || (!has_neighbours && candidates.len() == 1 && n_words >= LONG) => {
                self.with_details(anchor, at, n, "Its words were found again.")
            }
            _ => Place::none(
                AnchorOutcome::Ambiguous,
                if likeliest.len() == 1 {
                    "They may stand there by chance: the words around them are not known to be the old ones."
                        .to_owned()
                } else {
                    format!(
                        "Its words stand in {} places, and nothing around them tells which is meant.",
                        likeliest.len()
                    )
                },
            ),
        };
        if place.outcome == AnchorOutcome::Ambiguous && !is_cut {
            place.rivals = likeliest;
        }
        place.n_tokens = n;
        place
    }

    fn is_before(&self, print: Fingerprint, at: usize) -> bool {
        let Some(from) = at.checked_sub(print.count as usize) else { return false };
        // Fewer words than count as evidence stood at the text's beginning.
        (print.count as usize >= ENOUGH || from == 0) && Fingerprint::of_tokens(&self.new, from, at) == print
    }

    fn is_after(&self, print: Fingerprint, at: usize) -> bool {
        let (to, n) = (at + print.count as usize, self.new.tokens.len());
        to <= n
            && (print.count as usize >= ENOUGH || to == n)
            && Fingerprint::of_tokens(&self.new, at, to) == print
    }

    /// What now stands between the record's old neighbours, where both are still there.
    fn between_neighbours(&self, prints: &Fingerprints, n: usize) -> Place {
        let gone = Place::none(
            AnchorOutcome::Lost,
            "No words with its fingerprint stand in the text: they were edited or removed.",
        );
        let (Some(before), Some(after)) = (prints.before, prints.after) else { return gone };
        if before.count == 0 || after.count == 0 {
            return gone;
        }
        let (befores, afters) = (self.windows(before), self.windows(after));
        let ([before_at], [after_at]) = (&befores[..], &afters[..]) else { return gone };
        let (first, last) = (before_at + before.count as usize, *after_at);
        if first >= last || last - first > 2 * n + 20 {
            return gone;
        }
        Place {
            at: Some((first, last)),
            span: Some(self.new.span(first, last)),
            ..Place::none(
                AnchorOutcome::Changed,
                "The words before and after it are the old ones, but its own were edited.",
            )
        }
    }

    /// The place at a token, with mention and cue where these can be trusted.
    fn with_details(&self, anchor: &Anchor, at: usize, n: usize, reason: &str) -> Place {
        let span = self.new.span(at, at + n);
        let mut place = Place::found((at, at + n), span, reason);
        let start = self.new_points.at(span.start);
        let prints = &anchor.fingerprints;
        let details = [
            (anchor.mention, anchor.mention_text, prints.mention, "the words that name the speaker"),
            (anchor.cue, None, prints.cue, "the cue"),
        ];
        let mut found = [None, None];
        for ((stretch, words, print, what), found) in details.into_iter().zip(&mut found) {
            let Some(stretch) = stretch else { continue };
            *found = self.detail(anchor, (at, n), start, stretch, words, print);
            if found.is_none() {
                place.outcome = AnchorOutcome::Changed;
                place.reason =
                    format!("Its words were found again, but where {what} went cannot be told for certain.");
            }
        }
        [place.mention, place.cue] = found;
        place
    }

    /// Where a mention or cue stands, seen from its span.
    fn detail(
        &self,
        anchor: &Anchor,
        (at, n): (usize, usize),
        start: u32,
        stretch: (u32, u32),
        words: Option<&str>,
        print: Option<Fingerprint>,
    ) -> Option<Span> {
        let shift =
            |offset: u32| u32::try_from(i64::from(offset) - i64::from(anchor.span.0) + i64::from(start)).ok();
        let expected = (shift(stretch.0), shift(stretch.1));
        let candidates: Option<(Vec<usize>, usize)> = match (words, print) {
            (Some(words), _) => {
                let folded = Folded::new(words);
                let n = folded.tokens.len();
                Some((occurrences(&self.new, &folded, 0, n), n))
            }
            (None, Some(print)) => Some((self.windows(print), print.count as usize)),
            (None, None) => None,
        };
        if let Some((candidates, length)) = candidates {
            let drift =
                |span: &Span| expected.0.map(|expected| expected.abs_diff(self.new_points.at(span.start)));
            let is_on_side =
                |span: &Span| (self.new_points.at(span.start) < start) == (stretch.0 < anchor.span.0);
            let near: Vec<Span> = candidates
                .into_iter()
                .map(|first| self.new.span(first, first + length))
                .filter(|span| is_on_side(span) && drift(span).is_some_and(|drift| drift <= DRIFT))
                .collect();
            let there = near.iter().find(|span| drift(span) == Some(0));
            return there.or(if let [only] = &near[..] { Some(only) } else { None }).copied();
        }
        // Without its words, only the stretch that the fingerprints vouch for can be trusted.
        let span = bytes(&self.new_points, (expected.0?, expected.1?))?;
        let prints = &anchor.fingerprints;
        let mut first = at;
        let mut last = at + n;
        if let Some(before) = prints.before.filter(|print| self.is_before(*print, at)) {
            first -= before.count as usize;
        }
        if let Some(after) = prints.after.filter(|print| self.is_after(*print, last)) {
            last += after.count as usize;
        }
        let tokens = self.new.touched(span)?;
        let is_whole = self.new.span(tokens.0, tokens.1) == span;
        (is_whole && self.new.span(first, last).contains(span)).then_some(span)
    }

    /// Decides between equally likely places by how far the records before and after have moved.
    fn settle_by_neighbours(&self, anchors: &[Anchor], places: &mut [Place]) {
        let start = |span: Span| i64::from(self.new_points.at(span.start));
        let moves: Vec<Option<i64>> = anchors
            .iter()
            .zip(places.iter())
            .map(|(anchor, place)| {
                let span = place.span.filter(|_| place.outcome.is_sound())?;
                Some(start(span) - i64::from(anchor.span.0))
            })
            .collect();
        for (index, anchor) in anchors.iter().enumerate() {
            if places[index].rivals.is_empty() {
                continue;
            }
            let before = moves[..index].iter().rev().flatten().next();
            let after = moves[index + 1..].iter().flatten().next();
            let n = places[index].n_tokens;
            let fits = |at: &&usize| {
                let by = start(self.new.span(**at, **at + n)) - i64::from(anchor.span.0);
                before == Some(&by) || after == Some(&by)
            };
            let fitting: Vec<usize> = places[index].rivals.iter().filter(fits).copied().collect();
            if let [at] = fitting[..] {
                places[index] = self.with_details(
                    anchor,
                    at,
                    n,
                    "Its words were found again, as far from the next record as before.",
                );
            }
        }
    }

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

const STAYED: &str = "The text is the one that was annotated.";

/// Where two records were found in one place, neither is believed.
fn part_rivals(places: &mut [Place]) {
    let claimed: Vec<Option<(usize, usize)>> =
        places.iter().map(|place| place.at.filter(|_| place.outcome.is_sound())).collect();
    let mut taken: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    for at in claimed.iter().flatten() {
        *taken.entry(*at).or_default() += 1;
    }
    for (place, at) in places.iter_mut().zip(claimed) {
        if at.is_some_and(|at| taken.get(&at).is_some_and(|n| *n > 1)) && place.reason != STAYED {
            *place = Place::none(AnchorOutcome::Ambiguous, "Another record was found in the same place.");
        }
    }
}

/// Where `n` words of `other`, from `first` on, stand in `text`, as first tokens.
fn occurrences(text: &Folded, other: &Folded, first: usize, n: usize) -> Vec<usize> {
    if n == 0 {
        return Vec::new();
    }
    (0..text.tokens.len().saturating_sub(n - 1)).filter(|at| text.agrees(*at, other, first, n)).collect()
}

/// The bytes of a stretch of code points, where it lies in the text.
fn bytes(points: &CodePoints, (start, end): (u32, u32)) -> Option<Span> {
    Some(Span { start: points.byte_of(start)?, end: points.byte_of(end)? })
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

#[cfg(test)]
#[path = "anchor_tests.rs"]
mod tests;
