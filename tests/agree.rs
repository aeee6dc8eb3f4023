//! The command `agree`: what it measures, lists, writes and refuses.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use std::fs;

use common::program::says;

const TEXT: &str = "“We open on Monday,” Mara Oyelaran said. “All are welcome.”\n";
const HEADER: &str = "article_id,text_sha256,start,end,type,speaker,kind\n";

/// Gold of two annotators, who agree on the first span and not on the rest.
fn two() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path();
    for name in ["ines", "odo", "news"] {
        fs::create_dir(there.join(name)).unwrap();
    }
    for name in ["a", "b"] {
        fs::write(there.join(format!("news/{name}.txt")), TEXT).unwrap();
    }
    let sha256 = sayso::gold::text_sha256(TEXT);
    let ines = format!(
        "{HEADER}a,{sha256},0,20,direct,Mara Oyelaran,person\na,{sha256},41,59,direct,Mara Oyelaran,person\n\
         b,{sha256},0,20,direct,Mara Oyelaran,person\n"
    );
    let odo = format!(
        "{HEADER}a,{sha256},0,20,direct,Oyelaran,person\na,{sha256},41,59,partial,Ines Kray,person\n\
         b,{sha256},0,20,direct,Mara Oyelaran,person\nb,{sha256},41,59,scare,,\n"
    );
    fs::write(there.join("ines/quotations.csv"), ines).unwrap();
    fs::write(there.join("odo/quotations.csv"), odo).unwrap();
    folder
}

#[test]
fn agreement_is_told_listed_and_written() {
    let folder = two();
    let there = folder.path();
    let arguments = ["agree", "ines", "odo", "--corpus", "news", "--out", "told"];
    let parts = [
        "2 articles of both; 3 spans of A and 4 of B",
        "Disagreements: 3",
        "a 41–59  type: A direct, B partial",
        "a 41–59  speaker: A Mara Oyelaran, B Ines Kray",
        "b A no span, B 41–59  span\n  “All are welcome.”",
    ];
    let text = says(there, &arguments, 0, &parts);
    let line = |name: &str| text.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(line("type agreement").contains("       3    0.667"), "{text}");
    assert!(line("speaker agreement").contains("       3    0.667"), "{text}");
    assert!(line("token span alpha").contains("      20 "), "{text}");
    let table = fs::read_to_string(there.join("told/agreement.csv")).unwrap();
    assert!(table.starts_with("metric,subset,n,value,ci_low,ci_high,definition\n"), "{table}");
    // Three spans of three and four: twice three of seven.
    assert!(table.contains("\nspan_exact_f1,all,4,0.857143,"), "{table}");
    let list = fs::read_to_string(there.join("told/disagreements.csv")).unwrap();
    assert!(list.contains("\nb,span,,,41,59,,,“All are welcome.”\n"), "{list}");
    says(there, &["agree", "ines", "odo", "--corpus", "news", "--errors", "1"], 0, &["… and 2 more"]);
    let itself = says(there, &["agree", "odo", "odo", "--corpus", "news"], 0, &["Disagreements: 0"]);
    assert!(itself.contains("type kappa                 4    1.000"), "{itself}");
}

#[test]
fn without_the_annotated_texts_there_is_no_alpha() {
    let folder = two();
    let there = folder.path();
    let text = says(there, &["agree", "ines", "odo"], 0, &["2 articles is not at hand", "--corpus"]);
    assert!(!text.contains("token"), "{text}");
    // An edited text is not the annotated one.
    fs::write(there.join("news/a.txt"), TEXT.replace("Monday", "Tuesday")).unwrap();
    let text = says(there, &["agree", "ines", "odo", "--corpus", "news"], 0, &["1 article is not at hand"]);
    assert!(text.contains("token span alpha          10 "), "{text}");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let folder = two();
    let there = folder.path();
    let file = there.join("odo/quotations.csv");
    let odo = fs::read_to_string(&file).unwrap();
    let sha256 = sayso::gold::text_sha256(TEXT);
    fs::write(&file, odo.replace(&format!("a,{sha256}"), &format!("a,{}", "0".repeat(64)))).unwrap();
    let parts = ["a was annotated in different texts", "1 article of both; 1 span of A and 2 of B"];
    says(there, &["agree", "ines", "odo", "--corpus", "news"], 1, &parts);
    fs::write(&file, odo.replace("\na,", "\nc,").replace("scare,,", "blue,,")).unwrap();
    let parts = [
        "only this one has, such as a.",
        "only this one has, such as c.",
        "odo/quotations.csv:5: type is \"blue\"",
        "1 article of both",
    ];
    says(there, &["agree", "ines", "odo", "--corpus", "news"], 0, &parts);
    fs::write(&file, odo.replace("\na,", "\nc,").replace("\nb,", "\nd,")).unwrap();
    says(there, &["agree", "ines", "odo", "--corpus", "news"], 2, &["no article in common"]);
    says(there, &["agree", "ines", "nobody"], 2, &["nobody", "no such file"]);
    says(there, &["agree", "ines", "odo", "--corpus", "nowhere"], 2, &["nowhere"]);
}
