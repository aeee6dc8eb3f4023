//! Quoted spans: finds the marks, pairs them paragraph by paragraph, ties what continues.
//!
//! A text and its paragraphs go in; quotations in reading order come out, with what could not be
//! paired. Nothing here knows who speaks. Time and memory grow with the text, whatever it holds.
use self::marks::{Mark, Scanner, Sign};
use self::pair::Pair;
use self::single::SinglePair;
use crate::layout::Paragraph;
use crate::text::Span;

mod damage;
mod marks;
mod pair;
mod single;
#[cfg(test)]
mod tests;
mod utterance;

choice! {
    /// The mark that opens a quoted span.
    pub enum OpenMark {
        /// A curly double mark, “ (or ” where it is used for one).
        CurlyDouble = "curly_double",
        /// A straight double mark, ".
        StraightDouble = "straight_double",
        /// A low double mark, „.
        LowDouble = "low_double",
        /// A guillemet, « (or » where they point inwards).
        Guillemet = "guillemet",
        /// Two apostrophes or single marks standing for a double mark, '' or ‘‘ or ’’.
        DoubledApostrophe = "doubled_apostrophe",
        /// Two backticks, ``.
        DoubledBacktick = "doubled_backtick",
        /// A curly single mark, ‘.
        CurlySingle = "curly_single",
        /// A straight single mark, '.
        StraightSingle = "straight_single",
    }
}

choice! {
    /// The mark that closes a quoted span.
    pub enum CloseMark {
        /// A curly double mark, ” (or “ where it is used for one, as after „).
        CurlyDouble = "curly_double",
        /// A straight double mark, ".
        StraightDouble = "straight_double",
        /// A guillemet, » (or « where they point inwards).
        Guillemet = "guillemet",
        /// Two apostrophes or single marks standing for a double mark, '' or ’’.
        DoubledApostrophe = "doubled_apostrophe",
        /// A curly single mark, ’.
        CurlySingle = "curly_single",
        /// A straight single mark, '.
        StraightSingle = "straight_single",
    }
}

choice! {
    /// What a quoted span is.
    pub enum QuotationType {
        /// A whole utterance or clause given verbatim, set off from the reporter's sentence.
        Direct = "direct",
        /// A fragment woven into the reporter's own sentence, with its speaker told or plainly implied.
        Partial = "partial",
        /// A term, nickname, irony, distance or emphasis that the text gives to nobody in particular.
        Scare = "scare",
        /// The name of a book, film, song, show, programme, article, ship or account.
        Title = "title",
    }
}

/// A quoted span: from the opening mark to just past the closing one, inside one paragraph.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// The span, marks included.
    pub span: Span,
    /// The words between the marks, without invisible characters at either end.
    pub inner: Span,
    /// Index of the paragraph in the layout, from 0.
    pub paragraph: u32,
    /// How it is opened.
    pub open_mark: OpenMark,
    /// How it is closed; `None` where it runs to the paragraph's end.
    pub close_mark: Option<CloseMark>,
    /// Index of the quotation that begins the utterance this one is a part of (its own index
    /// where it stands alone or begins one).
    pub utterance: u32,
    /// Which part of the utterance this is, from 1.
    pub utterance_part: u32,
    /// Index of the quotation around this one, where it is quoted inside a quotation.
    pub parent: Option<u32>,
}

choice! {
    /// What is wrong with a mark.
    pub enum PairingProblemKind {
        /// An opening mark has no partner and no paragraph after it carries the quotation on.
        UnclosedQuotation = "unclosed_quotation",
        /// A closing mark has no opening one.
        StrayClosingMark = "stray_closing_mark",
        /// Characters are written as HTML does.
        HtmlEntity = "html_entity",
        /// The text is a page of HTML.
        HtmlMarkup = "html_markup",
        /// Question marks stand in place of marks.
        QuestionMarks = "question_marks",
        /// Marks were read in another encoding than they were written in.
        Misread = "misread",
        /// Characters were lost.
        Lost = "lost",
        /// Marks that are not read as quotation marks.
        UnreadMark = "unread_mark",
    }
}

/// A mark that pairs with nothing, or the first of those that the text lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairingProblem {
    /// What is wrong.
    pub kind: PairingProblemKind,
    /// The quotation left open, the stray mark, or what stands in place of a mark.
    pub span: Span,
}

/// What [`find_quotations`] finds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Quotations in reading order, an outer one before those inside it. Those without `parent` do
    /// not overlap.
    pub quotations: Vec<Quotation>,
    /// Marks that pair with nothing, and the first of each sort that the text lost, in reading order.
    pub problems: Vec<PairingProblem>,
}

/// Finds the quoted spans of a text, whose paragraphs must be given in reading order.
///
/// Double marks are paired paragraph by paragraph. Single marks are quotations of their own where
/// the body of the article uses them as its first marks (the British way), in headlines and
/// headings, where most of the press sets them whatever the body has, and wherever both are curly
/// and can be no apostrophes (the ‘pivot’ of the budget), and around a few words in straight ones
/// whose closing mark is surely none; inside double marks they are quotations inside quotations. An
/// opening mark without partner runs to the paragraph's end.
///
/// ```
/// use sayso::{layout::paragraphs, quotation::find_quotations};
///
/// let text = "\"We dig,\" Mara Oyelaran said, \"until it's dry.\"";
/// let found = find_quotations(text, &paragraphs(text));
/// assert_eq!(found.quotations[1].span.of(text), "\"until it's dry.\"");
/// assert_eq!(found.quotations[1].utterance, 0);
/// ```
#[must_use]
pub fn find_quotations(text: &str, paragraphs: &[Paragraph]) -> Found {
    let mut found = Found::default();
    let mut lines = scan(text, paragraphs, &mut found.problems);
    let single_first = single::pair_all(text, paragraphs, &mut lines);
    add_quotations(text, paragraphs, &lines, single_first, &mut found.quotations);
    utterance::tie(text, paragraphs, &mut found.quotations);
    report_unclosed(&mut found);
    found.problems.extend(damage::damage(text));
    found.problems.sort_by_key(|problem| problem.span);
    found
}

/// The marks of a paragraph that has some, paired.
#[derive(Debug, Default)]
struct Line {
    /// Index of the paragraph.
    paragraph: u32,
    /// The pairs of double marks.
    doubles: Vec<Pair>,
    /// The single marks that are not paired yet.
    singles: Vec<Mark>,
    /// The sure pairs of single marks inside double ones.
    inside: Vec<Pair>,
    /// The pairs of single marks outside double ones.
    outside: Vec<SinglePair>,
}

/// Finds the marks of every paragraph and pairs the double ones.
fn scan(text: &str, paragraphs: &[Paragraph], problems: &mut Vec<PairingProblem>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut scanner = Scanner::default();
    let (mut doubles, mut singles, mut roles) = (Vec::new(), Vec::new(), Vec::new());
    for (index, paragraph) in paragraphs.iter().enumerate() {
        scanner.scan(text, paragraph.span, &mut doubles, &mut singles);
        if doubles.is_empty() && singles.is_empty() {
            continue;
        }
        let pairs = pair::pair(text, paragraph.span, &doubles, &mut roles, problems);
        let paragraph = index as u32;
        lines.push(Line {
            paragraph,
            doubles: pairs,
            singles: std::mem::take(&mut singles),
            ..Line::default()
        });
        doubles.clear();
    }
    lines
}

/// Adds the quotations of all lines in reading order, each with the one around it as its parent.
fn add_quotations(
    text: &str,
    paragraphs: &[Paragraph],
    lines: &[Line],
    single_first: bool,
    quotations: &mut Vec<Quotation>,
) {
    let (mut pairs, mut around): (Vec<Pair>, Vec<u32>) = Default::default();
    for line in lines {
        let heading = !single_first && single::stand_in_heading(text, paragraphs, line);
        let wanted = |single: &&SinglePair| {
            single_first
                || heading && single.pair.close.is_some()
                || single.sure && (single::is_curly(&single.pair) || single::is_plain(text, &single.pair))
        };
        let outside = line.outside.iter().filter(wanted).map(|single| single.pair);
        pairs.clear();
        pairs.extend(line.doubles.iter().chain(&line.inside).copied().chain(outside));
        pairs.sort_by_key(|pair| (pair.span.start, std::cmp::Reverse(pair.span.end)));
        around.clear();
        for pair in &pairs {
            while around.pop_if(|outer| !quotations[*outer as usize].span.contains(pair.span)).is_some() {}
            let index = quotations.len() as u32;
            quotations.push(Quotation {
                span: pair.span,
                inner: pair.words(text),
                paragraph: line.paragraph,
                open_mark: open_mark(pair.open.sign),
                close_mark: pair.close.map(|mark| close_mark(mark.sign)),
                utterance: index,
                utterance_part: 1,
                parent: around.last().copied(),
            });
            around.push(index);
        }
    }
}

/// Adds a problem for each quotation that is left open and not carried on.
fn report_unclosed(found: &mut Found) {
    let kind = PairingProblemKind::UnclosedQuotation;
    let outer: Vec<&Quotation> = found.quotations.iter().filter(|q| q.parent.is_none()).collect();
    for (k, quotation) in outer.iter().enumerate() {
        let carried_on = outer.get(k + 1).is_some_and(|next| next.utterance == quotation.utterance);
        if quotation.close_mark.is_none() && !carried_on {
            found.problems.push(PairingProblem { kind, span: quotation.span });
        }
    }
}

/// The table's word for an opening mark.
fn open_mark(sign: Sign) -> OpenMark {
    match sign {
        Sign::CurlyOpen | Sign::CurlyClose => OpenMark::CurlyDouble,
        Sign::Low => OpenMark::LowDouble,
        Sign::GuillemetLeft | Sign::GuillemetRight => OpenMark::Guillemet,
        Sign::Straight => OpenMark::StraightDouble,
        Sign::Apostrophes | Sign::SinglesOpen | Sign::SinglesClose => OpenMark::DoubledApostrophe,
        Sign::Backticks | Sign::SingleBacktick => OpenMark::DoubledBacktick,
        Sign::SingleOpen | Sign::SingleClose => OpenMark::CurlySingle,
        Sign::SingleStraight => OpenMark::StraightSingle,
    }
}

/// The table's word for a closing mark.
fn close_mark(sign: Sign) -> CloseMark {
    match sign {
        Sign::CurlyOpen | Sign::CurlyClose | Sign::Low => CloseMark::CurlyDouble,
        Sign::GuillemetLeft | Sign::GuillemetRight => CloseMark::Guillemet,
        Sign::Straight => CloseMark::StraightDouble,
        Sign::Apostrophes | Sign::SinglesOpen | Sign::SinglesClose | Sign::Backticks => {
            CloseMark::DoubledApostrophe
        }
        Sign::SingleOpen | Sign::SingleClose => CloseMark::CurlySingle,
        Sign::SingleStraight | Sign::SingleBacktick => CloseMark::StraightSingle,
    }
}
