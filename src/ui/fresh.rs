//! What the pure part must be given: the time, ids, replicas.

use crate::domain::annotation::{AnnotationId, ReplicaId, Timestamp};
use crate::web::{clock, random};

/// The time now.
pub fn now() -> Timestamp {
    Timestamp::parse(&clock::now()).unwrap_or_default()
}

/// An annotation's id that nobody else has.
pub fn annotation_id() -> AnnotationId {
    AnnotationId::from_random(random::bytes())
}

/// A replica's id that nobody else has.
pub fn replica_id() -> ReplicaId {
    ReplicaId::from_random(random::bytes())
}
