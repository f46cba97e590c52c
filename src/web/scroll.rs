//! Bringing into view what is not seen, and moving nothing else.

use web_sys::{Element, ScrollBehavior, ScrollToOptions};

use super::{Rect, between, dom, page};

/// Room left at the edge of a panel beside what was brought into view, in CSS pixels.
const MARGIN: f64 = 12.0;

/// Scrolls `panel`, and nothing around it, until `element` is seen in it. Does nothing if it is seen wholly already.
/// `smooth` only where the person did not ask for less motion.
pub fn reveal_in(panel: &Element, element: &Element, smooth: bool) {
    let frame = page::measure(panel);
    let by = distance(page::measure(element), frame.top + MARGIN, frame.bottom - MARGIN, 0.0);
    if by != 0.0 {
        panel.scroll_by_with_scroll_to_options(&options(by, smooth));
    }
}

/// Scrolls the window until `rect` is seen, `top` pixels below the upper edge and `bottom` above the lower one at least
/// (what bars cover). Does nothing if it is seen wholly already. `smooth` only where the person did not ask for less motion.
/// Gives how far it scrolls, in CSS pixels.
pub fn reveal(rect: Rect, top: f64, bottom: f64, smooth: bool) -> f64 {
    let Some(window) = dom::window() else { return 0.0 };
    let seen = page::viewport();
    // Smoothly means a jump to somewhere else, which reads best with some of the text before it.
    let lead = if smooth { seen.height() / 4.0 } else { 0.0 };
    let by = distance(rect, seen.top + top, seen.bottom - bottom, lead);
    if by != 0.0 {
        window.scroll_by_with_scroll_to_options(&options(by, smooth));
    }
    by
}

/// Scrolls the window by so many CSS pixels, at once.
pub fn scroll(by: f64) {
    if let Some(window) = dom::window() {
        window.scroll_by_with_scroll_to_options(&options(by, false));
    }
}

/// Scrolls `panel` until the top of `element` stands at `y` in the window, as far as the panel's content allows, and
/// never so far that the element is not seen.
pub fn level(panel: &Element, element: &Element, y: f64) {
    let (frame, rect) = (page::measure(panel), page::measure(element));
    let lowest = (frame.bottom - MARGIN - rect.height()).max(frame.top + MARGIN);
    let by = rect.top - between(y, frame.top + MARGIN, lowest);
    if by != 0.0 {
        panel.scroll_by_with_scroll_to_options(&options(by, true));
    }
}

fn options(by: f64, smooth: bool) -> ScrollToOptions {
    let options = ScrollToOptions::new();
    options.set_top(by);
    options.set_behavior(if smooth && !page::reduced_motion() {
        ScrollBehavior::Smooth
    } else {
        ScrollBehavior::Instant
    });
    options
}

/// How far to scroll so that `rect` lies between `top` and `bottom`, `lead` pixels from the edge it came in by, as far as
/// there is room. Its top is seen even if it is too high for the frame.
fn distance(rect: Rect, top: f64, bottom: f64, lead: f64) -> f64 {
    if rect.top >= top && rect.bottom <= bottom {
        return 0.0;
    }
    let spare = (bottom - top - rect.height()).max(0.0);
    let lead = lead.min(spare);
    if rect.top < top || spare == 0.0 {
        rect.top - top - lead
    } else {
        rect.bottom - bottom + lead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(top: f64, bottom: f64) -> Rect {
        Rect {
            top,
            bottom,
            ..Rect::default()
        }
    }

    #[test]
    fn scrolls_only_as_far_as_needed() {
        assert_eq!(distance(at(10.0, 20.0), 0.0, 100.0, 30.0), 0.0, "seen already");
        assert_eq!(distance(at(-10.0, 20.0), 0.0, 100.0, 0.0), -10.0);
        assert_eq!(distance(at(-10.0, 20.0), 0.0, 100.0, 30.0), -40.0);
        assert_eq!(distance(at(90.0, 120.0), 0.0, 100.0, 30.0), 50.0);
        assert_eq!(
            distance(at(90.0, 120.0), 0.0, 100.0, 900.0),
            90.0,
            "no further than to the other edge"
        );
        assert_eq!(
            distance(at(50.0, 250.0), 0.0, 100.0, 30.0),
            50.0,
            "too high: from its top"
        );
    }
}
