//! Annotations, orphans and links of a file, each checked by itself.

use std::collections::BTreeMap;
use std::rc::Rc;

use sha2::{Digest, Sha256};

use super::super::index::Index;
use super::super::json::{self, Members, unknown_of_part};
use super::read::shown;
use super::{ANNOTATION, Content, Fault, Found, Item, ItemKind, LINK, PART, Remark, chain, write};
use crate::domain::anchor::{Resolution, Resolver};
use crate::domain::annotation::{
    Annotation, AnnotationId, Codebook, Judgement, Judgements, LabelId, Link, Quote, Role, Target, Timestamp,
};
use crate::domain::document::Extra;
use crate::domain::text::{Offset, Range, Text};

/// Code points of text that are searched for words that are not where a file says: about a second of work at most. An honest
/// file needs none of it; words beyond it become orphans, which loses nothing.
const BUDGET: u64 = 100_000_000;

/// Reads items against one text and one codebook.
pub(super) struct Reader<'a> {
    text: &'a Text,
    resolver: Resolver,
    /// Code points that may still be searched through.
    budget: u64,
    codebook: &'a Codebook,
    seen: Index,
}

type Read<T> = Result<T, Fault>;

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a Text, codebook: &'a Codebook) -> Self {
        Self {
            text,
            resolver: Resolver::new(text),
            budget: BUDGET,
            codebook,
            seen: Index::default(),
        }
    }

    /// The annotations or orphans of one array.
    pub(super) fn annotations(&mut self, kind: ItemKind, items: &[String]) -> Vec<Item> {
        let read = |(index, json): (usize, &String)| {
            let mut remarks = Vec::new();
            let members = Members::of(json);
            let id = members
                .as_ref()
                .and_then(|members| members.get("id"))
                .and_then(json::text);
            let content = members
                .ok_or(Fault::NotAnObject)
                .and_then(|members| self.annotation(kind, &members, &mut remarks))
                .map(|(annotation, found)| Content::Annotation {
                    annotation: Rc::new(annotation),
                    found,
                });
            Item {
                kind,
                index,
                id: id.as_deref().map(shown),
                content,
                remarks,
            }
        };
        items.iter().enumerate().map(read).collect()
    }

    fn annotation(
        &mut self,
        kind: ItemKind,
        members: &Members<'_>,
        remarks: &mut Vec<Remark>,
    ) -> Read<(Annotation, Found)> {
        let id = annotation_id(&must(members, "id")?);
        if id.as_str() != must(members, "id")? {
            remarks.push(Remark::NewId);
        }
        let label = must(members, "label")?;
        let label = LabelId::parse(&label)
            .filter(|known| self.codebook.label(known).is_some())
            .ok_or_else(|| Fault::UnknownLabel(shown(&label)))?;
        let (target, found, shift) = match kind {
            ItemKind::Orphan => (orphan(members, remarks)?, Found::AsWritten, 0),
            _ => self.place(members, remarks)?,
        };
        let mut annotation = Annotation {
            id,
            label,
            target,
            note: may(members, "note")?.into(),
            source: None,
            cue: None,
            continues: may_some(members, "continues")?.map(|id| annotation_id(&id)),
            judgements: judgements(members, remarks),
            creator: may(members, "creator")?.into(),
            created: time(members, "created", remarks),
            modified: time(members, "modified", remarks),
            extra: extra(members),
        };
        annotation.source = self.part(members, "source", &annotation.target, shift, remarks);
        annotation.cue = self.part(members, "cue", &annotation.target, shift, remarks);
        // Only now: a refused item does not bar the next one of the same id.
        if self.seen.insert(annotation.id.shared()) {
            Ok((annotation, found))
        } else {
            Err(Fault::Twice)
        }
    }

    /// Where an annotation is, how it was found, and by how many code points that differs from what was written.
    fn place(&mut self, members: &Members<'_>, remarks: &mut Vec<Remark>) -> Read<(Target, Found, i64)> {
        let range = read_range(members)?;
        let quote = quote(members)?;
        let there = self.text.slice(range);
        if quote.exact.is_empty() {
            let exact = there.ok_or(Fault::Beyond {
                length: self.text.end().get(),
            })?;
            remarks.push(Remark::Unchecked);
            return Ok((
                Target::Placed {
                    range,
                    exact: exact.into(),
                },
                Found::AsWritten,
                0,
            ));
        }
        if there == Some(&quote.exact) {
            return Ok((
                Target::Placed {
                    range,
                    exact: quote.exact,
                },
                Found::AsWritten,
                0,
            ));
        }
        let lost = |quote| {
            Ok((
                Target::Orphan {
                    quote,
                    was: Some(range),
                },
                Found::Lost,
                0,
            ))
        };
        let Some(budget) = self.budget.checked_sub(u64::from(self.text.end().get())) else {
            return lost(quote);
        };
        self.budget = budget;
        let (found, how) = match self.resolver.resolve(there.map(|_| range), &quote) {
            // The same words but for a kind of space.
            Resolution::Exact(found) => (found, Found::AsWritten),
            Resolution::Moved(found) => (found, Found::Moved),
            Resolution::Orphan(_) => return lost(quote),
        };
        // What resolves lies in the text.
        let exact = self.text.slice(found).unwrap_or_default().into();
        let shift = i64::from(found.start().get()) - i64::from(range.start().get());
        Ok((Target::Placed { range: found, exact }, how, shift))
    }

    /// The source or cue: kept only where its words stand in its annotation, moved along with it.
    fn part(
        &self,
        members: &Members<'_>,
        member: &'static str,
        target: &Target,
        shift: i64,
        remarks: &mut Vec<Remark>,
    ) -> Option<Range> {
        let part = Members::of(members.get(member)?);
        let kept = part.as_ref().ok_or("it is not an object").and_then(|part| {
            let written = read_range(part).map_err(|_| "it has no range")?;
            let move_by = |offset: Offset| u32::try_from(i64::from(offset.get()) + shift).ok().map(Offset::new);
            let range = move_by(written.start())
                .zip(move_by(written.end()))
                .and_then(|(start, end)| Range::new(start, end))
                .ok_or("it has no range")?;
            match write::clip(self.text, target, range) {
                Some((inside, _)) if inside != range => Err("it lies outside of its annotation"),
                None => Err("it lies outside of its annotation"),
                Some((_, words)) => match part.get("exact").and_then(json::text) {
                    Some(exact) if exact != words => Err("its words are others"),
                    _ => Ok(range),
                },
            }
        });
        kept.map_err(|why| remarks.push(Remark::LeftOut { member, why })).ok()
    }

    /// Takes out every `continues` that cannot stand.
    pub(super) fn mend_chains<'i>(&self, items: impl Iterator<Item = &'i mut Item>) {
        let mut usable: Vec<(&mut Rc<Annotation>, &mut Vec<Remark>)> = items
            .filter_map(|item| match &mut item.content {
                Ok(Content::Annotation { annotation, .. }) => Some((annotation, &mut item.remarks)),
                _ => None,
            })
            .collect();
        let broken = {
            let fragments = usable
                .iter()
                .map(|(one, _)| (&one.id, &one.label, one.continues.as_ref()));
            chain::broken(&fragments.collect::<Vec<_>>())
        };
        for ((annotation, remarks), broken) in usable.iter_mut().zip(broken) {
            if let Some(why) = broken {
                Rc::make_mut(annotation).continues = None;
                remarks.push(Remark::LeftOut {
                    member: "continues",
                    why: why.words(),
                });
            }
        }
    }

    /// The links between the usable ones among `annotations`.
    pub(super) fn links<'i>(&self, links: &[String], annotations: impl Iterator<Item = &'i Item>) -> Vec<Item> {
        let usable: Vec<&Annotation> = annotations
            .filter_map(|item| match &item.content {
                Ok(Content::Annotation { annotation, .. }) => Some(&**annotation),
                _ => None,
            })
            .collect();
        let index = Index::of(usable.iter().map(|one| &one.id));
        let role_of = |id: &AnnotationId| {
            let annotation = usable.get(index.get(id.as_str())?)?;
            Some(self.codebook.label(&annotation.label)?.role)
        };
        let mut seen = Index::default();
        let mut read = |json: &String| {
            let members = Members::of(json).ok_or(Fault::NotAnObject)?;
            let end = |member: &'static str, role: Role, must_be: &'static str| {
                let written = must(&members, member)?;
                let id = annotation_id(&written);
                match role_of(&id) {
                    None => Err(Fault::NoEnd(shown(&written))),
                    Some(known) if known != role => Err(Fault::WrongEnd { member, must: must_be }),
                    Some(_) => Ok(id),
                }
            };
            let link = Link {
                attribution: end("attribution", Role::Attribution, "attribution")?,
                content: end("content", Role::Content, "content")?,
            };
            let mut extra = BTreeMap::new();
            members.unknown(LINK, &mut extra);
            if !seen.insert(format!("{} {}", link.attribution, link.content).into()) {
                return Err(Fault::Twice);
            }
            Ok(Content::Link {
                link,
                extra: Extra::new(extra),
            })
        };
        let item = |(index, content)| Item {
            kind: ItemKind::Link,
            index,
            id: None,
            content,
            remarks: Vec::new(),
        };
        links.iter().map(&mut read).enumerate().map(item).collect()
    }
}

/// `written` if it has the allowed form; else an id made of it, always the same one, so that links and other files that
/// name it still meet it.
fn annotation_id(written: &str) -> AnnotationId {
    AnnotationId::parse(written).unwrap_or_else(|| {
        let digest = Sha256::new()
            .chain_update(b"pressmark foreign id\0")
            .chain_update(written.as_bytes())
            .finalize();
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(digest).for_each(|(byte, from)| *byte = from);
        AnnotationId::from_random(bytes)
    })
}

fn orphan(members: &Members<'_>, remarks: &mut Vec<Remark>) -> Read<Target> {
    let quote = quote(members)?;
    if quote.exact.is_empty() {
        return Err(Fault::Missing("exact"));
    }
    let was = members.get("was").and_then(|was| {
        let range = Members::of(was).and_then(|was| read_range(&was).ok());
        if range.is_none() {
            remarks.push(Remark::LeftOut {
                member: "was",
                why: "it has no range",
            });
        }
        range
    });
    Ok(Target::Orphan { quote, was })
}

fn quote(members: &Members<'_>) -> Read<Quote> {
    Ok(Quote {
        exact: may(members, "exact")?.into(),
        prefix: may(members, "prefix")?.into(),
        suffix: may(members, "suffix")?.into(),
    })
}

fn read_range(members: &Members<'_>) -> Read<Range> {
    let offset = |member: &'static str| {
        let json = members.get(member).ok_or(Fault::Missing(member))?;
        let number = json::number(json).and_then(|number| u32::try_from(number).ok());
        number.ok_or(Fault::Wrong {
            member,
            must: "a whole number from 0",
        })
    };
    let (start, end) = (offset("start")?, offset("end")?);
    let range = Range::new(Offset::new(start), Offset::new(end)).filter(|range| !range.is_empty());
    range.ok_or(Fault::Backwards { start, end })
}

fn judgements(members: &Members<'_>, remarks: &mut Vec<Remark>) -> Judgements {
    let mut judgements = Judgements::default();
    let Some(json) = members.get("judgements") else {
        return judgements;
    };
    let Some(written) = Members::of(json) else {
        remarks.push(Remark::LeftOut {
            member: "judgements",
            why: "it is not an object",
        });
        return judgements;
    };
    for (judgement, answer) in Judgement::ALL.iter().zip(&mut judgements.0) {
        let Some(json) = written.get(judgement.name()) else {
            continue;
        };
        *answer = json::truth(json);
        if answer.is_none() {
            remarks.push(Remark::LeftOut {
                member: judgement.name(),
                why: "it is neither true nor false",
            });
        }
    }
    judgements
}

fn time(members: &Members<'_>, member: &'static str, remarks: &mut Vec<Remark>) -> Option<Timestamp> {
    let json = members.get(member)?;
    let time = json::text(json).as_deref().and_then(Timestamp::parse);
    if time.is_none() {
        remarks.push(Remark::LeftOut {
            member,
            why: "it is not a time in UTC",
        });
    }
    time
}

/// Unknown members, those of the parts under the parts' names.
fn extra(members: &Members<'_>) -> Extra {
    let mut extra = BTreeMap::new();
    members.unknown(ANNOTATION, &mut extra);
    let answers = Judgement::ALL.map(Judgement::name);
    for (name, known) in [("source", PART), ("cue", PART), ("judgements", &answers[..])] {
        let part = members.get(name).and_then(Members::of);
        extra.extend(
            part.and_then(|part| unknown_of_part(&part, known))
                .map(|kept| (name.to_owned(), kept)),
        );
    }
    Extra::new(extra)
}

fn must(members: &Members<'_>, member: &'static str) -> Read<String> {
    may_some(members, member)?
        .filter(|text| !text.is_empty())
        .ok_or(Fault::Missing(member))
}

fn may(members: &Members<'_>, member: &'static str) -> Read<String> {
    Ok(may_some(members, member)?.unwrap_or_default())
}

fn may_some(members: &Members<'_>, member: &'static str) -> Read<Option<String>> {
    let wrong = Fault::Wrong { member, must: "text" };
    members
        .get(member)
        .map(|json| json::text(json).ok_or(wrong))
        .transpose()
}
