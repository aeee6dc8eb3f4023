//! What goes wrong with the files that sayso is given: each is told with its file, its line and its
//! cure, by an exit code that is not 0, and costs nothing that was there.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::program::says;

const TEXT: &str = "“We open on Monday,” Mara Oyelaran said. “All are welcome.”\n";
const HEADER: &str = "article_id,start,end,type,speaker,kind\n";

/// A corpus of two articles and, where `is_exported`, the dataset `set` of it.
fn place(is_exported: bool) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("news")).unwrap();
    for name in ["a", "b"] {
        fs::write(place.path().join(format!("news/{name}.txt")), TEXT).unwrap();
    }
    if is_exported {
        says(place.path(), &["export", "news", "--out", "set"], 0, &[]);
    }
    place
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    all.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect()
}

#[test]
fn gold_that_crosses_or_doubles_itself() {
    let place = place(false);
    let there = place.path();
    let rows = "a,0,20,direct,Mara Oyelaran,person\na,10,30,scare,,\na,0,20,scare,,\n\
        a,41,59,direct,Mara Oyelaran,person\na,42,45,scare,,\nb,0,20,direct,Mara Oyelaran,person\n";
    fs::write(there.join("gold.csv"), format!("{HEADER}{rows}")).unwrap();
    let told = [
        "4 gold spans in 2 articles; 2 left out",
        "gold.csv:3: The span crosses that of line 2",
        "until then line 2 counts",
        "gold.csv:4: The span has a record already.",
    ];
    says(there, &["validate", "news", "--gold", "gold.csv"], 1, &told);
    says(there, &["validate", "news", "--gold", "gold.csv", "--allow-stale"], 0, &told);
}

#[test]
fn gold_for_unknown_articles() {
    let place = place(false);
    let there = place.path();
    let rows = "nowhere/c,0,20,direct,Mara Oyelaran,person\n";
    fs::write(there.join("gold.csv"), format!("{HEADER}{rows}a,0,20,direct,Mara Oyelaran,person\n")).unwrap();
    let told =
        ["gold.csv:2: The corpus has no article \"nowhere/c\"", "paths are the article ids", "1 left out"];
    says(there, &["validate", "news", "--gold", "gold.csv"], 1, &told);
    fs::write(there.join("gold.csv"), format!("{HEADER}{rows}")).unwrap();
    let none = ["gold.csv:2: The corpus has no article", "no gold record fits the corpus"];
    says(there, &["validate", "news", "--gold", "gold.csv"], 2, &none);
    let before = fs::read(there.join("gold.csv")).unwrap();
    let gone = ["nowhere/c is no article of the corpus"];
    says(there, &["annotate", "news", "--update", "--gold", "gold.csv"], 1, &gone);
    assert_eq!(fs::read(there.join("gold.csv")).unwrap(), before);
}

#[test]
fn two_overrides_for_one_quotation() {
    let place = place(true);
    let there = place.path();
    let before = files(&there.join("set"));
    let twice = "article_id,start,end,speaker\na,0,20,Odo Brandt\na,0,20,Ines Kray\n";
    fs::write(there.join("overrides.csv"), twice).unwrap();
    let told = ["overrides.csv:3: The span has an override already.", "Keep one of the two"];
    for command in [
        &["export", "news", "--out", "set", "--overrides", "overrides.csv"][..],
        &["regenerate", "set", "--overrides", "overrides.csv"],
    ] {
        says(there, command, 2, &told);
        assert_eq!(files(&there.join("set")), before);
    }
    // Two that meet in one quotation only when its words are found again.
    let meet = format!(
        "article_id,start,end,speaker,exact,text_sha256\n\
         a,5,9,Odo Brandt,\"“We open on Monday,”\",{}\na,0,20,Ines Kray,,\n",
        "0".repeat(64)
    );
    fs::write(there.join("overrides.csv"), meet).unwrap();
    says(there, &["regenerate", "set", "--overrides", "overrides.csv"], 0, &[]);
    let problems = fs::read_to_string(there.join("set/problems.csv")).unwrap();
    assert!(problems.contains("is for the same quotation as that on line"), "{problems}");
}

#[test]
fn a_dataset_of_a_newer_version() {
    let place = place(true);
    let there = place.path();
    let manifest = fs::read_to_string(there.join("set/sayso.json")).unwrap();
    let this = format!("\"sayso\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(manifest.contains(&this), "{manifest}");
    fs::write(there.join("set/sayso.json"), manifest.replace(&this, "\"sayso\": \"99.1.0\"")).unwrap();
    let before = files(&there.join("set"));
    let newer = ["set: the dataset was made by sayso 99.1.0; this is", "Use that version"];
    for command in [
        &["regenerate", "set"][..],
        &["regenerate", "set", "--force"],
        &["status", "set"],
        &["diff", "set", "set"],
    ] {
        says(there, command, 2, &newer);
        assert_eq!(files(&there.join("set")), before);
    }
}

#[test]
fn a_half_deleted_dataset() {
    for gone in ["mentions.parquet", "quotations.csv", "schema.md", "datapackage.json"] {
        let place = place(true);
        let there = place.path();
        fs::remove_file(there.join("set").join(gone)).unwrap();
        let before = files(&there.join("set"));
        for command in [
            &["regenerate", "set"][..],
            &["regenerate", "set", "--force"],
            &["status", "set"],
            &["diff", "set", "set"],
        ] {
            says(
                there,
                command,
                2,
                &["set: the dataset is not whole", gone, "sayso export CORPUS --out DIR"],
            );
            assert_eq!(files(&there.join("set")), before);
        }
        // The cure works.
        says(there, &["export", "news", "--out", "set"], 0, &[]);
        says(there, &["status", "set"], 0, &["up to date"]);
    }
    let place = place(true);
    let there = place.path();
    fs::remove_file(there.join("set/sayso.json")).unwrap();
    says(there, &["regenerate", "set"], 2, &["no dataset of sayso's", "sayso.json"]);
    says(there, &["export", "news", "--out", "set"], 2, &["files that sayso did not make", "--force"]);
}

#[test]
fn a_corpus_that_vanished() {
    let place = place(true);
    let there = place.path();
    fs::rename(there.join("news"), there.join("moved")).unwrap();
    let before = files(&there.join("set"));
    for command in [&["regenerate", "set"][..], &["status", "set"]] {
        says(there, command, 2, &["news: the corpus of the dataset is not there any more", "--corpus"]);
        assert_eq!(files(&there.join("set")), before);
    }
    says(there, &["regenerate", "set", "--corpus", "moved"], 0, &[]);
    says(there, &["status", "set"], 0, &["up to date"]);
    // An empty folder is a corpus of which all articles were withdrawn, which is no update.
    let before = files(&there.join("set"));
    fs::remove_dir_all(there.join("moved")).unwrap();
    fs::create_dir(there.join("moved")).unwrap();
    says(there, &["regenerate", "set"], 2, &["moved"]);
    assert_eq!(files(&there.join("set")), before);
}

#[test]
fn edited_files() {
    for edited in ["quotations.csv", "quotations.parquet", "entities.csv", "schema.md", "datapackage.json"] {
        let place = place(true);
        let there = place.path();
        let file = there.join("set").join(edited);
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // A letter in the middle, so that size and form stay as they were; in JSON one that is no
        // sign of its form.
        let at = (middle..bytes.len()).find(|at| bytes[*at].is_ascii_lowercase()).unwrap_or(middle);
        bytes[at] = if edited.ends_with(".parquet") {
            bytes[at] ^ 1
        } else if bytes[at] == b'e' {
            b'o'
        } else {
            b'e'
        };
        assert_ne!(text.as_bytes(), &bytes[..]);
        fs::write(&file, &bytes).unwrap();
        let before = files(&there.join("set"));
        for command in [&["regenerate", "set"][..], &["status", "set"], &["regenerate", "set", "--dry-run"]] {
            says(there, command, 2, &[edited, "edited since sayso wrote", "--force"]);
            assert_eq!(files(&there.join("set")), before, "{edited}");
        }
        if edited.ends_with(".csv") {
            says(
                there,
                &["regenerate", "set", "--force", "--check-full"],
                0,
                &["put right", "the same bytes"],
            );
        }
    }
}

#[test]
fn a_terminal_does_nothing_that_an_article_says() {
    let place = place(false);
    let there = place.path();
    let text = "“We open\u{1b}]0;x\u{7} on Monday,” Mara Oyelaran said\u{9b}2J at \u{202e}noon.\n";
    fs::write(there.join("odd.txt"), text).unwrap();
    let obeyed = |text: &str| {
        let bare = text.split("\u{1b}[").collect::<String>();
        bare.chars().any(|c| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c))
    };
    for more in [&[][..], &["--quotation", "1"]] {
        let shown = coloured(there, &[&["explain", "odd.txt"], more].concat());
        assert!(shown.contains("We open␛]0;x␇ on Monday"), "{shown:?}");
        assert!(shown.contains("\u{1b}[") && !obeyed(&shown), "{shown:?}");
    }
    fs::write(there.join("gold.csv"), format!("{HEADER}a,0,20,\u{1b}[2Jodd,Mara Oyelaran,person\n")).unwrap();
    let shown = coloured(there, &["validate", "news", "--gold", "gold.csv"]);
    assert!(shown.contains("type is \"␛[2Jodd\"") && !obeyed(&shown), "{shown:?}");
}

/// What is said to a terminal that shows colours.
fn coloured(folder: &Path, arguments: &[&str]) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_sayso"))
        .current_dir(folder)
        .args(arguments)
        .env("CLICOLOR_FORCE", "1")
        .output()
        .unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

#[test]
fn tables_with_semicolons_or_tabs_are_told_as_such() {
    let place = place(false);
    let there = place.path();
    let told = |file: &str, delimiter: &str| {
        vec![
            format!("{file}:1: the columns are separated by {delimiter}, not by commas"),
            format!("Save the table as CSV with commas; replacing the {delimiter} is not enough"),
        ]
    };
    for (delimiter, name) in [(";", "semicolons"), ("\t", "tabs")] {
        let all: &dyn Fn(&str, &[&str]) = &|file, command| {
            let parts = told(file, name);
            says(there, command, 2, &parts.iter().map(String::as_str).collect::<Vec<_>>());
        };
        let gold = format!("{HEADER}a,0,20,direct,Mara Oyelaran,person\n").replace(',', delimiter);
        fs::write(there.join("gold.csv"), gold).unwrap();
        all("gold.csv", &["validate", "news", "--gold", "gold.csv"]);
        let overrides = "article_id,start,end,speaker\na,0,20,Odo Brandt\n".replace(',', delimiter);
        fs::write(there.join("overrides.csv"), overrides).unwrap();
        all("overrides.csv", &["export", "news", "--out", "set", "--overrides", "overrides.csv"]);
        let articles = "article_id,title,outlet\na,\"On locks, and more\",Courier\n".replace(',', delimiter);
        fs::write(there.join("news/articles.csv"), articles).unwrap();
        all("news/articles.csv", &["export", "news", "--out", "set"]);
        fs::remove_file(there.join("news/articles.csv")).unwrap();
    }
    // Where the needed columns are there, a semicolon is a character like any other.
    fs::write(there.join("news/articles.csv"), "article_id,title;subtitle\na,Locks; and more\n").unwrap();
    says(there, &["export", "news", "--out", "set"], 0, &[]);
}
