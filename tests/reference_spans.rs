//! Holds the double-marked spans against a reference finder written apart from sayso, on texts
//! that lie outside the project: in `../shared`, or where `SAYSO_SHARED` says. Without them, or
//! without python3, the test says that it skipped. `SAYSO_LIST_DIFFERENCES=1` lists what differs.

#![allow(clippy::print_stdout)] // What was skipped or measured must be seen.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use sayso::layout::paragraphs;
use sayso::quotation::find_quotations;
use sayso::text::CodePoints;

/// The least share of the reference's spans that must be found with both offsets equal.
const LEAST_SHARE: f64 = 0.995;

/// Prints a line for each span: file, start, end in code points.
const REFERENCE: &str = r#"
import sys
sys.path.insert(0, sys.argv[1])
from quotespans import quoted_spans
for line in sys.stdin:
    path = line.rstrip("\n")
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    for start, end, closed in quoted_spans(text):
        if not closed and text[end - 1] == "\r":
            end -= 1
        print(path, start, end, sep="\t")
"#;

/// Spans in code points.
type Spans = BTreeSet<(u32, u32)>;

#[test]
fn double_marked_spans_are_the_references() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("SAYSO_SHARED").map_or(beside, PathBuf::from);
    let mut texts = texts_in(&shared.join("polnear/text"));
    texts.extend(texts_in(&shared.join("corpus")));
    if texts.is_empty() || !shared.join("bench/quotespans.py").exists() {
        println!("SKIPPED: no texts or no reference finder in {}", shared.display());
        return;
    }
    let Some(wanted) = reference(&shared.join("bench"), &texts) else {
        println!("SKIPPED: python3 cannot be run");
        return;
    };
    let total: usize = wanted.values().map(BTreeSet::len).sum();
    assert!(total > 1000, "the reference found {total} spans only");
    let mut equal = 0;
    let list = std::env::var_os("SAYSO_LIST_DIFFERENCES").is_some();
    for path in &texts {
        let text = std::fs::read_to_string(path).expect("the texts are UTF-8");
        let ours = spans(&text);
        let none = Spans::new();
        let theirs = wanted.get(path).unwrap_or(&none);
        equal += theirs.intersection(&ours).count();
        if list {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let chars: Vec<char> = text.chars().collect();
            let print = |sign: char, spans: Vec<&(u32, u32)>| {
                for (start, end) in spans {
                    let words: String = chars[*start as usize..*end as usize].iter().collect();
                    println!("{sign} {name} {start} {end} {words:?}");
                }
            };
            print('-', theirs.difference(&ours).collect());
            print('+', ours.difference(theirs).collect());
        }
    }
    let share = equal as f64 / total as f64;
    println!("{equal} of {total} spans equal ({:.2} %) in {} texts", 100.0 * share, texts.len());
    assert!(share >= LEAST_SHARE, "{equal} of {total} spans are equal");
}

/// The quotations of a text that are not inside another one.
fn spans(text: &str) -> Spans {
    let points = CodePoints::new(text);
    let found = find_quotations(text, &paragraphs(text));
    let outer = found.quotations.iter().filter(|quotation| quotation.parent.is_none());
    outer.map(|quotation| (points.at(quotation.span.start), points.at(quotation.span.end))).collect()
}

/// The `.txt` files of a folder, sorted; none where there is no such folder.
fn texts_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut texts: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    texts.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.sort();
    texts
}

/// What the reference finds, or `None` where python3 cannot be run.
fn reference(bench: &Path, texts: &[PathBuf]) -> Option<BTreeMap<PathBuf, Spans>> {
    use std::io::Write;
    let mut child = Command::new("python3")
        .args(["-c", REFERENCE])
        .arg(bench)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .ok()?;
    let names: Vec<String> = texts.iter().map(|path| path.display().to_string()).collect();
    let mut input = child.stdin.take()?;
    let writer = std::thread::spawn(move || input.write_all(names.join("\n").as_bytes()));
    let output = child.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    assert!(output.status.success(), "the reference finder failed");
    let mut found: BTreeMap<PathBuf, Spans> = BTreeMap::new();
    for line in String::from_utf8(output.stdout).ok()?.lines() {
        let mut cells = line.split('\t');
        let (path, start, end) = (cells.next()?, cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
        found.entry(PathBuf::from(path)).or_default().insert((start, end));
    }
    Some(found)
}
