//! A dataset on its way to the next version.

use std::path::{Path, PathBuf};

use crate::corpus::{self, Corpus, Encoding, ReadOptions, Seen};
use crate::error::{Error, Result};
use crate::output::{
    Dataset, History, Lock, Made, Progress, Revision, Settings, Source, Summary, digests, key_of, recorded,
    were_edited,
};
use crate::regenerate::changelog::changelog;
use crate::regenerate::plan::{Plan, Step};
use crate::regenerate::version::{has_other_rows, next_version};
use crate::regenerate::writer::Writer;
use crate::rows::rule_rows;
use crate::schema::{Cause, ChangeRow};

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
    /// Where it is noted which files of the corpus were read, so that those that were left alone since
    /// need not be read again: a file that may be missing, see [`Seen`].
    pub notes: Option<PathBuf>,
    /// Whether to read every article, whatever is noted.
    pub thorough: bool,
    /// Whether to go on where files of the dataset were edited by hand; the edits are lost.
    pub force: bool,
}

/// A dataset and what must be done to bring it up to date.
pub struct Update {
    pub(super) made: Made,
    pub(super) source: Source,
    pub(super) corpus: Corpus,
    pub(super) revision: Revision,
    pub(super) plan: Plan,
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
        let edited = || if checks_all { made.edited() } else { made.edited_beside_groups() };
        let look = || (edited(), Plan::articles(&made));
        let ((edited, old), opened) = rayon::join(look, || opened(&made, &options));
        let edited = edited?;
        if !edited.is_empty() && !options.force {
            return Err(were_edited(folder, &edited));
        }
        let (source, revision, corpus) = opened?;
        let was = Source::of(&made).ok().and_then(|source| source.encoding);
        let notes = options.notes.as_deref().filter(|_| !options.thorough && source.encoding == was);
        let seen = notes.map(|notes| Seen::read(notes, made.key())).unwrap_or_default();
        let mut plan = Plan::new(&made, old?, &corpus, &source, &revision, !edited.is_empty(), &seen)?;
        // What the dataset says of its corpus and settings must be right even if no row changes.
        plan.has_other_settings = source.encoding != was
            || revision
                .record(folder)?
                .iter()
                .any(|(name, value)| made.manifest()["settings"][name] != *value)
            || Source::of(&made).map_or(true, |old| old.record(folder).ok() != source.record(folder).ok());
        let update = Update { made, source, corpus, revision, plan, options };
        if !update.plan.is_stale() && update.plan.n_read > 0 {
            update.note(update.made.key());
        }
        Ok(update)
    }

    /// Notes which files of the corpus were read, for the dataset with this key. Without notes
    /// everything is only slower.
    fn note(&self, key: &str) {
        if let Some(notes) = &self.options.notes {
            let _ = Seen::write(notes, key, &self.corpus);
        }
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
        let begin = || match self.plan.is_all {
            true => Dataset::create_locked(self.made.folder(), settings, lock),
            false => Dataset::follow(&self.made, settings, lock),
        };
        let (dataset, writer) = rayon::join(begin, || Writer::new(&self));
        let mut dataset = dataset?;
        let changes = writer?.write(&mut dataset, tell)?;
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
        if let Some(key) = key_of(&summary.folder) {
            self.note(&key);
        }
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

    pub(super) fn articles_per_group(&self) -> Option<u32> {
        let n = self.made.manifest()["settings"]["articles_per_group"].as_u64()?;
        u32::try_from(n).ok()
    }
}

/// Finds the files of the corpus, and what has the last word on its articles.
fn opened(made: &Made, options: &Options) -> Result<(Source, Revision, Corpus)> {
    let mut source = match Source::of(made) {
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
    let revision = Revision::of(made, options.overrides.as_deref())?;
    source.encoding = options.encoding.or(source.encoding);
    let read = ReadOptions { encoding: source.encoding, ..ReadOptions::default() };
    let corpus = corpus::open(&source.corpus, &read)?;
    Ok((source, revision, corpus))
}
