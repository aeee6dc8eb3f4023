//! The command `annotate`: what it writes, what it leaves alone, and what it refuses.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::Path;

use sayso::gold::Gold;

use common::program::says;

const TEXT: &str = "“We open on Monday,” Mara Oyelaran said. “All are welcome.”\n\n\
    Ines Kray called the plan “a gift” to nobody.\n";

/// A corpus of so many articles in two outlets, the second with a quarter of them.
fn news(n: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let corpus = folder.path().join("news");
    fs::create_dir_all(&corpus).unwrap();
    let mut table = "article_id,outlet\n".to_owned();
    for number in 0..n {
        let name = format!("{number:03}");
        fs::write(corpus.join(format!("{name}.txt")), format!("Story {number}\n\n{TEXT}")).unwrap();
        table += &format!("{name},{}\n", if number % 4 == 0 { "The Harbour Post" } else { "Valley News" });
    }
    fs::write(corpus.join("articles.csv"), table).unwrap();
    folder
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_draft_is_gold_once_somebody_puts_a_name_to_it() {
    let folder = news(2);
    let there = folder.path();
    says(there, &["annotate", "news", "--out", "mine"], 0, &["6 quotations of 2 articles", "These are all."]);
    let table = read(there, "mine/quotations.csv");
    assert!(table.starts_with("article_id,text_sha256,start,end,type,speaker,kind,"), "{table}");
    assert!(table.contains("Mara Oyelaran,person,"), "{table}");
    assert!(read(there, "mine/README.md").contains("6 quoted spans in 2 articles"));
    let left: Vec<_> = fs::read_dir(there.join("mine")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing half-written is left: {left:?}");

    let unsigned = ["6 records are of sayso's own making", "no gold record fits"];
    says(there, &["validate", "news", "--gold", "mine"], 2, &unsigned);
    let signed = table.replacen(",sayso,", ",Odo Brandt,", 5);
    fs::write(there.join("mine/quotations.csv"), signed).unwrap();
    let one = ["5 gold spans in 2 articles; 1 left out", "1 record is of sayso's own making"];
    says(there, &["validate", "news", "--gold", "mine"], 1, &one);
    fs::write(there.join("mine/quotations.csv"), table.replace(",sayso,", ",Odo Brandt,")).unwrap();
    says(there, &["validate", "news", "--gold", "mine"], 0, &["6 gold spans in 2 articles\n"]);
}

#[test]
fn a_sample_has_its_share_of_every_stratum_and_is_its_seeds() {
    let folder = news(40);
    let there = folder.path();
    let draw = |out: &str, seed: &str| {
        let arguments =
            ["annotate", "news", "--out", out, "--sample", "24", "--by", "outlet,type", "--seed", seed];
        says(there, &arguments, 0, &["24 quotations", "by outlet and type of 120", "the seed"]);
        read(there, &format!("{out}/quotations.csv"))
    };
    let (one, again, other) = (draw("one", "7"), draw("again", "7"), draw("other", "8"));
    assert_eq!(one, again);
    assert_ne!(one, other);
    let gold = Gold::read(&there.join("one")).unwrap();
    assert_eq!((gold.records.len(), gold.problems.len()), (24, 0));
    // Ten articles of forty are of the Post, and a third of all quotations are partial.
    let of_post = |id: &str| id.parse::<u32>().unwrap() % 4 == 0;
    let post = gold.records.iter().filter(|r| of_post(&r.article_id)).count();
    let partial = gold.records.iter().filter(|r| r.exact.as_deref() == Some("“a gift”")).count();
    assert_eq!((post, partial), (6, 8));
    // More than there is is all there is.
    says(there, &["annotate", "news", "--out", "all", "--sample", "999"], 0, &["120 quotations"]);
}

#[test]
fn a_blind_draft_tells_nothing_but_where_spans_are() {
    let folder = news(1);
    let there = folder.path();
    says(there, &["annotate", "news", "--out", "mine", "--blind"], 0, &["3 quotations"]);
    let table = read(there, "mine/quotations.csv");
    for row in csv::Reader::from_reader(table.as_bytes()).records() {
        let row = row.unwrap();
        assert!(row.iter().skip(4).take(10).chain([&row[15], &row[16]]).all(str::is_empty), "{row:?}");
        assert!(row[14].starts_with('“') && row[17].contains(&row[14]), "{row:?}");
    }
    says(there, &["annotate", "news", "--out", "bare", "--blind", "--without-words"], 0, &["3 quotations"]);
    let table = read(there, "bare/quotations.csv");
    assert!(table.contains("span_sha256") && !table.contains("Monday") && !table.contains("gift"), "{table}");
}

#[test]
fn gold_that_is_there_is_never_written_over() {
    let folder = news(1);
    let there = folder.path();
    fs::create_dir(there.join("mine")).unwrap();
    fs::write(there.join("mine/quotations.csv"), "mine").unwrap();
    fs::write(there.join("mine/README.md"), "my guide").unwrap();
    let refused = ["there is gold already", "--update"];
    says(there, &["annotate", "news", "--out", "mine"], 2, &refused);
    assert_eq!(read(there, "mine/quotations.csv"), "mine");
    fs::rename(there.join("mine/quotations.csv"), there.join("mine/overrides.csv")).unwrap();
    says(there, &["annotate", "news", "--out", "mine"], 2, &refused);
    fs::remove_file(there.join("mine/overrides.csv")).unwrap();
    says(there, &["annotate", "news", "--out", "mine"], 0, &["3 quotations"]);
    assert_eq!(read(there, "mine/README.md"), "my guide");

    says(there, &["annotate", "news"], 2, &["--out", "--update"]);
    says(there, &["annotate", "news", "--out", "x", "--update"], 2, &["cannot be used with"]);
    says(there, &["annotate", "news", "--out", "x", "--sample", "3", "--by", "colour"], 2, &["outlet, type"]);
    says(there, &["annotate", "news", "--out", "x", "--sample", "0"], 2, &["whole number above 0"]);
    says(there, &["annotate", "news", "--update", "--blind"], 2, &["cannot be used with"]);
    says(there, &["annotate", "nowhere", "--out", "x"], 2, &["nowhere"]);
    fs::write(there.join("plain.txt"), "Nobody said a word.\n").unwrap();
    says(there, &["annotate", "plain.txt", "--out", "x"], 2, &["no quotations"]);
    assert!(!there.join("x").exists());
}

/// A corpus of one article, its text of before in `old`, and gold and overrides for that one.
fn edited() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path();
    let old = format!("The plan\n\n{TEXT}");
    for (path, text) in [("old/a.txt", old.clone()), ("news/a.txt", format!("A longer title\n{old}"))] {
        fs::create_dir_all(there.join(path).parent().unwrap()).unwrap();
        fs::write(there.join(path), text).unwrap();
    }
    fs::create_dir(there.join("gold")).unwrap();
    let sha256 = sayso::gold::text_sha256(&old);
    let rows = format!(
        "note,article_id,end,start,type,speaker,kind,text_sha256,mine\r\n\
         \"first,\n\"\"hard\"\"\",a,30,10,direct,Mara Oyelaran,person,{sha256}, x \r\n\
         ,a,69,51,direct,Mara Oyelaran,person,{sha256},\"y\"\r\n"
    );
    fs::write(there.join("gold/quotations.csv"), rows).unwrap();
    let rows = format!(
        "why,article_id,start,end,speaker,text_sha256,note\n\
         \"he insists\",a,97,105,Odo Brandt,{sha256},\"see, there\"\n"
    );
    fs::write(there.join("gold/overrides.csv"), rows).unwrap();
    folder
}

#[test]
fn gold_and_overrides_are_brought_up_to_date_and_nothing_else_in_them_changes() {
    let folder = edited();
    let there = folder.path();
    let (gold, overrides) = (read(there, "gold/quotations.csv"), read(there, "gold/overrides.csv"));
    let arguments = ["annotate", "news", "--update", "--gold", "gold", "--old", "old"];
    let dry = [&arguments[..], &["--dry-run"]].concat();
    let counts = "0 unchanged, 2 moved, 0 changed, 0 ambiguous, 0 lost";
    says(there, &dry, 0, &[counts, "quotations.csv: 2 records", "overrides.csv: 1 record", "Would change"]);
    assert_eq!(
        (read(there, "gold/quotations.csv"), read(there, "gold/overrides.csv")),
        (gold.clone(), overrides.clone())
    );

    says(there, &arguments, 0, &[counts, "Written: gold/quotations.csv", "Written: gold/overrides.csv"]);
    let sha256 = |name: &str| sayso::gold::text_sha256(&read(there, name));
    let expected = gold
        .replace(",a,30,10,", ",a,45,25,")
        .replace(",a,69,51,", ",a,84,66,")
        .replace(&sha256("old/a.txt"), &sha256("news/a.txt"));
    assert_eq!(read(there, "gold/quotations.csv"), expected);
    let expected =
        overrides.replace(",a,97,105,", ",a,112,120,").replace(&sha256("old/a.txt"), &sha256("news/a.txt"));
    assert_eq!(read(there, "gold/overrides.csv"), expected);
    says(there, &arguments, 0, &["gold/quotations.csv is up to date.", "gold/overrides.csv is up to date."]);
    let left: Vec<_> = fs::read_dir(there.join("gold")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing half-written is left: {left:?}");

    // The overrides that moved still hold: the export knows them.
    let export = ["export", "news", "--out", "set", "--overrides", "gold"];
    says(there, &export, 0, &[]);
    assert!(read(there, "set/quotations.csv").contains("\"Odo Brandt\""));
}

#[test]
fn what_is_stale_is_told_and_stays() {
    let folder = edited();
    let there = folder.path();
    let text = read(there, "news/a.txt").replace("“All are welcome.”", "“Most are welcome.”");
    fs::write(there.join("news/a.txt"), text).unwrap();
    let told = ["gold/quotations.csv:4: a is changed.", "1 moved, 1 changed", "was ", "is  ", "Most"];
    says(there, &["annotate", "news", "--update", "--gold", "gold", "--old", "old"], 1, &told);
    let table = read(there, "gold/quotations.csv");
    let old = sayso::gold::text_sha256(&read(there, "old/a.txt"));
    assert!(table.contains(&format!(",a,69,51,direct,Mara Oyelaran,person,{old},\"y\"")), "{table}");
    assert!(table.contains(",a,45,25,"), "{table}");

    fs::remove_file(there.join("news/a.txt")).unwrap();
    fs::write(there.join("news/b.txt"), TEXT).unwrap();
    let before = read(there, "gold/quotations.csv");
    let gone = ["a is no article of the corpus"];
    says(there, &["annotate", "news", "--update", "--gold", "gold"], 1, &gone);
    assert_eq!(read(there, "gold/quotations.csv"), before);
}

#[test]
fn fingerprints_find_again_what_has_no_words() {
    let folder = edited();
    let there = folder.path();
    says(there, &["annotate", "old", "--update", "--gold", "gold", "--fingerprints"], 0, &["Written:"]);
    assert!(read(there, "gold/overrides.csv").lines().next().unwrap().ends_with(",cue_sha256"));
    // Without the old text, by the fingerprints alone.
    let found = ["2 moved", "overrides.csv: 1 record: 0 unchanged, 1 moved"];
    says(there, &["annotate", "news", "--update", "--gold", "gold"], 0, &found);
    assert!(read(there, "gold/overrides.csv").contains(",a,112,120,Odo Brandt,"));
}

#[test]
fn a_table_alone_is_brought_up_to_date_too() {
    for (name, other) in [("overrides.csv", "quotations.csv"), ("quotations.csv", "overrides.csv")] {
        let folder = edited();
        let there = folder.path();
        let before = read(there, &format!("gold/{other}"));
        let table = format!("gold/{name}");
        let arguments = ["annotate", "news", "--update", "--gold", &table, "--old", "old"];
        says(there, &arguments, 0, &[&format!("Written: {table}")]);
        assert_eq!(read(there, &format!("gold/{other}")), before);
    }
    let folder = edited();
    let there = folder.path();
    fs::remove_file(there.join("gold/quotations.csv")).unwrap();
    let arguments = ["annotate", "news", "--update", "--gold", "gold", "--old", "old"];
    says(there, &arguments, 0, &["Written: gold/overrides.csv"]);
    fs::remove_file(there.join("gold/overrides.csv")).unwrap();
    says(there, &arguments, 2, &["quotations.csv", "no such file"]);
}

#[test]
fn a_draft_in_another_tools_format_comes_back_whole() {
    let folder = news(3);
    let there = folder.path();
    says(there, &["annotate", "news", "--out", "mine"], 0, &["9 quotations of 3 articles"]);
    let own = Gold::read(&there.join("mine")).unwrap();
    for format in ["brat", "label-studio", "cas-json", "doccano", "prodigy"] {
        let arguments = ["annotate", "news", "--out", format, "--format", format];
        says(there, &arguments, 0, &["9 quotations of 3 articles", &format!("Written as {format}:")]);
        let back = format!("{format}-back");
        let convert =
            ["convert", format, "--from", format, "--to", "sayso", "--out", &back, "--corpus", "news"];
        says(there, &convert, 0, &["9 gold records"]);
        let gold = Gold::read(&there.join(&back)).unwrap();
        assert_eq!(gold.records.len(), own.records.len(), "{format}");
        for (ours, theirs) in own.records.iter().zip(&gold.records) {
            assert_eq!(
                (ours.start, ours.end, ours.kind),
                (theirs.start, theirs.end, theirs.kind),
                "{format}"
            );
            assert_eq!(
                (&ours.speaker, ours.mention, ours.cue),
                (&theirs.speaker, theirs.mention, theirs.cue)
            );
        }
        says(there, &arguments, 2, &["there is something already"]);
    }
    let agree = ["agree", "brat", "mine", "--corpus", "news"];
    says(there, &agree, 0, &["9 spans of A and 9 of B", "Disagreements: 0"]);
    // A blind one holds the spans and nothing else.
    says(there, &["annotate", "news", "--out", "blind", "--format", "brat", "--blind"], 0, &["9 quotations"]);
    let ann = read(there, "blind/000.ann");
    assert!(ann.lines().count() == 3 && ann.lines().all(|line| line.starts_with('T')), "{ann}");
    let wordless = ["annotate", "news", "--out", "x", "--format", "brat", "--without-words"];
    says(there, &wordless, 2, &["brat holds the texts"]);
}
