//! Another version of an article: what becomes of each annotation, before and after it is agreed to; and placing by hand.

use serde_json::{Value, json};

use crate::harness::{DESK, PHONE, Page, run};

const OLD: &str = "Bridge opens\n\nThe bridge was closed for two years and cost 12 million euros.\n\n\
    Mayor Ines Duarte said that nobody knew how long the repair would take.\n\nThe ferry was sold to a private owner in June.";

const NEW: &str = "Bridge opens\n\nThis article was corrected on Monday.\n\n\
    The bridge was closed for two years and cost 14 million euros.\n\n\
    Mayor Ines Duarte said that nobody knew how long the repair would take.";

async fn type_text(page: &Page, text: &str) {
    page.js(
        "const area = document.querySelector('#articles textarea'); area.value = arguments[0]; area.focus()",
        json!([text]),
    )
    .await;
    page.press("#articles", "Preview").await;
}

async fn shows(page: &Page, block: usize, words: &str) {
    page.until(
        &format!("“{words}” is open"),
        "return document.documentElement.hasAttribute('data-ready') && blocks()[arguments[0]]?.textContent === arguments[1]",
        json!([block, words]),
    )
    .await;
}

/// Selects words of a block by script, as assistive technology does.
async fn select(page: &Page, block: usize, words: &str) {
    page.js(
        "const text = blocks()[arguments[0]].textContent, at = text.indexOf(arguments[1]);
         const [first, start] = place(arguments[0], at, true);
         const [last, end] = place(arguments[0], at + arguments[1].length, false);
         getSelection().setBaseAndExtent(first, start, last, end)",
        json!([block, words]),
    )
    .await;
    page.until_toolbar().await;
}

/// The article of [`OLD`] with three claims and an attribution.
async fn with_work(page: &Page) {
    page.open_articles().await;
    page.press("#articles", "Add an article").await;
    type_text(page, OLD).await;
    page.press("#articles", "Add").await;
    shows(page, 3, "The ferry was sold to a private owner in June.").await;
    for (nth, (block, words, label)) in [
        (1, "cost 12 million euros", "Claim"),
        (2, "Mayor Ines Duarte said", "Attribution"),
        (2, "nobody knew how long the repair would take", "Claim"),
        (3, "The ferry was sold", "Claim"),
    ]
    .into_iter()
    .enumerate()
    {
        select(page, block, words).await;
        page.press(".toolbar", label).await;
        page.count(nth + 1).await;
    }
    page.until_stored("The ferry was sold").await;
}

async fn compared(page: &Page) {
    page.open_articles().await;
    page.press("#articles", "Replace the text of “Bridge opens”").await;
    type_text(page, NEW).await;
    page.until(
        "what becomes of the annotations is shown",
        "return document.querySelector('#articles .outcome li')",
        json!([]),
    )
    .await;
}

async fn listed(page: &Page) -> Value {
    page.get(
        "return [...document.querySelectorAll('.cards .card')].map((card) =>
           [card.querySelector('.words').textContent, card.classList.contains('orphan')])",
    )
    .await
}

/// Old and new words are shown side by side; agreed to, the work is on the new version; one press brings the old one back.
#[test]
fn a_text_is_replaced_after_every_outcome_was_shown() {
    run(|page| async move {
        page.open().await;
        with_work(&page).await;
        compared(&page).await;
        let counts = page
            .get("return [...document.querySelectorAll('#articles .counts li')].map((count) => count.textContent)")
            .await;
        assert_eq!(
            counts,
            json!([
                "1 in its place, with other words",
                "1 not in the new text",
                "2 moved, with the same words"
            ])
        );
        let changed = page
            .get(
                "const li = document.querySelector('#articles .outcome li');
                 return [...li.querySelectorAll('del, ins, dt')].map((part) => [part.localName, part.textContent.trim()])",
            )
            .await;
        assert_eq!(
            changed,
            json!([["dt", "Before"], ["del", "12"], ["dt", "Now"], ["ins", "14"]])
        );
        let drawn = page
            .get(
                "return ['del', 'ins'].map((name) =>
                   getComputedStyle(document.querySelector(`#articles .outcome ${name}`)).textDecorationLine)",
            )
            .await;
        assert_eq!(drawn, json!(["line-through", "underline"]), "not by colour alone");
        assert_eq!(page.axe().await, Vec::<String>::new(), "the outcome");
        page.press("#articles", "Replace").await;
        shows(&page, 1, "This article was corrected on Monday.").await;
        let now = json!([
            ["cost 14 million euros", false],
            ["Mayor Ines Duarte said", false],
            ["nobody knew how long the repair would take", false],
            ["The ferry was sold", true]
        ]);
        assert_eq!(listed(&page).await, now);
        let exported = page.exported().await;
        assert_eq!(exported["article"]["title"], "Bridge opens");
        assert_eq!(exported["orphans"][0]["exact"], "The ferry was sold");
        assert!(exported["orphans"][0]["was"].is_object());
        let said = exported["annotations"].as_array().expect("an array");
        let said = said
            .iter()
            .find(|one| one["label"] == "attribution")
            .expect("it is there");
        assert_eq!(
            [&said["source"]["exact"], &said["cue"]["exact"]],
            ["Mayor Ines Duarte", "said"]
        );
        page.press(".alert", "Undo").await;
        shows(
            &page,
            1,
            "The bridge was closed for two years and cost 12 million euros.",
        )
        .await;
        let before = json!([
            ["cost 12 million euros", false],
            ["Mayor Ines Duarte said", false],
            ["nobody knew how long the repair would take", false],
            ["The ferry was sold", false]
        ]);
        assert_eq!(listed(&page).await, before);
    });
}

/// A place that is refused makes an orphan. The earlier version is put away with all that is marked in it.
#[test]
fn a_refused_place_is_none_and_the_earlier_version_is_kept() {
    run(|page| async move {
        page.open().await;
        with_work(&page).await;
        compared(&page).await;
        page.keys(&["Tab", "Tab"]).await;
        page.click("#articles .outcome li input").await;
        page.press("#articles", "Replace").await;
        shows(&page, 1, "This article was corrected on Monday.").await;
        let cards = listed(&page).await;
        let lost = |words: &str| {
            cards
                .as_array()
                .is_some_and(|cards| cards.contains(&json!([words, true])))
        };
        assert!(lost("cost 12 million euros") && lost("The ferry was sold"), "{cards}");
        assert_eq!(cards[0], json!(["Mayor Ines Duarte said", false]));
        assert_eq!(cards[1], json!(["nobody knew how long the repair would take", false]));
        page.press(".alert", "Dismiss").await;
        page.open_articles().await;
        let away = page
            .get("return [...document.querySelectorAll('[aria-labelledby=away-title] li')].map((row) => row.querySelector('.facts').textContent)")
            .await;
        assert!(
            away[0].as_str().is_some_and(|facts| facts.contains("4 annotations")),
            "{away}"
        );
        page.press("#articles", "Bring back “Bridge opens”").await;
        page.until(
            "both are in the list",
            "return document.querySelectorAll('#articles .shelf button.words').length === 3",
            json!([]),
        )
        .await;
    });
}

/// The same text is no new version; the built-in article stays beside its own.
#[test]
fn the_built_in_article_stays_beside_its_new_version() {
    run(|page| async move {
        page.open().await;
        page.mark(crate::harness::span("More than 100 people"), "Claim").await;
        page.until_stored("More than 100 people").await;
        let text = page
            .get("return blocks().map((block) => block.textContent).join('\\n\\n')")
            .await;
        let text = text.as_str().expect("it has words").to_owned();
        page.open_articles().await;
        page.press(
            "#articles",
            "Replace the text of “Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro”",
        )
        .await;
        type_text(&page, &text).await;
        page.until(
            "it is said that it is the same",
            "return document.querySelector('#articles .told').textContent.includes('has already')",
            json!([]),
        )
        .await;
        type_text(&page, &text.replace("More than 100 people", "More than 120 people")).await;
        page.until(
            "the outcome",
            "return document.querySelector('#articles .outcome li')",
            json!([]),
        )
        .await;
        page.press("#articles", "Replace").await;
        page.until(
            "the new version is open",
            "return document.documentElement.hasAttribute('data-ready') && document.querySelector('#article').textContent.includes('More than 120')",
            json!([]),
        )
        .await;
        assert_eq!(page.words().await, ["More than 120 people"]);
        page.press(".alert", "Undo").await;
        page.until(
            "the built-in article is open",
            "return document.documentElement.hasAttribute('data-ready') && document.querySelector('#article').textContent.includes('More than 100')",
            json!([]),
        )
        .await;
        assert_eq!(page.words().await, ["More than 100 people"]);
    });
}

async fn with_orphan(page: &Page) {
    with_work(page).await;
    compared(page).await;
    page.press("#articles", "Replace").await;
    shows(page, 1, "This article was corrected on Monday.").await;
    page.press(".alert", "Dismiss").await;
}

const PLACED: [&str; 1] = ["corrected on Monday"];

async fn placed(page: &Page) {
    page.until(
        "nothing is without a place",
        "return !document.querySelector('.cards .card.orphan')",
        json!([]),
    )
    .await;
    let cards = listed(page).await;
    assert_eq!(cards[0], json!([PLACED[0], false]), "{cards}");
}

/// By mouse: chosen on its card, then the words, then the button; one undo takes it back. Escape leaves it as it is.
#[test]
fn a_lost_annotation_is_placed_again_with_the_mouse() {
    run(|page| async move {
        page.open().await;
        with_orphan(&page).await;
        page.press(".cards", "Place it again: “The ferry was sold”").await;
        page.hears("Select its words in the article").await;
        select(&page, 1, PLACED[0]).await;
        assert_eq!(page.axe().await, Vec::<String>::new(), "the toolbar");
        page.press(".toolbar", "Place it here").await;
        page.hears("Placed at “corrected on Monday”").await;
        placed(&page).await;
        page.keys(&["Control+z"]).await;
        page.until(
            "it is lost again",
            "return document.querySelector('.cards .card.orphan')",
            json!([]),
        )
        .await;
        page.press(".cards", "Place it again: “The ferry was sold”").await;
        page.keys(&["Escape", "Escape"]).await;
        select(&page, 1, PLACED[0]).await;
        let offered = page.get("return named('.toolbar', 'Place it here').length").await;
        assert_eq!(offered, json!(0), "Escape has left it");
    });
}

/// By keys alone.
#[test]
fn a_lost_annotation_is_placed_again_by_keys() {
    run(|page| async move {
        page.open().await;
        with_orphan(&page).await;
        page.get("named('.cards', 'Place it again: “The ferry was sold”')[0].focus()")
            .await;
        page.keys(&["Enter"]).await;
        page.until(
            "the keyboard is in the article",
            "return document.activeElement?.id === 'article'",
            json!([]),
        )
        .await;
        page.keys(&["Control+Home", "ArrowDown"]).await;
        page.extend("End", 1).await;
        page.until_toolbar().await;
        page.get("named('.toolbar', 'Place it here')[0].focus()").await;
        page.keys(&["Enter"]).await;
        page.until(
            "nothing is without a place",
            "return !document.querySelector('.cards .card.orphan')",
            json!([]),
        )
        .await;
        let here = page.get("return document.activeElement?.id").await;
        assert_eq!(here, json!("article"), "the keyboard is in the text");
    });
}

/// By touch, on a phone: the list closes for the words to be seen.
#[test]
fn a_lost_annotation_is_placed_again_by_touch() {
    run(|page| async move {
        page.open_on(DESK).await;
        with_orphan(&page).await;
        page.screen(PHONE).await;
        page.tap(".pens", "More").await;
        page.tap("#more", "List of annotations").await;
        page.tap(".cards", "Place it again: “The ferry was sold”").await;
        page.until(
            "the list is closed",
            "return !document.querySelector('.panel.open')",
            json!([]),
        )
        .await;
        select(&page, 1, PLACED[0]).await;
        page.tap(".toolbar", "Place it here").await;
        page.until(
            "nothing is without a place",
            "return !document.querySelector('.cards .card.orphan')",
            json!([]),
        )
        .await;
    });
}

/// A file about another version is planned for this one, item by item, and can open beside it instead.
#[test]
fn a_file_about_another_version_is_planned_for_this_one() {
    run(|page| async move {
        page.open().await;
        with_work(&page).await;
        let file = page.exported().await;
        page.open_articles().await;
        page.press("#articles", "Add an article").await;
        type_text(&page, NEW).await;
        page.press("#articles", "Add").await;
        shows(&page, 1, "This article was corrected on Monday.").await;
        page.give("other.json", file.to_string().as_bytes()).await;
        page.until(
            "the plan is shown",
            "return document.querySelector('#import-plan[open] .plan li')",
            json!([]),
        )
        .await;
        let answers = page
            .get("return [...document.querySelectorAll('#import-plan .answer')].map((answer) => answer.textContent)")
            .await;
        assert_eq!(answers, json!(["words changed", "re-anchored", "re-anchored", "lost"]));
        assert_eq!(page.axe().await, Vec::<String>::new(), "the plan");
        page.press("#import-plan", "Import").await;
        page.count(4).await;
        assert_eq!(listed(&page).await[0], json!(["cost 14 million euros", false]));
        page.give("other.json", file.to_string().as_bytes()).await;
        page.press("#import-plan", "Open separately").await;
        page.until(
            "the plan is for its own article",
            "return document.querySelector('#import-plan .lead').textContent.includes('about another article')",
            json!([]),
        )
        .await;
        page.press("#import-plan", "Open separately").await;
        shows(&page, 3, "The ferry was sold to a private owner in June.").await;
    });
}
