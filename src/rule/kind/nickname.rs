//! `Marvin "Shorty" Bell`: a nickname inside a name.

use crate::quotation::QuotationType;
use crate::rule::{Example, Rule, Scene};

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "nickname",
    doc: "One to three capitalised words between a given name and a family name, with no comma: a nickname.",
    fires: &[
        Example {
            text: "In the eighth round Marlon “Hammer” Okafor went down for good.", answer: "scare"
        },
        Example {
            text: "Frank “Two Rivers” Delano, the last of the ferrymen, was buried on Friday.",
            answer: "scare",
        },
        Example {
            text: "The party has chosen Edith “Edie” Marchbanks to fight the seat in May.",
            answer: "scare",
        },
        Example { text: "Walter \"Buck\" Tennant ran the mill for forty years.", answer: "scare" },
    ],
    silent: &[
        "The goalkeeper, Ada, “the Wall,” Brenner was carried off the pitch.",
        "The fans gave Ellen “a roar” when she came on.",
        "“Hammer” Okafor went down in the eighth round.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    let quotation = scene.quotation();
    let words = scene.words();
    if scene.wording().words > 3 || words.ends_with([',', '.', '?', '!']) {
        return None;
    }
    let tokens = &scene.layout.tokens;
    let first = scene.layout.token_at(quotation.span.start);
    let behind = scene.layout.token_at(quotation.span.end);
    let before = tokens.get(first.checked_sub(1)?)?;
    let after = tokens.get(behind)?;
    let name = |t: &crate::layout::Token| {
        t.shape.is_capital()
            && t.shape.is_word()
            && !t.has(crate::lexicon::Traits::NOT_NAME | crate::lexicon::Traits::PLACE)
    };
    let paragraph = &scene.layout.paragraphs[quotation.paragraph as usize].span;
    let one_line = paragraph.contains(before.span) && paragraph.contains(after.span);
    // Where marks stand in a row, a word may hold one of the quotation's own: then none stands beside it.
    let beside = |from: u32, to: u32| to.checked_sub(from).is_some_and(|between| between <= 1);
    let near = one_line
        && beside(before.span.end, quotation.span.start)
        && beside(quotation.span.end, after.span.start);
    (near && name(before) && name(after) && before.has(crate::lexicon::Traits::GIVEN))
        .then_some(QuotationType::Scare)
}

#[cfg(test)]
mod tests {
    use crate::attribution::annotate;
    use crate::corpus::Article;

    #[test]
    fn marks_in_a_row_do_no_harm() {
        let article = Article { text: "’. 'A''' ".to_owned(), ..Article::default() };
        assert!(annotate(&article).attributions.iter().all(|said| said.speaker.is_none()));
    }
}
