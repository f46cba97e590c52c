//! The browser's edge: the only place that names `web_sys`, `js_sys`, `wasm_bindgen` or `gloo`.
//!
//! Small functions that take and give plain data, with typed errors. Nothing here decides anything about annotations;
//! of `domain` only the value types of `text` and `document` are used. Compiles natively so that components can be
//! rendered there, but every call needs a browser.

pub mod address;
pub mod clock;
mod dom;
pub mod events;
pub mod file;
mod geometry;
pub mod highlight;
pub mod html;
mod listener;
pub mod locks;
pub mod pack;
pub mod page;
pub mod panic;
pub mod random;
mod scroll;
pub mod selection;
pub mod storage;
pub mod timer;

pub use geometry::{Rect, between};
pub use listener::Listener;
pub use web_sys::{DragEvent, Element, Event, File, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
