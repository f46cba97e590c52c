//! Mouse, touch and pen.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListenerOptions;
use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

use super::Target;
use super::target::target_of;
use crate::web::{Listener, dom};

/// What a pointer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It came down.
    Down,
    /// It was let go.
    Up,
    /// The browser took it over, to scroll or for its own selection.
    Cancel,
}

/// What kind of pointer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// A mouse, a touchpad, or something the browser does not name.
    Mouse,
    /// A finger.
    Touch,
    /// A stylus.
    Pen,
}

/// A pointer came down, was let go or was taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointer {
    /// What it did.
    pub phase: Phase,
    /// What it is.
    pub kind: PointerKind,
    /// Which button: 0 the main one, 1 the middle one, 2 the second one.
    pub button: i16,
    /// The mouse, or the first of several fingers.
    pub primary: bool,
    /// Alt or Option is down.
    pub alt: bool,
    /// Shift is down.
    pub shift: bool,
    /// Distance from the viewport's left edge, in CSS pixels.
    pub x: f64,
    /// Distance from the viewport's upper edge, in CSS pixels.
    pub y: f64,
    /// Where it happened.
    pub target: Target,
}

impl Pointer {
    fn of(event: &PointerEvent, phase: Phase) -> Self {
        Self {
            phase,
            kind: match event.pointer_type().as_str() {
                "touch" => PointerKind::Touch,
                "pen" => PointerKind::Pen,
                _ => PointerKind::Mouse,
            },
            button: event.button(),
            primary: event.is_primary(),
            alt: event.alt_key(),
            shift: event.shift_key(),
            x: f64::from(event.client_x()),
            y: f64::from(event.client_y()),
            target: target_of(event),
        }
    }
}

/// Hears pointers everywhere on the page, before any handler, so that letting go outside the article is heard too.
pub fn pointer(callback: impl FnMut(Pointer) + 'static) -> Listener {
    let callback = Rc::new(RefCell::new(callback));
    let phases = [
        ("pointerdown", Phase::Down),
        ("pointerup", Phase::Up),
        ("pointercancel", Phase::Cancel),
    ];
    phases.into_iter().fold(Listener::default(), |listener, (name, phase)| {
        let callback = Rc::clone(&callback);
        let options = EventListenerOptions::run_in_capture_phase();
        listener.with(dom::document(), name, options, move |event| {
            // Borrowed only while it runs; one pointer event is never sent within another.
            if let (Some(event), Ok(mut callback)) = (event.dyn_ref::<PointerEvent>(), callback.try_borrow_mut()) {
                callback(Pointer::of(event, phase));
            }
        })
    })
}
