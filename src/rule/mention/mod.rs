//! The ordered list of mention rules.
