//! The export menu: who made it, and as what.

use yew::prelude::*;

use super::bar::BarProps;
use super::{fresh, menu};
use crate::domain::app::{Action, Alert, Offer, Popup, State};
use crate::domain::codec::file;
use crate::domain::codec::formats::{Export, Format};
use crate::domain::messages::{Language, bar as msg, exchange, share};
use crate::web::{events, file as files};

const BUTTON: &str = "#export-button, .more";

/// The button and its menu, which is in `node`.
pub fn view(props: &BarProps, node: &NodeRef) -> Html {
    let dispatch = props.dispatch.clone();
    let open = props.popup == Some(Popup::Export);
    let chosen = |act: &Callback<()>| {
        let (dispatch, act) = (dispatch.clone(), act.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Show(None));
            menu::focus_button(BUTTON);
            act.emit(());
        })
    };
    let written = |format: Format| {
        let write = props.onwrite.clone();
        chosen(&Callback::from(move |()| write.emit(format)))
    };
    let name_typed = {
        let dispatch = dispatch.clone();
        move |event: InputEvent| dispatch.dispatch(Action::Name(events::value_of(&event).unwrap_or_default().into()))
    };
    let toggle = {
        let (dispatch, popup) = (dispatch.clone(), props.popup);
        move |_| menu::toggle(&dispatch, Popup::Export, popup)
    };
    html! {
        <div class="pop">
            <button
                type="button"
                class="act"
                id="export-button"
                aria-haspopup="menu"
                aria-expanded={open.to_string()}
                aria-controls="export-menu"
                onclick={toggle}
            >{ msg::EXPORT.text(props.language) }</button>
            <div
                ref={node.clone()}
                class="popover"
                id="export-pop"
                hidden={!open}
                onkeydown={menu::keys(dispatch.clone(), node.clone(), BUTTON)}
            >
                <label class="field">
                    <span>{ msg::YOUR_NAME.text(props.language) }</span>
                    <input
                        type="text"
                        autocomplete="off"
                        maxlength="80"
                        value={AttrValue::from(props.name.clone())}
                        oninput={name_typed}
                    />
                </label>
                <div role="menu" id="export-menu" aria-label={msg::EXPORT_AS.text(props.language)}>
                    <button type="button" role="menuitem" tabindex="-1" onclick={chosen(&props.onsave)}>
                        { "JSON" }
                    </button>
                    <button type="button" role="menuitem" tabindex="-1" onclick={chosen(&props.oncopy)}>
                        { msg::COPY_JSON.text(props.language) }
                    </button>
                    <button type="button" role="menuitem" tabindex="-1" onclick={chosen(&props.onlink)}>
                        { share::COPY.text(props.language) }
                    </button>
                    for format in Format::ALL {
                        <button key={format.file().0} type="button" role="menuitem" tabindex="-1" onclick={written(format)}>
                            { format.name().text(props.language) }
                        </button>
                    }
                </div>
            </div>
        </div>
    }
}

/// The work as a file: its name and its text.
pub fn as_file(state: &State) -> (String, String) {
    let now = fresh::now();
    let text = file::export(&state.article, &state.project, &state.ui.name, &now);
    (file::file_name(&state.article.meta().slug, &state.ui.name, &now), text)
}

/// Saves the work to a file and says so.
pub fn save(state: &State) -> Action {
    let (name, text) = as_file(state);
    saved(state.ui.language, &name, "application/json", text.as_bytes())
}

/// Saves the work in another format and says so.
pub fn write(state: &State, format: Format) -> Action {
    let (name, bytes) = format.write(&Export {
        article: &state.article,
        project: &state.project,
        author: &state.ui.name,
        now: &fresh::now(),
        language: state.ui.language,
    });
    saved(state.ui.language, &name, format.file().1, &bytes)
}

fn saved(language: Language, name: &str, kind: &str, bytes: &[u8]) -> Action {
    match files::download(name, kind, bytes) {
        Ok(()) => Action::Say(exchange::SAVED.fill(language, &[name]).into()),
        Err(error) => Action::Alert(Some(Alert {
            text: exchange::NOT_SAVED.fill(language, &[&error.0]).into(),
            offer: Offer::Nothing,
        })),
    }
}

/// Puts the work into the clipboard; `answer` gets what to say.
pub fn copy(state: &State, answer: impl FnOnce(Action) + 'static) {
    let (_, text) = as_file(state);
    let (count, language) = (state.annotations.len(), state.ui.language);
    files::copy(&text, move |copied| {
        answer(if copied {
            Action::Say(exchange::COPIED.count(language, count, &[]).into())
        } else {
            Action::Alert(Some(Alert {
                text: exchange::NO_CLIPBOARD.text(language).into(),
                offer: Offer::Nothing,
            }))
        });
    });
}
