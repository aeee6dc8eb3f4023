//! The committed dataset `output/` is what `sayso export` makes of the sample corpus today: CSV by
//! bytes, Parquet by content (its bytes also name the writer's version).
//!
//! Where they differ, run `cargo run --release -- export` and look at the difference before it is
//! committed.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use arrow::array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

fn batches(path: &Path) -> Vec<RecordBatch> {
    let file = File::open(path).unwrap();
    ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_committed_dataset_is_todays() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let made = tempfile::tempdir().unwrap();
    let out = made.path().join("output");
    let done = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .current_dir(root)
        .args(["export", "corpus", "--out"])
        .arg(&out)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut names: Vec<_> = fs::read_dir(&out).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert!(names.iter().filter(|n| n.to_string_lossy().ends_with(".csv")).count() >= 8, "{names:?}");
    for name in &names {
        let committed = root.join("output").join(name);
        let fresh = out.join(name);
        assert!(committed.exists(), "output/{} is missing", name.to_string_lossy());
        match fresh.extension().and_then(|e| e.to_str()) {
            Some("csv") => {
                let (old, new) =
                    (fs::read_to_string(&committed).unwrap(), fs::read_to_string(&fresh).unwrap());
                let place = old.lines().zip(new.lines()).position(|(a, b)| a != b);
                assert!(
                    old == new,
                    "{} is stale, first at line {place:?} (counted from 0)",
                    committed.display()
                );
            }
            Some("parquet") => {
                assert!(batches(&committed) == batches(&fresh), "{} is stale", committed.display());
            }
            _ => {}
        }
    }
}
