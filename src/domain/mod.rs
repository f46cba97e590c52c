//! The pure part: no browser, no clock, no randomness. Each module may use only those before it:
//! `text → document → annotation → {anchor, segment, suggest} → codec → app`.

pub mod anchor;
pub mod annotation;
pub mod app;
pub mod codec;
pub mod document;
pub mod messages;
pub mod order;
pub mod segment;
pub mod shared_map;
pub mod suggest;
pub mod text;
