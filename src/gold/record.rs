//! One record of gold: a quoted span and what a reader says of it.
use super::anchor::{Anchor, Anchored};
use super::fingerprint::Fingerprints;
use super::table::Row;
use crate::attribution::QuotationType;
use crate::choice::Choice;
use crate::speaker::SpeakerKind;
use crate::text::CodePoints;

/// What a reader says of one quoted span. Stretches are Unicode code points, half-open, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldRecord {
    /// Its line in the table, from 1.
    pub line: u64,
    /// The article.
    pub article_id: String,
    /// SHA-256 of the text that was annotated; `None` where the table does not say.
    pub text_sha256: Option<String>,
    /// Where the span begins, its mark included.
    pub start: u32,
    /// Just past its closing mark.
    pub end: u32,
    /// What the span is; `None` for a mistake in pairing marks (the word `error`), never scored.
    pub kind: Option<QuotationType>,
    /// The canonical name of who says it; `None` where nobody does.
    pub speaker: Option<String>,
    /// What sort of speaker; `None` where nobody says it.
    pub speaker_kind: Option<SpeakerKind>,
    /// Where the words that name the speaker stand; `None` where there are none or it is not said.
    pub mention: Option<(u32, u32)>,
    /// Those words, where the table spells them out.
    pub mention_text: Option<String>,
    /// Where the cue stands; `None` where there is none or it is not said.
    pub cue: Option<(u32, u32)>,
    /// The canonical name of who relays the words.
    pub via: Option<String>,
    /// The words that say who is addressed.
    pub addressee: Option<String>,
    /// The span's own words, where the table spells them out.
    pub exact: Option<String>,
    /// What the words are known by where the table may not spell them out.
    pub fingerprints: Fingerprints,
    /// Who made the record.
    pub annotator: Option<String>,
    /// What is hard about it.
    pub note: Option<String>,
}

impl GoldRecord {
    /// The columns of a table of records, in the order in which they are written; those of
    /// [`Fingerprints::COLUMNS`] may stand for [`GoldRecord::OF_WORDS`].
    pub const COLUMNS: [&'static str; 17] = [
        "article_id",
        "text_sha256",
        "start",
        "end",
        "type",
        "speaker",
        "kind",
        "mention_start",
        "mention_end",
        "mention",
        "cue_start",
        "cue_end",
        "via",
        "addressee",
        "exact",
        "annotator",
        "note",
    ];

    /// The columns that hold words of the text for no other end than to know its places by them.
    pub const OF_WORDS: [&'static str; 2] = ["mention", "exact"];

    /// What stands in one of [`GoldRecord::COLUMNS`]; `None` for any other column.
    #[must_use]
    pub fn cell(&self, column: &str) -> Option<String> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let place = |place: Option<u32>| place.map(|place| place.to_string()).unwrap_or_default();
        Some(match column {
            "article_id" => self.article_id.clone(),
            "text_sha256" => text(&self.text_sha256),
            "start" => self.start.to_string(),
            "end" => self.end.to_string(),
            "type" => self.kind.map_or("error", Choice::word).to_owned(),
            "speaker" => text(&self.speaker),
            "kind" => self.speaker_kind.map(Choice::word).unwrap_or_default().to_owned(),
            "mention_start" => place(self.mention.map(|mention| mention.0)),
            "mention_end" => place(self.mention.map(|mention| mention.1)),
            "mention" => text(&self.mention_text),
            "cue_start" => place(self.cue.map(|cue| cue.0)),
            "cue_end" => place(self.cue.map(|cue| cue.1)),
            "via" => text(&self.via),
            "addressee" => text(&self.addressee),
            "exact" => text(&self.exact),
            "annotator" => text(&self.annotator),
            "note" => text(&self.note),
            _ => return None,
        })
    }

    pub(super) fn from_row(row: &Row) -> Result<GoldRecord, String> {
        let kind = match row.needed("type")? {
            "error" => None,
            _ => row.choice("type")?,
        };
        let (start, end) =
            row.stretch("start", "end")?.ok_or_else(|| "start and end are empty.".to_owned())?;
        let (speaker, speaker_kind) = (row.text("speaker"), row.choice("kind")?);
        match (&speaker, speaker_kind) {
            (Some(name), None) => return Err(format!("kind is empty, but \"{name}\" speaks.")),
            (None, Some(_)) => return Err("kind is given, but nobody speaks.".to_owned()),
            _ => {}
        }
        Ok(GoldRecord {
            line: row.line,
            article_id: row.needed("article_id")?.to_owned(),
            text_sha256: row.text("text_sha256"),
            start,
            end,
            kind,
            speaker,
            speaker_kind,
            mention: row.stretch("mention_start", "mention_end")?,
            mention_text: row.text("mention"),
            cue: row.stretch("cue_start", "cue_end")?,
            via: row.text("via"),
            addressee: row.text("addressee"),
            exact: row.text("exact"),
            fingerprints: Fingerprints::from_row(row)?,
            annotator: row.text("annotator"),
            note: row.text("note"),
        })
    }

    /// What is known of its places, to find them again in another text.
    #[must_use]
    pub fn anchor(&self) -> Anchor<'_> {
        Anchor {
            span: (self.start, self.end),
            mention: self.mention,
            cue: self.cue,
            text_sha256: self.text_sha256.as_deref(),
            exact: self.exact.as_deref(),
            mention_text: self.mention_text.as_deref(),
            fingerprints: self.fingerprints,
        }
    }

    /// The record at the places where it was found again.
    pub(super) fn moved(&self, found: &Anchored, text: &str, sha256: &str) -> GoldRecord {
        let mut moved = self.clone();
        (moved.start, moved.end) = found.span.unwrap_or((self.start, self.end));
        (moved.mention, moved.cue) = (found.mention, found.cue);
        moved.text_sha256 = self.text_sha256.is_some().then(|| sha256.to_owned());
        let points = CodePoints::new(text);
        moved.exact = self.exact.is_some().then(|| words(text, &points, (moved.start, moved.end)).to_owned());
        if let (Some(_), Some(mention)) = (&self.mention_text, moved.mention) {
            moved.mention_text = Some(words(text, &points, mention).to_owned());
        }
        if self.fingerprints != Fingerprints::default() {
            moved.fingerprints = Fingerprints::of(text, (moved.start, moved.end), moved.mention, moved.cue);
        }
        moved
    }

    /// What identifies the record: article, start, end.
    pub(super) fn place(&self) -> (&str, u32, u32) {
        (&self.article_id, self.start, self.end)
    }

    /// Why the record cannot be about this text, a sentence; `None` where it can.
    pub(super) fn misfit(&self, text: &str, points: &CodePoints) -> Option<String> {
        let stretches =
            [("end", Some((self.start, self.end))), ("mention_end", self.mention), ("cue_end", self.cue)];
        for (column, stretch) in stretches {
            if let Some((_, end)) = stretch.filter(|(_, end)| *end > points.total()) {
                return Some(format!("{column} is {end}, but the text ends at {}.", points.total()));
            }
        }
        let exact = self.exact.as_deref()?;
        let words = words(text, points, (self.start, self.end));
        (words != exact).then(|| format!("exact is \"{exact}\", but the text has \"{words}\"."))
    }
}

/// The words of a stretch that lies inside the text.
pub(super) fn words<'t>(text: &'t str, points: &CodePoints, (start, end): (u32, u32)) -> &'t str {
    let byte = |count| points.byte_of(count).map_or(text.len(), |byte| byte as usize);
    &text[byte(start)..byte(end)]
}
