//! Choosing a file and reading it.

use std::rc::Rc;

use yew::prelude::*;

use super::store::Store;
use super::{keeper, share, shelf};
use crate::domain::annotation::Project;
use crate::domain::app::{Action, Alert, Offer};
use crate::domain::codec::carry;
use crate::domain::codec::file::{self, FileContents, FileError};
use crate::domain::codec::foreign::{self, Incoming, Part};
use crate::domain::codec::plan::{self, Choices, Plan};
use crate::domain::document::Article;
use crate::domain::messages::{Language, bar, exchange, library};
use crate::web::pack::{self, PackError};
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
    /// What the file says of its own version of the article that is open: it could open beside it instead.
    pub version: Option<FileContents>,
}

impl PartialEq for Proposal {
    /// A proposal is made once and never changed; two are the same only if they are one.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The button and the browser's own file chooser behind it. `onfile` gets the files that were chosen.
pub fn button(language: Language, onfile: &Callback<Vec<File>>) -> Html {
    let onfile = onfile.clone();
    let onchange = move |event: Event| {
        let chosen = files::picked(&event);
        if !chosen.is_empty() {
            onfile.emit(chosen);
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
                multiple=true
                accept=".json,.jsonl,.jsonld,.csv,.tsv,.ann,.txt,.zip,application/json"
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

/// Reads `files` and gives what importing them would do to `propose`, or says why they cannot be read. Changes nothing.
pub fn open(store: &Store, files: Vec<File>, propose: impl FnOnce(Rc<Proposal>) + 'static) {
    let Some(first) = files.first() else { return };
    let name: Rc<str> = files::name(first).into();
    let size: f64 = files.iter().map(files::size).sum();
    if size > file::MAX_BYTES as f64 {
        let error = FileError::TooLarge { bytes: size as usize };
        return refuse(store, &name, &error.text(store.state().ui.language));
    }
    let (asked, title) = (store.clone(), name.clone());
    let done = move |read: Result<Incoming, FileError>| {
        let language = asked.state().ui.language;
        let proposed = match read.and_then(|read| contents(&asked, read)) {
            Ok(contents) => self::propose(&asked, &title, contents),
            Err(FileError::NotPressmark { .. } | FileError::NotJson { .. }) if is_reading(&title) => {
                Err(exchange::IS_ARTICLE.text(language).to_owned())
            }
            Err(error) => Err(error.text(language)),
        };
        match proposed {
            Ok(proposal) => propose(proposal),
            Err(reason) => refuse(&asked, &title, &reason),
        }
    };
    let store = store.clone();
    gather(
        files,
        Vec::new(),
        Box::new(move |parts| match parts {
            Ok(parts) => read(parts, Box::new(done)),
            Err(error) => {
                let text = exchange::BROWSER_COULD_NOT_READ.fill(store.state().ui.language, &[&error.0]);
                refuse(&store, &name, &text);
            }
        }),
    );
}

/// What comes later.
type Later<T> = Box<dyn FnOnce(T)>;

/// Reads all of `files` before what was read already, `parts`.
fn gather(mut files: Vec<File>, mut parts: Vec<Part>, done: Later<Result<Vec<Part>, files::FileError>>) {
    let Some(file) = files.pop() else {
        return done(Ok(parts));
    };
    files::read(&file.clone(), move |bytes| match bytes {
        Ok(bytes) => {
            let name = files::name(&file).into();
            parts.insert(
                0,
                Part {
                    name,
                    bytes,
                    packed: false,
                },
            );
            gather(files, parts, done);
        }
        Err(error) => done(Err(error)),
    });
}

/// Reads what was chosen: one file, the files in an archive, or several that belong together.
fn read(parts: Vec<Part>, done: Later<Result<Incoming, FileError>>) {
    match &parts[..] {
        [one] => match foreign::parts(&one.bytes) {
            Ok(Some(parts)) => unpack(parts, done),
            Ok(None) => done(foreign::read(&one.bytes)),
            Err(error) => done(Err(error)),
        },
        several => done(foreign::read_parts(several)),
    }
}

/// Reads the files of an archive once all are unpacked.
fn unpack(mut parts: Vec<Part>, done: Later<Result<Incoming, FileError>>) {
    let Some(packed) = parts.iter().position(|part| part.packed) else {
        return done(foreign::read_parts(&parts));
    };
    let here: usize = parts.iter().map(|part| part.bytes.len()).sum();
    let room = file::MAX_BYTES.saturating_sub(here);
    let bytes = std::mem::take(&mut parts[packed].bytes);
    pack::unpack(&bytes, room, move |unpacked| match unpacked {
        Ok(bytes) => {
            parts[packed].bytes = bytes;
            parts[packed].packed = false;
            unpack(parts, done);
        }
        Err(PackError::TooLarge) => done(Err(FileError::TooLarge {
            bytes: file::MAX_BYTES + 1,
        })),
        Err(_) => done(Err(FileError::Packed)),
    });
}

/// What a file says, of whatever tool it is.
fn contents(store: &Store, read: Incoming) -> Result<FileContents, FileError> {
    let foreign = match read {
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
    let separate = !is_open(store, &contents.article);
    if let Some(brought) = separate
        .then(|| carry::brought(&contents, &store.state().article))
        .flatten()
    {
        return Ok(Rc::new(Proposal {
            name: name.into(),
            plan: compare(store, &brought)?,
            separate: false,
            contents: brought,
            version: Some(contents),
        }));
    }
    beside(store, name, contents)
}

/// What importing `contents` into its own article would do, whether that is open or not.
pub fn beside(store: &Store, name: &str, contents: FileContents) -> Result<Rc<Proposal>, String> {
    Ok(Rc::new(Proposal {
        name: name.into(),
        plan: compare(store, &contents)?,
        separate: !is_open(store, &contents.article),
        contents,
        version: None,
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
