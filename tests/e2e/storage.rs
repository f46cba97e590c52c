//! The browser's storage, as it is found out there: without locks, in a sandboxed frame, refusing, cleared without a word,
//! nearly full.

use serde_json::{Value, json};

use crate::harness::{Options, Page, run, run_with, span};

/// Before anything else in a page: there are no locks, as on a page that did not come by https.
const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { get() { return undefined; } })";

/// The replicas that have keys.
async fn replicas(page: &Page) -> Vec<String> {
    let found = page
        .get(
            "return [...new Set(Object.keys(store()).map((key) => key.split(':'))
               .filter((parts) => parts[1] === '1').map((parts) => parts[3]))].sort()",
        )
        .await;
    serde_json::from_value(found).expect("replicas are texts")
}

async fn open_articles(page: &Page) {
    page.choose_more("Articles").await;
    page.until(
        "the room is shown",
        "return document.querySelector('#articles[open] .room meter')",
        json!([]),
    )
    .await;
}

/// Where there are no locks, what was left a day ago is taken over; a tab that only slept goes on with all it remembers.
#[test]
fn without_locks_what_is_old_is_adopted_and_the_sleeper_goes_on() {
    run(|page| async move {
        page.before_every_page(NO_LOCKS).await;
        page.open().await;
        let sleeper = page.windows().await.remove(0);
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.until_stored("Carlos Vecchio").await;
        let first = replicas(&page).await;
        assert_eq!(first.len(), 1);
        page.until(
            "it says that it lives",
            "return store()[Object.keys(store()).find((key) => key.startsWith('pressmark:alive:'))] > Date.now() - 60000",
            json!([]),
        )
        .await;

        // A second tab leaves it alone: it lives.
        page.another().await;
        page.before_every_page(NO_LOCKS).await;
        page.visit().await;
        page.ready().await;
        page.count(1).await;
        page.mark(span("European Union"), "Claim").await;
        page.until_stored("European Union").await;
        assert_eq!(replicas(&page).await.len(), 2);
        // Nothing was heard of the first one for long.
        page.js(
            "localStorage.setItem(Object.keys(store()).find((key) => key.startsWith('pressmark:alive:') && key.endsWith(arguments[0])), '1')",
            json!([first[0]]),
        )
        .await;
        page.reload().await;
        page.count(2).await;
        let left = replicas(&page).await;
        assert!(!left.contains(&first[0]), "{left:?}");
        let signs = page
            .js(
                "return Object.keys(store()).filter((key) => key.startsWith('pressmark:alive:') && key.endsWith(arguments[0])).length",
                json!([first[0]]),
            )
            .await;
        assert_eq!(signs, 0, "its sign of life went with it");

        // The first one was only asleep: it goes on as another replica, with everything.
        page.front(&sleeper).await;
        page.count(2).await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.until_stored("Saturday rally").await;
        let now = replicas(&page).await;
        assert!(!now.contains(&first[0]), "{now:?}");
        page.reload().await;
        page.count(3).await;
    });
}

/// In a sandboxed frame there is no storage at all: it is said, and the work can be exported.
#[test]
fn a_sandboxed_frame_says_that_nothing_is_stored() {
    run_with(
        Options {
            trouble_expected: true,
            ..Options::default()
        },
        |page| async move {
            page.open_in_frame("allow-scripts").await;
            let refused = page
                .get("try { localStorage; return false } catch (error) { return error.name }")
                .await;
            assert_eq!(refused, "SecurityError", "it is what it is meant to be");
            page.mark(span("Carlos Vecchio"), "Quote").await;
            page.hears("does not let the page store anything").await;
            page.mark(span("European Union"), "Claim").await;
            page.count(2).await;
            page.press(".bar", "Undo").await;
            page.count(1).await;
        },
    );
}

/// A storage that can be read and refuses to be written: work goes on, and is stored by itself when it takes it again.
#[test]
fn a_storage_that_refuses_is_tried_again_by_itself() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.until_stored("Carlos Vecchio").await;
        let before = page.stored().await;
        page.get(
            "window.set = Storage.prototype.setItem;
             Storage.prototype.setItem = () => { throw new DOMException('The operation is insecure.', 'SecurityError') }",
        )
        .await;
        page.mark(span("European Union"), "Claim").await;
        page.hears("does not let the page store anything").await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.count(3).await;
        assert_eq!(page.stored().await, before, "nothing was touched");
        let guarded = page
            .get("const leaving = new Event('beforeunload', { cancelable: true }); return !dispatchEvent(leaving)")
            .await;
        assert_eq!(guarded, true, "leaving asks first");
        page.get("Storage.prototype.setItem = set").await;
        // Nobody does anything.
        page.until_stored("Saturday rally").await;
        page.until_stored("European Union").await;
        page.hears("Everything is stored").await;
        page.reload().await;
        page.count(3).await;
    });
}

/// What somebody cleared without any event, as a browser does when site data are cleared, is written again with the next act.
#[test]
fn what_was_cleared_without_a_word_is_written_again() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.mark(span("European Union"), "Claim").await;
        page.until_stored("European Union").await;
        let first = replicas(&page).await;
        page.get("localStorage.clear()").await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.until_stored("Carlos Vecchio").await;
        page.hears("again").await;
        assert_ne!(replicas(&page).await, first, "the tab goes on as a new replica");
        page.reload().await;
        page.count(3).await;
    });
}

/// What another tab frees is used at once, without an act.
#[test]
fn room_that_another_tab_makes_is_used_at_once() {
    run(|page| async move {
        page.open().await;
        let first = page.windows().await.remove(0);
        let second = page.another().await;
        page.get(
            "try { for (let part = ''; ; part += 'x') localStorage.setItem(`filler${part}`, 'x'.repeat(1 << 16)) } catch {}
             try { for (let part = ''; ; part += 'x') localStorage.setItem(`little${part}`, '') } catch {}",
        )
        .await;
        page.front(&first).await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.hears("storage is full").await;
        page.front(&second).await;
        page.get("for (const key of Object.keys(localStorage)) if (/^(filler|little)/.test(key)) localStorage.removeItem(key)")
            .await;
        page.front(&first).await;
        page.hears("Everything is stored").await;
        page.until_stored("Carlos Vecchio").await;
        page.front(&second).await;
        page.count(1).await;
    });
}

/// So is what an earlier visit left, also where this one has not written yet: without locks, nobody goes on as another.
#[test]
fn what_was_there_before_is_written_again_too() {
    run(|page| async move {
        page.before_every_page(NO_LOCKS).await;
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.until_stored("Carlos Vecchio").await;
        page.reload().await;
        page.get("localStorage.clear()").await;
        page.mark(span("European Union"), "Claim").await;
        page.until_stored("Carlos Vecchio").await;
        page.reload().await;
        page.count(2).await;
    });
}

/// A storage as version 1 left it opens with its article and its work; cleared under an open page, both are stored again.
#[test]
fn what_version_1_stored_opens_and_comes_back_when_it_is_cleared() {
    run(|page| async move {
        let frozen: Value = serde_json::from_str(include_str!("../migrations/v1-storage.json")).expect("it is JSON");
        let article = format!(
            "pressmark:article:{}",
            frozen["pressmark:open"].as_str().expect("an article")
        );
        page.open().await;
        page.reload_after(&format!(
            "sessionStorage.clear();
             const frozen = {frozen};
             // What is set there would make another page of it for this test.
             for (const key of ['language', 'sentences', 'marks', 'keys']) delete frozen[`pressmark:${{key}}`];
             if (!localStorage.getItem('pressmark:open')) Object.assign(localStorage, frozen)"
        ))
        .await;
        let told = [
            ("Claim", "Ana said", "why\n“😀”"),
            ("Claim", "Ana said", "why\n“😀”"),
            ("Quote", "“no 😀", "folded"),
        ];
        let cards = || async {
            let cards = page.cards().await;
            cards
                .into_iter()
                .map(|card| (card.label, card.words, card.note))
                .collect::<Vec<_>>()
        };
        let told = told.map(|(label, words, note)| (label.to_owned(), words.to_owned(), note.to_owned()));
        assert_eq!(cards().await, told);
        assert_eq!(
            page.get("return document.querySelector('#article h1').textContent")
                .await,
            "Title"
        );
        assert_eq!(page.alert().await, "");

        page.get("localStorage.clear()").await;
        page.click(".cards > li:last-child .words").await;
        page.until_focused("“no 😀").await;
        page.keys(&["1"]).await;
        page.until_stored("folded").await;
        let kept = page.stored().await;
        let words = |stored: Option<&Value>| -> Value {
            let stored = stored.and_then(Value::as_str).expect("the article is stored");
            serde_json::from_str::<Value>(stored).expect("it is JSON")["text"].clone()
        };
        assert_eq!(
            words(kept.get(&article)),
            words(frozen.get(&article)),
            "it is stored again"
        );
        page.reload().await;
        page.count(3).await;
        let [first, second, mut third] = told;
        third.0 = "Claim".to_owned();
        assert_eq!(cards().await, [first, second, third]);
    });
}

/// Bytes that go bad under an open page are left alone and named; what they said is stored again, since the page knows it.
#[test]
fn bytes_that_go_bad_under_an_open_page_cost_nothing() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.until_stored("Carlos Vecchio").await;
        let stored = page.stored().await;
        let key = stored
            .keys()
            .find(|key| key.starts_with("pressmark:1:"))
            .expect("a piece")
            .clone();
        let bad = stored[&key].as_str().expect("text").replace("Vecchio", "Vecchia");
        page.js("localStorage.setItem(...arguments)", json!([key, bad])).await;
        page.mark(span("European Union"), "Claim").await;
        // So many acts that the pieces are folded: then they are read.
        for _ in 0..32 {
            page.keys(&["2", "1"]).await;
        }
        page.hears("could not be read").await;
        assert!(page.alert().await.contains(&key), "the notice names it");
        page.until_stored("Carlos Vecchio").await;
        assert_eq!(page.stored().await[&key], bad.as_str(), "it stays as it is");
        let (_, copy) = page.download("[role=alert]", "Save a copy").await;
        assert!(String::from_utf8_lossy(&copy).contains(&bad));
        page.reload().await;
        page.count(2).await;
        assert_eq!(page.words().await, ["Carlos Vecchio", "European Union"]);
        assert_eq!(page.stored().await[&key], bad.as_str());
    });
}

/// The dialog of the articles says how full storage is and what takes the room; tidying up folds what others left.
#[test]
fn the_meter_says_what_takes_the_room() {
    run(|page| async move {
        page.open().await;
        for words in ["Carlos Vecchio", "European Union", "Saturday rally"] {
            page.mark(span(words), "Claim").await;
            page.until_stored(words).await;
        }
        page.get("localStorage.setItem('elsewhere', 'x'.repeat(1 << 20))").await;
        let counted = page
            .get(
                "return Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0)",
            )
            .await
            .as_u64()
            .expect("a length");
        open_articles(&page).await;
        let percent = page.get("return document.querySelector('#articles meter').value").await;
        assert_eq!(
            percent.as_f64().map(|percent| percent as u64),
            Some(counted * 100 / (5 << 20))
        );
        page.click("#articles .room summary").await;
        let parts = page
            .get("return [...document.querySelectorAll('.room li')].map((part) => [...part.childNodes].map((node) => node.textContent))")
            .await;
        assert_eq!(parts[0], json!(["Other programs on this address", "1.0 MB"]));
        let title = page
            .get("return document.querySelector('#article h1').textContent")
            .await;
        assert_eq!(parts[1][0], title);
        let keys = replicas_keys(&page).await;
        assert!(keys > 2, "{keys} pieces");
        page.press("#articles .room", "Tidy up").await;
        page.until(
            "it is said how much",
            "return document.querySelector('#articles .told').textContent.includes('KB more is free')",
            json!([]),
        )
        .await;
        assert_eq!(replicas_keys(&page).await, 1, "one piece is left");
        page.press("#articles .room", "Tidy up").await;
        page.until(
            "there is nothing more",
            "return document.querySelector('#articles .told').textContent.includes('nothing to tidy up')",
            json!([]),
        )
        .await;
        page.keys(&["Escape"]).await;
        page.mark(span("Guaido said"), "Attribution").await;
        page.until_stored("Guaido said").await;
        page.reload().await;
        page.count(4).await;
    });
}

async fn replicas_keys(page: &Page) -> u64 {
    let count = page
        .get("return Object.keys(store()).filter((key) => key.startsWith('pressmark:1:')).length")
        .await;
    count.as_u64().expect("a number")
}

/// Before storage is full it is said, once, with a way to make room.
#[test]
fn a_nearly_full_storage_is_said_before_it_is_full() {
    run(|page| async move {
        page.open().await;
        page.get("localStorage.setItem('elsewhere', 'x'.repeat(4_400_000))")
            .await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.hears("nearly full (83 %)").await;
        page.until_stored("Carlos Vecchio").await;
        let (name, _) = page.download("[role=alert]", "Save a copy").await;
        assert!(name.ends_with(".json"), "{name}");
        page.press("[role=alert]", "Dismiss").await;
        page.mark(span("European Union"), "Claim").await;
        page.until_stored("European Union").await;
        assert_eq!(page.alert().await, "", "it is said once");
        open_articles(&page).await;
        let said = page
            .get("return document.querySelector('#articles .room .refused').textContent")
            .await;
        assert!(
            said.as_str().is_some_and(|said| said.contains("erase articles")),
            "{said}"
        );
        page.download("#articles .room", "Save a copy of everything").await;
    });
}

/// The browser is asked to keep the work: not when the page opens, but once there is some; and once.
#[test]
fn the_browser_is_asked_to_keep_the_work_once_there_is_some() {
    run(|page| async move {
        page.before_every_page(
            "window.asked = 0;
             StorageManager.prototype.persisted = async () => window.kept ?? false;
             StorageManager.prototype.persist = async () => { window.asked += 1; return true; }",
        )
        .await;
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.mark(span("European Union"), "Claim").await;
        page.until_stored("European Union").await;
        page.settled().await;
        assert_eq!(page.get("return asked").await, 0, "there is little to lose yet");
        page.mark(span("Saturday rally"), "Claim").await;
        page.until("it is asked", "return asked === 1", json!([])).await;
        page.mark(span("Guaido said"), "Attribution").await;
        page.until_stored("Guaido said").await;
        page.reload().await;
        page.settled().await;
        page.keys(&["Control+z"]).await;
        page.mark(span("Coast Guard"), "Claim").await;
        page.until_stored("Coast Guard").await;
        page.settled().await;
        assert_eq!(page.get("return asked").await, 0, "not again on the same day");
        // A month later, with work from before, the first act is enough, if the browser has not agreed meanwhile.
        for (kept, expected) in [("true", 0), ("false", 1)] {
            page.get("localStorage.setItem('pressmark:asked', '2020-01-01T00:00:00.000Z')")
                .await;
            page.reload().await;
            page.get(&format!("window.kept = {kept}")).await;
            page.settled().await;
            assert_eq!(page.get("return asked").await, 0, "never without an act");
            page.keys(&["Control+z"]).await;
            page.mark(
                span(if expected == 0 {
                    "Pentagon officials"
                } else {
                    "Southern Command"
                }),
                "Claim",
            )
            .await;
            page.until(
                "it is remembered",
                "return localStorage.getItem('pressmark:asked') > '2021'",
                json!([]),
            )
            .await;
            page.settled().await;
            assert_eq!(page.get("return asked").await, expected, "agreed: {kept}");
        }
    });
}
