//! The language of the interface: the browser's at first, then the one that was chosen.

use serde_json::{Value, json};

use crate::harness::{Options, Page, run, run_with, span};

const SPANISH: Options = Options {
    languages: Some("es-MX,es,en"),
    requests: false,
    trouble_expected: false,
};

async fn speaks(page: &Page, language: &str) {
    page.until(
        &format!("the page speaks {language}"),
        "const title = { en: 'Your annotations', es: 'Tus anotaciones' }[arguments[0]];
         return document.documentElement.lang === arguments[0]
             && document.querySelector('#panel-title').textContent === title",
        json!([language]),
    )
    .await;
}

async fn stored(page: &Page) -> Value {
    page.get("return localStorage.getItem('pressmark:language')").await
}

/// Presses Tab until what `script` looks for has the keyboard.
async fn tab_to(page: &Page, css: &str) {
    for _ in 0..40 {
        let here = page
            .js("return document.activeElement.matches(arguments[0])", json!([css]))
            .await;
        if here == true {
            return;
        }
        page.keys(&["Tab"]).await;
    }
    panic!("Tab does not come to {css}");
}

/// A browser that prefers Spanish gets Spanish, and what is done is said in it; the article stays English.
#[test]
fn a_spanish_browser_starts_in_spanish() {
    run_with(SPANISH, |page| async move {
        page.open().await;
        speaks(&page, "es").await;
        assert_eq!(stored(&page).await, Value::Null, "only what is chosen is stored");
        assert_eq!(page.get("return document.querySelector('#article').lang").await, "en");
        page.mark(span("Carlos Vecchio"), "Cita").await;
        page.hears("Se marcó cita «Carlos Vecchio»").await;
        assert_eq!(page.cards().await[0].label, "Cita");
        assert_eq!(
            page.get("return named('.bar', 'Deshacer')[0].title").await,
            "Deshacer: marcar cita «Carlos Vecchio»"
        );
        page.press(".bar", "Deshacer").await;
        page.hears("Se deshizo: marcar cita «Carlos Vecchio»").await;
        page.count(0).await;
        page.keys(&["Control+Shift+z"]).await;
        page.hears("Se rehízo: marcar cita «Carlos Vecchio»").await;
        page.count(1).await;
        assert_eq!(page.cards().await[0].label, "Cita");
        let exported = page.get("return Object.values(localStorage).join()").await;
        assert!(!exported.to_string().contains("Cita"), "what is stored has no language");
        let found = page.axe().await;
        assert!(found.is_empty(), "{found:#?}");
    });
}

/// Switching by mouse is seen and heard at once, and holds after a reload.
#[test]
fn the_language_is_switched_by_mouse_and_remembered() {
    run(|page| async move {
        page.open().await;
        speaks(&page, "en").await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.press(".bar", "Settings").await;
        page.press("#settings", "Español").await;
        speaks(&page, "es").await;
        page.hears("La página está ahora en español").await;
        assert_eq!(page.cards().await[0].label, "Cita");
        assert_eq!(stored(&page).await, "es");
        page.reload().await;
        speaks(&page, "es").await;
        page.press(".bar", "Ajustes").await;
        page.press("#settings", "English").await;
        speaks(&page, "en").await;
        page.hears("The page speaks English now").await;
        assert_eq!(
            stored(&page).await,
            Value::Null,
            "the browser's own language is not stored"
        );
    });
}

/// The same with keys alone; the keyboard stays where it is.
#[test]
fn the_language_is_switched_by_keys() {
    run_with(SPANISH, |page| async move {
        page.open().await;
        tab_to(&page, "#settings-button").await;
        page.keys(&["Enter"]).await;
        tab_to(&page, "[name=language]").await;
        page.keys(&["ArrowUp"]).await;
        speaks(&page, "en").await;
        page.hears("The page speaks English now").await;
        assert_eq!(
            page.get("return document.activeElement.matches('[name=language][value=en]:checked')")
                .await,
            true
        );
        assert_eq!(stored(&page).await, "en", "it is not the browser's, so it is stored");
        page.reload().await;
        speaks(&page, "en").await;
    });
}
