//! INCEpTION's CAS: layers are read, and what we do not know is kept.

use super::*;

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
