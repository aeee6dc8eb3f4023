//! The conditions that confidence depends on: what is known of an attribution when it is made that
//! tells the sure ones from the unsure ones.
//!
//! They are declared here once; the files of counts, the table of rules and the manual are made from
//! these declarations. A condition is linguistic and can be seen in the text. None of them decides
//! anything.

use super::AttributionForm;
use crate::choice::Choice;
use crate::speaker::SpeakerKind;

choice! {
    /// What announces the words.
    pub enum CueCondition {
        /// The words of attribution stand with say, tell or add, which do nothing but announce speech.
        SaysTellsOrAdds = "says-tells-or-adds",
        /// The words of attribution stand with any other cue.
        AnotherCue = "another-cue",
        /// The words of attribution stand with no cue, or there are none.
        NoCue = "no-cue",
    }
}

choice! {
    /// How much is quoted.
    pub enum LengthCondition {
        /// Four words or more are quoted.
        FourWordsOrMore = "four-words-or-more",
        /// Three words or fewer are quoted.
        ThreeWordsOrFewer = "three-words-or-fewer",
    }
}

choice! {
    /// How plainly the words are attributed.
    pub enum PlainnessCondition {
        /// A clause of its own attributes the words, here or in the part of the utterance just before;
        /// or say, tell or add does.
        PlainlyAttributed = "plainly-attributed",
        /// The words are attributed in any other way.
        LessPlainlyAttributed = "less-plainly-attributed",
    }
}

choice! {
    /// How the words of attribution mean their speaker. For a quotation that carries on another, how
    /// those of that one do.
    pub enum ReferenceCondition {
        /// The words mean their speaker by a name that only one of the article's speakers bears.
        ByName = "reference-by-name",
        /// The words mean a person with a name by a pronoun that fits nobody else as well.
        ByOnlyPronoun = "reference-by-only-pronoun",
        /// The words are a pronoun that several may be meant by, or a family's name.
        OneOfSeveral = "reference-to-one-of-several",
        /// The words describe somebody or something that has a name.
        ByDescription = "reference-by-description",
        /// The words mean somebody who has no name in the article.
        ToUnnamed = "reference-to-unnamed",
        /// The words are the author's I or we.
        ToAuthor = "reference-to-author",
    }
}

/// The verbs that do nothing but announce speech: they tell of no manner, judgment or deed.
const ANNOUNCING: [&str; 3] = ["say", "tell", "add"];

/// The mention rules that find a clause of attribution which belongs to this quotation alone, or
/// carry on such a one.
const CLAUSE_OF_ITS_OWN: [&str; 4] =
    ["said-after", "said-after-inverted", "reported-before", "utterance-part"];

/// From this number of words on, a quotation is more than a term or a name.
const FOUR_WORDS: u32 = 4;

/// What is known of an attribution when its precision is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Conditions {
    /// The rule that decided the type. It has no say in the confidence.
    pub kind_rule: &'static str,
    /// The rule that found the words which name the speaker; empty where none did.
    pub mention_rule: &'static str,
    /// The rule that told whom those words mean; empty where none did.
    pub speaker_rule: &'static str,
    /// By what words the speaker is given.
    pub form: AttributionForm,
    /// By what words the speaker of the quotation is given that this one carries on; `None` where it
    /// carries on none.
    pub carried_form: Option<AttributionForm>,
    /// What announces the words.
    pub cue: CueCondition,
    /// How much is quoted.
    pub length: LengthCondition,
    /// How the words mean their speaker; `None` where nobody is named.
    pub reference: Option<ReferenceCondition>,
}

impl Default for Conditions {
    /// The conditions of nothing found.
    fn default() -> Self {
        Conditions {
            kind_rule: "",
            mention_rule: "",
            speaker_rule: "",
            form: AttributionForm::None,
            carried_form: None,
            cue: CueCondition::NoCue,
            length: LengthCondition::ThreeWordsOrFewer,
            reference: None,
        }
    }
}

impl Conditions {
    /// How plainly the words are attributed.
    #[must_use]
    pub fn plainness(&self) -> PlainnessCondition {
        PlainnessCondition::of(self.mention_rule, self.cue)
    }

    /// The word of the form of the one carried on; empty where this carries on none.
    #[must_use]
    pub fn carried_word(&self) -> &'static str {
        self.carried_form.map_or("", AttributionForm::word)
    }

    /// The word of the reference; empty where nobody is named.
    #[must_use]
    pub fn reference_word(&self) -> &'static str {
        self.reference.map_or("", ReferenceCondition::word)
    }
}

impl CueCondition {
    /// The condition of words with this cue, by its dictionary form.
    pub(super) fn of(lemma: Option<&str>) -> CueCondition {
        match lemma {
            Some(lemma) if ANNOUNCING.contains(&lemma) => CueCondition::SaysTellsOrAdds,
            Some(_) => CueCondition::AnotherCue,
            None => CueCondition::NoCue,
        }
    }
}

impl PlainnessCondition {
    /// How plainly words are attributed that this rule found with such a cue.
    pub(super) fn of(mention_rule: &str, cue: CueCondition) -> PlainnessCondition {
        if cue == CueCondition::SaysTellsOrAdds || CLAUSE_OF_ITS_OWN.contains(&mention_rule) {
            PlainnessCondition::PlainlyAttributed
        } else {
            PlainnessCondition::LessPlainlyAttributed
        }
    }
}

impl LengthCondition {
    /// The condition of a quotation of so many words.
    pub(super) fn of(words: u32) -> LengthCondition {
        if words >= FOUR_WORDS {
            LengthCondition::FourWordsOrMore
        } else {
            LengthCondition::ThreeWordsOrFewer
        }
    }
}

impl ReferenceCondition {
    /// How words of this form mean a speaker of this kind by this rule.
    pub(super) fn of(form: AttributionForm, kind: SpeakerKind, speaker_rule: &str) -> ReferenceCondition {
        match (form, kind, speaker_rule) {
            (_, _, "first-person-author") => ReferenceCondition::ToAuthor,
            (AttributionForm::Named, _, "family-by-title") => ReferenceCondition::OneOfSeveral,
            (AttributionForm::Named, ..) => ReferenceCondition::ByName,
            (_, SpeakerKind::Unknown, _) => ReferenceCondition::ToUnnamed,
            (AttributionForm::Pronoun, _, "pronoun-of-the-only-one") => ReferenceCondition::ByOnlyPronoun,
            (AttributionForm::Pronoun, ..) => ReferenceCondition::OneOfSeveral,
            _ => ReferenceCondition::ByDescription,
        }
    }
}

/// Every condition with its id and what it says, in the order of the declarations.
#[must_use]
pub fn conditions() -> Vec<(&'static str, &'static str)> {
    [CueCondition::WORDS, LengthCondition::WORDS, PlainnessCondition::WORDS, ReferenceCondition::WORDS]
        .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::annotate;
    use crate::corpus::Article;
    use crate::rule;

    /// The conditions of the last quotation of a text.
    fn last(text: &str) -> Conditions {
        let article = Article { text: text.to_owned(), ..Article::default() };
        annotate(&article).attributions.last().expect("a quotation").conditions
    }

    #[test]
    fn conditions_are_seen_in_the_text() {
        use ReferenceCondition::*;
        let named = last("“The dam will hold this winter,” said Ada Lund.");
        assert_eq!((named.cue, named.reference), (CueCondition::SaysTellsOrAdds, Some(ByName)));
        assert_eq!(named.length, LengthCondition::FourWordsOrMore);
        assert_eq!(named.plainness(), PlainnessCondition::PlainlyAttributed);
        let pronoun = last("Ada Lund runs the dam. “It will hold,” she insisted.");
        assert_eq!((pronoun.cue, pronoun.reference), (CueCondition::AnotherCue, Some(ByOnlyPronoun)));
        assert_eq!(pronoun.length, LengthCondition::ThreeWordsOrFewer);
        assert_eq!(pronoun.plainness(), PlainnessCondition::PlainlyAttributed, "a clause of its own");
        let fragment = last("Ada Lund praised “the dam”.");
        assert_eq!(fragment.plainness(), PlainnessCondition::LessPlainlyAttributed);
        assert_eq!(last("“It will hold,” a neighbour said.").reference, Some(ToUnnamed));
        assert_eq!(last("The so-called “dam” is a ditch.").reference, None);
    }

    #[test]
    fn what_carries_on_has_the_reference_of_the_one_carried_on() {
        let carried = last("“No,” a neighbour said. “Never.”");
        assert_eq!(carried.carried_form, Some(AttributionForm::Description));
        assert_eq!(carried.reference, Some(ReferenceCondition::ToUnnamed));
        let named = last("“No,” said Ada Lund. “Never.”");
        assert_eq!(
            (named.form, named.reference),
            (AttributionForm::CarriedOn, Some(ReferenceCondition::ByName))
        );
    }

    #[test]
    fn the_rules_that_conditions_name_are_there() {
        for id in CLAUSE_OF_ITS_OWN {
            assert!(rule::mention::RULES.iter().any(|rule| rule.id == id), "{id}");
        }
        for id in ["first-person-author", "family-by-title", "pronoun-of-the-only-one"] {
            assert!(rule::speaker::RULES.iter().any(|rule| rule.id == id), "{id}");
        }
    }

    #[test]
    fn no_condition_has_the_id_of_a_rule_or_of_another_condition() {
        let ids: Vec<&str> = conditions().iter().map(|(id, _)| *id).collect();
        let rules = rule::mention::RULES
            .iter()
            .map(|rule| rule.id)
            .chain(rule::speaker::RULES.iter().map(|rule| rule.id));
        let all: Vec<&str> =
            rules.chain(rule::kind::RULES.iter().map(|rule| rule.id)).chain(ids.clone()).collect();
        for id in ids {
            assert_eq!(all.iter().filter(|other| **other == id).count(), 1, "{id}");
        }
    }
}
