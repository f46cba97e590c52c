//! The page as it is drawn from a state, rendered without a browser.
#![cfg(not(target_arch = "wasm32"))]

#[path = "components/attribution.rs"]
mod attribution;
#[path = "components/codebook.rs"]
mod codebook;
#[path = "components/keymap.rs"]
mod keymap;
#[path = "components/scripts.rs"]
mod scripts;
#[path = "components/sentences.rs"]
mod sentences;
#[path = "components/spanish.rs"]
mod spanish;

use std::rc::Rc;

use pressmark::domain::annotation::{AnnotationId, Entity, Entry, Fact, LabelId, Project, ReplicaId, Stamp, Target};
use pressmark::domain::app::{Action, Alert, Draft, Gesture, Offer, Popup, Saving, State, Trouble, update};
use pressmark::domain::codec::formats::Format;
use pressmark::domain::document::Article;
use pressmark::domain::messages::Language;
use pressmark::domain::text::Range;
use pressmark::ui::{App, AppProps, Opening};

const TEXT: &str = include_str!("../content/guaido-pentagon.txt");

/// The whole app as markup.
fn drawn(state: &State) -> String {
    let opening = Rc::new(Opening {
        state: state.clone(),
        others: Rc::default(),
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime can be made");
    let renderer = yew::LocalServerRenderer::<App>::with_props(AppProps { opening }).hydratable(false);
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

fn article() -> Rc<Article> {
    Rc::new(Article::from_lines("guaido-pentagon", "en", TEXT).expect("the built-in article has words"))
}

fn id(nth: u8) -> AnnotationId {
    AnnotationId::from_random([nth; 16])
}

fn find(article: &Article, words: &str) -> Range {
    let text = article.text();
    let byte = text.as_str().find(words).expect("the words are in the article");
    Range::between(text.offset_of_byte(byte), text.offset_of_byte(byte + words.len()))
}

/// The built-in article with annotations of these labels and words, their ids by number.
fn marked(annotations: &[(&str, &str)]) -> State {
    let article = article();
    let mut project = Project::default();
    let stamp = Stamp {
        counter: 1,
        replica: ReplicaId::default(),
    };
    for (nth, (slug, words)) in (0..).zip(annotations) {
        let range = find(&article, words);
        let exact = (*words).into();
        let label = LabelId::parse(slug).expect("a slug");
        for fact in [
            Fact::Label(label),
            Fact::Target(Target::Placed { range, exact }),
            Fact::Deleted(false),
        ] {
            let entity = Entity::Annotation(id(nth));
            project.take(Entry { entity, stamp, fact });
        }
    }
    State::new(article, project, ReplicaId::from_random([1; 8]))
}

fn after(state: &State, action: Action) -> State {
    update(state, action).expect("the act changes something")
}

fn selected(state: &State, words: &str) -> State {
    let draft = Draft {
        range: find(&state.article, words),
        gesture: Gesture::Mouse,
        backward: false,
        words: words.into(),
    };
    after(state, Action::Drafted(Some(draft)))
}

/// What stands between `open` and the first `close` behind it.
fn between<'a>(markup: &'a str, open: &str, close: &str) -> &'a str {
    let (_, rest) = markup
        .split_once(open)
        .unwrap_or_else(|| panic!("no {open} in {markup}"));
    rest.split_once(close).map_or(rest, |(inside, _)| inside)
}

fn unescaped(text: &str) -> String {
    let named = text
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/");
    named.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// An element of the article: its start tag and its text.
type Drawn = (String, String);

/// The runs of each block, and everything that is text between them.
fn blocks(markup: &str) -> Vec<(String, Vec<Drawn>)> {
    let article = between(between(markup, "<article", "</article>"), ">", "</article>");
    let mut found: Vec<(String, Vec<Drawn>)> = Vec::new();
    for piece in article.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag is closed");
        if tag.contains("data-block=") {
            assert_eq!(text, "", "white space at the start of a block");
            found.push((tag.to_owned(), Vec::new()));
        } else if tag.starts_with("mark") || tag.starts_with("span") {
            let runs = &mut found.last_mut().expect("runs are in blocks").1;
            runs.push((tag.to_owned(), unescaped(text)));
        } else {
            assert!(tag.starts_with('/'), "only blocks and runs are in the article: {tag}");
            assert_eq!(text, "", "text between runs");
        }
    }
    found
}

/// The start tags of the marks over `words` in text order.
fn marks(markup: &str) -> Vec<Drawn> {
    let all = blocks(markup).into_iter().flat_map(|(_, runs)| runs);
    all.filter(|(tag, _)| tag.starts_with("mark")).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

const CROSSING: [(&str, &str); 4] = [
    ("claim", "his envoy in Washington, Carlos Vecchio, to immediately"),
    ("quote", "to immediately establish ties"),
    ("quote", "Guaido said.\n\"We have said"),
    ("attribution", "have said"),
];

#[test]
fn the_article_is_exactly_its_text_however_much_is_marked() {
    for state in [
        marked(&[]),
        marked(&CROSSING),
        selected(&marked(&CROSSING), "cooperation"),
    ] {
        let found = blocks(&drawn(&state));
        let texts = found
            .iter()
            .map(|(_, runs)| runs.iter().map(|(_, text)| text.as_str()).collect::<String>());
        assert!(texts.eq(TEXT.trim_end_matches('\n').split('\n').map(str::to_owned)));
        for (nth, (tag, runs)) in found.iter().enumerate() {
            assert_eq!(attribute(tag, "data-block"), Some(nth.to_string().as_str()));
            assert!(
                runs.iter().all(|(_, text)| !text.is_empty()),
                "an empty run in block {nth}"
            );
        }
    }
}

/// The page that stands before the app is the page that the app draws: nothing moves when it takes over.
#[test]
fn unmarked_the_article_is_the_static_one() {
    let markup = drawn(&marked(&[]));
    let inside = between(between(&markup, "<article", "</article>"), ">", "</article>");
    let normal = |text: &str| unescaped(text).replace(" class=\"\"", "");
    assert_eq!(
        normal(inside),
        normal(&xtask::article::blocks(TEXT.trim_end_matches('\n')))
    );
}

#[test]
fn marks_say_what_covers_them_in_text_order() {
    let marks = marks(&drawn(&marked(&CROSSING)));
    let told: Vec<_> = marks
        .iter()
        .map(|(tag, text)| {
            let ids = attribute(tag, "data-annotations").unwrap_or_default();
            assert_eq!(
                ids.split(' ').count(),
                attribute(tag, "data-labels").unwrap_or_default().split(' ').count()
            );
            let known = |one: &str| (0..4).find(|nth| id(*nth).as_str() == one).map_or(99, u32::from);
            (
                ids.split(' ').map(known).collect::<Vec<_>>(),
                attribute(tag, "data-labels").unwrap_or_default(),
                attribute(tag, "data-begins"),
                text.as_str(),
            )
        })
        .collect();
    let expected = [
        (vec![0], "claim", Some("C"), "his envoy in Washington, Carlos Vecchio, "),
        (vec![0, 1], "claim quote", Some("Q"), "to immediately"),
        (vec![1], "quote", None, " establish ties"),
        (vec![2], "quote", Some("Q"), "Guaido said."),
        (vec![2], "quote", None, "\"We "),
        (vec![2, 3], "quote attribution", Some("A"), "have said"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_label_is_told_by_its_line_and_its_colour_and_a_stack_by_both() {
    let classes = |annotations: &[(&str, &str)], text: &str| -> Vec<String> {
        let found = marks(&drawn(&marked(annotations)));
        let (tag, _) = found
            .iter()
            .find(|(_, words)| words == text)
            .expect("the words are marked");
        attribute(tag, "class")
            .unwrap_or_default()
            .split(' ')
            .map(str::to_owned)
            .collect()
    };
    let word = "\"probably\"";
    let looks = [
        (
            &[("claim", word)][..],
            "solid-yellow fill-yellow starts ends begins-yellow",
        ),
        (&[("quote", word)], "double-sky fill-sky starts ends begins-sky"),
        (
            &[("attribution", word)],
            "dotted-purple fill-purple starts ends begins-purple",
        ),
        (&[("unheard-of", word)], "dashed-grey fill-grey starts ends begins-grey"),
        // Two labels: both lines, the fill of the smallest; two of one label: deeper.
        (
            &[("claim", word), ("quote", word)],
            "solid-yellow double-sky fill-yellow starts ends",
        ),
        (
            &[("claim", word), ("claim", word)],
            "solid-yellow fill-yellow deep starts ends",
        ),
    ];
    for (annotations, expected) in looks {
        assert_eq!(classes(annotations, word).join(" "), expected, "{annotations:?}");
    }
    let nested = [("claim", "he would \"probably\" accept"), ("quote", word)];
    assert_eq!(
        classes(&nested, word).join(" "),
        "solid-yellow double-sky fill-sky starts ends begins-sky"
    );
    assert_eq!(classes(&nested, " accept").join(" "), "solid-yellow fill-yellow ends");
}

#[test]
fn the_focused_annotation_shows_where_it_begins_and_ends() {
    let state = after(&marked(&CROSSING), Action::Focus(Some(id(1))));
    let found = marks(&drawn(&state));
    let flags = |text: &str| {
        let (tag, _) = found
            .iter()
            .find(|(_, words)| words == text)
            .expect("the words are marked");
        let class = attribute(tag, "class").unwrap_or_default();
        ["focused", "focus-start", "focus-end"].map(|flag| class.split(' ').any(|one| one == flag))
    };
    assert_eq!(flags("to immediately"), [true, true, false]);
    assert_eq!(flags(" establish ties"), [true, false, true]);
    assert_eq!(flags("his envoy in Washington, Carlos Vecchio, "), [false; 3]);
}

/// The start tag of the first element whose start tag has `part`, with what stands in it up to `close`.
fn element<'a>(markup: &'a str, part: &str, close: &str) -> (&'a str, &'a str) {
    let at = markup.find(part).unwrap_or_else(|| panic!("nothing has {part}"));
    let start = markup[..=at].rfind('<').expect("it is in a tag");
    let (tag, rest) = markup[start..].split_once('>').expect("a tag is closed");
    (tag, rest.split_once(close).map_or(rest, |(inside, _)| inside))
}

/// The names of the buttons in `markup`, without what is hidden from assistive technology.
fn buttons(markup: &str) -> Vec<String> {
    let parts = markup.split("<button").skip(1);
    parts
        .map(|part| {
            let (tag, rest) = part.split_once('>').expect("a tag is closed");
            let inside = rest.split("</button>").next().unwrap_or_default();
            attribute(tag, "aria-label").map_or_else(|| visible(inside), unescaped)
        })
        .collect()
}

/// The text of `markup` without elements that are hidden from assistive technology.
fn visible(markup: &str) -> String {
    let mut text = String::new();
    let mut hidden = false;
    for piece in markup.split_inclusive('>') {
        let (words, tag) = piece.split_once('<').unwrap_or((piece, ""));
        if !hidden {
            text.push_str(words);
        }
        hidden = if tag.starts_with('/') {
            false
        } else {
            tag.contains("aria-hidden=\"true\"")
        };
    }
    unescaped(text.trim())
}

#[test]
fn the_toolbar_is_named_and_shown_only_with_a_selection() {
    for (state, hidden) in [(marked(&[]), true), (selected(&marked(&[]), "\"probably\""), false)] {
        let markup = drawn(&state);
        let (tag, inside) = element(&markup, "role=\"toolbar\"", "</div>");
        assert_eq!(attribute(tag, "aria-label"), Some("Annotate selection"));
        assert_eq!(tag.contains(" hidden"), hidden);
        assert_eq!(buttons(inside), ["Claim", "Quote", "Attribution"]);
    }
}

/// The markup of the handle at one edge of the focused annotation.
fn handle<'a>(markup: &'a str, side: &str) -> &'a str {
    element(markup, &format!("data-edge=\"{side}\""), "</div>").0
}

#[test]
fn the_focused_annotation_alone_has_handles_that_say_where_they_are() {
    let idle = marked(&CROSSING);
    let focused = after(
        &idle,
        Action::Focus(idle.page.annotations().next().map(|first| first.id.clone())),
    );
    let markup = drawn(&focused);
    for (side, name, told) in [
        ("start", "Start of claim \u{201c}his envoy", "his envoy in Washington"),
        ("end", "End of claim \u{201c}his envoy", "Vecchio, to immediately"),
    ] {
        let tag = handle(&markup, side);
        assert_eq!(attribute(tag, "role"), Some("slider"), "{tag}");
        assert_eq!(attribute(tag, "tabindex"), Some("0"), "{tag}");
        assert!(
            unescaped(attribute(tag, "aria-label").unwrap_or_default()).starts_with(name),
            "{tag}"
        );
        assert!(
            unescaped(attribute(tag, "aria-valuetext").unwrap_or_default()).contains(told),
            "{tag}"
        );
        let number = |part: &str| attribute(tag, part).and_then(|value| value.parse::<u32>().ok());
        let (least, now, most) = (
            number("aria-valuemin"),
            number("aria-valuenow"),
            number("aria-valuemax"),
        );
        assert!(least <= now && now <= most && now.is_some(), "{tag}");
    }
    let spanish = drawn(&after(&focused, Action::Language(Language::Spanish)));
    let name = attribute(handle(&spanish, "end"), "aria-label").unwrap_or_default();
    assert!(unescaped(name).starts_with("Final de afirmación"), "{name}");
    // Nothing lies in the way of a selection, and nothing hangs at marks that are not seen.
    let quiet = [
        idle.clone(),
        selected(&focused, "\"probably\""),
        after(&focused, Action::Show(Some(Popup::Settings))),
        after(&focused, Action::HideMarks(true)),
        after(&focused, Action::TogglePen(LabelId::parse("quote").expect("a slug"))),
    ];
    for state in &quiet {
        assert!(!drawn(state).contains("data-edge"));
    }
}

#[test]
fn the_list_has_an_item_for_each_annotation_in_text_order() {
    let (state, words) = (
        marked(&CROSSING),
        ["his envoy", "to immediately", "Guaido said.\n", "have said"],
    );
    let markup = drawn(&state);
    let (tag, list) = element(&markup, "aria-label=\"Annotations\"", "</ol>");
    assert!(tag.starts_with("<ol") && !tag.contains(" hidden"), "{tag}");
    let items: Vec<_> = list.split("<li").skip(1).collect();
    assert_eq!(items.len(), 4);
    for (item, words) in items.iter().zip(words) {
        let (_, shown) = element(item, "class=\"words\"", "</button>");
        assert!(unescaped(shown).starts_with(words), "{shown} is not {words}");
    }
    let mut first = buttons(items[0]);
    first.retain(|name| !name.starts_with("Who said this?"));
    assert_eq!(first[1..4], ["Claim label", "Quote label", "Attribution label"]);
    assert!(first[4].starts_with("Note on \u{201c}his envoy"), "{first:?}");
    assert!(first[5].starts_with("Edges of \u{201c}his envoy"), "{first:?}");
    assert!(first[6].starts_with("Delete claim \u{201c}his envoy"), "{first:?}");
    assert_eq!(items[0].matches("aria-pressed=\"true\"").count(), 1);
    assert!(
        element(&drawn(&marked(&[])), "aria-label=\"Annotations\"", "</ol>")
            .0
            .contains(" hidden")
    );
}

#[test]
fn a_card_shows_focus_note_and_the_others_of_its_stack() {
    let state = marked(&[("claim", "he would \"probably\" accept"), ("quote", "\"probably\"")]);
    let picked = after(&state, Action::Pick(find(&state.article, "probably").start()));
    let markup = drawn(&picked);
    assert_eq!(markup.matches("aria-current=\"true\"").count(), 1);
    let (_, also) = element(&markup, "class=\"also\"", "</div>");
    assert_eq!(buttons(also), ["claim \u{201c}he would \"probably\" accept\u{201d}"]);
    let noting = after(&picked, Action::OpenNote(id(1)));
    let markup = drawn(&noting);
    let (tag, _) = element(&markup, "<textarea", "</textarea>");
    assert_eq!(
        attribute(tag, "aria-label").map(unescaped).as_deref(),
        Some("Note on \u{201c}probably\u{201d}")
    );
    let evil = Action::SetNote {
        id: id(1),
        text: "<b>&\"".into(),
        now: pressmark::domain::annotation::Timestamp::default(),
    };
    let noted = after(&after(&noting, evil), Action::CloseNote);
    let drawn = drawn(&noted);
    let (_, note) = element(&drawn, "class=\"note\"", "</p>");
    assert!(!note.contains("<b"), "a note is text");
    assert_eq!(unescaped(note), "<b>&\"");
}

#[test]
fn the_places_for_what_must_be_heard_are_always_there() {
    let quiet = marked(&[]);
    let mut failing = quiet.clone();
    failing.saving = Saving::Fails(Trouble::Full);
    let alert = Alert {
        text: "Trouble of a kind".into(),
        offer: Offer::Nothing,
    };
    let spoken = after(
        &after(&quiet, Action::Say("Done it".into())),
        Action::Alert(Some(alert)),
    );
    for (state, status, trouble) in [
        (&quiet, "", ""),
        (&spoken, "Done it", "Trouble of a kind"),
        (&failing, "", "storage is full"),
    ] {
        let markup = drawn(state);
        assert_eq!(
            (
                markup.matches("role=\"status\"").count(),
                markup.matches("role=\"alert\"").count()
            ),
            (1, 1)
        );
        assert!(visible(element(&markup, "role=\"status\"", "</div>").1).contains(status));
        let (_, alert) = element(&markup, "role=\"alert\"", "</div>");
        assert_eq!(alert.contains("<p>"), !trouble.is_empty());
        assert!(visible(alert).contains(trouble));
    }
}

#[test]
fn the_header_has_one_button_of_each_name() {
    let markup = drawn(&marked(&[]));
    let (_, header) = element(&markup, "<header", "</header>");
    let names = buttons(header);
    for name in [
        "Export",
        "Import",
        "Undo",
        "Redo",
        "JSON",
        "Copy JSON",
        "Copy a link",
        "Settings",
        "Keys",
    ] {
        assert_eq!(
            names.iter().filter(|known| *known == name).count(),
            1,
            "{name} in {names:?}"
        );
    }
    let (pop, _) = element(&markup, "id=\"export-pop\"", ">");
    assert!(pop.contains(" hidden"));
    let open = drawn(&after(&marked(&[]), Action::Show(Some(Popup::Export))));
    assert!(!element(&open, "id=\"export-pop\"", ">").0.contains(" hidden"));
    let (_, menu) = element(&open, "id=\"export-menu\"", "</div>");
    assert_eq!(menu.matches("role=\"menuitem\"").count(), 3 + Format::ALL.len());
}

#[test]
fn undo_says_what_it_would_undo() {
    let state = after(&marked(&CROSSING), Action::Delete(id(0)));
    let words = state.history.next_undo().expect("there is an act").words.clone();
    let markup = drawn(&state);
    let (_, header) = element(&markup, "<header", "</header>");
    let title = header
        .split(" title=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default();
    assert_eq!(unescaped(title), format!("Undo: {words}"));
    let disabled = |markup: &str| {
        element(markup, "<header", "</header>")
            .1
            .matches("aria-disabled=\"true\"")
            .count()
    };
    assert_eq!((disabled(&drawn(&marked(&[]))), disabled(&markup)), (2, 1));
}

#[test]
fn the_sheet_names_every_key_of_the_table() {
    let markup = drawn(&marked(&[]));
    let (_, sheet) = element(&markup, "id=\"keys\"", "</dialog>");
    let keys: Vec<_> = sheet
        .split("<kbd>")
        .skip(1)
        .filter_map(|rest| rest.split("</kbd>").next())
        .map(unescaped)
        .collect();
    for key in [
        "1", "2", "3", "Escape", "Home", "End", "S", "P", "[", "]", "Enter", "N", "Delete", "Z", "?", "Shift",
    ] {
        assert!(keys.iter().any(|known| known == key), "{key} is not among {keys:?}");
    }
    let rows = sheet.matches("<tr").count();
    assert_eq!(sheet.matches("scope=\"row\"").count() + 1, rows);
}

#[test]
fn every_button_has_a_name_and_every_id_is_used_once() {
    let state = after(&marked(&CROSSING), Action::Focus(Some(id(1))));
    let markup = drawn(&state);
    for name in buttons(&markup) {
        assert!(!name.trim().is_empty(), "a button without a name");
    }
    let ids: Vec<_> = markup
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    for one in &ids {
        assert_eq!(ids.iter().filter(|known| known == &one).count(), 1, "{one} twice");
    }
    let named = markup.split(" aria-labelledby=\"").skip(1);
    let named = named.chain(markup.split(" aria-controls=\"").skip(1));
    for name in named.filter_map(|rest| rest.split('"').next()) {
        // The import plan has its title only while there is a plan; until then its dialog is closed and empty.
        assert!(
            name == "plan-title" || ids.contains(&name),
            "{name} is referred to and not there"
        );
    }
}
