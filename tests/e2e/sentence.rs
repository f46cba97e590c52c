//! Sentence mode: by taps, by clicks, by keys, and through the list that screen readers use.

use serde_json::json;

use crate::harness::{PHONE, Page, run, span};

const FIRST: &str = "Last Tuesday, a small group of armed troops accompanying Guaido clashed with soldiers at an \
                     anti-government rally in Caracas in an attempted coup that soon petered out.";
const SECOND: &str = "More than 100 people were reportedly injured as a result of the violence.";

impl Page {
    /// Turns sentence mode on as somebody at a desk does.
    async fn sentence_mode(&self) {
        self.choose_more("Sentence mode").await;
        self.hears("sentence mode on").await;
    }

    /// Waits until these words have the band of what is taken; empty: nothing has.
    async fn takes(&self, words: &str) {
        self.until(
            &format!("“{words}” is taken"),
            "const taken = [...(CSS.highlights.get('taken') ?? [])];
             return taken.map((range) => range.toString()).join() === arguments[0]",
            json!([words.replace('\n', "")]),
        )
        .await;
    }

    /// The options of the list that are selected.
    async fn chosen(&self) -> serde_json::Value {
        self.get("return [...document.querySelectorAll('[role=option][aria-selected=true] > :first-child')].map((o) => o.textContent)")
            .await
    }

    /// Waits until the keyboard is on the option with these words.
    async fn on_option(&self, words: &str) {
        self.until(
            &format!("the keyboard is on “{words}”"),
            "return document.activeElement?.matches('[role=option]') && document.activeElement.textContent.startsWith(arguments[0])",
            json!([words]),
        )
        .await;
    }
}

/// With a finger: a sentence, its neighbour too, one let go again, then a label; the text is never drawn anew meanwhile.
#[test]
fn a_tap_takes_a_sentence_and_its_neighbour() {
    run(|page| async move {
        page.open_on(PHONE).await;
        page.tap(".pens", "More").await;
        page.tap("#more", "Sentence mode").await;
        page.hears("sentence mode on").await;
        page.get("window.redrawn = 0; new MutationObserver(() => redrawn++).observe(document.querySelector('#article'), { childList: true, subtree: true, attributes: true, characterData: true })").await;
        let both = format!("{FIRST} {SECOND}");
        for (tapped, taken) in [
            ("armed troops", FIRST),
            ("reportedly", both.as_str()),
            ("armed troops", SECOND),
            ("armed troops", &both),
            ("reportedly", FIRST),
            ("armed troops", ""),
            ("reportedly", SECOND),
        ] {
            let at = page.letter(span(tapped).start + 2).await;
            page.tap_pixel(at).await;
            page.takes(taken).await;
            page.until(
                "the toolbar is there exactly while something is taken",
                "return shown(document.querySelector('.toolbar')) === arguments[0]",
                json!([!taken.is_empty()]),
            )
            .await;
        }
        assert_eq!(page.get("return redrawn").await, 0, "taking draws nothing anew");
        page.tap(".toolbar", "Claim").await;
        page.count(1).await;
        page.takes("").await;
        assert_eq!(page.listed().await, [("Claim".to_owned(), SECOND.to_owned())]);
        assert!(!page.toolbar().await);
        // The setting holds over a reload.
        page.reload().await;
        let at = page.letter(span("armed troops").start + 2).await;
        page.tap_pixel(at).await;
        page.takes(FIRST).await;
        // The bottom bar's pens mark what is taken too.
        page.tap(".pens", "Quote pen").await;
        page.count(2).await;
        page.assert_text().await;
    });
}

/// With a mouse: a click takes, a click beside the text lets go, and a pen in hand marks at once. Without the mode a
/// click opens as before, and dragging goes on to work in it.
#[test]
fn a_click_takes_and_a_pen_marks_at_once() {
    run(|page| async move {
        page.open().await;
        page.sentence_mode().await;
        page.click_text(span("reportedly").start).await;
        page.takes(SECOND).await;
        page.click_pixel((20.0, 500.0), "left", 1).await;
        page.takes("").await;
        page.keys(&["3"]).await;
        page.click_text(span("reportedly").start).await;
        page.count(1).await;
        assert_eq!(page.listed().await, [("Attribution".to_owned(), SECOND.to_owned())]);
        page.keys(&["Escape"]).await;
        // On a mark, a click takes its sentence.
        page.click_text(span("reportedly").start).await;
        page.takes(SECOND).await;
        page.mark(span("armed troops"), "Quote").await;
        page.takes("").await;
        page.press(".bar", "Sentence mode").await;
        page.hears("sentence mode off").await;
        page.click_text(span("armed troops").start + 2).await;
        page.until_focused("armed troops").await;
        page.takes("").await;
    });
}

/// With keys in the article: M, arrows, Shift and arrows, a label.
#[test]
fn arrows_step_through_the_sentences() {
    run(|page| async move {
        page.open().await;
        page.to_article().await;
        page.keys(&["m"]).await;
        page.hears("sentence mode on").await;
        page.click_text(span("armed troops").start).await;
        page.takes(FIRST).await;
        page.keys(&["Escape"]).await;
        page.takes("").await;
        page.keys(&["ArrowDown"]).await;
        page.takes(FIRST).await;
        page.keys(&["ArrowRight"]).await;
        page.takes(SECOND).await;
        page.keys(&["Shift+ArrowUp"]).await;
        page.takes(&format!("{FIRST} {SECOND}")).await;
        page.keys(&["1"]).await;
        page.count(1).await;
        assert_eq!(page.listed().await, [("Claim".to_owned(), format!("{FIRST} {SECOND}"))]);
        assert_eq!(page.get("return document.activeElement.id").await, "article");
        page.keys(&["Home"]).await;
        page.takes("Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro").await;
        page.keys(&["m"]).await;
        page.takes("").await;
    });
}

/// The list behind the article: one stop of Tab, arrows take, what is marked is told, the labels follow as buttons, and
/// choosing one leads back.
#[test]
fn the_list_of_sentences_is_gone_through_by_keys() {
    run(|page| async move {
        page.open().await;
        page.mark(span("cooperation.”"), "Quote").await;
        page.keys(&["Escape", "m"]).await;
        page.to_article().await;
        page.keys(&["Tab"]).await;
        page.until(
            "the keyboard is in the list, which is seen",
            "return document.activeElement.matches('[role=option]') && shown(document.querySelector('.sentences'))",
            json!([]),
        )
        .await;
        page.keys(&["End", "Home", "ArrowDown", "ArrowDown"]).await;
        page.on_option("Guaido said at a Saturday rally").await;
        let said = page.get("return document.activeElement.textContent").await;
        assert!(
            said.as_str()
                .is_some_and(|said| said.ends_with(" Quote “cooperation.”")),
            "the option says what is marked in it: {said}"
        );
        page.keys(&["Shift+ArrowDown"]).await;
        page.on_option("\"We have instructed").await;
        assert_eq!(page.chosen().await.as_array().map(Vec::len), Some(2));
        page.keys(&["Tab"]).await;
        page.until(
            "the labels follow",
            "return name(document.activeElement) === 'Claim' && document.activeElement.closest('[role=toolbar]')",
            json!([]),
        )
        .await;
        page.keys(&["Enter"]).await;
        page.count(2).await;
        page.on_option("\"We have instructed").await;
        assert_eq!(page.chosen().await, json!([]), "marking lets go");
        page.keys(&["ArrowDown", "2"]).await;
        page.count(3).await;
        page.on_option("\"We have said from the beginning").await;
        let said = page.get("return document.activeElement.textContent").await;
        assert!(said.as_str().is_some_and(|said| said.ends_with(" Quote")), "{said}");
        page.keys(&["Escape"]).await;
        page.keys(&["Escape"]).await;
        assert_eq!(page.get("return document.activeElement.id").await, "article");
        page.until(
            "the list is seen no more",
            "return !shown(document.querySelector('.sentences'))",
            json!([]),
        )
        .await;
    });
}

/// A screen reader in browse mode sends clicks, no keys: an option that is clicked is taken, and it is said.
#[test]
fn clicks_on_options_select_without_any_key() {
    run(|page| async move {
        page.open_on(PHONE).await;
        page.tap(".pens", "More").await;
        page.tap("#more", "Sentence mode").await;
        let click = "[...document.querySelectorAll('[role=option]')].find((o) => o.textContent.startsWith(arguments[0])).click()";
        page.js(click, json!(["Last Tuesday"])).await;
        page.hears("Taken: “Last Tuesday").await;
        page.js(click, json!(["More than"])).await;
        page.hears("2 sentences taken").await;
        page.js(click, json!(["Last Tuesday"])).await;
        page.hears("Taken: “More than").await;
        assert_eq!(page.chosen().await, json!([SECOND]));
        page.get("[...document.querySelectorAll('[role=toolbar] button')].find((b) => name(b) === 'Claim').click()")
            .await;
        page.count(1).await;
        page.hears("Marked claim “More than").await;
        let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await.to_string();
        for part in ["\"listbox\"", "\"option\"", "\"Paragraph 9\"", "\"multiselectable\""] {
            assert!(tree.contains(part), "{part} is there for screen readers");
        }
    });
}

/// No state of the mode breaks a rule, at a desk and on a phone.
#[test]
fn axe_finds_nothing_in_sentence_mode() {
    run(|page| async move {
        for dark in ["light", "dark"] {
            page.media("", &[("prefers-color-scheme", dark)]).await;
            page.open().await;
            page.mark(span("cooperation.”"), "Quote").await;
            page.sentence_mode().await;
            assert_eq!(page.axe().await, [""; 0], "the mode, {dark}");
            page.to_article().await;
            page.keys(&["ArrowDown", "ArrowDown", "Tab", "ArrowDown"]).await;
            page.until(
                "the list is seen",
                "return shown(document.querySelector('.sentences'))",
                json!([]),
            )
            .await;
            assert_eq!(page.axe().await, [""; 0], "the list, {dark}");
            page.open_on(PHONE).await;
            page.tap(".pens", "More").await;
            assert_eq!(page.axe().await, [""; 0], "More, {dark}");
            page.tap("#more", "Sentence mode").await;
            let at = page.letter(span("reportedly").start).await;
            page.tap_pixel(at).await;
            page.takes(SECOND).await;
            assert_eq!(page.axe().await, [""; 0], "taken, {dark}");
        }
    });
}
