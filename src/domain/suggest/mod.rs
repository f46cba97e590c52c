//! First guesses, to be corrected by the reader: rules over words, without statistics. No guess is better than a bad one.

mod attribution;
mod phrase;
mod tongue;
mod word;

pub use attribution::{Parts, parts, tidy};

#[cfg(test)]
mod tests;
