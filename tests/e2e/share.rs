//! A link that carries the work: copied in one browser, opened in another one as an import plan.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::harness::{DESK, Options, PHONE, Page, run, run_with, span};

/// Fails every attempt to copy.
const NO_CLIPBOARD: &str =
    "navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false";

/// The fragment whose work is what the script function `bytes` gives.
const FRAGMENT: &str = "const packed = async (parts) => {
    const stream = new Blob(parts).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return '#pressmark=1.' + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};";

async fn allow_clipboard(page: &Page) {
    page.cdp(
        "Browser.grantPermissions",
        json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": page.url().trim_end_matches('/') }),
    )
    .await;
}

/// The link that the menu puts into the clipboard.
async fn copied(page: &Page) -> String {
    page.press(".bar", "Export").await;
    page.press("#export-menu", "Copy a link").await;
    page.hears("Copied a link that holds").await;
    let copied = page.get("return navigator.clipboard.readText()").await;
    copied.as_str().expect("the clipboard has text").to_owned()
}

fn fragment(link: &str) -> &str {
    &link[link.find('#').expect("the link has a fragment")..]
}

async fn until_plan(page: &Page) -> (String, Vec<String>) {
    page.until(
        "the plan is open",
        "return document.querySelector('#import-plan')?.open",
        json!([]),
    )
    .await;
    let said = page
        .get(
            "return [document.querySelector('#import-plan .lead').textContent,
                [...document.querySelectorAll('#import-plan .counts li')].map((item) => item.textContent)]",
        )
        .await;
    serde_json::from_value(said).expect("the plan has words")
}

async fn until_closed(page: &Page) {
    page.until(
        "the plan is closed and the address is clean",
        "return !document.querySelector('#import-plan').open && location.hash === ''",
        json!([]),
    )
    .await;
}

/// What the other browser must show, and the link that brings it there.
#[derive(Default)]
struct Sent {
    link: String,
    listed: Vec<(String, String)>,
    file: Value,
}

/// An export without what tells when it was made.
fn timeless(mut file: Value) -> Value {
    file["exported"] = Value::Null;
    file
}

/// The whole way: from one browser's menu to the same page in another browser, where nothing is stored. No server sees
/// what is in the link.
#[test]
fn a_link_carries_the_work_to_another_browser() {
    let sent = RefCell::new(Sent::default());
    run(|page| {
        let sent = &sent;
        async move {
            page.open().await;
            allow_clipboard(&page).await;
            page.mark(span("Carlos Vecchio"), "Quote").await;
            page.mark(span("European Union"), "Claim").await;
            page.press(".bar", "Export").await;
            page.click("#export-pop input").await;
            page.types("Ana 7").await;
            page.keys(&["Escape"]).await;
            let link = copied(&page).await;
            page.hears("holds 2 annotations").await;
            assert!(link.starts_with(&format!("{}#pressmark=1.", page.url())), "{link}");
            assert!(link.len() < 5_000, "{} letters", link.len());
            *sent.borrow_mut() = Sent {
                link,
                listed: page.listed().await,
                file: timeless(page.exported().await),
            };
        }
    });
    let requests = Options {
        requests: true,
        ..Options::default()
    };
    run_with(requests, |page| {
        let sent = &sent;
        async move {
            let sent = sent.take();
            page.open_at(fragment(&sent.link)).await;
            let (lead, counts) = until_plan(&page).await;
            assert_eq!(lead, "The work in this link by Ana 7. Nothing changes until you agree.");
            assert_eq!(counts, ["2 added"]);
            page.count(0).await;
            assert!(
                page.stored().await.is_empty(),
                "nothing is stored before it is agreed to"
            );
            assert_eq!(page.axe().await, Vec::<String>::new(), "the plan");
            // Loaded again in the middle, it asks again.
            page.reload().await;
            until_plan(&page).await;
            let asked = page.requests().await;
            assert!(
                asked.iter().all(|url| !url.contains("pressmark=")),
                "a server was asked with it: {asked:?}"
            );
            page.press("#import-plan", "Import").await;
            until_closed(&page).await;
            assert_eq!(page.listed().await, sent.listed);
            page.press(".bar", "Export").await;
            page.click("#export-pop input").await;
            page.types("Ana 7").await;
            page.keys(&["Escape"]).await;
            assert_eq!(timeless(page.exported().await), sent.file);
            // Answered, it does not ask again; and it is one step.
            page.until_stored("European Union").await;
            page.reload().await;
            page.count(2).await;
            page.settled().await;
            assert_eq!(
                page.get("return [document.querySelector('#import-plan').open, location.href]")
                    .await,
                json!([false, page.url()])
            );
        }
    });
}

/// A link that is opened in the living page asks too. Not agreed to, it changes nothing; agreed to, it is one step of undo.
#[test]
fn a_link_opened_in_the_living_page_asks_first() {
    run(|page| async move {
        page.open().await;
        allow_clipboard(&page).await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.mark(span("European Union"), "Claim").await;
        let link = copied(&page).await;
        // A place where nothing is stored yet.
        page.open().await;
        page.mark(span("Saturday rally"), "Claim").await;
        let before = page.stored().await;
        let go = "location.hash = arguments[0]";
        page.js(go, json!([fragment(&link)])).await;
        assert_eq!(until_plan(&page).await.1, ["2 added"]);
        page.keys(&["Escape"]).await;
        until_closed(&page).await;
        page.count(1).await;
        assert_eq!(page.stored().await, before);
        page.js(go, json!([fragment(&link)])).await;
        until_plan(&page).await;
        page.press("#import-plan", "Import").await;
        until_closed(&page).await;
        page.count(3).await;
        page.press(".bar", "Undo").await;
        page.count(1).await;
        // What is no such link is left alone.
        page.js(go, json!(["#somewhere"])).await;
        page.settled().await;
        assert_eq!(page.get("return location.hash").await, "#somewhere");
        assert_eq!(page.alert().await, "");
    });
}

/// About an article that is not here: the link brings it, and it opens beside the one that is open.
#[test]
fn a_link_about_another_article_opens_separately() {
    run(|page| async move {
        let file: Value = serde_json::from_str(include_str!("other-article.json")).expect("the file is JSON");
        let title = file["article"]["title"].as_str().expect("it has a title");
        let many = file["annotations"].as_array().map_or(0, Vec::len);
        let is_open = "return document.documentElement.hasAttribute('data-ready')
            && document.querySelector('.bar .title').textContent === arguments[0]";
        page.open().await;
        page.give("other.json", file.to_string().as_bytes()).await;
        page.press("#import-plan", "Open separately").await;
        page.until("the other article is open", is_open, json!([title])).await;
        allow_clipboard(&page).await;
        let link = copied(&page).await;

        page.open_at(fragment(&link)).await;
        let (lead, _) = until_plan(&page).await;
        assert!(
            lead.starts_with(&format!("The work in this link is about another article: “{title}”.")),
            "{lead}"
        );
        page.press("#import-plan", "Open separately").await;
        page.until("the other article is open", is_open, json!([title])).await;
        page.count(many).await;
        page.settled().await;
        assert_eq!(
            page.get("return [document.querySelector('#import-plan').open, location.hash]")
                .await,
            json!([false, ""])
        );
    });
}

/// What is no whole link gets a sentence, and nothing changes. It stays in the address until the sentence was read.
#[test]
fn hostile_links_are_refused_in_words_and_change_nothing() {
    run(|page| async move {
        page.open().await;
        allow_clipboard(&page).await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        let good = fragment(&copied(&page).await).to_owned();
        let made = page
            .get(&format!(
                "{FRAGMENT}
                 const zeros = Array(64).fill(new Uint8Array(1 << 20));
                 return [await packed(zeros), await packed(['{{\"format\": \"pressmark\", \"version\": 9}}']), await packed(['[]'])]"
            ))
            .await;
        let [bomb, newer, other]: [String; 3] = serde_json::from_value(made).expect("three fragments");
        let half = good.len() / 2;
        let cases = [
            ("no letters", "#pressmark=1.".to_owned(), "part of the link is missing"),
            (
                "no base64",
                good.replacen("1.", "1.%00*", 1),
                "part of the link is missing",
            ),
            ("cut off", good[..half].to_owned(), "part of the link is missing"),
            (
                "garbled",
                format!("{}AAAA{}", &good[..half], &good[half + 4..]),
                "part of the link is missing",
            ),
            ("no file", other, "part of the link is missing"),
            ("a newer link", good.replacen("=1.", "=7.", 1), "version 7"),
            ("a newer file", newer, "version 9"),
            ("a bomb", bomb, "more than 20 MB"),
            (
                "5 MB",
                format!("#pressmark=1.{}", "A".repeat(5_000_000)),
                "up to 1000 KB",
            ),
        ];
        let before = (page.cards().await, page.marks().await, page.stored().await);
        for (what, fragment, sentence) in cases {
            page.js("location.hash = arguments[0]", json!([fragment])).await;
            page.hears("The work in this link was not imported").await;
            let said = page.alert().await;
            assert!(said.contains(sentence), "{what}: {said}");
            assert_ne!(page.get("return location.hash").await, "", "{what}: not yet read");
            page.press("[role=alert]", "Dismiss").await;
            page.until("the address is clean", "return location.hash === ''", json!([]))
                .await;
            assert_eq!(
                (page.cards().await, page.marks().await, page.stored().await),
                before,
                "{what} changes nothing"
            );
        }
        // The page is as alive as before, and reads a good one.
        page.js("location.hash = arguments[0]", json!([good])).await;
        assert_eq!(until_plan(&page).await.1, ["1 already here"]);
        page.keys(&["Escape"]).await;
        until_closed(&page).await;
    });
}

/// What does not fit is offered as a file, with its size; where the browser cannot pack or unpack, that is said.
#[test]
fn what_does_not_fit_is_offered_as_a_file() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        let mut file = page.exported().await;
        let noise = page
            .get("return [...Array(60)].map(() => [...Array(120)].map(() => Math.random().toString(36).slice(2, 7)).join(' '))")
            .await;
        let one = file["annotations"][0].clone();
        let many = noise.as_array().expect("a list").iter().enumerate();
        file["annotations"] = many
            .map(|(nth, note)| {
                let mut one = one.clone();
                one["id"] = json!(format!("noise-{nth}"));
                one["note"] = note.clone();
                one
            })
            .collect();
        page.import(&file, "Import").await;
        page.count(61).await;
        let offer = async |sentence: &str| {
            page.press(".bar", "Export").await;
            page.press("#export-menu", "Copy a link").await;
            page.hears(sentence).await;
            let (name, bytes) = page.download("[role=alert]", "Save a copy").await;
            assert!(name.ends_with(".json"), "{name}");
            let saved: Value = serde_json::from_slice(&bytes).expect("the copy is JSON");
            assert_eq!(saved["annotations"].as_array().map(Vec::len), Some(61));
            page.press("[role=alert]", "Dismiss").await;
        };
        offer("no more than 30 KB").await;
        page.get("delete window.CompressionStream; delete window.DecompressionStream")
            .await;
        offer("cannot make such links").await;
        page.get("location.hash = '#pressmark=1.AAAA'").await;
        page.hears("cannot unpack such links").await;
    });
}

/// Where the clipboard is refused the link is shown, selected, with the keyboard in it; it works from there.
#[test]
fn a_refused_clipboard_shows_the_link() {
    run(|page| async move {
        for screen in [DESK, PHONE] {
            page.open_on(screen).await;
            page.get(NO_CLIPBOARD).await;
            // By keys alone, or by touch.
            if screen.touched {
                page.tap(".pens", "More").await;
                page.tap("#more", "Export as").await;
                page.tap("#export-menu", "Copy a link").await;
            } else {
                page.get("document.querySelector('#export-button').focus()").await;
                page.keys(&["Enter"]).await;
                let first = "return document.activeElement.textContent.trim() === 'JSON'";
                page.until("the menu has the keyboard", first, json!([])).await;
                page.keys(&["ArrowDown", "ArrowDown"]).await;
                assert_eq!(
                    page.get("return document.activeElement.textContent").await,
                    "Copy a link"
                );
                page.keys(&["Enter"]).await;
            }
            page.hears("Copy the link from here").await;
            let (link, selected) = selected_link(&page).await;
            assert!(
                link.contains("#pressmark=1.") && link == selected,
                "{link} / {selected}"
            );
            assert_eq!(page.axe().await, Vec::<String>::new(), "the link is shown");
            let inside = page
                .get(
                    "const field = document.activeElement.getBoundingClientRect();
                     return field.height >= 24 && field.left >= 0 && field.right <= innerWidth && field.bottom <= innerHeight",
                )
                .await;
            assert_eq!(inside, true);
            page.press("[role=alert]", "Dismiss").await;
            let find = "const active = document.activeElement; return active !== document.body && shown(active)";
            page.until("the keyboard is somewhere", find, json!([])).await;
            page.js("location.hash = arguments[0]", json!([fragment(&link)])).await;
            until_plan(&page).await;
            assert_eq!(page.axe().await, Vec::<String>::new(), "the plan");
            page.keys(&["Escape"]).await;
            until_closed(&page).await;
        }
    });
}

async fn selected_link(page: &Page) -> (String, String) {
    let found = page
        .until(
            "the link has the keyboard",
            "const field = document.activeElement;
             return field.id === 'link' && [field.value, field.value.slice(field.selectionStart, field.selectionEnd)]",
            json!([]),
        )
        .await;
    serde_json::from_value(found).expect("two texts")
}
