//! The dialog of the articles: the list, adding one, and what was put away.

mod afresh;
mod replace;
mod room;
mod word;

use std::rc::Rc;

use yew::prelude::*;

use super::keysheet::use_dialog;
use super::preview;
use super::shelf::{self, Contents, Row};
use super::store::Dispatch;
use crate::domain::app::Action;
use crate::domain::codec::journal::ShelfError;
use crate::domain::document::reading::{self, Bytes, Form, Reading};
use crate::domain::messages::{Language, Message, library as msg, replace as new};
use crate::web::{Element, File, file as files, html as pages, page};

/// What the dialog is drawn from.
#[derive(Properties, PartialEq)]
pub struct LibraryProps {
    /// The language of the interface.
    pub language: Language,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// Whether it is open.
    pub open: bool,
    /// The fingerprint of the article in this tab.
    pub here: AttrValue,
    /// A file that is no article but work was chosen: it is imported.
    pub onfile: Callback<Vec<File>>,
    /// Tidies up what is stored, and calls back.
    pub ontidy: Callback<Callback<()>>,
}

/// What the dialog shows.
#[derive(Clone, Debug, Default, PartialEq)]
enum Mode {
    #[default]
    List,
    /// The list, with the title of one in a field.
    Rename(Rc<str>),
    /// The list, with one that may be erased.
    Erase(Rc<str>),
    /// A text is brought: as an article of its own, or as the new version of the one at this place.
    Add(Option<Rc<str>>),
    Preview(Rc<Reading>),
    /// What becomes of the work on an article whose text is replaced.
    Compare(Rc<replace::Version>),
    /// Whether everything is to be erased.
    Afresh,
}

/// What was done, or why not; and what takes it back.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said {
    text: String,
    trouble: bool,
    undo: Option<Undo>,
}

/// What can be taken back, with the place of the article.
#[derive(Clone, Debug, PartialEq)]
enum Undo {
    PutAway(Rc<str>),
    Duplicate(Rc<str>),
}

#[derive(Clone, Debug, Default, PartialEq)]
struct View {
    mode: Mode,
    said: Said,
    /// Rises with every change of what is stored.
    turn: u32,
}

/// What storage has, or why it cannot be used.
type Shelf = Result<Contents, ShelfError>;

/// The articles.
#[component(Library)]
pub fn library(props: &LibraryProps) -> Html {
    let node = use_node_ref();
    let view = use_state(View::default);
    let shelf = use_state(|| Rc::new(Shelf::Ok(Contents::default())));
    use_dialog(&node, props.open);
    {
        let shelf = shelf.setter();
        use_effect_with((props.open, view.turn), move |(open, _)| {
            if *open {
                shelf.set(Rc::new(shelf::contents()));
            }
        });
    }
    let listed = shelf.as_ref().as_ref().map_or(0, |contents| contents.rows.len());
    use_first(&node, props.open, listed > 0, &view);
    let close = {
        let (dispatch, view) = (props.dispatch.clone(), view.setter());
        Callback::from(move |()| {
            view.set(View::default());
            dispatch.dispatch(Action::Show(None));
        })
    };
    if !props.open {
        return html! { <dialog ref={node} class="dialog" id="articles"></dialog> };
    }
    let desk = Desk {
        language: props.language,
        dispatch: props.dispatch.clone(),
        here: props.here.clone(),
        view: view.clone(),
        close: close.clone(),
        onfile: props.onfile.clone(),
        ontidy: props.ontidy.clone(),
    };
    let title = match &view.mode {
        Mode::Add(None) => msg::ADD_ONE,
        Mode::Add(_) | Mode::Compare(_) => new::REPLACE,
        Mode::Preview(_) => msg::CHECK,
        Mode::Afresh => msg::AFRESH,
        _ => msg::ARTICLES,
    };
    let ondrop = {
        let desk = desk.clone();
        move |event: DragEvent| {
            if let Some(file) = files::dropped(&event) {
                desk.read_file(file);
            }
        }
    };
    html! {
        <dialog
            ref={node}
            class="dialog"
            id="articles"
            aria-labelledby="articles-title"
            onclose={close.reform(|_| ())}
            {ondrop}
        >
            <h2 id="articles-title">{ title.text(props.language) }</h2>
            <div class="told" aria-live="polite">{ desk.told() }</div>
            {
                match &view.mode {
                    Mode::Add(earlier) => desk.add(earlier.is_some()),
                    Mode::Preview(reading) => preview::view(props.language, reading, &desk.taking(), &desk.going(Mode::Add(None))),
                    Mode::Compare(version) => desk.version(version),
                    Mode::Afresh => desk.afresh(),
                    _ => desk.list(&shelf),
                }
            }
        </dialog>
    }
}

/// Brings the keyboard to what is to be done next, whenever the dialog shows something else: nothing that had it may be
/// left without it.
#[hook]
fn use_first(node: &NodeRef, open: bool, listed: bool, view: &View) {
    let node = node.clone();
    let what = (open, listed, std::mem::discriminant(&view.mode), view.said.clone());
    use_effect_with(what, move |(open, ..)| {
        let first = node.cast::<Element>().filter(|_| *open);
        if let Some(first) = first.and_then(|dialog| page::query(&dialog, ".first")) {
            page::focus(&first, false);
        }
    });
}

/// The dialog with what its parts need.
#[derive(Clone)]
struct Desk {
    language: Language,
    dispatch: Dispatch,
    here: AttrValue,
    view: UseStateHandle<View>,
    close: Callback<()>,
    onfile: Callback<Vec<File>>,
    ontidy: Callback<Callback<()>>,
}

impl Desk {
    fn say(&self, message: Message) -> &'static str {
        message.text(self.language)
    }

    fn go(&self, mode: Mode, said: Said) {
        let turn = self.view.turn.wrapping_add(1);
        self.view.set(View { mode, said, turn });
    }

    fn going(&self, mode: Mode) -> Callback<()> {
        let desk = self.clone();
        Callback::from(move |()| desk.go(mode.clone(), Said::default()))
    }

    fn refuse(&self, text: String) {
        let said = Said {
            text,
            trouble: true,
            undo: None,
        };
        self.go(self.view.mode.clone(), said);
    }

    /// Does something to what is stored, and says `done`, with an offer to bring `undo` back, or why not.
    fn act(&self, outcome: Result<(), ShelfError>, done: String, undo: Option<Undo>) {
        match outcome {
            Ok(()) => self.go(
                Mode::List,
                Said {
                    text: done,
                    trouble: false,
                    undo,
                },
            ),
            Err(error) => self.refuse(shelf::trouble(&error, self.language)),
        }
    }

    fn told(&self) -> Html {
        let said = &self.view.said;
        if said.text.is_empty() {
            return Html::default();
        }
        let undo = said.undo.clone().map(|undo| {
            let desk = self.clone();
            let onclick = move |_| {
                let outcome = match &undo {
                    Undo::PutAway(place) => shelf::put_away(place, false),
                    Undo::Duplicate(place) => shelf::take_back(place),
                };
                desk.act(outcome, String::new(), None);
            };
            html! { <button type="button" class="button first" {onclick}>{ self.say(msg::UNDO) }</button> }
        });
        html! { <p class={said.trouble.then_some("refused")}>{ said.text.clone() }{ " " }{ undo }</p> }
    }

    fn bring_back(&self, fingerprint: &str, title: &str) {
        let done = msg::BACK.fill(self.language, &[title]);
        self.act(shelf::put_away(fingerprint, false), done, None);
    }

    fn list(&self, shelf: &Shelf) -> Html {
        let Contents { rows, damaged, usage } = match shelf {
            Ok(contents) => contents,
            Err(error) => {
                return html! {
                    <>
                        <p class="lead">{ shelf::trouble(error, self.language) }</p>
                        <div class="row">{ self.button("button first", msg::CLOSE, &self.close) }</div>
                    </>
                };
            }
        };
        let away = rows.iter().filter(|row| row.away).count();
        html! {
            <>
                <p class="lead">{ self.say(msg::LEAD) }</p>
                <ul class="shelf" aria-labelledby="articles-title">
                    for row in rows.iter().filter(|row| !row.away) { { self.row(row) } }
                </ul>
                for key in damaged {
                    <p key={key.clone()} class="refused">{ msg::DAMAGED.fill(self.language, &[key]) }</p>
                }
                if away > 0 {
                    <h3 id="away-title">{ self.say(msg::ALL_PUT_AWAY) }</h3>
                    <ul class="shelf" aria-labelledby="away-title">
                        for row in rows.iter().filter(|row| row.away) { { self.row(row) } }
                    </ul>
                }
                { self.room(rows, usage) }
                <div class="row">
                    { self.button("button primary", msg::ADD_ONE, &self.going(Mode::Add(None))) }
                    { self.button("button", msg::CLOSE, &self.close) }
                    { self.button("quiet danger", msg::AFRESH_MORE, &self.going(Mode::Afresh)) }
                </div>
            </>
        }
    }

    fn button(&self, class: &'static str, name: Message, act: &Callback<()>) -> Html {
        html! { <button type="button" {class} onclick={act.reform(|_| ())}>{ self.say(name) }</button> }
    }

    /// A small button in a row, whose whole name has the title in it.
    fn quiet(&self, name: Message, whole: Message, row: &Row, act: impl Fn(&Self, &Row) + 'static) -> Html {
        let (desk, known) = (self.clone(), row.clone());
        let onclick = move |_| act(&desk, &known);
        html! {
            <button type="button" class="quiet" aria-label={whole.fill(self.language, &[&row.title])} {onclick}>
                { self.say(name) }
            </button>
        }
    }

    fn row(&self, row: &Row) -> Html {
        let is_here = *row.fingerprint == *self.here;
        let mut facts = vec![
            msg::WORDS.count(self.language, row.words, &[]),
            msg::MARKS.count(self.language, row.marks, &[]),
        ];
        for (holds, fact) in [(row.built_in, msg::BUILT_IN), (is_here, msg::OPEN_NOW)] {
            if holds {
                facts.push(self.say(fact).to_owned());
            }
        }
        let open = {
            let (desk, fingerprint) = (self.clone(), row.fingerprint.clone());
            move |_| {
                if is_here {
                    desk.close.emit(());
                } else if let Err(error) = shelf::open(&fingerprint) {
                    desk.refuse(shelf::trouble(&error, desk.language));
                }
            }
        };
        let title = AttrValue::from(row.title.clone());
        let lang = AttrValue::from(row.language.clone());
        let current = is_here.then_some("true");
        let first = (is_here && self.view.mode == Mode::List && self.view.said.undo.is_none()).then_some("first");
        html! {
            <li key={row.fingerprint.to_string()}>
                if row.away {
                    <span class="words" {lang} dir="auto">{ title }</span>
                } else {
                    <button type="button" class={classes!("words", first)} {lang} dir="auto" aria-current={current} onclick={open}>
                        { title }
                    </button>
                }
                <span class="facts">{ facts.join(" · ") }</span>
                { self.acts(row) }
            </li>
        }
    }

    fn acts(&self, row: &Row) -> Html {
        let chosen = |known: &Rc<str>| *known == row.fingerprint;
        match &self.view.mode {
            Mode::Rename(known) if chosen(known) => self.rename(row),
            Mode::Erase(known) if chosen(known) => self.ask(row),
            _ if row.built_in => html! { <span class="row">{ self.replace(row) }{ self.duplicate(row) }</span> },
            _ if row.away => html! {
                <span class="row">
                    { self.quiet(msg::BRING_BACK, msg::BRING_BACK_THIS, row, |desk, row| desk.bring_back(&row.fingerprint, &row.title)) }
                    {
                        self.quiet(msg::ERASE, msg::ERASE_THIS, row, |desk, row| {
                            desk.go(Mode::Erase(row.fingerprint.clone()), Said::default());
                        })
                    }
                </span>
            },
            _ => html! {
                <span class="row">
                    {
                        self.quiet(msg::RENAME, msg::RENAME_THIS, row, |desk, row| {
                            desk.go(Mode::Rename(row.fingerprint.clone()), Said::default());
                        })
                    }
                    { self.replace(row) }
                    { self.duplicate(row) }
                    {
                        self.quiet(msg::PUT_AWAY, msg::PUT_AWAY_THIS, row, |desk, row| {
                            let done = msg::WAS_PUT_AWAY.fill(desk.language, &[&row.title]);
                            desk.act(shelf::put_away(&row.fingerprint, true), done, Some(Undo::PutAway(row.fingerprint.clone())));
                        })
                    }
                </span>
            },
        }
    }

    fn replace(&self, row: &Row) -> Html {
        self.quiet(new::REPLACE, new::REPLACE_THIS, row, |desk, row| {
            desk.go(Mode::Add(Some(row.fingerprint.clone())), Said::default());
        })
    }

    fn duplicate(&self, row: &Row) -> Html {
        self.quiet(
            msg::DUPLICATE,
            msg::DUPLICATE_THIS,
            row,
            |desk, row| match shelf::duplicate(&row.fingerprint) {
                Ok((place, title)) => {
                    let done = msg::DUPLICATED.fill(desk.language, &[&title]);
                    desk.act(Ok(()), done, Some(Undo::Duplicate(place)));
                }
                Err(error) => desk.refuse(shelf::trouble(&error, desk.language)),
            },
        )
    }

    fn rename(&self, row: &Row) -> Html {
        let field = NodeRef::default();
        let save = {
            let (desk, row, field) = (self.clone(), row.clone(), field.clone());
            Callback::from(move |()| {
                let title = preview::typed(&field);
                if title.trim().is_empty() {
                    return desk.go(Mode::List, Said::default());
                }
                let title = title.trim();
                let renamed = shelf::rename(&row.fingerprint, title);
                if renamed.is_ok() && *row.fingerprint == *desk.here {
                    shelf::show_title(title);
                    desk.dispatch.dispatch(Action::Titled(title.into()));
                }
                desk.act(renamed, msg::RENAMED.fill(desk.language, &[title]), None);
            })
        };
        html! {
            <span class="row">
                { preview::title_field(&field, self.say(msg::NEW_TITLE), &row.title, &save) }
                { self.button("button", msg::KEEP_TITLE, &save) }
                { self.button("quiet", msg::CANCEL, &self.going(Mode::List)) }
            </span>
        }
    }

    fn ask(&self, row: &Row) -> Html {
        let erase = {
            let (desk, row) = (self.clone(), row.clone());
            Callback::from(move |()| {
                let done = msg::ERASED.fill(desk.language, &[&row.title]);
                desk.act(shelf::erase(&row.fingerprint), done, None);
            })
        };
        html! {
            <span class="row">
                <span class="facts">{ msg::ASK_ERASE.fill(self.language, &[&row.title]) }</span>
                { self.button("button first", msg::CANCEL, &self.going(Mode::List)) }
                { self.button("button danger", msg::ERASE, &erase) }
            </span>
        }
    }

    fn add(&self, again: bool) -> Html {
        let field = NodeRef::default();
        let read = {
            let (desk, field) = (self.clone(), field.clone());
            Callback::from(move |()| desk.read_text("", &preview::typed(&field)))
        };
        let onpaste = {
            let desk = self.clone();
            move |event: Event| {
                if let Some(html) = pages::pasted(&event) {
                    event.prevent_default();
                    desk.understand(reading::html::read(&pages::parse(&html)));
                }
            }
        };
        let onchange = {
            let desk = self.clone();
            move |event: Event| {
                if let Some(file) = files::picked(&event).pop() {
                    desk.read_file(file);
                }
            }
        };
        let choose = Callback::from(|()| {
            if let Some(input) = page::by_id("article-file") {
                page::click(&input);
            }
        });
        html! {
            <>
                <label class="field">
                    <span>{ self.say(if again { new::PASTE_VERSION } else { msg::PASTE_HERE }) }</span>
                    <textarea ref={field} class="first" rows="12" aria-describedby="paste-help" dir="auto" {onpaste} />
                </label>
                <p class="lead" id="paste-help">{ self.say(msg::PASTE_HELP) }</p>
                <input
                    type="file"
                    id="article-file"
                    class="file"
                    hidden=true
                    accept=".docx,.txt,.text,.md,.markdown,.html,.htm,.xhtml,.json,text/*"
                    tabindex="-1"
                    aria-hidden="true"
                    {onchange}
                />
                <div class="row">
                    { self.button("button primary", msg::PREVIEW, &read) }
                    { self.button("button", msg::CHOOSE_FILE, &choose) }
                    { self.button("button", msg::GO_BACK, &self.going(Mode::List)) }
                </div>
            </>
        }
    }

    /// Shows what was understood, or says why nothing was.
    fn understand(&self, read: Result<Reading, reading::ReadError>) {
        match read {
            Ok(reading) => match &self.view.mode {
                Mode::Add(Some(place)) => self.compare(place, &reading),
                _ => self.go(Mode::Preview(Rc::new(reading)), Said::default()),
            },
            Err(error) => self.refuse(error.text(self.language)),
        }
    }

    fn read_text(&self, name: &str, text: &str) {
        self.understand(match reading::form(name, text) {
            Form::Html => reading::html::read(&pages::parse(text)),
            Form::Markdown => reading::read_markdown(text),
            Form::Plain => reading::read_plain(text),
        });
    }

    fn read_file(&self, file: File) {
        let name = files::name(&file);
        if name.to_ascii_lowercase().ends_with(".json") {
            self.close.emit(());
            self.onfile.emit(vec![file]);
            return;
        }
        let desk = self.clone();
        let not_read = move |desk: &Self, why: String| desk.refuse(msg::NOT_READ.fill(desk.language, &[&name, &why]));
        let size = files::size(&file);
        if size > reading::MAX_BYTES as f64 {
            let error = reading::ReadError::TooLarge { bytes: size as usize };
            return not_read(self, error.text(self.language));
        }
        let name = files::name(&file);
        files::read(&file, move |bytes| {
            let text = match bytes {
                Ok(bytes) => match reading::decode(&bytes) {
                    Ok(Bytes::Text(text)) => text,
                    Ok(Bytes::Packed) => {
                        return word::read(&bytes, move |read| match read {
                            Ok(reading) => desk.understand(Ok(reading)),
                            Err(error) => not_read(&desk, error.text(desk.language)),
                        });
                    }
                    Ok(Bytes::Older) => pages::older_text(&bytes).unwrap_or_default(),
                    Err(error) => return not_read(&desk, error.text(desk.language)),
                },
                Err(error) => {
                    return not_read(&desk, msg::BROWSER_COULD_NOT_READ.fill(desk.language, &[&error.0]));
                }
            };
            desk.read_text(&name, &text);
        });
    }

    /// Stores what was agreed to, and opens it.
    fn taking(&self) -> Callback<Reading> {
        let desk = self.clone();
        Callback::from(move |reading: Reading| {
            let Some(article) = reading.article() else { return };
            let kept = shelf::keep(&article).and_then(|()| shelf::open(article.fingerprint().as_str()));
            if let Err(error) = kept {
                desk.refuse(shelf::trouble(&error, desk.language));
            }
        })
    }
}
