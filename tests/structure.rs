//! House rules as tests: the direction of the modules, the rule lists, the word lists, file lengths.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sayso::rule::{Rule, kind, mention, speaker};

/// The most lines of a source file, its tests not counted.
const MAX_LINES: usize = 500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` with this ending, sorted, with its text.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                let text = fs::read_to_string(&path).expect("a text file");
                found.push((path.strip_prefix(root()).expect("inside").to_owned(), text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} holds no .{ending}");
    found.sort();
    found
}

/// The modules of `lib.rs` in their order.
fn modules(lib: &str) -> Vec<&str> {
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect()
}

/// The top module that a file below `src` belongs to, if it belongs to the library.
fn module_of(path: &Path) -> Option<&str> {
    let first = path.strip_prefix("src").ok()?.components().next()?.as_os_str().to_str()?;
    Some(first.strip_suffix(".rs").unwrap_or(first))
}

/// The top modules that a source text names as `crate::x`, each with its line, from 1; the tests at
/// its end and comments are left out.
fn uses(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("#[cfg(test)]") {
            break;
        }
        let code = line.find("//").map_or(line, |comment| &line[..comment]);
        for (at, name) in code.match_indices("crate::") {
            if code[..at].ends_with('$') {
                continue; // `$crate` in a macro names what the macro's user sees
            }
            let rest = &code[at + name.len()..];
            let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(rest.len());
            found.push((number + 1, &rest[..end]));
        }
    }
    found
}

/// Where a file of the module `own` uses a module that stands below it.
fn looks_down(order: &[&str], own: &str, text: &str) -> Vec<String> {
    let place = |name: &str| order.iter().position(|m| *m == name);
    let Some(here) = place(own) else { return vec![format!("{own} is not in lib.rs")] };
    let down = |(line, name): (usize, &str)| {
        if name.is_empty() {
            return Some(format!("line {line}: {own} has `crate::` without a module: one `use` a module"));
        }
        place(name).filter(|there| *there > here).map(|_| format!("line {line}: {own} uses {name}, below it"))
    };
    uses(text).into_iter().filter_map(down).collect()
}

#[test]
fn a_module_uses_only_modules_above_it() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    let order = modules(&lib);
    assert!(order.len() > 10, "the list of modules was not found: {order:?}");
    let mut wrong = Vec::new();
    for (path, text) in files("src", "rs") {
        let own = module_of(&path).expect("a file of src");
        if matches!(own, "lib" | "main" | "cli") {
            continue;
        }
        wrong.extend(looks_down(&order, own, &text).into_iter().map(|w| format!("{}, {w}", path.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_checker_of_directions_finds_a_planted_violation() {
    let order = modules("pub mod text;\n#[macro_use]\npub mod layout;\npub mod rule;\n");
    assert_eq!(order, ["text", "layout", "rule"]);
    assert!(looks_down(&order, "layout", "use crate::text::Span;\n").is_empty());
    let down = "use crate::text::Span;\nfn f() { crate::rule::run() }\n";
    assert_eq!(looks_down(&order, "layout", down), ["line 2: layout uses rule, below it"]);
    assert_eq!(looks_down(&order, "text", "use crate::{layout::Layout};\n").len(), 1);
    assert!(looks_down(&order, "text", "// crate::rule\n#[cfg(test)]\nuse crate::rule;\n").is_empty());
    assert_eq!(looks_down(&order, "stray", "").len(), 1);
}

/// Whether a file of the library is one of the few that may touch files.
fn may_touch_files(path: &Path) -> bool {
    matches!(module_of(path), Some("cli" | "main" | "corpus" | "gold" | "output" | "regenerate"))
}

#[test]
fn only_a_few_modules_touch_files_or_print() {
    for (path, text) in files("src", "rs") {
        let code = text.split("#[cfg(test)]").next().expect("the text before tests");
        let tests = path.file_name().is_some_and(|name| name == "tests.rs");
        if tests {
            continue;
        }
        if !may_touch_files(&path) {
            assert!(!code.contains("std::fs"), "{} touches files", path.display());
        }
        if !matches!(module_of(&path), Some("cli" | "main")) {
            for word in ["println!", "eprintln!", "process::exit", "io::stdout", "io::stderr"] {
                let used =
                    code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(word));
                assert!(!used, "{} uses {word}", path.display());
            }
        }
    }
}

/// What is wrong with a list of rules, whose files lie in `folder`.
fn list_faults<A>(folder: &str, rules: &[&Rule<A>], mod_rs: &str, stems: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for rule in rules {
        if !seen.insert(rule.id) {
            faults.push(format!("{folder}: the id {} is given twice", rule.id));
        }
        let stem = rule.id.replace('-', "_");
        if !stems.contains(&stem) {
            faults.push(format!("{folder}: {} has no file {stem}.rs", rule.id));
        }
        if !mod_rs.contains(&format!("mod {stem};")) || !mod_rs.contains(&format!("&{stem}::RULE")) {
            faults.push(format!("{folder}: mod.rs does not list {stem}"));
        }
        if !is_sentences(rule.doc) {
            faults.push(format!("{folder}: the doc of {} is no sentence: {}", rule.id, rule.doc));
        }
    }
    faults
}

/// Whether a text begins like a sentence and ends with a full stop.
fn is_sentences(doc: &str) -> bool {
    doc.ends_with('.')
        && !doc.ends_with("..")
        && doc.len() > 20
        && !doc.contains("  ")
        && doc.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘' | '`'))
}

/// The names of the files of a folder that hold a rule.
fn rule_files(folder: &str) -> (String, BTreeSet<String>) {
    let mut stems = BTreeSet::new();
    let mut list = String::new();
    for (path, text) in files(folder, "rs") {
        let stem = path.file_stem().expect("a name").to_str().expect("UTF-8").to_owned();
        if stem == "mod" {
            list = text;
        } else if text.contains("static RULE:") || text.contains("const RULE:") {
            stems.insert(stem);
        }
    }
    (list, stems)
}

fn check_list<A>(folder: &str, rules: &[&Rule<A>]) -> Vec<&'static str> {
    let (list, stems) = rule_files(folder);
    let mut faults = list_faults(folder, rules, &list, &stems);
    let listed: BTreeSet<String> = rules.iter().map(|rule| rule.id.replace('-', "_")).collect();
    faults.extend(
        stems.difference(&listed).map(|s| format!("{folder}/{s}.rs holds a rule that is in no list")),
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    rules.iter().map(|rule| rule.id).collect()
}

#[test]
fn every_rule_is_listed_and_named_after_its_file() {
    check_list("src/rule/kind", kind::RULES);
    check_list("src/rule/mention", mention::RULES);
    check_list("src/rule/speaker", speaker::RULES);
}

#[test]
fn the_checker_of_rule_lists_finds_planted_faults() {
    let rule = |id, doc| Rule { id, doc, fires: &[], silent: &[], find: |_| None::<()> };
    let good = rule("said-after", "A subject and a verb follow the quotation.");
    let twice = rule("said-after", "A subject and a verb follow the quotation.");
    let lost = rule("said-nowhere", "no sentence");
    let list = "mod said_after;\n&said_after::RULE,\n";
    let stems = BTreeSet::from(["said_after".to_owned()]);
    assert!(list_faults("x", &[&good], list, &stems).is_empty());
    assert_eq!(list_faults("x", &[&good, &twice], list, &stems).len(), 1);
    assert_eq!(list_faults("x", &[&lost], list, &stems).len(), 3);
}

/// What is wrong with a word list: the first line out of order, and entries that come twice.
///
/// An entry is its first column; for cues the part of speech and, for verbs with a second sense, the
/// class belong to it.
fn word_list_faults(name: &str, text: &str) -> Vec<String> {
    let key = if name == "cues.txt" { 3 } else { 1 };
    let rows: Vec<&str> = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
    let mut faults = Vec::new();
    if rows.is_empty() {
        faults.push(format!("{name} is empty"));
    }
    for pair in rows.windows(2) {
        if pair[0].as_bytes() > pair[1].as_bytes() {
            faults.push(format!("{name}: \"{}\" stands after \"{}\"", pair[1], pair[0]));
            break;
        }
    }
    let mut counts: BTreeMap<Vec<&str>, u32> = BTreeMap::new();
    for row in &rows {
        if row.trim_end() != *row && !row.ends_with('\t') {
            faults.push(format!("{name}: white space ends \"{row}\""));
        }
        *counts.entry(row.split('\t').take(key).collect()).or_default() += 1;
    }
    let twice = counts.into_iter().filter(|(_, n)| *n > 1);
    faults.extend(twice.map(|(words, _)| format!("{name}: {} comes twice", words.join(" "))));
    if !text.starts_with('#') {
        faults.push(format!("{name} does not begin with its source"));
    }
    faults
}

#[test]
fn word_lists_are_sorted_and_hold_nothing_twice() {
    let mut faults = Vec::new();
    for (path, text) in files("src/lexicon", "txt") {
        let name = path.file_name().expect("a name").to_str().expect("UTF-8");
        faults.extend(word_list_faults(name, &text));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_checker_of_word_lists_finds_planted_faults() {
    assert!(word_list_faults("x.txt", "# source\na\tm\nb\tf\n").is_empty());
    assert_eq!(word_list_faults("x.txt", "# source\nb\na\n").len(), 1);
    assert_eq!(word_list_faults("x.txt", "# source\na\tf\na\tm\n").len(), 1);
    assert_eq!(word_list_faults("x.txt", "a\n").len(), 1);
}

/// The lines of a source file before its tests.
fn lines_without_tests(text: &str) -> usize {
    text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count()
}

#[test]
fn no_source_file_is_too_long() {
    let mut long = Vec::new();
    for (path, text) in files("src", "rs") {
        let lines = lines_without_tests(&text);
        if lines > MAX_LINES && path.file_name().is_some_and(|name| name != "tests.rs") {
            long.push(format!("{}: {lines} lines without tests, {MAX_LINES} at most", path.display()));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn nothing_names_the_machine_it_was_made_on() {
    let folder = concat!("/wo", "rk/");
    let mut named = Vec::new();
    let mut all = Vec::new();
    for (place, ending) in [
        ("src", "rs"),
        ("src", "txt"),
        ("src", "py"),
        ("src", "md"),
        ("tests", "rs"),
        ("tests", "py"),
        ("tests", "R"),
        ("benches", "rs"),
        ("annotations", "md"),
        ("annotations", "csv"),
    ] {
        all.extend(files(place, ending));
    }
    for page in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "schema.md", "test", ".ci/run", "Cargo.toml"]
    {
        let text = fs::read_to_string(root().join(page)).unwrap_or_else(|_| panic!("{page} is missing"));
        all.push((page.into(), text));
    }
    for (path, text) in all {
        for (number, line) in text.lines().enumerate() {
            if line.contains(folder) {
                named.push(format!("{}:{}", path.display(), number + 1));
            }
        }
    }
    assert!(named.is_empty(), "{}", named.join("\n"));
}
