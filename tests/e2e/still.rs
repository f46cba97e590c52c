//! Nothing moves: the words stay where they are, from the first paint to the last panel.

use serde_json::json;

use crate::harness::{DESK, PHONE, Page, Screen, run, span, text};

/// Checks that every block is where it was, to half a pixel.
async fn assert_still(page: &Page, before: &[Vec<f64>], what: &str) {
    let now = page.rectangles().await;
    assert_eq!(now.len(), before.len(), "{what}");
    for (nth, (now, before)) in now.iter().zip(before).enumerate() {
        let moved = now.iter().zip(before).any(|(now, before)| (now - before).abs() > 0.5);
        assert!(!moved, "{what} moved block {nth} from {before:?} to {now:?}");
    }
}

/// The static page, the live one, and the live one with everything open have each block at the same place.
#[test]
fn blocks_stay_where_they_are() {
    run(|page| async move {
        let narrow = Screen {
            width: 320,
            height: 640,
            touched: true,
        };
        let tablet = Screen {
            width: 820,
            height: 1180,
            touched: true,
        };
        for screen in [DESK, tablet, PHONE, narrow] {
            // The page as it is before the app has come: no script at all.
            page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }))
                .await;
            page.fresh(screen).await;
            page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false }))
                .await;
            assert_eq!(
                page.get("return document.documentElement.hasAttribute('data-ready')")
                    .await,
                false
            );
            page.assert_text().await;
            let buttons = page
                .get("return document.querySelectorAll('button, input, select').length")
                .await;
            assert_eq!(buttons, 0, "the static page has no dead buttons");
            let before = page.rectangles().await;

            page.visit().await;
            page.ready().await;
            assert_still(&page, &before, "the app's arrival").await;
            let name = format!("{screen:?}");

            for (words, label) in [
                ("direct relationship", "Claim"),
                (
                    "Guaido has called for \"direct relationship” with the U.S. military",
                    "Quote",
                ),
                ("CARACAS", "Attribution"),
                ("build pressure.\"\nThe remarks", "Claim"),
                ("Direct’ Pentagon", "Quote"),
            ] {
                page.select(span(words)).await;
                page.until_toolbar().await;
                assert_still(&page, &before, &format!("the toolbar on {name}")).await;
                page.press(".toolbar", label).await;
                assert_still(&page, &before, &format!("marking on {name}")).await;
            }
            page.select(text::block(9)).await;
            page.press(".toolbar", "Claim").await;
            page.count(6).await;
            assert_still(&page, &before, &format!("badges on {name}")).await;
            page.to_article().await;
            page.keys(&["n"]).await;
            page.types("a note").await;
            assert_still(&page, &before, &format!("an open note on {name}")).await;
            page.keys(&["Escape"]).await;
            for (popup, item) in [("Export", "Export as"), ("Settings", "Settings")] {
                if screen.touched {
                    page.tap(".pens", "More").await;
                    assert_still(&page, &before, &format!("More on {name}")).await;
                    page.tap("#more", item).await;
                } else {
                    page.press(".bar", popup).await;
                }
                page.frames().await;
                assert_still(&page, &before, &format!("{popup} on {name}")).await;
                page.keys(&["Escape"]).await;
            }
            page.keys(&["?"]).await;
            page.frames().await;
            assert_still(&page, &before, &format!("the sheet of keys on {name}")).await;
            page.keys(&["Escape"]).await;
            if screen.touched {
                page.tap(".pens", "More").await;
                page.tap("#more", "List of annotations").await;
                page.frames().await;
                assert_still(&page, &before, &format!("the list on {name}")).await;
            }
        }
    });
}

/// The browser itself saw no layout shift from the first paint on.
#[test]
fn the_browser_counts_no_layout_shift() {
    run(|page| async move {
        page.before_every_page(
            "window.shifts = [];
             new PerformanceObserver((list) => {
               for (const entry of list.getEntries()) shifts.push([entry.value, entry.sources?.map((s) => [s.node?.outerHTML?.slice(0, 90) ?? s.node?.nodeValue, s.previousRect, s.currentRect]), entry.hadRecentInput]);
             }).observe({ type: 'layout-shift', buffered: true })",
        )
        .await;
        for screen in [DESK, PHONE] {
            page.open_on(screen).await;
            page.settled().await;
            page.mark(span("Saturday rally"), "Claim").await;
            page.keys(&["n"]).await;
            page.types("note").await;
            page.keys(&["Escape"]).await;
            page.reload().await;
            page.settled().await;
            let shifts = page.get("return shifts.filter(([value]) => value > 0.001)").await;
            assert_eq!(shifts, json!([]), "{screen:?}");
        }
    });
}

/// The toolbar is inside the window and never over the words, wherever they are.
#[test]
fn the_toolbar_is_beside_the_words_and_inside_the_window() {
    run(|page| async move {
        page.open().await;
        let low = Screen { height: 420, ..DESK };
        let cases = [
            "Guaido Seeks",
            "Maduro",
            "CARACAS",
            "help.",
            "More than 100 people",
            "change course.",
            "rally in the capital Caracas that he had instructed",
        ];
        for screen in [DESK, low, Screen { width: 640, ..DESK }] {
            page.screen(screen).await;
            for words in cases {
                for back in [false, true] {
                    let span = span(words);
                    if back {
                        page.drag_back(span).await
                    } else {
                        page.drag(span).await
                    }
                    page.until_toolbar().await;
                    page.frames().await;
                    let seen = page
                        .get(
                            "const bar = document.querySelector('.toolbar').getBoundingClientRect();
                             const over = [...getSelection().getRangeAt(0).getClientRects()].filter((r) =>
                               r.width > 0 && r.left < bar.right && bar.left < r.right && r.top < bar.bottom - 1 && bar.top < r.bottom - 1);
                             return { over: over.length, inside: bar.left >= 0 && bar.top >= 0 && bar.right <= document.querySelector('main').getBoundingClientRect().right && bar.bottom <= innerHeight, bar }",
                        )
                        .await;
                    assert_eq!(seen["inside"], true, "{words} on {screen:?}: {seen}");
                    assert_eq!(seen["over"], 0, "{words}, right to left {back}, on {screen:?}: {seen}");
                    page.keys(&["Escape"]).await;
                    page.until(
                        "it is gone",
                        "return !shown(document.querySelector('.toolbar'))",
                        json!([]),
                    )
                    .await;
                }
            }
        }
    });
}

/// A selection over many lines: the toolbar appears where the drag ended.
#[test]
fn the_toolbar_appears_at_the_drags_end() {
    run(|page| async move {
        page.open().await;
        let span = span(
            "Guaido said at a Saturday rally in the capital Caracas that he had instructed his envoy in Washington",
        );
        for back in [false, true] {
            let (from, to) = page.ends(span).await;
            let end = if back { from } else { to };
            if back {
                page.drag_back(span).await
            } else {
                page.drag(span).await
            }
            page.until_toolbar().await;
            page.frames().await;
            let far = page
                .js(
                    "const bar = document.querySelector('.toolbar').getBoundingClientRect();
                     const [x, y] = arguments[0];
                     return [Math.max(bar.left - x, x - bar.right, 0), Math.max(bar.top - y, y - bar.bottom, 0)]",
                    json!([[end.0, end.1]]),
                )
                .await;
            let near = |nth: usize, limit: f64| far[nth].as_f64().is_some_and(|far| far <= limit);
            assert!(near(0, 10.0) && near(1, 60.0), "right to left {back}: {far} away");
            page.keys(&["Escape"]).await;
        }
    });
}
