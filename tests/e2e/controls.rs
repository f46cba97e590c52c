//! The program's own controls: they leave the selection alone, leave nothing behind when cancelled, and say so when the
//! app cannot start.

use serde_json::json;

use crate::harness::{DESK, Options, run, run_with, span, text};

/// Using a control neither clears nor extends the selection, and no control can be selected.
#[test]
fn controls_leave_the_selection_alone() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.drag(span("European Union")).await;
        page.until_toolbar().await;
        for (button, back) in [("Export", true), ("Settings", true), ("Undo", false), ("Redo", false)] {
            page.press(".bar", button).await;
            page.frames().await;
            assert_eq!(page.selected().await, "European Union", "{button} leaves the selection");
            if back {
                page.press(".bar", button).await;
            }
        }
        // Three clicks on words of a control take neither them nor others.
        let mut wrong = Vec::new();
        for css in [
            ".bar .title",
            ".bar .name",
            "#panel-title",
            ".card .label",
            ".card .words",
        ] {
            // A press on words that are selected would drag them; and what follows a press on a control is its doing.
            page.settled().await;
            page.get("getSelection().removeAllRanges()").await;
            page.until(
                "the toolbar is gone",
                "return !shown(document.querySelector('.toolbar'))",
                json!([]),
            )
            .await;
            page.drag(span("European Union")).await;
            page.until_toolbar().await;
            let at = page
                .js(
                    "const { left, top, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
                     return [left + width / 2, top + height / 2]",
                    json!([css]),
                )
                .await;
            let at = (at[0].as_f64().expect("a pixel"), at[1].as_f64().expect("a pixel"));
            page.click_pixel(at, "left", 3).await;
            let words = page.selected().await;
            if !words.is_empty() && words != "European Union" {
                wrong.push((css, words));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        // A drag that begins in a control and ends in the words marks nothing.
        page.press(".bar", "Claim pen").await;
        let before = page.cards().await.len();
        let (_, to) = page.ends(span("Guaido Seeks")).await;
        page.drag_pixels((to.0, 20.0), to, "left", 0).await;
        page.settled().await;
        page.count(before).await;
    });
}

/// What is begun and not done leaves nothing: no annotation, no stored byte, no step of undo.
#[test]
fn cancelling_leaves_nothing_behind() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.until_stored("Carlos Vecchio").await;
        let before = (page.cards().await, page.marks().await, page.stored().await);
        let undo = page.get("return named('.bar', 'Undo')[0].title").await;
        // A selection, cleared by Escape and by a click.
        page.drag(span("European Union")).await;
        page.until_toolbar().await;
        page.keys(&["Escape"]).await;
        page.until(
            "the toolbar is gone",
            "return !shown(document.querySelector('.toolbar'))",
            json!([]),
        )
        .await;
        assert_eq!(page.selected().await, "");
        page.drag(span("European Union")).await;
        page.until_toolbar().await;
        page.click_text(span("Most Latin").start).await;
        page.until(
            "the toolbar is gone",
            "return !shown(document.querySelector('.toolbar'))",
            json!([]),
        )
        .await;
        // A note that is opened and left.
        page.click_text(span("Carlos Vecchio").start + 2).await;
        page.until_focused("Carlos Vecchio").await;
        page.keys(&["n"]).await;
        page.until(
            "the note is open",
            "return document.activeElement.matches('.note-field')",
            json!([]),
        )
        .await;
        page.keys(&["Escape"]).await;
        // A pen that is put down.
        page.press(".bar", "Claim pen").await;
        page.press(".bar", "Claim pen").await;
        page.settled().await;
        assert_eq!((page.cards().await, page.marks().await, page.stored().await), before);
        assert_eq!(page.get("return named('.bar', 'Undo')[0].title").await, undo);
    });
}

/// Enter opens the note of the annotation one is on.
#[test]
fn enter_opens_the_note() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.keys(&["Enter"]).await;
        page.until(
            "the note is open",
            "return document.activeElement.matches('.note-field')",
            json!([]),
        )
        .await;
        page.types("line one\nline two").await;
        page.keys(&["Escape"]).await;
        assert_eq!(page.cards().await[0].note, "line one\nline two");
    });
}

/// When the app cannot be loaded, the article is there to be read and a sentence says what is the matter.
#[test]
fn an_app_that_cannot_start_says_so() {
    run_with(
        Options {
            trouble_expected: true,
            ..Options::default()
        },
        |page| async move {
            page.cdp("Network.enable", json!({})).await;
            page.cdp("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await;
            page.fresh(DESK).await;
            page.until(
                "it is said",
                "const alert = document.querySelector('[role=alert]');
             return shown(alert) && alert.textContent.includes('could not start')",
                json!([]),
            )
            .await;
            page.assert_text().await;
            assert_eq!(
                page.get("return document.documentElement.hasAttribute('data-ready')")
                    .await,
                false
            );
            page.cdp("Network.setBlockedURLs", json!({ "urls": [] })).await;
            page.reload().await;
            page.mark(text::block(3), "Quote").await;
        },
    );
}
