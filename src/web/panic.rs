//! The last resort. After a panic the program is dead and nothing in it may run again: what the person still needs is
//! put into the page as plain links while the hook runs.

use std::cell::RefCell;
use std::panic::PanicHookInfo;

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, console};

use super::{clock, dom, file, storage};
use crate::domain::messages::{Language, trouble as msg};

/// A file's name and its text.
type Rescue = (String, String);

/// The program's own way to make that file.
type Save = Box<dyn Fn() -> Option<Rescue>>;

thread_local! {
    static SAVE: RefCell<Option<Save>> = const { RefCell::new(None) };
}

/// The banner's id: a second panic adds no second banner.
const BANNER: &str = "crash";

/// What the program's own local storage keys begin with.
const PREFIX: &str = "pressmark:";

/// Keeps the way to make the file (name, text) that is offered after a panic, in place of the one before. It runs while
/// things are broken: it must not panic, so it borrows with `try_borrow` and gives `None` when in doubt.
pub fn keep(save: impl Fn() -> Option<(String, String)> + 'static) {
    SAVE.with(|kept| {
        if let Ok(mut kept) = kept.try_borrow_mut() {
            *kept = Some(Box::new(save));
        }
    });
}

/// Tells of a panic: in the console for us, in a banner for the person. Give it to `yew::set_custom_panic_hook` before
/// the first rendering: `std::panic::set_hook` alone would be replaced by Yew's own hook.
pub fn report(info: &PanicHookInfo<'_>) {
    console::error_1(&JsValue::from_str(&info.to_string()));
    show();
}

/// Shows the banner that `report` shows: what happened, what is safe, links that save it. Where there is a banner
/// already, or no page, nothing happens. False if there is no whole banner afterwards.
pub fn show() -> bool {
    dom::document().is_some_and(|document| document.get_element_by_id(BANNER).is_some() || build(&document).is_some())
}

fn build(document: &Document) -> Option<()> {
    // The page says which language it speaks: the state can not be asked any more.
    let tag = document.document_element()?.get_attribute("lang").unwrap_or_default();
    let language = Language::of_tag(&tag).unwrap_or_default();
    let banner = element(document, "div", "notices")?;
    banner.set_id(BANNER);
    let alert = element(document, "div", "alert")?;
    let row = element(document, "div", "row")?;
    banner.append_child(&alert).ok()?;
    document.body()?.append_child(&banner).ok()?;
    alert.set_attribute("role", "alert").ok()?;
    let words = element(document, "p", "")?;
    words.set_text_content(Some(msg::STOPPED.text(language)));
    alert.append_child(&words).ok()?;
    alert.append_child(&row).ok()?;
    offer(&row, msg::SAVE_STORED.text(language), "quiet", stored());
    let reload = element(document, "a", "quiet")?;
    reload.set_text_content(Some(msg::RELOAD.text(language)));
    reload.set_attribute("href", "").ok()?;
    row.append_child(&reload).ok()?;
    // Last, since it runs the program's own code: should it panic too, the rest already stands.
    let copy = SAVE.with(|kept| kept.try_borrow().ok()?.as_ref()?());
    offer(&row, msg::SAVE_A_COPY.text(language), "button", copy);
    Some(())
}

/// Puts a download link at the front of the row, if there is something to save.
fn offer(row: &Element, words: &str, class: &str, copy: Option<Rescue>) {
    let made = || {
        let (name, text) = copy?;
        let link = file::link(&name, &file::address("application/json", text.as_bytes()).ok()?)?;
        link.set_class_name(class);
        link.set_text_content(Some(words));
        row.insert_before(&link, row.first_child().as_ref()).ok()
    };
    // Without it the other ways remain.
    let _ = made();
}

fn element(document: &Document, name: &str, class: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Some(element)
}

/// Everything the program has in local storage, to the letter, as one JSON object of keys and values.
fn stored() -> Option<Rescue> {
    let all = Object::<JsValue>::new();
    for key in storage::keys().ok()?.iter().filter(|key| key.starts_with(PREFIX)) {
        if let Some(value) = storage::raw(key) {
            Reflect::set(all.as_ref(), &JsValue::from_str(key), &value).ok()?;
        }
    }
    let text = String::from(
        JSON::stringify_with_replacer_and_space(all.as_ref(), &JsValue::NULL, &JsValue::from_f64(1.0)).ok()?,
    );
    let date: String = clock::now().chars().take(10).collect();
    (text != "{}").then(|| (format!("pressmark-storage-{date}.json"), text))
}
