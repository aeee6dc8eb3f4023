//! The tables that need the whole corpus: `speakers` with its links, `entities`, `aliases`.
//!
//! While articles stream through, the rows of `speakers` wait in a file, not in memory; what stays
//! in memory are the different names. At the end the names are linked, and the rows are read back
//! and written with their links.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::choice::Choice;
use crate::entity::{LinkStatus, Linked};
use crate::error::{Error, Result};
use crate::output::file::write_error;
use crate::output::group::{Group, Part};
use crate::output::linking::{BySpeaker, Counts, Linking, Quoted, link, most_quoted};
use crate::output::read::MadeTable;
use crate::output::table::{TableWriter, WrittenTable};
use crate::schema::{AliasRow, EntityRow, Row, SpeakerRow, Value};
use crate::speaker::SpeakerKind;

/// The name of the file in which the rows wait.
pub(super) const SPILL: &str = "speakers.waiting";

/// The rows of `speakers` on their way.
pub(super) struct Speakers {
    speakers: TableWriter<SpeakerRow>,
    entities: TableWriter<EntityRow>,
    aliases: TableWriter<AliasRow>,
    path: PathBuf,
    waiting: csv::Writer<BufWriter<File>>,
    /// How many speakers have each name, by kind.
    names: BySpeaker<u32>,
    /// The groups of articles that have been ended, in order.
    segments: Vec<Segment>,
    /// Rows that wait and belong to the group that is being written.
    pending: u64,
    older: Option<Older>,
}

/// The dataset of which groups are taken over.
struct Older {
    table: MadeTable,
    groups: Vec<Group>,
    /// Where the names of the groups that were taken over lead, as the table has it; a name by its
    /// number, which is its place here.
    links: Vec<OldLink>,
    numbers: BySpeaker<u32>,
    /// What is left of each entity's numbers of articles and quotations, once the groups that are
    /// not taken over are taken away.
    counts: FxHashMap<String, Counts>,
}

/// Where a name leads in the older dataset.
struct OldLink {
    name: String,
    kind: SpeakerKind,
    entity_id: Option<String>,
    status: LinkStatus,
}

/// The speakers of one group of articles.
enum Segment {
    /// So many rows, the next that wait.
    Waiting(u64),
    /// Those of a group of the older dataset, by number, and the numbers of the names in it.
    Taken(usize, Box<[u32]>),
}

/// The word of a closed list that a cell holds.
fn choice<T: Choice>(cell: Value<'_>) -> Option<T> {
    match cell {
        Value::Text(word) => T::from_word(word),
        _ => None,
    }
}

/// Where, in the list of parts of a group, that of `speakers` stands.
const PLACE: usize = 2;

/// The three tables, the part of `speakers` that each group has, and who is quoted most.
type Finished = ([WrittenTable; 3], Vec<Part>, Vec<Quoted>);

impl Speakers {
    pub(super) fn create(folder: &Path) -> Result<Self> {
        let path = folder.join(SPILL);
        let file = File::create_new(&path).map_err(|error| write_error(&path, &error))?;
        let waiting = csv::WriterBuilder::new().has_headers(false).from_writer(BufWriter::new(file));
        Ok(Speakers {
            speakers: TableWriter::create(folder)?,
            entities: TableWriter::create(folder)?,
            aliases: TableWriter::create(folder)?,
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

    /// Follows on an older dataset, which is cut into these groups and has these entities.
    pub(super) fn follow(&mut self, table: MadeTable, groups: &[Group], entities: Vec<EntityRow>) {
        let counts = |row: EntityRow| {
            (row.entity_id, Counts { n_articles: row.n_articles, n_quotations: row.n_quotations })
        };
        self.older = Some(Older {
            table,
            groups: groups.to_vec(),
            links: Vec::new(),
            numbers: BySpeaker::default(),
            counts: entities.into_iter().map(counts).collect(),
        });
    }

    /// Takes the rows of whole articles of the older dataset, which are not taken over, out of what
    /// is counted there.
    pub(super) fn forget(&mut self, rows: &[SpeakerRow]) {
        if let Some(older) = &mut self.older {
            older.forget(rows);
        }
    }

    /// Takes groups of the older dataset over, by their numbers.
    pub(super) fn take_over(&mut self, which: Range<usize>) -> Result<()> {
        let Some(older) = self.older.as_mut().filter(|_| !which.is_empty()) else { return Ok(()) };
        // Four columns of eleven tell what linking wants to know.
        let of_group = |number: usize| {
            let mut found: FxHashMap<(String, SpeakerKind), (u32, OldLink)> = FxHashMap::default();
            let mut is_sound = true;
            let columns = ["name", "kind", "entity_id", "link_status"];
            let row_groups = row_groups(&older.groups, number..number + 1);
            older.table.cells(row_groups, columns, &mut |[name, kind, entity_id, status]| {
                let (Value::Text(name), Some(kind), Some(status)) = (name, choice(kind), choice(status))
                else {
                    is_sound = false;
                    return;
                };
                let link = || OldLink {
                    name: name.to_owned(),
                    kind,
                    entity_id: match entity_id {
                        Value::Text(id) => Some(id.to_owned()),
                        _ => None,
                    },
                    status,
                };
                found.entry((name.to_owned(), kind)).or_insert_with(|| (0, link())).0 += 1;
            })?;
            if is_sound { Ok(found) } else { Err(older.table.damaged()) }
        };
        let all: Vec<_> = which.clone().into_par_iter().map(of_group).collect::<Result<_>>()?;
        for (number, names) in which.zip(all) {
            let mut numbers = Vec::with_capacity(names.len());
            // Neither sums nor the numbers that a group's names are given depend on the order in
            // which a map is gone through: the numbers serve for nothing but to find a link again.
            #[allow(clippy::iter_over_hash_type)]
            for ((name, kind), (n, link)) in names {
                self.names.note(&name, kind, n);
                let number = match older.numbers.get_mut(&name, kind) {
                    Some(number) => *number,
                    None => {
                        let number = older.links.len() as u32;
                        older.numbers.insert(&name, kind, number);
                        older.links.push(link);
                        number
                    }
                };
                numbers.push(number);
            }
            self.segments.push(Segment::Taken(number, numbers.into()));
        }
        Ok(())
    }

    /// Writes the three tables, and says who is quoted most, at most `n_most`.
    ///
    /// A group that was taken over and whose links are the same stays as it stands.
    pub(super) fn finish(self, n_most: usize) -> Result<Finished> {
        let failed = |error: &std::io::Error| write_error(&self.path, error);
        let mut file = self.waiting.into_inner().map_err(|error| failed(error.error()))?;
        file.flush().map_err(|error| failed(&error))?;
        let mut linking = Linking::new(link(&self.names));
        let mut speakers = self.speakers;
        if let Some(older) = &self.older {
            speakers.follow(older.table.clone())?;
        }
        let is_changed = self.older.as_ref().map(|older| older.changed(&mut linking)).unwrap_or_default();
        let file = File::open(&self.path).map_err(|error| failed(&error))?;
        let reader = csv::ReaderBuilder::new().has_headers(false).from_reader(BufReader::new(file));
        let mut links = Links {
            path: &self.path,
            waiting: reader.into_records(),
            linking,
            speakers,
            older: self.older,
            is_changed,
            as_before: None,
        };
        let parts =
            self.segments.iter().map(|segment| links.write(segment)).collect::<Result<Vec<Part>>>()?;
        links.copy_kept()?;
        let Links { waiting, mut linking, speakers, older, .. } = links;
        if let Some(older) = &older {
            linking.add(&older.counts);
        }
        drop(waiting);
        fs::remove_file(&self.path).map_err(|error| write_error(&self.path, &error))?;
        let (entities, aliases) = linking.rows(&self.names);
        let most = most_quoted(&entities, n_most);
        let tables =
            [speakers.close()?, write_all(self.entities, &entities)?, write_all(self.aliases, &aliases)?];
        Ok((tables, parts, most))
    }
}

/// The table `speakers` while its rows are written with their links.
struct Links<'p> {
    /// The file in which rows wait.
    path: &'p Path,
    waiting: csv::StringRecordsIntoIter<BufReader<File>>,
    linking: Linking,
    speakers: TableWriter<SpeakerRow>,
    older: Option<Older>,
    /// For each name of the groups that were taken over, whether it leads elsewhere now.
    is_changed: Vec<bool>,
    /// Neighbouring groups that stay as they stand and are not copied yet: they are copied together.
    as_before: Option<Range<usize>>,
}

impl Links<'_> {
    /// Writes the speakers of the next group of articles, and says what it has of the table.
    fn write(&mut self, segment: &Segment) -> Result<Part> {
        match segment {
            Segment::Taken(number, names) => {
                if let Some(part) = self.keep(*number, names)? {
                    return Ok(part);
                }
                self.copy_kept()?;
                self.write_taken(*number)?;
            }
            Segment::Waiting(n) => {
                self.copy_kept()?;
                self.write_waiting(*n)?;
            }
        }
        self.speakers.end_group()
    }

    /// Keeps a group that was taken over as it stands; `None` where one of its names leads elsewhere.
    fn keep(&mut self, number: usize, names: &[u32]) -> Result<Option<Part>> {
        let Some(older) = self.older.as_ref() else { return Ok(None) };
        if names.iter().any(|name| self.is_changed[*name as usize]) {
            return Ok(None);
        }
        match &mut self.as_before {
            Some(range) if range.end == number => range.end += 1,
            _ => older.copy(&mut self.speakers, self.as_before.replace(number..number + 1))?,
        }
        Ok(Some(older.groups[number].parts[PLACE]))
    }

    /// Copies the groups that stay as they stand, before something else comes behind them.
    fn copy_kept(&mut self) -> Result<()> {
        match &self.older {
            Some(older) => older.copy(&mut self.speakers, self.as_before.take()),
            None => Ok(()),
        }
    }

    /// Writes the rows of a group that was taken over with their new links.
    fn write_taken(&mut self, number: usize) -> Result<()> {
        let Some(older) = &mut self.older else { return Ok(()) };
        let mut rows = Vec::new();
        let which = row_groups(&older.groups, number..number + 1);
        older.table.rows(which, &mut |row: SpeakerRow| rows.push(row))?;
        older.forget(&rows);
        for row in &mut rows {
            self.linking.link(row);
            self.speakers.write(row)?;
        }
        Ok(())
    }

    /// Writes the next `n` rows that wait with their links.
    fn write_waiting(&mut self, n: u64) -> Result<()> {
        for _ in 0..n {
            let record = self.waiting.next().transpose().map_err(|error| csv_error(self.path, error))?;
            let mut row = record
                .as_ref()
                .and_then(read_row)
                .ok_or_else(|| Error::new("was changed while sayso was writing it").at(self.path))?;
            self.linking.link(&mut row);
            self.speakers.write(&row)?;
        }
        Ok(())
    }
}

impl Older {
    /// For each name of the groups that were taken over, whether it leads elsewhere now.
    fn changed(&self, linking: &mut Linking) -> Vec<bool> {
        let is_changed = |link: &OldLink| {
            let linked = linking.found(&link.name, link.kind);
            linking.id(linked) != link.entity_id || linked.status() != link.status
        };
        self.links.iter().map(is_changed).collect()
    }

    /// Takes the rows of whole articles out of the counts of their entities.
    fn forget(&mut self, rows: &[SpeakerRow]) {
        for of_article in rows.chunk_by(|a, b| a.article_id == b.article_id) {
            for (at, row) in of_article.iter().enumerate() {
                let Some(id) = &row.entity_id else { continue };
                let Some(counts) = self.counts.get_mut(id) else { continue };
                counts.n_quotations -= row.n_quotations;
                let is_first = of_article[..at].iter().all(|before| before.entity_id != row.entity_id);
                counts.n_articles -= i32::from(is_first);
            }
        }
    }

    /// Takes groups over as they stand, if there are any to be taken.
    fn copy(&self, speakers: &mut TableWriter<SpeakerRow>, which: Option<Range<usize>>) -> Result<()> {
        match which {
            Some(which) => speakers.copy(&self.groups, which),
            None => Ok(()),
        }
    }
}

/// The row groups of `speakers` that these groups of articles have.
fn row_groups(groups: &[Group], which: Range<usize>) -> Range<usize> {
    let count = |groups: &[Group]| groups.iter().map(|group| group.parts[PLACE].row_groups).sum::<usize>();
    let start = count(&groups[..which.start]);
    start..start + count(&groups[which])
}

fn write_all<R: Row>(mut table: TableWriter<R>, rows: &[R]) -> Result<WrittenTable> {
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

fn csv_error(path: &Path, error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => write_error(path, &error),
        kind => Error::new(format!("cannot be read back: {kind:?}")).at(path),
    }
}
