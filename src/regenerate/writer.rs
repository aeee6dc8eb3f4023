//! The next version of a dataset, put together of old groups of articles and new ones.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use crate::attribution::Annotated;
use crate::corpus::Article;
use crate::error::{Error, Result};
use crate::output::{Cutter, Dataset, Given, Progress, USUAL, give, problem_row};
use crate::regenerate::changes::changes;
use crate::regenerate::old_rows::{OldGroup, OldRows};
use crate::regenerate::plan::Step;
use crate::regenerate::update::Update;
use crate::rows::ArticleRows;
use crate::schema::{Cause, ChangeRow, ProblemRow, QuotationRow, RuleRow};

/// How one group of the new dataset comes about.
enum Piece {
    /// These neighbouring groups of the old dataset stay as they are.
    Take(Range<usize>),
    /// These files of the corpus, by number, are put together anew.
    Make(Range<usize>),
}

/// Puts the new dataset together.
pub(super) struct Writer<'u> {
    update: &'u Update,
    /// Where the articles of each old group begin, and where the last one ends.
    starts: Vec<usize>,
    problems: BTreeMap<&'u str, Vec<&'u ProblemRow>>,
    old: OldRows,
    /// The old groups that were read and may be asked for again.
    read: BTreeMap<usize, OldGroup>,
    /// The last group that was asked for.
    asked_for: usize,
    changes: Vec<ChangeRow>,
}

impl<'u> Writer<'u> {
    pub(super) fn new(update: &'u Update) -> Result<Self> {
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
            asked_for: 0,
            changes: Vec::new(),
        })
    }

    /// Fills the dataset and says what changed.
    pub(super) fn write(
        mut self,
        dataset: &mut Dataset,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<Vec<ChangeRow>> {
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
    ///
    /// What is taken over before it is copied meanwhile: the disk is slow, and must not wait.
    fn make(&mut self, files: Range<usize>, dataset: &mut Dataset) -> Result<()> {
        let update = self.update;
        let (corpus, plan) = (&update.corpus, &update.plan);
        let revise =
            |article: &Article, annotated: &mut Annotated| update.revision.revise(article, annotated);
        let compute = |index: usize| match &plan.steps[index] {
            Step::Compute(..) => Some(give(corpus, index, &revise)),
            _ => None,
        };
        let wanted = self.unread_groups(&plan.steps[files.clone()]);
        let read = |group: usize| Ok((group, self.old.group(group, !plan.is_all)?));
        let (brought, (given, groups)) = rayon::join(
            || dataset.bring(),
            || {
                rayon::join(
                    || files.clone().into_par_iter().map(compute).collect::<Vec<_>>(),
                    || wanted.into_par_iter().map(read).collect::<Result<Vec<_>>>(),
                )
            },
        );
        brought?;
        for (group, rows) in groups? {
            self.remember(group, rows, dataset);
        }
        // All articles up to a file that cannot be read are added at once.
        let mut rows: Vec<ArticleRows> = Vec::new();
        for (index, given) in files.zip(given) {
            match (&plan.steps[index], given) {
                (Step::Problem(problem), _) => {
                    dataset.add_all(&rows.iter().collect::<Vec<_>>())?;
                    rows.clear();
                    dataset.add_problem(&problem_row(problem))?;
                }
                (Step::Keep(number), _) => rows.push(self.rows_of(*number)?),
                (Step::Compute(cause, number), Some(Given::Rows(new))) => {
                    let old = number.map(|number| self.quotations_of(number)).unwrap_or_default();
                    self.changes.extend(changes(&old, &new.quotations, Some(*cause)));
                    rows.push(*new);
                }
                (Step::Compute(..), _) => return Err(changed_meanwhile()),
            }
        }
        dataset.add_all(&rows.iter().collect::<Vec<_>>())
    }

    fn add_problems(&self, number: usize, dataset: &mut Dataset) -> Result<()> {
        let id = self.update.plan.old[number].article_id.as_str();
        self.problems.get(id).into_iter().flatten().try_for_each(|row| dataset.add_problem(row))
    }

    /// The old rows of an article that stays as it is.
    fn rows_of(&mut self, number: usize) -> Result<ArticleRows> {
        let group = self.group_asked_for(number);
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
    fn quotations_of(&mut self, number: usize) -> Vec<QuotationRow> {
        let group = self.group_asked_for(number);
        let update = self.update;
        let id = &update.plan.old[number].article_id;
        let quotations = self.read.get_mut(&group).and_then(|rows| rows.quotations.remove(id));
        quotations.unwrap_or_default()
    }

    /// The old groups in which articles of these steps stood, those that were read aside.
    fn unread_groups(&self, steps: &[Step]) -> BTreeSet<usize> {
        let numbers = steps.iter().filter_map(|step| match step {
            Step::Keep(number) | Step::Compute(_, Some(number)) => Some(*number),
            Step::Compute(_, None) | Step::Problem(_) => None,
        });
        numbers.map(|number| self.group_of(number)).filter(|group| !self.read.contains_key(group)).collect()
    }

    /// The old group that an article stood in.
    fn group_of(&self, number: usize) -> usize {
        self.starts.partition_point(|start| *start <= number).saturating_sub(1)
    }

    /// [`Writer::group_of`]. Articles are asked for in order, so groups before this one are done with.
    fn group_asked_for(&mut self, number: usize) -> usize {
        let group = self.group_of(number);
        for before in std::mem::replace(&mut self.asked_for, group)..group {
            self.withdraw(before);
        }
        group
    }

    /// Reads an old group, if it was not read.
    fn read(&mut self, group: usize, dataset: &mut Dataset) -> Result<()> {
        if !self.read.contains_key(&group) {
            let rows = self.old.group(group, !self.update.plan.is_all)?;
            self.remember(group, rows, dataset);
        }
        Ok(())
    }

    /// Notes the rows of an old group, and takes its decisions of rules away: those of articles that
    /// stay are counted again when they are added.
    fn remember(&mut self, group: usize, rows: OldGroup, dataset: &mut Dataset) {
        if !self.update.plan.is_all {
            rows.quotations.values().flatten().for_each(|row| dataset.forget(row));
            rows.speakers.values().for_each(|of_article| dataset.forget_speakers(of_article));
        }
        self.read.insert(group, rows);
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
