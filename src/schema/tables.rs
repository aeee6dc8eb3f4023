//! Every table of a dataset.

use crate::attribution::{AttributionForm, Outcome, ProblemCode, QuotationType, Reason, Severity};
use crate::entity::{EntityKind, LinkStatus};
use crate::layout::Zone;
use crate::mention::MentionForm;
use crate::quotation::{CloseMark, OpenMark};
use crate::schema::{Category, Date, Row, Table};
use crate::speaker::{Gender, SpeakerKind};

/// Every table, in the order in which `schema.md` explains them.
pub const TABLES: &[&Table] = &[
    QuotationRow::TABLE,
    ArticleRow::TABLE,
    SpeakerRow::TABLE,
    EntityRow::TABLE,
    AliasRow::TABLE,
    MentionRow::TABLE,
    EvidenceRow::TABLE,
    RuleRow::TABLE,
    ProblemRow::TABLE,
];

choice! {
    /// How the reading of an article ended.
    pub enum ArticleStatus {
        /// Read whole, and nothing about it needs a look.
        Complete = "complete",
        /// Read whole, but `problems` holds a warning or an error about it.
        HasProblems = "has_problems",
        /// It holds no words.
        Empty = "empty",
    }
}

choice! {
    /// Which question a rule answers, or that it is a condition.
    pub enum RuleList {
        /// What the quoted span is: the answer is `quotations.type`.
        Kind = "kind",
        /// Which words beside the span name its speaker: the answer is `quotations.mention_text`.
        Mention = "mention",
        /// Whom those words mean, or who speaks where there are none: the answer is
        /// `quotations.speaker_id`.
        Speaker = "speaker",
        /// No rule: something to be seen in the text that `quotations.confidence` depends on.
        Condition = "condition",
    }
}

table! {
    /// One row per article, in the order of the corpus.
    pub struct ArticleRow in "articles" key [article_id] {
        /// Names the article within the corpus: its path below the corpus folder without the
        /// ending, with `/` between folders.
        pub article_id: String,
        /// The file it was read from, relative to the corpus folder.
        pub source_path: String,
        /// Its headline, from the sidecar table. Null where the sidecar gives none.
        pub title: Option<String>,
        /// Who published it, from the sidecar table. Null where the sidecar gives none.
        pub outlet: Option<Category>,
        /// The day of publication, from the sidecar table. Null where the sidecar gives none.
        pub published: Option<Date>,
        /// Who wrote it, as printed, from the sidecar table. Null where the sidecar gives none.
        pub byline: Option<String>,
        /// Where it stands on the web, from the sidecar table. Null where the sidecar gives none.
        pub url: Option<String>,
        /// SHA-256 of the text in UTF-8, in hexadecimal: for a UTF-8 file, of the file's bytes.
        pub text_sha256: String,
        /// Length of the text in Unicode code points.
        pub n_chars: i32,
        /// Number of words, counted as Unicode's word rules (UAX #29) do.
        pub n_words: i32,
        /// Number of paragraphs, which are the lines that hold something besides white space.
        pub n_paragraphs: i32,
        /// Number of its rows in `quotations`.
        pub n_quotations: i32,
        /// How the reading ended.
        pub status: ArticleStatus,
    }
}

table! {
    /// One row per quoted span, in the order of articles and, within one, of reading. A span lies
    /// inside one paragraph; an utterance that runs over several spans is tied by `utterance_id`.
    pub struct QuotationRow in "quotations" key [quotation_id] {
        /// Names the span: a hash of the article's id, the span's text and which occurrence of
        /// that text in the article this is. It does not change when other text is added.
        pub quotation_id: String,
        /// The article.
        pub article_id: String => ArticleRow.article_id,
        /// Number of the span in its article, from 1, in reading order.
        pub seq: i32,
        /// Names the utterance: shared by the spans of a quotation that is carried over paragraphs
        /// or interrupted by its attribution.
        pub utterance_id: String,
        /// Number of the span in its utterance, from 1.
        pub utterance_part: i32,
        /// The span that this one is quoted in. Null where it is not inside another.
        pub parent_quotation_id: Option<String> => QuotationRow.quotation_id,
        /// What the quoted span is.
        pub r#type: QuotationType,
        /// The span's words exactly as they stand in the article, quotation marks included.
        pub text: String,
        /// Where the span begins, its opening mark included: Unicode code points from 0.
        pub start: i32,
        /// Just past the span's last character: Unicode code points from 0.
        pub end: i32,
        /// Where the span begins: bytes of the UTF-8 text from 0.
        pub start_byte: i32,
        /// Just past the span's last byte: bytes of the UTF-8 text from 0.
        pub end_byte: i32,
        /// Number of the paragraph in the article, from 1.
        pub paragraph: i32,
        /// Number of the sentence in the article in which the span begins, from 1.
        pub sentence: i32,
        /// What part of the page the paragraph belongs to.
        pub zone: Zone,
        /// The mark that opens the span.
        pub open_mark: OpenMark,
        /// The mark that closes the span. Null where it has none and runs to the paragraph's end.
        pub close_mark: Option<CloseMark>,
        /// Whether the span has a closing mark.
        pub is_closed: bool,
        /// Number of words between the marks (UAX #29).
        pub n_words: i32,
        /// Who says it. Null where nobody in the text does.
        pub speaker_id: Option<String> => SpeakerRow.speaker_id,
        /// The speaker's name, as in `speakers.name`. Null where nobody in the text says it.
        pub speaker_name: Option<String>,
        /// What sort of speaker it is. Null where nobody in the text says it.
        pub speaker_kind: Option<SpeakerKind>,
        /// By what words the speaker is given.
        pub attribution: AttributionForm,
        /// The words beside the span that name or point to the speaker. Null where there are none.
        pub mention_text: Option<String>,
        /// Where those words begin: Unicode code points from 0. Null where there are none.
        pub mention_start: Option<i32>,
        /// Just past those words: Unicode code points from 0. Null where there are none.
        pub mention_end: Option<i32>,
        /// The words that announce speech, as they stand (`told`). Null where there are none.
        pub cue_text: Option<String>,
        /// Their dictionary form (`tell`). Null where there are none.
        pub cue_lemma: Option<String>,
        /// Where the cue begins: Unicode code points from 0. Null where there is none.
        pub cue_start: Option<i32>,
        /// Just past the cue: Unicode code points from 0. Null where there is none.
        pub cue_end: Option<i32>,
        /// Who relays the words, where the text has them at second hand. Null where nobody does.
        pub via_id: Option<String> => SpeakerRow.speaker_id,
        /// The name of who relays them, as in `speakers.name`. Null where nobody does.
        pub via_name: Option<String>,
        /// The words that say who is addressed (`reporters`). Null where the text does not say.
        pub addressee_text: Option<String>,
        /// The rule that decided `type`.
        pub kind_rule: String => RuleRow.rule_id,
        /// The rule that found the words which name the speaker. Null where none did.
        pub mention_rule: Option<String> => RuleRow.rule_id,
        /// The rule that told whom those words mean. Null where none did.
        pub speaker_rule: Option<String> => RuleRow.rule_id,
        /// How often attributions by the same mention rule under the same conditions (`rules.list` is
        /// `condition`) were right on gold, from 0 to 1 with four decimals: how often the words were right,
        /// times how often right words were taken rightly, on a scale that was fitted on news of which half was
        /// never read by the makers of the rules. Null where that was not measured.
        pub confidence: Option<f64>,
        /// Number of different speakers that were considered.
        pub n_candidates: i32,
        /// Whether the speaker comes from the user's overrides and not from a rule.
        pub is_override: bool,
    }
}

table! {
    /// One row per person or body of an article, whether or not it is quoted, in the order of
    /// articles and, within one, of first mention.
    pub struct SpeakerRow in "speakers" key [speaker_id] {
        /// Names the speaker within its article: a hash of the article's id and the name.
        pub speaker_id: String,
        /// The article.
        pub article_id: String => ArticleRow.article_id,
        /// The fullest name that the article gives, without titles and articles; for somebody never
        /// named, the article's own description.
        pub name: String,
        /// What sort of speaker this is.
        pub kind: SpeakerKind,
        /// A person's gender, as far as the text or the given name tells. Null for a group.
        pub gender: Option<Gender>,
        /// What the article says this speaker is (`a senior fellow at the Orsa Centre`). Null
        /// where it says nothing.
        pub description: Option<String>,
        /// Number of its rows in `mentions`.
        pub n_mentions: i32,
        /// Number of its rows in `quotations`.
        pub n_quotations: i32,
        /// Sum of `quotations.n_words` over those rows.
        pub n_words: i32,
        /// The same person or body across the corpus. Null unless `link_status` is `unique`.
        pub entity_id: Option<String> => EntityRow.entity_id,
        /// Whether the name could be linked to an entity.
        pub link_status: LinkStatus,
    }
}

table! {
    /// One row per person or body of the corpus, sorted by name: the speakers of single articles
    /// linked by name. Spellings that differ only in case, accents, hyphens, spaces or full stops
    /// are one name, and so are a name with and without its middle initials, unless the corpus has
    /// other initials for the same name.
    pub struct EntityRow in "entities" key [entity_id] {
        /// Names the entity: a hash of its kind and its name without case, accents and spaces.
        pub entity_id: String,
        /// The spelling that most articles use.
        pub name: String,
        /// What sort of speaker this is.
        pub kind: EntityKind,
        /// Number of articles with a speaker linked to it.
        pub n_articles: i32,
        /// Number of rows in `quotations` of the speakers linked to it.
        pub n_quotations: i32,
        /// Its item in Wikidata, from the user's own list of people. Null where no list says.
        pub wikidata_qid: Option<String>,
    }
}

table! {
    /// One row per name that articles give an entity, by entity, the most frequent name first.
    pub struct AliasRow in "aliases" key [entity_id, alias] {
        /// The entity.
        pub entity_id: String => EntityRow.entity_id,
        /// A name of it, spelled as in `speakers.name`.
        pub alias: String,
        /// Number of speakers with this name that are linked to the entity.
        pub n: i32,
    }
}

table! {
    /// One row per name, description or pronoun that may mean a speaker, in the order of articles
    /// and, within one, of reading.
    pub struct MentionRow in "mentions" key [mention_id] {
        /// Names the mention: a hash of the article's id, the mention's text and which occurrence
        /// of that text among the article's mentions this is.
        pub mention_id: String,
        /// The article.
        pub article_id: String => ArticleRow.article_id,
        /// The speaker whom the words mean. Null where that is not known.
        pub speaker_id: Option<String> => SpeakerRow.speaker_id,
        /// Where the words begin: Unicode code points from 0.
        pub start: i32,
        /// Just past the words: Unicode code points from 0.
        pub end: i32,
        /// The words exactly as they stand in the article.
        pub text: String,
        /// How they name somebody.
        pub form: MentionForm,
    }
}

table! {
    /// One row per thing that a rule considered for a quotation, in the order of `quotations` and,
    /// within one, of strength.
    pub struct EvidenceRow in "evidence" key [quotation_id, rank] {
        /// The quotation.
        pub quotation_id: String => QuotationRow.quotation_id,
        /// Place in the list of what was considered for the quotation, from 1, strongest first.
        pub rank: i32,
        /// The speaker that was considered. Null where the rule was not about one.
        pub speaker_id: Option<String> => SpeakerRow.speaker_id,
        /// The rule.
        pub rule_id: String => RuleRow.rule_id,
        /// What became of it.
        pub outcome: Outcome,
        /// Why.
        pub reason: Reason,
        /// Where the words looked at begin: Unicode code points from 0. Null where there are none.
        pub start: Option<i32>,
        /// Just past the words looked at: Unicode code points from 0. Null where there are none.
        pub end: Option<i32>,
    }
}

table! {
    /// One row per rule, strongest first within each list; and one per condition that confidence
    /// depends on.
    pub struct RuleRow in "rules" key [rule_id] {
        /// The name of the rule or condition.
        pub rule_id: String,
        /// Which question the rule answers.
        pub list: RuleList,
        /// Place in its list, from 1, strongest first; 0 for `override`, which is no rule.
        pub rank: i32,
        /// What the rule looks for and why it can be trusted, or what meets the condition.
        pub description: String,
        /// Number of quotations of this dataset that it decided; 0 for a condition, which decides nothing.
        pub n_fired: i32,
        /// Number of gold quotations on which it was measured: those that it decided, or for a condition
        /// those that somebody is named for and that meet it.
        pub gold_n: i32,
        /// Number of those on which it was right.
        pub gold_right: i32,
        /// `gold_right` divided by `gold_n`, with four decimals. Null where the rule was not measured.
        pub precision: Option<f64>,
        /// Lower end of the 95 % Wilson interval of `precision`, with four decimals. Null where it was
        /// not measured.
        pub ci_low: Option<f64>,
        /// Upper end of the 95 % Wilson interval of `precision`, with four decimals. Null where it was
        /// not measured.
        pub ci_high: Option<f64>,
        /// Of a mention rule or a condition: number of attributions by or under it in articles where gold
        /// marks the words that name the speaker. 0 for all others.
        pub words_n: i32,
        /// Number of those whose words are the right ones.
        pub words_right: i32,
        /// Lower end of the 95 % Wilson interval of `words_right` out of `words_n`, with four decimals.
        /// Null where there are none.
        pub words_ci_low: Option<f64>,
        /// Upper end of the 95 % Wilson interval of `words_right` out of `words_n`, with four decimals.
        /// Null where there are none.
        pub words_ci_high: Option<f64>,
    }
}

table! {
    /// One row per thing that could not be read or paired, in the order of the corpus: nothing odd
    /// is passed over in silence.
    pub struct ProblemRow in "problems" key [] {
        /// The article in whose text it lies. Null where it lies in a file that was not read, or in a
        /// record of the sidecar table or the overrides.
        pub article_id: Option<String> => ArticleRow.article_id,
        /// The file, relative to the corpus folder. Null where the problem is not about a file.
        pub path: Option<String>,
        /// What sort of problem it is.
        pub code: ProblemCode,
        /// How grave it is.
        pub severity: Severity,
        /// Where in the text it begins: Unicode code points from 0. Null where it has no place.
        pub start: Option<i32>,
        /// Just past its end in the text: Unicode code points from 0. Null where it has no place.
        pub end: Option<i32>,
        /// What happened, a sentence.
        pub message: String,
    }
}

choice! {
    /// What happened to a quotation between two datasets.
    pub enum Change {
        /// It is there now and was not before.
        Added = "added",
        /// It was there and is no more.
        Removed = "removed",
        /// The same words stand at another place of the article.
        Moved = "moved",
        /// Its words were edited: an old and a new quotation of the article that share most words.
        TextChanged = "text_changed",
        /// The same words have another speaker.
        Reattributed = "reattributed",
        /// The same words are of another type.
        Retyped = "retyped",
        /// The same words have the same type and speaker, but other evidence: rule, mention, cue,
        /// relayer, addressee, or another column.
        EvidenceChanged = "evidence_changed",
    }
}

choice! {
    /// Why an article was computed again.
    pub enum Cause {
        /// Its text is another.
        TextEdited = "text_edited",
        /// Its title, outlet, date, byline, address or file name is another.
        MetadataEdited = "metadata_edited",
        /// It is new in the corpus.
        Added = "added",
        /// It is no more in the corpus, or can no more be read.
        Withdrawn = "withdrawn",
        /// The rules or word lists of sayso are others.
        RulesChanged = "rules_changed",
        /// It is read by other settings, such as another encoding.
        SettingsChanged = "settings_changed",
        /// The overrides that the dataset is made with are others.
        Override = "override",
        /// Files of the dataset were edited by hand; they are put right.
        FilesEdited = "files_edited",
        /// Another version of sayso writes the tables in another way.
        VersionChanged = "version_changed",
    }
}

table! {
    /// One row per difference of one quotation between two datasets, by article: what `regenerate`
    /// changed, or what `diff` found. A quotation that differs in several ways has several rows.
    pub struct ChangeRow in "changes" key [] {
        /// The article.
        pub article_id: String,
        /// What happened.
        pub change: Change,
        /// The quotation's id before. Null where it was added.
        pub old_quotation_id: Option<String>,
        /// The quotation's id now. Null where it was removed.
        pub new_quotation_id: Option<String>,
        /// Its words before. Null where it was added.
        pub old_text: Option<String>,
        /// Its words now. Null where it was removed.
        pub new_text: Option<String>,
        /// Its type before. Null where it was added.
        pub old_type: Option<QuotationType>,
        /// Its type now. Null where it was removed.
        pub new_type: Option<QuotationType>,
        /// The speaker's name before. Null where it was added or nobody said it.
        pub old_speaker: Option<String>,
        /// The speaker's name now. Null where it was removed or nobody says it.
        pub new_speaker: Option<String>,
        /// The rules that decided before: type, mention and speaker, with `/` between. Null where
        /// it was added.
        pub old_rule: Option<String>,
        /// The rules that decide now, in the same form. Null where it was removed.
        pub new_rule: Option<String>,
        /// Where it began before: Unicode code points from 0. Null where it was added.
        pub old_start: Option<i32>,
        /// Where it begins now: Unicode code points from 0. Null where it was removed.
        pub new_start: Option<i32>,
        /// Why the article was computed again. Null for `diff`, where that cannot be told.
        pub cause: Option<Cause>,
    }
}
