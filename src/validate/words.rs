//! Whether the words of attribution are the right ones, held against gold that marks them.
//!
//! Corpora of attributions mark what is said (the content), by whom (the source) and by what cue,
//! as spans of the text; who the source is, they do not say. So they can tell whether the right
//! words were found, and no more.

use crate::attribution::{Annotated, Attribution};
use crate::gold::format::{Body, Document, Stretch};
use crate::quotation::Quotation;
use crate::text::{CodePoints, Span};

/// An attribution as gold marks it, in stretches of code points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedAttribution {
    /// What is said.
    pub content: Vec<Stretch>,
    /// Who says it.
    pub source: Vec<Stretch>,
}

/// The attributions of a document: its events whose arguments play the parts `Content` and `Source`.
#[must_use]
pub fn marked(document: &Document) -> Vec<MarkedAttribution> {
    let stretches = |arguments: &[(String, String)], part: &str| -> Vec<Stretch> {
        // Several of one part are numbered: `Source`, `Source2`.
        let plays = |role: &str| role.trim_end_matches(|c: char| c.is_ascii_digit()) == part;
        let spans = arguments.iter().filter(|(role, _)| plays(role)).filter_map(|(_, id)| document.span(id));
        spans.flat_map(|(_, stretches)| stretches.iter().copied()).collect()
    };
    let events = document.annotations.iter().filter_map(|annotation| match &annotation.body {
        Body::Event { arguments, .. } => Some(arguments),
        _ => None,
    });
    events
        .map(|arguments| MarkedAttribution {
            content: stretches(arguments, "Content"),
            source: stretches(arguments, "Source"),
        })
        .collect()
}

/// Whether the words of attribution found for each quotation are right; `None` where nobody is named
/// or gold does not tell.
///
/// The gold of a quotation is the attribution whose content covers most of it, at least half; of
/// equals the shortest, which is the innermost. Where no content touches a quotation, nobody says it,
/// and whoever is named is wrong. The words are right where gold's source
///
/// - shares a character with them, or with another mention of the speaker whom they mean (gold may
///   mark the name where the nearest words are a pronoun, or the other way about);
/// - is a relative pronoun behind them in their sentence: the words are its antecedent;
/// - relays them: it means whoever is given as the relayer, or its content takes in the words found.
///   The speaker is the one who speaks inside the words.
///
/// Where the source is the cue itself, somebody slipped, and gold does not tell.
#[must_use]
pub fn right_words(text: &str, annotated: &Annotated, marked: &[MarkedAttribution]) -> Vec<Option<bool>> {
    let points = CodePoints::new(text);
    let held = Held { annotated, points: &points, text };
    (0..annotated.quotations.len()).map(|index| held.is_right(index, marked)).collect()
}

/// An annotated article that is held against gold.
struct Held<'a> {
    annotated: &'a Annotated,
    points: &'a CodePoints<'a>,
    text: &'a str,
}

impl Held<'_> {
    fn stretch(&self, span: Span) -> Stretch {
        (self.points.at(span.start), self.points.at(span.end))
    }

    fn is_right(&self, index: usize, marked: &[MarkedAttribution]) -> Option<bool> {
        let quotation = &self.annotated.quotations[index];
        let given = &self.annotated.attributions[index];
        let speaker = given.speaker.filter(|_| quotation.parent.is_none())?;
        let inner = self.stretch(quotation.inner);
        let covers = |gold: &MarkedAttribution| shared(&gold.content, inner);
        if marked.iter().all(|gold| covers(gold) == 0) {
            return Some(false);
        }
        let gold = marked
            .iter()
            .filter(|gold| covers(gold) * 2 >= inner.1 - inner.0)
            .min_by_key(|gold| (std::cmp::Reverse(covers(gold)), length(&gold.content)))?;
        if gold.source.is_empty() {
            return None;
        }
        let touches = |stretch: Stretch| shared(&gold.source, stretch) > 0;
        let means = |speaker: u32| {
            let mentions = self.annotated.mentions.iter().filter(|mention| mention.speaker == Some(speaker));
            mentions.map(|mention| self.stretch(mention.span)).any(touches)
        };
        let found = self.found(quotation, given);
        let mention = found.and_then(|found| found.mention).map(|m| self.annotated.mentions[m as usize].span);
        let cue = found.and_then(|found| found.cue).map(|cue| self.annotated.cues[cue as usize].span);
        if means(speaker)
            || given.via.is_some_and(means)
            || mention.is_some_and(|mention| {
                let words = self.stretch(mention);
                touches(words)
                    || shared(&gold.content, words) == words.1 - words.0
                    || self.is_antecedent(mention, &gold.source)
            })
        {
            return Some(true);
        }
        if cue.is_some_and(|cue| touches(self.stretch(cue))) {
            return None;
        }
        Some(false)
    }

    /// The attribution whose words were found: the quotation's own, or for one that carries on what
    /// its speaker is saying, that of the nearest before it that has words.
    fn found(&self, quotation: &Quotation, given: &Attribution) -> Option<&Attribution> {
        let attributions = self.annotated.attributions.iter();
        attributions
            .zip(&self.annotated.quotations)
            .filter(|(other, place)| {
                let is_own = place.span == quotation.span;
                let is_before = place.span.end <= quotation.span.start;
                other.mention.is_some() && other.speaker == given.speaker && (is_own || is_before)
            })
            .map(|(other, _)| other)
            .next_back()
    }

    /// Whether the source is a relative pronoun behind these words in their sentence.
    fn is_antecedent(&self, words: Span, source: &[Stretch]) -> bool {
        let [(start, end)] = *source else { return false };
        let (Some(start), Some(end)) = (self.points.byte_of(start), self.points.byte_of(end)) else {
            return false;
        };
        let is_relative = self
            .text
            .get(start as usize..end as usize)
            .is_some_and(|word| matches!(word.trim(), "who" | "whom" | "whose" | "which" | "that"));
        let holds = |sentence: &Span| sentence.start <= words.start && end <= sentence.end;
        is_relative && words.end <= start && self.annotated.sentences.iter().any(holds)
    }
}

/// How many code points of a stretch lie in any of these.
fn shared(stretches: &[Stretch], (start, end): Stretch) -> u32 {
    stretches.iter().map(|(from, to)| (*to).min(end).saturating_sub((*from).max(start))).sum()
}

fn length(stretches: &[Stretch]) -> u32 {
    stretches.iter().map(|(from, to)| to - from).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::annotate;
    use crate::corpus::Article;
    use crate::gold::format::Annotation;

    /// Whether the words of the last quotation are right, where gold marks this content and source.
    fn last(text: &str, content: &str, source: &str) -> Option<bool> {
        let at = |words: &str| {
            let start = text[..text.find(words).expect("the words")].chars().count() as u32;
            vec![(start, start + words.chars().count() as u32)]
        };
        let source = if source.is_empty() { Vec::new() } else { at(source) };
        let article = Article { text: text.to_owned(), ..Article::default() };
        let marked = [MarkedAttribution { content: at(content), source }];
        *right_words(text, &annotate(&article), &marked).last().expect("a quotation")
    }

    #[test]
    fn words_are_right_where_they_are_gold_s() {
        let text = "Ben Holm watched. “The dam will hold,” said Ada Lund.";
        assert_eq!(last(text, "“The dam will hold,”", "Ada Lund"), Some(true));
        assert_eq!(last(text, "“The dam will hold,”", "Ben Holm"), Some(false));
        assert_eq!(last(text, "“The dam will hold,”", ""), None);
        assert_eq!(last(text, "“The dam will hold,”", "said"), None, "the cue was marked by mistake");
        assert_eq!(last(text, "Ben Holm", "Ada Lund"), Some(false), "nobody says it");
    }

    #[test]
    fn a_pronoun_and_the_name_it_means_are_one() {
        let text = "Ada Lund runs the dam. “It will hold,” she said.";
        assert_eq!(last(text, "“It will hold,”", "Ada Lund"), Some(true));
        let text = "“It will hold,” said Ada Lund. “We checked it twice.”";
        assert_eq!(last(text, "“We checked it twice.”", "Ada Lund"), Some(true));
    }

    #[test]
    fn the_antecedent_is_right_and_so_is_who_speaks_inside_the_words() {
        let text = "It was a bad day for Ada Lund, who called the dam “a sieve”.";
        assert_eq!(last(text, "the dam “a sieve”", "who"), Some(true));
        let text = "“The dam will hold,” Ada Lund said, according to the Valley Post.";
        assert_eq!(last(text, "“The dam will hold,” Ada Lund said", "the Valley Post"), Some(true));
    }

    #[test]
    fn events_give_contents_and_sources() {
        let span = |id: &str, stretch| {
            let body = Body::Span { label: "x".to_owned(), stretches: vec![stretch], words: None };
            Annotation::new(id, body)
        };
        let part = |role: &str, id: &str| (role.to_owned(), id.to_owned());
        let event = Body::Event {
            label: "Attribution".to_owned(),
            trigger: "T4".to_owned(),
            arguments: vec![part("Content", "T1"), part("Source", "T2"), part("Source2", "T3")],
        };
        let annotations =
            vec![span("T1", (5, 9)), span("T2", (0, 2)), span("T3", (3, 4)), Annotation::new("E1", event)];
        let document = Document { annotations, ..Document::default() };
        let expected = MarkedAttribution { content: vec![(5, 9)], source: vec![(0, 2), (3, 4)] };
        assert_eq!(marked(&document), [expected]);
    }
}
