//! One quotation: the text with what was looked at, the decisions, and what each rule considered.
use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{BOLD, DIM, colour, colours, cue_span, mention_span, name_of, paint};
use crate::attribution::conditions::Conditions;
use crate::attribution::{Annotated, Attribution, Considered, Outcome};
use crate::choice::Choice;
use crate::corpus::Article;
use crate::text::{Span, harmless};

/// Why quotation `number` (from 1, in reading order) has its speaker, in lines of at most `width`
/// columns; `None` where the article has no such quotation.
#[must_use]
pub fn quotation(article: &Article, annotated: &Annotated, number: usize, width: usize) -> Option<String> {
    let index = number.checked_sub(1)?;
    let (quotation, attribution) = (annotated.quotations.get(index)?, annotated.attributions.get(index)?);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{}",
        paint(
            BOLD,
            &format!("Quotation {number} of {} in {}", annotated.quotations.len(), harmless(&article.id))
        )
    );
    out.push_str(&picture(article, annotated, quotation.span, attribution, width));
    out.push('\n');
    decisions(&mut out, article, annotated, attribution);
    considered(&mut out, article, annotated, attribution);
    Some(out)
}

/// The paragraphs that matter, with the quotation and the words of attribution underlined.
fn picture(
    article: &Article,
    annotated: &Annotated,
    quotation: Span,
    attribution: &Attribution,
    width: usize,
) -> String {
    let speaker = name_of(annotated, attribution.speaker).map_or("nobody".to_owned(), harmless);
    let (mention, cue) = (mention_span(annotated, attribution), cue_span(annotated, attribution));
    let mut notes: Vec<(Span, AnnotationKind, String)> =
        vec![(quotation, AnnotationKind::Primary, format!("{}, {speaker}", attribution.kind.word()))];
    notes.extend(mention.map(|span| (span, AnnotationKind::Context, "names the speaker".to_owned())));
    notes.extend(cue.map(|span| (span, AnnotationKind::Context, "cue".to_owned())));
    notes.extend(attribution.addressee.map(|span| (span, AnnotationKind::Context, "addressee".to_owned())));
    for candidate in attribution.considered.iter().filter(|c| c.outcome == Outcome::Rejected) {
        if let Some(span) = candidate.span.filter(|span| !notes.iter().any(|(noted, ..)| noted == span)) {
            let name = name_of(annotated, candidate.speaker).map_or("candidate".to_owned(), harmless);
            notes.push((span, AnnotationKind::Context, format!("{name}? {}", candidate.reason.word())));
        }
    }
    let all = notes.iter().fold(quotation, |all, (span, ..)| all.to(*span));
    let paragraphs: Vec<_> =
        annotated.paragraphs.iter().filter(|paragraph| paragraph.span.overlaps(all)).collect();
    let shown = paragraphs.iter().fold(all, |shown, paragraph| shown.to(paragraph.span));
    let source = wrapped(shown.of(&article.text), width.saturating_sub(6).max(20));
    let annotations = notes.into_iter().map(|(span, kind, label)| -> Annotation<'_> {
        let (start, end) = ((span.start - shown.start) as usize, (span.end - shown.start) as usize);
        kind.span(start..end).label(label)
    });
    // A short passage is read whole; of a long one the lines without a note are left out.
    let is_long = source.lines().count() > 20;
    let snippet = Snippet::source(source).line_numbering(false).fold(is_long).annotations(annotations);
    let report = [Group::with_level(Level::NOTE).element(snippet)];
    Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width).render(&report)
}

/// The text broken into lines at its spaces, every byte at its old place, so that spans still hold.
///
/// Of the characters that a terminal would obey, those are made spaces of the same length which the
/// renderer would not draw as pictures of themselves.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    let mut words = text.split_inclusive([' ', '\n']).peekable();
    let mut room = [0; 4];
    while let Some(word) = words.next() {
        for c in word.chars() {
            let shown = match c {
                '\t' | '\r' => " ",
                '\u{85}' => " \n",
                '\u{2028}' | '\u{2029}' => "  \n",
                '\u{80}'..='\u{9f}' => "\u{a0}",
                c => c.encode_utf8(&mut room),
            };
            out.push_str(shown);
            if shown.ends_with('\n') {
                column = 0;
            }
        }
        column += word.chars().count();
        let next = words.peek().map_or(0, |next| next.trim_end().chars().count());
        if word.ends_with(' ') && column + next > width {
            out.pop();
            out.push('\n');
            column = 0;
        } else if word.ends_with('\n') {
            column = 0;
        }
    }
    out
}

fn decisions(out: &mut String, article: &Article, annotated: &Annotated, attribution: &Attribution) {
    let colours = colours(annotated);
    let words = |span: Span| format!("\"{}\"", harmless(span.of(&article.text)));
    let mut line = |label: &str, what: String, rule: Option<&str>| {
        let rule = rule.map(|rule| paint(DIM, &format!("  by {rule}"))).unwrap_or_default();
        let _ = writeln!(out, "{label:<12}{what}{rule}");
    };
    line("type", attribution.kind.word().to_owned(), Some(attribution.kind_rule));
    let named = match mention_span(annotated, attribution) {
        Some(span) => words(span),
        None => "none".to_owned(),
    };
    line("words", named, attribution.mention_rule);
    let speaker = name_of(annotated, attribution.speaker).unwrap_or("nobody");
    let speaker = paint(colour(&colours, attribution.speaker), &harmless(speaker));
    line("speaker", speaker, attribution.speaker_rule);
    if let Some(index) = attribution.cue
        && let Some(cue) = annotated.cues.get(index as usize)
    {
        line("cue", format!("{} ({})", words(cue.span), cue.lemma), None);
    }
    if let Some(via) = name_of(annotated, attribution.via) {
        line("via", harmless(via), None);
    }
    if let Some(span) = attribution.addressee {
        line("addressee", words(span), None);
    }
    if let Some(confidence) = attribution.confidence {
        line("confidence", format!("{confidence:.3}{}", under(&attribution.conditions)), None);
    }
}

/// The conditions that a confidence depends on, besides the mention rule; nothing where nobody is named.
fn under(conditions: &Conditions) -> String {
    let Some(reference) = conditions.reference else { return String::new() };
    let words =
        [conditions.cue.word(), conditions.length.word(), conditions.plainness().word(), reference.word()];
    paint(DIM, &format!("  {}", words.join(", ")))
}

fn considered(out: &mut String, article: &Article, annotated: &Annotated, attribution: &Attribution) {
    let _ = writeln!(out, "\n{}", paint(BOLD, "Considered, strongest first"));
    if attribution.considered.is_empty() {
        out.push_str("nothing\n");
    }
    let widest = attribution.considered.iter().map(|c| c.rule_id.len()).max().unwrap_or(0);
    for Considered { rule_id, speaker, outcome, reason, span } in &attribution.considered {
        let tick = if *outcome == Outcome::Chosen { "✓" } else { "✗" };
        let _ = write!(out, "{tick} {rule_id:<widest$}");
        if let Some(name) = name_of(annotated, *speaker) {
            let _ = write!(out, "  {}", harmless(name));
        }
        if let Some(span) = span {
            let _ = write!(out, "  \"{}\"", harmless(span.of(&article.text)));
        }
        let (_, meaning) = reason_words(*reason);
        let _ = writeln!(out, "  {}", paint(DIM, meaning));
    }
}

/// A reason's word and its meaning.
fn reason_words(reason: crate::attribution::Reason) -> (&'static str, &'static str) {
    let (word, meaning) = crate::attribution::Reason::WORDS[reason.index()];
    (word, meaning.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn wrapping_moves_no_byte(text in "(\\PC|[ \n\t\r\u{1b}\u{85}\u{2028}]|[a-z]{1,8} ){0,60}", width in 20_usize..60) {
            let is_line_end = |c| matches!(c, '\t' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            let wrapped = wrapped(&text, width);
            prop_assert_eq!(wrapped.len(), text.len());
            for (at, c) in text.char_indices() {
                let shown = wrapped.get(at..).and_then(|rest| rest.chars().next());
                let is_same = shown == Some(c) || c == ' ' && shown == Some('\n');
                prop_assert!(is_same || c.is_control() || is_line_end(c), "{c:?} becomes {shown:?}");
            }
            prop_assert!(!wrapped.contains(is_line_end));
        }

        #[test]
        fn words_that_fit_make_lines_that_fit(words in proptest::collection::vec("[a-z]{1,9}", 1..40)) {
            for line in wrapped(&words.join(" "), 30).lines() {
                prop_assert!(line.len() <= 30, "{line}");
            }
        }
    }
}
