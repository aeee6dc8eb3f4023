//! The tables that grow with every article, written all at once: on many processors, writing one
//! after another would take longer than attribution.

use std::ops::Range;
use std::path::Path;

use crate::error::{Error, Result};
use crate::output::group::{Group, Part};
use crate::output::linking::Quoted;
use crate::output::read::Made;
use crate::output::speakers::Speakers;
use crate::output::table::{TableWriter, WrittenTable};
use crate::rows::ArticleRows;
use crate::schema::{ArticleRow, EntityRow, EvidenceRow, MentionRow, ProblemRow, QuotationRow, SpeakerRow};

/// How many of the most quoted are named.
const MOST_QUOTED: usize = 8;

/// Tables to which the rows of article after article are added.
pub(super) struct Tables {
    articles: TableWriter<ArticleRow>,
    quotations: TableWriter<QuotationRow>,
    mentions: TableWriter<MentionRow>,
    evidence: TableWriter<EvidenceRow>,
    problems: TableWriter<ProblemRow>,
    speakers: Speakers,
}

/// What is known once the tables are whole.
pub(super) struct Finished {
    /// All tables but that of changes, in the order in which they are described.
    pub(super) tables: Vec<WrittenTable>,
    /// What each group has of `speakers`.
    pub(super) speaker_parts: Vec<Part>,
    /// The people and bodies that are quoted most.
    pub(super) most_quoted: Vec<Quoted>,
}

impl Tables {
    pub(super) fn create(folder: &Path) -> Result<Self> {
        Ok(Tables {
            articles: TableWriter::create(folder)?,
            quotations: TableWriter::create(folder)?,
            mentions: TableWriter::create(folder)?,
            evidence: TableWriter::create(folder)?,
            problems: TableWriter::create(folder)?,
            speakers: Speakers::create(folder)?,
        })
    }

    /// Follows on the tables of an older dataset, which are cut into these groups.
    pub(super) fn follow(&mut self, older: &Made, groups: &[Group]) -> Result<()> {
        self.articles.follow(older.table::<ArticleRow>()?)?;
        self.quotations.follow(older.table::<QuotationRow>()?)?;
        self.mentions.follow(older.table::<MentionRow>()?)?;
        self.evidence.follow(older.table::<EvidenceRow>()?)?;
        self.speakers.follow(older.table::<SpeakerRow>()?, groups, older.table::<EntityRow>()?.all()?);
        Ok(())
    }

    /// Takes the speakers of whole articles of the older dataset away, which are not taken over.
    pub(super) fn forget_speakers(&mut self, rows: &[SpeakerRow]) {
        self.speakers.forget(rows);
    }

    /// Adds the rows of articles, but not their problems.
    pub(super) fn add(&mut self, articles: &[&ArticleRows]) -> Result<()> {
        let mut results = [const { Ok(()) }; 5];
        let [of_articles, quotations, speakers, mentions, evidence] = &mut results;
        let mut all = articles.iter();
        rayon::scope(|scope| {
            let rows = all.clone().flat_map(|rows| &rows.mentions);
            scope.spawn(|_| *mentions = self.mentions.write_all(rows));
            let rows = all.clone().flat_map(|rows| &rows.evidence);
            scope.spawn(|_| *evidence = self.evidence.write_all(rows));
            let rows = all.clone().flat_map(|rows| &rows.quotations);
            scope.spawn(|_| *quotations = self.quotations.write_all(rows));
            let rows = all.clone().map(|rows| &rows.article);
            scope.spawn(|_| *of_articles = self.articles.write_all(rows));
            scope.spawn(|_| *speakers = all.try_for_each(|rows| self.speakers.add(&rows.speakers)));
        });
        results.into_iter().collect()
    }

    pub(super) fn add_problem(&mut self, row: &ProblemRow) -> Result<()> {
        self.problems.write(row)
    }

    /// Copies groups of the older dataset, by their numbers.
    pub(super) fn copy(&mut self, older: &[Group], which: Range<usize>) -> Result<()> {
        let mut results = [const { Ok(()) }; 5];
        let [articles, quotations, mentions, evidence, speakers] = &mut results;
        rayon::scope(|scope| {
            scope.spawn(|_| *quotations = self.quotations.copy(older, which.clone()));
            scope.spawn(|_| *evidence = self.evidence.copy(older, which.clone()));
            scope.spawn(|_| *mentions = self.mentions.copy(older, which.clone()));
            scope.spawn(|_| *articles = self.articles.copy(older, which.clone()));
            scope.spawn(|_| *speakers = self.speakers.take_over(which.clone()));
        });
        results.into_iter().collect()
    }

    /// Ends a group of so many articles.
    pub(super) fn end_group(&mut self, n_articles: usize) -> Result<Group> {
        let mut group = Group { articles: n_articles, ..Group::default() };
        let mut results = [const { None }; 4];
        let [articles, quotations, mentions, evidence] = &mut results;
        rayon::scope(|scope| {
            scope.spawn(|_| *mentions = Some(self.mentions.end_group()));
            scope.spawn(|_| *evidence = Some(self.evidence.end_group()));
            scope.spawn(|_| *quotations = Some(self.quotations.end_group()));
            scope.spawn(|_| *articles = Some(self.articles.end_group()));
        });
        // The rows of `speakers` wait for their links; their part is known at the end.
        self.speakers.end_group();
        for (place, part) in [0, 1, 3, 4].into_iter().zip(results.into_iter().flatten()) {
            group.parts[place] = part?;
        }
        Ok(group)
    }

    /// Copies the last groups, and writes what is left; the table `rules` is at hand.
    ///
    /// Linking the speakers is the longest row of steps, so it comes first: as the last one spawned.
    pub(super) fn finish(
        self,
        older: &[Group],
        coming: Range<usize>,
        rules: WrittenTable,
    ) -> Result<Finished> {
        let mut closed = [const { None }; 5];
        let mut linked = None;
        let mut speakers = self.speakers;
        let [quotations, articles, mentions, evidence, problems] = &mut closed;
        rayon::scope(|scope| {
            scope.spawn(|_| *quotations = Some(self.quotations.finish(older, coming.clone())));
            scope.spawn(|_| *evidence = Some(self.evidence.finish(older, coming.clone())));
            scope.spawn(|_| *mentions = Some(self.mentions.finish(older, coming.clone())));
            scope.spawn(|_| *articles = Some(self.articles.finish(older, coming.clone())));
            scope.spawn(|_| *problems = Some(self.problems.close()));
            scope.spawn(|_| {
                let taken = speakers.take_over(coming.clone());
                linked = Some(taken.and_then(|()| speakers.finish(MOST_QUOTED)));
            });
        });
        let closed = closed.into_iter().flatten().collect::<Result<Vec<WrittenTable>>>()?;
        let Some(([speakers, entities, aliases], speaker_parts, most_quoted)) = linked.transpose()? else {
            return Err(Error::new("the speakers were not written"));
        };
        let Ok([quotations, articles, mentions, evidence, problems]) = <[_; 5]>::try_from(closed) else {
            return Err(Error::new("a table was not written"));
        };
        let tables =
            vec![quotations, articles, speakers, entities, aliases, mentions, evidence, rules, problems];
        Ok(Finished { tables, speaker_parts, most_quoted })
    }
}
