//! Word documents as articles, unpacked by the browser.

use pressmark::domain::codec::formats::archive;
use serde_json::{Value, json};

use crate::harness::{Page, run};

const STYLES: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:styleId="Ttulo"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Cita"><w:name w:val="Quote"/></w:style></w:styles>"#;

const BODY: &str = r#"<w:p><w:pPr><w:pStyle w:val="Ttulo"/></w:pPr><w:r><w:t>Rain floods the north</w:t></w:r></w:p>
<w:p><w:r><w:t>By Ana Ruiz</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The rain was </w:t></w:r><w:del><w:r><w:delText>light</w:delText></w:r></w:del><w:ins><w:r><w:t>heavy</w:t></w:r></w:ins><w:r><w:t>,</w:t><w:footnoteReference w:id="1"/><w:t xml:space="preserve"> officials said &lt;img src=x onerror=window.ran=1&gt;.</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Ttulo1"/></w:pPr><w:r><w:t>What comes next</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Cita"/></w:pPr><w:r><w:t>“We have never seen such rain.”</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>More rain</w:t></w:r></w:p>"#;

const BLOCKS: [&str; 6] = [
    "Rain floods the north",
    "By Ana Ruiz",
    "The rain was heavy, officials said <img src=x onerror=window.ran=1>.",
    "What comes next",
    "“We have never seen such rain.”",
    "More rain",
];

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    )
}

/// What the browser makes of the bytes that the script `parts` gives, compressed.
async fn deflated(page: &Page, parts: &str, arguments: Value) -> Vec<u8> {
    let packed = page
        .js(
            &format!(
                "const stream = new Blob({parts}).stream().pipeThrough(new CompressionStream('deflate-raw'));
                 return [...new Uint8Array(await new Response(stream).arrayBuffer())]"
            ),
            arguments,
        )
        .await;
    serde_json::from_value(packed).expect("they are bytes")
}

/// A zip file of compressed parts, as programs write it: sizes and sums only behind each part and in the directory.
fn zip(parts: &[(&str, &[u8])], flags: u16) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let length = u32::try_from(bytes.len()).expect("it is small").to_le_bytes();
        let name_length = u16::try_from(name.len()).expect("it is short").to_le_bytes();
        let at = u32::try_from(out.len()).expect("it is small").to_le_bytes();
        let start = [&[20, 0][..], &(flags | 8).to_le_bytes(), &[8, 0, 0, 0, 0x21, 0]].concat();
        let behind = [&b"PK\x07\x08"[..], &[0; 4], &length, &[0; 4]].concat();
        out.extend(
            [
                &b"PK\x03\x04"[..],
                &start,
                &[0; 12],
                &name_length,
                &[0, 0],
                name.as_bytes(),
                bytes,
                &behind,
            ]
            .concat(),
        );
        let entry = [
            &b"PK\x01\x02\x14\x00"[..],
            &start,
            &[0; 4],
            &length,
            &[0; 4],
            &name_length,
            &[0; 12],
            &at,
        ];
        directory.extend([&entry.concat(), name.as_bytes()].concat());
    }
    let count = u16::try_from(parts.len()).expect("they are few").to_le_bytes();
    let size = u32::try_from(directory.len()).expect("it is small").to_le_bytes();
    let at = u32::try_from(out.len()).expect("it is small").to_le_bytes();
    let end = [&b"PK\x05\x06"[..], &[0; 4], &count, &count, &size, &at, &[0; 2]].concat();
    [out, directory, end].concat()
}

async fn give(page: &Page, name: &str, bytes: &[u8]) {
    page.choose_more("Articles").await;
    page.press("#articles", "Add an article").await;
    page.give_to("#article-file", name, bytes).await;
}

/// A document with compressed parts becomes an article with its headings, quotes and lists, after a look at it.
#[test]
fn a_word_document_becomes_an_article() {
    run(|page| async move {
        page.open().await;
        let words = deflated(&page, "arguments", json!([document(BODY)])).await;
        let styles = deflated(&page, "arguments", json!([STYLES])).await;
        let whole = zip(&[("word/document.xml", &words), ("word/styles.xml", &styles)], 0);
        give(&page, "Lluvia.docx", &whole).await;
        assert_eq!(page.previewed().await, BLOCKS);
        assert_eq!(page.axe().await, Vec::<String>::new(), "the preview");
        page.press("#articles", "Add").await;
        page.until(
            "it is open",
            "return document.documentElement.hasAttribute('data-ready') && blocks()[0]?.textContent === arguments[0]",
            json!([BLOCKS[0]]),
        )
        .await;
        let article = &page.exported().await["article"];
        assert_eq!(article["title"], BLOCKS[0]);
        let kinds: Vec<&str> = article["blocks"]
            .as_array()
            .expect("blocks")
            .iter()
            .filter_map(|block| block["kind"].as_str())
            .collect();
        assert_eq!(
            kinds,
            ["heading", "byline", "paragraph", "heading", "blockquote", "item"]
        );
        assert_eq!(article["blocks"][3]["level"], 2);
        assert_eq!(page.get("return window.ran ?? null").await, json!(null));

        // The same without compression is the same article.
        let stored = archive(&[("word/document.xml", &document(BODY)), ("word/styles.xml", STYLES)]);
        give(&page, "stored.docx", &stored).await;
        assert_eq!(page.previewed().await, BLOCKS);
        page.keys(&["Escape"]).await;
        // Dropped on the page as if it were work, it is told apart.
        page.give("dropped.docx", &stored).await;
        page.hears("choose Articles, then Add an article").await;
    });
}

/// What only calls itself a document, or is made to do harm, gets its sentence; nothing is added.
#[test]
fn what_is_no_word_document_is_refused_in_words() {
    run(|page| async move {
        page.open().await;
        let words = deflated(&page, "arguments", json!([document(BODY)])).await;
        let bomb = deflated(&page, "Array(300).fill(new Uint8Array(1 << 20))", json!([])).await;
        let good = zip(&[("word/document.xml", &words)], 0);
        let nested = archive(&[("word/document.xml", "PK\u{3}\u{4}"), ("inner.docx", "PK\u{3}\u{4}")]);
        let mut broken = good.clone();
        broken[60] ^= 0xff;
        let empty = archive(&[("word/document.xml", &document("<w:p/>"))]);
        let bombed = zip(&[("word/document.xml", &bomb)], 0);
        assert!(bombed.len() < 400_000, "{}", bombed.len());
        let cases: [(&str, &[u8], &str); 8] = [
            (
                "renamed.docx",
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old one",
                "old Word document",
            ),
            (
                "locked.docx",
                &zip(&[("word/document.xml", &words)], 1),
                "with a password",
            ),
            (
                "sheet.docx",
                &archive(&[("xl/workbook.xml", "<x/>")]),
                "archive or a document of another program",
            ),
            ("cut.docx", &good[..good.len() / 2], "is damaged"),
            ("changed.docx", &broken, "is damaged"),
            ("nested.docx", &nested, "no words"),
            ("empty.docx", &empty, "no words"),
            ("bomb.docx", &bombed, "more than 40 MB"),
        ];
        for (name, bytes, sentence) in cases {
            give(&page, name, bytes).await;
            page.until(
                &format!("{name} is refused with “{sentence}”"),
                "const told = document.querySelector('#articles .told').textContent;
                 return told.includes(arguments[0] + ' was not read') && told.includes(arguments[1])",
                json!([name, sentence]),
            )
            .await;
            page.press("#articles", "Back").await;
            page.press("#articles", "Close").await;
        }
        assert!(
            page.stored()
                .await
                .keys()
                .all(|key| !key.starts_with("pressmark:article:"))
        );
        page.get("delete window.DecompressionStream").await;
        give(&page, "good.docx", &good).await;
        page.until(
            "it is said that this browser cannot",
            "return document.querySelector('#articles .told').textContent.includes('cannot unpack Word documents')",
            json!([]),
        )
        .await;
    });
}
