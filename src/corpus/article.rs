//! One article as the user delivered it.

/// An article: its text exactly as delivered (after decoding only) and what is known about it.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Names the article within the corpus: for a folder, the path below it without its ending,
    /// with `/` between folders.
    pub id: String,
    /// The file it came from, relative to the corpus, with `/` between folders.
    pub source_path: String,
    /// The text, byte for byte where the file is UTF-8: no mark, space or line end is changed.
    pub text: String,
    /// What a sidecar table says about it.
    pub metadata: Metadata,
}

/// What is known about an article besides its text; all of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published, days since 1970-01-01.
    pub published: Option<i32>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
}
