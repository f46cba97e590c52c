//! The page: elements, measures, focus, dialogs, media.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement, ScrollBehavior, ScrollToOptions,
};

use super::{Rect, dom};

pub use super::scroll::{level, reveal, reveal_in, scroll};

/// The element whose `id` is this.
#[must_use]
pub fn by_id(id: &str) -> Option<Element> {
    dom::document()?.get_element_by_id(id)
}

/// The first element inside `root` that matches a selector; a selector that cannot be read matches nothing.
#[must_use]
pub fn query(root: &Element, css: &str) -> Option<Element> {
    root.query_selector(css).ok()?
}

/// All elements inside `root` that match a selector, in document order.
#[must_use]
pub fn query_all(root: &Element, css: &str) -> Vec<Element> {
    root.query_selector_all(css)
        .map(|list| dom::nodes(&list))
        .unwrap_or_default()
}

/// Sets a property of the element's own style to pixels. Through the CSSOM: the page's policy blocks style attributes
/// that are written as text.
pub fn set_px(element: &Element, property: &str, value: f64) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Fails only for read-only styles, which an element's own is not.
        let _ = element.style().set_property(property, &px(value));
    }
}

/// Pixels as CSS has them, to the hundredth. Rust's own formatting of fractions would add 10 KB of wasm.
fn px(value: f64) -> String {
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}px", size / 100, size % 100)
}

/// Where the element is.
#[must_use]
pub fn measure(element: &Element) -> Rect {
    Rect::of(&element.get_bounding_client_rect())
}

/// The part of the viewport that is seen, with on-screen keyboard and zoom taken off, in the coordinates of `measure`.
#[must_use]
pub fn viewport() -> Rect {
    let Some(window) = dom::window() else {
        return Rect::default();
    };
    if let Some(seen) = window.visual_viewport() {
        let (left, top) = (seen.offset_left(), seen.offset_top());
        return Rect {
            left,
            top,
            right: left + seen.width(),
            bottom: top + seen.height(),
        };
    }
    let length = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    Rect {
        right: length(window.inner_width()),
        bottom: length(window.inner_height()),
        ..Rect::default()
    }
}

/// Whether the main pointer is a finger.
#[must_use]
pub fn coarse_pointer() -> bool {
    matches("(pointer: coarse)")
}

/// Whether the page is too narrow for two columns.
#[must_use]
pub fn narrow() -> bool {
    matches("(max-width: 1099px)")
}

/// Whether the person asked for less motion.
#[must_use]
pub fn reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

fn matches(media: &str) -> bool {
    dom::window()
        .and_then(|window| window.match_media(media).ok()?)
        .is_some_and(|list| list.matches())
}

/// Whether this is a Mac, where Option moves by word and Command undoes.
#[must_use]
pub fn is_mac() -> bool {
    dom::window().is_some_and(|window| window.navigator().platform().is_ok_and(|name| name.starts_with("Mac")))
}

/// Gives the keyboard to an element; `prevent_scroll` leaves the page where it is.
pub fn focus(element: &Element, prevent_scroll: bool) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(prevent_scroll);
        // An element that cannot take the focus ignores this.
        let _ = element.focus_with_options(&options);
    }
}

/// Takes the keyboard from an element.
pub fn blur(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.blur();
    }
}

/// Clicks an element, as if by the person: opens a file input's picker.
pub fn click(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
}

/// The element that has the keyboard; the body when none has.
#[must_use]
pub fn active() -> Option<Element> {
    dom::document()?
        .active_element()
        .filter(|element| element.tag_name() != "BODY")
}

/// Whether this very element has the keyboard.
#[must_use]
pub fn has_focus(element: &Element) -> bool {
    active().is_some_and(|active| active == *element)
}

/// Whether this element or one inside it has the keyboard.
#[must_use]
pub fn focus_within(element: &Element) -> bool {
    active().is_some_and(|active| element.contains(Some(&active)))
}

/// Sets an attribute of the `html` element, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = dom::document().and_then(|document| document.document_element()) else {
        return;
    };
    // Both fail only for a name that is none, which the callers' constants are not.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Scrolls the window down by so many CSS pixels, at once.
pub fn scroll_by(pixels: f64) {
    if let Some(window) = dom::window() {
        let options = ScrollToOptions::new();
        options.set_top(pixels);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_by_with_scroll_to_options(&options);
    }
}

/// Tells everything that listens to `resize` that words have another place.
pub fn tell_resized() {
    if let (Some(window), Ok(event)) = (dom::window(), Event::new("resize")) {
        // Fails only for an event that is being sent already.
        let _ = window.dispatch_event(&event);
    }
}

/// Gives an element a class, or takes it away. For elements whose `class` Yew does not write.
pub fn set_class(element: &Element, class: &str, on: bool) {
    // Fails only for a name with white space in it.
    let _ = element.class_list().toggle_with_force(class, on);
}

/// Hides or shows an element. For elements whose `hidden` Yew does not write.
pub fn set_hidden(element: &Element, hidden: bool) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.set_hidden(hidden);
    }
}

/// The value of an `input`; empty for anything else.
#[must_use]
pub fn value(element: &Element) -> String {
    element
        .dyn_ref::<HtmlInputElement>()
        .map(HtmlInputElement::value)
        .unwrap_or_default()
}

/// Sets the value of an `input` without telling anybody.
pub fn set_value(element: &Element, value: &str) {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
    }
}

/// Selects all that is in an `input`.
pub fn select(element: &Element) {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

/// Opens a `dialog` over the page, which then waits. False when that cannot be done (it is no dialog, or not in the page).
pub fn show_modal(element: &Element) -> bool {
    element
        .dyn_ref::<HtmlDialogElement>()
        .is_some_and(|dialog| dialog.open() || dialog.show_modal().is_ok())
}

/// Closes a `dialog`, if it is open.
pub fn close_dialog(element: &Element) {
    if let Some(dialog) = element.dyn_ref::<HtmlDialogElement>().filter(|dialog| dialog.open()) {
        dialog.close();
    }
}

/// Whether a `dialog` is open.
#[must_use]
pub fn is_open(element: &Element) -> bool {
    element
        .dyn_ref::<HtmlDialogElement>()
        .is_some_and(HtmlDialogElement::open)
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = dom::window() {
        // Refused only inside sandboxed frames.
        let _ = window.print();
    }
}

/// The tags of the languages that the browser's user prefers, the most wanted first.
#[must_use]
pub fn languages() -> Vec<String> {
    let tags = dom::window().map(|window| window.navigator().languages());
    tags.into_iter()
        .flat_map(|tags| tags.iter().collect::<Vec<_>>())
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = dom::document() {
        document.set_title(title);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = dom::window() {
        // Refused only inside sandboxed frames.
        let _ = window.location().reload();
    }
}
