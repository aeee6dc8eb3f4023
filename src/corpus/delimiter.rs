//! Tables whose columns are separated by something else than commas.

use std::path::Path;

use crate::error::Error;

/// Delimiters that programs write in place of commas, with what several of them are called and how
/// Python writes one.
const OTHERS: [(char, &str, &str); 2] = [(';', "semicolons", ";"), ('\t', "tabs", "\\t")];

/// Why the table in `file` seems to lack a column, where its first line has the column among others that
/// semicolons or tabs separate.
pub(crate) fn other_delimiter(text: &str, column: &str, file: &Path) -> Option<Error> {
    let first = text.lines().next()?;
    let has_column = |delimiter: char| {
        first.contains(delimiter)
            && first.split(delimiter).any(|name| name.trim().trim_matches('"') == column)
    };
    let (_, name, python) = OTHERS.iter().find(|(delimiter, ..)| has_column(*delimiter))?;
    Some(
        Error::new(format!("the columns are separated by {name}, not by commas")).at(file).line(1).cure(format!(
            "Save the table as CSV with commas; replacing the {name} is not enough where a cell holds a comma \
             (Python: pandas.read_csv(old, sep=\"{python}\", dtype=str).to_csv(new, index=False))."
        )),
    )
}
