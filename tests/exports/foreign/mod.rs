//! What other tools write: what of it becomes work here, and what any of it can do to the program.

mod hostile;
mod samples;
mod trips;

use std::rc::Rc;

use pressmark::domain::annotation::{Annotation, Project};
use pressmark::domain::codec::file::{FileContents, FileError};
use pressmark::domain::codec::foreign::{Incoming, parts, read, read_parts};
use pressmark::domain::codec::plan::{Choices, Plan, plan};
use pressmark::domain::document::Article;
use pressmark::domain::messages::Language;

use crate::build::Desk;

/// What the bytes say where `article` is open with the work in `project`.
pub fn contents(bytes: &[u8], article: &Article, project: &Project) -> Result<FileContents, FileError> {
    let incoming = match parts(bytes)? {
        Some(parts) => read_parts(&parts)?,
        None => read(bytes)?,
    };
    match incoming {
        Incoming::Own(contents) => Ok(contents),
        Incoming::Foreign(foreign) => {
            let open = Rc::new(article.clone());
            let about = foreign.article(article).unwrap_or(open);
            foreign.contents(&about, project, Language::English)
        }
    }
}

pub fn planned(bytes: &[u8], article: &Article, project: &Project) -> Plan {
    let contents = contents(bytes, article, project).expect("the file can be read");
    plan(article, project, &contents, "Ada").expect("it is about this article")
}

/// Imports everything that is taken by itself.
pub fn import(bytes: &[u8], article: &Article, desk: &mut Desk) {
    let edits = planned(bytes, article, &desk.project).edits(&desk.project, &Choices::new());
    desk.act(edits);
}

/// Each annotation's answer or, where it was refused, the reason.
pub fn answers(plan: &Plan) -> Vec<String> {
    use pressmark::domain::codec::plan::Answer;
    plan.items
        .iter()
        .map(|item| match &item.answer {
            Answer::Refused(fault) => fault.text(Language::English),
            answer => answer.words().one().text(Language::English).to_owned(),
        })
        .collect()
}

/// The live annotations in text order.
pub fn annotations(project: &Project) -> Vec<Annotation> {
    let mut all: Vec<Annotation> = project
        .annotation_ids()
        .filter_map(|id| project.annotation(id))
        .collect();
    pressmark::domain::order::sort_by(&mut all, |a, b| (a.range(), &a.label).cmp(&(b.range(), &b.label)));
    all
}

/// The words and the label's name of each annotation, in text order.
pub fn marked(project: &Project) -> Vec<(String, String)> {
    let codebook = project.codebook();
    annotations(project)
        .iter()
        .map(|one| (one.words().to_string(), codebook.name(&one.label).to_owned()))
        .collect()
}
