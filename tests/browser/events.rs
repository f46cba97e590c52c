//! Events as plain data.

use pressmark::web::events::{self, Phase, PointerKind};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    Element, Event, EventTarget, KeyboardEvent, KeyboardEventInit, PageTransitionEvent, PageTransitionEventInit,
    PointerEvent, PointerEventInit,
};

use crate::stage::{Stage, document, heard, selection};

fn press(target: &Element, key: &str, adjust: impl FnOnce(&KeyboardEventInit)) -> bool {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_key(key);
    adjust(&init);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("it can be made");
    target.dispatch_event(&event).expect("it can be sent")
}

#[wasm_bindgen_test]
fn a_key_tells_where_it_was_pressed_and_what_else_was_down() {
    let stage = Stage::new(
        "<p data-block=\"0\">words</p><input><textarea></textarea><select></select><b contenteditable=\"true\"><i>x</i></b>\
         <dialog open><button>Go</button></dialog>",
    );
    let (hear, list) = heard();
    let listener = events::key_down(move |key| {
        hear(key.clone());
        key.key == "1"
    });
    assert!(!press(&stage.article, "1", |_| ()), "used: the default is prevented");
    assert!(
        press(&stage.article, "z", |init| init.set_ctrl_key(true)),
        "not used: it is not"
    );
    for css in ["input", "textarea", "select", "b i", "button"] {
        press(&stage.find(css), "n", |_| ());
    }
    drop(listener);
    assert!(press(&stage.article, "1", |_| ()), "nobody hears");
    let list = list.borrow();
    assert_eq!(
        list.iter().map(|key| key.typing).collect::<Vec<_>>(),
        [false, false, true, true, true, true, false]
    );
    assert_eq!(
        list.iter().map(|key| key.in_dialog).collect::<Vec<_>>(),
        [false, false, false, false, false, false, true]
    );
    assert_eq!(
        list.iter().map(|key| key.ctrl).collect::<Vec<_>>(),
        [false, true, false, false, false, false, false]
    );
    assert!(list.iter().all(|key| key.target.within(&stage.article) && !key.taken));
}

#[wasm_bindgen_test]
fn pointers_are_heard_everywhere_and_before_others() {
    let stage = Stage::usual();
    let (hear, list) = heard();
    let listener = events::pointer(hear);
    let send = |css: &str, name: &str, kind: &str, button: i16| {
        let init = PointerEventInit::new();
        init.set_pointer_type(kind);
        init.set_button(button);
        init.set_client_x(7);
        // Not even bubbling: the capture phase hears it all the same.
        init.set_bubbles(false);
        let event = PointerEvent::new_with_event_init_dict(name, &init).expect("it can be made");
        stage.find(css).dispatch_event(&event).expect("it can be sent");
    };
    send("[data-block=\"1\"] mark", "pointerdown", "mouse", 2);
    send("#after", "pointerup", "touch", 0);
    send("#before", "pointercancel", "pen", 0);
    drop(listener);
    send("#after", "pointerup", "touch", 0);
    let told: Vec<_> = list
        .borrow()
        .iter()
        .map(|it| (it.phase, it.kind, it.button, it.target.within(&stage.article)))
        .collect();
    assert_eq!(
        told,
        [
            (Phase::Down, PointerKind::Mouse, 2, true),
            (Phase::Up, PointerKind::Touch, 0, false),
            (Phase::Cancel, PointerKind::Pen, 0, false),
        ]
    );
    assert_eq!(
        list.borrow()
            .first()
            .and_then(|it| it.target.attribute("[data-block]", "data-block"))
            .as_deref(),
        Some("1")
    );
}

#[wasm_bindgen_test]
async fn a_changed_selection_is_heard() {
    let stage = Stage::usual();
    let (tell, changed) = crate::stage::later();
    let mut tell = Some(tell);
    let listener = events::selection_change(move || {
        if let Some(tell) = tell.take() {
            tell(());
        }
    });
    selection()
        .select_all_children(&stage.article)
        .expect("it is in the page");
    changed.get().await;
    drop(listener);
}

#[wasm_bindgen_test]
fn the_page_tells_when_it_goes_and_comes() {
    let (hear, list) = heard();
    let hears = |word: &'static str| {
        let hear = hear.clone();
        move || hear(word)
    };
    let (back, hidden) = (hear.clone(), hear.clone());
    let listeners = [
        events::page_hide(hears("gone")),
        events::page_show(move |cached| back(if cached { "back" } else { "new" })),
        events::resize(hears("resized")),
        events::window_focus(hears("focused")),
        events::visibility(move |is_hidden| hidden(if is_hidden { "hidden" } else { "seen" })),
    ];
    let window = web_sys::window().expect("tests run in a page");
    let send = |name: &str| {
        for name in name.split(' ') {
            let event = Event::new(name).expect("it can be made");
            let target: &EventTarget = if name == "visibilitychange" {
                &document()
            } else {
                &window
            };
            target.dispatch_event(&event).expect("it can be sent");
        }
    };
    let cached = PageTransitionEventInit::new();
    cached.set_persisted(true);
    let cached = PageTransitionEvent::new_with_event_init_dict("pageshow", &cached).expect("it can be made");
    send("pagehide pageshow resize focus visibilitychange");
    window.dispatch_event(&cached).expect("it can be sent");
    drop(listeners);
    send("pagehide pageshow resize focus visibilitychange");
    assert_eq!(*list.borrow(), ["gone", "new", "resized", "focused", "seen", "back"]);
}
