//! Reading the stored form. The checksum was right, so whatever does not fit was written by something newer, or wrongly.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::json::{self, Members};
use super::super::names::{colour_named, line_named, role_named};
use super::{Payload, Stored, StoredError, write};
use crate::domain::annotation::{
    AnnotationId, Entity, Entry, Fact, Judgement, LabelDefinition, LabelId, Link, Quote, ReplicaId, Stamp, Target,
    Timestamp,
};
use crate::domain::document::Extra;
use crate::domain::text::{Offset, Range};

type Read<T> = Result<T, StoredError>;

const BAD: StoredError = StoredError::Damaged;

/// Reads version 1.
pub(super) fn version_1(payload: &Payload<'_>) -> Read<Stored> {
    let Payload(members) = payload;
    let through = match members.get("t") {
        Some(through) => Some(json::number(through).ok_or(BAD)?),
        None => None,
    };
    let replicas = members.get("r").and_then(json::array).ok_or(BAD)?;
    let replicas: Vec<ReplicaId> = replicas
        .iter()
        .map(|raw| json::text(raw.get()).as_deref().and_then(ReplicaId::parse).ok_or(BAD))
        .collect::<Read<_>>()?;
    let mut entries = Vec::new();
    for group in members.get("e").and_then(json::array).ok_or(BAD)? {
        let group = json::array(group.get()).ok_or(BAD)?;
        let (name, stamped) = group.split_first().ok_or(BAD)?;
        let entity = entity(&json::text(name.get()).ok_or(BAD)?)?;
        for facts in stamped {
            let facts = json::array(facts.get()).ok_or(BAD)?;
            let (head, pairs) = facts.split_first_chunk::<2>().ok_or(BAD)?;
            let [replica, counter] = head.map(|raw| json::number(raw.get()));
            let replica = replica
                .and_then(|nth| usize::try_from(nth).ok())
                .and_then(|nth| replicas.get(nth));
            let stamp = Stamp {
                counter: counter.ok_or(BAD)?,
                replica: *replica.ok_or(BAD)?,
            };
            for pair in pairs.chunks(2) {
                let [name, value] = pair else { return Err(BAD) };
                let name = json::text(name.get()).ok_or(BAD)?;
                entries.push(Entry {
                    entity: entity.clone(),
                    stamp,
                    fact: fact(&name, value.get())?,
                });
            }
        }
    }
    Ok(Stored { through, entries })
}

fn entity(name: &str) -> Read<Entity> {
    let annotation = |id| AnnotationId::parse(id).ok_or(BAD);
    match name.split_at_checked(1) {
        Some(("a", id)) => Ok(Entity::Annotation(annotation(id)?)),
        Some(("l", ends)) => {
            let (attribution, content) = ends.split_once(' ').ok_or(BAD)?;
            Ok(Entity::Link(Link {
                attribution: annotation(attribution)?,
                content: annotation(content)?,
            }))
        }
        Some(("b", slug)) => Ok(Entity::Label(LabelId::parse(slug).ok_or(BAD)?)),
        Some(("p", "")) => Ok(Entity::Project),
        _ => Err(StoredError::UnknownKind),
    }
}

fn fact(name: &str, json: &str) -> Read<Fact> {
    let absent = json == "null";
    if let Some(judgement) = Judgement::ALL
        .into_iter()
        .find(|judgement| write::judgement(*judgement) == name)
    {
        let answer = if absent {
            None
        } else {
            Some(json::truth(json).ok_or(BAD)?)
        };
        return Ok(Fact::Judgement(judgement, answer));
    }
    let part = || {
        if absent {
            Ok(None)
        } else {
            range(&json::array(json).ok_or(BAD)?).map(Some)
        }
    };
    Ok(match name {
        "l" => Fact::Label(LabelId::parse(&text(json)?).ok_or(BAD)?),
        "t" => Fact::Target(placed(json)?),
        "o" => Fact::Target(orphan(json)?),
        "n" => Fact::Note(text(json)?),
        "s" => Fact::Source(part()?),
        "c" => Fact::Cue(part()?),
        "f" if absent => Fact::Continues(None),
        "f" => Fact::Continues(Some(AnnotationId::parse(&text(json)?).ok_or(BAD)?)),
        "w" => Fact::Creator(text(json)?),
        "d" => Fact::Created(Timestamp::parse(&text(json)?).ok_or(BAD)?),
        "m" => Fact::Modified(Timestamp::parse(&text(json)?).ok_or(BAD)?),
        "x" => Fact::Extra(extra(json)?),
        "g" => Fact::Deleted(json::truth(json).ok_or(BAD)?),
        "b" => Fact::Definition(Rc::new(definition(json)?)),
        "v" => {
            let [id, version] = fixed::<2>(json)?;
            let version = json::number(version).and_then(|version| u32::try_from(version).ok());
            Fact::Codebook(text(id)?, version.ok_or(BAD)?)
        }
        _ => return Err(StoredError::UnknownKind),
    })
}

fn text(json: &str) -> Read<Rc<str>> {
    json::text(json).map(Rc::from).ok_or(BAD)
}

/// The items of an array of exactly `N`.
fn fixed<const N: usize>(json: &str) -> Read<[&str; N]> {
    let items: Vec<&str> = json::array(json)
        .ok_or(BAD)?
        .into_iter()
        .map(serde_json::value::RawValue::get)
        .collect();
    items.try_into().map_err(|_| BAD)
}

fn offset(json: &str) -> Read<Offset> {
    json::number(json)
        .and_then(|number| u32::try_from(number).ok())
        .map(Offset::new)
        .ok_or(BAD)
}

fn range(items: &[&serde_json::value::RawValue]) -> Read<Range> {
    let [start, end] = items else { return Err(BAD) };
    Range::new(offset(start.get())?, offset(end.get())?).ok_or(BAD)
}

fn placed(json: &str) -> Read<Target> {
    let [start, end, exact] = fixed::<3>(json)?;
    let range = Range::new(offset(start)?, offset(end)?).ok_or(BAD)?;
    Ok(Target::Placed {
        range,
        exact: text(exact)?,
    })
}

fn orphan(json: &str) -> Read<Target> {
    let items = json::array(json).ok_or(BAD)?;
    let (words, was) = items.split_first_chunk::<3>().ok_or(BAD)?;
    let [exact, prefix, suffix] = words.map(|raw| text(raw.get()));
    let quote = Quote {
        exact: exact?,
        prefix: prefix?,
        suffix: suffix?,
    };
    let was = if was.is_empty() { None } else { Some(range(was)?) };
    Ok(Target::Orphan { quote, was })
}

fn extra(json: &str) -> Read<Extra> {
    let members = Members::of(json).ok_or(BAD)?;
    let mut raw = BTreeMap::new();
    members.unknown(&[], &mut raw);
    let kept = raw
        .into_iter()
        .map(|(name, json)| Ok((name, json::text(&json).ok_or(BAD)?)));
    Ok(Extra::new(kept.collect::<Read<_>>()?))
}

fn definition(json: &str) -> Read<LabelDefinition> {
    let [id, role, name, definition, example, nonexample, key, color, line, kept] = fixed::<10>(json)?;
    Ok(LabelDefinition {
        id: LabelId::parse(&text(id)?).ok_or(BAD)?,
        role: role_named(&text(role)?).ok_or(StoredError::UnknownKind)?,
        name: text(name)?,
        definition: text(definition)?,
        example: text(example)?,
        nonexample: text(nonexample)?,
        key: text(key)?,
        color: colour_named(&text(color)?).ok_or(StoredError::UnknownKind)?,
        line: line_named(&text(line)?).ok_or(StoredError::UnknownKind)?,
        extra: extra(kept)?,
    })
}
