//! What holds for every text: nothing panics, spans are spans, rows obey the schema's rules, and
//! how a text is written down does not change who speaks.

#![allow(clippy::print_stdout)] // the spans that differ are shown, so that they are looked at

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;
use sayso::attribution::{Annotated, annotate};
use sayso::corpus::{Article, Metadata};
use sayso::rows::{ArticleRows, rows};
use sayso::schema::QuotationRow;
use sayso::text::Span;

fn article(text: &str) -> Article {
    Article {
        id: "a".to_owned(),
        source_path: "a.txt".to_owned(),
        text: text.to_owned(),
        metadata: Metadata::default(),
    }
}

/// Checks everything that must hold and returns the rows.
fn checked(text: &str) -> ArticleRows {
    let article = article(text);
    let found = annotate(&article);
    check_spans(text, &found);
    check_indexes(&found);
    let made = rows(&article, &found);
    check_rows(text, &made);
    made
}

fn check_spans(text: &str, found: &Annotated) {
    let all = (found.paragraphs.iter().map(|p| p.span))
        .chain(found.sentences.iter().copied())
        .chain(found.quotations.iter().flat_map(|q| [q.span, q.inner]))
        .chain(found.cues.iter().map(|c| c.span))
        .chain(found.mentions.iter().map(|m| m.span))
        .chain(found.problems.iter().filter_map(|p| p.span))
        .chain(found.attributions.iter().filter_map(|a| a.addressee))
        .chain(found.attributions.iter().flat_map(|a| a.considered.iter().filter_map(|c| c.span)));
    for span in all {
        assert!(span.start <= span.end, "{span:?} ends before it begins in {text:?}");
        assert!(
            text.get(span.start as usize..span.end as usize).is_some(),
            "{span:?} is no span of {text:?}"
        );
    }
    let apart = |spans: &[Span]| spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
    let paragraphs: Vec<Span> = found.paragraphs.iter().map(|p| p.span).collect();
    assert!(apart(&paragraphs), "paragraphs overlap in {text:?}");
    assert!(apart(&found.sentences), "sentences overlap in {text:?}");
    for quotation in &found.quotations {
        let own = found.paragraphs[quotation.paragraph as usize].span;
        assert!(own.contains(quotation.span), "a quotation leaves its paragraph in {text:?}");
        assert!(quotation.span.contains(quotation.inner));
        assert!(!quotation.span.is_empty());
    }
    let order: Vec<u32> = found.quotations.iter().map(|q| q.span.start).collect();
    assert!(order.is_sorted(), "quotations are out of order in {text:?}");
}

fn check_indexes(found: &Annotated) {
    assert_eq!(found.attributions.len(), found.quotations.len());
    let speaker = |index: u32| assert!((index as usize) < found.speakers.len());
    for said in &found.attributions {
        [said.speaker, said.via].into_iter().flatten().for_each(speaker);
        assert!(said.mention.is_none_or(|m| (m as usize) < found.mentions.len()));
        assert!(said.cue.is_none_or(|c| (c as usize) < found.cues.len()));
        said.considered.iter().filter_map(|c| c.speaker).for_each(speaker);
    }
    found.mentions.iter().filter_map(|m| m.speaker).for_each(speaker);
    for (index, speaker) in found.speakers.iter().enumerate() {
        assert!(!speaker.name.trim().is_empty(), "speaker {index} has no name");
        assert!(speaker.mentions.iter().all(|m| (*m as usize) < found.mentions.len()));
    }
}

/// Whether all of these are there, or none.
fn together(cells: &[bool]) -> bool {
    cells.iter().all(|there| *there == cells[0])
}

fn check_rows(text: &str, made: &ArticleRows) {
    let chars: Vec<char> = text.chars().collect();
    let slice = |start: i32, end: i32| chars[start as usize..end as usize].iter().collect::<String>();
    let unique = |ids: Vec<&str>| ids.iter().collect::<BTreeSet<_>>().len() == ids.len();
    assert!(unique(made.quotations.iter().map(|q| q.quotation_id.as_str()).collect()), "in {text:?}");
    assert!(unique(made.speakers.iter().map(|s| s.speaker_id.as_str()).collect()), "in {text:?}");
    assert!(unique(made.mentions.iter().map(|m| m.mention_id.as_str()).collect()), "in {text:?}");
    let quotations: BTreeSet<&str> = made.quotations.iter().map(|q| q.quotation_id.as_str()).collect();
    let speakers: BTreeSet<&str> = made.speakers.iter().map(|s| s.speaker_id.as_str()).collect();
    let known = |id: &Option<String>| id.as_ref().is_none_or(|id| speakers.contains(id.as_str()));
    assert_eq!(made.article.n_quotations as usize, made.quotations.len());
    assert_eq!(made.article.n_chars as usize, chars.len());
    for (index, row) in made.quotations.iter().enumerate() {
        assert_eq!(row.seq as usize, index + 1);
        assert_eq!(row.text, slice(row.start, row.end));
        assert_eq!(row.text, text[row.start_byte as usize..row.end_byte as usize]);
        assert_eq!(row.is_closed, row.close_mark.is_some());
        assert!(row.parent_quotation_id.as_ref().is_none_or(|id| quotations.contains(id.as_str())));
        assert!(known(&row.speaker_id) && known(&row.via_id));
        assert!(together(&[
            row.speaker_id.is_some(),
            row.speaker_name.is_some(),
            row.speaker_kind.is_some()
        ]));
        assert!(together(&[
            row.mention_text.is_some(),
            row.mention_start.is_some(),
            row.mention_end.is_some()
        ]));
        assert!(together(&[
            row.cue_text.is_some(),
            row.cue_lemma.is_some(),
            row.cue_start.is_some(),
            row.cue_end.is_some()
        ]));
        assert!(together(&[row.via_id.is_some(), row.via_name.is_some()]));
        if let (Some(words), Some(start), Some(end)) = (&row.mention_text, row.mention_start, row.mention_end)
        {
            assert_eq!(*words, slice(start, end));
        }
        if let (Some(words), Some(start), Some(end)) = (&row.cue_text, row.cue_start, row.cue_end) {
            assert_eq!(*words, slice(start, end));
        }
        let cells =
            [&row.speaker_name, &row.mention_text, &row.cue_text, &row.cue_lemma, &row.addressee_text];
        assert!(cells.into_iter().flatten().all(|cell| !cell.is_empty()), "an empty cell in {text:?}");
        assert!(row.confidence.is_none_or(|c| (0.0..=1.0).contains(&c)));
    }
    for row in &made.mentions {
        assert_eq!(row.text, slice(row.start, row.end));
        assert!(known(&row.speaker_id));
    }
    for row in &made.evidence {
        assert!(quotations.contains(row.quotation_id.as_str()) && known(&row.speaker_id));
        assert!(together(&[row.start.is_some(), row.end.is_some()]));
    }
    for row in &made.problems {
        assert!(together(&[row.start.is_some(), row.end.is_some()]));
        assert!(row.end.is_none_or(|end| end as usize <= chars.len()));
    }
}

/// Pieces that news is made of, with the marks and the mishaps between them.
fn news() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "\"",
        "''",
        "``",
        "‘",
        "’",
        "'",
        "«",
        "»",
        "„",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        ", ",
        ". ",
        ": ",
        "; ",
        " — ",
        "–",
        "…",
        "? ",
        "! ",
        "(",
        ")",
        "[",
        "]",
        "=",
        "<tweet>",
        "</tweet>",
        "said",
        "says",
        "told",
        "asked",
        "called",
        "was quoted as saying",
        "according to",
        "by",
        "that",
        "in a",
        "statement",
        "who",
        "and",
        "the",
        "a",
        "he",
        "she",
        "They",
        "his",
        "it",
        "I",
        "reporters",
        "not",
        "Mara",
        "Oyelaran",
        "Mr.",
        "Ms.",
        "Bo Arden",
        "Arden’s",
        "Orsa Centre",
        "ORSA",
        "U.S.",
        "the minister",
        "spokeswoman",
        "Senator",
        "officials",
        "Jr.",
        "van der Vliet",
        "Kim Do-yun",
        "12",
        "$4.5m",
        "6'2\"",
        "’90s",
        "\u{feff}",
        "\u{a0}",
        "\u{200b}",
        "é",
        "İ",
        "ß",
        "漢字",
        "🦊",
        "e\u{301}",
        "#tag",
        "@orsa",
        "By ",
        "ORSA (AP) —",
        "Photo: ",
        "Read more",
        "Q.",
        "A.",
        "OYELARAN: ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| {
        let mut text = String::new();
        for (number, piece) in pieces.into_iter().enumerate() {
            // Most words stand apart, some are glued together.
            if number % 5 != 0 && piece.starts_with(char::is_alphanumeric) {
                text.push(' ');
            }
            text.push_str(piece);
        }
        text
    })
}

proptest! {
    // PROPTEST_CASES=100000 looks longer.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_gives_sound_rows(text in any::<String>()) {
        checked(&text);
    }

    #[test]
    fn any_lines_give_sound_rows(text in "(\\PC|\n|\"|“|”){0,200}") {
        checked(&text);
    }

    #[test]
    fn anything_like_news_gives_sound_rows(text in news()) {
        checked(&text);
    }

    #[test]
    fn the_same_text_gives_the_same_rows(text in news()) {
        prop_assert_eq!(checked(&text), checked(&text));
    }

    #[test]
    fn line_ends_do_not_change_who_speaks(text in news()) {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        same_but_for_places(&unix);
    }
}

/// What stays of a row when the text is written with other line ends.
fn told(row: &QuotationRow) -> impl PartialEq + std::fmt::Debug {
    (
        (row.seq, row.text.clone(), row.r#type, row.paragraph, row.sentence, row.zone),
        (row.speaker_name.clone(), row.speaker_kind, row.attribution, row.via_name.clone()),
        (row.mention_text.clone(), row.cue_text.clone(), row.addressee_text.clone()),
        (row.kind_rule.clone(), row.mention_rule.clone(), row.speaker_rule.clone()),
    )
}

fn same_but_for_places(unix: &str) {
    let (one, other) = (checked(unix), checked(&unix.replace('\n', "\r\n")));
    let (one, other): (Vec<_>, Vec<_>) =
        (one.quotations.iter().map(told).collect(), other.quotations.iter().map(told).collect());
    assert_eq!(one, other, "CRLF changed what {unix:?} tells");
}

/// Texts on which quotation finders have failed.
const SEEDS: &[&str] = &[
    "",
    "Mara, the “kite” head, who left Tarn, carried by",
    "Mara Oyelaran, who left, called it “a kite”, carried by",
    "win Supporters' Rattan's board.",
    "Simply “so it is.”",
    "like “a kite”",
    "quote, \"We",
    "United States, many person'' United States-Mexico",
    "letter said. “No,” it read.",
    "Ada Lund, who has sung in “Parks and Piers” and “Tide,” posted the",
    "“No,” a narrator says at the end of",
    "“?” “M",
    "is that“n",
    "mp said. \"We need it now!\"\n\nSen. Ada Lun",
    "The mayor said, \"We need it now.\"\n\nMary Lund",
    "\"",
    "“",
    "”",
    "\"\"=",
    "\"Bob.\"\n\n\"What.\"",
    "John Doe:\"foo\"",
    "\"\"\"\"",
    "''''",
    "“”",
    "“ ”",
    "\"a\"b\"c\"d\"",
    "“One “two “three",
    "said \"\"",
    "\"No,\" said",
    "\"No,\" said .",
    "said said said \"said\" said said",
    "’s “’s” ’s",
    "\u{feff}“No,” she said.",
    "“\u{301}No,” she said.",
    "Mr. “",
    "``, ” said“",
    "````« said“",
    "He. She. They: “",
    "“No,” said Ada Lund, elected",
    ", calling it “a farce”, he left.",
    "“No,” the mayor said. They met Mayor Ada Lund",
];

#[test]
fn texts_that_broke_other_finders_are_read() {
    let long = "It rained in the town. ".repeat(30);
    for text in SEEDS {
        checked(text);
        checked(&format!("{long}{text}"));
        checked(&format!("Mara Oyelaran spoke.\n\n{text}\n\nShe left."));
        same_but_for_places(text);
    }
    assert_eq!(checked("\"Bob.\"\n\n\"What.\"").quotations.len(), 2);
    assert_eq!(checked("John Doe:\"foo\"").quotations.len(), 1);
}

/// The texts of the sample corpus by path.
fn sample() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sample corpus") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "txt") {
                let text = std::fs::read_to_string(&path).expect("UTF-8");
                found.push((path.display().to_string(), text));
            }
        }
    }
    found.sort();
    assert!(found.len() >= 16);
    found
}

#[test]
fn every_sample_article_gives_sound_rows_with_either_line_end() {
    for (_, text) in sample() {
        same_but_for_places(&text.replace("\r\n", "\n"));
    }
}

/// How many spans of the sample corpus may be told otherwise when its curly marks are straight.
const STRAIGHT_DIFFERENCES: usize = 5;

#[test]
fn straight_marks_give_the_same_speakers() {
    let (mut spans, mut different) = (0, Vec::new());
    for (path, text) in sample() {
        let straight: String = text
            .chars()
            .map(|c| match c {
                '“' | '”' => '"',
                '‘' | '’' => '\'',
                c => c,
            })
            .collect();
        let (curly, straight) = (checked(&text), checked(&straight));
        // Each mark is one code point either way, so places are equal.
        let name = |row: &QuotationRow| row.speaker_name.as_ref().map(|n| n.replace('’', "'"));
        for row in &curly.quotations {
            spans += 1;
            match straight.quotations.iter().find(|other| other.start == row.start) {
                Some(other) if name(other) == name(row) && other.end == row.end => {}
                Some(other) => {
                    different.push(format!("{path} {}: {:?}, {:?}", row.start, name(row), name(other)))
                }
                None => different.push(format!("{path} {}: not found with straight marks", row.start)),
            }
        }
    }
    println!("{} of {spans} spans differ:\n{}", different.len(), different.join("\n"));
    assert!(spans > 250);
    assert!(
        different.len() <= STRAIGHT_DIFFERENCES,
        "{} of {spans} spans differ, {STRAIGHT_DIFFERENCES} may:\n{}",
        different.len(),
        different.join("\n")
    );
}
