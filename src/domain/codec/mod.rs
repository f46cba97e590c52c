//! Everything that reads or writes bytes: the JSON file, the plan of an import, the stored log and its keys.
//!
//! JSON appears nowhere else. What is read here may come from anywhere: nothing panics, nothing is guessed, and what
//! cannot be used is answered with a reason.

pub mod carry;
mod chain;
pub mod file;
pub mod foreign;
pub mod formats;
mod index;
pub mod journal;
mod json;
pub mod log;
pub mod meter;
mod names;
pub mod plan;
pub mod share;
pub mod shelf;
mod work;
