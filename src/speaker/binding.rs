//! Binding: whom a pronoun cannot mean where it stands (N. Chomsky, Lectures on Government and
//! Binding, 1981): a pronoun that is a subject does not mean somebody whom the rest of its own
//! sentence calls by name.

use super::cast::Target;
use super::describe::Description;
use super::role::by_role;
use super::salience::{LEAST_SUBJECT, name_weight};
use super::{Cast, SpeakerKind};
use crate::layout::Layout;
use crate::lexicon::{Tag, Traits};
use crate::mention::name::Name;
use crate::mention::word::{is_any, tag};
use crate::quotation::Quotation;
use crate::text::Span;

/// How many can be kept from one pronoun.
const MOST: usize = 8;

/// How much of a salience is left to whoever is named behind the pronoun in its sentence.
const NAMED_BEHIND: f32 = 0.05;

/// How much is left to whoever is named only behind a comma in it, where something may be added.
const NAMED_APART: f32 = 0.4;

/// How much is left to whoever is named within the words said: people hardly call themselves by name.
const NAMED_WITHIN: f32 = 0.2;

/// Those whom one pronoun hardly means, and how much of their salience is left.
#[derive(Default)]
pub(super) struct Barred {
    speakers: [(u32, f32); MOST],
    count: usize,
    described: Option<u32>,
}

impl Barred {
    /// What is left of the salience of a target.
    pub(super) fn left(&self, target: Target) -> f32 {
        match target {
            Target::Speaker(speaker) => self.speakers[..self.count]
                .iter()
                .filter(|(barred, _)| *barred == speaker)
                .fold(1.0, |least, (_, left)| f32::min(least, *left)),
            Target::Described(described) if self.described == Some(described) => 0.0,
            Target::Described(_) => 1.0,
        }
    }

    pub(super) fn add(&mut self, speaker: u32, left: f32) {
        if self.count < MOST {
            self.speakers[self.count] = (speaker, left);
            self.count += 1;
        }
    }
}

/// Where a pronoun that is a subject stands.
pub(super) struct Place<'t> {
    pub(super) text: &'t str,
    pub(super) layout: &'t Layout,
    pub(super) cast: &'t Cast,
    /// The first token of its sentence.
    pub(super) from: usize,
    /// The pronoun.
    pub(super) at: usize,
    /// The token behind its sentence.
    pub(super) to: usize,
    /// The quotation that ends before it.
    pub(super) before: Option<&'t Quotation>,
}

impl Place<'_> {
    /// Whom the pronoun hardly means.
    pub(super) fn barred(&self) -> Barred {
        let mut barred = Barred::default();
        self.in_front(&mut barred);
        self.described_in_front(&mut barred);
        self.behind(&mut barred);
        if let Some(quotation) = self.before.filter(|quotation| self.follows(quotation)) {
            self.in_words(quotation, &mut barred);
        }
        self.in_words_behind(&mut barred);
        barred
    }

    /// Those whom the sentence names in front of the pronoun as somebody else.
    fn in_front(&self, barred: &mut Barred) {
        let Place { text, layout, cast, from, at, .. } = *self;
        let tokens = &layout.tokens;
        let names = || cast.names_in(from as u32, at as u32);
        // "Bo Arden, whom he called": never the one whom the relative takes up.
        if at >= from + 2 && is_any(text, &tokens[at - 1], &["whom", "who"]) {
            let end = if tokens[at - 2].tag == Tag::Comma { at - 2 } else { at - 1 };
            if let Some(name) = names().rfind(|n| {
                n.last as usize == end || n.apposition.0 < n.apposition.1 && n.apposition.1 as usize == end
            }) {
                barred.add(name.speaker, 0.0);
            }
        }
        // "Arden accused her of lying, and she, in return, called": not whose turn it was before.
        let turned = self.is_comma(at + 1)
            && tokens.get(at + 2).is_some_and(|t| is_any(text, t, &["in"]))
            && tokens.get(at + 3).is_some_and(|t| is_any(text, t, &["return", "turn"]));
        let acts = |n: &&Name| !n.genitive && tokens.get(n.last as usize).is_some_and(|t| tag(t).is_finite());
        if turned && let Some(name) = names().rfind(acts) {
            barred.add(name.speaker, 0.0);
        }
        // "Asked what she would do if Arden won, she": nor whom a question put to the subject is about.
        if is_question_put(text, layout, from) {
            names().filter(|n| !n.quoted).for_each(|name| barred.add(name.speaker, NAMED_WITHIN));
        }
        // "In a letter to Voss, she said": nor to whom what opens the sentence was sent or told.
        if at > from
            && self.is_comma(at - 1)
            && is_any(text, &tokens[from], &["in", "during", "speaking", "talking", "writing"])
            && let Some(name) = names().rfind(|n| !n.quoted && !n.genitive)
            && (name.last as usize == at - 1 || name.apposition.1 as usize == at - 1)
            && let Some(before) = tokens[from..name.first as usize]
                .iter()
                .rfind(|t| matches!(tag(t), Tag::To | Tag::Preposition))
            && is_any(text, before, &["to", "with"])
        {
            barred.add(name.speaker, NAMED_BEHIND);
        }
        // "Her partner, she joked, had been looking": nor of whom something is told in passing.
        if self.is_in_passing()
            && let Some(name) = names().rfind(|n| n.last as usize + 1 == at)
        {
            barred.add(name.speaker, 0.0);
        }
    }

    /// Who is described, not named, in front of the pronoun as somebody else.
    fn described_in_front(&self, barred: &mut Barred) {
        let Place { layout, cast, from, at, .. } = *self;
        let tokens = &layout.tokens;
        let latest = || cast.described.iter().enumerate().rev().take(3);
        // "a woman he called"
        let end = at - usize::from(self.is_in_passing());
        barred.described = latest().find(|(_, d)| d.last as usize == end).map(|(number, _)| number as u32);
        // "Orsa and its partner would build “…,” he wrote": nor who is the subject of what is said.
        let Some(quotation) = self.before.filter(|quotation| self.follows(quotation)) else { return };
        if barred.described.is_none() && self.says() {
            let first = tokens.partition_point(|t| t.span.start < quotation.span.start);
            let told = latest().find(|(_, d)| {
                (from..first).contains(&(d.first as usize))
                    && tokens
                        .get(d.last as usize)
                        .is_some_and(|t| tag(t).is_finite() && t.known().cue_verb == 0)
            });
            barred.described = told.map(|(number, _)| number as u32);
        }
    }

    /// Those whom the sentence names behind the pronoun.
    fn behind(&self, barred: &mut Barred) {
        let Place { text, layout, cast, from, at, to, .. } = *self;
        if is_fronted(text, layout, from, at) {
            return;
        }
        let (clause, end) = domain(layout, at + 1, to);
        for name in cast.names_in(at as u32 + 1, end as u32).filter(|n| n.lead as usize > at) {
            let left = match (name.quoted, (name.first as usize) < clause) {
                (true, _) => NAMED_WITHIN,
                (false, true) => NAMED_BEHIND,
                (false, false) => NAMED_APART,
            };
            barred.add(name.speaker, left);
        }
    }

    /// Whom the words that the pronoun says, right before it, show to be somebody else.
    fn in_words(&self, quotation: &Quotation, barred: &mut Barred) {
        let Place { text, layout, cast, from, at, .. } = *self;
        let tokens = &layout.tokens;
        if !tokens.get(at + 1).is_some_and(|t| is_any(text, t, &["asked", "asks"])) {
            // "Arden asked Ode whether it rained. “It did,” he said": nor who has asked.
            if let Some((asker, _)) = asker(text, layout, cast, quotation.span.start) {
                barred.add(asker, NAMED_WITHIN);
            }
            // "“Governor, it floats,” he said": nor whom the words said address by an office.
            if let Some(addressed) = addressed(text, layout, cast, quotation) {
                barred.add(addressed, NAMED_BEHIND);
            }
        }
        // "Arden has “no plan,” he said": nor who is the subject of what is said.
        if self.says()
            && let Some(speaker) = subject_of_said(text, layout, cast, from, quotation)
        {
            barred.add(speaker, NAMED_WITHIN);
        }
        // "“Arden lies,” he said"
        let first = tokens.partition_point(|t| t.span.end <= quotation.span.start);
        let names = cast.names_in(first as u32, at as u32).filter(|n| n.quoted);
        names.for_each(|name| barred.add(name.speaker, NAMED_WITHIN));
        // "Arden was moved by Ode. “I love him,” he said": nor whom the words said speak of.
        if let Some(other) = spoken_of(text, layout, cast, (first, at)) {
            barred.add(other, NAMED_WITHIN);
        }
    }

    /// "“It is none,” he said. “I know Arden.”": nor those in the words that go on behind his sentence.
    fn in_words_behind(&self, barred: &mut Barred) {
        let Place { text, layout, cast, to, .. } = *self;
        let tokens = &layout.tokens;
        let goes_on = tokens.get(to).is_some_and(|t| t.tag == Tag::Mark)
            && tokens[to - 1].tag == Tag::Stop
            && near(text, tokens[to - 1].span, tokens[to].span);
        if goes_on && self.before.is_some() {
            let behind = cast.names.partition_point(|n| (n.first as usize) < to);
            let close = tokens[to + 1..].iter().position(|t| t.tag == Tag::Mark).map_or(to, |n| to + 1 + n);
            let names = cast.names[behind..].iter().take_while(|n| (n.first as usize) < close);
            names.filter(|n| n.quoted).for_each(|name| barred.add(name.speaker, NAMED_WITHIN));
        }
    }

    /// Whether the pronoun stands right behind a quotation.
    fn follows(&self, quotation: &Quotation) -> bool {
        near(self.text, quotation.span, self.layout.tokens[self.at].span)
    }

    /// Whether a verb of saying follows the pronoun.
    fn says(&self) -> bool {
        self.layout.tokens.get(self.at + 1).is_some_and(|t| t.known().cue_verb > 0)
    }

    /// Whether the pronoun and its verb of saying stand between commas: "Her partner, she joked, had".
    fn is_in_passing(&self) -> bool {
        self.at > 0 && self.is_comma(self.at - 1) && self.says() && self.is_comma(self.at + 2)
    }

    fn is_comma(&self, at: usize) -> bool {
        self.layout.tokens.get(at).is_some_and(|t| t.tag == Tag::Comma)
    }
}

/// Whom "him" within the words said, the tokens `first..at`, takes up, where the pronoun behind them is of the
/// same gender: the last person named in the sentence before them, who is no subject there.
fn spoken_of(text: &str, layout: &Layout, cast: &Cast, (first, at): (usize, usize)) -> Option<u32> {
    let tokens = &layout.tokens;
    let other: &[&str] =
        if is_any(text, &tokens[at], &["he"]) { &["him", "he", "his"] } else { &["her", "she"] };
    // "A woman who sings knows what she wants": of somebody told there.
    let mut words = tokens[first..at].iter().take(SAID).take_while(|t| !t.has(Traits::PERSON_ROLE));
    words.find(|t| t.shape.is_word() && is_any(text, t, other))?;
    let sentence = layout.sentences[layout.sentence_at(tokens[first].span.start)];
    let before = layout.sentences[layout.sentence_at(tokens[first].span.start).checked_sub(1)?];
    let (from, to) = if (sentence.first as usize) < first {
        (sentence.first, first as u32)
    } else {
        (before.first, before.last)
    };
    let names = || cast.names_in(from, to).filter(|name| !name.quoted && !name.headline);
    let person = |name: &&Name| cast.speakers[name.speaker as usize].kind == SpeakerKind::Person;
    let last = names().rfind(person)?.speaker;
    let subject = |name: &Name| name_weight(text, layout, from as usize, name) >= LEAST_SUBJECT;
    (!names().any(|name| name.speaker == last && subject(name))).then_some(last)
}

/// How many words said are looked through for a pronoun.
const SAID: usize = 60;

/// Whether a sentence opens with a question that its subject was asked: "Asked about Arden,", "When asked".
fn is_question_put(text: &str, layout: &Layout, from: usize) -> bool {
    let opener = layout.tokens.get(from).is_some_and(|t| is_any(text, t, &["when"]));
    layout.tokens.get(from + usize::from(opener)).is_some_and(|t| is_any(text, t, &["asked", "pressed"]))
}

/// "“Governor, it floats”": whose office the words said begin with, parted by a comma.
fn addressed(text: &str, layout: &Layout, cast: &Cast, quotation: &Quotation) -> Option<u32> {
    let tokens = &layout.tokens;
    let first = tokens.partition_point(|t| t.span.start < quotation.inner.start);
    let mister = is_any(text, tokens.get(first)?, &["mr.", "mr", "madam", "madame"]);
    let head = first + usize::from(mister);
    let title = tokens.get(head).filter(|t| t.has(Traits::TITLE) && t.shape.is_capital())?;
    let apart = tokens.get(head + 1).is_some_and(|t| t.tag == Tag::Comma) && !title.has(Traits::GIVEN);
    let what = Description { first: first as u32, last: head as u32 + 1, head: head as u32 };
    let (speaker, _) = if apart { by_role(text, layout, cast, what)? } else { return None };
    Some(speaker)
}

/// Whoever asks somebody a question in the sentence before the one at `start`, and who is asked where a name tells
/// that: "Arden asked Ode whether".
pub(super) fn asker(text: &str, layout: &Layout, cast: &Cast, start: u32) -> Option<(u32, Option<u32>)> {
    let tokens = &layout.tokens;
    let number = layout.sentence_at(start).checked_sub(1)?;
    let sentence = layout.sentences[number];
    let asks = |name: &Name| {
        // "Arden, the host, asked Ode"
        let described = name.apposition.0 < name.apposition.1;
        let behind = if described { name.apposition.1 + 1 } else { name.last };
        let verb = behind as usize;
        let object = cast.names_in(behind + 1, sentence.last).next();
        let object = object.filter(|object| object.lead.min(object.first) <= behind + 2);
        let end = match object {
            Some(object) => object.last as usize,
            None if tokens.get(verb + 1).is_some_and(|t| is_any(text, t, &["him", "her"])) => verb + 2,
            None => return None,
        };
        let asks =
            tokens.get(verb).is_some_and(|t| is_any(text, t, &["asked", "asks", "pressed", "questioned"]))
                && tokens.get(end).is_some_and(|t| {
                    is_any(text, t, &["whether", "if", "about", "why", "how", "what", "when", "who", "on"])
                });
        asks.then(|| (name.speaker, object.map(|object| object.speaker)))
    };
    cast.names_in(sentence.first, sentence.last).filter(|name| !name.quoted).find_map(asks)
}

/// The subject of the clause that a fragment ends, if nothing but its finite verb, which is none of
/// saying, stands between.
fn subject_of_said(
    text: &str,
    layout: &Layout,
    cast: &Cast,
    from: usize,
    quotation: &Quotation,
) -> Option<u32> {
    let tokens = &layout.tokens;
    let first = tokens.partition_point(|t| t.span.start < quotation.span.start);
    let name = cast.names_in(from as u32, first as u32).next_back().filter(|name| !name.genitive)?;
    let (last, lead) = (name.last as usize, name.lead.min(name.first) as usize);
    let verb = tokens.get(last).filter(|_| last < first)?;
    let placed = lead > from
        && matches!(tag(&tokens[lead - 1]), Tag::Preposition | Tag::To)
        && !is_any(text, &tokens[lead - 1], &["that"]);
    let clear = tokens[last + 1..first].iter().all(|t| t.shape.is_word() && !tag(t).is_finite());
    (tag(verb).is_finite()
        && verb.known().cue_verb == 0
        && !placed
        && clear
        && !is_fronted(text, layout, from, last))
    .then_some(name.speaker)
}

/// Where the clause of the pronoun before `at` ends, and where what may be added to it does: a comma
/// ends the one; a dash, a semicolon or the end of a quotation both.
fn domain(layout: &Layout, at: usize, to: usize) -> (usize, usize) {
    let (mut opened, mut clause) = (false, to);
    for number in at..to {
        match layout.tokens[number].tag {
            Tag::Dash | Tag::Semicolon => return (clause.min(number), number),
            Tag::Mark if opened => return (clause.min(number), number),
            Tag::Mark => opened = true,
            Tag::Comma if clause == to && !opened => clause = number,
            _ => {}
        }
    }
    (clause, to)
}

/// Whether nothing but white space stands between two spans.
fn near(text: &str, one: Span, other: Span) -> bool {
    text.get(one.end as usize..other.start as usize).is_some_and(|gap| gap.trim().is_empty())
}

/// Whether a pronoun stands in a clause that comes before the one it depends on: "When he came in,
/// Bo Arden said".
fn is_fronted(text: &str, layout: &Layout, from: usize, at: usize) -> bool {
    let clause = layout.tokens[from..at].iter().rev().take(8);
    for token in clause {
        if matches!(token.tag, Tag::Comma | Tag::Semicolon | Tag::Dash | Tag::Mark | Tag::Colon) {
            return false;
        }
        if token.has(Traits::ADVERBIAL)
            || is_any(text, token, &["whether", "where", "wherever", "what", "whatever"])
        {
            return true;
        }
        if tag(token).is_finite() {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::layout::{lay_out, paragraphs};
    use crate::quotation::find_quotations;
    use crate::speaker::Cast;

    /// Whom the last pronoun of a text means.
    fn meant(text: &str) -> String {
        let layout = lay_out(text, paragraphs(text));
        let quotations = find_quotations(text, &layout.paragraphs).quotations;
        let cast = Cast::gather(text, &layout, &quotations, None);
        let last = cast.references.iter().rfind(|r| r.pronoun).and_then(|r| r.speaker());
        last.map(|speaker| cast.speakers[speaker as usize].name.clone()).unwrap_or_default()
    }

    #[test]
    fn a_subject_is_not_whom_the_sentence_goes_on_to_name() {
        let before = "Simon Ode attacked Peter Arden. Arden, the mayor since May, shrugged.";
        assert_eq!(meant(&format!("{before} He left.")), "Peter Arden");
        assert_eq!(meant(&format!("{before} He called Arden a liar.")), "Simon Ode");
        assert_eq!(meant(&format!("{before} When he spoke, Arden smiled.")), "Peter Arden");
        assert_eq!(meant(&format!("{before} He smiled; Arden went.")), "Peter Arden");
    }

    #[test]
    fn whoever_speaks_hardly_says_their_own_name() {
        let before = "Simon Ode spoke for Peter Arden. Arden won by a mile.";
        assert_eq!(meant(&format!("{before} “It was raining,” he said.")), "Peter Arden");
        assert_eq!(meant(&format!("{before} “Arden was lucky,” he said.")), "Simon Ode");
        let asked = "Simon Ode asked Peter Arden whether it was raining.";
        assert_eq!(meant(&format!("{asked} “It was,” he said.")), "Peter Arden");
        assert_eq!(meant(&format!("{asked} “Was it?” he asked.")), "Simon Ode");
        let turn = "Peter Arden won by a mile. Simon Ode spoke of it.";
        assert_eq!(meant(&format!("{turn} Arden has “all the luck,” he said.")), "Simon Ode");
        let excerpt = "Simon Ode wrote it. Ode writes:\n\nPeter Arden came. Arden was seen. Arden left.\n\n";
        assert_eq!(meant(&format!("{excerpt}He says it was fun.")), "Simon Ode");
        let before = "Peter Arden was met by Simon Ode.";
        assert_eq!(meant(&format!("{before} “It was raining,” he said. “I know of it.”")), "Peter Arden");
        assert_eq!(meant(&format!("{before} “It was raining,” he said. “I know Arden.”")), "Simon Ode");
    }

    #[test]
    fn whoever_is_asked_answers() {
        let asked = "Simon Ode, the host, asked Peter Arden whether it rained.";
        assert_eq!(meant(&format!("{asked} The lawman said it did. He smiled.")), "Peter Arden");
        let spoke = "Governor Peter Arden spoke long of his rival, Simon Ode.";
        assert_eq!(meant(&format!("{spoke} “It floats,” he said.")), "Peter Arden");
        assert_eq!(meant(&format!("{spoke} “Governor, it floats,” he said.")), "Simon Ode");
    }

    #[test]
    fn whoever_speaks_is_not_whom_the_words_speak_of() {
        let before = "Simon Ode sings. The storm met Peter Arden.";
        assert_eq!(meant(&format!("{before} “It was raining,” he said.")), "Peter Arden");
        assert_eq!(meant(&format!("{before} “It has moved him,” he said.")), "Simon Ode");
        assert_eq!(meant(&format!("{before} “A teacher knows how it moved him,” he said.")), "Peter Arden");
        let subject = "Simon Ode sings. Peter Arden, a baker, spoke of it, but now Arden leaves.";
        assert_eq!(meant(&format!("{subject} “I met him,” he said.")), "Peter Arden");
    }

    #[test]
    fn whoever_is_asked_is_not_whom_the_question_is_about() {
        let before = "Mary Lund sings. Lund was tired of Ana Voss.";
        assert_eq!(
            meant(&format!("{before} Asked whether she would leave if Voss came, she said.")),
            "Mary Lund"
        );
        assert_eq!(meant(&format!("{before} When asked about Voss, she laughed.")), "Mary Lund");
        assert_eq!(meant(&format!("{before} On hearing Voss call, she laughed.")), "Ana Voss");
    }

    #[test]
    fn whoever_writes_is_not_described_as_the_subject_of_it() {
        let before = "In a note, Simon Ode himself spoke of more.";
        assert_eq!(
            meant(&format!("{before} The mill and its owner would build “a gate,” he wrote.")),
            "Simon Ode"
        );
    }

    #[test]
    fn a_relative_takes_up_another_than_the_pronoun_behind_it() {
        let before = "Simon Ode voted for Peter Arden,";
        assert_eq!(meant(&format!("{before} whom he adores.")), "Simon Ode");
    }
}
