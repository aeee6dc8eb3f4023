//! The Project Dialogism Novel Corpus: `quotation_info.csv` beside a novel's text; read only.
//!
//! Its `quoteByteSpans` are not always bytes, so the words of `subQuotationList` decide the unit. A
//! quotation that its narrator interrupts is one span of several stretches. PDNC marks what is said
//! and leaves the quotation marks out or in; spans are widened to take them in, as gold records do.
//! All quotations are of type `direct`; PDNC's own type and its other columns are attributes.
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::document::{Annotation, Body, Document, Stretch};
use super::offset::{OffsetUnit, Offsets, Told, unit_of};
use super::settle::{Settler, beyond};
use super::{Format, Imported, ReadContext, read_text};
use crate::choice::Choice;
use crate::error::{Error, Result};
use crate::gold::table::{Row, Table};
use crate::gold::{GoldProblem, GoldProblemKind};
use crate::speaker::SpeakerKind;

/// The name of the table of quotations.
pub(super) const TABLE: &str = "quotation_info.csv";

/// The names that a novel's text goes by.
const TEXTS: [&str; 2] = ["novel_text.txt", "text.txt"];

/// The tables below a path, in order; a file is itself.
pub(super) fn tables(path: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter().flatten();
    entries
        .filter(|entry| entry.file_type().is_file() && (entry.depth() == 0 || entry.file_name() == TABLE))
        .map(walkdir::DirEntry::into_path)
}

pub(super) fn read(path: &Path, context: &ReadContext) -> Result<Imported> {
    let settler = Settler::new(context);
    let mut imported = Imported::default();
    let mut tables = tables(path).peekable();
    if tables.peek().is_none() {
        let cure = "Name the folder of a novel, or the one above several.";
        return Err(Error::new(format!("it holds no {TABLE}")).at(path).cure(cure));
    }
    for file in tables {
        let folder = file.parent().unwrap_or(path);
        let text = TEXTS.iter().map(|name| folder.join(name)).find(|text| text.exists());
        // The offsets count a byte-order mark, so the text is taken as it is.
        let text = text.map(std::fs::read).and_then(|bytes| String::from_utf8(bytes.ok()?).ok());
        let novel = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let below = file.strip_prefix(path).ok().filter(|below| !below.as_os_str().is_empty());
        let name = below.unwrap_or(Path::new(TABLE)).to_string_lossy().replace('\\', "/");
        let table = read_text(&file)?;
        let mut document = Document { file: name, origin: Some(Format::Pdnc), ..Document::new(novel, text) };
        fill(&mut document, &table, &file, context, &mut imported.problems)?;
        settler.settle(document, &file, &mut imported);
    }
    Ok(imported)
}

/// A quotation as its row tells it.
struct QuotationRow {
    line: u64,
    pieces: Vec<(u32, u32, String)>,
    attributes: Vec<(String, String)>,
}

fn fill(
    document: &mut Document,
    table: &str,
    file: &Path,
    context: &ReadContext,
    problems: &mut Vec<GoldProblem>,
) -> Result<()> {
    let rows = Table::new(table.as_bytes(), file, &["quoteID", "quoteByteSpans", "speaker"])?;
    let columns: Vec<&str> = rows.columns().collect();
    let (quotations, malformed) = rows.records(|row| quotation(row, &columns));
    problems.extend(malformed);
    let Some(text) = document.text.clone() else {
        let message = format!("There is no {} beside it.", TEXTS.join(" or "));
        return Err(Error::new(message).at(file).cure("Put the novel's text there: offsets count in it."));
    };
    let told: Vec<Told> = quotations
        .iter()
        .flat_map(|quotation| &quotation.pieces)
        .map(|(start, end, words)| (*start, *end, (!words.is_empty()).then_some(words.as_str())))
        .collect();
    let units = [OffsetUnit::CodePoints, OffsetUnit::Bytes, OffsetUnit::Utf16];
    let unit = context.offsets.unwrap_or_else(|| unit_of(&text, &told, &units).0);
    let offsets = Offsets::new(&text, unit);
    let characters: Vec<char> = text.chars().collect();
    for quotation in quotations {
        let id = format!("T{}", document.n_spans() + 1);
        let places: Vec<(u32, u32)> = quotation.pieces.iter().map(|(start, end, _)| (*start, *end)).collect();
        let stretches: Option<Vec<Stretch>> = places.iter().map(|place| offsets.stretch(*place)).collect();
        let Some(mut stretches) = stretches else {
            problems.push(beyond(file, quotation.line, &document.article_id, &places));
            continue;
        };
        let words: Vec<&str> = quotation.pieces.iter().map(|(_, _, words)| words.as_str()).collect();
        let there = document.words(&stretches).unwrap_or_default();
        let holds =
            words.iter().all(|words| words.is_empty()) || super::offset::same_words(&words.join(" "), &there);
        if !holds {
            let message = format!(
                "The words are not those of the text, which has \"{}\".",
                super::settle::short(&there)
            );
            problems.push(
                GoldProblem::new(GoldProblemKind::OutsideText, file, message)
                    .record(quotation.line, &document.article_id)
                    .cure("Give the text that was annotated."),
            );
        }
        for stretch in &mut stretches {
            *stretch = with_marks(&characters, *stretch);
        }
        stretches.sort_unstable();
        let body = Body::Span { label: super::records::QUOTATION.to_owned(), stretches, words: None };
        let line = quotation.line;
        document.annotations.push(Annotation { line, holds, ..Annotation::new(id.clone(), body) });
        for (label, value) in quotation.attributes {
            let body = Body::Attribute { label, of: id.clone(), value: Some(value) };
            document.annotations.push(Annotation { line, ..Annotation::new("", body) });
        }
    }
    Ok(())
}

fn quotation(row: &Row, columns: &[&str]) -> std::result::Result<QuotationRow, String> {
    let cell = row.needed("quoteByteSpans")?;
    let unread = || format!("quoteByteSpans is \"{cell}\", which is no list of pairs.");
    let spans = literal(cell).ok_or_else(unread)?;
    let mut words = row.get("subQuotationList").and_then(literal).and_then(|words| match words {
        Value::Array(words) => {
            Some(words.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>())
        }
        _ => None,
    });
    let pairs = spans.as_array().ok_or_else(unread)?;
    if words.as_ref().is_none_or(|words| words.len() != pairs.len()) {
        let whole = row.text("quoteText").filter(|_| pairs.len() == 1);
        words = whole.map(|whole| vec![whole]);
    }
    let piece = |(at, pair): (usize, &Value)| {
        let end = |index: usize| pair.get(index)?.as_u64()?.try_into().ok();
        let words = words.as_ref().and_then(|words| words.get(at)).cloned().unwrap_or_default();
        Some((end(0)?, end(1)?, words))
    };
    let pieces: Option<Vec<_>> = pairs.iter().enumerate().map(piece).collect();
    let pieces = pieces.filter(|pieces| !pieces.is_empty()).ok_or_else(unread)?;
    // Names that begin with a line stand for no character: a group, or somebody who cannot be known.
    let speaker = row.needed("speaker")?;
    let (name, kind) = match speaker.strip_prefix('_') {
        Some(name) if name.contains("group") => (name, SpeakerKind::Group),
        Some(name) => (name, SpeakerKind::Unknown),
        None => (speaker, SpeakerKind::Person),
    };
    let mut attributes = vec![
        ("type".to_owned(), "direct".to_owned()),
        ("kind".to_owned(), kind.word().to_owned()),
        ("speaker".to_owned(), name.to_owned()),
    ];
    for column in columns {
        let Some(value) = row.text(column) else { continue };
        match *column {
            "speaker" | "quoteText" | "subQuotationList" | "quoteByteSpans" => {}
            "addressees" => {
                let names: Vec<String> = match literal(&value) {
                    Some(Value::Array(names)) => {
                        names.iter().filter_map(Value::as_str).map(str::to_owned).collect()
                    }
                    _ => vec![value],
                };
                if !names.is_empty() {
                    attributes.push(("addressee".to_owned(), names.join(", ")));
                }
            }
            other => attributes.push((other.to_owned(), value)),
        }
    }
    Ok(QuotationRow { line: row.line, pieces, attributes })
}

/// A stretch with the quotation marks that stand just outside it on both sides.
fn with_marks(characters: &[char], (start, end): Stretch) -> Stretch {
    let opens = |c: &char| ['“', '"', '‘', '\'', '`'].contains(c);
    let closes = |c: &char| ['”', '"', '’', '\''].contains(c);
    let before = (start as usize).checked_sub(1).and_then(|at| characters.get(at));
    let after = characters.get(end as usize);
    let has_marks = characters.get(start as usize).is_some_and(opens);
    match (before, after) {
        (Some(before), Some(after)) if !has_marks && opens(before) && closes(after) => (start - 1, end + 1),
        _ => (start, end),
    }
}

/// A Python list of texts, numbers and lists; `None` where it is something else.
fn literal(text: &str) -> Option<Value> {
    let mut characters = text.trim().chars().peekable();
    let value = literal_value(&mut characters, 0)?;
    characters.next().is_none().then_some(value)
}

fn literal_value(characters: &mut std::iter::Peekable<std::str::Chars>, depth: usize) -> Option<Value> {
    while characters.next_if(|c| c.is_whitespace()).is_some() {}
    let first = characters.next()?;
    let value = match first {
        '[' | '(' if depth < 8 => {
            let mut values = Vec::new();
            loop {
                while characters.next_if(|c| c.is_whitespace() || *c == ',').is_some() {}
                if characters.next_if(|c| matches!(c, ']' | ')')).is_some() {
                    break Value::Array(values);
                }
                values.push(literal_value(characters, depth + 1)?);
            }
        }
        '\'' | '"' => {
            let mut text = String::new();
            loop {
                match characters.next()? {
                    c if c == first => break Value::String(text),
                    '\\' => match characters.next()? {
                        'n' => text.push('\n'),
                        't' => text.push('\t'),
                        'r' => text.push('\r'),
                        'x' => text.push(escaped(characters, 2)?),
                        'u' => text.push(escaped(characters, 4)?),
                        other => text.push(other),
                    },
                    c => text.push(c),
                }
            }
        }
        'N' => "one".chars().all(|c| characters.next() == Some(c)).then_some(Value::Null)?,
        digit if digit.is_ascii_digit() => {
            let mut number = digit.to_string();
            while let Some(digit) = characters.next_if(char::is_ascii_digit) {
                number.push(digit);
            }
            Value::from(number.parse::<u64>().ok()?)
        }
        _ => return None,
    };
    while characters.next_if(|c| c.is_whitespace()).is_some() {}
    Some(value)
}

/// The character whose number stands in so many hexadecimal digits.
fn escaped(characters: &mut std::iter::Peekable<std::str::Chars>, digits: usize) -> Option<char> {
    let number: String = characters.take(digits).collect();
    char::from_u32(u32::from_str_radix(&number, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lists_of_python_are_read() {
        assert_eq!(literal("[[12, 30], [41, 60]]"), Some(json!([[12, 30], [41, 60]])));
        assert_eq!(
            literal(r#"['It\'s mine,', "don't", '\u201cNo\u201d']"#),
            Some(json!(["It's mine,", "don't", "“No”"]))
        );
        assert_eq!(literal("[[], ['a']]"), Some(json!([[], ["a"]])));
        for wrong in ["[", "[1", "'a", "[1] 2", "x", ""] {
            assert_eq!(literal(wrong), None, "{wrong}");
        }
        assert_eq!(literal(&"[".repeat(100)), None);
    }

    #[test]
    fn marks_outside_a_stretch_are_taken_in() {
        let characters: Vec<char> = "“No,” he said. \"Yes.\"".chars().collect();
        assert_eq!(with_marks(&characters, (1, 4)), (0, 5));
        assert_eq!(with_marks(&characters, (0, 5)), (0, 5));
        assert_eq!(with_marks(&characters, (16, 20)), (15, 21));
        assert_eq!(with_marks(&characters, (6, 8)), (6, 8));
    }
}
