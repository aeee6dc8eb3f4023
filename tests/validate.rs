//! The commands `validate` and `explain`: what they print, what they refuse, and their exit codes.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use std::fs;

use common::program::sayso;

const TEXT: &str = "“We open on Monday,” Mara Oyelaran said. “All are welcome.”\n";
const HEADER: &str = "article_id,text_sha256,start,end,type,speaker,kind\n";

/// A folder with the corpus `news` and whatever else is given.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in [("news/a.txt", TEXT.as_bytes())].iter().chain(files) {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    folder
}

fn gold(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

#[test]
fn validate_prints_and_writes_its_figures() {
    let rows = gold("a,,0,20,direct,Mara Oyelaran,person\na,,41,59,direct,Mara Oyelaran,person\n");
    let folder = folder(&[("gold/quotations.csv", rows.as_bytes())]);
    let (code, text, errors) =
        sayso(folder.path(), &["validate", "news", "--gold", "gold", "--out", "scores"]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.starts_with("2 gold spans in 1 article\n"), "{text}");
    assert!(text.contains("right outcome, all"), "{text}");
    assert!(!text.contains('\u{1b}'), "no colours where the output is no terminal");
    let metrics = fs::read_to_string(folder.path().join("scores/metrics.csv")).unwrap();
    assert!(metrics.starts_with("metric,subset,n,n_right,value,ci_low,ci_high,definition\n"), "{metrics}");
    assert!(metrics.contains("\nspans_found,all,2,2.0,1.0,,,"), "{metrics}");
    let matches = fs::read_to_string(folder.path().join("scores/gold_matches.csv")).unwrap();
    assert!(matches.contains("\na,0,20,0,20,exact,1.0,TRUE,"), "{matches}");
    assert!(
        fs::read_to_string(folder.path().join("scores/mistakes.csv")).unwrap().starts_with("article_id,")
    );
    let left: Vec<_> =
        fs::read_dir(folder.path().join("scores")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 5, "nothing half-written is left: {left:?}");
}

#[test]
fn validate_is_a_check() {
    // Nobody called Ines Kray is in the article, so half of the outcomes at most can be right.
    let rows = gold("a,,0,20,direct,Ines Kray,person\na,,41,59,direct,Ines Kray,person\n");
    let folder = folder(&[("gold.csv", rows.as_bytes())]);
    let check =
        |share| sayso(folder.path(), &["validate", "news", "--gold", "gold.csv", "--min-right", share]);
    assert_eq!(check("0.9").0, Some(1));
    assert!(check("0.9").1.contains("below 0.9"));
    assert_eq!(check("0").0, Some(0));
    assert_ne!(check("1.5").0, Some(0));
    let wrong = check("0").1;
    assert!(
        wrong.contains("Wrong outcomes: 2\na 0–20  “We open on Monday,”\n  gold   direct Ines Kray"),
        "{wrong}"
    );
    let (_, few, _) = sayso(folder.path(), &["validate", "news", "--gold", "gold.csv", "--errors", "1"]);
    assert!(few.contains("… and 1 more"), "{few}");
}

#[test]
fn gold_that_does_not_fit_is_told_and_left_out() {
    let stale = "0".repeat(64);
    let rows = gold(&format!(
        "a,,0,20,direct,Mara Oyelaran,person\na,,41,590,direct,Mara Oyelaran,person\n\
         a,{stale},41,59,direct,Mara Oyelaran,person\nb,,0,4,scare,,\na,,5,3,scare,,\nc,,0,4,scare,,\n"
    ));
    let folder = folder(&[("gold.csv", rows.as_bytes()), ("news/c.txt", b"caf\xe9")]);
    let arguments = ["validate", "news", "--gold", "gold.csv"];
    let (code, text, errors) = sayso(folder.path(), &arguments);
    assert_eq!(code, Some(1));
    assert!(text.starts_with("1 gold span in 1 article; 5 left out\n"), "{text}");
    for part in [
        "gold.csv:3: end is 590, but the text ends at 60.",
        "gold.csv:4: The text was edited and the record is lost.",
        "gold.csv:5: The corpus has no article \"b\"",
        "gold.csv:6: start is 5 and end is 3, which leaves no words.",
        "news/c.txt: The file is not UTF-8: byte 3 (from 0, on line 1) is 0xE9.",
    ] {
        assert!(errors.contains(part), "{part} is missing in\n{errors}");
    }
    let (code, ..) = sayso(folder.path(), &[&arguments[..], &["--allow-stale"]].concat());
    assert_eq!(code, Some(0));
    let (_, text, _) = sayso(folder.path(), &[&arguments[..], &["--encoding", "latin1"]].concat());
    assert!(text.contains("; 4 left out"), "{text}");
}

#[test]
fn what_cannot_be_done_is_an_error_with_a_cure() {
    let one = gold("a,,0,20,direct,Mara Oyelaran,person\n");
    let folder = folder(&[
        ("gold.csv", one.as_bytes()),
        ("other.csv", gold("x,,0,20,scare,,\n").as_bytes()),
        ("no-columns.csv", b"id,speaker\n"),
        ("two.txt", b"text"),
        ("empty/readme.md", b""),
        ("binary.txt", b"\x89PNG\0\0"),
        ("scores", b"a file in the way"),
    ]);
    for (arguments, words) in [
        (&["validate", "nowhere", "--gold", "gold.csv"][..], "nowhere: there is no such file or folder"),
        (&["validate", "empty", "--gold", "gold.csv"], "empty: the folder holds no .txt file"),
        (&["validate", "news", "--gold", "nothing"], "nothing: there is no such file of gold"),
        (
            &["validate", "news", "--gold", "no-columns.csv"],
            "no-columns.csv:1: there is no column article_id",
        ),
        (&["validate", "news", "--gold", "other.csv"], "other.csv: no gold record fits the corpus"),
        (&["validate", "news", "news", "--gold", "gold.csv"], "two files have the article id \"a\""),
        (&["validate", "news", "--gold", "gold.csv", "--without", "magic"], "there is no rule \"magic\""),
        (
            &["validate", "news", "--gold", "gold.csv", "--encoding", "klingon"],
            "no encoding is called \"klingon\"",
        ),
        (&["validate", "news", "--gold", "gold.csv", "--out", "scores"], "scores: it cannot be written"),
        (&["explain", "news"], "news: this is a folder"),
        (&["explain", "binary.txt"], "binary.txt: The file is not text: byte 4 is NUL."),
        (&["explain", "two.txt", "--quotation", "1"], "two.txt: there is no quotation 1"),
        (&["explain", "nowhere.txt"], "nowhere.txt: there is no such file or folder"),
    ] {
        let (code, _, errors) = sayso(folder.path(), arguments);
        assert_ne!(code, Some(0), "{arguments:?}");
        assert!(errors.contains(words), "{arguments:?}: {words} is missing in\n{errors}");
        assert!(errors.lines().count() > 1, "{arguments:?} has no cure:\n{errors}");
    }
}

#[test]
fn explain_shows_the_article_and_one_quotation() {
    let folder = folder(&[]);
    let (_, article, _) = sayso(folder.path(), &["explain", "news/a.txt"]);
    assert!(
        article.contains("[1]“We open on Monday,” Mara Oyelaran said. [2]“All are welcome.”"),
        "{article}"
    );
    assert!(article.contains("\n    [1] "), "{article}");
    let (_, one, _) = sayso(folder.path(), &["explain", "news/a.txt", "--quotation", "2"]);
    assert!(one.starts_with("Quotation 2 of 2 in a\n"), "{one}");
    assert!(one.contains("Considered, strongest first"), "{one}");
    assert!(
        !article.contains('\u{1b}') && !one.contains('\u{1b}'),
        "no colours where the output is no terminal"
    );
}

#[test]
fn a_run_is_held_against_another() {
    let rows = gold("a,,0,20,direct,Mara Oyelaran,person\na,,41,59,direct,Mara Oyelaran,person\n");
    let folder = folder(&[("gold.csv", rows.as_bytes())]);
    let run =
        |more: &[&str]| sayso(folder.path(), &[&["validate", "news", "--gold", "gold.csv"], more].concat());
    assert_eq!(run(&["--out", "before"]).0, Some(0));
    let (code, text, _) = run(&["--compare", "before"]);
    assert_eq!(code, Some(0));
    assert!(text.contains("in 2 gold spans of both: 2 right before, 2 now"), "{text}");
    let file = folder.path().join("before/scores.csv");
    let worse = fs::read_to_string(&file).unwrap().replacen("Mara Oyelaran,TRUE", "Ines Kray,FALSE", 1);
    fs::write(&file, worse).unwrap();
    let (_, text, _) = run(&["--compare", "before/scores.csv"]);
    assert!(text.contains("  won 1\n  a 0–20"), "{text}");
    assert!(text.contains("wanted Mara Oyelaran, before Ines Kray, now Mara Oyelaran"), "{text}");
    assert!(text.contains("  lost 0\n"), "{text}");
    let (code, _, errors) = run(&["--compare", "elsewhere"]);
    assert!(code == Some(2) && errors.contains("--compare"), "{errors}");
    let (code, _, errors) = run(&["--compare", "gold.csv"]);
    assert!(code == Some(2) && errors.contains("scores.csv"), "{errors}");
}
