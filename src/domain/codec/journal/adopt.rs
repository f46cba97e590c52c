//! Taking over the log of a replica whose tab is gone.

use super::super::log;
use super::{FoldError, Shelf, Writer};
use super::{alive, load};
use crate::domain::annotation::ReplicaId;

/// Writes everything of `dead` as a segment of `into`, reads it back, and only then deletes what it was read from. Does
/// nothing if `dead` is the writer itself or has nothing.
///
/// Whoever calls it has made sure that the other tab is gone. Should it be there after all, nothing is lost either: what
/// it writes meanwhile stays under its own keys.
///
/// # Errors
/// When the shelf fails (full, for one), when some of the dead replica's bytes cannot be read, or when what was written
/// does not read back. The dead replica's keys are then as they were.
pub fn adopt(shelf: &dyn Shelf, dead: ReplicaId, into: &mut Writer) -> Result<(), FoldError> {
    if dead == into.replica() {
        return Ok(());
    }
    let kept = load::parts_of(shelf, into.fingerprint(), dead)?;
    let entries = load::folded(&kept)?;
    if !entries.is_empty() {
        let stored = log::encode(&entries);
        into.write_surely(shelf, &stored)?;
    }
    load::remove(shelf, &kept)?;
    alive::forget(shelf, into.fingerprint(), dead);
    Ok(())
}
