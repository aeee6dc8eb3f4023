//! A dataset on its way to the next version.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::attribution::Annotated;
use crate::corpus::{self, Article, Corpus, Encoding, ReadOptions};
use crate::error::{Error, Result};
use crate::output::{
    Cutter, Dataset, Given, History, Lock, Made, Progress, Revision, Settings, Source, Summary, USUAL,
    digests, give, problem_row, recorded, were_edited,
};
use crate::regenerate::changelog::changelog;
use crate::regenerate::changes::changes;
use crate::regenerate::old_rows::{OldGroup, OldRows};
use crate::regenerate::plan::{Plan, Step};
use crate::regenerate::version::{has_other_rows, next_version};
use crate::rows::{ArticleRows, rule_rows};
use crate::schema::{Cause, ChangeRow, ProblemRow, QuotationRow, RuleRow};

/// How a dataset is brought up to date.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the corpus is now; empty where it is where it was.
    pub corpus: Vec<PathBuf>,
    /// The encoding of the files that are not UTF-8, where it is to be another than before.
    pub encoding: Option<Encoding>,
    /// Where the overrides are now, where they are not where they were.
    pub overrides: Option<PathBuf>,
    /// The version that the dataset is to have, where it is not the next one.
    pub version: Option<String>,
    /// Whether to go on where files of the dataset were edited by hand; the edits are lost.
    pub force: bool,
}

/// A dataset and what must be done to bring it up to date.
pub struct Update {
    pub(super) made: Made,
    pub(super) source: Source,
    pub(super) corpus: Corpus,
    pub(super) revision: Revision,
    plan: Plan,
    options: Options,
}

/// What an update did.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What came out.
    pub summary: Summary,
    /// The dataset's version before.
    pub old_version: String,
    /// The dataset's version now.
    pub new_version: String,
    /// What changed, by article.
    pub changes: Vec<ChangeRow>,
}

impl Update {
    /// Opens the dataset in `folder` and its corpus, and finds out what is stale.
    ///
    /// # Errors
    /// Where the folder holds no whole dataset of this version or an older one, where files of it
    /// were edited by hand (unless `options.force`), or where the corpus cannot be read.
    pub fn plan(folder: &Path, options: Options) -> Result<Update> {
        Update::planned(folder, options, true)
    }

    /// [`Update::plan`] for who is going to [`Update::write`] at once: where groups of articles will
    /// be copied, whether their CSV files were edited is found out then, and `write` fails.
    ///
    /// # Errors
    /// As [`Update::plan`].
    pub fn plan_to_write(folder: &Path, options: Options) -> Result<Update> {
        let checks_all = options.force;
        let update = Update::planned(folder, options, checks_all)?;
        if checks_all || (update.plan.is_stale() && !update.plan.is_all) {
            return Ok(update);
        }
        // Nothing will be copied that could be checked on the way.
        match update.made.edited()? {
            edited if edited.is_empty() => Ok(update),
            edited => Err(were_edited(folder, &edited)),
        }
    }

    fn planned(folder: &Path, options: Options, checks_all: bool) -> Result<Update> {
        let made = Made::open(folder)?;
        let edited = if checks_all { made.edited()? } else { made.edited_beside_groups()? };
        if !edited.is_empty() && !options.force {
            return Err(were_edited(folder, &edited));
        }
        let mut source = match Source::of(&made) {
            Err(error) if options.corpus.is_empty() => return Err(error),
            Err(_) => Source { corpus: Vec::new(), encoding: None },
            Ok(source) => source,
        };
        if !options.corpus.is_empty() {
            source.corpus = options.corpus.clone();
        }
        if let Some(gone) = source.corpus.iter().find(|path| !path.exists()) {
            return Err(Error::new("the corpus of the dataset is not there any more")
                .at(gone)
                .cure("Say where it is now with --corpus FOLDER."));
        }
        let revision = Revision::of(&made, options.overrides.as_deref())?;
        let was = source.encoding;
        source.encoding = options.encoding.or(source.encoding);
        let read = ReadOptions { encoding: source.encoding, ..ReadOptions::default() };
        let corpus = corpus::open(&source.corpus, &read)?;
        let mut plan = Plan::new(&made, &corpus, &source, &revision, !edited.is_empty())?;
        // What the dataset says of its corpus and settings must be right even if no row changes.
        plan.has_other_settings = source.encoding != was
            || revision
                .record(folder)?
                .iter()
                .any(|(name, value)| made.manifest()["settings"][name] != *value)
            || Source::of(&made).map_or(true, |old| old.record(folder).ok() != source.record(folder).ok());
        Ok(Update { made, source, corpus, revision, plan, options })
    }

    /// What must be done.
    #[must_use]
    pub fn what(&self) -> &Plan {
        &self.plan
    }

    /// Writes the next version of the dataset in the place of this one. `tell` hears how far it has
    /// come.
    ///
    /// # Errors
    /// Where something cannot be read or written; the dataset is then as it was.
    pub fn write(self, lock: Lock, tell: &mut dyn FnMut(Progress)) -> Result<Outcome> {
        let problem = self.plan.steps.iter().find_map(|step| match step {
            Step::Problem(problem) => Some(problem.clone()),
            _ => None,
        });
        if let (Some(problem), 0) = (problem, self.plan.n_articles) {
            return Err((*problem).into());
        }
        let settings = self.settings()?;
        let old_version = settings.version.clone();
        // Where every article is computed again nothing of the older dataset is taken over.
        let mut dataset = match self.plan.is_all {
            true => Dataset::create_locked(self.made.folder(), settings, lock)?,
            false => Dataset::follow(&self.made, settings, lock)?,
        };
        let changes = Writer::new(&self)?.write(&mut dataset, tell)?;
        let has_other_rows = has_other_rows(&changes)
            || self.plan.stale.iter().any(|stale| matches!(stale.cause, Cause::Added | Cause::Withdrawn));
        let new_version = self
            .options
            .version
            .clone()
            .unwrap_or_else(|| next_version(&old_version, self.plan.has_other_columns, has_other_rows));
        let n_quotations = dataset.n_quotations();
        let older = std::fs::read_to_string(self.made.folder().join("CHANGELOG.md")).unwrap_or_default();
        let history = History {
            changelog: changelog(&older, &new_version, &self.plan.stale, &changes, n_quotations),
            changes,
        };
        dataset.set_version(&new_version);
        let summary = dataset.finish_with(&rule_rows(), &digests(), Some(&history))?;
        Ok(Outcome { summary, old_version, new_version, changes: history.changes })
    }

    /// The settings that a full export would be given.
    pub(super) fn settings(&self) -> Result<Settings> {
        let package = self.made.package();
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        Ok(Settings {
            name: text(&package["name"]).unwrap_or_else(|| "quotations".to_owned()),
            title: text(&package["title"]),
            version: text(&package["version"]).unwrap_or_else(|| "1.0.0".to_owned()),
            licence: text(&package["licenses"][0]["name"]),
            force: false,
            recorded: recorded(&self.source, &self.revision, self.made.folder())?,
            articles_per_group: self.articles_per_group(),
        })
    }

    fn articles_per_group(&self) -> Option<u32> {
        let n = self.made.manifest()["settings"]["articles_per_group"].as_u64()?;
        u32::try_from(n).ok()
    }
}

/// How one group of the new dataset comes about.
enum Piece {
    /// These neighbouring groups of the old dataset stay as they are.
    Take(Range<usize>),
    /// These files of the corpus, by number, are put together anew.
    Make(Range<usize>),
}

/// Puts the new dataset together.
struct Writer<'u> {
    update: &'u Update,
    /// Where the articles of each old group begin, and where the last one ends.
    starts: Vec<usize>,
    problems: BTreeMap<&'u str, Vec<&'u ProblemRow>>,
    old: OldRows,
    /// The old groups that were read and may be asked for again.
    read: BTreeMap<usize, OldGroup>,
    changes: Vec<ChangeRow>,
}

impl<'u> Writer<'u> {
    fn new(update: &'u Update) -> Result<Self> {
        let Some(groups) = update.made.groups() else {
            return Err(Error::new("the dataset does not say where its articles lie in its files")
                .at(update.made.folder())
                .cure("Write it anew: sayso export CORPUS --out DIR."));
        };
        let made = &update.made;
        let mut starts = vec![0];
        for group in groups {
            starts.push(starts.last().copied().unwrap_or(0) + group.articles);
        }
        if starts.last() != Some(&update.plan.old.len()) {
            return Err(Error::new("sayso.json and the tables do not belong together")
                .at(made.folder())
                .cure("Write the dataset anew: sayso export CORPUS --out DIR."));
        }
        let mut problems: BTreeMap<&str, Vec<&ProblemRow>> = BTreeMap::new();
        for row in &update.plan.old_problems {
            if let Some(id) = &row.article_id {
                problems.entry(id).or_default().push(row);
            }
        }
        Ok(Writer {
            update,
            starts,
            problems,
            old: OldRows::open(made)?,
            read: BTreeMap::new(),
            changes: Vec::new(),
        })
    }

    /// Fills the dataset and says what changed.
    fn write(mut self, dataset: &mut Dataset, tell: &mut dyn FnMut(Progress)) -> Result<Vec<ChangeRow>> {
        let update = self.update;
        let plan = &update.plan;
        let pieces = self.pieces();
        if !plan.is_all {
            dataset.count_fired(&self.update.made.table::<RuleRow>()?.all::<RuleRow>()?);
        }
        for row in self.update.revision.problems(&self.update.corpus) {
            dataset.add_problem(&row)?;
        }
        for problem in self.update.corpus.problems() {
            dataset.add_problem(&problem_row(problem))?;
        }
        let mut is_taken = vec![false; self.starts.len() - 1];
        let all = plan.steps.len();
        let mut at = 0;
        for piece in pieces {
            match piece {
                Piece::Take(groups) => {
                    is_taken[groups.clone()].fill(true);
                    let articles = self.starts[groups.start]..self.starts[groups.end];
                    dataset.take_over(groups, &plan.old[articles.clone()])?;
                    // The problems of files that cannot be read stand between those of articles.
                    let mut left = articles.len();
                    while left > 0 {
                        match &plan.steps[at] {
                            Step::Problem(problem) => dataset.add_problem(&problem_row(problem))?,
                            Step::Keep(number) => {
                                left -= 1;
                                self.add_problems(*number, dataset)?;
                            }
                            Step::Compute(..) => return Err(changed_meanwhile()),
                        }
                        at += 1;
                    }
                }
                Piece::Make(files) => {
                    for step in &plan.steps[at..files.start] {
                        if let Step::Problem(problem) = step {
                            dataset.add_problem(&problem_row(problem))?;
                        }
                    }
                    at = files.end;
                    self.make(files, dataset)?;
                }
            }
            tell(Progress { done: at, all });
        }
        for step in &plan.steps[at..] {
            if let Step::Problem(problem) = step {
                dataset.add_problem(&problem_row(problem))?;
            }
        }
        // Groups of which no article is left were not asked for: their articles are withdrawn.
        for (group, _) in is_taken.iter().enumerate().filter(|(_, is_taken)| !**is_taken) {
            self.read(group, dataset)?;
            self.withdraw(group);
        }
        self.changes.sort_by(|a, b| a.article_id.cmp(&b.article_id));
        Ok(self.changes)
    }

    /// Cuts the corpus into the groups of the new dataset.
    fn pieces(&self) -> Vec<Piece> {
        let plan = &self.update.plan;
        let mut cutter = Cutter::new(self.update.articles_per_group().unwrap_or(USUAL));
        let mut pieces: Vec<Piece> = Vec::new();
        let mut begin = 0;
        let mut end =
            |files: Range<usize>| match (self.as_it_was(&plan.steps[files.clone()]), pieces.last_mut()) {
                (Some(group), Some(Piece::Take(groups))) if groups.end == group => groups.end += 1,
                (Some(group), _) => pieces.push(Piece::Take(group..group + 1)),
                (None, _) => pieces.push(Piece::Make(files)),
            };
        for (index, id) in self.update.corpus.ids().enumerate() {
            if matches!(plan.steps[index], Step::Problem(_)) {
                continue;
            }
            if cutter.cuts_before(id) {
                end(begin..index);
                begin = index;
            }
        }
        if plan.n_articles > 0 {
            end(begin..plan.steps.len());
        }
        pieces
    }

    /// The old group that holds exactly these articles, none of which is stale.
    fn as_it_was(&self, steps: &[Step]) -> Option<usize> {
        let mut next = None;
        let mut first = None;
        for step in steps {
            match step {
                Step::Problem(_) => {}
                Step::Compute(..) => return None,
                Step::Keep(number) => {
                    if next.is_some_and(|next| next != *number) {
                        return None;
                    }
                    first.get_or_insert(*number);
                    next = Some(number + 1);
                }
            }
        }
        let group = self.starts.binary_search(&first?).ok()?;
        // Two starts are never equal, for no group is empty.
        (self.starts.get(group + 1) == next.as_ref()).then_some(group)
    }

    /// Adds the articles of one new group, some of them computed again.
    fn make(&mut self, files: Range<usize>, dataset: &mut Dataset) -> Result<()> {
        let update = self.update;
        let (corpus, plan) = (&update.corpus, &update.plan);
        let revise =
            |article: &Article, annotated: &mut Annotated| update.revision.revise(article, annotated);
        let compute = |index: usize| match &plan.steps[index] {
            Step::Compute(..) => Some(give(corpus, index, &revise)),
            _ => None,
        };
        let given: Vec<_> = files.clone().into_par_iter().map(compute).collect();
        for (index, given) in files.zip(given) {
            match (&plan.steps[index], given) {
                (Step::Problem(problem), _) => dataset.add_problem(&problem_row(problem))?,
                (Step::Keep(number), _) => {
                    let rows = self.rows_of(*number, dataset)?;
                    dataset.add(&rows)?;
                }
                (Step::Compute(cause, number), Some(Given::Rows(rows))) => {
                    let old = match number {
                        Some(number) => self.quotations_of(*number, dataset)?,
                        None => Vec::new(),
                    };
                    self.changes.extend(changes(&old, &rows.quotations, Some(*cause)));
                    dataset.add(&rows)?;
                }
                (Step::Compute(..), _) => return Err(changed_meanwhile()),
            }
        }
        Ok(())
    }

    fn add_problems(&self, number: usize, dataset: &mut Dataset) -> Result<()> {
        let id = self.update.plan.old[number].article_id.as_str();
        self.problems.get(id).into_iter().flatten().try_for_each(|row| dataset.add_problem(row))
    }

    /// The old rows of an article that stays as it is.
    fn rows_of(&mut self, number: usize, dataset: &mut Dataset) -> Result<ArticleRows> {
        let group = self.group_of(number, dataset)?;
        let update = self.update;
        let article = update.plan.old[number].clone();
        let id = article.article_id.as_str();
        let problems = self.problems.get(id).into_iter().flatten().map(|row| (*row).clone()).collect();
        let Some(rows) = self.read.get_mut(&group) else { return Err(changed_meanwhile()) };
        let quotations = rows.quotations.remove(id).unwrap_or_default();
        let evidence =
            quotations.iter().flat_map(|row| rows.evidence.remove(&row.quotation_id).unwrap_or_default());
        Ok(ArticleRows {
            evidence: evidence.collect(),
            quotations,
            speakers: rows.speakers.remove(id).unwrap_or_default(),
            mentions: rows.mentions.remove(id).unwrap_or_default(),
            problems,
            article,
        })
    }

    /// The old quotations of an article that is computed again.
    fn quotations_of(&mut self, number: usize, dataset: &mut Dataset) -> Result<Vec<QuotationRow>> {
        let group = self.group_of(number, dataset)?;
        let update = self.update;
        let id = &update.plan.old[number].article_id;
        let quotations = self.read.get_mut(&group).and_then(|rows| rows.quotations.remove(id));
        Ok(quotations.unwrap_or_default())
    }

    /// The old group that an article stood in, read. Articles are asked for in order, so groups
    /// before the one asked for are done with.
    fn group_of(&mut self, number: usize, dataset: &mut Dataset) -> Result<usize> {
        let group = self.starts.partition_point(|start| *start <= number).saturating_sub(1);
        self.read(group, dataset)?;
        Ok(group)
    }

    /// Reads an old group, and takes its decisions of rules away: those of articles that stay are
    /// counted again when they are added.
    fn read(&mut self, group: usize, dataset: &mut Dataset) -> Result<()> {
        if self.read.contains_key(&group) {
            return Ok(());
        }
        let before: Vec<_> = self.read.range(..group).map(|(before, _)| *before).collect();
        for before in before {
            self.withdraw(before);
        }
        let is_all = self.update.plan.is_all;
        let rows = self.old.group(group, !is_all)?;
        if !is_all {
            rows.quotations.values().flatten().for_each(|row| dataset.forget(row));
            rows.speakers.values().for_each(|of_article| dataset.forget_speakers(of_article));
        }
        self.read.insert(group, rows);
        Ok(())
    }

    /// Notes that the quotations of a group that nobody asked for are gone. The group stays noted
    /// as read.
    fn withdraw(&mut self, group: usize) {
        let Some(rows) = self.read.get_mut(&group) else { return };
        for quotations in std::mem::take(rows).quotations.into_values() {
            self.changes.extend(changes(&quotations, &[], Some(Cause::Withdrawn)));
        }
    }
}

fn changed_meanwhile() -> Error {
    Error::new("the corpus changed while it was read").cure("Run it again; the dataset is as it was.")
}
