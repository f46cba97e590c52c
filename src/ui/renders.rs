//! Counts how often blocks of the article are rendered, so that a test can show that only what changed is.

use std::cell::Cell;

thread_local! {
    static BLOCKS: Cell<u64> = const { Cell::new(0) };
}

/// How many blocks have been rendered since the page was opened, each time counted.
#[must_use]
pub fn blocks() -> u64 {
    BLOCKS.get()
}

/// Counts one.
pub(super) fn block_rendered() {
    BLOCKS.set(BLOCKS.get() + 1);
}
