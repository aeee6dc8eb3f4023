//! Entities: the same person or body across the articles of a corpus, linked by name alone.
//!
//! What goes in are the names and kinds of all speakers; what comes out is, for each, one entity
//! or none. Linking errs on the side of leaving apart: a wrong link puts words into somebody's
//! mouth, a missing one only splits a count. So descriptions are never linked, and a surname alone
//! only where one single full name of the corpus bears it.

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
        /// Not linked: somebody without a name, or a surname that no full name of the corpus bears.
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
        let mut entities =
            Entities { list: Vec::new(), by_name: BTreeMap::new(), by_surname: BTreeMap::new() };
        for ((kind, folded), spellings) in self.spellings {
            let index = entities.list.len() as u32;
            // Among equally frequent spellings `rev` and `max_by_key` (which takes the last) give
            // the first in code-point order.
            let name =
                spellings.iter().rev().max_by_key(|(_, n)| **n).map_or("", |(name, _)| name).to_owned();
            if kind == EntityKind::Person {
                let mut surnames: Vec<String> = spellings.keys().flat_map(|name| surnames(name)).collect();
                surnames.sort_unstable();
                surnames.dedup();
                for surname in surnames {
                    let bearers = entities.by_surname.entry(surname).or_insert(Bearers::One(index));
                    if !matches!(bearers, Bearers::One(bearer) if *bearer == index) {
                        *bearers = Bearers::Several;
                    }
                }
            }
            entities.by_name.insert((kind, folded.clone()), index);
            entities.list.push(Entity { kind, name, folded });
        }
        entities
    }
}

impl Entities {
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
    let (kind, name) = match kind {
        SpeakerKind::Person => (EntityKind::Person, name),
        SpeakerKind::Group => (EntityKind::Group, without_article(name)),
        SpeakerKind::Unknown => return None,
    };
    let folded = fold(name);
    (!folded.is_empty()).then_some((kind, folded))
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

/// The words of a name without a suffix such as "Jr.".
fn name_words(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split_whitespace()
        .filter(|word| !matches!(word.trim_end_matches(['.', ',']), "Jr" | "Sr" | "II" | "III" | "IV"))
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
        assert_eq!(person(&all, "Mara"), "(nowhere)", "a given name alone is not linked");
        assert_eq!(person(&all, "Zeller"), "(nowhere)", "two Zellers may be two people");
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
    fn a_name_without_letters_is_nobody() {
        let mut all = Names::default();
        all.note("…", PERSON);
        all.note("", GROUP);
        assert!(all.link().list().is_empty());
    }
}
