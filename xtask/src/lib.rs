//! What the build needs beside Trunk. Trunk's hook and `script/` call the binary; tests use the library.
//!
//! Errors are plain sentences: they are only ever read by the person who runs the build.

pub mod article;
pub mod html;
pub mod page;
pub mod policy;
pub mod serve;
pub mod sizes;
pub mod styles;

/// A value, or the sentence that says what went wrong.
pub type Outcome<T> = Result<T, String>;
