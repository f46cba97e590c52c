//! Many tabs that edit one article at once, without a rest: one is killed in the middle of it, one sleeps for a while, one
//! lies in the background. All end up with the same work, nothing of anybody's is lost, and what the dead have left
//! is taken over.
//!
//! `PRESSMARK_RUNS` says how many edits each tab makes; `script/simulate` asks for 500.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use pressmark::domain::annotation::{Project, ReplicaId};
use pressmark::domain::app::State;
use pressmark::domain::codec::journal::{self, Shelf, ShelfError};
use pressmark::domain::document::Article;
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use crate::harness::{Options, Page, run_with};

const CROWD: &str = include_str!("crowd.js");
/// What each tab does if nothing else is asked for.
const EDITS: u64 = 50;

fn edits() -> u64 {
    let asked = std::env::var("PRESSMARK_RUNS").ok();
    asked.and_then(|runs| runs.parse().ok()).unwrap_or(EDITS)
}

/// Texts under keys, to be read as the app reads them.
#[derive(Default)]
struct Kept(RefCell<BTreeMap<String, String>>);

impl Kept {
    fn of(texts: &Value) -> Self {
        let texts = texts.as_object().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let texts = texts.iter().map(|(key, value)| (key.clone(), text(value)));
        Self(RefCell::new(texts.collect()))
    }

    fn loaded(&self, article: &Article) -> journal::Loaded {
        let loaded = journal::load(self, article.fingerprint()).expect("a map can be read");
        assert_eq!(loaded.unreadable, [], "everything can be read");
        loaded
    }
}

impl Shelf for Kept {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, _: &str, _: &str) -> Result<(), ShelfError> {
        Err(ShelfError::Blocked)
    }

    fn remove(&self, _: &str) -> Result<(), ShelfError> {
        Err(ShelfError::Blocked)
    }
}

/// The built-in article, as the app has it.
fn article() -> Rc<Article> {
    let text = include_str!("../../content/guaido-pentagon.txt");
    Rc::new(Article::from_lines("guaido-pentagon", "en", text).expect("it has words"))
}

/// What the list shows of `project`, in its order: id, words, note.
fn listed(project: &Project) -> Value {
    let state = State::new(article(), project.clone(), ReplicaId::default());
    let card = |one: &Rc<pressmark::domain::annotation::Annotation>| json!([one.id.as_str(), &*one.note]);
    Value::Array(state.page.annotations().map(card).collect())
}

/// A page of the same origin that is none of the app's, and notes all that is ever written.
async fn observer(page: &Page) -> WindowHandle {
    let home = page.windows().await.remove(0);
    let address = page
        .get("return document.querySelector('link[rel=stylesheet]').href")
        .await;
    let observer = page.elsewhere(address.as_str().expect("there is a style sheet")).await;
    page.get(
        "window.seen = {}; window.rewritten = [];
         addEventListener('storage', ({ key, newValue }) => {
           if (newValue === null || !/^pressmark:1:/.test(key)) return;
           if (key in seen && seen[key] !== newValue) rewritten.push(key);
           seen[key] = newValue;
         })",
    )
    .await;
    page.front(&home).await;
    observer
}

async fn begin(page: &Page, window: &WindowHandle, seed: u64, edits: u64) {
    page.front(window).await;
    page.js(
        &format!("{CROWD}; crowd(arguments[0], arguments[1])"),
        json!([seed, edits]),
    )
    .await;
}

/// How many edits the front tab has made.
async fn done(page: &Page) -> u64 {
    let work = page.get("return window.work").await;
    assert_eq!(work["failed"], Value::Null, "an edit fails");
    work["done"].as_u64().expect("it is a number")
}

async fn until_done(page: &Page, window: &WindowHandle, edits: u64) {
    let deadline = Instant::now() + Duration::from_secs(60 + edits * 3);
    page.front(window).await;
    while done(page).await < edits {
        assert!(Instant::now() < deadline, "{} of {edits} edits", done(page).await);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// What the front tab shows is `expected`.
async fn until_shows(page: &Page, expected: &Value) {
    page.until(
        "the tab shows what all have done",
        "return JSON.stringify(cards().map(card => [card.id, card.note])) === JSON.stringify(arguments[0])",
        json!([expected]),
    )
    .await;
}

async fn crowd(page: Page, count: u64, edits: u64) {
    page.open().await;
    let observer = observer(&page).await;
    let mut tabs = vec![page.windows().await.remove(0)];
    page.front(&tabs[0]).await;
    while (tabs.len() as u64) < count {
        // The last one lies behind another one, where the browser slows it down.
        let behind = count > 2 && tabs.len() as u64 + 1 == count;
        let handle = if behind {
            page.another_tab().await
        } else {
            page.another().await
        };
        tabs.push(handle);
    }
    for (seed, tab) in (1..).zip(&tabs) {
        begin(&page, tab, seed, edits).await;
    }

    // One that has done a third falls asleep; one that has done as much is killed.
    let (asleep, killed) = (&tabs[0], &tabs[1]);
    until_done(&page, asleep, edits / 3).await;
    page.cdp("Page.setWebLifecycleState", json!({ "state": "frozen" }))
        .await;
    until_done(&page, killed, edits / 3).await;
    page.crash().await;
    let rest: Vec<&WindowHandle> = tabs.iter().skip(2).collect();
    for tab in &rest {
        until_done(&page, tab, edits).await;
    }
    // Somebody opens the article meanwhile, who takes over what the dead one left.
    page.front(&observer).await;
    let late = page.another().await;
    page.front(asleep).await;
    page.cdp("Page.setWebLifecycleState", json!({ "state": "active" }))
        .await;
    until_done(&page, asleep, edits).await;

    // All that was ever written, whoever wrote it, is what everybody shows, live and after a reload.
    let mut living: Vec<&WindowHandle> = vec![asleep, &late];
    living.extend(rest);
    page.front(&observer).await;
    page.until("nothing is written any more", "const before = Object.keys(seen).length; await new Promise(next => setTimeout(next, 700)); return Object.keys(seen).length === before", json!([])).await;
    let written = Kept::of(&page.get("return seen").await);
    assert_eq!(page.get("return rewritten").await, json!([]), "no key is written twice");
    let article = article();
    let everything = written.loaded(&article).project;
    let expected = listed(&everything);
    let stored = Kept::of(&page.get("return {...localStorage}").await).loaded(&article);
    assert!(
        stored.project == everything,
        "something that was written is not in storage"
    );
    for tab in &living {
        page.front(tab).await;
        until_shows(&page, &expected).await;
    }
    for tab in &living {
        page.front(tab).await;
        page.reload().await;
        until_shows(&page, &expected).await;
    }

    // One stays: it takes over from all others.
    let (last, others) = living.split_last().expect("some are left");
    for tab in others {
        page.front(tab).await;
        page.close().await;
    }
    page.front(last).await;
    page.reload().await;
    until_shows(&page, &expected).await;
    page.until(
        "one replica is left",
        "return new Set(Object.keys(localStorage).filter(key => key.startsWith('pressmark:1:')).map(key => key.split(':')[3])).size === 1",
        json!([]),
    )
    .await;
    let stored = Kept::of(&page.get("return {...localStorage}").await).loaded(&article);
    assert!(stored.project == everything, "taking over changed something");
}

fn crowded(count: u64) {
    let options = Options {
        // A page that is killed says so.
        trouble_expected: true,
        ..Options::default()
    };
    run_with(options, |page| crowd(page, count, edits()));
}

#[test]
fn two_tabs_edit_at_once() {
    crowded(2);
}

#[test]
fn five_tabs_edit_at_once() {
    crowded(5);
}
