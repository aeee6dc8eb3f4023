//! Salience: how much a mention brings somebody to mind, by the part that it plays in its sentence.

use super::document::is_document;
use crate::layout::{Layout, Token};
use crate::lexicon::{Tag, Traits};
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, is_auxiliary, is_contracted_has, tag};

/// The grammatical part that a mention plays in its sentence, as its weight.
pub(super) fn role_weight(
    text: &str,
    layout: &Layout,
    from: usize,
    first: usize,
    last: usize,
    genitive: bool,
) -> f32 {
    let tokens = &layout.tokens;
    if genitive {
        return OWNER;
    }
    // "Bo Arden himself seemed to see it"
    let emphatic = tokens.get(last).is_some_and(|t| is_any(text, t, &["himself", "herself"]));
    let last = behind_time(text, tokens, behind_place(text, tokens, last + usize::from(emphatic)));
    let last = behind_adjuncts(text, tokens, last);
    let next = tokens.get(last);
    let next = if is_contracted_has(text, tokens, last) { tokens.get(last + 1) } else { next };
    let cue_next = next.is_some_and(|t| t.known().cue_verb > 0 && tag(t).is_verb());
    if let Some(weight) = weight_behind(text, tokens, from, first) {
        return weight;
    }
    // "told her who Ada Lund was": the subject of a question inside another's clause.
    if first > from + 1
        && tag(&tokens[first - 1]) == Tag::Wh
        && next.is_some_and(|t| is_any(text, t, &["was", "is"]))
    {
        return HANGING;
    }
    if cue_next {
        return SPEAKER;
    }
    // "Ada Lund said they would win if Bo Arden ran": the subject of what only hangs on her clause.
    if first > from + 1 && is_any(text, &tokens[first - 1], &CONDITIONS) {
        return HANGING;
    }
    // "“I doubt it” -- that Bo Arden is old -- “will last,” he says": told in brackets.
    let bracketed = first >= 2 && tokens[first - 2].tag == Tag::Dash;
    if bracketed && is_any(text, &tokens[first - 1], &["that"]) {
        return BRACKETED;
    }
    // "The Herald’s Ada Lund said" and "Orsa’s Ada Lund, a baker, said" have a subject, but not "in Orsa’s
    // Ada Lund".
    let hangs = || {
        tokens[from..first].iter().any(|t| matches!(tag(t), Tag::Preposition | Tag::To) || tag(t).is_verb())
    };
    if first > from && matches!(tag(&tokens[first - 1]), Tag::Genitive) && hangs() {
        return OWNER;
    }
    if next.is_some_and(|t| {
        tag(t).is_finite()
            || matches!(tag(t), Tag::Comma | Tag::Adverb | Tag::Open | Tag::Participle)
            // "a defector who left in May said": somebody brought in by what he does.
            || is_any(text, t, &["who"])
                && is_any(text, &tokens[first], &["a", "an", "one"])
                && (first == from || tag(&tokens[first - 1]) == Tag::Conjunction)
    }) {
        return SUBJECT;
    }
    ELSEWHERE
}

/// What stands right before a mention at `first` in the sentence that begins at `from`, where that alone tells its
/// part.
fn weight_behind(text: &str, tokens: &[Token], from: usize, first: usize) -> Option<f32> {
    let before = first.checked_sub(1).filter(|_| first > from).map(|at| &tokens[at])?;
    let part = tag(before);
    if before.known().cue_verb > 0
        && matches!(part, Tag::Past | Tag::Third | Tag::Present)
        && first >= from + 2
        && matches!(tokens[first - 2].tag, Tag::Mark | Tag::Comma | Tag::Stop)
    {
        return Some(SPEAKER_BEHIND); // “…,” said Ada Lund
    }
    // "According to Ada Lund", "As for Ada Lund": whoever speaks, and the topic.
    if first >= from + 2
        && is_any(text, &tokens[first - 2], &["according", "as"])
        && is_any(text, before, &["to", "for"])
    {
        return Some(SUBJECT);
    }
    // "Like Ada Lund, a baker, Bo Arden left": whoever the subject is only likened to.
    if first == from + 1 && is_any(text, before, &["like", "unlike"]) {
        return Some(OWNER);
    }
    // "Asked whether Bo Arden had left, Ada Lund said": the subject of a question.
    if is_any(text, before, &["whether"]) {
        return Some(HANGING);
    }
    // "Ada Lund said that Bo Arden had left", "Her case was that he had left": the subject of what is said.
    if first >= from + 3
        && is_any(text, before, &["that"])
        && (is_saying(&tokens[first - 2])
            // "told the paper that Bo Arden had left", "shot back that he had"
            || is_any(text, &tokens[first - 2], &["back"])
            || is_told(text, &tokens[from..first - 1])
            || tokens[first - 2].has(Traits::BE)
            // "bristled at the suggestion that Bo Arden had left"
            || tokens[first - 2].known().cue_noun > 0 && tag(&tokens[first - 2]).is_noun())
    {
        return Some(HANGING);
    }
    if matches!(part, Tag::Preposition | Tag::To)
        && !before.has(Traits::ADVERBIAL)
        && !is_any(text, before, &["that", "whether", "like"])
    {
        return Some(OWNER);
    }
    // "Nor was Bo Arden moved": the subject behind its auxiliary.
    let inverted = is_auxiliary(before)
        && first <= from + 3
        && is_any(text, &tokens[from], &["nor", "neither", "never", "not", "only", "so", "rarely", "seldom"]);
    // "Among those waiting was Ada Lund": what comes first is where she was.
    // "Across town, bucket in hand, is Bo Arden": no subject stands before a comma.
    let opens =
        is_any(text, &tokens[from], &["among", "also", "joining", "leading", "present", "absent", "gone"]);
    let presented = is_any(text, before, &["was", "is"])
        && (opens && first <= from + PRESENTED || first >= from + 2 && tokens[first - 2].tag == Tag::Comma);
    if part.is_verb() && !before.shape.is_capital() && !inverted && !presented {
        return Some(OBJECT);
    }
    // "Ada Lund, whose brother Bo was lost": the clause is one about her.
    if is_any(text, before, &["whose"]) {
        return Some(RELATIVE);
    }
    None
}

/// Whether a word is a verb of saying: "said" before "that".
fn is_saying(token: &Token) -> bool {
    token.known().cue_verb > 0 && matches!(tag(token), Tag::Past | Tag::Third | Tag::Present | Tag::Gerund)
}

/// Whether words before "that" end with whoever is told, by a verb of telling and no mark between.
fn is_told(text: &str, before: &[Token]) -> bool {
    let mut near = before.iter().rev().take(TOLD_WITHIN).take_while(|t| t.shape.is_word());
    near.any(|t| is_any(text, t, &["told", "tells", "tell", "telling", "warned", "assured", "informed"]))
}

/// How many tokens before "that" a verb of telling may stand.
const TOLD_WITHIN: usize = 7;

/// Past the place or the body that somebody is of: "Bo Arden of Tarn Church in Orsa said".
fn behind_place(text: &str, tokens: &[Token], mut last: usize) -> usize {
    let capital = |at: usize| tokens.get(at).is_some_and(|t| t.shape.is_capital());
    let joins = |at: usize| tokens.get(at).is_some_and(|t| is_any(text, t, &["of", "from", "in"]));
    if !tokens.get(last).is_some_and(|t| is_any(text, t, &["of", "from"])) {
        return last;
    }
    while joins(last) && capital(last + 1) {
        last += 1;
        while capital(last) {
            last += 1;
        }
    }
    last
}

/// Past the day on which somebody does something: "Bo Arden on late Monday evening said".
fn behind_time(text: &str, tokens: &[Token], last: usize) -> usize {
    let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| is_any(text, t, words));
    let day = last + usize::from(word(last, &["on"]));
    let day = day + usize::from(word(day, &["late", "early"]));
    if !tokens.get(day).is_some_and(|t| t.has(Traits::DATE) && t.shape.is_capital()) {
        return last;
    }
    day + 1 + usize::from(word(day + 1, &["morning", "afternoon", "evening", "night"]))
}

/// Past where somebody is or what they are doing meanwhile, up to the verb of the sentence: "A rower waiting at a
/// stop shook his head".
fn behind_adjuncts(text: &str, tokens: &[Token], last: usize) -> usize {
    let begins = |t: &Token| tag(t) == Tag::Gerund || is_any(text, t, &["at", "outside", "near", "inside"]);
    if !tokens.get(last).is_some_and(begins) {
        return last;
    }
    let clause = tokens[last + 1..].iter().take(REDUCED);
    let mut told = clause.take_while(|t| {
        !matches!(t.tag, Tag::Comma | Tag::Stop) && !matches!(tag(t), Tag::Pronoun | Tag::Wh)
    });
    let verb = told.position(|t| tag(t).is_finite());
    verb.map_or(last, |verb| last + 1 + verb)
}

/// The most words between somebody and the verb of the sentence there.
const REDUCED: usize = 10;

/// Whether a finite verb follows before the clause ends, so that whoever stands behind a verb of saying is the
/// subject of what is said: "Ada Lund, a baker, said Bo Arden and his friends had left".
fn has_verb_behind(tokens: &[Token], last: usize) -> bool {
    tokens[last..]
        .iter()
        .take_while(|t| {
            !matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Dash | Tag::Mark)
                && !matches!(tag(t), Tag::Wh | Tag::WhAdverb)
        })
        .any(|t| t.shape.is_word() && matches!(tag(t), Tag::Past | Tag::Third | Tag::Modal))
}

/// What a name adds to the salience of its bearer.
pub(super) fn name_weight(text: &str, layout: &Layout, from: usize, name: &Name) -> f32 {
    let (first, last) = (name.lead as usize, name.last as usize);
    let weight = role_weight(text, layout, from, first, last, name.genitive);
    if name.genitive {
        return if owns_subject(layout, last) { SUBJECT } else { weight };
    }
    let tokens = &layout.tokens;
    if weight == SPEAKER_BEHIND && tokens[first - 2].tag == Tag::Comma && has_verb_behind(tokens, last) {
        return OBJECT;
    }
    // "backed by Ada Lund": the agent of a passive.
    let agent = first >= from + 2
        && is_any(text, &tokens[first - 1], &["by"])
        && matches!(tag(&tokens[first - 2]), Tag::Participle | Tag::Past | Tag::Adverb);
    let weight = if agent { weight.max(AGENT) } else { weight };
    // "carried a statement by Ada Lund": whose words are to follow.
    let author = first >= from + 2
        && is_any(text, &tokens[first - 1], &["by"])
        && is_any(text, &tokens[first - 2], &["statement", "letter", "commentary", "editorial", "message"]);
    let weight = if author { weight.max(SUBJECT) } else { weight };
    match speech_in_relative(text, layout, name) {
        Some(true) => weight.max(SUBJECT),
        Some(false) => weight.max(RELATIVE),
        None => weight,
    }
}

/// The weight of the subject of a verb of saying that follows it.
const SPEAKER: f32 = 1.15;

/// The weight of the subject of a verb of saying that stands before it, behind words said: "said Ada Lund".
pub(super) const SPEAKER_BEHIND: f32 = 1.1;

/// The weight of the subject of any other verb.
const SUBJECT: f32 = 1.0;

/// The least weight of what counts as a subject: somebody with less is in the sentence in passing.
pub(super) const LEAST_SUBJECT: f32 = 0.8;

/// The weight of what a mark follows, or another noun, so that its part is not known.
const ELSEWHERE: f32 = 0.55;

/// The weight of the object of a verb.
pub(super) const OBJECT: f32 = 0.5;

/// The weight of a name inside a quotation or a headline.
pub(super) const QUOTED: f32 = 0.12;

/// The weight of a pronoun that is neither subject nor object.
pub(super) const PRONOUN_ELSEWHERE: f32 = 0.2;

/// The weight of somebody whom the article only describes, as a subject and otherwise.
pub(super) const DESCRIBED: (f32, f32) = (0.9, 0.1);

/// The weight of an owner, and of whoever stands behind a preposition.
const OWNER: f32 = 0.4;

/// How many tokens may lead up to a subject that is presented last.
const PRESENTED: usize = 9;

/// Words that open a clause hanging on the one before it.
const CONDITIONS: [&str; 9] =
    ["if", "when", "because", "since", "unless", "until", "whether", "after", "before"];

/// The weight of the subject of such a clause.
const HANGING: f32 = 0.7;

/// The weight of the subject of what is told between dashes.
const BRACKETED: f32 = 0.2;

/// The weight of a passive's agent.
const AGENT: f32 = 0.6;

/// The least weight of somebody of whom a relative clause tells.
const RELATIVE: f32 = 0.6;

/// Whether a relative clause follows ("Ada Lund, a baker, who said"), and whether its verb is one of
/// saying.
fn speech_in_relative(text: &str, layout: &Layout, name: &Name) -> Option<bool> {
    let tokens = &layout.tokens;
    let mut at = name.last.max(name.apposition.1) as usize;
    // "a clerk in Orsa who asked", "a pupil at Orsa, who asked": somebody who is there.
    let before = name.lead.min(name.first).checked_sub(1).map(|at| &tokens[at as usize]);
    let placed = before.is_some_and(|t| is_any(text, t, &["in", "near", "outside", "from"]))
        && tokens.get(at).is_some_and(|t| is_any(text, t, &["who"]));
    let within = || {
        name.class != NameClass::Person
            && !name.given
            && before.is_some_and(|t| is_any(text, t, &["in", "near", "outside", "from", "at"]))
    };
    if placed || within() {
        return None;
    }
    if tokens.get(at).is_some_and(|t| t.tag == Tag::Comma) {
        at += 1;
    }
    if !tokens.get(at).is_some_and(|t| is_any(text, t, &["who"])) {
        return None;
    }
    let verb = tokens[at + 1..]
        .iter()
        .take(4)
        .find(|t| !matches!(tag(t), Tag::Adverb) && !is_any(text, t, &["has", "have", "had", "was", "is"]))?;
    Some(verb.known().cue_verb > 0 && tag(verb).is_verb())
}

/// Whether the genitive ending at `at` makes its name the owner of words that are a subject: "Voss’s
/// article also attacked".
fn owns_subject(layout: &Layout, at: usize) -> bool {
    let tokens = &layout.tokens;
    let Some(noun) = (at + 1..tokens.len().min(at + 5)).find(|i| is_document(&tokens[*i])) else {
        return false;
    };
    let between = &tokens[at + 1..noun];
    let behind = tokens[noun + 1..].iter().find(|t| tag(t) != Tag::Adverb);
    between.iter().all(|t| matches!(tag(t), Tag::Adjective | Tag::Noun | Tag::Number))
        && behind.is_some_and(|t| t.known().cue_verb > 0 && t.known().tags.iter().any(|tag| tag.is_finite()))
}

#[cfg(test)]
mod tests {
    use crate::layout::{lay_out, paragraphs};
    use crate::speaker::Cast;

    fn meant(text: &str) -> String {
        let layout = lay_out(text, paragraphs(text));
        let cast = Cast::gather(text, &layout, &[], None);
        let last = cast.references.iter().rfind(|r| r.pronoun).and_then(|r| r.speaker());
        last.map(|speaker| cast.speakers[speaker as usize].name.clone()).unwrap_or_default()
    }

    #[test]
    fn a_day_behind_a_subject_hides_no_verb() {
        assert_eq!(
            meant("Mary Voss sang. Voss left. Ana Lund on Monday evening met Mary Voss. She smiled."),
            "Ana Lund"
        );
    }

    #[test]
    fn an_agent_who_is_said_to_have_spoken_is_as_good_as_a_subject() {
        assert_eq!(
            meant("Ana Voss’s house was bought by Mary Lund, who said it was bold. She smiled."),
            "Mary Lund"
        );
    }

    #[test]
    fn the_author_of_a_text_is_as_good_as_a_subject() {
        let before = "Mary Voss told the board it was late. The agency carried a statement by Ana Lund.";
        assert_eq!(meant(&format!("{before} The launch, she said, was small.")), "Ana Lund");
    }

    #[test]
    fn whoever_is_presented_or_comes_with_an_owner_is_a_subject() {
        assert_eq!(
            meant("Mary Voss sang. Among those who came was Ana Lund, whose sister Eva slept. She smiled."),
            "Ana Lund"
        );
        assert_eq!(meant("In Orsa, the Herald’s Ana Voss told Mary Lund of rain. She smiled."), "Ana Voss");
    }

    #[test]
    fn a_description_may_be_named_behind_and_told_apart_by_its_years() {
        assert_eq!(
            meant("Mary Voss sang. A woman identified in the report as Ana Lund wept. She left."),
            "Ana Lund"
        );
    }

    #[test]
    fn whoever_is_named_last_or_with_a_place_may_be_the_subject() {
        let before = "Peter Arden leads.";
        assert_eq!(
            meant(&format!("{before} Across town, bucket in hand, is Simon Ode, a cook. He smiled.")),
            "Simon Ode"
        );
        let himself = "Arden sang. He left. Simon Ode himself seemed to see the worth of it. He smiled.";
        assert_eq!(meant(&format!("{before} {himself}")), "Simon Ode");
        assert_eq!(
            meant("Mary Voss sang. Ana Lund of Tarn Church in Orsa met Mary Voss. She smiled."),
            "Ana Lund"
        );
        assert_eq!(meant("Mary Voss left. Orsa’s Ana Lund, a cook, met Mary Voss. She smiled."), "Ana Lund");
    }

    #[test]
    fn the_subject_of_a_condition_is_no_topic() {
        assert_eq!(
            meant("Peter Arden leads. Simon Ode foretold a flood if Peter Arden won. He smiled."),
            "Simon Ode"
        );
    }

    #[test]
    fn the_subject_of_what_is_said_is_not_who_says_it() {
        let before = "Simon Ode, a baker since May, said";
        assert_eq!(meant(&format!("{before} Peter Arden and his friends had left. He smiled.")), "Simon Ode");
        assert_eq!(meant("Simon Ode sang. The oven was cold, said Peter Arden. He smiled."), "Peter Arden");
        let told = "Peter Arden sang. Arden left. Simon Ode, a baker, said that the singer was at fault.";
        assert_eq!(meant(&format!("{told} He smiled.")), "Simon Ode");
    }

    #[test]
    fn a_nationality_of_two_words_tells_whose_leader_is_meant() {
        let before = "North Korean leader Peter Arden watched it. South Korean leader Simon Ode slept.";
        assert_eq!(meant(&format!("{before}\n\nThe North Korean leader left. He smiled.")), "Peter Arden");
        assert_eq!(meant(&format!("{before}\n\nThe North’s leader left. He smiled.")), "Peter Arden");
    }

    #[test]
    fn somebody_named_at_last_was_meant_before() {
        let before = "Mary Voss wept. A judge let her go. The same judge, District Judge Ana Lund,";
        assert_eq!(meant(&format!("{before} sits again in May. She smiled.")), "Ana Lund");
    }

    #[test]
    fn the_subject_of_a_retort_is_not_who_makes_it() {
        let before = "Simon Ode, a baker, shot back that Peter Arden had never won.";
        assert_eq!(meant(&format!("{before} He smiled.")), "Simon Ode");
    }

    #[test]
    fn the_subject_of_what_somebody_is_told_is_not_who_tells_it() {
        let before = "Peter Arden sang in May. He left.\n\nSimon Ode, a baker, told Channel 9 that Arden";
        assert_eq!(meant(&format!("{before} should walk. He smiled.")), "Simon Ode");
    }

    #[test]
    fn the_subject_of_a_suggestion_is_not_who_answers_it() {
        let before =
            "Peter Arden sang in May. He left.\n\nSimon Ode bristled at the suggestion that Arden had";
        assert_eq!(meant(&format!("{before} played any part. He smiled.")), "Simon Ode");
    }

    #[test]
    fn the_subject_of_a_question_is_not_who_answers_it() {
        let before = "Peter Arden said it was late. Simon Ode, a clerk, said it was not.";
        let asked = "Asked whether Arden planned to leave, Ode said it was late.";
        assert_eq!(meant(&format!("{before}\n\n{asked} He smiled.")), "Simon Ode");
    }

    #[test]
    fn somebody_brought_in_by_what_he_does_is_a_subject() {
        assert_eq!(
            meant(
                "Peter Arden sang in May. But a man who left Orsa in 2022 said that it was cold. He smiled."
            ),
            ""
        );
    }

    #[test]
    fn whoever_the_subject_is_likened_to_is_none() {
        let before = "Simon Ode spoke.";
        assert_eq!(meant(&format!("{before} Like Peter Arden, a cook, Ode hums. He smiled.")), "Simon Ode");
        assert_eq!(
            meant("Mary Lund sang. Unlike Ana Voss, a cook since May, Lund can bake. She smiled."),
            "Mary Lund"
        );
    }

    #[test]
    fn an_owner_whom_a_description_means_is_spoken_of() {
        let before = "Mayor Peter Arden spoke. Simon Ode wrote of it the day after a man had left.";
        let said = "Meanwhile, the mayor’s support for the mill is new. He has never seen it.";
        assert_eq!(meant(&format!("{before}\n\n{said}")), "Peter Arden");
    }

    #[test]
    fn neither_a_town_nor_a_paper_nor_a_headline_is_somebody() {
        assert_eq!(meant("Peter, a 30-year-old in Madison who asked for no fame, spoke. He smiled."), "");
        let paper = "Peter Arden laughed. “It is cold,” Mary, 34, told The Citizen from Orsa.";
        assert_eq!(meant(&format!("{paper} He smiled.")), "Peter Arden");
        let headline =
            "Mary Voss wrote a post headed “TARN Declares War on Rats Living Beneath Its Harbour.”";
        let names = |text: &str| {
            let layout = lay_out(text, paragraphs(text));
            let quotations = crate::quotation::find_quotations(text, &layout.paragraphs).quotations;
            let cast = Cast::gather(text, &layout, &quotations, None);
            cast.speakers.iter().map(|s| s.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(headline), ["Mary Voss"]);
    }

    #[test]
    fn the_owner_of_an_article_that_attacks_is_its_subject() {
        assert_eq!(meant("Simon Ode’s article attacked Peter Arden. He smiled."), "Simon Ode");
        assert_eq!(meant("Simon Ode’s brother attacked Peter Arden. He smiled."), "Peter Arden");
    }
}
