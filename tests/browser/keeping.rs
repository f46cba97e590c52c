//! Storage, locks, clock and random bytes.

use pressmark::web::locks::{self, Attempt};
use pressmark::web::storage::{self, StorageChange, StorageError};
use pressmark::web::{clock, random, timer};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, Storage, StorageEvent, StorageEventInit};

use crate::stage::{heard, later};

#[wasm_bindgen_test]
fn what_is_set_is_got_until_it_is_removed() {
    let value = "two\nlines, \u{1F600} and \u{0}";
    assert_eq!(storage::set("pressmark:test:a", value), Ok(()));
    assert_eq!(storage::get("pressmark:test:a"), Ok(Some(value.to_owned())));
    assert!(storage::keys().is_ok_and(|keys| keys.contains(&"pressmark:test:a".to_owned())));
    assert_eq!(storage::remove("pressmark:test:a"), Ok(()));
    assert_eq!(storage::get("pressmark:test:a"), Ok(None));
    assert!(storage::keys().is_ok_and(|keys| !keys.contains(&"pressmark:test:a".to_owned())));
    assert_eq!(storage::remove("pressmark:test:a"), Ok(()), "it need not be there");
}

#[wasm_bindgen_test]
fn lengths_are_those_of_the_values() {
    assert_eq!(storage::set("pressmark:test:\u{1f600}", "\u{1f600}\u{e9}"), Ok(()));
    assert_eq!(storage::set("pressmark:test:empty", ""), Ok(()));
    js_sys::eval("localStorage.setItem('pressmark:test:half', 'a\\ud83d')").expect("half a pair can be stored");
    let lengths = storage::lengths().expect("storage can be read");
    let of = |name: &str| lengths.iter().find(|(key, _)| key == name).map(|found| found.1);
    assert_eq!(of("pressmark:test:\u{1f600}"), Some(3));
    assert_eq!(
        (of("pressmark:test:empty"), of("pressmark:test:half")),
        (Some(0), Some(2))
    );
    let has = |name: &str| storage::has(&["pressmark:test:", name].concat());
    assert_eq!(
        (has("empty"), has("half"), has("none")),
        (Ok(true), Ok(true), Ok(false))
    );
    for key in [
        "pressmark:test:\u{1f600}",
        "pressmark:test:empty",
        "pressmark:test:half",
    ] {
        assert_eq!(storage::remove(key), Ok(()));
    }
    assert!(clock::millis() > 1_600_000_000_000);
    storage::persist();
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_what_it_had() {
    let filler = "pressmark:test:filler";
    assert_eq!(storage::set("pressmark:test:b", "kept"), Ok(()));
    // Chromium's room is 5,242,880 units with the keys: more than that never fits.
    assert_eq!(storage::set(filler, &"x".repeat(5_300_000)), Err(StorageError::Full));
    assert_eq!(storage::get(filler), Ok(None), "all or nothing");
    assert_eq!(storage::set(filler, &"x".repeat(5_200_000)), Ok(()));
    let more = "y".repeat(100_000);
    assert_eq!(storage::set("pressmark:test:b", &more), Err(StorageError::Full));
    assert_eq!(storage::get("pressmark:test:b"), Ok(Some("kept".to_owned())));
    assert_eq!(storage::remove(filler), Ok(()));
    assert_eq!(storage::set("pressmark:test:b", &more), Ok(()), "room again");
    assert_eq!(storage::remove("pressmark:test:b"), Ok(()));
}

fn change(area: Option<&Storage>, key: Option<&str>, value: Option<&str>) -> Event {
    let init = StorageEventInit::new();
    init.set_key(key);
    init.set_new_value(value);
    init.set_storage_area(area);
    StorageEvent::new_with_event_init_dict("storage", &init)
        .expect("it can be made")
        .into()
}

#[wasm_bindgen_test]
fn changes_of_local_storage_alone_are_told() {
    let window = web_sys::window().expect("tests run in a page");
    let local = window.local_storage().ok().flatten();
    let session = window.session_storage().ok().flatten();
    let (hear, list) = heard();
    let listener = storage::on_change(hear);
    let send = |event: Event| window.dispatch_event(&event).expect("it can be sent");
    send(change(local.as_ref(), Some("k"), Some("v")));
    send(change(session.as_ref(), Some("k"), Some("other")));
    send(change(None, Some("k"), Some("nobody's")));
    send(change(local.as_ref(), Some("k"), None));
    send(change(local.as_ref(), None, None));
    drop(listener);
    send(change(local.as_ref(), Some("k"), Some("unheard")));
    let told = |key: Option<&str>, value: Option<&str>| StorageChange {
        key: key.map(str::to_owned),
        value: value.map(str::to_owned),
    };
    assert_eq!(
        *list.borrow(),
        [told(Some("k"), Some("v")), told(Some("k"), None), told(None, None)]
    );
}

#[wasm_bindgen_test]
async fn another_pages_write_is_heard() {
    let (tell, change) = later();
    let mut tell = Some(tell);
    let listener = storage::on_change(move |change| {
        if let Some(tell) = tell.take() {
            tell(change);
        }
    });
    assert_eq!(
        storage::set("pressmark:test:own", "unheard"),
        Ok(()),
        "one's own writes are not told"
    );
    js_sys::eval(
        "{ const frame = document.body.appendChild(document.createElement('iframe'));
           frame.contentWindow.localStorage.setItem('pressmark:test:foreign', 'heard');
           globalThis.testFrame = frame }",
    )
    .expect("a frame can be made");
    let heard = change.get().await;
    assert_eq!(
        (heard.key.as_deref(), heard.value.as_deref()),
        (Some("pressmark:test:foreign"), Some("heard"))
    );
    drop(listener);
    js_sys::eval("testFrame.remove()").expect("it is there");
    assert_eq!(
        storage::remove("pressmark:test:own").and(storage::remove("pressmark:test:foreign")),
        Ok(())
    );
}

async fn attempt(name: &str) -> Attempt {
    let (tell, answer) = later();
    locks::try_hold(name, tell);
    assert!(!answer.has_come(), "never before the call returns");
    answer.get().await
}

#[wasm_bindgen_test]
async fn a_lock_is_held_by_one_until_it_is_dropped() {
    assert!(locks::supported());
    let first = attempt("pressmark:test:lock").await;
    let Attempt::Held(lock) = first else {
        panic!("nobody held it: {first:?}")
    };
    assert!(matches!(attempt("pressmark:test:lock").await, Attempt::Taken));
    assert!(
        matches!(attempt("pressmark:test:other").await, Attempt::Held(_)),
        "another name is another lock"
    );
    drop(lock);
    // Giving back takes the browser a moment.
    let mut again = attempt("pressmark:test:lock").await;
    for _ in 0..100 {
        if matches!(again, Attempt::Held(_)) {
            break;
        }
        again = attempt("pressmark:test:lock").await;
    }
    let Attempt::Held(lock) = again else {
        panic!("it was given back: {again:?}")
    };
    lock.keep();
    assert!(
        matches!(attempt("pressmark:test:lock").await, Attempt::Taken),
        "kept for life"
    );
}

#[wasm_bindgen_test]
async fn a_lock_for_life_is_never_free_again() {
    locks::hold_for_life("pressmark:test:life");
    for _ in 0..100 {
        assert!(matches!(attempt("pressmark:test:life").await, Attempt::Taken));
    }
}

#[wasm_bindgen_test]
async fn a_name_that_locks_refuse_is_answered_too() {
    // Names that begin with a hyphen are the browser's own.
    assert!(matches!(attempt("-refused").await, Attempt::Unsupported));
}

#[wasm_bindgen_test]
fn the_time_has_milliseconds_and_bytes_differ() {
    let now = clock::now();
    let shape: String = now.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    assert_eq!(shape, "0000-00-00T00:00:00.000Z", "{now}");
    let early = clock::ticks();
    assert!(clock::ticks() >= early);
    assert_ne!(random::bytes::<16>(), random::bytes::<16>());
}

#[wasm_bindgen_test]
async fn a_timer_rings_once_unless_it_is_dropped() {
    let (hear, list) = heard();
    let dropped = hear.clone();
    drop(timer::after(0, move || dropped("dropped")));
    let soon = hear.clone();
    timer::soon(move || soon("soon"));
    let (tell, rung) = later();
    let kept = timer::after(1, move || {
        hear("after");
        tell(());
    });
    rung.get().await;
    drop(kept);
    assert_eq!(*list.borrow(), ["soon", "after"]);
}
