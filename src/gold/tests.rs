use super::*;
use crate::attribution::QuotationType;
use crate::speaker::SpeakerKind;
use proptest::prelude::*;

const HEADER: &str = "article_id,start,end,type,speaker,kind,mention_start,mention_end,via";

fn parsed(rows: &str) -> Gold {
    Gold::parse(format!("{HEADER}\n{rows}").as_bytes(), Path::new("gold.csv")).expect("a table")
}

fn article(id: &str, text: &str) -> Article {
    Article { id: id.to_owned(), text: text.to_owned(), ..Article::default() }
}

fn told(problems: &[GoldProblem]) -> Vec<(u64, &str)> {
    problems.iter().map(|problem| (problem.line, problem.message.as_str())).collect()
}

#[test]
fn records_are_read_by_the_names_of_their_columns() {
    let gold = parsed("b,5,9,direct,Mara Oyelaran,person,0,4,\na,3,4,scare,,,,,\na,0,2,error,,,,,\n");
    assert_eq!(gold.article_ids().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(gold.of("a").iter().map(|r| r.start).collect::<Vec<_>>(), [0, 3]);
    let record = &gold.of("b")[0];
    assert_eq!((record.line, record.start, record.end), (2, 5, 9));
    assert_eq!((record.kind, record.speaker_kind), (Some(QuotationType::Direct), Some(SpeakerKind::Person)));
    assert_eq!((record.mention, record.via.as_deref()), (Some((0, 4)), None));
    assert_eq!(gold.of("a")[0].kind, None);
    assert_eq!(gold.columns, GoldColumns { mention_span: true, via: true, ..GoldColumns::default() });
}

#[test]
fn malformed_records_are_told_with_their_lines() {
    let gold = parsed(
        "a,0,4,direct,Mara Oyelaran,person,,,\na,x,4,direct,M,person,,,\na,9,9,scare,,,,,\na,0,5,irony,,,,,\n\
         a,0,6,direct,M,,,,\na,0,7,scare,,group,,,\n,0,8,scare,,,,,\na,0,4,scare,,,,,\na,1\na,1,2,scare,,,3,,\n",
    );
    assert_eq!(gold.records.len(), 1);
    assert_eq!(
        told(&gold.problems),
        [
            (3, "start is \"x\", which is no offset."),
            (4, "start is 9 and end is 9, which leaves no words."),
            (5, "type is \"irony\", which is none of direct, partial, scare, title."),
            (6, "kind is empty, but \"M\" speaks."),
            (7, "kind is given, but nobody speaks."),
            (8, "article_id is empty."),
            (9, "The span has a record already."),
            (10, "The record has 2 fields, the first line 9."),
            (11, "mention_start is given without mention_end."),
        ]
    );
    assert_eq!(gold.problems[0].to_string(), "gold.csv:3: start is \"x\", which is no offset.");
}

#[test]
fn a_table_that_cannot_be_used_is_an_error() {
    for (bytes, words) in [
        (&b""[..], "no column article_id"),
        (b"article_id,start,end,type,speaker\n", "no column kind"),
        (b"article_id,start,start,end,type,speaker,kind\n", "two columns are called start"),
        (b"article_id,start,end,type,speaker,kind\n", "holds no record"),
        (b"article_id\xff", "byte 10 (from 0) is not"),
    ] {
        let error = Gold::parse(bytes, Path::new("gold.csv")).expect_err(words).to_string();
        assert!(error.contains(words) && error.starts_with("gold.csv"), "{error}");
    }
}

#[test]
fn a_record_holds_only_for_the_text_it_was_made_for() {
    let text = "Zoë said “yes”.";
    let right = text_sha256(text);
    let table = format!(
        "article_id,text_sha256,start,end,type,speaker,kind,exact,cue_start,cue_end\n\
         a,{right},9,14,partial,Zoë,person,“yes”,4,8\n\
         a,{right},9,13,partial,Zoë,person,“yes”,4,8\n\
         a,{right},9,15,partial,Zoë,person,,4,80\n\
         a,{right},9,99,partial,Zoë,person,,,\n\
         a,{},0,3,scare,,,,,\n\
         a,,0,4,scare,,,,,\n\
         b,,0,4,scare,,,,,\n",
        "0".repeat(64)
    );
    let gold = Gold::parse(table.as_bytes(), Path::new("gold.csv")).expect("a table");
    let (sound, problems) = gold.check(&article("a", text));
    assert_eq!(
        sound.iter().map(|r| r.line).collect::<Vec<_>>(),
        [7, 2],
        "an unhashed record is taken at its word"
    );
    let kinds: Vec<_> = problems.iter().map(|p| (p.kind, p.line)).collect();
    use GoldProblemKind::{ChangedText, OutsideText, UnknownArticle};
    assert_eq!(kinds, [(ChangedText, 6), (OutsideText, 3), (OutsideText, 4), (OutsideText, 5)]);
    assert_eq!(problems[1].message, "exact is \"“yes”\", but the text has \"“yes\".");
    assert_eq!(problems[2].message, "cue_end is 80, but the text ends at 15.");

    let unknown = gold.unknown_articles(|id| id == "a");
    assert_eq!(
        unknown.iter().map(|p| (p.kind, p.line, p.records)).collect::<Vec<_>>(),
        [(UnknownArticle, 8, 1)]
    );
}

#[test]
fn overrides_may_leave_things_to_the_rules() {
    let table = "article_id,start,end,speaker,kind\nb,4,9,,\na,4,9,Mara Oyelaran,\na,4,9,Ines Kray,person\na,1,2,,person\n";
    let overrides = Overrides::parse(table.as_bytes(), Path::new("o.csv")).expect("a table");
    assert_eq!(overrides.of("a").len(), 1);
    assert_eq!(overrides.of("a")[0].speaker.as_deref(), Some("Mara Oyelaran"));
    assert_eq!(overrides.of("b")[0].speaker, None);
    assert_eq!(
        told(&overrides.problems),
        [(4, "The span has an override already."), (5, "kind is given, but nobody speaks.")]
    );
    let folder = tempfile::tempdir().expect("a folder");
    assert!(Overrides::read(folder.path()).expect("none").records.is_empty(), "a folder need not have any");
    assert!(Overrides::read(&folder.path().join("o.csv")).is_err());
    assert!(Gold::read(folder.path()).is_err());
}

proptest! {
    #[test]
    fn any_table_is_read_or_refused(rows in "([ab],[0-9]{1,3},[0-9]{1,3},(direct|scare|x),(M|),(person|)\n|\\PC|,|\"|\n){0,30}",
                                    text in "\\PC{0,40}") {
        let table = format!("article_id,start,end,type,speaker,kind\n{rows}");
        if let Ok(gold) = Gold::parse(table.as_bytes(), Path::new("gold.csv")) {
            let (sound, problems) = gold.check(&article("a", &text));
            let lost: usize = problems.iter().map(|p| p.records).sum();
            prop_assert_eq!(sound.len() + lost, gold.of("a").len());
            prop_assert!(sound.iter().all(|r| r.end as usize <= text.chars().count()));
        }
    }
}
