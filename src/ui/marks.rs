//! How a run looks: the classes and attributes of its `mark`.

use crate::domain::annotation::{AnnotationId, Codebook, LabelId, Span};
use crate::domain::app::{Linking, Ties, label_letter, label_name};
use crate::domain::messages::Language;
use crate::domain::order;
use crate::domain::segment::Run;

/// Everything about a marked run that is not its words.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The classes, separated by spaces.
    pub class: String,
    /// The ids of the annotations over it, in text order.
    pub annotations: String,
    /// Their labels, in the same order.
    pub labels: String,
    /// What screen readers call it in place of "highlight": the names of the labels.
    pub spoken: String,
    /// The letters of the labels that begin here.
    pub begins: Option<String>,
}

/// The look of a label wherever it appears: its fill and its line, as classes.
pub fn label_classes(codebook: &Codebook, label: &LabelId) -> String {
    codebook.label(label).map_or_else(
        || "fill-grey dashed-grey".to_owned(),
        |label| format!("fill-{0} {1}-{0}", label.color.name(), label.line.name()),
    )
}

/// The letter of a label.
pub fn letter(codebook: &Codebook, label: &LabelId, language: Language) -> String {
    label_letter(codebook, label, language).into()
}

/// The look of `run`, which at least one annotation covers, while `focus` is the focused annotation.
pub fn look(run: &Run, focus: Option<&AnnotationId>, codebook: &Codebook, language: Language) -> Look {
    let cover: &[Span] = &run.cover;
    let mut classes: Vec<String> = Vec::new();
    let mut deep = false;
    for span in cover {
        let line = codebook.label(&span.label).map_or_else(
            || "dashed-grey".to_owned(),
            |label| format!("{}-{}", label.line.name(), label.color.name()),
        );
        if classes.contains(&line) {
            deep = true;
        } else {
            classes.push(line);
        }
    }
    if let Some(smallest) = run.smallest() {
        let color = codebook
            .label(&smallest.label)
            .map_or("grey", |label| label.color.name());
        classes.push(format!("fill-{color}"));
    }
    let mut names: Vec<&str> = Vec::new();
    for span in cover {
        let name = label_name(codebook, &span.label, language);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let starting: Vec<&Span> = run.begins().collect();
    let focused = cover.iter().any(|span| Some(&span.id) == focus);
    let flags = [
        ("deep", deep),
        ("starts", !starting.is_empty()),
        ("ends", run.ends().next().is_some()),
        ("focused", focused),
        ("focus-start", run.begins().any(|span| Some(&span.id) == focus)),
        ("focus-end", run.ends().any(|span| Some(&span.id) == focus)),
    ];
    classes.extend(
        flags
            .into_iter()
            .filter(|(_, on)| *on)
            .map(|(class, _)| class.to_owned()),
    );
    if let [only] = starting.as_slice() {
        let color = codebook.label(&only.label).map_or("grey", |label| label.color.name());
        classes.push(format!("begins-{color}"));
    }
    let mut letters: Vec<(&str, String)> = starting
        .iter()
        .map(|span| {
            let key = codebook.label(&span.label).map_or("", |label| &*label.key);
            (key, letter(codebook, &span.label, language))
        })
        .collect();
    order::sort_by(&mut letters, Ord::cmp);
    letters.dedup();
    let join = |part: fn(&Span) -> &str| cover.iter().map(part).collect::<Vec<_>>().join(" ");
    Look {
        class: classes.join(" "),
        annotations: join(|span| span.id.as_str()),
        spoken: names.join(", "),
        labels: join(|span| span.label.as_str()),
        begins: (!letters.is_empty()).then(|| letters.into_iter().map(|(_, letter)| letter).collect()),
    }
}

/// The numbers of the links of the annotations that end with `run`.
pub fn badge(run: &Run, badges: &Ties) -> Option<String> {
    let mut numbers = String::new();
    for span in run.ends() {
        if let Some(tie) = badges.iter().find(|tie| tie.id == span.id) {
            numbers.push_str(&tie.badge);
        }
    }
    (!numbers.is_empty()).then_some(numbers)
}

/// Whether one of `spans` began linking mode or can be chosen in it.
pub fn takes_part(linking: &Linking, spans: &[Span], codebook: &Codebook) -> bool {
    let takes = |span: &Span| linking.takes(codebook, &span.id, &span.label, Some(span.range));
    spans.iter().any(|span| span.id == linking.from || takes(span))
}

/// The part of `run` in linking mode, as a class.
pub fn part(linking: &Linking, run: &Run, codebook: &Codebook) -> Option<&'static str> {
    let takes = |span: &Span| linking.takes(codebook, &span.id, &span.label, Some(span.range));
    if run.cover.iter().any(takes) {
        return Some("candidate");
    }
    run.cover.iter().any(|span| span.id == linking.from).then_some("from")
}
