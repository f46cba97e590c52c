//! The CSS Custom Highlight API, bound by hand because web-sys has it only behind its unstable flag.
//!
//! For passing things alone (the draft): it has no semantics, so annotations are `mark` elements.

use js_sys::Object;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Range};

use super::dom;
use super::selection::{Place, dom_range};

#[wasm_bindgen]
extern "C" {
    type Highlight;

    #[wasm_bindgen(constructor, catch)]
    fn new(range: &Range) -> Result<Highlight, JsValue>;

    type HighlightRegistry;

    #[wasm_bindgen(method, catch)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn delete(this: &HighlightRegistry, name: &str) -> Result<bool, JsValue>;
}

fn registry() -> Option<HighlightRegistry> {
    let css: Object = dom::object(dom::window()?.as_ref(), "CSS")?;
    dom::object(css.as_ref(), "highlights")
}

/// Whether this browser can show highlights.
#[must_use]
pub fn supported() -> bool {
    registry().is_some()
}

/// Shows the stretch from `start` to `end` as `::highlight(name)`, in place of what was shown under that name. Where
/// the stretch is not in the article, or highlights are not supported, nothing happens.
pub fn show(name: &str, article: &Element, start: Place, end: Place) {
    if let Some(registry) = registry()
        && let Some(range) = dom_range(article, start, end)
        && let Ok(highlight) = Highlight::new(&range)
    {
        // Refused only for a name or value of the wrong type, which these are not.
        let _ = registry.set(name, &highlight);
    }
}

/// Stops showing `name`, if it is shown.
pub fn hide(name: &str) {
    if let Some(registry) = registry() {
        // As above.
        let _ = registry.delete(name);
    }
}
