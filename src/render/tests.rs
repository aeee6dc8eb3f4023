use super::*;
use crate::attribution::{Considered, Outcome, Reason};
use crate::corpus::Article;
use crate::validate::by_hand;

fn plain(styled: &str) -> String {
    anstream::adapter::strip_str(styled).to_string()
}

#[test]
fn an_article_shows_who_says_what() {
    let (article, annotated) = by_hand();
    let shown = super::article(&article, &annotated);
    assert_eq!(
        plain(&shown),
        "valley/dam \n\nDam vote\n\nMara Oyelaran told reporters it was [1]“a gift.” She left.\n    \
         [1] partial Mara Oyelaran ← Mara Oyelaran · told · to reporters  fragment, told-before, full-name\n\n\
         Nobody cheered the [2]“gift”\u{20}.\n    [2] scare   nobody  lone-term\n\n\
         Speakers\n    Mara Oyelaran person, 1 quotation (the mayor)\n"
    );
    assert!(shown.contains("\u{1b}[36m“a gift.”"), "the quotation has its speaker's colour: {shown:?}");
    assert!(shown.contains("\u{1b}[4m\u{1b}[36mMara Oyelaran"), "the mention is underlined: {shown:?}");
}

#[test]
fn a_quotation_shows_what_was_considered() {
    let (article, mut annotated) = by_hand();
    annotated.attributions[0].considered.push(Considered {
        rule_id: "nearest-name",
        speaker: Some(1),
        outcome: Outcome::Rejected,
        reason: Reason::StrongerRule,
        span: None,
    });
    let shown = plain(&quotation(&article, &annotated, 1, 100).expect("there is one"));
    for part in [
        "Quotation 1 of 2 in valley/dam",
        "partial, Mara Oyelaran",
        "names the speaker",
        "type        partial  by fragment",
        "words       \"Mara Oyelaran\"  by told-before",
        "cue         \"told\" (tell)",
        "addressee   \"reporters\"",
        "✓ told-before   Mara Oyelaran  \"Mara Oyelaran\"  The first rule of its list that had an answer.",
        "✗ nearest-name  council  A stronger rule had answered already.",
    ] {
        assert!(shown.contains(part), "{part} is missing in\n{shown}");
    }
    assert!(quotation(&article, &annotated, 0, 100).is_none());
    assert!(quotation(&article, &annotated, 3, 100).is_none());
}

#[test]
fn a_terminal_is_not_told_what_to_do() {
    let (mut article, annotated) = by_hand();
    article.text = article.text.replace("She left", "\u{1b}]0;xy\u{7}z");
    article.id = "a\u{1b}[2J".to_owned();
    for shown in
        [super::article(&article, &annotated), quotation(&article, &annotated, 1, 80).expect("there is one")]
    {
        assert!(
            !shown.contains("\u{1b}]0") && !shown.contains('\u{7}') && !shown.contains("\u{1b}[2J"),
            "{shown:?}"
        );
    }
}

#[test]
fn an_article_without_quotations_says_so() {
    let article = Article { id: "a".to_owned(), ..Article::default() };
    let (_, mut annotated) = by_hand();
    annotated.paragraphs.clear();
    annotated.quotations.clear();
    annotated.attributions.clear();
    assert_eq!(plain(&super::article(&article, &annotated)), "a \n\nNobody is quoted.\n");
}
