//! When a selection is finished, and what becomes of it.
//!
//! Finished is: the mouse button released, Shift released, a short quiet after touch handles moved, and 300 ms of quiet
//! when the selection changes without any gesture (assistive technology, a script).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::store::Store;
use super::{commands, places, sentences};
use crate::domain::app::{Action, Gesture, State, finish, taken, waits};
use crate::domain::text::Range;
use crate::web::events::{self, Key, Phase, Pointer, PointerKind, Target};
use crate::web::selection::{self, Selected};
use crate::web::timer::{self, Timer};
use crate::web::{clock, highlight, page};

/// How long touch handles must rest, and a selection that changes by itself, in milliseconds.
const QUIET: u32 = 300;
/// How long a selection may be gone while the words under it are drawn anew, in milliseconds.
const SETTLE: u32 = 50;
/// How long after a press on a control a collapsing selection is that press's doing, in milliseconds.
const CONTROL_GRACE: f64 = 400.0;
/// The program's own controls: what happens on them is no selecting.
const CONTROLS: &str = ".edge, .toolbar, .bar, .panel, .pens, .sentences, .notices, .popover, .sheet, dialog";
/// The name of the passing highlight that shows what would be marked.
const DRAFT: &str = "draft";

struct Watch {
    store: Store,
    /// The pointer that is down outside the controls.
    down: Cell<Option<PointerKind>>,
    /// The last pointer used in the text.
    last: Cell<PointerKind>,
    shift: Cell<bool>,
    control_pressed: Cell<f64>,
    /// What was acted on last: a selection is told by its offsets.
    seen: Cell<Option<Range>>,
    /// Finishes after a quiet time.
    quiet: RefCell<Option<Timer>>,
    /// Looks at the selection once a released pointer has had its effect on it.
    release: RefCell<Option<Timer>>,
}

/// Watches the selection for as long as the app lives.
#[hook]
pub fn use_selecting(store: &Store) {
    let store = store.clone();
    use_effect_with((), move |()| {
        let watch = Rc::new(Watch {
            store,
            down: Cell::new(None),
            last: Cell::new(PointerKind::Mouse),
            shift: Cell::new(false),
            control_pressed: Cell::new(f64::NEG_INFINITY),
            seen: Cell::new(None),
            quiet: RefCell::new(None),
            release: RefCell::new(None),
        });
        let listeners = [
            events::selection_change({
                let watch = watch.clone();
                move || watch.changed()
            }),
            events::pointer({
                let watch = watch.clone();
                move |pointer| watch.pointer(&pointer)
            }),
            events::key_down({
                let watch = watch.clone();
                move |key: &Key| {
                    watch.shift.set(key.shift || key.key == "Shift");
                    false
                }
            }),
            events::key_up(move |key: &Key| {
                if key.key == "Shift" && watch.shift.replace(false) {
                    watch.finish(Gesture::Keyboard, false);
                }
            }),
        ];
        move || drop(listeners)
    });
}

impl Watch {
    fn pointer(self: &Rc<Self>, pointer: &Pointer) {
        if pointer.target.closest(CONTROLS).is_some() && self.down.get().is_none() {
            self.control_pressed.set(clock::ticks());
            return;
        }
        if pointer.button > 0 {
            return;
        }
        match pointer.phase {
            Phase::Down => {
                self.press(Some(pointer.kind));
                self.last.set(pointer.kind);
                self.quiet.replace(None);
            }
            Phase::Up => {
                let Some(kind) = self.down.get() else { return };
                self.press(None);
                // What is collapsed is only known after this event.
                let (watch, pointer) = (self.clone(), pointer.clone());
                self.release
                    .replace(Some(timer::after(0, move || watch.released(kind, &pointer))));
            }
            Phase::Cancel => self.press(None),
        }
    }

    /// Notes what is pressed in the text. Notices let the pointer through meanwhile: they lie over words that somebody
    /// may be about to select.
    fn press(&self, kind: Option<PointerKind>) {
        self.down.set(kind);
        page::set_root_attribute("data-pressed", kind.map(|_| ""));
    }

    fn released(self: &Rc<Self>, kind: PointerKind, pointer: &Pointer) {
        let selected = self.selected();
        if selected.is_some_and(|selected| !selected.collapsed) {
            match kind {
                PointerKind::Touch => self.wait(Gesture::Touch),
                PointerKind::Mouse | PointerKind::Pen => self.finish(Gesture::Mouse, pointer.alt),
            }
            return;
        }
        self.nothing_selected();
        self.click(pointer, selected);
    }

    /// A click opens what is at that place.
    fn click(&self, pointer: &Pointer, selected: Option<Selected>) {
        let state = self.store.state();
        let Some(article) = places::element().filter(|article| pointer.target.within(article)) else {
            sentences::let_go(&self.store);
            return;
        };
        let caret = selected.map(|selected| selected.focus);
        let Some(place) = selection::place_at_point(&article, pointer.x, pointer.y).or(caret) else {
            return;
        };
        let at = places::offset(&state.article, place);
        if state.ui.sentences && state.ui.linking.is_none() {
            sentences::tap(&self.store, at, false);
        } else if on_mark(&pointer.target) {
            self.store.dispatch(Action::Pick(at));
        } else {
            // One without a place waits for words to be selected, which may begin with a click.
            if !waits(&state) {
                self.store.dispatch(Action::Focus(None));
            }
            self.store.dispatch(Action::CaretAt(at));
        }
    }

    fn changed(self: &Rc<Self>) {
        let selected = self.selected();
        if self.down.get().is_some_and(|kind| kind != PointerKind::Touch) || self.shift.get() {
            self.preview(selected);
            return;
        }
        if selected.is_none_or(|selected| selected.collapsed) {
            let by_control = clock::ticks() - self.control_pressed.get() < CONTROL_GRACE;
            if !by_control && self.down.get().is_none() {
                // Words that are drawn anew drop the selection for a moment; it comes back with the effect.
                let watch = self.clone();
                self.quiet.replace(Some(timer::after(SETTLE, move || watch.gone())));
            }
            return;
        }
        self.wait(if self.last.get() == PointerKind::Touch {
            Gesture::Touch
        } else {
            Gesture::Other
        });
    }

    /// Finishes after a quiet time, counted anew at every change.
    fn wait(self: &Rc<Self>, gesture: Gesture) {
        let watch = self.clone();
        self.quiet
            .replace(Some(timer::after(QUIET, move || watch.finish(gesture, false))));
    }

    fn selected(&self) -> Option<Selected> {
        selection::read(&places::element()?)
    }

    fn gone(&self) {
        if self.selected().is_none_or(|selected| selected.collapsed) {
            self.nothing_selected();
        }
    }

    fn nothing_selected(&self) {
        self.quiet.replace(None);
        self.seen.set(None);
        let state = self.store.state();
        if state.ui.held.is_some() {
            self.store.dispatch(Action::Release);
        }
        // Taken sentences are no selection of the browser's.
        if state.ui.draft.is_some() && taken(&state).is_none() {
            self.store.dispatch(Action::Drafted(None));
        }
        highlight::hide(DRAFT);
    }

    /// Shows what would be marked before it is.
    fn preview(&self, selected: Option<Selected>) {
        let state = self.store.state();
        let gesture = if self.shift.get() && self.down.get().is_none() {
            Gesture::Keyboard
        } else {
            Gesture::Mouse
        };
        let raw = selected
            .filter(|selected| !selected.collapsed)
            .map(|selected| places::range(&state.article, &selected));
        match raw.and_then(|raw| finish(&state.article, raw, gesture, !state.ui.words_stay_cut)) {
            Some(range) => show(&state, range),
            None => highlight::hide(DRAFT),
        }
    }

    fn finish(&self, gesture: Gesture, exactly: bool) {
        self.quiet.replace(None);
        let state = self.store.state();
        let Some(selected) = self.selected().filter(|selected| !selected.collapsed) else {
            self.nothing_selected();
            return;
        };
        let raw = places::range(&state.article, &selected);
        if self.seen.replace(Some(raw)) == Some(raw) && (state.ui.draft.is_some() || state.ui.held.is_some()) {
            return;
        }
        let complete = !state.ui.words_stay_cut && !exactly;
        let Some(range) = finish(&state.article, raw, gesture, complete) else {
            self.store.dispatch(Action::Drafted(None));
            highlight::hide(DRAFT);
            return;
        };
        if state.ui.draft.as_ref().is_some_and(|draft| draft.range == range) {
            return;
        }
        show(&state, range);
        self.offer(&state, range, gesture, selected.backward);
    }

    /// Marks at once if a pen is in hand, moves what a touch selection has marked, or else offers the toolbar.
    fn offer(&self, state: &State, range: Range, gesture: Gesture, backward: bool) {
        if let Some((_, held)) = &state.ui.held {
            if held.overlaps(range) && gesture == Gesture::Touch {
                let now = super::fresh::now();
                self.store.dispatch(Action::Reshape { range, now });
                return;
            }
            self.store.dispatch(Action::Release);
        }
        commands::draft(&self.store, range, gesture, backward);
        if let Some(label) = state.ui.pen.clone() {
            commands::mark(&self.store.dispatcher(), label, gesture == Gesture::Touch);
            highlight::hide(DRAFT);
        }
    }
}

fn show(state: &State, range: Range) {
    if let Some(element) = places::element() {
        let place = |offset| places::place(&state.article, offset);
        highlight::show(DRAFT, &element, place(range.start()), place(range.end()));
    }
}

fn on_mark(target: &Target) -> bool {
    target.closest("#article:not(.marks-hidden) mark").is_some()
}

/// Keeps what is selected in step with the state: when the words under a live selection were drawn anew (another tab
/// marked there, or a touch selection marked its own words), the browser has dropped it, and it is selected again; when
/// there is no draft any more, the passing highlight goes.
#[hook]
pub fn use_steady_selection(state: &State) {
    let article = state.article.clone();
    let draft = state
        .ui
        .draft
        .as_ref()
        .filter(|_| taken(state).is_none())
        .map(|draft| (draft.range, draft.backward));
    let live = draft.or_else(|| state.ui.held.as_ref().map(|(_, range)| (*range, false)));
    let held = state.ui.held.is_some();
    use_effect_with((state.page.blocks().clone(), live), move |(_, live)| {
        let Some((range, backward)) = *live else {
            highlight::hide(DRAFT);
            return;
        };
        let selected = places::element().and_then(|element| selection::read(&element));
        let selected = selected.filter(|selected| !selected.collapsed);
        if selected.is_none_or(|selected| held && places::range(&article, &selected) != range) {
            places::select(&article, range, backward);
        }
    });
}
