//! Every construction with every subject: who speaks must not depend on how a speaker is described.
//!
//! A sentence of each construction is made with each subject and, where the construction leaves it open, each verb
//! of saying and each adverbial; in all of them the subject, or the board that stands beside it, is the one quoted.

use sayso::attribution::annotate;
use sayso::corpus::Article;

/// What stands before the sentence: whom short names and pronouns mean.
const OPENING: &str = "Weather today was fine.\n\nTarn has a plan for its harbour, which the board backs.\n\nMayor Ada \
                       Holt and her rival Bo Arden know it well, as does Ina Wells, who teaches law.\n\nThe plan is \
                       old.\n\n";

/// How a speaker is named inside a sentence, and the speaker.
const SUBJECTS: [(&str, &str); 36] = [
    ("Ada Holt", "Ada Holt"),
    ("Holt", "Ada Holt"),
    ("Ms. Holt", "Ada Holt"),
    ("Holt, 54,", "Ada Holt"),
    ("Holt, the mayor of Tarn,", "Ada Holt"),
    ("Holt, who has led the town since 2011,", "Ada Holt"),
    ("Holt, a Democrat from Tarn,", "Ada Holt"),
    ("Mayor Ada Holt", "Ada Holt"),
    ("Tarn Mayor Ada Holt", "Ada Holt"),
    ("the mayor, Ada Holt,", "Ada Holt"),
    ("Ada Holt, a former judge who now runs the Tarn museum,", "Ada Holt"),
    ("Sen. Ada Holt, D-Ohio,", "Ada Holt"),
    ("Sen. Ada Holt (D-Ohio)", "Ada Holt"),
    ("British Prime Minister Ada Holt", "Ada Holt"),
    ("Orsadyne chief executive Ada Holt", "Ada Holt"),
    ("the chief executive of Orsadyne, Ada Holt,", "Ada Holt"),
    ("campaign manager Bo Arden", "Bo Arden"),
    ("retired Gen. Bo Arden", "Bo Arden"),
    ("Bo Arden, Holt’s lawyer,", "Bo Arden"),
    ("Holt’s lawyer, Bo Arden,", "Bo Arden"),
    ("Orsa’s foreign minister, Jan Krol,", "Jan Krol"),
    ("Jan Krol, Orsa’s foreign minister,", "Jan Krol"),
    ("Professor Ina Wells of the University of Tarn", "Ina Wells"),
    ("Ina Wells, a professor of law at the University of Tarn,", "Ina Wells"),
    ("Dr. Wells, an expert on tides who was not involved in the study,", "Ina Wells"),
    ("a spokesman for Holt", "spokesman for Holt"),
    ("a senior White House official", "senior White House official"),
    ("one resident, who asked not to be named,", "resident"),
    ("prosecutors", "prosecutors"),
    ("residents of Tarn", "residents of Tarn"),
    ("the company", "company"),
    ("the Justice Department", "Justice Department"),
    ("the U.N. Security Council", "U.N. Security Council"),
    ("Human Rights Watch", "Human Rights Watch"),
    ("the Kremlin", "Kremlin"),
    ("Reuters", "Reuters"),
];

/// Verbs of saying, which take a clause.
const VERBS: [&str; 12] = [
    "said",
    "told reporters",
    "added",
    "argued",
    "insisted",
    "acknowledged",
    "noted",
    "maintained",
    "warned",
    "claimed",
    "admitted",
    "declared",
];

/// When, where and how something is said.
const ADVERBIALS: [&str; 14] = [
    "",
    " on Tuesday",
    " in an interview",
    " by phone",
    " late Friday",
    " in a letter to the board",
    " at a news conference in Tarn",
    " last month",
    " that evening",
    " earlier that day",
    " moments later",
    " not long after",
    " half an hour later",
    " more than once",
];

/// Sentences in which the subject, `{s}` or with a capital `{S}`, is quoted, `{v}` being a verb and `{a}` an adverbial.
const CONSTRUCTIONS: [&str; 67] = [
    "“The plan is not ready” was how {s} put it.",
    "“Not ready” was how {s} described the plan.",
    "“Not ready” was the verdict of {s}.",
    "“We are not ready,” was the message from {s}.",
    "“Not ready” is what {s} called the plan.",
    "{S} backed the plan and later, in an interview, called it “not ready.”",
    "{S} backed the plan but then, in a letter to the board, called it “not ready.”",
    "{S} sent the board a letter that called the plan “not ready.”",
    "{S} accused the board, which had met twice since May, of “selling out.”",
    "“The plan is not ready,” {s} {v}{a}.",
    "“The plan is not ready,” {s} {v}{a}. “We will wait.”",
    "{S} {v}{a} that the plan was “not ready.”",
    "{S} {v}{a}: “The plan is not ready.”",
    "“The plan,” {s} {v}{a}, “is not ready.”",
    "The plan was “not ready,” {s} {v}{a}.",
    "The plan was “not ready,” {s} {v}{a}, and it would cost “a fortune.”",
    "The plan, {s} {v}{a}, is “not ready.”",
    "The plan, which {s} {v} was “not ready,” was dropped.",
    "As {s} {v}{a}, the plan is “not ready.”",
    "On Tuesday, {s} {v} the plan was “not ready.”",
    "In a statement, {s} {v} the plan was “not ready.”",
    "In an interview with the Tarn Post, {s} {v} the plan was “not ready.”",
    "Asked about the plan, {s} {v} it was “not ready.”",
    "The board approved the plan, but {s} {v} it was “not ready.”",
    "While the board approved the plan, {s} {v} it was “not ready.”",
    "The board dropped the plan because {s} {v} it was “not ready.”",
    "The board dropped the plan after {s} {v} it was “not ready.”",
    "{S} later {v}{a} that the plan was “not ready.”",
    "{S} had previously {v} that the plan was “not ready.”",
    "{S} visited the town{a} and {v} that the plan was “not ready.”",
    "{S} {v}{a} that the plan, which the board had approved in May, was “not ready” and “too costly.”",
    "{S} called the plan “not ready.”",
    "{S} described the plan{a} as “not ready.”",
    "{S} rejected the plan{a}, saying it was “not ready.”",
    "{S} rejected the plan{a}, calling it “not ready.”",
    "{S} told the board{a} that the plan was “not ready.”",
    "{S} repeated a warning{a} that the plan was “not ready.”",
    "{S} issued a warning that the plan was “not ready.”",
    "{S} vowed to “fight on.”",
    "{S} accused the board of “selling out.”",
    "{S} praised the plan as “a gift.”",
    "{S} dismissed the plan as “a gift to nobody.”",
    "{S} likened the plan to “a sinking ship.”",
    "{S} urged the board to “think again.”",
    "{S} called on the board to “think again.”",
    "{S} threatened to “close the harbour.”",
    "{S} promised “a new plan.”",
    "{S} demanded “a new plan.”",
    "{S} cited “a lack of money.”",
    "{S} spoke of “a lack of money.”",
    "{S} expressed “deep regret” over the plan.",
    "{S} condemned the “reckless” plan.",
    "{S} declared the plan “reckless.”",
    "{S} branded the plan “reckless.”",
    "{S} saw the plan as “reckless.”",
    "{S} described how the plan had “failed the town.”",
    "{S} denied that the plan was “a joke.”",
    "{S} wrote in a new book that the plan was “not ready.”",
    "{S} posted on Facebook that the plan was “not ready.”",
    "{S} told the BBC: “The plan is not ready.”",
    "“The plan is not ready,” {s} tweeted.",
    "“Is it ready?” {s} asked.",
    "The board backs a plan that {s} called “reckless.”",
    "In what {s} called a “reckless” move, the board closed the harbour.",
    "The plan has stalled since {s} called it “not ready.”",
    "When the board asked for money, {s} said the plan was “not ready.”",
    "According to {s} the plan is “not ready.”",
];

/// Sentences in which the board is quoted, whatever is said of the subject.
const OF_THE_BOARD: [&str; 10] = [
    "Replying to {s} the board said the plan was “not ready.”",
    "Despite pleas from {s} the board said the plan was “not ready.”",
    "After {s} criticized the plan, the board said it was “not ready.”",
    "While {s} backed the plan, the board called it “not ready.”",
    "In a letter to {s} the board said the plan was “not ready.”",
    "Asked by {s} about the plan, the board said it was “not ready.”",
    "The board told {s} that the plan was “not ready.”",
    "The board accused {s} of “selling out.”",
    "The board met {s} and said the plan was “not ready.”",
    "The board said that {s} knew that the plan was “not ready.”",
];

/// Whether a construction is known to be misread with a subject: a relative clause inside words in passing, whoever
/// asks for something inside the complement of another's verb, an office without an article behind "what", and "the
/// board" beside a council, which is taken for it.
fn is_missed(construction: &str, subject: &str) -> bool {
    let bare = subject.starts_with("campaign manager") || subject.starts_with("retired");
    construction.starts_with("The plan, {s} {v}") && subject.contains(" who ")
        || construction.contains("what {s}") && bare
        || OF_THE_BOARD.contains(&construction)
            && (subject.contains("who asked") || subject.contains("Council"))
}

/// The speakers of the quotations of a sentence behind the opening.
fn speakers(sentence: &str) -> Vec<String> {
    let text = format!("{OPENING}{sentence}\n");
    let found = annotate(&Article { text, ..Article::default() });
    let name = |speaker: Option<u32>| speaker.map_or("", |s| &found.speakers[s as usize].name).to_owned();
    found.attributions.iter().map(|attribution| name(attribution.speaker)).collect()
}

/// A sentence of a construction.
fn sentence(construction: &str, subject: &str, verb: &str, adverbial: &str) -> String {
    let mut letters = subject.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    construction
        .replace("{s}", subject)
        .replace("{S}", &capital)
        .replace("{v}", verb)
        .replace("{a}", adverbial)
}

/// The sentences of constructions whose quotations are not all the wanted speaker's, and whose they are said to be.
fn wrong<'t>(constructions: &'t [&str], wanted: impl Fn(&'t str) -> &'t str) -> Vec<(String, Vec<String>)> {
    let mut wrong = Vec::new();
    for construction in constructions {
        let verbs = if construction.contains("{v}") { &VERBS[..] } else { &VERBS[..1] };
        let adverbials = if construction.contains("{a}") { &ADVERBIALS[..] } else { &ADVERBIALS[..1] };
        let subjects =
            SUBJECTS.iter().enumerate().filter(|(_, (subject, _))| !is_missed(construction, subject));
        for (number, (subject, speaker)) in subjects {
            for (turn, verb) in verbs.iter().enumerate() {
                // Each verb with one adverbial, another for each subject.
                let adverbial = adverbials[(number + turn) % adverbials.len()];
                let sentence = sentence(construction, subject, verb, adverbial);
                let found = speakers(&sentence);
                let right = |name: &String| name.eq_ignore_ascii_case(wanted(speaker));
                if found.is_empty() || !found.iter().all(right) {
                    wrong.push((sentence, found));
                }
            }
        }
    }
    wrong
}

#[test]
fn whoever_speaks_is_found_however_described() {
    let wrong = wrong(&CONSTRUCTIONS, |speaker| speaker);
    assert!(wrong.is_empty(), "{}: {wrong:#?}", wrong.len());
}

#[test]
fn whoever_is_only_spoken_of_is_not_quoted() {
    let wrong = wrong(&OF_THE_BOARD, |_| "board");
    assert!(wrong.is_empty(), "{}: {wrong:#?}", wrong.len());
}
