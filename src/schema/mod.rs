//! The schema: every table declared once, with the meaning of every column.
//!
//! A `table!` block is the only declaration. From it come the row's struct and its documentation,
//! the CSV header, the Arrow schema, the Parquet metadata, `datapackage.json` and `schema.md`. A
//! column without a doc comment, with a type that no column can have, or a key or link that names
//! no column does not compile.

use crate::choice::Choice;

#[macro_use]
mod declare;
mod tables;
mod validation;

#[doc(hidden)]
pub use self::declare::plain;
pub use self::tables::{
    AliasRow, ArticleRow, ArticleStatus, Cause, Change, ChangeRow, EntityRow, EvidenceRow, MentionRow,
    ProblemRow, QuotationRow, RuleList, RuleRow, SpeakerRow, TABLES,
};
pub use self::validation::{
    AgreementRow, Disagreement, DisagreementRow, Match, MatchRow, MetricRow, Mistake, MistakeRow, OutcomeRow,
    VALIDATION_TABLES,
};

/// A table: what a row is, its key and its columns.
#[derive(Debug)]
pub struct Table {
    /// Its name, which is also the name of its files without their endings.
    pub name: &'static str,
    /// What one row is, in sentences.
    pub doc: &'static str,
    /// The columns that together name a row; empty where nothing does.
    pub key: &'static [&'static str],
    /// Its columns, in the order of the files.
    pub columns: &'static [Column],
}

impl Table {
    /// The column of this name, or `None`.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// Its name in every file.
    pub name: &'static str,
    /// What it means, in sentences.
    pub doc: &'static str,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Whether cells may be missing.
    pub nullable: bool,
    /// The column of another table (or of this one) in which its values are found.
    pub link: Option<Link>,
}

/// Where a column's values are found.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The table.
    pub table: &'static str,
    /// The column in that table.
    pub column: &'static str,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug)]
pub enum ColumnKind {
    /// Text, never empty.
    Text,
    /// One of a closed list of words, each given with its meaning.
    Choice(&'static [(&'static str, &'static str)]),
    /// Text of which few different values are expected.
    Category,
    /// A whole number of 32 bits.
    Int,
    /// A number of 64 bits.
    Float,
    /// True or false.
    Bool,
    /// A day.
    Date,
}

impl ColumnKind {
    /// The name of the type in `schema.md`, with the Arrow type's words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ColumnKind::Text => "string",
            ColumnKind::Choice(_) | ColumnKind::Category => "category",
            ColumnKind::Int => "int32",
            ColumnKind::Float => "float64",
            ColumnKind::Bool => "boolean",
            ColumnKind::Date => "date",
        }
    }
}

/// The value of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'r> {
    /// Missing.
    Null,
    /// Text or a word of a list.
    Text(&'r str),
    /// The place of a word in its closed list, from 0, and the word.
    Word(usize, &'static str),
    /// A whole number.
    Int(i32),
    /// A number.
    Float(f64),
    /// True or false.
    Bool(bool),
    /// A day, counted from 1970-01-01.
    Date(i32),
}

/// A day, counted from 1970-01-01 (which is 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub i32);

/// Text of which few different values are expected, such as the name of a newspaper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category(pub String);

/// A type that a column can have.
#[diagnostic::on_unimplemented(
    message = "no column can hold a `{Self}`",
    note = "columns hold String, Category, i32, f64, bool, Date, a `choice!` list, or an Option of these"
)]
pub trait Cell {
    /// What cells of this type hold.
    const KIND: ColumnKind;
    /// Whether they may be missing.
    const NULLABLE: bool = false;
    /// This cell's value.
    fn value(&self) -> Value<'_>;
    /// The cell that has this value, read back from a file, or `None` where no cell of this type
    /// has it. A word of a closed list comes as [`Value::Text`].
    fn from_value(value: Value<'_>) -> Option<Self>
    where
        Self: Sized;
}

impl Cell for String {
    const KIND: ColumnKind = ColumnKind::Text;
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.to_owned()),
            _ => None,
        }
    }
}

impl Cell for Category {
    const KIND: ColumnKind = ColumnKind::Category;
    fn value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => Some(Category(text.to_owned())),
            _ => None,
        }
    }
}

impl Cell for i32 {
    const KIND: ColumnKind = ColumnKind::Int;
    fn value(&self) -> Value<'_> {
        Value::Int(*self)
    }
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Int(n) => Some(n),
            _ => None,
        }
    }
}

impl Cell for f64 {
    const KIND: ColumnKind = ColumnKind::Float;
    fn value(&self) -> Value<'_> {
        // A number that is none has no spelling that all readers share.
        if self.is_finite() { Value::Float(*self) } else { Value::Null }
    }
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Float(x) => Some(x),
            _ => None,
        }
    }
}

impl Cell for bool {
    const KIND: ColumnKind = ColumnKind::Bool;
    fn value(&self) -> Value<'_> {
        Value::Bool(*self)
    }
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Bool(b) => Some(b),
            _ => None,
        }
    }
}

impl Cell for Date {
    const KIND: ColumnKind = ColumnKind::Date;
    fn value(&self) -> Value<'_> {
        Value::Date(self.0)
    }
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Date(day) => Some(Date(day)),
            _ => None,
        }
    }
}

impl<C: Choice> Cell for C {
    const KIND: ColumnKind = ColumnKind::Choice(C::WORDS);
    fn value(&self) -> Value<'_> {
        Value::Word(self.index(), self.word())
    }
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(word) | Value::Word(_, word) => C::from_word(word),
            _ => None,
        }
    }
}

impl<C: Cell> Cell for Option<C> {
    const KIND: ColumnKind = C::KIND;
    const NULLABLE: bool = true;
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, Cell::value)
    }
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => C::from_value(value).map(Some),
        }
    }
}

/// A row of a table.
pub trait Row {
    /// The table's name.
    const NAME: &'static str;
    /// The table.
    const TABLE: &'static Table;
    /// Calls `visit` with the value of each column, in the table's order.
    fn visit<'r>(&'r self, visit: &mut dyn FnMut(Value<'r>));
    /// The row whose columns have the values that `next` gives, one after the other in the table's
    /// order; `None` where one of them fits no cell of its column.
    fn read<'v>(next: &mut dyn FnMut() -> Value<'v>) -> Option<Self>
    where
        Self: Sized;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_as_it_is_told() {
        let row = ChangeRow {
            article_id: "harbour".into(),
            change: Change::Reattributed,
            old_quotation_id: Some("q_a".into()),
            new_quotation_id: Some("q_a".into()),
            old_text: Some("“Yes,”".into()),
            new_text: Some("“Yes,”".into()),
            old_type: Some(crate::quotation::QuotationType::Direct),
            new_type: Some(crate::quotation::QuotationType::Direct),
            old_speaker: None,
            new_speaker: Some("Mara Oyelaran".into()),
            old_rule: None,
            new_rule: Some("said-after/full-name".into()),
            old_start: Some(3),
            new_start: Some(3),
            cause: Some(Cause::RulesChanged),
        };
        let mut values = Vec::new();
        row.visit(&mut |value| values.push(value));
        let mut values = values.into_iter();
        let read = ChangeRow::read(&mut || values.next().unwrap_or(Value::Null));
        assert_eq!(read.as_ref(), Some(&row));
        assert_eq!(ChangeRow::read(&mut || Value::Null), None, "a cell that must be there is missing");
    }

    #[test]
    fn links_lead_to_a_key() {
        for table in TABLES {
            for column in table.columns {
                let Some(link) = column.link else { continue };
                let target =
                    TABLES.iter().find(|t| t.name == link.table).expect("the linked table is listed");
                assert_eq!(target.key, [link.column], "{}.{} must link to a key", table.name, column.name);
            }
        }
    }

    #[test]
    fn meanings_are_sentences() {
        let sentence = |what: &str, doc: &str| {
            let first = doc.chars().next().expect("a meaning is not empty");
            assert!(!first.is_lowercase() && doc.ends_with('.'), "{what}: write a sentence, not {doc:?}");
        };
        for table in TABLES.iter().chain([&ChangeRow::TABLE]).chain(VALIDATION_TABLES) {
            sentence(table.name, table.doc);
            for column in table.columns {
                sentence(&format!("{}.{}", table.name, column.name), column.doc);
                if let ColumnKind::Choice(words) = column.kind {
                    for (word, meaning) in words {
                        sentence(&format!("{}.{}: {word}", table.name, column.name), meaning);
                    }
                }
            }
        }
    }

    #[test]
    fn names_are_plain() {
        for table in TABLES.iter().chain([&ChangeRow::TABLE]).chain(VALIDATION_TABLES) {
            for name in table.columns.iter().map(|c| c.name).chain([table.name]) {
                assert!(
                    name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                    "{name}"
                );
            }
            let mut names: Vec<_> = table.columns.iter().map(|c| c.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), table.columns.len(), "{}: a column is there twice", table.name);
        }
    }

    #[test]
    fn null_columns_say_when_they_are_null() {
        for table in TABLES.iter().chain([&ChangeRow::TABLE]).chain(VALIDATION_TABLES) {
            for column in table.columns.iter().filter(|c| c.nullable) {
                assert!(
                    column.doc.contains("Null"),
                    "{}.{} must say what null means",
                    table.name,
                    column.name
                );
            }
        }
    }
}
