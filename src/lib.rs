//! Who said it: finds every quoted span of a news article, says who said it and on what evidence,
//! and exports the result as documented tables.
//!
//! ```text
//! corpus → layout → quotation → cue → mention → speaker → attribution → rows → output
//!  files    words    spans      verbs   names    people    who said it   tables  CSV, Parquet
//! ```
//!
//! A module uses only modules above it in the list below.

#[macro_use]
pub mod choice;
pub mod error;
pub mod text;
pub mod corpus;
pub mod lexicon;
pub mod layout;
pub mod quotation;
pub mod syntax;
pub mod cue;
pub mod mention;
pub mod speaker;
pub mod rule;
pub mod attribution;
pub mod entity;
pub mod schema;
pub mod rows;
pub mod gold;
pub mod output;
pub mod validate;
pub mod regenerate;
pub mod render;
