//! Work on several threads, its results in the order of the work.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// Does the same with every item. Results are in the order of the items; after one of them `ends` the work, what was not yet
/// begun is left out.
pub fn on_threads<I: Sync, T: Send>(
    items: &[I],
    threads: usize,
    job: impl Fn(&I) -> T + Sync,
    ends: impl Fn(&T) -> bool + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let ended = AtomicBool::new(false);
    let slots: Vec<Mutex<Option<T>>> = items.iter().map(|_| Mutex::new(None)).collect();
    let work = || {
        while !ended.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let (Some(item), Some(slot)) = (items.get(index), slots.get(index)) else { return };
            let result = job(item);
            if ends(&result) {
                ended.store(true, Ordering::Relaxed);
            }
            if let Ok(mut slot) = slot.lock() {
                *slot = Some(result);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads.min(items.len()) {
            scope.spawn(work);
        }
        work();
    });
    slots.into_iter().filter_map(|slot| slot.into_inner().ok().flatten()).collect()
}

/// As many threads as the machine has cores.
#[must_use]
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    use super::on_threads;

    #[test]
    fn results_are_in_order_and_an_end_leaves_the_rest() {
        let items: Vec<usize> = (0..100).collect();
        for threads in [0, 1, 3, 200] {
            let doubled = on_threads(&items, threads, |item| item * 2, |_| false);
            assert_eq!(doubled, (0..100).map(|item| item * 2).collect::<Vec<_>>());
            assert!(on_threads(&[] as &[usize], threads, |item| item * 2, |_| false).is_empty());
        }
        assert_eq!(on_threads(&items, 1, |item| *item, |item| *item == 4), [0, 1, 2, 3, 4]);
        let some = on_threads(&items, 4, |item| *item, |item| *item == 4);
        assert!(some.len() < 100 && some.contains(&4) && some.is_sorted());
    }
}
