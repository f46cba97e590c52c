//! Times and memory of the built site in a real Chromium: `script/bench browser`.
//!
//! An article of 1,000 paragraphs and 100,000 words with 0, 1,000 and 10,000 annotations is opened from a file, loaded
//! again, and worked on by real keys. Each figure is the median of several tries, in milliseconds from the key to the
//! frame that shows what it did. Up to 17 of them are the wait for the next frame, which a page without any work has too:
//! the first line says how long that is.
#![cfg(not(target_arch = "wasm32"))]

#[expect(
    dead_code,
    unused_imports,
    reason = "the harness of the end-to-end tests, of which this needs a part"
)]
#[path = "../tests/e2e/harness/mod.rs"]
mod harness;

use harness::{Page, run};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Tries of each act. Odd, so that the median is one of them.
const TRIES: usize = 9;

/// Takes down when a key went down and when the frame after it had been drawn, when the page became live, and the
/// memory that WebAssembly got.
const WATCH: &str = "
    window.live = new Promise((live) => {
        const look = () => document.documentElement?.hasAttribute('data-ready')
            ? live(performance.now()) : requestAnimationFrame(look);
        look();
    });
    const begin = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
        const made = await begin(...given);
        window.memory = made.instance.exports.memory;
        return made;
    };
    window.frames = [];
    addEventListener('keydown', () => {
        const pressed = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.frames.push(performance.now() - pressed);
        requestAnimationFrame(() => port2.postMessage(0));
    }, true);";

fn main() {
    println!("milliseconds, median of {TRIES}\n");
    println!(
        "| annotations | nothing | live | mark | note letter | relabel | delete | undo | find letter | wasm MB | JS MB | nodes |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for annotations in [0, 1_000, 10_000] {
        run(|page| async move {
            let line = measured(&page, annotations).await;
            println!("| {annotations} | {} |", line.join(" | "));
            // What is left behind is no state to be checked.
            page.get("location.href = 'about:blank'").await;
        });
    }
}

async fn measured(page: &Page, annotations: usize) -> Vec<String> {
    page.before_every_page(WATCH).await;
    page.open().await;
    page.give("long.json", long(annotations).to_string().as_bytes()).await;
    page.press("#import-plan", "Open separately").await;
    page.until(
        "the long article is open",
        "return document.documentElement.hasAttribute('data-ready')
            && document.querySelector('.bar .title').textContent === 'A long article'",
        json!([]),
    )
    .await;
    let mut live = Vec::new();
    for _ in 0..3 {
        page.reload().await;
        live.push(page.get("return await window.live").await.as_f64().unwrap_or(f64::NAN));
    }
    page.to_article().await;
    let nothing = times(page, &["Shift"]).await;
    let (mut mark, mut relabel, mut delete, mut undo) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TRIES {
        // Three words further each time, so that nothing is marked twice.
        page.keys(&["Control+ArrowRight", "Control+ArrowRight", "Control+Shift+ArrowRight"])
            .await;
        page.until_toolbar().await;
        mark.push(last(page, &["1"]).await);
        relabel.push(last(page, &["2"]).await);
        delete.push(last(page, &["Delete"]).await);
        undo.push(last(page, &["Control+z"]).await);
    }
    page.keys(&["n"]).await;
    let note = times(page, &["a"]).await;
    page.keys(&["Escape", "/"]).await;
    let find = times(page, &["e"]).await;
    let memory = page
        .get("return [window.memory.buffer.byteLength / 1e6, performance.memory.usedJSHeapSize / 1e6, document.querySelectorAll('*').length]")
        .await;
    let mut line: Vec<String> = [nothing, live, mark, note, relabel, delete, undo, find]
        .into_iter()
        .map(|tries| format!("{:.0}", median(tries)))
        .collect();
    line.extend((0..3).map(|nth| format!("{:.0}", memory[nth].as_f64().unwrap_or(f64::NAN))));
    line
}

/// How long each of several presses of `press` took.
async fn times(page: &Page, press: &[&str]) -> Vec<f64> {
    let mut times = Vec::new();
    for _ in 0..TRIES {
        times.push(last(page, press).await);
    }
    times
}

/// How long `press` took, until its frame.
async fn last(page: &Page, press: &[&str]) -> f64 {
    page.get("window.frames.length = 0").await;
    page.keys(press).await;
    let took = page
        .until("the frame was drawn", "return window.frames.at(-1)", json!([]))
        .await;
    // What is said and stored after it is not part of the next try.
    page.settled().await;
    took.as_f64().unwrap_or(f64::NAN)
}

fn median(mut times: Vec<f64>) -> f64 {
    let middle = times.len() / 2;
    *times.select_nth_unstable_by(middle, f64::total_cmp).1
}

/// A file with `annotations` spread over 1,000 paragraphs of 100 words.
fn long(annotations: usize) -> Value {
    let words: Vec<&str> = include_str!("../content/guaido-pentagon.txt")
        .split_whitespace()
        .collect();
    let mut next = words.iter().cycle();
    let mut text = String::from("A long article");
    for _ in 0..1_000 {
        text.push('\n');
        text.push_str(&next.by_ref().take(100).copied().collect::<Vec<_>>().join(" "));
    }
    let letters: Vec<char> = text.chars().collect();
    let labels = ["claim", "quote", "attribution"];
    let items: Vec<Value> = (0..annotations)
        .map(|nth| {
            let mut start = 200 + nth * ((letters.len() - 1_000) / annotations);
            while letters[start] == '\n' {
                start += 1;
            }
            let end = start + if nth % 10 == 0 { 700 } else { 10 + nth * 37 % 160 };
            json!({
                "id": format!("annotation-{nth}"), "label": labels[nth % 3], "start": start, "end": end,
                "exact": letters[start..end].iter().collect::<String>(), "prefix": "", "suffix": "",
                "created": "2026-01-01T00:00:00.000Z", "modified": "2026-01-01T00:00:00.000Z",
            })
        })
        .collect();
    let mut file: Value =
        serde_json::from_str(include_str!("../tests/e2e/other-article.json")).expect("the file is JSON");
    let mut blocks = vec![json!({ "kind": "heading", "level": 1 })];
    blocks.resize(1_001, json!({ "kind": "paragraph" }));
    let sha256: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    file["article"] = json!({
        "id": "long", "title": "A long article", "language": "en", "direction": "ltr",
        "sha256": sha256, "text": text, "blocks": blocks,
    });
    file["annotations"] = items.into();
    file["links"] = json!([]);
    file
}
