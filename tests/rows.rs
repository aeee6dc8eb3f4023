//! What holds for the rows of any text at all.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sayso::attribution::annotate;
use sayso::corpus::Article;
use sayso::rows::{ArticleRows, rows, rule_rows};
use sayso::schema::{Row, Value};

/// Text that looks like news often enough for every table to get rows.
fn news() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        "''",
        "``",
        "«",
        "»",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        ". ",
        ", ",
        ": ",
        "; ",
        "— ",
        "said ",
        "told reporters ",
        "Mara Oyelaran ",
        "Ms. Oyelaran ",
        "she ",
        "the mayor ",
        "a senior official ",
        "according to ",
        "the Harrow Board ",
        "was quoted as saying by ",
        "called it ",
        "so-called ",
        "Tom ",
        "I ",
        "yes",
        "never again",
        "É🦊",
        "\u{feff}",
        "\u{a0}",
        "\u{200b}",
        "5'11\"",
        "O’Dea’s ",
        "U.S. ",
        "(AP) ",
    ];
    let piece = prop_oneof![9 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn made(text: &str) -> ArticleRows {
    let article = Article { id: "a".to_owned(), text: text.to_owned(), ..Article::default() };
    rows(&article, &annotate(&article))
}

/// No cell of any row holds an empty text.
fn is_filled<R: Row>(rows: &[R]) -> bool {
    let mut filled = true;
    for row in rows {
        row.visit(&mut |value| filled &= value != Value::Text(""));
    }
    filled
}

fn is_unique<'i>(ids: impl ExactSizeIterator<Item = &'i String>) -> bool {
    let n = ids.len();
    ids.collect::<BTreeSet<_>>().len() == n
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_lead_to_their_words(text in news()) {
        let rows = made(&text);
        let at = |start: i32, end: i32| -> String {
            text.chars().skip(start as usize).take((end - start) as usize).collect()
        };
        for row in &rows.quotations {
            prop_assert_eq!(&at(row.start, row.end), &row.text);
            prop_assert_eq!(&text[row.start_byte as usize..row.end_byte as usize], &row.text);
            if let (Some(start), Some(end)) = (row.mention_start, row.mention_end) {
                prop_assert_eq!(Some(at(start, end)), row.mention_text.clone());
            }
            if let (Some(start), Some(end)) = (row.cue_start, row.cue_end) {
                prop_assert_eq!(Some(at(start, end)), row.cue_text.clone());
            }
        }
        for row in &rows.mentions {
            prop_assert_eq!(&at(row.start, row.end), &row.text);
        }
    }

    #[test]
    fn keys_and_links_hold(text in news()) {
        let rows = made(&text);
        prop_assert!(is_unique(rows.quotations.iter().map(|row| &row.quotation_id)));
        prop_assert!(is_unique(rows.speakers.iter().map(|row| &row.speaker_id)));
        prop_assert!(is_unique(rows.mentions.iter().map(|row| &row.mention_id)));
        let quotations: BTreeSet<_> = rows.quotations.iter().map(|row| &row.quotation_id).collect();
        let speakers: BTreeSet<_> = rows.speakers.iter().map(|row| &row.speaker_id).collect();
        let rules = rule_rows();
        let rules: BTreeSet<_> = rules.iter().map(|row| &row.rule_id).collect();
        for row in &rows.quotations {
            prop_assert!(row.parent_quotation_id.iter().all(|id| quotations.contains(id)));
            prop_assert!(row.speaker_id.iter().chain(&row.via_id).all(|id| speakers.contains(id)));
            prop_assert_eq!(row.speaker_id.is_some(), row.speaker_name.is_some());
            let named = row.mention_rule.iter().chain(&row.speaker_rule).chain([&row.kind_rule]);
            for rule in named {
                prop_assert!(rules.contains(rule), "{} is in no list of rules", rule);
            }
        }
        for row in &rows.evidence {
            prop_assert!(quotations.contains(&row.quotation_id));
            prop_assert!(row.speaker_id.iter().all(|id| speakers.contains(id)));
            prop_assert!(rules.contains(&row.rule_id), "{} is in no list of rules", row.rule_id);
        }
        prop_assert!(rows.mentions.iter().filter_map(|row| row.speaker_id.as_ref()).all(|id| speakers.contains(id)));
    }

    #[test]
    fn no_text_is_empty(text in news()) {
        let rows = made(&text);
        prop_assert!(is_filled(&rows.quotations) && is_filled(&rows.speakers) && is_filled(&rows.mentions));
        prop_assert!(is_filled(&rows.evidence) && is_filled(&rows.problems));
    }
}
