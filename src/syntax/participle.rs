//! Forms that are past and participle at once ("called"): which of the two the neighbours allow.

use super::neighbours::{Ahead, Before, lexical, opens_complement};
use crate::lexicon::Tag;
use crate::lexicon::grammar::gives_name;

/// A form that is both past and participle ("called").
pub(super) fn past_or_participle(
    text: &str,
    word: &str,
    first: Tag,
    cue: bool,
    participle: bool,
    before: &Before,
    ahead: &Ahead,
) -> Tag {
    let by = ahead
        .next
        .is_some_and(|next| next.known().tags[0] == Tag::Preposition && next.span.of(text) != "that");
    // "an engineer hired by the council": a reduced relative clause; not "said by email".
    let agent = ahead.next.is_some_and(|next| next.span.of(text) == "by")
        && ahead.second.is_none_or(|second| second.known().cue_noun == 0);
    // "“…,” said retired surgeon Ben Holt": between the verb of an inversion and its subject.
    let inverted = before.quoted > 0
        && (matches!(before.tag, Tag::Past | Tag::Third) || before.tag == Tag::Adverb && before.finite)
        && !before.nominal
        && matches!(lexical(ahead), Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective);
    if participle && inverted {
        return Tag::Adjective;
    }
    // "a phrase widely seen as": an adverb of extent and a form that is hardly ever a past.
    if participle && first == Tag::Participle && before.tag == Tag::Adverb && by && before.quoted > 0 {
        return Tag::Participle;
    }
    // "a note to clients titled “…”": nobody titles in so few words.
    if participle && before.nominal && ahead.quote_next && matches!(word, "titled" | "entitled") {
        return Tag::Participle;
    }
    // "a band called Sophist": a thing and its name.
    let naming = gives_name(word);
    if naming
        && participle
        && before.tag == Tag::Noun
        && !before.person()
        && !before.free
        && (ahead.quote_next
            || lexical(ahead) == Tag::Name
            // "a lobster boat called the “Second Helping”"
            || ahead.next.is_some_and(|next| next.is(text, "the")) && ahead.second.is_none())
    {
        return Tag::Participle;
    }
    // "Asked about it, Voss smiled": no sentence begins with a past, save that of "Said Voss:".
    // "Voss initially stood by her": a name's past, not "the plan initially backed by her".
    let agent = agent && !(first == Tag::Past && matches!(before.solid, Tag::Name | Tag::Pronoun));
    let begins = before.solid == Tag::Stop && !(cue && lexical(ahead) == Tag::Name);
    if participle && (before.nominal && agent || begins) {
        return Tag::Participle;
    }
    // Behind a comma: "A letter, included in the file, states", since no finite verb follows a
    // sentence's first comma so; "the exercise, dubbed “Heron,” began"; "the panel, derided as “…”".
    let first_comma = before.commas == 1 && !before.finite;
    let named = ahead.next.is_some_and(|next| next.is(text, "as") || next.is(text, "by"));
    let alias = matches!(word, "dubbed" | "nicknamed" | "codenamed");
    let described = first_comma && (by || cue && ahead.quote_next)
        || before.finite && cue && named
        || alias && ahead.quote_next;
    // "Voss, asked about it, said": who asks something has somebody to ask.
    let asked = word == "asked"
        && ahead.next.is_some_and(|next| {
            ["about", "whether", "if", "why", "what", "how", "by"].iter().any(|word| next.is(text, word))
        });
    // "a blog, called the “Feed,” began"
    let entitled = naming
        && first_comma
        && ahead.next.is_some_and(|next| next.is(text, "the"))
        && ahead.second.is_none();
    let described = described || asked || entitled;
    if (participle || alias) && before.solid == Tag::Comma && described {
        return Tag::Participle;
    }
    // "An officer who visited recorded that": behind the verb of a relative clause stands the main one.
    if before.tag == Tag::Past && cue && opens_complement(ahead) {
        return Tag::Past;
    }
    let opens = matches!(before.solid, Tag::Comma | Tag::None | Tag::Conjunction | Tag::Wh);
    if first == Tag::Past
        || before.nominal && !(by && first == Tag::Participle)
        || matches!(before.solid, Tag::Wh | Tag::Pronoun)
    {
        return Tag::Past;
    }
    // "praised the crew and called on them": joined to the finite verb before.
    let joined = before.solid == Tag::Conjunction && before.finite && !agent;
    if opens && cue && (joined || !(first == Tag::Participle && by)) {
        return Tag::Past;
    }
    // "Ana Voss, the director, reached": the second comma closes an apposition.
    if before.nominal || before.tag == Tag::Comma && before.commas >= 2 && !before.finite {
        return Tag::Past;
    }
    Tag::Participle
}
