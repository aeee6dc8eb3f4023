//! Which words name the one who says a quotation: the ordered list, strongest first.

use super::{MentionAnswer, Rule};

mod announce;
mod company;
mod complement;
mod naming;
mod reading;
mod relayer;
mod reporting;
mod told_by;
mod unsaid;

mod according_to;
mod carried_on;
mod colon_paragraph_before;
mod dash_signature;
mod dialogue;
mod done_with_words;
mod goes_on_behind;
mod governed_from_afar;
mod headline_echo;
mod headline_in_the_first_person;
mod identified_behind;
mod joined_to_what_is_said;
mod lead_echo;
mod lead_sentence;
mod list_of_fragments;
mod nobody_by_form;
mod noun_with_clause;
mod noun_with_owner;
mod reported_before;
mod said_after;
mod said_after_inverted;
mod said_at_end;
mod said_before;
mod said_in_passing;
mod said_in_the_next_line;
mod spoken_of_before;
mod subject_of_clause;
mod text_goes_on;
mod told_to_be;
mod transcript_line;
mod under_its_terms;
mod utterance_part;
mod verb_forgotten;
mod verb_left_out;
mod words_again;
mod words_issued;
mod words_on_things;

pub(crate) use self::company::complete;
pub(super) use self::headline_in_the_first_person::is_first_person;
pub(super) use self::identified_behind::whose_term;
pub(super) use self::transcript_line::kicker;
pub(super) use self::words_on_things::is_brandished;

/// The rules in order of precedence.
pub const RULES: &[&Rule<MentionAnswer>] = &[
    &nobody_by_form::RULE,
    &transcript_line::RULE,
    &dash_signature::RULE,
    &headline_echo::RULE,
    &said_after_inverted::RULE,
    &said_after::RULE,
    &verb_left_out::RULE,
    &said_before::RULE,
    &according_to::RULE,
    &utterance_part::RULE,
    &said_at_end::RULE,
    &governed_from_afar::RULE,
    &text_goes_on::RULE,
    &said_in_passing::RULE,
    &noun_with_owner::RULE,
    &noun_with_clause::RULE,
    &words_on_things::RULE,
    &words_again::RULE,
    &under_its_terms::RULE,
    &done_with_words::RULE,
    &words_issued::RULE,
    &colon_paragraph_before::RULE,
    &headline_in_the_first_person::RULE,
    &told_to_be::RULE,
    &identified_behind::RULE,
    &reported_before::RULE,
    &list_of_fragments::RULE,
    &subject_of_clause::RULE,
    &dialogue::RULE,
    &joined_to_what_is_said::RULE,
    &spoken_of_before::RULE,
    &said_in_the_next_line::RULE,
    &verb_forgotten::RULE,
    &goes_on_behind::RULE,
    &lead_sentence::RULE,
    &carried_on::RULE,
    &lead_echo::RULE,
];

/// Whether words of attribution follow the quotation, as they follow an utterance.
pub(super) fn follows(scene: &super::Scene) -> bool {
    (said_after::RULE.find)(scene).is_some() || (said_after_inverted::RULE.find)(scene).is_some()
}
