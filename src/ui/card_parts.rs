//! In an attribution's card: which words are its source and its cue, and how to correct that. In the text: the same, on
//! the focused attribution.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::card::CardView;
use super::store::Dispatch;
use super::{commands, fresh, places};
use crate::domain::annotation::{Annotation, AnnotationId};
use crate::domain::app::judge::is_attribution;
use crate::domain::app::parts::{Part, choices, pieces, stretch_of};
use crate::domain::app::{Action, Draft, State, words};
use crate::domain::messages::{Language, parts as msg};
use crate::domain::text::Range;
use crate::web::{Element, highlight, page, timer};

/// Whether the card shows parts.
fn shows(props: &CardView) -> bool {
    props.focused && props.annotation.range().is_some() && is_attribution(props.codebook, props.annotation)
}

/// The annotation's words; in the focused attribution with its source and its cue underlined.
pub fn shown(props: &CardView) -> Html {
    if !shows(props) {
        return AttrValue::from(props.annotation.words().clone()).into();
    }
    html! {
        for (words, part) in pieces(props.annotation) {
            <span class={classes!(part.map(Part::class))}>{ words }</span>
        }
    }
}

/// The source and the cue of the focused attribution, each with a button to correct it.
pub fn view(props: &CardView) -> Html {
    html! {
        if shows(props) {
            <Parts
                language={props.language}
                dispatch={props.dispatch.clone()}
                annotation={props.annotation.clone()}
                named={words::annotation(props.codebook, props.annotation, props.language)}
            />
        }
    }
}

#[derive(Properties, PartialEq)]
struct PartsProps {
    language: Language,
    dispatch: Dispatch,
    annotation: Rc<Annotation>,
    named: String,
}

/// The words being chosen, by their numbers.
#[derive(Clone, Copy, PartialEq)]
struct Picking {
    part: Part,
    /// The word that the keyboard is on.
    at: usize,
    /// Where Shift began.
    from: Option<usize>,
    /// The first word, as long as the last one has not been pressed.
    first: Option<usize>,
}

#[component(Parts)]
fn parts(props: &PartsProps) -> Html {
    // Read when a key comes, not as it was at the last drawing: keys can be faster than drawing.
    let picking = use_memo((), |()| Cell::new(None::<Picking>));
    let drawing = use_force_update();
    let put = {
        let picking = picking.clone();
        Callback::from(move |now| {
            picking.set(now);
            drawing.force_update();
        })
    };
    let node = use_node_ref();
    let open = picking.get().map(|picking| (picking.part, picking.at));
    {
        let node = node.clone();
        use_effect_with(open, move |open| {
            let word = node.cast::<Element>().filter(|_| open.is_some());
            if let Some(word) = word.and_then(|parts| page::query(&parts, ".word[tabindex=\"0\"]")) {
                page::focus(&word, false);
            }
        });
    }
    // The focus goes to another annotation: the buttons here go, and with them where the keyboard was.
    use_effect_with((), |()| || timer::soon(|| timer::soon(commands::find_keyboard)));
    let (language, annotation) = (props.language, &props.annotation);
    let close = {
        let (picking, put, node) = (picking.clone(), put.clone(), node.clone());
        Callback::from(move |()| {
            let part = picking.get().map(|picking| picking.part.class());
            let button = node.cast::<Element>().zip(part);
            if let Some(button) = button.and_then(|(parts, part)| page::query(&parts, &[".change-", part].concat())) {
                page::focus(&button, true);
            }
            put.emit(None);
        })
    };
    let row = |part: Part| {
        let chosen = part.of(annotation);
        let here = picking.get().filter(|picking| picking.part == part);
        let toggle = {
            let (put, close) = (put.clone(), close.clone());
            let first = chosen.and_then(|range| choices(annotation).iter().position(|(word, _)| word.overlaps(range)));
            move |_| match here {
                Some(_) => close.emit(()),
                None => put.emit(Some(Picking {
                    part,
                    at: first.unwrap_or_default(),
                    from: None,
                    first: None,
                })),
            }
        };
        let label = if part == Part::Source {
            msg::CHANGE_SOURCE
        } else {
            msg::CHANGE_CUE
        };
        html! {
            <div class="part" key={part.class()}>
                <span class="caption">{ part.name().text(language) }</span>
                if let Some(words) = chosen.and_then(|range| inside(annotation, range)) {
                    <span class={part.class()}>{ words }</span>
                } else {
                    <span class="unset">{ msg::NO_WORDS.text(language) }</span>
                }
                <button
                    type="button"
                    class={classes!("quiet", ["change-", part.class()].concat())}
                    aria-expanded={here.is_some().to_string()}
                    aria-label={here.is_none().then(|| label.fill(language, &[&props.named]))}
                    onclick={toggle}
                >{ if here.is_some() { msg::DONE } else { msg::CHANGE }.text(language) }</button>
                if let Some(here) = here {
                    { picker(props, &picking, &put, here, &close) }
                }
            </div>
        }
    };
    html! {
        <div ref={node} class="parts" role="group" aria-label={msg::PARTS.fill(language, &[&props.named])}>
            { row(Part::Source) }
            { row(Part::Cue) }
        </div>
    }
}

/// The attribution's words as buttons: the first and then the last are pressed, or taken with the keyboard.
fn picker(
    props: &PartsProps,
    state: &Rc<Cell<Option<Picking>>>,
    put: &Callback<Option<Picking>>,
    here: Picking,
    close: &Callback<()>,
) -> Html {
    let (language, annotation, part) = (props.language, props.annotation.clone(), here.part);
    let words = choices(&annotation);
    let set = {
        let dispatch = props.dispatch.clone();
        let (id, annotation) = (annotation.id.clone(), annotation.clone());
        let places: Rc<Vec<Range>> = Rc::new(words.iter().map(|(place, _)| *place).collect());
        Callback::from(move |(chosen, more): (Option<(usize, usize)>, bool)| {
            let place = |nth: usize| places.get(nth).copied();
            let range = chosen.and_then(|(first, last)| Some(stretch_of(&annotation, place(first)?, place(last)?)));
            dispatch.dispatch(Action::SetPart {
                id: id.clone(),
                part,
                range,
                more,
                now: fresh::now(),
            });
        })
    };
    let press = {
        let (state, put, set) = (state.clone(), put.clone(), set.clone());
        Callback::from(move |nth: usize| {
            let Some(here) = state.get() else { return };
            set.emit((Some((here.first.unwrap_or(nth), nth)), here.first.is_some()));
            put.emit(Some(Picking {
                at: nth,
                from: None,
                first: if here.first.is_some() { None } else { Some(nth) },
                ..here
            }));
        })
    };
    let onkeydown = {
        let (state, put, set, close) = (state.clone(), put.clone(), set.clone(), close.clone());
        let last = words.len().saturating_sub(1);
        let backward = words
            .first()
            .and_then(|(_, word)| word.chars().next())
            .is_some_and(runs_leftwards);
        Callback::from(move |event: KeyboardEvent| {
            let Some(here) = state.get() else { return };
            let at = match (event.key().as_str(), backward) {
                ("ArrowRight", false) | ("ArrowLeft", true) | ("ArrowDown", _) => (here.at + 1).min(last),
                ("ArrowLeft", false) | ("ArrowRight", true) | ("ArrowUp", _) => here.at.saturating_sub(1),
                ("Home", _) => 0,
                ("End", _) => last,
                ("Enter", _) => {
                    set.emit((Some((here.from.unwrap_or(here.at), here.at)), false));
                    event.prevent_default();
                    close.emit(());
                    return;
                }
                ("Escape", _) => {
                    event.prevent_default();
                    close.emit(());
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            let from = here.from.or(Some(here.at)).filter(|_| event.shift_key());
            put.emit(Some(Picking { at, from, ..here }));
        })
    };
    let chosen = part.of(&annotation);
    let taken = |nth: usize, place: Range| match here.from {
        Some(from) => (from.min(here.at)..=from.max(here.at)).contains(&nth),
        None => chosen.is_some_and(|range| range.overlaps(place)),
    };
    let ask = if part == Part::Source {
        msg::CHOOSE_SOURCE
    } else {
        msg::CHOOSE_CUE
    };
    let none = move |_| set.emit((None, false));
    html! {
        <>
            <div class="picker" role="toolbar" dir="auto" aria-label={ask.text(language)} aria-describedby="pick-how" {onkeydown}>
                for (nth, (place, word)) in words.into_iter().enumerate() {
                    <button
                        key={nth}
                        type="button"
                        class="word"
                        tabindex={if nth == here.at { "0" } else { "-1" }}
                        aria-pressed={taken(nth, place).to_string()}
                        onclick={
                            let press = press.clone();
                            move |_| press.emit(nth)
                        }
                    >{ word }</button>
                }
            </div>
            <p class="hint" id="pick-how">{ msg::HOW.text(language) }</p>
            <button type="button" class="quiet none" onclick={none}>{ msg::NONE.text(language) }</button>
        </>
    }
}

/// The words of `range` of the article, which lies in `annotation`.
fn inside(annotation: &Annotation, range: Range) -> Option<String> {
    let pieces = pieces(annotation);
    let start = annotation.range()?.start();
    let skip = (range.start().get() - start.get()) as usize;
    let words: String = pieces.into_iter().map(|(words, _)| words).collect();
    Some(words.chars().skip(skip).take(range.len() as usize).collect())
}

/// Whether the script of a letter is written from right to left.
const fn runs_leftwards(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Underlines source and cue of the focused attribution in the text, without touching its elements.
#[hook]
pub fn use_part_lines(state: &State) {
    let article = state.article.clone();
    let focused = state.ui.focus.as_ref().and_then(|id| state.annotations.get(id));
    let focused = focused.filter(|focused| !state.ui.marks_hidden && is_attribution(&state.codebook, focused));
    let parts = Part::ALL.map(|part| focused.and_then(|annotation| part.of(annotation)));
    use_effect_with((state.page.blocks().clone(), parts), move |(_, parts)| {
        let Some(element) = places::element() else { return };
        for (part, range) in Part::ALL.into_iter().zip(parts) {
            match range {
                Some(range) => {
                    let place = |offset| places::place(&article, offset);
                    highlight::show(part.class(), &element, place(range.start()), place(range.end()));
                }
                None => highlight::hide(part.class()),
            }
        }
    });
}

/// In the toolbar at a selection inside of an attribution: say that these words are its source, or its cue.
pub fn tools(language: Language, dispatch: &Dispatch, at: Option<(&AnnotationId, &Draft)>) -> Html {
    html! {
        if let Some((id, draft)) = at {
            <span class="parting" aria-hidden="true"></span>
            for part in Part::ALL {
                <button
                    key={part.class()}
                    type="button"
                    class="tool"
                    onclick={
                        let (dispatch, id, range) = (dispatch.clone(), id.clone(), draft.range);
                        move |_| dispatch.dispatch(Action::SetPart {
                            id: id.clone(),
                            part,
                            range: Some(range),
                            more: false,
                            now: fresh::now(),
                        })
                    }
                ><span class={part.class()}>{ part.name().text(language) }</span></button>
            }
        }
    }
}

/// The focused attribution, if the selected words lie in it.
pub fn around_draft(state: &State) -> Option<AnnotationId> {
    let (focus, draft) = (state.ui.focus.as_ref()?, state.ui.draft.as_ref()?);
    let focused = state.annotations.get(focus)?;
    let inside = focused.range().is_some_and(|place| place.covers(draft.range));
    (inside && is_attribution(&state.codebook, focused)).then(|| focus.clone())
}
