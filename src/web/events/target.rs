//! Where an event happened.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node};

/// The element in which an event happened; by default nowhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target(Option<Element>);

impl Target {
    /// Whether it is `element` or inside it.
    #[must_use]
    pub fn within(&self, element: &Element) -> bool {
        self.0.as_ref().is_some_and(|target| element.contains(Some(target)))
    }

    /// The nearest element around it, itself included, that matches a selector.
    #[must_use]
    pub fn closest(&self, css: &str) -> Option<Element> {
        self.0.as_ref()?.closest(css).ok()?
    }

    /// The attribute `name` of that element.
    #[must_use]
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.closest(css)?.get_attribute(name)
    }

    /// Whether keys pressed there belong to a field.
    pub(super) fn typing(&self) -> bool {
        self.closest("input, textarea, select").is_some()
            || self
                .0
                .as_ref()
                .and_then(|target| target.dyn_ref::<HtmlElement>())
                .is_some_and(HtmlElement::is_content_editable)
    }
}

/// Where `event` happened. An event of a text node counts as its element's.
#[must_use]
pub fn target_of(event: &Event) -> Target {
    let node = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    Target(node.and_then(|node| node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())))
}

/// The value of the field in which `event` happened.
#[must_use]
pub fn value_of(event: &Event) -> Option<String> {
    let target = event.target()?;
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return Some(input.value());
    }
    Some(target.dyn_ref::<HtmlTextAreaElement>()?.value())
}

/// Whether the box or radio in which `event` happened is on.
#[must_use]
pub fn checked_of(event: &Event) -> Option<bool> {
    Some(event.target()?.dyn_ref::<HtmlInputElement>()?.checked())
}

/// The value that is chosen in the list in which `event` happened.
#[must_use]
pub fn chosen_of(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_ref::<HtmlSelectElement>()?.value())
}
