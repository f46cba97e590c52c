//! Choosing a file and reading it.

use std::rc::Rc;

use yew::prelude::*;

use super::store::Store;
use super::{keeper, share, shelf};
use crate::domain::annotation::Project;
use crate::domain::app::{Action, Alert, Offer};
use crate::domain::codec::file::{self, FileContents, FileError};
use crate::domain::codec::foreign::{self, Incoming};
use crate::domain::codec::plan::{self, Choices, Plan};
use crate::domain::document::Article;
use crate::domain::messages::{Language, bar, exchange, library};
use crate::web::{File, file as files, page};

const INPUT: &str = "import-file";

/// A file that was read and compared with the work: what the plan shows.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The file's name.
    pub name: Rc<str>,
    /// What the file holds, to plan anew when it is agreed to: meanwhile another tab may have changed the work.
    pub contents: FileContents,
    /// What would happen.
    pub plan: Plan,
    /// Whether it is about another article than the one that is open, and opens beside it.
    pub separate: bool,
}

impl PartialEq for Proposal {
    /// A proposal is made once and never changed; two are the same only if they are one.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The button and the browser's own file chooser behind it. `onfile` gets the file that was chosen.
pub fn button(language: Language, onfile: &Callback<File>) -> Html {
    let onfile = onfile.clone();
    let onchange = move |event: Event| {
        if let Some(file) = files::picked(&event) {
            onfile.emit(file);
        }
    };
    html! {
        <>
            <button type="button" class="act" id="import-button" onclick={|_| choose()}>{ bar::IMPORT.text(language) }</button>
            <input
                type="file"
                id={INPUT}
                class="file"
                hidden=true
                accept=".json,.jsonld,application/json"
                tabindex="-1"
                aria-hidden="true"
                {onchange}
            />
        </>
    }
}

/// Opens the browser's file chooser.
pub fn choose() {
    if let Some(input) = page::by_id(INPUT) {
        page::click(&input);
    }
}

/// Reads `file` and gives what importing it would do to `propose`, or says why it cannot be read. Changes nothing.
pub fn open(store: &Store, file: &File, propose: impl FnOnce(Rc<Proposal>) + 'static) {
    let name: Rc<str> = files::name(file).into();
    let size = files::size(file);
    let language = store.state().ui.language;
    if size > file::MAX_BYTES as f64 {
        refuse(
            store,
            &name,
            &FileError::TooLarge { bytes: size as usize }.text(language),
        );
        return;
    }
    let store = store.clone();
    files::read(file, move |bytes| match bytes {
        Ok(bytes) => match contents(&store, &bytes) {
            Ok(contents) => match self::propose(&store, &name, contents) {
                Ok(proposal) => propose(proposal),
                Err(reason) => refuse(&store, &name, &reason),
            },
            Err(_) if is_reading(&name) => refuse(&store, &name, exchange::IS_ARTICLE.text(language)),
            Err(error) => refuse(&store, &name, &error.text(language)),
        },
        Err(error) => {
            let text = exchange::BROWSER_COULD_NOT_READ.fill(language, &[&error.0]);
            refuse(&store, &name, &text);
        }
    });
}

/// What the file of these bytes says, of whatever tool it is.
fn contents(store: &Store, bytes: &[u8]) -> Result<FileContents, FileError> {
    let foreign = match foreign::read(bytes)? {
        Incoming::Own(contents) => return Ok(contents),
        Incoming::Foreign(foreign) => foreign,
    };
    let state = store.state();
    let named = || shelf::named(foreign.fingerprint()?);
    let article = foreign.article(&state.article).or_else(named);
    let article = article.unwrap_or_else(|| state.article.clone());
    let project = if is_open(store, &article) {
        state.project.clone()
    } else {
        keeper::open(article.fingerprint()).project
    };
    foreign.contents(&article, &project, state.ui.language)
}

/// What importing `contents`, called `name`, would do; else why it cannot be done.
pub fn propose(store: &Store, name: &str, contents: FileContents) -> Result<Rc<Proposal>, String> {
    Ok(Rc::new(Proposal {
        name: name.into(),
        plan: compare(store, &contents)?,
        separate: !is_open(store, &contents.article),
        contents,
    }))
}

/// Whether a file's name says that it is something to read rather than somebody's work.
fn is_reading(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["docx", "txt", "md", "markdown", "html", "htm"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

fn is_open(store: &Store, article: &Article) -> bool {
    store.state().article.fingerprint() == article.fingerprint()
}

/// The work on the article of `contents`: what is open, or else what is stored.
fn work(store: &Store, contents: &FileContents) -> Result<Project, String> {
    let state = store.state();
    if is_open(store, &contents.article) {
        return Ok(state.project.clone());
    }
    let opened = keeper::open(contents.article.fingerprint());
    match opened.trouble {
        None => Ok(opened.project),
        Some(_) => Err(library::BLOCKED.text(state.ui.language).to_owned()),
    }
}

/// What importing `contents` would do now; else why it cannot be done.
pub fn compare(store: &Store, contents: &FileContents) -> Result<Plan, String> {
    let (state, project) = (store.state(), work(store, contents)?);
    plan::plan(&contents.article, &project, contents, &state.ui.name).map_err(|other| other.text(state.ui.language))
}

/// Stores the article of `contents` and the work on it, as was agreed, and opens it; else says why that cannot be done.
pub fn open_separately(store: &Store, contents: &FileContents, choices: &Choices) -> Result<(), String> {
    let (state, project) = (store.state(), work(store, contents)?);
    let facts = compare(store, contents)?.edits(&project, choices);
    shelf::keep_with(&contents.article, facts, project.clock())
        .and_then(|()| {
            // Stored, so it is answered: the page that is loaded must not ask again.
            share::answered();
            shelf::open(contents.article.fingerprint().as_str())
        })
        .map_err(|error| shelf::trouble(&error, state.ui.language))
}

/// Says why the file `name` is not imported.
pub fn refuse(store: &Store, name: &str, reason: &str) {
    store.dispatch(Action::Alert(Some(Alert {
        text: exchange::NOT_IMPORTED
            .fill(store.state().ui.language, &[name, reason])
            .into(),
        offer: Offer::Nothing,
    })));
}
