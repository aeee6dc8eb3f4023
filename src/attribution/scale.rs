//! The scale of confidence: what a product of two shares is worth in articles that nobody learned from.
//!
//! Counts make the surest look too sure and the unsure surer than they are, where the rules were mended by the
//! very articles that are counted, and where two shares are multiplied that fail together. So the product is put
//! on a scale of its own, a line through its log-odds:
//!
//! ```text
//! confidence = logistic(slope · ln(p / (1 - p)) + intercept)
//! ```
//!
//! This is Platt scaling (J. Platt, Probabilistic Outputs for Support Vector Machines, 1999): the two numbers are
//! those under which what came true is likeliest, found by Newton's method (H.-T. Lin, C.-J. Lin and R. Weng, A Note
//! on Platt's Probabilistic Outputs, 2007). They are fitted on gold of which half of the articles was never read by
//! those who made the rules, once on all of it and once without each fold; and by plainness, because it is what is
//! less plainly attributed that mends are for, and where other news holds what no mend was made for.

/// The names of the columns of `scale.csv`. `fold` is the one left out; empty where none is.
pub const SCALE_COLUMNS: [&str; 5] = ["plainness", "fold", "slope", "intercept", "n"];

/// How near to 0 and to 1 a share is taken to come, for the log-odds of a certainty have no end.
const NEAREST: f64 = 1e-6;

/// How many steps a fit takes at most; it comes to rest after fewer than ten.
const STEPS: usize = 50;

/// How small a step shows that a fit has come to rest.
const REST: f64 = 1e-10;

/// A line through the log-odds of a share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// By how much log-odds are stretched.
    pub slope: f64,
    /// What is added to them.
    pub intercept: f64,
}

impl Default for Scale {
    /// The scale that changes nothing.
    fn default() -> Self {
        Scale { slope: 1.0, intercept: 0.0 }
    }
}

impl Scale {
    /// The share on this scale, from 0 to 1.
    #[must_use]
    pub fn apply(self, share: f64) -> f64 {
        logistic(self.slope * log_odds(share) + self.intercept)
    }

    /// The scale under which it is likeliest that those of the cases came true that did. A case is its share
    /// without a scale and whether it came true. Where all cases have one share, or all came true or none, no line
    /// is the likeliest, and the answer is the scale that changes nothing.
    #[must_use]
    pub fn fit(cases: &[(f64, bool)]) -> Scale {
        let mut scale = Scale::default();
        if cases.iter().all(|case| case.1) || !cases.iter().any(|case| case.1) {
            return scale;
        }
        for _ in 0..STEPS {
            let Some([slope, intercept]) = scale.step(cases) else { return Scale::default() };
            scale.slope -= slope;
            scale.intercept -= intercept;
            if slope.abs() + intercept.abs() < REST {
                break;
            }
        }
        scale
    }

    /// One step of Newton's method towards the likeliest scale; `None` where the cases do not tell it.
    fn step(self, cases: &[(f64, bool)]) -> Option<[f64; 2]> {
        let (mut gradient, mut curvature) = ([0.0; 2], [0.0; 3]);
        for (share, came_true) in cases {
            let x = log_odds(*share);
            let stated = logistic(self.slope * x + self.intercept);
            let error = stated - f64::from(u8::from(*came_true));
            let weight = stated * (1.0 - stated);
            gradient[0] += error * x;
            gradient[1] += error;
            curvature[0] += weight * x * x;
            curvature[1] += weight * x;
            curvature[2] += weight;
        }
        let determinant = curvature[0] * curvature[2] - curvature[1] * curvature[1];
        (determinant > f64::EPSILON).then(|| {
            [
                (gradient[0] * curvature[2] - gradient[1] * curvature[1]) / determinant,
                (gradient[1] * curvature[0] - gradient[0] * curvature[1]) / determinant,
            ]
        })
    }
}

/// The `N` scales for this plainness in a table with [`SCALE_COLUMNS`]: the one of each fold that is left out, and
/// last the one of all. Where a line is missing or cannot be read, the scale changes nothing.
pub(super) fn scales<const N: usize>(table: &str, plainness: &str) -> [Scale; N] {
    let mut scales = [Scale::default(); N];
    for line in table.lines().skip(1) {
        let mut cells = line.split(',');
        if cells.next() != Some(plainness) {
            continue;
        }
        let (Some(fold), Some(slope), Some(intercept)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let at =
            if fold.is_empty() { N.checked_sub(1) } else { fold.parse().ok().filter(|fold| fold + 1 < N) };
        if let (Some(scale), Ok(slope), Ok(intercept)) =
            (at.and_then(|at| scales.get_mut(at)), slope.parse(), intercept.parse())
        {
            *scale = Scale { slope, intercept };
        }
    }
    scales
}

fn log_odds(share: f64) -> f64 {
    let share = share.clamp(NEAREST, 1.0 - NEAREST);
    (share / (1.0 - share)).ln()
}

fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many cases with this share, of which so many came true.
    fn cases(share: f64, n: usize, right: usize) -> impl Iterator<Item = (f64, bool)> {
        (0..n).map(move |number| (share, number < right))
    }

    #[test]
    fn a_fitted_scale_states_what_came_true() {
        let gold: Vec<_> = cases(0.9, 100, 80).chain(cases(0.99, 1000, 985)).collect();
        let scale = Scale::fit(&gold);
        assert!((scale.apply(0.9) - 0.8).abs() < 1e-6, "{scale:?}");
        assert!((scale.apply(0.99) - 0.985).abs() < 1e-6, "{scale:?}");
        assert!(scale.apply(0.5) < scale.apply(0.6), "what is surer stays surer");
    }

    #[test]
    fn what_is_stated_rightly_stays_as_it_is() {
        let gold: Vec<_> = cases(0.75, 400, 300).chain(cases(0.95, 400, 380)).collect();
        let scale = Scale::fit(&gold);
        assert!((scale.slope - 1.0).abs() < 1e-6 && scale.intercept.abs() < 1e-6, "{scale:?}");
    }

    #[test]
    fn where_nothing_tells_nothing_is_changed() {
        for gold in
            [vec![], cases(0.9, 10, 10).collect(), cases(0.9, 10, 0).collect(), cases(0.9, 10, 5).collect()]
        {
            assert_eq!(Scale::fit(&gold), Scale::default());
        }
        assert!((Scale::default().apply(0.25) - 0.25).abs() < 1e-12);
        assert!(Scale::default().apply(1.0) < 1.0, "nothing is certain");
    }

    #[test]
    fn scales_are_read_by_the_fold_that_is_left_out() {
        let table = "plainness,fold,slope,intercept,n\n\
            plain,,1.5,-2,90\nplain,3,1.25,0.5,80\nless,3,9,9,9\nplain,x,1,1,1\nplain,5,1,1,1\nplain,4,,,\n";
        let read: [Scale; 6] = scales(table, "plain");
        assert_eq!(read[5], Scale { slope: 1.5, intercept: -2.0 });
        assert_eq!(read[3], Scale { slope: 1.25, intercept: 0.5 });
        assert_eq!(read[4], Scale::default());
    }
}
