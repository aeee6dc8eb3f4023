//! What leads up to a name and says who it is: titles, offices, descriptions.

use super::Gender;
use super::apposition::{apposition, head_of};
use super::name::{Name, NameClass};
use super::titled::{office_with_field, office_with_of};
use super::word::{
    self, is_any, is_auxiliary, is_body_role, is_determiner, is_family_first, is_role, sex, tag,
};
use crate::layout::{Layout, Token, Zone};
use crate::lexicon::{Tag, Traits};

/// Finds a name's lead and apposition, and what they say of it.
pub fn describe(text: &str, layout: &Layout, name: &mut Name) {
    let sentence = layout.sentences[layout.sentence_at(layout.tokens[name.first as usize].span.start)];
    let lead = lead(text, layout, name, sentence.first as usize);
    if lead < name.first {
        name.lead = lead;
        let words = &layout.tokens[lead as usize..name.first as usize];
        if let Some(role) =
            words.iter().rev().find(|t| t.has(Traits::PERSON_ROLE | Traits::TITLE | Traits::HONORIFIC))
        {
            name.titled = true;
            if name.class == NameClass::Unknown {
                name.class = NameClass::Person;
            }
            // A spokesman may be called Mary, but where the family's name comes first, it tells nothing.
            let eastern = layout.tokens[name.first as usize].has(Traits::FAMILY_FIRST)
                && words.iter().any(|t| is_any(text, t, &["chinese", "taiwanese", "korean", "vietnamese"]));
            let called = name.gender == Gender::Female
                && !eastern
                && !name.honorific
                && !is_family_first(text, &layout.tokens[name.first as usize..name.last as usize]);
            if let Some(gender) = sex(role.known().traits)
                && !(gender == Gender::Male && called)
            {
                name.gender = gender;
            }
        }
        // "the shipbuilder Orsadyne"
        let body = words.last().is_some_and(|t| is_body_role(t) && !t.shape.is_capital());
        if body && name.class == NameClass::Unknown && !name.given {
            name.class = NameClass::Group;
        }
    } else {
        name.lead = name.first;
    }
    name.apposition = apposition(text, layout, name, sentence.last as usize);
    let (first, last) = (name.apposition.0 as usize, name.apposition.1 as usize);
    if first < last {
        let words = &layout.tokens[first..last];
        let head = head_of(text, words);
        if let Some(head) = head {
            if name.class == NameClass::Unknown && head.has(Traits::PERSON_ROLE | Traits::TITLE) {
                name.class = NameClass::Person;
            }
            if name.class == NameClass::Unknown && head.has(Traits::GROUP_ROLE) {
                name.class = NameClass::Group;
            }
            // "Vale Rising, a campaign group,": a body may bear a given name.
            if name.class == NameClass::Person && !name.titled && !name.honorific && is_body(text, words) {
                name.class = NameClass::Group;
            }
            if name.class == NameClass::Person
                && let Some(gender) = sex(head.known().traits)
            {
                name.gender = gender;
            }
        } else if name.class == NameClass::Unknown && words[0].shape.is_digit() {
            name.class = NameClass::Person;
        }
    }
}

/// Whether a description behind a name is that of a body and of nothing else: its noun ends the
/// description, but for what hangs on it.
fn is_body(text: &str, words: &[Token]) -> bool {
    let last = words
        .iter()
        .position(|t| {
            matches!(
                tag(t),
                Tag::Preposition
                    | Tag::To
                    | Tag::Wh
                    | Tag::WhAdverb
                    | Tag::Comma
                    | Tag::Participle
                    | Tag::Gerund
            ) || is_any(text, t, &["that"])
        })
        .unwrap_or(words.len());
    // "Ada Lund, a policy maker": so are people called.
    let head = last.checked_sub(1).map(|at| &words[at]).filter(|t| !is_any(text, t, &["maker", "builder"]));
    is_any(text, &words[0], &["a", "an"]) && head.is_some_and(|t| is_body_role(t) && !t.shape.is_capital())
}

/// Whether a word can stand between a determiner and the noun of a description.
#[must_use]
pub fn modifies(text: &str, token: &Token) -> bool {
    if !token.shape.is_word() {
        return token.tag == Tag::Genitive;
    }
    if token.shape.is_capital() {
        return !token.has(Traits::DATE)
            && (token.shape.is_all_capitals() && token.span.len() > 1 // "US officials"
                || !matches!(
                    tag(token),
                    Tag::Pronoun | Tag::Preposition | Tag::To | Tag::Conjunction | Tag::WhAdverb
                ));
    }
    match tag(token) {
        Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Number | Tag::Name | Tag::None => true,
        Tag::Participle | Tag::Gerund => {
            word::can_be(token, Tag::Adjective)
                || word::can_be(token, Tag::Noun)
                || is_any(
                    text,
                    token,
                    &["grieving", "weeping", "smiling", "presiding", "departing", "reigning"],
                )
        }
        Tag::Past | Tag::Third | Tag::Present | Tag::Verb => is_role(token) && token.known().cue_verb == 0,
        Tag::Adverb => {
            is_any(text, token, &["then", "now", "once", "very", "most", "longtime", "long-time", "newly"])
        }
        _ => is_role(token),
    }
}

/// Index of the first token of what leads up to a name.
fn lead(text: &str, layout: &Layout, name: &Name, from: usize) -> u32 {
    let tokens = &layout.tokens;
    let first = name.first as usize;
    let mut at = first;
    if at == from {
        return name.first;
    }
    // "the city’s mayor, Labour’s Ada Lund,"
    if at >= from + 5
        && tokens[at - 1].tag == Tag::Genitive
        && tokens[at - 2].shape.is_capital()
        && tokens[at - 3].tag == Tag::Comma
        && tokens[at - 4].has(Traits::PERSON_ROLE | Traits::TITLE)
    {
        at -= 2;
    }
    // "the bureau's director, Mrs Ada Lund,"
    if at >= from + 4
        && tokens[at - 1].has(Traits::HONORIFIC)
        && tokens[at - 2].tag == Tag::Comma
        && tokens[at - 3].has(Traits::PERSON_ROLE)
        && !tokens[at - 3].has(Traits::PLURAL)
    {
        at -= 1;
    }
    // "the bureau's director, Ada Lund,": a determined description and a comma.
    let comma = tokens[at - 1].tag == Tag::Comma && at >= from + 3;
    if comma && is_predicate(text, tokens, at - 1, from) {
        return name.first;
    }
    if comma {
        // "Health correspondent, Orsa": where a byline's writer works.
        let number = layout.sentences[layout.sentence_at(tokens[first].span.start)].paragraph;
        if layout.paragraphs[number as usize].zone == Zone::Byline {
            return name.first;
        }
        if !tokens[at - 2].has(Traits::PERSON_ROLE | Traits::TITLE) || tokens[at - 2].has(Traits::PLURAL) {
            return of_lead(text, layout, at, from).unwrap_or(name.first);
        }
        at -= 1;
    } else if accuses(text, tokens, at - 1, from)
        // "the minister left Orsa"
        || is_any(text, &tokens[at - 1], &["left"])
        || !(is_role(&tokens[at - 1])
            || tokens[at - 1].has(Traits::HONORIFIC | Traits::DEMONYM)
            || tokens[at - 1].shape.is_capital())
    {
        return name.first;
    }
    while at > from && !(tokens[at - 1].tag == Tag::Genitive && at < from + 2) {
        if modifies(text, &tokens[at - 1]) {
            at -= 1;
        } else if let Some(office) = office_with_of(text, tokens, at, from) {
            at = office; // "former Secretary of State Ada Lund"
        } else if let Some(office) = office_with_field(text, tokens, (at, name), from) {
            at = office; // "Minister of State for the harbours Ada Lund"
        } else {
            break;
        }
        if first - at > 12 {
            break;
        }
    }
    at = past_verb(text, tokens, at, first, from);
    // "tweeted that poll leader Ada Lund should": before a name "that" points at nobody.
    if at > from && is_determiner(text, &tokens[at - 1]) && !is_any(text, &tokens[at - 1], &["that"]) {
        at -= 1;
    } else if comma && !tokens[at..first].iter().any(|t| t.tag == Tag::Genitive) && at != from {
        // "But harbour spokeswoman, Ada Lund said"
        let joined = at == from + 1 && tag(&tokens[from]) == Tag::Conjunction;
        if !joined {
            return name.first;
        }
    }
    at as u32
}

/// Whether a word with a small letter can be the past of a verb of speech: "accused".
fn is_past_of_speech(token: &Token) -> bool {
    token.known().cue_verb > 0 && word::can_be(token, Tag::Past) && !token.shape.is_capital()
}

/// "The ministry accused Ada Lund": whether a noun for a person stands where only a verb of speech does, behind
/// another noun.
fn accuses(text: &str, tokens: &[Token], at: usize, from: usize) -> bool {
    is_past_of_speech(&tokens[at])
        && at > from
        && !is_determiner(text, &tokens[at - 1])
        && tag(&tokens[at - 1]) != Tag::Adjective
}

/// Whether the description that ends before a comma is said of another by a verb: "Now that he is the
/// nominee, Ada Lund".
fn is_predicate(text: &str, tokens: &[Token], comma: usize, from: usize) -> bool {
    let article = (from + 1..comma).rev().take(6).find(|at| is_determiner(text, &tokens[*at]));
    article.is_some_and(|at| {
        let verb = (from..at).rev().find(|verb| tag(&tokens[*verb]) != Tag::Adverb);
        verb.is_some_and(|verb| tokens[verb].has(Traits::BE))
    })
}

/// Where the words before a name begin behind a verb among them: "has chosen Vale senator Ada Lund",
/// "Is Governor Lund here?", "the polls show Mayor Lund ahead".
fn past_verb(text: &str, tokens: &[Token], at: usize, first: usize, from: usize) -> usize {
    let verb = (at..first).rev().find(|i| {
        let token = &tokens[*i];
        let perfect = *i > from && is_auxiliary(&tokens[i - 1]) && tag(token) == Tag::Participle;
        let asks = (*i == from || !tokens[i - 1].shape.is_word()) && is_auxiliary(token);
        let of_plural = !token.shape.is_capital()
            && !is_role(token)
            && *i > from
            && tag(&tokens[i - 1]) == Tag::Nouns
            && tokens[i + 1].shape.is_capital()
            && word::can_be(token, Tag::Verb);
        // "edged out the others, beating rival Ada Lund", "still trails rivals Ada Lund and Bo Arden"
        let beats = *i > from
            && tag(token) == Tag::Gerund
            && matches!(tokens[i - 1].tag, Tag::Comma | Tag::Dash)
            && !is_role(token);
        let trails = *i > from && tag(&tokens[i - 1]) == Tag::Adverb && word::can_be(token, Tag::Third);
        // "Voss quotes former adviser Ada Lund"
        let quotes = *i > from
            && !is_role(token)
            && token.known().cue_verb > 0
            && !token.shape.is_capital()
            && word::can_be(token, Tag::Third)
            && tokens[i - 1].shape.is_capital()
            && !tokens[i - 1].has(Traits::TITLE | Traits::NATIONALITY);
        // "reporter Ada Lund accused baker Bo Arden", "the board accused Mr. Arden"
        let behind_capital =
            || *i > from && tokens[i - 1].shape.is_capital() && tokens[i - 1].shape.is_word();
        let accused = is_past_of_speech(token) && behind_capital() || accuses(text, tokens, *i, from);
        // "who will face challenger Ada Lund"
        let faces = *i > from && tag(&tokens[i - 1]) == Tag::Modal && word::can_be(token, Tag::Verb);
        faces || perfect || asks || of_plural || beats || trails || quotes || accused
    });
    verb.map_or(at, |verb| verb + 1)
}

/// "the leader of the league, Ada Lund": the index of its first token.
fn of_lead(text: &str, layout: &Layout, name: usize, from: usize) -> Option<u32> {
    let tokens = &layout.tokens;
    let floor = from.max(name.saturating_sub(14));
    let mut at = name - 1;
    // "a clerk at one of them, Tarn Brands,": the name is for what the pronoun means.
    if tag(&tokens[at - 1]) == Tag::Pronoun {
        return None;
    }
    while at > floor {
        at -= 1;
        let token = &tokens[at];
        if matches!(token.tag, Tag::Comma | Tag::Mark | Tag::Stop | Tag::Dash)
            || tag(token).is_finite() && !is_role(token)
        {
            return None;
        }
        // "One pastor supporting the plan, Ada Lund"
        if (is_any(text, token, &["of", "for", "at"]) || token.known().tags[0] == Tag::Gerund)
            && at > floor
            && tokens[at - 1].has(Traits::PERSON_ROLE | Traits::TITLE)
        {
            let mut begin = at - 1;
            while begin > from
                && !is_determiner(text, &tokens[begin - 1])
                && modifies(text, &tokens[begin - 1])
            {
                begin -= 1;
            }
            if is_any(text, &tokens[begin], &["one"]) {
                return Some(begin as u32);
            }
            let determined = begin > from && is_determiner(text, &tokens[begin - 1]);
            return determined.then(|| begin as u32 - 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::layout::{lay_out, paragraphs};
    use crate::speaker::Cast;

    /// What a text says of the first one it names.
    fn said(text: &str) -> String {
        let layout = lay_out(text, paragraphs(text));
        let cast = Cast::gather(text, &layout, &[], None);
        cast.speakers[0].description.clone().unwrap_or_default()
    }

    #[test]
    fn a_description_holds_no_verb_and_nobody_else() {
        assert_eq!(said("They met Ada Lund, a baker of the old school."), "a baker of the old school");
        assert_eq!(said("They met Ada Lund, flanked by her two sisters, in May."), "");
        assert_eq!(said("They met Ada Lund, Sen. Bo Arden and others."), "");
        assert_eq!(said("They met Ada Lund, her aides and the rest of them."), "");
        assert_eq!(said("The baker of Tarn, Ada Lund, left."), "The baker of Tarn");
        assert_eq!(said("Unlike Ada Lund, the baker called it odd."), "");
        assert_eq!(said("Unlike Ada Lund, the baker, they left."), "the baker");
        assert_eq!(said("They wrote to Ada Lund, saying the mayor lied, in May."), "");
        assert_eq!(said("They feared Ada Lund, the worst defeat of a party since then."), "");
        assert_eq!(said("The club has chosen former baker Ada Lund as its chair."), "former baker");
        assert_eq!(said("“Is President Ada Lund there?” he asked."), "President");
        assert_eq!(said("Karl Ode wrote it. Ode quotes former baker Ada Lund.").len(), 0);
        assert_eq!(said("Former Secretary of State Ada Lund left."), "Former Secretary of State");
        assert_eq!(said("Now that he is the nominee, Ada Lund will leave."), "");
        assert_eq!(said("He will face challenger Ada Lund in May."), "challenger");
        assert_eq!(said("Karl Ode, a clerk, left. Former clerk Mia Ode accused Ada Lund."), "a clerk");
        assert_eq!(said("Bo Arden left. Former clerk Mia Ode accused Bo Arden."), "");
        assert_eq!(said("To city baker Ada Lund, it was over."), "city baker");
        assert_eq!(said("They won, beating rival Ada Lund by far."), "rival");
        assert_eq!(said("The club still trails rivals Ada Lund and Bo."), "rivals");
        assert_eq!(said("Baker fight, as Lund, Arden wage war\n\nAda Lund left Bo Arden."), "");
        assert_eq!(said("One baker backing Mr. Orr, Adda Lind of Orsa, left."), "One baker backing Mr. Orr");
        assert_eq!(said("Ada Lund was a bad mayor and Bo Arden a good one."), "a bad mayor");
    }
}
