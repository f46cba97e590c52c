//! The page as it looks in the middle of a lesson.

use std::env;
use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::harness::{run, span};

/// The picture of the page in the README. Written to docs/ only when `PRESSMARK_PICTURE` names where:
/// `PRESSMARK_PICTURE=docs/screenshot.png cargo test --test e2e picture` with what `script/test` sets.
#[test]
fn the_picture_in_the_readme_can_be_made_anew() {
    run(|page| async move {
        page.open().await;
        for (words, label) in [
            (
                "Venezuelan opposition leader Juan Guaido has called for \"direct relationship” with the U.S. military",
                "Claim",
            ),
            ("\"direct relationship”", "Quote"),
            ("Guaido has called for", "Attribution"),
            ("Guaido said", "Attribution"),
            (
                "he had instructed his envoy in Washington, Carlos Vecchio, to immediately establish ties",
                "Claim",
            ),
            ("immediately establish ties with Pentagon officials", "Quote"),
            (
                "\"We have said from the beginning that we will use all the resources at our disposal to build pressure.\"",
                "Quote",
            ),
        ] {
            page.mark(span(words), label).await;
            if words.ends_with("called for") {
                page.press(".linkbar", "Link").await;
            }
        }
        page.click_text(span("direct relationship").start + 3).await;
        page.until_focused("\"direct relationship”").await;
        page.keys(&["n"]).await;
        page.types("The opening mark is straight, the closing one curly: both belong to the quotation.")
            .await;
        page.keys(&["Escape"]).await;
        page.get("scrollTo({ top: 0, behavior: 'instant' })").await;
        page.drag(span("one of Guaido’s strongest public pleas")).await;
        page.until_toolbar().await;
        page.until(
            "nothing is said any more",
            "return document.querySelector('.status').textContent === ''",
            json!([]),
        )
        .await;
        let path = env::var_os("PRESSMARK_PICTURE").map_or_else(|| page.files().join("page.png"), PathBuf::from);
        page.picture(&path).await;
        let bytes = fs::read(&path).expect("a picture was written");
        assert!(
            bytes.starts_with(b"\x89PNG") && bytes.len() > 20_000,
            "the page is in it"
        );
    });
}
