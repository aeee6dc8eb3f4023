//! doccano's and Prodigy's lines.

use super::*;

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
