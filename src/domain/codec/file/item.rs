//! Annotations, orphans and links of a file, each checked by itself.

use std::rc::Rc;

use super::super::chain;
use super::super::formats::one_line;
use super::super::index::Index;
use super::super::json::{self, Members};
use super::super::work::clip;
use super::fields::{Fields, shown};
use super::{ANNOTATION, Content, Fault, Found, Item, ItemKind, LINK, PART, Remark};
use crate::domain::anchor::{Resolution, Resolver};
use crate::domain::annotation::{
    Annotation, AnnotationId, Codebook, Judgement, Judgements, LabelId, Link, Quote, Role, Target, Timestamp,
};
use crate::domain::document::{Extra, Fingerprint};
use crate::domain::messages::{Message, file as msg};
use crate::domain::text::{Offset, Range, Text};

/// Reads items against one text and one codebook.
pub(in crate::domain::codec) struct Reader<'a> {
    text: &'a Text,
    resolver: Resolver,
    codebook: &'a Codebook,
    /// Whether another tool wrote what is read: places may be missing, and white space may differ.
    foreign: bool,
}

impl<'a> Reader<'a> {
    /// For what another tool wrote.
    pub(in crate::domain::codec) fn foreign(self) -> Self {
        Self { foreign: true, ..self }
    }

    pub(in crate::domain::codec) fn new(text: &'a Text, codebook: &'a Codebook) -> Self {
        Self {
            text,
            resolver: Resolver::new(text),
            codebook,
            foreign: false,
        }
    }

    /// Adds the annotations or orphans of one array to `items`.
    pub(in crate::domain::codec) fn annotations(&mut self, kind: ItemKind, array: &[&str], items: &mut Vec<Item>) {
        for (index, json) in array.iter().enumerate() {
            let mut fields = Fields::of(json);
            let content = self.annotation(kind, &mut fields);
            items.push(fields.item(kind, index, content));
        }
    }

    /// `None` if the fields have a fault.
    fn annotation(&mut self, kind: ItemKind, fields: &mut Fields<'_>) -> Option<Content> {
        let written = fields.filled("id");
        let id = annotation_id(&written);
        if *id.as_str() != *written {
            fields.remark(Remark::NewId);
        }
        let written = fields.filled("label");
        let label = LabelId::parse(&written).filter(|known| self.codebook.label(known).is_some());
        if label.is_none() {
            fields.fail(Fault::UnknownLabel(shown(&written)));
        }
        let (target, found, shift) = if kind == ItemKind::Orphan {
            (orphan(fields)?, Found::AsWritten, 0)
        } else {
            self.place(fields)?
        };
        let note = fields.may("note");
        let continues = if fields.members.get("continues").is_some() {
            Some(annotation_id(&fields.may("continues")))
        } else {
            None
        };
        let judgements = judgements(fields);
        let creator = fields.may("creator");
        let created = time(fields, "created");
        let modified = time(fields, "modified");
        let source = self.part(fields, "source", &target, shift);
        let cue = self.part(fields, "cue", &target, shift);
        let annotation = Rc::new(Annotation {
            id,
            label: label?,
            target,
            note,
            source,
            cue,
            continues,
            judgements,
            creator,
            created,
            modified,
            extra: extra(&fields.members),
        });
        Some(Content::Annotation { annotation, found })
    }

    /// Where an annotation is, how it was found, and by how many code points that differs from what was written; `None`
    /// if there is a fault.
    fn place(&mut self, fields: &mut Fields<'_>) -> Option<(Target, Found, i64)> {
        let says = |member| fields.members.get(member).is_some();
        let placed = !self.foreign || says("start") || says("end");
        let range = match read_range(&fields.members) {
            Ok(range) => range,
            Err(fault) => {
                if placed {
                    fields.fail(fault);
                }
                Range::default()
            }
        };
        let quote = quote(fields);
        if !placed && quote.exact.trim().is_empty() {
            fields.fail(Fault::NoWords);
        }
        if !fields.is_sound() {
            return None;
        }
        let there = self.text.slice(range);
        let (mut at, mut found) = (range, Found::AsWritten);
        if quote.exact.is_empty() {
            if there.is_none() {
                let length = self.text.end().get();
                fields.fail(Fault::Beyond { length });
            }
            fields.remark(Remark::Unchecked);
        } else if self.foreign || there != Some(&quote.exact) {
            (at, found) = match self.resolver.resolve(there.map(|_| range), &quote) {
                // The same words but for a kind of space, dash or quotation mark.
                Resolution::Exact(at) => (at, Found::AsWritten),
                // Found where nothing else was said.
                Resolution::Moved(at) if !placed => (at, Found::AsWritten),
                Resolution::Moved(at) => (at, Found::Moved),
                // A file of one's own holds the text that its words are from: other words are a mistake in it.
                Resolution::Approximate(near) if self.foreign => {
                    fields.remark(Remark::OtherWords(quote));
                    (near.range, Found::Approximate)
                }
                Resolution::Approximate(_) | Resolution::Orphan(_) => {
                    let was = placed.then_some(range);
                    return Some((Target::Orphan { quote, was }, Found::Lost, 0));
                }
            };
        }
        // What resolves lies in the text.
        let exact = self.text.slice(at).unwrap_or_default().into();
        let shift = i64::from(at.start().get()) - i64::from(range.start().get());
        Some((Target::Placed { range: at, exact }, found, shift))
    }

    /// Whether `words` stand there. Other tools keep them on one line, or with another space.
    fn same(&self, there: &str, words: &str) -> bool {
        there == words || self.foreign && one_line(there) == one_line(words)
    }

    /// The source or cue: kept only where its words stand in its annotation, moved along with it.
    fn part(&self, fields: &mut Fields<'_>, member: &'static str, target: &Target, shift: i64) -> Option<Range> {
        let json = fields.members.get(member)?;
        self.checked_part(json, target, shift)
            .map_err(|why| fields.leave_out(member, why))
            .ok()
    }

    fn checked_part(&self, json: &str, target: &Target, shift: i64) -> Result<Range, Message> {
        let part = Members::of(json).ok_or(msg::NOT_AN_OBJECT)?;
        let range = read_range(&part).ok().and_then(|range| moved(range, shift));
        let range = range.ok_or(msg::NO_RANGE)?;
        match clip(self.text, target, range) {
            Some((inside, words)) if inside == range => match part.text("exact") {
                Some(exact) if !self.same(&words, &exact) => Err(msg::OTHER_WORDS),
                _ => Ok(range),
            },
            _ => Err(msg::OUTSIDE),
        }
    }

    /// Takes out every `continues` that cannot stand.
    pub(in crate::domain::codec) fn mend_chains(&self, items: &mut [Item]) {
        let broken = {
            let usable = usable(items);
            let mut fragments = Vec::new();
            for annotation in &usable {
                fragments.push(chain::fragment(annotation));
            }
            chain::broken(&fragments)
        };
        let mut broken = broken.into_iter();
        for item in items {
            if let Ok(Content::Annotation { annotation, .. }) = &mut item.content
                && let Some(Some(why)) = broken.next()
            {
                Rc::make_mut(annotation).continues = None;
                item.remarks.push(Remark::LeftOut {
                    member: "continues",
                    why: why.words(),
                });
            }
        }
    }

    /// The links between the usable ones among `items`.
    pub(in crate::domain::codec) fn links(&self, links: &[&str], items: &[Item]) -> Vec<Item> {
        let usable = usable(items);
        let mut ids = Vec::new();
        for annotation in &usable {
            ids.push(annotation.id.shared());
        }
        let index = Index::new(ids);
        let role_of = |id: &AnnotationId| {
            let annotation = usable.get(index.get(id.as_str())?)?;
            Some(self.codebook.label(&annotation.label)?.role)
        };
        let end = |fields: &mut Fields<'_>, member: &'static str, role: Role| {
            let written = fields.filled(member);
            let id = annotation_id(&written);
            match role_of(&id) {
                None => fields.fail(Fault::NoEnd(shown(&written))),
                Some(known) if known != role => fields.fail(Fault::WrongEnd { member, must: member }),
                Some(_) => {}
            }
            id
        };
        let mut read = Vec::new();
        for (nth, json) in links.iter().enumerate() {
            let mut fields = Fields::of(json);
            let link = Link {
                attribution: end(&mut fields, "attribution", Role::Attribution),
                content: end(&mut fields, "content", Role::Content),
            };
            let extra = fields.unknown(LINK);
            read.push(fields.item(ItemKind::Link, nth, Some(Content::Link { link, extra })));
        }
        refuse_twice(&mut read);
        read
    }
}

/// The annotations that can be used.
fn usable(items: &[Item]) -> Vec<Rc<Annotation>> {
    let mut usable = Vec::new();
    for item in items {
        if let Ok(Content::Annotation { annotation, .. }) = &item.content {
            usable.push(annotation.clone());
        }
    }
    usable
}

/// Refuses what has the id of an earlier item. A refused item does not bar the next one of the same id.
pub(in crate::domain::codec) fn refuse_twice(items: &mut [Item]) {
    let mut names: Vec<Rc<str>> = Vec::new();
    for item in &*items {
        names.push(match &item.content {
            Ok(Content::Annotation { annotation, .. }) => annotation.id.shared(),
            Ok(Content::Label(label)) => label.id.as_str().into(),
            // No id holds white space.
            Ok(Content::Link { link, .. }) => [link.attribution.as_str(), " ", link.content.as_str()].concat().into(),
            Err(_) => Rc::default(),
        });
    }
    let index = Index::new(names.clone());
    for (nth, item) in items.iter_mut().enumerate() {
        if item.content.is_ok() && index.get(&names[nth]) != Some(nth) {
            item.content = Err(Fault::Twice);
        }
    }
}

/// `range` moved by `shift` code points, if that is possible.
fn moved(range: Range, shift: i64) -> Option<Range> {
    let offset = |offset: Offset| u32::try_from(i64::from(offset.get()) + shift).ok().map(Offset::new);
    Range::new(offset(range.start())?, offset(range.end())?)
}

/// `written` if it has the allowed form; else an id made of it, always the same one, so that links and other files that
/// name it still meet it.
pub(in crate::domain::codec) fn annotation_id(written: &str) -> AnnotationId {
    AnnotationId::parse(written).unwrap_or_else(|| {
        let sum = Fingerprint::of(&["pressmark foreign id\0", written].concat());
        let mut bytes = [0; 16];
        for (nth, half) in bytes.chunks_exact_mut(8).enumerate() {
            let letters = sum.as_str().get(16 * nth..16 * (nth + 1)).unwrap_or_default();
            let number = u64::from_str_radix(letters, 16).unwrap_or_default();
            half.copy_from_slice(&number.to_be_bytes());
        }
        AnnotationId::from_random(bytes)
    })
}

fn orphan(fields: &mut Fields<'_>) -> Option<Target> {
    let quote = quote(fields);
    if quote.exact.is_empty() {
        fields.fail(Fault::Missing("exact"));
    }
    let mut was = None;
    if let Some(json) = fields.members.get("was") {
        was = Members::of(json).and_then(|was| read_range(&was).ok());
        if was.is_none() {
            fields.leave_out("was", msg::NO_RANGE);
        }
    }
    fields.is_sound().then_some(Target::Orphan { quote, was })
}

fn quote(fields: &mut Fields<'_>) -> Quote {
    Quote {
        exact: fields.may("exact"),
        prefix: fields.may("prefix"),
        suffix: fields.may("suffix"),
    }
}

fn read_range(members: &Members<'_>) -> Result<Range, Fault> {
    let offset = |member: &'static str| {
        let json = members.get(member).ok_or(Fault::Missing(member))?;
        json::number32(json).ok_or(Fault::Wrong {
            member,
            must: msg::WHOLE_NUMBER,
        })
    };
    let (start, end) = (offset("start")?, offset("end")?);
    let range = Range::new(Offset::new(start), Offset::new(end)).filter(|range| !range.is_empty());
    range.ok_or(Fault::Backwards { start, end })
}

fn judgements(fields: &mut Fields<'_>) -> Judgements {
    let mut judgements = Judgements::default();
    let Some(json) = fields.members.get("judgements") else {
        return judgements;
    };
    let Some(written) = Members::of(json) else {
        fields.leave_out("judgements", msg::NOT_AN_OBJECT);
        return judgements;
    };
    for (judgement, answer) in Judgement::ALL.iter().zip(&mut judgements.0) {
        if let Some(json) = written.get(judgement.name()) {
            *answer = json::truth(json);
            if answer.is_none() {
                fields.leave_out(judgement.name(), msg::NOT_TRUTH);
            }
        }
    }
    judgements
}

fn time(fields: &mut Fields<'_>, member: &'static str) -> Option<Timestamp> {
    let json = fields.members.get(member)?;
    let time = json::text(json).as_deref().and_then(Timestamp::parse);
    if time.is_none() {
        fields.leave_out(member, msg::NOT_A_TIME);
    }
    time
}

/// Unknown members, those of the parts under the parts' names.
fn extra(members: &Members<'_>) -> Extra {
    let mut extra = members.unknown(ANNOTATION);
    let answers = Judgement::ALL.map(Judgement::name);
    for (name, known) in [("source", PART), ("cue", PART), ("judgements", &answers[..])] {
        members.unknown_of_part(name, known, &mut extra);
    }
    Extra::new(extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_id_of_another_form_always_gets_the_same_one() {
        // printf 'pressmark foreign id\0a b' | sha256sum, with the marks of a version 4 UUID.
        assert_eq!(annotation_id("a b").as_str(), "d8a12753-c47d-4b28-ae18-4f10cbf5a95d");
        assert_eq!(annotation_id("T1").as_str(), "T1");
    }
}
