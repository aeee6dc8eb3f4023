//! Descriptions: whom "the Russian leader", "the institute" or "her statement" mean, and what to
//! call somebody whom the article only describes.

use super::{Cast, Gender, SpeakerKind};
use crate::layout::{Layout, Token};
use crate::lexicon::{CueClass, Tag, Traits, lexicon};
use crate::mention::name::{Name, NameClass, sex};
use crate::mention::word::{can_be, fold, is, is_any, is_determiner, is_role, tag, with_phrase};

/// A description in the text: its tokens and its head.
#[derive(Clone, Copy, Debug)]
pub struct Description {
    /// Index of its first token.
    pub first: u32,
    /// Just past its last token.
    pub last: u32,
    /// Index of its head noun.
    pub head: u32,
}

/// What a description says of the one it means.
#[derive(Clone, Debug)]
pub struct Described {
    /// The words without their article and without trailing clauses.
    pub name: String,
    /// A body, or somebody unknown.
    pub kind: SpeakerKind,
    /// As far as the noun tells.
    pub gender: Gender,
}

/// Words for a role that count as one: the article may use either for the same person.
const SAME_ROLE: &[&[&str]] = &[
    &["senator", "sen.", "sens.", "senators"],
    &["governor", "gov.", "governors"],
    &["representative", "rep.", "reps.", "congressman", "congresswoman", "lawmaker"],
    &["president", "president-elect", "pres."],
    &["judge", "justice", "jurist", "magistrate"],
    &["chairman", "chairwoman", "chair", "chairperson"],
    &["candidate", "nominee", "contender", "hopeful", "front-runner", "frontrunner"],
    &["professor", "prof.", "academic", "scholar", "lecturer"],
    &["lawyer", "attorney", "counsel", "barrister", "solicitor", "litigator"],
    &["policeman", "policewoman", "officer", "constable", "sergeant", "detective", "sgt.", "det."],
    &["author", "writer", "novelist"],
    &["doctor", "dr.", "physician", "surgeon"],
    &["businessman", "businesswoman", "mogul", "tycoon", "entrepreneur", "billionaire", "magnate"],
    &["premier", "minister", "pm"],
    &["boss", "chief", "ceo", "executive", "head", "director"],
    &["striker", "forward", "footballer", "player", "midfielder", "defender", "goalkeeper", "captain"],
    &["coach", "manager"],
    &["singer", "musician", "songwriter", "rapper", "star"],
    &["actor", "actress", "star"],
    &["reporter", "journalist", "correspondent", "columnist", "editor"],
    &["fighter", "boxer", "champion"],
    &["scientist", "researcher", "physicist", "biologist", "chemist"],
    &["filmmaker", "director"],
    &["mother", "mom", "mum"],
    &["father", "dad"],
];

/// A wide word and the roles that it may stand for.
const WIDER: &[(&[&str], &[&str])] = &[
    (
        &["leader", "strongman", "ruler", "chief", "head", "boss"],
        &[
            "president",
            "premier",
            "minister",
            "dictator",
            "chancellor",
            "king",
            "queen",
            "chairman",
            "chairwoman",
            "secretary",
            "speaker",
            "leader",
            "ceo",
            "executive",
            "director",
            "founder",
        ],
    ),
    (
        &["lawmaker", "politician", "legislator"],
        &[
            "senator",
            "sen.",
            "representative",
            "rep.",
            "congressman",
            "congresswoman",
            "mp",
            "governor",
            "gov.",
            "candidate",
            "speaker",
            "whip",
        ],
    ),
    (
        &["official", "bureaucrat", "diplomat"],
        &[
            "secretary",
            "minister",
            "director",
            "ambassador",
            "commissioner",
            "envoy",
            "spokesman",
            "spokeswoman",
        ],
    ),
    (&["candidate", "nominee"], &["senator", "governor"]),
    (&["expert", "specialist", "analyst"], &["fellow", "professor", "researcher", "economist", "analyst"]),
    (&["executive"], &["ceo", "president", "chairman", "founder", "director"]),
    (&["politician"], &["president", "minister", "secretary"]),
    (&["artist"], &["painter", "sculptor", "singer", "musician"]),
];

/// Nouns for a business, which may mean any body named before.
const BUSINESS: &[&str] = &[
    "company",
    "firm",
    "corporation",
    "maker",
    "manufacturer",
    "retailer",
    "group",
    "business",
    "bank",
    "airline",
    "carrier",
    "operator",
    "startup",
    "start-up",
    "giant",
    "conglomerate",
    "developer",
    "publisher",
    "brand",
    "carmaker",
    "automaker",
    "lender",
    "insurer",
    "supplier",
    "utility",
    "chain",
];

fn equal(text: &str, one: &Token, other: &str) -> bool {
    one.span.of(text).eq_ignore_ascii_case(other)
}

/// How well the role in `theirs` fits the head of a description: 3 for the same, 2 for a wider word.
fn role_fit(text: &str, head: &Token, theirs: &Token) -> f32 {
    let own = head.span.of(text);
    if theirs.span.of(text).eq_ignore_ascii_case(own) {
        return 3.0;
    }
    let in_list = |list: &[&str], token: &Token| list.iter().any(|w| equal(text, token, w));
    if SAME_ROLE.iter().any(|list| in_list(list, head) && in_list(list, theirs)) {
        return 2.5;
    }
    if WIDER.iter().any(|(wide, narrow)| in_list(wide, head) && in_list(narrow, theirs)) {
        return 2.0;
    }
    0.0
}

/// The country or place that a word of nationality, a seat or a place's name belongs to.
fn place<'t>(text: &'t str, tokens: &[Token], at: usize) -> Option<&'static str> {
    let lexicon = lexicon();
    let ask = |p: &str| lexicon.place_of(p);
    if !tokens[at].shape.is_capital() {
        return None;
    }
    if at + 1 < tokens.len()
        && let Some(found) = with_phrase(text, &tokens[at..at + 2], ask).flatten()
    {
        return Some(found);
    }
    with_phrase(text, &tokens[at..=at], ask).flatten()
}

/// Whether a name is the country itself that `place` names.
fn is_place(text: &str, tokens: &[Token], place: &str) -> bool {
    with_phrase(text, tokens, |p| p == place).unwrap_or(false)
}

/// What an article says of a name: the tokens before and behind it.
fn said_of<'l>(layout: &'l Layout, name: &Name) -> [&'l [Token]; 2] {
    let t = &layout.tokens;
    [
        &t[name.lead as usize..name.first as usize],
        &t[name.apposition.0 as usize..(name.apposition.1 as usize).min(name.apposition.0 as usize + 14)],
    ]
}

/// Whom of the cast a description means by what the article says of them, the runner-up, and
/// whether that is said before (rather than after) the description.
#[must_use]
pub fn by_role(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<(u32, bool)> {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    let group = head.has(Traits::GROUP_ROLE) && !head.has(Traits::PERSON_ROLE);
    let wanted = sex(head.known().traits);
    let words = &tokens[what.first as usize..what.last as usize];
    let indefinite = words.first().is_some_and(|t| is_any(text, t, &["a", "an", "one", "another", "some"]));
    let mut best: Option<(f32, u32, bool)> = None;
    for number in 0..cast.speakers.len() as u32 {
        let speaker = &cast.speakers[number as usize];
        match speaker.kind {
            SpeakerKind::Person if group => continue,
            SpeakerKind::Group if !group => continue,
            _ => {}
        }
        if let Some(sex) = wanted
            && speaker.gender != Gender::Unknown
            && speaker.gender != sex
        {
            continue;
        }
        let (mut fit, mut modifiers, mut before) = (0f32, 0f32, false);
        let mut nearest = 0;
        let mut contradicts = false;
        for name in cast.names_of(number) {
            if name.first < what.first {
                nearest = name.first;
            }
            let mut found = 0f32;
            if group {
                for own in &tokens[name.first as usize..name.last as usize] {
                    if equal(text, own, head.span.of(text)) {
                        found = found.max(3.0);
                    }
                }
            }
            for side in said_of(layout, name) {
                for theirs in side {
                    if is_role(theirs) || theirs.has(Traits::DEMONYM) {
                        found = found.max(role_fit(text, head, theirs));
                    }
                }
            }
            found = found.max(age(text, tokens, name, head));
            if found > fit {
                fit = found;
                before = name.first < what.first;
            }
            modifiers += modifiers_fit(text, layout, name, words, what, &mut contradicts).min(2.0);
        }
        if indefinite && fit < 2.5 || contradicts && modifiers <= 0.0 {
            continue;
        }
        let modifiers = modifiers.min(2.5);
        if fit < 2.0 && !(fit > 0.0 && modifiers >= 1.0) {
            continue;
        }
        let distance = (what.first.saturating_sub(nearest)) as f32;
        let near = if nearest > 0 { 1.0 / (1.0 + distance / 80.0) } else { -0.5 };
        let score = fit + modifiers + near;
        if best.is_none_or(|(top, ..)| score > top) {
            best = Some((score, number, before));
        }
    }
    best.map(|(_, number, before)| (number, before))
}

/// "the 34-year-old" fits "Ada Lund, 34,".
fn age(text: &str, tokens: &[Token], name: &Name, head: &Token) -> f32 {
    let own = head.span.of(text);
    let Some(years) = own.strip_suffix("-year-old") else { return 0.0 };
    let after = tokens.iter().skip(name.last as usize).take(3);
    let before = &tokens[name.lead as usize..name.first as usize];
    let hit = after.chain(before).any(|t| {
        let word = t.span.of(text);
        word == years || word == own
    });
    if hit { 3.0 } else { 0.0 }
}

/// How many of a description's other words are also said of the name.
fn modifiers_fit(
    text: &str,
    layout: &Layout,
    name: &Name,
    words: &[Token],
    what: Description,
    contradicts: &mut bool,
) -> f32 {
    let mut fit = 0.0;
    for (number, word) in words.iter().enumerate() {
        let at = what.first as usize + number;
        if at == what.head as usize
            || !word.shape.is_word()
            || is_determiner(text, word)
            || matches!(tag(word), Tag::Preposition | Tag::Conjunction)
        {
            continue;
        }
        let home = place(text, words, number);
        let mut hit = false;
        for side in said_of(layout, name) {
            for (i, theirs) in side.iter().enumerate() {
                if theirs.span.of(text).eq_ignore_ascii_case(word.span.of(text)) {
                    hit = true;
                }
                if let Some(home) = home {
                    let other = place(text, side, i);
                    if other == Some(home) || is_place(text, &side[i..=i], home) {
                        hit = true;
                    } else if other.is_some() && word.has(Traits::NATIONALITY) {
                        *contradicts = true;
                    }
                }
            }
        }
        if hit {
            fit += 1.0;
        }
    }
    fit
}

/// Whether the head is a noun for something that is said, written or shown.
#[must_use]
pub fn is_document(token: &Token) -> bool {
    let entry = token.known();
    entry.cue_noun > 0
        && !token.has(Traits::PERSON_ROLE)
        && !token.shape.is_capital()
        && !matches!(lexicon().cue(entry.cue_noun).class, CueClass::According)
}

/// Whose statement, letter, ad or voice it is, by the words of the description themselves.
#[must_use]
pub fn possessor(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let person = tokens[what.head as usize].has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE);
    if person && !is_document(&tokens[what.head as usize]) {
        return None;
    }
    for at in what.first..what.last {
        if let Some(reference) = cast.reference_at(at)
            && is_any(text, &tokens[at as usize], &["his", "her", "hers"])
        {
            return Some(reference.speaker);
        }
    }
    for name in cast.names_in(what.first, what.last) {
        if name.genitive && name.last <= what.head {
            return Some(name.speaker);
        }
        let before = &tokens[(name.lead as usize).saturating_sub(1)];
        if name.first > what.head && is_any(text, before, &["by", "from", "of"]) && !name.genitive {
            return Some(name.speaker);
        }
    }
    None
}

/// Who made the document that "the statement" points back to: whoever the article says issued it.
#[must_use]
pub fn maker(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    if !is_document(head)
        || what.last - what.first > 3
        || !is_any(text, &tokens[what.first as usize], &["the", "this", "that"])
    {
        return None;
    }
    let word = fold(head.span.of(text));
    let floor = what.first.saturating_sub(260) as usize;
    for at in (floor..what.first as usize).rev() {
        let token = &tokens[at];
        if !token.shape.is_word() || token.entry != head.entry && fold(token.span.of(text)) != word {
            continue;
        }
        let sentence = layout.sentences[layout.sentence_at(token.span.start)];
        // "a statement from the Orsa Centre"
        if let Some(next) = tokens.get(at + 1)
            && is_any(text, next, &["from", "by", "of"])
            && let Some(name) = cast.names_in(at as u32 + 1, (at as u32 + 8).min(sentence.last)).next()
        {
            return Some(name.speaker);
        }
        let subject = cast.names_in(sentence.first, at as u32).find(|n| {
            !n.quoted
                && !(n.first > 0
                    && is_any(
                        text,
                        &tokens[n.lead as usize - usize::from(n.lead > 0)],
                        &["to", "of", "in", "about", "on"],
                    ))
        });
        let pronoun = (sentence.first..at as u32).find_map(|i| cast.reference_at(i));
        if let Some(pronoun) = pronoun
            && subject.is_none_or(|n| n.first > pronoun.token)
        {
            return Some(pronoun.speaker);
        }
        if let Some(name) = subject {
            return Some(name.speaker);
        }
    }
    None
}

/// The body that a definite noun ("the company") points back to without a word in common.
#[must_use]
pub fn nearest_body(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    if !is_any(text, head, BUSINESS) || !is_any(text, &tokens[what.first as usize], &["the", "its"]) {
        return None;
    }
    let mut counts: Vec<(u32, f32)> = Vec::new();
    for name in cast.names.iter().take_while(|n| n.first < what.first) {
        let speaker = &cast.speakers[name.speaker as usize];
        if speaker.kind != SpeakerKind::Group || name.class == NameClass::Place || name.quoted {
            continue;
        }
        let weight = 1.0 / (1.0 + (what.first - name.first) as f32 / 50.0);
        match counts.iter_mut().find(|c| c.0 == name.speaker) {
            Some(count) => count.1 += weight,
            None => counts.push((name.speaker, weight)),
        }
    }
    counts.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|c| c.0)
}

/// Whether a description is definite, singular and says nothing that could tell its person apart
/// from the one spoken of: then it is another word for that one.
#[must_use]
pub fn points_back(text: &str, layout: &Layout, what: Description) -> bool {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    is_any(text, &tokens[what.first as usize], &["the"])
        && head.has(Traits::PERSON_ROLE | Traits::TITLE | Traits::DEMONYM)
        && !head.has(Traits::PLURAL)
        && what.head + 1 >= what.last
        && !is_any(
            text,
            head,
            &[
                "official",
                "source",
                "aide",
                "adviser",
                "spokesman",
                "spokeswoman",
                "spokesperson",
                "person",
                "author",
                "report",
                "speaker",
                "judge",
                "prosecutor",
                "caller",
                "driver",
                "clerk",
                "moderator",
                "reporter",
                "interviewer",
                "host",
            ],
        )
}

/// The person spoken of at this token: the subject of this sentence or of the one before.
#[must_use]
pub fn spoken_of(layout: &Layout, cast: &Cast, before: u32, gender: Gender) -> Option<u32> {
    let fits = |speaker: u32| {
        let s = &cast.speakers[speaker as usize];
        s.kind == SpeakerKind::Person
            && (gender == Gender::Unknown || s.gender == Gender::Unknown || s.gender == gender)
    };
    let sentence = layout.sentence_at(layout.tokens[before as usize].span.start);
    for back in 0..6.min(sentence + 1) {
        let s = layout.sentences[sentence - back];
        let last = s.last.min(before);
        let name = cast
            .names_in(s.first, last)
            .find(|n| !n.quoted && !n.genitive && fits(n.speaker))
            .map(|n| (n.first, n.speaker));
        let pronoun = (s.first..last)
            .find_map(|t| cast.reference_at(t))
            .filter(|r| fits(r.speaker))
            .map(|r| (r.token, r.speaker));
        let first = [name, pronoun].into_iter().flatten().min();
        if let Some((_, speaker)) = first {
            return Some(speaker);
        }
    }
    None
}

/// What to call somebody whom the article only describes.
#[must_use]
pub fn describe(text: &str, layout: &Layout, what: Description) -> Described {
    let tokens = &layout.tokens;
    let (mut first, mut last) = (what.first as usize, what.last as usize);
    while first + 1 < last
        && first < what.head as usize
        && (is_determiner(text, &tokens[first]) || !tokens[first].shape.is_word())
    {
        first += 1;
    }
    for at in what.head as usize + 1..last {
        let token = &tokens[at];
        let relative = matches!(tag(token), Tag::Wh)
            || is(text, token, "that") && tokens.get(at + 1).is_some_and(|n| tag(n).is_finite())
            || matches!(token.tag, Tag::Comma | Tag::Dash | Tag::Open | Tag::Mark | Tag::Semicolon);
        let listing = token.tag == Tag::Comma
            && (at + 1..last).any(|i| tokens[i].tag == Tag::None && is_any(text, &tokens[i], &["and", "or"]));
        if relative && !listing {
            last = at;
            break;
        }
    }
    let head = &tokens[what.head as usize];
    let words = tokens[first].span.to(tokens[last.max(first + 1) - 1].span).of(text);
    let plural = head.has(Traits::PLURAL) || tag(head) == Tag::Nouns;
    let person = head.has(Traits::PERSON_ROLE | Traits::TITLE | Traits::DEMONYM)
        || can_be(head, Tag::Noun)
            && !is_document(head)
            && !head.has(Traits::GROUP_ROLE)
            && head.known().traits.any(Traits::FEMALE | Traits::MALE);
    let kind = if person && !plural { SpeakerKind::Unknown } else { SpeakerKind::Group };
    let gender = if kind == SpeakerKind::Unknown {
        sex(head.known().traits).unwrap_or(Gender::Unknown)
    } else {
        Gender::Unknown
    };
    Described { name: words.split_whitespace().collect::<Vec<_>>().join(" "), kind, gender }
}
