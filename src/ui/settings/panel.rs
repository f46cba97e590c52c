//! The panel of settings.

use yew::prelude::*;

use super::controls::{check, choice};
use crate::domain::app::{Action, Lines, Measure, Popup, Reading, SIZES, Theme};
use crate::domain::messages::{Language, Message, bar, reading as msg, room, settings, shortcuts};
use crate::ui::bar::BarProps;
use crate::ui::{menu, rekey};
use crate::web::events;

const BUTTON: &str = "#settings-button, .more";

/// The button and what it opens, which is in `node`.
pub fn view(props: &BarProps, node: &NodeRef) -> Html {
    let dispatch = props.dispatch.clone();
    let say = |message: Message| message.text(props.language);
    let open = props.popup == Some(Popup::Settings);
    let toggle = {
        let (dispatch, popup) = (dispatch.clone(), props.popup);
        move |_| menu::toggle(&dispatch, Popup::Settings, popup)
    };
    let act = |action: fn(bool) -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |on| dispatch.dispatch(action(on)))
    };
    let languages = Language::ALL.map(|language| (language.tag(), language.name()));
    let speak = {
        let dispatch = dispatch.clone();
        move |nth: usize| dispatch.dispatch(Action::Language(Language::ALL[nth]))
    };
    let all_keys = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::Show(Some(Popup::Keys)))
    };
    let all_articles = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::Show(Some(Popup::Articles)))
    };
    html! {
        <div class="pop">
            <button
                type="button"
                class="act"
                id="settings-button"
                aria-expanded={open.to_string()}
                aria-controls="settings"
                onclick={toggle}
            >{ say(settings::SETTINGS) }</button>
            <div
                ref={node.clone()}
                class="popover"
                id="settings"
                role="group"
                aria-label={say(settings::SETTINGS)}
                hidden={!open}
                onkeydown={menu::keys(dispatch.clone(), node.clone(), BUTTON)}
            >
                <h2>{ say(msg::READING) }</h2>
                { reading(props) }
                <h2>{ say(msg::MARKING) }</h2>
                { check(say(settings::COMPLETE_WORDS), !props.words_stay_cut, act(Action::CompleteWords)) }
                { check(say(settings::HIDE_HIGHLIGHTS), props.marks_hidden, act(Action::HideMarks)) }
                <h2>{ say(bar::KEYS) }</h2>
                { rekey::switch(props.language, &props.keymap, &dispatch) }
                <button type="button" class="quiet" onclick={all_keys}>{ say(shortcuts::ALL_KEYS) }</button>
                <h2>{ say(room::STORAGE) }</h2>
                <button type="button" class="quiet" onclick={all_articles}>{ say(room::WHAT) }</button>
                <h2>{ say(settings::LANGUAGE) }</h2>
                { choice(say(settings::LANGUAGE), "language", &languages, props.language.tag(), speak.into()) }
            </div>
        </div>
    }
}

/// How the article is set, and the colours.
fn reading(props: &BarProps) -> Html {
    let (language, now) = (props.language, props.reading);
    let say = |message: Message| message.text(language);
    let set = |change: fn(Reading, usize) -> Reading| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |nth| dispatch.dispatch(Action::Reading(change(now, nth))))
    };
    let size = set(|now, nth| Reading {
        size: SIZES.get(nth).copied().unwrap_or(now.size),
        ..now
    });
    let measure = set(|now, nth| Reading {
        measure: Measure::ALL[nth],
        ..now
    });
    let lines = set(|now, nth| Reading {
        lines: Lines::ALL[nth],
        ..now
    });
    let spaced = set(|now, nth| Reading { spaced: nth > 0, ..now });
    let line = set(|now, nth| Reading {
        focus_line: nth > 0,
        ..now
    });
    let theme = {
        let dispatch = props.dispatch.clone();
        move |nth: usize| dispatch.dispatch(Action::Theme(Theme::ALL[nth]))
    };
    let themes = Theme::ALL.map(|theme| (theme.name(), say(theme_name(theme))));
    let [narrow, normal, wide] = Measure::ALL.map(Measure::name);
    let measures = [
        (narrow, say(msg::NARROW)),
        (normal, say(msg::NORMAL)),
        (wide, say(msg::WIDE)),
    ];
    let [usual, loose, double] = Lines::ALL.map(Lines::name);
    let spacings = [
        (usual, say(msg::USUAL)),
        (loose, say(msg::LOOSE)),
        (double, say(msg::DOUBLE)),
    ];
    let percent = msg::PERCENT.fill(language, &[&now.size.to_string()]);
    html! {
        <>
            <label class="size">
                <span>{ say(msg::TEXT_SIZE) }</span>
                <input
                    type="range"
                    min="0"
                    max={(SIZES.len() - 1).to_string()}
                    step="1"
                    value={now.step().to_string()}
                    aria-valuetext={percent.clone()}
                    oninput={move |event: InputEvent| {
                        let step = events::value_of(&event).and_then(|step| step.parse().ok());
                        size.emit(step.unwrap_or_default());
                    }}
                />
                <span class="count" aria-hidden="true">{ percent }</span>
            </label>
            { choice(say(msg::MEASURE), "measure", &measures, now.measure.name(), measure) }
            { choice(say(msg::LINES), "lines", &spacings, now.lines.name(), lines) }
            { choice(say(settings::THEME), "theme", &themes, props.theme.name(), theme.into()) }
            { check(say(msg::SPACED), now.spaced, spaced.reform(usize::from)) }
            { check(say(msg::FOCUS_LINE), now.focus_line, line.reform(usize::from)) }
        </>
    }
}

const fn theme_name(theme: Theme) -> Message {
    match theme {
        Theme::System => settings::SYSTEM,
        Theme::Light => settings::LIGHT,
        Theme::Dark => settings::DARK,
        Theme::Sepia => msg::SEPIA,
    }
}
