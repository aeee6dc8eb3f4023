//! The corpus: articles and what is known of them, read from the user's own files.

pub use self::article::{Article, Metadata};

mod article;
