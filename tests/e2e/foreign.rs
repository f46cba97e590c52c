//! What other tools write, chosen as a file: the plan, the annotations on the page, and one step back.

use serde_json::json;

use crate::harness::{Mark, Page, run, span};

/// The formats that are read again, by their names in the menu.
const FORMATS: [&str; 7] = [
    "W3C Web Annotation",
    "Recogito",
    "CSV",
    "TSV",
    "brat",
    "Label Studio",
    "doccano",
];

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
            // Not every format has ids.
            let places = |marks: Vec<Mark>| -> Vec<_> {
                let place = |mark: Mark| (mark.block, mark.units, mark.labels);
                marks.into_iter().map(place).collect()
            };
            assert_eq!(places(page.marks().await), places(marks), "{name}");
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
        page.press("[role=alert]", "Dismiss").await;
        // Nothing in it can be used: that is said too.
        let file = r#"[{"id":"a","target":"https://news.example/"}]"#;
        page.give("a-page.json", file.as_bytes()).await;
        plan(&page, &["1 refused"]).await;
        agree(&page, "Import").await;
        page.hears("Nothing of the file was taken").await;
        page.count(0).await;
    });
}

/// brat keeps the text in a second file: both are chosen together, or dropped, or come in an archive that was packed by others.
#[test]
fn files_that_belong_together_are_read_together() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        let file = page.exported().await;
        let text = file["article"]["text"].as_str().expect("it has a text").to_owned();
        let at = file["annotations"][0]["start"].clone();
        let end = file["annotations"][0]["end"].clone();
        let annotations = format!("T1\tQuote {at} {end}\tCarlos Vecchio\n");
        let parts = [("news.ann", annotations.as_str()), ("news.txt", text.as_str())];

        page.open().await;
        page.give_all(&parts).await;
        plan(&page, &["1 added"]).await;
        page.keys(&["Escape"]).await;

        page.js(
            "const data = new DataTransfer();
             for (const [name, words] of arguments[0]) data.items.add(new File([words], name));
             document.querySelector('#app').dispatchEvent(
                 new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));",
            json!([parts]),
        )
        .await;
        plan(&page, &["1 added"]).await;
        page.keys(&["Escape"]).await;

        page.give("news.zip", &packed(&parts)).await;
        plan(&page, &["1 added"]).await;
        agree(&page, "Import").await;
        page.count(1).await;
        page.press(".bar", "Undo").await;
        page.count(0).await;

        let mut broken = packed(&parts);
        // The kind of the first packed block.
        let data = 30 + "news.ann".len();
        broken[data] = 0xff;
        page.give("broken.zip", &broken).await;
        page.until(
            "it is refused",
            "return document.querySelector('[role=alert]').textContent.includes('could not be unpacked')",
            json!([]),
        )
        .await;
    });
}

/// A file that brings another text opens beside, with its annotations.
#[test]
fn another_text_opens_separately() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        let file = json!({"text": "Rain falls\nThe river rose, she said.\n", "label": [[11, 25, "Claim"], [27, 35, "Weather"]]});
        page.give("rain.jsonl", file.to_string().as_bytes()).await;
        plan(&page, &["3 added"]).await;
        page.press("#import-plan", "Open separately").await;
        let is_open = "return document.documentElement.hasAttribute('data-ready')
            && document.querySelector('.bar .title').textContent === arguments[0]";
        page.until("it is open", is_open, json!(["Rain falls"])).await;
        page.count(2).await;
        assert_eq!(page.cards().await[1].label, "Weather");
    });
}

/// A zip archive (PKWARE's APPNOTE 6.3) of these files, each as one block of raw DEFLATE (RFC 1951, section 3.2.4).
fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let at = u32::try_from(out.len()).expect("it is small");
        let length = u16::try_from(text.len()).expect("it is small");
        let mut data = vec![1];
        data.extend(length.to_le_bytes());
        data.extend((!length).to_le_bytes());
        data.extend(text.as_bytes());
        let size = u32::try_from(data.len()).expect("it is small");
        // Version 2.0, no flags, packed, no time, no sum; what it says of itself is not believed.
        let mut header = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        header.extend(size.to_le_bytes());
        header.extend(u32::from(length).to_le_bytes());
        header.extend(u16::try_from(name.len()).expect("it is small").to_le_bytes());
        header.extend([0; 2]);
        out.extend(b"PK\x03\x04");
        out.extend(&header);
        out.extend(name.as_bytes());
        out.extend(data);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&header);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).expect("it is small").to_le_bytes();
    let (size, at) = (directory.len() as u32, out.len() as u32);
    out.extend(directory);
    out.extend(b"PK\x05\x06\x00\x00\x00\x00");
    out.extend([count, count].concat());
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0; 2]);
    out
}
