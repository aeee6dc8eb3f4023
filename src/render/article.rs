//! A whole article, its quotations in the colours of their speakers.
use std::fmt::Write;

use anstyle::{Effects, Style};

use super::{BOLD, DIM, colour, colours, cue_span, mention_span, name_of, paint};
use crate::attribution::Annotated;
use crate::choice::Choice;
use crate::corpus::Article;
use crate::layout::Zone;
use crate::text::{Span, harmless};

/// A stretch of a paragraph in a style; what is drawn later lies on top.
struct Mark {
    span: Span,
    style: Style,
    /// The number of the quotation that begins here.
    number: Option<usize>,
}

/// The article as it reads, every quotation numbered and in its speaker's colour, with a line
/// under the paragraph that tells type, speaker, words of attribution and rules; then its speakers.
#[must_use]
pub fn article(article: &Article, annotated: &Annotated) -> String {
    let colours = colours(annotated);
    let mut marks = marks(annotated, &colours);
    let mut out = String::new();
    let title = article.metadata.title.as_deref().unwrap_or_default();
    let _ = writeln!(out, "{} {}", paint(BOLD, &harmless(&article.id)), harmless(title));
    let mut number = 0;
    for (index, paragraph) in annotated.paragraphs.iter().enumerate() {
        let zone = if matches!(paragraph.zone, Zone::Body | Zone::Title | Zone::Subheading) {
            Style::new()
        } else {
            DIM
        };
        let base = if matches!(paragraph.zone, Zone::Title | Zone::Subheading) { BOLD } else { zone };
        out.push('\n');
        draw(&mut out, &article.text, paragraph.span, base, &mut marks[index]);
        out.push('\n');
        while annotated.quotations.get(number).is_some_and(|quotation| quotation.paragraph as usize <= index)
        {
            tell(&mut out, article, annotated, number, &colours);
            number += 1;
        }
    }
    speakers(&mut out, annotated, &colours);
    out
}

/// What is to be drawn in each paragraph.
fn marks(annotated: &Annotated, colours: &[Style]) -> Vec<Vec<Mark>> {
    let mut marks: Vec<Vec<Mark>> = annotated.paragraphs.iter().map(|_| Vec::new()).collect();
    let mut push = |span: Span, style: Style, number: Option<usize>| {
        let after = annotated.paragraphs.partition_point(|paragraph| paragraph.span.start <= span.start);
        if let Some(marks) = after.checked_sub(1).and_then(|index| marks.get_mut(index)) {
            marks.push(Mark { span, style, number });
        }
    };
    let pairs = || annotated.quotations.iter().zip(&annotated.attributions);
    for (index, (quotation, attribution)) in pairs().enumerate() {
        push(quotation.span, colour(colours, attribution.speaker), Some(index + 1));
    }
    for (_, attribution) in pairs() {
        let style = colour(colours, attribution.speaker);
        if let Some(span) = mention_span(annotated, attribution) {
            push(span, style.effects(Effects::UNDERLINE), None);
        }
        if let Some(span) = cue_span(annotated, attribution) {
            push(span, style.effects(Effects::ITALIC), None);
        }
    }
    marks
}

/// Draws a paragraph: at every place the style of the mark that was begun last.
fn draw(out: &mut String, text: &str, paragraph: Span, base: Style, marks: &mut [Mark]) {
    marks.sort_by_key(|mark| mark.span.start);
    let mut places: Vec<u32> = marks
        .iter()
        .flat_map(|mark| [mark.span.start, mark.span.end])
        .chain([paragraph.start, paragraph.end])
        .filter(|place| (paragraph.start..=paragraph.end).contains(place))
        .collect();
    places.sort_unstable();
    places.dedup();
    let mut waiting = marks.iter().peekable();
    let mut open: Vec<&Mark> = Vec::new();
    for pair in places.windows(2) {
        open.retain(|mark| mark.span.end > pair[0]);
        while let Some(mark) = waiting.next_if(|mark| mark.span.start <= pair[0]) {
            if let Some(number) = mark.number {
                out.push_str(&paint(DIM, &format!("[{number}]")));
            }
            open.push(mark);
        }
        let style = open.last().map_or(base, |mark| mark.style);
        let words = Span { start: pair[0], end: pair[1] }.of(text);
        out.push_str(&paint(style, &harmless(words)));
    }
}

/// The line that tells of one quotation.
fn tell(out: &mut String, article: &Article, annotated: &Annotated, index: usize, colours: &[Style]) {
    let Some(attribution) = annotated.attributions.get(index) else { return };
    let speaker = name_of(annotated, attribution.speaker).unwrap_or("nobody");
    let _ = write!(
        out,
        "    {} {:<7} {}",
        paint(DIM, &format!("[{}]", index + 1)),
        attribution.kind.word(),
        paint(colour(colours, attribution.speaker), &harmless(speaker))
    );
    let words = |span: Span| harmless(span.of(&article.text));
    if let Some(span) = mention_span(annotated, attribution) {
        let _ = write!(out, " ← {}", words(span));
    }
    if let Some(span) = cue_span(annotated, attribution) {
        let _ = write!(out, " · {}", words(span));
    }
    if let Some(via) = name_of(annotated, attribution.via) {
        let _ = write!(out, " · via {}", harmless(via));
    }
    if let Some(span) = attribution.addressee {
        let _ = write!(out, " · to {}", words(span));
    }
    let rules = [Some(attribution.kind_rule), attribution.mention_rule, attribution.speaker_rule];
    let rules: Vec<_> = rules.into_iter().flatten().collect();
    let _ = writeln!(out, "  {}", paint(DIM, &rules.join(", ")));
}

fn speakers(out: &mut String, annotated: &Annotated, colours: &[Style]) {
    let quoted = |index: usize| {
        annotated.attributions.iter().filter(|attribution| attribution.speaker == Some(index as u32)).count()
    };
    let with_words: Vec<_> = (0..annotated.speakers.len()).filter(|index| quoted(*index) > 0).collect();
    if with_words.is_empty() {
        out.push_str("\nNobody is quoted.\n");
        return;
    }
    let _ = writeln!(out, "\n{}", paint(BOLD, "Speakers"));
    for index in with_words {
        let speaker = &annotated.speakers[index];
        let n = quoted(index);
        let _ = write!(
            out,
            "    {} {}, {n} quotation{}",
            paint(colours[index], &harmless(&speaker.name)),
            speaker.kind.word(),
            if n == 1 { "" } else { "s" }
        );
        if let Some(description) = &speaker.description {
            let _ = write!(out, " ({})", harmless(description));
        }
        out.push('\n');
    }
}
