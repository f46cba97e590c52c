//! Laws of the pure part, tried on random values. A failing case is printed, made as small as it gets.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::disallowed_methods, reason = "tests are not part of the wasm")]

mod build;
mod edges;
mod edits;
mod keymap;
mod labels;
mod maps;
mod merge;
mod parts;
mod reading;
mod text;
