//! Which words of an edited text are which words of the old one.
//!
//! Whole lines are compared first; a line that went elsewhere unchanged is found there; between
//! the lines that stay, words are compared.
use imara_diff::{Algorithm, Diff, InternedInput, Token as Interned};
use rustc_hash::FxHashMap;

use super::fold::{Folded, MARK};

/// How a word was found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Its line stayed as it is, in its order.
    Line,
    /// Its line went elsewhere, unchanged.
    MovedLine,
    /// Its line was edited around it.
    Word,
}

/// For each token of the old text, the one of the new text that it is, if any.
#[derive(Debug)]
pub(super) struct Alignment {
    forward: Vec<Option<(u32, Found)>>,
    backward: Vec<Option<u32>>,
}

impl Alignment {
    pub(super) fn new(old: &Folded, new: &Folded) -> Alignment {
        let mut alignment =
            Alignment { forward: vec![None; old.tokens.len()], backward: vec![None; new.tokens.len()] };
        let (old_lines, new_lines) = (lines(old), lines(new));
        let mut input = InternedInput::default();
        input.update_before(old_lines.iter().map(|line| key(old, *line)));
        input.update_after(new_lines.iter().map(|line| key(new, *line)));
        let diff = Diff::compute(Algorithm::Histogram, &input);

        let (mut i, mut j) = (0, 0);
        let mut hunks = Vec::new();
        let ends = (old_lines.len() as u32, new_lines.len() as u32);
        let last = std::iter::once((ends.0..ends.0, ends.1..ends.1));
        for (before, after) in diff.hunks().map(|hunk| (hunk.before, hunk.after)).chain(last) {
            while i < before.start && j < after.start {
                alignment.pair(old_lines[i as usize], new_lines[j as usize], Found::Line);
                (i, j) = (i + 1, j + 1);
            }
            (i, j) = (before.end, after.end);
            hunks.push((before, after));
        }

        let moved = moved_lines(&input, &hunks);
        for (i, j) in &moved {
            alignment.pair(old_lines[*i as usize], new_lines[*j as usize], Found::MovedLine);
        }
        for (before, after) in &hunks {
            let free_old: Vec<u32> = tokens(&old_lines, before.clone())
                .filter(|at| alignment.forward[*at as usize].is_none())
                .collect();
            let free_new: Vec<u32> = tokens(&new_lines, after.clone())
                .filter(|at| alignment.backward[*at as usize].is_none())
                .collect();
            alignment.words(old, new, &free_old, &free_new);
        }
        alignment
    }

    /// Which token of the new text the old one at `index` is.
    pub(super) fn forward(&self, index: usize) -> Option<(usize, Found)> {
        self.forward[index].map(|(at, found)| (at as usize, found))
    }

    /// Which token of the old text the new one at `index` is.
    pub(super) fn backward(&self, index: usize) -> Option<usize> {
        self.backward[index].map(|at| at as usize)
    }

    fn set(&mut self, old: u32, new: u32, found: Found) {
        self.forward[old as usize] = Some((new, found));
        self.backward[new as usize] = Some(old);
    }

    fn pair(&mut self, old: (u32, u32), new: (u32, u32), found: Found) {
        for (i, j) in (old.0..old.1).zip(new.0..new.1) {
            self.set(i, j, found);
        }
    }

    /// Compares the words of edited lines.
    fn words(&mut self, old: &Folded, new: &Folded, free_old: &[u32], free_new: &[u32]) {
        if free_old.is_empty() || free_new.is_empty() {
            return;
        }
        let mut input = InternedInput::default();
        input.update_before(free_old.iter().map(|at| old.word(*at as usize)));
        input.update_after(free_new.iter().map(|at| new.word(*at as usize)));
        let mut diff = Diff::compute(Algorithm::Histogram, &input);
        // An added sentence that begins or ends like its neighbour could lie in several places;
        // the one that begins where a sentence begins is meant.
        let after_tokens = input.after.as_ptr();
        diff.postprocess_with(
            &input.before,
            &input.after,
            |tokens: &[Interned], hunk: std::ops::Range<u32>, earliest: u32| {
                let is_new = std::ptr::eq(tokens.as_ptr(), after_tokens);
                let (folded, free) = if is_new { (new, free_new) } else { (old, free_old) };
                best_end(folded, free, &hunk, earliest)
            },
        );
        let (mut i, mut j) = (0_u32, 0_u32);
        let ends = (free_old.len() as u32, free_new.len() as u32);
        let last = std::iter::once((ends.0..ends.0, ends.1..ends.1));
        for (before, after) in diff.hunks().map(|hunk| (hunk.before, hunk.after)).chain(last) {
            while i < before.start && j < after.start {
                self.set(free_old[i as usize], free_new[j as usize], Found::Word);
                (i, j) = (i + 1, j + 1);
            }
            (i, j) = (before.end, after.end);
        }
    }
}

/// The lines that have words, as ranges of tokens.
fn lines(folded: &Folded) -> Vec<(u32, u32)> {
    let mut lines: Vec<(u32, u32)> = Vec::new();
    for (index, token) in folded.tokens.iter().enumerate() {
        let index = index as u32;
        match lines.last_mut().filter(|_| !token.starts_line) {
            Some(line) => line.1 = index + 1,
            None => lines.push((index, index + 1)),
        }
    }
    lines
}

fn key(folded: &Folded, (first, last): (u32, u32)) -> String {
    let words: Vec<&str> = (first..last).map(|index| folded.word(index as usize)).collect();
    words.join(" ")
}

fn tokens(lines: &[(u32, u32)], range: std::ops::Range<u32>) -> impl Iterator<Item = u32> {
    lines[range.start as usize..range.end as usize].iter().flat_map(|(first, last)| *first..*last)
}

type Hunks = [(std::ops::Range<u32>, std::ops::Range<u32>)];

/// The lines that are gone from one place and stand, once, in another.
fn moved_lines(input: &InternedInput<String>, hunks: &Hunks) -> Vec<(u32, u32)> {
    let mut seen: FxHashMap<u32, (Vec<u32>, Vec<u32>)> = FxHashMap::default();
    for (before, after) in hunks {
        for i in before.clone() {
            seen.entry(input.before[i as usize].0).or_default().0.push(i);
        }
        for j in after.clone() {
            seen.entry(input.after[j as usize].0).or_default().1.push(j);
        }
    }
    let mut moved: Vec<(u32, u32)> = hunks
        .iter()
        .flat_map(|(before, _)| before.clone())
        .filter_map(|i| match seen.get(&input.before[i as usize].0)? {
            (old, new) if old.len() == 1 && new.len() == 1 => Some((i, new[0])),
            _ => None,
        })
        .collect();
    moved.sort_unstable();
    moved
}

/// Where an added or removed stretch best ends, of all the places where it could.
fn best_end(folded: &Folded, free: &[u32], hunk: &std::ops::Range<u32>, earliest: u32) -> u32 {
    const MOST: u32 = 100;
    let length = hunk.end - hunk.start;
    let lowest = earliest.max(hunk.end.saturating_sub(MOST)).max(length);
    (lowest..=hunk.end)
        .rev()
        .max_by_key(|end| (border(folded, free, end - length), std::cmp::Reverse(hunk.end - end)))
        .unwrap_or(hunk.end)
}

/// How much a place looks like the beginning of a sentence.
fn border(folded: &Folded, free: &[u32], at: u32) -> u32 {
    let Some(token) = free.get(at as usize).map(|index| *index as usize) else { return 2 };
    let here = &folded.tokens[token];
    if here.starts_line || token == 0 {
        return 3;
    }
    let before = &folded.tokens[token - 1];
    if before.span.end == here.span.start {
        return 0;
    }
    let ends = |index: usize| matches!(folded.word(index), "." | "!" | "?");
    let closed = folded.word(token - 1) == MARK && token > 1 && ends(token - 2);
    if ends(token - 1) || closed { 2 } else { 1 }
}
