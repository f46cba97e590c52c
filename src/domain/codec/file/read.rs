//! Reading the file: one answer for the whole, then one an item.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::error::Category;

use super::super::index::Index;
use super::super::json::{self, Members, unknown_of_part};
use super::item::Reader;
use super::part;
use super::{AUTHOR, CODEBOOK, Content, FILE, FORMAT, FileContents, FileError, Item, ItemKind, VERSION};
use crate::domain::annotation::Timestamp;
use crate::domain::document::Extra;

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
    let file: Members<'_> = serde_json::from_str(json).map_err(|error| match error.classify() {
        Category::Eof => FileError::Truncated,
        Category::Data => FileError::NotPressmark {
            seems: part::seems(json),
        },
        Category::Syntax | Category::Io => FileError::NotJson {
            line: error.line(),
            column: error.column(),
        },
    })?;
    if json::depth(json) > MAX_DEPTH {
        return Err(FileError::TooDeep);
    }
    if file.get("format").and_then(json::text).as_deref() != Some(FORMAT) {
        return Err(FileError::NotPressmark {
            seems: part::seems(json),
        });
    }
    match file.get("version").and_then(json::number) {
        Some(version) if version > u64::from(VERSION) => return Err(FileError::Newer { version }),
        Some(version) if version == u64::from(VERSION) => {}
        _ => return Err(FileError::BadMember { member: "version" }),
    }
    contents(&file)
}

/// The bytes as text, without a byte order mark.
fn as_text(bytes: &[u8]) -> Result<&str, FileError> {
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

fn contents(file: &Members<'_>) -> Result<FileContents, FileError> {
    let members = |name| file.get(name).and_then(Members::of);
    let array = |name: &'static str, members: &Members<'_>| -> Result<Vec<String>, FileError> {
        let Some(json) = members.get(name) else {
            return Ok(Vec::new());
        };
        let items = json::array(json).ok_or(FileError::BadMember { member: name })?;
        Ok(items.into_iter().map(|raw| raw.get().to_owned()).collect())
    };
    let codebook = members("codebook").ok_or(FileError::BadMember { member: "codebook" })?;
    let labels = array("labels", &codebook)?;
    let (annotations, links, orphans) = (
        array("annotations", file)?,
        array("links", file)?,
        array("orphans", file)?,
    );
    let items = annotations.len() + links.len() + orphans.len();
    for (what, count, most) in [("labels", labels.len(), MAX_LABELS), ("items", items, MAX_ITEMS)] {
        if count > most {
            return Err(FileError::TooMany { what, count, most });
        }
    }
    let article = part::article(&members("article").ok_or(FileError::BadMember { member: "article" })?)?;

    let mut extra = BTreeMap::new();
    file.unknown(FILE, &mut extra);
    let author = members("author").unwrap_or_default();
    for (name, part, known) in [("author", &author, AUTHOR), ("codebook", &codebook, CODEBOOK)] {
        extra.extend(unknown_of_part(part, known).map(|kept| (name.to_owned(), kept)));
    }

    let labels = read_labels(&labels);
    let usable = labels.iter().filter_map(|item| match &item.content {
        Ok(Content::Label(label)) => Some(label.clone()),
        _ => None,
    });
    let codebook = part::codebook(&codebook, usable.collect())?;
    let mut reader = Reader::new(article.text(), &codebook);
    let mut placed = reader.annotations(ItemKind::Annotation, &annotations);
    let mut lost = reader.annotations(ItemKind::Orphan, &orphans);
    reader.mend_chains(placed.iter_mut().chain(&mut lost));
    let links = reader.links(&links, placed.iter().chain(&lost));
    let items = placed.into_iter().chain(links).chain(lost).collect();

    Ok(FileContents {
        article: Rc::new(article),
        codebook,
        labels,
        items,
        author: author.get("name").and_then(json::text).unwrap_or_default().into(),
        exported: file
            .get("exported")
            .and_then(json::text)
            .as_deref()
            .and_then(Timestamp::parse),
        extra: Extra::new(extra),
    })
}

fn read_labels(labels: &[String]) -> Vec<Item> {
    let mut seen = Index::default();
    let read = |(index, json): (usize, &String)| {
        let mut remarks = Vec::new();
        let members = Members::of(json);
        let id = members
            .as_ref()
            .and_then(|members| members.get("id"))
            .and_then(json::text);
        let label = members
            .ok_or(super::Fault::NotAnObject)
            .and_then(|members| part::label(&members, &mut remarks));
        let content = label.and_then(|label| {
            let fresh = seen.insert(label.id.as_str().into());
            if fresh {
                Ok(Content::Label(Rc::new(label)))
            } else {
                Err(super::Fault::Twice)
            }
        });
        Item {
            kind: ItemKind::Label,
            index,
            id: id.as_deref().map(shown),
            content,
            remarks,
        }
    };
    labels.iter().enumerate().map(read).collect()
}

/// An id as it is shown to people: cut at 80 code points.
pub(super) fn shown(id: &str) -> Rc<str> {
    id.chars().take(80).collect::<String>().into()
}
