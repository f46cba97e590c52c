//! Where text may be cut: white space, grapheme clusters, words, sentences.
//!
//! Every function is local: it looks at the line that holds an offset, or at the block that it is given, and never
//! crosses a line break. Ranges that reach beyond the text are clipped to it.

mod abbreviation;
mod cluster;
mod grapheme;
mod scan;
mod script;
mod sentence;
mod white;
mod word;
mod words;

pub(crate) use cluster::Clusters;
pub use grapheme::{grapheme_floor, graphemes_outward};
pub(crate) use script::joins;
pub use sentence::{sentence_at, sentences};
pub use white::{is_blank, trim};
pub use word::snap_to_words;
pub use words::words;

use super::{Range, Text};

#[cfg(test)]
mod marked;

/// As much of `range` as lies in the text; beyond it the empty range at its end.
fn clip(text: &Text, range: Range) -> Range {
    Range::between(range.start().min(text.end()), range.end().min(text.end()))
}
