//! Browsers and pages that lack something, or forbid it.

use pressmark::web::locks::{self, Attempt};
use pressmark::web::selection::place_at_point;
use pressmark::web::storage::{self, StorageError};
use pressmark::web::{file, highlight, random};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, at, later, selection};

/// A property of a browser object that answers something else until this is dropped.
struct Replaced {
    object: &'static str,
    name: &'static str,
}

impl Replaced {
    /// `getter` is the body of a script function.
    fn new(object: &'static str, name: &'static str, getter: &str) -> Self {
        js_sys::eval(&format!(
            "(globalThis.kept ??= {{}})['{name}'] = Object.getOwnPropertyDescriptor({object}, '{name}');
             Object.defineProperty({object}, '{name}', {{ configurable: true, get() {{ {getter} }} }})"
        ))
        .expect("the property can be replaced");
        Self { object, name }
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        let Self { object, name } = self;
        let _ = js_sys::eval(&format!(
            "delete {object}['{name}']; if (kept['{name}']) Object.defineProperty({object}, '{name}', kept['{name}'])"
        ));
    }
}

#[wasm_bindgen_test]
fn storage_that_is_forbidden_or_absent_is_blocked() {
    for getter in ["throw new DOMException('no', 'SecurityError')", "return null"] {
        let _gone = Replaced::new("window", "localStorage", getter);
        assert_eq!(storage::keys(), Err(StorageError::Blocked), "{getter}");
        assert_eq!(storage::get("a"), Err(StorageError::Blocked), "{getter}");
        assert_eq!(storage::has("a"), Err(StorageError::Blocked), "{getter}");
        assert_eq!(storage::set("a", "b"), Err(StorageError::Blocked), "{getter}");
        assert_eq!(storage::remove("a"), Err(StorageError::Blocked), "{getter}");
    }
    assert!(storage::keys().is_ok(), "looked up anew each time");
}

#[wasm_bindgen_test]
fn without_a_storage_manager_nobody_is_asked() {
    for getter in [
        "return undefined",
        "return {}",
        "return { persisted() { throw new TypeError('no') } }",
    ] {
        let _gone = Replaced::new("navigator", "storage", getter);
        storage::persist();
    }
}

#[wasm_bindgen_test]
fn a_full_storage_is_known_by_each_browsers_sign() {
    let signs = [
        ("{ name: 'QuotaExceededError' }", true),
        ("{ name: 'NS_ERROR_DOM_QUOTA_REACHED', code: 1014 }", true),
        ("{ code: 22 }", true),
        ("new Error('odd')", false),
    ];
    for (sign, full) in signs {
        let _sick = Replaced::new(
            "window",
            "localStorage",
            &format!("return {{ setItem() {{ throw {sign} }} }}"),
        );
        let expected = if full {
            StorageError::Full
        } else {
            StorageError::Failed("Error: odd".to_owned())
        };
        assert_eq!(storage::set("a", "b"), Err(expected), "{sign}");
    }
}

#[wasm_bindgen_test]
async fn without_locks_the_answer_still_comes() {
    let gone = Replaced::new("navigator", "locks", "return undefined");
    assert!(!locks::supported());
    locks::hold_for_life("pressmark:test:absent");
    let (tell, answer) = later();
    locks::try_hold("pressmark:test:absent", tell);
    assert!(matches!(answer.get().await, Attempt::Unsupported));
    drop(gone);
    assert!(locks::supported());
}

#[wasm_bindgen_test]
fn without_highlights_nothing_happens() {
    let stage = Stage::usual();
    let _gone = Replaced::new("CSS", "highlights", "return undefined");
    assert!(!highlight::supported());
    highlight::show("draft", &stage.article, at(0, 0), at(0, 2));
    highlight::hide("draft");
}

#[wasm_bindgen_test]
fn without_the_generator_bytes_still_differ() {
    let _gone = Replaced::new("window", "crypto", "throw new TypeError('no')");
    assert_ne!(random::bytes::<16>(), random::bytes::<16>());
}

#[wasm_bindgen_test]
fn the_older_way_from_a_point_to_a_place() {
    let stage = Stage::new("<p data-block=\"0\"><span>abc </span><mark>def</mark></p>");
    stage.article.scroll_into_view();
    let _gone = Replaced::new("document", "caretPositionFromPoint", "return undefined");
    let rect = pressmark::web::selection::caret_rect(&stage.article, at(0, 6)).expect("a caret");
    assert_eq!(
        place_at_point(&stage.article, rect.left, rect.top + 5.0),
        Some(at(0, 6))
    );
    let _both = Replaced::new("document", "caretRangeFromPoint", "return undefined");
    assert_eq!(place_at_point(&stage.article, rect.left, rect.top + 5.0), None);
}

#[wasm_bindgen_test]
async fn without_a_clipboard_the_command_copies() {
    let stage = Stage::usual();
    stage.find("article").set_text_content(Some("unrelated"));
    selection()
        .select_all_children(&stage.article)
        .expect("it is in the page");
    let _gone = Replaced::new("navigator", "clipboard", "return undefined");
    // What the command would copy: the words of the field that has the keyboard.
    let _seen = Replaced::new(
        "document",
        "execCommand",
        "return command => { globalThis.copied = command + ':' + document.activeElement.value; return true }",
    );
    let (tell, copied) = later();
    file::copy("two\nlines", tell);
    assert!(copied.get().await);
    let seen = js_sys::eval("copied").ok().and_then(|seen| seen.as_string());
    assert_eq!(seen.as_deref(), Some("copy:two\nlines"));
    assert_eq!(selection().to_string(), "unrelated", "the selection is as before");
}
