//! Selecting and marking with the mouse.

use serde_json::json;

use crate::harness::{ALT, Page, article, run, span, text};

/// What is dragged over and what is then marked.
#[test]
fn a_drag_marks_what_was_meant() {
    run(|page| async move {
        page.open().await;
        let cases = [
            ("words", "Venezuelan opposition", "Venezuelan opposition"),
            ("final punctuation stays", "political crisis.", "political crisis."),
            (
                "words cut at both ends are completed",
                "olitical cris",
                "political crisis",
            ),
            ("white space at the edges goes", " rally in the ", "rally in the"),
            (
                "an opening mark stays",
                "\"direct relationship”",
                "\"direct relationship”",
            ),
            ("no punctuation is added", "direct relationship", "direct relationship"),
            ("one letter takes its word", "o", "Guaido"),
        ];
        for (what, dragged, expected) in cases {
            for back in [false, true] {
                let span = span(dragged);
                if back {
                    page.drag_back(span).await
                } else {
                    page.drag(span).await
                }
                page.press(".toolbar", "Claim").await;
                page.count(1).await;
                assert_eq!(page.words().await, [expected], "{what}, right to left: {back}");
                page.press(".bar", "Undo").await;
                page.count(0).await;
            }
        }
        page.assert_text().await;
    });
}

/// Marking clears the selection and keeps the keyboard in the article; the new annotation is focused, and said.
#[test]
fn marking_leaves_the_page_ready_for_the_next() {
    run(|page| async move {
        page.open().await;
        for (nth, (words, label)) in [
            ("Carlos Vecchio", "Claim"),
            ("Saturday rally", "Quote"),
            ("Guaido said", "Attribution"),
        ]
        .into_iter()
        .enumerate()
        {
            page.mark(span(words), label).await;
            assert_eq!(page.selected().await, "", "no selection is left");
            assert!(!page.toolbar().await, "the toolbar is gone");
            let focused = page.focused().await.expect("the new annotation is focused");
            assert_eq!((focused.label.as_str(), focused.words.as_str()), (label, words));
            let active = page.get("return document.activeElement?.id").await;
            assert_eq!(active, "article", "the keyboard is in the article");
            assert_eq!(
                page.get("return document.querySelector('.panel .count').textContent")
                    .await,
                (nth + 1).to_string()
            );
            page.hears(&format!("Marked {} “{words}”", label.to_lowercase())).await;
        }
        let caret = page
            .get("const s = getSelection(); return [s.isCollapsed, s.focusNode.textContent]")
            .await;
        assert_eq!(caret[0], true, "the caret stays: {caret}");
    });
}

/// A drag that begins or ends outside the article is clipped to it; a button released anywhere counts.
#[test]
fn selections_are_clipped_to_the_article() {
    run(|page| async move {
        page.open().await;
        let last = text::block(article_end());
        let headline = text::block(0);
        let (first, _) = page.ends(headline).await;

        // From the margin above into the headline.
        let (_, into) = page.ends(span("Guaido Seeks")).await;
        page.drag_pixels((first.0 - 30.0, first.1 - 40.0), into, "left", 0)
            .await;
        assert_marks(&page, "Guaido Seeks").await;

        // From the headline out of the window's left edge, on the same line.
        let (_, from) = page.ends(span("Guaido Seeks")).await;
        page.drag_pixels(from, (-40.0, first.1), "left", 0).await;
        assert_marks(&page, "Guaido Seeks").await;

        // From the last words to below the window.
        let (from, _) = page.ends(span("change course.")).await;
        page.drag_pixels(from, (from.0, 1200.0), "left", 0).await;
        assert_marks(&page, "change course.").await;

        // Everything in the page is everything in the article.
        page.to_article().await;
        page.keys(&["Control+a"]).await;
        page.press(".toolbar", "Claim").await;
        page.count(1).await;
        let marks = page.marks().await;
        assert_eq!(marks.first().map(|mark| (mark.block, mark.units.0)), Some((0, 0)));
        let end = article()[article_end()].encode_utf16().count();
        assert_eq!(
            marks.last().map(|mark| (mark.block, mark.units.1)),
            Some((article_end(), end))
        );
        let whole = page.exported().await;
        assert_eq!(whole["annotations"][0]["start"], 0);
        assert_eq!(whole["annotations"][0]["end"], last.end);
    });
}

fn article_end() -> usize {
    article().len() - 1
}

async fn assert_marks(page: &Page, words: &str) {
    page.press(".toolbar", "Quote").await;
    page.count(1).await;
    assert_eq!(page.words().await, [words]);
    page.press(".bar", "Undo").await;
    page.count(0).await;
}

/// Three clicks take the paragraph and nothing of the next one.
#[test]
fn three_clicks_take_the_paragraph() {
    run(|page| async move {
        page.open().await;
        for nth in [0, 1, 5, article_end()] {
            let at = page.letter(text::block(nth).start + 12).await;
            page.click_pixel(at, "left", 3).await;
            page.press(".toolbar", "Claim").await;
            page.count(1).await;
            assert_eq!(page.words().await, [article()[nth]]);
            assert!(
                page.marks().await.iter().all(|mark| mark.block == nth),
                "only block {nth} is marked"
            );
            page.press(".bar", "Undo").await;
            page.count(0).await;
        }
        // Two clicks take a word.
        let at = page.letter(span("intervention").start + 3).await;
        page.click_pixel(at, "left", 2).await;
        assert_marks(&page, "intervention").await;
    });
}

/// Clicks, other buttons and white space never create anything, with or without a pen.
#[test]
fn what_is_no_selection_creates_nothing() {
    run(|page| async move {
        page.open().await;
        for armed in [false, true] {
            if armed {
                page.press(".bar", "Claim pen").await;
            }
            let (from, to) = page.ends(span("opposition leader")).await;
            page.click_pixel(from, "left", 1).await;
            page.settled().await;
            assert_nothing(&page, "a click").await;
            for button in ["right", "middle"] {
                page.click_pixel(from, button, 1).await;
                page.drag_pixels(from, to, button, 0).await;
                page.settled().await;
                assert_nothing(&page, button).await;
            }
            // A right click elsewhere than the selection empties it in some systems; the words stay unmarked.
            page.get("getSelection().removeAllRanges()").await;
            page.drag(span(" ")).await;
            page.settled().await;
            assert_nothing(&page, "a space alone").await;
            page.drag_pixels(from, from, "left", 0).await;
            page.settled().await;
            assert_nothing(&page, "a drag that goes nowhere").await;
        }
    });
}

async fn assert_nothing(page: &Page, what: &str) {
    assert!(page.cards().await.is_empty(), "{what} creates nothing");
    assert!(page.marks().await.is_empty(), "{what} marks nothing");
    assert!(!page.toolbar().await, "{what} brings no toolbar");
}

/// With Alt, or with the setting off, cut words stay cut.
#[test]
fn completing_words_can_be_switched_off() {
    run(|page| async move {
        page.open().await;
        let cut = span("olitical cris");
        let (from, to) = page.ends(cut).await;
        page.drag_pixels(from, to, "left", ALT).await;
        assert_marks(&page, "olitical cris").await;

        page.press(".bar", "Settings").await;
        page.press("#settings", "Complete words that are cut").await;
        page.keys(&["Escape"]).await;
        page.drag(cut).await;
        assert_marks(&page, "olitical cris").await;
        page.reload().await;
        page.drag(cut).await;
        assert_marks(&page, "olitical cris").await;

        page.press(".bar", "Settings").await;
        page.press("#settings", "Complete words that are cut").await;
        page.keys(&["Escape"]).await;
        page.drag(cut).await;
        assert_marks(&page, "political crisis").await;
    });
}

/// While the button is down, the words that would be marked are shown.
#[test]
fn what_would_be_marked_is_shown_before_it_is() {
    run(|page| async move {
        page.open().await;
        let (from, to) = page.ends(span("olitical cris")).await;
        for (kind, at, buttons) in [
            ("mouseMoved", from, 0),
            ("mousePressed", from, 1),
            ("mouseMoved", to, 1),
        ] {
            page.cdp(
                "Input.dispatchMouseEvent",
                json!({ "type": kind, "x": at.0, "y": at.1, "button": "left", "buttons": buttons, "clickCount": 1 }),
            )
            .await;
        }
        let shown = "const draft = CSS.highlights.get('draft');
                     return draft ? [...draft].map((range) => range.toString()).join('') : ''";
        page.until(
            "the draft is shown",
            &format!("return (() => {{ {shown} }})() === 'political crisis'"),
            json!([]),
        )
        .await;
        assert!(!page.toolbar().await, "the toolbar waits for the button");
        page.cdp(
            "Input.dispatchMouseEvent",
            json!({ "type": "mouseReleased", "x": to.0, "y": to.1, "button": "left", "clickCount": 1 }),
        )
        .await;
        page.press(".toolbar", "Claim").await;
        page.count(1).await;
        assert_eq!(page.get(shown).await, "", "nothing is left of the draft");
    });
}

/// Several ranges, as Firefox has them, are one selection from the first to the last.
#[test]
fn several_ranges_are_one_selection() {
    run(|page| async move {
        // Chromium has only ever one range: a selection like Firefox's stands in for it.
        page.before_every_page(
            "const real = Document.prototype.getSelection;
             Document.prototype.getSelection = function () {
               const selection = real.call(this);
               if (!window.ranges) return selection;
               return new Proxy(selection, { get(_, member) {
                 if (member === 'rangeCount') return ranges.length;
                 if (member === 'getRangeAt') return (nth) => ranges[nth];
                 const value = Reflect.get(selection, member, selection);
                 return typeof value === 'function' ? value.bind(selection) : value;
               } });
             };",
        )
        .await;
        page.open().await;
        let (first, last) = (span("Guaido said"), span("in the capital Caracas"));
        let places = [first, last].map(|span| [text::place(span.start), text::place(span.end)]);
        page.js(
            "window.ranges = arguments[0].map(([from, to]) => {
               const range = document.createRange();
               range.setStart(...place(...from, true));
               range.setEnd(...place(...to, false));
               return range;
             });
             getSelection().setBaseAndExtent(ranges[0].startContainer, ranges[0].startOffset, ranges[0].endContainer, ranges[0].endOffset)",
            json!([places]),
        )
        .await;
        page.press(".toolbar", "Claim").await;
        page.count(1).await;
        assert_eq!(
            page.words().await,
            ["Guaido said at a Saturday rally in the capital Caracas"]
        );
    });
}

/// `isCollapsed`, which can be stale right after a click, is not believed, whatever it says.
#[test]
fn a_stale_collapsed_flag_is_not_believed() {
    run(|page| async move {
        for says in [true, false] {
            page.open().await;
            page.js(
                "Object.defineProperty(Selection.prototype, 'isCollapsed', { get: () => arguments[0] })",
                json!([says]),
            )
            .await;
            page.click_text(span("European Union").start + 2).await;
            page.settled().await;
            assert_nothing(&page, "a click").await;
            page.drag(span("Carlos Vecchio")).await;
            page.press(".toolbar", "Quote").await;
            page.count(1).await;
        }
    });
}

/// Equal words at two places are two annotations: each is where it was selected.
#[test]
fn equal_words_are_two_places() {
    run(|page| async move {
        page.open().await;
        let places = [0, 1, 2].map(|nth| text::nth("Guaido", nth));
        for (nth, place) in places.into_iter().enumerate() {
            page.drag(place).await;
            page.until_toolbar().await;
            // The same words elsewhere, without a click between.
            if nth > 0 {
                page.drag(places[nth - 1]).await;
                page.until_toolbar().await;
                page.drag(place).await;
                page.until_toolbar().await;
            }
            page.press(".toolbar", "Claim").await;
            page.count(nth + 1).await;
        }
        let file = page.exported().await;
        for (nth, place) in places.into_iter().enumerate() {
            assert_eq!(file["annotations"][nth]["start"], place.start);
            assert_eq!(file["annotations"][nth]["exact"], "Guaido");
        }
    });
}
