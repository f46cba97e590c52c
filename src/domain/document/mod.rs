//! The article: its canonical text, its blocks and its identity.

mod article;
mod extra;
mod fingerprint;

pub use article::{Article, ArticleError, Block, BlockKind, Direction, Meta};
pub use extra::Extra;
pub use fingerprint::Fingerprint;
