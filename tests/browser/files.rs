//! Files in and out, the clipboard, and the last resort.

use js_sys::{Array, Uint8Array};
use pressmark::web::{File, file, panic, storage};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DataTransfer, DragEvent, DragEventInit, Element, Event, HtmlAnchorElement, HtmlInputElement};

use crate::stage::{Stage, at, document, heard, later};

#[wasm_bindgen_test]
async fn a_file_is_read_to_the_byte() {
    let bytes = [0xEF, 0xBB, 0xBF, 0, 255, 10];
    let parts = Array::of1(&Uint8Array::from(&bytes[..]));
    let made = File::new_with_u8_array_sequence(&parts, "a.json").expect("it can be made");
    assert_eq!((file::name(&made).as_str(), file::size(&made)), ("a.json", 6.0));
    let (tell, read) = later();
    file::read(&made, tell);
    assert_eq!(read.get().await, Ok(bytes.to_vec()));
}

fn carried(name: &str) -> DataTransfer {
    let made = File::new_with_str_sequence(&Array::of1(&"x".into()), name).expect("it can be made");
    let data = DataTransfer::new().expect("it can be made");
    data.items().add_with_file(&made).expect("a file can be added");
    data
}

#[wasm_bindgen_test]
fn the_same_file_can_be_picked_twice() {
    let stage = Stage::new("<input type=\"file\">");
    let input: HtmlInputElement = stage.find("input").dyn_into().expect("it is an input");
    let (hear, list) = heard();
    let change =
        Closure::<dyn FnMut(Event)>::new(move |event: Event| hear(file::picked(&event).first().map(file::name)));
    input
        .add_event_listener_with_callback("change", change.as_ref().unchecked_ref())
        .expect("it can be heard");
    for _ in 0..2 {
        input.set_files(carried("c.json").files().as_ref());
        input
            .dispatch_event(&Event::new("change").expect("it can be made"))
            .expect("it can be sent");
        assert_eq!(input.value(), "");
    }
    assert_eq!(*list.borrow(), [Some("c.json".to_owned()), Some("c.json".to_owned())]);
}

#[wasm_bindgen_test]
fn a_dropped_file_is_taken_and_dropped_words_are_not() {
    let stage = Stage::usual();
    let (hear, list) = heard();
    let listener = file::on_drop(move |files| hear(files.iter().map(file::name).collect::<String>()));
    let send = |name: &str, data: &DataTransfer| {
        let init = DragEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_data_transfer(Some(data));
        let event = DragEvent::new_with_event_init_dict(name, &init).expect("it can be made");
        stage.article.dispatch_event(&event).expect("it can be sent")
    };
    let words = DataTransfer::new().expect("it can be made");
    words.set_data("text/plain", "words").expect("words can be added");
    assert!(send("dragover", &words) && send("drop", &words), "left to the browser");
    assert!(
        !send("dragover", &carried("d.json")) && !send("drop", &carried("d.json")),
        "not left to it"
    );
    drop(listener);
    assert_eq!(*list.borrow(), ["d.json"]);
}

/// The text behind a download link.
async fn behind(link: &HtmlAnchorElement) -> String {
    let window = web_sys::window().expect("tests run in a page");
    let response = JsFuture::from(window.fetch_with_str(&link.href()))
        .await
        .expect("the address is good");
    let response: web_sys::Response = response.unchecked_into();
    let text = JsFuture::from(response.text().expect("it has a body"))
        .await
        .expect("it is text");
    text.as_string().expect("it is text")
}

#[wasm_bindgen_test]
async fn a_download_is_a_link_that_is_clicked_and_gone() {
    let (hear, list) = heard();
    // The click is caught, so that the test run saves no file.
    let caught = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        event.prevent_default();
        hear(
            event
                .target()
                .and_then(|target| target.dyn_into::<HtmlAnchorElement>().ok()),
        );
    });
    let listener = caught.as_ref().unchecked_ref();
    document()
        .add_event_listener_with_callback("click", listener)
        .expect("it can be heard");
    let done = file::download("b.json", "application/json", "{\"\u{1F600}\":1}".as_bytes());
    document()
        .remove_event_listener_with_callback("click", listener)
        .expect("it was heard");
    assert_eq!(done, Ok(()));
    let link = list.borrow_mut().pop().flatten().expect("a link was clicked");
    assert_eq!((link.download().as_str(), link.is_connected()), ("b.json", false));
    assert_eq!(behind(&link).await, "{\"\u{1F600}\":1}");
}

#[wasm_bindgen_test]
async fn copying_answers_once_and_leaves_the_selection_alone() {
    use pressmark::web::selection::{read, select};
    let stage = Stage::usual();
    assert!(select(&stage.article, at(1, 8), at(1, 3)));
    let before = read(&stage.article);
    let (tell, copied) = later();
    file::copy("words", tell);
    // Whether a page without a click may copy is the browser's to say.
    let _answer: bool = copied.get().await;
    assert_eq!(read(&stage.article), before);
    assert!(
        document()
            .query_selector("body > textarea")
            .is_ok_and(|left| left.is_none())
    );
}

fn links(banner: &Element) -> Vec<HtmlAnchorElement> {
    let list = banner.query_selector_all("a").expect("a good selector");
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into().ok())
        .collect()
}

#[wasm_bindgen_test]
async fn the_last_resort_offers_plain_links() {
    assert_eq!(storage::set("pressmark:test:crash", "{\"a\":\"\u{1F600}\"}"), Ok(()));
    assert_eq!(storage::set("foreign:test", "x"), Ok(()));
    // Half a surrogate pair: no Rust string could hold it.
    js_sys::eval("localStorage.setItem('pressmark:test:half', '\\uD83D')").expect("there is room");
    panic::keep(|| Some(("mine.json".to_owned(), "my work".to_owned())));
    assert!(panic::show());
    assert!(panic::show(), "a second time adds nothing");
    let banners = document().query_selector_all("#crash").expect("a good selector");
    assert_eq!(banners.length(), 1);
    let banner: Element = banners
        .item(0)
        .and_then(|node| node.dyn_into().ok())
        .expect("there is one");
    assert!(
        banner
            .query_selector("[role=alert] p")
            .is_ok_and(|words| words.is_some())
    );
    let links = links(&banner);
    let words: Vec<_> = links.iter().filter_map(|link| link.text_content()).collect();
    assert_eq!(words, ["Save a copy", "Save what is stored", "Reload"]);
    assert_eq!(
        (links[0].download().as_str(), behind(&links[0]).await.as_str()),
        ("mine.json", "my work")
    );
    let stored = behind(&links[1]).await;
    assert!(
        stored.contains("\"pressmark:test:crash\": \"{\\\"a\\\":\\\"\u{1F600}\\\"}\""),
        "{stored}"
    );
    assert!(stored.contains("\"pressmark:test:half\": \"\\ud83d\""), "{stored}");
    assert!(!stored.contains("foreign:test"), "{stored}");
    banner.remove();
    assert_eq!(storage::remove("pressmark:test:half"), Ok(()));
    assert_eq!(
        storage::remove("pressmark:test:crash").and(storage::remove("foreign:test")),
        Ok(())
    );
}
