//! What must hold of every reader, whatever bytes it is given: it does not panic, and what it has read can be used, written
//! and read again. One function a reader; `TARGETS` names them.

mod shelf;

use std::rc::Rc;

use pressmark::domain::annotation::{Annotation, Codebook, Project, ReplicaId, Timestamp};
use pressmark::domain::app::{Action, Keymap, Reading as Set, State, update};
use pressmark::domain::codec::file::{self, FileContents, FileError};
use pressmark::domain::codec::foreign::{self, Incoming};
use pressmark::domain::codec::formats::{Export, Format};
use pressmark::domain::codec::journal::{self, Shelf, Writer};
use pressmark::domain::codec::plan::{Choices, plan};
use pressmark::domain::codec::{log, share, shelf as articles};
use pressmark::domain::document::reading::html::{Node, Tag};
use pressmark::domain::document::reading::{self, Bytes, Form, ReadError, Reading, html as page, word as document};
use pressmark::domain::document::{Article, Fingerprint};
use pressmark::domain::messages::Language;

use shelf::Memory;

/// A reader under attack.
pub type Target = fn(&[u8]);

/// All of them, by the names of their binaries.
pub const TARGETS: &[(&str, Target)] = &[
    ("file", file),
    ("values", values),
    ("foreign", foreign),
    ("segment", segment),
    ("key", key),
    ("journal", journal),
    ("text", text),
    ("html", html),
    ("word", word),
    ("shelf", shelf),
    ("settings", settings),
    ("link", link),
];

const TEXT: &str =
    "TALKS GO ON\nROME (Wire) -- Ann said: \u{201c}yes\u{201d} \u{1f600}.\nBob re\u{301}plied, she said, no.";

fn article() -> Rc<Article> {
    Rc::new(Article::from_lines("small", "en", TEXT).expect("the text has words"))
}

/// The bytes as text, as a browser reads them.
fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A file of one's own.
pub fn file(bytes: &[u8]) {
    match file::read(bytes) {
        Ok(contents) => used(&contents),
        Err(error) => said(&error.text(Language::English), &error.text(Language::Spanish)),
    }
}

/// Any JSON as an unknown member of a file that is whole otherwise: it is kept to the letter, or the file is refused.
pub fn values(bytes: &[u8]) {
    let value = lossy(bytes);
    let own = file::export(&article(), &Project::default(), "", &Timestamp::default());
    let Some(at) = own.rfind('}') else { return };
    let mut with = own.clone();
    with.insert_str(at, &format!(", \"strange\": {value}\n"));
    if let Ok(contents) = file::read(with.as_bytes()) {
        used(&contents);
    }
}

/// A file of another tool.
pub fn foreign(bytes: &[u8]) {
    match foreign::read(bytes) {
        Ok(Incoming::Own(contents)) => used(&contents),
        Ok(Incoming::Foreign(foreign)) => {
            let open = article();
            let about = foreign.article(&open).unwrap_or_else(|| open.clone());
            for article in [about, open] {
                if let Ok(contents) = foreign.contents(&article, &Project::default(), Language::English) {
                    used(&contents);
                }
            }
        }
        Err(error) => said(&error.text(Language::English), &error.text(Language::Spanish)),
    }
}

/// What was refused is said in words.
fn said(english: &str, spanish: &str) {
    assert!(english.ends_with('.') && spanish.ends_with('.'), "{english} {spanish}");
    assert!(english.len() < 4000, "a sentence, not the file");
}

/// What was read is imported as a whole, shown, undone and done again, and written in every format; what is written of it in
/// our own can be read again and is then the same.
fn used(contents: &FileContents) {
    for item in &contents.items {
        for remark in &item.remarks {
            let _ = remark.text(Language::Spanish);
        }
        if let Err(fault) = &item.content {
            assert!(!fault.text(Language::English).is_empty());
        }
    }
    let article = contents.article.clone();
    let state = State::new(article.clone(), Project::default(), ReplicaId::default());
    let plan = plan(&article, &state.project, contents, "").expect("it is about its own article");
    let facts = plan.edits(&state.project, &Choices::new());
    let action = Action::Import {
        facts,
        words: "import".into(),
    };
    let Some(state) = update(&state, action) else { return };
    let now = Timestamp::default();
    if let Some(undone) = update(&state, Action::Undo(now.clone())) {
        assert!(undone.annotations.is_empty());
        let again = update(&undone, Action::Redo(now.clone())).expect("what was undone can be done again");
        // When it was changed last is another time now.
        let timeless = |state: &State| -> Vec<Annotation> {
            let one = |one: &Rc<Annotation>| Annotation {
                modified: None,
                ..Annotation::clone(one)
            };
            state.annotations.iter().map(one).collect()
        };
        assert_eq!(timeless(&again), timeless(&state));
    }
    let own = file::export(&article, &state.project, &contents.author, &now);
    let again = file::read(own.as_bytes()).expect("what we write we read");
    let again = pressmark::domain::codec::plan::plan(&article, &state.project, &again, &contents.author)
        .expect("the article is the same");
    let edits = again.edits(&state.project, &Choices::new());
    assert_eq!(edits, [], "what is here already is found again");
    for format in Format::ALL {
        let export = Export {
            article: &article,
            project: &state.project,
            author: &contents.author,
            now: &now,
            language: Language::Spanish,
        };
        let (_, bytes) = format.write(&export);
        if matches!(format, Format::Csv | Format::Tsv) {
            harmless(&bytes, if format == Format::Csv { ',' } else { '\t' });
        }
    }
    let stored = log::encode(&state.project.entries().collect::<Vec<_>>());
    assert_eq!(log::decode(&stored), Ok(state.project.entries().collect()));
}

/// No cell is a formula to a spreadsheet.
fn harmless(bytes: &[u8], between: char) {
    let text = lossy(bytes);
    let mut quoted = false;
    let mut first = true;
    for c in text.trim_start_matches('\u{feff}').chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => first = true,
            c if c == between && !quoted => first = true,
            c => {
                assert!(
                    !(first && matches!(c, '=' | '+' | '-' | '@' | '\t')),
                    "a cell begins with {c}"
                );
                first = false;
            }
        }
    }
}

/// The checksum is no defence against whoever makes one.
fn sealed(payload: &str) -> String {
    format!("{}{payload}", &Fingerprint::of(payload).as_str()[..8])
}

/// A stored text: as it is, and with a checksum that is right.
pub fn segment(bytes: &[u8]) {
    let text = lossy(bytes);
    let _ = log::decode_stored(&text);
    let Ok(stored) = log::decode_stored(&sealed(&text)) else {
        return;
    };
    let again = log::encode(&stored.entries);
    assert_eq!(
        log::decode(&again).as_ref(),
        Ok(&stored.entries),
        "what we write we read"
    );
    let mut project = Project::default();
    for entry in stored.entries {
        project.take(entry);
    }
    shown(project);
}

/// A project that came from anywhere is shown and exported.
fn shown(project: Project) {
    let state = State::new(article(), project, ReplicaId::default());
    let own = file::export(&state.article, &state.project, "", &Timestamp::default());
    match file::read(own.as_bytes()) {
        // What is nested as deeply as can be is nested deeper in a file.
        Ok(_) | Err(FileError::TooDeep) => {}
        Err(error) => panic!("what we write we read: {error}"),
    }
    for annotation in state.annotations.iter() {
        let id = annotation.id.clone();
        let _ = update(&state, Action::Delete(id.clone()));
        let _ = update(&state, Action::Focus(Some(id)));
    }
}

/// A key in storage with its value, as a `storage` event tells it.
pub fn key(bytes: &[u8]) {
    let text = lossy(bytes);
    let (key, value) = text.split_once('\n').unwrap_or((&text, ""));
    let article = article();
    let fingerprint = article.fingerprint();
    let _ = journal::read_key(key, value, fingerprint);
    let ours = format!("pressmark:1:{fingerprint}:{key}");
    let _ = journal::read_key(&ours, value, fingerprint);
    let _ = journal::read_key(&ours, &sealed(value), fingerprint);
}

/// A whole storage, a line for each key: what stands behind the fingerprint, a tab, and the payload (with a right checksum
/// if the key does not begin with `!`).
pub fn journal(bytes: &[u8]) {
    let article = article();
    let fingerprint = article.fingerprint();
    let shelf = Memory::default();
    for line in lossy(bytes).lines().take(200) {
        let (key, payload) = line.split_once('\t').unwrap_or((line, ""));
        let (key, value) = match key.strip_prefix('!') {
            Some(key) => (key, payload.to_owned()),
            None => (key, sealed(payload)),
        };
        let _ = shelf.set(&format!("pressmark:1:{fingerprint}:{key}"), &value);
    }
    let before = journal::load(&shelf, fingerprint).expect("a map can be read");
    let damaged: Vec<_> = before
        .unreadable
        .iter()
        .map(|one| (one.key.clone(), shelf.get(&one.key)))
        .collect();
    let mut new = Writer::new(fingerprint.clone(), ReplicaId::from_random([7; 8]));
    for replica in &before.replicas {
        if let Some(mut writer) = Writer::resume(&before, fingerprint.clone(), replica.id) {
            let _ = writer.fold(&shelf);
        }
        let _ = journal::adopt(&shelf, replica.id, &mut new);
    }
    let after = journal::load(&shelf, fingerprint).expect("a map can be read");
    assert_eq!(after.project, before.project, "taking over changes nothing");
    for (key, value) in damaged {
        assert_eq!(shelf.get(&key), value, "what cannot be read stays as it is");
    }
    shown(after.project);
}

/// Any file as an article: its name is the first line.
pub fn text(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (name, bytes) = bytes.split_at(end);
    match reading::decode(bytes) {
        Ok(Bytes::Text(text)) => {
            let _ = reading::form(&lossy(name), &text) == Form::Plain;
            readable(reading::read_plain(&text));
            readable(reading::read_markdown(&text));
            let _ = reading::verbatim(&text);
        }
        Ok(Bytes::Packed) => {
            if let Ok((words, styles)) = document::parts(bytes) {
                let _ = (words, styles);
            }
        }
        Ok(Bytes::Older) => {}
        Err(error) => said(&error.text(Language::English), &error.text(Language::Spanish)),
    }
}

fn readable(read: Result<Reading, ReadError>) {
    match read {
        Ok(read) => {
            let Some(article) = read.article() else { return };
            assert!(article.blocks().len() <= read.pieces.len());
            let own = file::export(&article, &Project::default(), "", &Timestamp::default());
            let again = file::read(own.as_bytes()).expect("what we write we read");
            assert_eq!(again.article.text().as_str(), article.text().as_str());
        }
        Err(error) => said(&error.text(Language::English), &error.text(Language::Spanish)),
    }
}

/// A page, taken apart roughly as a browser does.
pub fn html(bytes: &[u8]) {
    let text = lossy(bytes);
    let _ = page::disarmed(&text);
    let names = [
        "class",
        "id",
        "role",
        "href",
        "rel",
        "itemprop",
        "aria-hidden",
        "hidden",
        "lang",
        "data-style",
        "property",
        "content",
        "name",
    ];
    let mut nodes = Vec::new();
    for part in text.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        if tag.starts_with('/') {
            nodes.push(Node::Close);
        } else if !tag.is_empty() {
            let mut parts = tag.split_ascii_whitespace();
            let name = parts.next().unwrap_or_default().to_ascii_lowercase();
            let attributes = parts.filter_map(|part| {
                let (name, value) = part.split_once('=').unwrap_or((part, ""));
                let name = names.into_iter().find(|known| *known == name)?;
                Some((name, value.trim_matches('"').to_owned()))
            });
            nodes.push(Node::Open(Tag {
                name,
                attributes: attributes.collect(),
            }));
        }
        nodes.push(Node::Text(words.to_owned()));
    }
    readable(page::read(&nodes));
}

/// The two parts of a Word document, unpacked, with a zero between them; and the whole as the packed file.
pub fn word(bytes: &[u8]) {
    let _ = document::parts(bytes);
    let text = lossy(bytes);
    let (words, styles) = text.split_once('\0').unwrap_or((&text, ""));
    readable(document::read(words, styles));
}

/// The articles in storage, a line for each key: the key, a tab, the value.
pub fn shelf(bytes: &[u8]) {
    let shelf = Memory::default();
    for line in lossy(bytes).lines().take(200) {
        let (key, value) = line.split_once('\t').unwrap_or((line, ""));
        let _ = shelf.set(key, value);
        let _ = shelf.set(&articles::key(key), value);
    }
    let before = shelf.all();
    let stand = articles::list(&shelf).expect("a map can be read");
    assert_eq!(shelf.all(), before, "looking changes nothing");
    for shelved in &stand.articles {
        articles::put(&shelf, &shelved.article).expect("it is there already");
    }
    let article = article();
    if articles::put(&shelf, &article).is_ok() {
        let found = articles::find(&shelf, article.fingerprint().as_str());
        assert!(matches!(found, Ok(articles::Found::Article(_))));
    }
}

/// The keys that were chosen, and how the article is set.
pub fn settings(bytes: &[u8]) {
    let text = lossy(bytes);
    let keymap = Keymap::read(&text);
    assert_eq!(Keymap::read(&keymap.stored()), keymap);
    for key in text.split(char::is_whitespace) {
        let _ = (keymap.shortcut(key), keymap.silences(key));
    }
    let _ = keymap.is_changed();
    let set = Set::read(&text);
    assert_eq!(Set::read(&set.stored()), set);
    let _ = Codebook::built_in();
}

/// The fragment of an address.
pub fn link(bytes: &[u8]) {
    let text = lossy(bytes);
    for fragment in [
        text.clone(),
        format!("#pressmark={text}"),
        format!("pressmark=1.{text}"),
    ] {
        let _ = share::is_link(&fragment);
        match share::read(&fragment) {
            Ok(packed) => {
                let again = share::write(&packed);
                assert_eq!(share::read(&again), Ok(packed));
            }
            Err(error) => said(&error.text(Language::English), &error.text(Language::Spanish)),
        }
    }
    if !bytes.is_empty() {
        assert_eq!(share::read(&share::write(bytes)).as_deref(), Ok(bytes));
    }
    match share::contents(bytes) {
        Ok(contents) => used(&contents),
        Err(error) => said(&error.text(Language::English), &error.text(Language::Spanish)),
    }
}
