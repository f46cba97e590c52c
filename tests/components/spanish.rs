//! The page in Spanish: nothing that is shown or named is English, but for the article's own words.

use std::fs;

use pressmark::domain::annotation::{LabelId, Timestamp};
use pressmark::domain::app::{Action, Popup, Saving, State, Trouble};
use pressmark::domain::codec::formats::Format;
use pressmark::domain::messages::Language;

use super::{CROSSING, after, drawn, id, marked, selected, unescaped};

/// Every text of the program in English and in Spanish, read from where messages are written.
fn messages() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir("src/domain/messages")
        .expect("the folder exists")
        .flatten()
    {
        let text = fs::read_to_string(entry.path()).expect("source files are UTF-8");
        let (Some((_, single)), false) = (text.split_once("\nmessages! {"), entry.path().ends_with("make.rs")) else {
            continue;
        };
        let (single, plural) = single.split_once("\nplurals! {").expect("plurals stand behind");
        let pairs = literals(single);
        assert_eq!(pairs.len() % 2, 0, "{} has an odd text", entry.path().display());
        for pair in pairs.chunks(2) {
            found.push((pair[0].clone(), pair[1].clone()));
        }
        for forms in literals(plural).chunks(4) {
            found.push((forms[0].clone(), forms[2].clone()));
            found.push((forms[1].clone(), forms[3].clone()));
        }
    }
    assert!(found.len() > 100, "messages are found");
    found
}

/// The string literals of a source in order.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let pieces = line.replace("\\\"", "\u{1}");
        let inside = pieces.split('"').skip(1).step_by(2);
        found.extend(inside.map(|text| text.replace('\u{1}', "\"")));
    }
    found
}

/// What the page shows and what its elements are called, but for the article and the words of annotations.
fn told(markup: &str) -> Vec<String> {
    let (before, rest) = markup.split_once("<article").expect("there is an article");
    let (_, behind) = rest.split_once("</article>").expect("it ends");
    let mut found = Vec::new();
    let mut foreign = false;
    for piece in [before, behind].into_iter().flat_map(|part| part.split('<')) {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        for name in ["aria-label", "aria-description", "title", "placeholder", "alt"] {
            let value = tag
                .split_once(&format!(" {name}=\""))
                .and_then(|(_, rest)| rest.split('"').next());
            found.extend(value.map(unescaped));
        }
        foreign |= tag.contains("class=\"words\"") || tag.contains("class=\"title\"") || tag.contains(" lang=\"en\"");
        if !foreign {
            found.push(unescaped(text));
        }
        foreign &= !tag.starts_with('/') && !tag.starts_with("input");
    }
    found.retain(|text| text.chars().any(char::is_alphabetic));
    found
}

/// Whether `told` is what `message` says, with anything in its places, or holds a long part of it.
fn says(told: &str, message: &str) -> bool {
    let mut fixed: Vec<&str> = message.split('{').collect();
    for part in fixed.iter_mut().skip(1) {
        *part = part.split_once('}').map_or(*part, |(_, rest)| rest);
    }
    if !fixed
        .iter()
        .any(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 1)
    {
        return false;
    }
    if fixed
        .iter()
        .any(|part| part.chars().count() >= 12 && told.contains(part))
    {
        return true;
    }
    let mut rest = told.trim();
    let last = fixed.len() - 1;
    for (nth, part) in fixed.iter().map(|part| part.trim()).enumerate() {
        match rest.find(part) {
            Some(0) => rest = &rest[part.len()..],
            Some(at) if nth > 0 => rest = &rest[at + part.len()..],
            _ => return false,
        }
    }
    rest.is_empty() || fixed[last].is_empty()
}

fn spanish(state: &State) -> State {
    let mut spanish = state.clone();
    spanish.ui.language = Language::Spanish;
    spanish
}

fn label(slug: &str) -> LabelId {
    LabelId::parse(slug).expect("a slug")
}

fn states() -> Vec<(&'static str, State)> {
    let empty = spanish(&marked(&[]));
    let full = spanish(&marked(&CROSSING));
    let done = after(
        &selected(&full, "cooperation"),
        Action::Mark {
            label: label("claim"),
            id: id(9),
            now: Timestamp::default(),
            keep: false,
        },
    );
    let focused = after(
        &full,
        Action::Pick(
            done.annotations
                .get(&id(3))
                .and_then(|one| one.range())
                .expect("a place")
                .start(),
        ),
    );
    let mut troubled = after(&full, Action::NotWritten(Trouble::Full));
    let alert = Action::Undo(Timestamp::default());
    let undone = after(&after(&done, alert.clone()), alert);
    let mut states = vec![
        ("empty", empty.clone()),
        ("a selection", selected(&empty, "cooperation")),
        ("annotations", full.clone()),
        ("a focused stack", focused),
        ("a focused attribution", after(&full, Action::Focus(Some(id(3))))),
        ("an open note", after(&full, Action::OpenNote(id(1)))),
        ("a new mark", done.clone()),
        (
            "a changed label",
            after(
                &done,
                Action::Relabel {
                    id: id(9),
                    label: label("quote"),
                    now: Timestamp::default(),
                },
            ),
        ),
        ("a deleted one", after(&done, Action::Delete(id(0)))),
        ("nothing to undo", undone),
        ("a pen", after(&full, Action::TogglePen(label("quote")))),
        ("no room", troubled.clone()),
    ];
    for popup in [
        Popup::Export,
        Popup::Settings,
        Popup::More,
        Popup::Keys,
        Popup::Articles,
    ] {
        states.push(("a popup", after(&full, Action::Show(Some(popup)))));
    }
    troubled.ui.saving_noted = true;
    states.push(("no room, noted", troubled.clone()));
    for trouble in [Trouble::Blocked, Trouble::Failed("?".into())] {
        troubled.ui.saving_noted = false;
        troubled.saving = Saving::Fails(trouble);
        states.push(("trouble", troubled.clone()));
    }
    states
}

#[test]
fn nothing_english_is_left_in_spanish() {
    let messages = messages();
    let english: Vec<&(String, String)> = messages
        .iter()
        .filter(|(english, spanish)| english != spanish)
        .collect();
    for (name, state) in states() {
        let told = told(&drawn(&state));
        assert!(told.iter().any(|text| text == "Tus anotaciones"), "{name}: {told:?}");
        // Names of formats are names, whatever they look like.
        let formats = Format::ALL.map(|format| format.name().text(Language::Spanish));
        for text in told.iter().filter(|text| !formats.contains(&text.as_str())) {
            // What is said in Spanish may look like something else in English.
            let known = messages
                .iter()
                .any(|(_, spanish)| says(text, spanish) && !spanish.starts_with('{'));
            let left = english.iter().find(|(english, _)| says(text, english));
            assert!(left.is_none() || known, "{name}: {text:?} is {left:?}");
        }
        // What was said last, and what would be undone.
        let words = state.history.next_undo().map(|step| step.words.to_string());
        for text in words.into_iter().chain([state.ui.said.text.to_string()]) {
            let left = english
                .iter()
                .find(|(english, _)| english.len() > 3 && says(&text, english));
            assert!(left.is_none(), "{name}: {text:?} is {left:?}");
        }
    }
}

#[test]
fn english_would_be_found() {
    let messages = messages();
    let english = told(&drawn(&marked(&CROSSING)));
    let found = english.iter().filter(|text| {
        messages
            .iter()
            .any(|(english, spanish)| english != spanish && says(text, english))
    });
    assert!(found.count() > 40, "{english:?}");
}

#[test]
fn built_in_labels_and_letters_are_spanish_and_the_article_is_not() {
    let markup = drawn(&spanish(&marked(&CROSSING)));
    let told = told(&markup);
    for name in ["Afirmación", "Cita", "Atribución", "Etiqueta Cita", "Anotaciones"] {
        assert!(told.iter().any(|text| text == name), "{name} is not in {told:?}");
    }
    let begins: Vec<&str> = markup
        .split(" data-begins=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(begins, ["A", "C", "C", "T"]);
    assert!(markup.contains("<article") && markup.contains(" lang=\"en\" dir=\"ltr\""));
}
