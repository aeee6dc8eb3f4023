//! Confidence: how often attributions made like this one were right on gold.
//!
//! `precision.csv` counts, for every combination of deciding rules and form of attribution that
//! was met on gold, how often it was met, how often the outcome was right, and how often the type.
//! It holds numbers and the names of rules, no words of any article; `cargo test --test
//! calibration` makes it anew. The gold is of real news only: the invented sample corpus was read too
//! often by those who made the rules to tell what they are worth elsewhere.
//!
//! The confidence of an attribution is looked up on a ladder of three steps: its mention rule; that
//! with its form (named, described, pronoun, carried on); and, for a quotation that carries on
//! another, that with the form of the one carried on, since it inherits that one's mistakes. What
//! was met three times tells little, so the precision of each step is drawn towards that of the step
//! above: as many right and wrong cases as the step above leads one to expect of [`WEIGHT`] cases
//! are added to those counted. Where many were counted, they decide; where few, the coarser step
//! does. (The rule that told whom the words mean is no step: with it, confidence fitted articles
//! that had no part in the counts less well, by their log-likelihood and calibration alike.)
//!
//! The cases are counted by *fold*, of which an article's text chooses one. What the tables give
//! rests on all folds. To check it on gold, [`Precision::confidence`] leaves out the fold of the
//! article that it is asked about, so that no case, nor its article, vouches for itself.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::{Annotated, Attribution, AttributionForm, OVERRIDE, Outcome, Reason};
use crate::choice::Choice;

/// The number of folds that articles are dealt into.
pub const FOLDS: u32 = 10;

/// How many cases the precision of the coarser conditions counts for.
pub const WEIGHT: f64 = 10.0;

/// The names of the columns of `precision.csv`.
pub const COLUMNS: [&str; 9] = [
    "mention_rule",
    "attribution",
    "carried_attribution",
    "speaker_rule",
    "kind_rule",
    "fold",
    "n",
    "n_right",
    "n_type_right",
];

const PRECISION: &str = include_str!("precision.csv");

/// What is known of an attribution when its precision is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Conditions {
    /// The rule that found the words which name the speaker; empty where none did.
    pub mention_rule: &'static str,
    /// By what words the speaker is given.
    pub form: AttributionForm,
    /// By what words the speaker of the quotation is given that this one carries on; `None` where it
    /// carries on none.
    pub carried_form: Option<AttributionForm>,
    /// The rule that told whom those words mean; empty where none did. It has no say in the
    /// confidence.
    pub speaker_rule: &'static str,
    /// The rule that decided the type. It has no say in the confidence.
    pub kind_rule: &'static str,
}

impl Conditions {
    /// The conditions of an attribution.
    #[must_use]
    pub fn of(attribution: &Attribution) -> Conditions {
        Conditions {
            mention_rule: attribution.mention_rule.unwrap_or_default(),
            form: attribution.form,
            carried_form: attribution.carried_form,
            speaker_rule: attribution.speaker_rule.unwrap_or_default(),
            kind_rule: attribution.kind_rule,
        }
    }

    /// The words that lead down the ladder.
    fn steps(&self) -> impl Iterator<Item = &'static str> {
        [self.mention_rule, self.form.word()].into_iter().chain(self.carried_form.map(AttributionForm::word))
    }
}

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

/// The cases of one step of the ladder: all of them, and those of each fold.
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

/// A step of the ladder, with the finer ones below it.
#[derive(Clone, Debug, Default)]
struct Step {
    tally: Tally,
    finer: FxHashMap<String, Step>,
}

/// How precise the rules are, as counted on gold.
#[derive(Clone, Debug, Default)]
pub struct Precision {
    /// All cases, and below them those of each mention rule.
    ladder: Step,
    kind_rules: FxHashMap<String, Count>,
    mention_rules: FxHashMap<String, Count>,
    speaker_rules: FxHashMap<String, Count>,
}

impl Precision {
    /// What was counted when this version of sayso was made.
    #[must_use]
    pub fn measured() -> &'static Precision {
        static MEASURED: LazyLock<Precision> = LazyLock::new(|| Precision::parse(PRECISION));
        &MEASURED
    }

    /// Reads a table with [`COLUMNS`]. Lines that cannot be read are passed over.
    #[must_use]
    pub fn parse(table: &str) -> Precision {
        let mut precision = Precision::default();
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let [mention_rule, form, carried_form, speaker_rule, kind_rule, fold, n, right, type_right] =
                cells[..]
            else {
                continue;
            };
            let (Ok(fold), Ok(n), Ok(right), Ok(type_right)) =
                (fold.parse::<usize>(), n.parse(), right.parse(), type_right.parse())
            else {
                continue;
            };
            let count = Count { n, right };
            let mut step = &mut precision.ladder;
            step.tally.add(fold, count);
            // Only a quotation that carries on another has a third step.
            for word in [mention_rule, form, carried_form].into_iter().filter(|word| !word.is_empty()) {
                step = step.finer.entry(word.to_owned()).or_default();
                step.tally.add(fold, count);
            }
            precision.mention_rules.entry(mention_rule.to_owned()).or_default().add(count);
            precision.speaker_rules.entry(speaker_rule.to_owned()).or_default().add(count);
            let of_kind = precision.kind_rules.entry(kind_rule.to_owned()).or_default();
            of_kind.add(Count { n, right: type_right });
        }
        precision
    }

    /// The precision to expect under these conditions, from 0 to 1; `None` where the mention rule
    /// was never met.
    ///
    /// The cases of fold `left_out` are not counted.
    #[must_use]
    pub fn confidence(&self, conditions: &Conditions, left_out: Option<u32>) -> Option<f64> {
        let mut precision = self.ladder.tally.without(left_out).share()?;
        let mut step = Some(&self.ladder);
        for (number, word) in conditions.steps().enumerate() {
            step = step.and_then(|step| step.finer.get(word));
            let count = step.map(|step| step.tally.without(left_out)).unwrap_or_default();
            if number == 0 && count.n == 0 {
                return None;
            }
            precision = (f64::from(count.right) + WEIGHT * precision) / (f64::from(count.n) + WEIGHT);
        }
        Some(precision)
    }

    /// The cases met under exactly these conditions.
    #[must_use]
    pub fn met(&self, conditions: &Conditions) -> Count {
        let mut steps = conditions.steps();
        let step = steps.try_fold(&self.ladder, |step, word| step.finer.get(word));
        step.map(|step| step.tally.all).unwrap_or_default()
    }

    /// The cases whose type this rule decided, and those of them whose type is right.
    #[must_use]
    pub fn kind_rule(&self, id: &str) -> Count {
        self.kind_rules.get(id).copied().unwrap_or_default()
    }

    /// The cases whose words of attribution this rule chose, and those whose outcome is right.
    #[must_use]
    pub fn mention_rule(&self, id: &str) -> Count {
        self.mention_rules.get(id).copied().unwrap_or_default()
    }

    /// The cases whose speaker this rule chose, and those whose outcome is right.
    #[must_use]
    pub fn speaker_rule(&self, id: &str) -> Count {
        self.speaker_rules.get(id).copied().unwrap_or_default()
    }
}

/// The confidence of an attribution, as counted when this version of sayso was made.
pub(super) fn confidence(attribution: &Attribution) -> Option<f64> {
    Precision::measured().confidence(&Conditions::of(attribution), None)
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
    use super::*;
    use crate::attribution::annotate;
    use crate::corpus::Article;

    const TABLE: &str = "mention_rule,attribution,carried_attribution,speaker_rule,kind_rule,fold,n,n_right,n_type_right\n\
        said-after,named,,surname,direct,0,90,90,80\n\
        said-after,named,,surname,direct,1,10,5,10\n\
        said-after,pronoun,,salience,direct,1,100,50,90\n\
        carried-on,carried_on,named,before,direct,1,50,49,50\n\
        carried-on,carried_on,description,before,direct,1,50,29,50\n";

    fn conditions(
        mention_rule: &'static str,
        form: AttributionForm,
        carried_form: Option<AttributionForm>,
    ) -> Conditions {
        Conditions { mention_rule, form, carried_form, speaker_rule: "surname", kind_rule: "direct" }
    }

    #[test]
    fn many_cases_decide_and_few_are_drawn_to_the_coarser_step() {
        let precision = Precision::parse(TABLE);
        let named = conditions("said-after", AttributionForm::Named, None);
        let known = precision.confidence(&named, None).expect("measured");
        assert!((0.92..0.95).contains(&known), "close to 95 of 100: {known}");
        assert_eq!(precision.met(&named), Count { n: 100, right: 95 });
        let unmet = conditions("said-after", AttributionForm::Description, None);
        let coarser = precision.confidence(&unmet, None).expect("measured");
        assert!((0.7..0.8).contains(&coarser), "what was never met has its coarser step's: {coarser}");
        let unknown = conditions("sung-after", AttributionForm::Named, None);
        assert_eq!(precision.confidence(&unknown, None), None);
    }

    #[test]
    fn what_carries_on_a_sure_one_is_surer() {
        let precision = Precision::parse(TABLE);
        let carried = |form| conditions("carried-on", AttributionForm::CarriedOn, Some(form));
        let sure = carried(AttributionForm::Named);
        assert_eq!(precision.met(&sure), Count { n: 50, right: 49 });
        let [sure, unsure] = [sure, carried(AttributionForm::Description)]
            .map(|conditions| precision.confidence(&conditions, None).expect("measured"));
        assert!(sure > 0.93 && unsure < 0.65, "{sure} and {unsure}");
        let article = Article {
            text: "“No,” a neighbour said. “Never.” “Yes,” said Ada Lund. “Now.”".to_owned(),
            ..Article::default()
        };
        let forms = annotate(&article).attributions.iter().map(|said| said.carried_form).collect::<Vec<_>>();
        let (described, named) = (Some(AttributionForm::Description), Some(AttributionForm::Named));
        assert_eq!(forms, [None, described, None, named]);
    }

    #[test]
    fn no_case_vouches_for_itself() {
        let precision = Precision::parse(TABLE);
        let named = conditions("said-after", AttributionForm::Named, None);
        let all = precision.confidence(&named, None).expect("measured");
        let without = precision.confidence(&named, Some(1)).expect("measured");
        assert!(without > all && without == 1.0, "fold 1 holds all that is wrong: {without}");
        // A rule that was met in one fold only is unknown to that fold.
        let carried = conditions("carried-on", AttributionForm::CarriedOn, Some(AttributionForm::Named));
        assert!(precision.confidence(&carried, Some(0)).is_some());
        assert_eq!(precision.confidence(&carried, Some(1)), None);
    }

    #[test]
    fn a_rule_has_its_own_count() {
        let precision = Precision::parse(TABLE);
        assert_eq!(precision.mention_rule("said-after"), Count { n: 200, right: 145 });
        assert_eq!(precision.speaker_rule("surname"), Count { n: 100, right: 95 });
        assert_eq!(precision.kind_rule("direct"), Count { n: 300, right: 280 });
        assert_eq!(precision.kind_rule("title").share(), None);
    }

    #[test]
    fn the_committed_table_is_sound() {
        let mut lines = PRECISION.lines();
        assert_eq!(lines.next(), Some(COLUMNS.join(",").as_str()));
        let mut n_all = 0;
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(cells.len(), COLUMNS.len(), "{line}");
            let numbers: Vec<u32> = cells[5..].iter().map(|cell| cell.parse().expect("a number")).collect();
            assert!(numbers[0] < FOLDS && numbers[2] <= numbers[1] && numbers[3] <= numbers[1], "{line}");
            assert!(AttributionForm::from_word(cells[1]).is_some(), "{line}");
            n_all += numbers[1];
        }
        assert_eq!(Precision::measured().ladder.tally.all.n, n_all);
        assert!(n_all > 200, "{n_all} cases are too few to measure anything");
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
