//! What axe-core finds in every state of the page, public names as the browser computes them, and looks that are told
//! by more than colour.

use serde_json::{Value, json};

use crate::harness::{DESK, PHONE, Page, Screen, run, span};

async fn assert_axe(page: &Page, what: &str) {
    let found = page.axe().await;
    assert!(found.is_empty(), "{what}: {found:#?}");
}

/// Four annotations, two of them in a stack, one with a note.
pub async fn some(page: &Page) {
    for (words, label) in [
        (
            "Guaido has called for \"direct relationship” with the U.S. military",
            "Claim",
        ),
        ("direct relationship", "Quote"),
        ("Guaido said at a Saturday", "Attribution"),
        ("a Saturday rally", "Claim"),
    ] {
        page.mark(span(words), label).await;
    }
    page.keys(&["n"]).await;
    page.types("a note").await;
    page.keys(&["Escape"]).await;
}

/// No state of the page breaks a rule: at a desk and on a phone, light and dark.
#[test]
fn axe_finds_nothing_in_any_state() {
    run(|page| async move {
        for dark in [false, true] {
            for screen in [DESK, PHONE] {
                page.media("", &[("prefers-color-scheme", if dark { "dark" } else { "light" })])
                    .await;
                page.open_on(screen).await;
                let name = |what: &str| format!("{what}, {} px, dark: {dark}", screen.width);
                assert_axe(&page, &name("first visit")).await;
                page.drag(span("Saturday rally")).await;
                page.until_toolbar().await;
                assert_axe(&page, &name("toolbar")).await;
                page.keys(&["Escape"]).await;
                some(&page).await;
                assert_axe(&page, &name("annotations")).await;
                page.keys(&["n"]).await;
                assert_axe(&page, &name("open note")).await;
                page.keys(&["Escape", "?"]).await;
                assert_axe(&page, &name("sheet of keys")).await;
                page.keys(&["Escape"]).await;
                for (menu, item) in [("Export", "Export as"), ("Settings", "Settings")] {
                    if screen.touched {
                        page.tap(".pens", "More").await;
                        assert_axe(&page, &name("More")).await;
                        page.tap("#more", item).await;
                    } else {
                        page.press(".bar", menu).await;
                    }
                    assert_axe(&page, &name(menu)).await;
                    page.keys(&["Escape"]).await;
                }
                if screen.touched {
                    page.tap(".pens", "More").await;
                    page.tap("#more", "List of annotations").await;
                    assert_axe(&page, &name("the list")).await;
                    page.tap(".panel", "Close").await;
                }
                page.give("broken.json", b"{").await;
                page.hears("was not imported").await;
                assert_axe(&page, &name("an alert")).await;
            }
        }
    });
}

/// The import plan with every kind of answer breaks no rule.
#[test]
fn axe_finds_nothing_in_the_plan() {
    run(|page| async move {
        page.open().await;
        some(&page).await;
        let mut file = page.exported().await;
        file["annotations"][0]["label"] = json!("quote");
        file["annotations"][1]["exact"] = json!("words that are nowhere");
        file["annotations"][2]["label"] = json!("no such label");
        page.give("mixed.json", file.to_string().as_bytes()).await;
        page.until(
            "the plan is open",
            "return document.querySelector('#import-plan').open",
            json!([]),
        )
        .await;
        assert_axe(&page, "import plan").await;
    });
}

/// Roles and names that are public, as the browser gives them to assistive technology.
#[test]
fn public_names_are_what_is_promised() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.drag(span("Saturday rally")).await;
        page.until_toolbar().await;
        page.assert_tree(
            &page.tree().await,
            &[
                ("toolbar", "Annotate selection", 1),
                ("button", "Claim", 1),
                ("button", "Quote", 1),
                ("button", "Attribution", 1),
            ],
        );
        page.assert_tree(
            &page.tree().await,
            &[
                ("list", "Annotations", 1),
                ("button", "Export", 1),
                ("button", "Import", 1),
                ("button", "Undo", 1),
                ("button", "Redo", 1),
                ("status", "", 1),
                ("alert", "", 1),
            ],
        );
        page.keys(&["Escape"]).await;
        page.press(".bar", "Export").await;
        page.assert_tree(
            &page.tree().await,
            &[("menuitem", "JSON", 1), ("menuitem", "Copy JSON", 1)],
        );
        let items = page
            .get("return document.querySelectorAll('[aria-label=Annotations] > li').length")
            .await;
        assert_eq!(items, 1, "one item an annotation");
        page.keys(&["Escape"]).await;
        page.import_dialog_names().await;
    });
}

impl Page {
    /// Role and name of everything in the accessibility tree.
    async fn tree(&self) -> Vec<(String, String)> {
        let tree = self.cdp("Accessibility.getFullAXTree", json!({})).await;
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
        nodes
            .iter()
            .filter(|node| node["ignored"] != true)
            .map(|node| (text(&node["role"]), text(&node["name"])))
            .collect()
    }

    fn assert_tree(&self, tree: &[(String, String)], wanted: &[(&str, &str, usize)]) {
        for (role, name, times) in wanted {
            let found = tree.iter().filter(|(r, n)| r == role && n == name).count();
            assert_eq!(found, *times, "{role} “{name}” in {tree:#?}");
        }
    }

    async fn import_dialog_names(&self) {
        let file = self.exported().await;
        self.give("mine.json", file.to_string().as_bytes()).await;
        self.until(
            "the plan is open",
            "return document.querySelector('#import-plan').open",
            json!([]),
        )
        .await;
        self.assert_tree(
            &self.tree().await,
            &[
                ("dialog", "Import plan", 1),
                ("button", "Import", 1),
                ("button", "Cancel", 1),
            ],
        );
    }
}

/// Each label has its own line besides its colour: on the screen, in forced colours, and in print.
#[test]
fn labels_are_told_by_more_than_colour() {
    run(|page| async move {
        page.open().await;
        for (words, label) in [
            ("Carlos Vecchio", "Claim"),
            ("Saturday rally", "Quote"),
            ("European Union", "Attribution"),
        ] {
            page.mark(span(words), label).await;
        }
        page.keys(&["Escape"]).await;
        let letters: Vec<String> = page.marks().await.iter().map(|mark| mark.begins.clone()).collect();
        assert_eq!(letters, ["Q", "C", "A"], "each begins with its letter");
        let look = "return [...document.querySelectorAll('#article mark')].map((mark) => {
                      const style = getComputedStyle(mark), badge = getComputedStyle(mark, '::before');
                      return [style.textDecorationLine + style.textDecorationStyle + style.borderBottomStyle + style.backgroundImage,
                              badge.content, style.display] })";
        type Media<'a> = (&'a str, &'a [(&'a str, &'a str)]);
        let media: [Media; 4] = [
            ("", &[]),
            ("", &[("forced-colors", "active")]),
            ("print", &[]),
            ("", &[("prefers-color-scheme", "dark")]),
        ];
        for (medium, features) in media {
            page.media(medium, features).await;
            let looks = page.get(look).await;
            let looks: Vec<(String, String, String)> = serde_json::from_value(looks).expect("three looks");
            for (nth, one) in looks.iter().enumerate() {
                for other in &looks[nth + 1..] {
                    assert_ne!(one.0, other.0, "lines differ in {medium} {features:?}");
                    assert_ne!(one.1, other.1, "badges differ in {medium} {features:?}");
                }
            }
        }
    });
}

/// Printed: the article with its marks, then the list with its notes; no tools.
#[test]
fn print_has_the_article_the_list_and_the_notes() {
    run(|page| async move {
        page.open().await;
        some(&page).await;
        page.drag(span("European Union")).await;
        page.until_toolbar().await;
        page.media("print", &[]).await;
        let shown = page
            .get(
                "const seen = (css) => [...document.querySelectorAll(css)].filter(shown).length;
                 const panel = document.querySelector('.panel').getBoundingClientRect();
                 const article = document.querySelector('#article').getBoundingClientRect();
                 return { blocks: seen('[data-block]'), marks: seen('#article mark') > 0, cards: seen('.cards > li'), notes: seen('.note'),
                          tools: seen('.bar button, .pens button, .toolbar, .card-tools, .notices button, .caret'),
                          after: panel.top >= article.bottom - 1,
                          clipped: [...document.querySelectorAll('.words')].some((w) => w.scrollHeight > w.clientHeight + 2) }",
            )
            .await;
        assert_eq!(
            shown,
            json!({ "blocks": 15, "marks": true, "cards": 4, "notes": 1, "tools": 0, "after": true, "clipped": false })
        );
        let pdf = page.cdp("Page.printToPDF", json!({ "printBackground": false })).await;
        assert!(
            pdf["data"].as_str().is_some_and(|data| data.len() > 10_000),
            "it prints"
        );
    });
}

/// At 320 px and at 400 % zoom nothing has to be scrolled sideways, and all targets of a finger are 44 px high.
#[test]
fn small_screens_need_no_sideways_scrolling() {
    run(|page| async move {
        for screen in [
            PHONE,
            Screen {
                width: 320,
                height: 256,
                touched: false,
            },
            Screen {
                width: 320,
                height: 640,
                touched: true,
            },
        ] {
            page.open_on(screen).await;
            some(&page).await;
            let wide = page
                .get("return document.documentElement.scrollWidth - innerWidth")
                .await;
            assert!(
                wide.as_f64().is_some_and(|over| over <= 0.0),
                "{wide} px too wide on {screen:?}"
            );
            if screen.touched {
                let small = page
                    .get(
                        "return [...document.querySelectorAll('.pens button, .toolbar button')].filter(shown)
                           .map((b) => [name(b), b.getBoundingClientRect().width, b.getBoundingClientRect().height])
                           .filter(([, w, h]) => w < 44 || h < 44)",
                    )
                    .await;
                assert_eq!(small, json!([]), "{screen:?}");
            }
        }
    });
}

/// The theme that was chosen holds over a reload, from the first paint on.
#[test]
fn the_theme_is_remembered() {
    run(|page| async move {
        page.open().await;
        for (choice, scheme) in [("Dark", "dark"), ("Light", "light")] {
            page.press(".bar", "Settings").await;
            page.press("#settings", choice).await;
            page.until(
                "it is chosen",
                "return document.documentElement.dataset.theme === arguments[0]",
                json!([scheme]),
            )
            .await;
            page.reload_after("new MutationObserver(() => { if (document.body && window.first === undefined) window.first = document.documentElement.dataset.theme ?? null; }).observe(document, { childList: true, subtree: true })").await;
            assert_eq!(page.get("return first").await, scheme, "before anything is drawn");
            let dark = page.get("return getComputedStyle(document.documentElement).backgroundColor.match(/[0-9]+/g).slice(0, 3).every((c) => c < 80)").await;
            assert_eq!(dark, choice == "Dark");
        }
        page.press(".bar", "Settings").await;
        page.press("#settings", "System").await;
        page.reload().await;
        assert_eq!(
            page.get("return document.documentElement.hasAttribute('data-theme')")
                .await,
            false
        );
    });
}

/// Long words and many offers wrap: the list is never scrolled sideways.
#[test]
fn the_panel_is_never_scrolled_sideways() {
    run(|page| async move {
        page.open().await;
        page.mark(
            span("Venezuelan opposition leader Juan Guaido has called for \"direct relationship”"),
            "Claim",
        )
        .await;
        page.mark(span("direct relationship"), "Quote").await;
        page.click_text(span("direct relationship").start + 3).await;
        page.until_focused("direct relationship").await;
        page.until(
            "the other is offered",
            "return document.querySelector('.also button')",
            json!([]),
        )
        .await;
        page.keys(&["n"]).await;
        page.types(&"w".repeat(120)).await;
        for open in [true, false] {
            if !open {
                page.keys(&["Escape"]).await;
            }
            let wide = page
                .get(
                    "return [...document.querySelectorAll('.panel, .panel *')]
                       .filter((e) => e.matches('.panel, .card') && e.scrollWidth > e.clientWidth)
                       .map((e) => [e.className, e.scrollWidth, e.clientWidth])",
                )
                .await;
            assert_eq!(wide, json!([]), "with the note open: {open}");
        }
    });
}
