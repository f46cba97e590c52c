//! The article set for its reader: kept, there from the first paint, heard elsewhere, and never losing the place.

use serde_json::json;

use crate::harness::{DESK, PHONE, Page, Screen, block, run, span};

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

/// The toolbar touches, but for its gap, the words that are selected; wherever they are.
async fn until_at_words(page: &Page, what: &str) {
    page.until(
        &format!("the toolbar is at its words: {what}"),
        "const bar = document.querySelector('.toolbar').getBoundingClientRect();
         const words = getSelection().getRangeAt(0).getBoundingClientRect();
         const gap = Math.max(words.top - bar.bottom, bar.top - words.bottom);
         return bar.height > 0 && words.height > 0 && gap > 0 && gap < 12",
        json!([]),
    )
    .await;
}

/// What is placed beside words stays beside them: the toolbar at what is selected, also when its words leave the
/// window, and the handles when another tab changes a setting.
#[test]
fn what_is_beside_words_follows_them() {
    run(|page| async move {
        page.open().await;
        let first = page.windows().await.remove(0);
        let words = block(3);
        page.drag(crate::harness::Span {
            start: words.start + 20,
            end: words.start + 40,
        })
        .await;
        page.until_toolbar().await;
        until_at_words(&page, "at first").await;
        page.press(".bar", "Settings").await;
        for name in [
            "Double",
            "Wide",
            "Wider letters and words (for dyslexia)",
            "Narrow",
            "Usual",
        ] {
            page.press("#settings", name).await;
            until_at_words(&page, name).await;
        }
        page.js(
            "document.querySelector('#settings input[type=range]').focus()",
            json!([]),
        )
        .await;
        page.keys(&["End"]).await;
        until_set(&page, "size-200 narrow spaced").await;
        until_at_words(&page, "200 %").await;
        page.keys(&["Escape"]).await;
        page.press(".toolbar", "Claim").await;
        page.count(1).await;
        let handle = "const handle = document.querySelector('[data-edge=end]');
             const last = [...document.querySelectorAll('mark.focused')].at(-1);
             if (!handle || !last) return false;
             const range = document.createRange();
             range.selectNodeContents(last);
             const line = [...range.getClientRects()].at(-1), { left, right, top, bottom } = handle.getBoundingClientRect();
             return Math.abs((left + right) / 2 - line.right) < 2 && Math.abs((top + bottom) / 2 - line.bottom) < 16";
        page.until("the handle is at its words", handle, json!([])).await;
        page.another().await;
        until_set(&page, "size-200 narrow spaced").await;
        page.press(".bar", "Settings").await;
        page.press("#settings", "Normal").await;
        page.press("#settings", "Loose").await;
        page.front(&first).await;
        until_set(&page, "size-200 loose spaced").await;
        page.until("and follows them", handle, json!([])).await;
    });
}

/// By touch: every setting is reached, in forced colours too, and at 400 % zoom.
#[test]
fn settings_are_set_by_touch() {
    run(|page| async move {
        for (width, height, colours) in [(390, 844, "none"), (320, 640, "active"), (320, 256, "active")] {
            page.open_on(Screen {
                width,
                height,
                touched: true,
            })
            .await;
            page.media("", &[("forced-colors", colours)]).await;
            page.tap(".pens", "More").await;
            page.tap("#more", "Settings").await;
            for name in [
                "Wide",
                "Double",
                "Sepia",
                "Wider letters and words (for dyslexia)",
                "Focus line",
            ] {
                // Scrolled to, as a finger would: the panel is higher than it is seen.
                page.until(
                    "it is in the panel",
                    "const found = named('#settings', arguments[0])[0];
                     found?.scrollIntoView({ block: 'center', behavior: 'instant' });
                     return found !== undefined",
                    json!([name]),
                )
                .await;
                page.tap("#settings", name).await;
            }
            until_set(&page, "wide double spaced line").await;
            let end = page
                .get(
                    "const size = document.querySelector('#settings input[type=range]');
                     size.scrollIntoView({ block: 'center', behavior: 'instant' });
                     await frame();
                     const { right, top, bottom } = size.getBoundingClientRect();
                     return [right - 4, (top + bottom) / 2]",
                )
                .await;
            let side = |nth: usize| end[nth].as_f64().expect("a pixel has two sides");
            page.tap_pixel((side(0), side(1))).await;
            until_set(&page, "size-200 wide double spaced line").await;
            assert_eq!(page.get("return document.documentElement.dataset.theme").await, "sepia");
            let outside = page
                .get(
                    "const wide = (one) => one.scrollWidth - one.clientWidth;
                     const out = [...document.querySelectorAll('#settings *')].filter((one) => {
                       const { left, right, width } = one.getBoundingClientRect();
                       return width > 1 && (left < 0 || right > innerWidth + 1);
                     });
                     return [wide(document.documentElement), wide(document.querySelector('#settings')), out.length]",
                )
                .await;
            assert_eq!(outside, json!([0, 0, 0]), "{width} × {height}");
            page.media("", &[]).await;
        }
    });
}
