//! Zones: what part of the page a paragraph belongs to, told by its form and its place.
use super::form::{Form, Line};
use crate::text::Span;

choice! {
    /// What part of the page a paragraph belongs to.
    pub enum Zone {
        /// The headline or the line under it.
        Title = "title",
        /// Who wrote the article, or when and where it was filed or updated, on a line of its own.
        Byline = "byline",
        /// The words under a picture or a video.
        Caption = "caption",
        /// Who took a picture or owns it, on a line of its own.
        Credit = "credit",
        /// A heading between paragraphs.
        Subheading = "subheading",
        /// The article itself.
        Body = "body",
        /// What the page says of itself: copyright, terms of use, sign in, read more, comments.
        Boilerplate = "boilerplate",
    }
}

/// The zone of each line of a text.
pub(super) fn zones(text: &str, lines: &[Span]) -> Vec<Zone> {
    let mut lower = String::new();
    let lines: Vec<Line> = lines.iter().map(|span| Line::new(span.of(text), &mut lower)).collect();
    let mut zones: Vec<Zone> = lines.iter().map(|line| by_form(line.form)).collect();
    set_captions(&lines, &mut zones);
    set_tail(&lines, &mut zones);
    set_head(&lines, &mut zones);
    set_subheadings(&lines, &mut zones);
    zones
}

fn by_form(form: Form) -> Zone {
    match form {
        Form::Plain => Zone::Body,
        Form::Byline => Zone::Byline,
        Form::Credit => Zone::Credit,
        Form::Caption | Form::CaptionLabel => Zone::Caption,
        Form::Copyright | Form::Boilerplate => Zone::Boilerplate,
    }
}

/// Makes captions of the line after a label, and of a long line at the text's head that is no
/// sentence and has a caption below it: what a page says of a picture to those who cannot see it.
fn set_captions(lines: &[Line], zones: &mut [Zone]) {
    for k in 1..lines.len() {
        let words_of_picture =
            lines[k].form == Form::Plain && !lines[k].ends_sentence() && lines[k].words <= 30;
        if lines[k - 1].form == Form::CaptionLabel && words_of_picture {
            zones[k] = Zone::Caption;
        }
    }
    if let ([first, second, ..], Some(zone)) = (lines, zones.first_mut()) {
        let long = first.form == Form::Plain && first.words > 20 && !first.ends_sentence();
        if long && second.form == Form::Caption {
            *zone = Zone::Caption;
        }
    }
}

/// The most lines after a claim of copyright that are taken for the page's own.
const MOST_AFTER_COPYRIGHT: usize = 14;

/// How far from the text's end, in lines, furniture must begin for the short lines around it to
/// belong to it.
const TAIL: usize = 8;

/// Makes boilerplate of what follows a claim of copyright at the text's end, and of short lines
/// among the furniture there: the paper's name, key words, links.
fn set_tail(lines: &[Line], zones: &mut [Zone]) {
    let total = lines.len();
    if let Some(claim) = lines.iter().rposition(|line| line.form == Form::Copyright) {
        let first = lines[..claim].iter().rposition(|line| line.form != Form::Copyright && zones_end(line));
        let after = total - claim - 1;
        if first.is_some()
            && after <= MOST_AFTER_COPYRIGHT
            && !lines[claim..].iter().any(Line::has_double_marks)
        {
            zones[claim..].fill(Zone::Boilerplate);
        }
    }
    let Some(last) = zones.iter().rposition(|zone| *zone == Zone::Boilerplate) else { return };
    if total - last > TAIL || !lines[last + 1..].iter().all(is_label) {
        return;
    }
    for k in (1..total).rev() {
        if zones[k] == Zone::Body && is_label(&lines[k]) {
            zones[k] = Zone::Boilerplate;
        } else if matches!(zones[k], Zone::Body | Zone::Title) {
            break;
        }
    }
}

/// Whether a line is a sentence of the article.
fn zones_end(line: &Line) -> bool {
    line.form == Form::Plain && line.ends_sentence()
}

/// The most words of a headline that is no sentence, and of one that ends in a full stop.
const HEADLINE: usize = 30;
const HEADLINE_SENTENCE: usize = 16;

/// From so many lines on, a text whose first line is a short sentence is taken to begin with its
/// headline; a shorter one may be a fragment without.
const ARTICLE: usize = 4;

/// How many lines below a headline are looked at for one that is longer.
const NEAR: usize = 3;

/// Words of those who write articles.
const WRITERS: [&str; 8] =
    ["correspondent", "reporter", "editor", "writer", "columnist", "journalist", "staff", "bureau"];

/// Makes titles and bylines of the lines before the first one that can only be of the article.
fn set_head(lines: &[Line], zones: &mut [Zone]) {
    let mut titles = 0;
    let mut more_to_come = false;
    for k in 0..lines.len() {
        if zones[k] != Zone::Body {
            continue;
        }
        let next = (k + 1..lines.len()).find(|j| zones[*j] == Zone::Body);
        let (line, Some(next)) = (&lines[k], next) else { return };
        let longest = lines[next..].iter().take(NEAR).map(|line| line.words).max().unwrap_or(0);
        if titles > 0 && names_writer(lines, zones, k) {
            zones[k] = Zone::Byline;
            continue;
        }
        let is_title = match titles {
            0 => is_headline(line, longest, lines.len()),
            _ if more_to_come => line.words <= HEADLINE,
            1 => is_standfirst(line, longest, next > k + 1),
            // Tabloids and agencies set several lines under a headline; a sentence ends them.
            2..=6 => {
                let furniture_below = next > k + 1;
                !line.ends_sentence()
                    && (furniture_below || lines[next].begins_anew())
                    && is_standfirst(line, longest, furniture_below)
            }
            _ => false,
        };
        if !is_title {
            return;
        }
        zones[k] = Zone::Title;
        titles += 1;
        more_to_come = line.text.ends_with(';');
    }
}

/// Whether a first line is a headline; the longest line near below it has `longest` words.
fn is_headline(line: &Line, longest: usize, lines: usize) -> bool {
    if line.text.ends_with(';') {
        return line.words <= HEADLINE && lines >= ARTICLE;
    }
    let speaks = speaks(line) && (line.has_double_marks() || !line.is_title_case());
    if line.goes_on() || super::dateline(line.text).is_some() || speaks {
        return false;
    }
    if !line.ends_sentence() {
        return line.words <= HEADLINE;
    }
    let in_title_case = line.is_title_case() && line.words <= HEADLINE;
    lines >= ARTICLE
        && (in_title_case
            || line.words <= HEADLINE_SENTENCE && !line.has_double_marks() && longest > line.words)
}

/// Whether a line says what somebody said, as only the article does: a comma before a closing mark.
fn speaks(line: &Line) -> bool {
    [",\"", ",”", ",’", ",'"].iter().any(|end| line.text.contains(end))
}

/// Whether the line below a headline belongs to it: a line that is no sentence, or a sentence no
/// longer than a headline with a picture or a byline between it and the article.
fn is_standfirst(line: &Line, longest: usize, furniture_below: bool) -> bool {
    // Headlines set single marks: "'It is a shame,' sheriff says".
    let in_headline = furniture_below && !line.has_double_marks() && !line.ends_sentence();
    if line.goes_on() || speaks(line) && !in_headline || super::dateline(line.text).is_some() {
        return false;
    }
    if !line.ends_sentence() {
        return line.words <= HEADLINE && line.words > 3;
    }
    furniture_below && line.words <= HEADLINE && longest > line.words && !line.has_double_marks()
}

/// Whether a line below the headline is a writer's name or trade: with a byline or another such
/// line beside it, or with a word for those who write.
fn names_writer(lines: &[Line], zones: &[Zone], k: usize) -> bool {
    let line = &lines[k];
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "and" | "de" | "van" | "of");
    let name = (2..=5).contains(&line.words) && line.text.split_whitespace().all(is_name);
    let beside = zones[k - 1] == Zone::Byline
        || zones.get(k + 1) == Some(&Zone::Byline)
        || lines.get(k + 1).is_some_and(names_trade);
    is_label(line) && name && beside || names_trade(line)
}

/// Whether a line is short and no part of a sentence.
fn is_label(line: &Line) -> bool {
    line.words <= 8 && !line.ends_sentence() && !line.goes_on() && !line.has_double_marks()
}

/// Whether a short line has a word for those who write.
fn names_trade(line: &Line) -> bool {
    let is_writer = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        WRITERS.iter().any(|writer| word.eq_ignore_ascii_case(writer))
    };
    is_label(line) && line.text.split_whitespace().any(is_writer)
}

/// The most words of a heading between paragraphs.
const SUBHEADING: usize = 10;

/// Makes subheadings of short lines between paragraphs that are no sentences.
fn set_subheadings(lines: &[Line], zones: &mut [Zone]) {
    for k in 1..lines.len() {
        let Some(next) = lines.get(k + 1) else { return };
        let line = &lines[k];
        let below = zones[k - 1] == Zone::Subheading;
        let most = if below { HEADLINE_SENTENCE } else { SUBHEADING };
        // Agencies frame a heading in dashes: "- No way back -".
        let framed = line.words <= SUBHEADING && line.framed_in_dashes();
        let goes_on = line.goes_on() && !framed;
        if zones[k] != Zone::Body || line.words > most || line.has_double_marks() || goes_on {
            continue;
        }
        let number = line.text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let first = line.text.trim_start_matches(['‘', '\'', '(']).chars().next();
        let begins = first.is_some_and(|c| c.is_uppercase() || c.is_numeric());
        // "Summary" stands over a list whose lines are headings too, until one ends a sentence.
        let listed = below && !next.ends_sentence() && next.begins_anew();
        let no_sentence = !line.ends_sentence() && begins && (next.words > line.words || listed);
        let question = line.text.ends_with('?') && line.words <= 6 && begins && next.words >= 2 * line.words;
        let capitals = line.is_all_capitals() && line.words <= 6 && next.words > line.words;
        if number || framed || no_sentence || question && !line.text.starts_with("Q") || capitals {
            zones[k] = Zone::Subheading;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::paragraphs;
    use crate::choice::Choice;

    /// Checks a text whose lines begin with the word of their zone, as `body: The lock leaks.`
    #[track_caller]
    fn check(page: &str) {
        let rows: Vec<(&str, &str)> = page.lines().filter_map(|row| row.trim().split_once(": ")).collect();
        let text: String = rows.iter().map(|(_, line)| format!("{line}\n\n")).collect();
        let found: Vec<(&str, &str)> =
            paragraphs(&text).iter().map(|p| (p.zone.word(), p.span.of(&text))).collect();
        assert!(!rows.is_empty());
        assert_eq!(found, rows);
    }

    #[test]
    fn a_paper_with_a_headline_a_standfirst_and_a_foot() {
        check(
            "title: Town council opens the lock after a night of argument
             byline: Jun 4, 2031 09:20
             title: Mayor Brek calls the vote an 'alliance'
             body: The council of Harrowby voted on Friday night to open the lock, which has been shut for a year.
             body: \"We dig,\" said Mara Oyelaran.
             subheading: What comes next
             body: The river will be low until the rain comes, and nobody knows when that will be.
             boilerplate: source: The Harrowby Gazette
             boilerplate: harrowby, local news
             boilerplate: Previous post Next post
             boilerplate: Up",
        );
    }

    #[test]
    fn several_lines_under_a_headline_and_a_summary() {
        check(
            "title: Lock leaks
             title: Millers blame the council for the flood as 'talks' go on
             title: Tom Brek says the gates were never mended
             byline: By Mara Oyelaran
             body: The council of Harrowby voted on Friday night to open the lock, which has been shut for a year.
             subheading: Summary
             subheading: Mayor says the lock will not be 'left to leak'
             subheading: Millers see little risk to the town
             body: The river will be low until the rain comes, and nobody knows when that will be.",
        );
    }

    #[test]
    fn a_line_under_the_headline_may_speak_in_single_marks() {
        check(
            "title: Sheriff blasts judge as miller walks free
             title: 'It is a slap in the face,' sheriff says as the miller skips court
             byline: By Mara Oyelaran
             body: The council of Harrowby voted on Friday night to open the lock, which has been shut for a year.
             body: Nobody knows when the rain will come.",
        );
    }

    #[test]
    fn pictures_above_the_headline_and_among_the_text() {
        check(
            "caption: Mara Oyelaran, left, and Tom Brek walk along the lock in Harrowby as children with flags and balloons look on from the bridge above
             caption: Mara Oyelaran, left, walks with Tom Brek along the lock in Harrowby © Ada Lind/Sentinel/Getty Images
             body: The council of Harrowby voted on Friday night to open the lock, which has been shut for a year.
             caption: Video description
             caption: Mara Oyelaran arrives in Harrowby
             caption: Tom Brek greets Mara Oyelaran at the lock © Sentinel/Reuters
             body: Nobody knows when the rain will come.
             boilerplate: Copyright The Harrowby Gazette Limited 2031. All rights reserved.
             boilerplate: Comments",
        );
    }

    #[test]
    fn a_short_sentence_above_a_picture_belongs_to_the_headline() {
        check(
            "title: Harrowby's Old Lock Is Opening, as Brek and Oyelaran Agree
             title: The town challenges its neighbours.
             credit: Ada Lind/Sentinel, town pool via AP
             caption: Mayor Brek at the lock in Harrowby, June 4, 2031. Ada Lind/Sentinel, town pool via AP
             body: The council of Harrowby voted on Friday night to open the lock, which has been shut for a year.
             body: Nobody knows when the rain will come.
             boilerplate: The Harrowby Gazette
             boilerplate: © 2031 The Harrowby Gazette. All rights reserved.
             boilerplate: Use of this site constitutes acceptance of our Terms of Use.
             boilerplate: The Harrowby Gazette
             boilerplate: Sign in or  Become a daily reader",
        );
    }

    #[test]
    fn headings_in_dashes_and_pictures_with_their_source_in_brackets() {
        check(
            "title: Harrowby opens its lock
             caption: Mara Oyelaran walks along the lock in Harrowby [Ada Lind/AFP]
             body: The council of Harrowby voted on Friday night to open the lock, which has been shut for a year.
             subheading: - 'No way back' -
             body: \"We dig,\" said Mara Oyelaran.
             subheading: – Rain to come –
             body: Nobody knows when the rain will come.",
        );
    }

    #[test]
    fn a_live_page_has_stamps() {
        check(
            "title: The Latest: Harrowby opens its lock.
             byline: 9:40 p.m.
             body: Mayor Brek says the lock is open and that the first boat went through it without any trouble.
             boilerplate: ___
             byline: 9:15 p.m.
             body: The council has voted.",
        );
    }

    #[test]
    fn writers_stand_below_the_headline() {
        check(
            "title: Harrowby opens its lock
             byline: Mara Lind
             byline: Harrowby correspondent
             byline: Published 4 June 2031
             body: The council of Harrowby voted on Friday night to open the lock.
             body: Nobody knows when the rain will come.",
        );
    }

    #[test]
    fn a_text_without_a_headline_is_all_body() {
        check(
            "body: HARROWBY, June 4 (Agency) — The lock is open.
             body: \"We dig,\" said Mara Oyelaran.
             body: BREK: We wait.
             body: - Tom Brek, mayor.",
        );
        check("body: The mayor spoke on Friday.\nbody: \"It is time,\" she said.");
        check("body: \"It is time,\" she said.");
    }
}
