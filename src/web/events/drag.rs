//! Dragging something by its handle.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListenerOptions;
use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

use super::target::target_of;
use crate::web::{Listener, dom};

/// What the hand does, in CSS pixels of the viewport.
#[derive(Clone, Debug, PartialEq)]
pub enum Drag {
    /// It takes the handle with this value of the attribute that was asked for.
    Begin {
        /// The value.
        handle: String,
        /// Distance from the viewport's left edge.
        x: f64,
        /// Distance from the viewport's upper edge.
        y: f64,
    },
    /// It has moved.
    Move {
        /// Distance from the viewport's left edge.
        x: f64,
        /// Distance from the viewport's upper edge.
        y: f64,
        /// Alt or Option is down.
        alt: bool,
    },
    /// It has let go.
    End,
    /// The browser or another window took the pointer away.
    Cancel,
}

/// Hears drags that begin with the main button or one finger on an element with `attribute`. The pointer is held until
/// the drag's end, wherever it goes; no focus moves and nothing is selected by it.
pub fn drag(attribute: &'static str, callback: impl FnMut(Drag) + 'static) -> Listener {
    let callback = Rc::new(RefCell::new(callback));
    let held = Rc::new(Cell::new(None));
    let names = [
        "pointerdown",
        "pointermove",
        "pointerup",
        "pointercancel",
        "lostpointercapture",
    ];
    names.into_iter().fold(Listener::default(), |listener, name| {
        let (callback, held) = (callback.clone(), held.clone());
        let options = EventListenerOptions::enable_prevent_default();
        listener.with(dom::document(), name, options, move |event| {
            // Borrowed only while it runs; one pointer event is never sent within another.
            if let (Some(event), Ok(mut callback)) = (event.dyn_ref::<PointerEvent>(), callback.try_borrow_mut())
                && let Some(drag) = step(&held, event, name, attribute)
            {
                callback(drag);
            }
        })
    })
}

fn step(held: &Cell<Option<i32>>, event: &PointerEvent, name: &str, attribute: &str) -> Option<Drag> {
    let (id, x, y) = (
        event.pointer_id(),
        f64::from(event.client_x()),
        f64::from(event.client_y()),
    );
    if name == "pointerdown" {
        if held.get().is_some() || !event.is_primary() || event.button() != 0 {
            return None;
        }
        let handle = target_of(event).closest(&format!("[{attribute}]"))?;
        event.prevent_default();
        // Refused only for a pointer that is up again: then there is no drag.
        handle.set_pointer_capture(id).ok()?;
        held.set(Some(id));
        let handle = handle.get_attribute(attribute)?;
        return Some(Drag::Begin { handle, x, y });
    }
    held.get().filter(|held| *held == id)?;
    if name == "pointermove" {
        let alt = event.alt_key();
        return Some(Drag::Move { x, y, alt });
    }
    held.set(None);
    Some(if name == "pointerup" { Drag::End } else { Drag::Cancel })
}
