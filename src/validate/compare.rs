//! One run against another: what a change won and lost, and whether it can be chance.
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::interval::SplitMix;
use super::report::shortened;
use super::score::Scores;
use super::tables::rules;
use crate::error::{Error, Result};
use crate::schema::{OutcomeRow, Row};

/// The name of the table of single outcomes.
pub const SCORES: &str = "scores.csv";

/// The outcomes of another run, by article, start and end: what was got, and whether it was right.
#[derive(Clone, Debug, Default)]
pub struct Outcomes(BTreeMap<(String, u32, u32), (String, bool)>);

impl Outcomes {
    /// Reads a `scores.csv` from the bytes of `file`.
    ///
    /// # Errors
    /// Where it is no such table.
    pub fn parse(bytes: &[u8], file: &Path) -> Result<Outcomes> {
        let wrong = |message: String| {
            Error::new(message).at(file).cure("Give the scores.csv that `sayso validate --out DIR` wrote.")
        };
        let mut reader = csv::Reader::from_reader(bytes);
        let header = reader.headers().map_err(|error| wrong(format!("it is not CSV ({error})")))?;
        let names: Vec<_> = OutcomeRow::TABLE.columns.iter().map(|column| column.name).collect();
        if header.iter().ne(names.iter().copied()) {
            return Err(wrong(format!("its columns are not {}", names.join(", "))));
        }
        let mut outcomes = BTreeMap::new();
        for row in reader.records() {
            let row = row.map_err(|error| wrong(format!("it is not CSV ({error})")))?;
            let (Ok(start), Ok(end)) = (row[1].parse(), row[2].parse()) else {
                return Err(wrong(format!("\"{}\" and \"{}\" are no offsets", &row[1], &row[2])));
            };
            outcomes.insert((row[0].to_owned(), start, end), (row[5].to_owned(), &row[6] == "TRUE"));
        }
        Ok(Outcomes(outcomes))
    }
}

/// What became of the gold spans that both runs have.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Number of gold spans that both have.
    pub n: usize,
    /// Number that were right before, and that are now.
    pub right: (usize, usize),
    /// Those now right that were wrong, a line each.
    pub won: Vec<String>,
    /// Those now wrong that were right, a line each.
    pub lost: Vec<String>,
    /// For each article, the number won and the number lost.
    by_article: Vec<(u32, u32)>,
}

/// Holds these scores against the outcomes of another run.
#[must_use]
pub fn compare(scores: &Scores, before: &Outcomes) -> Comparison {
    let mut comparison = Comparison::default();
    for article in &scores.articles {
        let (mut won, mut lost) = (0, 0);
        for span in &article.spans {
            let key = (article.article_id.clone(), span.gold.start, span.gold.end);
            let Some((got_before, was_right)) = before.0.get(&key) else { continue };
            comparison.n += 1;
            comparison.right.0 += usize::from(*was_right);
            comparison.right.1 += usize::from(span.is_right);
            if *was_right == span.is_right {
                continue;
            }
            let nobody = |name: &str| if name.is_empty() { "nobody".to_owned() } else { name.to_owned() };
            let got = span.given.as_ref().and_then(|given| given.speaker.as_deref()).unwrap_or_default();
            let line = format!(
                "{} {}–{}  {}\n    wanted {}, before {}, now {}  ({})",
                article.article_id,
                span.gold.start,
                span.gold.end,
                shortened(&span.words, 70),
                nobody(span.gold.speaker.as_deref().unwrap_or_default()),
                nobody(got_before),
                nobody(got),
                rules(span).unwrap_or_default()
            );
            if span.is_right {
                won += 1;
                comparison.won.push(line);
            } else {
                lost += 1;
                comparison.lost.push(line);
            }
        }
        comparison.by_article.push((won, lost));
    }
    comparison
}

impl Comparison {
    /// McNemar's exact test: the probability of a difference as large as this between won and lost
    /// if both were equally likely, from 0 to 1.
    #[must_use]
    pub fn mcnemar(&self) -> f64 {
        let (n, fewer) = (self.won.len() + self.lost.len(), self.won.len().min(self.lost.len()));
        // Binomial coefficients by logarithms, for hundreds of changes overflow.
        let log_factorial = |k: usize| (1..=k).map(|i| (i as f64).ln()).sum::<f64>();
        let tail: f64 = (0..=fewer)
            .map(|k| {
                let ways = log_factorial(n) - log_factorial(k) - log_factorial(n - k);
                (ways - n as f64 * std::f64::consts::LN_2).exp()
            })
            .sum();
        (2.0 * tail).min(1.0)
    }

    /// Approximate randomisation over whole articles: the share of ten thousand random swaps of the
    /// two runs' articles that make as large a difference as this.
    #[must_use]
    pub fn randomisation(&self) -> f64 {
        const SWAPS: u32 = 10_000;
        let differences: Vec<i64> =
            self.by_article.iter().map(|(won, lost)| i64::from(*won) - i64::from(*lost)).collect();
        let observed = differences.iter().sum::<i64>().abs();
        let mut random = SplitMix::new(1);
        let mut as_large = 0_u32;
        for _ in 0..SWAPS {
            let swapped: i64 = differences.iter().map(|d| if random.below(2) == 0 { *d } else { -d }).sum();
            as_large += u32::from(swapped.abs() >= observed);
        }
        f64::from(as_large + 1) / f64::from(SWAPS + 1)
    }

    /// The comparison as text for people, with at most `most` lines of won and of lost.
    #[must_use]
    pub fn text(&self, most: usize) -> String {
        let mut out = format!(
            "Against the other run, in {} gold spans of both: {} right before, {} now\n",
            self.n, self.right.0, self.right.1
        );
        for (what, lines) in [("won", &self.won), ("lost", &self.lost)] {
            let _ = writeln!(out, "  {what} {}", lines.len());
            for line in lines.iter().take(most) {
                let _ = writeln!(out, "  {line}");
            }
            if lines.len() > most {
                let _ = writeln!(out, "  … and {} more", lines.len() - most);
            }
        }
        let _ = writeln!(
            out,
            "  McNemar's exact test p = {:.4}; approximate randomisation over articles p = {:.4}",
            self.mcnemar(),
            self.randomisation()
        );
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(won: usize, lost: usize) -> Comparison {
        let line = |n: usize| vec![String::new(); n];
        let each = [vec![(1, 0); won], vec![(0, 1); lost]].concat();
        Comparison { won: line(won), lost: line(lost), by_article: each, ..Comparison::default() }
    }

    #[test]
    fn mcnemar_is_the_exact_binomial_test() {
        for (won, lost, expected) in [(0, 0, 1.0), (5, 5, 1.0), (10, 2, 0.038_574), (0, 6, 0.031_25)] {
            let p = changed(won, lost).mcnemar();
            assert!((p - expected).abs() < 1e-5, "{won} won, {lost} lost: {p}");
        }
        assert!(changed(900, 600).mcnemar() < 1e-10, "many changes do not overflow");
    }

    #[test]
    fn randomisation_agrees_where_every_change_has_its_article() {
        let comparison = changed(10, 2);
        assert!((comparison.randomisation() - comparison.mcnemar()).abs() < 0.01);
        assert!(changed(0, 0).randomisation() > 0.99);
    }

    #[test]
    fn another_table_is_refused() {
        let file = Path::new("metrics.csv");
        assert!(Outcomes::parse(b"metric,subset\n", file).is_err());
        let row = b"article,start,end,type,wanted,got,right,rule\na,x,5,direct,,,TRUE,\n";
        assert!(Outcomes::parse(row, file).is_err());
    }
}
