//! A small corpus, annotated by hand, in which every table has rows and every odd cell occurs.
#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod gold;
pub(crate) mod program;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sayso::attribution::Annotated;
use sayso::corpus::{Article, Metadata};
use sayso::output::{Dataset, Settings, Summary, example};
use sayso::rows::rows;
use sayso::schema::RuleRow;
use sayso::text::Span;

/// The corpus in its order.
pub(crate) fn articles() -> Vec<(Article, Annotated)> {
    vec![plain(), odd(), empty(), other_spelling()]
}

/// The rules that the corpus names.
pub(crate) fn rules() -> Vec<RuleRow> {
    example().2
}

/// The example of `schema.md`.
pub(crate) fn plain() -> (Article, Annotated) {
    let (article, annotated, _) = example();
    (article, annotated)
}

/// The same text after a byte-order mark and characters beyond U+FFFF, with CRLF line ends before
/// it, and with cells that readers like to take for something else.
fn odd() -> (Article, Annotated) {
    let (mut article, mut annotated) = plain();
    insert(&mut article, &mut annotated, "\u{feff}🦊 \"N/A\"\r\n\r\n");
    article.id = "2024/odd, \"quoted\"".to_owned();
    article.source_path = "2024/odd, \"quoted\".txt".to_owned();
    article.metadata = Metadata {
        title: Some(" \"Yes,\" and \\\"No\\\"\nin two lines ".to_owned()),
        outlet: Some("NA".to_owned()),
        published: Some(-1),
        byline: Some("007".to_owned()),
        url: Some("null".to_owned()),
    };
    annotated.speakers[0].name = "None".to_owned();
    annotated.speakers[0].description = Some("TRUE".to_owned());
    annotated.speakers[1].name = "NA".to_owned();
    annotated.speakers[4].name = "=1+1, O'Brae \"x\"".to_owned();
    (article, annotated)
}

/// An article without a word; its metadata are blank, which is the same as missing.
fn empty() -> (Article, Annotated) {
    let blank = Some(String::new());
    let metadata =
        Metadata { title: blank.clone(), outlet: blank.clone(), byline: blank, ..Metadata::default() };
    let article =
        Article { id: "empty".into(), source_path: "empty.txt".into(), text: " \n".into(), metadata };
    let mut annotated = plain().1;
    annotated.paragraphs.clear();
    annotated.sentences.clear();
    annotated.quotations.clear();
    annotated.attributions.clear();
    annotated.cues.clear();
    annotated.mentions.clear();
    annotated.speakers.clear();
    annotated.problems.clear();
    (article, annotated)
}

/// The same people under other spellings.
fn other_spelling() -> (Article, Annotated) {
    let (mut article, mut annotated) = plain();
    article.id = "later".to_owned();
    article.source_path = "later.txt".to_owned();
    annotated.speakers[0].name = "Zoe Oyelaran".to_owned();
    annotated.speakers[4].name = "Ferrand".to_owned();
    (article, annotated)
}

/// Puts a paragraph or more before the text and moves everything found behind it.
pub(crate) fn insert(article: &mut Article, annotated: &mut Annotated, before: &str) {
    article.text.insert_str(0, before);
    let by = before.len() as u32;
    let lines = before.lines().filter(|line| !line.trim().is_empty()).count() as u32;
    let moved = |span: &mut Span| {
        span.start += by;
        span.end += by;
    };
    let found = annotated;
    found.paragraphs.iter_mut().for_each(|paragraph| moved(&mut paragraph.span));
    found.sentences.iter_mut().for_each(moved);
    found.cues.iter_mut().for_each(|cue| moved(&mut cue.span));
    found.mentions.iter_mut().for_each(|mention| moved(&mut mention.span));
    found.problems.iter_mut().filter_map(|problem| problem.span.as_mut()).for_each(moved);
    for quotation in &mut found.quotations {
        moved(&mut quotation.span);
        moved(&mut quotation.inner);
        quotation.paragraph += lines;
    }
    for said in &mut found.attributions {
        said.addressee.iter_mut().for_each(moved);
        said.considered.iter_mut().filter_map(|considered| considered.span.as_mut()).for_each(moved);
    }
}

/// Settings with everything told.
pub(crate) fn settings() -> Settings {
    Settings {
        name: "test".to_owned(),
        title: Some("A test".to_owned()),
        version: "1.0.0".to_owned(),
        licence: Some("CC0-1.0".to_owned()),
        force: false,
        recorded: vec![("encoding".to_owned(), "windows-1252".into())],
        articles_per_group: None,
    }
}

/// Writes the corpus' dataset into `folder`.
pub(crate) fn write(folder: &Path) -> Summary {
    let mut dataset = Dataset::create(folder, settings()).expect("a new dataset");
    for (article, annotated) in articles() {
        dataset.add(&rows(&article, &annotated)).expect("rows are written");
    }
    dataset.finish(&rules(), &[("lexicon", "abc".to_owned())]).expect("the dataset is finished")
}

/// The bytes of every file of a folder, by name.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let read = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        (name, fs::read(entry.path()).expect("a readable file"))
    };
    entries.map(|entry| read(entry.expect("an entry"))).collect()
}

/// The cells of a CSV file that sayso wrote, its header first. `None` is an empty cell without
/// quotation marks, which the `csv` crate does not tell from an empty text.
pub(crate) fn csv_cells(text: &str) -> Vec<Vec<Option<String>>> {
    let mut rows = vec![];
    let mut row = vec![];
    let mut rest = text;
    while !rest.is_empty() {
        let cell;
        if let Some(quoted) = rest.strip_prefix('"') {
            let mut content = String::new();
            let mut left = quoted;
            loop {
                let mark = left.find('"').expect("a quoted cell ends");
                content.push_str(&left[..mark]);
                left = &left[mark + 1..];
                match left.strip_prefix('"') {
                    Some(after) => {
                        content.push('"');
                        left = after;
                    }
                    None => break,
                }
            }
            rest = left;
            cell = Some(content);
        } else {
            let end = rest.find([',', '\n']).expect("a line ends");
            cell = (end > 0).then(|| rest[..end].to_owned());
            rest = &rest[end..];
        }
        row.push(cell);
        if rest.starts_with('\n') {
            rows.push(std::mem::take(&mut row));
        }
        rest = &rest[1..];
    }
    rows
}
