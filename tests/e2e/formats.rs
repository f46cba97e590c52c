//! The other formats of the export menu.

use serde_json::json;

use crate::harness::{DESK, PHONE, Page, run, span};

const FORMATS: [(&str, &str, &str); 11] = [
    ("W3C Web Annotation", ".jsonld", "\"AnnotationCollection\""),
    ("CSV", ".csv", "\"\"\"direct relationship”\""),
    ("TSV", ".tsv", "\t\"direct relationship”\t"),
    ("Markdown report", ".md", "> \"direct relationship”"),
    ("HTML report", ".html", "&quot;direct relationship”"),
    ("brat", ".brat.zip", "T1\tQuote 131 152\t\"direct relationship”"),
    ("CoNLL", ".conll", "relationship I-quote"),
    ("WebAnno TSV", ".webanno.tsv", "\trelationship\tQuote[1]"),
    ("Label Studio", ".label-studio.json", "\"from_name\": \"label\""),
    ("doccano", ".jsonl", "\"start_offset\":131"),
    ("Recogito", ".recogito.json", "\"TextPositionSelector\""),
];

/// Every item of the menu gives a file with the words in it.
#[test]
fn every_format_is_a_download() {
    run(|page| async move {
        page.open().await;
        page.mark(span("\"direct relationship”"), "Quote").await;
        for (name, ending, inside) in FORMATS {
            page.press(".bar", "Export").await;
            let (file, bytes) = page.download("#export-menu", name).await;
            let text = String::from_utf8_lossy(&bytes);
            assert!(
                file.starts_with("pressmark-guaido-pentagon-") && file.ends_with(ending),
                "{file}"
            );
            assert!(text.contains(inside), "{name}: {text}");
            page.hears(&format!("Saved {file}")).await;
        }
    });
}

/// All of the menu can be reached on small screens, by keys too.
#[test]
fn the_menu_fits_every_screen() {
    run(|page| async move {
        page.open().await;
        page.press(".bar", "Export").await;
        fits(&page, "at a desk").await;
        page.keys(&["End"]).await;
        let last = page.get("return document.activeElement.textContent.trim()").await;
        assert_eq!(last, "Recogito");
        page.keys(&["Escape"]).await;
        page.screen(PHONE).await;
        page.tap(".pens", "More").await;
        page.tap("#more", "Export as").await;
        fits(&page, "on a phone").await;
        page.screen(DESK).await;
    });
}

async fn fits(page: &Page, place: &str) {
    let inside = "const pop = document.querySelector('#export-pop').getBoundingClientRect();
        const items = [...document.querySelectorAll('#export-menu [role=menuitem]')];
        items.at(-1).scrollIntoView({ block: 'nearest' });
        const last = items.at(-1).getBoundingClientRect();
        return pop.top >= 0 && pop.bottom <= innerHeight + 1 && pop.right <= innerWidth + 1 && last.bottom <= pop.bottom + 1";
    assert_eq!(page.js(inside, json!([])).await, true, "{place}");
}
