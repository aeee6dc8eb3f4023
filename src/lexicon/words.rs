//! The table of words: from a word to its entry, without touching the words themselves.
//!
//! Every token of every text asks here, so this look-up is the largest single cost of attribution.
//! A word of up to 16 bytes is its own key, as one or two integers: there is no text to hash and
//! none to compare with, which would be a second visit to memory that is seldom near.

use rustc_hash::FxHashMap;

use super::{EntryId, UNKNOWN};

/// The longest word that is looked up, in bytes.
const MAX_BYTES: usize = 40;

/// Entries by lower-case word.
#[derive(Default)]
pub(super) struct Words {
    /// Words of up to 8 bytes.
    short: FxHashMap<u64, EntryId>,
    /// Words of 9 to 16 bytes.
    middle: FxHashMap<(u64, u64), EntryId>,
    /// Longer words.
    long: FxHashMap<&'static str, EntryId>,
}

impl Words {
    /// The entry of a word, capitals aside; [`UNKNOWN`] where no list has it.
    pub(super) fn find(&self, word: &str) -> EntryId {
        let bytes = word.as_bytes();
        if bytes.len() <= 16 {
            let (low, high) = pack(bytes);
            if (low | high) & EIGHTH_BITS == 0 {
                return self.of_key(bytes.len(), lower(low), lower(high));
            }
        }
        self.find_slowly(word)
    }

    /// The entry of a word of the lists, which is `next` if it has none yet.
    pub(super) fn find_or_add(&mut self, word: &'static str, next: EntryId) -> EntryId {
        let (low, high) = pack(word.as_bytes());
        match word.len() {
            ..=8 => *self.short.entry(low).or_insert(next),
            9..=16 => *self.middle.entry((low, high)).or_insert(next),
            _ => *self.long.entry(word).or_insert(next),
        }
    }

    fn of_key(&self, length: usize, low: u64, high: u64) -> EntryId {
        let found = if length <= 8 { self.short.get(&low) } else { self.middle.get(&(low, high)) };
        found.copied().unwrap_or(UNKNOWN)
    }

    /// Long words and words with letters beyond ASCII; a curly apostrophe counts as a straight one.
    #[cold]
    fn find_slowly(&self, word: &str) -> EntryId {
        if word.len() > MAX_BYTES {
            return UNKNOWN;
        }
        // A letter can grow in lower case, but never to more than three times its bytes.
        let mut buffer = [0; 3 * MAX_BYTES];
        let mut length = 0;
        for c in word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }) {
            length += c.encode_utf8(&mut buffer[length..]).len();
        }
        let lower = &buffer[..length];
        if length <= 16 {
            let (low, high) = pack(lower);
            return self.of_key(length, low, high);
        }
        let lower = std::str::from_utf8(lower).unwrap_or_default();
        self.long.get(lower).copied().unwrap_or(UNKNOWN)
    }
}

/// The first 16 bytes of a word as two integers, filled up with zeros, which no word holds.
fn pack(bytes: &[u8]) -> (u64, u64) {
    let length = bytes.len();
    match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            let high = match length {
                8 => 0,
                9..=16 => u64::from_le_bytes(*last) >> (8 * (16 - length)),
                _ => bytes.get(8..16).and_then(|b| b.first_chunk()).map_or(0, |b| u64::from_le_bytes(*b)),
            };
            (u64::from_le_bytes(*first), high)
        }
        _ => (pack_short(bytes), 0),
    }
}

/// A word of fewer than 8 bytes as an integer: its two halves overlap where it has not four or more.
fn pack_short(bytes: &[u8]) -> u64 {
    let length = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let last = u64::from(u32::from_le_bytes(*last)) << (8 * (length - 4));
        return u64::from(u32::from_le_bytes(*first)) | last;
    }
    bytes.iter().rev().fold(0, |key, byte| key << 8 | u64::from(*byte))
}

const EIGHTH_BITS: u64 = 0x8080_8080_8080_8080;

/// Eight ASCII characters in lower case.
fn lower(eight: u64) -> u64 {
    let each = |byte: u8| u64::from_le_bytes([byte; 8]);
    let from_a = eight + each(0x80 - b'A');
    let past_z = eight + each(0x7f - b'Z');
    eight | ((from_a & !past_z & EIGHTH_BITS) >> 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn packing_keeps_the_bytes(word in "[a-zA-Z0-9.'-]{0,16}") {
            let (low, high) = pack(word.as_bytes());
            let kept = [low.to_le_bytes(), high.to_le_bytes()].concat();
            prop_assert_eq!(&kept[..word.len()], word.as_bytes());
            prop_assert!(kept[word.len()..].iter().all(|b| *b == 0));
            let small = [lower(low).to_le_bytes(), lower(high).to_le_bytes()].concat();
            let wanted = word.to_ascii_lowercase();
            prop_assert_eq!(&small[..word.len()], wanted.as_bytes());
        }

        #[test]
        fn what_is_added_is_found(words in prop::collection::vec("[a-zé]{1,20}[.' -]?[a-z]{0,4}", 1..9)) {
            let mut table = Words::default();
            let mut ids = std::collections::BTreeMap::new();
            for word in &words {
                let next = ids.len() as u32 + 1;
                let id = table.find_or_add(Box::leak(word.clone().into_boxed_str()), next);
                prop_assert_eq!(*ids.entry(word.clone()).or_insert(next), id);
            }
            for (word, id) in ids {
                prop_assert_eq!(table.find(&word), id);
                prop_assert_eq!(table.find(&word.to_uppercase()), id);
                prop_assert_eq!(table.find(&word.replace('\'', "’")), id);
                prop_assert_eq!(table.find(&format!("{word}#")), UNKNOWN);
            }
        }
    }
}
