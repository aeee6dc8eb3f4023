//! The ordered list of kind rules.
