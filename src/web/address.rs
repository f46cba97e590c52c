//! The address of the page.

use wasm_bindgen::JsValue;

use super::{Listener, dom};

/// The address without its fragment; empty where there is no page.
#[must_use]
pub fn base() -> String {
    let whole = dom::window().and_then(|window| window.location().href().ok());
    let whole = whole.unwrap_or_default();
    match whole.split_once('#') {
        Some((base, _)) => base.to_owned(),
        None => whole,
    }
}

/// The fragment with its `#`; empty if there is none.
#[must_use]
pub fn fragment() -> String {
    dom::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Takes the fragment out of the address, and out of the history with it. Nothing is loaded, and nobody is told.
pub fn forget_fragment() {
    if let Some(history) = dom::window().and_then(|window| window.history().ok()) {
        // Refused where pages may not change their address at all; then it stays.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&base()));
    }
}

/// Tells that the fragment is another one.
pub fn fragment_change(mut callback: impl FnMut() + 'static) -> Listener {
    Listener::default().on(dom::window(), "hashchange", move |_| callback())
}
