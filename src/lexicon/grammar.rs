//! Words of grammar: the forms of the verbs that help others, the words that open clauses and noun
//! phrases, the pronouns for one person, and the small words inside names.
//!
//! The lists are small and every token of a parsed paragraph is asked for them, so the table of
//! words carries the answers; [`of`] is what it carries them from, and answers for the few words that
//! the table does not hold as they are written (`ISN'T`, `wouldn’t`).

use super::Traits;

/// What the lists here say of a word.
#[must_use]
pub fn of(word: &str) -> Traits {
    let mut traits = Traits::default();
    for (is, bit) in [
        (is_auxiliary as fn(&str) -> bool, Traits::AUXILIARY),
        (is_do, Traits::DO),
        (is_have, Traits::HAVE),
        (is_be, Traits::BE),
        (is_get, Traits::GET),
        (is_subordinator, Traits::SUBORDINATOR),
        (|word| is_one(word, DETERMINERS), Traits::DETERMINER),
        (|word| is_one(word, HE), Traits::HE),
        (|word| is_one(word, SHE), Traits::SHE),
        (|word| quantity(word).is_some(), Traits::QUANTITY),
        (|word| is_one(word, SINGULAR_PRONOUNS), Traits::SINGULAR_PRONOUN),
        (|word| is_one(word, PARTICLES), Traits::PARTICLE),
        (|word| is_one(word, LETTING), Traits::LETTING),
        (|word| is_one(word, &["that"]), Traits::THAT),
        (|word| is_one(word, &["what"]), Traits::WHAT),
    ] {
        if is(word) {
            traits = traits | bit;
        }
    }
    traits
}

/// Every ASCII word in lower case of which [`of`] says something.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let lists = [
        AUXILIARY,
        DO,
        SUBORDINATORS,
        DETERMINERS,
        HE,
        SHE,
        ONE,
        SEVERAL,
        SINGULAR_PRONOUNS,
        PARTICLES,
        LETTING,
        &["what"],
    ];
    lists.into_iter().flatten().copied().filter(|word| word.is_ascii())
}

/// Forms of "have" and "be", which a past participle follows.
const AUXILIARY: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "isn't",
    "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "’s", "'s", "’ve", "'ve", "get", "gets",
    "got", "getting",
];

/// Forms of "do", which a base form follows.
const DO: &[&str] = &["do", "does", "did", "don't", "doesn't", "didn't", "don’t", "doesn’t", "didn’t"];

/// Words that open a clause and are tagged as prepositions.
const SUBORDINATORS: &[&str] = &[
    "that", "because", "if", "while", "although", "though", "whether", "unless", "whereas", "once", "until",
    "since", "so", "as",
];

/// Articles, demonstratives, possessives and small numbers.
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "one", "another", "this", "that", "these", "those", "his", "her", "its", "their",
    "our", "my", "your", "some", "several", "many", "two", "three", "no", "any", "each", "every",
];

/// How many of those behind "of", or of those spoken of before, a word of quantity means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// "One of the envoys", "another": a single one.
    One,
    /// "Some of the envoys", "others", "dozens": several together.
    Several,
}

/// The quantity that a word tells of; such a word can be a subject by itself.
#[must_use]
pub fn quantity(word: &str) -> Option<Quantity> {
    if is_one(word, ONE) {
        return Some(Quantity::One);
    }
    let several = is_one(word, SEVERAL) || small_number(word).is_some_and(|number| number > 1);
    several.then_some(Quantity::Several)
}

const ONE: &[&str] = &["one", "another", "other", "neither", "each"];
const SEVERAL: &[&str] = &[
    "some",
    "many",
    "most",
    "several",
    "few",
    "both",
    "all",
    "none",
    "others",
    "more",
    "half",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
];

const SINGULAR_PRONOUNS: &[&str] = &["he", "she", "it", "him", "her"];

/// Small words that may stand inside a person's name.
const PARTICLES: &[&str] = &[
    "de", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "du", "da", "dos", "das", "di",
    "del", "della", "abu", "ben", "ter", "ten", "y", "e", "af", "av", "zu", "of",
];

/// Participles, and "lead", that tell in what way somebody holds an office: "managing director".
pub const OF_OFFICE: &[&str] = &[
    "acting",
    "attending",
    "commanding",
    "consulting",
    "contributing",
    "defending",
    "founding",
    "governing",
    "lead",
    "leading",
    "managing",
    "opposing",
    "practicing",
    "practising",
    "presiding",
    "reigning",
    "retired",
    "ruling",
    "serving",
    "sitting",
    "starting",
    "teaching",
    "visiting",
    "winning",
];

/// Whether a noun without an article behind "by" tells how something was sent or said: "by telephone".
#[must_use]
pub fn is_means(word: &str) -> bool {
    const MEANS: [&str; 17] = [
        "telephone",
        "phone",
        "cellphone",
        "email",
        "e-mail",
        "letter",
        "text",
        "fax",
        "mail",
        "post",
        "radio",
        "video",
        "videolink",
        "loudspeaker",
        "teleconference",
        "satellite",
        "intercom",
    ];
    MEANS.contains(&word)
}

/// The number that a word for one from one to ten stands for.
#[must_use]
pub fn small_number(word: &str) -> Option<u8> {
    const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.iter().zip(1..).find(|(one, _)| one.eq_ignore_ascii_case(word)).map(|(_, number)| number)
}

/// Whether a past form gives a thing its name: "a band called Heron", "a scheme dubbed “the Lid”".
#[must_use]
pub fn gives_name(word: &str) -> bool {
    matches!(word, "called" | "named" | "titled" | "entitled" | "dubbed" | "nicknamed" | "codenamed")
}

/// Verbs whose object has a verb of its own, in its base form.
const LETTING: &[&str] = &["help", "helps", "helped", "helping", "let", "lets", "letting"];

const HE: &[&str] = &["he", "his", "him", "himself"];
const SHE: &[&str] = &["she", "her", "hers", "herself"];

fn is_one(word: &str, of: &[&str]) -> bool {
    of.iter().any(|one| one.eq_ignore_ascii_case(word))
}

fn is_auxiliary(word: &str) -> bool {
    is_one(word, AUXILIARY) || word.ends_with("n’t") && !word.starts_with("do")
}

fn is_do(word: &str) -> bool {
    is_one(word, DO)
}

fn is_have(word: &str) -> bool {
    is_one(affirmed(word), &["has", "have", "had", "having"])
}

fn is_be(word: &str) -> bool {
    let forms = ["is", "are", "was", "were", "be", "been", "being", "am", "’s", "'s"];
    is_one(affirmed(word), &forms)
}

fn is_get(word: &str) -> bool {
    is_one(word, &["get", "gets", "got", "getting"])
}

fn is_subordinator(word: &str) -> bool {
    is_one(word, SUBORDINATORS)
}

/// A verb without the "not" that is joined to it.
fn affirmed(word: &str) -> &str {
    word.trim_end_matches("n't").trim_end_matches("n’t")
}

/// Whether a word begins with one of these stems, be its first letter a capital or not.
#[must_use]
pub fn has_stem(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| word.get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem)))
}
