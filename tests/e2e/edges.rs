//! Moving the edges of an annotation: by its handles with mouse and finger, and by keys.

use serde_json::json;

use crate::harness::{ALT, PHONE, Page, Pixel, Screen, block, run, span};

const WORDS: &str = "Saturday rally in the capital";

/// Where the handle of an edge is, and how large.
async fn handle(page: &Page, side: &str) -> (Pixel, [f64; 2]) {
    let found = page
        .until(
            "the handle is shown",
            "const handle = document.querySelector(`[data-edge=${arguments[0]}]`);
             if (!handle) return null;
             await rest(); await frame();
             const { left, top, width, height } = handle.getBoundingClientRect();
             return [left + width / 2, top + height / 2, width, height]",
            json!([side]),
        )
        .await;
    let [x, y, width, height]: [f64; 4] = serde_json::from_value(found).expect("a rectangle");
    ((x, y), [width, height])
}

async fn handles(page: &Page) -> u64 {
    let count = page.get("return document.querySelectorAll('[data-edge]').length").await;
    count.as_u64().expect("a number")
}

/// What is shown to become of the annotation, before it is kept.
async fn until_shown(page: &Page, words: &str) {
    page.until(
        &format!("“{words}” is shown"),
        "const shown = CSS.highlights.get('edge');
         return !!shown && [...shown].map(range => range.toString()).join('').replaceAll('\\n', ' ') === arguments[0]",
        json!([words]),
    )
    .await;
}

async fn until_words(page: &Page, words: &str) {
    page.until(
        &format!("“{words}” is listed"),
        "return cards().some(card => card.words.replaceAll('\\n', ' ') === arguments[0])",
        json!([words]),
    )
    .await;
    assert_eq!(
        page.get("return [...(CSS.highlights.get('edge') ?? [])].length").await,
        0
    );
}

/// The pixel at the start (or end) of words, at the height of a handle that hangs below (or stands above) them.
async fn beside(page: &Page, words: &str, end: bool, dy: f64) -> Pixel {
    let (from, to) = page.ends(span(words)).await;
    let (x, y) = if end { to } else { from };
    (x, y + dy)
}

/// A drag is seen before it is kept, completes words, is one act, and moves no word of the article.
#[test]
fn the_mouse_drags_both_edges() {
    run(|page| async move {
        page.open().await;
        let id = page.mark(span(WORDS), "Claim").await;
        let still = page.rectangles().await;
        let (at, size) = handle(&page, "end").await;
        assert!(size[0] >= 24.0 && size[1] >= 24.0, "{size:?}");
        // Into the middle of a word on the next line, at the height of the hand below its line.
        let into = beside(&page, "his env", true, 18.0).await;
        page.hold(at, &[((at.0 + into.0) / 2.0, into.1), into], 0).await;
        until_shown(
            &page,
            "Saturday rally in the capital Caracas that he had instructed his envoy",
        )
        .await;
        assert_eq!(page.words().await, [WORDS], "nothing is written before it is kept");
        assert_eq!(page.selected().await, "", "nothing is selected by it");
        page.let_go(into, 0).await;
        until_words(
            &page,
            "Saturday rally in the capital Caracas that he had instructed his envoy",
        )
        .await;

        let (at, _) = handle(&page, "start").await;
        let into = beside(&page, "Guaido said at a", false, -18.0).await;
        page.hold(at, &[((at.0 + into.0) / 2.0, at.1), into], 0).await;
        page.let_go(into, 0).await;
        until_words(
            &page,
            "Guaido said at a Saturday rally in the capital Caracas that he had instructed his envoy",
        )
        .await;
        assert_eq!(page.cards().await[0].id, id, "it is the same annotation");
        assert_eq!(page.rectangles().await, still, "no word has moved");
        page.assert_text().await;
        page.hears("Now claim").await;
        // One step each.
        page.keys(&["Control+z"]).await;
        until_words(
            &page,
            "Saturday rally in the capital Caracas that he had instructed his envoy",
        )
        .await;
        page.keys(&["Control+z"]).await;
        until_words(&page, WORDS).await;
        page.reload().await;
        assert_eq!(page.words().await, [WORDS]);
    });
}

/// With Alt, or where the setting says so, words may be cut; a drag over the other edge leaves the smallest piece.
#[test]
fn cut_words_stay_cut_with_alt() {
    run(|page| async move {
        page.open().await;
        page.mark(span(WORDS), "Claim").await;
        let (at, _) = handle(&page, "end").await;
        let into = beside(&page, "Saturday rally in the cap", true, 18.0).await;
        page.hold(at, &[((at.0 + into.0) / 2.0, at.1), into], ALT).await;
        until_shown(&page, "Saturday rally in the cap").await;
        page.let_go(into, ALT).await;
        until_words(&page, "Saturday rally in the cap").await;
        let (at, _) = handle(&page, "end").await;
        let into = beside(&page, "Guaido said", false, 18.0).await;
        page.hold(at, &[((at.0 + into.0) / 2.0, at.1), into], 0).await;
        until_shown(&page, "Saturday").await;
        page.let_go(into, 0).await;
        until_words(&page, "Saturday").await;
    });
}

/// Escape in the middle of a drag leaves everything as it was, and the hand that goes on does nothing more.
#[test]
fn escape_gives_a_drag_up() {
    run(|page| async move {
        page.open().await;
        page.mark(span(WORDS), "Quote").await;
        let (at, _) = handle(&page, "end").await;
        let into = beside(&page, "Carlos Vecchio", true, 18.0).await;
        page.hold(at, &[((at.0 + into.0) / 2.0, at.1), into], 0).await;
        until_shown(
            &page,
            "Saturday rally in the capital Caracas that he had instructed his envoy in Washington, Carlos Vecchio",
        )
        .await;
        page.keys(&["Escape"]).await;
        page.until(
            "the drag is over",
            "return CSS.highlights.get('edge') === undefined",
            json!([]),
        )
        .await;
        page.hold(into, &[(into.0 + 40.0, into.1)], 0).await;
        page.let_go(into, 0).await;
        page.settled().await;
        assert_eq!(page.listed().await, [("Quote".to_owned(), WORDS.to_owned())]);
        page.keys(&["Control+z"]).await;
        page.count(0).await;
    });
}

/// A drag goes over paragraphs, and scrolls on at the window's edge.
#[test]
fn a_drag_scrolls_at_the_windows_edge() {
    run(|page| async move {
        page.open_on(Screen {
            width: 1280,
            height: 500,
            touched: false,
        })
        .await;
        page.mark(span("Guaido said at a Saturday"), "Claim").await;
        let (at, _) = handle(&page, "end").await;
        let rim = (at.0, 496.0);
        page.hold(at, &[(at.0, (at.1 + 496.0) / 2.0), rim], 0).await;
        page.until("the page has scrolled", "return scrollY > 700", json!([]))
            .await;
        page.let_go(rim, 0).await;
        page.until("it is long", "return cards()[0].words.length > 600", json!([]))
            .await;
        let words = page.words().await.remove(0);
        assert!(article_has(&words), "{words}");
    });
}

fn article_has(words: &str) -> bool {
    crate::harness::article().join(" ").contains(words)
}

/// A finger drags a handle that has room for it; a finger that is taken away leaves everything as it was.
#[test]
fn a_finger_drags_both_edges() {
    run(|page| async move {
        page.open_on(PHONE).await;
        page.touch_select(span(WORDS)).await;
        page.tap(".toolbar", "Claim").await;
        page.count(1).await;
        let (at, size) = handle(&page, "end").await;
        assert!(size[0] >= 44.0 && size[1] >= 44.0, "{size:?}");
        let into = beside(&page, "instructed his env", true, 20.0).await;
        page.finger_down(at, &[((at.0 + into.0) / 2.0, at.1), into]).await;
        until_shown(
            &page,
            "Saturday rally in the capital Caracas that he had instructed his envoy",
        )
        .await;
        page.finger_up(true).await;
        page.until(
            "the drag is over",
            "return CSS.highlights.get('edge') === undefined",
            json!([]),
        )
        .await;
        assert_eq!(page.words().await, [WORDS]);

        let (at, _) = handle(&page, "end").await;
        page.finger_down(at, &[((at.0 + into.0) / 2.0, at.1), into]).await;
        page.finger_up(false).await;
        until_words(
            &page,
            "Saturday rally in the capital Caracas that he had instructed his envoy",
        )
        .await;
        let (at, _) = handle(&page, "start").await;
        let into = beside(&page, "said at a", false, -20.0).await;
        page.finger_down(at, &[((at.0 + into.0) / 2.0, at.1), into]).await;
        page.finger_up(false).await;
        until_words(
            &page,
            "said at a Saturday rally in the capital Caracas that he had instructed his envoy",
        )
        .await;
        assert!(!page.toolbar().await, "nothing was selected");
        assert_eq!(page.get("return scrollX").await, 0);
        page.tap(".pens", "Undo").await;
        until_words(
            &page,
            "Saturday rally in the capital Caracas that he had instructed his envoy",
        )
        .await;
    });
}

/// What has the keyboard, and what is told of it.
async fn slider(page: &Page) -> (String, String) {
    let found = page
        .get("const at = document.activeElement; return [at.getAttribute('aria-label') ?? at.id, at.getAttribute('aria-valuetext') ?? '']")
        .await;
    serde_json::from_value(found).expect("two texts")
}

async fn until_edge(page: &Page, name: &str) {
    page.until(
        &format!("the keyboard is at “{name}”"),
        "return document.activeElement.getAttribute('aria-label')?.startsWith(arguments[0])",
        json!([name]),
    )
    .await;
}

async fn until_told(page: &Page, words: &str) {
    page.until(
        &format!("“{words}” is told"),
        "return document.activeElement.getAttribute('aria-valuetext') === arguments[0]",
        json!([words]),
    )
    .await;
}

async fn until_article(page: &Page) {
    page.until(
        "the keyboard is in the article",
        "return document.activeElement.id === 'article'",
        json!([]),
    )
    .await;
}

/// Letter, word and sentence at both edges, told at each step; Enter is one act, Escape none, and the keyboard is back.
#[test]
fn keys_move_both_edges() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Saturday rally"), "Quote").await;
        page.to_article().await;
        page.keys(&["e"]).await;
        until_edge(&page, "End of quote “Saturday rally”").await;
        page.hears("Moving the end of quote “Saturday rally”").await;
        for (key, words) in [
            ("ArrowLeft", "Saturday rall"),
            ("Control+ArrowLeft", "Saturday"),
            ("Control+ArrowRight", "Saturday rally"),
            ("ArrowRight", "Saturday rally i"),
            ("ArrowRight", "Saturday rally in"),
        ] {
            page.keys(&[key]).await;
            until_told(&page, words).await;
            until_shown(&page, words).await;
        }
        page.keys(&["e"]).await;
        until_edge(&page, "Start of quote").await;
        page.keys(&["Control+ArrowLeft"]).await;
        until_shown(&page, "a Saturday rally in").await;
        assert_eq!(page.words().await, ["Saturday rally"]);
        page.keys(&["Enter"]).await;
        until_words(&page, "a Saturday rally in").await;
        until_article(&page).await;
        page.keys(&["Control+z"]).await;
        until_words(&page, "Saturday rally").await;

        page.keys(&["e", "ArrowDown", "Escape"]).await;
        page.hears("Not moved: quote “Saturday rally”").await;
        until_article(&page).await;
        assert_eq!(page.words().await, ["Saturday rally"]);

        page.keys(&["e", "ArrowDown", "Enter"]).await;
        let sentence = span("Saturday rally").start..block(2).end;
        let words = page
            .until(
                "it is the sentence",
                "return cards()[0].words !== 'Saturday rally' && cards()[0].words",
                json!([]),
            )
            .await;
        assert_eq!(words.as_str().map(|words| words.chars().count()), Some(sentence.len()));
        until_article(&page).await;
    });
}

/// Without single keys: the card's button, Tab between the handles; leaving them keeps what was moved.
#[test]
fn the_cards_button_and_tab_move_edges_too() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.press(".card", "Edges of “Saturday rally”").await;
        until_edge(&page, "End of claim").await;
        page.keys(&["Shift+Tab"]).await;
        until_edge(&page, "Start of claim").await;
        page.keys(&["Control+ArrowRight", "Tab"]).await;
        until_edge(&page, "End of claim").await;
        until_told(&page, "rally").await;
        page.keys(&["Control+ArrowRight", "Enter"]).await;
        until_words(&page, "rally in").await;
        page.until(
            "the keyboard is back at the button",
            "return name(document.activeElement).startsWith('Edges of')",
            json!([]),
        )
        .await;
        // From the article the handles are the next stops, and Tab goes on from there.
        page.to_article().await;
        page.keys(&["Tab"]).await;
        until_edge(&page, "Start of claim").await;
        page.keys(&["Tab", "Control+ArrowRight", "Tab"]).await;
        until_words(&page, "rally in the").await;
        let (name, _) = slider(&page).await;
        assert!(
            !name.contains(" of claim") && name != "article",
            "Tab leaves the handles: {name}"
        );
        page.keys(&["Control+z"]).await;
        until_words(&page, "rally in").await;
    });
}

/// Where the same words have the same label already, nothing moves, and that is said.
#[test]
fn an_edge_is_not_moved_onto_a_twin() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Saturday rally in"), "Claim").await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.to_article().await;
        page.keys(&["e", "Control+ArrowRight", "Enter"]).await;
        page.hears("Already marked: claim “Saturday rally in”").await;
        assert_eq!(page.words().await, ["Saturday rally", "Saturday rally in"]);
    });
}

/// Handles take no selection away that begins in the lines beside them, and are gone where they would be in the way.
#[test]
fn handles_are_in_nobodys_way() {
    run(|page| async move {
        page.open().await;
        page.mark(span(WORDS), "Claim").await;
        handle(&page, "start").await;
        // Letters below the end and above the start, in the middle of their lines.
        for (side, dy) in [("end", 33.0), ("start", -53.0)] {
            let (from, to) = page.ends(span(WORDS)).await;
            let (x, y) = if side == "end" { to } else { from };
            // Whole pixels, as a mouse has them.
            let (x, y) = (x.round(), y.round());
            page.drag_pixels((x, y + dy), (x + 120.0, y + dy), "left", 0).await;
            page.until_toolbar().await;
            assert_eq!(handles(&page).await, 0, "not while words are selected");
            page.keys(&["Escape"]).await;
            page.until(
                "the handles are back",
                "return document.querySelectorAll('[data-edge]').length === 2",
                json!([]),
            )
            .await;
        }
        assert_eq!(page.words().await, [WORDS]);
        page.keys(&["?"]).await;
        page.until(
            "the sheet is open",
            "return document.querySelector('#keys').open",
            json!([]),
        )
        .await;
        assert_eq!(handles(&page).await, 0, "not behind a dialog");
        page.keys(&["Escape"]).await;
        page.until(
            "the handles are back",
            "return document.querySelectorAll('[data-edge]').length === 2",
            json!([]),
        )
        .await;
        page.keys(&["Escape"]).await;
        page.until(
            "nothing is focused",
            "return document.querySelectorAll('[data-edge]').length === 0",
            json!([]),
        )
        .await;
    });
}

/// The handles follow their words when the window changes, and nothing about them breaks a rule of accessibility.
#[test]
fn handles_follow_their_words_and_axe_finds_nothing() {
    run(|page| async move {
        for screen in [
            crate::harness::DESK,
            PHONE,
            Screen {
                width: 320,
                height: 256,
                touched: false,
            },
        ] {
            page.open_on(screen).await;
            page.select(span(WORDS)).await;
            page.press(".toolbar", "Quote").await;
            page.count(1).await;
            handle(&page, "start").await;
            assert_eq!(page.axe().await, Vec::<String>::new(), "{screen:?}");
            page.to_article().await;
            page.keys(&["e"]).await;
            until_edge(&page, "End of quote").await;
            assert_eq!(page.axe().await, Vec::<String>::new(), "{screen:?}, moving");
            page.screen(Screen {
                width: screen.width + 260,
                ..screen
            })
            .await;
            page.until(
                "the handle is at its words",
                "const range = [...CSS.highlights.get('edge')][0];
                 const end = [...range.getClientRects()].at(-1), at = document.querySelector('[data-edge=end]').getBoundingClientRect();
                 return Math.abs(end.right - (at.left + at.right) / 2) < 2 && Math.abs(end.bottom - at.top) < 30",
                json!([]),
            )
            .await;
            assert_eq!(
                page.get("return document.documentElement.scrollWidth <= innerWidth")
                    .await,
                true,
                "{screen:?}"
            );
        }
    });
}
