//! Closed lists of words: each value with the word it has in the tables and what that word means.
//!
//! A list is declared once, with `choice!`; the enum, the categories of the Arrow and Table
//! Schema columns and the legends in `schema.md` all come from that declaration.

/// A closed list of words.
pub trait Choice: Copy + Sized + 'static {
    /// Every value, in the order of the declaration.
    const ALL: &'static [Self];
    /// For each value of [`Choice::ALL`], the word in the tables and what it means.
    const WORDS: &'static [(&'static str, &'static str)];

    /// The value's place in the declaration, from 0.
    fn index(self) -> usize;

    /// The word that stands for this value in the tables.
    fn word(self) -> &'static str {
        Self::WORDS[self.index()].0
    }

    /// The value whose word this is, or `None`.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().position(|(w, _)| *w == word).map(|i| Self::ALL[i])
    }
}

/// Declares a closed list: an enum, its words and their meanings (the doc comments).
#[macro_export]
#[doc(hidden)]
macro_rules! choice {
    ($(#[doc = $doc:literal])+ pub enum $Name:ident {
        $( $(#[doc = $meaning:literal])+ $Variant:ident = $word:literal, )+
    }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $Name { $( $(#[doc = $meaning])+ $Variant, )+ }

        impl $crate::choice::Choice for $Name {
            const ALL: &'static [Self] = &[$( $Name::$Variant, )+];
            const WORDS: &'static [(&'static str, &'static str)] =
                &[$( ($word, concat!($($meaning),+).trim_ascii()), )+];
            fn index(self) -> usize {
                self as usize
            }
        }
    };
}
