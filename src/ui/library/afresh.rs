//! Starting afresh on a computer that others use too.

use yew::prelude::*;

use super::{Desk, Mode, Said};
use crate::domain::messages::library as msg;
use crate::ui::shelf;
use crate::web::file as files;

impl Desk {
    /// Saves a copy of everything, and says so.
    pub(super) fn saving_all(&self) -> Callback<()> {
        let desk = self.clone();
        Callback::from(move |()| {
            let mode = desk.view.mode.clone();
            match shelf::copies().map(|(name, bytes)| (files::download(&name, "application/zip", &bytes), name)) {
                Ok((Ok(()), name)) => {
                    let text = msg::SAVED_ALL.fill(desk.language, &[&name]);
                    desk.go(
                        mode,
                        Said {
                            text,
                            ..Said::default()
                        },
                    );
                }
                Ok((Err(error), _)) => desk.refuse(msg::NOT_SAVED_ALL.fill(desk.language, &[&error.0])),
                Err(error) => desk.refuse(shelf::trouble(&error, desk.language)),
            }
        })
    }

    /// For a computer that others use too: everything goes, after a copy was offered.
    pub(super) fn afresh(&self) -> Html {
        let save = self.saving_all();
        let erase = {
            let desk = self.clone();
            Callback::from(move |()| {
                if let Err(error) = shelf::erase_all() {
                    desk.refuse(shelf::trouble(&error, desk.language));
                }
            })
        };
        html! {
            <>
                <p class="lead">{ self.say(msg::AFRESH_LEAD) }</p>
                <div class="row">
                    { self.button("button primary first", msg::SAVE_ALL, &save) }
                    { self.button("button danger", msg::ERASE_ALL, &erase) }
                    { self.button("button", msg::GO_BACK, &self.going(Mode::List)) }
                </div>
            </>
        }
    }
}
