//! How far a measured share may be from the true one.
use crate::attribution::confidence::Count;

/// Between what a share probably lies, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// A small generator of numbers (splitmix64), so that the same seed gives the same interval
/// everywhere and for ever.
#[derive(Clone, Debug)]
pub(super) struct SplitMix(u64);

impl SplitMix {
    /// A generator that begins with this seed.
    pub(super) fn new(seed: u64) -> Self {
        SplitMix(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`, each as likely as the others for any `n` that occurs here.
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}

const RESAMPLES: usize = 1000;
const SEED: u64 = 1;

/// The 95 % intervals of several shares, by drawing articles with replacement a thousand times.
///
/// `counts` has a row an article and in it, for every share, how many cases are right and how many
/// cases there are; every row is of one length. Whole articles are drawn because the quotations of
/// one article are right or wrong together. A share has no interval (`None`) where fewer than two
/// articles have cases of it.
#[must_use]
pub fn by_resampling(counts: &[Vec<(u32, u32)>]) -> Vec<Option<Interval>> {
    let shares = counts.first().map_or(0, Vec::len);
    let mut drawn: Vec<Vec<f64>> = vec![Vec::with_capacity(RESAMPLES); shares];
    let mut random = SplitMix(SEED);
    let mut sums = vec![(0_u64, 0_u64); shares];
    for _ in 0..RESAMPLES {
        sums.fill((0, 0));
        for _ in 0..counts.len() {
            for (sum, (right, cases)) in sums.iter_mut().zip(&counts[random.below(counts.len())]) {
                sum.0 += u64::from(*right);
                sum.1 += u64::from(*cases);
            }
        }
        for (drawn, (right, cases)) in drawn.iter_mut().zip(&sums) {
            if *cases > 0 {
                drawn.push(*right as f64 / *cases as f64);
            }
        }
    }
    drawn
        .into_iter()
        .enumerate()
        .map(|(share, mut drawn)| {
            let with_cases = counts.iter().filter(|row| row[share].1 > 0).count();
            drawn.sort_unstable_by(f64::total_cmp);
            middle(&drawn).filter(|_| with_cases > 1)
        })
        .collect()
}

/// The 95 % interval of a figure of `n` articles, by drawing articles with replacement a thousand
/// times: `figure` makes it of the places of those drawn. `None` where no draw has the figure.
pub(super) fn of_statistic(n: usize, figure: impl Fn(&[usize]) -> Option<f64>) -> Option<Interval> {
    let mut random = SplitMix(SEED);
    let mut draw = vec![0; n];
    let mut drawn: Vec<f64> = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        draw.iter_mut().for_each(|place| *place = random.below(n));
        drawn.extend(figure(&draw));
    }
    drawn.sort_unstable_by(f64::total_cmp);
    middle(&drawn)
}

/// Between what the middle 95 % of these sorted numbers lie.
fn middle(drawn: &[f64]) -> Option<Interval> {
    let at = |place: usize| drawn.get(place * drawn.len() / RESAMPLES).copied();
    Some(Interval { low: at(RESAMPLES / 40)?, high: at(RESAMPLES * 39 / 40 - 1)? })
}

/// The 95 % Wilson interval of `right` cases out of `cases`, or `None` where there are no cases.
#[must_use]
pub fn wilson(right: u32, cases: u32) -> Option<Interval> {
    Count { n: cases, right }.wilson().map(|(low, high)| Interval { low, high })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_generator_is_splitmix64() {
        let mut random = SplitMix(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn wilson_is_the_textbook_interval() {
        let interval = wilson(8, 10).expect("cases");
        assert!(
            (interval.low - 0.490_16).abs() < 1e-4 && (interval.high - 0.943_32).abs() < 1e-4,
            "{interval:?}"
        );
        assert_eq!(wilson(10, 10).map(|i| i.high), Some(1.0));
        assert_eq!(wilson(0, 0), None);
    }

    #[test]
    fn articles_are_drawn_whole() {
        // Two articles, one all right and one all wrong: draws are 0, a half or 1.
        let intervals = by_resampling(&[vec![(10, 10), (0, 0)], vec![(0, 10), (1, 1)]]);
        assert_eq!(intervals, [Some(Interval { low: 0.0, high: 1.0 }), None]);
        assert_eq!(by_resampling(&[]), []);
    }

    #[test]
    fn a_hundred_fair_articles_give_the_normal_interval() {
        let counts: Vec<_> = (0..100).map(|i| vec![(i % 2, 1)]).collect();
        let interval = by_resampling(&counts)[0].expect("an interval");
        assert!((interval.low - 0.40).abs() < 0.02 && (interval.high - 0.60).abs() < 0.02, "{interval:?}");
    }

    proptest! {
        #[test]
        fn an_interval_holds_the_share(right in 0_u32..50, wrong in 0_u32..50) {
            if let Some(interval) = wilson(right, right + wrong) {
                let share = f64::from(right) / f64::from(right + wrong);
                prop_assert!(0.0 <= interval.low && interval.low <= share);
                prop_assert!(share <= interval.high && interval.high <= 1.0);
            }
        }
    }
}
