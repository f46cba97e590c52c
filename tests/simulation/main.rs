//! Tabs that do, write, sleep, wake, die and come, in thousands of random schedules over one simulated storage.
//!
//! What they do goes through the real `update`, what they write through the real journal. A tab is killed between any
//! two writes; between any two steps of one tab another one may do something, sees what others wrote late, and
//! hears of it later and out of order; where there are no locks, one that sleeps is taken for dead. `laws.rs` says what must hold.
//!
//! `PRESSMARK_RUNS=100000` runs more (see `script/simulate`); a seed that fails is printed, and
//! `PRESSMARK_SEED=<seed>` runs that one alone and tells what happens.

mod acts;
mod laws;
mod rng;
mod storage;
mod tab;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

use world::World;

/// Runs if nothing else is asked for: some seconds.
const RUNS: u64 = 600;

fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// The steps of a run: mostly few, so that a failure is short; sometimes enough for everything to fold.
fn steps(seed: u64) -> usize {
    match seed % 100 {
        0 => 400,
        1..20 => 100,
        _ => 40,
    }
}

fn run(seed: u64, told: bool) -> bool {
    let run = || World::new(seed, told).run(steps(seed));
    catch_unwind(AssertUnwindSafe(run)).is_ok()
}

#[test]
fn whatever_tabs_do_all_agree_and_nothing_is_lost() {
    if let Some(seed) = asked("PRESSMARK_SEED") {
        assert!(run(seed, true), "seed {seed} fails");
        return;
    }
    let runs = asked("PRESSMARK_RUNS").unwrap_or(RUNS);
    let next = AtomicU64::new(0);
    let work = || {
        let mut failed = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= runs || failed.len() > 2 {
                return failed;
            }
            if !run(seed, false) {
                failed.push(seed);
            }
        }
    };
    let failed: Vec<u64> = std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        let working: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        working
            .into_iter()
            .flat_map(|one| one.join().expect("panics are caught"))
            .collect()
    });
    assert!(
        failed.is_empty(),
        "seeds {failed:?} fail: PRESSMARK_SEED={} tells",
        failed[0]
    );
}
