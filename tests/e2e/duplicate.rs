//! Copies of an article: the same text, with annotations of their own.

use serde_json::json;

use crate::harness::{DESK, PHONE, Page, run, span};

const TITLE: &str = "Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro";
const COPY: &str = "Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro (2)";

async fn said(page: &Page, words: &str) {
    page.until(
        &format!("“{words}” is said in the dialog"),
        "return document.querySelector('#articles .told')?.textContent.includes(arguments[0])",
        json!([words]),
    )
    .await;
}

async fn titles(page: &Page) -> Vec<String> {
    let titles = page
        .get("return [...document.querySelectorAll('#articles .shelf .words')].map((title) => title.textContent)")
        .await;
    serde_json::from_value(titles).expect("titles are words")
}

async fn switch(page: &Page, title: &str) {
    page.open_articles().await;
    page.press("#articles", title).await;
    page.until(
        &format!("“{title}” is open"),
        "return document.documentElement.hasAttribute('data-ready') && document.querySelector('.bar .title').textContent === arguments[0]",
        json!([title]),
    )
    .await;
}

/// A copy of the built-in article has its annotations; what is done in the one is not done in the other, over reloads
/// too. What was done in the copy goes back by export and import, because the ids are the same.
#[test]
fn a_copy_has_annotations_of_its_own() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.until_stored("Carlos Vecchio").await;
        page.open_articles().await;
        page.press("#articles", &format!("Duplicate “{TITLE}”")).await;
        said(&page, &format!("“{COPY}” is a copy with the same annotations")).await;
        assert_eq!(titles(&page).await, [TITLE, COPY]);
        assert_eq!(page.axe().await, Vec::<String>::new(), "the list with a copy");
        page.press("#articles", "Close").await;
        switch(&page, COPY).await;
        page.count(1).await;
        page.mark(span("European Union"), "Claim").await;
        page.until_stored("European Union").await;
        page.reload().await;
        page.count(2).await;
        assert_eq!(page.get("return document.title").await, format!("{COPY} · Pressmark"));
        let file = page.exported().await;
        switch(&page, TITLE).await;
        page.count(1).await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.until_stored("Saturday rally").await;
        assert_eq!(file["article"]["sha256"], page.exported().await["article"]["sha256"]);
        page.give("copy.json", file.to_string().as_bytes()).await;
        page.until(
            "the plan knows what is here already",
            "const counts = [...document.querySelectorAll('#import-plan .counts li')].map((item) => item.textContent);
             return ['1 added', '1 already here'].every((count) => counts.includes(count))",
            json!([]),
        )
        .await;
        page.press("#import-plan", "Import").await;
        page.count(3).await;
        switch(&page, COPY).await;
        page.count(2).await;
    });
}

/// Two tabs on the article and its copy keep to their own.
#[test]
fn tabs_on_a_copy_and_its_original_do_not_mix() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.until_stored("Carlos Vecchio").await;
        let first = page.windows().await.remove(0);
        page.open_articles().await;
        page.press("#articles", &format!("Duplicate “{TITLE}”")).await;
        said(&page, "is a copy").await;
        page.press("#articles", "Close").await;
        page.another().await;
        switch(&page, COPY).await;
        page.count(1).await;
        page.mark(span("European Union"), "Claim").await;
        page.until_stored("European Union").await;
        page.front(&first).await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.count(2).await;
        page.settled().await;
        assert_eq!(page.words().await, ["Saturday rally", "Carlos Vecchio"]);
        page.reload().await;
        page.count(2).await;
    });
}

/// Undo erases a copy that nobody has opened, and puts away one that somebody may have worked in; by keys, and on a phone.
#[test]
fn a_copy_can_be_taken_back() {
    run(|page| async move {
        for screen in [DESK, PHONE] {
            page.open_on(screen).await;
            if screen.touched {
                page.tap(".pens", "More").await;
                page.tap("#more", "Articles").await;
                page.tap("#articles", &format!("Duplicate “{TITLE}”")).await;
            } else {
                page.open_articles().await;
                page.keys(&["Tab", "Tab", "Enter"]).await;
            }
            said(&page, "is a copy with the same annotations").await;
            assert_eq!(page.get("return document.activeElement.textContent").await, "Undo");
            let reached = "return [...document.querySelectorAll('#articles button')].filter(shown).every((button) => {
                const { width, height } = button.getBoundingClientRect();
                return width >= arguments[0] && height >= arguments[0];
            })";
            let least = if screen.touched { 44 } else { 24 };
            assert_eq!(page.js(reached, json!([least])).await, true);
            page.keys(&["Enter"]).await;
            page.until(
                "the copy is gone",
                "return document.querySelectorAll('#articles .shelf li').length === 1",
                json!([]),
            )
            .await;
            assert!(page.stored().await.keys().all(|key| !key.contains("-2")));
            page.keys(&["Escape"]).await;
        }
        page.open().await;
        page.open_articles().await;
        page.press("#articles", &format!("Duplicate “{TITLE}”")).await;
        said(&page, "is a copy").await;
        // Another tab opens it.
        page.get(
            "const key = Object.keys(localStorage).find((key) => key.startsWith('pressmark:article:') && key.endsWith('-2'));
             localStorage.setItem(key + ':used', '2026-11-24T08:00:00.000Z')",
        )
        .await;
        page.press("#articles", "Undo").await;
        page.until(
            "the copy is put away",
            "return document.querySelector('#away-title + .shelf .words')?.textContent === arguments[0]",
            json!([COPY]),
        )
        .await;
    });
}
