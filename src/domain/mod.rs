//! The pure part: no browser, no clock, no randomness. Each module may use only those before it:
//! `text → document → annotation → {anchor, segment} → codec → app`.

pub mod annotation;
pub mod app;
pub mod codec;
pub mod document;
pub mod segment;
pub mod text;
pub mod anchor;
