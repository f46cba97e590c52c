//! The article set for its reader: kept, there from the first paint, heard elsewhere, and never losing the place.

use serde_json::json;

use crate::harness::{DESK, PHONE, Page, Screen, run, span};

async fn until_set(page: &Page, words: &str) {
    page.until(
        &format!("the article is set as {words:?}"),
        "return (document.documentElement.dataset.reading ?? '') === arguments[0]",
        json!([words]),
    )
    .await;
}

/// By keyboard and mouse: a setting is seen at once, the paragraph at the top stays there, and the settings are kept,
/// heard in another tab, and there before anything is drawn.
#[test]
fn reading_settings_are_seen_at_once_and_kept() {
    run(|page| async move {
        page.open().await;
        let first = page.windows().await.remove(0);
        page.get("window.scrollTo({ top: blocks()[8].getBoundingClientRect().top - 120, behavior: 'instant' })")
            .await;
        page.press(".bar", "Settings").await;
        page.until(
            "the size has the keyboard",
            "return document.activeElement.type === 'range'",
            json!([]),
        )
        .await;
        let top = "const bar = document.querySelector('.bar').getBoundingClientRect().bottom;
                   return blocks().findIndex((block) => block.getBoundingClientRect().bottom > bar)";
        let before = page.get(top).await;
        page.keys(&["ArrowRight", "ArrowRight", "ArrowRight"]).await;
        until_set(&page, "size-150").await;
        page.frames().await;
        assert_eq!(page.get(top).await, before, "the paragraph at the top stays there");
        let size = "return getComputedStyle(blocks()[1]).fontSize";
        assert_eq!(page.get(size).await, "30px");
        for (name, words) in [
            ("Wide", "size-150 wide"),
            ("Loose", "size-150 wide loose"),
            ("Wider letters and words (for dyslexia)", "size-150 wide loose spaced"),
            ("Focus line", "size-150 wide loose spaced line"),
        ] {
            page.press("#settings", name).await;
            until_set(&page, words).await;
        }
        assert_eq!(page.get(top).await, before, "and through all of it");
        page.another().await;
        until_set(&page, "size-150 wide loose spaced line").await;
        page.press(".bar", "Settings").await;
        page.press("#settings", "Narrow").await;
        until_set(&page, "size-150 narrow loose spaced line").await;
        page.front(&first).await;
        until_set(&page, "size-150 narrow loose spaced line").await;
        // From the first paint on, and nothing moves after it.
        page.reload_after(
            "window.moved = 0;
             new PerformanceObserver((list) => { for (const one of list.getEntries()) window.moved += one.value; })
               .observe({ type: 'layout-shift', buffered: true });
             new MutationObserver(() => { if (document.body && window.first === undefined)
               window.first = document.documentElement.dataset.reading ?? null; })
               .observe(document, { childList: true, subtree: true })",
        )
        .await;
        assert_eq!(page.get("return first").await, "size-150 narrow loose spaced line");
        page.frames().await;
        let moved = page.get("return moved").await.as_f64();
        assert!(moved.is_some_and(|moved| moved < 0.001), "{moved:?}");
    });
}

/// The focus line follows the pointer and the caret.
#[test]
fn the_focus_line_follows_pointer_and_caret() {
    run(|page| async move {
        page.open().await;
        page.get("localStorage.setItem('pressmark:reading', 'line')").await;
        page.reload().await;
        let on_line = "const band = document.querySelector('.focus-line').getBoundingClientRect();
                       const word = box(arguments[0], arguments[1]);
                       return band.height > 0 && band.top <= word.top + 2 && band.bottom >= word.bottom - 2";
        page.click_text(span("Saturday rally").start + 2).await;
        page.until("the line is at the pointer", on_line, json!([2, 16])).await;
        page.keys(&["Control+ArrowDown", "Control+ArrowDown"]).await;
        page.until(
            "the line is at the caret",
            "const band = document.querySelector('.focus-line').getBoundingClientRect();
             const caret = document.querySelector('.caret').getBoundingClientRect();
             return caret.height > 0 && band.top <= caret.top && band.bottom >= caret.bottom",
            json!([]),
        )
        .await;
    });
}

/// Sepia and large text break no rule, and nothing is scrolled sideways, however narrow the window.
#[test]
fn every_setting_is_accessible_and_fits() {
    run(|page| async move {
        let narrow = Screen {
            width: 320,
            height: 640,
            touched: true,
        };
        for (theme, reading) in [
            ("sepia", ""),
            ("dark", "size-200 spaced line"),
            ("sepia", "size-200 wide double"),
        ] {
            for screen in [DESK, PHONE, narrow] {
                page.open_on(screen).await;
                page.js(
                    "localStorage.setItem('pressmark:theme', arguments[0]);
                     localStorage.setItem('pressmark:reading', arguments[1])",
                    json!([theme, reading]),
                )
                .await;
                page.reload().await;
                let what = format!("{theme} {reading:?} {} px", screen.width);
                if screen.touched {
                    page.tap(".pens", "More").await;
                    page.tap("#more", "Settings").await;
                } else {
                    page.press(".bar", "Settings").await;
                }
                let found = page.axe().await;
                assert!(found.is_empty(), "{what}: {found:#?}");
                for css in ["html", "#settings"] {
                    let wide = page
                        .js(
                            "const one = document.querySelector(arguments[0]); return one.scrollWidth - one.clientWidth",
                            json!([css]),
                        )
                        .await;
                    assert_eq!(wide, 0, "{css}, {what}");
                }
            }
        }
    });
}
