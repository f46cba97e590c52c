//! Finding annotations, what is marked, and changing several at once: by mouse, touch and keyboard.

use serde_json::json;

use crate::harness::{PHONE, Page, run, span};

async fn some(page: &Page) {
    // First, so that no link is offered.
    page.mark(span("Guaido said"), "Attribution").await;
    page.mark(span("direct relationship"), "Quote").await;
    page.mark(span("Carlos Vecchio"), "Quote").await;
    page.mark(span("Venezuelan"), "Claim").await;
}

async fn shown(page: &Page, words: &[&str]) {
    let script =
        "return JSON.stringify(cards().map(card => card.words).sort()) === JSON.stringify(arguments[0].sort())";
    page.until("these are listed", script, json!([words])).await;
    let script = "const over = [...document.querySelectorAll('#article mark')].map(mark => mark.dataset.annotations);\
                  return new Set(over.join(' ').split(' ').filter(Boolean)).size === arguments[0]";
    page.until("these are drawn", script, json!([words.len()])).await;
}

async fn active(page: &Page, css: &str) {
    let script = "return !!document.activeElement?.matches(arguments[0])";
    page.until("the keyboard is there", script, json!([css])).await;
}

const ALL: [&str; 4] = ["direct relationship", "Guaido said", "Carlos Vecchio", "Venezuelan"];

#[test]
fn the_keyboard_finds_goes_through_what_is_found_and_shows_all_again() {
    run(|page| async move {
        page.open().await;
        some(&page).await;
        let before = page.rectangles().await;
        page.to_article().await;
        page.keys(&["/"]).await;
        active(&page, "#find").await;
        page.types("VECCHÍO").await;
        page.hears("1 of 4 shown").await;
        shown(&page, &["Carlos Vecchio"]).await;
        page.assert_text().await;
        assert_eq!(page.rectangles().await, before, "the article does not move");
        assert_eq!(page.axe().await, Vec::<String>::new());
        page.keys(&["Escape"]).await;
        page.hears("All 4 shown").await;
        shown(&page, &ALL).await;
        active(&page, "#find").await;
        page.types("gua").await;
        page.hears("1 of 4 shown").await;
        page.keys(&["Escape", "Escape"]).await;
        active(&page, "#article").await;
        // Only through what is found.
        page.keys(&["/"]).await;
        active(&page, "#find").await;
        page.press(".facets", "Quote 2").await;
        page.hears("2 of 4 shown").await;
        page.to_article().await;
        for words in ["Carlos Vecchio", "direct relationship", "Carlos Vecchio"] {
            page.keys(&["["]).await;
            page.until_focused(words).await;
        }
        // What is made now is seen, though it does not fit.
        page.keys(&["Escape"]).await;
        page.mark(span("cooperation"), "Claim").await;
        shown(&page, &["direct relationship", "Carlos Vecchio", "cooperation"]).await;
    });
}

#[test]
fn the_mouse_chooses_labels_and_what_is_missing_and_hides_the_highlights() {
    run(|page| async move {
        page.open().await;
        assert_eq!(
            page.get("return document.querySelector('.find-button').hidden").await,
            true
        );
        some(&page).await;
        page.press(".panel-head", "Find").await;
        active(&page, "#find").await;
        page.press(".facets", "Claim 1").await;
        shown(&page, &["Venezuelan"]).await;
        page.press(".facets", "Quote 2").await;
        shown(&page, &["direct relationship", "Carlos Vecchio", "Venezuelan"]).await;
        page.press(".facets", "No source 3").await;
        page.hears("3 of 4 shown").await;
        page.press(".finding", "Show all").await;
        shown(&page, &ALL).await;
        active(&page, "#find").await;
        let meter = "const meter = document.querySelector('[role=meter]');\
                     return meter.ariaValueNow + ':' + meter.ariaValueText";
        let said = page.get(meter).await;
        assert!(
            said.as_str().is_some_and(|said| said.contains(":You have marked ")),
            "{said}"
        );
        page.press(".coverage", "Hide highlights").await;
        page.hears("Highlights hidden").await;
        let hidden = "return document.querySelector('#article').matches('.marks-hidden')";
        assert_eq!(page.get(hidden).await, true);
        page.reload().await;
        assert_eq!(page.get(hidden).await, true, "hidden stays hidden");
        page.to_article().await;
        page.keys(&["h"]).await;
        page.hears("Highlights shown").await;
        assert_eq!(page.get(hidden).await, false);
    });
}

#[test]
fn the_keyboard_selects_a_range_and_deletes_it_as_one_step() {
    run(|page| async move {
        page.open().await;
        some(&page).await;
        page.press(".linkbar", "Not now").await;
        page.press(".panel-head", "Select").await;
        active(&page, ".select-button").await;
        page.get("document.querySelector('.tick').focus()").await;
        page.keys(&[" "]).await;
        page.hears("1 selected").await;
        let name = page
            .get("return document.activeElement.ariaLabel + document.activeElement.ariaChecked")
            .await;
        let first = page.cards().await[0].words.clone();
        assert!(
            name.as_str()
                .is_some_and(|name| name.starts_with("Select ") && name.contains(&first) && name.ends_with("true")),
            "{name}"
        );
        page.get("document.querySelectorAll('.tick')[2].focus()").await;
        page.keys(&["Shift+Space"]).await;
        page.hears("3 selected").await;
        assert_eq!(page.axe().await, Vec::<String>::new());
        page.keys(&["Delete"]).await;
        page.hears("Deleted 3 annotations").await;
        page.count(1).await;
        active(&page, ".select-button").await;
        page.keys(&["Escape"]).await;
        page.until(
            "selecting is over",
            "return !document.querySelector('.tick')",
            json!([]),
        )
        .await;
        page.keys(&["Control+z"]).await;
        page.hears("Undone: delete 3 annotations").await;
        shown(&page, &ALL).await;
    });
}

#[test]
fn the_mouse_changes_the_label_of_several_with_shift() {
    run(|page| async move {
        page.open().await;
        some(&page).await;
        page.press(".panel-head", "Select").await;
        page.press(".bulk", "Select all shown").await;
        page.hears("4 selected").await;
        page.press(".bulk", "Change the selected to claim").await;
        page.hears("Changed 3 annotations to claim").await;
        let all = page.get("return cards().every(card => card.label === 'Claim')").await;
        assert_eq!(all, true);
        page.press(".bar", "Undo").await;
        page.hears("Undone: change 3 annotations to claim").await;
    });
}

#[test]
fn a_finger_finds_and_selects_in_the_sheet() {
    run(|page| async move {
        page.open_on(PHONE).await;
        some(&page).await;
        page.tap(".pens", "More").await;
        page.tap("#more", "List of annotations").await;
        page.tap(".panel-head", "Find").await;
        active(&page, "#find").await;
        page.tap(".facets", "Quote 2").await;
        page.hears("2 of 4 shown").await;
        page.tap(".panel-head", "Select").await;
        page.tap(".bulk", "Select all shown").await;
        page.hears("2 selected").await;
        let small = "return [...document.querySelectorAll('.panel button, .panel input')].filter(one => one.getClientRects().length)\
                     .map(one => [one.className, one.getBoundingClientRect()])\
                     .filter(([, box]) => box.height > 1 && (box.height < 43.5 || box.width < 43.5)).map(([name]) => name)";
        assert_eq!(page.get(small).await, json!([]), "everything can be hit with a finger");
        assert_eq!(page.axe().await, Vec::<String>::new());
        page.tap(".bulk", "Delete selected").await;
        page.hears("Deleted 2 annotations").await;
        page.tap(".pens", "Undo").await;
        page.hears("Undone: delete 2 annotations").await;
    });
}
