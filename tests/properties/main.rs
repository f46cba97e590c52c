//! Laws of the pure part, tried on random values. A failing case is printed, made as small as it gets.
#![cfg(not(target_arch = "wasm32"))]

mod text;
