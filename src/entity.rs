//! Entities: the same person or body across the articles of a corpus, linked by name alone.
//!
//! What goes in are the names and kinds of all speakers; what comes out is, for each, one entity
//! or none. Linking errs on the side of leaving apart: a wrong link puts words into somebody's
//! mouth, a missing one only splits a count. So descriptions and bodies without a proper name are
//! never linked (the police of two towns are not one body), and a surname alone only where one
//! single full name of the corpus bears it.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::speaker::SpeakerKind;

choice! {
    /// What sort of speaker an entity is.
    pub enum EntityKind {
        /// A person with a full name.
        Person = "person",
        /// A body, institution, publication, document or crowd that speaks as one.
        Group = "group",
    }
}

choice! {
    /// Whether a speaker could be linked to an entity of the corpus.
    pub enum LinkStatus {
        /// The name is that of one entity, or the surname of one alone.
        Unique = "unique",
        /// The surname is that of several entities.
        Ambiguous = "ambiguous",
        /// Not linked: somebody without a name, a body known by common nouns alone (`police`), or a
        /// surname that no full name of the corpus bears.
        None = "none",
    }
}

/// Gathers the names of a corpus; grows with the number of different names.
#[derive(Default)]
pub struct Names {
    spellings: BTreeMap<Key, BTreeMap<String, u32>>,
}

/// The kind, and the name without case, accents, spaces and marks.
type Key = (EntityKind, String);

/// A person or body of the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What sort of speaker it is.
    pub kind: EntityKind,
    /// The spelling that most speakers have; of equals the first in code-point order.
    pub name: String,
    /// The name without case, accents, spaces and marks, which is what names are compared by.
    pub folded: String,
}

/// The entities of a corpus and the way from a name to one of them.
pub struct Entities {
    list: Vec<Entity>,
    by_name: BTreeMap<Key, u32>,
    by_surname: BTreeMap<String, Bearers>,
}

/// Who bears a surname.
enum Bearers {
    One(u32),
    Several,
}

/// Where a name leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    /// To this entity, an index into [`Entities::list`].
    To(u32),
    /// To several.
    Ambiguous,
    /// To none.
    Nowhere,
}

impl Linked {
    /// The word for `speakers.link_status`.
    #[must_use]
    pub fn status(self) -> LinkStatus {
        match self {
            Linked::To(_) => LinkStatus::Unique,
            Linked::Ambiguous => LinkStatus::Ambiguous,
            Linked::Nowhere => LinkStatus::None,
        }
    }
}

impl Names {
    /// Notes one speaker of one article.
    pub fn note(&mut self, name: &str, kind: SpeakerKind) {
        self.note_times(name, kind, 1);
    }

    /// Notes so many speakers of one name and kind.
    pub fn note_times(&mut self, name: &str, kind: SpeakerKind, times: u32) {
        let Some(key) = key(name, kind) else { return };
        if key.0 == EntityKind::Person && is_surname_alone(name) {
            return;
        }
        let spellings = self.spellings.entry(key).or_default();
        match spellings.get_mut(name) {
            Some(n) => *n += times,
            None => {
                spellings.insert(name.to_owned(), times);
            }
        }
    }

    /// The entities of the names noted.
    #[must_use]
    pub fn link(self) -> Entities {
        let joined = self.with_one_initial();
        let mut merged: BTreeMap<Key, (Vec<Key>, BTreeMap<String, u32>)> = BTreeMap::new();
        for (key, spellings) in self.spellings {
            let (keys, all) = merged.entry(joined.get(&key).unwrap_or(&key).clone()).or_default();
            keys.push(key);
            for (name, n) in spellings {
                *all.entry(name).or_default() += n;
            }
        }
        let mut entities =
            Entities { list: Vec::new(), by_name: BTreeMap::new(), by_surname: BTreeMap::new() };
        for ((kind, folded), (keys, spellings)) in merged {
            entities.add(Entity { kind, name: most_frequent(&spellings), folded }, keys, &spellings);
        }
        entities
    }

    /// For each person's name with middle initials ("Mara T. Oyelaran") the same name without, where
    /// the corpus has that too and no other initials between the same two names.
    fn with_one_initial(&self) -> BTreeMap<Key, Key> {
        let mut by_plain: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
        for (key, spellings) in &self.spellings {
            let plain = spellings.keys().next().and_then(|name| without_initials(name));
            let plain = plain.map(|plain| (EntityKind::Person, plain));
            if let Some(plain) = plain.filter(|plain| key.0 == plain.0 && self.spellings.contains_key(plain))
            {
                by_plain.entry(plain).or_default().push(key.clone());
            }
        }
        by_plain.retain(|_, with| with.len() == 1);
        by_plain
            .into_iter()
            .flat_map(|(plain, with)| with.into_iter().map(move |key| (key, plain.clone())))
            .collect()
    }
}

/// The spelling that occurs most; of equals the first in code-point order.
fn most_frequent(spellings: &BTreeMap<String, u32>) -> String {
    // `max_by_key` takes the last of equals, hence `rev`.
    spellings.iter().rev().max_by_key(|(_, n)| **n).map_or("", |(name, _)| name).to_owned()
}

impl Entities {
    fn add(&mut self, entity: Entity, keys: Vec<Key>, spellings: &BTreeMap<String, u32>) {
        let index = self.list.len() as u32;
        if entity.kind == EntityKind::Person {
            let mut surnames: Vec<String> = spellings.keys().flat_map(|name| surnames(name)).collect();
            surnames.sort_unstable();
            surnames.dedup();
            for surname in surnames {
                let bearers = self.by_surname.entry(surname).or_insert(Bearers::One(index));
                if !matches!(bearers, Bearers::One(bearer) if *bearer == index) {
                    *bearers = Bearers::Several;
                }
            }
        }
        self.by_name.extend(keys.into_iter().map(|key| (key, index)));
        self.list.push(entity);
    }

    /// Every entity, persons first, by folded name.
    #[must_use]
    pub fn list(&self) -> &[Entity] {
        &self.list
    }

    /// The entity that a speaker of this name and kind is.
    #[must_use]
    pub fn find(&self, name: &str, kind: SpeakerKind) -> Linked {
        let Some(key) = key(name, kind) else { return Linked::Nowhere };
        if let Some(index) = self.by_name.get(&key) {
            return Linked::To(*index);
        }
        match self.by_surname.get(&key.1) {
            Some(Bearers::One(index)) if key.0 == EntityKind::Person => Linked::To(*index),
            Some(Bearers::Several) if key.0 == EntityKind::Person => Linked::Ambiguous,
            _ => Linked::Nowhere,
        }
    }
}

/// What a name is compared by; `None` for a speaker without a name.
fn key(name: &str, kind: SpeakerKind) -> Option<Key> {
    let (kind, folded) = match kind {
        SpeakerKind::Person => (EntityKind::Person, fold(&without_nickname(name).concat())),
        SpeakerKind::Group if is_proper(name) => (EntityKind::Group, fold(without_article(name))),
        SpeakerKind::Group | SpeakerKind::Unknown => return None,
    };
    (!folded.is_empty()).then_some((kind, folded))
}

/// Whether a body's name is its own: a word of it has a capital, or it is an account's handle.
fn is_proper(name: &str) -> bool {
    let has_capital = |word: &str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    name.starts_with('@') || without_article(name).split_whitespace().any(has_capital)
}

fn without_article(name: &str) -> &str {
    ["the ", "The "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// A name without case, accents, spaces, hyphens and every other mark.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            // Letters whose stroke or ligature Unicode does not take apart.
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'þ' => folded.push_str("th"),
            c if c.is_alphanumeric() => folded.push(c),
            _ => {}
        }
    }
    folded
}

/// Whether a person's name is one word, particles ("de la", "van") and suffixes ("Jr.") aside.
fn is_surname_alone(name: &str) -> bool {
    name_words(name).filter(|word| !is_particle(word)).count() <= 1
}

/// A person's name folded without its middle initials; `None` where it has none.
fn without_initials(name: &str) -> Option<String> {
    let words = without_nickname(name);
    let last = words.len().checked_sub(1)?;
    let is_initial = |word: &str| word.trim_end_matches('.').chars().count() == 1;
    let kept = words.iter().enumerate().filter(|(at, word)| *at == 0 || *at == last || !is_initial(word));
    let kept: Vec<&str> = kept.map(|(_, word)| *word).collect();
    (kept.len() < words.len()).then(|| fold(&kept.concat()))
}

/// The words of a person's name without a nickname in marks and a suffix such as "Jr.".
fn name_words(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    let is_suffix =
        |word: &&str| matches!(word.trim_end_matches(['.', ',']), "Jr" | "Sr" | "II" | "III" | "IV");
    without_nickname(name).into_iter().filter(move |word| !is_suffix(word))
}

/// The words of a person's name without a nickname in marks.
fn without_nickname(name: &str) -> Vec<&str> {
    const OPEN: [char; 5] = ['"', '“', '‘', '`', '('];
    const CLOSE: [char; 5] = ['"', '”', '’', '\'', ')'];
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let first = words.iter().position(|word| word.starts_with(OPEN));
    let last = words.iter().rposition(|word| word.trim_end_matches(',').ends_with(CLOSE));
    if let (Some(first), Some(last)) = (first, last)
        && first <= last
    {
        words.drain(first..=last);
    }
    words
}

fn is_particle(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

/// By what surnames, folded, the bearer of this full name may be called.
fn surnames(name: &str) -> Vec<String> {
    let words: Vec<&str> = name_words(name).collect();
    let Some(last) = words.last() else { return Vec::new() };
    let mut surnames = vec![fold(last)];
    // "Ana de la Cruz" is called "de la Cruz" or "Cruz".
    let particles = words.iter().rev().skip(1).take_while(|word| is_particle(word)).count();
    if particles > 0 {
        surnames.push(fold(&words[words.len() - 1 - particles..].concat()));
    }
    // In the Korean way of writing ("Kim Jong-un") the surname comes first; the small letter after
    // the hyphen gives it away.
    if last.split_once('-').is_some_and(|(_, part)| is_particle(part))
        && let Some(first) = words.first()
    {
        surnames.push(fold(first));
    }
    surnames
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities(names: &[(&str, SpeakerKind)]) -> Entities {
        let mut all = Names::default();
        for (name, kind) in names {
            all.note(name, *kind);
        }
        all.link()
    }

    /// The name of the entity to which a person's name leads, or the status.
    fn person<'e>(entities: &'e Entities, name: &str) -> &'e str {
        match entities.find(name, SpeakerKind::Person) {
            Linked::To(index) => &entities.list()[index as usize].name,
            Linked::Ambiguous => "(ambiguous)",
            Linked::Nowhere => "(nowhere)",
        }
    }

    const PERSON: SpeakerKind = SpeakerKind::Person;
    const GROUP: SpeakerKind = SpeakerKind::Group;

    #[test]
    fn spellings_of_one_name_are_one_entity() {
        let all = entities(&[
            ("Han Sol-bin", PERSON),
            ("Han Sol Bin", PERSON),
            ("Han Sol Bin", PERSON),
            ("José Ibáñez", PERSON),
            ("Jose Ibanez", PERSON),
            ("Søren O’Brae", PERSON),
            ("Soren O'Brae", PERSON),
        ]);
        assert_eq!(all.list().len(), 3);
        assert_eq!(person(&all, "HAN SOL-BIN"), "Han Sol Bin");
        assert_eq!(person(&all, "José Ibanez"), "Jose Ibanez", "of equals, the first in order");
        assert_eq!(person(&all, "Søren O'Brae"), "Soren O'Brae");
        for name in
            ["José “Pepe” Ibáñez", "Jose ``Pepe'' Ibanez", "José (Pepe the Cat) Ibáñez", "José ‘Pepe’ Ibáñez"]
        {
            assert_eq!(person(&all, name), "Jose Ibanez", "a nickname is not part of the name");
        }
    }

    #[test]
    fn a_surname_alone_needs_one_bearer() {
        let all = entities(&[
            ("Mara Oyelaran", PERSON),
            ("Tom Ferrand", PERSON),
            ("Lise Ferrand", PERSON),
            ("Ana de la Cruz", PERSON),
            ("Han Sol-bin", PERSON),
            ("Otto Brandt Jr.", PERSON),
            ("Zeller", PERSON),
        ]);
        assert_eq!(person(&all, "Oyelaran"), "Mara Oyelaran");
        assert_eq!(person(&all, "Ferrand"), "(ambiguous)");
        assert_eq!(person(&all, "de la Cruz"), "Ana de la Cruz");
        assert_eq!(person(&all, "Cruz"), "Ana de la Cruz");
        assert_eq!(person(&all, "Han"), "Han Sol-bin");
        assert_eq!(person(&all, "Brandt"), "Otto Brandt Jr.");
        assert_eq!(person(&all, "Otto Brandt"), "(nowhere)", "father and son are two");
        assert_eq!(person(&all, "Mara"), "(nowhere)", "a given name alone is not linked");
        assert_eq!(person(&all, "Zeller"), "(nowhere)", "two Zellers may be two people");
    }

    #[test]
    fn one_middle_initial_is_no_other_person_but_two_are() {
        let one =
            entities(&[("Mara T. Oyelaran", PERSON), ("Mara Oyelaran", PERSON), ("Mara Oyelaran", PERSON)]);
        assert_eq!(one.list().len(), 1);
        assert_eq!(person(&one, "Mara T. Oyelaran"), "Mara Oyelaran");
        assert_eq!(person(&one, "Oyelaran"), "Mara Oyelaran");
        let two =
            entities(&[("Otto H. W. Brandt", PERSON), ("Otto W. Brandt", PERSON), ("Otto Brandt", PERSON)]);
        assert_eq!(two.list().len(), 3);
        assert_eq!(person(&two, "Brandt"), "(ambiguous)");
        let alone = entities(&[("Mara T. Oyelaran", PERSON)]);
        assert_eq!(person(&alone, "Mara Oyelaran"), "(nowhere)", "nobody of that name was noted");
    }

    #[test]
    fn kinds_stay_apart_and_the_unnamed_are_nobody() {
        let all = entities(&[
            ("Morgan Stern", PERSON),
            ("Morgan Stern", GROUP),
            ("The Harbour Board", GROUP),
            ("Harbour Board", GROUP),
            ("Stern", GROUP),
            ("senior official", SpeakerKind::Unknown),
        ]);
        assert_eq!(all.list().len(), 4);
        assert_ne!(all.find("Morgan Stern", PERSON), all.find("Morgan Stern", GROUP));
        assert_eq!(all.find("the Harbour Board", GROUP), all.find("Harbour Board", GROUP));
        assert_eq!(all.find("senior official", SpeakerKind::Unknown), Linked::Nowhere);
        assert_eq!(person(&all, "Stern"), "Morgan Stern");
        assert!(matches!(all.find("Stern", GROUP), Linked::To(_)));
        assert_eq!(all.find("Oyelaran", GROUP), Linked::Nowhere);
    }

    #[test]
    fn bodies_without_a_proper_name_are_not_one() {
        let names = ["police", "the Police", "300", "@pier_watch", "village of Orsa", "upper tier"];
        let all = entities(&names.map(|name| (name, GROUP)));
        let linked: Vec<_> = all.list().iter().map(|entity| entity.name.as_str()).collect();
        assert_eq!(linked, ["@pier_watch", "the Police", "village of Orsa"]);
        assert_eq!(all.find("police", GROUP), Linked::Nowhere);
    }

    #[test]
    fn a_name_without_letters_is_nobody() {
        let mut all = Names::default();
        all.note("…", PERSON);
        all.note("", GROUP);
        assert!(all.link().list().is_empty());
    }
}
