//! brat standoff: lines of annotations that count in a text beside them.

use std::rc::Rc;

use super::super::formats::brat_kind;
use super::super::index::Index;
use super::super::json;
use super::{Document, Foreign, LOOKED_AT, Mark, Tie, number, range};
use crate::domain::annotation::{Field, Judgement};
use crate::domain::text::{Offset, Range, Text};

/// Whether `text` looks like annotations of brat.
pub(super) fn seems(text: &str) -> bool {
    text.lines().take(LOOKED_AT).any(|line| {
        let number = line.strip_prefix('T').and_then(|line| line.split_once('\t'));
        number.is_some_and(|(number, rest)| number.parse::<u64>().is_ok() && rest.contains(' '))
    })
}

/// Reads `files`, each annotations with the text beside them, if it is there, and the name of both.
pub(super) fn read(files: &[(&str, &str, Option<&str>)]) -> Foreign {
    let mut foreign = Foreign::default();
    let (mut parts, mut answers, mut chains) = (false, false, false);
    for (name, annotations, text) in files {
        let mut document = text.map(Document::of).unwrap_or_default();
        document.title = (*name).into();
        let words = document.text.clone().map(Text::new);
        let mut kinds: Vec<String> = Vec::new();
        for line in annotations.lines().filter(|line| line.starts_with('T')) {
            spans(line, words.as_ref(), &mut document, &mut kinds);
        }
        let index = Index::new(document.marks.iter().map(|mark| mark.id.clone()).collect());
        let mut gone = vec![false; document.marks.len()];
        for line in annotations.lines() {
            let (id, rest) = line.split_once('\t').unwrap_or_default();
            let mut words = rest.split([' ', '\t']);
            let (kind, first, second) = (
                words.next().unwrap_or_default(),
                words.next().unwrap_or_default(),
                words.next().unwrap_or_default(),
            );
            let end = |written: &str| -> Rc<str> { written.split_once(':').unwrap_or_default().1.into() };
            if id.starts_with('R') {
                let (from, to) = (end(first), end(second));
                match (kind, index.get(&from), index.get(&to)) {
                    ("part_of", Some(part), Some(whole)) => {
                        let json = {
                            let part = &document.marks[part];
                            range(&part.start, &part.end, &part.quote.exact)
                        };
                        if kinds[part] == "Cue" {
                            document.marks[whole].cue = json;
                        } else {
                            document.marks[whole].source = json;
                        }
                        gone[part] = true;
                        parts = true;
                    }
                    ("continues", Some(later), _) => {
                        document.marks[later].continues = to;
                    }
                    _ => document.ties.push(Tie {
                        content: from,
                        attribution: to,
                        sure: kind.contains("attribut"),
                    }),
                }
            } else if let Some(mark) = index.get(first).and_then(|nth| document.marks.get_mut(nth)) {
                if id.starts_with('#') {
                    let note = rest.split_once('\t').unwrap_or_default().1;
                    super::line(&mut mark.note, note);
                } else if id.starts_with('A') {
                    let asked = Judgement::ALL.into_iter().find(|asked| brat_kind(asked.name()) == kind);
                    if let Some(asked) = asked {
                        let yes = if second == "no" { "false" } else { "true" };
                        super::judge(&mut mark.judgements, asked, yes);
                        answers = true;
                    }
                }
            }
        }
        let mut gone = gone.into_iter();
        document.marks.retain(|_| gone.next() != Some(true));
        // The same number means another annotation in every file.
        let own = |id: &mut Rc<str>| {
            if !id.is_empty() {
                *id = [*name, "/", id].concat().into();
            }
        };
        for mark in &mut document.marks {
            chains |= !mark.continues.is_empty();
            own(&mut mark.id);
            own(&mut mark.continues);
        }
        for tie in &mut document.ties {
            own(&mut tie.content);
            own(&mut tie.attribution);
        }
        foreign.documents.push(document);
    }
    foreign.lacks.push(Field::Extra);
    if !parts {
        foreign.lacks.extend([Field::Source, Field::Cue]);
    }
    if !answers {
        foreign.lacks.extend(Judgement::ALL.map(Field::Judgement));
    }
    if !chains {
        foreign.lacks.push(Field::Continues);
    }
    foreign
}

/// One line of a `T`: one mark or, where it is parted by words, one for each of its pieces, each of which continues the one
/// before.
fn spans(line: &str, text: Option<&Text>, document: &mut Document, kinds: &mut Vec<String>) {
    let (id, rest) = line.split_once('\t').unwrap_or_default();
    let (what, words) = rest.split_once('\t').unwrap_or((rest, ""));
    let (kind, places) = what.split_once(' ').unwrap_or((what, ""));
    let mut letters = words.chars();
    let mut continues: Rc<str> = Rc::default();
    let first = document.marks.len();
    for place in places.split(';') {
        let (start, end) = place.trim().split_once(' ').unwrap_or((place, ""));
        let (start, end) = (document.at(&number(start)), document.at(&number(end)));
        let ends = (json::number32(&start), json::number32(&end));
        let mut exact = String::new();
        if let (Some(from), Some(to)) = ends {
            exact.extend(letters.by_ref().take(to.saturating_sub(from) as usize));
        }
        // The pieces stand one space apart.
        letters.next();
        let before = document.marks.get_mut(first..).and_then(<[Mark]>::last_mut);
        if let Some(last) = before
            && let (Some(before), Some(from)) = (json::number32(&last.end), ends.0)
            && let Some(gap) = Range::new(Offset::new(before), Offset::new(from))
        {
            let between = text.and_then(|text| text.slice(gap));
            if between.map_or(gap.len() <= 1, |between| between.trim().is_empty()) {
                let space = if gap.is_empty() { "" } else { " " };
                last.quote.exact = [&*last.quote.exact, space, &exact].concat().into();
                last.end = end;
                continue;
            }
        }
        let nth = document.marks.len() - first;
        let id: Rc<str> = if nth == 0 {
            id.into()
        } else {
            [id, "'", &nth.to_string()].concat().into()
        };
        let mut mark = Mark {
            id: id.clone(),
            labels: vec![kind.into()],
            start,
            end,
            continues,
            ..Mark::default()
        };
        mark.quote.exact = exact.into();
        document.marks.push(mark);
        kinds.push(kind.to_owned());
        continues = id;
    }
}
