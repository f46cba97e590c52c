//! How each version of the stored form is read: named, contiguous, and each with a frozen file in `tests/migrations`.

use super::{Payload, Stored, StoredError, read};

/// The way from one version of the stored form to the values of today.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// The version that it reads.
    pub version: u64,
    /// What this version brought: the name of its frozen file.
    pub name: &'static str,
    /// Reads it.
    pub read: fn(&Payload<'_>) -> Result<Stored, StoredError>,
}

/// One for each version there ever was, from 1 on, without a gap.
pub const MIGRATIONS: &[Migration] = &[Migration {
    version: 1,
    name: "first",
    read: read::version_1,
}];
