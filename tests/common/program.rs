//! The program, run as people run it.

use std::path::Path;
use std::process::Command;

/// Runs in `folder` and gives the exit code, what was printed, and the errors.
pub(crate) fn sayso(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let (out, errors) = (text(output.stdout), text(output.stderr));
    assert!(!errors.contains("panicked"), "{arguments:?}: {errors}");
    (output.status.code(), out, errors)
}

/// Runs and gives what was said; the exit code must be this, and the texts be in the output.
pub(crate) fn says(folder: &Path, arguments: &[&str], code: i32, parts: &[&str]) -> String {
    let (found, out, errors) = sayso(folder, arguments);
    let text = out + &errors;
    assert_eq!(found, Some(code), "{arguments:?}: {text}");
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in what {arguments:?} said:\n{text}");
    }
    text
}
