//! Digests of the sources, so that a dataset knows which rules and which writer made it.
//!
//! Two stand in `sayso.json`: one of everything that decides what an article's rows say (word
//! lists, rules and the code around them), one of everything that decides how rows become bytes.
//! Hashing the sources is coarse: a comment more makes every article stale. But it cannot miss a
//! change, which a version number raised by hand, or a digest of the rules' names, would.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What decides the rows: the modules between a file and its rows.
const RULES: &[&str] = &[
    "choice.rs",
    "text.rs",
    "corpus",
    "lexicon",
    "layout",
    "quotation",
    "syntax",
    "cue.rs",
    "mention",
    "speaker",
    "rule",
    "attribution",
    "entity.rs",
    "rows.rs",
    "gold/apply.rs",
    "gold/overrides.rs",
];

/// What decides the bytes.
const WRITER: &[&str] = &["schema", "output", "../Cargo.lock"];

fn main() {
    let sources = Path::new("src");
    for (name, parts) in [("SAYSO_RULES_DIGEST", RULES), ("SAYSO_WRITER_DIGEST", WRITER)] {
        println!("cargo:rustc-env={name}={}", digest(sources, parts));
    }
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");
}

/// A digest of the files below `sources` whose paths begin with one of these parts.
fn digest(sources: &Path, parts: &[&str]) -> String {
    let mut files = Vec::new();
    for part in parts {
        let path = sources.join(part);
        // A module may be a file or a folder.
        let path = if path.exists() { path } else { path.with_extension("") };
        list(&path, &mut files);
        list(&sources.join(format!("{part}.rs")), &mut files);
    }
    files.sort();
    files.dedup();
    let mut hash = Sha256::new();
    for file in files {
        let name = file.strip_prefix(sources).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        // A checkout on Windows may have other line ends, and the same rules.
        let text = fs::read(&file).unwrap_or_default();
        let text: Vec<u8> = text.into_iter().filter(|byte| *byte != b'\r').collect();
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn list(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_file() {
        files.push(path.to_owned());
    }
    let Ok(entries) = fs::read_dir(path) else { return };
    for entry in entries.flatten() {
        list(&entry.path(), files);
    }
}
