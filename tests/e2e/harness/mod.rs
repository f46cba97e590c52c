//! The built site in a real Chromium, driven by real mouse, touch and key events.
//!
//! Every test has a browser with a profile of its own, and takes servers for origins without any storage.

mod articles;
mod browser;
mod files;
mod keys;
mod look;
mod page;
mod pointer;
mod reading;
pub mod text;

pub use browser::{Options, run, run_with};
pub use look::{DESK, PHONE, Screen};
pub use page::Page;
pub use pointer::{ALT, Pixel};
pub use reading::{Card, Mark};
pub use text::{Span, article, block, span};
