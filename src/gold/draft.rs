//! Drafts: what the rules say of an article, as gold for a reader to correct.
//!
//! A draft is made of [`GoldRecord`]s, as any gold is, so that it can be written in every format that
//! gold can be written in: [`draft_csv`] writes the project's own, [`draft_document`] is for the
//! others.
use super::fingerprint::Fingerprints;
use super::format::{Document, encode, encode_blank};
use super::record::{GoldRecord, words};
use super::{counted, text_sha256};
use crate::attribution::Annotated;
use crate::corpus::Article;
use crate::error::{Error, Result};
use crate::text::{CodePoints, Span};

/// Who made a record that nobody has checked yet: the word in `annotator`.
pub const UNCHECKED: &str = "sayso";

/// What a draft shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DraftOptions {
    /// Whether only the spans are given and what the rules say of them is hidden.
    pub is_blind: bool,
    /// Whether the words are left out and fingerprints stand for them, as for texts that may not be
    /// passed on.
    pub is_wordless: bool,
}

/// The quoted spans of one article as gold to correct, and the paragraph that each stands in.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The records, in reading order; quotations inside quotations have none.
    pub records: Vec<GoldRecord>,
    /// For each record, the words of its paragraph on one line.
    pub contexts: Vec<String>,
}

/// What the rules say of an article's quoted spans, as gold to correct.
///
/// The records are made by [`UNCHECKED`], so that nobody takes them for a reader's; those of a
/// blind draft say nothing but where the span is.
#[must_use]
pub fn draft(article: &Article, annotated: &Annotated, options: DraftOptions) -> Draft {
    let text = article.text.as_str();
    let points = CodePoints::new(text);
    let sha256 = text_sha256(text);
    let stretch = |span: Span| (points.at(span.start), points.at(span.end));
    let name = |index: Option<u32>| index.map(|index| annotated.speakers[index as usize].name.clone());
    let mut draft = Draft { records: Vec::new(), contexts: Vec::new() };
    for (quotation, said) in annotated.quotations.iter().zip(&annotated.attributions) {
        if quotation.parent.is_some() {
            continue;
        }
        let (start, end) = stretch(quotation.span);
        let mention = said.mention.map(|index| stretch(annotated.mentions[index as usize].span));
        let cue = said.cue.map(|index| stretch(annotated.cues[index as usize].span));
        let speaker = said.speaker.map(|index| &annotated.speakers[index as usize]);
        let blank = GoldRecord {
            line: 0,
            article_id: article.id.clone(),
            text_sha256: Some(sha256.clone()),
            start,
            end,
            kind: None,
            speaker: None,
            speaker_kind: None,
            mention: None,
            mention_text: None,
            cue: None,
            via: None,
            addressee: None,
            exact: (!options.is_wordless).then(|| quotation.span.of(text).to_owned()),
            fingerprints: Fingerprints::default(),
            annotator: None,
            note: None,
        };
        let mut record = match options.is_blind {
            true => blank,
            false => GoldRecord {
                kind: Some(said.kind),
                speaker: speaker.map(|speaker| speaker.name.clone()),
                speaker_kind: speaker.map(|speaker| speaker.kind),
                mention,
                mention_text: mention
                    .filter(|_| !options.is_wordless)
                    .map(|stretch| words(text, &points, stretch).to_owned()),
                cue,
                via: name(said.via),
                addressee: said.addressee.map(|span| span.of(text).to_owned()),
                annotator: Some(UNCHECKED.to_owned()),
                ..blank
            },
        };
        if options.is_wordless {
            record.fingerprints = Fingerprints::of(text, (start, end), record.mention, record.cue);
        }
        draft.records.push(record);
        let paragraph = annotated.paragraphs.get(quotation.paragraph as usize);
        draft.contexts.push(paragraph.map(|p| one_line(p.span.of(text))).unwrap_or_default());
    }
    draft
}

/// The words with single spaces, without line ends.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Drafts as a gold table, `quotations.csv`, article after article.
///
/// # Errors
/// Never in practice; the writer's own error is passed on.
pub fn draft_csv(drafts: &[Draft], options: DraftOptions) -> Result<String> {
    let failed = |what: String| Error::new(format!("a table cannot be written ({what})"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    let is_shown = |column: &&str| !(options.is_wordless && GoldRecord::OF_WORDS.contains(column));
    let columns: Vec<&str> = GoldRecord::COLUMNS.into_iter().filter(is_shown).collect();
    let more = if options.is_wordless { &Fingerprints::COLUMNS[..] } else { &["context"] };
    writer.write_record(columns.iter().chain(more)).map_err(|e| failed(e.to_string()))?;
    for (record, context) in drafts.iter().flat_map(|draft| draft.records.iter().zip(&draft.contexts)) {
        let cell = |column: &&str| match *column {
            // The reader is to say it.
            "type" if options.is_blind => String::new(),
            column => record.cell(column).unwrap_or_default(),
        };
        let mut cells: Vec<String> = columns.iter().map(cell).collect();
        match options.is_wordless {
            true => cells.extend(record.fingerprints.cells()),
            false => cells.push(context.clone()),
        }
        writer.write_record(&cells).map_err(|e| failed(e.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|e| failed(e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| failed(e.to_string()))
}

/// A draft of an article as a document, from which every format of gold can be written.
#[must_use]
pub fn draft_document(article: &Article, draft: &Draft, options: DraftOptions) -> Document {
    let mut document = Document::new(&article.id, Some(article.text.clone()));
    if options.is_blind {
        encode_blank(&mut document, &draft.records);
        return document;
    }
    encode(&mut document, &draft.records);
    document
}

/// What an annotator must know, as the `README.md` of a gold folder; `how` says in a sentence how
/// the spans were chosen.
#[must_use]
pub fn draft_readme(n_records: usize, n_articles: usize, how: &str, options: DraftOptions) -> String {
    let told = match options.is_blind {
        true => "Only the spans are given: fill in the rest, and put your name under `annotator`.".to_owned(),
        false => format!(
            "Every record is a guess of sayso's rules, and `annotator` says `{UNCHECKED}`. Correct it, then \
             put your own name there: `sayso validate` leaves out what nobody has put a name to."
        ),
    };
    let words = match options.is_wordless {
        true => {
            "| `span_sha256` and its kin | fingerprints, by which the span is found again in an edited text; leave them as they are |\n"
        }
        false => {
            "| `exact` | the span's own words, marks included |\n\
             | `mention` | the words at `mention_start` to `mention_end` |\n\
             | `context` | the paragraph of the span; only for reading |\n"
        }
    };
    format!(
        "# Gold to be made\n\n{} in {}. {how}\n\n{told}\n\n{GUIDE}{words}",
        counted(n_records, "quoted span"),
        counted(n_articles, "article")
    )
}

const GUIDE: &str = "\
After an edit of the texts, `sayso annotate CORPUS --update --gold DIR` finds the spans again; \
`sayso agree A B` measures how far two annotators agree; `sayso validate CORPUS --gold DIR` holds \
the rules against this gold.

## Columns of `quotations.csv`

One row a span, by article and start. An empty cell means that there is none. Offsets are Unicode code \
points from 0, half-open, in the text exactly as delivered. Delete the row of what is no quoted span, or \
give it the type `error`; add rows for spans that are missing. Other columns may be added.

| column | meaning |
| --- | --- |
| `article_id` | the path below the corpus folder without `.txt` |
| `text_sha256` | SHA-256 of the text that was annotated |
| `start`, `end` | the span, its marks included |
| `type` | `direct`: an utterance or clause given whole and set off from the reporter's sentence; `partial`: a fragment in the reporter's own sentence; `scare`: a term or irony that nobody in particular says; `title`: the name of a work; `error`: no quoted span |
| `speaker` | the fullest name in the article of the one whose words they are, without titles and offices; for somebody never named, the article's own description; empty where nobody says them |
| `kind` | `person`, `group` or `unknown` (never named); empty where nobody says them |
| `mention_start`, `mention_end` | the words that name the speaker for this span |
| `cue_start`, `cue_end` | the verb, noun or phrase that announces the words |
| `via` | who relays them |
| `addressee` | whom the speaker tells, in the article's words |
| `annotator` | who made the record |
| `note` | what is hard about it |
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::annotate;
    use crate::gold::Gold;

    const TEXT: &str = "“We dig,” Mara Oyelaran told reporters. “He said ‘never’ twice.”\n";

    fn drafted(options: DraftOptions) -> (Article, String) {
        let article = Article { id: "a".to_owned(), text: TEXT.to_owned(), ..Article::default() };
        let draft = draft(&article, &annotate(&article), options);
        (article, draft_csv(&[draft], options).expect("a table"))
    }

    #[test]
    fn a_draft_is_gold_that_holds() {
        let (article, table) = drafted(DraftOptions::default());
        let gold = Gold::parse(table.as_bytes(), std::path::Path::new("quotations.csv")).expect("gold");
        assert!(gold.problems.is_empty(), "{:?}", gold.problems);
        let (records, problems) = gold.check(&article);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(records.len(), 2, "what is quoted inside a quotation is no record: {table}");
        assert_eq!(records[0].speaker.as_deref(), Some("Mara Oyelaran"));
        assert_eq!(records[0].exact.as_deref(), Some("“We dig,”"));
        assert_eq!(records[0].annotator.as_deref(), Some(UNCHECKED));
        assert!(
            table.contains(TEXT.trim_end().trim_start_matches("“We dig,” ")),
            "the context is there: {table}"
        );
    }

    #[test]
    fn a_blind_draft_hides_the_guess() {
        let (_, table) = drafted(DraftOptions { is_blind: true, is_wordless: false });
        let row = table.lines().nth(1).expect("a row");
        assert!(row.starts_with("a,") && row.contains(",0,9,,,,,,,,,,,\"“We dig,”\",,,"), "{row}");
    }

    #[test]
    fn a_wordless_draft_holds_no_word_of_the_text() {
        let (_, table) = drafted(DraftOptions { is_blind: true, is_wordless: true });
        for word in ["dig", "reporters", "twice"] {
            assert!(!table.contains(word), "{word} is in {table}");
        }
        assert!(table.lines().next().is_some_and(|line| line.contains("span_sha256")), "{table}");
    }
}
