//! `the term "…"`, `so-called "…"`, `known as "…"`: a word mentioned as a word.

use super::{title, work};
use crate::lexicon::grammar::gives_name;
use crate::lexicon::{CueClass, Tag, Traits};
use crate::quotation::QuotationType;
use crate::rule::{Example, Rule, Scene, mention};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "term",
    doc: "\"the term\", \"so-called\", \"known as\", \"the definition of\" or \"the nickname\" stands \
          right before a short span, or \"a term\" right behind its comma, or it is the name of a thing \
          (\"an account called\") or one that people in general use, or says what a foreign word means: \
          it is given to nobody. Where \"so-called\" and more than one word open what somebody is reported \
          to say, they are theirs.",
    fires: &[
        Example {
            text: "The term “ghost acre” describes farmland that a country uses abroad.",
            answer: "scare",
        },
        Example {
            text: "Farmers in the valley still use the word “tarn” for any pond.", answer: "scare"
        },
        Example { text: "The so-called “lantern law” was repealed in 1931.", answer: "scare" },
        Example { text: "A fault known as “the Seam” runs below the reservoir.", answer: "scare" },
        Example { text: "The rock that locals call “the Widow” fell in May.", answer: "scare" },
        Example { text: "The money came from an account called “Otter-7” in May.", answer: "scare" },
        Example { text: "A fund called the “Second Helping” closed in May.", answer: "scare" },
        Example { text: "Everyone involved calls them “the eels” now.", answer: "scare" },
        Example { text: "The pilot, whom everyone calls “Old Iggy,” left.", answer: "scare" },
        Example { text: "A pilot who goes by the call sign “Otter” flew it.", answer: "scare" },
        Example { text: "Ms. Platt said it was a boat nicknamed the “tub” in May.", answer: "scare" },
        Example { text: "The band goes by “Low Tide” these days.", answer: "scare" },
        Example {
            text: "Voters in Harrow Bay have had enough of the so-called \"ferry tax.\"",
            answer: "scare",
        },
        Example {
            text: "The ministry announced an exercise, dubbed “Freedom Heron,” on Monday.",
            answer: "scare",
        },
        Example {
            text: "There is a collection from the painter Ana Holt called “Mud!”", answer: "scare"
        },
        Example {
            text: "She sells a set from the painter Ana Holt called “Mud and Other Things That Stick.”",
            answer: "title",
        },
        Example {
            text: "Ms. Holt said the boat was called Dorme Bem, Portuguese for “sleep well and wake up late”.",
            answer: "scare",
        },
        Example {
            text: "Judges are loath to change rules late, a doctrine known as the “Purlow principle”.",
            answer: "scare",
        },
        Example { text: "The mill, known in the valley simply as “the Lady,” is shut.", answer: "scare" },
        Example {
            text: "Mr. Vance brought in a bill, dubbed the “Open Harbour Act,” in May.",
            answer: "scare",
        },
        Example {
            text: "Its policy, often summed up as the “five rules,” bars it from war.",
            answer: "scare",
        },
        Example { text: "Ms. Platt cast the only “no” vote on the board.", answer: "scare" },
        Example { text: "Those voting “yes” were told to stand up.", answer: "scare" },
        Example {
            text: "The plover, sometimes called the “sand clown”, breeds on the bar.",
            answer: "scare",
        },
        Example { text: "The sides left the definition of an “incursion” for later.", answer: "scare" },
        Example {
            text: "The Finns endured years of sneers about “tugdom,” a term never meant kindly.",
            answer: "scare",
        },
        Example {
            text: "As a cook (nicknames: ▸“Crab” and “Heron”) he was slow.", answer: "scare"
        },
        Example { text: "By noon the memo had acquired a nickname: “the ransom note.”", answer: "scare" },
        Example { text: "He blamed a pilot known to him only as “Mr Gull”.", answer: "scare" },
        Example { text: "For a port it has long been regarded as a “sleeper”.", answer: "scare" },
        Example { text: "Ms. Platt argued that the so-called “stair” was a ramp.", answer: "scare" },
        Example {
            text: "With half the votes in, Ana Holt – known to nearly all as “the Heron” – led.",
            answer: "scare",
        },
        Example {
            text: "The 73-year-old, a former teacher known to supporters as “Headmaster”, ran again.",
            answer: "scare",
        },
    ],
    silent: &[
        "He had a word for the plan: “Rubbish.”",
        "Ms. Platt said the so-called “long staircase” of tolls was meant for ships.",
        "The mayor used the term in a speech. “It is a gift,” she said.",
        "Traders were selling T-shirts printed with the words “Never again”.",
        "Ms. Platt posted a picture of the quay over the words “Never again”.",
        "Ms. Platt wept as the foreman read the word “guilty” out.",
        "In the words of one juror, “it was never close.”",
        "The coach was known as a patient man, but he called the referee “a coward”.",
        "The coach thanked the French for “a lovely and rather long evening”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    if is_translation(scene) {
        return Some(QuotationType::Scare);
    }
    let long = scene.wording().words > 5;
    if long && scene.wording().capitals.is_none() {
        return None;
    }
    let (phrase, place) = scene.place()?;
    if long {
        return is_name_of_thing(&phrase, place).then_some(QuotationType::Title);
    }
    let first = scene.layout.token_at(scene.quotation().span.start);
    let word =
        |back: usize| first.checked_sub(back).map_or("", |i| scene.layout.tokens[i].span.of(scene.text));
    // "known as the “ten-dash line”"
    let article = usize::from(word(2) == "as" && matches!(word(1), "the" | "a" | "an"));
    let word = |back: usize| word(back + article);
    let one = word(1);
    if one.eq_ignore_ascii_case("so-called") {
        return (scene.wording().words < 2 || !opens_report(&phrase, place)).then_some(QuotationType::Scare);
    }
    if is_ballot(scene, &phrase, place) {
        return Some(QuotationType::Scare);
    }
    // "known internally as", "identified only as"
    let by_adverb = word(2).ends_with("ly") || word(2) == "also" || word(2) == "simply";
    let participle = if by_adverb { word(3) } else { word(2) };
    let known = one == "as"
        && (matches!(participle, "known" | "Known" | "nicknamed" | "designated" | "filed")
            || by_adverb && word(2) == "only" && matches!(participle, "identified" | "named")
            || is_generally_known(scene, first - 1 - article))
        || one == "by" && matches!(word(2), "goes" | "went" | "go");
    let titled = || scene.wording().capitals.is_some() && work::beside_a_work(&phrase, place);
    if is_name_of_thing(&phrase, place) && !titled()
        || is_commonly_called(&phrase, place)
        || is_general_name(scene, &phrase, place)
    {
        return Some(QuotationType::Scare);
    }
    let term = matches!(one, "term" | "word" | "words")
        && matches!(word(2), "the" | "The")
        && phrase.frame.kind(place as isize - 1) == ChunkKind::Noun
        && !(one == "words" && are_shown(&phrase, place - 1))
        && !is_used(&phrase, place - 1);
    let name = one == "sign" && word(2) == "call"
        || matches!(
            one,
            "nickname" | "moniker" | "codename" | "callsign" | "alias" | "pseudonym" | "nicknames"
        )
        || one == "name" && matches!(word(2), "the" | "a" | "under");
    // "It had earned a nickname: “the barn.”"
    let colon = phrase.frame.kind(place as isize - 1) == ChunkKind::Colon
        && matches!(word(2), "nickname" | "nicknames" | "moniker" | "codename" | "pseudonym");
    (known || term || name || colon || is_defined(&phrase, place) || is_told_to_be(&phrase, place))
        .then_some(QuotationType::Scare)
}

/// "sneers about “tugdom,” a term never meant kindly": a word that the next words say to be one.
fn is_told_to_be(phrase: &Phrase, place: usize) -> bool {
    let next = place + 1 + usize::from(phrase.frame.kind(place as isize + 1) == ChunkKind::Comma);
    let parted = next > place + 1 || phrase.ends_in_comma(place);
    parted
        && phrase.frame.kind(next as isize) == ChunkKind::Noun
        && matches!(phrase.first_word(next), "a" | "the" | "an")
        && matches!(
            phrase.head_word(next),
            "term" | "word" | "nickname" | "euphemism" | "slur" | "acronym" | "shorthand" | "moniker"
        )
        // "“tugdom,” a term coined by Ana Holt": hers.
        && mention::whose_term(phrase, place).is_none()
}

/// "the definition of an “incursion”": nothing but an article between the span and "the definition of".
fn is_defined(phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let of = place as isize - 1 - isize::from(phrase.is_bare_article(place as isize - 1));
    frame.kind(of) == ChunkKind::Preposition
        && phrase.head_word(of as usize) == "of"
        && frame.kind(of - 1) == ChunkKind::Noun
        && matches!(phrase.head_word(of as usize - 1), "definition" | "meaning" | "definitions")
        && phrase.first_word(of as usize - 1).eq_ignore_ascii_case("the")
}

/// Languages of which news gives the meaning of a word.
const LANGUAGES: [&str; 32] = [
    "Arabic",
    "Bengali",
    "Cantonese",
    "Chinese",
    "Danish",
    "Dutch",
    "Farsi",
    "Finnish",
    "French",
    "Gaelic",
    "German",
    "Greek",
    "Hawaiian",
    "Hebrew",
    "Hindi",
    "Irish",
    "Italian",
    "Japanese",
    "Korean",
    "Latin",
    "Mandarin",
    "Norwegian",
    "Persian",
    "Polish",
    "Portuguese",
    "Russian",
    "Spanish",
    "Swahili",
    "Swedish",
    "Turkish",
    "Ukrainian",
    "Yiddish",
];

/// "Dorme Bem, Portuguese for “sleep well”": what a foreign word means, in the reporter's own words.
fn is_translation(scene: &Scene) -> bool {
    let first = scene.layout.token_at(scene.quotation().span.start);
    let word =
        |back: usize| first.checked_sub(back).map_or("", |i| scene.layout.tokens[i].span.of(scene.text));
    // A mark of punctuation before the language tells the apposition from "thanked the French for".
    word(1) == "for"
        && LANGUAGES.contains(&word(2))
        && (word(3) == "is" || !word(3).is_empty() && word(3).chars().all(|c| !c.is_alphanumeric()))
}

/// "She used the word “…” twice": whether somebody who was spoken of is said to have used the word.
fn is_used(phrase: &Phrase, word: usize) -> bool {
    let Some(verb) = word.checked_sub(1).filter(|at| phrase.frame.kind(*at as isize) == ChunkKind::Verb)
    else {
        return false;
    };
    matches!(
        phrase.head_word(verb),
        "used" | "uses" | "repeated" | "avoided" | "invoked" | "read" | "uttered"
    ) && phrase.chunk(verb).flag
        && phrase.subject(verb).is_some_and(|subject| {
            matches!(phrase.head_word(subject.chunk), "he" | "she" | "He" | "She")
                || phrase.is_name(subject.chunk)
                || phrase.head(subject.chunk).has(Traits::PERSON_ROLE | Traits::GROUP_ROLE)
        })
}

/// Whether "the words" are on something or said by somebody: "shirts with the words “…”", "refused to
/// say the words “…”".
fn are_shown(phrase: &Phrase, words: usize) -> bool {
    let mut before = words as isize - 1;
    // "added only the words “…”"
    if phrase.frame.kind(before) == ChunkKind::Adverb {
        before -= 1;
    }
    match phrase.frame.kind(before) {
        ChunkKind::Preposition => {
            matches!(
                phrase.head_word(before as usize),
                "with" | "under" | "above" | "over" | "across" | "beneath" | "below" | "beside"
            )
        }
        ChunkKind::Conjunction => true,
        ChunkKind::Verb => {
            let verb = phrase.head_word(before as usize);
            phrase.chunk(before as usize).cue != 0
                || matches!(verb, "bearing" | "bore" | "bears" | "carrying" | "had" | "has")
        }
        _ => false,
    }
}

/// Whether a verb of naming in the passive, with nobody who names and a word that it is common, stands
/// before: "used to be called a “…”", "often derided as a “…”".
fn is_commonly_called(phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let mut at = place as isize - 1;
    if phrase.is_bare_article(at) {
        at -= 1;
    }
    if phrase.is_as(at) {
        at -= 1;
    }
    let Some(verb) = usize::try_from(at).ok().filter(|_| frame.kind(at) == ChunkKind::Verb) else {
        return false;
    };
    let chunk = phrase.chunk(verb);
    let names = (chunk.class() == Some(CueClass::Call)
        || chunk.cue().is_some_and(|cue| cue.lemma == "sum up"))
        && (chunk.passive || chunk.tag == Tag::Participle && !chunk.flag);
    let common = [
        "often",
        "sometimes",
        "commonly",
        "widely",
        "usually",
        "generally",
        "popularly",
        "long",
        "once",
        "variously",
    ];
    let adverb = (chunk.first..chunk.head)
        .chain(
            at.checked_sub(1)
                .filter(|at| frame.kind(*at) == ChunkKind::Adverb)
                .map(|at| phrase.chunk(at as usize).head),
        )
        .any(|token| common.iter().any(|word| phrase.layout.tokens[token as usize].is(phrase.text, word)));
    let formerly = chunk.infinitive
        && frame.kind(at - 1) == ChunkKind::Verb
        && phrase.head_word(at as usize - 1) == "used";
    names && (adverb || formerly) && phrase.agent(verb).is_none()
}

/// Whether "known" stands a little before "as", with no more between than an adverb or those who know it:
/// "known internally as", "known to everybody on the site as".
fn is_generally_known(scene: &Scene, by: usize) -> bool {
    let tokens = &scene.layout.tokens;
    let floor = by.saturating_sub(7);
    let word = |at: usize| tokens[at].span.of(scene.text);
    let Some(known) = (floor..by).rev().find(|at| word(*at) == "known") else { return false };
    let adverb = by == known + 2 && tokens[known + 1].known().tags[0] == Tag::Adverb;
    // "known in the valley simply as", "known among the pilots as"
    // "known to generations of pupils as", "known to him only as"
    let generally = matches!(word(known + 1), "to" | "in" | "among" | "around" | "across" | "throughout")
        && !tokens[known + 1..by].iter().any(|token| token.known().tags[0].is_finite());
    (adverb || generally) && tokens[known..by].iter().all(|token| token.shape.is_word())
}

/// "Voss said the so-called “ladder” was": whether the clause that the words open is what a verb of saying right
/// before it tells.
fn opens_report(phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let mut at = place as isize - 2;
    if frame.kind(at) == ChunkKind::Subordinator && phrase.head_word(at as usize) == "that" {
        at -= 1;
    }
    frame.kind(place as isize - 1) == ChunkKind::Noun
        && frame.kind(at) == ChunkKind::Verb
        && phrase.chunk(at as usize).flag
        && !phrase.chunk(at as usize).passive
        && phrase.chunk(at as usize).class() == Some(CueClass::Say)
}

/// "the only “no” vote", "disaffected “Leave” supporters": what may be voted for.
fn is_ballot(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    let choices = ["yes", "no", "aye", "nay", "leave", "remain", "stay"];
    let votes = ["vote", "votes", "voter", "voters", "voting", "campaign", "camp", "side", "supporters"];
    // "those voting “yes”"
    let cast = || {
        let first = scene.layout.token_at(scene.quotation().span.start);
        first.checked_sub(1).is_some_and(|before| {
            let word = scene.layout.tokens[before].span.of(scene.text);
            matches!(word, "voting" | "voted" | "vote" | "votes")
        })
    };
    choices.contains(&scene.wordings.lower(scene.asked))
        && (cast()
            || phrase.frame.kind(place as isize + 1) == ChunkKind::Noun
                && votes.contains(&phrase.head_word(place + 1)))
}

/// Whether people in general give the name: "a rock that locals call “the Widow”".
fn is_general_name(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    let them = place.checked_sub(1).filter(|at| phrase.chunk(*at).tag == Tag::Pronoun);
    let Some(verb) =
        them.unwrap_or(place).checked_sub(1).filter(|at| phrase.frame.kind(*at as isize) == ChunkKind::Verb)
    else {
        return false;
    };
    let capital = || {
        let mut words = scene.words().split_whitespace();
        let first = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
        // The first word of what people say may have a capital, the only one of a nickname too.
        words.clone().any(|word| word.starts_with(char::is_uppercase)) || first && words.next().is_none()
    };
    let people = ["people", "locals", "residents", "villagers", "islanders", "townspeople"];
    let all = |word: &str| word.eq_ignore_ascii_case("everyone") || word.eq_ignore_ascii_case("everybody");
    matches!(phrase.head_word(verb), "call" | "calls" | "called")
        && phrase.subject(verb).map(|subject| phrase.head_word(subject.chunk)).is_some_and(|subject| {
            // "everyone involved calls them “the eels”"
            all(subject) || people.contains(&subject) && capital()
        })
}

/// Whether a past form gives a thing a name that is no title.
fn names(word: &str) -> bool {
    gives_name(word) && !title::titles(word)
}

/// "an account called “…”": a thing and its name.
fn is_name_of_thing(phrase: &Phrase, place: usize) -> bool {
    // "a boat called the “Second Helping”", but "a formula called the “chained index”"
    let inner = phrase.quotations[phrase.chunk(place).head as usize].inner.of(phrase.text);
    let article = place
        .checked_sub(1)
        .filter(|at| phrase.frame.kind(*at as isize) == ChunkKind::Noun && phrase.words(*at) == "the")
        .filter(|at| {
            // "a missile nicknamed the “monster”"
            let nicknamed = at.checked_sub(1).is_some_and(|verb| phrase.head_word(verb) == "nicknamed");
            nicknamed || inner.trim_start().starts_with(char::is_uppercase)
        });
    let verb = article.unwrap_or(place).checked_sub(1);
    let Some(verb) = verb.filter(|at| phrase.frame.kind(*at as isize) == ChunkKind::Verb) else {
        return false;
    };
    let chunk = phrase.chunk(verb);
    // "a collection from the painter Ana Voss called “…”": a thing calls nothing anything.
    let thing = chunk.flag
        && names(phrase.head_word(verb))
        && verb >= 3
        && phrase.is_name(verb - 1)
        && phrase.frame.kind(verb as isize - 2) == ChunkKind::Preposition
        && phrase.chunk(verb - 3).tag == Tag::Noun
        && matches!(phrase.first_word(verb - 3), "a" | "an")
        && !phrase.head(verb - 3).has(Traits::PERSON_ROLE | Traits::GROUP_ROLE);
    if thing && phrase.frame.kind(verb as isize + 1) == ChunkKind::Quote {
        return true;
    }
    let named = chunk.tag == Tag::Participle && !chunk.passive && chunk.first == chunk.head;
    named
        && names(phrase.head_word(verb))
        && phrase.agent(verb).is_none_or(|agent| {
            agent < place || phrase.frame.kind(place as isize + 1) != ChunkKind::Preposition
        })
        && match phrase.frame.kind(verb as isize - 1) {
            ChunkKind::Comma => true,
            ChunkKind::Noun => !matches!(phrase.chunk(verb - 1).tag, Tag::Name | Tag::Pronoun),
            _ => false,
        }
}
