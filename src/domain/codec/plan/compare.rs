//! What of an annotation in a file differs from the one that is here.

use super::super::formats::one_line;
use crate::domain::annotation::{Annotation, Entity, Fact, Field, Judgement, Project};

/// Fields that go along when something else has changed, and by themselves are no difference.
pub(super) const fn beside(field: Field) -> bool {
    matches!(field, Field::Created | Field::Modified | Field::Deleted)
}

/// The facts that make the annotation here (`ours`, if it is live) into `theirs`: none if they say the same. What the file
/// `lacks` is no difference; nor is, in a file that lacks something, what its format changes on the way.
pub(super) fn facts(
    project: &Project,
    entity: &Entity,
    ours: Option<&Annotation>,
    theirs: &Annotation,
    lacks: &[Field],
) -> Vec<Fact> {
    let mut facts = vec![
        Fact::Label(theirs.label.clone()),
        Fact::Target(theirs.target.clone()),
        Fact::Note(theirs.note.clone()),
        Fact::Source(theirs.source),
        Fact::Cue(theirs.cue),
        Fact::Continues(theirs.continues.clone()),
        Fact::Extra(theirs.extra.clone()),
    ];
    for (which, says) in Judgement::ALL.into_iter().zip(theirs.judgements.0) {
        facts.push(Fact::Judgement(which, says));
    }
    if !theirs.creator.is_empty() {
        facts.push(Fact::Creator(theirs.creator.clone()));
    }
    let same = |fact: &Fact| match (fact, ours) {
        _ if lacks.contains(&fact.field()) => true,
        // Some formats keep a note on one line, and only the words of what has no place.
        (Fact::Note(note), Some(ours)) => !lacks.is_empty() && one_line(note) == one_line(&ours.note),
        (Fact::Target(target), Some(ours)) => {
            !lacks.is_empty() && target.range().is_none() && ours.range().is_none() && target.words() == ours.words()
        }
        _ => false,
    };
    facts.retain(|fact| differs(project, entity, fact) && !same(fact));
    if ours.is_some() && facts.is_empty() {
        return facts;
    }
    for time in [
        theirs.created.clone().map(Fact::Created),
        theirs.modified.clone().map(Fact::Modified),
    ] {
        if let Some(time) = time
            && differs(project, entity, &time)
        {
            facts.push(time);
        }
    }
    if ours.is_none() {
        facts.push(Fact::Deleted(false));
    }
    facts
}

/// Whether `fact` is not said here. Where nothing was written, the field says what stands for that.
fn differs(project: &Project, entity: &Entity, fact: &Fact) -> bool {
    let field = fact.field();
    match project.stamped(entity, field) {
        Some((_, known)) => known != fact,
        None => Fact::unwritten(entity, field).as_ref() != Some(fact),
    }
}
