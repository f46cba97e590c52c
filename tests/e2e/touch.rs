//! A finger: selections that the system makes, taps, and room for them.

use serde_json::{Value, json};

use crate::harness::{PHONE, Page, Screen, run, span};

async fn rects(page: &Page) -> Value {
    page.get(
        "const rect = (r) => [r.left, r.top, r.right, r.bottom];
         return { bar: rect(document.querySelector('.toolbar').getBoundingClientRect()),
                  words: [...getSelection().getRangeAt(0).getClientRects()].map(rect),
                  buttons: [...document.querySelectorAll('.toolbar button')].map((b) => rect(b.getBoundingClientRect())),
                  window: [0, 0, innerWidth, innerHeight] }",
    )
    .await
}

fn sides(rect: &Value) -> [f64; 4] {
    serde_json::from_value(rect.clone()).expect("a rectangle has four sides")
}

/// After a quiet time the toolbar stands below the words, inside the window, with room for a finger; it takes no focus.
#[test]
fn the_toolbar_is_below_the_words_with_room_for_a_finger() {
    run(|page| async move {
        for screen in [
            PHONE,
            Screen {
                width: 320,
                height: 640,
                touched: true,
            },
            Screen {
                width: 820,
                height: 1180,
                touched: true,
            },
        ] {
            page.open_on(screen).await;
            for words in ["Saturday rally", "Guaido Seeks", "CARACAS", "political crisis."] {
                page.touch_select(span(words)).await;
                // The toolbar of the words before may still be there for the quiet time.
                page.settled().await;
                page.until_toolbar().await;
                page.frames().await;
                let seen = rects(&page).await;
                let (bar, window) = (sides(&seen["bar"]), sides(&seen["window"]));
                let below = seen["words"]
                    .as_array()
                    .expect("words have lines")
                    .iter()
                    .map(sides)
                    .map(|r| r[3])
                    .fold(0.0, f64::max);
                assert!(bar[1] >= below, "{words} on {screen:?}: {seen}");
                assert!(
                    bar[0] >= 0.0 && bar[2] <= window[2] && bar[3] <= window[3],
                    "{words} on {screen:?}: {seen}"
                );
                for button in seen["buttons"].as_array().expect("it has buttons").iter().map(sides) {
                    assert!(
                        button[2] - button[0] >= 44.0 && button[3] - button[1] >= 44.0,
                        "{button:?} on {screen:?}"
                    );
                }
                let focus = page
                    .get("return document.activeElement.closest('.toolbar') !== null")
                    .await;
                assert_eq!(focus, false, "the toolbar takes no focus");
            }
        }
    });
}

/// A tap on the toolbar marks; a tap in the text opens; the list opens as a sheet.
#[test]
fn taps_mark_and_open() {
    run(|page| async move {
        page.open_on(PHONE).await;
        for (nth, (words, label)) in [
            ("Saturday rally", "Claim"),
            ("Carlos Vecchio", "Quote"),
            ("Guaido said", "Attribution"),
        ]
        .into_iter()
        .enumerate()
        {
            page.touch_select(span(words)).await;
            page.tap(".toolbar", label).await;
            page.count(nth + 1).await;
        }
        assert_eq!(
            page.listed()
                .await
                .iter()
                .map(|(label, _)| label.as_str())
                .collect::<Vec<_>>(),
            ["Attribution", "Claim", "Quote"]
        );
        assert!(!page.toolbar().await);
        let at = page.letter(span("Carlos Vecchio").start + 3).await;
        page.tap_pixel(at).await;
        page.until_focused("Carlos Vecchio").await;

        page.tap(".pens", "More").await;
        page.tap("#more", "List of annotations").await;
        page.until(
            "the list is open",
            "return shown(document.querySelector('.cards > li'))",
            json!([]),
        )
        .await;
        page.tap(".cards > li.focused", "Delete quote “Carlos Vecchio”").await;
        page.count(2).await;
        page.tap(".panel", "Close").await;
        page.until(
            "the list is closed",
            "return !shown(document.querySelector('.cards'))",
            json!([]),
        )
        .await;
        page.tap(".pens", "Undo").await;
        page.count(3).await;
    });
}

/// What is wanted next is at hand: after marking, and at a mark that is tapped. It never covers the words.
#[test]
fn a_mark_has_its_acts_at_hand() {
    run(|page| async move {
        page.open_on(PHONE).await;
        for (words, label) in [("Guaido said", "Attribution"), ("Carlos Vecchio", "Quote")] {
            page.touch_select(span(words)).await;
            page.tap(".toolbar", label).await;
        }
        let clear = "const hand = document.querySelector('.hand');
             if (!shown(hand) || hand.getAnimations().length > 0) return false;
             const lines = [...document.querySelectorAll('mark.focused')].flatMap((mark) => [...mark.getClientRects()]);
             return lines.length > 0 && lines.every((line) => line.bottom <= hand.getBoundingClientRect().top)
               && hand.getBoundingClientRect().bottom <= document.querySelector('.pens').getBoundingClientRect().top";
        let gone = "return !shown(document.querySelector('.hand'))";
        page.hears("Link to attribution “Guaido said”?").await;
        let heard = page.get("return document.querySelector('.notices').textContent").await;
        assert!(!heard.to_string().contains("Enter"), "no keys are named: {heard}");
        page.tap(".linkbar", "Not now").await;
        page.until("it is at hand after marking", clear, json!([])).await;
        page.tap(".hand", "Close").await;
        page.until("it is put away", gone, json!([])).await;

        // At the lower edge the words give way.
        let low = span("one of Guaido’s strongest");
        page.touch_select(low).await;
        page.tap(".toolbar", "Claim").await;
        page.tap(".hand", "Close").await;
        page.js(
            "const line = document.querySelector('[data-labels~=claim]').getBoundingClientRect();
             scrollBy({ top: line.bottom - document.querySelector('.pens').getBoundingClientRect().top + 30, behavior: 'instant' })",
            json!([]),
        )
        .await;
        let at = page.letter(low.start + 3).await;
        page.tap_pixel(at).await;
        page.until("the words are clear of it", clear, json!([])).await;
        assert_eq!(page.axe().await, Vec::<String>::new());

        page.tap(".hand", "Quote label").await;
        page.hears("to quote").await;
        page.tap(".hand", "Note on “one of Guaido’s strongest”").await;
        page.until(
            "the note has the keyboard, in the list",
            "return document.activeElement.matches('.panel.open .note-field') && shown(document.activeElement)",
            json!([]),
        )
        .await;
        page.types("why").await;
        page.tap(".panel", "Close").await;
        page.until("it is at hand again", clear, json!([])).await;
        page.tap(".hand", "Who said this? “one of Guaido’s strongest”").await;
        page.until(
            "an end is chosen",
            "return shown(document.querySelector('.linkbar'))",
            json!([]),
        )
        .await;
        page.until("nothing else is in the way", gone, json!([])).await;
        page.tap(".linkbar", "Cancel linking").await;
        page.tap(".hand", "Delete quote “one of Guaido’s strongest”").await;
        page.count(2).await;
        page.until("it goes with its annotation", gone, json!([])).await;
    });
}

/// On the smallest phones too, everything is there, large enough and in the window.
#[test]
fn all_acts_are_at_hand_on_a_small_phone() {
    run(|page| async move {
        let small = Screen {
            width: 320,
            height: 568,
            touched: true,
        };
        page.open_on(small).await;
        page.touch_select(span("Guaido said")).await;
        page.tap(".toolbar", "Attribution").await;
        let acts = page
            .until(
                "the acts are at hand",
                "const hand = document.querySelector('.hand');
                 if (!shown(hand) || hand.getAnimations().length > 0) return false;
                 return [...hand.querySelectorAll('.hand-acts button')].filter(shown).map((button) => {
                     const { left, right, width, height, bottom } = button.getBoundingClientRect();
                     const fits = left >= 0 && right <= innerWidth && width >= 44 && height >= 44
                       && bottom <= document.querySelector('.pens').getBoundingClientRect().top;
                     return [button.textContent, fits];
                 })",
                json!([]),
            )
            .await;
        assert_eq!(
            acts,
            json!([["Note", true], ["Link to…", true], ["Edges", true], ["Delete", true]])
        );
        page.tap(".hand", "Edges of “Guaido said”").await;
        page.until(
            "its edges can be moved",
            "return document.querySelector('[data-edge]')",
            json!([]),
        )
        .await;
    });
}

/// A pen tapped while words are selected marks them.
#[test]
fn a_pen_tapped_on_a_selection_marks_it() {
    run(|page| async move {
        page.open_on(PHONE).await;
        page.touch_select(span("Saturday rally")).await;
        page.until_toolbar().await;
        page.tap(".pens", "Quote pen").await;
        page.count(1).await;
        assert_eq!(page.listed().await, [("Quote".to_owned(), "Saturday rally".to_owned())]);
    });
}

/// With a pen in hand a finger's selection is marked after its quiet time and stays; moving its ends moves that same
/// annotation, until another selection begins.
#[test]
fn a_held_selection_moves_its_annotation() {
    run(|page| async move {
        page.open_on(PHONE).await;
        page.tap(".pens", "Claim pen").await;
        page.touch_select(span("Saturday rally")).await;
        page.count(1).await;
        let id = page.cards().await[0].id.clone();
        // It may be a moment after the list has changed.
        let stays = "return getSelection().toString() === arguments[0]";
        page.until("the selection stays", stays, json!(["Saturday rally"]))
            .await;
        for words in ["Saturday rally in the capital", "rally in the capital Caracas"] {
            page.select(span(words)).await;
            page.until("it moved", "return cards()[0].words === arguments[0]", json!([words]))
                .await;
            assert_eq!(page.cards().await[0].id, id, "it is the same annotation");
            page.until("it stays selected", stays, json!([words])).await;
        }
        page.touch_select(span("Carlos Vecchio")).await;
        page.count(2).await;
        assert_eq!(page.words().await, ["rally in the capital Caracas", "Carlos Vecchio"]);
        let moved = page.exported_on_phone().await;
        assert_eq!(moved["annotations"][0]["exact"], "rally in the capital Caracas");
    });
}

/// A change of the selection without words or place is no reason to do anything.
#[test]
fn an_empty_change_of_the_selection_is_ignored() {
    run(|page| async move {
        page.open_on(PHONE).await;
        page.touch_select(span("Saturday rally")).await;
        page.until_toolbar().await;
        page.get("document.dispatchEvent(new Event('selectionchange'))").await;
        page.settled().await;
        assert!(page.toolbar().await, "the toolbar stays");
        page.tap(".toolbar", "Claim").await;
        page.count(1).await;
        page.get("getSelection().removeAllRanges(); document.dispatchEvent(new Event('selectionchange'))")
            .await;
        page.settled().await;
        page.count(1).await;
    });
}
