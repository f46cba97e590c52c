//! Old and new versions of texts, with what was marked in the old one and where it is in the new one: the right answers were
//! written by hand. `cargo test --test anchoring -- --nocapture` prints the counts of `docs/anchoring.md`.

mod built_in;
mod carry;
mod drift;
mod laws;
mod pairs;
