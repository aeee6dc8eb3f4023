//! Regeneration: brings a dataset up to date with its corpus and tells what that changed.
//!
//! The dataset is its own memory: `articles` holds the hash of each text and what is known of it,
//! `sayso.json` the digests of the rules and the place of each group of articles in the files. So
//! only articles that changed are attributed again, groups without such an article are taken over
//! byte for byte, and the result is what a full export would have written.

pub use self::changes::changes;
pub use self::compare::{Difference, compare};
pub use self::page::page;
pub use self::plan::{Plan, Stale};
pub use self::update::{Options, Outcome, Update};
pub use self::version::next_version;
pub use self::words::{Piece, pieces};

mod changelog;
mod changes;
mod check;
mod compare;
mod old_rows;
mod page;
mod plan;
mod update;
mod version;
mod words;
mod writer;
