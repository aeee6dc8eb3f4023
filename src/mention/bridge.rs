//! What carries a name over small words: "Treaty on Open Rivers", "Secretary of State", "Orla van Dijk".

use super::name::Finder;
use super::word::{can_be, is_any, is_genitive, listed_phrase};
use crate::layout::Token;
use crate::lexicon::{Tag, Traits};

/// Words that stand inside a body's name.
const SMALL: &[&str] = &["of", "for", "in", "on", "and", "the", "to", "against"];

/// How many words of a name are held against letters in brackets on either side of a small word.
const SPELT: usize = 8;

impl Finder<'_> {
    /// Whether the run goes on behind small words or marks from `at`: then the index behind the
    /// capitalised word that follows them.
    pub(super) fn bridge(&self, at: usize, end: usize, organised: bool) -> Option<usize> {
        let token = self.token(at);
        let capital = |i: usize| i < end && self.token(i).shape.is_capital();
        if token.tag == Tag::Conjunction || token.span.of(self.text) == "&" {
            return (token.span.of(self.text) == "&" && capital(at + 1)).then_some(at + 2);
        }
        if is_genitive(self.text, &self.layout.tokens, at) {
            return (capital(at + 1) && self.is_named_after(at)).then_some(at + 2);
        }
        // Marvin “Shorty” Bell
        if token.tag == Tag::Mark && token.shape.has_space_before() && capital(at + 1) {
            let close = (at + 2..(at + 4).min(end)).find(|i| self.token(*i).tag == Tag::Mark)?;
            let after = close + 1;
            let inner = (at + 1..close).all(|i| self.token(i).shape.is_word());
            let known = self.token(at - 1).has(Traits::GIVEN);
            return (inner
                && known
                && capital(after)
                && self.token(after).shape.has_space_before()
                && !self.token(after).has(Traits::NOT_NAME))
            .then_some(after + 1);
        }
        if !token.shape.is_word() {
            return None;
        }
        // Nearly every run ends where no capital is near and no listed phrase goes on.
        let arabic = token.bytes(self.text).starts_with(b"al-");
        if !(capital(at + 1) || capital(at + 2) || arabic || self.token(at - 1).has(Traits::TITLE_START)) {
            return None;
        }
        // "Chief of Staff"
        if let Some((length, _)) = listed_phrase(self.text, &self.layout.tokens, at - 1)
            && at - 1 + length <= end
            && length > 2
        {
            return Some(at - 1 + length);
        }
        let small = |i: usize, words: &[&str]| i < end && is_any(self.text, self.token(i), words);
        if capital(at + 1) && small(at, SMALL) && self.is_spelt_out(at) {
            return Some(at + 2);
        }
        let before = self.token(at - 1);
        if organised
            || before.has(Traits::TITLE | Traits::PERSON_ROLE)
                && !before.has(Traits::GIVEN)
                && !(at > 1 && self.token(at - 2).has(Traits::GIVEN))
            || is_any(self.text, before, &["citizens", "doctors", "undersecretary"])
        {
            if small(at, &["of", "for", "in", "on", "against", "to"]) {
                if capital(at + 1) && !self.token(at + 1).has(Traits::DATE) {
                    let in_place = small(at, &["in", "on", "to"]) && !self.has_of(at);
                    return (!in_place).then_some(at + 2);
                }
                if small(at + 1, &["the"]) && capital(at + 2) && small(at, &["of", "for"]) {
                    return Some(at + 3);
                }
            }
            if small(at, &["and"]) && capital(at + 1) && self.has_of(at) {
                let then = self.token(at + 1);
                let person = then.has(Traits::GIVEN | Traits::HONORIFIC | Traits::TITLE);
                return (!person).then_some(at + 2);
            }
        }
        // "the Treaty on Lasting Peace and Mutual Support"
        let instrument = before.has(Traits::INSTRUMENT);
        if instrument && small(at, &["on", "of", "for", "against"]) && capital(at + 1) {
            return (!self.token(at + 1).has(Traits::DATE)).then_some(at + 2);
        }
        let opened = (at.saturating_sub(8)..at)
            .rev()
            .take_while(|i| self.token(*i).shape.is_word())
            .any(|i| self.token(i).has(Traits::INSTRUMENT) && small(i + 1, &["on", "of"]));
        if opened && small(at, &["and"]) && capital(at + 1) {
            return Some(at + 2);
        }
        let particle = |i: usize| i < end && self.token(i).has(Traits::PARTICLE);
        if particle(at) && !small(at, &["y", "e", "of"]) || arabic {
            if capital(at + 1) && !can_be(self.token(at - 1), Tag::Determiner) {
                return Some(at + 2);
            }
            if particle(at + 1) && capital(at + 2) {
                return Some(at + 3);
            }
            if arabic {
                return Some(at + 1);
            }
        }
        None
    }

    /// Whether the genitive ending at `at` belongs to a body's name: "the Dockers’ Union", "the Women’s
    /// Institute", "St. Ada’s Hospital"; but not to whose somebody is ("the Dockers’ Ada Lund").
    fn is_named_after(&self, at: usize) -> bool {
        let (owner, next) = (self.token(at - 1), self.token(at + 1));
        let people = owner.has(Traits::PLURAL)
            && owner.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE)
            && !owner.has(Traits::DEMONYM | Traits::NATIONALITY)
            || is_any(self.text, owner, &["people", "women", "men", "children", "citizens"]);
        let saint = at > 1 && is_any(self.text, self.token(at - 2), &["st.", "saint"]);
        (people || saint) && !next.has(Traits::GIVEN | Traits::TITLE | Traits::HONORIFIC | Traits::DATE)
    }

    /// "the Panel on Topsoil (PT)", "the Bakers and Millers Union (BMU)": whether letters in brackets spell out the
    /// words on both sides of the small word at `at`.
    fn is_spelt_out(&self, at: usize) -> bool {
        let tokens = &self.layout.tokens;
        let named = |token: &&Token| token.shape.is_capital() || is_any(self.text, token, SMALL);
        let open = at + 1 + tokens[at + 1..].iter().take(SPELT).take_while(named).count();
        let [bracket, letters, close, ..] = &tokens[open..] else { return false };
        if bracket.tag != Tag::Open || close.tag != Tag::Close || !letters.shape.is_all_capitals() {
            return false;
        }
        let mut left = letters.bytes(self.text);
        for place in (at.saturating_sub(SPELT)..open).rev() {
            let Some((last, before)) = left.split_last() else { return place < at };
            let token = &tokens[place];
            if token.shape.is_capital() {
                if token.bytes(self.text).first() != Some(last) {
                    return false;
                }
                left = before;
            } else if !is_any(self.text, token, SMALL) {
                return false;
            }
        }
        false
    }

    /// Whether "of" or "for" stands in the run before `at`.
    fn has_of(&self, at: usize) -> bool {
        (at.saturating_sub(6)..at)
            .rev()
            .map(|i| self.token(i))
            .take_while(|token| token.shape.is_capital() || is_any(self.text, token, SMALL))
            .any(|token| is_any(self.text, token, &["of", "for"]))
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::{lay_out, paragraphs};
    use crate::speaker::Cast;

    /// The names of those whom a text names.
    fn named(text: &str) -> Vec<String> {
        let layout = lay_out(text, paragraphs(text));
        let cast = Cast::gather(text, &layout, &[], None);
        cast.speakers.iter().map(|speaker| speaker.name.clone()).collect()
    }

    #[test]
    fn a_name_does_not_reach_back_over_a_headline() {
        let names =
            named("Ouster of president\n\nShareholders in Orsa Steel, a maker of knives, voted for it.");
        assert_eq!(names, ["Orsa Steel"]);
    }

    #[test]
    fn a_body_may_be_named_after_people() {
        assert_eq!(named("It was the Dockers’ Union that struck."), ["Dockers’ Union"]);
        assert_eq!(named("It was the Women's Institute of Orsa that sang."), ["Women's Institute of Orsa"]);
        assert_eq!(named("It was St. Ada's Hospital that shut."), ["St. Ada's Hospital"]);
        assert_eq!(named("It was Mothers Against Rain who sang."), ["Mothers Against Rain"]);
        assert_eq!(named("It was the Centre for Harbour Law that sued."), ["Centre for Harbour Law"]);
        assert_eq!(named("It was Orsa's Harbour Council that sat."), ["Harbour Council", "Orsa"]);
        assert_eq!(named("It was the dockers' Ada Lund who spoke."), ["Ada Lund"]);
        assert_eq!(named("It was Palm-winner Ada Lund who spoke."), ["Ada Lund"]);
        assert_eq!(named("It was the Lund-Voss race that drew Ada Lund."), ["Ada Lund"]);
        assert_eq!(
            named("It was Sen. Ada Lund, R-Vale, who spoke to Bo Voss (D-N.Y.)."),
            ["Ada Lund", "Bo Voss"]
        );
    }
}
