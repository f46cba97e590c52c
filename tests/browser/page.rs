//! The page: measures, focus, dialogs, scrolling.

use pressmark::web::page;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, document, later};

#[wasm_bindgen_test]
fn measures_go_through_the_style_object() {
    let stage = Stage::usual();
    page::set_px(&stage.article, "--x", 12.5);
    assert_eq!(stage.article.get_attribute("style").as_deref(), Some("--x: 12.50px;"));
    let rect = page::measure(&stage.article);
    assert!(rect.width() > 0.0 && rect.height() > 0.0);
    let seen = page::viewport();
    assert!(seen.width() > 0.0 && seen.height() > 0.0);
}

#[wasm_bindgen_test]
fn the_root_carries_attributes_and_loses_them() {
    let theme = || {
        document()
            .document_element()
            .and_then(|root| root.get_attribute("data-theme"))
    };
    page::set_root_attribute("data-theme", Some("dark"));
    assert_eq!(theme().as_deref(), Some("dark"));
    page::set_root_attribute("data-theme", None);
    assert_eq!(theme(), None);
}

#[wasm_bindgen_test]
fn a_dialog_opens_once_and_takes_the_keyboard() {
    let stage = Stage::new("<button id=\"one\">One</button><dialog><button id=\"two\">Two</button></dialog>");
    let dialog = stage.find("dialog");
    page::focus(&stage.find("#one"), true);
    assert!(page::has_focus(&stage.find("#one")) && page::focus_within(&stage.article));
    assert!(
        page::show_modal(&dialog) && page::show_modal(&dialog),
        "open already is open"
    );
    assert!(page::is_open(&dialog) && page::focus_within(&dialog));
    page::close_dialog(&dialog);
    page::close_dialog(&dialog);
    assert!(
        !page::is_open(&dialog) && page::has_focus(&stage.find("#one")),
        "the keyboard is given back"
    );
    assert!(!page::show_modal(&stage.article), "no dialog");
}

#[wasm_bindgen_test]
async fn a_panel_scrolls_alone_and_only_when_it_must() {
    let stage = Stage::new("<div id=\"panel\"><p id=\"first\">1</p><p id=\"tall\">2</p><p id=\"last\">3</p></div>");
    let panel = stage.find("#panel");
    panel
        .set_attribute("style", "height: 100px; overflow: auto; scroll-behavior: auto")
        .and_then(|()| stage.find("#tall").set_attribute("style", "height: 1000px"))
        .expect("attributes can be set");
    let window = web_sys::window().expect("tests run in a page");
    let before = window.scroll_y().ok();
    page::reveal_in(&panel, &stage.find("#first"), true);
    assert_eq!(panel.scroll_top(), 0, "seen already");
    // It glides, so the end is waited for.
    let (tell, ended) = later();
    let end = Closure::once_into_js(move || tell(()));
    panel
        .add_event_listener_with_callback("scrollend", end.unchecked_ref())
        .expect("it can be heard");
    page::reveal_in(&panel, &stage.find("#last"), true);
    ended.get().await;
    let (frame, last) = (page::measure(&panel), page::measure(&stage.find("#last")));
    assert!(
        last.top >= frame.top && last.bottom <= frame.bottom,
        "{last:?} in {frame:?}"
    );
    assert_eq!(window.scroll_y().ok(), before, "the window stays");
}

#[wasm_bindgen_test]
fn the_window_scrolls_to_what_is_not_seen() {
    let stage = Stage::usual();
    for css in ["[data-block=\"2\"]", "#after"] {
        stage
            .find(css)
            .set_attribute("style", "height: 5000px")
            .expect("attributes can be set");
    }
    let last = stage.find("[data-block=\"3\"]");
    page::reveal(page::measure(&last), 50.0, 60.0, false);
    let (rect, seen) = (page::measure(&last), page::viewport());
    assert!(
        rect.top >= seen.top + 50.0 && rect.bottom <= seen.bottom - 60.0 + 1.0,
        "{rect:?} in {seen:?}"
    );
    page::reveal(rect, 50.0, 59.0, false);
    assert_eq!(page::measure(&last), rect, "seen already");
}
