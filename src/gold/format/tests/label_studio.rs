//! Label Studio's exports: the unit of their offsets is found, and another text is refused.

use super::*;

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
