//! The parts of the file that are not annotations: the article, the codebook, and what a foreign file seems to be.

use std::rc::Rc;

use super::super::json::{self, Members};
use super::super::names;
use super::fields::Fields;
use super::{ARTICLE, Content, FileError, LABEL};
use crate::domain::annotation::{Codebook, Colour, LabelDefinition, LabelId, Line};
use crate::domain::document::{Article, BlockKind, Direction, Extra, Meta};
use crate::domain::messages::{Message, file as msg};

/// What a file of another format seems to be.
pub(super) fn seems(json: &str) -> Option<Message> {
    let Some(file) = Members::of(json) else {
        let first = Members::of(json::array(json)?.first()?)?;
        return match () {
            () if first.get("data").is_some() && first.get("annotations").is_some() => Some(msg::LABEL_STUDIO),
            () if first.get("@context").is_some() || first.get("target").is_some() => Some(msg::WEB_ANNOTATIONS),
            () => None,
        };
    };
    match () {
        () if file.get("%FEATURE_STRUCTURES").is_some() => Some(msg::UIMA),
        () if file.get("@context").is_some_and(|context| context.contains("anno")) => Some(msg::WEB_ANNOTATION),
        () if file.get("@context").is_some() => Some(msg::JSON_LD),
        () if file.get("export_date").is_some() && file.get("annotations").is_some() => Some(msg::HYPOTHESIS),
        () if file.get("text").is_some() && (file.get("label").is_some() || file.get("entities").is_some()) => {
            Some(msg::DOCCANO)
        }
        () => None,
    }
}

/// The article, its text checked against its fingerprint.
pub(super) fn article(members: &Members<'_>) -> Result<Article, FileError> {
    let must = |member: &'static str| members.text(member).ok_or(FileError::BadMember { member });
    let text = must("text")?;
    let sha256 = must("sha256")?;
    let kinds = blocks(members).ok_or(FileError::BadMember { member: "blocks" })?;
    let meta = Meta {
        slug: must("id")?,
        title: members.text("title").unwrap_or_default(),
        language: members.text("language").unwrap_or_default(),
        direction: match members.text("direction").as_deref() {
            Some("rtl") => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        },
        citation: members.text("citation"),
        extra: Extra::new(members.unknown(ARTICLE)),
    };
    let article = Article::new(meta, &text, &kinds).map_err(FileError::BadArticle)?;
    if *article.fingerprint().as_str() == *sha256 {
        Ok(article)
    } else {
        Err(FileError::TextChanged)
    }
}

fn blocks(members: &Members<'_>) -> Option<Vec<(BlockKind, Option<u8>)>> {
    let mut kinds = Vec::new();
    for block in json::array(members.get("blocks")?)? {
        let block = Members::of(block)?;
        let kind = names::kind_named(&block.text("kind")?)?;
        let level = match block.get("level") {
            None => None,
            Some(level) => Some(u8::try_from(json::number(level)?).ok()?),
        };
        kinds.push((kind, level));
    }
    Some(kinds)
}

/// The codebook with `labels`; `None` if it has no id or no version.
pub(super) fn codebook(members: &Members<'_>, mut labels: Vec<Rc<LabelDefinition>>) -> Option<Codebook> {
    Codebook::sort(&mut labels);
    Some(Codebook {
        id: members.text("id")?,
        version: json::number32(members.get("version")?)?,
        labels,
        // The codebook's own unknown members are kept with the file's, under its name.
        extra: Extra::default(),
    })
}

/// One label; `None` if the fields have a fault.
pub(super) fn label(fields: &mut Fields<'_>) -> Option<Content> {
    let id = LabelId::parse(&fields.must("id"));
    if id.is_none() {
        fields.wrong("id", msg::A_SLUG);
    }
    let role = names::role_named(&fields.must("role"));
    let color = names::colour_named(&fields.may("color"));
    if color.is_none() {
        fields.look("color", "grey");
    }
    let line = names::line_named(&fields.may("line"));
    if line.is_none() {
        fields.look("line", "solid");
    }
    if role.is_none() {
        fields.wrong("role", msg::A_ROLE);
    }
    Some(Content::Label(Rc::new(LabelDefinition {
        name: name(fields),
        definition: fields.cut("definition", LabelDefinition::TEXT),
        example: fields.cut("example", LabelDefinition::TEXT),
        nonexample: fields.cut("nonexample", LabelDefinition::TEXT),
        key: key(fields),
        id: id?,
        role: role?,
        color: color.unwrap_or(Colour::Grey),
        line: line.unwrap_or(Line::Solid),
        extra: fields.unknown(LABEL),
    })))
}

fn name(fields: &mut Fields<'_>) -> Rc<str> {
    fields.must("name");
    fields.cut("name", LabelDefinition::NAME)
}

fn key(fields: &mut Fields<'_>) -> Rc<str> {
    let key = fields.may("key");
    if LabelDefinition::is_key(&key) {
        return key;
    }
    fields.leave_out("key", msg::ONE_SIGN);
    Rc::default()
}
