//! The parts of the file that are not annotations: the article, the codebook, and what a foreign file seems to be.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::json::{self, Members};
use super::super::names;
use super::{ARTICLE, Fault, FileError, LABEL, Remark};
use crate::domain::annotation::{Codebook, Colour, LabelDefinition, LabelId, Line};
use crate::domain::document::{Article, BlockKind, Direction, Extra, Meta};
use crate::domain::order;

/// What a file of another format seems to be.
pub(super) fn seems(json: &str) -> Option<&'static str> {
    let Some(file) = Members::of(json) else {
        let first = json::array(json)?.first().and_then(|first| Members::of(first.get()))?;
        return match () {
            () if first.get("data").is_some() && first.get("annotations").is_some() => Some("a Label Studio export"),
            () if first.get("@context").is_some() || first.get("target").is_some() => {
                Some("a list of W3C Web Annotations")
            }
            () => None,
        };
    };
    match () {
        () if file.get("%FEATURE_STRUCTURES").is_some() => Some("UIMA CAS JSON (INCEpTION)"),
        () if file.get("@context").is_some_and(|context| context.contains("anno")) => Some("W3C Web Annotation"),
        () if file.get("@context").is_some() => Some("JSON-LD"),
        () if file.get("export_date").is_some() && file.get("annotations").is_some() => Some("a Hypothesis export"),
        () if file.get("text").is_some() && (file.get("label").is_some() || file.get("entities").is_some()) => {
            Some("a doccano export")
        }
        () => None,
    }
}

/// The article, its text checked against its fingerprint.
pub(super) fn article(members: &Members<'_>) -> Result<Article, FileError> {
    let must = |name: &'static str| {
        members
            .get(name)
            .and_then(json::text)
            .ok_or(FileError::BadMember { member: name })
    };
    let may = |name| members.get(name).and_then(json::text).unwrap_or_default();
    let text = must("text")?;
    let sha256 = must("sha256")?;
    let bad = FileError::BadMember { member: "blocks" };
    let blocks = members.get("blocks").and_then(json::array).ok_or(bad.clone())?;
    let kinds = blocks
        .iter()
        .map(|raw| block(raw.get()))
        .collect::<Option<Vec<_>>>()
        .ok_or(bad)?;
    let mut extra = BTreeMap::new();
    members.unknown(ARTICLE, &mut extra);
    let meta = Meta {
        slug: must("id")?.into(),
        title: may("title").into(),
        language: may("language").into(),
        direction: if may("direction") == "rtl" {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        },
        citation: members.get("citation").and_then(json::text).map(Rc::from),
        extra: Extra::new(extra),
    };
    let article = Article::new(meta, &text, &kinds).map_err(FileError::BadArticle)?;
    if article.fingerprint().as_str() == sha256 {
        Ok(article)
    } else {
        Err(FileError::TextChanged)
    }
}

fn block(json: &str) -> Option<(BlockKind, Option<u8>)> {
    let members = Members::of(json)?;
    let name = members.get("kind").and_then(json::text)?;
    let kind = names::kind_named(&name)?;
    let level = match members.get("level") {
        None => None,
        Some(level) => Some(u8::try_from(json::number(level)?).ok()?),
    };
    Some((kind, level))
}

/// The codebook with `labels`.
pub(super) fn codebook(members: &Members<'_>, mut labels: Vec<Rc<LabelDefinition>>) -> Result<Codebook, FileError> {
    order::sort_by(&mut labels, |a, b| (&a.key, &a.id).cmp(&(&b.key, &b.id)));
    let version = members
        .get("version")
        .and_then(json::number)
        .and_then(|version| u32::try_from(version).ok());
    Ok(Codebook {
        id: members
            .get("id")
            .and_then(json::text)
            .ok_or(FileError::BadMember { member: "codebook" })?
            .into(),
        version: version.ok_or(FileError::BadMember { member: "codebook" })?,
        labels,
        // The codebook's own unknown members are kept with the file's, under its name.
        extra: Extra::default(),
    })
}

/// One label.
pub(super) fn label(members: &Members<'_>, remarks: &mut Vec<Remark>) -> Result<LabelDefinition, Fault> {
    let must = |member: &'static str| {
        let json = members.get(member).ok_or(Fault::Missing(member))?;
        json::text(json).ok_or(Fault::Wrong { member, must: "text" })
    };
    let may = |member: &'static str| -> Result<Rc<str>, Fault> {
        if members.get(member).is_none() {
            Ok("".into())
        } else {
            must(member).map(Rc::from)
        }
    };
    let id = LabelId::parse(&must("id")?).ok_or(Fault::Wrong {
        member: "id",
        must: "up to 64 lowercase letters, digits and hyphens",
    })?;
    let role = names::role_named(&must("role")?);
    let color = may("color")?;
    let color = names::colour_named(&color).unwrap_or_else(|| {
        remarks.push(Remark::Look {
            member: "color",
            instead: "grey",
        });
        Colour::Grey
    });
    let line = may("line")?;
    let line = names::line_named(&line).unwrap_or_else(|| {
        remarks.push(Remark::Look {
            member: "line",
            instead: "solid",
        });
        Line::Solid
    });
    let mut extra = BTreeMap::new();
    members.unknown(LABEL, &mut extra);
    Ok(LabelDefinition {
        id,
        role: role.ok_or(Fault::Wrong {
            member: "role",
            must: "content, attribution or none",
        })?,
        name: must("name")?.into(),
        definition: may("definition")?,
        example: may("example")?,
        nonexample: may("nonexample")?,
        key: may("key")?,
        color,
        line,
        extra: Extra::new(extra),
    })
}
