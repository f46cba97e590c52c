//! Waiting.

use gloo_timers::callback::Timeout;

/// A pending call. Dropping it cancels the call.
#[must_use = "a timer that is dropped never rings"]
#[derive(Debug)]
pub struct Timer {
    _held: Timeout,
}

/// Calls `callback` once, `ms` milliseconds from now, unless the timer is dropped before.
pub fn after(ms: u32, callback: impl FnOnce() + 'static) -> Timer {
    Timer {
        _held: Timeout::new(ms, callback),
    }
}

/// Calls `callback` as soon as what runs now has returned, before the next event or paint.
pub fn soon(callback: impl FnOnce() + 'static) {
    wasm_bindgen_futures::spawn_local(async move { callback() });
}

/// Calls `callback` once, `ms` milliseconds from now, whatever becomes of the caller.
pub(super) fn forget(ms: u32, callback: impl FnOnce() + 'static) {
    // What is returned is only the timer's number.
    let _ = Timeout::new(ms, callback).forget();
}
