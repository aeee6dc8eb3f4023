//! The ordered list of speaker rules.

use super::{Rule, SpeakerAnswer};

/// The rules in order of precedence.
pub const RULES: &[&Rule<SpeakerAnswer>] = &[];
