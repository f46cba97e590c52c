//! Undo and redo of everything, in words.

use serde_json::json;

use crate::harness::{Page, run, span};

async fn title(page: &Page, button: &str) -> String {
    let title = page
        .js("return named('.bar', arguments[0])[0].title", json!([button]))
        .await;
    title.as_str().unwrap_or_default().to_owned()
}

/// Each act is one step, named in the buttons' titles; all of it goes back and comes again.
#[test]
fn every_act_is_one_step_in_words() {
    run(|page| async move {
        page.open().await;
        let disabled = "return named('.bar', 'Undo')[0].ariaDisabled === 'true' || named('.bar', 'Undo')[0].disabled";
        assert_eq!(page.get(disabled).await, true, "there is nothing to undo yet");
        let look = || async {
            (
                page.listed().await,
                page.cards()
                    .await
                    .iter()
                    .map(|card| card.note.clone())
                    .collect::<Vec<_>>(),
            )
        };
        let mut states = vec![look().await];
        let words = "\"cooperation.”";
        page.mark(span(words), "Quote").await;
        assert_eq!(title(&page, "Undo").await, "Undo: mark quote “cooperation.”");
        states.push(look().await);
        page.keys(&["1"]).await;
        page.until("it is a claim", "return cards()[0].label === 'Claim'", json!([]))
            .await;
        assert_eq!(title(&page, "Undo").await, "Undo: change quote “cooperation.” to claim");
        states.push(look().await);
        page.keys(&["n"]).await;
        page.until(
            "the note is open",
            "return document.activeElement.matches('.note-field')",
            json!([]),
        )
        .await;
        page.types("why?").await;
        page.keys(&["Escape"]).await;
        page.until("the note is kept", "return cards()[0].note === 'why?'", json!([]))
            .await;
        assert_eq!(title(&page, "Undo").await, "Undo: note on claim “cooperation.”");
        states.push(look().await);
        page.click_text(span(words).start + 3).await;
        page.until_focused(words).await;
        page.keys(&["Delete"]).await;
        page.count(0).await;
        assert_eq!(title(&page, "Undo").await, "Undo: delete claim “cooperation.”");
        states.push(look().await);

        for nth in (0..4).rev() {
            page.press(".bar", "Undo").await;
            page.frames().await;
            assert_eq!(look().await, states[nth], "step {nth} by Undo");
        }
        for (nth, state) in states.iter().enumerate().skip(1) {
            page.keys(&["Control+Shift+z"]).await;
            page.frames().await;
            assert_eq!(look().await, *state, "step {nth} by Shift+Ctrl+Z");
        }
        assert_eq!(
            page.get("return named('.bar', 'Redo')[0].ariaDisabled === 'true'")
                .await,
            true
        );
        page.keys(&["Control+z"]).await;
        page.count(1).await;
        assert_eq!(title(&page, "Redo").await, "Redo: delete claim “cooperation.”");
        page.hears("Undone: delete claim “cooperation.”").await;
        // Another act ends what could be done again.
        page.mark(span("European Union"), "Claim").await;
        assert_eq!(
            page.get("return named('.bar', 'Redo')[0].ariaDisabled === 'true'")
                .await,
            true
        );
    });
}

/// What was undone is stored as undone; undo does not reach over a reload.
#[test]
fn undoing_is_kept_like_any_act() {
    run(|page| async move {
        page.open().await;
        page.mark(span("European Union"), "Claim").await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.keys(&["Delete"]).await;
        page.count(1).await;
        page.keys(&["Control+z"]).await;
        page.count(2).await;
        let before = page.listed().await;
        let marks = page.marks().await;
        page.reload().await;
        assert_eq!(page.listed().await, before);
        assert_eq!(page.marks().await, marks);
        page.to_article().await;
        page.keys(&["Control+z"]).await;
        page.settled().await;
        page.count(2).await;
    });
}
