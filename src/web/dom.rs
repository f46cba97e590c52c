//! What every other file here begins with. Each answers `None` where there is no page (a worker).

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, Node, NodeList, Window};

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

pub(super) fn body() -> Option<HtmlElement> {
    document()?.body()
}

/// The object `name` of `owner`, if there is one: for what web-sys has only behind its unstable flag, and for what
/// older browsers lack.
pub(super) fn object<T: JsCast>(owner: &JsValue, name: &str) -> Option<T> {
    let value = Reflect::get(owner, &JsValue::from_str(name)).ok()?;
    (value.is_object() || value.is_function()).then(|| value.unchecked_into())
}

/// The text of `name` of a thrown value; empty where there is none.
pub(super) fn text(owner: &JsValue, name: &str) -> String {
    Reflect::get(owner, &JsValue::from_str(name))
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// A thrown value in words.
pub(super) fn reason(thrown: &JsValue) -> String {
    let (name, message) = (text(thrown, "name"), text(thrown, "message"));
    match (name.is_empty(), message.is_empty()) {
        (false, false) => format!("{name}: {message}"),
        (false, true) => name,
        (true, false) => message,
        (true, true) => thrown.as_string().unwrap_or_else(|| "unknown error".to_owned()),
    }
}

/// The nodes of a list that are of type `T`.
pub(super) fn nodes<T: JsCast + AsRef<Node>>(list: &NodeList) -> Vec<T> {
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into().ok())
        .collect()
}
