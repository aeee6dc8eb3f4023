//! `sayso convert` from outside: what it writes, what it tells, and what it refuses.

mod common;

use std::fs;

use common::program::sayso;

/// A folder with one article, CRLF and an emoji in it, and its gold.
fn folder() -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a folder");
    let text = "🎉 Dam opens\r\n“We open on Monday,” Mara Oyelaran said.\r\n";
    fs::create_dir_all(place.path().join("articles/valley")).expect("a folder");
    fs::write(place.path().join("articles/valley/dam.txt"), text).expect("written");
    fs::create_dir_all(place.path().join("gold")).expect("a folder");
    let start = text[..text.find('“').expect("a mark")].chars().count();
    let table = format!(
        "article_id,start,end,type,speaker,kind,mention_start,mention_end,annotator,checked\n\
         valley/dam,{start},{},direct,Mara Oyelaran,person,{},{},ik,yes\n",
        start + 20,
        start + 21,
        start + 34
    );
    fs::write(place.path().join("gold/quotations.csv"), table).expect("written");
    place
}

#[test]
fn gold_goes_to_brat_and_back_and_is_scored_from_there() {
    let place = folder();
    let convert = ["convert", "gold", "--to", "brat", "--out", "brat", "--corpus", "articles"];
    let (code, out, errors) = sayso(place.path(), &convert);
    assert_eq!((errors.as_str(), code), ("", Some(0)), "{out}");
    assert!(out.contains("Read as sayso: 1 article, 1 document, 2 spans, 1 gold record."), "{out}");
    let ann = fs::read_to_string(place.path().join("brat/valley/dam.ann")).expect("the file");
    assert!(ann.contains("Quotation 13 33\t“We open on Monday,”\n"), "{ann}");
    assert!(ann.contains("\tAnnotatorNotes T1\tspeaker=Mara Oyelaran; annotator=ik\n"), "{ann}");
    assert!(
        fs::read_to_string(place.path().join("brat/annotation.conf"))
            .expect("it")
            .contains("type\tArg:<ANY>")
    );
    let article =
        |folder: &str| fs::read(place.path().join(folder).join("valley/dam.txt")).expect("the text");
    assert_eq!(article("brat"), article("articles"), "byte for byte");

    let (code, out, errors) = sayso(place.path(), &["validate", "articles", "--gold", "brat"]);
    assert_eq!((errors.as_str(), code), ("", Some(0)), "{out}");
    let convert = ["convert", "brat", "--to", "sayso", "--out", "again", "--corpus", "articles"];
    assert_eq!(sayso(place.path(), &convert).0, Some(0));
    let again = fs::read_to_string(place.path().join("again/quotations.csv")).expect("the table");
    assert!(again.contains(",13,33,direct,Mara Oyelaran,person,34,47,"), "{again}");
    assert!(again.lines().next().expect("a header").ends_with(",checked"), "{again}");
    assert!(!place.path().join("again/annotations.csv").exists(), "the records say all");
}

#[test]
fn nothing_that_stands_there_is_lost() {
    let place = folder();
    fs::create_dir(place.path().join("brat")).expect("a folder");
    fs::write(place.path().join("brat/mine.txt"), "mine").expect("written");
    let convert = ["convert", "gold", "--to", "brat", "--out", "brat", "--corpus", "articles"];
    let (code, _, errors) = sayso(place.path(), &convert);
    assert_eq!(code, Some(2));
    assert!(errors.contains("brat: there is something already") && errors.contains("--force"), "{errors}");
    let forced = [&convert[..], &["--force"]].concat();
    assert_eq!(sayso(place.path(), &forced).0, Some(0));
    assert_eq!(fs::read_to_string(place.path().join("brat/mine.txt")).expect("it"), "mine");
}

#[test]
fn what_has_no_place_is_told_with_its_line() {
    let place = folder();
    fs::create_dir_all(place.path().join("brat/valley")).expect("a folder");
    let ann = "T1\tSource 34 47\tMara Oyelaran\nT2\tCue 48 52\tsaid\nE1\tCue:T2 Source:T1\nA1\tNegated E1\n";
    fs::write(place.path().join("brat/valley/dam_ik.ann"), ann).expect("written");
    let convert = ["convert", "brat", "--to", "cas-json", "--out", "cas", "--corpus", "articles"];
    let (code, out, errors) = sayso(place.path(), &convert);
    assert_eq!(code, Some(1), "{errors}");
    assert!(errors.contains("dam_ik.ann:3: An event is written as relations from its trigger."), "{errors}");
    assert!(out.contains("No gold record") && out.contains("Left out or changed: 1 annotation"), "{out}");
    let allowed = [&convert[..], &["--allow-loss", "--force"]].concat();
    assert_eq!(sayso(place.path(), &allowed).0, Some(0));
    // Scoring needs records, and says what they are.
    let (code, _, errors) = sayso(place.path(), &["validate", "articles", "--gold", "brat"]);
    assert_eq!(code, Some(2));
    assert!(errors.contains("none of its 2 spans is a gold record"), "{errors}");
    // One annotator, or the names of those there are.
    let convert =
        ["convert", "brat", "--to", "sayso", "--out", "own", "--corpus", "articles", "--annotator", "mo"];
    let (code, _, errors) = sayso(place.path(), &convert);
    assert!(code == Some(2) && errors.contains("There are: ik."), "{errors}");
}

#[test]
fn annotations_of_another_text_are_refused() {
    let place = folder();
    let convert = ["convert", "gold", "--to", "label-studio", "--out", "studio", "--corpus", "articles"];
    assert_eq!(sayso(place.path(), &convert).0, Some(0));
    let article = place.path().join("articles/valley/dam.txt");
    let text = fs::read_to_string(&article).expect("the text");
    fs::write(&article, text.replace("Monday", "Tuesday")).expect("written");
    let convert = ["convert", "studio/tasks.json", "--to", "sayso", "--out", "own", "--corpus", "articles"];
    let (code, _, errors) = sayso(place.path(), &convert);
    assert_eq!(code, Some(1));
    assert!(errors.contains("made for another text than the corpus has"), "{errors}");
    // Other line ends alone are made good.
    fs::write(&article, text.replace("\r\n", "\n")).expect("written");
    let convert = [&convert[..], &["--force"]].concat();
    let (code, out, errors) = sayso(place.path(), &convert);
    assert_eq!((errors.as_str(), code), ("", Some(0)), "{out}");
    let table = fs::read_to_string(place.path().join("own/quotations.csv")).expect("the table");
    assert!(table.contains(",12,32,direct,"), "{table}");
}

#[test]
fn help_teaches_by_examples_and_names_the_formats() {
    let place = folder();
    let (code, out, _) = sayso(place.path(), &["help", "convert"]);
    assert_eq!(code, Some(0));
    for word in
        ["Examples:", "label-studio", "cas-json", "doccano", "prodigy", "pdnc", "web-annotation", "utf-16"]
    {
        assert!(out.contains(word), "{word}: {out}");
    }
    let (code, _, errors) = sayso(place.path(), &["convert", "nowhere", "--to", "brat", "--out", "x"]);
    assert!(code == Some(2) && errors.contains("nowhere: there is no such file or folder"), "{errors}");
    let (code, _, errors) = sayso(place.path(), &["convert", "articles", "--to", "brat", "--out", "x"]);
    assert!(code == Some(2) && errors.contains("its format cannot be told"), "{errors}");
}

#[test]
fn drafts_are_made_for_a_tool() {
    let place = folder();
    let make = ["annotate", "articles", "--out", "brat", "--format", "brat"];
    let (code, out, errors) = sayso(place.path(), &make);
    assert_eq!((errors.as_str(), code), ("", Some(0)), "{out}");
    let ann = fs::read_to_string(place.path().join("brat/valley/dam.ann")).expect("the file");
    assert!(ann.contains("\ttype T1 direct\n") && ann.contains("speaker=Mara Oyelaran"), "{ann}");
    assert!(!ann.contains("mention_text"), "the words follow from the place: {ann}");
    let blind = ["annotate", "articles", "--out", "blind", "--format", "brat", "--blind"];
    assert_eq!(sayso(place.path(), &blind).0, Some(0));
    let ann = fs::read_to_string(place.path().join("blind/valley/dam.ann")).expect("the file");
    assert_eq!(ann, "T1\tQuotation 13 33\t“We open on Monday,”\n");
    // Until somebody fills them in, blank spans are told and scored by nobody.
    let (code, _, errors) = sayso(place.path(), &["validate", "articles", "--gold", "blind"]);
    assert!(code != Some(0) && errors.contains("dam.ann:1: The quotation has no type."), "{errors}");
    let (code, _, errors) = sayso(place.path(), &make);
    assert!(code == Some(2) && errors.contains("there is something already"), "{errors}");
    let wordless = ["annotate", "articles", "--out", "x", "--format", "brat", "--without-words"];
    assert_eq!(sayso(place.path(), &wordless).0, Some(2));
    let agree = ["agree", "brat", "gold", "--corpus", "articles"];
    let (code, out, errors) = sayso(place.path(), &agree);
    assert_eq!(code, Some(0), "{out}{errors}");
}

#[test]
fn what_records_cannot_say_lives_through_edits_too() {
    let place = folder();
    let there = place.path();
    let text = fs::read_to_string(there.join("articles/valley/dam.txt")).expect("the text");
    let at = |words: &str| {
        let start = text[..text.find(words).expect("the words")].chars().count();
        (start, start + words.chars().count())
    };
    let (name, dam) = (at("Mara Oyelaran"), at("Dam opens"));
    fs::create_dir_all(there.join("brat/valley")).expect("a folder");
    let ann = |name: (usize, usize), dam: (usize, usize)| {
        format!(
            "T1\tName {} {}\tMara Oyelaran\nT2\tThing {} {}\tDam opens\nR1\tspeaksOf Arg1:T1 Arg2:T2\n",
            name.0, name.1, dam.0, dam.1
        )
    };
    fs::write(there.join("brat/valley/dam.ann"), ann(name, dam)).expect("written");
    fs::write(there.join("brat/valley/dam.txt"), &text).expect("written");
    let (code, out, errors) =
        sayso(there, &["convert", "brat", "--to", "sayso", "--out", "mine", "--corpus", "articles"]);
    assert_eq!(code, Some(0), "{out}{errors}");
    assert!(there.join("mine/annotations.csv").exists());

    fs::create_dir_all(there.join("old/valley")).expect("a folder");
    fs::rename(there.join("articles/valley/dam.txt"), there.join("old/valley/dam.txt")).expect("moved");
    let edited = text.replace("“We open", "Rain fell.\r\n“We open");
    fs::write(there.join("articles/valley/dam.txt"), edited).expect("written");
    let update = ["annotate", "articles", "--update", "--gold", "mine", "--old", "old"];
    let (code, out, errors) = sayso(there, &update);
    assert_eq!(code, Some(0), "{out}{errors}");
    assert!(out.contains("annotations.csv: 2 records: 1 unchanged, 1 moved"), "{out}");
    let (code, out, errors) =
        sayso(there, &["convert", "mine", "--to", "brat", "--out", "again", "--corpus", "articles"]);
    assert_eq!(code, Some(0), "{out}{errors}");
    let now = fs::read_to_string(there.join("again/valley/dam.ann")).expect("the file");
    assert_eq!(now, ann((name.0 + 12, name.1 + 12), dam));
    // Words that were edited stay where they were, and are told.
    fs::write(there.join("articles/valley/dam.txt"), text.replace("Oyelaran", "Adeyemi")).expect("written");
    let (code, out, errors) = sayso(there, &["annotate", "articles", "--update", "--gold", "mine"]);
    assert_eq!(code, Some(1), "{out}{errors}");
    assert!(out.contains("annotations.csv:3: valley/dam is "), "{out}");
}
