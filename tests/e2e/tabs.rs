//! Two tabs on one article: both see what both did, at once, field by field.

use serde_json::json;

use crate::harness::{Page, run, span};

async fn until_listed(page: &Page, expected: &[(&str, &str, &str)]) {
    page.until(
        &format!("the list is {expected:?}"),
        "return JSON.stringify(cards().map((card) => [card.label, card.words, card.note])) === JSON.stringify(arguments[0])",
        json!([expected]),
    )
    .await;
}

/// What one tab does, the other one shows without a reload; edits of different fields both stay.
#[test]
fn tabs_converge_live_field_by_field() {
    run(|page| async move {
        page.open().await;
        let first = page.windows().await.remove(0);
        let second = page.another().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.front(&first).await;
        until_listed(&page, &[("Quote", "Carlos Vecchio", "")]).await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.front(&second).await;
        until_listed(
            &page,
            &[("Claim", "Saturday rally", ""), ("Quote", "Carlos Vecchio", "")],
        )
        .await;

        // A note here and a label there, on the same annotation.
        page.click_text(span("Carlos Vecchio").start + 2).await;
        page.until_focused("Carlos Vecchio").await;
        page.keys(&["n"]).await;
        page.until(
            "the note is open",
            "return document.activeElement.matches('.note-field')",
            json!([]),
        )
        .await;
        page.types("the envoy").await;
        page.front(&first).await;
        page.click_text(span("Carlos Vecchio").start + 2).await;
        page.until_focused("Carlos Vecchio").await;
        page.keys(&["3"]).await;
        let both = [
            ("Claim", "Saturday rally", ""),
            ("Attribution", "Carlos Vecchio", "the envoy"),
        ];
        until_listed(&page, &both).await;
        page.front(&second).await;
        until_listed(&page, &both).await;
        // The field that was typed into while news came is still open, with its cursor.
        page.types("?").await;
        page.keys(&["Escape"]).await;
        let both = [
            ("Claim", "Saturday rally", ""),
            ("Attribution", "Carlos Vecchio", "the envoy?"),
        ];
        until_listed(&page, &both).await;
        page.front(&first).await;
        until_listed(&page, &both).await;
        let marks = page.marks().await;
        page.reload().await;
        until_listed(&page, &both).await;
        assert_eq!(page.marks().await, marks);

        // A deletion arrives too, and closing one tab loses nothing.
        page.front(&second).await;
        page.click_text(span("Saturday rally").start + 2).await;
        page.until_focused("Saturday rally").await;
        page.keys(&["Delete"]).await;
        until_listed(&page, &both[1..]).await;
        page.close().await;
        page.front(&first).await;
        until_listed(&page, &both[1..]).await;
        page.reload().await;
        until_listed(&page, &both[1..]).await;
    });
}

/// Two tabs write under keys of their own; neither touches the other's.
#[test]
fn each_tab_writes_only_under_its_own_keys() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.until_stored("Carlos Vecchio").await;
        let firsts = page.stored().await;
        page.another().await;
        page.mark(span("European Union"), "Claim").await;
        page.until_stored("European Union").await;
        let both = page.stored().await;
        for (key, value) in &firsts {
            assert_eq!(both.get(key), Some(value), "{key} is as the first tab wrote it");
        }
        assert!(both.len() > firsts.len(), "the second one wrote under another key");
    });
}

/// An undo where another tab has changed the same field since is refused in words; the other's work stays.
#[test]
fn an_undo_does_not_take_back_anothers_work() {
    run(|page| async move {
        page.open().await;
        let first = page.windows().await.remove(0);
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.keys(&["1"]).await;
        until_listed(&page, &[("Claim", "Carlos Vecchio", "")]).await;
        let _second = page.another().await;
        page.click_text(span("Carlos Vecchio").start + 2).await;
        page.until_focused("Carlos Vecchio").await;
        page.keys(&["3"]).await;
        until_listed(&page, &[("Attribution", "Carlos Vecchio", "")]).await;
        page.front(&first).await;
        until_listed(&page, &[("Attribution", "Carlos Vecchio", "")]).await;
        page.press(".bar", "Undo").await;
        page.hears("Not undone: change quote “Carlos Vecchio” to claim").await;
        until_listed(&page, &[("Attribution", "Carlos Vecchio", "")]).await;
    });
}

/// A live selection in one tab survives what the other one does elsewhere and in the same paragraph.
#[test]
fn news_from_another_tab_leaves_the_selection_alone() {
    run(|page| async move {
        page.open().await;
        let first = page.windows().await.remove(0);
        let second = page.another().await;
        page.front(&first).await;
        page.drag(span("immediately establish ties")).await;
        page.until_toolbar().await;
        page.front(&second).await;
        page.mark(span("Pentagon officials"), "Claim").await;
        page.mark(span("European Union"), "Claim").await;
        page.front(&first).await;
        page.count(2).await;
        assert_eq!(page.selected().await, "immediately establish ties");
        assert!(page.toolbar().await);
        page.keys(&["2"]).await;
        page.count(3).await;
        assert_eq!(page.words().await[0], "immediately establish ties");
    });
}
