//! Articles, notes, names and titles that want to run a script or to ask for something elsewhere: nothing runs, nothing is
//! asked for, and the words stay words. The page is under its own content security policy, and that has nothing to block.
//!
//! `attack.txt` has a variant in each line: `RAN` is a script, `AWAY` another origin, `NUL` a zero.

use serde_json::{Value, json};

use crate::harness::{Options, Page, run_with};

const VARIANTS: &str = include_str!("attack.txt");
const AWAY: &str = "http://attack.invalid";
/// Whatever runs leaves its mark; what the policy blocks is noted too.
const WATCH: &str = "window.blocked = [];
    addEventListener('securitypolicyviolation', (event) => blocked.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => { window.ran = name; };";

fn variants() -> Vec<String> {
    let variant = |line: &str| {
        line.replace("RAN", "window.ran=1")
            .replace("AWAY", AWAY)
            .replace("NUL", "\0")
    };
    VARIANTS.lines().map(variant).collect()
}

/// Nothing of `what` has run or was asked for.
async fn harmless(page: &Page, what: &str) {
    let found = page
        .get("await frame(); return [window.ran ?? null, blocked, document.querySelectorAll('#app script, #app iframe, #app object, #app embed, #app [onerror], #app [onload], #app a[href^=javascript]').length]")
        .await;
    assert_eq!(found, json!([null, [], 0]), "{what}");
    let asked = page.requests().await;
    let site = page.url();
    let away: Vec<&str> = asked
        .iter()
        .map(|address| address.trim_matches('"'))
        .filter(|address| !address.starts_with(&site) && !address.starts_with("data:") && !address.starts_with("blob:"))
        .collect();
    assert!(away.is_empty(), "{what} asks for {away:?}");
}

async fn open(page: &Page) {
    page.before_every_page(WATCH).await;
    page.open().await;
    page.requests().await;
}

fn attacked<F: Future<Output = ()>>(test: impl FnOnce(Page) -> F) {
    let options = Options {
        requests: true,
        ..Options::default()
    };
    run_with(options, test);
}

/// Gives the dialog this page or text, by the clipboard; what the preview shows.
async fn pasted(page: &Page, html: &str, text: &str) -> String {
    page.paste(html, text).await;
    if html.is_empty() {
        page.js(
            "const field = document.querySelector('#articles textarea');
             field.value = arguments[0];
             field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
            json!([text]),
        )
        .await;
        page.press("#articles", "Preview").await;
    }
    page.previewed().await.join("\n")
}

async fn open_adding(page: &Page) {
    page.open_articles().await;
    page.press("#articles", "Add an article").await;
}

#[test]
fn pasted_pages_run_nothing() {
    attacked(|page| async move {
        open(&page).await;
        for (nth, variant) in variants().iter().enumerate() {
            open_adding(&page).await;
            let html = format!("<h1>Headline {nth}</h1><p>Words before stay. {variant}</p><p>Words behind.</p>");
            let shown = pasted(&page, &html, "").await;
            assert!(shown.contains("Words before stay."), "{variant}: {shown}");
            harmless(&page, variant).await;
            page.keys(&["Escape"]).await;
            closed(&page).await;
        }
        // All of it as one article, opened and loaded again.
        open_adding(&page).await;
        let all: String = variants().iter().map(|one| format!("<p>Words {one}</p>")).collect();
        pasted(&page, &format!("<h1>All of it</h1>{all}"), "").await;
        page.press("#articles", "Add").await;
        until_open(&page, "All of it").await;
        harmless(&page, "all of it").await;
    });
}

async fn closed(page: &Page) {
    page.until(
        "the dialog is closed",
        "return !document.querySelector('#articles[open]')",
        json!([]),
    )
    .await;
}

async fn until_open(page: &Page, title: &str) {
    page.until(
        "the article is open",
        "return document.documentElement.hasAttribute('data-ready') && document.querySelector('.bar .title').textContent === arguments[0]",
        json!([title]),
    )
    .await;
}

#[test]
fn markdown_and_plain_text_run_nothing() {
    attacked(|page| async move {
        open(&page).await;
        for name in ["attack.md", "attack.txt"] {
            open_adding(&page).await;
            // A zero makes a file no text.
            let lines: String = variants()
                .iter()
                .map(|one| format!("Words {}\n\n", one.replace('\0', "")))
                .collect();
            let text = format!("# Headline\n\n{lines}## Another *headline*\n\n> Words behind.\n");
            page.give_to("#article-file", name, text.as_bytes()).await;
            let shown = page
                .until(
                    "a preview is shown",
                    "return document.querySelector('#articles .blocks li') &&
                       [...document.querySelectorAll('#articles .blocks .words')].map(words => words.textContent).join('\\n')",
                    json!([]),
                )
                .await;
            let shown = shown.as_str().unwrap_or_default();
            assert!(shown.contains("Words behind."), "{name}: {shown}");
            harmless(&page, name).await;
            page.press("#articles", "Add").await;
            page.until(
                "the article is open",
                "return document.documentElement.hasAttribute('data-ready') && blocks().length > 60",
                json!([]),
            )
            .await;
            harmless(&page, name).await;
        }
    });
}

/// A file of Pressmark's own in which everything that is free text attacks, names of the object's prototype among the ids.
fn hostile() -> Value {
    let mut file: Value = serde_json::from_str(include_str!("other-article.json")).expect("the file is JSON");
    let all = variants();
    let mut annotations = Vec::new();
    for (nth, variant) in all.iter().enumerate() {
        let id = match nth {
            0 => "__proto__".to_owned(),
            1 => "constructor".to_owned(),
            2 => "toString".to_owned(),
            _ => format!("attack-{nth}"),
        };
        let label = ["claim", "quote", "attribution", "constructor"][nth % 4];
        annotations.push(json!({
            "id": id, "label": label, "start": 0, "end": 4, "exact": "Rain", "prefix": "", "suffix": variant,
            "creator": variant, "note": variant, "created": "2026-11-23T18:00:00.000Z", "modified": "2026-11-23T18:00:00.000Z",
            "__proto__": { "ran": variant }, variant: variant,
        }));
    }
    file["annotations"] = Value::Array(annotations);
    file["links"] = json!([{ "attribution": "toString", "content": "__proto__" }]);
    file["orphans"] = json!([{
        "id": "hasOwnProperty", "label": "claim", "exact": all[0], "prefix": all[8], "suffix": all[9],
        "was": { "start": 0, "end": 4 }, "note": all[1],
    }]);
    file["author"] = json!({ "name": all[8] });
    file["generator"] = json!(all[8]);
    file["article"]["title"] = json!(format!("Rain {}", all[8]));
    file["article"]["citation"] = json!(all[55]);
    file["article"]["id"] = json!("constructor");
    file["constructor"] = json!({ "prototype": { "ran": 1 } });
    let labels = file["codebook"]["labels"].as_array_mut().expect("there are labels");
    labels[0]["name"] = json!(all[8]);
    labels[0]["definition"] = json!(all[0]);
    labels[1]["example"] = json!(all[30]);
    let own = json!({
        "id": "constructor", "role": "content", "name": all[30], "definition": all[8], "example": all[0], "nonexample": all[9],
        "key": "7", "color": "green", "line": "wavy",
    });
    labels.push(own);
    file
}

#[test]
fn imported_work_runs_nothing_and_neither_do_its_reports() {
    attacked(|page| async move {
        open(&page).await;
        let file = hostile();
        page.give("hostile.json", file.to_string().as_bytes()).await;
        page.until(
            "the plan is open",
            "return document.querySelector('#import-plan[open]')",
            json!([]),
        )
        .await;
        harmless(&page, "the plan").await;
        page.press("#import-plan", "Open separately").await;
        let title = file["article"]["title"].as_str().expect("it has a title");
        until_open(&page, title).await;
        let count = file["annotations"].as_array().map_or(0, Vec::len) + 1;
        page.count(count).await;
        harmless(&page, "the list").await;
        let notes: Vec<String> = page.cards().await.into_iter().map(|card| card.note).collect();
        for variant in variants() {
            // A field shows a zero as the sign for what cannot be shown, and so do we.
            let kept = notes.iter().any(|note| note.trim() == variant.trim());
            assert!(kept || variant.contains('\0'), "the words of {variant} are kept");
        }
        // Everything that shows such texts: the labels, their editor, speakers, finding, the list of articles.
        page.keys(&["c"]).await;
        page.until(
            "the labels are shown",
            "return document.querySelector('#labels').open",
            json!([]),
        )
        .await;
        harmless(&page, "the labels").await;
        page.keys(&["Escape"]).await;
        page.keys(&["?"]).await;
        harmless(&page, "the keys").await;
        page.keys(&["Escape"]).await;
        page.reload().await;
        page.count(count).await;
        harmless(&page, "after a reload").await;

        // The report is a page by itself, opened from a disk without any policy but its own.
        page.press(".bar", "Export").await;
        let (_, report) = page.download("#export-menu", "HTML report").await;
        let path = page.files().join("report.html");
        std::fs::write(&path, &report).expect("a file can be written");
        let home = page.windows().await.remove(0);
        page.elsewhere(&format!("file://{}", path.display())).await;
        page.before_every_page(WATCH).await;
        page.requests().await;
        page.elsewhere(&format!("file://{}", path.display())).await;
        let found = page
            .get("await new Promise(next => setTimeout(next, 0)); return [window.ran ?? null, document.scripts.length, document.querySelectorAll('iframe, object, embed, img, link, base, svg, form, [onerror], [onload], [onfocus], a[href^=\"javascript:\" i]').length, document.body.textContent.includes('window.ran=1')]")
            .await;
        assert_eq!(found, json!([null, 0, 0, true]), "the report");
        let asked = page.requests().await;
        assert!(
            asked.iter().all(|address| !address.contains("attack.invalid")),
            "the report asks for {asked:?}"
        );
        page.front(&home).await;
    });
}
