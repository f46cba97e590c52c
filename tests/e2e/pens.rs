//! The other order: first the label, then the words.

use serde_json::json;

use crate::harness::{Page, article, run, span};

async fn armed(page: &Page) -> serde_json::Value {
    page.get("return [...document.querySelectorAll('.bar [aria-pressed=true]')].map(name)")
        .await
}

/// With a pen in hand every selection is marked when the button is released, until Escape.
#[test]
fn every_selection_is_marked_until_escape() {
    run(|page| async move {
        page.open().await;
        page.press(".bar", "Quote pen").await;
        assert_eq!(armed(&page).await, json!(["Quote pen"]));
        assert_eq!(
            page.get("return document.querySelector('#article').classList.contains('armed')")
                .await,
            true
        );
        for (nth, words) in ["direct relationship", "Saturday rally", "Carlos Vecchio"]
            .into_iter()
            .enumerate()
        {
            page.drag(span(words)).await;
            page.count(nth + 1).await;
            assert!(!page.toolbar().await, "no toolbar is in the way");
            assert_eq!(page.selected().await, "");
        }
        assert!(page.cards().await.iter().all(|card| card.label == "Quote"));
        // Escape leaves the annotation that was just made first, then the pen.
        page.keys(&["Escape"]).await;
        page.until(
            "the pen is down",
            "return !document.querySelector('.bar [aria-pressed=true]')",
            json!([]),
        )
        .await;
        page.drag(span("European Union")).await;
        page.until_toolbar().await;
        page.count(3).await;
    });
}

/// Another pen takes the first one's place; the same one again is put down.
#[test]
fn one_pen_at_a_time() {
    run(|page| async move {
        page.open().await;
        page.press(".bar", "Claim pen").await;
        page.press(".bar", "Attribution pen").await;
        assert_eq!(armed(&page).await, json!(["Attribution pen"]));
        page.drag(span("Guaido said")).await;
        page.count(1).await;
        assert_eq!(page.cards().await[0].label, "Attribution");
        page.press(".bar", "Attribution pen").await;
        assert_eq!(armed(&page).await, json!([]));
    });
}

/// A pen works with the keyboard's selections too.
#[test]
fn a_pen_marks_what_keys_select() {
    run(|page| async move {
        page.open().await;
        page.click_text(span("Most Latin American").start).await;
        page.keys(&["1", "Home"]).await;
        page.extend("ArrowRight", 10).await;
        page.count(1).await;
        assert_eq!(page.words().await, ["Most Latin"]);
        page.keys(&["Escape", "Escape", "2", "s"]).await;
        page.count(2).await;
        let sentence = ("Quote".to_owned(), article()[12].to_owned());
        assert!(
            page.listed().await.contains(&sentence),
            "S took the sentence, and the pen marked it"
        );
    });
}

/// A click with a pen in hand opens what is there, and makes nothing.
#[test]
fn a_click_with_a_pen_opens_what_is_there() {
    run(|page| async move {
        page.open().await;
        page.mark(span("European Union"), "Claim").await;
        page.mark(span("Carlos Vecchio"), "Claim").await;
        page.press(".bar", "Quote pen").await;
        page.click_text(span("European Union").start + 3).await;
        page.until_focused("European Union").await;
        page.count(2).await;
    });
}
