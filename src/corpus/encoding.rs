//! Bytes to text, without changing a character and without guessing.
use std::fmt;
use std::str::FromStr;

use encoding_rs::{DecoderResult, ISO_2022_JP, UTF_16BE, UTF_16LE};

use crate::error::{Error, Result};

const COMMON: &str = "Common ones are windows-1252, iso-8859-1, macintosh, utf-16le, utf-16be, \
     windows-1250, windows-1251, shift_jis, gb18030 and euc-kr.";

/// How the files that are not UTF-8 are encoded.
///
/// A file that is UTF-8 is read as UTF-8 all the same, so a corpus may mix the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The encoding's name in the WHATWG list.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Encoding {
    type Err = Error;

    /// The encoding with this label (`windows-1252`, `latin1`, `utf-16`; upper or lower case).
    ///
    /// # Errors
    /// Where the WHATWG list has no such label.
    fn from_str(label: &str) -> Result<Self> {
        encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())
            .map(Encoding)
            .ok_or_else(|| Error::new(format!("no encoding is called \"{label}\"")).cure(COMMON))
    }
}

/// Why bytes are not text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotText {
    /// The first byte that is not, from 0.
    pub(super) offset: usize,
    /// What is wrong there, a sentence.
    pub(super) message: String,
    /// What to do about it.
    pub(super) cure: String,
}

/// The text that `bytes` hold: UTF-8, or else in `encoding`.
pub(super) fn decode(bytes: Vec<u8>, encoding: Option<Encoding>) -> std::result::Result<String, NotText> {
    let encoding = encoding.map(|e| e.0);
    let is_utf_16 = encoding.is_some_and(|e| e == UTF_16LE || e == UTF_16BE);
    let nul = memchr::memchr(0, &bytes);
    // All bytes of ISO-2022-JP are ASCII, so being UTF-8 proves nothing there.
    let asks_for_escapes = encoding == Some(ISO_2022_JP);
    let (bytes, broken_at) = match String::from_utf8(bytes) {
        Ok(text) if nul.is_none() && !asks_for_escapes => return Ok(text),
        Ok(text) => (text.into_bytes(), None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            (error.into_bytes(), Some(at))
        }
    };
    if let Some(label) = utf_16_mark(&bytes).filter(|_| !is_utf_16) {
        return Err(NotText {
            offset: 0,
            message: format!("The file is not UTF-8: its first two bytes are the mark of {label}."),
            cure: format!("Convert it to UTF-8, or read it with --encoding {label}."),
        });
    }
    if let Some(offset) = nul.filter(|_| !is_utf_16) {
        return Err(NotText {
            offset,
            message: format!("The file is not text: byte {offset} is NUL."),
            cure: "Take it out of the corpus, or export its text as UTF-8; if it is UTF-16, read it with \
                   --encoding utf-16le or utf-16be."
                .to_owned(),
        });
    }
    match (encoding, broken_at) {
        (Some(encoding), _) => decode_as(encoding, &bytes),
        (None, Some(offset)) => Err(not_utf_8(&bytes, offset)),
        // Only NUL or an encoding brings UTF-8 here, and both are answered above.
        (None, None) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

fn utf_16_mark(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, ..] => Some("utf-16le"),
        [0xFE, 0xFF, ..] => Some("utf-16be"),
        _ => None,
    }
}

fn not_utf_8(bytes: &[u8], offset: usize) -> NotText {
    let line = 1 + memchr::memchr_iter(b'\n', &bytes[..offset]).count();
    NotText {
        offset,
        message: format!(
            "The file is not UTF-8: byte {offset} (from 0, on line {line}) is 0x{:02X}.",
            bytes[offset]
        ),
        cure: "Convert it to UTF-8, or name its encoding with --encoding, such as --encoding windows-1252."
            .to_owned(),
    }
}

fn decode_as(asked: &'static encoding_rs::Encoding, bytes: &[u8]) -> std::result::Result<String, NotText> {
    // A byte-order mark knows better than the user which of the two UTF-16 it is.
    let encoding = match utf_16_mark(bytes) {
        Some("utf-16le") if asked == UTF_16BE => UTF_16LE,
        Some("utf-16be") if asked == UTF_16LE => UTF_16BE,
        _ => asked,
    };
    let name = encoding.name();
    let refuse = |offset: usize, what: String| NotText {
        offset,
        message: format!("The file is not {name}: {what}."),
        cure: format!("Convert it to UTF-8, or name another encoding with --encoding. {COMMON}"),
    };
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let wanted = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    text.reserve(wanted);
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => {}
        DecoderResult::Malformed(length, after) => {
            let offset = read.saturating_sub(usize::from(length) + usize::from(after));
            return Err(refuse(
                offset,
                format!("byte {offset} (0x{:02X}) begins no character", bytes.get(offset).unwrap_or(&0)),
            ));
        }
        DecoderResult::OutputFull => return Err(refuse(read, "its text does not fit in memory".to_owned())),
    }
    // Bytes without a meaning in a one-byte encoding come out as C1 controls, which no text uses.
    if encoding.is_single_byte()
        && let Some(offset) = text.chars().position(|c| ('\u{80}'..='\u{9f}').contains(&c) && c != '\u{85}')
    {
        return Err(refuse(offset, format!("byte {offset} (0x{:02X}) has no meaning there", bytes[offset])));
    }
    if let Some(place) = memchr::memchr(0, text.as_bytes()) {
        let offset = text[..place].encode_utf16().count() * 2;
        return Err(refuse(offset, format!("the character at byte {offset} is NUL")));
    }
    text.shrink_to_fit();
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(label: &str) -> Option<Encoding> {
        Some(label.parse().expect("a known label"))
    }

    #[test]
    fn utf_8_keeps_every_character() {
        let text = "\u{feff}A\u{a0}line\u{200b}\r\n“Yes,” she said";
        assert_eq!(decode(text.into(), None).as_deref(), Ok(text));
        assert_eq!(
            decode(text.into(), named("windows-1252")).as_deref(),
            Ok(text),
            "it is UTF-8 all the same"
        );
    }

    #[test]
    fn a_broken_byte_is_named() {
        let error = decode(b"one\ntwo \x93yes\x94".to_vec(), None).expect_err("not UTF-8");
        assert_eq!(error.offset, 8);
        assert!(error.message.contains("byte 8 (from 0, on line 2) is 0x93"), "{}", error.message);
        assert!(error.cure.contains("--encoding windows-1252"));
    }

    #[test]
    fn other_encodings_are_read_when_asked_for() {
        assert_eq!(decode(b"\x93yes\x94".to_vec(), named("windows-1252")).as_deref(), Ok("“yes”"));
        assert_eq!(decode(b"\x8d".to_vec(), named("windows-1252")).expect_err("no character").offset, 0);
        let two_bytes: Vec<u8> = "\u{feff}“yes”".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let read = decode(two_bytes.clone(), named("utf-16le"));
        assert_eq!(read.as_deref(), Ok("\u{feff}“yes”"), "the mark says big endian");
        assert!(decode(two_bytes, None).expect_err("not asked for").cure.contains("--encoding utf-16be"));
        assert_eq!(decode(b"ab\x81".to_vec(), named("shift_jis")).expect_err("cut short").offset, 2);
        assert!("latin-17".parse::<Encoding>().is_err());
    }

    #[test]
    fn a_binary_file_is_refused() {
        assert_eq!(decode(b"text\0text".to_vec(), None).expect_err("binary").offset, 4);
        assert_eq!(decode(b"text\0text".to_vec(), named("windows-1252")).expect_err("binary").offset, 4);
        assert!(decode(b"a\0\0\0".to_vec(), named("utf-16le")).is_err(), "U+0000 is no text either");
    }

    proptest! {
        #[test]
        fn any_bytes_decode_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..60),
                                           label in prop_oneof![
            Just(None), Just(Some("windows-1252")), Just(Some("utf-16le")), Just(Some("gb18030")),
            Just(Some("iso-2022-jp")), Just(Some("shift_jis")), Just(Some("koi8-r"))]) {
            match decode(bytes.clone(), label.and_then(|l| l.parse().ok())) {
                Ok(text) => prop_assert!(!text.contains('\0')),
                Err(error) => prop_assert!(error.offset <= bytes.len()),
            }
        }

        #[test]
        fn utf_8_without_nul_is_taken_as_it_is(text in "[^\u{0}]{0,80}") {
            prop_assert_eq!(decode(text.clone().into_bytes(), None), Ok(text));
        }
    }
}
