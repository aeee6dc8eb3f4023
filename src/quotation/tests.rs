use super::*;
use crate::layout::{Zone, paragraphs};
use proptest::prelude::*;

/// The outer quotations of a text.
fn outer(text: &str) -> Vec<&str> {
    let found = find_quotations(text, &paragraphs(text));
    found.quotations.iter().filter(|q| q.parent.is_none()).map(|q| q.span.of(text)).collect()
}

/// The quotations inside others.
fn inner(text: &str) -> Vec<&str> {
    let found = find_quotations(text, &paragraphs(text));
    found.quotations.iter().filter(|q| q.parent.is_some()).map(|q| q.span.of(text)).collect()
}

/// The utterance and part of each outer quotation.
fn utterances(text: &str) -> Vec<(u32, u32)> {
    let found = find_quotations(text, &paragraphs(text));
    let outer = found.quotations.iter().filter(|q| q.parent.is_none());
    outer.map(|q| (q.utterance, q.utterance_part)).collect()
}

fn problems(text: &str) -> Vec<(PairingProblemKind, &str)> {
    let found = find_quotations(text, &paragraphs(text));
    found.problems.iter().map(|problem| (problem.kind, problem.span.of(text))).collect()
}

use PairingProblemKind::{StrayClosingMark, UnclosedQuotation};

#[test]
fn every_double_mark_is_known() {
    for text in [
        "“We dig,” said Brek.",
        "\"We dig,\" said Brek.",
        "''We dig,'' said Brek.",
        "``We dig,'' said Brek.",
        "‘‘We dig,’’ said Brek.",
        "«We dig,» said Brek.",
        "»We dig,« said Brek.",
        "„We dig,” said Brek.",
        "„We dig,“ said Brek.",
    ] {
        let end = text.find(" said").unwrap_or_default();
        assert_eq!(outer(text), [&text[..end]], "{text}");
        assert_eq!(problems(text), [], "{text}");
    }
}

#[test]
fn marks_are_named_and_the_words_between_them_given() {
    let text = "Brek said “dig” and \"wait";
    let found = find_quotations(text, &paragraphs(text));
    let [curly, straight] = &found.quotations[..] else { panic!("two quotations") };
    assert_eq!((curly.open_mark, curly.close_mark), (OpenMark::CurlyDouble, Some(CloseMark::CurlyDouble)));
    assert_eq!(curly.inner.of(text), "dig");
    assert_eq!((straight.open_mark, straight.close_mark), (OpenMark::StraightDouble, None));
    assert_eq!(straight.inner.of(text), "wait");
}

#[test]
fn straight_marks_open_and_close_by_their_place() {
    assert_eq!(outer("He (the \"boss\") said: \"No—\" and \"yes\"."), ["\"boss\"", "\"No—\"", "\"yes\""]);
    assert_eq!(outer("The \"lock\"-keeper and the \"sluice\"man left."), ["\"lock\"", "\"sluice\""]);
    assert_eq!(outer("\"We dig,\"\u{200b} she said."), ["\"We dig,\""]);
    assert_eq!(outer("``\"'\u{200b}'”<a b=\"").len(), 0);
    assert_eq!(outer("\u{feff}\"We dig,\" she said."), ["\"We dig,\""]);
}

#[test]
fn a_quotation_inside_double_marks_in_double_marks_is_part_of_the_outer_one() {
    assert_eq!(outer("“He said “dig” and left,” she said. “Yes.”"), ["“He said “dig” and left,”", "“Yes.”"]);
    assert_eq!(outer("“He said \"dig\" and left,” she said."), ["“He said \"dig\" and left,”"]);
    assert_eq!(outer("\"He said “dig” and left,\" she said."), ["\"He said “dig” and left,\""]);
    assert_eq!(outer("\"Brek wrote \"we dig\" to us,\" she said."), ["\"Brek wrote \"we dig\" to us,\""]);
}

#[test]
fn a_second_opening_mark_where_a_paragraph_break_was_lost_changes_nothing() {
    assert_eq!(
        outer("She said: “We dig. “We wait. “We go.” Then she left."),
        ["“We dig. “We wait. “We go.”"]
    );
}

#[test]
fn marks_in_tags_are_no_marks() {
    assert_eq!(outer("<post id=\"9\" by=\"Brek\">We \"dig\"</post> now."), ["\"dig\""]);
    assert_eq!(outer("<post id=\"9\">\"We dig\"</post>"), ["\"We dig\""]);
    assert_eq!(outer("<post by=\"Brek\" on=\"May 4\n\">We dig \"now\".</post>"), ["\"now\""]);
    assert_eq!(outer("If x <9 then \"dig\" if x> 3 \"wait\"."), ["\"dig\"", "\"wait\""]);
}

#[test]
fn a_curly_mark_turned_the_wrong_way_is_put_right_by_its_place() {
    assert_eq!(outer("“We dig,“ said Brek. “We wait.”"), ["“We dig,“", "“We wait.”"]);
    assert_eq!(outer("”We dig,” said Brek. “We wait.”"), ["”We dig,”", "“We wait.”"]);
    assert_eq!(outer("” … and we dig,” said Brek."), ["” … and we dig,”"]);
    assert_eq!(problems("”We dig,” said Brek."), []);
}

#[test]
fn marks_glued_to_words() {
    assert_eq!(outer("A new “heyday”while “contacts” grow."), ["“heyday”", "“contacts”"]);
    assert_eq!(outer("A new \"heyday\"while \"contacts\" grow."), ["\"heyday\"", "\"contacts\""]);
    assert_eq!(outer("Mayor Brek:\"We dig.\""), ["\"We dig.\""]);
    assert_eq!(outer("They agreed on\"joint works\" and \"more\"."), ["\"joint works\"", "\"more\""]);
}

#[test]
fn marks_without_their_space_or_of_two_kinds_pair() {
    assert_eq!(outer("A clerk told her so.\"We go,” he said."), ["\"We go,”"]);
    assert_eq!(outer("Asked again,Lund said,”We go at noon.”"), ["”We go at noon.”"]);
    assert_eq!(outer("“We go,”he said."), ["“We go,”"]);
}

#[test]
fn straight_single_marks_around_a_few_words_are_marks_beside_double_ones() {
    let text = "\"We go,\" he said. She praised him for 'sitting through it' and called him 'brave'.";
    assert_eq!(outer(text), ["\"We go,\"", "'sitting through it'", "'brave'"]);
    assert_eq!(
        outer(
            "\"We go,\" he said. The house was rockin' and the players' union sang 'home all night with us."
        ),
        ["\"We go,\""]
    );
}

#[test]
fn feet_and_inches_are_no_marks() {
    assert_eq!(outer("The 12\" pipe and the 6'2\" keeper were \"fine\"."), ["\"fine\""]);
    assert_eq!(outer("\"He's 6'2\" and thin,\" she said."), ["\"He's 6'2\" and thin,\""]);
    assert_eq!(outer("“He’s 6’2”,” she said."), ["“He’s 6’2”,”"]);
    assert_eq!(outer("\"It was 2031\" and \"it rained\"."), ["\"It was 2031\"", "\"it rained\""]);
    assert_eq!(inner("“He’s 6’2” tall,” she said."), Vec::<&str>::new());
    let lines = "\"It has an 8\" line and a 12\" line to run,\" said Brek of the \"mill\".";
    assert_eq!(outer(lines), ["\"It has an 8\" line and a 12\" line to run,\"", "\"mill\""]);
    assert_eq!(outer("\"We were 8\" and \"we won 9\", he said."), ["\"We were 8\"", "\"we won 9\""]);
}

#[test]
fn of_three_apostrophes_one_is_single() {
    let text = "''He said, 'We dig,''' she said. '''Dig' is short,'' he said.";
    assert_eq!(outer(text), ["''He said, 'We dig,'''", "'''Dig' is short,''"]);
    assert_eq!(inner(text), ["'We dig,'", "'Dig'"]);
}

#[test]
fn an_open_quotation_runs_to_the_end_of_its_paragraph() {
    assert_eq!(outer("She said: “We dig.\r\nHe left."), ["“We dig."]);
    assert_eq!(problems("She said: “We dig.\r\nHe left."), [(UnclosedQuotation, "“We dig.")]);
    assert_eq!(problems("We dig,” she said.\n“We wait.”"), [(StrayClosingMark, "”")]);
    assert_eq!(outer("Nothing \"\" here “”."), Vec::<&str>::new());
}

#[test]
fn opening_marks_on_every_paragraph_are_one_utterance() {
    let text = "“We dig.\n\n“We wait.\n\n“We go,” said Brek.\n\n“Do you?” she asked.";
    assert_eq!(outer(text).len(), 4);
    assert_eq!(utterances(text), [(0, 1), (0, 2), (0, 3), (3, 1)]);
    assert_eq!(problems(text), []);
}

#[test]
fn furniture_does_not_part_an_utterance_and_a_plain_paragraph_does() {
    let text = "“We dig.\nADVERTISEMENT\n“We wait,” said Brek.";
    assert_eq!(utterances(text), [(0, 1), (0, 2)]);
    let text = "“We dig.\nBrek laughed at this for a while.\n“We wait,” said Brek.";
    assert_eq!(utterances(text), [(0, 1), (1, 1)]);
    assert_eq!(problems(text), [(UnclosedQuotation, "“We dig.")]);
}

#[test]
fn words_of_attribution_in_the_middle_do_not_part_an_utterance() {
    for text in [
        "“We dig,” Mayor Brek said, “and we wait.”",
        "\"We dig,\" J. Brek, of Wick, told the council, \"and we wait.\"",
        "'We dig', said Brek, 'and we wait.'",
    ] {
        assert_eq!(utterances(text), [(0, 1), (0, 2)], "{text}");
    }
    for text in [
        "“We dig,” Brek said. “And we wait.”",
        "“We dig,” Brek said. Then Oyelaran said, “We wait.”",
        "“We dig!” Brek said, “And we wait.”",
        "In “The Lock,” Brek wrote, “We dig.”",
        "“Dig,” “wait,” and “go” were his words.",
        "“We dig,” said Brek, who has been the mayor of this town for some twenty years now, “and wait.”",
    ] {
        assert_eq!(utterances(text)[1], (1, 1), "{text}");
    }
}

#[test]
fn single_marks_are_quotations_where_the_body_uses_them_so() {
    let text = "‘We dig,’ said Brek. It’s the players’ union’s ’90s rock ’n’ roll, she said; ’tis ‘odd’.";
    assert_eq!(outer(text), ["‘We dig,’", "‘odd’"]);
    let text =
        "'We don't dig,' said Brek. It's the players' union's '90s rock 'n' roll, she said; 'tis 'odd'.";
    assert_eq!(outer(text), ["'We don't dig,'", "'odd'"]);
}

#[test]
fn a_clipped_word_opens_a_quotation_only_after_words_of_attribution() {
    let text = "‘We’ll fight ‘em,’ said Brek, ‘till the rain comes,’ and left ‘til noon.";
    assert_eq!(outer(text), ["‘We’ll fight ‘em,’", "‘till the rain comes,’"]);
}

#[test]
fn a_possessive_is_no_closing_mark() {
    let text = "‘The players’ rights come first,’ said Brek. He praised the ‘heroes’ of the players’ strike.";
    assert_eq!(outer(text), ["‘The players’ rights come first,’", "‘heroes’"]);
    let text = "‘I’m goin’ home to the boys’ club,’ said Brek.";
    assert_eq!(outer(text), ["‘I’m goin’ home to the boys’ club,’"]);
    assert_eq!(outer("The players’ union met the miners’ union."), Vec::<&str>::new());
}

#[test]
fn single_marks_first_double_ones_inside() {
    let text = "‘He called it “dull” twice,’ said Brek. ‘Quite “dull”.’ ‘We dig,’ she said.";
    assert_eq!(outer(text), ["‘He called it “dull” twice,’", "‘Quite “dull”.’", "‘We dig,’"]);
    assert_eq!(inner(text), ["“dull”", "“dull”"]);
    let found = find_quotations(text, &paragraphs(text));
    assert_eq!(found.quotations[1].parent, Some(0));
}

#[test]
fn single_marks_carry_on_over_paragraphs() {
    let text = "‘We dig for the miners’ sons.\n‘We wait,’ said Brek.\n‘We go,’ she said.";
    assert_eq!(outer(text), ["‘We dig for the miners’ sons.", "‘We wait,’", "‘We go,’"]);
    assert_eq!(utterances(text), [(0, 1), (0, 2), (2, 1)]);
}

#[test]
fn single_marks_inside_double_ones_are_quotations_inside_quotations() {
    let text = "“He said ‘no’ and left,” said Brek. “It’s the boys’ lock,” she said.";
    assert_eq!(outer(text).len(), 2);
    assert_eq!(inner(text), ["‘no’"]);
    assert_eq!(inner("\"I was like, 'What?'\" said Brek."), ["'What?'"]);
    assert_eq!(inner("“He said ‘no‘, and left,” said Brek."), ["‘no‘"]);
}

#[test]
fn single_marks_in_headlines_and_headings_are_marks() {
    let text = "Brek’s sons hail the miners’ ‘alliance’\n\nThe mayor spoke to the council in the hall on Friday.\n\n\
        ‘They wait’\n\n“We dig,” he said of the ‘lock’, and the council went home again for the night.";
    assert_eq!(outer(text), ["‘alliance’", "‘They wait’", "“We dig,”", "‘lock’"]);
    let straight = text.replace(['‘', '’'], "'");
    assert_eq!(outer(&straight), ["'alliance'", "'They wait'", "“We dig,”", "'lock'"]);
    let framed = "The mayor spoke to the council in the town hall on Friday night.\n\n- 'They wait' -\n\n\"We dig,\" he said.";
    assert_eq!(outer(framed), ["'They wait'", "\"We dig,\""]);
}

#[test]
fn a_number_may_begin_a_quotation_and_a_year_may_lack_its_century() {
    assert_eq!(outer("Mayor says '20 or so' boats left\n\nThe class of '98 met."), ["'20 or so'"]);
    assert_eq!(outer("Brek recalls summer of ‘98 as ‘dull’\n\nThe class of ’98 met."), ["‘dull’"]);
}

#[test]
fn single_marks_in_a_headline_are_marks_whatever_the_body_has() {
    let body = "The mayor spoke to the council in the town hall on Friday night.\n\n";
    let british = format!("Brek praises ‘alliance’\n\n{body}‘We dig,’ he said.\n\n‘We wait,’ she said.");
    assert_eq!(paragraphs(&british)[0].zone, Zone::Title);
    assert_eq!(outer(&british), ["‘alliance’", "‘We dig,’", "‘We wait,’"]);
    let silent = format!("Brek praises ‘alliance’\n\n{body}He left.");
    assert_eq!(outer(&silent), ["‘alliance’"]);
}

#[test]
fn a_line_of_marks_takes_no_more_than_its_share_of_time() {
    let started = std::time::Instant::now();
    for piece in
        ["“", "\"", "'", "‘", "“a ", "\"a ", "‘a ", "s’ ", "a\" ", "''", "<a \"", "’", "\u{200b}\"", "“a ‘b "]
    {
        let text = piece.repeat(200_000 / piece.len());
        let found = find_quotations(&text, &paragraphs(&text));
        assert!(found.quotations.len() + found.problems.len() <= 200_000);
    }
    // A quadratic walk takes minutes here; this one takes well under a second.
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

/// Pieces of which texts are made that bring marks of every kind beside one another.
fn odd_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "„",
        "«",
        "»",
        "''",
        "``",
        "`",
        "<",
        ">",
        "<a b=\"",
        "a",
        "s",
        "word",
        "6",
        " ",
        " ",
        ",",
        ".",
        "?",
        "—",
        "\n",
        "\r\n",
        "\u{200b}",
        "\u{a0}",
        "(",
        ")",
        "é",
        "in",
        " said Brek, ",
        "😀",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

/// Texts whose curly marks are in good order.
fn good_text() -> impl Strategy<Value = String> {
    // No word here is clipped (’em), loses its last letter (goin’) or may possess something (boys’).
    let word = prop::sample::select(vec!["the", "lock", "we", "dig", "river", "old", "wait", "a", "mayor"]);
    let words = prop::collection::vec(word, 1..6).prop_map(|words| words.join(" "));
    let quoted = (words.clone(), prop::sample::select(vec![",", ".", "?", ""]))
        .prop_map(|(w, end)| format!("“{w}{end}”"));
    let piece = (words.clone(), quoted, words)
        .prop_map(|(before, quoted, after)| format!("{before} {quoted} {after}."));
    prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.join("\n"))
}

proptest! {
    #[test]
    fn quotations_are_in_order_and_in_their_paragraphs(text in prop_oneof![odd_text(), "\\PC{0,200}"]) {
        let paragraphs = paragraphs(&text);
        let found = find_quotations(&text, &paragraphs);
        let mut end = 0;
        let mut start = 0;
        for (k, quotation) in found.quotations.iter().enumerate() {
            let Quotation { span, inner, .. } = *quotation;
            prop_assert!(span.contains(inner));
            prop_assert!(paragraphs[quotation.paragraph as usize].span.contains(span));
            prop_assert!(!span.of(&text).is_empty() && !inner.of(&text).trim().is_empty());
            prop_assert!(span.start >= start);
            start = span.start;
            match quotation.parent {
                None => {
                    prop_assert!(span.start >= end);
                    end = span.end;
                }
                Some(parent) => {
                    prop_assert!((parent as usize) < k);
                    prop_assert!(found.quotations[parent as usize].inner.contains(span));
                }
            }
            let first = &found.quotations[quotation.utterance as usize];
            prop_assert!(quotation.utterance as usize <= k);
            prop_assert_eq!(first.utterance_part, 1);
            prop_assert_eq!(quotation.utterance_part == 1, quotation.utterance as usize == k);
        }
        prop_assert!(found.problems.is_sorted_by_key(|problem| problem.span));
        for problem in &found.problems {
            prop_assert!(!problem.span.of(&text).is_empty());
        }
    }

    #[test]
    fn curly_marks_turned_straight_give_as_many_quotations(text in good_text()) {
        let curly = outer(&text).len();
        prop_assert_eq!(curly, text.matches('“').count());
        prop_assert_eq!(outer(&text.replace(['“', '”'], "\"")).len(), curly);
        prop_assert_eq!(outer(&text.replace(['“', '”'], "''")).len(), curly);
        prop_assert_eq!(outer(&text.replace('“', "‘").replace('”', "’")).len(), curly);
    }

    #[test]
    fn line_ends_make_no_difference(text in odd_text()) {
        let plain = text.replace('\r', "");
        let windows = plain.replace('\n', "\r\n");
        prop_assert_eq!(outer(&plain), outer(&windows));
    }
}
