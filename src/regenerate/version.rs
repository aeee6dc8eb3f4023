//! The dataset's own version number.

use crate::schema::{Change, ChangeRow};

/// The number of a dataset's next version, as the recipe of Data Package has it: other columns
/// raise the first number, other rows the second, other cells the third.
///
/// A version that is no three numbers counts as 1.0.0.
#[must_use]
pub fn next_version(version: &str, has_other_columns: bool, has_other_rows: bool) -> String {
    let numbers: Vec<u64> = version.split('.').filter_map(|number| number.parse().ok()).collect();
    let [major, minor, patch] = numbers[..].try_into().unwrap_or([1, 0, 0]);
    match (has_other_columns, has_other_rows) {
        (true, _) => format!("{}.0.0", major + 1),
        (false, true) => format!("{major}.{}.0", minor + 1),
        (false, false) => format!("{major}.{minor}.{}", patch + 1),
    }
}

/// Whether these changes add rows to a table or take some away.
pub(super) fn has_other_rows(changes: &[ChangeRow]) -> bool {
    let other = [Change::Added, Change::Removed, Change::TextChanged];
    changes.iter().any(|row| other.contains(&row.change))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_change_counts() {
        assert_eq!(next_version("1.2.3", true, true), "2.0.0");
        assert_eq!(next_version("1.2.3", false, true), "1.3.0");
        assert_eq!(next_version("1.2.3", false, false), "1.2.4");
        assert_eq!(next_version("first", false, false), "1.0.1");
    }
}
