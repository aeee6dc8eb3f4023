//! Confidence: how often attributions made like this one were right on gold.
//!
//! An attribution names the speaker rightly where it finds the right words beside the quotation and
//! takes these words rightly, and each is measured where it can be. Whether the words are right was
//! annotated in many articles, so `words.csv` counts it by mention rule, cue, length and form.
//! Whether the speaker is right was annotated in fewer, so `precision.csv` counts it by how plainly
//! the words are attributed and how they refer (see [`conditions`](super::conditions)). Then, by the
//! law of total probability,
//!
//! ```text
//! confidence = P(words right) · P(speaker right | words right)
//!            + P(words wrong) · P(speaker right | words wrong)
//! ```
//!
//! where the last factor, one number for all, is above zero because two readers may mark different
//! words and mean one speaker. Each other factor is looked up on a ladder whose steps add a condition
//! at a time. What was met three times tells little, so the precision of each step is drawn towards
//! that of the step above: to the cases counted are added as many as the step weighs
//! ([`WORDS_WEIGHT`], [`SPEAKER_WEIGHT`]), right and wrong as the step above has them,
//!
//! ```text
//! p(step) = (right + weight · p(step above)) / (n + weight)
//! ```
//!
//! which is the m-estimate (B. Cestnik, Estimating probabilities: a crucial task in machine learning,
//! 1990). Where many were counted they decide, where few, the coarser step does.
//!
//! The product is then put on the scale of `scale.csv` (see [`scale`](super::scale)), so that what is stated is what
//! comes true in news of which half was never read. That nobody speaks is stated as counted.
//!
//! All three files hold numbers and the names of rules and conditions, no words of any article; `cargo test
//! --test calibration` makes them anew. The gold is of real news only: the invented sample corpus was
//! read too often by those who made the rules to tell what they are worth elsewhere.
//!
//! The cases are counted by *fold*, of which an article's text chooses one. What the tables give
//! rests on all folds. To check it on gold, [`Precision::confidence`] leaves out the fold of the
//! article that it is asked about, so that no case, nor its article, vouches for itself.

use std::cell::RefCell;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::conditions::{Conditions, CueCondition, PlainnessCondition};
use super::scale::{Scale, scales};
use super::{Annotated, OVERRIDE, Outcome, Reason};
use crate::choice::Choice;

/// The number of folds that articles are dealt into.
pub const FOLDS: u32 = 10;

/// How many cases the step above weighs where it is asked whether the words are right.
pub const WORDS_WEIGHT: f64 = 40.0;

/// How many cases the step above weighs where it is asked whether the speaker is right.
pub const SPEAKER_WEIGHT: f64 = 10.0;

/// The names of the columns of `words.csv`.
pub const WORDS_COLUMNS: [&str; 8] =
    ["mention_rule", "cue", "length", "attribution", "carried_attribution", "fold", "n", "n_right"];

/// The names of the columns of `precision.csv`. `words` says whether the words of attribution are
/// those of gold: `right`, `wrong`, or empty where gold does not tell.
pub const COLUMNS: [&str; 13] = [
    "kind_rule",
    "mention_rule",
    "speaker_rule",
    "cue",
    "length",
    "attribution",
    "carried_attribution",
    "reference",
    "words",
    "fold",
    "n",
    "n_right",
    "n_type_right",
];

/// The words of the column `words`.
pub const WORDS_RIGHT: [&str; 2] = ["wrong", "right"];

const WORDS: &str = include_str!("words.csv");
const PRECISION: &str = include_str!("precision.csv");
const SCALE: &str = include_str!("scale.csv");

/// How many cases there are and how many of them are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Number of cases.
    pub n: u32,
    /// Number of those that are right.
    pub right: u32,
}

impl Count {
    /// The share that is right, from 0 to 1; `None` where there are no cases.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.n > 0).then(|| f64::from(self.right) / f64::from(self.n))
    }

    /// The 95 % Wilson interval of the share, its lower and its upper end; `None` where there are no
    /// cases.
    #[must_use]
    pub fn wilson(self) -> Option<(f64, f64)> {
        const Z: f64 = 1.959_963_984_540_054;
        let share = self.share()?;
        let n = f64::from(self.n);
        let centre = share + Z * Z / (2.0 * n);
        let spread = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + Z * Z / n;
        Some((((centre - spread) / scale).clamp(0.0, share), ((centre + spread) / scale).clamp(share, 1.0)))
    }

    fn add(&mut self, other: Count) {
        self.n += other.n;
        self.right += other.right;
    }

    fn without(self, other: Count) -> Count {
        Count { n: self.n.saturating_sub(other.n), right: self.right.saturating_sub(other.right) }
    }
}

/// The cases of one step of a ladder: all of them, and those of each fold.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    all: Count,
    folds: [Count; FOLDS as usize],
}

impl Tally {
    fn add(&mut self, fold: usize, count: Count) {
        self.all.add(count);
        if let Some(of_fold) = self.folds.get_mut(fold) {
            of_fold.add(count);
        }
    }

    fn without(&self, fold: Option<u32>) -> Count {
        let left_out = fold.and_then(|fold| self.folds.get(fold as usize)).copied().unwrap_or_default();
        self.all.without(left_out)
    }
}

/// Conditions that refine each other, with the cases of each step. A step's key holds the words of
/// its conditions and is filled up with empty ones.
#[derive(Clone, Debug)]
struct Ladder<const N: usize> {
    /// How many words of the key each step looks at, the coarsest first.
    depths: &'static [usize],
    /// How many cases the step above weighs.
    weight: f64,
    steps: FxHashMap<[&'static str; N], Tally>,
}

impl<const N: usize> Ladder<N> {
    fn new(depths: &'static [usize], weight: f64) -> Self {
        Ladder { depths, weight, steps: FxHashMap::default() }
    }

    /// The key of the step that looks at so many words.
    fn step(key: &[&'static str; N], depth: usize) -> [&'static str; N] {
        std::array::from_fn(|at| if at < depth { key[at] } else { "" })
    }

    fn add(&mut self, key: [&'static str; N], fold: usize, count: Count) {
        for depth in self.depths {
            self.steps.entry(Self::step(&key, *depth)).or_default().add(fold, count);
        }
    }

    /// Whether the first so many conditions of this key were met together.
    fn has_met(&self, key: [&'static str; N], depth: usize, left_out: Option<u32>) -> bool {
        self.steps.get(&Self::step(&key, depth)).is_some_and(|step| step.without(left_out).n > 0)
    }

    /// The precision to expect of this key; `None` where nothing was met at all.
    fn precision(&self, key: [&'static str; N], left_out: Option<u32>) -> Option<f64> {
        let mut precision = None;
        for depth in self.depths {
            let step = self.steps.get(&Self::step(&key, *depth));
            let count = step.map(|step| step.without(left_out)).unwrap_or_default();
            precision = match precision {
                None => Some(count.share()?),
                Some(above) => {
                    Some((f64::from(count.right) + self.weight * above) / (f64::from(count.n) + self.weight))
                }
            };
        }
        precision
    }
}

/// How precise the rules are, as counted on gold.
#[derive(Clone, Debug)]
pub struct Precision {
    /// Whether the words are right, by mention rule, cue, length and form.
    words: Ladder<5>,
    /// Where the words are right: whether the speaker is, by plainness and reference.
    speakers: Ladder<2>,
    /// Where the words are wrong: whether the speaker is right all the same.
    in_spite: Tally,
    /// Where nobody is named: whether nobody speaks, by mention rule.
    silence: Ladder<1>,
    /// What the product of the two shares is worth, by plainness and by the fold left out; last with none.
    scales: Vec<[Scale; FOLDS as usize + 1]>,
    /// By rule or condition.
    kind_rules: FxHashMap<&'static str, Count>,
    outcomes: FxHashMap<&'static str, Count>,
    right_words: FxHashMap<&'static str, Count>,
}

impl Precision {
    /// What was counted when this version of sayso was made.
    #[must_use]
    pub fn measured() -> &'static Precision {
        static MEASURED: LazyLock<Precision> = LazyLock::new(|| Precision::parse(WORDS, PRECISION, SCALE));
        &MEASURED
    }

    /// Reads a table with [`WORDS_COLUMNS`], one with [`COLUMNS`] and one with
    /// [`SCALE_COLUMNS`](super::scale::SCALE_COLUMNS). Lines that cannot be read are passed over.
    #[must_use]
    pub fn parse(words: &'static str, outcomes: &'static str, scale: &str) -> Precision {
        let mut precision = Precision {
            words: Ladder::new(&[0, 1, 2, 3, 5], WORDS_WEIGHT),
            speakers: Ladder::new(&[0, 1, 2], SPEAKER_WEIGHT),
            in_spite: Tally::default(),
            silence: Ladder::new(&[0, 1], SPEAKER_WEIGHT),
            scales: PlainnessCondition::ALL.iter().map(|plainness| scales(scale, plainness.word())).collect(),
            kind_rules: FxHashMap::default(),
            outcomes: FxHashMap::default(),
            right_words: FxHashMap::default(),
        };
        for line in words.lines().skip(1) {
            let _ = precision.add_words(line);
        }
        for line in outcomes.lines().skip(1) {
            let _ = precision.add_outcomes(line);
        }
        precision
    }

    /// Adds a line of `words.csv`; `None` where it cannot be read.
    fn add_words(&mut self, line: &'static str) -> Option<()> {
        let [mention_rule, cue, length, form, carried, fold, n, right] = cells(line)?;
        let (fold, count) = (fold.parse().ok()?, Count { n: n.parse().ok()?, right: right.parse().ok()? });
        self.words.add([mention_rule, cue, length, form, carried], fold, count);
        for id in [mention_rule, cue, length, plainness(mention_rule, cue)] {
            self.right_words.entry(id).or_default().add(count);
        }
        Some(())
    }

    /// Adds a line of `precision.csv`; `None` where it cannot be read.
    fn add_outcomes(&mut self, line: &'static str) -> Option<()> {
        let [
            kind_rule,
            mention_rule,
            speaker_rule,
            cue,
            length,
            _,
            _,
            reference,
            words,
            fold,
            n,
            right,
            type_right,
        ] = cells(line)?;
        let fold = fold.parse().ok()?;
        let count = Count { n: n.parse().ok()?, right: right.parse().ok()? };
        let of_kind = Count { n: count.n, right: type_right.parse().ok()? };
        let plainness = plainness(mention_rule, cue);
        self.kind_rules.entry(kind_rule).or_default().add(of_kind);
        for id in [mention_rule, speaker_rule] {
            self.outcomes.entry(id).or_default().add(count);
        }
        if reference.is_empty() {
            self.silence.add([mention_rule], fold, count);
            return Some(());
        }
        for id in [cue, length, plainness, reference] {
            self.outcomes.entry(id).or_default().add(count);
        }
        if words == WORDS_RIGHT[1] {
            self.speakers.add([plainness, reference], fold, count);
        } else if words == WORDS_RIGHT[0] {
            self.in_spite.add(fold, count);
        }
        Some(())
    }

    /// The precision to expect under these conditions, from 0 to 1; `None` where the mention rule
    /// was never met, or words that are so plain or unplain never with such a reference.
    ///
    /// The cases of fold `left_out` are not counted.
    #[must_use]
    pub fn confidence(&self, conditions: &Conditions, left_out: Option<u32>) -> Option<f64> {
        let product = self.product(conditions, left_out)?;
        let at = left_out.unwrap_or(FOLDS).min(FOLDS) as usize;
        let scale = self.scales[conditions.plainness().index()][at];
        Some(if conditions.reference.is_some() { scale.apply(product) } else { product })
    }

    /// [`Precision::confidence`] before it is put on its scale.
    #[must_use]
    pub fn product(&self, conditions: &Conditions, left_out: Option<u32>) -> Option<f64> {
        let Conditions { mention_rule, cue, length, form, reference, .. } = *conditions;
        let Some(reference) = reference else {
            let is_known = self.silence.has_met([mention_rule], 1, left_out);
            return self.silence.precision([mention_rule], left_out).filter(|_| is_known);
        };
        let found = [mention_rule, cue.word(), length.word(), form.word(), conditions.carried_word()];
        let words =
            self.words.precision(found, left_out).filter(|_| self.words.has_met(found, 1, left_out))?;
        let taken = [conditions.plainness().word(), reference.word()];
        let speaker =
            self.speakers.precision(taken, left_out).filter(|_| self.speakers.has_met(taken, 2, left_out))?;
        let in_spite = self.in_spite.without(left_out).share().unwrap_or_default();
        Some(words * speaker + (1.0 - words) * in_spite)
    }

    /// The cases whose type this rule decided, and those of them whose type is right.
    #[must_use]
    pub fn kind_rule(&self, id: &str) -> Count {
        self.kind_rules.get(id).copied().unwrap_or_default()
    }

    /// The cases whose words of attribution or whose speaker this rule chose, or that meet this
    /// condition, and those whose outcome is right.
    #[must_use]
    pub fn outcomes(&self, id: &str) -> Count {
        self.outcomes.get(id).copied().unwrap_or_default()
    }

    /// The attributions in articles in which the words of attribution are annotated that this mention
    /// rule made or that meet this condition, and those whose words are right.
    #[must_use]
    pub fn right_words(&self, id: &str) -> Count {
        self.right_words.get(id).copied().unwrap_or_default()
    }
}

/// [`Precision::confidence`] by the committed counts. Every thread remembers it, for news meets the same
/// few hundred conditions again and again, and each takes a dozen look-ups.
#[must_use]
pub fn stated(conditions: &Conditions) -> Option<f64> {
    /// The rule, by where its id stands in memory, and the other conditions, by their numbers.
    type Met = (*const str, u32);
    thread_local! {
        static STATED: RefCell<FxHashMap<Met, Option<f64>>> = RefCell::default();
    }
    // Neither the rule of the type nor that of the speaker has a say.
    let Conditions { mention_rule, cue, length, form, carried_form, reference, .. } = *conditions;
    let carried = carried_form.map_or(0, |form| form.index() + 1);
    let reference = reference.map_or(0, |reference| reference.index() + 1);
    let numbers = [cue.index(), length.index(), form.index(), carried, reference];
    let all = numbers.into_iter().fold(0, |all, number| all << 4 | number as u32);
    let count = || Precision::measured().confidence(conditions, None);
    STATED.with_borrow_mut(|stated| *stated.entry((mention_rule, all)).or_insert_with(count))
}

/// How plainly the words of a line are attributed; empty where the line does not tell.
fn plainness(mention_rule: &str, cue: &str) -> &'static str {
    CueCondition::from_word(cue).map_or("", |cue| PlainnessCondition::of(mention_rule, cue).word())
}

/// The cells of a line, if they are so many.
fn cells<const N: usize>(line: &'static str) -> Option<[&'static str; N]> {
    line.split(',').collect::<Vec<_>>().try_into().ok()
}

/// Leaves out the speakers whose confidence is below `least` or was not measured, and says so in
/// what was considered. Overrides stay; so do the words beside the quotation, and all of a
/// quotation that nobody says.
pub fn withhold_below(annotated: &mut Annotated, least: f64) {
    for attribution in &mut annotated.attributions {
        let is_sure = attribution.confidence.is_some_and(|confidence| confidence >= least);
        let is_override = attribution.speaker_rule == Some(OVERRIDE);
        if attribution.speaker.is_none() || is_sure || is_override {
            continue;
        }
        attribution.speaker = None;
        for considered in attribution.considered.iter_mut().filter(|c| c.outcome == Outcome::Chosen) {
            considered.outcome = Outcome::Rejected;
            considered.reason = Reason::BelowConfidence;
        }
    }
}

/// The fold that an article with this text falls into, from 0 to [`FOLDS`] less one.
#[must_use]
pub fn fold_of(text: &str) -> u32 {
    let hash = Sha256::digest(text.as_bytes());
    (u32::from(hash[0]) << 8 | u32::from(hash[1])) % FOLDS
}

#[cfg(test)]
mod tests {
    use super::super::AttributionForm;
    use super::super::conditions::{CueCondition, LengthCondition, ReferenceCondition};
    use super::*;
    use crate::attribution::annotate;
    use crate::corpus::Article;

    const FOUND: &str = "mention_rule,cue,length,attribution,carried_attribution,fold,n,n_right\n\
        said-after,says-tells-or-adds,four-words-or-more,named,,0,900,898\n\
        said-after,says-tells-or-adds,four-words-or-more,named,,1,100,100\n\
        done-with-words,another-cue,three-words-or-fewer,named,,0,100,60\n\
        done-with-words,another-cue,three-words-or-fewer,pronoun,,1,100,80\n";

    const TOLD: &str = "kind_rule,mention_rule,speaker_rule,cue,length,attribution,carried_attribution,reference,words,fold,n,n_right,n_type_right\n\
        direct,said-after,surname,says-tells-or-adds,four-words-or-more,named,,reference-by-name,right,0,400,400,390\n\
        direct,said-after,surname,says-tells-or-adds,four-words-or-more,named,,reference-by-name,right,1,1,1,1\n\
        fragment,done-with-words,surname,another-cue,three-words-or-fewer,named,,reference-by-name,right,1,1,1,1\n\
        direct,said-after,salience,says-tells-or-adds,four-words-or-more,pronoun,,reference-to-one-of-several,right,1,100,80,100\n\
        fragment,done-with-words,surname,another-cue,three-words-or-fewer,named,,reference-by-name,wrong,1,10,4,9\n\
        term,nobody,,no-cue,three-words-or-fewer,none,,,,2,50,40,45\n";

    fn precision() -> Precision {
        Precision::parse(FOUND, TOLD, "")
    }

    /// A quotation whose words "said" or "says" or another cue announce, with its reference.
    fn conditions(
        mention_rule: &'static str,
        lemma: &str,
        words: u32,
        reference: Option<ReferenceCondition>,
    ) -> Conditions {
        Conditions {
            kind_rule: "direct",
            mention_rule,
            speaker_rule: "surname",
            form: AttributionForm::Named,
            carried_form: None,
            cue: CueCondition::of(Some(lemma)),
            length: LengthCondition::of(words),
            reference,
        }
    }

    const BY_NAME: Option<ReferenceCondition> = Some(ReferenceCondition::ByName);

    #[test]
    fn both_the_words_and_whom_they_mean_must_be_right() {
        let stated = |conditions| precision().confidence(&conditions, None).expect("measured");
        let sure = stated(conditions("said-after", "say", 9, BY_NAME));
        assert!(sure > 0.99, "{sure}");
        let several = stated(conditions("said-after", "say", 9, Some(ReferenceCondition::OneOfSeveral)));
        assert!((0.75..0.9).contains(&several), "close to 80 of 100: {several}");
        let hidden = stated(conditions("done-with-words", "praise", 2, BY_NAME));
        assert!(
            (0.7..0.9).contains(&hidden),
            "60 of 100 words, and 4 of 10 right in spite of them: {hidden}"
        );
    }

    #[test]
    fn the_formula_is_the_one_in_the_manual() {
        let all = 1138.0 / 1200.0;
        // said-after, then its cue, length and form, each drawn to the one above by 40 cases.
        let words = (0..4).fold(all, |above, _| (998.0 + 40.0 * above) / 1040.0);
        // Plainly attributed, then by name, each drawn to the one above by ten cases.
        let plain = (481.0 + 10.0 * (482.0 / 502.0)) / 511.0;
        let speaker = (401.0 + 10.0 * plain) / 411.0;
        let expected = words * speaker + (1.0 - words) * 0.4;
        let stated =
            precision().confidence(&conditions("said-after", "say", 9, BY_NAME), None).expect("measured");
        assert!((stated - expected).abs() < 1e-12, "{stated} and {expected}");
    }

    #[test]
    fn the_product_is_put_on_the_scale_of_the_fold_left_out() {
        let scaled = Precision::parse(
            FOUND,
            TOLD,
            "plainness,fold,slope,intercept,n\n\
             plainly-attributed,,1,-1,9\nplainly-attributed,0,1,-2,9\nless-plainly-attributed,1,1,-5,9\n",
        );
        let named = conditions("said-after", "say", 9, BY_NAME);
        let odds = |share: Option<f64>| share.map(|p| (p / (1.0 - p)).ln()).expect("measured");
        for (fold, lower) in [(None, 1.0), (Some(0), 2.0), (Some(1), 0.0)] {
            let apart = odds(scaled.product(&named, fold)) - odds(scaled.confidence(&named, fold));
            assert!((apart - lower).abs() < 1e-9, "{fold:?}: {apart}");
        }
        let nobody = Conditions { form: AttributionForm::None, ..conditions("nobody", "say", 2, None) };
        assert_eq!(scaled.confidence(&nobody, None), Some(0.8), "that nobody speaks is stated as counted");
    }

    #[test]
    fn a_rule_that_was_never_met_has_no_confidence() {
        assert_eq!(precision().confidence(&conditions("sung-after", "say", 9, BY_NAME), None), None);
        let author = conditions("said-after", "say", 9, Some(ReferenceCondition::ToAuthor));
        assert_eq!(precision().confidence(&author, None), None, "nor has a reference that was never met");
        let nobody = Conditions { form: AttributionForm::None, ..conditions("nobody", "say", 2, None) };
        assert_eq!(precision().confidence(&nobody, None), Some(0.8));
    }

    #[test]
    fn no_case_vouches_for_itself() {
        let named = conditions("said-after", "say", 9, BY_NAME);
        let without = |fold| precision().confidence(&named, fold).expect("measured");
        assert!(without(Some(0)) != without(None));
        // A rule whose cases all lie in one fold is unknown to that fold.
        let once = conditions("nobody", "say", 2, None);
        assert_eq!(precision().confidence(&once, Some(2)), None);
    }

    #[test]
    fn a_rule_and_a_condition_have_their_own_counts() {
        let precision = precision();
        assert_eq!(precision.outcomes("said-after"), Count { n: 501, right: 481 });
        assert_eq!(precision.outcomes("surname"), Count { n: 412, right: 406 });
        assert_eq!(precision.kind_rule("direct"), Count { n: 501, right: 491 });
        assert_eq!(precision.kind_rule("title").share(), None);
        assert_eq!(precision.right_words("said-after"), Count { n: 1000, right: 998 });
        assert_eq!(precision.right_words("another-cue"), Count { n: 200, right: 140 });
        assert_eq!(precision.outcomes("reference-by-name"), Count { n: 412, right: 406 });
    }

    #[test]
    fn the_committed_tables_are_sound() {
        let is_word = |words: &[(&str, &str)], cell: &str| words.iter().any(|(word, _)| *word == cell);
        let rows = |table: &'static str, columns: &[&str]| -> Vec<Vec<&str>> {
            let mut lines = table.lines();
            assert_eq!(lines.next(), Some(columns.join(",").as_str()));
            lines
                .map(|line| line.split(',').collect())
                .inspect(|cells: &Vec<&str>| assert_eq!(cells.len(), columns.len()))
                .collect()
        };
        let number = |cell: &str| cell.parse::<u32>().expect("a number");
        let conditions = super::super::conditions::conditions();
        let (mut found, mut told) = (0, 0);
        for cells in rows(WORDS, &WORDS_COLUMNS) {
            assert!(is_word(&conditions, cells[1]) && is_word(&conditions, cells[2]), "{cells:?}");
            assert!(AttributionForm::from_word(cells[3]).is_some(), "{cells:?}");
            assert!(number(cells[5]) < FOLDS && number(cells[7]) <= number(cells[6]), "{cells:?}");
            found += number(cells[6]);
        }
        for cells in rows(PRECISION, &COLUMNS) {
            assert!(cells[7].is_empty() || is_word(&conditions, cells[7]), "{cells:?}");
            assert!(cells[8].is_empty() || WORDS_RIGHT.contains(&cells[8]), "{cells:?}");
            assert!(number(cells[9]) < FOLDS && number(cells[11]) <= number(cells[10]), "{cells:?}");
            assert!(number(cells[12]) <= number(cells[10]), "{cells:?}");
            told += number(cells[10]);
        }
        assert!(found > 5_000 && told > 500, "{found} and {told} cases are too few to measure anything");
        let read: u32 = Precision::measured().kind_rules.values().map(|count| count.n).sum();
        assert_eq!(read, told, "every line is read");
        assert_eq!(Precision::measured().words.steps[&[""; 5]].all.n, found, "every line is read");
    }

    #[test]
    fn the_unsure_are_left_out_and_told() {
        let text = "“No,” said Ada Lund. “We wait,” a neighbour said.";
        let article = Article { text: text.to_owned(), ..Article::default() };
        let whole = annotate(&article);
        let stated: Vec<f64> = whole.attributions.iter().filter_map(|said| said.confidence).collect();
        assert!(stated.len() == 2 && stated[0] > stated[1], "a full name is surer: {stated:?}");
        let mut dialled = annotate(&article);
        withhold_below(&mut dialled, stated[0]);
        let [sure, unsure] = &dialled.attributions[..] else { panic!("two quotations") };
        assert_eq!(sure.speaker, whole.attributions[0].speaker);
        assert!(sure.speaker.is_some() && unsure.speaker.is_none());
        assert!(unsure.considered.iter().all(|c| c.outcome == Outcome::Rejected));
        assert_eq!(unsure.considered[0].reason, Reason::BelowConfidence);
        assert_eq!(unsure.considered[0].speaker, whole.attributions[1].speaker, "the evidence names them");
        assert_eq!(unsure.mention, whole.attributions[1].mention, "the words beside it stay");
    }

    #[test]
    fn folds_are_of_one_size() {
        let mut sizes = [0; FOLDS as usize];
        for number in 0..2_000 {
            sizes[fold_of(&format!("text {number}")) as usize] += 1;
        }
        assert!(sizes.iter().all(|size| (150..250).contains(size)), "{sizes:?}");
    }
}
