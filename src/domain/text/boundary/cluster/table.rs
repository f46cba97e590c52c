//! Classes of code points, made by the test beside it.

pub(super) static RUNS: [u16; 0] = [];
