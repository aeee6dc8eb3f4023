//! The new text as a place to look for words in.
use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::Anchor;
use super::AnchorOutcome;
use super::old_text::Old;
use super::place::{Place, STAYED};
use crate::gold::fingerprint::{Cut, Fingerprint};
use crate::gold::fold::Folded;
use crate::text::{CodePoints, Span};

/// Both texts as words, and how they go together.
pub(super) struct Search<'t> {
    pub(super) new_text: &'t str,
    pub(super) new_points: CodePoints<'t>,
    pub(super) new: Folded,
    pub(super) old: Option<Old<'t>>,
    /// For each count of words that was asked for, where the words of each hash stand.
    by_hash: RefCell<FxHashMap<u32, FxHashMap<u64, Vec<usize>>>>,
}

impl<'t> Search<'t> {
    pub(super) fn new(old: Option<&'t str>, new: &'t str) -> Search<'t> {
        let folded = Folded::new(new);
        let old = old.map(|text| Old::new(text, &folded));
        Search {
            new_text: new,
            new_points: CodePoints::new(new),
            new: folded,
            old,
            by_hash: RefCell::default(),
        }
    }

    /// Where words with this fingerprint stand, as first tokens.
    pub(super) fn windows(&self, print: Fingerprint) -> Vec<usize> {
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

    /// The bytes of `n` tokens from `at` on without what is cut off the first and the last, where
    /// that can be cut off here too.
    pub(super) fn span(&self, at: usize, n: usize, cut: Cut) -> Option<Span> {
        let mut span = self.new.span(at, at + n);
        let (first, last) = (&self.new.tokens[at], &self.new.tokens[at + n - 1]);
        if cut.before > 0 {
            let text = first.span.of(self.new_text);
            span.start += text.char_indices().nth(cut.before as usize)?.0 as u32;
        }
        if cut.after > 0 {
            let text = last.span.of(self.new_text);
            match text.char_indices().rev().nth(cut.after as usize - 1) {
                Some((from, _)) if from > 0 => span.end -= (text.len() - from) as u32,
                // Half of a doubled mark that is a single one now is all of it.
                _ if !last.is_word => {}
                _ => return None,
            }
        }
        (span.start < span.end).then_some(span)
    }

    /// The place of a record that is about this very text, or seems to be.
    pub(super) fn stay(&self, anchor: &Anchor) -> Option<Place> {
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
            at,
            span: Some(span),
            mention: mention.flatten(),
            cue: cue.flatten(),
            ..Place::none(AnchorOutcome::Unchanged, STAYED)
        })
    }
}

/// Where `n` words of `other`, from `first` on, stand in `text`, as first tokens.
pub(super) fn occurrences(text: &Folded, other: &Folded, first: usize, n: usize) -> Vec<usize> {
    if n == 0 {
        return Vec::new();
    }
    (0..text.tokens.len().saturating_sub(n - 1)).filter(|at| text.agrees(*at, other, first, n)).collect()
}

/// The bytes of a stretch of code points, where it lies in the text.
pub(super) fn bytes(points: &CodePoints, (start, end): (u32, u32)) -> Option<Span> {
    Some(Span { start: points.byte_of(start)?, end: points.byte_of(end)? })
}
