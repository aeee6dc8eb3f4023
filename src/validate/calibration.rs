//! Calibration: makes the counts that confidence rests on, and holds the confidence stated against
//! the precision measured.
use std::collections::BTreeMap;
use std::fmt::Write;

use super::score::{Scores, SpanScore};
use crate::attribution::conditions::{Conditions, PlainnessCondition};
use crate::attribution::confidence::{COLUMNS, FOLDS, Precision, WORDS_COLUMNS, WORDS_RIGHT};
use crate::attribution::scale::{SCALE_COLUMNS, Scale};
use crate::choice::Choice;

/// The table `words.csv`: for each combination of conditions and each fold of articles, for how many
/// attributions it is known whether their words are right, and for how many they are.
///
/// `cases` gives for each attribution its conditions, the fold of its article and whether its words
/// are right.
#[must_use]
pub fn words_csv(cases: impl IntoIterator<Item = (Conditions, u32, bool)>) -> String {
    let mut counts: BTreeMap<([&str; 5], u32), [u32; 2]> = BTreeMap::new();
    for (conditions, fold, is_right) in cases {
        let words = [
            conditions.mention_rule,
            conditions.cue.word(),
            conditions.length.word(),
            conditions.form.word(),
            conditions.carried_word(),
        ];
        let [n, right] = counts.entry((words, fold)).or_default();
        *n += 1;
        *right += u32::from(is_right);
    }
    table(&WORDS_COLUMNS, counts)
}

/// The table `precision.csv`: for each combination of rules and conditions and each fold of articles,
/// how many gold spans were found, and for how many the outcome and the type are right.
///
/// `is_right_in_words` tells for a span of the article with this id whether the words of attribution
/// given for it are right; `None` where nothing tells.
#[must_use]
pub fn precision_csv<'s>(
    scores: impl IntoIterator<Item = &'s Scores>,
    is_right_in_words: impl Fn(&str, &SpanScore) -> Option<bool>,
) -> String {
    let mut counts: BTreeMap<([&str; 9], u32), [u32; 3]> = BTreeMap::new();
    for article in scores.into_iter().flat_map(|scores| &scores.articles) {
        for span in &article.spans {
            let Some(conditions) = span.given.as_ref().and_then(|given| given.conditions) else { continue };
            let is_right_in_words = is_right_in_words(&article.article_id, span);
            let words = [
                conditions.kind_rule,
                conditions.mention_rule,
                conditions.speaker_rule,
                conditions.cue.word(),
                conditions.length.word(),
                conditions.form.word(),
                conditions.carried_word(),
                conditions.reference_word(),
                is_right_in_words.map_or("", |is_right| WORDS_RIGHT[usize::from(is_right)]),
            ];
            let [n, right, type_right] = counts.entry((words, article.fold)).or_default();
            *n += 1;
            *right += u32::from(span.is_right);
            *type_right += u32::from(span.is_type_right() == Some(true));
        }
    }
    table(&COLUMNS, counts)
}

/// The table `scale.csv`: the scales that confidence is put on, by plainness, fitted on all spans that somebody is
/// named for, and on all but those of each fold. `precision` holds the counts that the products rest on; those of an
/// article's own fold have no part in its own.
#[must_use]
pub fn scale_csv(scores: &Scores, precision: &Precision) -> String {
    let mut cases: Vec<(PlainnessCondition, u32, (f64, bool))> = Vec::new();
    for article in &scores.articles {
        for span in &article.spans {
            let given = span.given.as_ref().filter(|given| given.speaker.is_some());
            let Some(conditions) = given.and_then(|given| given.conditions) else { continue };
            if let Some(product) = precision.product(&conditions, Some(article.fold)) {
                cases.push((conditions.plainness(), article.fold, (product, span.is_right)));
            }
        }
    }
    let mut table = format!("{}\n", SCALE_COLUMNS.join(","));
    for plainness in PlainnessCondition::ALL {
        for left_out in std::iter::once(None).chain((0..FOLDS).map(Some)) {
            let kept = cases.iter().filter(|(of, fold, _)| of == plainness && Some(*fold) != left_out);
            let kept: Vec<(f64, bool)> = kept.map(|(.., case)| *case).collect();
            let Scale { slope, intercept } = Scale::fit(&kept);
            let fold = left_out.map(|fold| fold.to_string()).unwrap_or_default();
            let _ = writeln!(table, "{},{fold},{slope:.4},{intercept:.4},{}", plainness.word(), kept.len());
        }
    }
    table
}

/// A table of counts by words and fold. Words of closed lists and names of rules need no quotation
/// marks.
fn table<const W: usize, const N: usize>(
    columns: &[&str],
    counts: BTreeMap<([&str; W], u32), [u32; N]>,
) -> String {
    let mut table = format!("{}\n", columns.join(","));
    for ((words, fold), numbers) in counts {
        let numbers: String = numbers.iter().map(|number| format!(",{number}")).collect();
        let _ = writeln!(table, "{},{fold}{numbers}", words.join(","));
    }
    table
}

/// One bin of stated confidence: what was stated there, and what came true.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// Number of spans that somebody is named for.
    pub n: u32,
    /// Number of those whose speaker is right.
    pub right: u32,
    /// The mean of the confidence stated, from 0 to 1.
    pub stated: f64,
}

impl Bin {
    /// The share that is right, from 0 to 1; `None` where the bin is empty.
    #[must_use]
    pub fn measured(&self) -> Option<f64> {
        (self.n > 0).then(|| f64::from(self.right) / f64::from(self.n))
    }
}

/// The number of bins.
pub const BINS: usize = 10;

/// The found spans that somebody is named for, each with the confidence stated and whether the
/// speaker is right, the surest first.
fn stated(scores: &Scores) -> Vec<(f64, bool)> {
    let mut stated: Vec<(f64, bool)> = scores
        .spans()
        .filter_map(|(_, span)| {
            let given = span.given.as_ref().filter(|given| given.speaker.is_some())?;
            Some((given.confidence?, span.is_right))
        })
        .collect();
    stated.sort_by(|a, b| b.0.total_cmp(&a.0));
    stated
}

/// The spans that somebody is named for in ten bins of equal width by the confidence stated, the
/// least sure first. The articles that a confidence is stated for had no part in it.
#[must_use]
pub fn bins(scores: &Scores) -> [Bin; BINS] {
    let mut bins = [Bin::default(); BINS];
    for (confidence, is_right) in stated(scores) {
        let bin = &mut bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
        bin.n += 1;
        bin.right += u32::from(is_right);
        bin.stated += confidence;
    }
    for bin in bins.iter_mut().filter(|bin| bin.n > 0) {
        bin.stated /= f64::from(bin.n);
    }
    bins
}

/// The expected calibration error: how far stated and measured are apart, averaged over the spans;
/// `None` where there are none.
#[must_use]
pub fn calibration_error(bins: &[Bin]) -> Option<f64> {
    let n: u32 = bins.iter().map(|bin| bin.n).sum();
    let apart = |bin: &Bin| Some(f64::from(bin.n) * (bin.stated - bin.measured()?).abs());
    (n > 0).then(|| bins.iter().filter_map(apart).sum::<f64>() / f64::from(n))
}

/// What is gained and lost where only the surer attributions are kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The least confidence kept.
    pub least: f64,
    /// The share of the attributed spans that is kept, from 0 to 1.
    pub coverage: f64,
    /// The share of those kept whose speaker is right, from 0 to 1.
    pub precision: f64,
}

/// The precision–coverage curve: a point for every confidence that was stated, the surest first.
#[must_use]
pub fn curve(scores: &Scores) -> Vec<Point> {
    let stated = stated(scores);
    let all = stated.len() as f64;
    let mut points = Vec::new();
    let mut right = 0_u32;
    for (index, (confidence, is_right)) in stated.iter().enumerate() {
        right += u32::from(*is_right);
        if stated.get(index + 1).is_none_or(|(next, _)| next != confidence) {
            let kept = (index + 1) as f64;
            let precision = f64::from(right) / kept;
            points.push(Point { least: *confidence, coverage: kept / all, precision });
        }
    }
    points
}

/// Calibration and the curve as text for people; empty where no confidence was stated.
#[must_use]
pub fn calibration_text(scores: &Scores) -> String {
    let bins = bins(scores);
    let Some(error) = calibration_error(&bins) else { return String::new() };
    let mut out = String::from(
        "Confidence stated, and what came true (spans that somebody is named for)\n  stated in       spans   stated  measured\n",
    );
    for (index, bin) in bins.iter().enumerate() {
        let Some(measured) = bin.measured() else { continue };
        let (low, high) = (index * 100 / BINS, (index + 1) * 100 / BINS);
        let _ = writeln!(
            out,
            "  {low:>2} to {high:>3} %   {:>6}   {:>5.1} %   {:>5.1} %",
            bin.n,
            100.0 * bin.stated,
            100.0 * measured
        );
    }
    let _ = writeln!(out, "  expected calibration error {:.1} points", 100.0 * error);
    out.push_str(
        "\nPrecision and coverage, where only the surer are kept\n  at least   coverage  precision\n",
    );
    let curve = curve(scores);
    for least in [0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.5, 0.0] {
        if let Some(point) = curve.iter().rev().find(|point| point.least >= least) {
            let bar = "█".repeat((point.coverage * 40.0).round() as usize);
            let _ = writeln!(
                out,
                "    {least:.2}    {:>5.1} %    {:>5.1} %  {bar}",
                100.0 * point.coverage,
                100.0 * point.precision
            );
        }
    }
    out
}

/// The precision–coverage curve as an SVG drawing; `None` where no confidence was stated.
#[must_use]
pub fn curve_svg(scores: &Scores) -> Option<String> {
    let curve = curve(scores);
    let lowest = curve.iter().map(|point| point.precision).fold(1.0, f64::min);
    let floor = ((lowest * 20.0).floor() / 20.0 - 0.05).max(0.0);
    if curve.is_empty() {
        return None;
    }
    let mut svg = String::new();
    drawn(&curve, floor, &mut svg).ok()?;
    Some(svg)
}

/// Draws the curve into `svg`.
fn drawn(curve: &[Point], floor: f64, svg: &mut String) -> std::result::Result<(), String> {
    use plotters::prelude::*;

    let failed = |error: &dyn std::fmt::Display| error.to_string();
    let area = SVGBackend::with_string(svg, (640, 420)).into_drawing_area();
    area.fill(&WHITE).map_err(|error| failed(&error))?;
    let mut chart = ChartBuilder::on(&area)
        .margin(16)
        .x_label_area_size(44)
        .y_label_area_size(56)
        .build_cartesian_2d(0.0..1.0, floor..1.0)
        .map_err(|error| failed(&error))?;
    let percent = |share: &f64| format!("{:.0} %", 100.0 * share);
    chart
        .configure_mesh()
        .x_desc("coverage: share of the attributed spans kept")
        .y_desc("precision")
        .x_label_formatter(&percent)
        .y_label_formatter(&percent)
        .max_light_lines(1)
        .label_style(("sans-serif", 13))
        .draw()
        .map_err(|error| failed(&error))?;
    let line = curve.iter().map(|point| (point.coverage, point.precision));
    chart
        .draw_series(LineSeries::new(line, RGBColor(0, 90, 160).stroke_width(2)))
        .map_err(|error| failed(&error))?;
    area.present().map_err(|error| failed(&error))
}

#[cfg(test)]
mod tests {
    use super::super::prediction::Prediction;
    use super::super::score::ArticleScore;
    use super::*;
    use crate::gold::Gold;

    /// Scores of spans with this confidence and outcome.
    fn scores(cases: &[(f64, bool)]) -> Scores {
        let row = "article_id,start,end,type,speaker,kind\na,0,5,direct,Mara Oyelaran,person\n";
        let gold = Gold::parse(row.as_bytes(), std::path::Path::new("gold.csv")).expect("gold");
        let spans = cases.iter().map(|(confidence, is_right)| SpanScore {
            gold: gold.records[0].clone(),
            words: String::new(),
            mention_words: None,
            given: Some(Prediction {
                speaker: Some("Mara Oyelaran".to_owned()),
                confidence: Some(*confidence),
                ..Prediction::default()
            }),
            overlap: 1.0,
            is_right: *is_right,
            partner: None,
        });
        let spans = spans.collect();
        let article = ArticleScore {
            article_id: "a".to_owned(),
            spans,
            extra: Vec::new(),
            n_given: 0,
            spurious: Vec::new(),
            fold: 0,
        };
        Scores { articles: vec![article], ..Scores::default() }
    }

    #[test]
    fn bins_tell_what_came_true() {
        let scores = scores(&[(0.95, true), (0.95, true), (0.95, true), (0.95, false), (0.25, false)]);
        let bins = bins(&scores);
        assert_eq!((bins[9].n, bins[9].right, bins[9].measured()), (4, 3, Some(0.75)));
        assert_eq!((bins[2].n, bins[0].measured()), (1, None));
        let error = calibration_error(&bins).expect("spans");
        assert!((error - (4.0 * 0.2 + 0.25) / 5.0).abs() < 1e-9, "{error}");
    }

    #[test]
    fn the_curve_falls_as_the_unsure_come_in() {
        let scores = scores(&[(0.9, true), (0.5, false), (0.9, true), (0.7, true)]);
        let points = curve(&scores);
        let told: Vec<_> = points.iter().map(|p| (p.least, p.coverage, p.precision)).collect();
        assert_eq!(told, [(0.9, 0.5, 1.0), (0.7, 0.75, 1.0), (0.5, 1.0, 0.75)]);
        let svg = curve_svg(&scores).expect("a drawing");
        assert!(svg.starts_with("<svg") && svg.contains("coverage") && svg.contains("polyline"), "{svg}");
        assert!(calibration_text(&scores).contains("expected calibration error"));
    }

    #[test]
    fn without_confidence_nothing_is_drawn() {
        assert_eq!(curve_svg(&scores(&[])), None);
        assert_eq!(calibration_text(&scores(&[])), "");
        assert_eq!(calibration_error(&bins(&scores(&[]))), None);
    }
}
