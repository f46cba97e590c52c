//! The whole page: one store, and what is drawn from it.

use std::rc::Rc;

use yew::prelude::*;

use super::article::Article;
use super::bar::Bar;
use super::codebook::{self, CodebookDialog};
use super::import::{self, Proposal};
use super::keysheet::KeySheet;
use super::library::Library;
use super::notices::Notices;
use super::panel::Panel;
use super::pens::Dock;
use super::plan::{self, PlanDialog};
use super::sentences::{self, Sentences};
use super::start::Opening;
use super::store::{Store, use_store};
use super::toolbar::Toolbar;
use super::{
    card_parts, edges, export, find, focus_line, fresh, hand, keeper, keyboard, linkbar, places, saving, selecting,
    settings, share, shelf,
};
use crate::domain::app::{Action, LabelMode, Popup, State, covering, sentence_here, speakers, taken, to_place, uses};
use crate::domain::codec::formats::Format;
use crate::domain::codec::plan::{Answer, Choices};
use crate::domain::messages::exchange as msg;
use crate::domain::text::Offset;
use crate::web::{File, file as files, page, panic};

/// What the app starts from.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The article and what storage holds on it.
    pub opening: Rc<Opening>,
}

/// The app.
#[component(App)]
pub fn app(props: &AppProps) -> Html {
    let store = use_store(|| props.opening.state.clone());
    let state = store.state();
    let proposal = use_state(|| None::<Rc<Proposal>>);
    let acts = use_memo((), |()| Acts::new(&store, proposal.setter()));
    selecting::use_selecting(&store);
    selecting::use_steady_selection(&state);
    keyboard::use_keyboard(&store);
    keyboard::use_caret(&state);
    edges::use_edges(&store, &state);
    focus_line::use_focus_line(&state);
    let ontidy = saving::use_saving(&store, &props.opening.others);
    settings::use_settings(&state.ui);
    sentences::use_band(&state);
    card_parts::use_part_lines(&state);
    use_reveal(&state);
    hand::use_clear_words(&state);
    use_live(&store, &acts);
    share::use_links(&store, &proposal);

    let spoken = use_memo((ui_speakers(&state), state.article.clone()), |((on, _), _)| {
        on.then(|| Rc::new(speakers(&state)))
    });
    let finding = find::use_finding(&state);
    let others: Vec<_> = state
        .ui
        .picked
        .map(|at| covering(&state, at))
        .unwrap_or_default()
        .iter()
        .filter(|id| state.ui.focus.as_ref() != Some(id))
        .filter_map(|id| state.annotations.get(id).cloned())
        .collect();
    let undo = state.history.next_undo().map(|step| step.words.clone());
    let redo = state.history.next_redo().map(|step| step.words.clone());
    let ui = &state.ui;
    let labels_open = ui.popup == Some(Popup::Labels);
    let asked = ui.labels.at.as_ref().filter(|_| ui.labels.mode == LabelMode::Delete);
    let drafting = ui.draft.is_some() || ui.held.is_some();
    html! {
        <>
            <Bar
                language={ui.language}
                dispatch={store.dispatcher()}
                title={state.article.meta().title.clone()}
                codebook={state.drawn.clone()}
                pen={ui.pen.clone()}
                {drafting}
                undo={undo.clone()}
                redo={redo.clone()}
                popup={ui.popup}
                name={ui.name.clone()}
                words_stay_cut={ui.words_stay_cut}
                sentences={ui.sentences}
                marks_hidden={ui.marks_hidden}
                keymap={ui.keymap.clone()}
                reading={ui.reading}
                theme={ui.theme}
                onsave={acts.save.clone()}
                onwrite={acts.write.clone()}
                oncopy={acts.copy.clone()}
                onlink={acts.link.clone()}
                onfile={acts.file.clone()}
            />
            <div class="page">
                <main>
                    <Article
                        language={ui.language}
                        article={state.article.clone()}
                        blocks={state.shown.blocks().clone()}
                        badges={state.relations.badges().clone()}
                        linking={ui.linking.clone()}
                        focus={ui.focus.clone()}
                        codebook={state.drawn.clone()}
                        pen={ui.pen.clone()}
                        marks_hidden={ui.marks_hidden}
                        onfocus={acts.entered.clone()}
                        onblur={acts.left.clone()}
                    />
                    if ui.sentences {
                        <Sentences
                            language={ui.language}
                            article={state.article.clone()}
                            blocks={state.page.blocks().clone()}
                            codebook={state.drawn.clone()}
                            taken={taken(&state).map(|taken| taken.range)}
                            here={sentence_here(&state)}
                            ontap={acts.tap.clone()}
                        />
                    }
                    <div class="focus-line" aria-hidden="true" hidden=true></div>
                    <div class="caret" aria-hidden="true" hidden=true></div>
                    { edges::view(&state) }
                    <Toolbar
                        language={ui.language}
                        dispatch={store.dispatcher()}
                        article={state.article.clone()}
                        codebook={state.drawn.clone()}
                        draft={ui.draft.clone()}
                        within={card_parts::around_draft(&state)}
                        lost={to_place(&state)}
                    />
                </main>
                <Panel
                    language={ui.language}
                    dispatch={store.dispatcher()}
                    article={state.article.clone()}
                    cards={state.shown.cards().clone()}
                    orphans={state.shown.orphans().clone()}
                    {finding}
                    chosen={ui.chosen.clone()}
                    codebook={state.drawn.clone()}
                    focus={ui.focus.clone()}
                    {others}
                    keymap={ui.keymap.clone()}
                    note={ui.note.clone()}
                    ties={state.relations.cards().clone()}
                    linking={ui.linking.clone()}
                    speakers={(*spoken).clone()}
                    open={ui.list_open}
                />
            </div>
            { codebook::legend(&state.codebook, ui.language) }
            <Dock
                language={ui.language}
                dispatch={store.dispatcher()}
                codebook={state.drawn.clone()}
                pen={ui.pen.clone()}
                {drafting}
                undo={undo.clone()}
                {redo}
                sentences={ui.sentences}
                popup={ui.popup}
            />
            <Notices
                language={ui.language}
                dispatch={store.dispatcher()}
                said={ui.said.clone()}
                saving={state.saving.clone()}
                saving_noted={ui.saving_noted}
                alert={ui.alert.clone()}
                oncopy={acts.save.clone()}
                onback={acts.back.clone()}
                onraw={acts.raw.clone()}
            >
                { linkbar::view(&state, &store.dispatcher()) }
                { hand::view(&state, &store.dispatcher()) }
            </Notices>
            <Library
                language={ui.language}
                dispatch={store.dispatcher()}
                open={ui.popup == Some(Popup::Articles)}
                here={AttrValue::from(state.article.place().as_str().to_owned())}
                onfile={acts.file.clone()}
                {ontidy}
            />
            <PlanDialog
                language={ui.language}
                proposal={(*proposal).clone()}
                codebook={state.codebook.clone()}
                onimport={acts.import.clone()}
                onapart={acts.apart.clone()}
                oncancel={acts.cancel.clone()}
            />
            <KeySheet
                language={ui.language}
                dispatch={store.dispatcher()}
                open={ui.popup == Some(Popup::Keys)}
                codebook={state.drawn.clone()}
                keymap={ui.keymap.clone()}
                rekeying={ui.rekeying.clone()}
                said={if ui.popup == Some(Popup::Keys) { ui.said.text.clone() } else { Rc::default() }}
            />
            <CodebookDialog
                language={ui.language}
                dispatch={store.dispatcher()}
                open={labels_open}
                codebook={state.codebook.clone()}
                keymap={ui.keymap.clone()}
                view={ui.labels.clone()}
                uses={asked.map_or(0, |id| uses(&state, id))}
                said={if labels_open { ui.said.text.clone() } else { Rc::default() }}
                undo={undo.filter(|_| labels_open)}
            />
        </>
    }
}

/// What the list of speakers depends on: nothing, as long as it is not shown.
fn ui_speakers(state: &State) -> (bool, u32) {
    let on = state.ui.speakers;
    (on, if on { state.relations.revision() } else { 0 })
}

/// The callbacks that need the newest state. Made once: they never render anything again.
struct Acts {
    save: Callback<()>,
    write: Callback<Format>,
    copy: Callback<()>,
    link: Callback<()>,
    back: Callback<Rc<str>>,
    raw: Callback<Rc<Vec<Rc<str>>>>,
    file: Callback<Vec<File>>,
    import: Callback<(Rc<Proposal>, Choices)>,
    apart: Callback<Rc<Proposal>>,
    cancel: Callback<()>,
    tap: Callback<Offset>,
    entered: Callback<()>,
    left: Callback<()>,
}

impl Acts {
    fn new(store: &Store, proposal: UseStateSetter<Option<Rc<Proposal>>>) -> Self {
        fn with<T>(store: &Store, act: impl Fn(&Store, T) + 'static) -> Callback<T> {
            let store = store.clone();
            Callback::from(move |value| act(&store, value))
        }
        let propose = proposal.clone();
        let agree = proposal.clone();
        let apart = proposal.clone();
        Self {
            save: with(store, |store, ()| store.dispatch(export::save(&store.state()))),
            write: with(store, |store, format| {
                store.dispatch(export::write(&store.state(), format))
            }),
            copy: with(store, |store, ()| {
                let dispatch = store.dispatcher();
                export::copy(&store.state(), move |said| dispatch.dispatch(said));
            }),
            link: with(store, |store, ()| share::copy(store)),
            back: with(store, |store, before: Rc<str>| {
                let state = store.state();
                if let Err(error) = shelf::restore(&before, state.article.place().as_str()) {
                    let text = shelf::trouble(&error, state.ui.language);
                    store.dispatch(Action::Alert(Some(shelf::alert(text))));
                }
            }),
            raw: with(store, |store, keys: Rc<Vec<Rc<str>>>| {
                let name = format!("pressmark-unread-{}.txt", fresh::now().date());
                let language = store.state().ui.language;
                let saved = files::download(&name, "text/plain", keeper::raw_copy(&keys).as_bytes());
                store.dispatch(Action::Say(match saved {
                    Ok(()) => msg::SAVED.fill(language, &[&name]).into(),
                    Err(error) => msg::NOT_SAVED_RAW.fill(language, &[&error.0]).into(),
                }));
            }),
            file: with(store, move |store, files: Vec<File>| {
                let propose = propose.clone();
                import::open(store, files, move |found| propose.set(Some(found)));
            }),
            import: with(store, move |store, (proposal, choices): (Rc<Proposal>, Choices)| {
                if proposal.separate {
                    if let Err(reason) = import::open_separately(store, &proposal.contents, &choices) {
                        import::refuse(store, &proposal.name, &reason);
                    }
                    agree.set(None);
                    return;
                }
                let Ok(plan) = import::compare(store, &proposal.contents) else {
                    return;
                };
                let (facts, words) = plan::agreed(&plan, &store.state(), &choices);
                store.dispatch(if facts.is_empty() {
                    let here = plan.items.iter().all(|item| item.answer == Answer::AlreadyHere);
                    let said = if here { msg::ALL_HERE } else { msg::NOTHING_TAKEN };
                    Action::Say(said.text(store.state().ui.language).into())
                } else {
                    Action::Import {
                        facts,
                        words: words.into(),
                    }
                });
                agree.set(None);
            }),
            apart: with(store, move |store, known: Rc<Proposal>| {
                let Some(contents) = known.version.clone() else { return };
                match import::beside(store, &known.name, contents) {
                    Ok(proposal) => apart.set(Some(proposal)),
                    Err(reason) => import::refuse(store, &known.name, &reason),
                }
            }),
            cancel: Callback::from(move |()| proposal.set(None)),
            tap: with(store, |store, at| sentences::tap(store, at, true)),
            entered: with(store, |store, ()| keyboard::entered(&store.state())),
            left: with(store, |store, ()| keyboard::draw_caret(&store.state())),
        }
    }
}

/// Brings the words of the focused annotation into view when asked to, and its card level with them. A card that was
/// chosen in the list stays where it is: it would move away under the hand.
#[hook]
fn use_reveal(state: &State) {
    let article = state.article.clone();
    let focused = state.ui.focus.as_ref().and_then(|id| state.annotations.get(id));
    let range = focused.and_then(|annotation| annotation.range());
    use_effect_with(state.ui.reveal, move |_| {
        let y = range.and_then(|range| places::reveal(&article, range, true));
        let panel = page::by_id("app").and_then(|app| page::query(&app, ".panel"));
        let Some(panel) = panel.filter(|panel| !page::focus_within(panel)) else {
            return;
        };
        let Some(card) = page::query(&panel, ".card.focused") else {
            return;
        };
        match y.filter(|_| !page::narrow()) {
            Some(y) => page::level(&panel, &card, y),
            None => page::reveal_in(&panel, &card, true),
        }
    });
}

/// Says that the app is live, once everything listens. From then on a panic offers the work as a file, and a file that
/// is dropped anywhere is imported rather than opened in place of the page.
#[hook]
fn use_live(store: &Store, acts: &Rc<Acts>) {
    let (store, file) = (store.clone(), acts.file.clone());
    use_effect_with((), move |()| {
        panic::keep(move || store.try_state().map(|state| export::as_file(&state)));
        let dropped = files::on_drop(move |dropped| file.emit(dropped));
        page::set_root_attribute("data-ready", Some(""));
        move || drop(dropped)
    });
}
