//! Sentence mode: the band over the sentences that are taken, and the same sentences as a list for screen readers.

use std::rc::Rc;

use yew::prelude::*;

use super::store::Store;
use super::{commands, places};
use crate::domain::annotation::Codebook;
use crate::domain::app::sentences::{marked_in, sentences_of, stepped, taken_words, tapped};
use crate::domain::app::{Action, Gesture, PageBlock, State, Stride, Taken, place_name, sentence_here, taken, waits};
use crate::domain::document::Article;
use crate::domain::messages::{Language, sentences as msg};
use crate::domain::text::{Offset, Range};
use crate::web::{Element, events, highlight, page};

/// The name of the passing highlight over what is taken.
const TAKEN: &str = "taken";
/// The option that has the list's place in the order of Tab.
const HERE: &str = ".sentences [role=option][tabindex='0']";

/// What the list is drawn from.
#[derive(Properties, PartialEq)]
pub struct SentencesProps {
    /// The language of the interface.
    pub language: Language,
    /// The article.
    pub article: Rc<Article>,
    /// Its blocks, with what is marked in each.
    pub blocks: Rc<Vec<Rc<PageBlock>>>,
    /// The labels.
    pub codebook: Rc<Codebook>,
    /// What is taken.
    pub taken: Option<Range>,
    /// The sentence that one is on.
    pub here: Option<Range>,
    /// A sentence that was clicked, by its start.
    pub ontap: Callback<Offset>,
}

/// The article's sentences as a listbox. It stands behind the article and before the toolbar, is always there for
/// screen readers, and is seen only while the keyboard is in it: everybody else takes sentences in the text.
#[component(Sentences)]
pub fn sentences(props: &SentencesProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.here, move |_| {
            if node.cast::<Element>().is_some_and(|list| page::focus_within(&list)) {
                to_list();
            }
        });
    }
    let ontap = props.ontap.clone();
    let onclick = move |event: MouseEvent| {
        let at = events::target_of(&event).attribute("[role=option]", "data-at");
        if let Some(at) = at.and_then(|at| at.parse().ok()) {
            ontap.emit(Offset::new(at));
        }
    };
    let name = msg::SENTENCES.text(props.language);
    let meta = props.article.meta();
    let within = |range: Option<Range>, block: Range| range.and_then(|range| range.intersection(block));
    html! {
        <section class="sentences" aria-label={name}>
            <p class="hint" id="sentences-hint">{ msg::HOW.text(props.language) }</p>
            <div
                ref={node}
                role="listbox"
                aria-label={name}
                aria-describedby="sentences-hint"
                aria-multiselectable="true"
                {onclick}
            >
                for block in props.blocks.iter() {
                    <Group
                        key={block.index}
                        language={props.language}
                        article={props.article.clone()}
                        block={block.clone()}
                        codebook={props.codebook.clone()}
                        taken={within(props.taken, block.block.range)}
                        here={within(props.here, block.block.range)}
                        spoken={AttrValue::from(meta.language.clone())}
                    />
                }
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct GroupProps {
    language: Language,
    article: Rc<Article>,
    block: Rc<PageBlock>,
    codebook: Rc<Codebook>,
    /// As much of what is taken as lies in this block.
    taken: Option<Range>,
    /// The sentence that one is on, if it is in this block.
    here: Option<Range>,
    /// The article's language.
    spoken: AttrValue,
}

/// The sentences of one block.
#[component(Group)]
fn group(props: &GroupProps) -> Html {
    let (article, block) = (&props.article, &props.block);
    let all = sentences_of(article, block.index);
    if all.is_empty() {
        return html! {};
    }
    html! {
        <div role="group" aria-label={place_name(article, block.block.range.start(), props.language)}>
            for sentence in all {
                <div
                    key={sentence.start().get()}
                    role="option"
                    tabindex={if props.here == Some(sentence) { "0" } else { "-1" }}
                    aria-selected={props.taken.is_some_and(|taken| taken.covers(sentence)).to_string()}
                    data-at={sentence.start().get().to_string()}
                >
                    <span lang={props.spoken.clone()} dir="auto">
                        { article.text().slice(sentence).unwrap_or_default().to_owned() }
                    </span>
                    { marked(props, sentence) }
                </div>
            }
        </div>
    }
}

fn marked(props: &GroupProps, sentence: Range) -> Html {
    let marked = marked_in(
        &props.article,
        sentence,
        &props.block.spans,
        &props.codebook,
        props.language,
    );
    if marked.is_empty() {
        return html! {};
    }
    html! { <span class="marked">{ " " }{ marked }</span> }
}

/// Draws the band over what is taken, and again when the words under it were drawn anew. A browser without custom
/// highlights shows it as its own selection.
#[hook]
pub fn use_band(state: &State) {
    let article = state.article.clone();
    let range = taken(state).map(|taken| taken.range);
    use_effect_with((state.page.blocks().clone(), range), move |(_, range)| {
        let Some((range, element)) = range.zip(places::element()) else {
            highlight::hide(TAKEN);
            return;
        };
        if highlight::supported() {
            let place = |offset| places::place(&article, offset);
            highlight::show(TAKEN, &element, place(range.start()), place(range.end()));
        } else {
            places::select(&article, range, false);
        }
    });
}

/// Takes the sentence at `at`, with its neighbour if that is taken, or lets it go; with a pen in hand it is marked at
/// once. `aloud` says what is taken: for a list whose changes are not heard by themselves.
pub fn tap(store: &Store, at: Offset, aloud: bool) {
    if !waits(&store.state()) {
        store.dispatch(Action::Focus(None));
    }
    let state = store.state();
    match tapped(&state, at) {
        Some(taken) => {
            take(store, taken);
            store.dispatch(Action::CaretAt(at));
            if let Some(pen) = state.ui.pen.clone() {
                commands::mark(&store.dispatcher(), pen, false);
                return;
            }
        }
        None => {
            store.dispatch(Action::Drafted(None));
            store.dispatch(Action::CaretAt(at));
        }
    }
    if aloud {
        let state = store.state();
        let words = taken_words(&state.article, state.ui.draft.as_ref(), state.ui.language);
        store.dispatch(Action::Say(words.into()));
    }
}

/// Takes the next sentence, or the one before, and brings it into view. `false` if the article has none.
pub fn step(store: &Store, extend: bool, onward: bool, stride: Stride) -> bool {
    let state = store.state();
    let Some(taken) = stepped(&state, extend, onward, stride) else {
        return false;
    };
    take(store, taken);
    let state = store.state();
    if let Some(here) = sentence_here(&state) {
        store.dispatch(Action::CaretAt(here.start()));
        places::collapse(&state.article, here.start());
        places::reveal(&state.article, here, false);
    }
    true
}

fn take(store: &Store, taken: Taken) {
    commands::draft(store, taken.range, Gesture::Sentence, taken.backward);
}

/// Lets go what is taken.
pub fn let_go(store: &Store) {
    if taken(&store.state()).is_some() {
        store.dispatch(Action::Drafted(None));
    }
}

/// After a label was chosen with the keyboard in the toolbar, which goes: back to the list of sentences, or else to the
/// article.
pub fn leave_toolbar() {
    let bar = page::by_id("app").and_then(|app| page::query(&app, ".toolbar"));
    if bar.is_some_and(|bar| page::focus_within(&bar)) && !to_list() {
        commands::to_article();
    }
}

/// Brings the keyboard to the sentence that one is on in the list. `false` if there is no list.
fn to_list() -> bool {
    let here = page::by_id("app").and_then(|app| page::query(&app, HERE));
    if let Some(here) = &here {
        page::focus(here, false);
    }
    here.is_some()
}
