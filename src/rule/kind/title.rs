//! The name of a book, a film, a song, a programme, a ship.

use super::work;
use crate::layout::Zone;
use crate::lexicon::{CueClass, Tag, Traits};
use crate::quotation::QuotationType;
use crate::rule::mention::{is_brandished, is_first_person, kicker};
use crate::rule::{Example, Rule, Scene};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "title",
    doc: "A short span in which every word of weight has a capital, beside a noun for a work (\"book\", \
          \"show\"), or woven into the sentence where a work's name would stand, in apposition to a noun, \
          or behind a station's name, with no verb of saying before or behind it. Behind \"entitled\", \
          \"headlined\" or \"the title:\" it needs no capitals. Words in a headline that the text below \
          quotes are no title, and what has the reporter's article before it without a noun behind it is a \
          nickname.",
    fires: &[
        Example {
            text: "Her second novel, “The Salt Ledger,” was turned down by nine publishers.",
            answer: "title",
        },
        Example { text: "Mr. Oduya plays a lighthouse keeper in “North of Nowhere”.", answer: "title" },
        Example {
            text: "The band closed with “Paper Harbour” and left without a word.", answer: "title"
        },
        Example {
            text: "She wrote a column, entitled, “Why rowing is more than a sport.”", answer: "title"
        },
        Example {
            text: "She wrote of it in May, under the headline “A guest at the gate”.",
            answer: "title",
        },
        Example { text: "His memoir, titled “Against the Grain,” comes out in June.", answer: "title" },
        Example {
            text: "The quartet’s latest album, “Blue Hour”, was recorded in a barn.", answer: "title"
        },
        Example {
            text: "Critics were kinder to “Small Gods of Tin” than to its sequel.", answer: "title"
        },
        Example {
            text: "She has a name picked out for the show, “The Long Way Over,” borrowed from a hymn.",
            answer: "title",
        },
        Example {
            text: "Ms. Holt told Radio Orsa’s “Daybreak” that she was leaving.", answer: "title"
        },
        Example {
            text: "One spot, “Cold Harbour,” which was shot in a barn, is banned.", answer: "title"
        },
        Example {
            text: "Mr. Oduya is the author of “All the Boats That Never Came Home to Orsa: A Life at the Harbour”.",
            answer: "title",
        },
        Example { text: "“Ferry firm to close,” by the Orsa Post’s Ana Holt.", answer: "title" },
        Example {
            text: "“Salt is the New Sugar” star Ana Holt opened a bakery in May.", answer: "title"
        },
        Example {
            text: "One of her recent reads, “The Last Weir,” by Noor Abadi, is about floods.",
            answer: "title",
        },
        Example {
            text: "Mr. Vance called Ms. Platt’s newsletter, “The Tides,” a nuisance.",
            answer: "title",
        },
        Example { text: "A boat called the “Second Helping” sank in May.", answer: "title" },
        Example { text: "The paper ran a blog, called the “Harbour Log,” until May.", answer: "title" },
        Example { text: "The “Salt City” was still asleep when the ferries came in.", answer: "scare" },
        Example { text: "The army began a drill, “Southern Bastion,” on the coast.", answer: "title" },
        Example {
            text: "She is at work on a book. The working title: “Dead Man’s Lock.”", answer: "title"
        },
        Example {
            text: "Her grandson began to sing the party’s jingle, “Turn It, Turn It”, until she left.",
            answer: "title",
        },
        Example { text: "Ada Lund posted notes under the handle “@saltgull”.", answer: "title" },
        Example { text: "Pilots met in the bar to sing “On, Orsa!” and drink.", answer: "title" },
        Example { text: "Ms. Platt wrote a biography of her aunt, “The Last Weir.”", answer: "title" },
        Example { text: "The brewer has renamed his ale “Old Iggy’s Promise”.", answer: "title" },
        Example { text: "He spoke in May under the theme of “Calm and Care”.", answer: "title" },
        Example { text: "She runs a class that she markets as “Tide Flow”.", answer: "title" },
        Example {
            text: "His letter asked for boots and a copy of “Riverlight”, which made her laugh.",
            answer: "title",
        },
        Example {
            text: "The council has settled on its guest, “Tidewater Road” memoirist Bo Arden, Ada Lund said.",
            answer: "title",
        },
        Example {
            text: "She put out her first ballad in years, “Leave the Porch Light,” in May.",
            answer: "title",
        },
    ],
    silent: &[
        "Ned Orr closed with a vow, that he would “Mend It For Good.”",
        "State radio called the rocket the “Silver Gull” in May.",
        "Most of the pilots wore grey T-shirts reading “Not For Sale.”",
        "She called the film “A Waste of Celluloid”.",
        "“Not Guilty,” the foreman said.",
        "The crowd chanted “Bring Them Home” as the coach left the stadium.",
        "The minister described the report as “Deeply Flawed”.",
        "The mayor’s office posted the film under the caption “Holt In The Mud”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    if is_told_to_be_one(scene, &phrase, place) {
        return Some(QuotationType::Title);
    }
    if work::authored(&phrase, place) || work::credited(scene, &phrase, place) {
        return Some(QuotationType::Title);
    }
    if work::starred(scene, &phrase, place) || work::signed(scene, &phrase, place) {
        return Some(QuotationType::Title);
    }
    // "posted under the handle “@orsa”"
    if scene.words().starts_with('@') && !scene.words().trim().contains(char::is_whitespace) {
        return Some(QuotationType::Title);
    }
    let capitals = scene.wording().capitals?;
    let at = place as isize;
    let begins = matches!(frame.kind(at - 1), ChunkKind::Stop | ChunkKind::Colon);
    // "signs that read “…” and “…”"
    let row = frame.kind(at - 1) == ChunkKind::Conjunction
        && frame.kind(at - 2) == ChunkKind::Quote
        && work::announced(&phrase, place - 2);
    if row
        || work::announced(&phrase, place) && !work::shown_behind(&phrase, place)
        || begins && !modifies(&phrase, place) && work::attributed_after(scene)
    {
        return None;
    }
    scene.quotation().close_mark?;
    // "“We are all in clover”: village wins": a headline quotes.
    let zone = scene.layout.paragraphs[scene.quotation().paragraph as usize].zone;
    if zone == Zone::Title
        && (place == 0 && is_first_person(scene.words()) || is_said_below(scene) || kicker(scene).is_some())
    {
        return None;
    }
    if work::beside_a_work(&phrase, place) {
        return Some(QuotationType::Title);
    }
    let named = begins_with_naming(&phrase, place);
    if named {
        return Some(QuotationType::Title);
    }
    // "waved “Girl Power” signs"
    if is_brandished(&phrase, place) {
        return None;
    }
    // Where every word of a headline has a capital, capitals tell nothing.
    if work::headline_says(scene, &phrase, place) {
        return None;
    }
    if apposed(&phrase, place) || programme(&phrase, place) {
        return Some(QuotationType::Title);
    }
    // "gathered to sing “On, Orsa!”": what is sung or played is a song, whatever mark it ends with.
    let sung = frame.kind(at - 1) == ChunkKind::Verb && is_sung(phrase.head_word(place - 1));
    if sung && phrase.chunk(place - 1).tag != Tag::Participle {
        return Some(QuotationType::Title);
    }
    if capitals < 2 || scene.words().ends_with(['!', '?']) {
        let preposition = frame.kind(at - 1) == ChunkKind::Preposition
            && matches!(phrase.head_word(place - 1), "in" | "on")
            && !scene.words().ends_with(['!', '?']);
        return (capitals == 1 && preposition).then_some(QuotationType::Title);
    }
    let before = frame.kind(at - 1);
    // "vowed that he would “Fix It For Good”": a clause goes on in the quotation.
    if before == ChunkKind::Verb && phrase.head(place - 1).known().tags[0] == Tag::Modal {
        return None;
    }
    let noun = before == ChunkKind::Noun;
    let genitive = noun && (phrase.chunk(place - 1).flag || phrase.chunk(place - 1).tag == Tag::Possessive);
    let determined = noun
        && matches!(phrase.words(place - 1), "the" | "The" | "a" | "an" | "his" | "her" | "their" | "its");
    let woven = matches!(
        before,
        ChunkKind::Preposition | ChunkKind::Conjunction | ChunkKind::Verb | ChunkKind::Quote
    ) || genitive
        || determined
        || before == ChunkKind::Noun && !phrase.chunk(place - 1).flag
        || before == ChunkKind::Comma && (frame.kind(at - 2) == ChunkKind::Quote || modifies(&phrase, place))
        || begins && frame.kind(at + 1) != ChunkKind::Stop && at + 1 < frame.chunks.len() as isize;
    // "The “Salt City” was quiet", "the bipartisan “Gang of Nine” that met": a work takes no article of the
    // reporter's, unless another noun is its head ("the “Breakfast Roundup” host"); a nickname does.
    let article = noun
        && matches!(phrase.first_word(place - 1), "the" | "The" | "a" | "an")
        && matches!(phrase.chunk(place - 1).tag, Tag::Determiner | Tag::Adjective)
        && frame.kind(at + 1) != ChunkKind::Noun;
    woven.then_some(if article { QuotationType::Scare } else { QuotationType::Title })
}

/// Whether a verb has a song for its object.
fn is_sung(word: &str) -> bool {
    matches!(word, "sing" | "sings" | "sang" | "singing" | "hum" | "hums" | "hummed" | "humming")
}

/// Whether the words right before tell that a work's title or a headline follows.
fn is_told_to_be_one(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    // "a column headlined “…”", "a column, entitled, “…”": a title with or without capitals.
    let naming = place.saturating_sub(1 + usize::from(frame.kind(place as isize - 1) == ChunkKind::Comma));
    let titled = frame.kind(naming as isize) == ChunkKind::Verb && titles(phrase.head_word(naming));
    // "the slide was headed “…”"
    let headed = phrase.head_word(place.saturating_sub(1)) == "headed"
        && phrase.chunk(place.saturating_sub(1)).passive
        && frame.kind(place as isize - 1) == ChunkKind::Verb;
    // "The working title: “…”"
    let given = frame.kind(place as isize - 1) == ChunkKind::Colon
        && frame.kind(place as isize - 2) == ChunkKind::Noun
        && matches!(phrase.head_word(place - 2), "title" | "headline");
    // "renamed his strongest ale “Old Iggy”"
    let renamed = place >= 2
        && frame.kind(place as isize - 1) == ChunkKind::Noun
        && frame.kind(place as isize - 2) == ChunkKind::Verb
        && matches!(phrase.head_word(place - 2), "renamed" | "renames" | "christened" | "christens")
        && phrase.chunk(place - 1).tag != Tag::Pronoun;
    // "will speak under the theme of “…”"
    let of = usize::from(frame.kind(place as isize - 1) == ChunkKind::Preposition);
    let theme = place >= 2 + of
        && phrase.head_word(place - 1 - of) == "theme"
        && phrase.head_word(place - 2 - of) == "under";
    // "wrote of it under the headline “…”"
    let headline = phrase.head_word(place.saturating_sub(1)) == "headline"
        && frame.kind(place as isize - 2) == ChunkKind::Preposition
        && matches!(phrase.head_word(place - 2), "under" | "with");
    // "a copy of “Tides”", "a verse of “The Lamp at Sea”"
    let of_a_work = frame.kind(place as isize - 1) == ChunkKind::Preposition
        && phrase.head_word(place - 1) == "of"
        && place >= 2
        && matches!(
            phrase.head_word(place - 2),
            "copy" | "copies" | "verse" | "rendition" | "screening" | "episode" | "chapter" | "recording"
        );
    // "a class she markets as “Tide Flow”"
    let sold = phrase.is_as(place as isize - 1)
        && place >= 2
        && matches!(
            phrase.head_word(place - 2),
            "market" | "markets" | "marketed" | "marketing" | "sold" | "brand" | "brands" | "branded"
        );
    let capital = scene.wording().capitals.is_some();
    titled || headed || given || headline || theme || (sold || renamed) && capital || of_a_work && capital
}

/// Whether a past form gives a text its title.
pub(super) fn titles(word: &str) -> bool {
    matches!(word, "titled" | "entitled" | "headlined" | "subtitled")
}

/// Whether a quotation of the text below, which is no title, holds the words: "Mayor: ‘The Dam Will Hold’".
fn is_said_below(scene: &Scene) -> bool {
    let own = scene.wordings.lower(scene.asked);
    own.split(' ').count() >= 2
        && (scene.asked + 1..scene.quotations.len()).any(|q| {
            let small = scene.quotations[q]
                .inner
                .of(scene.text)
                .split_whitespace()
                .any(|word| word.len() > 3 && word.starts_with(char::is_lowercase));
            small && scene.wordings.lower(q).contains(own)
        })
}

/// "“North of Nowhere” star Ana Holt said": the span is a part of the noun phrase behind it, which has
/// no determiner and begins without a capital.
fn modifies(phrase: &Phrase, place: usize) -> bool {
    let inner = phrase.quotations[phrase.chunk(place).head as usize].inner.of(phrase.text);
    let next = place + 1;
    let first = &phrase.layout.tokens[phrase.chunk(next).first as usize];
    phrase.frame.kind(next as isize) == ChunkKind::Noun
        && phrase.is_name(next)
        && !inner.ends_with([',', '.', '?', '!'])
        && !first.shape.is_capital()
        && first.known().tags[0] == Tag::Noun
}

/// Whether a word of naming ("titled", "headlined") stands right before the span, or "a name" or "a
/// title" with no other verb before a comma.
fn begins_with_naming(phrase: &Phrase, place: usize) -> bool {
    let mut at = place as isize - 1;
    if phrase.frame.kind(at) == ChunkKind::Comma {
        at -= 1;
    }
    phrase.frame.kind(at) == ChunkKind::Verb
        && (titles(phrase.head_word(at as usize))
            || matches!(phrase.head_word(at as usize), "named" | "headed"))
        || at + 1 < place as isize && name_picked(phrase, at)
}

/// "She has a name picked out for the exhibit, “…,”": a name and no other verb stand before the comma.
fn name_picked(phrase: &Phrase, last: isize) -> bool {
    for at in (0..=last).rev() {
        match phrase.frame.kind(at) {
            ChunkKind::Noun if matches!(phrase.head_word(at as usize), "name" | "title") => return true,
            ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adverb => {}
            ChunkKind::Verb
                if !phrase.chunk(at as usize).flag
                    || phrase.chunk(at as usize).tag == Tag::Past && phrase.chunk(at as usize).cue == 0 => {}
            _ => return false,
        }
    }
    false
}

/// "One spot, “Cold Harbour,” shows": a name between commas behind the noun that it names.
fn apposed(phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let at = place as isize;
    let inner = phrase.quotations[phrase.chunk(place).head as usize].inner.of(phrase.text);
    let noun = frame.kind(at - 1) == ChunkKind::Comma
        && frame.kind(at - 2) == ChunkKind::Noun
        && phrase.chunk(place - 2).tag == Tag::Noun
        && !phrase.head(place - 2).has(Traits::PERSON_ROLE | Traits::GROUP_ROLE)
        && phrase.chunk(place - 2).cue().is_none_or(|cue| cue.class == CueClass::Document);
    let goes_on = match frame.kind(at + 1) {
        ChunkKind::Verb => phrase.chunk(place + 1).flag && phrase.chunk(place + 1).cue == 0,
        ChunkKind::Wh => true,
        ChunkKind::Preposition => frame.kind(at + 2) == ChunkKind::Wh,
        _ => false,
    };
    // "began a drill, “Southern Bastion,” on the coast": what has a code name.
    let event = || {
        let words =
            ["drill", "exercise", "exercises", "drills", "offensive", "manoeuvre", "maneuver", "spot"];
        words.contains(&phrase.head_word(place - 2))
    };
    noun && (goes_on || event()) && inner.ends_with(',')
}

/// "told Radio Orsa’s “Daybreak” on Monday": a programme behind its station.
fn programme(phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let Some(station) = place.checked_sub(1).filter(|at| frame.kind(*at as isize) == ChunkKind::Noun) else {
        return false;
    };
    let before = station as isize - 1;
    let told = match frame.kind(before) {
        ChunkKind::Verb => phrase.chunk(before as usize).class() == Some(CueClass::Tell),
        ChunkKind::Preposition => matches!(phrase.head_word(before as usize), "on" | "to" | "with"),
        _ => false,
    };
    let chunk = phrase.chunk(station);
    told && chunk.flag && phrase.head(station).shape.is_capital()
}
