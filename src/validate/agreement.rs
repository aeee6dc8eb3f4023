//! How far two annotators of the same articles agree.
//!
//! Spans are matched one to one, as for `validate`. Of those that both have, agreement and Cohen's
//! kappa tell how far type and speaker are the same; Krippendorff's alpha over all words of the
//! texts takes in the spans that only one of them has.
use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use super::interval::of_statistic;
use super::matching::partners;
use super::names::same;
use super::tables::{number, rounded};
use crate::choice::Choice;
use crate::gold::GoldRecord;
use crate::schema::{AgreementRow, Disagreement, DisagreementRow};
use crate::text::CodePoints;

/// One article as two annotators have it.
#[derive(Clone, Debug)]
pub struct Twice<'g> {
    /// The article.
    pub article_id: &'g str,
    /// The first one's records.
    pub a: Vec<&'g GoldRecord>,
    /// The second one's records.
    pub b: Vec<&'g GoldRecord>,
    /// The text; `None` where it is not at hand. Without the texts there is no alpha over words.
    pub text: Option<String>,
}

/// How far two annotators agree, and where they do not.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    /// The figures, in the order in which people read them.
    pub figures: Vec<AgreementRow>,
    /// What they disagree on, by article and place.
    pub disagreements: Vec<DisagreementRow>,
}

/// Holds the records of two annotators against each other.
#[must_use]
pub fn agreement(articles: &[Twice]) -> Agreement {
    let mut labels = Labels::default();
    let mut disagreements = Vec::new();
    let counted: Vec<Counted> =
        articles.iter().map(|article| count(article, &mut labels, &mut disagreements)).collect();
    let figures = MEASURES
        .iter()
        .filter(|measure| !measure.metric.starts_with("token_") || counted.iter().any(|c| c.has_text))
        .map(|measure| {
            let of =
                |draw: &[usize]| (measure.value)(&sum(draw.iter().map(|at| (measure.counts)(&counted[*at]))));
            let all: Vec<usize> = (0..counted.len()).collect();
            let n: u64 = counted.iter().map(|counted| (measure.counts)(counted).values().sum::<u64>()).sum();
            let with_cases = counted.iter().filter(|counted| !(measure.counts)(counted).is_empty()).count();
            let interval = if with_cases > 1 { of_statistic(counted.len(), of) } else { None };
            AgreementRow {
                metric: measure.metric.to_owned(),
                subset: "all".to_owned(),
                n: i32::try_from(n).unwrap_or(i32::MAX),
                value: of(&all).map(|value| rounded(value, 6)),
                ci_low: interval.map(|i| rounded(i.low, 6)),
                ci_high: interval.map(|i| rounded(i.high, 6)),
                definition: measure.definition.to_owned(),
            }
        })
        .collect();
    Agreement { figures, disagreements }
}

/// How often the first says one thing and the second another (or the same), by labels.
type Counts = BTreeMap<(u32, u32), u64>;

fn sum<'c>(counts: impl Iterator<Item = &'c Counts>) -> Counts {
    let mut sum = Counts::new();
    for (labels, n) in counts.flatten() {
        *sum.entry(*labels).or_default() += n;
    }
    sum
}

/// What is counted of one article.
#[derive(Default)]
struct Counted {
    /// Spans as 1 (has it) and 0, those with other offsets as two.
    exact: Counts,
    /// Spans as 1 and 0, those with a partner as one, whatever its offsets.
    paired: Counts,
    types: Counts,
    speakers: Counts,
    has_text: bool,
    token_spans: Counts,
    token_types: Counts,
    token_speakers: Counts,
}

/// Words as numbers.
#[derive(Default)]
struct Labels(BTreeMap<String, u32>);

impl Labels {
    fn of(&mut self, label: &str) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(label.to_owned()).or_insert(next)
    }
}

/// What a record says the span is; `error` for a mistake in pairing marks.
fn type_of(record: &GoldRecord) -> &'static str {
    record.kind.map_or("error", Choice::word)
}

fn count(article: &Twice, labels: &mut Labels, told: &mut Vec<DisagreementRow>) -> Counted {
    let stretch = |record: &&GoldRecord| (record.start, record.end);
    let places = |records: &[&GoldRecord]| records.iter().map(stretch).collect::<Vec<_>>();
    let pairs = partners(&places(&article.a), &places(&article.b));
    let mut counted = Counted { has_text: article.text.is_some(), ..Counted::default() };
    let names = Names::new(article);
    let add = |counts: &mut Counts, a: u32, b: u32| *counts.entry((a, b)).or_default() += 1;
    for (a, partner) in article.a.iter().zip(&pairs) {
        let Some(b) = partner.map(|index| article.b[index]) else {
            add(&mut counted.exact, 1, 0);
            add(&mut counted.paired, 1, 0);
            told.push(row(article, Disagreement::Span, Some(a), None, None, None));
            continue;
        };
        add(&mut counted.paired, 1, 1);
        if stretch(a) == stretch(&b) {
            add(&mut counted.exact, 1, 1);
        } else {
            add(&mut counted.exact, 1, 0);
            add(&mut counted.exact, 0, 1);
            told.push(row(article, Disagreement::Offsets, Some(a), Some(b), None, None));
        }
        let (type_a, type_b) = (type_of(a), type_of(b));
        add(&mut counted.types, labels.of(type_a), labels.of(type_b));
        if type_a != type_b {
            let says = (Some(type_a.to_owned()), Some(type_b.to_owned()));
            told.push(row(article, Disagreement::Type, Some(a), Some(b), says.0, says.1));
        }
        let (name_a, name_b) = (a.speaker.as_deref().unwrap_or_default(), names.of_b(b, Some(a)));
        add(&mut counted.speakers, labels.of(name_a), labels.of(name_b));
        if name_a != name_b {
            let says = (a.speaker.clone(), b.speaker.clone());
            told.push(row(article, Disagreement::Speaker, Some(a), Some(b), says.0, says.1));
        }
    }
    for (_, b) in article.b.iter().enumerate().filter(|(index, _)| !pairs.contains(&Some(*index))) {
        add(&mut counted.exact, 0, 1);
        add(&mut counted.paired, 0, 1);
        told.push(row(article, Disagreement::Span, None, Some(b), None, None));
    }
    let first = told.iter().rposition(|row| row.article_id != article.article_id).map_or(0, |last| last + 1);
    told[first..].sort_by_key(|row| row.a_start.or(row.b_start));
    if let Some(text) = &article.text {
        let of_a = |record: &GoldRecord| record.speaker.clone().unwrap_or_default();
        let of_b = |record: &GoldRecord| names.of_b(record, None).to_owned();
        let (a, b) = (tokens(text, &article.a, of_a), tokens(text, &article.b, of_b));
        for (a, b) in a.iter().zip(&b) {
            let is_in = |said: &Option<(&str, String)>| u32::from(said.is_some());
            add(&mut counted.token_spans, is_in(a), is_in(b));
            let mut type_of =
                |said: &Option<(&'static str, String)>| labels.of(said.as_ref().map_or("", |(kind, _)| kind));
            let types = (type_of(a), type_of(b));
            add(&mut counted.token_types, types.0, types.1);
            // A span that nobody says is another thing than no span.
            let mut speaker = |said: &Option<(&str, String)>| {
                labels.of(&said.as_ref().map_or_else(|| "\0".to_owned(), |(_, name)| name.clone()))
            };
            let speakers = (speaker(a), speaker(b));
            add(&mut counted.token_speakers, speakers.0, speakers.1);
        }
    }
    counted
}

/// For each word of a text, type and speaker of the innermost span that it begins in.
fn tokens(
    text: &str,
    records: &[&GoldRecord],
    name: impl Fn(&GoldRecord) -> String,
) -> Vec<Option<(&'static str, String)>> {
    let points = CodePoints::new(text);
    let mut said: Vec<Option<(&'static str, String)>> = Vec::new();
    for (byte, _) in text.unicode_word_indices() {
        let at = points.at(byte as u32);
        // Records come by start, so the last that holds the word is the innermost. A mistake in
        // pairing marks is no span.
        let inside = records.iter().rev().find(|r| r.kind.is_some() && r.start <= at && at < r.end);
        said.push(inside.map(|record| (type_of(record), name(record))));
    }
    said
}

/// The second annotator's names as the first one would spell them.
struct Names<'g>(BTreeMap<&'g str, &'g str>);

impl<'g> Names<'g> {
    fn new(article: &Twice<'g>) -> Self {
        let mut names = BTreeMap::new();
        for b in &article.b {
            let Some(name) = b.speaker.as_deref() else { continue };
            let mut of_a = article.a.iter().filter(|a| a.speaker.is_some());
            let is_equal = |a: &&&GoldRecord| a.speaker.as_deref() == Some(name);
            let means = |a: &&&GoldRecord| is_same(a, b);
            let found = of_a.clone().find(is_equal).or_else(|| of_a.find(means));
            names.insert(name, found.and_then(|a| a.speaker.as_deref()).unwrap_or(name));
        }
        Names(names)
    }

    /// The name in a record of the second one's, whose partner by the first may be this.
    fn of_b(&self, b: &'g GoldRecord, partner: Option<&'g GoldRecord>) -> &'g str {
        let Some(name) = b.speaker.as_deref() else { return "" };
        if let Some(a) = partner.filter(|a| is_same(a, b)) {
            return a.speaker.as_deref().unwrap_or_default();
        }
        let spelled = self.0.get(name).copied().unwrap_or(name);
        // What is another speaker than the partner's must not be spelled like it.
        if partner.is_some_and(|a| a.speaker.as_deref() == Some(spelled)) { name } else { spelled }
    }
}

/// Whether two records name the same speaker.
fn is_same(a: &GoldRecord, b: &GoldRecord) -> bool {
    let name = |record: &GoldRecord| record.speaker.clone().unwrap_or_default();
    same(&name(a), &name(b), a.speaker_kind.or(b.speaker_kind))
}

fn row(
    article: &Twice,
    disagreement: Disagreement,
    a: Option<&GoldRecord>,
    b: Option<&GoldRecord>,
    a_says: Option<String>,
    b_says: Option<String>,
) -> DisagreementRow {
    let words = || {
        let record = a.or(b)?;
        let Some(text) = &article.text else { return record.exact.clone() };
        let points = CodePoints::new(text);
        let byte = |count| Some(points.byte_of(count)? as usize);
        Some(text[byte(record.start)?..byte(record.end)?].to_owned())
    };
    DisagreementRow {
        article_id: article.article_id.to_owned(),
        disagreement,
        a_start: a.map(|a| number(a.start)),
        a_end: a.map(|a| number(a.end)),
        b_start: b.map(|b| number(b.start)),
        b_end: b.map(|b| number(b.end)),
        a_says,
        b_says,
        words: words().filter(|words| !words.is_empty()),
    }
}

/// A figure: what is counted of an article, and what is made of the counts of all.
struct Measure {
    metric: &'static str,
    counts: fn(&Counted) -> &Counts,
    value: fn(&Counts) -> Option<f64>,
    definition: &'static str,
}

const fn measure(
    metric: &'static str,
    counts: fn(&Counted) -> &Counts,
    value: fn(&Counts) -> Option<f64>,
    definition: &'static str,
) -> Measure {
    Measure { metric, counts, value, definition }
}

const MEASURES: &[Measure] = &[
    measure(
        "span_exact_f1",
        |counted| &counted.exact,
        f1,
        "Spans of either annotator, equal ones once: twice those with the same start and end, out of the spans of both.",
    ),
    measure(
        "span_f1",
        |counted| &counted.paired,
        f1,
        "Spans of either annotator, partners once: twice those that have a partner, matched one to one whatever the offsets, out of the spans of both.",
    ),
    measure(
        "type_agreement",
        |counted| &counted.types,
        observed,
        "Spans that both have, matched one to one: those with the same type.",
    ),
    measure(
        "type_kappa",
        |counted| &counted.types,
        kappa,
        "Cohen's kappa of the types of the spans that both have: how far they agree beyond what their shares of types would give by chance.",
    ),
    measure(
        "speaker_agreement",
        |counted| &counted.speakers,
        observed,
        "Spans that both have, matched one to one: those whose speakers mean the same, nobody included.",
    ),
    measure(
        "speaker_kappa",
        |counted| &counted.speakers,
        kappa,
        "Cohen's kappa of the speakers of the spans that both have; each name is a category over all articles, nobody is one, and a name of the second annotator that means one of the first's counts as that.",
    ),
    measure(
        "token_span_alpha",
        |counted| &counted.token_spans,
        alpha,
        "Krippendorff's nominal alpha over the words of the texts: inside or outside a span.",
    ),
    measure(
        "token_type_alpha",
        |counted| &counted.token_types,
        alpha,
        "Krippendorff's nominal alpha over the words of the texts: the type of the innermost span, or none.",
    ),
    measure(
        "token_speaker_alpha",
        |counted| &counted.token_speakers,
        alpha,
        "Krippendorff's nominal alpha over the words of the texts: the speaker of the innermost span, a span that nobody says, or no span.",
    ),
];

/// Twice what both have, out of what each has; the label 1 is having it.
fn f1(counts: &Counts) -> Option<f64> {
    let n = |labels| counts.get(&labels).copied().unwrap_or(0) as f64;
    let sides = 2.0 * n((1, 1)) + n((1, 0)) + n((0, 1));
    (sides > 0.0).then(|| 2.0 * n((1, 1)) / sides)
}

/// The share of the cases in which both say the same.
fn observed(counts: &Counts) -> Option<f64> {
    let all: u64 = counts.values().sum();
    let same: u64 = counts.iter().filter(|((a, b), _)| a == b).map(|(_, n)| n).sum();
    (all > 0).then(|| same as f64 / all as f64)
}

/// Cohen's kappa; `None` where chance alone makes them agree always.
fn kappa(counts: &Counts) -> Option<f64> {
    let all = counts.values().sum::<u64>() as f64;
    let mut sides: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    for ((a, b), n) in counts {
        sides.entry(*a).or_default().0 += n;
        sides.entry(*b).or_default().1 += n;
    }
    let expected: f64 = sides.values().map(|(a, b)| *a as f64 * *b as f64).sum::<f64>() / (all * all);
    let observed = observed(counts)?;
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}

/// Krippendorff's alpha for two annotators, nominal labels and no gaps; `None` where both use one
/// label throughout.
fn alpha(counts: &Counts) -> Option<f64> {
    let mut values: BTreeMap<u32, u64> = BTreeMap::new();
    let mut apart = 0;
    for ((a, b), n) in counts {
        *values.entry(*a).or_default() += n;
        *values.entry(*b).or_default() += n;
        apart += if a == b { 0 } else { *n };
    }
    let all = values.values().sum::<u64>() as f64;
    let pairs = all * all - values.values().map(|n| (*n as f64) * (*n as f64)).sum::<f64>();
    // Observed disagreement is 2·apart / all, expected is pairs / (all · (all − 1)).
    (pairs > 0.0).then(|| 1.0 - 2.0 * apart as f64 * (all - 1.0) / pairs)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::gold::Gold;

    fn counts(cells: &[(u32, u32, u64)]) -> Counts {
        cells.iter().map(|(a, b, n)| ((*a, *b), *n)).collect()
    }

    #[test]
    fn kappa_and_alpha_are_those_worked_by_hand() {
        // 50 cases: both yes 20, both no 15, 5 and 10 apart. Observed 0.7; by chance
        // 0.5 · 0.6 + 0.5 · 0.4 = 0.5; kappa 0.4.
        let table = counts(&[(1, 1, 20), (1, 0, 5), (0, 1, 10), (0, 0, 15)]);
        assert_eq!(observed(&table), Some(0.7));
        assert!((kappa(&table).expect("a kappa") - 0.4).abs() < 1e-12);
        // 100 values, 55 of them yes: expected disagreement 2 · 55 · 45 / (100 · 99) = 0.5, observed
        // 2 · 15 / 100 = 0.3; alpha 1 − 0.3 / 0.5 = 0.4.
        assert!((alpha(&table).expect("an alpha") - 0.4).abs() < 1e-12);
        let whole = counts(&[(1, 1, 3), (2, 2, 4)]);
        assert_eq!((kappa(&whole), alpha(&whole), f1(&whole)), (Some(1.0), Some(1.0), Some(1.0)));
        let one = counts(&[(1, 1, 3)]);
        assert_eq!((observed(&one), kappa(&one), alpha(&one)), (Some(1.0), None, None));
        assert_eq!((observed(&counts(&[])), kappa(&counts(&[])), alpha(&counts(&[]))), (None, None, None));
    }

    fn gold(rows: &str) -> Gold {
        let table = format!("article_id,start,end,type,speaker,kind\n{rows}");
        Gold::parse(table.as_bytes(), Path::new("gold.csv")).expect("gold")
    }

    #[test]
    fn two_tables_worked_by_hand() {
        // Words begin at 0, 2, 4 … 18.
        let text = "a b c d e f g h i j";
        let a = gold("x,0,4,direct,Mara Oyelaran,person\nx,6,8,scare,,\nx,12,16,partial,Ines Kray,person\n");
        let b = gold("x,0,4,direct,Ms. Oyelaran,person\nx,12,14,direct,Odo Brandt,person\nx,18,19,title,,\n");
        let article = Twice {
            article_id: "x",
            a: a.of("x").iter().collect(),
            b: b.of("x").iter().collect(),
            text: Some(text.to_owned()),
        };
        let told = agreement(&[article]);
        let value = |metric: &str| {
            let row = told.figures.iter().find(|row| row.metric == metric).expect("a figure");
            (row.n, row.value.expect("a value"))
        };
        assert_eq!(value("span_exact_f1"), (5, 0.333_333));
        assert_eq!(value("span_f1"), (4, 0.666_667));
        assert_eq!(value("type_agreement"), (2, 0.5));
        // By chance: one direct and one partial against two direct, a half; so kappa is 0.
        assert_eq!(value("type_kappa"), (2, 0.0));
        assert_eq!(value("speaker_agreement"), (2, 0.5), "Ms. Oyelaran is Mara Oyelaran");
        // Chance: Oyelaran ½ · ½ = ¼; kappa (½ − ¼) / ¾.
        assert_eq!(value("speaker_kappa"), (2, 0.333_333));
        // Words in spans: a has 0, 2, 6, 12, 14; b has 0, 2, 12, 18. Apart: 6, 14, 18. 9 of 20 values
        // are inside: 1 − 2 · 3 · 19 / (400 − 81 − 121).
        assert_eq!(value("token_span_alpha"), (10, 0.424_242));
        let kinds: Vec<_> =
            told.disagreements.iter().map(|row| (row.a_start, row.disagreement.word())).collect();
        assert_eq!(
            kinds,
            [
                (Some(6), "span"),
                (Some(12), "offsets"),
                (Some(12), "type"),
                (Some(12), "speaker"),
                (None, "span")
            ]
        );
        assert_eq!(told.disagreements[0].words.as_deref(), Some("d "));
        assert_eq!(told.disagreements[3].b_says.as_deref(), Some("Odo Brandt"));
    }

    #[test]
    fn without_texts_there_is_no_alpha() {
        let a = gold("x,0,4,direct,Mara Oyelaran,person\n");
        let article = Twice {
            article_id: "x",
            a: a.of("x").iter().collect(),
            b: a.of("x").iter().collect(),
            text: None,
        };
        let told = agreement(&[article]);
        assert!(told.figures.iter().all(|row| !row.metric.contains("alpha")), "{:?}", told.figures);
        assert!(told.disagreements.is_empty());
    }
}
