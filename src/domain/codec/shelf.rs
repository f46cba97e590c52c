//! One's own articles on the shelf, beside the work on them.
//!
//! An article is stored once, under its fingerprint, as the member `article` of a file, and never changed. What may change
//! stands under small keys of its own. Nothing of an article is erased but by [`erase`].
//!
//! A copy of an article is kept in the same way, with a hyphen and its number, from 2 on, behind the fingerprint.
//!
//! Keys: `pressmark:article:<sha256>` and behind it `:title` (the title that was chosen), `:used` (the time it was opened
//! last) and `:away` (that it was put away). `pressmark:open` names the article that was opened last.

use std::rc::Rc;

use super::file::{read_article, written_article};
use super::journal::{Shelf, ShelfError, Writer, alive};
use crate::domain::annotation::{Entry, ReplicaId, Timestamp};
use crate::domain::document::Article;
use crate::domain::order;

/// Names the article that was opened last. The value is its fingerprint.
pub const OPEN: &str = "pressmark:open";

const PREFIX: &str = "pressmark:article:";

/// An article of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// The article, under the title that was chosen.
    pub article: Rc<Article>,
    /// When it was opened last, UTC; empty if never.
    pub used: Rc<str>,
    /// Whether it was put away.
    pub away: bool,
}

/// All of one's own articles, and what stands in their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// Those that can be read, the one that was opened last first.
    pub articles: Vec<Shelved>,
    /// The keys of those that cannot be read. They stay as they are.
    pub damaged: Vec<String>,
}

/// What is on the shelf under one fingerprint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// An article.
    Article(Article),
    /// Bytes that are no article with this fingerprint.
    Damaged,
}

/// The key under which the article `fingerprint` stands.
#[must_use]
pub fn key(fingerprint: &str) -> String {
    format!("{PREFIX}{fingerprint}")
}

fn small(fingerprint: &str, part: &str) -> String {
    format!("{PREFIX}{fingerprint}:{part}")
}

/// The article under `fingerprint`, with the title that was chosen for it.
///
/// # Errors
/// When the shelf cannot be read.
pub fn find(shelf: &dyn Shelf, fingerprint: &str) -> Result<Found, ShelfError> {
    let Some(stored) = shelf.get(&key(fingerprint))? else {
        return Ok(Found::Nothing);
    };
    // The text is checked against the fingerprint in the stored article, and that against the key.
    let article = read_article(&stored).ok().and_then(|article| article.at(fingerprint));
    let Some(article) = article else {
        return Ok(Found::Damaged);
    };
    let chosen = shelf.get(&small(fingerprint, "title"))?;
    Ok(Found::Article(match chosen {
        Some(title) if !title.trim().is_empty() => article.titled(&title),
        _ => article,
    }))
}

/// All of one's own articles.
///
/// # Errors
/// When the shelf cannot be read.
pub fn list(shelf: &dyn Shelf) -> Result<Stand, ShelfError> {
    let mut stand = Stand::default();
    let mut keys = shelf.keys()?;
    order::sort_by(&mut keys, Ord::cmp);
    for key in keys {
        let Some(fingerprint) = key.strip_prefix(PREFIX).filter(|rest| !rest.contains(':')) else {
            continue;
        };
        match find(shelf, fingerprint)? {
            // Another tab may have erased it meanwhile.
            Found::Nothing => {}
            Found::Damaged => stand.damaged.push(key),
            Found::Article(article) => stand.articles.push(Shelved {
                article: Rc::new(article),
                used: shelf.get(&small(fingerprint, "used"))?.unwrap_or_default().into(),
                away: shelf.get(&small(fingerprint, "away"))?.is_some(),
            }),
        }
    }
    order::sort_by(&mut stand.articles, |a, b| b.used.cmp(&a.used));
    Ok(stand)
}

/// Puts `article` on the shelf, or takes it out from what was put away. Whatever fails, it is there wholly or not at all.
///
/// # Errors
/// When the shelf fails, does not keep what it is given, or holds bytes in its place that cannot be read.
pub fn put(shelf: &dyn Shelf, article: &Article) -> Result<(), ShelfError> {
    let fingerprint = article.place().as_str();
    let key = key(fingerprint);
    match find(shelf, fingerprint)? {
        Found::Article(_) => return put_away(shelf, fingerprint, false),
        // Never written over.
        Found::Damaged => return Err(ShelfError::Failed(key)),
        Found::Nothing => {}
    }
    let stored = written_article(article);
    shelf.set(&key, &stored)?;
    if shelf.get(&key)?.as_ref() != Some(&stored) {
        shelf.remove(&key)?;
        return Err(ShelfError::Failed(key));
    }
    put_away(shelf, fingerprint, false)
}

/// Puts `work` on `article` on the shelf as a replica of its own, and the article with it: both or neither. `own` says
/// whether the article is stored, as all are but the built-in one.
///
/// # Errors
/// As [`put`].
pub fn put_with_work(
    shelf: &dyn Shelf,
    article: &Article,
    own: bool,
    (replica, work): (ReplicaId, &[Entry]),
) -> Result<(), ShelfError> {
    let fingerprint = article.place();
    let new = own && find(shelf, fingerprint.as_str())? == Found::Nothing;
    if own {
        put(shelf, article)?;
    }
    let written = Writer::new(fingerprint.clone(), replica).append(shelf, work);
    if new && written.is_err() {
        shelf.remove(&key(fingerprint.as_str()))?;
    }
    written
}

/// Puts a copy of `article` on the shelf, with `work` as a replica of its own; both or neither. The copy is the same article
/// with work of its own. Its title says which copy it is.
///
/// # Errors
/// As [`put`].
pub fn duplicate(shelf: &dyn Shelf, article: &Article, work: (ReplicaId, &[Entry])) -> Result<Article, ShelfError> {
    let mut nth = 2;
    while shelf.get(&key(article.fingerprint().copy(nth).as_str()))?.is_some() {
        nth += 1;
    }
    let place = article.fingerprint().copy(nth);
    let title = &article.meta().title;
    // A copy of a copy is not one of its title.
    let older = article.place().as_str().rsplit_once('-');
    let older = older.and_then(|(_, nth)| title.strip_suffix(&[" (", nth, ")"].concat()));
    let title = [older.unwrap_or(title), " (", &nth.to_string(), ")"].concat();
    let copy = article.clone().titled(&title).at(place.as_str());
    // It is its own fingerprint's copy.
    let copy = copy.ok_or_else(|| ShelfError::Failed(place.to_string()))?;
    put_with_work(shelf, &copy, true, work)?;
    Ok(copy)
}

/// Takes a copy back: erases it if it was never opened, else puts it away, because something may have been done in it.
///
/// # Errors
/// When the shelf fails.
pub fn take_back(shelf: &dyn Shelf, place: &str) -> Result<(), ShelfError> {
    match shelf.get(&small(place, "used"))? {
        None => erase(shelf, place),
        Some(_) => put_away(shelf, place, true),
    }
}

/// Notes when the article was opened.
///
/// # Errors
/// When the shelf fails.
pub fn used(shelf: &dyn Shelf, fingerprint: &str, now: &Timestamp) -> Result<(), ShelfError> {
    shelf.set(&small(fingerprint, "used"), now.as_str())
}

/// Gives the article another title.
///
/// # Errors
/// When the shelf fails; the old title stays.
pub fn rename(shelf: &dyn Shelf, fingerprint: &str, title: &str) -> Result<(), ShelfError> {
    shelf.set(&small(fingerprint, "title"), title)
}

/// Puts the article away, or brings it back. Nothing of it is erased.
///
/// # Errors
/// When the shelf fails.
pub fn put_away(shelf: &dyn Shelf, fingerprint: &str, away: bool) -> Result<(), ShelfError> {
    let key = small(fingerprint, "away");
    if away {
        shelf.set(&key, "yes")
    } else {
        shelf.remove(&key)
    }
}

/// Erases the article and all work on it, for good. The article goes last: interrupted, it can be erased again.
///
/// # Errors
/// When the shelf fails.
pub fn erase(shelf: &dyn Shelf, fingerprint: &str) -> Result<(), ShelfError> {
    let work = format!("pressmark:1:{fingerprint}:");
    let parts = small(fingerprint, "");
    let signs = alive::prefix(fingerprint);
    for one in shelf.keys()? {
        if [&work, &parts, &signs]
            .into_iter()
            .any(|prefix| one.starts_with(prefix.as_str()))
        {
            shelf.remove(&one)?;
        }
    }
    shelf.remove(&key(fingerprint))
}
