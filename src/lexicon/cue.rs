//! Cues as the lexicon lists them: lemma, part of speech, class and source.

/// What a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CuePart {
    /// A verb ("say").
    Verb,
    /// A noun ("statement").
    Noun,
    /// A phrase ("according to").
    Phrase,
}

/// How a cue behaves: what it takes and where its speaker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueClass {
    /// Takes direct speech freely, and its subject may follow it ("say", "add").
    Say,
    /// Takes the one addressed as its object ("tell", "remind").
    Tell,
    /// Names something ("call", "describe").
    Call,
    /// Thinks or feels ("believe", "hope").
    Think,
    /// Does something by speaking, and takes a noun, an infinitive or a clause ("praise", "vow").
    Express,
    /// Accompanies speech ("smile", "nod").
    Gesture,
    /// Is a manner of speaking ("whisper", "chant").
    Sound,
    /// What texts do ("read", "state").
    Show,
    /// Passes on another's words ("quote", "report").
    Relay,
    /// A noun: something said ("claim", "promise").
    Utterance,
    /// A noun: something written or issued ("letter", "statement").
    Document,
    /// A noun: an occasion of speaking ("interview", "rally").
    Occasion,
    /// A noun: something thought ("view", "belief").
    Thought,
    /// A noun: words shown or chanted ("slogan", "banner").
    Emblem,
    /// A phrase that gives the source ("according to").
    According,
}

impl CueClass {
    /// The class with this name in `cues.txt`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<CueClass> {
        Some(match name {
            "say" => CueClass::Say,
            "tell" => CueClass::Tell,
            "call" => CueClass::Call,
            "think" => CueClass::Think,
            "express" => CueClass::Express,
            "gesture" => CueClass::Gesture,
            "sound" => CueClass::Sound,
            "show" => CueClass::Show,
            "relay" => CueClass::Relay,
            "utterance" => CueClass::Utterance,
            "document" => CueClass::Document,
            "occasion" => CueClass::Occasion,
            "thought" => CueClass::Thought,
            "emblem" => CueClass::Emblem,
            "according" => CueClass::According,
            _ => return None,
        })
    }
}

/// Which form of the verb stands there. A form can be several at once (past and participle).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CueForm(pub u8);

impl CueForm {
    /// The base form ("say").
    pub const BASE: CueForm = CueForm(1);
    /// The third person of the present ("says").
    pub const THIRD: CueForm = CueForm(2);
    /// The past tense ("said").
    pub const PAST: CueForm = CueForm(4);
    /// The past participle ("said", "written").
    pub const PARTICIPLE: CueForm = CueForm(8);
    /// The present participle ("saying").
    pub const GERUND: CueForm = CueForm(16);

    /// Whether it can be this form.
    #[must_use]
    pub fn is(self, form: CueForm) -> bool {
        self.0 & form.0 != 0
    }
}

/// A cue as the list gives it.
#[derive(Clone, Debug)]
pub struct CueEntry {
    /// The dictionary form.
    pub lemma: &'static str,
    /// Verb, noun or phrase.
    pub part: CuePart,
    /// How it behaves.
    pub class: CueClass,
    /// Where the entry comes from, as keyed at the head of `cues.txt`.
    pub source: &'static str,
    /// How often it heads a cue in PolNeAR's training articles, as `cues.txt` gives it.
    pub attested: u16,
}
