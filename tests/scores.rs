//! The figures of `validate` are those of the reference scorer, where that is at hand.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stderr)]

use std::path::{Path, PathBuf};
use std::process::Command;

use sayso::choice::Choice;
use sayso::corpus::Article;
use sayso::gold::Gold;
use sayso::speaker::SpeakerKind;
use sayso::validate::{Figure, Prediction, Scores, figures, names, score};

/// The folder `../shared`, which not everybody has.
fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let scorer = folder.join("bench/score_speakers.py");
    let python = Command::new("python3").arg("--version").output().is_ok();
    if scorer.exists() && python {
        return Some(folder);
    }
    eprintln!("SKIPPED: the reference scorer ({}) or python3 is not here", scorer.display());
    None
}

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// What a middling tool would say of the gold spans: some missed, cut, split or doubled, some
/// speakers shortened, swapped, forgotten or made up.
fn middling(gold: &Gold, numbers: &mut Numbers) -> Vec<(String, Prediction)> {
    let names: Vec<&str> = gold.records.iter().filter_map(|record| record.speaker.as_deref()).collect();
    let kinds = sayso::attribution::QuotationType::ALL;
    let mut given = Vec::new();
    for record in &gold.records {
        let length = record.end - record.start;
        let (mut start, mut end) = (record.start, record.end);
        match numbers.below(12) {
            0 => continue,
            1 => start += length * numbers.below(90) as u32 / 100,
            2 => end += numbers.below(40) as u32,
            _ => {}
        }
        let speaker = match (numbers.below(10), &record.speaker) {
            (0, _) => Some(names[numbers.below(names.len() as u64) as usize].to_owned()),
            (1, _) | (_, None) => None,
            (2, Some(name)) => name.split(' ').next_back().map(str::to_owned),
            (3, Some(name)) => Some(format!("Mr. {}", name.to_uppercase())),
            (_, Some(name)) => Some(name.clone()),
        };
        let kind = match numbers.below(6) {
            0 => Some(kinds[numbers.below(4) as usize]),
            _ => record.kind,
        };
        let whole = Prediction { start, end, kind, speaker, ..Prediction::default() };
        if numbers.below(15) == 0 && end - start > 4 {
            let middle = (start + end) / 2;
            given.push((record.article_id.clone(), Prediction { end: middle, ..whole.clone() }));
            given.push((record.article_id.clone(), Prediction { start: middle - 1, speaker: None, ..whole }));
        } else {
            given.push((record.article_id.clone(), whole));
        }
    }
    given.push(("an-article-without-gold".to_owned(), Prediction { end: 9, ..Prediction::default() }));
    given
}

fn figure<'f>(figures: &'f [Figure], metric: &str, subset: &str) -> &'f Figure {
    let found = figures.iter().find(|figure| figure.metric == metric && figure.subset == subset);
    found.unwrap_or_else(|| panic!("no figure {metric} {subset}"))
}

/// The number before `/` and the one after it in the line that begins with `label`.
fn counts(report: &str, label: &str) -> (u32, u32) {
    let line = report.lines().find(|line| line.trim_start().starts_with(label)).unwrap();
    let (right, cases) = line.split_once('(').unwrap().1.trim_end_matches(')').split_once('/').unwrap();
    (right.parse().unwrap(), cases.parse().unwrap())
}

#[test]
fn the_figures_are_those_of_the_reference_scorer() {
    let Some(shared) = shared() else { return };
    let gold_file = shared.join("polnear/speakers.csv");
    let gold = Gold::read(&gold_file).unwrap();
    assert!(gold.problems.is_empty(), "{:?}", gold.problems);
    let given = middling(&gold, &mut Numbers(7));

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("given.csv");
    let mut table = csv::Writer::from_path(&file).unwrap();
    table.write_record(["article_id", "start", "end", "type", "speaker_name"]).unwrap();
    for (id, given) in &given {
        let kind = given.kind.map_or("", Choice::word);
        let speaker = given.speaker.as_deref().unwrap_or_default();
        table.write_record([id, &given.start.to_string(), &given.end.to_string(), kind, speaker]).unwrap();
    }
    table.flush().unwrap();
    let scorer = shared.join("bench/score_speakers.py");
    let run = Command::new("python3").arg(scorer).arg(&gold_file).arg(&file).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let report = String::from_utf8(run.stdout).unwrap();

    let mut scores = Scores { columns: gold.columns, ..Scores::default() };
    for id in gold.article_ids() {
        let text = std::fs::read_to_string(shared.join(format!("polnear/text/{id}.txt"))).unwrap();
        let article = Article { id: id.to_owned(), text, ..Article::default() };
        let (records, problems) = gold.check(&article);
        assert!(problems.is_empty(), "{problems:?}");
        let given: Vec<_> =
            given.iter().filter(|(article, _)| article == id).map(|(_, given)| given.clone()).collect();
        scores.articles.push(score(&article, &records, &given));
    }
    let figures = figures(&scores);
    for (label, metric, subset) in [
        ("spans found", "spans_found", "all"),
        ("right outcome, all", "right_outcome", "all"),
        ("direct", "right_outcome", "type=direct"),
        ("partial", "right_outcome", "type=partial"),
        ("scare", "right_outcome", "type=scare"),
        ("title", "right_outcome", "type=title"),
        ("speaker a person", "right_outcome", "speaker_kind=person"),
        ("speaker a group", "right_outcome", "speaker_kind=group"),
        ("speaker a unknown", "right_outcome", "speaker_kind=unknown"),
        ("named beside it", "right_outcome", "attribution=beside"),
        ("pronoun", "right_outcome", "attribution=pronoun"),
        ("no words of attribution", "right_outcome", "attribution=none"),
        ("type right", "type_right", "all"),
    ] {
        let ours = figure(&figures, metric, subset);
        assert_eq!((ours.right, ours.cases), counts(&report, label), "{label}");
        assert!(ours.right > 0 && ours.right < ours.cases, "{label} tells nothing: {ours:?}");
    }
    let percent = |metric| format!("{:.1}", 100.0 * figure(&figures, metric, "all").share().unwrap());
    let shares = format!(
        "P {}  R {}  F1 {}",
        percent("attributed_precision"),
        percent("attributed_recall"),
        percent("attributed_f1")
    );
    assert!(report.contains(&shares), "{shares}\n{report}");

    // The scorer draws other articles, so its interval is the same only up to chance.
    let line = report.lines().find(|line| line.starts_with("95% interval")).unwrap();
    let ends: Vec<f64> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
    let ours = figure(&figures, "right_outcome", "all").interval.unwrap();
    assert!(
        (100.0 * ours.low - ends[0]).abs() < 1.0 && (100.0 * ours.high - ends[1]).abs() < 1.0,
        "{ours:?} {line}"
    );
}

#[test]
fn names_agree_as_the_reference_scorer_says() {
    let Some(shared) = shared() else { return };
    let gold = Gold::read(&shared.join("polnear/speakers.csv")).unwrap();
    let mut names: Vec<String> =
        gold.records.iter().flat_map(|r| [r.speaker.clone(), r.mention_text.clone()]).flatten().collect();
    names.sort();
    names.dedup();
    let odd = [
        "",
        "…",
        "Zoë Krål’s",
        "J.R. O'Dell Jr.",
        "M. Oyelaran",
        "Mara Oyelaran-Ibe",
        "the",
        "İ. Ş’s",
        "A's-b’ c",
        "Ǆ ﬁ ²",
        "x_'s_",
        "'s",
        "The Rev. Dr.",
        "Kir Dal-soo",
        "Dal-soo Kir",
        "II",
    ];
    names.extend(odd.map(str::to_owned));
    let mut numbers = Numbers(3);
    let mut pairs = Vec::new();
    for a in &names {
        for _ in 0..40 {
            let mut b = names[numbers.below(names.len() as u64) as usize].clone();
            // A random pair seldom shares a word, so half of them are made to.
            if numbers.below(2) == 0 {
                let words: Vec<&str> = a.split(' ').collect();
                let word = words[numbers.below(words.len() as u64) as usize];
                b = if numbers.below(2) == 0 { word.to_owned() } else { format!("{word} {b}") };
            }
            pairs.push((a.clone(), b));
        }
    }
    let script = "import sys, csv\n\
        sys.path.insert(0, sys.argv[1])\n\
        import score_speakers as s\n\
        for a, b, k in csv.reader(open(sys.argv[2], encoding='utf-8', newline='')):\n\
        \x20   print(int(s.same(a, b, k)))\n";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pairs.csv");
    let mut table = csv::Writer::from_path(&file).unwrap();
    let kinds = [Some(SpeakerKind::Person), Some(SpeakerKind::Group), None];
    let asked: Vec<_> =
        pairs.iter().enumerate().map(|(at, (a, b))| (a.as_str(), b.as_str(), kinds[at % 3])).collect();
    for (a, b, kind) in &asked {
        table.write_record([*a, *b, kind.map_or("", Choice::word)]).unwrap();
    }
    table.flush().unwrap();
    let run = Command::new("python3")
        .args(["-B", "-c", script])
        .arg(shared.join("bench"))
        .arg(&file)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let answers = String::from_utf8(run.stdout).unwrap();
    let answers: Vec<bool> = answers.lines().map(|line| line == "1").collect();
    assert_eq!(answers.len(), asked.len());
    assert!(answers.iter().filter(|same| **same).count() > 1000, "too few pairs agree to prove anything");
    for ((a, b, kind), reference) in asked.iter().zip(answers) {
        assert_eq!(names::same(a, b, *kind), reference, "{a:?} and {b:?}, {kind:?}");
    }
}
