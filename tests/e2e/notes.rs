//! Notes: typed letter by letter, without single keys acting, kept on the way.

use serde_json::json;

use crate::harness::{Page, run, span};

async fn open_note(page: &Page) {
    page.keys(&["n"]).await;
    page.until(
        "the note is open",
        "return document.activeElement.matches('.note-field')",
        json!([]),
    )
    .await;
}

const TYPED: &str = "1 2 3 [s] p? Says who: \"nobody\", at 5 o'clock. NnDd";

/// Every single key is only a letter while typing; emoji and other scripts are kept as they are.
#[test]
fn single_keys_are_letters_while_typing() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        open_note(&page).await;
        page.types(TYPED).await;
        let text = format!("{TYPED} 🧐 e\u{301} Şüphe 谁说的?");
        page.types(&text[TYPED.len()..]).await;
        page.until(
            "the note is typed",
            "return cards()[0].note === arguments[0]",
            json!([text]),
        )
        .await;
        // The field's own undo is the field's, and deletes nothing else.
        page.keys(&["Delete", "Backspace"]).await;
        assert_eq!(page.cards().await[0].label, "Quote");
        page.count(1).await;
        page.keys(&["Control+z"]).await;
        page.count(1).await;
        page.types("!").await;
        let kept = page.cards().await[0].note.clone();
        assert!(kept.starts_with(TYPED), "{kept}");
        page.keys(&["Escape"]).await;
        assert_eq!(
            page.get("return document.activeElement.id").await,
            "article",
            "Escape leaves the field"
        );
        assert_eq!(page.cards().await[0].note, kept, "and keeps the text");
        page.until_stored("Şüphe").await;
        page.reload().await;
        assert_eq!(page.cards().await[0].note, kept);
        assert_eq!(page.exported().await["annotations"][0]["note"], kept.as_str());
    });
}

/// Three hundred letters without a pause arrive in their order, and the field keeps its cursor.
#[test]
fn fast_typing_loses_nothing() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        open_note(&page).await;
        let text: String = (0..300)
            .map(|nth| {
                if nth % 7 == 6 {
                    ' '
                } else {
                    char::from(b'a' + (nth % 26) as u8)
                }
            })
            .collect();
        page.types(&text).await;
        page.until(
            "all letters are there",
            "return cards()[0].note === arguments[0]",
            json!([text]),
        )
        .await;
        page.keys(&["Control+Home"]).await;
        page.types("first ").await;
        page.until(
            "typed at its start",
            "return cards()[0].note === arguments[0]",
            json!([format!("first {text}")]),
        )
        .await;
        // One note is one step of undo.
        page.keys(&["Escape"]).await;
        page.press(".bar", "Undo").await;
        page.until("the note is gone", "return cards()[0].note === ''", json!([]))
            .await;
        page.press(".bar", "Redo").await;
        page.until(
            "the note is back",
            "return cards()[0].note.startsWith('first ')",
            json!([]),
        )
        .await;
    });
}

/// The buttons of a card do what the keys do.
#[test]
fn cards_have_a_button_for_everything() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.press(".card", "Note on “Carlos Vecchio”").await;
        page.until(
            "the note is open",
            "return document.activeElement.matches('.note-field')",
            json!([]),
        )
        .await;
        page.types("envoy").await;
        page.press(".card", "Done with the note on “Carlos Vecchio”").await;
        page.until(
            "the note is closed",
            "return document.querySelector('p.note')?.textContent === 'envoy'",
            json!([]),
        )
        .await;
        for (button, label) in [("Claim label", "Claim"), ("Attribution label", "Attribution")] {
            page.press(".card", button).await;
            page.until(
                "it is relabelled",
                "return cards()[0].label === arguments[0]",
                json!([label]),
            )
            .await;
            assert_eq!(page.marks().await[0].labels, [label.to_lowercase()]);
        }
        page.press(".card", "Delete attribution “Carlos Vecchio”").await;
        page.count(0).await;
        assert!(page.marks().await.is_empty());
        page.hears("Deleted attribution “Carlos Vecchio”").await;
    });
}

/// The first click after a note was left goes where it went.
#[test]
fn a_click_after_a_note_counts() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        open_note(&page).await;
        page.types("envoy").await;
        page.keys(&["Escape"]).await;
        page.click_text(span("Saturday rally").start + 2).await;
        page.until_focused("Saturday rally").await;
        page.keys(&["n"]).await;
        page.types("when?").await;
        page.click_text(span("Most Latin").start).await;
        page.until(
            "nothing is focused",
            "return !document.querySelector('.card.focused')",
            json!([]),
        )
        .await;
        assert_eq!(page.cards().await[0].note, "when?");
    });
}
