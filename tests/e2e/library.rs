//! One's own articles: pasted, from files, opened again, put away, and opened from another's file.

use serde_json::json;

use crate::harness::{DESK, PHONE, Page, run, span};

const STORY: &str = "<html><head><title>x | Site</title></head><body><nav>Menu</nav><article><h1>Rain floods the north</h1>\
    <p class='byline' style='color:red' onclick='window.ran=1'>By Ana Ruiz</p>\
    <p>The rain was heavy,&nbsp;<b>officials</b> said on <i>Monday</i>.<script>window.ran=2</script></p>\
    <img src=x onerror='window.ran=3'><svg onload='window.ran=4'></svg><iframe srcdoc='<script>parent.ran=5</script>'></iframe>\
    <style>body{display:none}</style><a href='javascript:window.ran=6'>All of it</a>\
    <blockquote><p>“We have never seen such rain,” said the mayor.</p></blockquote><ul><li>More rain</li></ul>\
    <p hidden>secret</p></article><footer>foot</footer></body></html>";

const BLOCKS: [&str; 6] = [
    "Rain floods the north",
    "By Ana Ruiz",
    "The rain was heavy,\u{a0}officials said on Monday.",
    "All of it",
    "“We have never seen such rain,” said the mayor.",
    "More rain",
];

async fn open_adding(page: &Page) {
    page.open_articles().await;
    page.press("#articles", "Add an article").await;
}

async fn shows(page: &Page, headline: &str) {
    page.until(
        &format!("“{headline}” is open"),
        "return document.documentElement.hasAttribute('data-ready') && blocks()[0]?.textContent === arguments[0]",
        json!([headline]),
    )
    .await;
}

async fn add(page: &Page, headline: &str) {
    page.press("#articles", "Add").await;
    shows(page, headline).await;
}

async fn give(page: &Page, name: &str, bytes: &[u8]) {
    open_adding(page).await;
    page.give_to("#article-file", name, bytes).await;
}

async fn said(page: &Page, words: &str) {
    page.until(
        &format!("“{words}” is said in the dialog"),
        "return document.querySelector('#articles .told')?.textContent.includes(arguments[0])",
        json!([words]),
    )
    .await;
}

/// Selects the words of a block by script, as assistive technology does, and marks them.
async fn mark(page: &Page, block: usize, from: usize, to: usize) {
    page.js(
        "const [first, start] = place(arguments[0], arguments[1], true), [last, end] = place(arguments[0], arguments[2], false);
         getSelection().setBaseAndExtent(first, start, last, end)",
        json!([block, from, to]),
    )
    .await;
    page.until_toolbar().await;
    page.press(".toolbar", "Claim").await;
    page.count(1).await;
}

/// Notes in the page what is visible as soon as it is parsed.
const FIRST: &str = "addEventListener('DOMContentLoaded', () => {
    const article = document.querySelector('#article');
    window.first = [getComputedStyle(article).visibility, article.querySelector('h1').textContent, document.title];
})";

/// A page that is pasted becomes an article, without its scripts; it is there after a reload, with what was marked, and
/// nothing else is seen before.
#[test]
fn a_pasted_page_is_annotated_and_there_again() {
    run(|page| async move {
        page.open().await;
        open_adding(&page).await;
        page.paste(STORY, "Rain floods the north").await;
        assert_eq!(page.previewed().await, BLOCKS);
        assert_eq!(page.axe().await, Vec::<String>::new(), "the preview");
        add(&page, BLOCKS[0]).await;
        let blocks = page.get("return blocks().map((block) => block.textContent)").await;
        assert_eq!(blocks, json!(BLOCKS));
        mark(&page, 2, 0, 18).await;
        page.before_every_page(FIRST).await;
        page.reload().await;
        page.count(1).await;
        assert_eq!(
            page.get("return first").await,
            json!(["visible", BLOCKS[0], "Rain floods the north · Pressmark"])
        );
        shows(&page, BLOCKS[0]).await;
        assert_eq!(page.words().await, ["The rain was heavy"]);
        assert_eq!(page.axe().await, Vec::<String>::new(), "the article");
        assert_eq!(
            page.get("return window.ran ?? null").await,
            json!(null),
            "no script has run"
        );
        let file = page.exported().await;
        assert_eq!(file["article"]["title"], BLOCKS[0]);
        assert_eq!(file["article"]["blocks"][4]["kind"], "blockquote");
    });
}

/// The static page draws the blocks of an own article as the app does, so that nothing moves when the app comes.
#[test]
fn nothing_moves_when_the_app_takes_over() {
    run(|page| async move {
        page.open().await;
        open_adding(&page).await;
        page.click("#articles textarea").await;
        page.types("Rain\n\nCARACAS (Wire) -- It rained.\n\n- drops\n\nHe said no.")
            .await;
        page.press("#articles", "Preview").await;
        page.previewed().await;
        add(&page, "Rain").await;
        page.before_every_page(
            "addEventListener('DOMContentLoaded', () => {
                window.first = [...document.querySelectorAll('#article [data-block]')].map((block) =>
                  [block.nodeName, block.className, [...block.children].map((run) => [run.className, run.textContent])]);
            })",
        )
        .await;
        page.reload().await;
        let now = page
            .get(
                "return blocks().map((block) =>
                  [block.nodeName, block.className, [...block.children].map((run) => [run.className, run.textContent])])",
            )
            .await;
        assert_eq!(page.get("return first").await, now);
        assert!(now.to_string().contains("dateline"), "{now}");
    });
}

/// Files of each kind and encoding; what cannot be read is said in words, and nothing is stored.
#[test]
fn files_are_read_or_refused_in_words() {
    run(|page| async move {
        page.open().await;
        let cases: [(&str, &[u8], &[&str]); 5] = [
            ("a.txt", b"Rain\n\nIt rained.", &["Rain", "It rained."]),
            (
                "a.md",
                b"# Rain\n\nIt *rained*, [he](http://x.y) said.",
                &["Rain", "It rained, he said."],
            ),
            (
                "a.html",
                b"<title>Rain in town - Paper</title><p>It rained.</p><script>window.ran=1</script>",
                &["Rain in town", "It rained."],
            ),
            (
                "old.txt",
                b"Caf\xe9\n\nIt rained \x93here\x94.",
                &["Café", "It rained “here”."],
            ),
            ("wide.txt", b"\xff\xfeR\0a\0i\0n\0.\0", &["Rain."]),
        ];
        for (name, bytes, expected) in cases {
            give(&page, name, bytes).await;
            assert_eq!(page.previewed().await, expected, "{name}");
            page.keys(&["Escape"]).await;
        }
        let stored = page.stored().await;
        for (name, bytes, sentence) in [
            ("empty.txt", &b""[..], "no words"),
            ("blank.html", b"<p> </p><script>x</script>", "no words"),
            ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", "is no text"),
            ("paper.txt", b"%PDF-1.7 x", "PDF"),
            ("word.txt", b"PK\x03\x04xx", "is damaged"),
        ] {
            give(&page, name, bytes).await;
            said(&page, sentence).await;
            page.keys(&["Escape"]).await;
        }
        give(&page, "huge.txt", &vec![b'a'; 21_000_000]).await;
        said(&page, "21 MB").await;
        page.keys(&["Escape"]).await;
        assert_eq!(page.stored().await, stored, "nothing was stored");
        assert_eq!(page.get("return window.ran ?? null").await, json!(null));
    });
}

/// Switching back, renaming, putting away and bringing back; erasing asks first. By keys, with the focus never lost.
#[test]
fn articles_are_switched_renamed_put_away_and_erased() {
    run(|page| async move {
        page.open().await;
        give(&page, "a.txt", b"Rain\n\nIt rained all day.").await;
        page.previewed().await;
        add(&page, "Rain").await;
        mark(&page, 1, 0, 9).await;
        let first = "Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro";
        page.open_articles().await;
        assert_eq!(page.axe().await, Vec::<String>::new(), "the list");
        page.press("#articles", first).await;
        shows(&page, first).await;
        page.count(0).await;

        page.open_articles().await;
        let facts = page
            .get("return [...document.querySelectorAll('#articles .facts')].map((facts) => facts.textContent)")
            .await;
        assert!(facts.to_string().contains("5 words · 1 annotation\""), "{facts}");
        page.press("#articles", "Rename “Rain”").await;
        page.keys(&["Control+a"]).await;
        page.types("Wet").await;
        page.keys(&["Enter"]).await;
        said(&page, "Renamed to “Wet”").await;
        page.press("#articles", "Wet").await;
        let is_open = "return document.documentElement.hasAttribute('data-ready') && document.querySelector('.bar .title').textContent === 'Wet'
            && document.title === 'Wet · Pressmark'";
        page.until("it is open under its new title", is_open, json!([])).await;
        page.open_articles().await;
        page.press("#articles", "Rename “Wet”").await;
        page.keys(&["Control+a"]).await;
        page.types("Wet!").await;
        page.keys(&["Enter"]).await;
        said(&page, "Renamed to “Wet!”").await;
        let bar = page
            .get("return [document.querySelector('.bar .title').textContent, document.title]")
            .await;
        assert_eq!(
            bar,
            json!(["Wet!", "Wet! · Pressmark"]),
            "what is open is renamed at once"
        );
        page.press("#articles", "Rename “Wet!”").await;
        page.keys(&["Control+a"]).await;
        page.types("Wet").await;
        page.press("#articles", "Save title").await;
        said(&page, "Renamed to “Wet”").await;
        page.press("#articles", first).await;
        shows(&page, first).await;
        page.open_articles().await;
        page.press("#articles", "Put away “Wet”").await;
        said(&page, "was put away").await;
        let focused = page.get("return document.activeElement.textContent").await;
        assert_eq!(focused, "Undo");
        page.keys(&["Enter"]).await;
        page.until(
            "it is back",
            "return named('#articles', 'Put away “Wet”').length === 1",
            json!([]),
        )
        .await;
        page.press("#articles", "Wet").await;
        shows(&page, "Rain").await;
        page.count(1).await;

        page.open_articles().await;
        page.press("#articles", "Put away “Wet”").await;
        said(&page, "was put away").await;
        assert_eq!(page.axe().await, Vec::<String>::new(), "with one put away");
        page.press("#articles", "Erase for good: “Wet”").await;
        page.until(
            "it asks",
            "return document.querySelector('#articles').textContent.includes('cannot be undone')",
            json!([]),
        )
        .await;
        page.press("#articles", "Erase for good").await;
        said(&page, "was erased").await;
        let left = page.stored().await;
        assert!(!left.keys().any(|key| key.contains(":article:")), "{left:?}");
        page.reload().await;
        shows(&page, first).await;
    });
}

/// Two tabs, two articles: each keeps its own over a reload.
#[test]
fn two_tabs_have_two_articles() {
    run(|page| async move {
        page.open().await;
        let tab = page.windows().await.remove(0);
        let first = "Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro";
        page.open_articles().await;
        page.keys(&["Escape"]).await;
        page.another().await;
        give(&page, "a.txt", b"Rain\n\nIt rained.").await;
        page.previewed().await;
        add(&page, "Rain").await;
        page.front(&tab).await;
        page.reload().await;
        shows(&page, first).await;
    });
}

/// What is stored and damaged is named and left; a full storage is said in words and leaves nothing behind.
#[test]
fn damaged_and_full_storage() {
    run(|page| async move {
        page.open().await;
        give(&page, "a.txt", b"Rain\n\nIt rained.").await;
        page.previewed().await;
        add(&page, "Rain").await;
        page.get(
            "const key = Object.keys(localStorage).find((key) => /article:[0-9a-f]+$/.test(key));
             localStorage.setItem(key, localStorage.getItem(key).replace('It rained', 'It snowed'))",
        )
        .await;
        let stored = page.stored().await;
        page.reload().await;
        shows(&page, "Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro").await;
        assert!(page.alert().await.contains("could not be read"));
        let article = |map: &serde_json::Map<String, serde_json::Value>| {
            map.iter()
                .find(|(key, _)| key.len() > 80 && !key.ends_with("used"))
                .map(|(_, value)| value.clone())
        };
        assert_eq!(article(&page.stored().await), article(&stored), "it is left as it is");
        page.press("[role=alert]", "Dismiss").await;

        page.get("localStorage.setItem('filler', 'x'.repeat(5_000_000 - JSON.stringify(localStorage).length))")
            .await;
        let stored = page.stored().await;
        give(&page, "b.txt", "Snow\n\nIt snowed. ".repeat(20_000).as_bytes()).await;
        page.previewed().await;
        page.press("#articles", "Add").await;
        said(&page, "storage is full").await;
        assert_eq!(page.stored().await, stored, "nothing half-written");
    });
}

/// A file that is dropped on the dialog is read as an article, and not imported as work; work is imported all the same.
#[test]
fn files_are_dropped_on_the_dialog() {
    const DROP: &str = "const data = new DataTransfer();
        data.items.add(new File([arguments[1]], arguments[0], { type: 'text/plain' }));
        document.querySelector('#articles h2')
          .dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))";
    run(|page| async move {
        page.open().await;
        page.open_articles().await;
        page.js(DROP, json!(["a.md", "# Rain\n\nIt *rained*."])).await;
        assert_eq!(page.previewed().await, ["Rain", "It rained."]);
        assert_eq!(page.alert().await, "");
        page.press("#articles", "Back").await;
        page.js(DROP, json!(["work.json", include_str!("other-article.json")]))
            .await;
        page.until(
            "the plan is open and the articles are not",
            "return document.querySelector('#import-plan').open && !document.querySelector('#articles').open",
            json!([]),
        )
        .await;
    });
}

/// Strings by which scripts are smuggled into pages: none runs, none is loaded, and the browser has nothing to complain of.
#[test]
fn hostile_pages_run_nothing() {
    const RUN: &str = "window.ran=(window.ran??0)+1";
    run(|page| async move {
        page.open().await;
        for hostile in [
            "<script>RUN</script>",
            "<SCRIPT SRC=data:text/javascript,RUN></SCRIPT>",
            "<img src=x onerror=RUN>",
            "<img src=`javascript:RUN`>",
            "<IMG \"\"\"><SCRIPT>RUN</SCRIPT>\"\\>",
            "<svg onload=RUN>",
            "<svg/onload=RUN>",
            "<svg><animate onbegin=RUN attributeName=x dur=1s>",
            "<body onload=RUN>",
            "<iframe src=javascript:RUN></iframe>",
            "<iframe srcdoc='<script>parent.RUN</script>'></iframe>",
            "<object data=javascript:RUN></object>",
            "<embed src=javascript:RUN>",
            "<link rel=stylesheet href=javascript:RUN>",
            "<meta http-equiv=refresh content='0;url=javascript:RUN'>",
            "<base href=javascript:RUN//>",
            "<style>@import 'javascript:RUN'; p { background: url(javascript:RUN) }</style>",
            "<STYLE type=text/css>p{color:red}</STYLE >",
            "<div style='background-image: url(javascript:RUN)'>x</div>",
            "<details open ontoggle=RUN>x</details>",
            "<input autofocus onfocus=RUN>",
            "<video><source onerror=RUN></video>",
            "<math><mtext><table><mglyph><style><img src=x onerror=RUN></style></table></mtext></math>",
            "<noscript><p title=\"</noscript><img src=x onerror=RUN>\"></noscript>",
            "<template><script>RUN</script></template>",
            "<a href='java&#x09;script:RUN'>x</a>",
            "<form action=javascript:RUN><button>x</button></form>",
            "<p title='>' onclick=RUN>x</p>",
            "<!--><script>RUN</script>-->",
            "<x onpointerover=RUN style=animation-name:x onanimationstart=RUN>x</x>",
        ] {
            let html = format!("<p>Before it.</p>{}<p>Behind it.</p>", hostile.replace("RUN", RUN));
            open_adding(&page).await;
            page.paste(&html, "x").await;
            let read = page.previewed().await;
            assert_eq!(read.first().map(String::as_str), Some("Before it."), "{hostile}");
            page.keys(&["Escape"]).await;
        }
        page.settled().await;
        assert_eq!(page.get("return window.ran ?? null").await, json!(null));
        let trouble = page.trouble().await;
        assert!(trouble.is_empty(), "{trouble:#?}");
    });
}

/// By touch on a phone, from the menu.
#[test]
fn on_a_phone() {
    run(|page| async move {
        page.open_on(PHONE).await;
        page.tap(".pens", "More").await;
        page.tap("#more", "Articles").await;
        page.until(
            "the list is open",
            "return document.querySelector('#articles[open] .shelf li')",
            json!([]),
        )
        .await;
        assert_eq!(page.axe().await, Vec::<String>::new(), "the list");
        page.tap("#articles", "Add an article").await;
        page.paste("<p dir=rtl lang=he>\u{5d2}\u{5e9}\u{5dd}</p><p>ירד גשם.</p>", "x")
            .await;
        page.previewed().await;
        assert_eq!(page.axe().await, Vec::<String>::new(), "the preview");
        page.tap("#articles", "Add").await;
        shows(&page, "\u{5d2}\u{5e9}\u{5dd}").await;
        assert_eq!(page.get("return document.querySelector('#article').dir").await, "rtl");
        page.screen(DESK).await;
    });
}

/// On a computer that others use: a copy of everything, then nothing is left.
#[test]
fn starting_afresh_offers_a_copy_and_leaves_nothing() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.open_articles().await;
        page.press("#articles", "Start afresh on this computer…").await;
        let (name, zip) = page.download("#articles", "Save a copy of everything").await;
        assert!(name.starts_with("pressmark-everything-"), "{name}");
        let inside = String::from_utf8_lossy(&zip);
        assert!(
            inside.contains("1-pressmark-guaido-pentagon-") && inside.contains("\"exact\": \"Carlos Vecchio\""),
            "the work is in it"
        );
        page.until(
            "it is said",
            "return document.querySelector('#articles .told').textContent.includes('Saved pressmark-everything')",
            json!([]),
        )
        .await;
        page.get("window.before = true").await;
        page.press("#articles", "Erase everything").await;
        page.until(
            "the page is new",
            "return !window.before && document.documentElement.hasAttribute('data-ready')",
            json!([]),
        )
        .await;
        page.count(0).await;
        let left = page
            .get("return Object.keys(localStorage).filter((key) => key.startsWith('pressmark:')).length")
            .await;
        assert_eq!(left, 0, "nothing is kept");
    });
}
