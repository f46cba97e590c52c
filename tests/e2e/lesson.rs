//! A whole lesson without a mouse: every act by keys, the keyboard never lost.

use serde_json::{Value, json};

use crate::harness::{Page, article, run};

/// Tab, or with `back` Shift+Tab, until `what` holds for the element with the keyboard.
async fn tab_to(page: &Page, back: bool, what: &str) {
    let reached = format!("const at = document.activeElement; return {what}");
    for _ in 0..60 {
        if page.get(&reached).await == true {
            return;
        }
        page.keys(&[if back { "Shift+Tab" } else { "Tab" }]).await;
    }
    panic!("Tab does not reach {what}");
}

/// The keyboard is somewhere, and in the article the caret shows where.
async fn assert_keyboard(page: &Page, when: &str) {
    page.until(
        &format!("the keyboard is somewhere {when}"),
        "const at = document.activeElement;
         if (!at || at === document.body || !shown(at)) return false;
         return at.id !== 'article' || shown(document.querySelector('.caret'))",
        json!([]),
    )
    .await;
}

/// Brings the caret to the start of a block, by keys.
async fn go(page: &Page, nth: usize) {
    let mut keys = vec!["Control+Home"];
    keys.extend(vec!["Control+ArrowDown"; nth]);
    keys.push("Home");
    page.keys(&keys).await;
    let at = page
        .get("return getSelection().focusNode.parentElement.closest('[data-block]').dataset.block")
        .await;
    assert_eq!(at, nth.to_string(), "paragraph by paragraph");
}

async fn until(page: &Page, what: &str, script: &str, value: &str) {
    page.until(what, script, json!([value])).await;
}

#[test]
fn a_whole_lesson_without_a_mouse() {
    run(|page| async move {
        page.open().await;
        tab_to(&page, false, "at.id === 'article'").await;
        assert_keyboard(&page, "in the article").await;

        // Ten annotations of every label: sentences, paragraphs, words, letters; one lies over another.
        let word = "Control+Shift+ArrowRight";
        let letter = "Shift+ArrowRight";
        let marks: [(usize, Vec<&str>, &str, &str); 10] = [
            (1, vec!["s"], "1", "Claim"),
            (2, vec![word; 2], "3", "Attribution"),
            (2, vec!["s"], "1", "Claim"),
            (3, vec!["s"], "2", "Quote"),
            (4, vec!["p"], "2", "Quote"),
            (5, vec![letter; 11], "1", "Claim"),
            (6, vec![word; 5], "3", "Attribution"),
            (7, vec!["s", "s"], "1", "Claim"),
            (8, vec!["Shift+End"], "1", "Claim"),
            (9, vec!["Shift+ArrowDown"], "1", "Claim"),
        ];
        for (nth, (block, keys, label, name)) in marks.iter().enumerate() {
            go(&page, *block).await;
            page.keys(keys).await;
            page.until_toolbar().await;
            page.keys(&[label]).await;
            page.count(nth + 1).await;
            until(
                &page,
                "it has its label",
                "return cards().some(card => card.focused && card.label === arguments[0])",
                name,
            )
            .await;
            assert_keyboard(&page, "after marking").await;
        }
        let listed = page.listed().await;
        assert_eq!(listed[0], ("Claim".to_owned(), article()[1].to_owned()));
        assert!(
            listed.contains(&("Attribution".to_owned(), "Guaido said".to_owned())),
            "{listed:?}"
        );
        assert!(
            listed.contains(&("Quote".to_owned(), article()[4].to_owned())),
            "{listed:?}"
        );
        let both = page
            .marks()
            .await
            .into_iter()
            .any(|mark| mark.labels.len() == 2 && mark.block == 2);
        assert!(both, "two lie over the same words");

        // To the attribution inside the claim, through the list.
        tab_to(
            &page,
            false,
            "at.matches('.card .words') && at.textContent === 'Guaido said'",
        )
        .await;
        page.keys(&["Enter"]).await;
        page.until_focused("Guaido said").await;
        page.keys(&["2"]).await;
        until(
            &page,
            "its label is changed",
            "return cards().some(card => card.words === 'Guaido said' && card.label === arguments[0])",
            "Quote",
        )
        .await;
        assert_keyboard(&page, "after a change of the label").await;
        page.keys(&["Control+z"]).await;
        until(
            &page,
            "it is as it was",
            "return cards().some(card => card.words === 'Guaido said' && card.label === arguments[0])",
            "Attribution",
        )
        .await;
        page.keys(&["n"]).await;
        until(
            &page,
            "the note is open",
            "return document.activeElement.matches(arguments[0])",
            "textarea",
        )
        .await;
        page.types("he says so himself").await;
        page.keys(&["Escape"]).await;
        until(
            &page,
            "the note is kept",
            "return cards().some(card => card.note === arguments[0])",
            "he says so himself",
        )
        .await;
        assert_keyboard(&page, "after the note").await;

        // An edge, by a word.
        page.keys(&["e"]).await;
        until(
            &page,
            "the edge has the keyboard",
            "return document.activeElement.dataset.edge === arguments[0]",
            "end",
        )
        .await;
        page.keys(&["Control+ArrowRight", "Enter"]).await;
        page.until_focused("Guaido said at").await;
        assert_keyboard(&page, "after moving an edge").await;

        // Delete, undo, redo, undo.
        page.keys(&["Delete"]).await;
        page.count(9).await;
        assert_keyboard(&page, "after deleting").await;
        for (keys, count) in [("Control+z", 10), ("Control+Shift+z", 9), ("Control+z", 10)] {
            page.keys(&[keys]).await;
            page.count(count).await;
            assert_keyboard(&page, keys).await;
        }

        // Export by its menu.
        tab_to(&page, true, "name(at) === 'Export'").await;
        page.keys(&["Enter"]).await;
        until(
            &page,
            "the menu is open",
            "return name(document.activeElement) === arguments[0]",
            "JSON",
        )
        .await;
        let (name, bytes) = page.download_by_keys(&["Enter"]).await;
        assert!(name.ends_with(".json"), "{name}");
        let file: Value = serde_json::from_slice(&bytes).expect("the export is JSON");
        assert_eq!(file["annotations"].as_array().map(Vec::len), Some(10));
        assert_keyboard(&page, "after the export").await;

        let mut before = page.cards().await;
        page.reload().await;
        page.count(10).await;
        let mut after = page.cards().await;
        for card in before.iter_mut().chain(&mut after) {
            card.focused = false;
        }
        assert_eq!(after, before, "all of it is there");
        tab_to(&page, false, "at.id === 'article'").await;
        page.keys(&["]"]).await;
        page.until_focused(article()[1]).await;
    });
}
