//! Pairing of double marks within one paragraph, in one walk over its marks.
//!
//! Curly marks say by their form whether they open or close, straight ones by what stands around
//! them. What newspapers get wrong is put right only where the marks around it leave no doubt.
use super::marks::{Mark, Sign};
use super::{PairingProblem, PairingProblemKind};
use crate::text::{Span, is_invisible};

/// Two marks and what they stand around; without a closing mark it runs to the paragraph's end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// The opening mark.
    pub(super) open: Mark,
    /// The closing mark.
    pub(super) close: Option<Mark>,
    /// From the opening mark to just past the closing one.
    pub(super) span: Span,
}

impl Pair {
    /// The pair of these marks; a missing closing mark stands at `end`.
    pub(super) fn new(open: Mark, close: Option<Mark>, end: u32) -> Self {
        let end = close.map_or(end, |mark| mark.end());
        Pair { open, close, span: Span { start: open.at, end } }
    }

    /// What stands between the marks.
    pub(super) fn inner(&self) -> Span {
        Span { start: self.open.end(), end: self.close.map_or(self.span.end, |mark| mark.at) }
    }

    /// The words between the marks: what stands there, without what nobody sees at either end.
    pub(super) fn words(&self, text: &str) -> Span {
        let inner = self.inner();
        let from = inner.of(text).trim_start_matches(is_invisible);
        let start = inner.end as usize - from.len();
        Span::new(start, start + from.trim_end_matches(is_invisible).len())
    }

    /// Whether it holds anything; without a closing mark, a letter or digit.
    pub(super) fn holds_words(&self, text: &str) -> bool {
        let inner = self.inner().of(text);
        match self.close {
            Some(_) => inner.contains(|c: char| !c.is_whitespace() && !is_invisible(c)),
            None => inner.contains(char::is_alphanumeric),
        }
    }
}

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Opens,
    Closes,
    /// Either, by its form and place: it closes what is open and opens where nothing is.
    Either,
}

/// What a mark does by its form and, where it is straight, by its place. An opening mark where only
/// a closing one can stand may be either: `“We go,“ he said`, `„We go“`.
fn role(mark: &Mark) -> Role {
    match mark.sign {
        Sign::CurlyOpen if mark.ends_words() || mark.after.is_none() => Role::Either,
        Sign::GuillemetLeft if mark.ends_words() => Role::Either,
        Sign::CurlyOpen | Sign::Low | Sign::GuillemetLeft | Sign::Backticks | Sign::SinglesOpen => {
            Role::Opens
        }
        Sign::CurlyClose | Sign::GuillemetRight | Sign::SinglesClose => Role::Closes,
        _ => match (mark.may_open(), mark.may_close()) {
            (true, false) => Role::Opens,
            (false, true) => Role::Closes,
            _ => Role::Either,
        },
    }
}

/// Pairs the double marks of one paragraph, given in order. The pairs come in order and do not
/// overlap; a quotation inside a quotation in double marks is part of the outer one. Pairs around
/// nothing are left out; marks that pair with nothing are added to `problems`. `roles` is room to work in.
pub(super) fn pair(
    text: &str,
    paragraph: Span,
    marks: &[Mark],
    roles: &mut Vec<Role>,
    problems: &mut Vec<PairingProblem>,
) -> Vec<Pair> {
    roles.clear();
    roles.extend(marks.iter().map(role));
    let mut later = Later::count(roles);
    let mut pairs = Vec::with_capacity(marks.len() / 2);
    let mut open: Option<Mark> = None;
    let mut depth = 0;
    let mut passed_over = 0;
    for (k, mark) in marks.iter().enumerate() {
        later.pass(roles[k]);
        if k < passed_over {
            continue;
        }
        let next = marks.get(k + 1).zip(roles.get(k + 1).copied());
        let Some(outer) = open else {
            if opens(mark, roles[k], next) {
                (open, depth) = (Some(*mark), 1);
            } else {
                let span = Span { start: mark.at, end: mark.end() };
                problems.push(PairingProblem { kind: PairingProblemKind::StrayClosingMark, span });
            }
            continue;
        };
        if roles[k] == Role::Opens {
            if encloses(&outer, &marks[k..], &roles[k..], &later) {
                passed_over = k + 2;
            } else if matches!(mark.sign, Sign::CurlyOpen | Sign::Low | Sign::GuillemetLeft)
                && later.closing > later.opening + 1
                && later.closing > depth
            {
                depth += 1;
            }
        } else if !measures(text, mark, next) {
            depth -= 1;
            if depth == 0 {
                let pair = Pair::new(outer, Some(*mark), paragraph.end);
                pairs.extend(pair.holds_words(text).then_some(pair));
                open = None;
            }
        }
    }
    if let Some(open) = open {
        let pair = Pair::new(open, None, paragraph.end);
        if pair.holds_words(text) {
            pairs.push(pair);
        } else {
            problems.push(PairingProblem { kind: PairingProblemKind::UnclosedQuotation, span: pair.span });
        }
    }
    pairs
}

/// How many marks after the present one open and close if something is open before them.
struct Later {
    opening: usize,
    closing: usize,
}

impl Later {
    fn count(roles: &[Role]) -> Self {
        let opening = roles.iter().filter(|role| **role == Role::Opens).count();
        Later { opening, closing: roles.len() - opening }
    }

    fn pass(&mut self, role: Role) {
        match role {
            Role::Opens => self.opening -= 1,
            Role::Closes | Role::Either => self.closing -= 1,
        }
    }
}

/// Whether a mark opens a quotation where none is open. A mark that by its form or place closes
/// does so where the next one closes what it opens: `He wrote:"We go."`, `”We go,” he wrote`,
/// `»Wir gehen«`.
fn opens(mark: &Mark, role: Role, next: Option<(&Mark, Role)>) -> bool {
    let word_after = mark
        .after
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '[' | '$' | '£' | '€' | '#' | '@' | '…'));
    // `yesterday."We go,” he said`: the program that curls marks has missed the first.
    let pairs = |n: &Mark| n.sign == mark.sign || mark.sign == Sign::Straight && n.sign == Sign::CurlyClose;
    let next_closes = next.is_some_and(|(n, role)| role == Role::Closes && pairs(n) && n.ends_words());
    match (mark.sign, role) {
        (_, Role::Opens) => true,
        (Sign::CurlyOpen | Sign::GuillemetLeft, Role::Either) => {
            next.is_some_and(|(_, role)| role == Role::Closes)
        }
        (_, Role::Either) => true,
        (Sign::GuillemetRight, _) => {
            mark.space_before() && word_after && next.is_some_and(|(n, _)| n.sign == Sign::GuillemetLeft)
        }
        // After a digit it stands for inches or seconds.
        (Sign::Straight | Sign::Apostrophes, _) => {
            next_closes && word_after && !mark.before.is_some_and(|c| c.is_ascii_digit())
        }
        // `Lund said,”We go.”`
        _ => {
            let apart = mark.space_before() || matches!(mark.before, Some(',' | ':'));
            next_closes && (mark.before.is_none() || apart && word_after)
        }
    }
}

/// Whether the first of `marks`, an opening one inside `outer`, and the next one stand around a
/// quotation inside it, so that both are to be passed over.
///
/// That is so where the outer mark is straight and the inner ones are curly or the other way
/// round, and where two straight marks in a row close after two have opened.
fn encloses(outer: &Mark, marks: &[Mark], roles: &[Role], later: &Later) -> bool {
    let ([inner, closing, ..], [_, Role::Closes, ..]) = (marks, roles) else { return false };
    if closing.sign.is_straight() != inner.sign.is_straight() {
        return false;
    }
    if inner.sign.is_straight() {
        return roles.get(2) == Some(&Role::Closes)
            && marks[2].sign.is_straight() == outer.sign.is_straight();
    }
    // A straight mark that begins a paragraph of a longer quotation may have no partner in it.
    outer.sign.is_straight() && outer.before.is_none() && later.closing <= later.opening + 1
}

/// Whether a mark inside an open quotation stands for inches or seconds: `"He's 6'2"," she said`,
/// `"with an 8" line and a 12" line,"`. The next mark must be one that can only close, or this one is
/// needed.
fn measures(text: &str, mark: &Mark, next: Option<(&Mark, Role)>) -> bool {
    let inches = matches!(mark.sign, Sign::Straight | Sign::CurlyClose)
        && mark.before.is_some_and(|c| c.is_ascii_digit())
        && next.is_some_and(|(n, role)| role == Role::Closes && n.sign == mark.sign);
    let before = &text[..mark.at as usize];
    inches && (follows_feet(before) || mark.space_after() && follows_length(before))
}

/// Whether the text ends in a number of one or two digits that stands alone: `an 8`, `of 12`.
fn follows_length(text: &str) -> bool {
    let number = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text.len() - number.len() <= 2 && number.ends_with([' ', '\u{a0}', '('])
}

/// Whether the text ends in feet and a number: `6'2`, `5’ 11`.
fn follows_feet(text: &str) -> bool {
    let number = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let feet = number.strip_suffix(' ').unwrap_or(number);
    feet.strip_suffix(['\'', '’', '′']).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
}
