//! Small windows and wide letters: nothing is lost, and nothing has to be scrolled sideways.

use serde_json::{Value, json};

use crate::harness::{DESK, PHONE, Page, Screen, run};
use crate::states::each_state;

/// 1280 × 1024 at 400 %.
const ZOOMED: Screen = Screen {
    width: 320,
    height: 256,
    touched: false,
};

/// What is wider than the window, or than the box around it. Words that are cut with an ellipsis are in full elsewhere.
async fn too_wide(page: &Page) -> Value {
    page.get(
        "const wide = document.documentElement.scrollWidth > innerWidth ? [`the page: ${document.documentElement.scrollWidth}`] : [];
         const cut = (e) => getComputedStyle(e).textOverflow === 'ellipsis' || ['.title', '.creator', '.words', '.vh', '.also .quiet', '.card:not(.focused, :focus-within) .card-tools', '.sentences:not(:focus-within)'].some((css) => e.closest(css));
         for (const e of document.querySelectorAll('#app *')) {
           if (!shown(e) || cut(e)) continue;
           const { left, right, width, height } = e.getBoundingClientRect();
           if (width < 2 || height < 2) continue;
           if (right > innerWidth + 1 || left < -1) wide.push(`${e.tagName} ${e.className} ends at ${right}: ${name(e).slice(0, 30)}`);
           if (getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1)
             wide.push(`${e.tagName} ${e.className} holds ${e.scrollWidth} in ${e.clientWidth}: ${name(e).slice(0, 30)}`);
         }
         return wide.slice(0, 12)",
    )
    .await
}

/// At 320 CSS pixels, as on a small phone and on a desk at 400 %, in every state.
#[test]
fn nothing_is_scrolled_sideways_at_320_pixels() {
    run(|page| async move {
        let phone = Screen {
            width: 320,
            height: 640,
            touched: true,
        };
        for screen in [ZOOMED, phone] {
            each_state(&page, screen, async |state| {
                assert_eq!(too_wide(&page).await, json!([]), "{state} on {screen:?}");
            })
            .await;
        }
    });
}

/// In Spanish words are longer; the bars have room for them too.
#[test]
fn longer_words_have_room() {
    run(|page| async move {
        page.open().await;
        page.get("localStorage.setItem('pressmark:language', 'es')").await;
        for width in [1100, 1180, 1280, 1099, 390, 320] {
            page.screen(Screen {
                width,
                height: 800,
                touched: width < 500,
            })
            .await;
            page.reload().await;
            assert_eq!(too_wide(&page).await, json!([]), "at {width} px");
        }
    });
}

/// Letters, words and lines set apart as far as WCAG 1.4.12 asks: no word is cut off and no control lies over another.
#[test]
fn wide_spacing_loses_nothing() {
    run(|page| async move {
        for screen in [DESK, PHONE, ZOOMED] {
            each_state(&page, screen, async |state| {
                let lost = page
                    .get(
                        "const sheet = new CSSStyleSheet();
                         sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
                         document.adoptedStyleSheets = [sheet];
                         await frame();
                         const lost = [];
                         const cut = ['.title', '.creator', '.words', '.vh', '.also .quiet', '.card:not(.focused, :focus-within) .card-tools', '.sentences:not(:focus-within)', '.caret'];
                         for (const e of document.querySelectorAll('.bar *, .pens *, .toolbar *, .popover *, .sheet *, .dialog *, .panel *, .alert *, .sentences *')) {
                           if (!shown(e) || getComputedStyle(e).textOverflow === 'ellipsis' || cut.some((css) => e.closest(css)) || e.getBoundingClientRect().width < 2) continue;
                           const hides = getComputedStyle(e).overflowX !== 'visible' || e.tagName === 'BUTTON';
                           if (hides && (e.scrollWidth > e.clientWidth + 1)) lost.push(`${e.tagName} ${e.className}: ${name(e).slice(0, 30)}`);
                         }
                         for (const bar of document.querySelectorAll('.bar .acts, .pens, .toolbar, .card-tools')) {
                           const all = [...bar.querySelectorAll(':scope > button, :scope > .pop > button')].filter(shown);
                           for (const [nth, one] of all.entries()) {
                             const a = one.getBoundingClientRect();
                             if (a.width > 1 && a.right > innerWidth + 1) lost.push(`out of the window: ${name(one)}`);
                             for (const other of all.slice(nth + 1)) {
                               const b = other.getBoundingClientRect();
                               if (a.width > 1 && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
                                 lost.push(`${name(one)} lies over ${name(other)}`);
                             }
                           }
                         }
                         document.adoptedStyleSheets = [];
                         return lost.slice(0, 12)",
                    )
                    .await;
                assert_eq!(lost, json!([]), "{state} on {screen:?}");
            })
            .await;
        }
    });
}
