//! From what another tool says to what a file of one's own would say.

use std::rc::Rc;

use super::super::file::{
    Content, Fault, FileContents, FileError, Found, Item, ItemKind, Reader, annotation_id, refuse_twice,
};
use super::super::formats::one_line;
use super::super::index::Index;
use super::super::json::{self, Writer};
use super::labels::Labels;
use super::{Document, Foreign, Mark};
use crate::domain::annotation::{Annotation, AnnotationId, Field, Judgement, LabelId, Project, Role};
use crate::domain::document::{Article, Extra};
use crate::domain::messages::Language;
use crate::domain::order;
use crate::domain::text::{Offset, Range, Text, Utf16};

impl Foreign {
    /// What a file of one's own about `article` would say in its place. `project` is the work on it: its labels are
    /// used, and what has no id of its own gets that of what it equals. `language` names what has no name.
    ///
    /// # Errors
    /// When none of its words stand in the article.
    pub fn contents(
        &self,
        article: &Rc<Article>,
        project: &Project,
        language: Language,
    ) -> Result<FileContents, FileError> {
        let text = article.text();
        let mut marks: Vec<&Mark> = Vec::new();
        let (mut read, mut ties, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for document in &self.documents {
            match &document.text {
                Some(words) if **words != *text.as_str() => others.push(document),
                _ => {
                    marks.extend(&document.marks);
                    ties.extend(&document.ties);
                    read.push(document);
                }
            }
        }
        let mut labels = Labels {
            codebook: project.codebook(),
            fresh: Vec::new(),
            language,
        };
        let named: Vec<(Option<LabelId>, String)> = marks.iter().map(|mark| label(mark, &mut labels)).collect();
        let by_id = Index::new(marks.iter().map(|mark| mark.id.clone()).collect());
        for tie in ties.iter().filter(|tie| tie.sure) {
            for (end, role) in [(&tie.attribution, Role::Attribution), (&tie.content, Role::Content)] {
                if let Some((Some(id), _)) = by_id.get(end).and_then(|nth| named.get(nth)) {
                    labels.plays(id, role);
                }
            }
        }
        let codebook = labels.codebook;

        let mut reader = Reader::new(text, &codebook).foreign();
        let mut items = Vec::new();
        let mut nth = 0;
        let mut strange = !read.is_empty();
        for document in &read {
            let first = items.len();
            let utf16 = counts_utf16(text, document);
            for mark in &document.marks {
                let (label, note) = &named[nth];
                items.push(item(
                    &mut reader,
                    mark,
                    nth,
                    label.as_ref(),
                    note,
                    (text, utf16, document.text.is_some()),
                ));
                nth += 1;
            }
            let odd = is_strange(article, document, &items[first..]);
            strange &= odd;
            if odd {
                for item in &mut items[first..] {
                    item.content = Err(Fault::OtherText(document.name()));
                }
            }
        }
        if strange {
            return Err(FileError::NotHere);
        }
        let ids = self.ids(article, project, &marks, &items);
        for (nth, mark) in marks.iter().enumerate() {
            let earlier = by_id.get(&mark.continues).and_then(|nth| ids.get(nth));
            if let Ok(Content::Annotation { annotation, .. }) = &mut items[nth].content {
                let annotation = Rc::make_mut(annotation);
                annotation.id = ids[nth].clone();
                if self.vague {
                    meant(project, annotation);
                }
                if !mark.continues.is_empty() {
                    annotation.continues = Some(earlier.cloned().unwrap_or_else(|| annotation_id(&mark.continues)));
                }
            }
        }
        refuse_twice(&mut items);
        reader.mend_chains(&mut items);

        let attributes = |end: &str| {
            let label = by_id.get(end).and_then(|nth| named[nth].0.as_ref());
            label.is_some_and(|label| codebook.role(label) == Role::Attribution)
        };
        let id_of = |end: &Rc<str>| by_id.get(end).map_or_else(|| end.clone(), |nth| ids[nth].shared());
        let mut links = Vec::new();
        for tie in ties {
            // Where the file does not say which is which, the labels do.
            let (mut attribution, mut content) = (&tie.attribution, &tie.content);
            if !tie.sure && !attributes(attribution) && attributes(content) {
                std::mem::swap(&mut attribution, &mut content);
            }
            let mut writer = Writer::default();
            writer.item();
            writer.text("attribution", &id_of(attribution));
            writer.text("content", &id_of(content));
            writer.close('}');
            links.push(writer.finish());
        }
        // Some files name a tie at both of its ends.
        order::sort_by(&mut links, Ord::cmp);
        links.dedup();
        let links = reader.links(&links.iter().map(String::as_str).collect::<Vec<_>>(), &items);
        items.extend(links);
        for (nth, document) in others.into_iter().enumerate() {
            items.push(refused(marks.len() + nth, Fault::OtherText(document.name())));
        }
        let mut fresh = Vec::new();
        for (index, label) in codebook.labels.iter().enumerate() {
            // What was refused needs no label.
            let uses = |item: &Item| matches!(&item.content, Ok(Content::Annotation { annotation, .. }) if annotation.label == label.id);
            if labels.fresh.contains(&label.id) && items.iter().any(uses) {
                fresh.push(Item {
                    kind: ItemKind::Label,
                    index,
                    id: Some(label.name.clone()),
                    content: Ok(Content::Label(label.clone())),
                    remarks: Vec::new(),
                });
            }
        }
        Ok(FileContents {
            article: article.clone(),
            labels: fresh,
            codebook,
            items,
            author: self.author.clone(),
            exported: self.exported.clone(),
            extra: Extra::default(),
            lacks: self.lacks.clone(),
        })
    }

    /// The id that each mark gets: its own; or that of the annotation here that it equals; or one made of what it says, so that
    /// the same file brings the same again.
    fn ids(&self, article: &Article, project: &Project, marks: &[&Mark], items: &[Item]) -> Vec<AnnotationId> {
        let (mut known, mut here) = (Vec::new(), Vec::new());
        for id in project.annotation_ids() {
            if let Some(annotation) = project.annotation(id) {
                here.push((says(&annotation), self.beside(&annotation)));
                known.push(id);
            }
        }
        let here = Index::new(counted(here));
        let brought = items.iter().map(|item| match &item.content {
            Ok(Content::Annotation { annotation, .. }) => (says(annotation), self.beside(annotation)),
            _ => Default::default(),
        });
        let brought = counted(brought.collect());
        let mut ids = Vec::new();
        for (mark, says) in marks.iter().zip(&brought) {
            let made = annotation_id(&[article.fingerprint().as_str(), says].join(" "));
            ids.push(match here.get(says) {
                _ if self.lasting && !mark.id.is_empty() => annotation_id(&mark.id),
                // Of equal ones the one that came from such a file before.
                Some(nth) if project.annotation(&made).is_none() => known[nth].clone(),
                _ => made,
            });
        }
        ids
    }

    /// What tells annotations apart that say the same at the same place, as far as the file knows it.
    fn beside(&self, annotation: &Annotation) -> String {
        let knows = |field: Field| !self.lacks.contains(&field);
        let mut beside = String::new();
        if knows(Field::Note) {
            beside.push_str(&one_line(&annotation.note));
        }
        if knows(Field::Creator) {
            beside.push_str(&annotation.creator);
        }
        for (which, says) in Judgement::ALL.into_iter().zip(annotation.judgements.0) {
            if knows(Field::Judgement(which)) {
                beside.push(says.map_or('-', |says| if says { '1' } else { '0' }));
            }
        }
        beside
    }
}

impl Document {
    fn name(&self) -> Rc<str> {
        let name = if self.title.is_empty() {
            &self.source
        } else {
            &self.title
        };
        if name.is_empty() {
            self.text
                .as_deref()
                .and_then(|text| text.lines().next())
                .unwrap_or_default()
                .chars()
                .take(80)
                .collect::<String>()
                .into()
        } else {
            name.clone()
        }
    }
}

/// Whether a file without its text seems to be about another one: nothing of it was found.
fn is_strange(article: &Article, document: &Document, items: &[Item]) -> bool {
    let lost = |item: &Item| matches!(item.content, Ok(Content::Annotation { found: Found::Lost, .. }));
    document.text.is_none()
        && *document.source != *article.fingerprint().as_str()
        && items.iter().any(lost)
        && items.iter().all(|item| item.content.is_err() || lost(item))
}

/// The label of `mark` and its note. What else it is tagged with goes into the note.
fn label(mark: &Mark, labels: &mut Labels) -> (Option<LabelId>, String) {
    let known = mark.labels.iter().position(|name| labels.known(name).is_some());
    let named = known.or(if mark.tagged || mark.labels.is_empty() {
        None
    } else {
        Some(0)
    });
    let mut note = mark.note.clone();
    let mut before = if note.is_empty() { "" } else { "\n" };
    for (nth, name) in mark.labels.iter().enumerate() {
        if Some(nth) != named {
            note.push_str(before);
            note.push('#');
            note.push_str(name);
            before = " ";
        }
    }
    let name = named.map_or("", |nth| &*mark.labels[nth]);
    (labels.take(name), note)
}

/// Reads one mark as the item number `index`. With `utf16` its place is counted in UTF-16 units, and `sure` is that it is counted
/// in this text.
fn item(
    reader: &mut Reader<'_>,
    mark: &Mark,
    index: usize,
    label: Option<&LabelId>,
    note: &str,
    (text, utf16, sure): (&Text, bool, bool),
) -> Item {
    if let Some(fault) = &mark.fault {
        return refused(index, fault.clone());
    }
    let Some(label) = label else {
        let name = mark.labels.first().cloned().unwrap_or_default();
        return refused(index, Fault::NoLabelRoom(name));
    };
    let mut exact = &*mark.quote.exact;
    if let (true, Some(start), Some(end)) = (
        sure && exact.is_empty(),
        json::number32(&mark.start),
        json::number32(&mark.end),
    ) {
        // The text itself says which words they are.
        let range = Range::new(Offset::new(start), Offset::new(end));
        exact = range.and_then(|range| text.slice(range)).unwrap_or_default();
    }
    let mut writer = Writer::default();
    let w = &mut writer;
    w.item();
    w.text("id", "-");
    w.text("label", label.as_str());
    for (name, written) in [("start", &mark.start), ("end", &mark.end)] {
        match json::number32(written) {
            Some(units) if utf16 => w.number(name, text.offset_of_utf16(Utf16::new(units)).get()),
            _ => raw(w, name, written),
        }
    }
    for (name, words) in [
        ("exact", exact),
        ("prefix", &mark.quote.prefix),
        ("suffix", &mark.quote.suffix),
        ("creator", &mark.creator),
        ("note", note),
    ] {
        w.some_text(name, words);
    }
    for (name, written) in [
        ("source", &mark.source),
        ("cue", &mark.cue),
        ("judgements", &mark.judgements),
    ] {
        raw(w, name, written);
    }
    for (name, time) in [("created", &mark.created), ("modified", &mark.modified)] {
        // The same time in UTC, as others write it.
        w.some_text(name, &time.replace("+00:00", "Z"));
    }
    w.close('}');
    let mut items = Vec::new();
    reader.annotations(ItemKind::Annotation, &[&writer.finish()], &mut items);
    match items.pop() {
        Some(item) => Item {
            index,
            id: Some(mark.id.clone()).filter(|id| !id.is_empty()),
            ..item
        },
        None => refused(index, Fault::NotAnObject),
    }
}

fn raw(w: &mut Writer, name: &str, json: &str) {
    if !json.is_empty() {
        w.raw(name, json);
    }
}

fn refused(index: usize, fault: Fault) -> Item {
    Item {
        kind: ItemKind::Annotation,
        index,
        id: None,
        content: Err(fault),
        remarks: Vec::new(),
    }
}

/// Whether the places of `document` are counted in UTF-16 units, as browsers do, rather than in code points: whichever
/// names its words more often.
fn counts_utf16(text: &Text, document: &Document) -> bool {
    if text
        .utf16(text.end())
        .is_some_and(|units| units.get() == text.end().get())
    {
        return false;
    }
    let (mut units, mut points) = (0_u32, 0_u32);
    for mark in &document.marks {
        if let (Some(start), Some(end)) = (json::number32(&mark.start), json::number32(&mark.end)) {
            let words = one_line(&mark.quote.exact);
            if words.is_empty() {
                continue;
            }
            let fits = |start: Offset, end: Offset| {
                let there = text.slice(Range::between(start, end)).unwrap_or_default();
                u32::from(*there == *mark.quote.exact) + u32::from(one_line(there) == words)
            };
            points += fits(Offset::new(start), Offset::new(end));
            let units_at = |units: u32| text.offset_of_utf16(Utf16::new(units));
            units += fits(units_at(start), units_at(end));
        }
    }
    units > points
}

/// Gives source and cue of `annotation`, of which a file says only the words, the places that they have here.
fn meant(project: &Project, annotation: &mut Annotation) {
    let Some(ours) = project.annotation(&annotation.id) else {
        return;
    };
    let words = |annotation: &Annotation, part: Range| {
        let start = annotation.range()?.start().get();
        let words = Text::new(annotation.words().clone());
        let inside = |offset: Offset| Offset::new(offset.get().saturating_sub(start));
        let words = words.slice(Range::between(inside(part.start()), inside(part.end())))?;
        Some(one_line(words))
    };
    for (theirs, here) in [(annotation.source, ours.source), (annotation.cue, ours.cue)] {
        if let (Some(theirs), Some(here)) = (theirs, here)
            && words(annotation, theirs) == words(&ours, here)
        {
            if annotation.source == Some(theirs) {
                annotation.source = Some(here);
            } else {
                annotation.cue = Some(here);
            }
        }
    }
}

/// What makes an annotation the same as another: its label, its place, and its words where it has none.
fn says(annotation: &Annotation) -> String {
    let mut says = annotation.label.as_str().to_owned();
    match annotation.range() {
        Some(range) => {
            for offset in [range.start(), range.end()] {
                says.push(' ');
                says.push_str(&offset.get().to_string());
            }
        }
        None => {
            says.push(' ');
            says.push_str(annotation.words());
        }
    }
    says
}

/// The first of each of `names`, each that comes again with its number behind it, in the order of the second.
fn counted(names: Vec<(String, String)>) -> Vec<Rc<str>> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order::sort_by(&mut order, |a, b| names[*a].cmp(&names[*b]));
    let mut counted: Vec<Rc<str>> = names.iter().map(|(name, _)| Rc::from(name.as_str())).collect();
    let mut again = 0_usize;
    for pair in order.windows(2) {
        if let [before, here] = pair {
            let name = &names[*here].0;
            again = if names[*before].0 == *name { again + 1 } else { 0 };
            if again > 0 {
                counted[*here] = [name.as_str(), &again.to_string()].join("\n").into();
            }
        }
    }
    counted
}
