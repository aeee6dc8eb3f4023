//! `schema.md`: the codebook, made from the declarations of the tables.

use std::fmt::Write as _;
use std::path::Path;

use crate::error::Result;
use crate::output::csv::spelling;
use crate::output::example::example;
use crate::output::file::write_error;
use crate::output::linking;
use crate::output::snippets;
use crate::rows::rows;
use crate::schema::{
    AliasRow, ArticleRow, ChangeRow, ColumnKind, EntityRow, EvidenceRow, MentionRow, ProblemRow,
    QuotationRow, Row, RuleRow, SpeakerRow, TABLES, Table, VALIDATION_TABLES, Value,
};

/// The codebook of this version, in Markdown.
#[must_use]
pub fn schema_md() -> String {
    let mut page = String::new();
    page.push_str(HEAD);
    for table in TABLES {
        let _ = writeln!(page, "| [{0}](#{0}) | {1} |", table.name, first_sentence(table.doc));
    }
    let _ = writeln!(
        page,
        "\nOnce `sayso regenerate` has brought a dataset up to date, it also holds [changes](#changes)."
    );
    page.push_str(RULES);
    page.push_str(&snippets::section());
    page.push_str("## The tables\n");
    page.push_str(EXAMPLE);
    for table in TABLES {
        section(&mut page, table);
    }
    section(&mut page, ChangeRow::TABLE);
    page.push_str(VALIDATION);
    for table in VALIDATION_TABLES {
        section(&mut page, table);
    }
    page
}

/// Writes the codebook to `path`.
///
/// # Errors
/// Where the file cannot be written.
pub fn write_schema(path: &Path) -> Result<()> {
    std::fs::write(path, schema_md()).map_err(|error| write_error(path, &error))
}

const HEAD: &str = "<!-- Made from src/schema/tables.rs by `sayso schema --write`. Do not edit. -->
# What is in the tables

Every dataset of `sayso export` holds these tables, each as `.csv` and as `.parquet` with the same rows. Parquet is the exact copy: its columns have their types, and each carries the description that stands here.

| table | one row |
| --- | --- |
";

const RULES: &str = "
Beside them lie `datapackage.json` (a [Data Package](https://datapackage.org): types, descriptions, keys, sizes and hashes for machines), `sayso.json` (what made the dataset: version, settings, digests of everything that went in) and this page; after `sayso regenerate` also `CHANGELOG.md`.

## What holds everywhere

- **Places** (`start`, `end` and their kin) count Unicode code points from 0, and `end` is just past the last one: `text[start:end]` in Python, `substr(text, start + 1, end)` in R. `start_byte` and `end_byte` count bytes of the UTF-8 text. All of them are places in the article exactly as delivered: nothing was trimmed, no line end changed, and a byte-order mark counts as a character.
- **Numbers of things** (`seq`, `utterance_part`, `paragraph`, `sentence`, `rank`) count from 1.
- **Missing** is null in Parquet and an empty cell without quotation marks in CSV. No text is ever empty, so an empty cell always means missing. What it says of the thing is told at each column.
- **Categories** have a closed list of words, given below each table, unless the column says otherwise. In Parquet they are dictionary columns.
- **Ids** begin with a letter for what they name (`q_` quotation, `u_` utterance, `s_` speaker, `m_` mention, `e_` entity) and are hashes of content, never of a place in the corpus: the same words in the same article keep their id when other articles or paragraphs come and go.
- **Order**: articles by `article_id`, in code-point order; within an article, by place.
- **CSV** is UTF-8 without byte-order mark, with LF line ends; texts are always quoted, numbers never; quotation marks inside a text are doubled; booleans are `TRUE` and `FALSE`, days `2024-06-18`.
- The same input, settings and version of sayso give the same bytes.

";

const EXAMPLE: &str = "
`null` says whether cells may be missing. The examples are cells of one row, from an invented article.
";

const VALIDATION: &str = "
## What validate and agree write

These tables are no part of a dataset: `sayso validate --out DIR` writes metrics, scores, mistakes and gold_matches, `sayso agree --out DIR` agreement and disagreements, as CSV only. Here texts are quoted only where they must be. In gold and given, _given_ is what sayso says of a span.
";

fn section(page: &mut String, table: &Table) {
    let _ = write!(page, "\n### {}\n\n{}\n\n", table.name, table.doc);
    match table.key {
        [] => page.push_str("Key: none.\n\n"),
        key => {
            let _ = writeln!(page, "Key: `{}`.\n", key.join("`, `"));
        }
    }
    page.push_str("| column | type | null | meaning | example |\n| --- | --- | --- | --- | --- |\n");
    let cells = example_cells(table.name);
    for (index, column) in table.columns.iter().enumerate() {
        let link = column.link.map(|link| format!(" → `{}.{}`", link.table, link.column)).unwrap_or_default();
        let cell =
            cells.get(index).filter(|cell| !cell.is_empty()).map(|cell| code(cell)).unwrap_or_default();
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {}{link} | {cell} |",
            column.name,
            column.kind.name(),
            if column.nullable { "yes" } else { "" },
            column.doc.replace('|', "\\|"),
        );
    }
    for column in table.columns {
        if let ColumnKind::Choice(words) = column.kind {
            let _ = write!(page, "\n`{}` is one of\n\n", column.name);
            for (word, meaning) in words {
                let _ = writeln!(page, "- `{word}`: {meaning}");
            }
        }
    }
}

/// A cell as Markdown code, with the mark that would end the table's cell escaped.
fn code(cell: &str) -> String {
    let cell = cell.replace('|', "\\|").replace('\n', " ");
    if cell.contains('`') { format!("`` {cell} ``") } else { format!("`{cell}`") }
}

fn first_sentence(doc: &str) -> &str {
    doc.find([':', '.']).map_or(doc, |end| &doc[..end])
}

/// The cells of one example row of a table; none for a table without one.
fn example_cells(table: &str) -> Vec<String> {
    let (article, annotated, rules) = example();
    let rows = rows(&article, &annotated);
    let linked = linking::link_all(rows.speakers.clone());
    match table {
        ArticleRow::NAME => cells(Some(&rows.article)),
        // The third has the most to tell: it is relayed and its speaker is described.
        QuotationRow::NAME => cells(rows.quotations.get(2)),
        MentionRow::NAME => cells(rows.mentions.first()),
        EvidenceRow::NAME => cells(rows.evidence.get(5)),
        ProblemRow::NAME => cells(rows.problems.first()),
        RuleRow::NAME => cells(rules.iter().find(|rule| rule.precision.is_some())),
        SpeakerRow::NAME => cells(linked.0.first()),
        EntityRow::NAME => cells(linked.1.last()),
        AliasRow::NAME => cells(linked.2.last()),
        _ => Vec::new(),
    }
}

fn cells<R: Row>(row: Option<&R>) -> Vec<String> {
    let mut cells = Vec::new();
    if let Some(row) = row {
        row.visit(&mut |value: Value<'_>| cells.push(spelling(value)));
    }
    cells
}
