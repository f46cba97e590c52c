//! The toolbar at the selection.

use std::rc::Rc;

use yew::prelude::*;

use super::card_parts;
use super::marks;
use super::orphans;
use super::places;
use super::sentences;
use super::store::Dispatch;
use crate::domain::annotation::{AnnotationId, Codebook};
use crate::domain::app::{Draft, Gesture, label_text};
use crate::domain::document::Article;
use crate::domain::messages::{Language, bar as msg};
use crate::ui::commands;
use crate::web::{Rect, between};
use crate::web::{events, page};

/// The distance between the words and the toolbar, in CSS pixels.
const GAP: f64 = 8.0;
/// The same under a finger: the system draws its handles there.
const TOUCH_GAP: f64 = 28.0;

/// What the toolbar is drawn from.
#[derive(Properties, PartialEq)]
pub struct ToolbarProps {
    /// The language of the interface.
    pub language: Language,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// The article.
    pub article: Rc<Article>,
    /// The labels.
    pub codebook: Rc<Codebook>,
    /// The finished selection, if no pen marks it at once.
    pub draft: Option<Draft>,
    /// The focused attribution, if the selection lies in it.
    pub within: Option<AnnotationId>,
    /// The focused annotation, if it has no place.
    pub lost: Option<AnnotationId>,
}

/// The labels as buttons, beside the selected words, never over them. It does not take the focus.
#[component(Toolbar)]
pub fn toolbar(props: &ToolbarProps) -> Html {
    let dispatch = &props.dispatch;
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((props.article.clone(), props.draft.clone()), move |(article, draft)| {
            let again = node
                .cast::<crate::web::Element>()
                .zip(draft.clone())
                .map(|(bar, draft)| {
                    put(&bar, article, &draft);
                    let article = article.clone();
                    events::resize(move || put(&bar, &article, &draft))
                });
            move || drop(again)
        });
    }
    // A press must neither take the focus from the article nor change the selection.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <div
            ref={node}
            class="toolbar"
            role="toolbar"
            aria-label={msg::ANNOTATE_SELECTION.text(props.language)}
            hidden={props.draft.is_none()}
            {onmousedown}
        >
            for label in props.codebook.labels.iter() {
                <button
                    key={label.id.as_str()}
                    type="button"
                    class={classes!("tool", marks::label_classes(&props.codebook, &label.id))}
                    onclick={
                        let (dispatch, label) = (dispatch.clone(), label.id.clone());
                        move |_| {
                            commands::mark(&dispatch, label.clone(), false);
                            sentences::leave_toolbar();
                        }
                    }
                >
                    <i class="swatch" aria-hidden="true"></i>
                    <span class="pen-name">{ label_text(label, props.language).name }</span>
                    if !label.key.is_empty() {
                        <kbd aria-hidden="true">{ AttrValue::from(label.key.clone()) }</kbd>
                    }
                </button>
            }
            { orphans::tool(props.language, dispatch, props.lost.as_ref()) }
            { card_parts::tools(props.language, dispatch, props.within.as_ref().zip(props.draft.as_ref())) }
        </div>
    }
}

/// Puts the toolbar where the selection was finished: above its line with a mouse, below it with a finger; the other
/// side where there is no room. Inside the window as long as one of the words is; else it waits beside its words.
fn put(bar: &crate::web::Element, article: &Article, draft: &Draft) {
    let lines = places::lines(article, draft.range);
    let (Some(first), Some(last)) = (lines.first().copied(), lines.last().copied()) else {
        return;
    };
    let Some(main) = page::by_id("article").and_then(|article| article.parent_element()) else {
        return;
    };
    let (main, view, (top, bottom)) = (page::measure(&main), page::viewport(), places::clear_view());
    let size = page::measure(bar);
    let touch = draft.gesture == Gesture::Touch || page::coarse_pointer();
    let one_line = last.top < first.bottom - first.height() / 2.0;
    let above = first.top - size.height() - GAP;
    let below = last.bottom + if touch { TOUCH_GAP } else { GAP };
    let fits_above = above >= top;
    let fits_below = below + size.height() <= bottom;
    // A drag over several lines towards the end finishes below; the toolbar is wanted where the hand is.
    let wants_below = touch || !(one_line || draft.backward);
    let under = if wants_below {
        fits_below || !fits_above
    } else {
        !fits_above
    };
    let y = if under { below } else { above };
    let seen = lines.iter().any(|line| line.bottom > top && line.top < bottom);
    let y = if seen {
        between(y, top, (bottom - size.height()).max(top))
    } else {
        y
    };
    let Some(hand) = places::edge(article, draft.range, !draft.backward) else {
        return;
    };
    let x = centred(hand.left, size, view.left.max(main.left), view.right.min(main.right));
    page::set_px(bar, "--x", x - main.left);
    page::set_px(bar, "--y", y - main.top);
    page::set_class(bar, "below", under);
}

/// The left edge of something of `size` whose middle is at `x`, kept between two edges.
fn centred(x: f64, size: Rect, left: f64, right: f64) -> f64 {
    let leftmost = left + GAP;
    between(
        x - size.width() / 2.0,
        leftmost,
        (right - size.width() - GAP).max(leftmost),
    )
}
