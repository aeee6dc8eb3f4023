//! The sidecar table `articles.csv`: what is known of a folder's articles besides their texts.
use std::collections::BTreeMap;
use std::path::Path;

use super::delimiter::other_delimiter;
use super::encoding::{Encoding, decode};
use super::{Metadata, ReadProblem, ReadProblemKind};
use crate::error::{Error, Result};

/// The name of the sidecar table, at the top of a corpus folder.
pub(super) const NAME: &str = "articles.csv";

/// What a sidecar table says.
#[derive(Debug, Default)]
pub(super) struct Sidecar {
    /// For the index of an article, what is known of it.
    pub(super) metadata: BTreeMap<usize, Metadata>,
    /// The records that could not be used.
    pub(super) problems: Vec<ReadProblem>,
}

const COLUMNS: [&str; 6] = ["article_id", "title", "outlet", "published", "byline", "url"];

/// Reads the table in `file`; `index_of` tells the index of an article by its id.
///
/// Columns besides the six are left alone. A record that cannot be used becomes a problem.
pub(super) fn read(
    file: &Path,
    encoding: Option<Encoding>,
    index_of: impl Fn(&str) -> Option<usize>,
) -> Result<Sidecar> {
    let bytes = std::fs::read(file).map_err(|e| {
        Error::new(format!("the table of articles cannot be read ({e})"))
            .at(file)
            .cure("Make it readable, or take it out of the corpus folder.")
    })?;
    let text = decode(bytes, encoding).map_err(|e| Error::new(e.message).at(file).cure(e.cure))?;
    parse(text.strip_prefix('\u{feff}').unwrap_or(&text), file, index_of)
}

fn parse(text: &str, file: &Path, index_of: impl Fn(&str) -> Option<usize>) -> Result<Sidecar> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let malformed = |e: csv::Error| Error::new(format!("the table of articles is not CSV ({e})")).at(file);
    let header = reader.headers().map_err(malformed)?.clone();
    let columns = Columns::of(&header, text, file)?;
    let mut sidecar = Sidecar::default();
    let mut lines: BTreeMap<usize, u64> = BTreeMap::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(malformed)? {
        let line = record.position().map_or(0, csv::Position::line);
        let problem = |message: String| {
            ReadProblem::new(ReadProblemKind::MetadataRecord, file, NAME, message).line(line)
        };
        if record.len() != header.len() {
            sidecar.problems.push(
                problem(format!("The record has {} fields, the first line {}.", record.len(), header.len()))
                    .cure("Put values that hold commas or line breaks between quotation marks, and double the marks inside them."),
            );
            continue;
        }
        let id = &record[columns.id];
        let Some(index) = index_of(id) else {
            let cure = cure_of_unknown(id, &index_of);
            sidecar.problems.push(problem(format!("No article is called \"{id}\".")).cure(cure));
            continue;
        };
        if let Some(first) = lines.get(&index) {
            sidecar.problems.push(
                problem(format!("The article \"{id}\" has a record already, on line {first}."))
                    .article(id)
                    .cure("Keep one of the two; until then the first counts."),
            );
            continue;
        }
        lines.insert(index, line);
        let (metadata, wrong_date) = columns.metadata(&record);
        if let Some(date) = wrong_date {
            sidecar.problems.push(
                problem(format!("\"{date}\" is no date; the article is taken as undated."))
                    .article(id)
                    .cure("Write dates as 2024-06-19."),
            );
        }
        sidecar.metadata.insert(index, metadata);
    }
    Ok(sidecar)
}

/// Where the columns of a table stand.
struct Columns {
    /// That of the article's id, without which nothing can be joined.
    id: usize,
    /// Each of [`COLUMNS`], where the table has it.
    places: [Option<usize>; 6],
}

impl Columns {
    /// Finds the columns by the first line.
    fn of(header: &csv::StringRecord, text: &str, file: &Path) -> Result<Columns> {
        let mut places = [None; 6];
        for (place, column) in places.iter_mut().zip(COLUMNS) {
            let mut found = header.iter().enumerate().filter(|(_, name)| *name == column);
            *place = found.next().map(|(at, _)| at);
            if found.next().is_some() {
                return Err(Error::new(format!("two columns are called {column}"))
                    .at(file)
                    .line(1)
                    .cure("Take one of them out."));
            }
        }
        let lacking = || {
            let first = header.iter().collect::<Vec<_>>().join(",");
            Error::new(format!("there is no column article_id; the first line says \"{first}\""))
                .at(file)
                .line(1)
                .cure("The first line names the columns, separated by commas: article_id, then any of title, outlet, published, byline, url.")
        };
        match places[0] {
            Some(id) => Ok(Columns { id, places }),
            None => Err(other_delimiter(text, COLUMNS[0], file).unwrap_or_else(lacking)),
        }
    }

    /// What a record says of its article, and its date where that is none.
    fn metadata(&self, record: &csv::StringRecord) -> (Metadata, Option<String>) {
        let value = |column: usize| {
            self.places[column].map(|at| &record[at]).filter(|value| !value.is_empty()).map(str::to_owned)
        };
        let date = value(3);
        let published = date.as_deref().and_then(days_since_1970);
        let metadata =
            Metadata { title: value(1), outlet: value(2), published, byline: value(4), url: value(5) };
        (metadata, date.filter(|_| published.is_none()))
    }
}

/// What to do about an id that no article has.
fn cure_of_unknown(id: &str, index_of: impl Fn(&str) -> Option<usize>) -> String {
    match id.strip_suffix(".txt").filter(|stem| index_of(stem).is_some()) {
        Some(stem) => format!("Write {stem}, without the ending."),
        None => "The id of an article is its path below this folder without .txt, with / between folders."
            .to_owned(),
    }
}

/// Days from 1970-01-01 to an ISO date (`2024-06-19`), or `None` where it is no date.
fn days_since_1970(date: &str) -> Option<i32> {
    let bytes = date.as_bytes();
    let digits = |range: std::ops::Range<usize>| {
        bytes
            .get(range)?
            .iter()
            .try_fold(0, |n: i32, b| b.is_ascii_digit().then(|| n * 10 + i32::from(b - b'0')))
    };
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let length = *lengths.get(usize::try_from(month - 1).ok()?)?;
    if year == 0 || !(1..=length).contains(&day) {
        return None;
    }
    let years = year - 1;
    let before_year = years * 365 + years / 4 - years / 100 + years / 400;
    let before_month: i32 = lengths[..month as usize - 1].iter().sum();
    Some(before_year + before_month + day - 1 - 719_162)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(text: &str) -> Sidecar {
        parse(text, Path::new("articles.csv"), |id| ["a", "b/c"].iter().position(|known| *known == id))
            .expect("a table")
    }

    #[test]
    fn a_record_is_joined_by_its_id() {
        let sidecar = parsed(
            "url,published,article_id,outlet,pages\n,2024-06-19,b/c,\"Harrow, \"\"Daily\"\"\",4\r\nhttps://example.org/a,,a,,\n",
        );
        assert!(sidecar.problems.is_empty(), "{:?}", sidecar.problems);
        let second = &sidecar.metadata[&1];
        assert_eq!(second.outlet.as_deref(), Some("Harrow, \"Daily\""));
        assert_eq!((second.published, second.url.as_deref()), (Some(19_893), None));
        assert_eq!(sidecar.metadata[&0].url.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn records_that_do_not_fit_are_named_by_line() {
        let sidecar = parsed(
            "article_id,title,published\na,One,19.6.2024\na,Again,\nb/c.txt,Two,\nd,Three,\nb/c,Four\n",
        );
        let told: Vec<_> = sidecar.problems.iter().map(|p| (p.line, p.message.as_str())).collect();
        assert_eq!(
            told,
            [
                (Some(2), "\"19.6.2024\" is no date; the article is taken as undated."),
                (Some(3), "The article \"a\" has a record already, on line 2."),
                (Some(4), "No article is called \"b/c.txt\"."),
                (Some(5), "No article is called \"d\"."),
                (Some(6), "The record has 2 fields, the first line 3."),
            ]
        );
        assert_eq!(sidecar.problems[2].cure.as_deref(), Some("Write b/c, without the ending."));
        assert_eq!(sidecar.metadata[&0].title.as_deref(), Some("One"));
    }

    #[test]
    fn a_table_without_ids_is_an_error() {
        for text in ["", "article_id;title\na;One\n", "article_id,article_id\n"] {
            let error = parse(text, Path::new("articles.csv"), |_| None).expect_err("no ids");
            assert!(error.to_string().starts_with("articles.csv:1: "), "{error}");
        }
    }

    #[test]
    fn dates_are_counted_in_days() {
        for (date, days) in [
            ("1970-01-01", Some(0)),
            ("1969-12-31", Some(-1)),
            ("2000-02-29", Some(11_016)),
            ("2024-12-31", Some(20_088)),
            ("0001-01-01", Some(-719_162)),
            ("1900-02-29", None),
            ("2024-13-01", None),
            ("2024-00-10", None),
            ("2024-6-19", None),
            ("2024-06-19T10:00", None),
        ] {
            assert_eq!(days_since_1970(date), days, "{date}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_table_or_an_error(text in "(article_id|a|b/c|,|\n|\r|\"|\\PC){0,40}") {
            if let Ok(sidecar) = parse(&text, Path::new("articles.csv"), |id| (id == "a").then_some(0)) {
                prop_assert!(sidecar.metadata.len() <= 1);
            }
        }
    }
}
