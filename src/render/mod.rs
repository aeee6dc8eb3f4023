//! For people: an article with its speakers in colour, and why one quotation has its speaker.
//!
//! The texts made here hold ANSI colours; whoever prints them takes the colours out where the
//! output is no terminal. Nothing depends on colour alone: numbers tie the quotations in the text
//! to the lines that tell of them.

pub use self::article::article;
pub use self::quotation::quotation;
pub use self::rules::rules;

mod article;
mod quotation;
mod rules;

use anstyle::{AnsiColor, Effects, Style};

use crate::attribution::{Annotated, Attribution};
use crate::text::Span;

const COLOURS: [AnsiColor; 12] = [
    AnsiColor::Cyan,
    AnsiColor::Yellow,
    AnsiColor::Magenta,
    AnsiColor::Green,
    AnsiColor::Blue,
    AnsiColor::Red,
    AnsiColor::BrightCyan,
    AnsiColor::BrightYellow,
    AnsiColor::BrightMagenta,
    AnsiColor::BrightGreen,
    AnsiColor::BrightBlue,
    AnsiColor::BrightRed,
];

const DIM: Style = Style::new().effects(Effects::DIMMED);
const BOLD: Style = Style::new().effects(Effects::BOLD);

/// The colour of each speaker: in turn for those who are quoted, none for the others.
fn colours(annotated: &Annotated) -> Vec<Style> {
    let mut styles = vec![Style::new(); annotated.speakers.len()];
    let mut next = 0;
    for attribution in &annotated.attributions {
        if let Some(style) = attribution.speaker.and_then(|index| styles.get_mut(index as usize))
            && style.is_plain()
        {
            *style = COLOURS[next % COLOURS.len()].on_default();
            next += 1;
        }
    }
    styles
}

fn colour(colours: &[Style], speaker: Option<u32>) -> Style {
    speaker.and_then(|index| colours.get(index as usize)).copied().unwrap_or_default()
}

/// `words` in this style.
fn paint(style: Style, words: &str) -> String {
    format!("{style}{words}{style:#}")
}

fn name_of(annotated: &Annotated, speaker: Option<u32>) -> Option<&str> {
    Some(annotated.speakers.get(speaker? as usize)?.name.as_str())
}

/// The span of the words that name an attribution's speaker.
fn mention_span(annotated: &Annotated, attribution: &Attribution) -> Option<Span> {
    Some(annotated.mentions.get(attribution.mention? as usize)?.span)
}

/// The span of an attribution's cue.
fn cue_span(annotated: &Annotated, attribution: &Attribution) -> Option<Span> {
    Some(annotated.cues.get(attribution.cue? as usize)?.span)
}

#[cfg(test)]
mod tests;
