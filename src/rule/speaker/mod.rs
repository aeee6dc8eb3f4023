//! The ordered list of speaker rules.
