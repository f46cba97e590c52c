//! The browser's edge, tried in a real browser.
//!
//! All tests share one page: each builds what it needs and takes it away again.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

#[path = "browser/absent.rs"]
mod absent;
#[path = "browser/caret.rs"]
mod caret;
#[path = "browser/events.rs"]
mod events;
#[path = "browser/files.rs"]
mod files;
#[path = "browser/keeping.rs"]
mod keeping;
#[path = "browser/packing.rs"]
mod packing;
#[path = "browser/page.rs"]
mod page;
#[path = "browser/renders.rs"]
mod renders;
#[path = "browser/room.rs"]
mod room;
#[path = "browser/scripts.rs"]
mod scripts;
#[path = "browser/selection.rs"]
mod selection;
#[path = "browser/stage.rs"]
mod stage;

wasm_bindgen_test_configure!(run_in_browser);
