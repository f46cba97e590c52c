//! Everything that is known of one entity.

use super::{Entity, Entry, Fact, Field, Stamp};

/// The facts about one entity, at most one a field: the one with the highest stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    entity: Entity,
    /// Sorted by field.
    facts: Vec<(Field, Stamp, Fact)>,
}

impl Record {
    /// A record that says nothing yet.
    #[must_use]
    pub const fn new(entity: Entity) -> Self {
        Self {
            entity,
            facts: Vec::new(),
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn entity(&self) -> &Entity {
        &self.entity
    }

    /// What is said in `field`, if anything was.
    #[must_use]
    pub fn fact(&self, field: Field) -> Option<&Fact> {
        self.stamped(field).map(|(_, fact)| fact)
    }

    /// What is said in `field` and when it was.
    #[must_use]
    pub fn stamped(&self, field: Field) -> Option<(Stamp, &Fact)> {
        let nth = self.position(field).ok()?;
        self.facts.get(nth).map(|(_, stamp, fact)| (*stamp, fact))
    }

    /// Whether [`Record::merge`] would change anything.
    #[must_use]
    pub fn would_change(&self, stamp: Stamp, fact: &Fact) -> bool {
        // Two different facts under one stamp cannot be written by one replica. Should damaged data hold such a pair,
        // the greater fact wins, so that all replicas still agree.
        self.stamped(fact.field())
            .is_none_or(|(known, there)| (known, there) < (stamp, fact))
    }

    /// Takes in `fact` if its stamp is higher than what is known of its field; says whether it did.
    pub fn merge(&mut self, stamp: Stamp, fact: Fact) -> bool {
        if !self.would_change(stamp, &fact) {
            return false;
        }
        let field = fact.field();
        match self.position(field) {
            Ok(nth) => self.facts[nth] = (field, stamp, fact),
            Err(nth) => self.facts.insert(nth, (field, stamp, fact)),
        }
        true
    }

    /// Whether the entity exists: it was not deleted, or something was said of it after it was.
    #[must_use]
    pub fn is_live(&self) -> bool {
        let Some((deleted, Fact::Deleted(true))) = self.stamped(Field::Deleted) else {
            return !self.facts.is_empty();
        };
        self.facts.iter().any(|(_, stamp, _)| *stamp > deleted)
    }

    /// The facts as entries.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.facts.iter().map(|(_, stamp, fact)| Entry {
            entity: self.entity.clone(),
            stamp: *stamp,
            fact: fact.clone(),
        })
    }

    fn position(&self, field: Field) -> Result<usize, usize> {
        self.facts.binary_search_by_key(&field, |(known, ..)| *known)
    }
}
