//! Linking: which entity each speaker of the corpus is, and how much each is quoted.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::choice::Choice;
use crate::entity::{Entities, Linked, Names};
use crate::rows::entity_id;
use crate::schema::{AliasRow, EntityRow, SpeakerRow};
use crate::speaker::SpeakerKind;

/// A person or body of the corpus and how much it is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The entity's name.
    pub name: String,
    /// Number of its quotations.
    pub n_quotations: i32,
    /// Number of articles in which it is found.
    pub n_articles: i32,
}

/// In how many articles an entity is found, and how many quotations are its.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) n_articles: i32,
    pub(super) n_quotations: i32,
}

/// Something for each name, by kind.
pub(super) struct BySpeaker<T>([FxHashMap<String, T>; SpeakerKind::ALL.len()]);

impl<T> Default for BySpeaker<T> {
    fn default() -> Self {
        BySpeaker(std::array::from_fn(|_| FxHashMap::default()))
    }
}

impl<T> BySpeaker<T> {
    pub(super) fn get_mut(&mut self, name: &str, kind: SpeakerKind) -> Option<&mut T> {
        self.0[kind.index()].get_mut(name)
    }

    pub(super) fn insert(&mut self, name: &str, kind: SpeakerKind, value: T) {
        self.0[kind.index()].insert(name.to_owned(), value);
    }
}

impl BySpeaker<u32> {
    /// Counts a name `n` times more.
    pub(super) fn note(&mut self, name: &str, kind: SpeakerKind, n: u32) {
        match self.get_mut(name, kind) {
            Some(count) => *count += n,
            None => self.insert(name, kind, n),
        }
    }
}

/// The entities of the names that were noted.
pub(super) fn link(names: &BySpeaker<u32>) -> Entities {
    let mut noted = Names::default();
    for (kind, names) in SpeakerKind::ALL.iter().zip(&names.0) {
        let mut names: Vec<_> = names.iter().collect();
        names.sort_unstable();
        names.into_iter().for_each(|(name, n)| noted.note_times(name, *kind, *n));
    }
    noted.link()
}

/// Links a few speakers that are a whole corpus; gives them back with the two other tables.
pub(super) fn link_all(mut rows: Vec<SpeakerRow>) -> (Vec<SpeakerRow>, Vec<EntityRow>, Vec<AliasRow>) {
    let mut names: BySpeaker<u32> = BySpeaker::default();
    rows.iter().for_each(|row| names.note(&row.name, row.kind, 1));
    let mut linking = Linking::new(link(&names));
    rows.iter_mut().for_each(|row| linking.link(row));
    let (entities, aliases) = linking.rows(&names);
    (rows, entities, aliases)
}

/// The entities, and what is counted for each while the rows of `speakers` go by.
pub(super) struct Linking {
    entities: Entities,
    /// Where the names met so far lead.
    found: BySpeaker<Linked>,
    ids: Vec<String>,
    counts: Vec<Counts>,
    /// The number of the article in which each entity was last met.
    last_article: Vec<u64>,
    /// The article whose rows go by, numbered from 1.
    article: (u64, String),
}

impl Linking {
    pub(super) fn new(entities: Entities) -> Self {
        let n = entities.list().len();
        Linking {
            ids: entities.list().iter().map(entity_id).collect(),
            counts: vec![Counts::default(); n],
            last_article: vec![0; n],
            article: (0, String::new()),
            found: BySpeaker::default(),
            entities,
        }
    }

    /// Where a name leads.
    pub(super) fn found(&mut self, name: &str, kind: SpeakerKind) -> Linked {
        if let Some(linked) = self.found.get_mut(name, kind) {
            return *linked;
        }
        let linked = self.entities.find(name, kind);
        self.found.insert(name, kind, linked);
        linked
    }

    /// The id of the entity that a name leads to.
    pub(super) fn id(&self, linked: Linked) -> Option<String> {
        match linked {
            Linked::To(index) => Some(self.ids[index as usize].clone()),
            _ => None,
        }
    }

    /// Links a row and counts it for its entity.
    pub(super) fn link(&mut self, row: &mut SpeakerRow) {
        let linked = self.found(&row.name, row.kind);
        (row.entity_id, row.link_status) = (self.id(linked), linked.status());
        if self.article.0 == 0 || self.article.1 != row.article_id {
            self.article = (self.article.0 + 1, row.article_id.clone());
        }
        let Linked::To(index) = linked else { return };
        let index = index as usize;
        if self.last_article[index] != self.article.0 {
            self.last_article[index] = self.article.0;
            self.counts[index].n_articles += 1;
        }
        self.counts[index].n_quotations += row.n_quotations;
    }

    /// Adds what was counted elsewhere, by the ids of the entities.
    pub(super) fn add(&mut self, counts: &FxHashMap<String, Counts>) {
        for (id, sum) in self.ids.iter().zip(&mut self.counts) {
            if let Some(counts) = counts.get(id) {
                sum.n_articles += counts.n_articles;
                sum.n_quotations += counts.n_quotations;
            }
        }
    }

    /// The rows of `entities` and of `aliases`; `names` are all speakers', with their numbers.
    pub(super) fn rows(mut self, names: &BySpeaker<u32>) -> (Vec<EntityRow>, Vec<AliasRow>) {
        let mut aliases: Vec<BTreeMap<&str, u32>> = vec![BTreeMap::new(); self.ids.len()];
        for (kind, names) in SpeakerKind::ALL.iter().zip(&names.0) {
            // The names of an entity are put in order, whichever comes first here.
            #[allow(clippy::iter_over_hash_type)]
            for (name, n) in names {
                if let Linked::To(index) = self.found(name, *kind) {
                    *aliases[index as usize].entry(name).or_default() += n;
                }
            }
        }
        let mut order: Vec<usize> = (0..self.ids.len()).collect();
        let list = self.entities.list();
        order.sort_by(|a, b| (&list[*a].name, &self.ids[*a]).cmp(&(&list[*b].name, &self.ids[*b])));
        let entity = |index: &usize| EntityRow {
            entity_id: self.ids[*index].clone(),
            name: list[*index].name.clone(),
            kind: list[*index].kind,
            n_articles: self.counts[*index].n_articles,
            n_quotations: self.counts[*index].n_quotations,
            wikidata_qid: None,
        };
        let of_entity = |index: &usize| {
            let mut names: Vec<_> = aliases[*index].iter().collect();
            names.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
            let row = |(alias, n): (&&str, &u32)| AliasRow {
                entity_id: self.ids[*index].clone(),
                alias: (*alias).to_owned(),
                n: i32::try_from(*n).unwrap_or(i32::MAX),
            };
            names.into_iter().map(row).collect::<Vec<_>>()
        };
        (order.iter().map(entity).collect(), order.iter().flat_map(of_entity).collect())
    }
}

pub(super) fn most_quoted(entities: &[EntityRow], n_most: usize) -> Vec<Quoted> {
    let mut quoted: Vec<&EntityRow> = entities.iter().filter(|entity| entity.n_quotations > 0).collect();
    // A stable sort: of equals the first by name comes first.
    quoted.sort_by_key(|entity| std::cmp::Reverse(entity.n_quotations));
    let quoted = quoted.into_iter().take(n_most).map(|entity| Quoted {
        name: entity.name.clone(),
        n_quotations: entity.n_quotations,
        n_articles: entity.n_articles,
    });
    quoted.collect()
}
