//! The SHA-256 of a file that may begin as another file does.
//!
//! SHA-256 goes through a file from its beginning, so the hash of a new version would cost a pass
//! over all of it. But what it remembers after so many bytes can be noted; a new version that begins
//! as the old one goes on from there.

use std::hash::Hasher as _;

use data_encoding::HEXLOWER;
use serde_json::{Map, Value, json};
use sha2::digest::common::hazmat::{SerializableState as _, SerializedState};
use sha2::{Digest, Sha256};
use twox_hash::XxHash3_64;

use crate::output::file::{Written, checked};

/// After how many bytes what the hash remembers is noted, each time.
const STEP: u64 = 4 << 20;

/// A SHA-256 on its way through a file, and the notes of what it remembered on the way.
#[derive(Clone, Default)]
pub(super) struct Trail {
    hash: Sha256,
    bytes: u64,
    /// Bytes at the beginning that need no hashing, for `hash` has passed them already.
    known: u64,
    notes: Vec<String>,
}

impl Trail {
    /// Goes on by some bytes.
    pub(super) fn update(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let left = usize::try_from(STEP - self.bytes % STEP).unwrap_or(usize::MAX);
            let (now, later) = bytes.split_at(left.min(bytes.len()));
            if self.bytes >= self.known {
                self.hash.update(now);
            }
            self.bytes += now.len() as u64;
            if self.bytes.is_multiple_of(STEP) && self.bytes > self.known {
                self.notes.push(note(&self.hash));
            }
            bytes = later;
        }
    }

    /// Takes over what was noted of another file, of which this one has the first `same` bytes: all
    /// that was written before, and what comes next.
    ///
    /// Notes that cannot be read are left alone: hashing is then only slower.
    pub(super) fn follow(&mut self, notes: &[String], same: u64) {
        let whole = usize::try_from(same / STEP).unwrap_or(usize::MAX).min(notes.len());
        let known = whole as u64 * STEP;
        if known <= self.bytes {
            return;
        }
        if let Some(hash) = notes[..whole].last().and_then(|note| read(note)) {
            (self.hash, self.known, self.notes) = (hash, known, notes[..whole].to_vec());
        }
    }

    /// What the hash comes to, in hexadecimal, and the notes; `None` where the bytes ended before
    /// those that were said to be known.
    pub(super) fn end(self) -> Option<(String, Vec<String>)> {
        (self.bytes >= self.known).then(|| (HEXLOWER.encode(&self.hash.finalize()), self.notes))
    }
}

/// The notes of files as they stand in `sayso.json`, or `None` where all files are small.
pub(super) fn to_json<'w>(files: impl Iterator<Item = &'w Written>) -> Option<Value> {
    let noted = files.filter(|file| !file.notes.is_empty());
    let notes: Map<String, Value> = noted.map(|file| (file.name.clone(), json!(file.notes))).collect();
    let notes = Value::from(notes);
    (notes != json!({})).then(|| json!({ "bytes": STEP, "xxh3": check(&notes), "files": notes }))
}

/// The notes of one file, out of what [`to_json`] wrote; none where it is something else, for a
/// wrong note would give a wrong hash.
pub(super) fn from_json(written: &Value, name: &str) -> Vec<String> {
    let notes = &written["files"];
    if written["bytes"] != STEP || written["xxh3"] != check(notes) {
        return Vec::new();
    }
    let notes = notes[name].as_array().map(Vec::as_slice).unwrap_or_default();
    notes.iter().map_while(|note| note.as_str().map(str::to_owned)).collect()
}

/// By what it is noticed that somebody edited the notes.
fn check(notes: &Value) -> String {
    let mut check = XxHash3_64::default();
    check.write(notes.to_string().as_bytes());
    checked(&check)
}

/// What a hash remembers, in hexadecimal, without the zeros at its end: a hash between two of its
/// blocks holds none of the bytes.
fn note(hash: &Sha256) -> String {
    let mut note = HEXLOWER.encode(&hash.serialize());
    note.truncate(note.trim_end_matches('0').len());
    note
}

fn read(note: &str) -> Option<Sha256> {
    let mut state = SerializedState::<Sha256>::default();
    let digits = format!("{note:0<width$}", width = 2 * state.len());
    let bytes = HEXLOWER.decode(digits.as_bytes()).ok()?;
    if bytes.len() != state.len() {
        return None;
    }
    state.copy_from_slice(&bytes);
    Sha256::deserialize(&state).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that look random.
    fn bytes(n: usize, mut seed: u64) -> Vec<u8> {
        let mut byte = || {
            seed = seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            (seed >> 33) as u8
        };
        (0..n).map(|_| byte()).collect()
    }

    fn hashed(bytes: &[u8], piece: usize) -> (String, Vec<String>) {
        let mut trail = Trail::default();
        bytes.chunks(piece).for_each(|piece| trail.update(piece));
        trail.end().expect("nothing was said to be known")
    }

    #[test]
    fn notes_lead_to_the_same_hash() {
        let step = STEP as usize;
        let old = bytes(3 * step + 1_000, 1);
        let (_, notes) = hashed(&old, 100_000);
        assert_eq!(notes.len(), 3);
        assert!(notes.iter().all(|note| note.len() <= 80), "{notes:?}");
        for same in [0, 1, step - 1, step, step + 1, 2 * step + 77, 3 * step, old.len()] {
            let new = [&old[..same], &bytes(step + 5, 2)].concat();
            let mut trail = Trail::default();
            // What stands before the first group is written before anything is known.
            let header = same.min(50);
            trail.update(&new[..header]);
            trail.follow(&notes, same as u64);
            new[header..].chunks(131_072).for_each(|piece| trail.update(piece));
            assert_eq!(trail.known, (same / step * step) as u64);
            let (hash, noted) = trail.end().expect("whole");
            assert_eq!(hash, HEXLOWER.encode(&Sha256::digest(&new)), "the first {same} bytes are the same");
            assert_eq!(noted, hashed(&new, new.len()).1, "the first {same} bytes are the same");
        }
    }

    #[test]
    fn notes_that_cannot_be_read_are_left_alone() {
        let old = bytes(STEP as usize + 9, 3);
        for notes in [vec!["no digits".to_owned()], vec!["0".repeat(400)], vec![]] {
            let mut trail = Trail::default();
            trail.follow(&notes, old.len() as u64);
            trail.update(&old);
            assert_eq!(trail.end(), Some(hashed(&old, 1_000)));
        }
    }

    #[test]
    fn notes_that_somebody_edited_are_not_read() {
        let file = |name: &str, notes: &[&str]| Written {
            name: name.to_owned(),
            bytes: 0,
            sha256: String::new(),
            notes: notes.iter().map(|note| (*note).to_owned()).collect(),
            check: String::new(),
            saving: Vec::new(),
        };
        let (long, short) = (file("ships.csv", &["a1", "b2"]), file("boats.csv", &[]));
        assert_eq!(to_json([&short].into_iter()), None);
        let written = to_json([&long, &short].into_iter()).expect("notes");
        // As it comes back from the disk.
        let written: Value = serde_json::from_str(&format!("{written:#}")).expect("JSON");
        assert_eq!(from_json(&written, "ships.csv"), ["a1", "b2"]);
        assert!(from_json(&written, "boats.csv").is_empty());
        assert!(from_json(&Value::Null, "ships.csv").is_empty());
        for (place, other) in [("bytes", json!(1)), ("xxh3", json!("0")), ("files", json!({}))] {
            let mut edited = written.clone();
            edited[place] = other;
            assert!(from_json(&edited, "ships.csv").is_empty(), "{place}");
        }
    }

    #[test]
    fn a_file_that_ends_too_early_has_no_hash() {
        let old = bytes(2 * STEP as usize, 4);
        let (_, notes) = hashed(&old, 1 << 20);
        let mut trail = Trail::default();
        trail.follow(&notes, old.len() as u64);
        trail.update(&old[..1_000]);
        assert!(trail.end().is_none());
    }
}
