//! Every rule proves itself: its examples are decided by it and as stated, and of its silent texts
//! it says nothing, with the whole lists at work.

use std::fmt::Write as _;

use sayso::attribution::{Annotated, annotate};
use sayso::choice::Choice;
use sayso::corpus::Article;
use sayso::render;
use sayso::rule::{POINTER, Rule, kind, mention, speaker};

/// How many texts a rule must decide, and on how many it must say nothing, to be understood.
const FIRES: usize = 3;
const SILENT: usize = 2;

/// What the three lists made of the last quotation of a text.
struct Decided {
    /// The deciding rule of each list, in the lists' order; empty where none did.
    rules: [&'static str; 3],
    /// The answer of each list, as examples give it.
    answers: [String; 3],
}

/// Annotates a text and looks at the quotation pointed at, or the last one that is not part of another one.
fn decide(text: &str) -> Decided {
    let pointed = text.find(POINTER);
    let text = &text.replace(POINTER, "");
    let article = Article { id: "example".to_owned(), text: text.clone(), ..Article::default() };
    let found: Annotated = annotate(&article);
    let asked = |start: u32| pointed.is_none_or(|at| at == start as usize);
    let Some(last) = found.quotations.iter().rposition(|q| q.parent.is_none() && asked(q.span.start)) else {
        return Decided { rules: [""; 3], answers: Default::default() };
    };
    let said = &found.attributions[last];
    let speaker = said.speaker.map_or("", |s| found.speakers[s as usize].name.as_str());
    let words = said.mention.map_or(speaker, |m| found.mentions[m as usize].span.of(text));
    Decided {
        rules: [said.kind_rule, said.mention_rule.unwrap_or(""), said.speaker_rule.unwrap_or("")],
        answers: [said.kind.word().to_owned(), words.to_owned(), speaker.to_owned()],
    }
}

/// What is wrong with the examples of a list's rules, a line each.
fn faults<Answer>(list: usize, rules: &[&Rule<Answer>]) -> String {
    let mut faults = String::new();
    for rule in rules {
        if rule.fires.len() < FIRES || rule.silent.len() < SILENT {
            let _ = writeln!(
                faults,
                "{}: {} firing and {} silent examples, {FIRES} and {SILENT} at least",
                rule.id,
                rule.fires.len(),
                rule.silent.len()
            );
        }
        for example in rule.fires {
            let found = decide(example.text);
            if found.rules[list] != rule.id || found.answers[list] != example.answer {
                let _ = writeln!(
                    faults,
                    "{}: {:?} is stated, {:?} of {} found: {}",
                    rule.id, example.answer, found.answers[list], found.rules[list], example.text
                );
            }
        }
        for text in rule.silent {
            let found = decide(text);
            if found.rules.iter().all(|rule| rule.is_empty()) {
                let _ = writeln!(faults, "{}: there is no quotation in: {text}", rule.id);
            }
            if found.rules[list] == rule.id {
                let _ = writeln!(
                    faults,
                    "{} should be silent and answers {:?}: {text}",
                    rule.id, found.answers[list]
                );
            }
        }
    }
    faults
}

#[test]
fn kind_rules_do_what_their_examples_say() {
    let faults = faults(0, kind::RULES);
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn mention_rules_do_what_their_examples_say() {
    let faults = faults(1, mention::RULES);
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn speaker_rules_do_what_their_examples_say() {
    let faults = faults(2, speaker::RULES);
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn the_faults_are_found() {
    use sayso::rule::{Example, Scene};
    let nobody = |_: &Scene| None::<()>;
    let wrong = Rule {
        id: "surname",
        doc: "",
        fires: &[
            Example { text: "Ada Lund left. “No,” Lund said.", answer: "Lund" },
            Example { text: "“No,” she said.", answer: "" },
        ],
        silent: &["Ada Lund left. “No,” Lund said.", "Nobody spoke."],
        find: nobody,
    };
    let faults = faults(2, &[&wrong]);
    assert!(faults.contains("2 firing and 2 silent examples"), "{faults}");
    assert!(faults.contains("\"Lund\" is stated, \"Ada Lund\" of surname found"), "{faults}");
    assert!(faults.contains("\"\" is stated"), "{faults}");
    assert!(faults.contains("surname should be silent and answers \"Ada Lund\""), "{faults}");
    assert!(faults.contains("there is no quotation in: Nobody spoke."), "{faults}");
    assert_eq!(faults.lines().count(), 5, "{faults}");
}

#[test]
fn the_manual_shows_every_example() {
    let manual = render::rules(&[], 120);
    let plain = without_colours(&manual);
    let flat = |text: &str| text.replace('\n', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let manual = flat(&plain).replace(" ¶ ", " ");
    let mut missing = Vec::new();
    let mut shown = |sign: &str, text: &str| {
        let line = format!("{sign} {}", flat(text));
        if !manual.contains(&line) {
            missing.push(line);
        }
    };
    fn each<Answer>(rules: &[&Rule<Answer>], shown: &mut impl FnMut(&str, &str)) {
        for rule in rules {
            for example in rule.fires {
                let answer = if example.answer.is_empty() { "nobody" } else { example.answer };
                shown("+", &format!("{} → {answer}", example.text));
            }
            for text in rule.silent {
                shown("–", text);
            }
        }
    }
    each(kind::RULES, &mut shown);
    each(mention::RULES, &mut shown);
    each(speaker::RULES, &mut shown);
    assert!(missing.is_empty(), "not in the manual:\n{}", missing.join("\n"));
}

/// The text without its colours: everything from an escape character to the next `m`.
fn without_colours(styled: &str) -> String {
    let mut plain = String::with_capacity(styled.len());
    let mut coloured = false;
    for character in styled.chars() {
        match character {
            '\u{1b}' => coloured = true,
            'm' if coloured => coloured = false,
            _ if !coloured => plain.push(character),
            _ => {}
        }
    }
    plain
}

/// Who relays a text's last quotation and who is addressed by it, each empty where nobody is.
fn company(text: &str) -> (String, String) {
    let article = Article { id: "example".to_owned(), text: text.to_owned(), ..Article::default() };
    let found = annotate(&article);
    let said = found.attributions.last().expect("a quotation");
    let via = said.via.map_or(String::new(), |via| found.speakers[via as usize].name.clone());
    (via, said.addressee.map_or(String::new(), |words| words.of(text).to_owned()))
}

#[test]
fn relayers_and_addressees_are_told() {
    for (text, via, addressee) in [
        ("“We are ready,” Ana Voss was quoted as saying by the Harbour Times.", "Harbour Times", ""),
        (
            "“We are ready,” Ana Voss was quoted as saying by the Harbour Times.\n\n“To do this,” Ms. Voss was quoted as \
             saying, “we will need boats.”",
            "Harbour Times",
            "",
        ),
        (
            "The Harbour Times reported Ana Voss, the mayor, as saying that boats were “on their way”.",
            "Harbour Times",
            "",
        ),
        (
            "According to the Harbour Times, Ana Voss praised the “wonderful boats” of her town.",
            "Harbour Times",
            "",
        ),
        ("Ana Voss said the boats were “on their way”.", "", ""),
        ("Ana Voss has since asked the nurses “whether they do boats”.", "", "the nurses"),
        ("Ana Voss told reporters that boats were “on their way”.", "", "reporters"),
        ("In a letter to the board, Ana Voss called the boats “a disgrace”.", "", "the board"),
        ("“Who pays?” asked Councilor Ana Voss.", "", ""),
    ] {
        assert_eq!(company(text), (via.to_owned(), addressee.to_owned()), "{text}");
    }
}
