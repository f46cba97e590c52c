//! Times, as plain values.

use super::dom;

/// Now, in UTC with milliseconds: `2026-11-23T18:00:00.000Z`.
#[must_use]
pub fn now() -> String {
    String::from(js_sys::Date::new_0().to_iso_string())
}

/// Milliseconds since the page began; never goes back. For durations only.
#[must_use]
pub fn ticks() -> f64 {
    dom::window()
        .and_then(|window| window.performance())
        .map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// Now, in milliseconds since 1970. It may go back when the clock is set.
#[must_use]
pub fn millis() -> u64 {
    // The cast saturates: a clock before 1970 stands at the beginning.
    js_sys::Date::now() as u64
}
