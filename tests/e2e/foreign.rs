//! What other tools write, chosen as a file: the plan, the annotations on the page, and one step back.

use serde_json::json;

use crate::harness::{Page, run, span};

/// The formats that are read again, by their names in the menu.
const FORMATS: [&str; 2] = ["W3C Web Annotation", "Recogito"];

async fn plan(page: &Page, counts: &[&str]) {
    let open = "return document.querySelector('#import-plan')?.open";
    page.until("the plan is open", open, json!([])).await;
    let found = page
        .get("return [...document.querySelectorAll('#import-plan .counts li')].map((li) => li.textContent)")
        .await;
    assert_eq!(found, json!(counts));
}

async fn agree(page: &Page, answer: &str) {
    page.press("#import-plan", answer).await;
    let closed = "return !document.querySelector('#import-plan').open";
    page.until("the plan is closed", closed, json!([])).await;
}

/// Every format that is written and read: out, in again on an empty page, and back with one undo.
#[test]
fn what_was_exported_comes_back_in_one_step() {
    run(|page| async move {
        for name in FORMATS {
            page.open().await;
            page.mark(span("Carlos Vecchio"), "Quote").await;
            page.mark(span("European Union"), "Claim").await;
            let marks = page.marks().await;
            page.press(".bar", "Export").await;
            let (file, bytes) = page.download("#export-menu", name).await;
            page.give(&file, &bytes).await;
            plan(&page, &["2 already here"]).await;
            agree(&page, "Import").await;
            page.settled().await;
            assert_eq!(page.marks().await, marks, "{name}");
            page.open().await;
            page.count(0).await;
            page.give(&file, &bytes).await;
            plan(&page, &["2 added"]).await;
            assert_eq!(page.axe().await, Vec::<String>::new());
            agree(&page, "Import").await;
            page.count(2).await;
            assert_eq!(page.marks().await, marks, "{name}");
            page.press(".bar", "Undo").await;
            page.count(0).await;
        }
    });
}

/// What Hypothesis exports: found by its words, with a label of its own where it has none.
#[test]
fn annotations_of_hypothesis_come_with_their_reasons() {
    run(|page| async move {
        page.open().await;
        let one = |id: &str, tags: serde_json::Value, exact: &str| {
            json!({
                "id": id, "user": "acct:ana@hypothes.is", "uri": "https://news.example/", "text": "Why?", "tags": tags,
                "target": [{"selector": [{"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""}]}],
            })
        };
        let file = json!({"export_date": "2026-11-02T08:00:00.000Z", "annotations": [
            one("a", json!(["cita"]), "ambassador Carlos Vecchio"),
            one("b", json!([]), "the European Union"),
            {"id": "c", "uri": "https://news.example/", "text": "about the page", "tags": [], "target": [{}]},
        ]});
        page.give("hypothesis.json", file.to_string().as_bytes()).await;
        // The new label is one of them.
        plan(&page, &["3 added", "1 refused"]).await;
        agree(&page, "Import").await;
        page.count(2).await;
        assert_eq!(page.cards().await[0].label, "Quote");
        assert_eq!(page.cards().await[1].label, "No label");
        page.press(".bar", "Undo").await;
        page.count(0).await;
    });
}

/// A file about another page is refused in words, and nothing changes.
#[test]
fn what_is_not_about_this_article_is_refused() {
    run(|page| async move {
        page.open().await;
        let file = r#"[{"id":"a","target":{"selector":[{"exact":"words that stand nowhere in it"}]}}]"#;
        page.give("elsewhere.json", file.as_bytes()).await;
        page.until(
            "it is refused",
            "return document.querySelector('[role=alert]').textContent.includes('None of the words')",
            json!([]),
        )
        .await;
        page.count(0).await;
    });
}
