//! The most similar words of a text, for a span whose own words are gone.
use rustc_hash::FxHashMap;

use super::fold::{Folded, MARK};

/// Words that are like others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    /// The tokens, from the first to before the last.
    pub(super) window: (usize, usize),
    /// Twice the words and marks in common, in their order, out of all on both sides; from 0 to 1.
    pub(super) score: f64,
}

/// How long a span may be for its words to be compared one by one.
const LONGEST: usize = 2000;

/// The most similar stretch of `text` that consists of free tokens; `None` where no word of it is there.
pub(super) fn find(words: &[&str], text: &Folded, is_free: impl Fn(usize) -> bool) -> Option<Near> {
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, word) in words.iter().enumerate() {
        places.entry(word).or_default().push(index);
    }
    // Every word in common speaks for the place where the span would begin; frequent ones whisper.
    let mut votes: FxHashMap<isize, f64> = FxHashMap::default();
    for at in (0..text.tokens.len()).filter(|at| text.tokens[*at].is_word && is_free(*at)) {
        let Some(indexes) = places.get(text.word(at)) else { continue };
        for index in indexes {
            *votes.entry(at as isize - *index as isize).or_default() += 1.0 / indexes.len() as f64;
        }
    }
    let slack = 2 + words.len() / 8;
    let near = |start: isize| -> f64 {
        (-(slack as isize)..=slack as isize).filter_map(|by| votes.get(&(start + by))).sum()
    };
    let mut starts: Vec<isize> = votes.keys().copied().collect();
    starts.sort_unstable();
    let best = starts
        .into_iter()
        .map(|start| (near(start), start))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?
        .1;
    let first = usize::try_from(best - slack as isize).unwrap_or(0);
    let last = usize::try_from(best + (words.len() + slack) as isize).unwrap_or(0).min(text.tokens.len());
    (first < last).then(|| compare(words, text, (first, last)))
}

/// How like the words those of a window are, which is narrowed to the first and last in common.
pub(super) fn compare(words: &[&str], text: &Folded, (first, last): (usize, usize)) -> Near {
    let (n, m) = (words.len(), last - first);
    if n == 0 || n > LONGEST || m > 4 * LONGEST {
        return Near { window: (first, last), score: 0.0 };
    }
    // Lengths of the longest common subsequences of the ends of both.
    let mut common = vec![0_u32; (n + 1) * (m + 1)];
    let at = |i: usize, j: usize| i * (m + 1) + j;
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            common[at(i, j)] = if words[i] == text.word(first + j) {
                common[at(i + 1, j + 1)] + 1
            } else {
                common[at(i + 1, j)].max(common[at(i, j + 1)])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut shared: Vec<usize> = Vec::new();
    while i < n && j < m {
        if words[i] == text.word(first + j) {
            shared.push(first + j);
            (i, j) = (i + 1, j + 1);
        } else if common[at(i + 1, j)] >= common[at(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    let (Some(low), Some(high)) = (shared.first(), shared.last()) else {
        return Near { window: (first, last), score: 0.0 };
    };
    let (mut low, mut high) = (*low, *high + 1);
    let is_mark = |at: usize| text.word(at) == MARK;
    if words[0] == MARK && !is_mark(low) && low > 0 && is_mark(low - 1) {
        low -= 1;
    }
    if words[n - 1] == MARK && !is_mark(high - 1) && high < text.tokens.len() && is_mark(high) {
        high += 1;
    }
    Near { window: (low, high), score: 2.0 * shared.len() as f64 / (n + high - low) as f64 }
}
