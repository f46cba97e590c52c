//! Web annotations: those of the W3C's model (Pressmark's and Recogito's too, in any of their containers), and what
//! Hypothesis exports.

use std::rc::Rc;

use super::super::file::{Fault, FileError};
use super::super::index::Index;
use super::super::json::{self, Members};
use super::{Document, Foreign, LOOKED_AT, Mark, Tie, few, line, many, person, rare};
use crate::domain::annotation::{Field, Quote, Timestamp};
use crate::domain::messages::file as msg;

/// Reads `json`, if that is what it is.
///
/// # Errors
/// When it holds too much.
pub(super) fn read(json: &str) -> Result<Option<Foreign>, FileError> {
    let list = list(json);
    let annotation = |item: &&str| Members::of(item).is_some_and(|item| item.get("target").is_some());
    let whole = Members::of(json).unwrap_or_default();
    let context = whole.get("@context").unwrap_or_default();
    let annotated = list.iter().take(LOOKED_AT).any(annotation);
    let empty = json::array(json).is_some_and(|list| list.is_empty());
    if !annotated && !empty && !context.contains("/anno.jsonld") {
        return Ok(None);
    }
    few(list.len())?;
    let own = context.contains("urn:pressmark:");
    let (mut found, mut replies, mut ties) = (Vec::new(), Vec::new(), Vec::new());
    for item in list {
        let item = Members::of(item);
        let fault = item.is_none().then_some(Fault::NotAnObject);
        let item = item.unwrap_or_default();
        if let Some(tie) = tie(&item, own) {
            ties.push(tie);
            continue;
        }
        let (source, title, mut mark) = mark(&item);
        let answers = many(item.get("references")).first().and_then(|root| json::text(root));
        match answers {
            Some(root) => replies.push((root, mark)),
            None => {
                mark.fault = fault.or(mark.fault);
                found.push((source, title, mark));
            }
        }
    }
    let index = Index::new(found.iter().map(|(.., mark)| mark.id.clone()).collect());
    for (root, reply) in replies {
        if let Some(root) = index.get(&root) {
            let note = &mut found[root].2.note;
            line(note, &[&reply.creator, ": ", &reply.note].concat());
        }
    }
    let when = whole.text("generated").or_else(|| whole.text("export_date"));
    Ok(Some(Foreign {
        documents: by_source(found, ties),
        lacks: if own { vec![Field::Extra] } else { rare() },
        lasting: true,
        vague: false,
        author: whole.get("creator").map(person).unwrap_or_default(),
        exported: when.as_deref().and_then(Timestamp::parse),
    }))
}

/// The annotations in `json`: in a list, a page, a collection, what a server answers, or one alone.
fn list(json: &str) -> Vec<&str> {
    if let Some(list) = json::array(json) {
        return list;
    }
    let Some(whole) = Members::of(json) else {
        return Vec::new();
    };
    for name in ["first", "items", "annotations", "rows", "@graph"] {
        if let Some(part) = whole.get(name).filter(|part| part.starts_with(['[', '{'])) {
            return list(part);
        }
    }
    vec![json]
}

fn by_source(found: Vec<(Rc<str>, Rc<str>, Mark)>, ties: Vec<Tie>) -> Vec<Document> {
    let index = Index::new(found.iter().map(|(source, ..)| source.clone()).collect());
    let mut places = Vec::new();
    let mut documents: Vec<Document> = Vec::new();
    for (nth, (source, title, mark)) in found.into_iter().enumerate() {
        let first = index.get(&source).unwrap_or(nth);
        let place = places.get(first).copied().unwrap_or(documents.len());
        places.push(place);
        if place == documents.len() {
            documents.push(Document {
                source,
                title,
                ..Document::default()
            });
        }
        documents[place].marks.push(mark);
    }
    if let Some(first) = documents.first_mut() {
        first.ties = ties;
    }
    documents
}

/// What `item` joins, if it is there to join two others.
fn tie(item: &Members<'_>, own: bool) -> Option<Tie> {
    let linking = item.get("motivation").is_some_and(|why| why.contains("\"linking\""));
    let end = |member| {
        let json = item.get(member).filter(|_| linking)?;
        let text = json::text(json).or_else(|| Members::of(json)?.text("id"))?;
        Some(id(&text))
    };
    Some(Tie {
        attribution: end("body")?,
        content: end("target")?,
        sure: own,
    })
}

/// One annotation, with what it is about: its name and its title.
fn mark(item: &Members<'_>) -> (Rc<str>, Rc<str>, Mark) {
    let mut mark = Mark {
        id: id(&item.text("id").unwrap_or_default()),
        created: item.text("created").unwrap_or_default(),
        modified: item
            .text("modified")
            .or_else(|| item.text("updated"))
            .unwrap_or_default(),
        note: item
            .text("bodyValue")
            .or_else(|| item.text("text"))
            .as_deref()
            .unwrap_or_default()
            .to_owned(),
        source: part(item, "pressmark:source"),
        cue: part(item, "pressmark:cue"),
        judgements: part(item, "pressmark:judgements"),
        continues: id(&item.text("pressmark:continues").unwrap_or_default()),
        ..Mark::default()
    };
    let mut source = item.text("uri").unwrap_or_default();
    let mut creator = item.get("creator");
    for target in many(item.get("target")) {
        if let Some(target) = Members::of(target) {
            let about = target.text("source").filter(|_| source.is_empty());
            source = about.unwrap_or(source);
            creator = creator.or(target.get("creator"));
            if let Some(selector) = target.get("selector").filter(|_| mark.quote.exact.is_empty()) {
                select(selector, false, &mut mark);
            }
        }
    }
    for who in [item.get("user_info"), item.get("user"), creator].into_iter().flatten() {
        if mark.creator.is_empty() {
            mark.creator = person(who);
        }
    }
    if let Some(was) = item.get("pressmark:was").and_then(Members::of) {
        place(&was, &mut mark);
    }
    if item.get("uri").is_some() {
        // Places of Hypothesis are counted in the whole page around the article.
        mark.start.clear();
        mark.end.clear();
        mark.tagged = true;
    }
    for tag in many(item.get("tags")) {
        mark.labels.extend(json::text(tag));
    }
    let why = item.get("motivation").unwrap_or_default();
    for body in many(item.get("body").or_else(|| item.get("bodies"))) {
        if let Some(body) = Members::of(body) {
            let purpose = body.get("purpose").unwrap_or(why);
            let value = body.text("value").unwrap_or_default();
            if !value.is_empty() && (purpose.contains("tagging") || purpose.contains("classifying")) {
                mark.labels.push(value);
            } else if !value.is_empty() {
                line(&mut mark.note, &value);
            }
            mark.creator = match body.get("creator") {
                Some(who) if mark.creator.is_empty() => person(who),
                _ => mark.creator,
            };
        }
    }
    let document = item.get("document").and_then(Members::of).unwrap_or_default();
    let title = many(document.get("title")).first().and_then(|title| json::text(title));
    let source = source.strip_prefix("urn:sha256:").map_or(source.clone(), Rc::from);
    (source, title.unwrap_or_default(), mark)
}

/// Takes words and place out of selectors. A selector inside another counts from where that one begins, so only its words
/// are taken.
fn select(json: &str, inner: bool, mark: &mut Mark) {
    for json in many(Some(json)) {
        let selector = Members::of(json).unwrap_or_default();
        if let Some(exact) = selector.get("exact").or_else(|| selector.get("quote")) {
            let words = json::text(exact);
            if words.is_none() {
                mark.fault = Some(Fault::Wrong {
                    member: "exact",
                    must: msg::A_TEXT,
                });
            }
            mark.quote = Quote {
                exact: words.unwrap_or_default(),
                prefix: selector.get("prefix").map(context).unwrap_or_default(),
                suffix: selector.get("suffix").map(context).unwrap_or_default(),
            };
        }
        // Others count bytes.
        let counts_data = selector.get("type").is_some_and(|kind| kind.contains("Data"));
        if !inner && mark.start.is_empty() && !counts_data {
            place(&selector, mark);
        }
        if let Some(refined) = selector.get("refinedBy") {
            select(refined, true, mark);
        }
    }
}

fn place(from: &Members<'_>, mark: &mut Mark) {
    if let (Some(start), Some(end)) = (from.get("start"), from.get("end")) {
        mark.start = start.to_owned();
        mark.end = end.to_owned();
    }
}

/// The context that `json` is. What counts UTF-16 may have cut it inside a letter: the half is left out.
fn context(json: &str) -> Rc<str> {
    let half = "\\udfff".len();
    let whole = json::text(json);
    let without = |json: Option<&str>, before: &str, behind: &str| json::text(&[before, json?, behind].concat());
    let last = json.len().saturating_sub(half + 1);
    whole
        .or_else(|| without(json.get(half + 1..), "\"", ""))
        .or_else(|| without(json.get(..last), "", "\""))
        .unwrap_or_default()
}

fn part(item: &Members<'_>, member: &str) -> String {
    item.get(member).unwrap_or_default().to_owned()
}

/// An id without the name of what it is an id of.
fn id(written: &str) -> Rc<str> {
    let known = ["urn:uuid:", "urn:pressmark:annotation:", "#"];
    let bare = known.into_iter().find_map(|prefix| written.strip_prefix(prefix));
    bare.unwrap_or(written).into()
}
