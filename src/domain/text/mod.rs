//! Positions in text: one unit inside the program, and the ways to and from the others.
//!
//! Everything in Pressmark counts **Unicode code points** of the canonical text. UTF-16 (the browser's unit) and
//! bytes (Rust's) have types of their own and no automatic conversion, so that they cannot be mixed up.

mod boundary;
mod case;
mod index;
mod range;

pub(crate) use boundary::{Clusters, joins};
pub use boundary::{grapheme_floor, graphemes_outward, is_blank, sentence_at, sentences, snap_to_words, trim, words};
pub use case::{lowercase, small};
pub use index::{Text, Utf16};
pub use range::{Offset, Range};
