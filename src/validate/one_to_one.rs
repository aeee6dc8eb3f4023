//! Figures of gold and given matched one to one: the spans themselves, and who said them end to end.
//!
//! Every span given has to answer for itself here, so the gold must be whole: a quotation that the
//! annotators passed over counts against the tool that found it. Quotations inside quotations,
//! which readers do not annotate, count only where gold has them.
use super::figures::{Measure, push};
use super::prediction::Prediction;
use super::score::{ArticleScore, Partner, SpanScore};
use crate::schema::Match;

/// The metrics of precision, recall and F1, the label of the first, and the three definitions.
struct Names {
    metrics: [&'static str; 3],
    label: &'static str,
    definitions: [&'static str; 3],
}

/// What an article has on one side, and how much of it is right.
#[derive(Clone, Copy, Default)]
struct Sides {
    /// What is right, times the unit.
    right: u32,
    /// What was given.
    given: u32,
    /// What gold has.
    gold: u32,
}

pub(super) fn measures(list: &mut Vec<Measure>) {
    let exact = |span: &SpanScore| 2 * u32::from(span.meeting() == Match::Exact);
    let is_type_right = |span: &SpanScore| {
        span.partner
            .as_ref()
            .is_some_and(|partner| partner.given.kind.is_some() && partner.given.kind == span.gold.kind)
    };
    spans(list, &EXACT, exact);
    spans(list, &PARTIAL, |span| match span.meeting() {
        Match::Exact => 2,
        Match::Partial => 1,
        Match::Missed | Match::Spurious => 0,
    });
    spans(list, &STRICT, move |span| if is_type_right(span) { exact(span) } else { 0 });
    spans(list, &TYPE, move |span| 2 * u32::from(is_type_right(span)));
    sides(list, &OVERLAP, 1, |article| {
        let length = |given: &Prediction| given.end.saturating_sub(given.start);
        let partners = article.spans.iter().filter_map(|span| span.partner.as_ref());
        Sides {
            right: partners.clone().map(|partner| partner.shared).sum(),
            given: partners.map(|p| length(&p.given)).chain(article.spurious.iter().map(length)).sum(),
            gold: article.spans.iter().map(|span| span.gold.end - span.gold.start).sum(),
        }
    });
    let matched = "Gold spans that have a partner: those whose partner's speaker is right, nobody included.";
    push(list, ("speaker_on_matched", "all", "speaker right on matched spans"), matched, |span| {
        span.partner.as_ref().map(|partner| partner.is_right)
    });
    end_to_end(list, &END_TO_END, |_| true);
    end_to_end(list, &END_TO_END_EXACT, |span| span.meeting() == Match::Exact);
}

/// Adds the figures of a scheme by which a span is worth nothing, a half (1) or a whole (2).
fn spans(list: &mut Vec<Measure>, names: &'static Names, worth: impl Fn(&SpanScore) -> u32 + Copy + 'static) {
    sides(list, names, 2, move |article| {
        let partners = article.spans.iter().filter(|span| span.partner.is_some()).count();
        Sides {
            right: article.spans.iter().map(worth).sum(),
            given: (partners + article.spurious.len()) as u32,
            gold: article.spans.len() as u32,
        }
    });
}

/// Adds the figures of rightly named speakers, of the pairs that `counts` admits.
fn end_to_end(
    list: &mut Vec<Measure>,
    names: &'static Names,
    counts: impl Fn(&SpanScore) -> bool + Copy + 'static,
) {
    sides(list, names, 1, move |article| {
        let is_named = |given: &Prediction| given.speaker.is_some();
        let partner_of = |span: &SpanScore| span.partner.as_ref().is_some_and(|p| is_named(&p.given));
        let is_hit = |span: &&SpanScore| {
            let is_right = |partner: &Partner| partner.is_right && is_named(&partner.given);
            span.is_wanted() && span.partner.as_ref().is_some_and(is_right) && counts(span)
        };
        let paired = article.spans.iter().filter(|span| partner_of(span)).count();
        let spurious = article.spurious.iter().filter(|given| is_named(given)).count();
        Sides {
            right: article.spans.iter().filter(is_hit).count() as u32,
            given: (paired + spurious) as u32,
            gold: article.spans.iter().filter(|span| span.is_wanted()).count() as u32,
        }
    });
}

/// Adds precision, recall and F1.
fn sides(
    list: &mut Vec<Measure>,
    names: &'static Names,
    unit: u32,
    count: impl Fn(&ArticleScore) -> Sides + Copy + 'static,
) {
    // People look at the F1 of the schemes of spans, and at all three of who said what.
    let labels = match names.metrics[0].starts_with("span_") {
        true => [String::new(), String::new(), format!("{}, F1", names.label)],
        false => [format!("{}, precision", names.label), "  recall".to_owned(), "  F1".to_owned()],
    };
    for (at, label) in labels.into_iter().enumerate() {
        let count = move |article: &ArticleScore| {
            let Sides { right, given, gold } = count(article);
            match at {
                0 => (right, unit * given),
                1 => (right, unit * gold),
                // Twice what is right over both sides, whatever the unit.
                _ => (2 / unit * right, given + gold),
            }
        };
        list.push(Measure {
            metric: names.metrics[at],
            subset: "all".to_owned(),
            label,
            definition: names.definitions[at],
            unit: if at < 2 { unit } else { 1 },
            count: Box::new(count),
        });
    }
}

const EXACT: Names = Names {
    metrics: ["span_exact_precision", "span_exact_recall", "span_exact_f1"],
    label: "spans one to one, exact",
    definitions: [
        "Spans given: those whose partner has the same start and end, whatever the type.",
        "Gold spans: those whose partner has the same start and end, whatever the type.",
        "Twice the pairs with the same start and end, out of the spans of both sides.",
    ],
};

const PARTIAL: Names = Names {
    metrics: ["span_partial_precision", "span_partial_recall", "span_partial_f1"],
    label: "spans one to one, partial",
    definitions: [
        "Spans given: those with a partner, a half each where the offsets differ, whatever the type.",
        "Gold spans: those with a partner, a half each where the offsets differ, whatever the type.",
        "Twice the pairs, a half each where the offsets differ, out of the spans of both sides.",
    ],
};

const STRICT: Names = Names {
    metrics: ["span_strict_precision", "span_strict_recall", "span_strict_f1"],
    label: "spans one to one, strict",
    definitions: [
        "Spans given: those whose partner has the same start, end and type.",
        "Gold spans: those whose partner has the same start, end and type.",
        "Twice the pairs with the same start, end and type, out of the spans of both sides.",
    ],
};

const TYPE: Names = Names {
    metrics: ["span_type_precision", "span_type_recall", "span_type_f1"],
    label: "spans one to one, type",
    definitions: [
        "Spans given: those whose partner has the same type, whatever the offsets.",
        "Gold spans: those whose partner has the same type, whatever the offsets.",
        "Twice the pairs with the same type, out of the spans of both sides.",
    ],
};

const OVERLAP: Names = Names {
    metrics: ["span_overlap_precision", "span_overlap_recall", "span_overlap_f1"],
    label: "spans one to one, code points",
    definitions: [
        "Code points of the spans given: those that the partner has too.",
        "Code points of the gold spans: those that the partner has too.",
        "Twice the code points that partners share, out of those of the spans of both sides.",
    ],
};

const END_TO_END: Names = Names {
    metrics: ["end_to_end_precision", "end_to_end_recall", "end_to_end_f1"],
    label: "speaker end to end",
    definitions: [
        "Spans given a speaker, those without a partner included: those whose partner has that speaker by gold.",
        "Gold spans with a speaker: those whose partner is given that speaker.",
        "Twice the pairs whose speaker is right, out of the spans of both sides that have a speaker.",
    ],
};

const END_TO_END_EXACT: Names = Names {
    metrics: ["end_to_end_exact_precision", "end_to_end_exact_recall", "end_to_end_exact_f1"],
    label: "speaker and offsets, end to end",
    definitions: [
        "Spans given a speaker, those without a partner included: those whose partner has that speaker, start and end by gold.",
        "Gold spans with a speaker: those whose partner is given that speaker and has the same start and end.",
        "Twice the pairs whose speaker, start and end are right, out of the spans of both sides that have a speaker.",
    ],
};

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::{Figure, Scores, figures, metrics_csv, score};
    use super::*;
    use crate::corpus::Article;
    use crate::gold::{Gold, GoldRecord};

    fn figure<'f>(figures: &'f [Figure], metric: &str) -> &'f Figure {
        figures.iter().find(|figure| figure.metric == metric).expect("a figure")
    }

    /// Gold of five spans, of which one is exact, one has another type, one is cut and given to
    /// somebody else, one is a mistake of the annotators' span finder, and one is missed; and one
    /// span given too many.
    fn worked() -> Vec<Figure> {
        let rows = "article_id,start,end,type,speaker,kind\n\
            a,0,10,direct,Mara Oyelaran,person\na,20,30,direct,Mara Oyelaran,person\n\
            a,40,60,partial,Ines Kray,person\na,70,80,error,,\na,85,90,scare,,\n";
        let gold = Gold::parse(rows.as_bytes(), Path::new("gold.csv")).expect("gold");
        let records: Vec<&GoldRecord> = gold.records.iter().collect();
        let given = |start, end, kind, speaker: &str| Prediction {
            start,
            end,
            kind: crate::choice::Choice::from_word(kind),
            speaker: (!speaker.is_empty()).then(|| speaker.to_owned()),
            ..Prediction::default()
        };
        let given = [
            given(0, 10, "direct", "Oyelaran"),
            given(20, 30, "partial", "Oyelaran"),
            given(40, 45, "partial", "Mara Oyelaran"),
            given(70, 80, "scare", ""),
            given(95, 99, "direct", "Ines Kray"),
        ];
        let article = Article { id: "a".to_owned(), text: "x".repeat(100), ..Article::default() };
        let article = score(&article, &records, &given);
        figures(&Scores { articles: vec![article], ..Scores::default() })
    }

    #[test]
    fn a_worked_example() {
        let figures = worked();
        for (metric, right, cases) in [
            // In halves: one and a half of four given and of four of gold.
            ("span_exact_precision", 4, 8),
            ("span_exact_recall", 4, 8),
            ("span_exact_f1", 4, 8),
            ("span_partial_precision", 5, 8),
            ("span_partial_recall", 5, 8),
            ("span_partial_f1", 5, 8),
            ("span_strict_precision", 2, 8),
            ("span_type_recall", 4, 8),
            // 10 + 10 + 5 of 10 + 10 + 5 + 4 given and 10 + 10 + 20 + 5 of gold.
            ("span_overlap_precision", 25, 29),
            ("span_overlap_recall", 25, 45),
            ("span_overlap_f1", 50, 74),
            ("speaker_on_matched", 2, 3),
            ("end_to_end_precision", 2, 4),
            ("end_to_end_recall", 2, 3),
            ("end_to_end_f1", 4, 7),
            ("end_to_end_exact_recall", 2, 3),
        ] {
            let figure = figure(&figures, metric);
            assert_eq!((figure.right, figure.cases), (right, cases), "{metric}");
        }
    }

    #[test]
    fn the_table_counts_halves() {
        let table = metrics_csv(&worked()).expect("a table");
        assert!(table.contains("\nspan_partial_precision,all,4,2.5,0.625,,,"), "{table}");
        assert!(table.contains("\nspan_partial_f1,all,8,5.0,0.625,,,"), "{table}");
    }
}
