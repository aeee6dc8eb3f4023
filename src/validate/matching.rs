//! Which span given stands for which gold span: one to one, and the best that can be had.
use std::collections::HashMap;

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// A stretch of code points, half-open.
type Stretch = (u32, u32);

/// For each stretch of `one`, the index of its partner in `other`, if it has one.
///
/// Nobody has two partners. Equal stretches are partners before all others; the rest are paired so
/// that the sum of what the partners have in common is as large as can be, by the Kuhn–Munkres
/// algorithm. What two stretches have in common is the number of code points in both over the
/// number in either; partners share one code point at least.
#[must_use]
pub fn partners(one: &[Stretch], other: &[Stretch]) -> Vec<Option<usize>> {
    let mut partner = vec![None; one.len()];
    let mut is_taken = vec![false; other.len()];
    let mut places: HashMap<Stretch, Vec<usize>> = HashMap::new();
    // Backwards, so that the first of several equal ones is popped first.
    for (index, stretch) in other.iter().enumerate().rev() {
        places.entry(*stretch).or_default().push(index);
    }
    for (stretch, partner) in one.iter().zip(&mut partner) {
        if let Some(index) = places.get_mut(stretch).and_then(Vec::pop) {
            *partner = Some(index);
            is_taken[index] = true;
        }
    }
    let mut left: Vec<Left> = Vec::new();
    left.extend(one.iter().enumerate().filter(|(index, _)| partner[*index].is_none()).map(Left::one));
    left.extend(other.iter().enumerate().filter(|(index, _)| !is_taken[*index]).map(Left::other));
    left.sort_by_key(|left| left.stretch);
    let (mut first, mut reached) = (0, 0);
    for index in 0..=left.len() {
        let ends = left.get(index).is_none_or(|next| next.stretch.0 >= reached);
        if ends && index > first {
            pair(&left[first..index], &mut partner);
            first = index;
        }
        reached = reached.max(left.get(index).map_or(0, |next| next.stretch.1));
    }
    partner
}

/// A stretch that has no equal.
struct Left {
    stretch: Stretch,
    index: usize,
    is_one: bool,
}

impl Left {
    fn one((index, stretch): (usize, &Stretch)) -> Left {
        Left { stretch: *stretch, index, is_one: true }
    }

    fn other((index, stretch): (usize, &Stretch)) -> Left {
        Left { stretch: *stretch, index, is_one: false }
    }
}

/// Pairs stretches that overlap each other in a chain, and no others.
fn pair(chain: &[Left], partner: &mut [Option<usize>]) {
    let (one, other): (Vec<&Left>, Vec<&Left>) = chain.iter().partition(|left| left.is_one);
    if one.is_empty() || other.is_empty() {
        return;
    }
    // The algorithm wants at least as many columns as rows.
    let is_turned = one.len() > other.len();
    let (rows, columns) = if is_turned { (&other, &one) } else { (&one, &other) };
    let weights = Matrix::from_fn(rows.len(), columns.len(), |(row, column)| {
        in_common(rows[row].stretch, columns[column].stretch)
    });
    let (_, chosen) = kuhn_munkres(&weights);
    for (row, column) in chosen.into_iter().enumerate() {
        if weights[(row, column)] > 0 {
            let (one, other) = if is_turned { (column, row) } else { (row, column) };
            let (rows, columns) = if is_turned { (columns, rows) } else { (rows, columns) };
            partner[rows[one].index] = Some(columns[other].index);
        }
    }
}

/// What two stretches have in common, in thousand millionths.
fn in_common(a: Stretch, b: Stretch) -> i64 {
    let both = i64::from(shared(a, b));
    let either = i64::from(a.1 - a.0) + i64::from(b.1 - b.0) - both;
    // At least 1 where they share anything, so that the smallest overlap is one.
    if both == 0 { 0 } else { (both * 1_000_000_000 / either.max(1)).max(1) }
}

/// How many code points two stretches share.
#[must_use]
pub fn shared(a: Stretch, b: Stretch) -> u32 {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nobody_has_two_partners() {
        // One long span given over two of gold is the partner of the one that it fits better.
        assert_eq!(partners(&[(0, 10), (12, 40)], &[(0, 40)]), [None, Some(0)]);
        assert_eq!(partners(&[(0, 40)], &[(0, 10), (12, 40)]), [Some(1)]);
        assert_eq!(partners(&[], &[(0, 1)]), []);
        assert_eq!(partners(&[(0, 1)], &[(1, 2)]), [None], "touching is not overlapping");
    }

    #[test]
    fn the_best_whole_is_taken_and_not_the_best_first() {
        // Whoever gives the first gold span its best partner, (4, 12), leaves the second with none.
        let (gold, given) = ([(0, 12), (11, 30)], [(0, 8), (4, 13)]);
        assert_eq!(partners(&gold, &given), [Some(0), Some(1)]);
    }

    #[test]
    fn equal_spans_are_partners_whatever_it_costs_the_others() {
        let (gold, given) = ([(0, 10), (10, 20)], [(0, 10), (9, 12)]);
        assert_eq!(partners(&gold, &given), [Some(0), Some(1)]);
        let (gold, given) = ([(0, 10), (2, 10)], [(0, 10)]);
        assert_eq!(partners(&gold, &given), [Some(0), None]);
        let twice = [(3, 5), (3, 5)];
        assert_eq!(partners(&twice, &twice), [Some(0), Some(1)]);
    }

    /// The best sum of what partners have in common, by trying every pairing.
    fn best(one: &[Stretch], other: &[Stretch]) -> i64 {
        let Some((first, rest)) = one.split_first() else { return 0 };
        let without = best(rest, other);
        (0..other.len())
            .map(|at| {
                let left: Vec<_> = [&other[..at], &other[at + 1..]].concat();
                in_common(*first, other[at]) + best(rest, &left)
            })
            .fold(without, i64::max)
    }

    fn stretches() -> impl Strategy<Value = Vec<Stretch>> {
        prop::collection::vec((0_u32..20, 1_u32..9).prop_map(|(start, n)| (start, start + n)), 0..5)
    }

    proptest! {
        #[test]
        fn no_pairing_is_better(one in stretches(), other in stretches()) {
            let partner = partners(&one, &other);
            let pairs: Vec<_> = partner.iter().enumerate().filter_map(|(i, p)| Some((i, (*p)?))).collect();
            let mut taken: Vec<_> = pairs.iter().map(|(_, other)| *other).collect();
            taken.sort_unstable();
            taken.dedup();
            prop_assert_eq!(taken.len(), pairs.len());
            prop_assert!(pairs.iter().all(|(i, j)| shared(one[*i], other[*j]) > 0));
            // Those that are equal are set apart first; among the rest nothing is better.
            let equal = |(i, j): &(usize, usize)| one[*i] == other[*j];
            let rest_one: Vec<_> = (0..one.len()).filter(|i| !pairs.iter().any(|p| p.0 == *i && equal(p))).collect();
            let rest_other: Vec<_> = (0..other.len()).filter(|j| !pairs.iter().any(|p| p.1 == *j && equal(p))).collect();
            let rest_one: Vec<_> = rest_one.into_iter().map(|i| one[i]).collect();
            let rest_other: Vec<_> = rest_other.into_iter().map(|j| other[j]).collect();
            prop_assert!(rest_one.iter().all(|a| !rest_other.contains(a)), "equal ones are partners");
            let sum: i64 = pairs.iter().filter(|p| !equal(p)).map(|(i, j)| in_common(one[*i], other[*j])).sum();
            prop_assert_eq!(sum, best(&rest_one, &rest_other));
        }
    }
}
