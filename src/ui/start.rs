//! From nothing to a living page.

use std::rc::Rc;

use super::{App, app::AppProps, fresh, keeper, settings, shelf};
use crate::domain::app::{Alert, Offer, Saving, State};
use crate::domain::codec::journal::ReplicaInfo;
use crate::domain::document::Article;
use crate::domain::messages::replace;
use crate::web::{page, panic};

/// What the app starts from. Two openings are the same only if they are one.
pub struct Opening {
    /// The first state.
    pub state: State,
    /// The replicas that were in storage.
    pub others: Rc<Vec<ReplicaInfo>>,
}

impl PartialEq for Opening {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Opens the article that was open last, at first the built-in one, and mounts the app in place of the static page.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(panic::report));
    let (Some(article), Some(root)) = (shelf::built_in(), page::by_id("app")) else {
        return;
    };
    let (article, remark) = shelf::begin(article);
    let mut opening = open(article);
    if let (Some(remark), None) = (remark, &opening.state.ui.alert) {
        opening.state.ui.alert = Some(shelf::alert(remark(opening.state.ui.language)));
    }
    if let (Some(before), None) = (shelf::replaced(), &opening.state.ui.alert) {
        let what = if shelf::is_built_in(&before) {
            replace::BESIDE
        } else {
            replace::REPLACED
        };
        opening.state.ui.alert = Some(Alert {
            text: what.text(opening.state.ui.language).into(),
            offer: Offer::Back(before),
        });
    }
    let opening = Rc::new(opening);
    yew::Renderer::<App>::with_root_and_props(root, AppProps { opening }).render();
}

/// The state of a tab that has just opened `article`.
pub fn open(article: Article) -> Opening {
    let opened = keeper::open(article.place());
    let mut state = State::new(Rc::new(article), opened.project, fresh::replica_id());
    settings::restore(&mut state);
    state.ui.alert = keeper::report(&opened.unreadable, state.ui.language);
    if let Some(trouble) = opened.trouble {
        state.saving = Saving::Fails(trouble);
    }
    Opening {
        state,
        others: Rc::new(opened.replicas),
    }
}
