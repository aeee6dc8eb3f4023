//! The subcommands, one file each.
use std::io::Write;

use sayso::error::{Error, Result};

pub(crate) mod explain;
pub(crate) mod validate;

/// Prints a finished text; colours are taken out where the output is no terminal.
///
/// A reader that goes away (`| head`) is no error.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Error::new(format!("the output cannot be written ({error})")))
        }
        _ => Ok(()),
    }
}
