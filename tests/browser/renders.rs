//! How many blocks of the article an act draws anew, counted in the living app.

use std::cell::RefCell;
use std::rc::Rc;

use pressmark::domain::annotation::{
    AnnotationId, Codebook, Entity, Entry, Fact, LabelDefinition, LabelId, Link, Project, ReplicaId, Stamp, Target,
};
use pressmark::domain::app::State;
use pressmark::domain::codec::journal::{Shelf, ShelfError, Writer};
use pressmark::domain::document::Article;
use pressmark::domain::text::{Offset, Range};
use pressmark::ui::{App, AppProps, Opening, renders};
use pressmark::web::selection::{self, Place};
use pressmark::web::{page, storage, timer};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    Element, Event, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, KeyboardEventInit, StorageEvent,
    StorageEventInit,
};
use yew::AppHandle;

use crate::stage::{document, later};

const BUILT_IN: &str = include_str!("../../content/guaido-pentagon.txt");

/// The app in the page.
struct Living {
    handle: AppHandle<App>,
    root: Element,
    article: Rc<Article>,
}

impl Living {
    async fn new(state: State) -> Self {
        let root = document().create_element("div").expect("a div can be made");
        root.set_id("app");
        let body = document().body().expect("the test page has a body");
        body.append_child(&root).expect("the body takes a div");
        page::set_root_attribute("data-ready", None);
        let article = state.article.clone();
        let opening = Rc::new(Opening {
            state,
            others: Rc::default(),
        });
        let handle = yew::Renderer::<App>::with_root_and_props(root.clone(), AppProps { opening }).render();
        let living = Self { handle, root, article };
        let live = || {
            document()
                .document_element()
                .is_some_and(|html| html.has_attribute("data-ready"))
        };
        until("the app lives", live).await;
        living
    }

    fn find(&self, css: &str) -> Option<Element> {
        self.root.query_selector(css).ok().flatten()
    }

    fn element(&self) -> Element {
        self.find("#article").expect("the app has an article")
    }

    fn key(&self, kind: &str, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_key(key);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict(kind, &init).expect("it can be made");
        self.element().dispatch_event(&event).expect("it can be sent");
    }

    /// Selects `range` with Shift and the keyboard.
    async fn select(&self, range: Range) {
        let place = |offset: Offset| {
            let (block, units) = self.article.local(offset);
            Place::new(block, units)
        };
        self.key("keydown", "Shift");
        assert!(selection::select(
            &self.element(),
            place(range.start()),
            place(range.end())
        ));
        self.key("keyup", "Shift");
        until("the toolbar shows", || self.find(".toolbar:not([hidden])").is_some()).await;
        turn().await;
    }

    async fn mark(&self, range: Range) {
        let before = self.count();
        self.select(range).await;
        self.key("keydown", "1");
        until("the annotation is listed", || self.count() == before + 1).await;
        turn().await;
    }

    fn count(&self) -> u32 {
        page::query_all(&self.root, ".cards > li")
            .len()
            .try_into()
            .unwrap_or(u32::MAX)
    }

    /// Takes the app away with what it has stored. Its listeners go with the page's next turn, not at once.
    async fn end(self) {
        self.handle.destroy();
        turn().await;
        selection::clear();
        self.root.remove();
        for key in storage::keys().unwrap_or_default() {
            if key.starts_with("pressmark:") {
                assert_eq!(storage::remove(&key), Ok(()));
            }
        }
    }
}

/// Lets everything that waits for the page's next turn happen.
async fn turn() {
    for _ in 0..3 {
        let (tell, came) = later();
        let timer = timer::after(0, move || tell(()));
        came.get().await;
        drop(timer);
    }
}

async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if holds() {
            return;
        }
        turn().await;
    }
    panic!("never: {what}");
}

fn replica(nth: u8) -> ReplicaId {
    ReplicaId::from_random([nth; 8])
}

fn built_in() -> State {
    let article = Article::from_lines("guaido-pentagon", "en", BUILT_IN).expect("the built-in article has words");
    State::new(Rc::new(article), Project::default(), replica(1))
}

fn find(article: &Article, words: &str) -> Range {
    let text = article.text();
    let byte = text.as_str().find(words).expect("the words are in the article");
    Range::between(text.offset_of_byte(byte), text.offset_of_byte(byte + words.len()))
}

/// Entries of an annotation as some replica writes them.
fn written(article: &Article, nth: u32, range: Range, stamp: Stamp) -> Vec<Entry> {
    let id = AnnotationId::parse(&format!("annotation-{nth}")).expect("well formed");
    let label = LabelId::parse(["claim", "quote", "attribution"][nth as usize % 3]).expect("a slug");
    let exact = article.text().slice(range).expect("the range is in the text").into();
    [
        Fact::Label(label),
        Fact::Target(Target::Placed { range, exact }),
        Fact::Deleted(false),
    ]
    .map(|fact| Entry {
        entity: Entity::Annotation(id.clone()),
        stamp,
        fact,
    })
    .to_vec()
}

/// Where another tab writes: nowhere, but it is told.
#[derive(Default)]
struct Elsewhere(RefCell<Vec<(String, String)>>);

impl Shelf for Elsewhere {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Ok(Vec::new())
    }

    fn get(&self, _: &str) -> Result<Option<String>, ShelfError> {
        Ok(None)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.0.borrow_mut().push((key.to_owned(), value.to_owned()));
        Ok(())
    }

    fn remove(&self, _: &str) -> Result<(), ShelfError> {
        Ok(())
    }
}

/// Another tab stores `entries`: this one hears of it.
fn stored_elsewhere(article: &Article, entries: &[Entry]) {
    let shelf = Elsewhere::default();
    let mut writer = Writer::new(article.fingerprint().clone(), replica(9));
    writer.append(&shelf, entries).expect("this shelf takes everything");
    let window = web_sys::window().expect("tests run in a page");
    let area = window.local_storage().ok().flatten();
    for (key, value) in shelf.0.into_inner() {
        let init = StorageEventInit::new();
        init.set_key(Some(&key));
        init.set_new_value(Some(&value));
        init.set_storage_area(area.as_ref());
        let event = StorageEvent::new_with_event_init_dict("storage", &init).expect("it can be made");
        window.dispatch_event(&event).expect("it can be sent");
    }
}

/// How many blocks are drawn until `act` is over.
async fn drawn(act: impl Future<Output = ()>) -> u64 {
    let before = renders::blocks();
    act.await;
    turn().await;
    renders::blocks() - before
}

#[wasm_bindgen_test]
async fn an_act_draws_only_the_blocks_it_touches() {
    let state = built_in();
    let blocks = state.article.blocks().len() as u64;
    let mut app = None;
    assert_eq!(
        drawn(async { app = Some(Living::new(state).await) }).await,
        blocks,
        "each once at first"
    );
    let app = app.expect("it was just made");
    let article = app.article.clone();

    let probably = find(&article, "\"probably\"");
    assert_eq!(drawn(app.select(probably)).await, 0, "a selection draws no block");
    assert_eq!(drawn(async { app.key("keydown", "Escape") }).await, 0);
    assert_eq!(drawn(app.mark(probably)).await, 1, "one word: its block");
    // The old focus goes, in another block than the new annotation.
    let crossing = find(&article, "Guaido said.\n\"We have said");
    assert_eq!(
        drawn(app.mark(crossing)).await,
        2 + 1,
        "over two blocks: both, and that of the old focus"
    );
    assert_eq!(
        drawn(app.mark(find(&article, "build pressure"))).await,
        2,
        "the old focus is in the same blocks"
    );

    // In text order: crossing, pressure, probably.
    assert_eq!(
        drawn(async { app.key("keydown", "]") }).await,
        2,
        "the focus goes to another block"
    );
    assert_eq!(
        drawn(async { app.key("keydown", "n") }).await,
        0,
        "opening a note draws no block"
    );
    let field = app.find("textarea").expect("the note is open");
    let typing = async {
        let field: &HtmlTextAreaElement = field.unchecked_ref();
        for text in ["w", "wh", "why"] {
            field.set_value(text);
            let event = Event::new("input").expect("it can be made");
            event.init_event_with_bubbles("input", true);
            field.dispatch_event(&event).expect("it can be sent");
            turn().await;
        }
    };
    assert_eq!(drawn(typing).await, 0, "typing a note draws no block");
    app.key("keydown", "Escape");
    turn().await;

    let stamp = Stamp {
        counter: 1_000,
        replica: replica(9),
    };
    let news = written(&article, 0, find(&article, "Padrino said that"), stamp);
    let count = app.count();
    let elsewhere = async {
        stored_elsewhere(&article, &news);
        until("the news is listed", || app.count() == count + 1).await;
    };
    assert_eq!(drawn(elsewhere).await, 1, "what another tab marks: its block");
    let same = async { stored_elsewhere(&article, &news) };
    assert_eq!(drawn(same).await, 0, "what is known already: nothing");
    app.end().await;
}

/// 1,000 paragraphs of 100 words with 10,000 annotations, every tenth over two paragraphs.
fn long() -> State {
    let words: Vec<&str> = BUILT_IN.split_whitespace().collect();
    let mut next = words.iter().cycle();
    let mut text = String::from("A long article");
    for _ in 0..1_000 {
        let paragraph: Vec<&str> = next.by_ref().take(100).copied().collect();
        text.push('\n');
        text.push_str(&paragraph.join(" "));
    }
    let article = Article::from_lines("long", "en", &text).expect("the article has words");
    let mut project = Project::default();
    let end = article.text().end().get();
    for nth in 0..10_000 {
        let start = nth * (end / 10_000);
        let length = if nth % 10 == 0 { 900 } else { 10 + nth * 37 % 160 };
        let range = Range::between(Offset::new(start), Offset::new((start + length).min(end)));
        let stamp = Stamp {
            counter: 1,
            replica: replica(2),
        };
        for entry in written(&article, nth, range, stamp) {
            project.take(entry);
        }
    }
    State::new(Rc::new(article), project, replica(1))
}

#[wasm_bindgen_test]
async fn among_ten_thousand_annotations_one_more_draws_one_block() {
    let app = Living::new(long()).await;
    assert_eq!(app.count(), 10_000);
    let block = app.article.blocks()[500].range;
    let range = Range::between(block.start().plus(20), block.start().plus(24));
    assert_eq!(drawn(app.mark(range)).await, 1);
    assert_eq!(app.count(), 10_001);
    app.end().await;
}

/// How many blocks and how many groups of cards are drawn until `act` is over.
async fn both(act: impl Future<Output = ()>) -> (u64, u64) {
    let groups = renders::groups();
    let blocks = drawn(act).await;
    (blocks, renders::groups() - groups)
}

#[wasm_bindgen_test]
async fn a_link_draws_its_ends_alone() {
    let app = Living::new(built_in()).await;
    let article = app.article.clone();
    let stamp = Stamp {
        counter: 1_000,
        replica: replica(9),
    };
    // Two attributions, two quotes and a claim, each in a block of its own: 2, 5 are attributions; 1, 4 quotes; 3 a claim.
    let words = [
        "Guaido said at",
        "direct relationship\u{201d}",
        "probably",
        "all options",
        "Padrino said that",
    ];
    let mut news = Vec::new();
    for (nth, words) in [2, 1, 3, 4, 5].into_iter().zip(words) {
        news.extend(written(&article, nth, find(&article, words), stamp));
    }
    stored_elsewhere(&article, &news);
    until("they are listed", || app.count() == 5).await;
    let link = |from: u32, to: u32, counter| {
        let id = |nth: u32| AnnotationId::parse(&format!("annotation-{nth}")).expect("well formed");
        let link = Link {
            attribution: id(from),
            content: id(to),
        };
        Entry {
            entity: Entity::Link(link),
            stamp: Stamp { counter, ..stamp },
            fact: Fact::Deleted(false),
        }
    };
    let made = |from, to, counter| {
        let article = article.clone();
        async move { stored_elsewhere(&article, &[link(from, to, counter)]) }
    };
    assert_eq!(
        both(made(5, 4, 1_001)).await,
        (2, 2),
        "both ends, in the text and in the list"
    );
    assert_eq!(both(made(5, 4, 1_001)).await, (0, 0), "what is known already: nothing");
    assert_eq!(
        both(made(2, 1, 1_002)).await,
        (4, 4),
        "an earlier one has the first number now, and the others another"
    );
    assert_eq!(
        both(made(5, 3, 1_003)).await,
        (1, 2),
        "a third end gets a number; where it was said it is one more line in the list"
    );
    app.key("keydown", "]");
    turn().await;
    app.key("keydown", "n");
    turn().await;
    let field = app.find("textarea").expect("the note is open");
    let typing = async {
        let field: &HtmlTextAreaElement = field.unchecked_ref();
        field.set_value("why");
        let event = Event::new("input").expect("it can be made");
        event.init_event_with_bubbles("input", true);
        field.dispatch_event(&event).expect("it can be sent");
    };
    assert_eq!(both(typing).await, (0, 1), "a note: its own group");
    app.end().await;
}

#[wasm_bindgen_test]
async fn finding_focus_and_definitions_draw_what_they_change() {
    let app = Living::new(built_in()).await;
    let article = app.article.clone();
    let stamp = Stamp {
        counter: 1_000,
        replica: replica(9),
    };
    let mut news = Vec::new();
    for (nth, words) in (1..).zip(["direct relationship\u{201d}", "probably", "all options"]) {
        news.extend(written(&article, nth, find(&article, words), stamp));
    }
    stored_elsewhere(&article, &news);
    until("they are listed", || app.count() == 3).await;

    app.key("keydown", "]");
    turn().await;
    let on = async { app.key("keydown", "]") };
    assert_eq!(both(on).await, (2, 2), "the focus: where it was, and where it is");
    app.key("keydown", "Escape");
    turn().await;

    let look_for = async |words: &str| {
        let field = app.find("#find").expect("there is a field");
        field.unchecked_ref::<HtmlInputElement>().set_value(words);
        let event = Event::new("input").expect("it can be made");
        event.init_event_with_bubbles("input", true);
        field.dispatch_event(&event).expect("it can be sent");
    };
    app.key("keydown", "/");
    turn().await;
    assert_eq!(both(look_for("o")).await, (0, 0), "a letter that all have");
    assert_eq!(
        both(look_for("op")).await,
        (2, 0),
        "two are hidden: their words change, their groups go"
    );
    assert_eq!(both(look_for("opt")).await, (0, 0), "the same one is found");
    assert_eq!(both(look_for("")).await, (2, 2), "they are back");

    let claim = Codebook::built_in().labels.first().cloned().expect("it has labels");
    let defined = async |counter, definition: &str, name: &str| {
        let label = LabelDefinition {
            definition: definition.into(),
            name: name.into(),
            ..LabelDefinition::clone(&claim)
        };
        let entry = Entry {
            entity: Entity::Label(claim.id.clone()),
            stamp: Stamp { counter, ..stamp },
            fact: Fact::Definition(Rc::new(label)),
        };
        stored_elsewhere(&article, &[entry]);
    };
    let drawn_all = app.article.blocks().len() as u64;
    defined(1_001, "S", "Claim").await;
    turn().await;
    assert_eq!(
        both(defined(1_002, "So", "Claim")).await,
        (0, 0),
        "a definition is drawn nowhere here"
    );
    assert_eq!(
        both(defined(1_003, "So", "Assertion")).await,
        (drawn_all, 3),
        "a name may be anywhere"
    );
    app.end().await;
}
