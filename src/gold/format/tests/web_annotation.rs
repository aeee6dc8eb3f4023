//! Web Annotation, which selects by code points.

use super::*;

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
