//! Storage that is full, blocked or damaged: work goes on, it is said in words, and nothing is written over.

use serde_json::{Value, json};

use crate::harness::{Page, run, span};

/// Fills local storage to the last unit with another program's key.
const FILL: &str = "for (let size = 1 << 22; size >= 1; size = size >> 1) {
    for (;;) {
        try { localStorage.setItem('other', (localStorage.getItem('other') ?? '') + 'x'.repeat(size)); } catch { break; }
    }
}";

/// A full storage is said, work goes on in memory and can be saved to a file; saving goes on when there is room.
#[test]
fn a_full_storage_is_said_and_got_over() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.until_stored("Carlos Vecchio").await;
        page.get(FILL).await;
        page.mark(span("European Union"), "Claim").await;
        page.hears("storage is full").await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.count(3).await;
        let (name, bytes) = page.download("[role=alert]", "Save a copy").await;
        assert!(name.ends_with(".json"), "{name}");
        let file: Value = serde_json::from_slice(&bytes).expect("the copy is JSON");
        assert_eq!(file["annotations"].as_array().map(Vec::len), Some(3));

        page.get("localStorage.removeItem('other')").await;
        page.mark(span("Guaido said"), "Attribution").await;
        page.until(
            "the trouble is over",
            "return document.querySelector('[role=alert]').textContent === ''",
            json!([]),
        )
        .await;
        page.until_stored("Saturday rally").await;
        page.reload().await;
        page.count(4).await;
    });
}

/// A storage that the browser refuses altogether: the page works, says so, and exports.
#[test]
fn a_blocked_storage_is_said_and_work_goes_on() {
    run(|page| async move {
        page.before_every_page(
            "Object.defineProperty(window, 'localStorage', {
               get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); } })",
        )
        .await;
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.hears("does not let the page store anything").await;
        page.mark(span("European Union"), "Claim").await;
        page.count(2).await;
        let file = page.exported().await;
        assert_eq!(file["annotations"].as_array().map(Vec::len), Some(2));
        page.import(&file, "Cancel").await;
        page.press(".bar", "Undo").await;
        page.count(1).await;
    });
}

/// What happens to stored bytes, in words and in deed.
type Damage<'a> = (&'a str, fn(&str) -> String);

/// Damaged and newer bytes stay where they are, to the byte; they are reported, can be saved, and the rest is shown.
#[test]
fn damaged_bytes_are_left_alone_and_reported() {
    run(|page| async move {
        let damages: [Damage; 4] = [
            ("cut off", |text| text.chars().take(text.chars().count() / 2).collect()),
            ("no JSON", |_| "\u{0}not a log at all \u{fffd} 🧨".to_owned()),
            ("empty", |_| String::new()),
            ("a letter changed", |text| text.replacen('"', "'", 1)),
        ];
        for (what, damage) in damages {
            page.open().await;
            page.mark(span("Carlos Vecchio"), "Quote").await;
            page.until_stored("Carlos Vecchio").await;
            let key = key_with(&page, "Carlos Vecchio").await;
            let whole = page.stored().await[&key].as_str().expect("text").to_owned();
            let damaged = damage(&whole);
            assert_ne!(damaged, whole, "{what}");
            page.reload_after(&format!("localStorage.setItem({}, {})", json!(key), json!(damaged)))
                .await;
            page.hears("could not be read").await;
            assert!(page.alert().await.contains(&key), "{what}: the alert names the key");
            page.mark(span("European Union"), "Claim").await;
            page.mark(span("Saturday rally"), "Claim").await;
            page.until_stored("Saturday rally").await;
            let (_, copy) = page.download("[role=alert]", "Save a copy").await;
            assert!(
                String::from_utf8_lossy(&copy).contains(&damaged),
                "{what}: the bytes can be saved"
            );
            for _ in 0..2 {
                page.reload().await;
                page.count(2).await;
                assert_eq!(
                    page.stored().await[&key],
                    damaged.as_str(),
                    "{what}: the bytes are as they were"
                );
            }
        }
    });
}

/// What a newer version stored is left as it is, and its version is named.
#[test]
fn a_newer_format_is_named_and_left_alone() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.until_stored("Carlos Vecchio").await;
        let key = key_with(&page, "Carlos Vecchio").await;
        let newer = key.replacen("pressmark:1:", "pressmark:7:", 1);
        assert_ne!(newer, key);
        page.reload_after(&format!("localStorage.setItem({}, 'from the future')", json!(newer)))
            .await;
        page.hears("format 7").await;
        page.count(1).await;
        page.mark(span("European Union"), "Claim").await;
        page.reload().await;
        page.count(2).await;
        assert_eq!(page.stored().await[&newer], "from the future");
    });
}

/// Storage that is cleared elsewhere while the page is open: the work is still here, and stored again.
#[test]
fn a_cleared_storage_does_not_clear_the_page() {
    run(|page| async move {
        page.open().await;
        let first = page.windows().await.remove(0);
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.until_stored("Carlos Vecchio").await;
        page.another().await;
        page.count(1).await;
        page.get("localStorage.clear()").await;
        page.front(&first).await;
        page.count(1).await;
        page.mark(span("European Union"), "Claim").await;
        page.until_stored("Carlos Vecchio").await;
        page.until_stored("European Union").await;
    });
}

async fn key_with(page: &Page, part: &str) -> String {
    let stored = page.stored().await;
    let found = stored
        .iter()
        .find(|(_, value)| value.as_str().is_some_and(|value| value.contains(part)));
    found.expect("it is stored").0.clone()
}
