//! Forms that are past and participle at once ("called"): which of the two the neighbours allow.

use super::neighbours::{Ahead, Before, lexical, opens_complement};
use crate::layout::Token;
use crate::lexicon::grammar::{gives_name, is_means};
use crate::lexicon::{Tag, Traits};

/// "“…,” another said.", "each added that": whether a word that counts without its noun stands before, and no noun
/// follows that the form could describe ("another added benefit").
pub(super) fn is_of_one_of_them(text: &str, before: &Before, ahead: &Ahead) -> bool {
    let counts = |token: &Token| {
        let words = ["another", "each", "all", "some", "neither", "either", "these", "those"];
        words.iter().any(|word| token.is(text, word))
    };
    before.token.is_some_and(counts)
        && ahead.next.is_none_or(|next| {
            next.has(Traits::DATE | Traits::TIME)
                || next.tag != Tag::None
                || matches!(
                    next.known().tags[0],
                    Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Preposition | Tag::Adverb
                )
        })
}

/// A form that is both past and participle ("called"), where it stands.
pub(super) struct PastForm<'t> {
    pub(super) text: &'t str,
    pub(super) word: &'t str,
    /// What it is most often.
    pub(super) first: Tag,
    /// It announces speech.
    pub(super) cue: bool,
    /// It is listed as a participle.
    pub(super) participle: bool,
    pub(super) before: &'t Before<'t>,
    pub(super) ahead: &'t Ahead<'t>,
}

impl PastForm<'_> {
    /// What it is here.
    pub(super) fn tag(&self) -> Tag {
        if self.participle && self.is_inside_inversion() {
            return Tag::Adjective;
        }
        // "Voss, a sailor turned lobbyist, said": what somebody has become, without an article.
        if self.word == "turned"
            && self.before.person()
            && self.ahead.next.is_some_and(|next| {
                next.has(Traits::PERSON_ROLE | Traits::TITLE) && !next.has(Traits::PLURAL)
            })
        {
            return Tag::Participle;
        }
        let settled = self.participle
            && (self.describes_widely() || self.names() || self.has_agent() || self.opens_sentence());
        if settled || self.is_set_off() || !self.is_past() { Tag::Participle } else { Tag::Past }
    }

    /// Whether a preposition follows.
    fn has_preposition(&self) -> bool {
        self.ahead
            .next
            .is_some_and(|next| next.known().tags[0] == Tag::Preposition && next.span.of(self.text) != "that")
    }

    /// "an engineer hired by the council": whether whoever does it follows; not "said by phone".
    fn is_done_by(&self) -> bool {
        // "Voss initially stood by her": a name's past, not "the plan initially backed by her".
        let stood = self.first == Tag::Past && matches!(self.before.solid, Tag::Name | Tag::Pronoun);
        !stood
            && self.ahead.next.is_some_and(|next| next.span.of(self.text) == "by")
            && self
                .ahead
                .second
                .is_none_or(|second| second.known().cue_noun == 0 && !is_means(second.span.of(self.text)))
    }

    /// "“…,” said retired surgeon Ben Holt": between the verb of an inversion and its subject.
    fn is_inside_inversion(&self) -> bool {
        let before = self.before;
        before.quoted > 0
            && (matches!(before.tag, Tag::Past | Tag::Third) || before.tag == Tag::Adverb && before.finite)
            && !before.nominal
            && matches!(lexical(self.ahead), Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective)
    }

    /// "a phrase widely seen as": an adverb of extent and a form that is hardly ever a past.
    fn describes_widely(&self) -> bool {
        self.first == Tag::Participle
            && self.before.tag == Tag::Adverb
            && self.before.quoted > 0
            && self.has_preposition()
    }

    /// A thing and its name.
    fn names(&self) -> bool {
        let (before, ahead) = (self.before, self.ahead);
        // "a note to clients titled “…”": nobody titles in so few words.
        let titled = before.nominal && ahead.quote_next && matches!(self.word, "titled" | "entitled");
        // "a band called Sophist"
        titled
            || before.tag == Tag::Noun
                && gives_name(self.word)
                && !before.person()
                && !before.free
                && (ahead.quote_next || lexical(ahead) == Tag::Name || self.is_before_bare_article())
    }

    /// "a lobster boat called the “Second Helping”": whether nothing but "the" stands before what is quoted.
    fn is_before_bare_article(&self) -> bool {
        self.ahead.next.is_some_and(|next| next.is(self.text, "the")) && self.ahead.second.is_none()
    }

    /// A reduced relative clause with whoever does it.
    fn has_agent(&self) -> bool {
        self.before.nominal && self.is_done_by()
    }

    /// "Asked about it, Voss smiled": no sentence begins with a past, save that of "Said Voss:".
    fn opens_sentence(&self) -> bool {
        self.before.solid == Tag::Stop && !(self.cue && lexical(self.ahead) == Tag::Name)
    }

    /// Behind a comma: "A letter, included in the file, states", since no finite verb follows a sentence's
    /// first comma so; "the exercise, dubbed “Heron,” began"; "the panel, derided as “…”".
    fn is_set_off(&self) -> bool {
        let (before, ahead) = (self.before, self.ahead);
        let alias = matches!(self.word, "dubbed" | "nicknamed" | "codenamed");
        if before.solid != Tag::Comma || !(self.participle || alias) {
            return false;
        }
        let next =
            |words: &[&str]| ahead.next.is_some_and(|next| words.iter().any(|word| next.is(self.text, word)));
        let first_comma = before.commas == 1 && !before.finite;
        // "fell on Friday, dropped by 5 percent"
        let counts = ahead.second.is_some_and(|second| second.shape.is_digit());
        let described = first_comma && (self.has_preposition() || self.cue && ahead.quote_next)
            || before.finite && self.cue && next(&["as"])
            // "but Voss, joined by her aides, said"
            || before.finite && next(&["by"]) && (self.cue || !counts)
            || alias && ahead.quote_next;
        // "Voss, asked about it, said": who asks something has somebody to ask.
        let asked = self.word == "asked" && next(&["about", "whether", "if", "why", "what", "how", "by"]);
        // "his daughter, referred to only as the “…”,": who refers to somebody names that one.
        let named = self.word == "referred"
            && next(&["to"])
            && ahead.second.is_some_and(|second| {
                ["as", "only", "simply", "by"].iter().any(|word| second.is(self.text, word))
            });
        // "a blog, called the “Feed,” began"
        let entitled = first_comma && gives_name(self.word) && self.is_before_bare_article();
        described || asked || named || entitled
    }

    /// Whether it is the verb of its clause.
    fn is_past(&self) -> bool {
        let before = self.before;
        // "An officer who visited recorded that": behind the verb of a relative clause stands the main one.
        // "An officer who was present described the": nor does an adjective that "was" has taken.
        let taken = before.tag == Tag::Adjective
            && before.closed
            && matches!(lexical(self.ahead), Tag::Determiner | Tag::Pronoun | Tag::Possessive);
        let main = self.cue && (before.tag == Tag::Past && opens_complement(self.ahead) || taken);
        let reduced = self.first == Tag::Participle && self.has_preposition();
        // "whose book “Hour” made him known": what is quoted is the subject, and a pronoun the object.
        let named = before.tag == Tag::None && before.spoken && lexical(self.ahead) == Tag::Pronoun;
        if main
            || named
            || self.first == Tag::Past
            || before.nominal && !reduced
            || matches!(before.solid, Tag::Wh | Tag::Pronoun)
        {
            return true;
        }
        // "praised the crew and called on them": joined to the finite verb before.
        let joined = before.solid == Tag::Conjunction && before.finite && !self.is_done_by();
        let opens = matches!(before.solid, Tag::Comma | Tag::None | Tag::Conjunction | Tag::Wh);
        // "Voss – as her office noted – even promoted Holt": behind the aside, with an object of its own.
        let resumed = before.solid == Tag::Dash
            && before.finite
            && before.tag == Tag::Adverb
            && (opens_complement(self.ahead) || lexical(self.ahead) == Tag::Name);
        opens && self.cue && (joined || !reduced)
            || resumed
            || before.nominal
            // "Ana Voss, the director, reached": the second comma closes an apposition.
            || before.tag == Tag::Comma && before.commas >= 2 && !before.finite
    }
}
