//! Undo and redo by inverse edits.
//!
//! The history belongs to one tab. An undo is a new edit with a new stamp, which merges like any other; nothing is
//! ever taken out of the state.

use std::rc::Rc;

use super::{Entity, Fact, Field, Project, ReplicaId, Stamp};

/// One act with all that depended on it: what to write to take it back, and to do it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The act in words, to be put behind "Undo: " or "Redo: ".
    pub words: Rc<str>,
    /// What it changed.
    pub changes: Vec<Change>,
    /// Acts with the same key that follow each other are one step: letters typed into one note. `None` stands alone.
    pub run: Option<Rc<str>>,
}

/// One field before and after an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whose field.
    pub entity: Entity,
    /// What it said before, or what stands for never written.
    pub before: Fact,
    /// What the act wrote.
    pub after: Fact,
}

/// Why a step cannot be taken back or done again: somebody else has changed the same field since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The act in words.
    pub words: Rc<str>,
    /// Whose field was changed elsewhere.
    pub entity: Entity,
    /// Which field.
    pub field: Field,
}

/// The steps that can be taken back and those that can be done again. Cheap to clone for the length of a lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Rc<Vec<Rc<Step>>>,
    undone: Rc<Vec<Rc<Step>>>,
    /// Whether the last step may still grow.
    open: bool,
}

impl History {
    /// The step that would be taken back next.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Rc<Step>> {
        self.done.last()
    }

    /// The step that would be done again next.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Rc<Step>> {
        self.undone.last()
    }

    /// Notes that `facts` are about to be written over what `project` says. Nothing is noted for fields whose entry
    /// means nothing by itself (times, and the content of what is being made: making is undone by deleting).
    pub fn record<'a>(
        &mut self,
        project: &Project,
        words: &str,
        run: Option<Rc<str>>,
        facts: impl Iterator<Item = (&'a Entity, &'a Fact)>,
    ) {
        let mut changes: Vec<Change> = facts
            .filter(|(_, fact)| fact.field() != Field::Modified)
            .filter_map(|(entity, fact)| {
                let known = project.stamped(entity, fact.field()).map(|(_, fact)| fact.clone());
                let before = known.or_else(|| Fact::unwritten(entity, fact.field()))?;
                (before != *fact).then(|| Change {
                    entity: entity.clone(),
                    before,
                    after: fact.clone(),
                })
            })
            .collect();
        if changes.is_empty() {
            return;
        }
        self.undone = Rc::default();
        let runs = run.is_some();
        let grows = self.open && run.is_some();
        if let Some(last) = self.done.last().filter(|last| grows && last.run == run) {
            let mut step = Step::clone(last);
            for change in changes.drain(..) {
                let same =
                    |known: &&mut Change| known.entity == change.entity && known.after.field() == change.after.field();
                match step.changes.iter_mut().find(same) {
                    Some(known) => known.after = change.after,
                    None => step.changes.push(change),
                }
            }
            step.words = words.into();
            Rc::make_mut(&mut self.done).pop();
            Rc::make_mut(&mut self.done).push(Rc::new(step));
        } else {
            Rc::make_mut(&mut self.done).push(Rc::new(Step {
                words: words.into(),
                changes,
                run,
            }));
        }
        self.open = runs;
    }

    /// Ends a run: what follows is a step of its own. Says whether one was open.
    pub const fn seal(&mut self) -> bool {
        std::mem::replace(&mut self.open, false)
    }

    /// Takes back the last step: gives what to write.
    ///
    /// # Errors
    /// When a replica that is not one of `own` has changed one of its fields since. The step is set aside: it would be
    /// refused again and again, and those before it could never be taken back.
    pub fn undo(&mut self, project: &Project, own: &[ReplicaId]) -> Result<Option<Rc<Step>>, Refusal> {
        self.open = false;
        turn(&mut self.done, &mut self.undone, |step| {
            check(step, project, own, Way::Undo)
        })
    }

    /// Does the last step taken back again: gives what to write.
    ///
    /// # Errors
    /// As for [`History::undo`].
    pub fn redo(&mut self, project: &Project, own: &[ReplicaId]) -> Result<Option<Rc<Step>>, Refusal> {
        self.open = false;
        turn(&mut self.undone, &mut self.done, |step| {
            check(step, project, own, Way::Redo)
        })
    }
}

/// Takes the last step of `from` and, if it passes `check`, puts it on `onto`.
fn turn(
    from: &mut Rc<Vec<Rc<Step>>>,
    onto: &mut Rc<Vec<Rc<Step>>>,
    check: impl Fn(&Step) -> Result<(), Refusal>,
) -> Result<Option<Rc<Step>>, Refusal> {
    let Some(step) = Rc::make_mut(from).pop() else {
        return Ok(None);
    };
    check(&step)?;
    Rc::make_mut(onto).push(step.clone());
    Ok(Some(step))
}

/// Which way through the history.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Undo,
    Redo,
}

/// Refuses what would take somebody else's work with it: the field must say what this tab left there, and must have
/// been left there by this tab; an entity that somebody else has deleted is left alone; and to delete one, nobody else
/// may have written anything about it since it was last there.
fn check(step: &Step, project: &Project, own: &[ReplicaId], way: Way) -> Result<(), Refusal> {
    let foreign = |stamp: Stamp| !own.contains(&stamp.replica);
    for change in &step.changes {
        let field = change.after.field();
        let (left, written) = match way {
            Way::Undo => (&change.after, &change.before),
            Way::Redo => (&change.before, &change.after),
        };
        let known = project.stamped(&change.entity, field);
        let changed = known.is_some_and(|(stamp, fact)| foreign(stamp) || fact != left);
        let lost = project
            .record(&change.entity)
            .is_some_and(|record| match (field, written) {
                (Field::Deleted, Fact::Deleted(true)) => {
                    let there = known.map(|(stamp, _)| stamp);
                    record
                        .entries()
                        .any(|entry| Some(entry.stamp) > there && foreign(entry.stamp))
                }
                (Field::Deleted, _) => false,
                _ => !record.is_live() && record.stamped(Field::Deleted).is_some_and(|(stamp, _)| foreign(stamp)),
            });
        if changed || lost {
            return Err(Refusal {
                words: step.words.clone(),
                entity: change.entity.clone(),
                field,
            });
        }
    }
    Ok(())
}
