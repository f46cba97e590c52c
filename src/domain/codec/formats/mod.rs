//! Other formats that the work can be written in. What each keeps and loses stands in `docs/formats.md`.
//!
//! Offsets are in the unit that the format's readers count in: Unicode code points, but UTF-16 code units where said.

mod brat;
mod conll;
mod doccano;
mod html;
mod label_studio;
mod markdown;
mod recogito;
mod table;
mod tokens;
mod w3c;
mod webanno;
mod zip;

pub(super) use brat::kind as brat_kind;
pub(super) use table::is_formula;
pub use zip::stored as archive;

use super::file;
use super::index::Index;
use super::work::Work;
use crate::domain::annotation::{Annotation, Project, Timestamp};
use crate::domain::document::Article;
use crate::domain::messages::{Language, Message, report as msg};
use crate::domain::text::Range;

/// A format that is written and not read as one's own work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the formats'")]
pub enum Format {
    W3c,
    Csv,
    Tsv,
    Markdown,
    Html,
    Brat,
    Conll,
    WebAnno,
    LabelStudio,
    Doccano,
    Recogito,
}

/// What is written.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The article.
    pub article: &'a Article,
    /// The work on it.
    pub project: &'a Project,
    /// Whose work it is; empty if nobody said.
    pub author: &'a str,
    /// Now.
    pub now: &'a Timestamp,
    /// The language of the reports' own words.
    pub language: Language,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Format; 11] = [
        Self::Html,
        Self::Markdown,
        Self::Csv,
        Self::Tsv,
        Self::W3c,
        Self::Brat,
        Self::Conll,
        Self::WebAnno,
        Self::LabelStudio,
        Self::Doccano,
        Self::Recogito,
    ];

    /// Its name for people. Most are proper names, alike in every language.
    #[must_use]
    pub const fn name(self) -> Message {
        let name = match self {
            Self::Markdown => return msg::MARKDOWN,
            Self::Html => return msg::HTML,
            Self::W3c => "W3C Web Annotation",
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
            Self::Brat => "brat",
            Self::Conll => "CoNLL",
            Self::WebAnno => "WebAnno TSV",
            Self::LabelStudio => "Label Studio",
            Self::Doccano => "doccano",
            Self::Recogito => "Recogito",
        };
        Message::new(name, name)
    }

    /// Its ending in file names, and its media type.
    #[must_use]
    pub const fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::W3c => ("jsonld", "application/ld+json"),
            Self::Csv => ("csv", "text/csv"),
            Self::Tsv => ("tsv", "text/tab-separated-values"),
            Self::Markdown => ("md", "text/markdown"),
            Self::Html => ("html", "text/html"),
            Self::Brat => ("brat.zip", "application/zip"),
            Self::Conll => ("conll", "text/plain"),
            Self::WebAnno => ("webanno.tsv", "text/plain"),
            Self::LabelStudio => ("label-studio.json", "application/json"),
            Self::Doccano => ("jsonl", "application/jsonl"),
            Self::Recogito => ("recogito.json", "application/json"),
        }
    }

    /// The name of the file, and its bytes. The same work gives the same bytes but for the time, where the format has one.
    #[must_use]
    pub fn write(self, export: &Export) -> (String, Vec<u8>) {
        let work = Work::of(export.article, export.project);
        let name = file::named(&export.article.meta().slug, export.author, export.now, self.file().0);
        let text = match self {
            Self::W3c => w3c::write(export, &work),
            Self::Csv => table::csv(export, &work),
            Self::Tsv => table::tsv(export, &work),
            Self::Markdown => markdown::write(export, &work),
            Self::Html => html::write(export, &work),
            Self::Brat => return (name, brat::write(export, &work)),
            Self::Conll => conll::write(export, &work),
            Self::WebAnno => webanno::write(export, &work),
            Self::LabelStudio => label_studio::write(export, &work),
            Self::Doccano => doccano::write(export, &work),
            Self::Recogito => recogito::write(export, &work),
        };
        (name, text.into_bytes())
    }
}

impl Work {
    /// The annotations that have a place, in text order, each with it.
    fn placed(&self) -> impl Iterator<Item = (usize, &Annotation, Range)> {
        let all = self.annotations.iter().enumerate();
        all.filter_map(|(nth, annotation)| Some((nth, annotation, annotation.range()?)))
    }

    /// The name of the annotation's label.
    fn label_name<'a>(&'a self, annotation: &'a Annotation) -> &'a str {
        self.codebook.name(&annotation.label)
    }

    /// Where in the work the annotation with an id is.
    fn index(&self) -> Index {
        Index::new(
            self.annotations
                .iter()
                .map(|annotation| annotation.id.shared())
                .collect(),
        )
    }

    /// The attributions linked to the annotation in this place, or, for an attribution, its contents.
    fn linked(&self, nth: usize) -> impl Iterator<Item = usize> {
        self.links.iter().filter_map(move |&(attribution, content, _)| {
            if content == nth {
                Some(attribution)
            } else {
                (attribution == nth).then_some(content)
            }
        })
    }
}

/// `text` on one line: white space of any length is one space.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
