//! The program, run as people run it.

use std::path::Path;
use std::process::Command;

/// Runs and gives what was printed; the exit code must be this, and the texts be in the output.
pub(crate) fn says(folder: &Path, arguments: &[&str], code: i32, parts: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the program runs");
    let text =
        String::from_utf8(output.stdout).expect("UTF-8") + &String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in what {arguments:?} said:\n{text}");
    }
    assert!(!text.contains("panicked"), "{text}");
    text
}
