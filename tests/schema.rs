//! The generated codebook is current.

use std::fs;

#[test]
fn schema_md_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.md");
    let committed = fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == sayso::output::schema_md(),
        "schema.md does not say what the tables hold. Run: cargo run -- schema --write"
    );
}
