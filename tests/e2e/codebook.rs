//! The labels: their cards, their editor, and a page that follows them. By mouse, touch and keyboard.

use serde_json::{Value, json};

use crate::harness::{DESK, PHONE, Page, Screen, run, span};

async fn until(page: &Page, what: &str, script: &str) {
    page.until(what, script, json!([])).await;
}

async fn opened(page: &Page) {
    until(
        page,
        "the cards are open",
        "return document.querySelector('#labels').open",
    )
    .await;
}

async fn closed(page: &Page) {
    until(
        page,
        "the cards are closed",
        "return !document.querySelector('#labels').open",
    )
    .await;
}

/// Presses Tab until what `css` finds has the keyboard.
async fn tab_to(page: &Page, css: &str) {
    for _ in 0..60 {
        let here = page.js("return document.activeElement.matches(arguments[0])", json!([css]));
        if here.await == true {
            return;
        }
        page.keys(&["Tab"]).await;
    }
    panic!("Tab does not come to {css}");
}

/// Adds a label by typing its name, and leaves its editor open.
async fn add(page: &Page, name: &str) {
    page.click(".new-label input").await;
    page.types(name).await;
    page.keys(&["Enter"]).await;
    page.until(
        "the new label can be changed",
        "return document.activeElement.matches('.edit input') && document.activeElement.value === arguments[0]",
        json!([name]),
    )
    .await;
}

/// What a mark of the label looks like.
async fn looks(page: &Page, slug: &str) -> Value {
    page.js(
        "return document.querySelector(`#article mark[data-labels=\"${arguments[0]}\"]`)?.className",
        json!([slug]),
    )
    .await
}

/// A fourth label is made, described, used by its key and given another colour without a mouse; its file makes the same
/// page where nothing was before.
#[test]
fn a_fourth_label_by_keyboard_goes_to_another_machine() {
    run(|page| async move {
        page.open().await;
        page.to_article().await;
        page.keys(&["c"]).await;
        opened(&page).await;
        tab_to(&page, ".new-label input").await;
        page.types("Opinion").await;
        page.keys(&["Enter"]).await;
        until(
            &page,
            "the new label's name has the keyboard",
            "return document.activeElement.matches('[data-label=opinion] input')",
        )
        .await;
        page.keys(&["Tab", "Tab"]).await;
        page.types("What somebody thinks, 1 2 3 c.").await;
        page.keys(&["Escape"]).await;
        closed(&page).await;
        until(
            &page,
            "the keyboard is back in the article",
            "return document.activeElement.id === 'article'",
        )
        .await;
        page.keys(&["s", "4"]).await;
        page.count(1).await;
        assert_eq!(page.cards().await[0].label, "Opinion");

        // The focused annotation's card comes first.
        page.keys(&["c"]).await;
        opened(&page).await;
        until(
            &page,
            "its label's card has the keyboard",
            "return document.activeElement.matches('[data-label=opinion] h3')",
        )
        .await;
        assert_eq!(
            page.get("return document.querySelector('[data-label=opinion] p').textContent")
                .await,
            "What somebody thinks, 1 2 3 c."
        );
        page.keys(&["Tab", "Enter"]).await;
        tab_to(&page, "[name=label-colour]").await;
        let before = looks(&page, "opinion").await;
        page.keys(&["ArrowRight"]).await;
        until(
            &page,
            "the mark is green",
            "return document.querySelector('#article mark.fill-green')",
        )
        .await;
        assert_ne!(looks(&page, "opinion").await, before);
        page.keys(&["Escape"]).await;
        closed(&page).await;

        page.keys(&["Escape"]).await;
        until(
            &page,
            "nothing is focused",
            "return !document.querySelector('#article mark.focused')",
        )
        .await;
        let shown = looks(&page, "opinion").await;
        let file = page.exported().await;
        assert_eq!(file["codebook"]["version"], 3, "two visits changed it");
        assert_eq!(file["codebook"]["labels"][3]["color"], "green");
        page.open().await;
        page.import(&file, "Import").await;
        page.count(1).await;
        assert_eq!(looks(&page, "opinion").await, shown);
        let mut again = page.exported().await;
        again["exported"] = file["exported"].clone();
        assert_eq!(again, file);
        page.press(".bar", "Undo").await;
        until(
            &page,
            "its pen went with the import",
            "return !named('.bar', 'Opinion pen').length",
        )
        .await;
    });
}

/// What cannot be kept says why beside its field; what is closed over is told.
#[test]
fn a_key_that_is_taken_is_refused_in_words() {
    run(|page| async move {
        page.open().await;
        page.choose_more("Labels").await;
        opened(&page).await;
        page.press("#labels", "Change “Claim”").await;
        page.keys(&["Tab"]).await;
        page.types("2").await;
        until(
            &page,
            "the reason is there",
            "return document.querySelector('#label-problem')?.textContent === '“2” is the key of “Quote”.'
                 && document.activeElement.getAttribute('aria-describedby') === 'label-problem'
                 && document.activeElement.value === '2'",
        )
        .await;
        page.keys(&["Escape"]).await;
        closed(&page).await;
        page.hears("“2” was not kept. “2” is the key of “Quote”.").await;
        until(
            &page,
            "the keyboard is back on the button",
            "return document.activeElement.id === 'more-button'",
        )
        .await;
    });
}

/// A label in use is deleted after a question, in one step with what becomes of its annotations.
#[test]
fn deleting_a_label_in_use_asks_first() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.press(".card.focused", "What is “Claim”?").await;
        opened(&page).await;
        page.press("#labels", "Change “Claim”").await;
        page.press("#labels", "Delete this label").await;
        page.press("#labels", "Make them “Quote”").await;
        page.press("#labels", "Close").await;
        closed(&page).await;
        let labels = || async {
            page.listed()
                .await
                .into_iter()
                .map(|(label, _)| label)
                .collect::<Vec<_>>()
        };
        assert_eq!(labels().await, ["Quote", "Quote"]);
        until(&page, "its pen is gone", "return !named('.bar', 'Claim pen').length").await;
        page.keys(&["Control+z"]).await;
        until(&page, "its pen is back", "return named('.bar', 'Claim pen').length").await;
        assert_eq!(labels().await, ["Claim", "Quote"]);
    });
}

/// By touch, and what one tab changes, the other one shows.
#[test]
fn a_label_changed_by_touch_arrives_in_another_tab() {
    run(|page| async move {
        page.open_on(PHONE).await;
        let first = page.windows().await.remove(0);
        let second = page.another().await;
        page.screen(PHONE).await;
        page.tap(".pens", "More").await;
        page.tap("#more", "Labels").await;
        opened(&page).await;
        page.tap("#labels", "Change “Claim”").await;
        page.tap("#labels", "Green").await;
        page.tap("#labels", "Close").await;
        closed(&page).await;
        until(
            &page,
            "the pen is green",
            "return document.querySelector('.pens .pen.fill-green')",
        )
        .await;
        page.front(&first).await;
        until(
            &page,
            "and so it is there",
            "return document.querySelector('.pens .pen.fill-green')",
        )
        .await;
        page.front(&second).await;
        page.tap(".pens", "Undo").await;
        page.front(&first).await;
        until(
            &page,
            "and taken back",
            "return !document.querySelector('.pens .pen.fill-green')",
        )
        .await;
    });
}

/// Nine labels: every pen can be reached on the smallest phone, nothing sticks out anywhere, and no rule is broken.
#[test]
fn nine_labels_fit_everywhere_and_axe_finds_nothing() {
    run(|page| async move {
        page.open().await;
        page.choose_more("Labels").await;
        opened(&page).await;
        for name in [
            "Opinion",
            "Cause",
            "Plan",
            "A rather long name of a label",
            "Mood",
            "Who",
        ] {
            add(&page, name).await;
        }
        until(
            &page,
            "there is room for no more",
            "return !document.querySelector('.new-label')",
        )
        .await;
        page.press("#labels", "Close").await;
        closed(&page).await;
        page.mark(span("Saturday rally"), "Who").await;
        page.until_stored("Who").await;
        let small = Screen {
            width: 320,
            height: 640,
            touched: true,
        };
        for (screen, dark) in [(DESK, false), (DESK, true), (PHONE, true), (small, false)] {
            page.media("", &[("prefers-color-scheme", if dark { "dark" } else { "light" })])
                .await;
            page.screen(screen).await;
            page.reload().await;
            page.frames().await;
            let name = |what: &str| format!("{what}, {} px, dark: {dark}", screen.width);
            let check = async |what: &str| {
                assert_eq!(page.axe().await, Vec::<String>::new(), "{}", name(what));
                let wide = page
                    .get("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                    .await;
                assert_eq!(wide, 0, "{}", name(what));
            };
            check("the page").await;
            if screen.touched {
                // As a finger pushes the strip.
                page.get("named('.pens', 'Who pen')[0].scrollIntoView({ inline: 'center', behavior: 'instant' })")
                    .await;
                page.tap(".pens", "Who pen").await;
                page.hears("Who pen in hand").await;
                page.tap(".pens", "More").await;
                page.tap("#more", "Labels").await;
            } else {
                page.keys(&["c"]).await;
            }
            opened(&page).await;
            check("the cards").await;
            page.press("#labels", "Change “Who”").await;
            check("the editor").await;
            page.press("#labels", "Delete this label").await;
            check("the question").await;
            page.keys(&["Escape"]).await;
            closed(&page).await;
        }
    });
}
