//! Reading the file: one answer for the whole, then one an item.

use std::rc::Rc;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Deserializer;
use serde_json::error::Category;

use super::super::json::{self, Members};
use super::fields::Fields;
use super::item::{Reader, refuse_twice};
use super::part;
use super::{AUTHOR, CODEBOOK, Content, FILE, FORMAT, FileContents, FileError, Item, ItemKind, VERSION};
use crate::domain::annotation::{LabelDefinition, Timestamp};
use crate::domain::document::{Article, Extra};
use crate::domain::messages::file as msg;

/// The largest file that is read, in bytes. A browser's local storage holds some 13,000 annotations, whose file has half
/// of this.
pub const MAX_BYTES: usize = 20_000_000;

/// The most annotations, links and orphans that are read from one file.
pub const MAX_ITEMS: usize = 100_000;

/// The most labels that are read from one file: more than any codebook has, few enough to be looked through.
pub const MAX_LABELS: usize = 1_000;

/// The deepest nesting that is read: what common JSON readers take.
const MAX_DEPTH: usize = 128;

/// Reads a file.
///
/// # Errors
/// When it is no Pressmark file, is damaged as a whole, or is newer than this program. A single item that is wrong is no
/// error but an answer in [`FileContents::items`].
pub fn read(bytes: &[u8]) -> Result<FileContents, FileError> {
    let json = as_text(bytes)?;
    let other = || FileError::NotPressmark {
        seems: part::seems(json),
    };
    let mut whole = Deserializer::from_str(json);
    let checked = IgnoredAny::deserialize(&mut whole).and_then(|_| {
        if json.trim_start().starts_with(['{', '[']) {
            whole.end()
        } else {
            Ok(())
        }
    });
    checked.map_err(|error| match error.classify() {
        Category::Eof => FileError::Truncated,
        _ => FileError::NotJson {
            line: error.line(),
            column: error.column(),
        },
    })?;
    if json::depth(json) > MAX_DEPTH {
        return Err(FileError::TooDeep);
    }
    let file = Members::of(json).ok_or_else(other)?;
    if file.text("format").as_deref() != Some(FORMAT) {
        return Err(other());
    }
    match file.get("version").and_then(json::number) {
        Some(version) if version > u64::from(VERSION) => return Err(FileError::Newer { version }),
        Some(version) if version == u64::from(VERSION) => {}
        _ => return Err(FileError::BadMember { member: "version" }),
    }
    contents(&file)
}

/// The bytes as text, without a byte order mark.
pub(in crate::domain::codec) fn as_text(bytes: &[u8]) -> Result<&str, FileError> {
    if bytes.len() > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: bytes.len() });
    }
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let text = std::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        // A letter that breaks off at the end of the bytes: the file does too.
        None => FileError::Truncated,
        Some(_) => FileError::NotText { utf16 },
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        Err(FileError::Empty)
    } else {
        Ok(text)
    }
}

/// Reads an article that stands alone. Its text agrees with its fingerprint.
///
/// # Errors
/// When it is not a whole article.
pub(in crate::domain::codec) fn article(json: &str) -> Result<Article, FileError> {
    let members = Members::of(json).ok_or(FileError::Truncated)?;
    if json::depth(json) > MAX_DEPTH {
        return Err(FileError::TooDeep);
    }
    part::article(&members)
}

fn contents(file: &Members<'_>) -> Result<FileContents, FileError> {
    let bad = |member| FileError::BadMember { member };
    let book = file.get("codebook").and_then(Members::of).ok_or(bad("codebook"))?;
    let labels = array(&book, "labels")?;
    let annotations = array(file, "annotations")?;
    let links = array(file, "links")?;
    let orphans = array(file, "orphans")?;
    let items = annotations.len() + links.len() + orphans.len();
    for (what, count, most) in [
        (msg::TOO_MANY_LABELS, labels.len(), MAX_LABELS),
        (msg::TOO_MANY_ITEMS, items, MAX_ITEMS),
    ] {
        if count > most {
            return Err(FileError::TooMany { what, count, most });
        }
    }
    let article = file.get("article").and_then(Members::of).ok_or(bad("article"))?;
    let article = part::article(&article)?;

    let mut extra = file.unknown(FILE);
    file.unknown_of_part("author", AUTHOR, &mut extra);
    file.unknown_of_part("codebook", CODEBOOK, &mut extra);

    let (labels, usable) = read_labels(&labels);
    let codebook = part::codebook(&book, usable).ok_or(bad("codebook"))?;
    let mut reader = Reader::new(article.text(), &codebook);
    let mut items = Vec::new();
    reader.annotations(ItemKind::Annotation, &annotations, &mut items);
    reader.annotations(ItemKind::Orphan, &orphans, &mut items);
    refuse_twice(&mut items);
    reader.mend_chains(&mut items);
    let links = reader.links(&links, &items);
    let orphans = items.split_off(annotations.len());
    items.extend(links);
    items.extend(orphans);

    let author = file.get("author").and_then(Members::of).unwrap_or_default();
    let exported = file.text("exported");
    Ok(FileContents {
        article: Rc::new(article),
        codebook,
        labels,
        items,
        author: author.text("name").unwrap_or_default(),
        exported: exported.as_deref().and_then(Timestamp::parse),
        extra: Extra::new(extra),
        lacks: Vec::new(),
    })
}

/// The items of the array `name`; none if it is missing.
fn array<'a>(members: &Members<'a>, name: &'static str) -> Result<Vec<&'a str>, FileError> {
    match members.get(name) {
        None => Ok(Vec::new()),
        Some(json) => json::array(json).ok_or(FileError::BadMember { member: name }),
    }
}

/// The labels, and those that can be used.
fn read_labels(labels: &[&str]) -> (Vec<Item>, Vec<Rc<LabelDefinition>>) {
    let mut items = Vec::new();
    for (index, json) in labels.iter().enumerate() {
        let mut fields = Fields::of(json);
        let label = part::label(&mut fields);
        items.push(fields.item(ItemKind::Label, index, label));
    }
    refuse_twice(&mut items);
    let mut usable = Vec::new();
    for item in &items {
        if let Ok(Content::Label(label)) = &item.content {
            usable.push(label.clone());
        }
    }
    (items, usable)
}
