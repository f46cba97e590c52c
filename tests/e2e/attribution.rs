//! An attribution's source and cue, and the questions about its source: by mouse, by touch and by keys.

use serde_json::{Value, json};

use crate::harness::{DESK, PHONE, Page, run, span, text::nth};

const TWEET: &str = "In a tweet on Thursday, the U.S. Southern Command (SOCOM) said";

/// What the file says of the first annotation's source and cue.
fn parts(file: &Value) -> [Value; 2] {
    ["source", "cue"].map(|part| file["annotations"][0][part]["exact"].clone())
}

async fn until_shown(page: &Page, part: &str, words: &str) {
    page.until(
        &format!("{words} is the {part}"),
        "const [part, words] = arguments;
         return (document.querySelector(`.part > .${part}`)?.textContent ?? '') === words",
        json!([part, words]),
    )
    .await;
}

async fn active(page: &Page) -> String {
    let text = page.get("return document.activeElement.textContent").await;
    text.as_str().unwrap_or_default().to_owned()
}

/// The guess is in the card, in the text, in the file, and gone with one undo. No word of the article moves.
#[test]
fn the_guess_is_shown_and_exported() {
    run(|page| async move {
        page.open().await;
        let before = page.rectangles().await;
        page.mark(span(TWEET), "Attribution").await;
        until_shown(&page, "source", "the U.S. Southern Command (SOCOM)").await;
        until_shown(&page, "cue", "said").await;
        let lines = page
            .until(
                "both are underlined in the text",
                "return ['source', 'cue'].map((name) => [...(CSS.highlights.get(name) ?? [])].join())",
                json!([]),
            )
            .await;
        assert_eq!(lines, json!(["the U.S. Southern Command (SOCOM)", "said"]));
        assert_eq!(page.rectangles().await, before, "nothing moves");
        page.assert_text().await;
        let file = page.exported().await;
        assert_eq!(
            parts(&file),
            [json!("the U.S. Southern Command (SOCOM)"), json!("said")]
        );
        page.mark(span("Saturday rally"), "Claim").await;
        page.until(
            "the lines go with the focus",
            "return CSS.highlights.size === 0",
            json!([]),
        )
        .await;
        page.keys(&["Control+z", "Control+z"]).await;
        page.count(0).await;
    });
}

/// The first word, then the last one, with the mouse. Two presses are one step, which undo takes back in words.
#[test]
fn words_are_chosen_with_the_mouse() {
    run(|page| async move {
        page.open().await;
        page.mark(span(TWEET), "Attribution").await;
        page.press(
            ".card",
            "Change the source of attribution “In a tweet on Thursday, the U.S…”",
        )
        .await;
        page.press(".picker", "Southern").await;
        until_shown(&page, "source", "Southern").await;
        page.press(".picker", "SOCOM").await;
        until_shown(&page, "source", "Southern Command (SOCOM)").await;
        page.hears("is now “Southern Command (SOCOM)”").await;
        page.press(".part", "None").await;
        until_shown(&page, "source", "").await;
        page.press(".part", "Done").await;
        page.until(
            "the words are put away",
            "return !document.querySelector('.picker')",
            json!([]),
        )
        .await;
        page.press(".bar", "Undo").await;
        until_shown(&page, "source", "Southern Command (SOCOM)").await;
        page.press(".bar", "Undo").await;
        until_shown(&page, "source", "the U.S. Southern Command (SOCOM)").await;
        page.hears("Undone: set the source of").await;
    });
}

/// Arrows move, Shift and arrows take more, Enter takes them and goes back; Escape closes and changes nothing.
#[test]
fn words_are_chosen_with_keys() {
    run(|page| async move {
        page.open().await;
        page.mark(span(TWEET), "Attribution").await;
        page.get("document.querySelector('.change-source').focus()").await;
        page.keys(&["Enter"]).await;
        page.until(
            "the first word has the keyboard",
            "return document.activeElement.matches('.word')",
            json!([]),
        )
        .await;
        assert_eq!(active(&page).await, "the");
        page.keys(&["ArrowRight", "ArrowRight", "Shift+ArrowRight"]).await;
        page.until(
            "two words are taken",
            "return [...document.querySelectorAll('.word[aria-pressed=true]')].map((w) => w.textContent).join() === 'Southern,Command'",
            json!([]),
        )
        .await;
        page.keys(&["Enter"]).await;
        until_shown(&page, "source", "Southern Command").await;
        page.until(
            "the keyboard is back at the button",
            "return document.activeElement.matches('.change-source')",
            json!([]),
        )
        .await;
        page.keys(&["Tab", "Enter"]).await;
        page.until(
            "the cue's words are there",
            "return document.activeElement.matches('.word')",
            json!([]),
        )
        .await;
        page.keys(&["Home"]).await;
        page.until(
            "the first word",
            "return document.activeElement.textContent === 'In'",
            json!([]),
        )
        .await;
        page.keys(&["Shift+End", "Escape"]).await;
        page.until(
            "Escape closes",
            "return document.activeElement.matches('.change-cue') && !document.querySelector('.picker')",
            json!([]),
        )
        .await;
        until_shown(&page, "cue", "said").await;
        assert_eq!(page.focused().await.map(|card| card.words).as_deref(), Some(TWEET));
        // The card goes to another annotation: the keyboard must not be left nowhere.
        page.mark(span("Saturday rally"), "Claim").await;
        page.press(".cards", TWEET).await;
        page.until_focused(TWEET).await;
        page.get("document.querySelector('.change-cue').focus()").await;
        page.keys(&["["]).await;
        page.until_focused("Saturday rally").await;
        page.until(
            "the keyboard is somewhere",
            "return document.activeElement !== document.body",
            json!([]),
        )
        .await;
    });
}

/// With the words themselves selected in the text, the toolbar has the two parts beside the labels.
#[test]
fn selected_words_become_a_part() {
    run(|page| async move {
        page.open().await;
        page.mark(span(TWEET), "Attribution").await;
        page.drag(nth("Southern Command", 1)).await;
        page.until_toolbar().await;
        page.press(".toolbar", "Cue").await;
        until_shown(&page, "cue", "Southern Command").await;
        // The source lost those words.
        until_shown(&page, "source", "the U.S.").await;
        assert!(!page.toolbar().await);
        assert_eq!(page.selected().await, "");
        page.count(1).await;
        page.drag(nth("Southern Command", 1)).await;
        page.until_toolbar().await;
        page.press(".toolbar", "Source").await;
        until_shown(&page, "source", "Southern Command").await;
        until_shown(&page, "cue", "").await;
        page.drag(span("Saturday rally")).await;
        page.until_toolbar().await;
        let names = page
            .get("return [...document.querySelectorAll('.toolbar button')].map(name).map((n) => n.replace(/\\d/, '')).length")
            .await;
        assert_eq!(names, 3, "only inside of the attribution");
        page.keys(&["Escape"]).await;
        page.reload().await;
        assert_eq!(parts(&page.exported().await), [json!("Southern Command"), Value::Null]);
    });
}

/// On a phone: words and answers by tapping, with room for a finger.
#[test]
fn a_finger_chooses_words_and_answers() {
    run(|page| async move {
        page.open_on(PHONE).await;
        page.touch_select(span(TWEET)).await;
        page.until_toolbar().await;
        page.tap(".toolbar", "Attribution").await;
        page.count(1).await;
        page.tap(".pens", "More").await;
        page.tap("#more", "List of annotations").await;
        page.tap(
            ".card",
            "Change the cue of attribution “In a tweet on Thursday, the U.S…”",
        )
        .await;
        page.tap(".picker", "tweet").await;
        page.tap(".picker", "on").await;
        until_shown(&page, "cue", "tweet on").await;
        let small = page
            .get(
                "return [...document.querySelectorAll('.word, .chip, .part button, .judge summary')].filter((button) => {
                     const { width, height } = button.getBoundingClientRect();
                     return width < 44 || height < 43.5;
                 }).map(name)",
            )
            .await;
        assert_eq!(small, json!([]), "each is wide enough for a finger");
        page.tap(".part", "Done").await;
        page.tap(".judge", "Named: not answered").await;
        page.tap(".judge", "Named: yes").await;
        page.until(
            "it is denied",
            "return named('.judge', 'Named: no').length === 1",
            json!([]),
        )
        .await;
        page.until_stored("jn").await;
    });
}

/// The questions: one press is yes, the next no, the next takes the answer back. What they ask can be read by keys.
#[test]
fn the_source_is_judged() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Guaido said"), "Attribution").await;
        page.press(".judge", "Independent: not answered").await;
        page.press(".judge", "Independent: yes").await;
        page.press(".judge", "Verifies: not answered").await;
        page.hears("Verifies: yes, for attribution “Guaido said”").await;
        page.get("document.querySelector('.judge summary').focus()").await;
        page.keys(&["Enter"]).await;
        page.until(
            "what is asked can be read",
            "const first = document.querySelector('.judge dd');
             return shown(first) && document.querySelector('.judge details').open",
            json!([]),
        )
        .await;
        let answers = json!({ "independent": false, "verifies": true });
        assert_eq!(page.exported().await["annotations"][0]["judgements"], answers);
        page.mark(span("Saturday rally"), "Claim").await;
        page.until(
            "the other card sums up",
            "return document.querySelector('.judged')?.textContent === 'Verifies · not Independent'",
            json!([]),
        )
        .await;
        let file = page.exported().await;
        page.keys(&["Control+z", "Control+z"]).await;
        page.hears("Undone: answer “Verifies” with yes").await;
        page.open().await;
        page.import(&file, "Import").await;
        page.count(2).await;
        assert_eq!(
            page.exported().await["annotations"][0]["judgements"],
            answers,
            "and read back"
        );
    });
}

/// Nothing of it breaks a rule, at a desk and on a phone, light and dark.
#[test]
fn axe_finds_nothing_in_an_open_card() {
    run(|page| async move {
        for screen in [DESK, PHONE] {
            for scheme in ["light", "dark"] {
                page.media("", &[("prefers-color-scheme", scheme)]).await;
                page.open_on(screen).await;
                page.mark(span(TWEET), "Attribution").await;
                if screen.touched {
                    page.tap(".pens", "More").await;
                    page.tap("#more", "List of annotations").await;
                }
                page.until(
                    "the card is there",
                    "return named('.card.focused', 'Note on “In a tweet on Thursday, the U.S…”').length === 1",
                    json!([]),
                )
                .await;
                // What is pressed is tried above; here only how it looks then.
                page.get(
                    "document.querySelector('.judge summary').click();
                     document.querySelector('.change-source').click();
                     document.querySelectorAll('.judge .chip')[0].click();
                     document.querySelectorAll('.judge .chip')[4].click();
                     await frame();
                     document.querySelectorAll('.judge .chip')[4].click();
                     named('.card.focused', 'Note on “In a tweet on Thursday, the U.S…”')[0].click()",
                )
                .await;
                page.until(
                    "the note is open",
                    "return document.querySelector('.note-field') && document.querySelector('.picker') && named('.judge', 'Named: no').length === 1",
                    json!([]),
                )
                .await;
                let found = page.axe().await;
                assert!(found.is_empty(), "{scheme}, {} px: {found:#?}", screen.width);
            }
        }
    });
}
