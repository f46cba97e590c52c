//! Listeners for effects: what Yew's delegated handlers cannot hear, as plain data.
//!
//! Each function returns the listener, to be kept for as long as it shall hear.

mod drag;
mod keys;
mod pointers;
mod target;

use gloo_events::EventListenerOptions;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{PageTransitionEvent, PointerEvent, ResizeObserver};

pub use drag::{Drag, drag};
pub use keys::{Key, key_down, key_up};
pub use pointers::{Phase, Pointer, PointerKind, pointer};
pub use target::{Target, checked_of, chosen_of, target_of, value_of};

use super::{Listener, dom};

/// Tells that the selection may have changed. It fires often during a drag, and also when it has not changed.
pub fn selection_change(mut callback: impl FnMut() + 'static) -> Listener {
    Listener::default().on(dom::document(), "selectionchange", move |_| callback())
}

/// Tells when the page is hidden (`true`) and when it is seen again (`false`).
pub fn visibility(mut callback: impl FnMut(bool) + 'static) -> Listener {
    Listener::default().on(dom::document(), "visibilitychange", move |_| {
        callback(dom::document().is_some_and(|document| document.hidden()));
    })
}

/// Tells where the keyboard goes.
pub fn focus_in(mut callback: impl FnMut(Target) + 'static) -> Listener {
    Listener::default().on(dom::document(), "focusin", move |event| callback(target_of(event)))
}

/// Tells that the page goes, perhaps for ever: the last moment to write, without waiting for anything.
pub fn page_hide(mut callback: impl FnMut() + 'static) -> Listener {
    Listener::default().on(dom::window(), "pagehide", move |_| callback())
}

/// Asks before the page is left: while `unsaved` says so, the browser warns that work would be lost.
pub fn before_leaving(unsaved: impl Fn() -> bool + 'static) -> Listener {
    let options = EventListenerOptions::enable_prevent_default();
    Listener::default().with(dom::window(), "beforeunload", options, move |event| {
        if unsaved() {
            event.prevent_default();
        }
    })
}

/// Tells that the page is shown; `true` when it comes back as it was, from the back/forward cache.
pub fn page_show(mut callback: impl FnMut(bool) + 'static) -> Listener {
    Listener::default().on(dom::window(), "pageshow", move |event| {
        callback(
            event
                .dyn_ref::<PageTransitionEvent>()
                .is_some_and(PageTransitionEvent::persisted),
        );
    })
}

/// Tells that the window, or what is seen of it (an on-screen keyboard, zoom), has another size.
pub fn resize(callback: impl FnMut() + 'static) -> Listener {
    let callback = std::rc::Rc::new(std::cell::RefCell::new(callback));
    let heard = move || {
        // Held only while it runs; a resize within a resize would be the same news.
        if let Ok(mut callback) = callback.try_borrow_mut() {
            callback();
        }
    };
    let again = heard.clone();
    let window = dom::window();
    let viewport = window.as_ref().and_then(web_sys::Window::visual_viewport);
    Listener::default()
        .on(window, "resize", move |_| heard())
        .on(viewport, "resize", move |_| again())
}

/// Tells that an element has another size, and so the things in it other places; and once at first.
pub fn layout(element: Option<web_sys::Element>, callback: impl FnMut() + 'static) -> Layout {
    let heard = Closure::<dyn FnMut()>::new(callback);
    let observer = element.and_then(|element| {
        let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(observer)
    });
    Layout {
        observer,
        _heard: heard,
    }
}

/// What [`layout`] gives. Dropping it ends it.
#[must_use = "what is dropped hears nothing"]
pub struct Layout {
    observer: Option<ResizeObserver>,
    _heard: Closure<dyn FnMut()>,
}

impl Drop for Layout {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Tells where the pointer is, in CSS pixels from the viewport's upper left corner.
pub fn pointer_move(mut callback: impl FnMut(f64, f64) + 'static) -> Listener {
    Listener::default().on(dom::document(), "pointermove", move |event| {
        if let Some(event) = event.dyn_ref::<PointerEvent>() {
            callback(f64::from(event.client_x()), f64::from(event.client_y()));
        }
    })
}

/// Tells that the window has been gone to.
pub fn window_focus(mut callback: impl FnMut() + 'static) -> Listener {
    Listener::default().on(dom::window(), "focus", move |_| callback())
}
