//! The rows of the dataset as it was, group by group.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::error::Result;
use crate::output::{Made, MadeTable};
use crate::schema::{EvidenceRow, MentionRow, QuotationRow, Row, SpeakerRow};

/// The tables that are cut into groups of articles, each with its row groups by group.
pub(super) struct OldRows {
    quotations: Cut,
    speakers: Cut,
    mentions: Cut,
    evidence: Cut,
}

type Cut = (MadeTable, Vec<Range<usize>>);

/// The rows of one old group by article id.
#[derive(Default)]
pub(super) struct OldGroup {
    pub(super) quotations: BTreeMap<String, Vec<QuotationRow>>,
    pub(super) speakers: BTreeMap<String, Vec<SpeakerRow>>,
    pub(super) mentions: BTreeMap<String, Vec<MentionRow>>,
    /// By quotation.
    pub(super) evidence: BTreeMap<String, Vec<EvidenceRow>>,
}

impl OldRows {
    pub(super) fn open(made: &Made) -> Result<OldRows> {
        // The next version opens the same tables at the same time, the other way round, so that each
        // of the two finds half of them open.
        let evidence = cut::<EvidenceRow>(made)?;
        let mentions = cut::<MentionRow>(made)?;
        let speakers = cut::<SpeakerRow>(made)?;
        Ok(OldRows { quotations: cut::<QuotationRow>(made)?, speakers, mentions, evidence })
    }

    /// The rows of one group: its quotations, and where `wants_all` everything else.
    pub(super) fn group(&self, group: usize, wants_all: bool) -> Result<OldGroup> {
        let mut rows = OldGroup {
            quotations: read(&self.quotations, group, |row: &QuotationRow| &row.article_id)?,
            ..OldGroup::default()
        };
        if wants_all {
            rows.speakers = read(&self.speakers, group, |row: &SpeakerRow| &row.article_id)?;
            rows.mentions = read(&self.mentions, group, |row: &MentionRow| &row.article_id)?;
            rows.evidence = read(&self.evidence, group, |row: &EvidenceRow| &row.quotation_id)?;
        }
        Ok(rows)
    }
}

fn cut<R: Row>(made: &Made) -> Result<Cut> {
    Ok((made.table::<R>()?, made.row_groups::<R>()))
}

/// The rows of a table in one group, by the id that `of` gives.
fn read<R: Row>(
    (table, groups): &Cut,
    group: usize,
    of: impl Fn(&R) -> &String,
) -> Result<BTreeMap<String, Vec<R>>> {
    let mut rows: BTreeMap<String, Vec<R>> = BTreeMap::new();
    table.rows(groups[group].clone(), &mut |row: R| rows.entry(of(&row).clone()).or_default().push(row))?;
    Ok(rows)
}
