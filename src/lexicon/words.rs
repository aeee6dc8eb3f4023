//! The table of words: from a word to its entry, without touching the words themselves.
//!
//! Every token of every text asks here, so this look-up is one of the largest costs of attribution,
//! and nearly all of it is waiting for memory. A word of up to 16 bytes is its own key, as one or two
//! integers, and stands beside its answer, so that a look-up visits one line of memory.

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
    /// Words of up to 8 bytes.
    short: Table<u64, 5>,
    /// Words of 9 to 16 bytes.
    long: Table<(u64, u64), 3>,
    /// Longer words.
    longest: FxHashMap<&'static str, Found>,
}

impl Words {
    /// The table of these words, which are in lower case and all different.
    pub(super) fn new(words: impl Iterator<Item = (&'static str, Found)>) -> Self {
        let (mut short, mut long) = (Vec::new(), Vec::new());
        let mut longest = FxHashMap::default();
        for (word, found) in words {
            let (low, high) = pack(word.as_bytes());
            match word.len() {
                ..=8 => short.push((low, found)),
                9..=16 => long.push(((low, high), found)),
                _ => drop(longest.insert(word, found)),
            }
        }
        Words { short: Table::new(&short), long: Table::new(&long), longest }
    }

    /// The entry of a word, capitals aside; [`UNKNOWN`](super::UNKNOWN) where no list has it.
    pub(super) fn find(&self, word: &str) -> Found {
        let bytes = word.as_bytes();
        if bytes.len() <= 16 {
            let (low, high) = pack(bytes);
            if (low | high) & EIGHTH_BITS == 0 {
                return self.of_key(bytes.len(), lower(low), lower(high));
            }
        }
        self.find_slowly(word)
    }

    /// [`Words::find`] for the word of `length` bytes that begins at `start` of a longer text, where
    /// a key is read without asking how long the word is.
    pub(super) fn find_in(&self, text: &str, start: usize, length: usize) -> Found {
        if length <= 8
            && let Some(ahead) = text.as_bytes().get(start..).and_then(|rest| rest.first_chunk::<8>())
        {
            let key = u64::from_le_bytes(*ahead) & (u64::MAX >> (64 - 8 * length.max(1)));
            if key & EIGHTH_BITS == 0 {
                return self.short.find(lower(key));
            }
        } else if length <= 16
            && let Some(ahead) = text.as_bytes().get(start..).and_then(|rest| rest.first_chunk::<16>())
        {
            let key = u128::from_le_bytes(*ahead) & (u128::MAX >> (128 - 8 * length.max(1)));
            let (low, high) = (key as u64, (key >> 64) as u64);
            if (low | high) & EIGHTH_BITS == 0 {
                return self.of_key(length, lower(low), lower(high));
            }
        }
        self.find(&text[start..start + length])
    }

    fn of_key(&self, length: usize, low: u64, high: u64) -> Found {
        match length {
            ..=8 => self.short.find(low),
            _ => self.long.find((low, high)),
        }
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
        if length <= 16 {
            let (low, high) = pack(lower);
            return self.of_key(length, low, high);
        }
        let lower = std::str::from_utf8(lower).unwrap_or_default();
        self.longest.get(lower).copied().unwrap_or_default()
    }
}

/// A hash table of buckets, each about a line of memory: a look-up compares all keys of a bucket at
/// once, and goes on to the next bucket only where this one is full.
#[derive(Default)]
struct Table<K, const N: usize> {
    buckets: Vec<Bucket<K, N>>,
}

/// Up to `N` keys and their answers; a key that is all zeros marks a free place.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Bucket<K, const N: usize> {
    keys: [K; N],
    found: [Found; N],
}

/// Up to 16 bytes as integers.
trait Key: Copy + Default + Eq {
    fn hash(self) -> u64;
}

/// An odd number whose bits look random: the golden ratio's.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

impl Key for u64 {
    fn hash(self) -> u64 {
        (self ^ (self >> 32)).wrapping_mul(GOLDEN)
    }
}

impl Key for (u64, u64) {
    fn hash(self) -> u64 {
        (self.0 ^ self.1.rotate_left(29)).hash()
    }
}

impl<K: Key, const N: usize> Table<K, N> {
    /// The table of these keys, which are all different.
    fn new(keys: &[(K, Found)]) -> Self {
        // So many buckets that few are full.
        let n = (keys.len() * 5).div_ceil(N * 3).max(1);
        let free = Bucket { keys: [K::default(); N], found: [Found::default(); N] };
        let mut table = Table { buckets: vec![free; n] };
        for (key, found) in keys {
            let mut at = table.home(*key);
            loop {
                let bucket = &mut table.buckets[at % n];
                if let Some(place) = bucket.keys.iter().position(|kept| *kept == K::default()) {
                    (bucket.keys[place], bucket.found[place]) = (*key, *found);
                    break;
                }
                at += 1;
            }
        }
        table
    }

    #[inline]
    fn find(&self, key: K) -> Found {
        let mut at = self.home(key);
        while let Some(bucket) = self.buckets.get(at) {
            // Without a branch for each key, nor for whether it is there: no processor could foretell.
            let place = (0..N).fold(N, |place, at| if bucket.keys[at] == key { at } else { place });
            let answer = bucket.found[place.min(N - 1)];
            if (place < N) | (bucket.keys[N - 1] == K::default()) {
                return if place < N { answer } else { Found::default() };
            }
            at = if at + 1 < self.buckets.len() { at + 1 } else { 0 };
        }
        Found::default()
    }

    /// The bucket where the search for a key begins: the upper half of its hash, which is the well
    /// mixed one, as a share of all buckets.
    fn home(&self, key: K) -> usize {
        (((key.hash() >> 32) * self.buckets.len() as u64) >> 32) as usize
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
    use super::super::UNKNOWN;
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
