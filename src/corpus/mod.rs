//! The corpus: articles and what is known of them, read from the user's own files.
//!
//! Text is taken as it stands: a byte-order mark, CRLF line ends, a missing final newline,
//! non-breaking and zero-width spaces all stay in it, so an offset into [`Article::text`] is an
//! offset into the user's own file. A file that cannot be read as text becomes a [`ReadProblem`]
//! and the next one is read.

pub use self::article::{Article, Metadata};
pub(crate) use self::delimiter::other_delimiter;
pub use self::encoding::Encoding;
pub use self::problem::{ReadProblem, ReadProblemKind};
pub use self::read::{Corpus, Item, ReadOptions, open};
pub use self::seen::Seen;

mod article;
mod delimiter;
mod encoding;
mod problem;
mod read;
mod seen;
mod sidecar;
