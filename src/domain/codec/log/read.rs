//! Reading the stored form. The checksum was right, so whatever does not fit was written by something newer, or wrongly.

use std::rc::Rc;

use super::super::json::{Members, array, number, number32, text, truth};
use super::super::names::{colour_named, line_named, role_named};
use super::{Payload, Stored, StoredError, write};
use crate::domain::annotation::{
    AnnotationId, Entity, Entry, Fact, Judgement, LabelDefinition, LabelId, Link, Quote, ReplicaId, Stamp, Target,
    Timestamp,
};
use crate::domain::document::Extra;
use crate::domain::text::{Offset, Range};

/// Reads version 1.
pub(super) fn version_1(payload: &Payload<'_>) -> Result<Stored, StoredError> {
    let mut reader = Reader { unknown: false };
    let error = |reader: &Reader| {
        if reader.unknown {
            StoredError::UnknownKind
        } else {
            StoredError::Damaged
        }
    };
    reader.stored(&payload.0).ok_or_else(|| error(&reader))
}

/// What it cannot read it answers with `None`.
struct Reader {
    /// Whether that is because it says what this version does not know.
    unknown: bool,
}

impl Reader {
    fn stored(&mut self, members: &Members<'_>) -> Option<Stored> {
        let mut stored = Stored::default();
        if let Some(through) = members.get("t") {
            stored.through = Some(number(through)?);
        }
        let mut replicas = Vec::new();
        for replica in array(members.get("r")?)? {
            replicas.push(ReplicaId::parse(&text(replica)?)?);
        }
        for group in array(members.get("e")?)? {
            let group = array(group)?;
            let (name, stamped) = group.split_first()?;
            let entity = self.entity(&text(name)?)?;
            for facts in stamped {
                let facts = array(facts)?;
                let [replica, counter, ref pairs @ ..] = facts[..] else {
                    return None;
                };
                let replica = usize::try_from(number(replica)?).ok()?;
                let stamp = Stamp {
                    counter: number(counter).filter(|counter| *counter <= Stamp::MOST)?,
                    replica: *replicas.get(replica)?,
                };
                for pair in pairs.chunks(2) {
                    let [name, value] = pair else { return None };
                    stored.entries.push(Entry {
                        entity: entity.clone(),
                        stamp,
                        fact: self.fact(&text(name)?, value)?,
                    });
                }
            }
        }
        Some(stored)
    }

    fn entity(&mut self, name: &str) -> Option<Entity> {
        Some(match name.split_at_checked(1) {
            Some(("a", id)) => Entity::Annotation(AnnotationId::parse(id)?),
            Some(("l", ends)) => {
                let (attribution, content) = ends.split_once(' ')?;
                Entity::Link(Link {
                    attribution: AnnotationId::parse(attribution)?,
                    content: AnnotationId::parse(content)?,
                })
            }
            Some(("b", slug)) => Entity::Label(LabelId::parse(slug)?),
            Some(("p", "")) => Entity::Project,
            _ => return self.unknown(),
        })
    }

    fn fact(&mut self, name: &str, json: &str) -> Option<Fact> {
        let absent = json == "null";
        Some(match name {
            "l" => Fact::Label(LabelId::parse(&text(json)?)?),
            "t" => {
                let items = array(json)?;
                let [start, end, exact] = items[..] else { return None };
                Fact::Target(Target::Placed {
                    range: range(start, end)?,
                    exact: text(exact)?,
                })
            }
            "o" => Fact::Target(orphan(json)?),
            "n" => Fact::Note(text(json)?),
            "s" => Fact::Source(part(json)?),
            "c" => Fact::Cue(part(json)?),
            "f" if absent => Fact::Continues(None),
            "f" => Fact::Continues(Some(AnnotationId::parse(&text(json)?)?)),
            "w" => Fact::Creator(text(json)?),
            "d" => Fact::Created(Timestamp::parse(&text(json)?)?),
            "m" => Fact::Modified(Timestamp::parse(&text(json)?)?),
            "x" => Fact::Extra(extra(json)?),
            "g" => Fact::Deleted(truth(json)?),
            "b" => Fact::Definition(Rc::new(self.definition(json)?)),
            "v" => {
                let items = array(json)?;
                let [id, version] = items[..] else { return None };
                Fact::Codebook(text(id)?, number32(version)?)
            }
            _ => {
                for judgement in Judgement::ALL {
                    if write::judgement(judgement) == name {
                        let answer = if absent { None } else { Some(truth(json)?) };
                        return Some(Fact::Judgement(judgement, answer));
                    }
                }
                return self.unknown();
            }
        })
    }

    fn definition(&mut self, json: &str) -> Option<LabelDefinition> {
        let items = array(json)?;
        let [ref texts @ .., kept] = items[..] else {
            return None;
        };
        let mut read = Vec::new();
        for json in texts {
            read.push(text(json)?);
        }
        let [id, role, name, definition, example, nonexample, key, color, line] = &read[..] else {
            return None;
        };
        let id = LabelId::parse(id)?;
        let (Some(role), Some(color), Some(line)) = (role_named(role), colour_named(color), line_named(line)) else {
            return self.unknown();
        };
        Some(LabelDefinition {
            id,
            role,
            name: name.clone(),
            definition: definition.clone(),
            example: example.clone(),
            nonexample: nonexample.clone(),
            key: key.clone(),
            color,
            line,
            extra: extra(kept)?,
        })
    }

    fn unknown<T>(&mut self) -> Option<T> {
        self.unknown = true;
        None
    }
}

fn range(start: &str, end: &str) -> Option<Range> {
    Range::new(Offset::new(number32(start)?), Offset::new(number32(end)?))
}

#[expect(
    clippy::option_option,
    reason = "a part that cannot be read is another thing than none"
)]
fn part(json: &str) -> Option<Option<Range>> {
    if json == "null" {
        return Some(None);
    }
    let items = array(json)?;
    let [start, end] = items[..] else { return None };
    Some(Some(range(start, end)?))
}

fn orphan(json: &str) -> Option<Target> {
    let items = array(json)?;
    let [exact, prefix, suffix, ref was @ ..] = items[..] else {
        return None;
    };
    Some(Target::Orphan {
        quote: Quote {
            exact: text(exact)?,
            prefix: text(prefix)?,
            suffix: text(suffix)?,
        },
        was: match *was {
            [] => None,
            [start, end] => Some(range(start, end)?),
            _ => return None,
        },
    })
}

fn extra(json: &str) -> Option<Extra> {
    let mut kept = Members::of(json)?.unknown(&[]);
    for (_, json) in &mut kept {
        *json = (*text(json)?).to_owned();
        // It is written into files as it is.
        array(&["[", json.as_str(), "]"].concat()).filter(|values| values.len() == 1)?;
    }
    Some(Extra::new(kept))
}
