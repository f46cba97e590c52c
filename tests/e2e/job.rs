//! The main job: read, mark, keep, export, and have it all again elsewhere.

use serde_json::Value;

use crate::harness::{Card, Mark, Page, Span, article, run, span};

/// Ten annotations of all three labels: two cross, one lies in another, one runs over two paragraphs, one is exactly
/// the words with both their marks.
fn ten() -> [(&'static str, Span); 10] {
    [
        (
            "Claim",
            span(
                "Venezuelan opposition leader Juan Guaido has called for \"direct relationship” with the U.S. military",
            ),
        ),
        ("Quote", span("\"direct relationship”")),
        ("Attribution", span("Guaido said at a Saturday rally")),
        (
            "Claim",
            span("he had instructed his envoy in Washington, Carlos Vecchio, to immediately establish ties"),
        ),
        ("Quote", span("immediately establish ties with Pentagon officials")),
        ("Quote", span("build pressure.\"\nThe remarks are regarded")),
        ("Attribution", span("told an Italian newspaper this week")),
        ("Quote", span("\"probably\"")),
        (
            "Claim",
            span("More than 100 people were reportedly injured as a result of the violence."),
        ),
        ("Attribution", span("Padrino said")),
    ]
}

#[test]
fn ten_annotations_are_made_kept_exported_and_imported() {
    run(|page| async move {
        page.open().await;
        page.assert_text().await;
        let mut wanted: Vec<(String, String)> = Vec::new();
        for (label, span) in ten() {
            page.mark(span, label).await;
            wanted.push((label.to_owned(), span.words().replace('\n', " ")));
        }
        assert_eq!(page.listed().await, wanted, "the list is in text order");
        page.assert_text().await;
        let (marks, cards) = seen(&page).await;
        let crossing = |mark: &&Mark| mark.labels == ["claim", "quote"] && mark.block == 2;
        assert!(
            marks.iter().any(|mark| crossing(&mark)),
            "two annotations cross in one run"
        );
        let over: Vec<usize> = marks
            .iter()
            .filter(|mark| mark.ids.contains(&cards[5].id))
            .map(|mark| mark.block)
            .collect();
        assert_eq!(over, [4, 5], "one annotation runs over two paragraphs");

        page.reload().await;
        assert_eq!(
            seen(&page).await,
            (marks.clone(), cards.clone()),
            "all of it is there again"
        );

        let (name, bytes) = page.export().await;
        assert!(
            name.starts_with("pressmark-guaido-pentagon-") && name.ends_with(".json"),
            "{name}"
        );
        let file: Value = serde_json::from_slice(&bytes).expect("the export is JSON");
        assert_export(&file);

        page.open().await;
        assert!(page.cards().await.is_empty(), "another profile is empty");
        page.import(&file, "Import").await;
        page.count(10).await;
        let imported = seen(&page).await;
        assert_eq!(imported.0, marks, "the same marks");
        assert_eq!(
            imported
                .1
                .iter()
                .map(|card| (&card.id, &card.label, &card.words, &card.place))
                .collect::<Vec<_>>(),
            cards
                .iter()
                .map(|card| (&card.id, &card.label, &card.words, &card.place))
                .collect::<Vec<_>>(),
            "the same list"
        );
        page.assert_text().await;
        let again = page.exported().await;
        for part in ["article", "codebook", "annotations", "links", "orphans"] {
            assert_eq!(again[part], file[part], "{part} is exported the same");
        }
    });
}

async fn seen(page: &Page) -> (Vec<Mark>, Vec<Card>) {
    let mut cards = page.cards().await;
    for card in &mut cards {
        card.focused = false;
    }
    (page.marks().await, cards)
}

/// Offsets count code points, as Python does: `text[start:end] == exact`.
fn assert_export(file: &Value) {
    assert_eq!(file["format"], "pressmark");
    assert_eq!(file["version"], 1);
    let text = file["article"]["text"].as_str().expect("the article's text is there");
    assert_eq!(text, article().join("\n"));
    let letters: Vec<char> = text.chars().collect();
    let annotations = file["annotations"].as_array().expect("a list");
    assert_eq!(annotations.len(), 10);
    for (annotation, (label, span)) in annotations.iter().zip(ten()) {
        let at = |member: &str| usize::try_from(annotation[member].as_u64().expect("an offset")).expect("it fits");
        let (start, end) = (at("start"), at("end"));
        let exact: String = letters[start..end].iter().collect();
        assert_eq!(annotation["exact"], exact);
        assert_eq!((start, end), (span.start, span.end), "{exact}");
        assert_eq!(annotation["label"], label.to_lowercase());
        let prefix = annotation["prefix"].as_str().expect("a prefix");
        let suffix = annotation["suffix"].as_str().expect("a suffix");
        assert!(
            letters[..start].iter().collect::<String>().ends_with(prefix),
            "{exact}: {prefix}"
        );
        assert!(
            letters[end..].iter().collect::<String>().starts_with(suffix),
            "{exact}: {suffix}"
        );
    }
}
