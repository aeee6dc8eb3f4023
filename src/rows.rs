//! Rows: an annotated article as rows of the tables.
//!
//! A pure function of one article. Here, once and nowhere else, bytes become code points and
//! things get the ids that they keep. What needs the whole corpus (`speakers.entity_id`, the
//! tables `entities` and `aliases`) is filled in later by [`crate::output`].

use data_encoding::BASE32_NOPAD;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use unicode_segmentation::UnicodeSegmentation;

use crate::attribution::conditions::conditions;
use crate::attribution::confidence::{Count, Precision};
use crate::attribution::{
    Annotated, Attribution, Considered, OVERRIDE, Outcome, Problem, ProblemCode, Reason, Severity,
};
use crate::choice::Choice;
use crate::corpus::Article;
use crate::entity::{Entity, EntityKind, LinkStatus};
use crate::mention::Mention;
use crate::quotation::Quotation;
use crate::rule::{self, Rule};
use crate::schema::{
    ArticleRow, ArticleStatus, Category, Date, EvidenceRow, MentionRow, ProblemRow, QuotationRow, RuleList,
    RuleRow, SpeakerRow,
};
use crate::speaker::{Speaker, SpeakerKind};
use crate::text::{CodePoints, Span};

/// The rows that one article gives.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleRows {
    /// Its row in `articles`.
    pub article: ArticleRow,
    /// Its rows in `quotations`, in reading order.
    pub quotations: Vec<QuotationRow>,
    /// Its rows in `speakers`, in order of first mention, not yet linked to entities.
    pub speakers: Vec<SpeakerRow>,
    /// Its rows in `mentions`, in reading order.
    pub mentions: Vec<MentionRow>,
    /// Its rows in `evidence`, quotation by quotation, strongest first.
    pub evidence: Vec<EvidenceRow>,
    /// Its rows in `problems`, in reading order.
    pub problems: Vec<ProblemRow>,
}

/// Makes the rows of an article.
///
/// `annotated` must come from this article: its spans are places in this text.
#[must_use]
pub fn rows(article: &Article, annotated: &Annotated) -> ArticleRows {
    Maker::new(article, annotated).rows()
}

struct Maker<'a> {
    article: &'a Article,
    annotated: &'a Annotated,
    points: CodePoints<'a>,
    quotation_ids: Vec<String>,
    speaker_ids: Vec<String>,
}

impl<'a> Maker<'a> {
    fn new(article: &'a Article, annotated: &'a Annotated) -> Self {
        let texts = annotated.quotations.iter().map(|quotation| quotation.span.of(&article.text));
        let names = annotated.speakers.iter().map(|speaker| speaker.name.as_str());
        Maker {
            article,
            annotated,
            points: CodePoints::new(&article.text),
            quotation_ids: ids("q_", &article.id, texts),
            speaker_ids: ids("s_", &article.id, names),
        }
    }

    fn rows(&self) -> ArticleRows {
        let found = self.annotated;
        let spoken = found.quotations.iter().zip(&found.attributions).enumerate();
        let quotations: Vec<_> =
            spoken.map(|(index, (quotation, said))| self.quotation(index, quotation, said)).collect();
        let evidence = found.attributions.iter().zip(&self.quotation_ids).flat_map(|(said, id)| {
            said.considered.iter().enumerate().map(|(index, considered)| self.evidence(id, index, considered))
        });
        let article = self.article_row(quotations.len());
        let empty = (article.status == ArticleStatus::Empty).then(|| {
            self.problem(&Problem {
                code: ProblemCode::EmptyArticle,
                severity: Severity::Note,
                span: None,
                message: "The article holds no words.".to_owned(),
            })
        });
        let problems = found.problems.iter().map(|problem| self.problem(problem));
        ArticleRows {
            article,
            speakers: self.speakers(&quotations),
            mentions: self.mentions(),
            evidence: evidence.collect(),
            problems: empty.into_iter().chain(problems).collect(),
            quotations,
        }
    }

    fn article_row(&self, n_quotations: usize) -> ArticleRow {
        let Article { id, source_path, text, metadata } = self.article;
        let n_words = text.unicode_words().count();
        let grave = self.annotated.problems.iter().any(|problem| problem.severity >= Severity::Warning);
        ArticleRow {
            article_id: id.clone(),
            source_path: source_path.clone(),
            title: filled(metadata.title.as_deref()),
            outlet: filled(metadata.outlet.as_deref()).map(Category),
            published: metadata.published.map(Date),
            byline: filled(metadata.byline.as_deref()),
            url: filled(metadata.url.as_deref()),
            text_sha256: sha256_hex(text.as_bytes()),
            n_chars: int(self.points.total()),
            n_words: int(n_words),
            n_paragraphs: int(self.annotated.paragraphs.len()),
            n_quotations: int(n_quotations),
            status: match n_words {
                0 => ArticleStatus::Empty,
                _ if grave => ArticleStatus::HasProblems,
                _ => ArticleStatus::Complete,
            },
        }
    }

    fn quotation(&self, index: usize, quotation: &Quotation, said: &Attribution) -> QuotationRow {
        let found = self.annotated;
        let text = self.article.text.as_str();
        let speaker = said.speaker.and_then(|index| found.speakers.get(index as usize));
        let mention = said.mention.and_then(|index| found.mentions.get(index as usize));
        let cue = said.cue.and_then(|index| found.cues.get(index as usize));
        let via = said.via.and_then(|index| found.speakers.get(index as usize));
        let first =
            self.quotation_ids.get(quotation.utterance as usize).unwrap_or(&self.quotation_ids[index]);
        let sentence = found.sentences.partition_point(|sentence| sentence.start <= quotation.span.start);
        let zone = found.paragraphs.get(quotation.paragraph as usize).map(|paragraph| paragraph.zone);
        QuotationRow {
            quotation_id: self.quotation_ids[index].clone(),
            article_id: self.article.id.clone(),
            seq: int(index + 1),
            utterance_id: first.replacen("q_", "u_", 1),
            utterance_part: int(quotation.utterance_part),
            parent_quotation_id: quotation.parent.and_then(|p| self.quotation_ids.get(p as usize).cloned()),
            r#type: said.kind,
            text: quotation.span.of(text).to_owned(),
            start: self.start(quotation.span),
            end: self.end(quotation.span),
            start_byte: int(quotation.span.start),
            end_byte: int(quotation.span.end),
            paragraph: int(quotation.paragraph) + 1,
            sentence: int(sentence.max(1)),
            zone: zone.unwrap_or(crate::layout::Zone::Body),
            open_mark: quotation.open_mark,
            close_mark: quotation.close_mark,
            is_closed: quotation.close_mark.is_some(),
            n_words: int(quotation.inner.of(text).unicode_words().count()),
            speaker_id: said.speaker.and_then(|index| self.speaker_id(index)),
            speaker_name: speaker.map(|speaker| speaker.name.clone()),
            speaker_kind: speaker.map(|speaker| speaker.kind),
            attribution: said.form,
            mention_text: mention.map(|mention| mention.span.of(text).to_owned()),
            mention_start: mention.map(|mention| self.start(mention.span)),
            mention_end: mention.map(|mention| self.end(mention.span)),
            cue_text: cue.map(|cue| cue.span.of(text).to_owned()),
            cue_lemma: cue.map(|cue| cue.lemma.to_owned()),
            cue_start: cue.map(|cue| self.start(cue.span)),
            cue_end: cue.map(|cue| self.end(cue.span)),
            via_id: said.via.and_then(|index| self.speaker_id(index)),
            via_name: via.map(|via| via.name.clone()),
            addressee_text: filled(said.addressee.map(|span| span.of(text))),
            kind_rule: said.kind_rule.to_owned(),
            mention_rule: said.mention_rule.map(str::to_owned),
            speaker_rule: said.speaker_rule.map(str::to_owned),
            confidence: said.confidence.map(rounded),
            n_candidates: int(said.n_candidates),
            is_override: said
                .considered
                .iter()
                .any(|c| c.reason == Reason::Override && c.outcome == Outcome::Chosen),
        }
    }

    fn speakers(&self, quotations: &[QuotationRow]) -> Vec<SpeakerRow> {
        let mut said: Vec<(i32, i32)> = vec![(0, 0); self.speaker_ids.len()];
        for (row, attribution) in quotations.iter().zip(&self.annotated.attributions) {
            if let Some(said) = attribution.speaker.and_then(|index| said.get_mut(index as usize)) {
                *said = (said.0 + 1, said.1.saturating_add(row.n_words));
            }
        }
        let mut mentioned = vec![0; self.speaker_ids.len()];
        for mention in &self.annotated.mentions {
            if let Some(n) = mention.speaker.and_then(|index| mentioned.get_mut(index as usize)) {
                *n += 1;
            }
        }
        let row = |(index, speaker): (usize, &Speaker)| SpeakerRow {
            speaker_id: self.speaker_ids[index].clone(),
            article_id: self.article.id.clone(),
            name: speaker.name.clone(),
            kind: speaker.kind,
            gender: (speaker.kind != SpeakerKind::Group).then_some(speaker.gender),
            description: filled(speaker.description.as_deref()),
            n_mentions: mentioned[index],
            n_quotations: said[index].0,
            n_words: said[index].1,
            entity_id: None,
            link_status: LinkStatus::None,
        };
        self.annotated.speakers.iter().enumerate().map(row).collect()
    }

    fn mentions(&self) -> Vec<MentionRow> {
        let mentions = &self.annotated.mentions;
        let texts = mentions.iter().map(|mention| mention.span.of(&self.article.text));
        let ids = ids("m_", &self.article.id, texts);
        let row = |(mention, mention_id): (&Mention, String)| MentionRow {
            mention_id,
            article_id: self.article.id.clone(),
            speaker_id: mention.speaker.and_then(|index| self.speaker_id(index)),
            start: self.start(mention.span),
            end: self.end(mention.span),
            text: mention.span.of(&self.article.text).to_owned(),
            form: mention.form,
        };
        mentions.iter().zip(ids).map(row).collect()
    }

    fn evidence(&self, quotation_id: &str, index: usize, considered: &Considered) -> EvidenceRow {
        EvidenceRow {
            quotation_id: quotation_id.to_owned(),
            rank: int(index + 1),
            speaker_id: considered.speaker.and_then(|index| self.speaker_id(index)),
            rule_id: considered.rule_id.to_owned(),
            outcome: considered.outcome,
            reason: considered.reason,
            start: considered.span.map(|span| self.start(span)),
            end: considered.span.map(|span| self.end(span)),
        }
    }

    fn problem(&self, problem: &Problem) -> ProblemRow {
        ProblemRow {
            article_id: Some(self.article.id.clone()),
            path: filled(Some(&self.article.source_path)),
            code: problem.code,
            severity: problem.severity,
            start: problem.span.map(|span| self.start(span)),
            end: problem.span.map(|span| self.end(span)),
            message: problem.message.clone(),
        }
    }

    fn speaker_id(&self, index: u32) -> Option<String> {
        self.speaker_ids.get(index as usize).cloned()
    }

    fn start(&self, span: Span) -> i32 {
        int(self.points.at(span.start))
    }

    fn end(&self, span: Span) -> i32 {
        int(self.points.at(span.end))
    }
}

/// The rows of the table `rules`: every rule of the three lists and every condition, as measured on
/// gold; how often each rule decided in a dataset is not yet counted.
#[must_use]
pub fn rule_rows() -> Vec<RuleRow> {
    let precision = Precision::measured();
    let outcomes = |id: &str| precision.outcomes(id);
    let kind = list_rows(RuleList::Kind, described(rule::kind::RULES), |id| precision.kind_rule(id));
    let mention = list_rows(RuleList::Mention, described(rule::mention::RULES), outcomes);
    let speaker = list_rows(RuleList::Speaker, described(rule::speaker::RULES), outcomes);
    let insisted_on = (OVERRIDE, "Who is named in the user's table of overrides comes before every rule.");
    let insisted_on = list_rows(RuleList::Speaker, [insisted_on].into_iter(), |_| Count::default());
    let insisted_on = insisted_on.map(|row| RuleRow { rank: 0, ..row });
    let conditions = list_rows(RuleList::Condition, conditions().into_iter(), outcomes);
    kind.chain(mention).chain(insisted_on).chain(speaker).chain(conditions).collect()
}

/// The ids of rules, and what they look for.
fn described<A: 'static>(rules: &[&Rule<A>]) -> impl Iterator<Item = (&'static str, &'static str)> {
    rules.iter().map(|rule| (rule.id, rule.doc))
}

fn list_rows(
    list: RuleList,
    described: impl Iterator<Item = (&'static str, &'static str)>,
    count: impl Fn(&str) -> Count,
) -> impl Iterator<Item = RuleRow> {
    described.enumerate().map(move |(index, (id, description))| {
        let (count, words) = (count(id), Precision::measured().right_words(id));
        let [low, high] = ends(count);
        let [words_low, words_high] = ends(words);
        RuleRow {
            rule_id: id.to_owned(),
            list,
            rank: int(index + 1),
            description: description.split_whitespace().collect::<Vec<_>>().join(" "),
            n_fired: 0,
            gold_n: int(count.n),
            gold_right: int(count.right),
            precision: count.share().map(rounded),
            ci_low: low,
            ci_high: high,
            words_n: int(words.n),
            words_right: int(words.right),
            words_ci_low: words_low,
            words_ci_high: words_high,
        }
    })
}

/// The ends of the Wilson interval of a share.
fn ends(count: Count) -> [Option<f64>; 2] {
    let interval = count.wilson();
    [interval.map(|(low, _)| rounded(low)), interval.map(|(_, high)| rounded(high))]
}

/// A share with four decimals: no measurement on gold is finer, and readers differ in the last bit
/// of longer numbers (R's readr 2.1 does).
fn rounded(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

/// The id of an entity: a hash of its kind and folded name.
#[must_use]
pub fn entity_id(entity: &Entity) -> String {
    let kind: EntityKind = entity.kind;
    id("e_", &[kind.word(), &entity.folded])
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

/// One id for each of these texts of an article; a text that comes again counts its occurrence in.
fn ids<'t>(prefix: &str, article_id: &str, texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
    texts
        .map(|text| {
            let occurrence = seen.entry(text).or_default();
            *occurrence += 1;
            id(prefix, &[article_id, text, &occurrence.to_string()])
        })
        .collect()
}

/// The prefix and 80 bits of a hash of the parts, in lower-case base 32: 16 letters and digits.
///
/// Even a billion ids hold two that are equal by chance with a probability below one in a million.
fn id(prefix: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    hash.update(prefix);
    for part in parts {
        // The length goes in first, so that no two lists of parts run together into one.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let mut id = BASE32_NOPAD.encode(&hash.finalize()[..10]);
    id.make_ascii_lowercase();
    format!("{prefix}{id}")
}

/// The text, or nothing where it is empty or blank: no cell holds an empty text.
fn filled(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// A count as the tables hold it; the largest texts that are read stay far below the limit.
fn int(n: impl TryInto<i32>) -> i32 {
    n.try_into().unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_has_one_row() {
        let rows = rule_rows();
        let mut ids: Vec<_> = rows.iter().map(|row| row.rule_id.as_str()).collect();
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        assert!(!ids.is_empty() && twice.is_empty(), "ids that two rules share: {twice:?}");
    }

    #[test]
    fn words_are_counted_as_unicode_does() {
        let text = "The 34-year-old left at 02:47. “Well-known,” he said.".to_owned();
        let article = Article { id: "a".to_owned(), text, ..Article::default() };
        let rows = rows(&article, &crate::attribution::annotate(&article));
        assert_eq!((rows.article.n_words, rows.quotations[0].n_words), (12, 2));
    }

    #[test]
    fn shares_have_four_decimals() {
        assert_eq!(rounded(0.936_672_710_932_552_9).to_string(), "0.9367");
        assert_eq!(rounded(0.999_999_999_999_999_9).to_string(), "1");
        for row in rule_rows() {
            let of_words = [row.words_ci_low, row.words_ci_high];
            for share in [row.precision, row.ci_low, row.ci_high].into_iter().chain(of_words).flatten() {
                assert!(share.to_string().len() <= 6, "{}: {share}", row.rule_id);
            }
        }
    }

    #[test]
    fn parts_of_an_id_do_not_run_together() {
        assert_ne!(id("q_", &["ab", "c"]), id("q_", &["a", "bc"]));
        assert_ne!(id("q_", &["a", "b"])[2..], id("s_", &["a", "b"])[2..]);
        assert_eq!(ids("q_", "a", ["x", "x", "y"].into_iter()).len(), 3);
    }

    #[test]
    fn a_known_id_stays_as_it_is() {
        // Datasets refer to these ids for years: a change here breaks them all.
        assert_eq!(id("q_", &["agency/ferry", "“Yes,”", "1"]), "q_hqjyrdaahd5gxxtm");
    }
}
