//! Every speaker with their words.

use std::rc::Rc;

use super::State;
use super::relations::End;
use crate::domain::annotation::{Annotation, AnnotationId, Role};
use crate::domain::order;
use crate::domain::text::lowercase;

/// Somebody who is said to have spoken, or, without a name, nobody yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The source as it is named the first time, or the whole attribution; empty for what nobody is linked to.
    pub name: Rc<str>,
    /// The first attribution.
    pub first: Option<AnnotationId>,
    /// The badges of all attributions that have a content.
    pub badge: String,
    /// What is linked, by the attributions' text order.
    pub said: Vec<End>,
}

/// Every speaker of the article in text order; last, if there are any, the contents that nobody is linked to. Sources
/// that are spelled alike, but for capital letters, are one speaker.
#[must_use]
pub fn speakers(state: &State) -> Vec<Speaker> {
    let mut named: Vec<(String, usize, &Rc<Annotation>)> = Vec::new();
    let mut nobody = Vec::new();
    for (nth, annotation) in state.page.annotations().enumerate() {
        let tie = state.relations.tie(&state.article, annotation);
        match state.codebook.role(&annotation.label) {
            Role::Attribution => named.push((lowercase(name(state, annotation)), nth, annotation)),
            Role::Content if tie.is_none_or(|tie| tie.by.is_empty() && tie.earlier.is_none()) => nobody.push(End {
                id: annotation.id.clone(),
                words: annotation.words().clone(),
                badge: "".into(),
            }),
            Role::Content | Role::None => {}
        }
    }
    order::sort_by(&mut named, |a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let mut groups: Vec<(usize, Speaker)> = Vec::new();
    let mut last = None;
    for (key, nth, annotation) in &named {
        if last != Some(key) {
            last = Some(key);
            let speaker = Speaker {
                name: name(state, annotation).into(),
                first: Some(annotation.id.clone()),
                badge: String::new(),
                said: Vec::new(),
            };
            groups.push((*nth, speaker));
        }
        let tie = state.relations.tie(&state.article, annotation);
        if let (Some((_, speaker)), Some(tie)) = (groups.last_mut(), tie) {
            speaker.badge.push_str(&tie.badge);
            for end in &tie.said {
                if !speaker.said.contains(end) {
                    speaker.said.push(end.clone());
                }
            }
        }
    }
    order::sort_by(&mut groups, |a, b| a.0.cmp(&b.0));
    let mut speakers: Vec<Speaker> = groups.into_iter().map(|(_, speaker)| speaker).collect();
    if !nobody.is_empty() {
        speakers.push(Speaker {
            name: "".into(),
            first: None,
            badge: String::new(),
            said: nobody,
        });
    }
    speakers
}

/// The source's words if one is set, else all of the attribution.
fn name<'a>(state: &'a State, annotation: &'a Annotation) -> &'a str {
    let source = annotation.source.and_then(|source| state.article.text().slice(source));
    source.unwrap_or_else(|| annotation.words()).trim()
}
