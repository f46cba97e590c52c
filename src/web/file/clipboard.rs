//! The clipboard.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Clipboard, Document, Element, HtmlDocument, HtmlElement, HtmlTextAreaElement, Selection};

use crate::web::{dom, page};

/// Copies `text`. `done` is called once, later, with whether it worked. Where the clipboard is absent (insecure pages)
/// or refused, the old way is tried: a field off the screen and the copy command.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let text = text.to_owned();
    // Asked for now, while the click still counts, not when the task comes to run.
    let asked = written(&text);
    spawn_local(async move {
        let copied = match asked {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        done(copied || commanded(&text).unwrap_or(false));
    });
}

fn written(text: &str) -> Option<Promise> {
    let clipboard: Clipboard = dom::object(dom::window()?.navigator().as_ref(), "clipboard")?;
    Some(clipboard.write_text(text))
}

/// Copies by command; the keyboard focus and the selection are put back.
fn commanded(text: &str) -> Option<bool> {
    let document = dom::document()?;
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_read_only(true);
    let style = field.style();
    // Through the CSSOM, which the page's policy lets pass; fixed, so that focusing it scrolls nothing.
    for (property, value) in [("position", "fixed"), ("top", "0"), ("left", "-9999px")] {
        let _ = style.set_property(property, value);
    }
    let active = document.active_element();
    let kept = Ends::of(&document);
    // What is outside an open dialog cannot be focused.
    let host = around(active.as_ref()).or_else(|| document.body().map(Into::into))?;
    host.append_child(&field).ok()?;
    page::focus(&field, true);
    field.select();
    let copied = document
        .unchecked_ref::<HtmlDocument>()
        .exec_command("copy")
        .unwrap_or(false);
    field.remove();
    if let Some(active) = active.filter(|active| active.is_instance_of::<HtmlElement>()) {
        page::focus(&active, true);
    }
    if let Some(kept) = kept {
        kept.restore();
    }
    Some(copied)
}

fn around(active: Option<&Element>) -> Option<Element> {
    active?.closest("dialog[open]").ok()?
}

struct Ends {
    selection: Selection,
    anchor: (web_sys::Node, u32),
    focus: (web_sys::Node, u32),
}

impl Ends {
    fn of(document: &Document) -> Option<Self> {
        let selection = document.get_selection().ok()??;
        let anchor = (selection.anchor_node()?, selection.anchor_offset());
        let focus = (selection.focus_node()?, selection.focus_offset());
        Some(Self {
            selection,
            anchor,
            focus,
        })
    }

    fn restore(&self) {
        let ((anchor, from), (focus, to)) = (&self.anchor, &self.focus);
        // Fails only if the nodes are gone; then there is nothing to restore.
        let _ = self.selection.set_base_and_extent(anchor, *from, focus, *to);
    }
}
