//! Who said it: linking by mouse, by touch and by keyboard, joined fragments, and the list of speakers.

use serde_json::{Value, json};

use crate::harness::{DESK, PHONE, Page, Span, run, span};

const QUOTE: &str =
    "\"We have said from the beginning that we will use all the resources at our disposal to build pressure.\"";
const OTHER: &str = "\"cooperation.”";
const SAID: &str = "Guaido said.";
const PADRINO: &str = "Padrino said that";

/// The numbers in the text: the last words of what they stand at, and the number.
async fn badges(page: &Page) -> Value {
    page.get(
        "return [...document.querySelectorAll('mark[data-links]')]
           .map((mark) => [mark.textContent.slice(-9), mark.dataset.links])",
    )
    .await
}

async fn until_badges(page: &Page, expected: Value) {
    page.until(
        &format!("the numbers are {expected}"),
        "return JSON.stringify([...document.querySelectorAll('mark[data-links]')]
           .map((mark) => [mark.textContent.slice(-9), mark.dataset.links])) === JSON.stringify(arguments[0])",
        json!([expected]),
    )
    .await;
}

/// What the card of `words` says of its relations.
async fn ties(page: &Page, words: &str) -> String {
    let told = page
        .js(
            "const card = [...document.querySelectorAll('.cards > li')]
               .find((card) => card.querySelector('.words').textContent === arguments[0]);
             return [...card.querySelectorAll('.tie:not([hidden])')].map((tie) => tie.innerText.replace(/\\s+/g, ' ')).join(' | ')",
            json!([words]),
        )
        .await;
    told.as_str().unwrap_or_default().to_owned()
}

async fn mode(page: &Page, on: bool) {
    page.until(
        "linking mode is as expected",
        "return document.querySelector('#article').classList.contains('linking') === arguments[0]",
        json!([on]),
    )
    .await;
}

fn said() -> Span {
    span(SAID)
}

async fn links(page: &Page) -> Value {
    let file = page.exported().await;
    let exact = |id: &Value| {
        let all = file["annotations"].as_array().expect("annotations are listed");
        all.iter().find(|one| one["id"] == *id).map(|one| one["exact"].clone())
    };
    let told = file["links"].as_array().expect("links are listed").iter();
    told.map(|link| json!([exact(&link["attribution"]), exact(&link["content"])]))
        .collect()
}

/// An attribution beside a quote offers the link; one click takes it; it is one step, and it is kept and exported.
#[test]
fn a_click_takes_what_is_offered() {
    run(|page| async move {
        page.open().await;
        let still = page.rectangles().await;
        page.mark(span(QUOTE), "Quote").await;
        page.mark(said(), "Attribution").await;
        page.hears("Link to quote “We have said from the beginning that we…”? Press L, then Enter.")
            .await;
        // It blocks nothing: the next act makes it go.
        page.mark(span("European Union"), "Claim").await;
        let gone = "return document.querySelector('.linkbar').hidden";
        page.until("the offer is gone", gone, json!([])).await;
        page.press(".bar", "Undo").await;
        page.press(".bar", "Undo").await;
        page.count(1).await;
        page.mark(said(), "Attribution").await;
        page.press(".linkbar", "Link").await;
        until_badges(&page, json!([["ido said.", "①"], ["ressure.\"", "①"]])).await;
        page.hears("Linked attribution “Guaido said.” to quote “We have said from the beginning that we…”")
            .await;
        assert_eq!(ties(&page, QUOTE).await, "said by: ① Guaido said.");
        assert_eq!(
            ties(&page, SAID).await,
            "said: We have said from the beginning that we…"
        );
        page.assert_text().await;
        assert_eq!(page.rectangles().await, still, "numbers move nothing");
        assert_eq!(links(&page).await, json!([[SAID, QUOTE]]));
        page.press(".bar", "Undo").await;
        until_badges(&page, json!([])).await;
        page.press(".bar", "Redo").await;
        page.reload().await;
        assert_eq!(badges(&page).await, json!([["ido said.", "①"], ["ressure.\"", "①"]]));
        // An end that is deleted takes the link along, and brings it back.
        page.click_text(said().start + 2).await;
        page.until_focused(SAID).await;
        page.keys(&["Delete"]).await;
        until_badges(&page, json!([])).await;
        page.keys(&["Control+z"]).await;
        until_badges(&page, json!([["ido said.", "①"], ["ressure.\"", "①"]])).await;
    });
}

/// From either end: the other one is clicked in the text or in the list. What cannot be chosen is said.
#[test]
fn an_end_is_chosen_by_its_words_or_its_card() {
    run(|page| async move {
        page.open().await;
        page.mark(span(OTHER), "Quote").await;
        page.mark(span(PADRINO), "Attribution").await;
        page.press(".card.focused", "Link to…, from “Padrino said that”").await;
        mode(&page, true).await;
        page.click_text(span(PADRINO).start + 2).await;
        page.hears("Only a quote or claim can be linked to an attribution.")
            .await;
        // A click beside everything leaves the mode alone.
        page.click_text(span("Most Latin").start).await;
        mode(&page, true).await;
        page.click_text(span(OTHER).start + 4).await;
        mode(&page, false).await;
        page.until_focused(PADRINO).await;
        until_badges(&page, json!([["eration.”", "①"], ["said that", "①"]])).await;
        page.mark(span("renegade soldiers"), "Claim").await;
        page.press(".card.focused", "Who said this? “renegade soldiers”").await;
        mode(&page, true).await;
        page.press(".cards", PADRINO).await;
        mode(&page, false).await;
        page.hears("Linked attribution “Padrino said that” to claim").await;
        assert_eq!(ties(&page, PADRINO).await.matches("soldiers").count(), 1);
        // Chosen once more, it is cut.
        page.press(".cards", PADRINO).await;
        page.until_focused(PADRINO).await;
        // The panel is brought level with the words.
        page.settled().await;
        page.press(".card.focused", "Link to…, from “Padrino said that”").await;
        mode(&page, true).await;
        page.click_text(span(OTHER).start + 4).await;
        page.hears("Cut the link from attribution “Padrino said that” to quote “cooperation.”")
            .await;
        // From a card to the other end.
        page.press(".card.focused .ties", "renegade soldiers").await;
        page.until_focused("renegade soldiers").await;
    });
}

/// Without a mouse: L, the brackets, Enter; Escape leaves nothing behind.
#[test]
fn keys_link_and_join() {
    run(|page| async move {
        page.open().await;
        for (words, key) in [(OTHER, "2"), (QUOTE, "2"), (SAID, "3")] {
            page.select(span(words)).await;
            page.until_toolbar().await;
            page.keys(&[key]).await;
            page.until(
                "it is marked",
                "return !shown(document.querySelector('.toolbar'))",
                json!([]),
            )
            .await;
        }
        page.count(3).await;
        page.to_article().await;
        page.keys(&["l", "Enter"]).await;
        until_badges(&page, json!([["ido said.", "①"], ["ressure.\"", "①"]])).await;
        page.keys(&["l"]).await;
        mode(&page, true).await;
        page.keys(&["]", "]"]).await;
        page.until_focused(OTHER).await;
        page.keys(&["1", "Delete", "n"]).await;
        page.count(3).await;
        page.keys(&["Escape"]).await;
        mode(&page, false).await;
        page.until_focused(SAID).await;
        page.hears("Nothing was linked.").await;
        assert_eq!(badges(&page).await, json!([["ido said.", "①"], ["ressure.\"", "①"]]));
        // The second quote continues the first: what is near is at hand, and both have the link.
        page.keys(&["]"]).await;
        page.until_focused(QUOTE).await;
        for _ in 0..40 {
            page.keys(&["Tab"]).await;
            let there = "return document.activeElement.textContent === 'Continues an earlier quote…'
                         && document.activeElement.closest('.card.focused') !== null";
            if page.get(there).await == true {
                break;
            }
        }
        page.keys(&["Enter"]).await;
        mode(&page, true).await;
        let keyboard = "return document.activeElement.id";
        assert_eq!(page.get(keyboard).await, "article", "the end is chosen in the text");
        page.keys(&["[", "Enter"]).await;
        page.hears("Joined: quote “We have said from the beginning that we…” continues quote “cooperation.”")
            .await;
        until_badges(
            &page,
            json!([["eration.”", "①"], ["ido said.", "①"], ["ressure.\"", "①"]]),
        )
        .await;
        assert_eq!(
            ties(&page, QUOTE).await,
            "said by: ① Guaido said. | continues: cooperation."
        );
        let file = page.exported().await;
        assert_eq!(file["annotations"][2]["continues"], file["annotations"][0]["id"]);
        assert_eq!(links(&page).await, json!([[SAID, OTHER]]), "links attach to the head");
        page.to_article().await;
        page.keys(&["Control+z"]).await;
        until_badges(&page, json!([["ido said.", "①"], ["ressure.\"", "①"]])).await;
    });
}

/// With a finger: the offer, the list, and a tap on the words.
#[test]
fn taps_link() {
    run(|page| async move {
        page.open_on(PHONE).await;
        for (words, label) in [(QUOTE, "Quote"), (OTHER, "Quote"), (SAID, "Attribution")] {
            page.touch_select(span(words)).await;
            page.until_toolbar().await;
            page.tap(".toolbar", label).await;
            page.until(
                "it is marked",
                "return !shown(document.querySelector('.toolbar'))",
                json!([]),
            )
            .await;
        }
        page.tap(".linkbar", "Link").await;
        until_badges(&page, json!([["ido said.", "①"], ["ressure.\"", "①"]])).await;
        page.tap(".pens", "More").await;
        page.tap("#more", "List of annotations").await;
        // The list opens at the focused card.
        page.until(
            "the card is in view",
            "const button = named('.cards', arguments[0])[0];
             button?.scrollIntoView({ block: 'center', behavior: 'instant' });
             return button !== undefined && shown(button)",
            json!(["Who said this? “cooperation.”"]),
        )
        .await;
        page.tap(".cards", "Who said this? “cooperation.”").await;
        mode(&page, true).await;
        let small = page
            .get(
                "return [...document.querySelectorAll('.linkbar button')].map((button) => button.getBoundingClientRect())
                   .filter((rect) => rect.width < 44 || rect.height < 44 || rect.left < 0 || rect.right > innerWidth)",
            )
            .await;
        assert_eq!(small, json!([]), "room for a finger");
        let at = page.letter(said().start + 2).await;
        page.tap_pixel(at).await;
        mode(&page, false).await;
        until_badges(
            &page,
            json!([["eration.”", "①"], ["ido said.", "①"], ["ressure.\"", "①"]]),
        )
        .await;
        // Previous, next and the choice are buttons too.
        page.tap(".pens", "More").await;
        page.tap("#more", "List of annotations").await;
        page.tap(".cards", SAID).await;
        page.get(
            "document.querySelector('.card.focused .ties').scrollIntoView({ block: 'center', behavior: 'instant' })",
        )
        .await;
        page.tap(".cards", "Link to…, from “Guaido said.”").await;
        page.tap(".linkbar", "Next").await;
        page.tap(".linkbar", "Cancel linking").await;
        mode(&page, false).await;
        assert_eq!(
            page.exported_on_phone().await["links"].as_array().map(Vec::len),
            Some(2)
        );
    });
}

/// Speakers with their words, grouped by the source; the words lead to the text.
#[test]
fn speakers_are_listed_with_their_words() {
    run(|page| async move {
        page.open().await;
        page.mark(span(QUOTE), "Quote").await;
        page.mark(said(), "Attribution").await;
        page.press(".linkbar", "Link").await;
        page.mark(span(OTHER), "Quote").await;
        page.press(".views", "Speakers").await;
        let listed =
            "return [...document.querySelectorAll('.speaker')].map((one) => [one.querySelector('h3').textContent.trim(),
                        ...[...one.querySelectorAll('li')].map((said) => said.innerText.trim())])";
        assert_eq!(
            page.get(listed).await,
            json!([["①Guaido", QUOTE], ["Nobody named yet", OTHER]])
        );
        assert_eq!(
            page.get("return shown(document.querySelector('.cards'))").await,
            false,
            "one or the other"
        );
        page.press(".speakers", OTHER).await;
        page.until(
            "its words are focused",
            "return document.querySelector('mark.focused')?.textContent === arguments[0]",
            json!([OTHER]),
        )
        .await;
        page.press(".views", "List").await;
        page.until_focused(OTHER).await;
    });
}

/// Nothing that is added breaks a rule or moves the text: at a desk and on a phone, light and dark.
#[test]
fn axe_finds_nothing_while_linking() {
    run(|page| async move {
        for dark in [false, true] {
            for screen in [DESK, PHONE] {
                page.media("", &[("prefers-color-scheme", if dark { "dark" } else { "light" })])
                    .await;
                page.open_on(screen).await;
                let still = page.rectangles().await;
                let check = async |what: &str| {
                    let found = page.axe().await;
                    assert!(
                        found.is_empty(),
                        "{what}, {} px, dark: {dark}: {found:#?}",
                        screen.width
                    );
                    assert_eq!(page.rectangles().await, still, "{what} moves nothing");
                };
                page.mark(span(OTHER), "Quote").await;
                page.mark(span(PADRINO), "Attribution").await;
                page.mark(span(QUOTE), "Quote").await;
                page.mark(said(), "Attribution").await;
                check("an offer").await;
                page.press(".linkbar", "Link").await;
                check("a link").await;
                page.to_article().await;
                page.keys(&["l"]).await;
                mode(&page, true).await;
                check("linking mode").await;
                page.until_focused(OTHER).await;
                check("something to choose").await;
                page.keys(&["Escape"]).await;
                mode(&page, false).await;
                if screen.touched {
                    page.tap(".pens", "More").await;
                    page.tap("#more", "List of annotations").await;
                }
                check("the list").await;
                page.press(".views", "Speakers").await;
                check("the speakers").await;
            }
        }
    });
}
