//! Parts of speech: the Penn Treebank's tags, as far as the rules tell them apart.

/// A part of speech (M. Marcus and others, Building a Large Annotated Corpus of English: the Penn
/// Treebank, 1993), with the marks of punctuation that clauses are read by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tag {
    /// Not tagged, or unknown.
    #[default]
    None,
    /// Singular noun (NN).
    Noun,
    /// Plural noun (NNS).
    Nouns,
    /// Proper noun (NNP, NNPS).
    Name,
    /// Base form of a verb (VB).
    Verb,
    /// Past tense (VBD).
    Past,
    /// Past participle (VBN).
    Participle,
    /// Gerund or present participle (VBG).
    Gerund,
    /// Present tense, third person (VBZ).
    Third,
    /// Present tense, other persons (VBP).
    Present,
    /// Modal verb (MD).
    Modal,
    /// Adjective (JJ, JJR, JJS).
    Adjective,
    /// Adverb (RB, RBR, RBS) and particle (RP).
    Adverb,
    /// Determiner (DT, PDT).
    Determiner,
    /// Preposition or subordinating conjunction (IN).
    Preposition,
    /// "to" (TO).
    To,
    /// Personal pronoun (PRP).
    Pronoun,
    /// Possessive pronoun (PRP$).
    Possessive,
    /// Wh-word (WP, WP$, WDT).
    Wh,
    /// Wh-adverb (WRB).
    WhAdverb,
    /// Coordinating conjunction (CC).
    Conjunction,
    /// Number (CD).
    Number,
    /// Possessive ending (POS).
    Genitive,
    /// "there" (EX).
    There,
    /// Interjection (UH), foreign word, symbol, list item.
    Other,
    /// Comma.
    Comma,
    /// Full stop, question mark, exclamation mark.
    Stop,
    /// Colon.
    Colon,
    /// Semicolon.
    Semicolon,
    /// A dash between words.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation mark or an apostrophe on its own.
    Mark,
    /// Three points, or the one character for them.
    Ellipsis,
}

/// A set of parts of speech.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tags(u64);

impl Tags {
    /// These parts of speech.
    #[must_use]
    pub const fn of(tags: &[Tag]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < tags.len() {
            set |= 1 << tags[at] as u8;
            at += 1;
        }
        Tags(set)
    }

    /// Whether this is one of them.
    #[must_use]
    pub fn has(self, tag: Tag) -> bool {
        self.0 & 1 << tag as u8 != 0
    }

    /// Whether any of these is among them.
    #[must_use]
    pub fn any(self, of: Tags) -> bool {
        self.0 & of.0 != 0
    }

    /// Adds one to them.
    pub(super) fn add(&mut self, tag: Tag) {
        self.0 |= 1 << tag as u8;
    }
}

// Sets, for a question about one tag is then answered without a branch.
const FINITE: Tags = Tags::of(&[Tag::Past, Tag::Third, Tag::Present, Tag::Modal]);
const VERBS: Tags = Tags(FINITE.0 | Tags::of(&[Tag::Verb, Tag::Participle, Tag::Gerund]).0);
const NOUNS: Tags = Tags::of(&[Tag::Noun, Tag::Nouns, Tag::Name]);
const CLOSED: Tags = Tags::of(&[
    Tag::Determiner,
    Tag::Pronoun,
    Tag::Possessive,
    Tag::Conjunction,
    Tag::To,
    Tag::Wh,
    Tag::WhAdverb,
    Tag::There,
]);
const SETTLED: Tags =
    Tags(CLOSED.0 | NOUNS.0 | Tags::of(&[Tag::Preposition, Tag::Modal, Tag::Number, Tag::Other]).0);

impl Tag {
    /// The tag of a Penn Treebank label.
    #[must_use]
    pub fn from_penn(label: &str) -> Tag {
        match label {
            "NN" => Tag::Noun,
            "NNS" => Tag::Nouns,
            "NNP" | "NNPS" => Tag::Name,
            "VB" => Tag::Verb,
            "VBD" => Tag::Past,
            "VBN" => Tag::Participle,
            "VBG" => Tag::Gerund,
            "VBZ" => Tag::Third,
            "VBP" => Tag::Present,
            "MD" => Tag::Modal,
            "JJ" | "JJR" | "JJS" => Tag::Adjective,
            "RB" | "RBR" | "RBS" | "RP" => Tag::Adverb,
            "DT" | "PDT" => Tag::Determiner,
            "IN" => Tag::Preposition,
            "TO" => Tag::To,
            "PRP" => Tag::Pronoun,
            "PRP$" => Tag::Possessive,
            "WP" | "WP$" | "WDT" => Tag::Wh,
            "WRB" => Tag::WhAdverb,
            "CC" => Tag::Conjunction,
            "CD" => Tag::Number,
            "POS" => Tag::Genitive,
            "EX" => Tag::There,
            _ => Tag::Other,
        }
    }

    /// Whether it is a verb that has a subject of its own.
    #[must_use]
    pub fn is_finite(self) -> bool {
        FINITE.has(self)
    }

    /// Whether it is a word of grammar, of a class that takes in no new words.
    #[must_use]
    pub fn is_closed(self) -> bool {
        CLOSED.has(self)
    }

    /// Whether only a word that can be a verb as well needs its neighbours to tell which it is: a noun or a
    /// word of grammar.
    #[must_use]
    pub fn is_settled(self) -> bool {
        SETTLED.has(self)
    }

    /// Whether it is any form of a verb.
    #[must_use]
    pub fn is_verb(self) -> bool {
        VERBS.has(self)
    }

    /// Whether it is any noun, a name included.
    #[must_use]
    pub fn is_noun(self) -> bool {
        NOUNS.has(self)
    }
}
