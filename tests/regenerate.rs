//! Regenerating: what it makes is what a full export makes, whatever was edited and whenever the
//! process is killed.

#![allow(clippy::print_stdout)] // the figures of a run are shown

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use common::program::says;
use sayso::corpus::{self, ReadOptions};
use sayso::output::{Dataset, Lock, Revision, Settings, Source, digests, export, recorded};
use sayso::regenerate::{Options, Update};
use sayso::rows::rule_rows;
use sayso::schema::{Cause, Change};

/// Articles in a row group on average: few, so that a small corpus has several.
const PER_GROUP: u32 = 3;

const PEOPLE: [&str; 6] =
    ["Mara Oyelaran", "Tom Ferrand", "Ines Kowalczyk", "Dr. Ruth Okafor", "the harbour board", "Ferrand"];
const WORDS: [&str; 8] = [
    "The pier will reopen in spring",
    "We never agreed to that",
    "a question of trust",
    "Nobody told us anything",
    "it is the worst winter I have seen",
    "No",
    "ghost ferry",
    "Every boat was counted twice",
];

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.number() % n.max(1) as u64) as usize
    }

    fn of<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[self.below(list.len())]
    }

    /// A paragraph with a quotation, or without.
    fn paragraph(&mut self) -> String {
        let (who, words) = (self.of(&PEOPLE), self.of(&WORDS));
        match self.below(7) {
            0 => format!("“{words},” {who} said."),
            1 => format!("{who} told reporters: “{words}.”"),
            2 => format!("“{words},” she said."),
            3 => format!("“{words}.”"),
            4 => format!("According to {who}, the plan was “{words}”."),
            5 => format!("“{words}, and then"),
            _ => format!("{who} spoke for an hour about the caf\u{e9} at the quay."),
        }
    }

    fn article(&mut self) -> String {
        let n = 1 + self.below(5);
        (0..n).map(|_| self.paragraph()).collect::<Vec<_>>().join("\n\n")
    }
}

/// A corpus in a folder, and its edits.
struct Files {
    folder: PathBuf,
    names: Vec<String>,
    next: usize,
}

impl Files {
    fn new(folder: PathBuf, dice: &mut Dice, n: usize) -> Files {
        fs::create_dir_all(&folder).expect("a folder");
        let mut files = Files { folder, names: Vec::new(), next: 0 };
        for _ in 0..n {
            files.add(dice);
        }
        files
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.txt"))
    }

    fn add(&mut self, dice: &mut Dice) {
        let name = format!("{}{}", dice.of(&["a", "m", "z"]), self.next);
        self.next += 1;
        fs::write(self.path(&name), dice.article()).expect("a file");
        self.names.push(name);
    }

    /// One random edit of a random article; says what it was.
    fn edit(&mut self, dice: &mut Dice) -> &'static str {
        let at = dice.below(self.names.len());
        let path = self.path(&self.names[at]);
        let bytes = fs::read(&path).expect("a file");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mut paragraphs: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
        let place = dice.below(paragraphs.len());
        let write = |paragraphs: &[String]| fs::write(&path, paragraphs.join("\n\n")).expect("a file");
        match dice.below(13) {
            0 | 1 => {
                paragraphs.insert(place, dice.paragraph());
                write(&paragraphs);
                "a paragraph is inserted"
            }
            2 => {
                paragraphs.remove(place);
                write(&paragraphs);
                "a paragraph is deleted"
            }
            3 => {
                paragraphs[place] = dice.paragraph();
                write(&paragraphs);
                "a paragraph is replaced"
            }
            4 => {
                let other = dice.below(paragraphs.len());
                paragraphs.swap(place, other);
                write(&paragraphs);
                "two paragraphs are swapped"
            }
            5 => {
                paragraphs[place] = paragraphs[place].replace(['“', '”'], "\"");
                write(&paragraphs);
                "marks are restyled"
            }
            6 if self.names.len() < 12 => {
                self.add(dice);
                "an article is added"
            }
            7 if self.names.len() > 3 => {
                fs::remove_file(&path).expect("a file");
                self.names.remove(at);
                "an article is withdrawn"
            }
            8 => {
                let name = format!("{}{}", dice.of(&["b", "n", "y"]), self.next);
                self.next += 1;
                fs::rename(&path, self.path(&name)).expect("a file");
                self.names[at] = name;
                "an article is renamed"
            }
            9 => {
                // Windows-1252 where it can be: read as before, by the dataset's encoding.
                let (bytes, _, has_lost) = encoding_rs::WINDOWS_1252.encode(&text);
                if !has_lost {
                    fs::write(&path, &bytes).expect("a file");
                }
                "an article is encoded otherwise"
            }
            10 => {
                let rows = self.names.iter().take(3).map(|name| {
                    format!(
                        "{name},\"{}\",{}\n",
                        dice.of(&WORDS),
                        dice.of(&["Harrow Courier", "", "Tideway"])
                    )
                });
                let table = rows.fold("article_id,title,outlet\n".to_owned(), |table, row| table + &row);
                fs::write(self.folder.join("articles.csv"), table).expect("a file");
                "metadata are edited"
            }
            11 => {
                fs::write(&path, b"").expect("a file");
                "an article is emptied"
            }
            _ => {
                fs::write(self.path(&self.names[at]), text.replace("\n\n", "\r\n\r\n")).expect("a file");
                "line ends are changed"
            }
        }
    }
}

/// Exports `corpus` into `folder`, as it would be recorded for a dataset in `dataset`.
fn full(corpus_folder: &Path, folder: &Path, dataset: &Path, version: &str) {
    let encoding = Some("windows-1252".parse().expect("a label"));
    let source = Source { corpus: vec![corpus_folder.to_owned()], encoding };
    let read = ReadOptions { encoding, ..ReadOptions::default() };
    let corpus = corpus::open(&source.corpus, &read).expect("a corpus");
    let settings = Settings {
        name: "test".into(),
        version: version.into(),
        recorded: recorded(&source, &Revision::default(), dataset).expect("settings"),
        articles_per_group: Some(PER_GROUP),
        ..Settings::default()
    };
    let mut dataset = Dataset::create(folder, settings).expect("a dataset");
    export(&corpus, &mut dataset, &mut |_| {}).expect("exported");
    dataset.finish(&rule_rows(), &digests()).expect("finished");
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    entries.map(|path| (name(&path), fs::read(&path).expect("a file"))).collect()
}

/// A number from the environment: how often something is tried.
fn times(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// Asserts that a dataset is what a full export gives, its history aside.
fn assert_full(dataset: &Path, corpus: &Path, scratch: &Path, context: &dyn Fn() -> String) {
    let package: serde_json::Value =
        serde_json::from_slice(&fs::read(dataset.join("datapackage.json")).expect("a file")).expect("JSON");
    full(corpus, scratch, dataset, package["version"].as_str().expect("a version"));
    let (ours, theirs) = (files(dataset), files(scratch));
    for (name, bytes) in &theirs {
        let same = match name.as_str() {
            "datapackage.json" | "sayso.json" => without_history(&ours[name]) == without_history(bytes),
            _ => ours[name] == *bytes,
        };
        assert!(same, "{name} differs from a full export after {}", context());
    }
    let more: Vec<_> = ours.keys().filter(|name| !theirs.contains_key(*name)).collect();
    assert!(
        more.is_empty() || more == ["CHANGELOG.md", "changes.csv", "changes.parquet"],
        "{more:?} is there too"
    );
    fs::remove_dir_all(scratch).expect("removed");
}

/// `datapackage.json` and `sayso.json` without the table `changes`, which an export does not make.
fn without_history(text: &[u8]) -> serde_json::Value {
    let mut value: serde_json::Value = serde_json::from_slice(text).expect("JSON");
    if let Some(resources) = value.get_mut("resources").and_then(|resources| resources.as_array_mut()) {
        resources
            .retain(|resource| !resource["path"].as_str().is_some_and(|path| path.starts_with("changes.")));
    }
    for list in ["files", "xxh3"] {
        if let Some(files) = value.get_mut(list).and_then(|files| files.as_object_mut()) {
            files.retain(|name, _| name != "datapackage.json" && !name.starts_with("changes."));
        }
    }
    value
}

fn regenerate(folder: &Path) -> Option<sayso::regenerate::Outcome> {
    let lock = Lock::take(folder, "the test", None).expect("the lock");
    let update = Update::plan(folder, Options::default()).expect("a plan");
    let is_stale = update.what().is_stale();
    is_stale.then(|| update.write(lock, &mut |_| {}).expect("regenerated"))
}

/// `SAYSO_EDIT_SCRIPTS` says how many scripts of edits are tried.
#[test]
fn regenerating_gives_what_a_full_export_gives() {
    let n = times("SAYSO_EDIT_SCRIPTS", 24);
    let mut n_edits = 0;
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let started = Instant::now();
    let mut script = 0;
    while script < n {
        // One corpus lives through ten scripts, so that regenerated datasets are regenerated too.
        let place = tempfile::tempdir().expect("a temporary folder");
        let mut dice = Dice(script as u64);
        let mut corpus = Files::new(place.path().join("in"), &mut dice, 8);
        let (set, scratch) = (place.path().join("set"), place.path().join("full"));
        full(&corpus.folder, &set, &set, "1.0.0");
        for _ in 0..10.min(n - script) {
            let edits: Vec<_> = (0..1 + dice.below(4)).map(|_| corpus.edit(&mut dice)).collect();
            n_edits += edits.len();
            edits.iter().for_each(|edit| *seen.entry(edit).or_default() += 1);
            regenerate(&set);
            assert_full(&set, &corpus.folder, &scratch, &|| format!("script {script}: {edits:?}"));
            script += 1;
        }
    }
    if n >= 100 {
        assert!(seen.len() >= 11, "every sort of edit is tried: {seen:?}");
    }
    println!("{n} scripts of {n_edits} edits in {:?}: {seen:?}", started.elapsed());
}

#[test]
fn each_article_is_stale_for_its_own_reason() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let mut dice = Dice(7);
    let corpus = Files::new(place.path().join("in"), &mut dice, 8);
    let set = place.path().join("set");
    full(&corpus.folder, &set, &set, "1.2.3");
    let before = files(&set);
    assert!(regenerate(&set).is_none());
    assert!(files(&set) == before, "nothing changed, so nothing is written");

    let names = &corpus.names;
    fs::write(corpus.path(&names[0]), "“All of it is new,” Mara Oyelaran said.\n").expect("a file");
    fs::write(corpus.folder.join("articles.csv"), format!("article_id,outlet\n{},Tideway\n", names[1]))
        .expect("a file");
    fs::remove_file(corpus.path(&names[2])).expect("a file");
    fs::write(corpus.path("new"), "“I am new,” said Tom Ferrand.").expect("a file");
    let update = Update::plan(&set, Options::default()).expect("a plan");
    let stale: BTreeMap<_, _> =
        update.what().stale.iter().map(|stale| (stale.article_id.as_str(), stale.cause)).collect();
    let expected = BTreeMap::from([
        (names[0].as_str(), Cause::TextEdited),
        (names[1].as_str(), Cause::MetadataEdited),
        (names[2].as_str(), Cause::Withdrawn),
        ("new", Cause::Added),
    ]);
    assert_eq!(stale, expected);
    let outcome = regenerate(&set).expect("stale");
    assert_eq!((outcome.old_version.as_str(), outcome.new_version.as_str()), ("1.2.3", "1.3.0"));
    let added: Vec<_> = outcome.changes.iter().filter(|row| row.change == Change::Added).collect();
    assert!(added.iter().any(|row| row.article_id == "new" && row.cause == Some(Cause::Added)));
    assert!(
        outcome.changes.iter().all(|row| row.article_id != names[1]),
        "metadata change no quotation: {:?}",
        outcome.changes
    );
    let log = fs::read_to_string(set.join("CHANGELOG.md")).expect("a changelog");
    assert!(log.contains("## 1.3.0") && log.contains("metadata edited (1)"), "{log}");
    let csv = fs::read_to_string(set.join("changes.csv")).expect("a table");
    assert!(csv.contains("\"new\",\"added\""), "{csv}");
}

#[test]
fn another_rule_makes_every_article_stale() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let corpus = Files::new(place.path().join("in"), &mut Dice(3), 8);
    let set = place.path().join("set");
    full(&corpus.folder, &set, &set, "1.0.0");
    let manifest = fs::read_to_string(set.join("sayso.json")).expect("a manifest");
    let rules = &digests()[0].1;
    fs::write(set.join("sayso.json"), manifest.replacen(rules, "0", 1)).expect("a file");
    let update = Update::plan(&set, Options::default()).expect("a plan");
    assert_eq!(update.what().stale.len(), 8);
    assert!(update.what().stale.iter().all(|stale| stale.cause == Cause::RulesChanged));
    let outcome = regenerate(&set).expect("stale");
    assert!(outcome.changes.is_empty(), "the rules are the same in truth: {:?}", outcome.changes);
    assert_eq!(outcome.new_version, "1.0.1");
    assert_full(&set, &corpus.folder, &place.path().join("full"), &|| "another rule".to_owned());
}

#[test]
fn the_commands_work_from_outside() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let there = place.path();
    let corpus = Files::new(there.join("in"), &mut Dice(11), 6);
    says(there, &["export", "in", "--out", "set", "--title", "A test"], 0, &[]);
    let exported = files(&there.join("set"));
    says(there, &["status", "set"], 0, &["up to date: none of 6 articles"]);
    says(there, &["regenerate", "set", "--check-full"], 0, &["up to date", "the same bytes"]);
    assert!(files(&there.join("set")) == exported, "nothing changed");
    says(there, &["export", "in", "--out", "old"], 0, &[]);

    fs::write(corpus.path("new"), "“I am <new>,” said Tom Ferrand.").expect("a file");
    says(there, &["status", "set"], 1, &["stale: 1 of 7 articles (1 added)"]);
    says(there, &["regenerate", "set", "--dry-run"], 0, &["added             new"]);
    assert!(files(&there.join("set")) == exported, "a dry run writes nothing");
    says(there, &["regenerate", "set", "--check-full"], 0, &["version 1.1.0 (was 1.0.0)", "the same bytes"]);
    says(there, &["status", "set"], 0, &["up to date"]);
    says(
        there,
        &["diff", "old", "set", "--out", "d.csv", "--html", "d.html"],
        0,
        &["7 now", "added", "version: 1.0.0, now 1.1.0"],
    );
    let csv = fs::read_to_string(there.join("d.csv")).expect("a table");
    assert!(csv.contains("\"new\",\"added\"") && csv.starts_with("\"article_id\",\"change\""), "{csv}");
    assert!(fs::read_to_string(there.join("d.html")).expect("a page").contains("I am &#60;new&#62;"));
    says(there, &["diff", "set", "set"], 0, &["No quotation is another"]);
    says(there, &["regenerate", "set", "--version", "7.0.0"], 0, &["version 7.0.0"]);

    // The corpus moves.
    fs::rename(there.join("in"), there.join("moved")).expect("moved");
    says(there, &["status", "set"], 2, &["in: the corpus of the dataset is not there any more", "--corpus"]);
    says(there, &["regenerate", "set", "--corpus", "moved"], 0, &["corpus or settings are others"]);
    says(there, &["status", "set"], 0, &["up to date"]);

    // Dataset and corpus move together.
    fs::create_dir(there.join("elsewhere")).expect("a folder");
    for name in ["moved", "set"] {
        fs::rename(there.join(name), there.join("elsewhere").join(name)).expect("moved");
    }
    says(there, &["status", "elsewhere/set"], 0, &["up to date"]);
}

#[test]
fn overrides_and_the_least_confidence_stay_in_force() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let there = place.path();
    let corpus = Files::new(there.join("in"), &mut Dice(14), 5);
    let text = "“The pier is closed,” Mara Oyelaran said. “We wait,” said Tom Ferrand.";
    fs::write(corpus.path("b"), text).expect("a file");
    let insist = |speaker: &str| {
        let table = format!("article_id,start,end,speaker\nb,0,21,{speaker}\nb,1,3,Nobody\ngone,0,5,\n");
        fs::write(there.join("mine.csv"), table).expect("a file");
    };
    insist("Ines Kray");
    let export = |out: &str| {
        let options = ["--min-confidence", "0.95", "--overrides", "mine.csv"];
        says(there, &[&["export", "in", "--out", out], &options[..]].concat(), 0, &[]);
    };
    let tables = |folder: &str| {
        let mut files = files(&there.join(folder));
        files.retain(|name, _| {
            let is_history = name.starts_with("changes.") || name == "CHANGELOG.md";
            !is_history && name != "datapackage.json" && name != "sayso.json"
        });
        files
    };
    let is_full = |context: &str| {
        export("full");
        assert!(tables("set") == tables("full"), "{context}");
        fs::remove_dir_all(there.join("full")).expect("removed");
        says(there, &["regenerate", "set", "--check-full"], 0, &["up to date", "the same bytes"]);
    };
    export("set");
    let manifest = fs::read_to_string(there.join("set/sayso.json")).expect("a manifest");
    for wanted in ["\"overrides\": \"../mine.csv\"", "\"overrides_sha256\": \"", "\"min_confidence\": 0.95"] {
        assert!(manifest.contains(wanted), "{wanted} is not in {manifest}");
    }
    says(there, &["status", "set"], 0, &["up to date"]);
    is_full("nothing");

    fs::write(corpus.path("b"), format!("{text}\n\n“No,” he said.")).expect("a file");
    says(there, &["regenerate", "set"], 0, &["1 text edited"]);
    is_full("an edit of an article with overrides");

    fs::write(corpus.path("new"), "“I am new,” said Tom Ferrand.").expect("a file");
    says(there, &["regenerate", "set"], 0, &["1 added"]);
    is_full("an article more");

    fs::write(corpus.path("gone"), "“Back,” said Tom Ferrand.").expect("a file");
    says(there, &["regenerate", "set"], 0, &["1 added"]);
    is_full("an article that the overrides name");

    insist("Ada Quill");
    says(there, &["status", "set"], 1, &["stale", "8 override"]);
    says(there, &["regenerate", "set", "--dry-run"], 0, &["override          b"]);
    says(there, &["regenerate", "set", "--check-full"], 0, &["8 override", "reattributed", "the same bytes"]);
    assert!(fs::read_to_string(there.join("set/quotations.csv")).expect("a table").contains("Ada Quill"));
    is_full("other overrides");

    fs::write(there.join("mine.csv"), "article_id,start,end,speaker\nb,oops,21,Ada Quill\n").expect("a file");
    says(there, &["regenerate", "set"], 2, &["mine.csv:2:", "oops"]);
    insist("Ada Quill");
    fs::rename(there.join("mine.csv"), there.join("moved.csv")).expect("moved");
    says(
        there,
        &["status", "set"],
        2,
        &["the overrides of the dataset are not there any more", "--overrides"],
    );
    says(there, &["regenerate", "set", "--overrides", "moved.csv"], 0, &["corpus or settings are others"]);
    says(there, &["regenerate", "set", "--check-full"], 0, &["up to date", "the same bytes"]);
}

#[test]
fn damaged_datasets_are_refused() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let there = place.path();
    Files::new(there.join("in"), &mut Dice(12), 4);
    says(there, &["regenerate", "in"], 2, &["no dataset of sayso's", "sayso.json"]);
    says(there, &["regenerate", "none"], 2, &["there is no such folder"]);
    let anew = || says(there, &["export", "in", "--out", "set"], 0, &[]);
    let set = there.join("set");

    anew();
    let table = fs::read_to_string(set.join("quotations.csv")).expect("a table");
    fs::write(set.join("quotations.csv"), table.replace("Mara", "Maria") + "\n").expect("a file");
    says(there, &["status", "set"], 2, &["quotations.csv", "edited", "--force"]);
    says(there, &["regenerate", "set"], 2, &["quotations.csv", "edited", "--force"]);
    assert!(fs::read_to_string(set.join("quotations.csv")).expect("a table").ends_with("\n\n"), "it is kept");
    says(there, &["regenerate", "set", "--force", "--check-full"], 0, &["put right", "the same bytes"]);

    anew();
    fs::remove_file(set.join("mentions.parquet")).expect("a file");
    says(there, &["regenerate", "set"], 2, &["not whole", "mentions.parquet", "sayso export"]);
    fs::remove_file(set.join("datapackage.json")).expect("a file");
    says(there, &["regenerate", "set"], 2, &["not whole", "datapackage.json"]);

    anew();
    let manifest = fs::read_to_string(set.join("sayso.json")).expect("a manifest");
    let this = format!("\"sayso\": \"{}\"", env!("CARGO_PKG_VERSION"));
    fs::write(set.join("sayso.json"), manifest.replace(&this, "\"sayso\": \"99.1.0\"")).expect("a file");
    says(there, &["regenerate", "set"], 2, &["made by sayso 99.1.0", "newer"]);
    says(there, &["diff", "set", "set"], 2, &["made by sayso 99.1.0"]);
    fs::write(set.join("sayso.json"), "{").expect("a file");
    says(there, &["regenerate", "set"], 2, &["sayso.json"]);
}

/// SHA-256 goes on from where the tables of two versions part, and comes to what it comes to from the
/// beginning.
#[test]
fn large_tables_have_the_same_hashes() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let there = place.path();
    let folder = there.join("in");
    fs::create_dir(&folder).expect("a folder");
    let path = |number: usize| folder.join(format!("{number:03}.txt"));
    let text = |number: usize| {
        let paragraph = |n: usize| format!("“Crate {n} of ship {number} is full,” Mara Oyelaran said.\n\n");
        (0..25).map(paragraph).collect::<String>()
    };
    (0..600).for_each(|number| fs::write(path(number), text(number)).expect("a file"));
    says(there, &["export", "in", "--out", "set"], 0, &[]);
    let manifest = || fs::read_to_string(there.join("set/sayso.json")).expect("a manifest");
    let json = || serde_json::from_str::<serde_json::Value>(&manifest()).expect("JSON");
    let states = &json()["sha256_states"]["files"]["quotations.csv"];
    assert!(states.as_array().is_some_and(|states| !states.is_empty()), "the table is long enough");

    for number in [599, 300, 0] {
        fs::write(path(number), text(number) + "“So are we,” said Tom Ferrand.\n").expect("a file");
        says(there, &["regenerate", "set", "--check-full"], 0, &["1 text edited", "the same bytes"]);
    }
    // Notes that were edited are not believed.
    let mut other = json();
    let first = &mut other["sha256_states"]["files"]["quotations.csv"][0];
    *first = first.as_str().map(|note| note.replace('1', "2")).into();
    assert_ne!(other, json());
    fs::write(there.join("set/sayso.json"), format!("{other:#}\n")).expect("a file");
    fs::write(path(598), text(598) + "“Not so,” said Tom Ferrand.\n").expect("a file");
    says(there, &["regenerate", "set", "--check-full"], 0, &["1 text edited", "the same bytes"]);

    // An edit of the table is noticed in the part that is not hashed anew.
    let mut table = fs::read(there.join("set/quotations.csv")).expect("a table");
    let at = table.iter().position(|byte| *byte == b'7').expect("a digit");
    table[at] = b'8';
    fs::write(there.join("set/quotations.csv"), table).expect("a file");
    fs::write(path(599), text(599)).expect("a file");
    says(there, &["regenerate", "set"], 2, &["quotations.csv", "edited", "--force"]);
    says(there, &["regenerate", "set", "--force", "--check-full"], 0, &["put right", "the same bytes"]);
}

#[test]
fn two_runs_do_not_meet() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let there = place.path();
    Files::new(there.join("in"), &mut Dice(13), 4);
    says(there, &["export", "in", "--out", "set"], 0, &[]);
    let lock = Lock::take(&there.join("set"), "sayso export", None).expect("the lock");
    let holder = format!("sayso export (process {}) is writing this dataset", std::process::id());
    says(there, &["regenerate", "set"], 2, &[&holder, "--wait"]);
    says(there, &["export", "in", "--out", "set"], 2, &[&holder, "--wait"]);
    let waiting = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .current_dir(there)
        .args(["regenerate", "set", "--wait"])
        .stderr(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("sayso runs");
    std::thread::sleep(Duration::from_millis(400));
    drop(lock);
    let output = waiting.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("waiting for sayso export (process"));
}

/// `SAYSO_KILLS` says how many runs are killed.
#[test]
fn a_kill_leaves_a_whole_dataset() {
    let n = times("SAYSO_KILLS", 20);
    let place = tempfile::tempdir().expect("a temporary folder");
    let there = place.path();
    let mut dice = Dice(17);
    let corpus = Files::new(there.join("in"), &mut dice, 60);
    says(there, &["export", "in", "--out", "set"], 0, &[]);
    fs::write(there.join("set/notes.md"), "mine").expect("a file");
    let (mut old, mut new, mut finished) = (0, 0, 0);
    let mut usual = Duration::from_millis(400);
    for turn in 0..n {
        // An edit, so that there is something to write, and the hashes of before.
        let text = format!("“Turn {turn} is over,” Mara Oyelaran said.");
        fs::write(corpus.path(&corpus.names[dice.below(60)]), text).expect("a file");
        let before = whole(&there.join("set"));
        let arguments: &[&str] =
            if turn % 2 == 0 { &["regenerate", "set"] } else { &["export", "in", "--out", "set"] };
        let started = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_sayso"))
            .current_dir(there)
            .args(arguments)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("sayso runs");
        std::thread::sleep(usual.mul_f64(dice.below(1_000) as f64 / 1_000.0));
        let done = child.try_wait().expect("a child").is_some();
        let _ = child.kill();
        child.wait().expect("it ends");
        if done {
            finished += 1;
            usual = started.elapsed();
        } else {
            usual = usual.max(started.elapsed()).mul_f64(1.02);
        }
        let after = whole(&there.join("set"));
        if after == before { old += 1 } else { new += 1 }
    }
    println!("{n} kills: {old} left the old dataset, {new} the new one; {finished} came too late");
    assert!(old > 0 && finished < n, "kills come before the end: {old} {new} {finished}");
    says(there, &["regenerate", "set", "--check-full"], 0, &["the same bytes"]);
    assert_eq!(fs::read_to_string(there.join("set/notes.md")).expect("kept"), "mine");
    let left: Vec<_> = files_beside(there);
    assert!(left.is_empty(), "{left:?} is left behind");
}

/// The names in a folder that sayso made beside the dataset.
fn files_beside(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains("sayso-")).collect()
}

/// The version of a dataset by its own description, after checking every file against its hash.
fn whole(folder: &Path) -> Vec<u8> {
    let made = sayso::output::Made::open(folder).expect("a whole dataset");
    let edited = made.edited().expect("readable");
    assert!(edited.is_empty(), "{edited:?} are not what the dataset says");
    fs::read(folder.join("sayso.json")).expect("a manifest")
}

/// A corpus so large that it is noted which files were read.
#[test]
#[cfg(unix)]
fn files_that_were_left_alone_are_not_read_again() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let (folder, set) = (place.path().join("in"), place.path().join("set"));
    let (notes, scratch) = (place.path().join("notes"), place.path().join("full"));
    fs::create_dir(&folder).expect("a folder");
    let path = |n: usize| folder.join(format!("{n:03}.txt"));
    let text = |n: usize, who: &str| format!("“Berth {n:03} is free,” {who} said.\n");
    (0..600).for_each(|n| fs::write(path(n), text(n, "Mara Oyelaran")).expect("a file"));
    full(&folder, &set, &set, "1.0.0");
    std::thread::sleep(Duration::from_millis(2_100));
    let options = |thorough: bool| Options { notes: Some(notes.clone()), thorough, ..Options::default() };
    let plan = |thorough: bool| Update::plan(&set, options(thorough)).expect("a plan");
    assert_eq!(plan(false).what().n_read, 600, "nothing is noted yet");
    assert_eq!(plan(false).what().n_read, 0);
    assert_eq!(plan(true).what().n_read, 600);

    // An edit that neither the length nor the time of writing tells.
    let time = fs::metadata(path(77)).and_then(|about| about.modified()).expect("a time");
    fs::write(path(77), text(77, "Tara Oyelaran")).expect("a file");
    fs::File::options().write(true).open(path(77)).and_then(|f| f.set_modified(time)).expect("set back");
    let regenerate = || {
        let lock = Lock::take(&set, "the test", None).expect("the lock");
        let update = Update::plan_to_write(&set, options(false)).expect("a plan");
        let n_read = update.what().n_read;
        (n_read, update.write(lock, &mut |_| {}).expect("regenerated").changes.len())
    };
    assert_eq!(regenerate(), (1, 1));
    assert_full(&set, &folder, &scratch, &|| "one edit among files that were left alone".to_owned());
    assert_eq!(plan(false).what().n_read, 1, "what was edited a moment ago may be edited again");

    // Metadata and withdrawals are seen without reading; notes on another version say nothing.
    fs::write(folder.join("articles.csv"), "article_id,outlet\n005,Tideway\n").expect("a file");
    fs::remove_file(path(6)).expect("a file");
    let causes: Vec<_> = plan(false).what().stale.iter().map(|stale| stale.cause).collect();
    assert_eq!(causes, [Cause::MetadataEdited, Cause::Withdrawn]);
    regenerate();
    assert_full(&set, &folder, &scratch, &|| "other metadata".to_owned());
    full(&folder, &set, &set, "9.0.0");
    assert_eq!(plan(false).what().n_read, 599);
}
