//! Round trips through every format, over texts that are hard to count in.
use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::*;
use crate::corpus::{self, ReadOptions};

mod brat;
mod cas;
mod label_studio;
mod lines;
mod pdnc;
mod web_annotation;

/// An emoji, a byte-order mark and CRLF: three ways to miscount.
const DAM: &str = "\u{feff}🎉 Dam opens\r\n“We open on Monday,” Mara Oyelaran told Ines Kray.\r\n“At last 👩🏽‍🚒!” Kray said, she of the “🎉 committee”.\r\n";
const FAIR: &str = "``Bring cake,'' the organiser said.\nNobody did.\n";

/// The table of records for the two texts; `utterance` is a column that records do not have.
fn table() -> String {
    let at = |text: &str, words: &str| {
        let start = text[..text.find(words).expect("the words")].chars().count();
        (start, start + words.chars().count())
    };
    let (monday, last, committee) =
        (at(DAM, "“We open on Monday,”"), at(DAM, "“At last 👩🏽‍🚒!”"), at(DAM, "“🎉 committee”"));
    let (mara, told) = (at(DAM, "Mara Oyelaran"), at(DAM, "told"));
    let (kray, said) = (at(DAM, "Kray said"), at(DAM, "said"));
    let (cake, organiser) = (at(FAIR, "``Bring cake,''"), at(FAIR, "the organiser"));
    format!(
        "article_id,start,end,type,speaker,kind,mention_start,mention_end,cue_start,cue_end,via,addressee,annotator,note,utterance\n\
         dam,{},{},direct,Mara Oyelaran,person,{},{},{},{},,Ines Kray,ik,\"Hard; \"\"very\"\" = hard\\ 🎉\",\n\
         dam,{},{},direct,Ines Kray,person,{},{},{},{},Mara Oyelaran,,ik,,3\n\
         dam,{},{},scare,,,,,,,,,ik,,\n\
         town/fair,{},{},partial,organiser,unknown,{},{},,,,,ik,,\n",
        monday.0,
        monday.1,
        mara.0,
        mara.1,
        told.0,
        told.1,
        last.0,
        last.1,
        kray.0,
        kray.0 + 4,
        said.0,
        said.1,
        committee.0,
        committee.1,
        cake.0,
        cake.1,
        organiser.0,
        organiser.1
    )
}

/// A folder with the corpus and the gold.
fn folder() -> (tempfile::TempDir, Corpus) {
    let place = tempfile::tempdir().expect("a folder");
    for (name, text) in
        [("corpus/dam.txt", DAM), ("corpus/town/fair.txt", FAIR), ("gold/quotations.csv", &table())]
    {
        save(place.path(), name, text);
    }
    let corpus = corpus::open(&[place.path().join("corpus")], &ReadOptions::default()).expect("a corpus");
    (place, corpus)
}

fn save(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("written");
}

fn save_all(folder: &Path, written: &Written) {
    for file in &written.files {
        save(folder, &file.path, &file.text);
    }
}

/// What is in the documents, without lines and places of files.
fn said(documents: &[Document]) -> Vec<(GoldRecord, Vec<(String, String)>)> {
    let mut said = Vec::new();
    for document in documents {
        let (found, problems) = decode(document);
        assert!(problems.is_empty(), "{problems:?}");
        for found in found {
            let record = GoldRecord { line: 0, ..found.record };
            said.push((record, found.extras));
        }
    }
    said.sort_by(|(a, _), (b, _)| (&a.article_id, a.start).cmp(&(&b.article_id, b.start)));
    said
}

const BOTH_WAYS: [Format; 6] =
    [Format::Sayso, Format::Brat, Format::LabelStudio, Format::Cas, Format::Doccano, Format::Prodigy];

#[test]
fn records_survive_every_format() {
    let (place, corpus) = folder();
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let first = Format::Sayso.read(&place.path().join("gold"), &context).expect("read");
    assert!(first.problems.is_empty(), "{:?}", first.problems);
    let wanted = said(&first.documents);
    assert_eq!(wanted.len(), 4);
    for format in BOTH_WAYS {
        let written = format.write(&first.documents);
        assert!(written.problems.is_empty(), "{format:?}: {:?}", written.problems);
        let out = place.path().join(format!("{format:?}"));
        save_all(&out, &written);
        assert_eq!(Format::detect(&out), Some(format));
        let read = format.read(&out, &context).expect("read");
        assert!(read.problems.iter().all(|problem| problem.records == 0), "{format:?}: {:?}", read.problems);
        assert_eq!(said(&read.documents), wanted, "{format:?}");
        // A second round changes no byte.
        let again = format.write(&read.documents);
        for (first, second) in written.files.iter().zip(&again.files) {
            assert_eq!(first, second, "{format:?}");
        }
        // And whatever a tool's files say goes through sayso's tables and back.
        let own = place.path().join(format!("{format:?}-own"));
        save_all(&own, &Format::Sayso.write(&read.documents));
        let back = Format::Sayso.read(&own, &context).expect("read");
        assert!(back.problems.is_empty(), "{format:?}: {:?}", back.problems);
        assert_eq!(said(&back.documents), wanted, "{format:?}");
        if !matches!(format, Format::Brat | Format::Sayso) {
            assert_eq!(format.write(&back.documents).files, written.files, "{format:?}");
        }
    }
}

#[test]
fn gold_is_read_for_scoring_in_every_format() {
    let (place, corpus) = folder();
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let first = Format::Sayso.read(&place.path().join("gold"), &context).expect("read");
    let plain = Gold::read(&place.path().join("gold")).expect("a table");
    for format in BOTH_WAYS {
        let out = place.path().join(format!("{format:?}"));
        save_all(&out, &format.write(&first.documents));
        let gold = read_gold(&out, &context).expect("gold");
        assert_eq!(gold.records.len(), plain.records.len());
        for id in gold.article_ids() {
            let position = corpus.position(id).expect("an article");
            let corpus::Item::Article(article) = corpus.read(position) else { panic!("unread") };
            let (sound, problems) = gold.check(&article);
            assert!(problems.is_empty() && sound.len() == plain.of(id).len(), "{format:?}: {problems:?}");
        }
    }
}

#[test]
fn a_table_of_records_leads() {
    let (place, corpus) = folder();
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let ann = "T1\tQuotation 0 15\t``Bring cake,''\nA1\ttype T1 partial\nA2\tkind T1 unknown\n\
               #1\tAnnotatorNotes T1\tspeaker=organiser\nT2\tQuotation 36 42\tNobody\nA3\ttype T2 scare\n\
               T3\tPlace 43 46\tdid\n";
    save(&place.path().join("brat"), "town/fair.ann", ann);
    let read = Format::Brat.read(&place.path().join("brat"), &context).expect("read");
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    let own = place.path().join("own");
    save_all(&own, &Format::Sayso.write(&read.documents));
    let table = std::fs::read_to_string(own.join(QUOTATIONS)).expect("the table");
    // One record corrected, one taken away; what no record says stays.
    let edited: String = table
        .lines()
        .filter(|line| !line.contains(",36,42,"))
        .map(|line| line.replace(",organiser,", ",the fair's organiser,") + "\n")
        .collect();
    save(&own, QUOTATIONS, &edited);
    let back = Format::Sayso.read(&own, &context).expect("read");
    let written = Format::Brat.write(&back.documents);
    let ann = &written.files.iter().find(|file| file.path == "town/fair.ann").expect("the file").text;
    assert!(ann.starts_with("T3\tPlace 43 46\tdid\n"), "{ann}");
    assert!(ann.contains("speaker=the fair's organiser") && !ann.contains("Nobody"), "{ann}");
    assert_eq!(said(&back.documents).len(), 1);
}

#[test]
fn no_name_leads_out_of_the_folder() {
    for name in ["../../evil", "/etc/evil", "a/../../evil", "..", "", "C:\\evil"] {
        let mut document = Document::new(name, Some("“No.”".to_owned()));
        document.annotator = Some("../x".to_owned());
        for format in [Format::Brat, Format::Cas] {
            for file in format.write(&[document.clone(), document.clone()]).files {
                let parts: Vec<&str> = file.path.split('/').collect();
                assert!(parts.iter().all(|part| !part.is_empty() && *part != ".."), "{}", file.path);
                assert!(!file.path.contains([':', '\\']), "{}", file.path);
            }
        }
    }
}

#[test]
fn blank_spans_wait_for_their_annotator() {
    let gold = Gold::parse(table().as_bytes(), Path::new("gold.csv")).expect("a table");
    let mut document = Document::new("dam", Some(DAM.to_owned()));
    encode_blank(&mut document, &gold.records);
    assert_eq!((document.n_spans(), document.annotations.len()), (3, 3));
    let brat = Format::Brat.write(&[document.clone()]);
    let configuration = &brat.files.iter().find(|file| file.path == "annotation.conf").expect("it").text;
    for line in
        ["Mention", "mention\tArg1:<ENTITY>, Arg2:<ENTITY>", "kind\tArg:<ANY>, Value:group|person|unknown"]
    {
        assert!(configuration.lines().any(|known| known == line), "{configuration}");
    }
    let studio = Format::LabelStudio.write(&[document]);
    let interface = &studio.files[0].text;
    for part in ["<Label value=\"Cue\"/>", "<TextArea name=\"speaker\"", "<Choice value=\"partial\"/>"] {
        assert!(interface.contains(part), "{interface}");
    }
}

#[test]
fn broken_files_are_errors_with_their_lines() {
    let place = tempfile::tempdir().expect("a folder");
    for (format, name, text, line) in [
        (Format::LabelStudio, "a.json", "[\n{\"data\": 1},\n{]", 3),
        (Format::Cas, "b.json", "{\n\"%VIEWS\": }", 2),
        (Format::Doccano, "c.jsonl", "{\"text\": \"a\"}\n\n{\"text\": \n", 3),
        (Format::Prodigy, "d.jsonl", "{\"text\": \"a\"}\nnull\n", 2),
    ] {
        save(place.path(), name, text);
        let error = format.read(&place.path().join(name), &ReadContext::default()).expect_err("an error");
        let told = error.to_string();
        assert!(told.contains(&format!("{name}:{line}:")), "{told}");
        assert!(error.what_to_do().is_some());
    }
    let error =
        Format::Brat.read(&place.path().join("nowhere"), &ReadContext::default()).expect_err("an error");
    assert!(error.to_string().contains("no such file"), "{error}");
    let error = Format::Brat.read(place.path(), &ReadContext::default()).expect_err("an error");
    assert!(error.to_string().contains("no .ann file"), "{error}");
}

/// One valid file of each format that is read.
fn specimens() -> Vec<(Format, &'static str, String)> {
    let (place, corpus) = folder();
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let first = Format::Sayso.read(&place.path().join("gold"), &context).expect("read");
    let mut specimens: Vec<(Format, &'static str, String)> = Vec::new();
    for (format, name) in [
        (Format::Brat, "dam.ann"),
        (Format::LabelStudio, "tasks.json"),
        (Format::Cas, "dam.json"),
        (Format::Doccano, "doccano.jsonl"),
        (Format::Prodigy, "prodigy.jsonl"),
        (Format::Sayso, "quotations.csv"),
    ] {
        let written = format.write(&first.documents);
        let file = written.files.iter().find(|file| file.path == name).expect("the file");
        specimens.push((format, name, file.text.clone()));
    }
    // The whole of what brat says, as sayso's table of everything else.
    let brat = Document {
        article_id: "dam".to_owned(),
        origin: Some(Format::Brat),
        annotations: super::brat::annotations(
            "T1\tA 0 1;3 4\tx y\nE1\tA:T1 B:T1\nA1\tC E1\n#1\tD T1\tno\n*\tEquiv T1 T1\n",
        ),
        ..Document::default()
    };
    specimens.push((Format::Sayso, "annotations.csv", Format::Sayso.write(&[brat]).files[0].text.clone()));
    specimens
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    /// Files come from people and tools: whatever stands in them, reading ends with documents and
    /// problems or with an error, and what was read can be written in every format.
    #[test]
    fn damaged_files_break_nothing(
        which in 0..7_usize,
        cuts in proptest::collection::vec((0.0..1.0_f64, 0..12_usize, "([0-9]{1,10}|[-\"\\[{}:,;\t\n\r ]|\\PC|🎉|null|T1|-1|1e9){0,3}"), 1..5)
    ) {
        let (format, name, text) = specimens().swap_remove(which);
        let mut characters: Vec<char> = text.chars().collect();
        for (at, length, words) in cuts {
            let from = (at * characters.len() as f64) as usize;
            let to = (from + length).min(characters.len());
            characters.splice(from..to, words.chars());
        }
        let damaged: String = characters.into_iter().collect();
        let (place, corpus) = folder();
        save(&place.path().join("damaged"), name, &damaged);
        for corpus in [None, Some(&corpus)] {
            let context = ReadContext { corpus, offsets: None };
            let Ok(read) = format.read(&place.path().join("damaged"), &context) else { continue };
            for target in Format::ALL {
                let written = target.write(&read.documents);
                proptest::prop_assert!(written.files.iter().all(|file| !file.path.is_empty()));
            }
        }
    }
}
