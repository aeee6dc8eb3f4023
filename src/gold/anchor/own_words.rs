//! The way without the old text: by a record's own words, or what it keeps of them.
use super::place::Place;
use super::search::{Search, bytes, occurrences};
use super::{ALONE, Anchor, AnchorOutcome, DRIFT, ENOUGH, LONG, NEAR_THRESHOLD, REACH};
use crate::gold::fingerprint::{Cut, Fingerprint, Fingerprints};
use crate::gold::fold::Folded;
use crate::gold::near;
use crate::text::Span;

/// Where a record stood, and how far on, in code points, it stands now.
pub(super) type Move = (u32, i64);

/// What is known of a mention or a cue.
struct Detail<'r> {
    stretch: (u32, u32),
    words: Option<&'r str>,
    print: Option<Fingerprint>,
}

/// Where a record's words, or words with their fingerprint, stand in the text.
struct Candidates {
    /// The record's words, where they are known as they were.
    exact: Option<Folded>,
    /// The first token of each place.
    starts: Vec<usize>,
    /// Number of tokens.
    n: usize,
    /// Number of words among them.
    n_words: usize,
}

impl Candidates {
    /// The record's words one by one, where they are known.
    fn words(&self) -> Option<Vec<&str>> {
        self.exact.as_ref().map(|exact| (0..self.n).map(|index| exact.word(index)).collect())
    }
}

impl Search<'_> {
    /// The place by the record's own words or fingerprints.
    pub(super) fn without_old(&self, anchor: &Anchor) -> Place {
        let Some(candidates) = self.candidates(anchor) else {
            return Place::none(
                AnchorOutcome::Lost,
                "The text is another, and the table holds neither the words nor fingerprints of them; the old text would help.",
            );
        };
        let prints = &anchor.fingerprints;
        let (likeliest, n_sides) = self.likeliest(prints, &candidates);
        // Older tables have no fingerprint of a span that begins or ends inside a word, though they
        // have those of its neighbours.
        let has_neighbours = prints.before.is_some() || prints.after.is_some();
        let is_cut = prints.span.is_none() && has_neighbours;
        let n = candidates.n;
        let is_only = candidates.starts.len() == 1;
        let is_long_enough = !has_neighbours && is_only && candidates.n_words >= LONG;
        let mut place = match likeliest[..] {
            _ if is_cut => Place::none(
                AnchorOutcome::Ambiguous,
                "It begins or ends inside a word or mark, which only the old text could tell.",
            ),
            [] => match candidates.words() {
                Some(words) => Place::near(&self.new, near::find(&words, &self.new, |_| true)),
                None => self.between_neighbours(prints, n),
            },
            [at] if n_sides > 0 || is_long_enough => {
                self.with_details(anchor, at, n, "Its words were found again.", &[])
            }
            [at] if is_only && self.stands_alone(anchor, &candidates, at) => {
                let reason =
                    "Its words were found again, once in the whole text; those around them were edited.";
                self.with_details(anchor, at, n, reason, &[])
            }
            _ => undecided(likeliest.len()),
        };
        if place.outcome == AnchorOutcome::Ambiguous && !is_cut {
            place.rivals = likeliest;
        }
        place.n_tokens = n;
        place
    }

    /// Where the record's words stand, or else words with their fingerprint; `None` where the
    /// record keeps neither.
    fn candidates(&self, anchor: &Anchor) -> Option<Candidates> {
        let print = anchor.fingerprints.span;
        let cut = print.map_or(Cut::default(), |print| print.cut);
        // Words of which the first or last is but a part of one are known by their fingerprint.
        let exact = anchor.exact.filter(|_| cut == Cut::default()).map(Folded::new);
        if let Some(exact) = exact.filter(|exact| !exact.tokens.is_empty()) {
            let n = exact.tokens.len();
            let (starts, n_words) = (occurrences(&self.new, &exact, 0, n), exact.words_in(0, n));
            return Some(Candidates { exact: Some(exact), starts, n, n_words });
        }
        let print = print?;
        let starts = self.windows(print);
        let n = print.count as usize;
        let n_words = starts.first().map_or(0, |at| self.new.words_in(*at, at + n));
        Some(Candidates { exact: None, starts, n, n_words })
    }

    /// The candidates of which most sides, before and after, are the old ones, and how many sides
    /// those are.
    fn likeliest(&self, prints: &Fingerprints, candidates: &Candidates) -> (Vec<usize>, usize) {
        let sides = |at: usize| {
            let before = prints.before.is_some_and(|print| self.is_before(print, at));
            let after = prints.after.is_some_and(|print| self.is_after(print, at + candidates.n));
            usize::from(before) + usize::from(after)
        };
        let starts = &candidates.starts;
        let best = starts.iter().map(|at| sides(*at)).max().unwrap_or(0);
        (starts.iter().copied().filter(|at| sides(*at) == best).collect(), best)
    }

    /// Whether the only words in the text that are the record's are enough to be believed though
    /// all around them is another, and nothing else there could be the record's words edited.
    fn stands_alone(&self, anchor: &Anchor, candidates: &Candidates, at: usize) -> bool {
        let (n, n_words) = (candidates.n, candidates.n_words);
        let known = self.with_details(anchor, at, n, "", &[]);
        let words_of = |span: Option<Span>| {
            let tokens = span.and_then(|span| self.new.touched(span));
            tokens.map_or(0, |(first, last)| self.new.words_in(first, last))
        };
        let moved =
            known.span.map(|span| i64::from(self.new_points.at(span.start)) - i64::from(anchor.span.0));
        let stays = |old: Option<(u32, u32)>, new: Option<Span>| match (old, new) {
            (Some((start, _)), Some(span)) => {
                moved == Some(i64::from(self.new_points.at(span.start)) - i64::from(start))
            }
            _ => false,
        };
        let mut words = n_words;
        if n_words >= LONG && stays(anchor.mention, known.mention) && stays(anchor.cue, known.cue) {
            words += words_of(known.mention) + words_of(known.cue);
        }
        if words < ALONE {
            return false;
        }
        let Some(words) = candidates.words() else { return true };
        let other = near::find(&words, &self.new, |k| !(at..at + n).contains(&k));
        other.is_none_or(|other| other.score < NEAR_THRESHOLD)
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
    pub(super) fn with_details(
        &self,
        anchor: &Anchor,
        at: usize,
        n: usize,
        reason: &str,
        moves: &[Move],
    ) -> Place {
        let cut = anchor.fingerprints.span.map_or(Cut::default(), |print| print.cut);
        let Some(span) = self.span(at, n, cut) else {
            return Place::none(
                AnchorOutcome::Ambiguous,
                "It begins or ends inside a mark that has another style now.",
            );
        };
        let mut place = Place::found((at, at + n), span, reason);
        place.n_tokens = n;
        let start = self.new_points.at(span.start);
        let prints = &anchor.fingerprints;
        let details = [
            (anchor.mention, anchor.mention_text, prints.mention, "the words that name the speaker"),
            (anchor.cue, None, prints.cue, "the cue"),
        ];
        let mut found = [None, None];
        for ((stretch, words, print, what), found) in details.into_iter().zip(&mut found) {
            let Some(stretch) = stretch else { continue };
            *found = self.detail(anchor, (at, n), start, &Detail { stretch, words, print }, moves);
            if found.is_none() {
                place.outcome = AnchorOutcome::Changed;
                place.lacks_detail = true;
                place.reason =
                    format!("Its words were found again, but where {what} went cannot be told for certain.");
            }
        }
        [place.mention, place.cue] = found;
        place
    }

    /// Where a mention or cue stands, seen from its span, which begins at `start` now.
    fn detail(
        &self,
        anchor: &Anchor,
        (at, n): (usize, usize),
        start: u32,
        detail: &Detail,
        moves: &[Move],
    ) -> Option<Span> {
        let Detail { stretch, words, print } = *detail;
        let shift =
            |offset: u32| u32::try_from(i64::from(offset) - i64::from(anchor.span.0) + i64::from(start)).ok();
        let expected = (shift(stretch.0), shift(stretch.1));
        let cut = print.map_or(Cut::default(), |print| print.cut);
        let (candidates, length) = match (words, print) {
            (Some(words), _) if cut == Cut::default() => {
                let folded = Folded::new(words);
                let n = folded.tokens.len();
                (occurrences(&self.new, &folded, 0, n), n)
            }
            (_, Some(print)) => (self.windows(print), print.count as usize),
            (_, None) => return self.vouched(anchor, (at, n), (expected.0?, expected.1?)),
        };
        let is_before = stretch.0 < anchor.span.0;
        let all: Vec<Span> = candidates
            .into_iter()
            .filter_map(|first| self.span(first, length, cut))
            .filter(|span| (self.new_points.at(span.start) < start) == is_before)
            .collect();
        self.likeliest_detail(&all, stretch.0, expected.0, moves)
    }

    /// Of the places with the words of a mention or cue, that which is as far from its span as the
    /// old one, or has moved as far as a record beside it.
    fn likeliest_detail(
        &self,
        all: &[Span],
        old: u32,
        expected: Option<u32>,
        moves: &[Move],
    ) -> Option<Span> {
        let drift = |span: &Span| expected.map(|expected| expected.abs_diff(self.new_points.at(span.start)));
        let near: Vec<&Span> =
            all.iter().filter(|span| drift(span).is_some_and(|drift| drift <= REACH)).collect();
        let there = near.iter().find(|span| drift(span) == Some(0));
        // What came between the two has moved the next record beyond it as far.
        let beyond = moves.iter().filter(|(from, _)| *from > old).min_by_key(|(from, _)| *from);
        let before = moves.iter().filter(|(from, _)| *from < old).max_by_key(|(from, _)| *from);
        let is_as_far = |span: &&Span| {
            let by = i64::from(self.new_points.at(span.start)) - i64::from(old);
            beyond.into_iter().chain(before).any(|(_, moved)| *moved == by)
        };
        let far: Vec<&Span> = all.iter().filter(is_as_far).collect();
        match (there, &far[..], &near[..]) {
            (Some(there), ..) => Some(**there),
            (None, [only], _) => Some(**only),
            // The same words once more within reach might be the right ones, moved on by what was
            // put before them.
            (None, [], [only]) if drift(only).is_some_and(|drift| drift <= DRIFT) => Some(**only),
            _ => None,
        }
    }

    /// The stretch where a mention or cue is expected, if the fingerprints vouch for all of it:
    /// without its words, nothing else can be trusted.
    fn vouched(&self, anchor: &Anchor, (at, n): (usize, usize), expected: (u32, u32)) -> Option<Span> {
        let span = bytes(&self.new_points, expected)?;
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
}

/// No place, since as many as these could be it.
fn undecided(n_places: usize) -> Place {
    let reason = if n_places == 1 {
        "They may stand there by chance: the words around them are not known to be the old ones.".to_owned()
    } else {
        format!("Its words stand in {n_places} places, and nothing around them tells which is meant.")
    };
    Place::none(AnchorOutcome::Ambiguous, reason)
}
