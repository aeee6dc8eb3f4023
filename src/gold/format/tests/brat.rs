//! brat's stand-off files: every line survives.

use super::*;

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
