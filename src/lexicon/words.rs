//! The table of words: from a word to its entry, without touching the words themselves.
//!
//! Every token of every text asks here, so this look-up is one of the largest costs of attribution,
//! and nearly all of it is waiting for memory and for branches that went another way. A word of up to
//! 16 bytes is its own key, as two integers, and stands beside its answer in the one place where it can.

use rustc_hash::FxHashMap;

use super::EntryId;

/// The longest word that is looked up, in bytes.
const MAX_BYTES: usize = 40;

/// What a look-up answers: a word's own number, and the number of what is known of it, which words
/// of one kind share. Both are packed into four bytes, so that more keys fit beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Found(u32);

impl Found {
    /// How many words, and how many kinds of them, there may be.
    pub(super) const WORDS: usize = 1 << 17;
    pub(super) const KINDS: usize = 1 << 15;

    pub(super) fn new(id: EntryId, known: usize) -> Self {
        debug_assert!((id as usize) < Self::WORDS && known < Self::KINDS);
        Found((known as u32) << 17 | id)
    }

    pub(super) fn id(self) -> EntryId {
        self.0 & (Self::WORDS as u32 - 1)
    }

    pub(super) fn known(self) -> usize {
        (self.0 >> 17) as usize
    }
}

/// Answers by lower-case word.
#[derive(Default)]
pub(super) struct Words {
    /// Words of up to 16 bytes.
    short: Table,
    /// Longer words.
    long: FxHashMap<&'static str, Found>,
}

impl Words {
    /// The table of these words, which are in lower case and all different.
    pub(super) fn new(words: impl Iterator<Item = (&'static str, Found)>) -> Self {
        let mut short = Vec::new();
        let mut long = FxHashMap::default();
        for (word, found) in words {
            if word.len() <= KEY_BYTES {
                short.push((Key::of(word.as_bytes()), found));
            } else {
                long.insert(word, found);
            }
        }
        Words { short: Table::new(&short), long }
    }

    /// The entry of a word, capitals aside; [`UNKNOWN`](super::UNKNOWN) where no list has it.
    pub(super) fn find(&self, word: &str) -> Found {
        if word.len() <= KEY_BYTES && word.is_ascii() {
            return self.short.find(Key::of(word.as_bytes()).in_lower_case());
        }
        self.find_slowly(word)
    }

    /// [`Words::find`] for the word of `length` bytes that begins at `start` of a longer text, where
    /// a key is read without asking how long the word is.
    pub(super) fn find_in(&self, text: &str, start: usize, length: usize) -> Found {
        let ahead = text.as_bytes().get(start..).and_then(|rest| rest.first_chunk());
        if let (Some(ahead), Some(kept)) = (ahead, KEPT.get(length)) {
            let key = Key::from_bytes(ahead).only(*kept);
            if key.is_ascii() {
                return self.short.find(key.in_lower_case());
            }
        }
        self.find(&text[start..start + length])
    }

    /// Long words and words with letters beyond ASCII; a curly apostrophe counts as a straight one.
    #[cold]
    fn find_slowly(&self, word: &str) -> Found {
        if word.len() > MAX_BYTES {
            return Found::default();
        }
        // A letter can grow in lower case, but never to more than three times its bytes.
        let mut buffer = [0; 3 * MAX_BYTES];
        let mut length = 0;
        for c in word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }) {
            length += c.encode_utf8(&mut buffer[length..]).len();
        }
        let lower = &buffer[..length];
        if length <= KEY_BYTES {
            return self.short.find(Key::of(lower));
        }
        let lower = std::str::from_utf8(lower).unwrap_or_default();
        self.long.get(lower).copied().unwrap_or_default()
    }
}

/// A hash table in which every word has a place of its own, so that a look-up visits one line of memory
/// and has nothing to search, nor to guess.
///
/// The words are dealt into groups by their hash, and each group has a number which, mixed with the
/// hashes of its words, sends them to places that no other word is sent to (after E. Fox and others,
/// Practical Minimal Perfect Hash Functions for Large Databases, 1992).
#[derive(Default)]
struct Table {
    /// The number of each group.
    groups: Vec<u16>,
    places: Vec<Place>,
}

/// A word and its answer; no word is all zeros, which mark a free place.
#[derive(Clone, Copy, Default)]
#[repr(align(32))]
struct Place {
    key: Key,
    found: Found,
}

impl Table {
    /// The table of these keys, which are all different.
    fn new(keys: &[(Key, Found)]) -> Self {
        let mut places = (keys.len() * 5).div_ceil(4).max(1);
        loop {
            if let Some(table) = Table::with_places(keys, places) {
                return table;
            }
            places += places.div_ceil(8);
        }
    }

    /// The table of these keys with so many places, if numbers are found for all groups.
    fn with_places(keys: &[(Key, Found)], places: usize) -> Option<Self> {
        let mut groups = vec![Vec::new(); keys.len().div_ceil(4).max(1)];
        let n = groups.len();
        for (key, found) in keys {
            groups[share(key.hash(), n)].push((*key, *found));
        }
        let mut table = Table { groups: vec![0; n], places: vec![Place::default(); places] };
        // The largest ones first, while most places are free.
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by_key(|group| std::cmp::Reverse(groups[*group].len()));
        for group in order {
            table.groups[group] = (0..=u16::MAX).find(|number| table.settle(&groups[group], *number))?;
        }
        Some(table)
    }

    /// Puts a group where this number sends its words, if all these places are free.
    fn settle(&mut self, group: &[(Key, Found)], number: u16) -> bool {
        for (settled, (key, found)) in group.iter().enumerate() {
            let at = place(key.hash(), number, self.places.len());
            if self.places[at].key != Key::default() {
                for (key, _) in &group[..settled] {
                    let at = place(key.hash(), number, self.places.len());
                    self.places[at] = Place::default();
                }
                return false;
            }
            self.places[at] = Place { key: *key, found: *found };
        }
        true
    }

    /// The answer of a word; that of an unknown one where it is not there.
    #[inline]
    fn find(&self, key: Key) -> Found {
        let hash = key.hash();
        let Some(number) = self.groups.get(share(hash, self.groups.len())) else { return Found::default() };
        let place = &self.places[place(hash, *number, self.places.len())];
        // Without a branch, for no processor could foretell whether a word is known.
        let same = (place.key.low == key.low) & (place.key.high == key.high);
        Found(place.found.0 * u32::from(same))
    }
}

/// The place to which a group's number sends a word of this hash.
fn place(hash: u64, number: u16, places: usize) -> usize {
    share((hash ^ u64::from(number).wrapping_mul(ODD)).wrapping_mul(GOLDEN), places)
}

/// The upper half of a hash, which is the well mixed one, as a share of so many.
fn share(hash: u64, of: usize) -> usize {
    (((hash >> 32) * of as u64) >> 32) as usize
}

/// Odd numbers whose bits look random: the golden ratio's, and those of the roots of 2 and 3.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
const ODD: u64 = 0x6a09_e667_f3bc_c909;
const ROOT: u64 = 0xbb67_ae85_84ca_a73b;

/// The most bytes that a key holds.
const KEY_BYTES: usize = 16;

/// A word of up to 16 bytes as two integers, filled up with zeros, which no word holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Key {
    low: u64,
    high: u64,
}

/// For each length of a word, which bits of a key that was read from a text are its own.
const KEPT: [Key; KEY_BYTES + 1] = {
    let mut kept = [Key { low: 0, high: 0 }; KEY_BYTES + 1];
    let mut length = 1;
    while length <= KEY_BYTES {
        let bits = u128::MAX >> (128 - 8 * length);
        kept[length] = Key { low: bits as u64, high: (bits >> 64) as u64 };
        length += 1;
    }
    kept
};

impl Key {
    /// The key of a word of up to 16 bytes.
    fn of(word: &[u8]) -> Key {
        let mut bytes = [0; KEY_BYTES];
        bytes[..word.len()].copy_from_slice(word);
        Key::from_bytes(&bytes)
    }

    #[inline]
    fn from_bytes(bytes: &[u8; KEY_BYTES]) -> Key {
        let both = u128::from_le_bytes(*bytes);
        Key { low: both as u64, high: (both >> 64) as u64 }
    }

    /// The key without the bits that are not kept.
    fn only(self, kept: Key) -> Key {
        Key { low: self.low & kept.low, high: self.high & kept.high }
    }

    fn is_ascii(self) -> bool {
        (self.low | self.high) & EIGHTH_BITS == 0
    }

    fn in_lower_case(self) -> Key {
        Key { low: lower(self.low), high: lower(self.high) }
    }

    /// Both halves multiplied with each other, which mixes every bit with every other.
    fn hash(self) -> u64 {
        let wide = u128::from(self.low ^ ROOT) * u128::from(self.high ^ GOLDEN);
        (wide as u64) ^ ((wide >> 64) as u64)
    }
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
    use super::super::UNKNOWN;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_key_keeps_the_bytes(word in "[a-zA-Z0-9.'-]{0,16}", behind in "[a-zé]{16}") {
            let key = Key::of(word.as_bytes());
            let kept = [key.low.to_le_bytes(), key.high.to_le_bytes()].concat();
            prop_assert_eq!(&kept[..word.len()], word.as_bytes());
            prop_assert!(kept[word.len()..].iter().all(|b| *b == 0));
            prop_assert_eq!(key.in_lower_case(), Key::of(word.to_ascii_lowercase().as_bytes()));
            let text = format!("{word}{behind}");
            let ahead = text.as_bytes().first_chunk().expect("sixteen bytes");
            prop_assert_eq!(Key::from_bytes(ahead).only(KEPT[word.len()]), key);
        }

        #[test]
        fn what_is_added_is_found(words in prop::collection::btree_set("[a-zé]{1,14}[.' -]?[a-z]{0,4}", 1..99)) {
            let number = |at: usize| Found::new(at as u32 + 1, at);
            let kept = words.iter().map(|word| &*Box::leak(word.clone().into_boxed_str()));
            let table = Words::new(kept.enumerate().map(|(at, word)| (word, number(at))));
            for (at, word) in words.iter().enumerate() {
                prop_assert_eq!(table.find(word), number(at));
                prop_assert_eq!(table.find(&word.to_uppercase()), number(at));
                prop_assert_eq!(table.find(&word.replace('\'', "’")), number(at));
                prop_assert_eq!(table.find(&format!("{word}#")).id(), UNKNOWN);
            }
        }
    }
}
