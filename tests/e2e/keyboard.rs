//! Selecting, marking and moving with keys alone.

use serde_json::json;

use crate::harness::{Page, article, run, span, text};

/// The caret at the start of a block, by a click there as nobody without a mouse would need: the arrows do it too, and
/// have their own test.
async fn caret_at(page: &Page, at: usize) {
    let (from, _) = page.ends(text::Span { start: at, end: at + 1 }).await;
    page.click_pixel(from, "left", 1).await;
    page.settled().await;
}

/// What is tried, the keys and how often each is pressed, and the words that are then marked.
type Case<'a> = (&'a str, &'a [(&'a str, usize)], &'a str);

/// Shift and the arrows select from the article's own caret; what was selected is meant, letter by letter.
#[test]
fn shift_and_arrows_select_from_the_caret() {
    run(|page| async move {
        page.open().await;
        let start = text::block(2).start;
        let cases: [Case; 4] = [
            ("letters", &[("Shift+ArrowRight", 11)], "Guaido said"),
            ("a word and a part", &[("Shift+ArrowRight", 9)], "Guaido sa"),
            ("words", &[("Control+Shift+ArrowRight", 2)], "Guaido said"),
            (
                "there and back",
                &[("Shift+ArrowRight", 11), ("Shift+ArrowLeft", 5)],
                "Guaido",
            ),
        ];
        for (what, presses, expected) in cases {
            caret_at(&page, start).await;
            for (press, times) in presses {
                page.keys(&vec![*press; *times]).await;
            }
            page.keys(&["1"]).await;
            page.count(1).await;
            assert_eq!(page.words().await, [expected], "{what}");
            page.keys(&["Control+z"]).await;
            page.count(0).await;
        }
        // Leftwards from a caret that is not at the start.
        caret_at(&page, span("Saturday rally").end - 1).await;
        page.keys(&["ArrowRight"]).await;
        page.extend("ArrowLeft", 5).await;
        page.keys(&["2"]).await;
        page.count(1).await;
        assert_eq!(page.listed().await, [("Quote".to_owned(), "rally".to_owned())]);
    });
}

/// Everything without a mouse: Tab to the article, arrows, S and P, labels, the list, note, delete, undo.
#[test]
fn the_whole_job_without_a_mouse() {
    run(|page| async move {
        page.open().await;
        let mut seen = Vec::new();
        while page.get("return document.activeElement?.id ?? ''").await != "article" {
            assert!(seen.len() < 40, "Tab reaches the article; it went over {seen:?}");
            page.keys(&["Tab"]).await;
            seen.push(page.get("return name(document.activeElement)").await);
        }
        page.until(
            "the caret shows",
            "return shown(document.querySelector('.caret'))",
            json!([]),
        )
        .await;
        // From the headline down to the first paragraph, and on by words.
        page.keys(&["ArrowDown", "ArrowDown", "Home"]).await;
        let at = page
            .get("return getSelection().focusNode.parentElement.closest('[data-block]').dataset.block")
            .await;
        assert_eq!(at, "1", "two lines down is the first paragraph");

        page.keys(&["s", "1"]).await;
        page.count(1).await;
        assert_eq!(
            page.words().await[0],
            article()[1],
            "the sentence is all of the first paragraph"
        );
        page.keys(&["Escape", "Control+Home", "p", "2"]).await;
        page.count(2).await;
        assert_eq!(page.listed().await[0], ("Quote".to_owned(), article()[0].to_owned()));

        page.keys(&["]"]).await;
        page.until_focused(article()[1]).await;
        page.keys(&["3"]).await;
        page.until(
            "it is an attribution",
            "return cards()[1].label === 'Attribution'",
            json!([]),
        )
        .await;
        page.keys(&["n"]).await;
        page.until(
            "the note is open",
            "return document.activeElement.matches('.note-field')",
            json!([]),
        )
        .await;
        page.types("who says so?").await;
        page.keys(&["Escape"]).await;
        page.until(
            "the note is kept",
            "return cards()[1].note === 'who says so?'",
            json!([]),
        )
        .await;
        assert_eq!(page.get("return document.activeElement.id").await, "article");
        page.keys(&["["]).await;
        page.until_focused(article()[0]).await;
        page.keys(&["Delete"]).await;
        page.count(1).await;
        page.keys(&["Control+z"]).await;
        page.count(2).await;
        page.keys(&["Control+Shift+z"]).await;
        page.count(1).await;

        // Tab leaves the article, both ways.
        page.to_article().await;
        page.keys(&["Tab"]).await;
        assert_ne!(page.get("return document.activeElement.id").await, "article");
        page.keys(&["Shift+Tab"]).await;
        assert_eq!(
            page.get("return document.activeElement.id").await,
            "article",
            "and back"
        );
        page.keys(&["Shift+Tab"]).await;
        assert_ne!(page.get("return document.activeElement.id").await, "article");
    });
}

/// The keys 1 2 3 in each column of the table: mark, change the label, take the pen.
#[test]
fn number_keys_do_what_the_table_says() {
    run(|page| async move {
        page.open().await;
        for (key, label) in [("1", "Claim"), ("2", "Quote"), ("3", "Attribution")] {
            let pen = format!("return named('.bar', '{label} pen')[0].getAttribute('aria-pressed')");
            let armed = format!("return (() => {{ {pen} }})() === arguments[0]");
            page.to_article().await;
            // Otherwise: take the pen; again: put it down.
            page.keys(&["Escape", "Escape", key]).await;
            page.until("the pen is taken", &armed, json!(["true"])).await;
            page.keys(&[key]).await;
            page.until("the pen is put down", &armed, json!(["false"])).await;
            // A selection is alive: mark.
            page.drag(span("European Union")).await;
            page.until_toolbar().await;
            page.keys(&[key]).await;
            page.count(1).await;
            assert_eq!(page.listed().await, [(label.to_owned(), "European Union".to_owned())]);
            assert_eq!(
                page.get(&pen).await,
                "false",
                "no pen is taken when something is marked"
            );
            // An annotation is focused: change its label.
            for (key, label) in [("1", "Claim"), ("3", "Attribution"), ("2", "Quote")] {
                page.keys(&[key]).await;
                page.until(
                    "the label is changed",
                    "return cards()[0].label === arguments[0]",
                    json!([label]),
                )
                .await;
                assert_eq!(page.marks().await[0].labels, [label.to_lowercase()]);
            }
            page.keys(&["Delete"]).await;
            page.count(0).await;
        }
    });
}

/// Single keys act only without modifiers, and S and P grow what is selected.
#[test]
fn sentence_and_paragraph_grow_and_modifiers_are_left_alone() {
    run(|page| async move {
        page.open().await;
        let within = span("More than 100 people");
        caret_at(&page, within.start + 20).await;
        page.keys(&["s"]).await;
        page.until_toolbar().await;
        assert_eq!(
            page.selected().await,
            "More than 100 people were reportedly injured as a result of the violence."
        );
        page.keys(&["p"]).await;
        page.until(
            "it is the paragraph",
            "return getSelection().toString() === arguments[0]",
            json!([article()[9]]),
        )
        .await;
        page.keys(&["Escape"]).await;
        page.until("nothing is selected", "return getSelection().isCollapsed", json!([]))
            .await;
        assert!(!page.toolbar().await);

        // A selection over two sentences grows to both.
        page.drag(span("petered out. More than")).await;
        page.until_toolbar().await;
        page.keys(&["s"]).await;
        page.until(
            "it is both",
            "return getSelection().toString() === arguments[0]",
            json!([article()[9]]),
        )
        .await;
        page.keys(&["Escape"]).await;

        page.drag(span("small group")).await;
        page.until_toolbar().await;
        for held in ["Control+1", "Alt+2", "Control+Alt+3"] {
            page.keys(&[held]).await;
        }
        page.settled().await;
        page.count(0).await;
    });
}

/// A selection that changes without pointer or key, as assistive technology changes it, is finished after 300 ms.
#[test]
fn a_selection_without_a_gesture_counts_after_its_quiet_time() {
    run(|page| async move {
        page.open().await;
        page.select(span("European Union")).await;
        assert!(!page.toolbar().await, "not before its quiet time");
        page.press(".toolbar", "Quote").await;
        page.count(1).await;
        assert_eq!(page.words().await, ["European Union"]);
    });
}

/// The sheet of keys, from the keyboard and back to where one was.
#[test]
fn the_sheet_of_keys_opens_and_closes() {
    run(|page| async move {
        page.open().await;
        page.to_article().await;
        page.keys(&["?"]).await;
        page.until(
            "the sheet is open",
            "return document.querySelector('#keys').open",
            json!([]),
        )
        .await;
        let rows = page
            .get("return document.querySelectorAll('#keys tbody tr').length")
            .await;
        assert!(rows.as_u64().is_some_and(|rows| rows >= 8), "{rows} rows");
        // Keys of the page are dead behind it.
        page.keys(&["1"]).await;
        page.keys(&["Escape"]).await;
        page.until(
            "the sheet is closed",
            "return !document.querySelector('#keys').open",
            json!([]),
        )
        .await;
        assert_eq!(
            page.get("return document.querySelectorAll('.bar .pen[aria-pressed=true]').length")
                .await,
            0
        );
        assert_eq!(page.get("return document.activeElement.id").await, "article");
        page.get("named('.bar', 'Keys')[0].focus()").await;
        page.keys(&["Enter"]).await;
        page.press("#keys", "Close").await;
        page.until(
            "it is closed again",
            "return !document.querySelector('#keys').open",
            json!([]),
        )
        .await;
        let back = page.get("return name(document.activeElement)").await;
        assert_eq!(back, "Keys", "the keyboard is back at the button");
    });
}

/// However fast the keys come, the sheet is open or closed as they say.
#[test]
fn the_sheet_of_keys_follows_fast_keys() {
    run(|page| async move {
        page.open().await;
        page.to_article().await;
        for times in [1, 4, 9] {
            page.keys(&vec![["?", "Escape"]; times].concat()).await;
            page.settled().await;
            page.until(
                &format!("the sheet is closed after {times} times"),
                "return !document.querySelector('#keys').open && document.activeElement.id === 'article'",
                json!([]),
            )
            .await;
            page.keys(&["?", "Escape", "?"]).await;
            page.settled().await;
            page.until(
                "it is open after once more",
                "return document.querySelector('#keys').open",
                json!([]),
            )
            .await;
            page.keys(&["Escape"]).await;
        }
    });
}

/// Menus open and go by arrows, and Escape gives the keyboard back.
#[test]
fn menus_go_by_keys() {
    run(|page| async move {
        page.open().await;
        page.get("named('.bar', 'Export')[0].focus()").await;
        page.keys(&["Enter"]).await;
        page.until(
            "the first item has the keyboard",
            "return name(document.activeElement) === 'JSON'",
            json!([]),
        )
        .await;
        for (key, item) in [
            ("ArrowDown", "Copy JSON"),
            ("Home", "JSON"),
            ("End", "Recogito"),
            ("ArrowDown", "JSON"),
        ] {
            page.keys(&[key]).await;
            assert_eq!(page.get("return name(document.activeElement)").await, item, "{key}");
        }
        page.keys(&["Escape"]).await;
        page.until(
            "the menu is closed",
            "return !shown(document.querySelector('#export-menu'))",
            json!([]),
        )
        .await;
        assert_eq!(page.get("return name(document.activeElement)").await, "Export");
        // A press elsewhere closes it too.
        page.press(".bar", "Export").await;
        page.click_text(span("Most Latin").start).await;
        page.until(
            "the menu is closed",
            "return !shown(document.querySelector('#export-menu'))",
            json!([]),
        )
        .await;
    });
}
