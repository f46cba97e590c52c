//! Counts how often blocks of the article and groups of cards are rendered, so that a test can show that only what changed is.

use std::cell::Cell;

thread_local! {
    static BLOCKS: Cell<u64> = const { Cell::new(0) };
    static GROUPS: Cell<u64> = const { Cell::new(0) };
}

/// How many blocks have been rendered since the page was opened, each time counted.
#[must_use]
pub fn blocks() -> u64 {
    BLOCKS.get()
}

/// How many groups of cards have been rendered, likewise.
#[must_use]
pub fn groups() -> u64 {
    GROUPS.get()
}

/// Counts one.
pub(super) fn group_rendered() {
    GROUPS.set(GROUPS.get() + 1);
}

/// Counts one.
pub(super) fn block_rendered() {
    BLOCKS.set(BLOCKS.get() + 1);
}
