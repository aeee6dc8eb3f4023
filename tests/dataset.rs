//! A whole dataset, read back.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::Path;

use arrow::array::{Array, RecordBatch};
use arrow::datatypes::DataType;
use arrow::util::display::array_value_to_string;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use sayso::choice::Choice;
use sayso::entity::LinkStatus;
use sayso::rows::rows;
use sayso::schema::{Column, ColumnKind, TABLES, Table};

use common::{csv_cells, files, write};

type Cells = Vec<Vec<Option<String>>>;

/// A dataset in a folder that goes away.
fn dataset() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&folder.path().join("set"));
    folder
}

fn csv(folder: &Path, table: &Table) -> Cells {
    let path = folder.join("set").join(format!("{}.csv", table.name));
    csv_cells(&fs::read_to_string(path).expect("CSV in UTF-8"))
}

fn batches(folder: &Path, table: &Table) -> (ParquetRecordBatchReaderBuilder<File>, Vec<RecordBatch>) {
    let open = || {
        let path = folder.join("set").join(format!("{}.parquet", table.name));
        let file = File::open(path).expect("a Parquet file");
        ParquetRecordBatchReaderBuilder::try_new(file).expect("a Parquet footer")
    };
    let reader = open().build().expect("a reader");
    (open(), reader.map(|batch| batch.expect("a batch")).collect())
}

fn parquet(folder: &Path, table: &Table) -> Cells {
    let mut cells = vec![];
    for batch in batches(folder, table).1 {
        for row in 0..batch.num_rows() {
            let cell = |column: &dyn Array| {
                let text = array_value_to_string(column, row).expect("a value");
                let text = if *column.data_type() == DataType::Boolean { text.to_uppercase() } else { text };
                (!column.is_null(row)).then_some(text)
            };
            cells.push(batch.columns().iter().map(|column| cell(column)).collect());
        }
    }
    cells
}

/// The cells of one column, by the table's and the column's name.
fn column(folder: &Path, table: &str, column: &str) -> Vec<Option<String>> {
    let table = TABLES.iter().find(|t| t.name == table).expect("a table");
    let index = table.columns.iter().position(|c| c.name == column).expect("a column");
    csv(folder, table).into_iter().skip(1).map(|mut row| row.swap_remove(index)).collect()
}

#[test]
fn csv_and_parquet_hold_the_same_cells() {
    let folder = dataset();
    for table in TABLES {
        let mut csv = csv(folder.path(), table);
        let names: Vec<_> = table.columns.iter().map(|c| Some(c.name.to_owned())).collect();
        assert_eq!(csv.remove(0), names, "the header of {}", table.name);
        assert!(!csv.is_empty(), "{}: the test needs rows", table.name);
        assert_eq!(csv, parquet(folder.path(), table), "{}", table.name);
    }
}

#[test]
fn odd_cells_come_back_as_they_were() {
    let folder = dataset();
    let articles = common::articles();
    let title = &column(folder.path(), "articles", "title")[1];
    assert_eq!(*title, articles[1].0.metadata.title);
    assert_eq!(column(folder.path(), "articles", "outlet")[1].as_deref(), Some("NA"));
    assert_eq!(column(folder.path(), "articles", "published")[1].as_deref(), Some("1969-12-31"));
    assert_eq!(column(folder.path(), "articles", "title")[2], None, "a blank title is a missing one");
    let status = column(folder.path(), "articles", "status");
    assert_eq!(status[2].as_deref(), Some("empty"));
    assert!(column(folder.path(), "quotations", "text").contains(&Some("\"ghost ferry\"".to_owned())));
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let (one, two) = (dataset(), dataset());
    let (one, two) = (files(&one.path().join("set")), files(&two.path().join("set")));
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    assert_eq!(one.len(), 2 * TABLES.len() + 3);
    for (name, bytes) in one {
        assert!(bytes == two[&name], "{name} differs");
    }
}

#[test]
fn places_lead_to_the_words() {
    let folder = dataset();
    let texts: BTreeMap<String, Vec<char>> =
        common::articles().into_iter().map(|(a, _)| (a.id, a.text.chars().collect())).collect();
    let mut n = 0;
    for (table, text, start, end) in [
        ("quotations", "text", "start", "end"),
        ("quotations", "mention_text", "mention_start", "mention_end"),
        ("quotations", "cue_text", "cue_start", "cue_end"),
        ("mentions", "text", "start", "end"),
    ] {
        let of = |name| column(folder.path(), table, name);
        for (((article, text), start), end) in
            of("article_id").iter().zip(of(text)).zip(of(start)).zip(of(end))
        {
            let (Some(article), Some(text), Some(start), Some(end)) = (article, text, start, end) else {
                continue;
            };
            let place = start.parse().expect("a number")..end.parse().expect("a number");
            assert_eq!(texts[article][place].iter().collect::<String>(), text);
            n += 1;
        }
    }
    assert!(n > 60, "only {n} places were tried");
}

#[test]
fn keys_links_and_nulls_hold() {
    let folder = dataset();
    let values = |table: &str, name: &str| column(folder.path(), table, name);
    for table in TABLES {
        if !table.key.is_empty() {
            let parts: Vec<_> = table.key.iter().map(|name| values(table.name, name)).collect();
            let rows = parts[0].len();
            let keys: BTreeSet<Vec<_>> =
                (0..rows).map(|row| parts.iter().map(|part| part[row].clone()).collect()).collect();
            assert_eq!(keys.len(), rows, "{}: a key is there twice", table.name);
        }
        for c in table.columns {
            check_column(table, c, &values);
        }
    }
}

fn check_column(table: &Table, c: &Column, values: &dyn Fn(&str, &str) -> Vec<Option<String>>) {
    let own = values(table.name, c.name);
    let name = format!("{}.{}", table.name, c.name);
    assert!(c.nullable || own.iter().all(Option::is_some), "{name} holds a null");
    assert!(own.iter().flatten().all(|cell| !cell.is_empty()), "{name} holds an empty text");
    if let ColumnKind::Choice(words) = c.kind {
        let known = |cell: &String| words.iter().any(|(word, _)| word == cell);
        assert!(own.iter().flatten().all(known), "{name} holds a word that is not in its list");
    }
    if let Some(link) = c.link {
        let linked: BTreeSet<_> = values(link.table, link.column).into_iter().flatten().collect();
        for cell in own.iter().flatten() {
            assert!(linked.contains(cell), "{name}: {cell} is not in {}.{}", link.table, link.column);
        }
    }
}

#[test]
fn parquet_says_what_it_holds() {
    let folder = dataset();
    for table in TABLES {
        let (reader, _) = batches(folder.path(), table);
        let schema = reader.schema();
        for (column, field) in table.columns.iter().zip(schema.fields()) {
            assert_eq!(field.metadata()["description"], column.doc);
            assert_eq!(field.is_nullable(), column.nullable, "{}", column.name);
            let is_category = matches!(column.kind, ColumnKind::Choice(_) | ColumnKind::Category);
            assert_eq!(matches!(field.data_type(), DataType::Dictionary(..)), is_category, "{}", column.name);
            let is_wide = matches!(field.data_type(), DataType::Int64 | DataType::UInt64 | DataType::List(_));
            assert!(!is_wide, "{}", column.name);
        }
        let file = reader.metadata().file_metadata();
        let told: BTreeMap<_, _> = file
            .key_value_metadata()
            .expect("metadata")
            .iter()
            .map(|kv| (kv.key.as_str(), &kv.value))
            .collect();
        assert_eq!(told["description"].as_deref(), Some(table.doc));
        assert_eq!(told["primary_key"].as_deref(), Some(table.key.join(",").as_str()));
        assert_eq!(file.created_by(), Some(concat!("sayso version ", env!("CARGO_PKG_VERSION"))));
    }
}

#[test]
fn spellings_are_linked_and_counted() {
    let folder = dataset();
    let of = |table, name| column(folder.path(), table, name);
    let entities: Vec<_> = of("entities", "name")
        .into_iter()
        .zip(of("entities", "n_articles"))
        .zip(of("entities", "n_quotations"))
        .map(|((name, articles), quotations)| {
            let cells = [name, articles, quotations].map(Option::unwrap_or_default);
            cells.join(" ")
        })
        .collect();
    // "None" and "Ferrand" are single words: the first fits no full name, the second fits one. The
    // harbour board has no proper name.
    let expected =
        ["=1+1, O'Brae \"x\" 1 0", "Harrow Courier 3 0", "NA 1 1", "Tom Ferrand 2 0", "Zoe Oyelaran 2 8"];
    assert_eq!(entities, expected);
    let aliases: BTreeSet<_> = of("aliases", "alias").into_iter().flatten().collect();
    assert!(aliases.is_superset(&["Zoe Oyelaran", "Zoë Oyelaran", "Ferrand"].map(str::to_owned).into()));
    let statuses = of("speakers", "link_status");
    let n = |status: LinkStatus| statuses.iter().flatten().filter(|word| *word == status.word()).count();
    assert_eq!((n(LinkStatus::Unique), n(LinkStatus::None)), (9, 6));
}

#[test]
fn rules_count_what_they_decided() {
    let folder = dataset();
    let of = |name| column(folder.path(), "rules", name);
    let fired: BTreeMap<_, _> =
        of("rule_id").into_iter().flatten().zip(of("n_fired").into_iter().flatten()).collect();
    let expected = [("set-off", "18"), ("carries-on", "6"), ("so-called", "3"), ("said-after", "0")];
    for (rule, n) in expected {
        assert_eq!(fired[rule], n, "{rule}");
    }
}

#[test]
fn ids_do_not_change_when_a_paragraph_comes_in_front() {
    let (article, annotated) = common::plain();
    let before = rows(&article, &annotated);
    let (mut article, mut annotated) = common::plain();
    common::insert(&mut article, &mut annotated, "A paragraph, “new” to all.\n\n");
    let after = rows(&article, &annotated);
    assert_ne!(before.quotations[0].start, after.quotations[0].start);
    for (old, new) in before.quotations.iter().zip(&after.quotations) {
        assert_eq!((&old.quotation_id, &old.utterance_id), (&new.quotation_id, &new.utterance_id));
        assert_eq!((&old.speaker_id, &old.parent_quotation_id), (&new.speaker_id, &new.parent_quotation_id));
    }
    for (old, new) in before.mentions.iter().zip(&after.mentions) {
        assert_eq!((&old.mention_id, &old.speaker_id), (&new.mention_id, &new.speaker_id));
    }
    assert_eq!(before.speakers, after.speakers);
}

#[test]
fn ids_look_as_promised_and_tell_occurrences_apart() {
    let (article, mut annotated) = common::plain();
    let twice = annotated.mentions[0].clone();
    annotated.mentions.insert(1, twice);
    let rows = rows(&article, &annotated);
    let id = &rows.quotations[0].quotation_id;
    let is_base_32 = |c: char| c.is_ascii_lowercase() || ('2'..='7').contains(&c);
    assert!(id.len() == 18 && id.starts_with("q_") && id[2..].chars().all(is_base_32), "{id}");
    assert_ne!(rows.mentions[0].mention_id, rows.mentions[1].mention_id);
    assert_eq!(rows.quotations[1].utterance_id, id.replacen('q', "u", 1));
}

/// Leaves the dataset and its texts where the tests of the readers (tests/readers) find them.
#[test]
fn a_dataset_for_the_readers_is_left() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readers");
    let _ = fs::remove_dir_all(&folder);
    for (article, _) in common::articles() {
        let path = folder.join("corpus").join(&article.source_path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, &article.text).expect("a text");
    }
    let summary = write(&folder.join("dataset"));
    assert_eq!(summary.n_articles, 4);
}
