//! A sample of cases, drawn so that every stratum has its share of it.
use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

choice! {
    /// What quotations are sorted into strata by, so that a sample has its share of each.
    pub enum Stratum {
        /// Who published the article.
        Outlet = "outlet",
        /// The type that the rules give it.
        Type = "type",
        /// What sort of speaker the rules give it.
        SpeakerKind = "kind",
        /// By what words the rules have the speaker given.
        Attribution = "attribution",
        /// The article itself.
        Article = "article",
    }
}

/// Something that may be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What it is sorted by: the values of the strata.
    pub stratum: Vec<String>,
    /// What names it, and decides together with the seed whether it is drawn.
    pub key: String,
}

/// Draws `n` of the cases, or all where there are no more, and gives their indexes in order.
///
/// Every stratum has its share of the sample by largest remainders, and at least one case where the
/// sample has room for that. Which cases of a stratum are drawn depends on the seed and their keys
/// alone: cases that come or go elsewhere change nothing but the shares.
#[must_use]
pub fn sample(cases: &[Case], n: usize, seed: u64) -> Vec<usize> {
    let mut strata: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (index, case) in cases.iter().enumerate() {
        strata.entry(&case.stratum).or_default().push(index);
    }
    let sizes: Vec<usize> = strata.values().map(Vec::len).collect();
    let mut drawn: Vec<usize> = Vec::with_capacity(n.min(cases.len()));
    for (mut members, share) in strata.into_values().zip(shares(&sizes, n)) {
        members.sort_by_cached_key(|index| (lot(&cases[*index].key, seed), *index));
        drawn.extend(&members[..share]);
    }
    drawn.sort_unstable();
    drawn
}

/// By lot: a number that the seed and the key decide.
fn lot(key: &str, seed: u64) -> [u8; 32] {
    Sha256::new().chain_update(seed.to_le_bytes()).chain_update(key.as_bytes()).finalize().into()
}

/// How many of a sample of `n` fall to strata of these sizes.
fn shares(sizes: &[usize], n: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    let n = n.min(all);
    if n == 0 {
        return vec![0; sizes.len()];
    }
    let least = usize::from(n >= sizes.len());
    // Sizes and samples are counts of quotations, whose product stays far below 2 to the 128.
    let product = |size: usize| n as u128 * size as u128;
    let whole = |size: usize| (product(size) / all as u128) as usize;
    let mut shares: Vec<usize> = sizes.iter().map(|size| whole(*size).max(least)).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(product(sizes[*at]) % all as u128), *at));
    while shares.iter().sum::<usize>() < n {
        for at in &order {
            if shares.iter().sum::<usize>() < n && shares[*at] < sizes[*at] {
                shares[*at] += 1;
            }
        }
    }
    while shares.iter().sum::<usize>() > n {
        // The least shares took more than their part; the largest stratum gives it.
        let Some(largest) = (0..shares.len()).max_by_key(|at| (shares[*at], std::cmp::Reverse(*at))) else {
            break;
        };
        shares[largest] -= 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cases(sizes: &[usize]) -> Vec<Case> {
        let of = |(at, size): (usize, &usize)| {
            (0..*size)
                .map(move |n| Case { stratum: vec![format!("{at}")], key: format!("q_{at}_{n}") })
                .collect::<Vec<_>>()
        };
        sizes.iter().enumerate().flat_map(of).collect()
    }

    #[test]
    fn shares_are_those_of_the_whole() {
        assert_eq!(shares(&[600, 300, 100], 10), [6, 3, 1]);
        assert_eq!(shares(&[996, 2, 2], 10), [8, 1, 1], "the small ones have one each");
        assert_eq!(shares(&[10, 10, 10], 2), [1, 1, 0]);
        assert_eq!(shares(&[3, 1], 9), [3, 1]);
        assert!(shares(&[], 3).is_empty());
        assert_eq!(shares(&[5, 5], 0), [0, 0]);
    }

    #[test]
    fn a_sample_is_its_seeds() {
        let cases = cases(&[50, 30]);
        let drawn = sample(&cases, 16, 7);
        assert_eq!(drawn, sample(&cases, 16, 7));
        assert_ne!(drawn, sample(&cases, 16, 8));
        assert_eq!(drawn.iter().filter(|index| **index < 50).count(), 10);
    }

    #[test]
    fn a_new_stratum_leaves_the_choice_in_the_others() {
        let few = cases(&[40, 40]);
        let more = cases(&[40, 40, 40]);
        let keys = |cases: &[Case], n| -> Vec<String> {
            sample(cases, n, 1).into_iter().map(|index| cases[index].key.clone()).collect()
        };
        let before = keys(&few, 20);
        assert!(before.iter().all(|key| keys(&more, 30).contains(key)));
    }

    proptest! {
        #[test]
        fn as_many_are_drawn_as_are_asked_for(sizes in prop::collection::vec(1_usize..40, 0..9), n in 0_usize..120) {
            let all: usize = sizes.iter().sum();
            let shares = shares(&sizes, n);
            prop_assert_eq!(shares.iter().sum::<usize>(), n.min(all));
            prop_assert!(shares.iter().zip(&sizes).all(|(share, size)| share <= size));
            prop_assert!(n < sizes.len() || shares.iter().all(|share| *share > 0));
            let drawn = sample(&cases(&sizes), n, 3);
            prop_assert_eq!(drawn.len(), n.min(all));
            prop_assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
