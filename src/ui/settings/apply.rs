//! Setting the article anew without losing the place.

use crate::domain::app::Reading;
use crate::ui::places;
use crate::web::page;

/// The attribute of the `html` element that the style sheets read. A script in the page sets it before anything is drawn.
const ATTRIBUTE: &str = "data-reading";

/// Sets the article as `reading` says. The words that are at the top of the window stay there, and what is placed beside
/// words follows them.
pub fn apply(reading: Reading) {
    let words = reading.stored();
    let set = || page::set_root_attribute(ATTRIBUTE, (!words.is_empty()).then_some(&words));
    let blocks = places::element().map(|article| page::query_all(&article, "[data-block]"));
    let (top, _) = places::clear_view();
    let first = blocks.iter().flatten().find(|block| page::measure(block).bottom > top);
    let before = first.map(page::measure);
    set();
    if let Some((block, before)) = first.zip(before) {
        let part = ((top - before.top) / before.height()).max(0.0);
        let after = page::measure(block);
        page::scroll_by(after.top - before.top + part * (after.height() - before.height()));
    }
    page::tell_resized();
}
