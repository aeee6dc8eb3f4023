//! ASCII characters as words are made of them, by the table and eight at a time.

/// How many ASCII letters eight bytes begin with.
pub(super) fn letters_of(eight: u64) -> usize {
    let each = |byte: u8| u64::from_le_bytes([byte; 8]);
    let small = eight & each(0x7f) | each(0x20);
    // The eighth bit of a byte is set where it is no letter.
    let others = !(small + each(0x80 - b'a')) | (small + each(0x7f - b'z')) | eight;
    (others & each(0x80)).trailing_zeros() as usize / 8
}

/// A letter. What an ASCII character can be to a word is told in bits, 0 for what may stand inside one.
pub(super) const LETTER: u8 = 1;
/// A digit.
pub(super) const DIGIT: u8 = 2;
/// What ends a word.
pub(super) const ENDS: u8 = 4;

static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            b'_' | b'-' | b'&' | b'.' | b',' | b'\'' => 0,
            _ => ENDS,
        };
        byte += 1;
    }
    kinds
};

/// What a byte can be to a word.
pub(super) fn kind(byte: u8) -> u8 {
    KINDS[byte as usize]
}
