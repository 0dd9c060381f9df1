//! Many documents in one run: items, names, worker threads, a result list that a crash does not spoil.

mod columns;
mod earlier;
mod item;
mod lock;
mod log;
mod make;
mod merge;
mod name;
mod pool;
#[cfg(feature = "xlsx")]
mod sheet;

pub use earlier::Earlier;
pub use item::{BasePlan, Item, Items, Job, Work};
pub use log::{ResultFinding, ResultLine, ResultLog, State, check_list, log_name};
pub use make::ItemMaker;
pub use merge::{Merged, merge};
pub use name::{Names, OF_ROW};
pub use pool::{cores, on_threads};
#[cfg(feature = "xlsx")]
pub use sheet::write_sheet;

use std::collections::HashMap;

use crate::diag::{Diagnostic, Faults};

/// Items handed to the threads at once, for each thread.
const CHUNK: usize = 64;

/// A share of a list: `3/16` takes the items 3, 19, 35 …
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which share, counted from 1.
    pub number: usize,
    /// How many shares there are.
    pub of: usize,
}

impl Shard {
    /// Whether an item, counted from 1, belongs to the share.
    #[must_use]
    pub fn takes(self, item: usize) -> bool {
        item % self.of == self.number % self.of
    }
}

/// What a run is to do.
pub struct BatchRun<'r> {
    /// Makes the documents.
    pub maker: &'r ItemMaker<'r>,
    /// Names of the outputs.
    pub names: &'r Names,
    /// Threads.
    pub jobs: usize,
    /// The share that is done here.
    pub shard: Option<Shard>,
    /// Stop at the first item that fails.
    pub fail_fast: bool,
    /// What an earlier run has done, by number.
    pub done: Earlier,
    /// Whether a name that comes twice is told here: on a stream, where nothing could be told before.
    pub late_names: bool,
}

/// Counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Made now.
    pub made: usize,
    /// Left alone: made by an earlier run and unchanged.
    pub kept: usize,
    /// Failed.
    pub failed: usize,
}

/// What is done with each line of the result, in order.
type Each<'e> = &'e mut dyn FnMut(&ResultLine, &[Diagnostic]) -> Result<(), Diagnostic>;

/// Runs all items in order. `each` is called for every item in its order, whatever the order in which threads finish.
///
/// # Errors
/// What `each` or the reading of the items cannot go on from.
pub fn run(
    run: &BatchRun<'_>,
    items: &mut dyn Iterator<Item = Result<Item, Faults>>,
    each: Each<'_>,
) -> Result<Totals, Faults> {
    let mut totals = Totals::default();
    let mut taken: HashMap<u64, usize> = HashMap::new();
    let mut number = 0;
    loop {
        let mut chunk = Vec::new();
        let mut ended = true;
        for item in &mut *items {
            let mut item = item?;
            number += 1;
            item.number = number;
            if run.late_names {
                name::note(&mut item, run.names, &mut taken);
            }
            if run.shard.is_none_or(|shard| shard.takes(number)) {
                chunk.push(item);
            }
            if chunk.len() >= CHUNK * run.jobs {
                ended = false;
                break;
            }
        }
        let job = |item: &Item| run.maker.make(item, run.names, run.done.get(item.number));
        let results = on_threads(&chunk, run.jobs, job, |(line, ..)| run.fail_fast && line.trang_thai == State::Loi);
        for (line, faults, kept) in results {
            match (line.trang_thai, kept) {
                (State::Loi, _) => totals.failed += 1,
                (State::Xong, true) => totals.kept += 1,
                (State::Xong, false) => totals.made += 1,
            }
            each(&line, &faults)?;
            if run.fail_fast && line.trang_thai == State::Loi {
                return Ok(totals);
            }
        }
        if ended {
            return Ok(totals);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn shards_take_every_item_once() {
        for of in 1..=5 {
            for item in 1..=40 {
                let takers = (1..=of).filter(|number| Shard { number: *number, of }.takes(item)).count();
                assert_eq!(takers, 1, "{item} of {of}");
            }
        }
        assert!(Shard { number: 3, of: 16 }.takes(3) && Shard { number: 3, of: 16 }.takes(19));
        assert!(Shard { number: 16, of: 16 }.takes(16));
    }
}
