//! The handles at the edges of the focused annotation: dragged by a hand, or moved by keys.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::store::{Dispatch, Store};
use super::{commands, fresh, marks, places};
use crate::domain::annotation::{Annotation, AnnotationId};
use crate::domain::app::{Action, EdgeAct, EdgeKey, Side, State, words, words_at};
use crate::domain::document::Article;
use crate::domain::messages::{Language, edges as msg};
use crate::domain::text::Range;
use crate::web::events::{self, Drag, Phase, Pointer, Target};
use crate::web::timer::{self, Timer};
use crate::web::{Element, between, highlight, page, selection};

/// The name of the passing highlight that shows what the annotation would be over.
const EDGE: &str = "edge";
/// How far a hand must move before it drags, in CSS pixels: a tap moves nothing.
const SLACK: f64 = 3.0;
/// How near to the window's edge a dragging hand scrolls, and how far with every tick, in CSS pixels.
const RIM: f64 = 40.0;
const SCROLL: f64 = 9.0;
/// The time between two such ticks, in milliseconds.
const TICK: u32 = 16;

thread_local! {
    /// Where the keyboard was before it went to the handles.
    static BACK: RefCell<Option<Element>> = const { RefCell::new(None) };
}

const fn name(side: Side) -> &'static str {
    match side {
        Side::Start => "start",
        Side::End => "end",
    }
}

fn named(name_of: &str) -> Option<Side> {
    Side::ALL.into_iter().find(|side| name(*side) == name_of)
}

fn handle(side: Side) -> Option<Element> {
    page::query(
        &places::element()?.parent_element()?,
        &format!("[data-edge={}]", name(side)),
    )
}

/// The annotation that has handles, and what it is over or would be: the focused one, while nothing else is in hand.
fn held(state: &State) -> Option<(&Rc<Annotation>, Range)> {
    let ui = &state.ui;
    let annotation = state.annotations.get(ui.focus.as_ref()?)?;
    if let Some(edging) = &ui.edging {
        return Some((annotation, edging.range));
    }
    let elsewhere = ui.popup.is_some() || ui.list_open || ui.sentences || ui.linking.is_some();
    let busy = elsewhere || ui.draft.is_some() || ui.held.is_some() || ui.pen.is_some();
    Some((annotation, annotation.range()?)).filter(|_| !busy && !ui.marks_hidden)
}

/// The two handles: sliders, so that every screen reader lets arrow keys through and tells the words they come to.
pub fn view(state: &State) -> Html {
    let Some((annotation, range)) = held(state) else {
        return Html::default();
    };
    let (article, language) = (&state.article, state.ui.language);
    let named = words::annotation(&state.codebook, annotation, language);
    let look = marks::label_classes(&state.codebook, &annotation.label);
    let slider = |side: Side| {
        let (message, least, most) = match side {
            Side::Start => (msg::START_OF, 0, range.end().get().saturating_sub(1)),
            Side::End => (msg::END_OF, range.start().get() + 1, article.text().end().get()),
        };
        html! {
            <div
                class={classes!("edge", look.clone())}
                data-edge={name(side)}
                role="slider"
                tabindex="0"
                dir={article.meta().direction.name()}
                aria-label={message.fill(language, &[&named])}
                aria-valuemin={least.to_string()}
                aria-valuemax={most.to_string()}
                aria-valuenow={side.of(range).get().to_string()}
                aria-valuetext={words_at(article, range, side)}
            ></div>
        }
    };
    html! { <>{ slider(Side::Start) }{ slider(Side::End) }</> }
}

/// The button on a card that moves the edges, for those who have no single keys.
pub fn button(dispatch: &Dispatch, annotation: &Annotation, excerpt: &str, language: Language) -> Html {
    let (dispatch, id) = (dispatch.clone(), annotation.id.clone());
    html! {
        <button
            type="button"
            class="quiet"
            aria-label={msg::EDGES_OF.fill(language, &[excerpt])}
            onclick={move |_| begin(&dispatch, &id)}
        >{ msg::EDGES.text(language) }</button>
    }
}

fn begin(dispatch: &Dispatch, id: &AnnotationId) {
    BACK.set(page::active());
    dispatch.dispatch(Action::ShowList(false));
    dispatch.dispatch(Action::Edge(EdgeAct::Begin(id.clone(), Side::End)));
}

/// Does what a key asked for.
pub fn run(store: &Store, key: EdgeKey) {
    let act = match key {
        EdgeKey::Begin(id) => return begin(&store.dispatcher(), &id),
        EdgeKey::Step { onward, step } => EdgeAct::Step { onward, step },
        EdgeKey::Other => {
            let Some(edging) = store.state().ui.edging.clone() else {
                return;
            };
            EdgeAct::Begin(edging.id, edging.side.other())
        }
        EdgeKey::Keep => EdgeAct::Keep(fresh::now()),
        EdgeKey::Leave => EdgeAct::Leave,
    };
    let by_hand = store.state().ui.edging.as_ref().is_some_and(|edging| edging.dragged);
    let ends = matches!(act, EdgeAct::Keep(_) | EdgeAct::Leave) && !by_hand;
    store.dispatch(Action::Edge(act));
    if ends {
        give_back();
    }
}

/// Before something else is done: what keys have moved is kept, and the keyboard leaves the handles.
pub fn keep_first(store: &Store) {
    if store.state().ui.edging.is_some() {
        store.dispatch(Action::Edge(EdgeAct::Keep(fresh::now())));
        commands::to_article();
    }
}

/// Brings the keyboard back to where it was, once the page is drawn. A card may have been drawn anew elsewhere.
fn give_back() {
    let from = BACK.take();
    timer::soon(move || {
        timer::soon(move || {
            if let Some(from) = &from {
                page::focus(from, true);
            }
            if !from.is_some_and(|from| page::has_focus(&from)) {
                commands::to_article();
            }
        });
    });
}

/// Places the handles, shows what they would make, and listens to hands and to where the keyboard goes.
#[hook]
pub fn use_edges(store: &Store, state: &State) {
    let range = held(state).map(|(_, range)| range);
    let article = state.article.clone();
    use_effect_with((range, state.ui.focus.clone()), move |(range, _)| {
        let again = range.map(|range| {
            put(&article, range);
            let main = places::element().and_then(|article| article.parent_element());
            let again = article.clone();
            // Words may have other places in an article of the same size: then a resize is told.
            (
                events::layout(main, move || put(&article, range)),
                events::resize(move || put(&again, range)),
            )
        });
        move || drop(again)
    });

    let edging = state.ui.edging.clone();
    let article = state.article.clone();
    use_effect_with((edging, state.page.blocks().clone()), move |(edging, _)| {
        let Some(element) = places::element() else { return };
        if let Some(main) = element.parent_element() {
            page::set_class(&main, "edging", edging.is_some());
        }
        let Some(edging) = edging else {
            highlight::hide(EDGE);
            return;
        };
        let place = |offset| places::place(&article, offset);
        highlight::show(EDGE, &element, place(edging.range.start()), place(edging.range.end()));
        if edging.dragged {
            return;
        }
        if let Some(handle) = handle(edging.side).filter(|handle| !page::has_focus(handle)) {
            page::focus(&handle, true);
        }
        let at = edging.side.of(edging.range);
        places::reveal(&article, Range::between(at.minus(1), at.plus(1)), false);
    });

    let store = store.clone();
    use_effect_with((), move |()| {
        let hand = Rc::new(Hand {
            store: store.clone(),
            grip: Cell::new(None),
            tick: RefCell::new(None),
        });
        let drags = events::drag("data-edge", move |drag| hand.dragged(drag));
        let focus = {
            let store = store.clone();
            events::focus_in(move |target| keyboard_came(&store, &target))
        };
        let presses = events::pointer(move |pointer: Pointer| {
            if pointer.phase == Phase::Down && by_keys(&store.state()) && pointer.target.closest(".edge").is_none() {
                store.dispatch(Action::Edge(EdgeAct::Keep(fresh::now())));
            }
        });
        move || drop((drags, focus, presses))
    });
}

fn by_keys(state: &State) -> bool {
    state.ui.edging.as_ref().is_some_and(|edging| !edging.dragged)
}

/// The keyboard on a handle moves that edge; the keyboard elsewhere keeps what was moved, as with any slider.
fn keyboard_came(store: &Store, target: &Target) {
    let state = store.state();
    let side = target
        .attribute("[data-edge]", "data-edge")
        .and_then(|name| named(&name));
    let act = match (side, &state.ui.focus) {
        (Some(side), Some(id)) => EdgeAct::Begin(id.clone(), side),
        _ if by_keys(&state) => EdgeAct::Keep(fresh::now()),
        _ => return,
    };
    store.dispatch(Action::Edge(act));
}

/// Where an edge of `range` is seen: the point in the middle of its line, and the height of that line.
fn point(article: &Article, range: Range, side: Side) -> Option<(f64, f64, f64)> {
    let edge = places::edge(article, range, side == Side::End)?;
    Some((edge.left, edge.top + edge.height() / 2.0, edge.height()))
}

/// Puts both handles at their edges, the first above its line and the last below. Their style does the rest.
fn put(article: &Article, range: Range) {
    let Some(main) = places::element().and_then(|element| element.parent_element()) else {
        return;
    };
    let main = page::measure(&main);
    for side in Side::ALL {
        if let Some((handle, (x, y, height))) = handle(side).zip(point(article, range, side)) {
            let half = if side == Side::Start { -height } else { height } / 2.0;
            page::set_px(&handle, "--x", x - main.left);
            page::set_px(&handle, "--y", y + half - main.top);
            page::set_px(&handle, "--h", height);
        }
    }
}

/// A hand on a handle.
#[derive(Clone, Copy)]
struct Grip {
    side: Side,
    /// Where the hand is.
    x: f64,
    y: f64,
    /// From the hand to the edge's point in its line.
    dx: f64,
    dy: f64,
    /// Whether Alt is down: cut words stay cut.
    alt: bool,
    /// Whether it has led the edge anywhere yet.
    leads: bool,
}

struct Hand {
    store: Store,
    grip: Cell<Option<Grip>>,
    /// Scrolls on while the hand rests at the window's edge.
    tick: RefCell<Option<Timer>>,
}

impl Hand {
    fn dragged(self: &Rc<Self>, drag: Drag) {
        match drag {
            Drag::Begin { handle, x, y } => self.grip.set(self.grasp(&handle, x, y)),
            Drag::Move { x, y, alt } => {
                let Some(grip) = self.grip.get() else { return };
                if grip.leads || (x - grip.x).abs().max((y - grip.y).abs()) >= SLACK {
                    self.grip.set(Some(Grip { x, y, alt, ..grip }));
                    self.lead();
                }
            }
            Drag::End => self.over(EdgeAct::Keep(fresh::now())),
            Drag::Cancel => self.over(EdgeAct::Leave),
        }
    }

    fn grasp(&self, handle: &str, x: f64, y: f64) -> Option<Grip> {
        let state = self.store.state();
        let side = named(handle)?;
        let (edge_x, edge_y, _) = point(&state.article, held(&state)?.1, side)?;
        Some(Grip {
            side,
            x,
            y,
            dx: edge_x - x,
            dy: edge_y - y,
            alt: false,
            leads: false,
        })
    }

    /// Leads the edge to the words under the hand, and scrolls on at the window's edge.
    fn lead(self: &Rc<Self>) {
        self.tick.replace(None);
        let (Some(grip), Some(element)) = (self.grip.get(), places::element()) else {
            return;
        };
        let state = self.store.state();
        if grip.leads && state.ui.edging.is_none() {
            // Escape, or the annotation is gone.
            self.grip.set(None);
            return;
        }
        self.grip.set(Some(Grip { leads: true, ..grip }));
        let (rect, (top, bottom)) = (page::measure(&element), places::clear_view());
        let within = |at: f64, from: f64, to: f64| between(at, from + 1.0, to - 1.0);
        let x = within(grip.x + grip.dx, rect.left, rect.right);
        let y = within(grip.y + grip.dy, rect.top.max(top), rect.bottom.min(bottom));
        if let Some(place) = selection::place_at_point(&element, x, y) {
            self.store.dispatch(Action::Edge(EdgeAct::Lead {
                side: grip.side,
                at: places::offset(&state.article, place),
                exactly: grip.alt,
            }));
        }
        let by = if grip.y < top + RIM && rect.top < top {
            -SCROLL
        } else if grip.y > bottom - RIM && rect.bottom > bottom {
            SCROLL
        } else {
            return;
        };
        page::scroll(by);
        let hand = self.clone();
        self.tick.replace(Some(timer::after(TICK, move || hand.lead())));
    }

    fn over(&self, act: EdgeAct) {
        self.tick.replace(None);
        if self.grip.take().is_some_and(|grip| grip.leads) && self.store.state().ui.edging.is_some() {
            self.store.dispatch(Action::Edge(act));
            if Side::ALL
                .into_iter()
                .filter_map(handle)
                .any(|handle| page::has_focus(&handle))
            {
                give_back();
            }
        }
    }
}
