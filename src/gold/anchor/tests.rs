use super::*;

const OLD: &str = "Dam vote\nThe valley voted on Monday. “We dig until it is dry,” Mara Oyelaran said.\n\
    Ines Kray called it “a gift.” Nobody cheered the “gift” .\n“Yes,” she said. “No,” he said.\n";

fn at(text: &str, words: &str) -> (u32, u32) {
    let start = text.find(words).expect("the words");
    let start = text[..start].chars().count();
    (start as u32, (start + words.chars().count()) as u32)
}

/// What becomes of a span by the old text, by its words and neighbours, and by fingerprints alone.
fn all_ways(words: &str, mention: Option<&str>, new: &str) -> [Anchored; 3] {
    let (span, mention) = (at(OLD, words), mention.map(|mention| at(OLD, mention)));
    let sha256 = text_sha256(OLD);
    let fingerprints = Fingerprints::of(OLD, span, mention, None);
    let known = Anchor { span, mention, text_sha256: Some(&sha256), ..Anchor::default() };
    let one = |anchor: Anchor, old| anchor_one(anchor, old, new);
    [
        one(known, Some(OLD)),
        one(Anchor { exact: Some(words), fingerprints, ..known }, None),
        one(Anchor { fingerprints, ..known }, None),
    ]
}

fn anchor_one(one: Anchor, old: Option<&str>, new: &str) -> Anchored {
    anchor(&[one], old, new).remove(0)
}

fn outcomes(found: &[Anchored; 3]) -> [AnchorOutcome; 3] {
    [found[0].outcome, found[1].outcome, found[2].outcome]
}

#[test]
fn the_same_text_leaves_everything() {
    let found = all_ways("“a gift.”", Some("Ines Kray"), OLD);
    for found in found {
        assert_eq!((found.outcome, found.span), (AnchorOutcome::Unchanged, Some(at(OLD, "“a gift.”"))));
        assert_eq!(found.mention, Some(at(OLD, "Ines Kray")));
    }
}

#[test]
fn words_that_stand_elsewhere_are_followed() {
    let sentence = OLD.replace("Nobody", "Rain fell on “the gift.” Nobody");
    let paragraph = "Ines Kray called it “a gift.” Nobody cheered the “gift” .\n";
    let moved = OLD.replace(paragraph, "") + paragraph;
    let restyled = OLD.replace(['“', '”'], "''").replace('\n', "\r\n");
    for new in [&sentence, &moved, &restyled] {
        for (words, mention) in [
            ("“a gift.”", Some("Ines Kray")),
            ("“gift”", None),
            ("“We dig until it is dry,”", Some("Mara Oyelaran")),
        ] {
            let styled =
                if new.contains("''") { words.replace(['“', '”'], "''") } else { words.to_owned() };
            for found in all_ways(words, mention, new) {
                assert!(found.outcome.is_sound(), "{words}: {found:?}\n{new}");
                assert_eq!(found.span, Some(at(new, &styled)), "{words}: {found:?}\n{new}");
                assert_eq!(found.mention, mention.map(|mention| at(new, mention)), "{found:?}");
            }
        }
    }
}

#[test]
fn an_inserted_sentence_that_looks_the_same_does_not_mislead() {
    let new = OLD.replace("“No,”", "“Perhaps,” she said. “No,”");
    for (words, mention) in [("“Yes,”", Some("she said. “No")), ("“No,”", None)] {
        let mention = mention.map(|_| "she");
        for found in all_ways(words, mention, &new) {
            assert!(found.outcome.is_sound(), "{words}: {found:?}");
            assert_eq!(found.span, Some(at(&new, words)), "{found:?}");
            assert_eq!(found.mention, mention.map(|mention| at(&new, mention)), "{found:?}");
        }
    }
}

#[test]
fn edited_words_are_never_trusted() {
    use AnchorOutcome::{Changed, Lost};
    let mended = OLD.replace("until it is dry", "until it was dry");
    let found = all_ways("“We dig until it is dry,”", None, &mended);
    assert_eq!(outcomes(&found), [Changed; 3], "{found:#?}");
    for one in &found {
        assert_eq!(one.span, Some(at(&mended, "“We dig until it was dry,”")), "{one:?}");
    }
    assert!(found[0].score.expect("a score") > 0.8);
    assert!(found[0].old_context.contains("[“We dig until it is dry,”]"), "{}", found[0].old_context);
    assert!(found[0].new_context.contains("[“We dig until it was dry,”]"), "{}", found[0].new_context);

    let gone = OLD.replace("“We dig until it is dry,” Mara Oyelaran said.", "Nobody spoke.");
    assert_eq!(outcomes(&all_ways("“We dig until it is dry,”", None, &gone)), [Lost; 3]);

    // The span stays, but the name beside it does not.
    let renamed = OLD.replace("Mara Oyelaran", "Mira Oyelaran");
    let found = all_ways("“We dig until it is dry,”", Some("Mara Oyelaran"), &renamed);
    assert_eq!(outcomes(&found), [Changed; 3], "{found:#?}");
}

#[test]
fn a_short_span_that_went_is_not_found_in_another() {
    // The first “gift” is gone, and another stands where there was none.
    let new = OLD
        .replace("Nobody cheered the “gift” .", "Nobody cheered.")
        .replace("she said", "she said of the “gift”");
    let found = all_ways("“gift”", None, &new);
    for one in &found {
        assert!(!one.outcome.is_sound(), "{one:?}");
    }
}

#[test]
fn gold_without_words_or_fingerprints_needs_the_old_text() {
    let span = at(OLD, "“a gift.”");
    let sha256 = text_sha256(OLD);
    let bare = Anchor { span, text_sha256: Some(&sha256), ..Anchor::default() };
    let new = format!("New\n{OLD}");
    assert_eq!(anchor_one(bare, None, &new).outcome, AnchorOutcome::Lost);
    assert_eq!(anchor_one(bare, Some("Another text."), &new).outcome, AnchorOutcome::Lost);
    assert_eq!(anchor_one(bare, Some(OLD), &new).span, Some(at(&new, "“a gift.”")));
    // A short span without neighbours is believed only as far from the next record as before.
    let exact = Anchor { exact: Some("“a gift.”"), ..bare };
    assert_eq!(anchor_one(exact, None, &new).outcome, AnchorOutcome::Ambiguous);
    let words = "“We dig until it is dry,”";
    let other = Anchor { span: at(OLD, words), exact: Some(words), ..bare };
    let both = anchor(&[other, exact], None, &new);
    assert_eq!((both[1].outcome, both[1].span), (AnchorOutcome::Moved, Some(at(&new, "“a gift.”"))));
}

#[test]
fn two_records_in_one_place_are_not_believed() {
    let sha256 = text_sha256("another text");
    let words = "“We dig until it is dry,”";
    let one = Anchor { span: (0, 25), exact: Some(words), text_sha256: Some(&sha256), ..Anchor::default() };
    let both = anchor(&[one, Anchor { span: (90, 115), ..one }], None, OLD);
    assert!(both.iter().all(|found| found.outcome == AnchorOutcome::Ambiguous), "{both:?}");
}

#[test]
fn a_sentence_put_between_span_and_cue_does_not_take_the_cue() {
    let new = OLD.replace("until it is dry,”", "until it is dry,” “No,” he said.");
    let sha256 = text_sha256(OLD);
    let next = "“a gift.”";
    let words = "“We dig until it is dry,”";
    let (span, mention, cue) = (at(OLD, words), Some(at(OLD, "Mara Oyelaran")), Some(at(OLD, "said.\nInes")));
    let cue = cue.map(|(start, _)| (start, start + 4));
    let known = |span, mention, cue| Anchor {
        span,
        mention,
        cue,
        text_sha256: Some(&sha256),
        fingerprints: Fingerprints::of(OLD, span, mention, cue),
        ..Anchor::default()
    };
    let one = known(span, mention, cue);
    // Alone, the record might mean either cue; the next one tells how far all has moved.
    assert_eq!(anchor(&[one], None, &new)[0].outcome, AnchorOutcome::Changed);
    let both = anchor(&[one, known(at(OLD, next), None, None)], None, &new);
    assert_eq!(both[0].outcome, AnchorOutcome::Moved, "{:?}", both[0]);
    assert_eq!(both[0].mention, Some(at(&new, "Mara Oyelaran")));
    let right = at(&new, "said.\nInes").0;
    assert_eq!(both[0].cue, Some((right, right + 4)));
}

#[test]
fn words_that_stand_once_are_believed_though_all_around_them_is_another() {
    let words = "“We dig until it is dry,”";
    let new = format!("Rain. Rain fell and fell. {words} It rained on and on and on.\n");
    for found in &all_ways(words, None, &new)[1..] {
        assert_eq!((found.outcome, found.span), (AnchorOutcome::Moved, Some(at(&new, words))), "{found:?}");
    }
    // Few words prove nothing, and no words do where others are like them.
    let few = "Rain. Rain fell and fell. “a gift.” It rained on and on and on.\n";
    assert!(all_ways("“a gift.”", None, few)[1..].iter().all(|found| !found.outcome.is_sound()));
    let quoted = OLD.replace("dry,” Mara", "dried up,” Mara").replace("“No,” he said.", words);
    let found = all_ways(words, None, &quoted);
    assert_eq!(found[1].outcome, AnchorOutcome::Ambiguous, "{:?}", found[1]);
}

#[test]
fn a_stretch_that_begins_inside_a_word_keeps_its_place_in_it() {
    let (start, end) = at(OLD, "dig until it is");
    let sha256 = text_sha256(OLD);
    let new = OLD.replace("Dam vote", "A vote on the dam");
    for (by, words) in [((1, 0), "ig until it is"), ((0, 1), "dig until it i")] {
        let span = (start + by.0, end - by.1);
        let fingerprints = Fingerprints::of(OLD, span, None, None);
        let known = Anchor { span, text_sha256: Some(&sha256), fingerprints, ..Anchor::default() };
        for one in [known, Anchor { exact: Some(words), ..known }] {
            let found = anchor_one(one, None, &new);
            assert_eq!(
                (found.outcome, found.span),
                (AnchorOutcome::Moved, Some(at(&new, words))),
                "{found:?}"
            );
        }
    }
    // Of a doubled mark, which is one mark now, a part is all.
    let old = OLD.replace(['“', '”'], "''");
    let span = at(&old, "''a gift.'");
    let sha256 = text_sha256(&old);
    let half = Anchor { span, text_sha256: Some(&sha256), ..Anchor::default() };
    let fingerprints = Fingerprints::of(&old, span, None, None);
    for (one, text) in [(half, Some(old.as_str())), (Anchor { fingerprints, ..half }, None)] {
        let found = anchor_one(one, text, OLD);
        assert_eq!(
            (found.outcome, found.span),
            (AnchorOutcome::Moved, Some(at(OLD, "“a gift.”"))),
            "{found:?}"
        );
    }
}
