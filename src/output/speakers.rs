//! The tables that need the whole corpus: `speakers` with its links, `entities`, `aliases`.
//!
//! While articles stream through, the rows of `speakers` wait in a file, not in memory; what stays
//! in memory are the different names. At the end the names are linked, and the rows are read back
//! and written with their links.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::choice::Choice;
use crate::entity::{Entities, Linked, Names};
use crate::error::{Error, Result};
use crate::output::file::write_error;
use crate::output::group::{Group, Part};
use crate::output::read::MadeTable;
use crate::output::table::{TableWriter, WrittenTable};
use crate::rows::entity_id;
use crate::schema::{AliasRow, EntityRow, SpeakerRow, Value};
use crate::speaker::SpeakerKind;

/// The name of the file in which the rows wait.
pub(super) const SPILL: &str = "speakers.waiting";

/// The rows of `speakers` on their way.
pub(super) struct Speakers {
    path: PathBuf,
    waiting: csv::Writer<BufWriter<File>>,
    /// How many speakers have each name, by kind.
    names: BySpeaker<u32>,
    /// The groups of articles that have been ended, in order.
    segments: Vec<Segment>,
    /// Rows that wait and belong to the group that is being written.
    pending: u64,
    older: Option<(MadeTable, Vec<Group>)>,
}

/// The speakers of one group of articles.
enum Segment {
    /// So many rows, the next that wait.
    Waiting(u64),
    /// Those of a group of the older dataset, by number.
    Taken(usize),
}

/// Something for each name, by kind.
struct BySpeaker<T>([FxHashMap<String, T>; SpeakerKind::ALL.len()]);

impl<T> Default for BySpeaker<T> {
    fn default() -> Self {
        BySpeaker(std::array::from_fn(|_| FxHashMap::default()))
    }
}

impl<T> BySpeaker<T> {
    fn get_mut(&mut self, name: &str, kind: SpeakerKind) -> Option<&mut T> {
        self.0[kind.index()].get_mut(name)
    }

    fn insert(&mut self, name: &str, kind: SpeakerKind, value: T) {
        self.0[kind.index()].insert(name.to_owned(), value);
    }
}

impl BySpeaker<u32> {
    /// Counts a name `n` times more.
    fn note(&mut self, name: &str, kind: SpeakerKind, n: u32) {
        match self.get_mut(name, kind) {
            Some(count) => *count += n,
            None => self.insert(name, kind, n),
        }
    }
}

/// The sort of speaker that a cell names.
fn kind_of(cell: Value<'_>) -> Option<SpeakerKind> {
    match cell {
        Value::Text(word) => SpeakerKind::from_word(word),
        _ => None,
    }
}

/// Where, in the list of parts of a group, that of `speakers` stands.
const PLACE: usize = 2;

/// The three tables, the part of `speakers` that each group has, and who is quoted most.
type Finished = ([WrittenTable; 3], Vec<Part>, Vec<Quoted>);

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

impl Speakers {
    pub(super) fn create(folder: &Path) -> Result<Self> {
        let path = folder.join(SPILL);
        let file = File::create_new(&path).map_err(|error| write_error(&path, &error))?;
        let waiting = csv::WriterBuilder::new().has_headers(false).from_writer(BufWriter::new(file));
        Ok(Speakers {
            path,
            waiting,
            names: BySpeaker::default(),
            segments: Vec::new(),
            pending: 0,
            older: None,
        })
    }

    pub(super) fn add(&mut self, rows: &[SpeakerRow]) -> Result<()> {
        for row in rows {
            self.names.note(&row.name, row.kind, 1);
            let record = [
                row.speaker_id.as_str(),
                &row.article_id,
                &row.name,
                row.kind.word(),
                row.gender.map_or("", Choice::word),
                row.description.as_deref().unwrap_or_default(),
                &row.n_mentions.to_string(),
                &row.n_quotations.to_string(),
                &row.n_words.to_string(),
            ];
            self.waiting.write_record(record).map_err(|error| csv_error(&self.path, error))?;
        }
        self.pending += rows.len() as u64;
        Ok(())
    }

    /// Ends a group of articles.
    pub(super) fn end_group(&mut self) {
        self.segments.push(Segment::Waiting(self.pending));
        self.pending = 0;
    }

    /// Follows on the table of an older dataset, which is cut into these groups.
    pub(super) fn follow(&mut self, from: MadeTable, groups: &[Group]) {
        self.older = Some((from, groups.to_vec()));
    }

    /// Takes groups of the older dataset over, by their numbers.
    pub(super) fn take_over(&mut self, which: Range<usize>) -> Result<()> {
        let Some((from, groups)) = &self.older else { return Ok(()) };
        // Two columns of eleven tell what linking wants to know.
        let of_group = |number: usize| {
            let mut names: BySpeaker<u32> = BySpeaker::default();
            let mut is_sound = true;
            let row_groups = row_groups(groups, number..number + 1);
            from.cells(row_groups, ["name", "kind"], &mut |[name, kind]| match (name, kind_of(kind)) {
                (Value::Text(name), Some(kind)) => names.note(name, kind, 1),
                _ => is_sound = false,
            })?;
            if is_sound { Ok(names) } else { Err(from.damaged()) }
        };
        let all: Vec<BySpeaker<u32>> = which.clone().into_par_iter().map(of_group).collect::<Result<_>>()?;
        for (kind, names) in all.into_iter().flat_map(|of_group| SpeakerKind::ALL.iter().zip(of_group.0)) {
            // Sums do not depend on the order in which a map is gone through.
            #[allow(clippy::iter_over_hash_type)]
            for (name, n) in names {
                self.names.note(&name, *kind, n);
            }
        }
        self.segments.extend(which.map(Segment::Taken));
        Ok(())
    }

    /// Writes the three tables into `folder`, and says who is quoted most, at most `n_most`.
    ///
    /// A group that was taken over and whose links are the same stays as it stands.
    pub(super) fn finish(self, folder: &Path, n_most: usize) -> Result<Finished> {
        let failed = |error: &std::io::Error| write_error(&self.path, error);
        let mut file = self.waiting.into_inner().map_err(|error| failed(error.error()))?;
        file.flush().map_err(|error| failed(&error))?;
        let mut linking = Linking::new(link(&self.names));
        let mut speakers = TableWriter::create(folder)?;
        if let Some((table, _)) = &self.older {
            speakers.follow(table)?;
        }
        let file = File::open(&self.path).map_err(|error| failed(&error))?;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(BufReader::new(file));
        let mut records = reader.records();
        let mut parts = Vec::with_capacity(self.segments.len());
        let mut as_before: Option<Range<usize>> = None;
        for segment in &self.segments {
            match (segment, &self.older) {
                (Segment::Taken(number), Some((table, groups))) => {
                    let which = *number..*number + 1;
                    if linking.is_as_before(table, row_groups(groups, which.clone()))? {
                        // Neighbours are copied together.
                        match &mut as_before {
                            Some(range) if range.end == *number => range.end += 1,
                            _ => {
                                copy(&mut speakers, as_before.take(), &self.older)?;
                                as_before = Some(which);
                            }
                        }
                        parts.push(groups[*number].parts[PLACE]);
                        continue;
                    }
                    copy(&mut speakers, as_before.take(), &self.older)?;
                    let mut rows = Vec::new();
                    table.rows(row_groups(groups, which), &mut |row: SpeakerRow| rows.push(row))?;
                    for mut row in rows {
                        let linked = linking.found(&row.name, row.kind);
                        (row.entity_id, row.link_status) = (linking.id(linked), linked.status());
                        speakers.write(&row)?;
                    }
                }
                (Segment::Taken(_), None) => {}
                (Segment::Waiting(n), _) => {
                    copy(&mut speakers, as_before.take(), &self.older)?;
                    for _ in 0..*n {
                        let record =
                            records.next().transpose().map_err(|error| csv_error(&self.path, error))?;
                        let mut row = record.as_ref().and_then(read_row).ok_or_else(|| {
                            Error::new("was changed while sayso was writing it").at(&self.path)
                        })?;
                        linking.link(&mut row);
                        speakers.write(&row)?;
                    }
                }
            }
            parts.push(speakers.end_group()?);
        }
        copy(&mut speakers, as_before, &self.older)?;
        drop(records);
        fs::remove_file(&self.path).map_err(|error| write_error(&self.path, &error))?;
        let (entities, aliases) = linking.rows();
        let most = most_quoted(&entities, n_most);
        let tables = [speakers.close()?, write_all(folder, &entities)?, write_all(folder, &aliases)?];
        Ok((tables, parts, most))
    }
}

/// Takes groups of the older dataset over, if there are any to be taken.
fn copy(
    speakers: &mut TableWriter<SpeakerRow>,
    which: Option<Range<usize>>,
    older: &Option<(MadeTable, Vec<Group>)>,
) -> Result<()> {
    match (which, older) {
        (Some(which), Some((table, groups))) => speakers.copy(table, groups, PLACE, which),
        _ => Ok(()),
    }
}

/// The entities of the names that were noted.
fn link(names: &BySpeaker<u32>) -> Entities {
    let mut noted = Names::default();
    for (kind, names) in SpeakerKind::ALL.iter().zip(&names.0) {
        let mut names: Vec<_> = names.iter().collect();
        names.sort_unstable();
        names.into_iter().for_each(|(name, n)| noted.note_times(name, *kind, *n));
    }
    noted.link()
}

/// The row groups of `speakers` that these groups of articles have.
fn row_groups(groups: &[Group], which: Range<usize>) -> Range<usize> {
    let count = |groups: &[Group]| groups.iter().map(|group| group.parts[PLACE].row_groups).sum::<usize>();
    let start = count(&groups[..which.start]);
    start..start + count(&groups[which])
}

fn write_all<R: crate::schema::Row>(folder: &Path, rows: &[R]) -> Result<WrittenTable> {
    let mut table = TableWriter::create(folder)?;
    for row in rows {
        table.write(row)?;
    }
    table.close()
}

fn read_row(record: &csv::StringRecord) -> Option<SpeakerRow> {
    let text = |index: usize| record.get(index).map(str::to_owned);
    let number = |index: usize| record.get(index)?.parse().ok();
    let gender = record.get(4)?;
    Some(SpeakerRow {
        speaker_id: text(0)?,
        article_id: text(1)?,
        name: text(2)?,
        kind: SpeakerKind::from_word(record.get(3)?)?,
        gender: if gender.is_empty() { None } else { Some(Choice::from_word(gender)?) },
        description: text(5).filter(|description| !description.is_empty()),
        n_mentions: number(6)?,
        n_quotations: number(7)?,
        n_words: number(8)?,
        entity_id: None,
        link_status: Linked::Nowhere.status(),
    })
}

/// Links a few speakers that are a whole corpus; gives them back with the two other tables.
pub(super) fn link_all(mut rows: Vec<SpeakerRow>) -> (Vec<SpeakerRow>, Vec<EntityRow>, Vec<AliasRow>) {
    let mut names = Names::default();
    for row in &rows {
        names.note(&row.name, row.kind);
    }
    let mut linking = Linking::new(names.link());
    for row in &mut rows {
        linking.link(row);
    }
    let (entities, aliases) = linking.rows();
    (rows, entities, aliases)
}

/// The entities, and what is counted for each while the rows of `speakers` go by.
struct Linking {
    entities: Entities,
    /// Where the names met so far lead.
    found: BySpeaker<Linked>,
    ids: Vec<String>,
    n_articles: Vec<i32>,
    n_quotations: Vec<i32>,
    aliases: Vec<BTreeMap<String, i32>>,
    /// The number of the article in which each entity was last met.
    last_article: Vec<u64>,
    /// The article whose rows go by, numbered from 1.
    article: (u64, String),
}

impl Linking {
    fn new(entities: Entities) -> Self {
        let n = entities.list().len();
        Linking {
            ids: entities.list().iter().map(entity_id).collect(),
            n_articles: vec![0; n],
            n_quotations: vec![0; n],
            aliases: vec![BTreeMap::new(); n],
            last_article: vec![0; n],
            article: (0, String::new()),
            found: BySpeaker::default(),
            entities,
        }
    }

    /// Where a name leads.
    fn found(&mut self, name: &str, kind: SpeakerKind) -> Linked {
        if let Some(linked) = self.found.get_mut(name, kind) {
            return *linked;
        }
        let linked = self.entities.find(name, kind);
        self.found.insert(name, kind, linked);
        linked
    }

    /// The id of the entity that a name leads to.
    fn id(&self, linked: Linked) -> Option<String> {
        match linked {
            Linked::To(index) => Some(self.ids[index as usize].clone()),
            _ => None,
        }
    }

    fn link(&mut self, row: &mut SpeakerRow) {
        let linked = self.count(&row.article_id, &row.name, row.kind, row.n_quotations);
        (row.entity_id, row.link_status) = (self.id(linked), linked.status());
    }

    /// Counts a speaker for its entity, and says where its name leads.
    fn count(&mut self, article_id: &str, name: &str, kind: SpeakerKind, n_quotations: i32) -> Linked {
        let linked = self.found(name, kind);
        if self.article.0 == 0 || self.article.1 != article_id {
            self.article = (self.article.0 + 1, article_id.to_owned());
        }
        let Linked::To(index) = linked else { return linked };
        let index = index as usize;
        if self.last_article[index] != self.article.0 {
            self.last_article[index] = self.article.0;
            self.n_articles[index] += 1;
        }
        self.n_quotations[index] += n_quotations;
        match self.aliases[index].get_mut(name) {
            Some(n) => *n += 1,
            None => {
                self.aliases[index].insert(name.to_owned(), 1);
            }
        }
        linked
    }

    /// Counts the speakers of these row groups of a table, and says whether each leads where the
    /// table says.
    fn is_as_before(&mut self, table: &MadeTable, which: Range<usize>) -> Result<bool> {
        let names = ["article_id", "name", "kind", "n_quotations", "entity_id", "link_status"];
        let (mut is_sound, mut is_same) = (true, true);
        table.cells(which, names, &mut |[article_id, name, kind, n_quotations, entity_id, status]| {
            let (Value::Text(article_id), Value::Text(name), Some(kind), Value::Int(n)) =
                (article_id, name, kind_of(kind), n_quotations)
            else {
                is_sound = false;
                return;
            };
            let linked = self.count(article_id, name, kind, n);
            let id = match linked {
                Linked::To(index) => Value::Text(&self.ids[index as usize]),
                _ => Value::Null,
            };
            is_same &= entity_id == id && status == Value::Text(linked.status().word());
        })?;
        if is_sound { Ok(is_same) } else { Err(table.damaged()) }
    }

    fn rows(self) -> (Vec<EntityRow>, Vec<AliasRow>) {
        let mut order: Vec<usize> = (0..self.ids.len()).collect();
        let list = self.entities.list();
        order.sort_by(|a, b| (&list[*a].name, &self.ids[*a]).cmp(&(&list[*b].name, &self.ids[*b])));
        let entity = |index: &usize| EntityRow {
            entity_id: self.ids[*index].clone(),
            name: list[*index].name.clone(),
            kind: list[*index].kind,
            n_articles: self.n_articles[*index],
            n_quotations: self.n_quotations[*index],
            wikidata_qid: None,
        };
        let aliases = |index: &usize| {
            let mut names: Vec<_> = self.aliases[*index].iter().collect();
            names.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
            let entity_id = self.ids[*index].clone();
            let row = move |(alias, n): (&String, &i32)| AliasRow {
                entity_id: entity_id.clone(),
                alias: alias.clone(),
                n: *n,
            };
            names.into_iter().map(row).collect::<Vec<_>>()
        };
        (order.iter().map(entity).collect(), order.iter().flat_map(aliases).collect())
    }
}

fn most_quoted(entities: &[EntityRow], n_most: usize) -> Vec<Quoted> {
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

fn csv_error(path: &Path, error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => write_error(path, &error),
        kind => Error::new(format!("cannot be read back: {kind:?}")).at(path),
    }
}
