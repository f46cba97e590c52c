//! The person's own articles: between the shelf, which decides what is stored where, and the browser's storage.

use std::rc::Rc;

use super::fresh;
use super::keeper::LocalShelf;
use crate::domain::annotation::{AnnotationId, Entity, Entry, Fact, Stamp};
use crate::domain::app::{Alert, Offer};
use crate::domain::codec::carry::{self, Carriage};
use crate::domain::codec::file;
use crate::domain::codec::formats::archive;
use crate::domain::codec::journal::{self, ShelfError};
use crate::domain::codec::meter::{self, Usage};
use crate::domain::codec::shelf::{self, Found, OPEN, Shelved};
use crate::domain::document::{Article, Fingerprint};
use crate::domain::messages::{Language, library as msg};
use crate::domain::text::{Range, words};
use crate::web::{page, storage};

/// Names, in this tab alone, the version whose text was just replaced.
const REPLACED: &str = "pressmark:replaced";

/// The built-in article, to the letter.
const TEXT: &str = include_str!("../../content/guaido-pentagon.txt");

/// The built-in article.
pub fn built_in() -> Option<Article> {
    // It has words.
    Article::from_lines("guaido-pentagon", "en", TEXT).ok()
}

/// Whether the built-in article is kept there.
pub fn is_built_in(fingerprint: &str) -> bool {
    Fingerprint::of(TEXT.trim_end_matches('\n')).as_str() == fingerprint
}

/// What is to be said, in the language that is spoken by then.
pub type Remark = fn(Language) -> String;

/// The article that this tab shows: the one it had before, else the one that was opened last anywhere, else the built-in
/// one; and what is to be said of it.
pub fn begin(built_in: Article) -> (Article, Option<Remark>) {
    let last = || storage::get(OPEN).ok().flatten();
    let Some(wanted) = storage::tab_get(OPEN)
        .or_else(last)
        .filter(|wanted| !is_built_in(wanted))
    else {
        storage::tab_set(OPEN, Some(built_in.fingerprint().as_str()));
        return (built_in, None);
    };
    match shelf::find(&LocalShelf, &wanted) {
        Ok(Found::Article(article)) => {
            // Another tab may open another article: this one keeps its own.
            storage::tab_set(OPEN, Some(&wanted));
            show_title(&article.meta().title);
            (article, None)
        }
        Ok(Found::Nothing) => {
            storage::tab_set(OPEN, None);
            // Nothing but the name of what is gone, and only if it still names that.
            if last().as_ref() == Some(&wanted) {
                drop(storage::remove(OPEN));
            }
            (built_in, Some(|language| msg::GONE.text(language).to_owned()))
        }
        Ok(Found::Damaged) => (
            built_in,
            Some(|language| {
                let wanted = storage::tab_get(OPEN).or_else(|| storage::get(OPEN).ok().flatten());
                msg::DAMAGED.fill(language, &[&shelf::key(&wanted.unwrap_or_default())])
            }),
        ),
        // That storage cannot be used is said by whoever opens the work.
        Err(_) => (built_in, None),
    }
}

/// Names the window by the article's title.
pub fn show_title(title: &str) {
    page::set_title(&[title, "Pressmark"].join(" · "));
}

/// The article with this fingerprint, if it is in this browser.
pub fn named(fingerprint: &str) -> Option<Rc<Article>> {
    if is_built_in(fingerprint) {
        return built_in().map(Rc::new);
    }
    match shelf::find(&LocalShelf, fingerprint) {
        Ok(Found::Article(article)) => Some(Rc::new(article)),
        _ => None,
    }
}

/// What was said of the article when the tab opened, as a notice.
pub fn alert(text: String) -> Alert {
    Alert {
        text: text.into(),
        offer: Offer::Nothing,
    }
}

/// Why the shelf did not do what it was asked, in whole sentences.
pub fn trouble(error: &ShelfError, language: Language) -> String {
    match error {
        ShelfError::Full => msg::FULL.text(language).to_owned(),
        ShelfError::Blocked => msg::BLOCKED.text(language).to_owned(),
        ShelfError::Failed(why) => msg::FAILED.fill(language, &[why]),
    }
}

/// An article as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its fingerprint.
    pub fingerprint: Rc<str>,
    /// Its title.
    pub title: Rc<str>,
    /// Its language.
    pub language: Rc<str>,
    /// How many words it has.
    pub words: usize,
    /// How many annotations.
    pub marks: usize,
    /// Whether it is the built-in one.
    pub built_in: bool,
    /// Whether it was put away.
    pub away: bool,
}

/// What storage holds, as the list of articles shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The built-in article and one's own, the one that was opened last first.
    pub rows: Vec<Row>,
    /// The keys of those that cannot be read.
    pub damaged: Vec<String>,
    /// What takes the room.
    pub usage: Usage,
}

/// Everything that storage holds.
pub fn contents() -> Result<Contents, ShelfError> {
    let stand = shelf::list(&LocalShelf)?;
    let mut unreadable = stand.damaged.clone();
    let mut rows: Vec<Row> = Vec::new();
    if let Some(article) = built_in() {
        rows.push(row(&article, true, false, &mut unreadable));
    }
    for Shelved { article, away, .. } in &stand.articles {
        rows.push(row(article, false, *away, &mut unreadable));
    }
    let lengths = storage::lengths().map_err(super::keeper::shelf_error)?;
    Ok(Contents {
        rows,
        damaged: stand.damaged,
        usage: meter::usage(&lengths, &unreadable),
    })
}

/// How much room is taken, in UTF-16 code units; 0 if nobody knows.
pub fn taken() -> usize {
    let lengths = storage::lengths().unwrap_or_default();
    meter::usage(&lengths, &[]).total
}

/// The articles that somebody has added or worked on, as far as they can be read.
pub fn fingerprints() -> Vec<Fingerprint> {
    let stand = shelf::list(&LocalShelf).unwrap_or_default();
    let added = stand.articles.iter().map(|shelved| shelved.article.place().clone());
    built_in()
        .map(|article| article.place().clone())
        .into_iter()
        .chain(added)
        .collect()
}

fn row(article: &Article, built_in: bool, away: bool, unreadable: &mut Vec<String>) -> Row {
    let text = article.text();
    let work = journal::load(&LocalShelf, article.place()).unwrap_or_default();
    let ids = work.project.annotation_ids();
    let marks = ids.filter(|id| work.project.annotation(id).is_some()).count();
    unreadable.extend(work.unreadable.into_iter().map(|one| one.key));
    Row {
        fingerprint: article.place().as_str().into(),
        title: article.meta().title.clone(),
        language: article.meta().language.clone(),
        words: words(text, Range::between(crate::domain::text::Offset::START, text.end())).len(),
        marks,
        built_in,
        away,
    }
}

/// Stores `article`, unless it is the built-in one.
pub fn keep(article: &Article) -> Result<(), ShelfError> {
    if is_built_in(article.place().as_str()) {
        return Ok(());
    }
    shelf::put(&LocalShelf, article)
}

/// Stores `article` and these facts about it, both or neither, for the tab that opens it to find. `clock` is the highest
/// counter of what is stored on it.
pub fn keep_with(article: &Article, facts: Vec<(Entity, Fact)>, clock: u64) -> Result<(), ShelfError> {
    let replica = fresh::replica_id();
    let stamp = Stamp {
        counter: clock + 1,
        replica,
    };
    let work: Vec<Entry> = facts
        .into_iter()
        .map(|(entity, fact)| Entry { entity, stamp, fact })
        .collect();
    let own = !is_built_in(article.place().as_str());
    shelf::put_with_work(&LocalShelf, article, own, (replica, &work))
}

/// Puts a copy of the article at `place` beside it, with everything that is marked in it. Gives its place and title.
pub fn duplicate(place: &str) -> Result<(Rc<str>, Rc<str>), ShelfError> {
    let article = named(place).ok_or_else(|| ShelfError::Failed(place.to_owned()))?;
    let work: Vec<Entry> = journal::load(&LocalShelf, article.place())?.project.entries().collect();
    let copy = shelf::duplicate(&LocalShelf, &article, (fresh::replica_id(), &work))?;
    Ok((copy.place().as_str().into(), copy.meta().title.clone()))
}

/// What would become of the stored work on `old` if its text were that of `new`.
pub fn carried(old: &Article, new: &Article) -> Result<Carriage, ShelfError> {
    let work = journal::load(&LocalShelf, old.place())?;
    Ok(carry::carry(old, &work.project, new))
}

/// Puts `new` on the shelf with the work on `old`, but for the places of those that are `refused`; then puts `old` away, unless
/// it is built in, and opens `new`. Nothing of `old` is changed or erased.
pub fn replace(old: &Article, new: &Article, refused: &[AnnotationId]) -> Result<(), ShelfError> {
    let work = journal::load(&LocalShelf, old.place())?.project;
    // Another tab may have gone on working meanwhile.
    let facts = carry::carry(old, &work, new).facts(&work, refused);
    let there = journal::load(&LocalShelf, new.place())?.project.clock();
    keep_with(new, facts, there.max(work.clock()))?;
    let (before, after) = (old.place().as_str(), new.place().as_str());
    if !is_built_in(before) {
        put_away(before, true)?;
    }
    storage::tab_set(REPLACED, Some(before));
    open(after)
}

/// The place of the version whose text was replaced when this tab was opened last; asked once.
pub fn replaced() -> Option<Rc<str>> {
    let before = storage::tab_get(REPLACED)?;
    storage::tab_set(REPLACED, None);
    Some(before.into())
}

/// Takes the replacing of a text back: `after` is put away (erasing nothing, since work may have been done on it), and `before`
/// is open again.
pub fn restore(before: &str, after: &str) -> Result<(), ShelfError> {
    if !is_built_in(before) {
        put_away(before, false)?;
    }
    put_away(after, true)?;
    open(before)
}

/// Opens an article that is stored: the page is loaded again with it. What is outstanding is written as the page goes.
pub fn open(fingerprint: &str) -> Result<(), ShelfError> {
    let here = storage::tab_set(OPEN, Some(fingerprint));
    let everywhere = storage::set(OPEN, fingerprint);
    if let (false, Err(error)) = (here, everywhere) {
        return Err(super::keeper::shelf_error(error));
    }
    if !is_built_in(fingerprint) {
        // Where it stands in the list is worth no word.
        drop(shelf::used(&LocalShelf, fingerprint, &fresh::now()));
    }
    page::reload();
    Ok(())
}

/// Puts an article away, or brings it back. One that is open stays open; it only does not come up again by itself.
pub fn put_away(fingerprint: &str, away: bool) -> Result<(), ShelfError> {
    shelf::put_away(&LocalShelf, fingerprint, away)?;
    if away {
        if storage::tab_get(OPEN).as_deref() == Some(fingerprint) {
            storage::tab_set(OPEN, None);
        }
        if storage::get(OPEN).ok().flatten().as_deref() == Some(fingerprint) {
            drop(storage::remove(OPEN));
        }
    }
    Ok(())
}

/// Takes a copy back.
pub fn take_back(place: &str) -> Result<(), ShelfError> {
    shelf::take_back(&LocalShelf, place)
}

/// Gives an article another title.
pub fn rename(fingerprint: &str, title: &str) -> Result<(), ShelfError> {
    shelf::rename(&LocalShelf, fingerprint, title)
}

/// Erases an article and all work on it.
pub fn erase(fingerprint: &str) -> Result<(), ShelfError> {
    shelf::erase(&LocalShelf, fingerprint)
}

/// All work in this browser as one zip: a Pressmark file for each article that somebody has worked on or added, and the
/// stored bytes that cannot be read, as they are.
pub fn copies() -> Result<(String, Vec<u8>), ShelfError> {
    let now = fresh::now();
    let stand = shelf::list(&LocalShelf)?;
    let added = stand.articles.iter().map(|shelved| (true, shelved.article.clone()));
    let mut unread: Vec<Rc<str>> = stand.damaged.iter().map(|key| key.as_str().into()).collect();
    let mut files: Vec<(String, String)> = Vec::new();
    for (own, article) in built_in()
        .map(|article| (false, Rc::new(article)))
        .into_iter()
        .chain(added)
    {
        let loaded = journal::load(&LocalShelf, article.place())?;
        unread.extend(loaded.unreadable.iter().map(|one| Rc::from(one.key.as_str())));
        if own || !loaded.project.is_empty() {
            let name = file::file_name(&article.meta().slug, "", &now);
            let nth = (files.len() + 1).to_string();
            let text = file::export(&article, &loaded.project, "", &now);
            files.push(([nth.as_str(), name.as_str()].join("-"), text));
        }
    }
    if !unread.is_empty() {
        files.push(("unread.txt".to_owned(), super::keeper::raw_copy(&unread)));
    }
    let parts: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let name = ["pressmark-everything-", now.date(), ".zip"].concat();
    Ok((name, archive(&parts)))
}

/// Erases everything of Pressmark's in this browser, and loads the page again. What another open tab still holds it may
/// write again.
pub fn erase_all() -> Result<(), ShelfError> {
    let failed = super::keeper::shelf_error;
    for key in storage::keys().map_err(failed)? {
        if key.starts_with("pressmark:") {
            storage::remove(&key).map_err(failed)?;
        }
    }
    storage::tab_set(OPEN, None);
    page::reload();
    Ok(())
}
