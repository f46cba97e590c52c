//! The import plan: what it says, what it changes, and what it refuses.

use serde_json::{Value, json};

use crate::harness::{DESK, PHONE, Page, run, span};

async fn plan(page: &Page) -> Vec<String> {
    page.until(
        "the plan is open",
        "return document.querySelector('#import-plan')?.open",
        json!([]),
    )
    .await;
    let counts = page
        .get("return [...document.querySelectorAll('#import-plan .counts li')].map((li) => li.textContent)")
        .await;
    serde_json::from_value(counts).expect("counts are words")
}

async fn closed(page: &Page) {
    page.until(
        "the plan is closed",
        "return !document.querySelector('#import-plan').open",
        json!([]),
    )
    .await;
}

/// Each bad file gets a sentence that names it, and nothing changes.
#[test]
fn bad_files_are_refused_in_words_and_change_nothing() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        let good = page.exported().await.to_string();
        let edit = |change: fn(&mut Value)| -> Vec<u8> {
            let mut value: Value = serde_json::from_str(&good).expect("the export is JSON");
            change(&mut value);
            value.to_string().into_bytes()
        };
        let cases: Vec<(&str, Vec<u8>, &str)> = vec![
            ("empty.json", Vec::new(), "empty"),
            ("broken.json", good.replacen(':', "?", 3).into_bytes(), "not JSON"),
            (
                "truncated.json",
                good.as_bytes()[..good.len() * 2 / 3].to_vec(),
                "breaks off",
            ),
            ("newer.json", edit(|file| file["version"] = json!(9)), "version 9"),
            (
                "foreign.json",
                br#"{"%TYPES": {}, "%FEATURE_STRUCTURES": []}"#.to_vec(),
                "not a Pressmark file",
            ),
            ("list.json", b"[1, 2, 3]".to_vec(), "not a Pressmark file"),
            ("story.txt", b"A story to read.".to_vec(), "choose Articles"),
            (
                "picture.json",
                vec![0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0xff, 0xfe],
                "not text",
            ),
            (
                "deep.json",
                [
                    br#"{"format": "pressmark", "version": 1, "more": "#.to_vec(),
                    vec![b'['; 200_000],
                    vec![b']'; 200_000],
                    b"}".to_vec(),
                ]
                .concat(),
                "nested too deeply",
            ),
            (
                "changed.json",
                edit(|file| file["article"]["text"] = json!("Other words")),
                "was not imported",
            ),
            ("huge.json", huge(&good), "MB"),
        ];
        let before = (page.cards().await, page.marks().await, page.stored().await);
        for (name, bytes, sentence) in cases {
            page.give(name, &bytes).await;
            page.until(
                &format!("{name} is refused"),
                "return document.querySelector('[role=alert]').textContent.includes(arguments[0] + ' was not imported')",
                json!([name]),
            )
            .await;
            let said = page.alert().await;
            assert!(said.contains(sentence), "{name}: {said}");
            assert_eq!(
                page.get("return document.querySelector('#import-plan').open").await,
                false,
                "{name}"
            );
            assert_eq!(
                (page.cards().await, page.marks().await, page.stored().await),
                before,
                "{name} changes nothing"
            );
            page.press("[role=alert]", "Dismiss").await;
        }
        // The page is as alive as before.
        page.mark(span("European Union"), "Claim").await;
    });
}

/// 50 MB that begin like a real file.
fn huge(good: &str) -> Vec<u8> {
    let mut bytes = good.trim_end().trim_end_matches('}').as_bytes().to_vec();
    bytes.extend_from_slice(b", \"more\": \"");
    bytes.resize(50 * 1024 * 1024, b'x');
    bytes.extend_from_slice(b"\"}");
    bytes
}

/// A file about another article opens beside this one, with its annotations; what is open here stays as it is.
#[test]
fn another_article_opens_separately() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        let file: Value = serde_json::from_str(include_str!("other-article.json")).expect("the file is JSON");
        let many = file["annotations"].as_array().map_or(0, Vec::len);
        let stored = page.stored().await;
        page.give("other.json", file.to_string().as_bytes()).await;
        plan(&page).await;
        let said = page
            .get("return document.querySelector('#import-plan .lead').textContent")
            .await;
        assert!(said.to_string().contains("Rain"), "{said}");
        assert_eq!(page.stored().await, stored, "nothing is stored before it is agreed to");
        assert_eq!(page.axe().await, Vec::<String>::new());
        page.press("#import-plan", "Open separately").await;
        let title = file["article"]["title"].as_str().expect("it has a title");
        let is_open = "return document.documentElement.hasAttribute('data-ready')
            && document.querySelector('.bar .title').textContent === arguments[0]";
        page.until("the other article is open", is_open, json!([title])).await;
        page.count(many).await;
        // All is kept, under a replica of this tab.
        page.reload().await;
        page.count(many).await;
        // The same file again has nothing new.
        page.give("other.json", file.to_string().as_bytes()).await;
        assert!(plan(&page).await.iter().all(|answer| answer.contains("already here")));
        page.keys(&["Escape"]).await;
        closed(&page).await;
        // Back to the first one: its annotation is there.
        page.choose_more("Articles").await;
        page.press("#articles", "Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro")
            .await;
        page.until(
            "the first article is open",
            is_open,
            json!(["Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro"]),
        )
        .await;
        page.count(1).await;
    });
}

/// The button opens the browser's own chooser of files.
#[test]
fn the_button_opens_the_chooser() {
    run(|page| async move {
        for screen in [DESK, PHONE] {
            page.open_on(screen).await;
            page.get(
                "window.asked = 0;
                 document.querySelector('input[type=file]').addEventListener('click', (event) => { asked += 1; event.preventDefault(); })",
            )
            .await;
            if screen.touched {
                page.tap(".pens", "More").await;
                page.tap("#more", "Import a file").await;
            } else {
                page.press(".bar", "Import").await;
            }
            page.until("the chooser is asked for", "return asked === 1", json!([]))
                .await;
        }
    });
}

/// The same file twice adds nothing; cancelling changes nothing; an import is one step of undo.
#[test]
fn importing_twice_cancelling_and_undoing() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.mark(span("European Union"), "Claim").await;
        let file = page.exported().await;
        let (listed, marks) = (page.listed().await, page.marks().await);

        page.give("mine.json", file.to_string().as_bytes()).await;
        assert_eq!(plan(&page).await, ["2 already here"]);
        page.press("#import-plan", "Import").await;
        closed(&page).await;
        page.settled().await;
        assert_eq!((page.listed().await, page.marks().await), (listed, marks));

        page.open().await;
        let stored = page.stored().await;
        page.give("mine.json", file.to_string().as_bytes()).await;
        assert_eq!(plan(&page).await, ["2 added"]);
        page.press("#import-plan", "Cancel").await;
        closed(&page).await;
        page.settled().await;
        page.count(0).await;
        assert_eq!(page.stored().await, stored, "cancelling stores nothing");
        page.give("mine.json", file.to_string().as_bytes()).await;
        plan(&page).await;
        page.keys(&["Escape"]).await;
        closed(&page).await;
        page.count(0).await;

        page.import(&file, "Import").await;
        page.count(2).await;
        page.hears("Imported").await;
        page.press(".bar", "Undo").await;
        page.count(0).await;
        page.press(".bar", "Redo").await;
        page.count(2).await;
    });
}

/// Another person's file is added under their name; what was changed on both sides is kept and can be chosen.
#[test]
fn anothers_file_and_changes_on_both_sides() {
    run(|page| async move {
        page.open().await;
        page.press(".bar", "Export").await;
        page.click("#export-pop input").await;
        page.types("Ana").await;
        page.keys(&["Escape"]).await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        let mut file = page.exported().await;
        file["author"]["name"] = json!("Ben");
        file["annotations"][0]["label"] = json!("claim");
        file["annotations"][0]["modified"] = json!("2020-01-01T00:00:00.000Z");
        let mut theirs = file["annotations"][0].clone();
        let union = span("European Union");
        theirs["id"] = json!("11111111-2222-4333-8444-555555555555");
        theirs["creator"] = json!("Ben");
        theirs["start"] = json!(union.start);
        theirs["end"] = json!(union.end);
        theirs["exact"] = json!(union.words());
        theirs["prefix"] = json!("");
        theirs["suffix"] = json!("");
        file["annotations"].as_array_mut().expect("a list").push(theirs);

        page.give("ben.json", file.to_string().as_bytes()).await;
        let answers = plan(&page).await;
        assert_eq!(answers, ["1 changed here too", "1 added"]);
        let lead = page
            .get("return document.querySelector('#import-plan .lead').textContent")
            .await;
        assert!(lead.as_str().is_some_and(|lead| lead.contains("Ben")), "{lead}");
        page.press("#import-plan", "Add to mine").await;
        closed(&page).await;
        page.count(2).await;
        assert_eq!(page.cards().await[0].label, "Quote", "mine is kept");
        let shown = page
            .get("return document.querySelector('.cards > li:last-child .creator').textContent")
            .await;
        assert_eq!(shown, "by Ben");

        page.give("ben.json", file.to_string().as_bytes()).await;
        plan(&page).await;
        page.press("#import-plan", "Take theirs").await;
        page.press("#import-plan", "Add to mine").await;
        closed(&page).await;
        page.until("theirs is taken", "return cards()[0].label === 'Claim'", json!([]))
            .await;
    });
}

/// What was deleted here is offered, not revived by itself.
#[test]
fn what_was_deleted_here_is_offered() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        let file = page.exported().await;
        page.keys(&["Delete"]).await;
        page.count(0).await;
        page.give("mine.json", file.to_string().as_bytes()).await;
        assert_eq!(plan(&page).await, ["1 deleted here"]);
        page.press("#import-plan", "Import").await;
        closed(&page).await;
        page.settled().await;
        page.count(0).await;
        page.give("mine.json", file.to_string().as_bytes()).await;
        plan(&page).await;
        page.press("#import-plan", "Bring it back").await;
        page.press("#import-plan", "Import").await;
        closed(&page).await;
        page.count(1).await;
    });
}
