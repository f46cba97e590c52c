//! Keys.

use gloo_events::EventListenerOptions;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::Target;
use super::target::target_of;
use crate::web::{Listener, dom};

/// A key that was pressed or let go.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the event")]
pub struct Key {
    /// What it means with this layout: `a`, `A`, `Enter`, `ArrowLeft`.
    pub key: String,
    /// Where it is on the keyboard, whatever the layout: `KeyA`, `Digit1`.
    pub code: String,
    /// Control is down.
    pub ctrl: bool,
    /// Command or the Windows key is down.
    pub meta: bool,
    /// Alt or Option is down.
    pub alt: bool,
    /// Shift is down.
    pub shift: bool,
    /// It is held, and repeats.
    pub repeat: bool,
    /// It belongs to a word that is still being composed (Chinese, Japanese, accents).
    pub composing: bool,
    /// It belongs to a field: input, textarea, select or editable text.
    pub typing: bool,
    /// A dialog is open around it.
    pub in_dialog: bool,
    /// A handler nearer to it has used it already.
    pub taken: bool,
    /// Where the keyboard focus was.
    pub target: Target,
}

impl Key {
    fn of(event: &KeyboardEvent) -> Self {
        let target = target_of(event);
        Self {
            key: event.key(),
            code: event.code(),
            ctrl: event.ctrl_key(),
            meta: event.meta_key(),
            alt: event.alt_key(),
            shift: event.shift_key(),
            repeat: event.repeat(),
            composing: event.is_composing(),
            typing: target.typing(),
            in_dialog: target.closest("dialog[open]").is_some(),
            taken: event.default_prevented(),
            target,
        }
    }
}

/// Hears every key pressed on the page, after the handlers of its elements. Where `callback` answers `true` the key
/// was used, and the browser does not act on it besides.
pub fn key_down(mut callback: impl FnMut(&Key) -> bool + 'static) -> Listener {
    let options = EventListenerOptions::enable_prevent_default();
    Listener::default().with(dom::document(), "keydown", options, move |event| {
        // Browsers that fill in a form send a `keydown` that is no keyboard event.
        if let Some(event) = event.dyn_ref::<KeyboardEvent>()
            && callback(&Key::of(event))
        {
            event.prevent_default();
        }
    })
}

/// Hears every key let go on the page.
pub fn key_up(mut callback: impl FnMut(&Key) + 'static) -> Listener {
    Listener::default().on(dom::document(), "keyup", move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            callback(&Key::of(event));
        }
    })
}
