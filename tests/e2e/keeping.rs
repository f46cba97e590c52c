//! Work is kept: at once, over reloads and crashes, under keys of the page's own, without a request.

use serde_json::{Value, json};

use crate::harness::{Options, run, run_with, span};

/// An act is in storage at most 300 ms later, in a small piece of its own, under keys that begin with `pressmark:`.
#[test]
fn an_act_is_stored_at_once_in_a_small_piece() {
    run(|page| async move {
        page.open().await;
        for nth in 0..6 {
            page.mark(crate::harness::text::block(2 + nth), "Claim").await;
        }
        let before = page.stored().await;
        // From the press of the key to storage, as the page itself sees it.
        page.drag(span("Carlos Vecchio")).await;
        page.until_toolbar().await;
        page.get(
            "window.pressed = 0; window.kept = 0;
             addEventListener('keydown', () => { pressed = performance.now(); }, { capture: true, once: true });
             const set = Storage.prototype.setItem;
             Storage.prototype.setItem = function (...what) { set.apply(this, what); kept ||= performance.now(); }",
        )
        .await;
        page.keys(&["2"]).await;
        page.until("it is stored", "return kept > 0", json!([])).await;
        let took = page.get("return kept - pressed").await.as_f64().expect("a time");
        assert!((0.0..300.0).contains(&took), "stored after {took} ms");

        let after = page.stored().await;
        assert!(
            after.keys().all(|key| key.starts_with("pressmark:")),
            "{:?}",
            after.keys()
        );
        let every = page.get("return Object.keys(localStorage).length").await;
        assert_eq!(every, after.len(), "nothing is stored under other keys");
        let written: usize = after
            .iter()
            .filter(|(key, value)| before.get(*key) != Some(value))
            .map(|(key, value)| key.len() + value.as_str().map_or(0, str::len))
            .sum();
        assert!(written > 0 && written < 2048, "one act wrote {written} bytes");
    });
}

/// A page that is left in the middle of typing has kept all of it.
#[test]
fn leaving_in_the_middle_loses_nothing() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.keys(&["n"]).await;
        page.until(
            "the note is open",
            "return document.activeElement.matches('.note-field')",
            json!([]),
        )
        .await;
        page.types("left while typing").await;
        page.visit().await;
        page.ready().await;
        assert_eq!(page.cards().await[0].note, "left while typing");
        // A selection that is alive at a reload is nobody's work, and no trouble.
        page.drag(span("European Union")).await;
        page.until_toolbar().await;
        page.reload().await;
        assert!(!page.toolbar().await);
        page.count(1).await;
        page.mark(span("European Union"), "Claim").await;
        page.count(2).await;
    });
}

/// A tab that crashes has kept its work, and its keys are taken over by the next.
#[test]
fn a_crashed_tab_has_kept_its_work() {
    run_with(
        Options {
            trouble_expected: true,
            ..Options::default()
        },
        |page| async move {
            page.open().await;
            let home = page.windows().await.remove(0);
            let second = page.another().await;
            page.mark(span("Carlos Vecchio"), "Quote").await;
            page.mark(span("European Union"), "Claim").await;
            let listed = page.listed().await;
            page.until_stored("European Union").await;
            page.crash().await;
            page.front(&home).await;
            let third = page.another().await;
            assert_ne!(second.to_string(), third.to_string());
            assert_eq!(page.listed().await, listed, "the work is there");
            page.mark(span("Saturday rally"), "Claim").await;
            page.reload().await;
            page.count(3).await;
        },
    );
}

/// Save, load, save: the same bytes, but for the time.
#[test]
fn exports_are_the_same_bytes_again() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.mark(span("said at a Saturday"), "Attribution").await;
        let strip = |bytes: Vec<u8>| -> String {
            let text = String::from_utf8(bytes).expect("JSON is UTF-8");
            let value: Value = serde_json::from_str(&text).expect("it is JSON");
            text.replace(value["exported"].as_str().expect("it says when"), "")
        };
        let first = strip(page.export().await.1);
        page.reload().await;
        assert_eq!(strip(page.export().await.1), first, "after a reload");
        let file: Value = serde_json::from_slice(&page.export().await.1).expect("it is JSON");
        page.open().await;
        page.import(&file, "Import").await;
        page.count(2).await;
        assert_eq!(strip(page.export().await.1), first, "after an import elsewhere");
    });
}

/// The JSON goes into the clipboard too, and a name goes into the file and its name.
#[test]
fn the_json_can_be_copied_and_named() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.cdp(
            "Browser.grantPermissions",
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": page.url().trim_end_matches('/') }),
        )
        .await;
        page.press(".bar", "Export").await;
        page.press(".bar", "Copy JSON").await;
        page.hears("Copied 1 annotation as JSON").await;
        let copied = page.get("return navigator.clipboard.readText()").await;
        let copied: Value = serde_json::from_str(copied.as_str().expect("text")).expect("the clipboard has JSON");
        assert_eq!(copied["annotations"][0]["exact"], "Carlos Vecchio");

        page.press(".bar", "Export").await;
        page.click("#export-pop input").await;
        page.types("Ana 7").await;
        let (name, bytes) = page.download(".bar", "JSON").await;
        assert!(name.to_lowercase().contains("ana"), "{name}");
        let file: Value = serde_json::from_slice(&bytes).expect("the export is JSON");
        assert_eq!(file["author"]["name"], "Ana 7");
        page.mark(span("European Union"), "Claim").await;
        assert_eq!(page.exported().await["annotations"][1]["creator"], "Ana 7");
    });
}

/// After the page has loaded, nothing is asked of any server, whatever is done.
#[test]
fn nothing_is_requested_after_the_load() {
    run_with(
        Options {
            requests: true,
            ..Options::default()
        },
        |page| async move {
            page.open().await;
            let mut loaded = page.requests().await;
            // The browser's own first page.
            loaded.retain(|url| !url.starts_with("\"chrome:"));
            let own = format!("\"{}", page.url());
            assert!(
                loaded.iter().any(|url| url.contains(".wasm")),
                "the load is recorded: {loaded:?}"
            );
            assert!(
                loaded
                    .iter()
                    .all(|url| url.starts_with(&own) || url.starts_with("\"data:")),
                "{loaded:?}"
            );
            page.mark(span("Carlos Vecchio"), "Quote").await;
            page.keys(&["n"]).await;
            page.types("note").await;
            page.keys(&["Escape", "Control+z", "?", "Escape"]).await;
            page.press(".bar", "Settings").await;
            page.press("#settings", "Dark").await;
            page.keys(&["Escape"]).await;
            let file = page.exported().await;
            page.import(&file, "Cancel").await;
            page.settled().await;
            let later: Vec<String> = page
                .requests()
                .await
                .into_iter()
                .filter(|url| !url.starts_with("\"blob:") && !url.starts_with("\"data:"))
                .collect();
            assert!(later.is_empty(), "{later:?}");
        },
    );
}

/// However often the page is opened, storage does not fill with what earlier visits left: they are taken over.
#[test]
fn earlier_visits_are_taken_over() {
    run(|page| async move {
        page.open().await;
        let words = [
            "Carlos Vecchio",
            "European Union",
            "Saturday rally",
            "Coast Guard",
            "President Donald Trump",
            "Guaido said",
        ];
        for (nth, words) in words.into_iter().enumerate() {
            page.mark(span(words), "Claim").await;
            page.until_stored(words).await;
            page.reload().await;
            page.count(nth + 1).await;
        }
        page.until(
            "one replica is left",
            "return new Set(Object.keys(store()).map((key) => key.split(':')).filter((parts) => parts.length > 3)
               .map((parts) => parts[3])).size === 1",
            json!([]),
        )
        .await;
        page.count(words.len()).await;
        page.reload().await;
        page.count(words.len()).await;
    });
}
