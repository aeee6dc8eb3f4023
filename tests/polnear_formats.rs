//! PolNeAR's brat files, where they are at hand: imported whole, and the same after every round.

#![allow(clippy::print_stdout)] // What was skipped or measured must be seen.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sayso::corpus::{self, ReadOptions};
use sayso::gold::format::{Body, Document, Format, ReadContext};

/// PolNeAR's folder, or `None` and a word about it.
fn polnear() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/polnear");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: there is no {}", folder.display());
    None
}

fn write(files: &[sayso::gold::format::File], folder: &Path) {
    for file in files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, &file.text).expect("written");
    }
}

#[test]
fn every_span_of_polnear_is_accounted_for_and_survives() {
    let Some(folder) = polnear() else { return };
    let corpus = corpus::open(&[folder.join("text")], &ReadOptions::default()).expect("the texts");
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let read = |path: &Path, format: Format| format.read(path, &context).expect("read");
    let first = read(&folder.join("attributions"), Format::Brat);
    for problem in &first.problems {
        println!("{problem}");
    }

    // Every text-bound line, counted without the reader: an id and a tab at the line's beginning.
    let (mut files, mut lines) = (0, 0);
    let mut originals = std::collections::BTreeMap::new();
    for entry in std::fs::read_dir(folder.join("attributions")).expect("the folder") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a file");
        files += 1;
        lines += text.lines().filter(|line| line.starts_with('T') && line.contains('\t')).count();
        originals.insert(path.file_name().expect("a name").to_string_lossy().into_owned(), text);
    }
    let spans: usize = first.documents.iter().map(Document::n_spans).sum();
    let sound = first.documents.iter().flat_map(|d| &d.annotations).filter(|a| a.holds);
    let sound = sound.filter(|a| matches!(a.body, Body::Span { .. })).count();
    let articles: std::collections::BTreeSet<&str> =
        first.documents.iter().map(|d| d.article_id.as_str()).collect();
    println!(
        "{files} files, {} articles, {spans} spans of {lines}, {sound} with their words",
        articles.len()
    );
    assert_eq!((first.documents.len(), spans), (files, lines));
    assert_eq!(articles.len(), corpus.len());
    assert_eq!(sound, spans, "every span stands where the file says");
    assert!(first.problems.is_empty());

    // brat to brat, byte for byte.
    let written = Format::Brat.write(&first.documents);
    assert!(written.problems.is_empty(), "{:?}", written.problems.first());
    for (name, text) in &originals {
        let file = written.files.iter().find(|file| file.path == *name).expect("each file again");
        assert!(file.text == *text, "{name} changed");
    }
    let place = tempfile::tempdir().expect("a folder");
    write(&written.files, place.path());
    let again = read(place.path(), Format::Brat);
    assert!(again.problems.is_empty());
    assert!(again.documents == first.documents);

    // Through sayso's own tables and back, byte for byte.
    let own = tempfile::tempdir().expect("a folder");
    write(&Format::Sayso.write(&first.documents).files, own.path());
    let through = read(own.path(), Format::Sayso);
    assert!(through.problems.is_empty(), "{}", through.problems[0]);
    assert_eq!(through.documents.len(), first.documents.len());
    for (through, first) in through.documents.iter().zip(&first.documents) {
        assert!(through == first, "{} changed", first.file);
    }
    for file in Format::Brat.write(&through.documents).files {
        if let Some(text) = originals.get(&file.path) {
            assert!(file.text == *text, "{} changed", file.path);
        }
    }
}

/// The labelled stretches of each article, in order.
type Places = BTreeMap<String, Vec<(String, Vec<(u32, u32)>)>>;

fn places(documents: &[Document]) -> Places {
    let mut places = Places::new();
    for document in documents {
        let of_article = places.entry(document.article_id.clone()).or_default();
        for annotation in &document.annotations {
            if let Body::Span { label, stretches, .. } = &annotation.body {
                of_article.push((label.clone(), stretches.clone()));
            }
        }
    }
    places.values_mut().for_each(|of_article| of_article.sort());
    places
}

#[test]
fn every_span_of_polnear_goes_through_the_json_formats() {
    let Some(folder) = polnear() else { return };
    let corpus = corpus::open(&[folder.join("text")], &ReadOptions::default()).expect("the texts");
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let first = Format::Brat.read(&folder.join("attributions"), &context).expect("read");
    let wanted = places(&first.documents);
    for format in [Format::LabelStudio, Format::Cas, Format::Doccano, Format::Prodigy] {
        let written = format.write(&first.documents);
        // Events have no place there and are told, one line a file.
        assert!(written.problems.iter().all(|problem| problem.line > 0));
        let out = tempfile::tempdir().expect("a folder");
        write(&written.files, out.path());
        let read = format.read(out.path(), &context).expect("read");
        let lost: Vec<String> =
            read.problems.iter().filter(|p| p.records > 0).map(ToString::to_string).collect();
        assert!(lost.is_empty(), "{format:?}: {} problems, such as {}", lost.len(), lost[0]);
        let found = places(&read.documents);
        let spans: usize = found.values().map(Vec::len).sum();
        println!("{format:?}: {spans} spans in {} articles", found.len());
        assert!(found == wanted, "{format:?} lost or changed a span");
    }
}
