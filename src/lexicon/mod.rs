//! The lexicon: what is known of a word before any text is read.
//!
//! Word lists are sorted text files in this folder, each with its source at its head. They are
//! merged once, at first use, into one table, so that a single look-up of a token answers every
//! question: its parts of speech, whether it is a cue, a title, a role, a given name, a place.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

pub use self::cue::{CueClass, CueEntry, CueForm, CuePart};
pub use self::tag::{Tag, Tags};
use self::words::Words;

mod cue;
pub mod grammar;
pub(crate) mod groups;
mod inflect;
mod load;
mod tag;
mod words;

/// Index of an entry; [`UNKNOWN`] for a word that no list knows.
pub type EntryId = u32;

/// The entry of every word that no list knows.
pub const UNKNOWN: EntryId = 0;

macro_rules! traits {
    ($($(#[$doc:meta])+ $NAME:ident = $bit:expr;)+) => {
        /// What the lists say of a word, as a set of bits.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct Traits(pub u64);
        impl Traits {
            $($(#[$doc])+ pub const $NAME: Traits = Traits(1 << $bit);)+
        }
    };
}

traits! {
    /// An honorific ("Mr.", "Dame").
    HONORIFIC = 0;
    /// A title, office or rank that stands before a name ("Senator", "Colonel").
    TITLE = 1;
    /// A noun for a person ("spokeswoman", "teacher").
    PERSON_ROLE = 2;
    /// A noun for a body that can speak ("committee", "police").
    GROUP_ROLE = 3;
    /// An adjective of nationality or affiliation ("Russian", "Republican").
    NATIONALITY = 4;
    /// A noun of nationality or affiliation ("a Texan", "a Democrat").
    DEMONYM = 5;
    /// A country, state, city or region.
    PLACE = 6;
    /// A seat of power that stands for a body ("Kremlin").
    SEAT = 7;
    /// Begins or fills an organisation's name ("United").
    ORGANISATION = 8;
    /// Ends an organisation's name ("Committee", "Inc").
    ORGANISATION_END = 9;
    /// An organisation's acronym ("NATO").
    ACRONYM = 10;
    /// Written with a capital but not a name ("Monday", "However").
    NOT_NAME = 11;
    /// A given name.
    GIVEN = 12;
    /// An abbreviation after which no sentence ends ("Sen.").
    ABBREVIATION = 13;
    /// An abbreviation that can also end a sentence ("Inc.").
    ENDING_ABBREVIATION = 14;
    /// Its noun is a plural ("officials").
    PLURAL = 15;
    /// A woman or something female ("actress", "Mrs.").
    FEMALE = 16;
    /// A man or something male.
    MALE = 17;
    /// A month or weekday.
    DATE = 18;
    /// The first word of a title of several words ("prime").
    TITLE_START = 19;
    /// A family name that comes first in East Asian order ("Kim", "Zhang").
    FAMILY_FIRST = 20;
    /// A country or a state (a subset of places).
    COUNTRY = 21;
    /// The first word of a phrase that announces speech ("according").
    PHRASE_START = 22;
    /// The verb of a cue that has a particle ("pointed" of "point out").
    PARTICLE_VERB = 23;
    /// A word that is an abbreviation where a point follows it ("sen").
    SHORTENED = 24;
    /// A form of "have", "be" or "get", which a past participle follows.
    AUXILIARY = 25;
    /// A form of "do".
    DO = 26;
    /// A form of "have".
    HAVE = 27;
    /// A form of "be".
    BE = 28;
    /// A form of "get".
    GET = 29;
    /// A word that opens a subordinate clause ("because").
    SUBORDINATOR = 30;
    /// A word that a description begins with ("the", "his", "two").
    DETERMINER = 31;
    /// "he", "his", "him", "himself".
    HE = 32;
    /// "she", "her", "hers", "herself".
    SHE = 33;
    /// A word of quantity that can be a subject by itself ("some").
    QUANTITY = 34;
    /// A pronoun for one person or thing ("it").
    SINGULAR_PRONOUN = 35;
    /// A small word that may stand inside a person's name ("van").
    PARTICLE = 36;
    /// A form of "help" or "let", whose object's verb has its base form.
    LETTING = 37;
    /// "that".
    THAT = 38;
    /// "what".
    WHAT = 39;
    /// A noun for what is written, sent or shown in somebody's name ("leaflet").
    DOCUMENT = 40;
    /// A noun or adverb of time ("week").
    TIME = 41;
    /// Ends the name of a place that is no town ("Bridge").
    LANDMARK = 42;
    /// Ends a name that is hardly anybody's surname ("Institute").
    INSTITUTION = 43;
    /// Closes a person's name ("Jr.").
    SUFFIX = 44;
    /// A small word inside the names of bodies ("of").
    JOINT = 45;
    /// A word that announces speech as phrases do ("citing").
    PHRASE = 46;
    /// A word that the tagger reads in ways of its own ("like").
    OWN_READING = 47;
    /// A verb by which somebody makes or gives out a text, in the past or as a participle ("issued").
    GIVING_OUT = 48;
    /// A noun for what several sides agree on ("pact").
    AGREEMENT = 49;
    /// A noun for what is agreed, passed or decreed, with which its name begins or ends ("Charter").
    INSTRUMENT = 50;
    /// A word that opens a clause of time, reason, condition or concession ("while").
    ADVERBIAL = 51;
    /// A verb that links its subject with what that is said to be ("is", "became").
    LINKING = 52;
    /// Ends the name of a newspaper ("Herald").
    PAPER = 53;
    /// A given name of women in the United States and of men elsewhere ("Valery").
    MALE_ELSEWHERE = 54;
}

impl Traits {
    /// Whether any of these is among them.
    #[must_use]
    pub fn any(self, of: Traits) -> bool {
        self.0 & of.0 != 0
    }
}

impl std::ops::BitOr for Traits {
    type Output = Traits;
    fn bitor(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Its parts of speech, the likeliest first; [`Tag::None`] fills up.
    pub tags: [Tag; 6],
    /// The same as a set.
    pub can_be: Tags,
    /// What the lists say of it.
    pub traits: Traits,
    /// Index into [`Lexicon::cues`] plus one as a verb, and its form; 0 where it is none.
    pub cue_verb: u16,
    /// The form of the cue verb.
    pub cue_form: CueForm,
    /// Index into [`Lexicon::cues`] plus one as a noun; 0 where it is none.
    pub cue_noun: u16,
    /// As a given name: the share of women among its bearers in percent; 255 where not known.
    pub female: u8,
}

/// What follows the first word of a cue of several words.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The words behind the first one, in lower case.
    pub rest: Box<[&'static str]>,
    /// The cue's number.
    pub cue: u16,
}

/// A title, an office or a place of several words.
#[derive(Clone, Debug)]
pub struct Title {
    /// Its words, in lower case.
    pub words: Box<[&'static str]>,
    /// What it is.
    pub traits: Traits,
}

impl Phrase {
    fn new(rest: &'static str, cue: u16) -> Self {
        Phrase { rest: rest.split(' ').filter(|word| !word.is_empty()).collect(), cue }
    }
}

/// The merged word lists.
pub struct Lexicon {
    words: Words,
    /// What is known of words; the first is known of words that no list has.
    known: Vec<Entry>,
    cues: Vec<CueEntry>,
    /// By the entries of the first word and the second, where there is one.
    phrases: FxHashMap<(EntryId, EntryId), Vec<Phrase>>,
    particles: FxHashMap<EntryId, Vec<Phrase>>,
    nicknames: FxHashMap<&'static str, &'static str>,
    /// By the entries of the first word and the second.
    titles: FxHashMap<(EntryId, EntryId), Vec<Title>>,
    states_of: FxHashMap<&'static str, &'static str>,
    shortened_states: FxHashMap<&'static str, &'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(load::load);

/// The lexicon, built at first use.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// The entry of a word, which is looked up in lower case and with straight apostrophes.
    #[must_use]
    pub fn find(&self, word: &str) -> EntryId {
        self.words.find(word).id()
    }

    /// What is known of words that no list has.
    #[must_use]
    pub fn unknown(&self) -> &Entry {
        &self.known[0]
    }

    /// The entry of a word, and what is known of it.
    #[must_use]
    pub fn look_up(&self, word: &str) -> (EntryId, &Entry) {
        let found = self.words.find(word);
        (found.id(), &self.known[found.known()])
    }

    /// [`Lexicon::look_up`] for a word that is a part of a text, as bytes of it.
    #[must_use]
    pub fn look_up_in(&self, text: &str, word: std::ops::Range<usize>) -> (EntryId, &Entry) {
        let found = self.words.find_in(text, word.start, word.len());
        (found.id(), &self.known[found.known()])
    }

    /// The cue behind an entry's `cue_verb` or `cue_noun` (which is not 0).
    #[must_use]
    pub fn cue(&self, number: u16) -> &CueEntry {
        &self.cues[number as usize - 1]
    }

    /// Every cue, verbs and nouns, in the order of the list.
    #[must_use]
    pub fn cues(&self) -> &[CueEntry] {
        &self.cues
    }

    /// The phrases that begin with the words of these entries; those of one word behind [`UNKNOWN`].
    #[must_use]
    pub fn phrases(&self, first: EntryId, second: EntryId) -> &[Phrase] {
        self.phrases.get(&(first, second)).map_or(&[], Vec::as_slice)
    }

    /// The cues with a particle whose verb has the form of this entry.
    #[must_use]
    pub fn particles(&self, form: EntryId) -> &[Phrase] {
        self.particles.get(&form).map_or(&[], Vec::as_slice)
    }

    /// The formal given names that a lower-case nickname may stand for, separated by commas.
    #[must_use]
    pub fn formal_names(&self, nickname: &str) -> Option<&'static str> {
        self.nicknames.get(nickname).copied()
    }

    /// The titles and places of several words that begin with the words of these entries, longest first.
    #[must_use]
    pub fn titles(&self, first: EntryId, second: EntryId) -> &[Title] {
        self.titles.get(&(first, second)).map_or(&[], Vec::as_slice)
    }

    /// The place that an adjective or noun of nationality, a capital, a seat or its own name belongs to
    /// ("russian", "moscow", "kremlin", "russia" → "russia").
    #[must_use]
    pub fn place_of(&self, word: &str) -> Option<&'static str> {
        self.states_of.get(word).copied()
    }

    /// Whether a place is one of the US states.
    #[must_use]
    pub fn is_state(&self, place: &str) -> bool {
        self.shortened_states.values().any(|state| *state == place)
    }

    /// The US state whose abbreviation stands behind a name, without points and in lower case ("vt", "nh"), or
    /// whose name does.
    #[must_use]
    pub fn state_behind_name(&self, word: &str) -> Option<&'static str> {
        self.shortened_states.get(word).copied().or_else(|| self.place_of(word))
    }
}
