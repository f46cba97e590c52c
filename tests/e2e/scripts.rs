//! Articles from right to left, and articles without spaces.

use serde_json::{Value, json};

use crate::harness::{DESK, PHONE, Page, run};

const HEBREW: &str = "<article><h1>הגשם הציף את הצפון</h1>\
    <p>הגשם ירד כל הלילה, אמרה ראש העיר דנה לוי. «לא ראינו גשם כזה מימינו», הוסיפה, והבטיחה לפתוח 3 מקלטים עד 18:00.</p>\
    <p>דובר חברת Rail North (RN) אמר שהרכבות יעמדו עד הבוקר.</p></article>";

const CHINESE: &str = "<article><h1>大雨淹没了北部</h1>\
    <p>市长李娜星期一说，雨下了一整夜。“我们从来没有见过这样的雨，”她补充道，并答应开放3个避难所。</p>\
    <p>铁路公司North Rail的发言人说，火车要停到早上。</p></article>";

/// Pastes an article and opens it.
async fn open(page: &Page, story: &str, touched: bool) {
    page.open_on(if touched { PHONE } else { DESK }).await;
    if touched {
        page.tap(".pens", "More").await;
        page.tap("#more", "Articles").await;
        page.tap("#articles", "Add an article").await;
    } else {
        page.choose_more("Articles").await;
        page.press("#articles", "Add an article").await;
    }
    page.js(
        "const data = new DataTransfer();
         data.setData('text/html', arguments[0]);
         document.querySelector('#articles textarea')
           .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))",
        json!([story]),
    )
    .await;
    page.press("#articles", "Add").await;
    page.until(
        "it is open",
        "return document.documentElement.hasAttribute('data-ready') && !arguments[0].includes('>' + blocks()[3]?.textContent)
           && arguments[0].includes('<h1>' + blocks()[0].textContent)",
        json!([story]),
    )
    .await;
}

/// Where `words` begin and end in a block, in UTF-16 units.
async fn stretch(page: &Page, block: usize, words: &str) -> (u64, u64) {
    let found = page
        .js(
            "const at = blocks()[arguments[0]].textContent.indexOf(arguments[1]); return [at, at + arguments[1].length]",
            json!([block, words]),
        )
        .await;
    let unit = |nth: usize| found[nth].as_u64().expect("the words are in the block");
    (unit(0), unit(1))
}

/// Drags from the near side of one letter to the far side of another, as they are read.
async fn drag(page: &Page, block: usize, words: &str, leftward: bool) {
    let (start, end) = stretch(page, block, words).await;
    let near = if leftward { -1 } else { 1 };
    let found = page
        .js(
            "const [block, start, end, near] = arguments; return [pixel(block, start, near), pixel(block, end - 1, -near)]",
            json!([block, start, end, near]),
        )
        .await;
    page.drag_pixels(pixel(&found[0]), pixel(&found[1]), "left", 0).await;
}

fn pixel(value: &Value) -> (f64, f64) {
    let side = |nth: usize| value[nth].as_f64().expect("a pixel has two sides");
    (side(0), side(1))
}

/// The handle of an edge is at that side of the letter at `unit`.
async fn until_handle(page: &Page, edge: &str, block: usize, unit: u64, side: &str) {
    page.until(
        &format!("the {edge} handle is at the {side} of letter {unit}"),
        "const [edge, block, unit, side] = arguments;
         const handle = document.querySelector(`[data-edge=${edge}]`);
         if (!handle) return false;
         const { left, right } = handle.getBoundingClientRect();
         return Math.abs((left + right) / 2 - box(block, unit)[side]) < 10",
        json!([edge, block, unit, side]),
    )
    .await;
}

/// The middle of the toolbar, and how far to either side it could go.
async fn toolbar(page: &Page) -> (f64, f64, f64) {
    page.until_toolbar().await;
    let found = page
        .get(
            "const bar = document.querySelector('.toolbar').getBoundingClientRect(), main = document.querySelector('main').getBoundingClientRect();
             return [(bar.left + bar.right) / 2, main.left + 8 + bar.width / 2, main.right - 8 - bar.width / 2]",
        )
        .await;
    let at = |nth: usize| found[nth].as_f64().expect("three places");
    (at(0), at(1), at(2))
}

async fn side(page: &Page, block: usize, unit: u64, side: &str) -> f64 {
    let found = page.js(
        "return box(arguments[0], arguments[1])[arguments[2]]",
        json!([block, unit, side]),
    );
    found.await.as_f64().expect("a letter has sides")
}

/// By mouse and keyboard: everything is at the side where one reads it.
#[test]
fn from_right_to_left_everything_is_at_its_side() {
    run(|page| async move {
        open(&page, HEBREW, false).await;
        let article = "const article = document.querySelector('#article'); return [article.lang, article.dir]";
        assert_eq!(page.get(article).await, json!(["he", "rtl"]));
        let number = "return parseFloat(getComputedStyle(blocks()[1], '::before').right)";
        assert!(
            page.get(number).await.as_f64().is_some_and(|right| right < 0.0),
            "its number is in the right margin"
        );

        // Cut words are completed; the toolbar is where the drag ended, at the left.
        drag(&page, 1, "רד כל הלי", true).await;
        let (middle, least, most) = toolbar(&page).await;
        let (start, end) = stretch(&page, 1, "ירד כל הלילה").await;
        let hand = side(&page, 1, end - 1, "left").await;
        assert!(
            least < hand && hand < most,
            "the window leaves it room: {least} {hand} {most}"
        );
        assert!((middle - hand).abs() < 2.0, "{middle} {hand}");
        page.press(".toolbar", "Claim").await;
        page.count(1).await;
        assert_eq!(page.words().await, ["ירד כל הלילה"]);
        let words = "const words = document.querySelector('.card .words'); return [words.lang, words.dir]";
        assert_eq!(page.get(words).await, json!(["he", "rtl"]));

        // The handles: the start at the right, the end at the left; dragged to the left, the end goes on.
        until_handle(&page, "start", 1, start, "right").await;
        until_handle(&page, "end", 1, end - 1, "left").await;
        let (_, further) = stretch(&page, 1, "אמרה").await;
        let found = page
            .js(
                "const { left, right, top, bottom } = document.querySelector('[data-edge=end]').getBoundingClientRect();
                 const y = (top + bottom) / 2;
                 return [[(left + right) / 2, y], [pixel(1, arguments[0] - 1, 1)[0], y]]",
                json!([further]),
            )
            .await;
        page.drag_pixels(pixel(&found[0]), pixel(&found[1]), "left", 0).await;
        page.until(
            "a word more is marked",
            "return cards()[0].words === 'ירד כל הלילה, אמרה'",
            json!([]),
        )
        .await;
        assert_eq!(page.axe().await, Vec::<String>::new());

        // Foreign words run the other way, and their edges with them.
        page.keys(&["Escape"]).await;
        drag(&page, 2, "Rail North", false).await;
        let (_, end) = stretch(&page, 2, "Rail North").await;
        let (middle, ..) = toolbar(&page).await;
        let hand = side(&page, 2, end - 1, "right").await;
        assert!((middle - hand).abs() < 2.0, "{middle} {hand}");
        page.press(".toolbar", "Quote").await;
        page.count(2).await;
        let (start, end) = stretch(&page, 2, "Rail North").await;
        until_handle(&page, "start", 2, start, "left").await;
        until_handle(&page, "end", 2, end - 1, "right").await;
    });
}

/// Left is onward: the caret goes as it is seen, and Shift selects with it.
#[test]
fn from_right_to_left_arrows_go_as_they_are_seen() {
    run(|page| async move {
        open(&page, HEBREW, false).await;
        page.to_article().await;
        page.keys(&["Control+Home", "Control+ArrowDown"]).await;
        let at = "return [getSelection().focusOffset, document.querySelector('.caret').getBoundingClientRect().left]";
        let read = |value: Value| pixel(&value);
        let (from, right) = read(page.get(at).await);
        page.keys(&["ArrowLeft"]).await;
        let (on, left) = read(page.get(at).await);
        assert!(on > from && left < right, "{from} {on}, {right} {left}");
        page.keys(&["ArrowRight"]).await;
        assert_eq!(read(page.get(at).await), (from, right));
        page.keys(&["Shift+Control+ArrowLeft"]).await;
        assert_eq!(page.selected().await.trim(), "הגשם");
        page.until_toolbar().await;
        page.keys(&["1"]).await;
        page.count(1).await;
        assert_eq!(page.words().await, ["הגשם"]);
    });
}

/// Where no spaces part the words, letters are marked as they were selected.
#[test]
fn without_spaces_what_is_selected_is_marked() {
    run(|page| async move {
        open(&page, CHINESE, false).await;
        drag(&page, 1, "从来没有见过", false).await;
        page.until_toolbar().await;
        page.press(".toolbar", "Claim").await;
        page.count(1).await;
        drag(&page, 2, "orth Rail的发言人", false).await;
        page.until_toolbar().await;
        page.press(".toolbar", "Quote").await;
        page.count(2).await;
        assert_eq!(page.words().await, ["从来没有见过", "North Rail的发言人"]);
        let words = "const words = document.querySelector('.card .words'); return [words.lang, words.dir]";
        assert_eq!(page.get(words).await, json!(["zh", "ltr"]));
        page.to_article().await;
        page.keys(&["Control+Home", "Shift+ArrowRight", "Shift+ArrowRight"])
            .await;
        page.until_toolbar().await;
        assert_eq!(page.selected().await, "大雨");
        assert_eq!(page.axe().await, Vec::<String>::new());
    });
}

/// On a phone: nothing is scrolled sideways, and a tap marks.
#[test]
fn on_a_phone_from_right_to_left() {
    run(|page| async move {
        open(&page, HEBREW, true).await;
        let (start, end) = stretch(&page, 1, "לא ראינו גשם כזה").await;
        page.js(
            "const [first, from] = place(1, arguments[0], true), [last, to] = place(1, arguments[1], false);
             getSelection().setBaseAndExtent(first, from, last, to)",
            json!([start, end]),
        )
        .await;
        page.until_toolbar().await;
        page.tap(".toolbar", "Quote").await;
        page.count(1).await;
        assert_eq!(page.words().await, ["לא ראינו גשם כזה"]);
        assert_eq!(
            page.get("return document.documentElement.scrollWidth <= innerWidth")
                .await,
            true
        );
        assert_eq!(page.axe().await, Vec::<String>::new());
    });
}
