//! PDNC's table of quotations in novels.

use super::*;

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
