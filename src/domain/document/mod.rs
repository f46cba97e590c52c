//! The article: its canonical text, its blocks and its identity, and how what people bring is read as one.

mod article;
mod extra;
mod fingerprint;
pub mod reading;
pub mod zip;

pub use article::{Article, ArticleError, Block, BlockKind, Direction, Meta};
pub use extra::Extra;
pub use fingerprint::Fingerprint;
