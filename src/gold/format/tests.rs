//! Round trips through every format, over texts that are hard to count in.
use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::*;
use crate::corpus::{self, ReadOptions};

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
fn every_line_of_brat_survives() {
    let (place, corpus) = folder();
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    // Offsets into FAIR. A span over a line end whose words hold it; a discontinuous span; an event,
    // an equivalence, a normalisation, attributes of both sorts, notes, odd spacing, an unknown line.
    let ann = "T1\tSource 16 29\tthe organiser\n\
               T2\tAttribution-no-source 30 34\tsaid\n\
               T3\tContent 2 7;13 15\tBring ''\n\
               T4\tUnknown 35 46\t\nNobody did\n\
               T5\tSource 30 42\tsaid.\n\
               Nobody\n\
               E1\tAttribution-no-source:T2 Content:T3 Source:T1 Content2:T4 \n\
               R1\tSame Arg1:T1 Arg2:T5\t\n\
               R2\tOdd Theme:T1 Agent:T5\n\
               A1\tNegated E1\n\
               M1\tSure E1 High\n\
               N1\tReference T1 Wikidata:Q1\tOrganiser\n\
               *\tEquiv T1 T5\n\
               #1\tAnnotatorNotes T1\tIs it; who = which?\n\
               what is this\n\
               \n";
    save(&place.path().join("brat"), "town/fair_ik.ann", ann);
    let read = Format::Brat.read(&place.path().join("brat"), &context).expect("read");
    let document = &read.documents[0];
    assert_eq!((document.article_id.as_str(), document.annotator.as_deref()), ("town/fair", Some("ik")));
    assert_eq!(read.problems.len(), 1, "{:?}", read.problems);
    assert!(read.problems[0].message.contains("no annotation of brat") && read.problems[0].line == 16);
    assert_eq!(document.n_spans(), 5);
    assert_eq!(document.span("T3"), Some(("Content", &[(2, 7), (13, 15)][..])));
    assert!(document.annotations.iter().all(|annotation| annotation.holds));
    let find = |written: &Written, name: &str| {
        written.files.iter().find(|file| file.path == name).map(|file| file.text.clone())
    };
    let written = Format::Brat.write(&read.documents);
    assert_eq!(find(&written, "town/fair_ik.ann").as_deref(), Some(ann));
    let own = place.path().join("own");
    save_all(&own, &Format::Sayso.write(&read.documents));
    let back = Format::Sayso.read(&own, &context).expect("read");
    assert_eq!(back.documents, read.documents);

    // Into Label Studio: pieces and relations; what has no place is told.
    let written = Format::LabelStudio.write(&read.documents);
    let told: Vec<&str> = written.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(told.iter().any(|told| told.starts_with("An event is written as relations")), "{told:?}");
    assert!(told.iter().any(|told| told.contains("only its own format understands")), "{told:?}");
    let out = place.path().join("studio");
    save_all(&out, &written);
    let studio = Format::LabelStudio.read(&out, &context).expect("read");
    assert_eq!(studio.documents[0].span("T3"), Some(("Content", &[(2, 7), (13, 15)][..])));
    assert_eq!(studio.documents[0].n_spans(), 5);
}

#[test]
fn spans_that_do_not_fit_are_told_and_stay_in_brat() {
    let (place, corpus) = folder();
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let ann = "T1\tSource 16 29\tthe mayor of\nT2\tSource 40 99\tdid\nT3\tSource 16 29\tthe organiser\n";
    save(&place.path().join("brat"), "town/fair.ann", ann);
    let read = Format::Brat.read(&place.path().join("brat"), &context).expect("read");
    let told: Vec<(u64, &str)> = read.problems.iter().map(|p| (p.line, p.message.as_str())).collect();
    assert_eq!(told[0], (1, "The words are \"the mayor of\", but the text has \"the organiser\"."));
    assert!(told[1].1.starts_with("The span from 40 to 99 lies beyond the text"), "{told:?}");
    let brat = Format::Brat.write(&read.documents);
    assert_eq!(brat.files.iter().find(|file| file.path == "town/fair.ann").expect("it").text, ann);
    let prodigy = Format::Prodigy.write(&read.documents);
    let task: Value = serde_json::from_str(&prodigy.files[0].text).expect("JSON");
    assert_eq!(task["spans"].as_array().map(Vec::len), Some(1));
    assert_eq!((prodigy.problems.len(), prodigy.problems[0].records), (1, 2));
}

/// An export of Label Studio as its guide describes one, in the unit of offsets that is given.
fn studio(unit: OffsetUnit) -> Value {
    let text = DAM.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let region = |id: &str, words: &str, label: &str| {
        let start = text[..text.find(words).expect("the words")].chars().count() as u32;
        let offsets = Offsets::new(&text, unit);
        let place = |count| offsets.from_code_points(count).expect("inside");
        json!({
            "id": id, "from_name": "label", "to_name": "text", "type": "labels", "origin": "manual",
            "value": {
                "start": place(start), "end": place(start + words.chars().count() as u32),
                "text": words, "labels": [label],
            },
        })
    };
    json!([{
        "id": 7, "project": 83, "created_at": "2021-03-09T21:52:49.513742Z",
        "data": { "text": text, "source": "wire" },
        "annotations": [{
            "id": 1001, "completed_by": 10, "lead_time": 4.288, "was_cancelled": false,
            "result": [
                region("Dx_aB91ISN", "“At last 👩🏽‍🚒!”", "Quotation"),
                { "id": "Dx_aB91ISN", "from_name": "type", "to_name": "text", "type": "choices",
                  "value": { "start": 0, "end": 1, "choices": ["direct"] } },
                { "id": "Dx_aB91ISN", "from_name": "kind", "to_name": "text", "type": "choices",
                  "value": { "choices": ["person"] } },
                { "id": "Dx_aB91ISN", "from_name": "speaker", "to_name": "text", "type": "textarea",
                  "value": { "text": ["Ines Kray"] } },
                region("t5sp3TyXPo", "“🎉 committee”", "Phrase"),
                { "from_id": "Dx_aB91ISN", "to_id": "t5sp3TyXPo", "type": "relation", "direction": "right",
                  "labels": ["beside"] },
                { "id": "x", "from_name": "stars", "to_name": "text", "type": "rating", "value": { "rating": 4 } },
            ],
        }],
        "predictions": [{ "model_version": "model 1", "result": [] }],
    }])
}

#[test]
fn label_studios_unit_is_found_by_the_words() {
    let (place, corpus) = folder();
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    for unit in [OffsetUnit::CodePoints, OffsetUnit::Utf16] {
        let export = studio(unit);
        save(place.path(), "export.json", &serde_json::to_string_pretty(&export).expect("JSON"));
        let file = place.path().join("export.json");
        assert_eq!(Format::detect(&file), Some(Format::LabelStudio));
        let read = Format::LabelStudio.read(&file, &context).expect("read");
        assert!(read.problems.is_empty(), "{unit:?}: {:?}", read.problems);
        let document = &read.documents[0];
        assert_eq!(document.article_id, "dam", "found by its text");
        let (found, _) = decode(document);
        assert_eq!(found[0].record.exact.as_deref(), Some("“At last 👩🏽‍🚒!”"));
        assert_eq!(found[0].record.annotator.as_deref(), Some("10"));
        assert!(found[0].record.line > 10, "a line of the pretty file: {}", found[0].record.line);
        let lost = Format::Brat.write(&read.documents).problems;
        let told = &lost[0].message;
        for name in ["created_at", "lead_time", "predictions", "project", "source"] {
            assert!(told.contains(name), "{told}");
        }
        assert!(lost.iter().any(|lost| lost.message.contains("brat has no place")), "the rating: {lost:?}");
    }
    // Without a corpus the file's own text counts, and nothing changes on the way.
    let export = studio(OffsetUnit::CodePoints);
    save(place.path(), "export.json", &export.to_string());
    let read =
        Format::LabelStudio.read(&place.path().join("export.json"), &ReadContext::default()).expect("read");
    let own = place.path().join("own");
    save_all(&own, &Format::Sayso.write(&read.documents));
    let tasks: Value =
        serde_json::from_str(&Format::LabelStudio.write(&read.documents).files[1].text).expect("JSON");
    let sorted = |tasks: &Value| -> (Value, Vec<String>) {
        let mut tasks = tasks.clone();
        let results = tasks[0]["annotations"][0]["result"].take();
        let mut results: Vec<String> =
            results.as_array().expect("results").iter().map(Value::to_string).collect();
        results.sort();
        (tasks, results)
    };
    assert_eq!(sorted(&tasks), sorted(&export));
}

#[test]
fn label_studio_is_refused_where_the_text_is_another() {
    let (place, corpus) = folder();
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let mut export = studio(OffsetUnit::CodePoints);
    export[0]["data"]["article_id"] = json!("town/fair");
    save(place.path(), "export.json", &export.to_string());
    let read = Format::LabelStudio.read(&place.path().join("export.json"), &context).expect("read");
    assert!(read.documents.is_empty());
    assert_eq!((read.problems[0].kind, read.problems[0].records), (GoldProblemKind::ChangedText, 7));
    // One region whose words stand elsewhere is told by itself.
    let mut export = studio(OffsetUnit::CodePoints);
    export[0]["annotations"][0]["result"][4]["value"]["text"] = json!("the committee");
    save(place.path(), "export.json", &export.to_string());
    let read = Format::LabelStudio.read(&place.path().join("export.json"), &context).expect("read");
    assert_eq!((read.documents.len(), read.problems.len()), (1, 1));
    assert!(read.problems[0].message.starts_with("The words are \"the committee\""), "{}", read.problems[0]);
}

#[test]
fn inceptions_layers_are_read_and_kept() {
    let text = "🎉 “No,” said Ines Kray.";
    let metadata = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
    let cas = json!({
        "%TYPES": { "webanno.custom.Quotation": {
            "%NAME": "webanno.custom.Quotation", "%SUPER_TYPE": "uima.tcas.Annotation",
            "type": { "%NAME": "type", "%RANGE": "uima.cas.String" },
        } },
        "%FEATURE_STRUCTURES": [
            { "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text", "sofaString": text },
            { "%ID": 2, "%TYPE": metadata, "@sofa": 1, "begin": 0, "end": 24, "documentTitle": "no.txt", "isLastSegment": false },
            { "%ID": 3, "%TYPE": "webanno.custom.Quotation", "@sofa": 1, "begin": 3, "end": 8, "type": "direct",
              "kind": "person", "speaker": "Ines Kray", "sure": 3, "@slots": 7 },
            { "%ID": 4, "%TYPE": "webanno.custom.Mention", "@sofa": 1, "begin": 14, "end": 23 },
            { "%ID": 5, "%TYPE": "webanno.custom.Arc", "@sofa": 1, "begin": 14, "end": 23, "@Governor": 3, "@Dependent": 4, "value": "mention" },
            { "%ID": 6, "%TYPE": "custom.SlotLink", "role": "heard by", "@target": 4 },
            { "%ID": 7, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": [6] },
        ],
        "%VIEWS": { "_InitialView": { "%SOFA": 1, "%MEMBERS": [2, 3, 4, 5] } },
    });
    let place = tempfile::tempdir().expect("a folder");
    save(place.path(), "no.json", &serde_json::to_string_pretty(&cas).expect("JSON"));
    let read = Format::Cas.read(&place.path().join("no.json"), &ReadContext::default()).expect("read");
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    let (found, problems) = decode(&read.documents[0]);
    assert!(problems.is_empty(), "{problems:?}");
    let record = &found[0].record;
    assert_eq!(
        (record.article_id.as_str(), record.start, record.end, record.mention),
        ("no", 2, 7, Some((13, 22)))
    );
    assert_eq!((record.exact.as_deref(), record.speaker.as_deref()), (Some("“No,”"), Some("Ines Kray")));
    assert_eq!(found[0].extras, [("sure".to_owned(), "3".to_owned())]);
    let written = Format::Cas.write(&read.documents);
    assert!(written.problems.is_empty());
    assert_eq!(serde_json::from_str::<Value>(&written.files[0].text).expect("JSON"), cas);
    let lost = Format::Brat.write(&read.documents).problems;
    assert!(lost.iter().any(|lost| lost.message.contains("SlotLink")), "{lost:?}");
}

#[test]
fn doccanos_and_prodigys_lines_are_read_and_kept() {
    let place = tempfile::tempdir().expect("a folder");
    let doccano =
        json!({ "id": 12, "text": "🎉 Ines Kray left.", "label": [[2, 11, "PER"]], "Comments": ["hm"] });
    let related = json!({
        "id": 13, "text": "Ines Kray left Oarwick.", "Comments": [],
        "entities": [
            { "id": 160, "label": "PER", "start_offset": 0, "end_offset": 9 },
            { "id": 161, "label": "LOC", "start_offset": 15, "end_offset": 22 },
        ],
        "relations": [{ "id": 273, "from_id": 160, "to_id": 161, "type": "left" }],
    });
    save(place.path(), "all.jsonl", &format!("{doccano}\n{related}\n"));
    let file = place.path().join("all.jsonl");
    assert_eq!(Format::detect(&file), Some(Format::Doccano));
    let read = Format::Doccano.read(&file, &ReadContext::default()).expect("read");
    assert_eq!(read.problems.len(), 1, "what offsets count is not told: {:?}", read.problems);
    assert_eq!(read.documents[0].words(&[(2, 11)]).as_deref(), Some("Ines Kray"));
    assert_eq!(read.documents[1].annotations[2].line, 2);
    let written = Format::Doccano.write(&read.documents);
    assert!(written.problems.is_empty());
    let lines: Vec<Value> =
        written.files[0].text.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines, [doccano, related]);
    let context = ReadContext { offsets: Some(OffsetUnit::Utf16), ..ReadContext::default() };
    let utf16 = Format::Doccano.read(&file, &context).expect("read");
    assert_eq!(utf16.documents[0].words(&[(1, 10)]).as_deref(), Some(" Ines Kra"));
    assert_eq!(utf16.documents[0].span("label-1"), Some(("PER", &[(1, 10)][..])));

    let prodigy = json!({
        "text": "My mother’s name is Ines Kray.", "_input_hash": 4, "_task_hash": 5, "answer": "accept",
        "tokens": [
            { "text": "Ines", "start": 20, "end": 24, "id": 0, "ws": true },
            { "text": "Kray", "start": 25, "end": 29, "id": 1, "ws": false },
        ],
        "spans": [
            { "start": 0, "end": 9, "label": "PER" },
            { "start": 20, "end": 29, "token_start": 0, "token_end": 1, "label": "NAME", "attributes": { "sure": "yes" } },
        ],
        "relations": [{
            "head": 1, "child": 1, "label": "has",
            "head_span": { "start": 0, "end": 9, "label": "PER" },
            "child_span": { "start": 20, "end": 29, "label": "NAME" },
        }],
        "meta": { "article_id": "name" },
    });
    save(place.path(), "prodigy.jsonl", &format!("{prodigy}\n"));
    let file = place.path().join("prodigy.jsonl");
    assert_eq!(Format::detect(&file), Some(Format::Prodigy));
    let read = Format::Prodigy.read(&file, &ReadContext::default()).expect("read");
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    assert_eq!(read.documents[0].article_id, "name");
    let written = Format::Prodigy.write(&read.documents);
    assert_eq!(serde_json::from_str::<Value>(&written.files[0].text).expect("JSON"), prodigy);
    // What an annotator rejected counts nowhere else.
    let mut rejected = prodigy.clone();
    rejected["answer"] = json!("reject");
    save(place.path(), "prodigy.jsonl", &format!("{rejected}\n"));
    let read = Format::Prodigy.read(&file, &ReadContext::default()).expect("read");
    assert_eq!((read.problems.len(), read.problems[0].records), (1, 4), "{:?}", read.problems);
}

#[test]
fn pdncs_table_is_read() {
    let novel = "🎉 Chapter I.\n\n\"My dear Mr. Kray,\" said she, \"it is let.\"\n\n“So,” he said.\n";
    let place = tempfile::tempdir().expect("a folder");
    save(place.path(), "Oarwick/novel_text.txt", novel);
    let at = |words: &str| novel.find(words).expect("the words");
    let bytes = |words: &str| (at(words), at(words) + words.len());
    let (dear, is_let, so) = (bytes("My dear Mr. Kray,"), bytes("it is let."), bytes("“So,”"));
    let table = format!(
        "quoteID,quoteText,subQuotationList,quoteByteSpans,speaker,addressees,quoteType,referringExpression\n\
         Q1,\"My dear Mr. Kray, it is let.\",\"['My dear Mr. Kray,', 'it is let.']\",\"[[{}, {}], [{}, {}]]\",Mrs. Kray,\"['Mr. Kray']\",anaphoric,said she\n\
         Q2,\"“So,”\",\"['“So,”']\",\"[[{}, {}]]\",_unknowable,[],implicit,\n\
         Q3,gone,\"['gone']\",nonsense,Mr. Kray,[],implicit,\n",
        dear.0, dear.1, is_let.0, is_let.1, so.0, so.1
    );
    save(place.path(), "Oarwick/quotation_info.csv", &table);
    assert_eq!(Format::detect(place.path()), Some(Format::Pdnc));
    let read = Format::Pdnc.read(place.path(), &ReadContext::default()).expect("read");
    assert_eq!((read.problems.len(), read.problems[0].line), (1, 4), "{:?}", read.problems);
    let (found, problems) = decode(&read.documents[0]);
    assert!(problems.is_empty(), "{problems:?}");
    let words: Vec<_> = found.iter().map(|found| found.record.exact.as_deref().unwrap_or_default()).collect();
    assert_eq!(words, ["\"My dear Mr. Kray,\"", "\"it is let.\"", "“So,”"]);
    assert_eq!(found[0].record.addressee.as_deref(), Some("Mr. Kray"));
    assert_eq!(found[2].record.speaker_kind.map(Choice::word), Some("unknown"));
    let extras: BTreeMap<_, _> = found[0].extras.iter().cloned().collect();
    assert_eq!(extras["referringExpression"], "said she");
    assert_eq!(extras["quoteType"], "anaphoric");
    let written = Format::Sayso.write(&read.documents);
    assert!(written.problems.is_empty() && written.files.len() == 1, "{:?}", written.problems);
}

#[test]
fn web_annotations_select_by_code_points() {
    let (place, corpus) = folder();
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let read = Format::Sayso.read(&place.path().join("gold"), &context).expect("read");
    let written = Format::WebAnnotation.write(&read.documents);
    assert!(written.problems.is_empty());
    let page: Value = serde_json::from_str(&written.files[0].text).expect("JSON");
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    let items = page["items"].as_array().expect("items");
    let fair = items.iter().find(|item| item["target"]["source"] == "town/fair.txt").expect("the fair");
    assert_eq!(
        fair["target"]["selector"][0],
        json!({ "type": "TextPositionSelector", "start": 0, "end": 15 })
    );
    assert_eq!(fair["target"]["selector"][1]["suffix"], " the organiser said.\nNobody did.");
    let characters: Vec<char> = DAM.chars().collect();
    let mut n = 0;
    for item in items.iter().filter(|item| item["target"]["source"] == "dam.txt") {
        let selector = &item["target"]["selector"];
        let place = |name: &str| selector[0][name].as_u64().expect("a place") as usize;
        let words: String = characters[place("start")..place("end")].iter().collect();
        assert_eq!(selector[1]["exact"], words);
        n += 1;
    }
    assert_eq!(n, 7);
    assert!(
        items.iter().any(|item| item["motivation"] == "linking" && item["body"][0] == "#dam/T2"),
        "{page:#}"
    );
    assert!(Format::WebAnnotation.read(place.path(), &context).is_err());
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
        annotations: brat::annotations(
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
