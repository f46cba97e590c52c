//! A link that carries the work: made for the clipboard, and opened as an import plan.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::export;
use super::import::{self, Proposal};
use super::store::Store;
use crate::domain::app::{Action, Alert, Offer};
use crate::domain::codec::file;
use crate::domain::codec::share::{self, LONGEST, LinkError, kilobytes};
use crate::domain::messages::share as msg;
use crate::web::pack::{self, PackError};
use crate::web::{address, file as files};

/// Puts a link that carries the work into the clipboard, or says why there is none and offers something else.
pub fn copy(store: &Store) {
    let state = store.state();
    let (_, text) = export::as_file(&state);
    let (count, language) = (state.annotations.len(), state.ui.language);
    let store = store.clone();
    pack::pack(share::slim(&text).as_bytes(), move |packed| {
        let alert = |text: String, offer: Offer| {
            Action::Alert(Some(Alert {
                text: text.into(),
                offer,
            }))
        };
        let fragment = packed.map(|packed| share::write(&packed));
        let fragment = match fragment {
            Ok(fragment) if fragment.len() <= LONGEST => fragment,
            Ok(fragment) => {
                let (size, most) = (kilobytes(fragment.len()), kilobytes(LONGEST));
                store.dispatch(alert(msg::TOO_MUCH.fill(language, &[&size, &most]), Offer::File));
                return;
            }
            Err(_) => {
                store.dispatch(alert(msg::NOT_PACKED.text(language).to_owned(), Offer::File));
                return;
            }
        };
        let link = [address::base().as_str(), "#", fragment.as_str()].concat();
        files::copy(&link.clone(), move |copied| {
            store.dispatch(if copied {
                Action::Say(msg::COPIED.count(language, count, &[]).into())
            } else {
                alert(
                    msg::NO_CLIPBOARD.text(language).to_owned(),
                    Offer::Link(link.as_str().into()),
                )
            });
        });
    });
}

/// Where an answer to a link is waited for.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Nowhere,
    Plan,
    Notice,
}

/// Shows the plan of a link with which the page was opened, or which is opened in it. Once there was an answer the link
/// is taken out of the address, so that loading the page again does not ask again; not before.
#[hook]
pub fn use_links(store: &Store, proposal: &UseStateHandle<Option<Rc<Proposal>>>) {
    let asked = use_memo((), |()| Cell::new(Asked::Nowhere));
    let notice = store.state().ui.alert.is_some();
    {
        let asked = asked.clone();
        use_effect_with((proposal.is_some(), notice), move |(plan, notice)| {
            let waits = match asked.get() {
                Asked::Nowhere => return,
                Asked::Plan => *plan,
                Asked::Notice => *notice,
            };
            if !waits {
                asked.set(Asked::Nowhere);
                answered();
            }
        });
    }
    let (store, setter) = (store.clone(), proposal.setter());
    use_effect_with((), move |()| {
        let open = move || {
            let (asked, setter) = (asked.clone(), setter.clone());
            open(&store, move |found| {
                asked.set(if found.is_some() { Asked::Plan } else { Asked::Notice });
                setter.set(found);
            });
        };
        open();
        let listener = address::fragment_change(open);
        move || drop(listener)
    });
}

/// Takes the link out of the address.
pub fn answered() {
    if share::is_link(&address::fragment()) {
        address::forget_fragment();
    }
}

/// Reads the link in the address, if there is one, and gives what importing it would do to `answer`, or says why it
/// cannot be read and gives nothing. Changes nothing.
fn open(store: &Store, answer: impl FnOnce(Option<Rc<Proposal>>) + 'static) {
    let fragment = address::fragment();
    if !share::is_link(&fragment) {
        return;
    }
    let language = store.state().ui.language;
    let store = store.clone();
    let end = move |contents: Result<_, LinkError>| {
        let name = msg::WORK.text(language);
        let found = contents
            .map_err(|error| error.text(language))
            .and_then(|contents| import::propose(&store, name, contents));
        answer(match found {
            Ok(proposal) => Some(proposal),
            Err(reason) => {
                import::refuse(&store, name, &reason);
                None
            }
        });
    };
    let packed = match share::read(&fragment) {
        Ok(packed) => packed,
        Err(error) => return end(Err(error)),
    };
    pack::unpack(&packed, file::MAX_BYTES, move |unpacked| {
        // Another link may have been opened meanwhile.
        if address::fragment() == fragment {
            end(unpacked
                .map_err(|error| match error {
                    PackError::Unsupported => LinkError::Unsupported,
                    PackError::Broken => LinkError::Broken,
                    PackError::TooLarge => LinkError::TooLarge,
                })
                .and_then(|bytes| share::contents(&bytes)));
        }
    });
}
