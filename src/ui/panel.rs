//! The list of annotations, in text order.

use std::rc::Rc;

use yew::prelude::*;

use super::card::{self, CardView};
use super::find::{self, Finding};
use super::speakers::Speakers;
use super::store::Dispatch;
use super::{bulk, menu, renders, speakers};
use crate::domain::annotation::{Annotation, AnnotationId, Codebook};
use crate::domain::app::{Action, Cards, Chosen, Keymap, Linking, Shortcut, Speaker, Ties, place_name, shown};
use crate::domain::document::Article;
use crate::domain::messages::{Language, panel as msg};
use crate::web::{Element, page};

/// What the panel is drawn from.
#[derive(Properties, PartialEq)]
pub struct PanelProps {
    /// The language of the interface.
    pub language: Language,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// The article.
    pub article: Rc<Article>,
    /// The annotations that begin in each block.
    pub cards: Rc<Vec<Cards>>,
    /// Those that have no place in the text.
    pub orphans: Cards,
    /// The labels.
    pub codebook: Rc<Codebook>,
    /// The focused annotation.
    pub focus: Option<AnnotationId>,
    /// The others of the stack from which it was picked.
    pub others: Vec<Rc<Annotation>>,
    /// Which key gives which command.
    pub keymap: Rc<Keymap>,
    /// What is looked for, and how much is found and marked.
    pub finding: Finding,
    /// What is selected in the list, while one selects there.
    pub chosen: Option<Rc<Chosen>>,
    /// The annotation whose note is open.
    pub note: Option<AnnotationId>,
    /// What the annotations of each block are joined to; last, those without a place.
    pub ties: Rc<Vec<Ties>>,
    /// Linking mode.
    pub linking: Option<Rc<Linking>>,
    /// The speakers, if they are listed instead.
    pub speakers: Option<Rc<Vec<Speaker>>>,
    /// Whether the panel is open as a sheet.
    pub open: bool,
}

/// The panel: a heading, and the list.
#[component(Panel)]
pub fn panel(props: &PanelProps) -> Html {
    let dispatch = props.dispatch.clone();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.note.clone(), move |_| {
            let panel = node.cast::<Element>();
            let card = panel.as_ref().and_then(|panel| page::query(panel, ".card.focused"));
            if let (Some(panel), Some(card)) = (panel, card) {
                page::reveal_in(&panel, &card, true);
            }
        });
    }
    let Finding {
        shown: found, total, ..
    } = props.finding;
    let speaking = props.speakers.is_some();
    let group = |key: String, cards: &Cards, nth: usize, place: AttrValue| {
        let here = |id: &Option<AnnotationId>| id.clone().filter(|id| cards.iter().any(|card| card.id == *id));
        let focus = here(&props.focus);
        let others = if focus.is_some() {
            props.others.clone()
        } else {
            Vec::new()
        };
        let takes_part = |linking: &&Rc<Linking>| {
            let part = |card: &Rc<Annotation>| {
                linking.from == card.id || linking.takes(&props.codebook, &card.id, &card.label, card.range())
            };
            cards.iter().any(part)
        };
        let linking = props.linking.as_ref().filter(takes_part).cloned();
        let mut all = props.cards.iter().flat_map(|cards| cards.iter());
        let focused = focus.as_ref().and_then(|id| cards.iter().find(|card| card.id == *id));
        // The cards are in the order of the text.
        let first = focused.and_then(|focused| all.find(|card| card.label == focused.label));
        let continues = first.map(|first| &first.id) != focus.as_ref();
        html! {
            <Group
                {key}
                language={props.language}
                dispatch={props.dispatch.clone()}
                article={props.article.clone()}
                cards={cards.clone()}
                {place}
                codebook={props.codebook.clone()}
                chosen={bulk::among(props.chosen.as_deref(), cards)}
                note={here(&props.note)}
                ties={props.ties.get(nth).cloned().unwrap_or_default()}
                linking={linking}
                {continues}
                {focus}
                {others}
            />
        }
    };
    let placed = props
        .cards
        .iter()
        .enumerate()
        .filter(|(_, cards)| !cards.is_empty())
        .map(|(nth, cards)| {
            let start = props
                .article
                .blocks()
                .get(nth)
                .map(|block| block.range.start())
                .unwrap_or_default();
            group(
                nth.to_string(),
                cards,
                nth,
                place_name(&props.article, start, props.language).into(),
            )
        });
    let orphans = (!props.orphans.is_empty()).then(|| {
        group(
            "orphans".into(),
            &props.orphans,
            props.cards.len(),
            msg::NOT_IN_THIS_TEXT.text(props.language).into(),
        )
    });
    {
        let node = node.clone();
        let noting = props.note.is_some();
        use_effect_with(props.open, move |open| {
            let Some(panel) = node.cast::<Element>().filter(|_| *open) else {
                return;
            };
            // A note that is open has the keyboard already.
            if let Some(button) = page::query(&panel, ".close").filter(|_| !noting) {
                page::focus(&button, true);
            }
            if let Some(card) = page::query(&panel, ".card.focused") {
                page::reveal_in(&panel, &card, false);
            }
        });
    }
    let sheet_key = props.keymap.key(Shortcut::Keys);
    let close = move |_| {
        dispatch.dispatch(Action::ShowList(false));
        menu::focus_button(".more");
    };
    html! {
        <aside ref={node} class={classes!("panel", props.open.then_some("open"))} aria-labelledby="panel-title">
            <div class="panel-head">
                <h2 id="panel-title">{ msg::YOUR_ANNOTATIONS.text(props.language) }</h2>
                { find::count(props) }
                { speakers::switch(props.language, &props.dispatch, speaking) }
                <span class="head-tools">
                    { find::button(props) }
                    { bulk::button(props) }
                    <button type="button" class="quiet close" onclick={close}>{ msg::CLOSE.text(props.language) }</button>
                </span>
                { bulk::view(props) }
            </div>
            { find::view(props) }
            <p class="empty" hidden={total > 0 || speaking}>
                { msg::EMPTY.text(props.language) }
                if !props.keymap.silences(sheet_key) {
                    { msg::EMPTY_OR.text(props.language) }<kbd>{ shown(sheet_key, props.language) }</kbd>{ msg::EMPTY_KEYS.text(props.language) }
                }
            </p>
            if let Some(listed) = &props.speakers {
                <Speakers language={props.language} dispatch={props.dispatch.clone()} speakers={listed.clone()} />
            }
            <ol
                class={classes!(
                    "cards",
                    props.linking.is_some().then_some("linking"),
                    props.chosen.is_some().then_some("choosing"),
                )}
                role="list"
                aria-label={msg::ANNOTATIONS.text(props.language)}
                hidden={found == 0 || speaking}
            >
                { for placed.chain(orphans) }
            </ol>
        </aside>
    }
}

#[derive(Properties, PartialEq)]
struct GroupProps {
    language: Language,
    dispatch: Dispatch,
    article: Rc<Article>,
    cards: Cards,
    place: AttrValue,
    codebook: Rc<Codebook>,
    focus: Option<AnnotationId>,
    note: Option<AnnotationId>,
    others: Vec<Rc<Annotation>>,
    ties: Ties,
    linking: Option<Rc<Linking>>,
    /// Whether the focused one could continue earlier words.
    continues: bool,
    /// Those of its cards that are selected, while one selects in the list.
    chosen: Option<Vec<AnnotationId>>,
}

/// The cards of one block: an edit elsewhere leaves them alone.
#[component(Group)]
fn group(props: &GroupProps) -> Html {
    renders::group_rendered();
    html! {
        for card in props.cards.iter() {
            {
                card::view(&CardView {
                    language: props.language,
                    dispatch: &props.dispatch,
                    article: &props.article,
                    annotation: card,
                    place: &props.place,
                    codebook: &props.codebook,
                    focused: props.focus.as_ref() == Some(&card.id),
                    noting: props.note.as_ref() == Some(&card.id),
                    tie: props.ties.iter().find(|tie| tie.id == card.id).map(Rc::as_ref),
                    linking: props.linking.as_deref(),
                    continues: props.continues,
                    chosen: props.chosen.as_ref().map(|chosen| chosen.contains(&card.id)),
                    others: if props.focus.as_ref() == Some(&card.id) { &props.others } else { &[] },
                })
            }
        }
    }
}
