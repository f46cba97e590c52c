//! The sheet of keys: giving a command another key, and switching single keys off; by mouse, by touch, by keyboard.

use serde_json::json;

use crate::harness::{PHONE, Page, run, span};

async fn until_key(page: &Page, row: &str, key: &str) {
    page.until(
        &format!("the key of {row} is {key}"),
        "const row = document.getElementById('change-' + arguments[0])?.closest('tr');
         return row?.querySelector('kbd').textContent === arguments[1]",
        json!([row, key]),
    )
    .await;
}

async fn until_asked(page: &Page) {
    page.until(
        "the field has the keyboard",
        "return document.activeElement.matches('.new-key')",
        json!([]),
    )
    .await;
}

async fn until_open(page: &Page, open: bool) {
    page.until(
        "the sheet is open, or not",
        "return document.querySelector('#keys').open === arguments[0]",
        json!([open]),
    )
    .await;
}

async fn focused_id(page: &Page) -> serde_json::Value {
    page.get("return document.activeElement.id").await
}

/// With the keyboard alone: a key that is taken is refused in words, Escape keeps the old one and leaves the sheet
/// open, the new key works and stays over a reload and in another tab, and the first keys come back.
#[test]
fn a_command_gets_another_key() {
    run(|page| async move {
        page.open().await;
        let first = page.windows().await.remove(0);
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.keys(&["?"]).await;
        until_open(&page, true).await;
        page.get("document.querySelector('#change-note').focus()").await;
        page.keys(&["Enter"]).await;
        until_asked(&page).await;
        page.keys(&["s"]).await;
        page.until(
            "it is said inside the dialog, which is all that is heard now",
            "return document.querySelector('#keys [aria-live]').textContent ===
               'S is taken: Select the sentence, or grow to it. Press another key.'",
            json!([]),
        )
        .await;
        until_asked(&page).await;
        let axe = page.axe().await;
        assert!(axe.is_empty(), "a refused key: {axe:#?}");
        page.keys(&["Escape"]).await;
        page.hears("N stays").await;
        until_key(&page, "note", "N").await;
        until_open(&page, true).await;
        assert_eq!(focused_id(&page).await, "change-note", "the keyboard is back");
        page.keys(&["Enter"]).await;
        until_asked(&page).await;
        page.keys(&["x"]).await;
        until_key(&page, "note", "X").await;
        page.hears("X now: Write a note on the focused annotation").await;
        assert_eq!(focused_id(&page).await, "change-note", "the keyboard is back");
        page.keys(&["Escape"]).await;
        until_open(&page, false).await;
        page.click_text(span("Carlos Vecchio").start + 2).await;
        page.until_focused("Carlos Vecchio").await;
        page.keys(&["n"]).await;
        page.frames().await;
        assert_eq!(
            page.get("return document.querySelector('.note-field')").await,
            json!(null)
        );
        page.keys(&["x"]).await;
        let opened = "return document.activeElement.matches('.note-field')";
        page.until("the note is open", opened, json!([])).await;
        page.keys(&["Escape"]).await;

        // Another tab hears it, and puts the first keys back for both; and it was kept over the reload.
        page.another().await;
        page.keys(&["?"]).await;
        until_key(&page, "note", "X").await;
        page.press("#keys", "Back to the first keys").await;
        until_key(&page, "note", "N").await;
        page.front(&first).await;
        page.keys(&["?"]).await;
        until_key(&page, "note", "N").await;
        assert_eq!(
            page.get("return localStorage.getItem('pressmark:keys')").await,
            json!(null)
        );
    });
}

/// With a mouse, and with a finger and the keyboard of a phone, which only types into fields.
#[test]
fn a_key_is_changed_by_mouse_and_by_touch() {
    run(|page| async move {
        page.open().await;
        page.press(".bar", "Keys").await;
        page.press("#keys", "Change: Select the sentence, or grow to it").await;
        until_asked(&page).await;
        // A click elsewhere keeps the key, and the keyboard stays where the click was.
        page.press("#keys", "Change: Show this sheet").await;
        until_asked(&page).await;
        until_key(&page, "sentence", "S").await;
        page.keys(&[","]).await;
        until_key(&page, "keys", ",").await;
        page.press("#keys", "Close").await;
        page.until(
            "the empty list names the key",
            "return document.querySelector('.empty kbd').textContent === ','",
            json!([]),
        )
        .await;

        page.open_on(PHONE).await;
        page.tap(".pens", "More").await;
        page.tap("#more", "Keys").await;
        until_open(&page, true).await;
        page.tap("#keys", "Change: Select the sentence, or grow to it").await;
        until_asked(&page).await;
        page.cdp("Input.insertText", json!({ "text": "t" })).await;
        until_key(&page, "sentence", "T").await;
        let wide = page
            .get("const keys = document.querySelector('#keys'); return keys.scrollWidth - keys.clientWidth")
            .await;
        assert_eq!(wide, 0, "the sheet is not scrolled sideways");
        let small = page
            .get(
                "return [...document.querySelectorAll('#keys button')].filter(shown)
                   .filter((b) => b.getBoundingClientRect().height < 44).map(name)",
            )
            .await;
        assert_eq!(small, json!([]), "room for a finger");
    });
}

/// WCAG 2.1.4: with single keys off, letters, digits and signs do nothing; the rest of the keys and the buttons do.
#[test]
fn single_keys_are_switched_off() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.keys(&["?"]).await;
        page.press("#keys", "Single keys").await;
        page.hears("Single keys are off").await;
        page.press("#keys", "Close").await;
        for round in ["now", "after a reload"] {
            let hints = page
                .get("return [...document.querySelectorAll('.bar kbd, .empty kbd')].filter(shown).length")
                .await;
            assert_eq!(hints, 0, "keys that do nothing are not shown, {round}");
            page.click_text(span("Carlos Vecchio").start + 2).await;
            page.until_focused("Carlos Vecchio").await;
            page.keys(&["1", "n", "s", "p", "[", "]", "?"]).await;
            page.settled().await;
            assert_eq!(page.listed().await, [("Quote".to_owned(), "Carlos Vecchio".to_owned())]);
            assert_eq!(page.selected().await, "");
            until_open(&page, false).await;
            page.keys(&["Enter"]).await;
            let opened = "return document.activeElement.matches('.note-field')";
            page.until("Enter opens the note", opened, json!([])).await;
            page.keys(&["Escape"]).await;
            page.reload().await;
        }
        page.click_text(span("Carlos Vecchio").start + 2).await;
        page.until_focused("Carlos Vecchio").await;
        page.keys(&["Delete"]).await;
        page.count(0).await;
        page.keys(&["Control+z"]).await;
        page.count(1).await;
        // And on again, from the settings, by the keyboard.
        page.press(".bar", "Settings").await;
        page.until(
            "the switch has the keyboard",
            "named('#settings', 'Single keys')[0]?.querySelector('input').focus();
             return document.activeElement.role === 'switch'",
            json!([]),
        )
        .await;
        page.keys(&["Space"]).await;
        page.hears("Single keys are on").await;
        page.keys(&["Escape"]).await;
        page.click_text(span("Carlos Vecchio").start + 2).await;
        page.keys(&["1"]).await;
        page.until("it is a claim", "return cards()[0].label === 'Claim'", json!([]))
            .await;
    });
}

/// What storage holds that is no table of keys leaves the first ones.
#[test]
fn damaged_keys_are_ignored() {
    run(|page| async move {
        page.open().await;
        page.get("localStorage.setItem('pressmark:keys', 'sentence=p {\"?')")
            .await;
        page.reload().await;
        page.keys(&["?"]).await;
        until_key(&page, "sentence", "S").await;
    });
}
