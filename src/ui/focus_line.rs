//! The focus line: a band behind the line that is read. It follows the pointer, the finger and the caret.

use std::cell::Cell;

use yew::prelude::*;

use super::places;
use crate::domain::app::State;
use crate::web::events;
use crate::web::page;
use crate::web::selection::{self, Place};

thread_local! {
    /// Where in the article the line is.
    static AT: Cell<Option<Place>> = const { Cell::new(None) };
}

/// Lets the line follow the pointer while it is switched on.
#[hook]
pub fn use_focus_line(state: &State) {
    use_effect_with(state.ui.reading.focus_line, move |on| {
        if !*on {
            AT.set(None);
            draw();
        }
        let listeners = on.then(|| {
            let moved = events::pointer_move(|x, y| {
                let place = places::element().and_then(|article| selection::place_at_point(&article, x, y));
                if let Some(place) = place {
                    follow(place);
                }
            });
            (moved, events::resize(draw))
        });
        move || drop(listeners)
    });
}

/// Puts the line to `place`. It is seen only while it is switched on.
pub fn follow(place: Place) {
    AT.set(Some(place));
    draw();
}

fn draw() {
    let (Some(article), Some(app)) = (places::element(), page::by_id("app")) else {
        return;
    };
    let (Some(band), Some(main)) = (page::query(&app, ".focus-line"), article.parent_element()) else {
        return;
    };
    let rect = AT.get().and_then(|place| selection::caret_rect(&article, place));
    page::set_hidden(&band, rect.is_none());
    if let Some(rect) = rect {
        page::set_px(&band, "--y", rect.top - page::measure(&main).top);
        page::set_px(&band, "--h", rect.height());
    }
}
