//! Reads the word lists and merges them into one table.

use rustc_hash::FxHashMap;

use super::words::{Found, Words};
use super::{
    CueClass, CueEntry, CueForm, CuePart, Entry, EntryId, Lexicon, Phrase, Tag, Title, Traits, UNKNOWN,
    grammar, groups, inflect,
};

/// The rows of a list: its lines without comments, split at tabs.
fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .map(|l| l.split('\t').map(str::trim).collect())
}

/// No title or place of more words is looked for.
const LONGEST_TITLE: usize = 4;

#[derive(Default)]
struct Builder {
    ids: FxHashMap<&'static str, EntryId>,
    entries: Vec<Entry>,
    /// How many of the entries are words of the lists.
    listed: usize,
    /// Titles and places of several words.
    titles: FxHashMap<&'static str, Traits>,
    /// Phrases that announce speech, each with the entry of its first word.
    phrases: Vec<(EntryId, Phrase)>,
}

impl Builder {
    fn id(&mut self, word: &'static str) -> EntryId {
        let next = self.entries.len() as u32;
        let id = *self.ids.entry(word).or_insert(next);
        if id == next {
            self.entries.push(Entry { female: 255, ..Entry::default() });
        }
        id
    }

    fn entry(&mut self, word: &'static str) -> &mut Entry {
        let id = self.id(word) as usize;
        &mut self.entries[id]
    }

    fn add(&mut self, word: &'static str, traits: Traits) -> EntryId {
        let id = self.id(word);
        let entry = &mut self.entries[id as usize];
        entry.traits = entry.traits | traits;
        id
    }

    /// The entry of a word, if a list has it.
    fn listed(&self, word: &str) -> EntryId {
        self.ids.get(word).copied().filter(|id| (*id as usize) < self.listed).unwrap_or(UNKNOWN)
    }

    /// The titles by the entries of their first two words, longest first.
    fn titles(&self) -> FxHashMap<(EntryId, EntryId), Vec<Title>> {
        let mut by_words: FxHashMap<(EntryId, EntryId), Vec<Title>> = FxHashMap::default();
        let mut titles: Vec<(&str, Traits)> = self.titles.iter().map(|(words, is)| (*words, *is)).collect();
        titles.sort_unstable_by_key(|(words, _)| *words);
        for (words, traits) in titles {
            let words: Box<[&'static str]> = words.split(' ').collect();
            if let [first, second, ..] = words[..]
                && words.len() <= LONGEST_TITLE
            {
                let entries = (self.listed(first), self.listed(second));
                by_words.entry(entries).or_default().push(Title { words, traits });
            }
        }
        by_words
            .values_mut()
            .for_each(|titles| titles.sort_by_key(|title| std::cmp::Reverse(title.words.len())));
        by_words
    }

    /// The phrases by the entries of their first two words.
    fn phrases(&mut self) -> FxHashMap<(EntryId, EntryId), Vec<Phrase>> {
        let mut by_words: FxHashMap<(EntryId, EntryId), Vec<Phrase>> = FxHashMap::default();
        for (first, phrase) in std::mem::take(&mut self.phrases) {
            let second = phrase.rest.first().map_or(UNKNOWN, |word| self.listed(word));
            by_words.entry((first, second)).or_default().push(phrase);
        }
        by_words
    }

    /// Adds what is known of words of grammar and of small groups, also of those that no list has.
    fn add_grammar(&mut self) {
        self.listed = self.entries.len();
        for word in grammar::words() {
            self.add(word, grammar::of(word));
        }
        for (traits, words) in groups::LISTS {
            for word in words {
                self.add(word, traits);
            }
        }
    }

    /// The table of words, and what is known of them, each kind once.
    fn finish(self) -> (Words, Vec<Entry>) {
        let mut kinds: FxHashMap<Entry, u32> = FxHashMap::default();
        let mut known = Vec::new();
        let of_id: Vec<u32> = self
            .entries
            .into_iter()
            .map(|entry| {
                *kinds.entry(entry).or_insert_with(|| {
                    known.push(entry);
                    known.len() as u32 - 1
                })
            })
            .collect();
        // In the order of their numbers, so that the table is the same in every run.
        let mut words = vec![""; of_id.len()];
        self.ids.into_iter().for_each(|(word, id)| words[id as usize] = word);
        let found = |id: u32| {
            let own = if (id as usize) < self.listed { id } else { UNKNOWN };
            Found::new(own, of_id[id as usize] as usize)
        };
        let words = words.into_iter().zip(0..).skip(1).map(|(word, id)| (word, found(id)));
        (Words::new(words), known)
    }

    /// Adds a tag behind the ones that are known.
    fn tag(&mut self, word: &'static str, tag: Tag) {
        let Entry { tags, can_be, .. } = self.entry(word);
        if !can_be.has(tag)
            && let Some(free) = tags.iter_mut().find(|t| **t == Tag::None)
        {
            *free = tag;
            can_be.add(tag);
        }
    }
}

/// Keeps an inflected form for as long as the program runs.
fn keep(word: String) -> &'static str {
    Box::leak(word.into_boxed_str())
}

fn gender(letter: &str) -> Traits {
    match letter {
        "f" => Traits::FEMALE,
        "m" => Traits::MALE,
        _ => Traits::default(),
    }
}

pub(super) fn load() -> Lexicon {
    let mut b = Builder::default();
    b.entry(""); // the unknown word is entry 0
    // The list has lost this word's tag.
    b.tag("whose", Tag::Wh);
    for row in include_str!("words.txt").lines() {
        let Some((word, tags)) = row.split_once('\t') else { continue };
        if word.starts_with('#') || word.bytes().any(|c| c.is_ascii_uppercase()) {
            continue;
        }
        let mut likeliest = Tag::None;
        for (rank, tag) in tags.split(' ').enumerate() {
            let tag = Tag::from_penn(tag);
            if rank == 0 {
                likeliest = tag;
            }
            // Rare readings as a name, foreign word or interjection would crowd out the verb, and
            // the list gives words of grammar readings that are slips of its sources ("the" a verb).
            let grammar = likeliest.is_closed() || likeliest == Tag::Preposition;
            let slip = grammar && tag.is_verb();
            if rank == 0 || !slip && !matches!(tag, Tag::Name | Tag::Other) {
                b.tag(word, tag);
            }
        }
    }
    let mut lexicon = Lexicon {
        words: Words::default(),
        known: Vec::new(),
        cues: Vec::new(),
        phrases: FxHashMap::default(),
        particles: FxHashMap::default(),
        nicknames: FxHashMap::default(),
        titles: FxHashMap::default(),
        states_of: FxHashMap::default(),
        shortened_states: FxHashMap::default(),
    };
    cues(&mut b, &mut lexicon);
    people(&mut b);
    places(&mut b, &mut lexicon);
    names(&mut b, &mut lexicon);
    b.add_grammar();
    lexicon.titles = b.titles();
    lexicon.phrases = b.phrases();
    (lexicon.words, lexicon.known) = b.finish();
    lexicon
}

fn cues(b: &mut Builder, lexicon: &mut Lexicon) {
    for row in rows(include_str!("cues.txt")) {
        let [lemma, part, class, source, rest @ ..] = &row[..] else { continue };
        let Some(class) = CueClass::from_name(class) else { continue };
        let lemma: &'static str = lemma;
        let part = match *part {
            "verb" => CuePart::Verb,
            "noun" => CuePart::Noun,
            _ => CuePart::Phrase,
        };
        if part == CuePart::Noun && lemma.contains(' ') {
            continue; // its last word is a cue of its own: "press statement"
        }
        lexicon.cues.push(CueEntry { lemma, part, class, source, attested: attested(source) });
        let number = lexicon.cues.len() as u16;
        match part {
            CuePart::Phrase => {
                let (first, rest) = lemma.split_once(' ').unwrap_or((lemma, ""));
                let is = if rest.is_empty() { Traits::PHRASE } else { Traits::default() };
                let first = b.add(first, Traits::PHRASE_START | is);
                b.phrases.push((first, Phrase::new(rest, number)));
            }
            CuePart::Verb if lemma.contains(' ') => {
                let (verb, particle) = lemma.split_once(' ').unwrap_or((lemma, ""));
                let given = rest.first().copied().unwrap_or("");
                for (form, _, tag) in verb_forms(verb, given) {
                    let form = form.split(' ').next().unwrap_or(form);
                    let id = b.add(form, Traits::PARTICLE_VERB);
                    b.tag(form, tag);
                    lexicon.particles.entry(id).or_default().push(Phrase::new(particle, number));
                }
            }
            CuePart::Noun => {
                for word in [lemma, keep(inflect::noun(lemma))] {
                    b.entry(word).cue_noun = number;
                    b.tag(word, if word == lemma { Tag::Noun } else { Tag::Nouns });
                }
            }
            CuePart::Verb => verb(b, lemma, rest.first().copied().unwrap_or(""), number),
        }
    }
}

/// The count in a source such as `biber:5;polnear:82`.
fn attested(source: &str) -> u16 {
    source.split(';').find_map(|key| key.strip_prefix("polnear:")?.parse().ok()).unwrap_or(0)
}

/// The forms of a verb: the given irregular ones, or those that the spelling rules make.
fn verb_forms(lemma: &'static str, irregular: &'static str) -> Vec<(&'static str, CueForm, Tag)> {
    let given: Vec<&'static str> = irregular.split(',').map(str::trim).filter(|f| !f.is_empty()).collect();
    let (forms, variants) = match &given[..] {
        [third, past, participle, gerund, variants @ ..] => {
            (vec![*third, *past, *participle, *gerund], variants)
        }
        _ => (inflect::verb(lemma).map(keep).to_vec(), &[][..]),
    };
    let mut all = vec![
        (lemma, CueForm::BASE, Tag::Verb),
        (forms[0], CueForm::THIRD, Tag::Third),
        (forms[1], CueForm::PAST, Tag::Past),
        (forms[2], CueForm::PARTICIPLE, Tag::Participle),
        (forms[3], CueForm::GERUND, Tag::Gerund),
    ];
    for variant in variants {
        if variant.ends_with("ing") {
            all.push((variant, CueForm::GERUND, Tag::Gerund));
        } else {
            all.push((variant, CueForm(CueForm::PAST.0 | CueForm::PARTICIPLE.0), Tag::Past));
        }
    }
    all
}

fn verb(b: &mut Builder, lemma: &'static str, irregular: &'static str, number: u16) {
    for (word, form, tag) in verb_forms(lemma, irregular) {
        b.tag(word, tag);
        let entry = b.entry(word);
        if entry.cue_verb == 0 || entry.cue_verb == number {
            entry.cue_verb = number;
            entry.cue_form = CueForm(entry.cue_form.0 | form.0);
        }
    }
}

fn people(b: &mut Builder) {
    for row in rows(include_str!("roles.txt")) {
        let [noun, sex, class, rest @ ..] = &row[..] else { continue };
        let role = if *class == "person" { Traits::PERSON_ROLE } else { Traits::GROUP_ROLE };
        let role = role | gender(sex);
        b.add(noun, role);
        b.tag(noun, Tag::Noun);
        let plural = match rest.first() {
            Some(given) if !given.is_empty() => given,
            _ => keep(inflect::noun(noun)),
        };
        b.add(plural, role | Traits::PLURAL);
        b.tag(plural, Tag::Nouns);
    }
    for row in rows(include_str!("titles.txt")) {
        let [form, sex, class, ..] = &row[..] else { continue };
        let kind = if *class == "honorific" { Traits::HONORIFIC } else { Traits::TITLE };
        let traits = kind | gender(sex);
        if let Some((first, _)) = form.split_once(' ') {
            b.add(first, Traits::TITLE_START);
            b.titles.insert(form, traits);
        } else {
            b.add(form, traits);
        }
    }
}

fn places(b: &mut Builder, lexicon: &mut Lexicon) {
    for row in rows(include_str!("nationalities.txt")) {
        let [adjective, demonyms, place, rest @ ..] = &row[..] else { continue };
        b.add(adjective, Traits::NATIONALITY);
        lexicon.states_of.insert(adjective, place);
        lexicon.states_of.entry(place).or_insert(place);
        for demonym in demonyms.split(',').map(str::trim).filter(|d| !d.is_empty()) {
            b.add(demonym, Traits::DEMONYM);
            let plural = keep(inflect::noun(demonym));
            b.add(plural, Traits::DEMONYM | Traits::PLURAL);
            // "the South Carolinian": its noun by itself, where the state has abbreviations.
            if rest.len() > 1
                && let Some((_, noun)) = demonym.rsplit_once(' ')
            {
                b.add(noun, Traits::DEMONYM);
            }
            lexicon.states_of.entry(demonym).or_insert(place);
            lexicon.states_of.entry(plural).or_insert(place);
        }
        let seats = rest.first().copied().unwrap_or("");
        for seat in seats.split(',').map(str::trim).filter(|d| !d.is_empty()) {
            lexicon.states_of.entry(seat).or_insert(place);
        }
        let short = rest.get(1).copied().unwrap_or("");
        for short in short.split(',').filter(|short| !short.is_empty()) {
            lexicon.shortened_states.insert(short, place);
        }
    }
    for row in rows(include_str!("affiliations.txt")) {
        b.add(row[0], Traits::NATIONALITY);
        if let Some(noun) = row.get(1).filter(|n| !n.is_empty()) {
            b.add(noun, Traits::DEMONYM);
            b.add(keep(inflect::noun(noun)), Traits::DEMONYM | Traits::PLURAL);
        }
    }
    for row in rows(include_str!("places.txt")) {
        let [place, class, ..] = &row[..] else { continue };
        let traits = match *class {
            "seat" => Traits::SEAT,
            "country" | "state" => Traits::PLACE | Traits::COUNTRY,
            _ => Traits::PLACE,
        };
        if !place.contains(' ') {
            b.add(place, traits);
        } else {
            if let Some((first, _)) = place.split_once(' ') {
                b.add(first, Traits::TITLE_START);
            }
            b.titles.insert(place, traits);
        }
    }
    for row in rows(include_str!("organizations.txt")) {
        let [word, position, ..] = &row[..] else { continue };
        let traits = match *position {
            "last" => Traits::ORGANISATION_END | Traits::ORGANISATION,
            "acronym" => Traits::ACRONYM,
            _ => Traits::ORGANISATION,
        };
        b.add(word, traits);
    }
}

fn names(b: &mut Builder, lexicon: &mut Lexicon) {
    for row in rows(include_str!("not_names.txt")) {
        b.add(row[0], Traits::NOT_NAME);
    }
    for word in [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan.",
        "feb.",
        "aug.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
    ] {
        b.add(word, Traits::DATE);
    }
    for row in rows(include_str!("abbreviations.txt")) {
        let ending = row.get(1) == Some(&"sometimes");
        b.add(row[0], if ending { Traits::ENDING_ABBREVIATION } else { Traits::ABBREVIATION });
    }
    for row in rows(include_str!("given_names.txt")) {
        let [name, _, share, ..] = &row[..] else { continue };
        let share = share.parse().unwrap_or(50);
        let entry = b.entry(name);
        entry.traits = entry.traits | Traits::GIVEN;
        entry.female = share;
    }
    for row in rows(include_str!("given_names_world.txt")) {
        let entry = b.entry(row[0]);
        entry.traits = entry.traits | Traits::GIVEN;
        let female = row.get(1) == Some(&"f");
        if entry.female == 255 {
            entry.female = if female { 100 } else { 0 };
        } else if entry.female >= 50 && !female {
            entry.traits = entry.traits | Traits::MALE_ELSEWHERE;
        }
    }
    for row in rows(include_str!("abbreviations.txt")) {
        if let Some(bare) = row[0].strip_suffix('.').filter(|bare| b.ids.contains_key(bare)) {
            b.add(bare, Traits::SHORTENED);
        }
    }
    for row in rows(include_str!("family_first.txt")) {
        b.add(row[0], Traits::FAMILY_FIRST);
    }
    for row in rows(include_str!("nicknames.txt")) {
        if let [nickname, formal, ..] = &row[..] {
            lexicon.nicknames.insert(nickname, formal);
        }
    }
}
