//! The live counts: in memory, encoded once for everyone.

mod frames;
mod numbers;
mod snapshot;

use marathon_domain::Slug;
use parking_lot::Mutex;
use tokio::sync::watch;

use self::numbers::Numbers;
use crate::clock::Clock;

pub use self::frames::{Frame, Frames};
pub use self::snapshot::Snapshot;

/// The current counts, and their latest encoding.
pub struct LiveCounts {
    /// Nothing awaits while holding it.
    numbers: Mutex<Numbers>,
    snapshot: watch::Sender<Snapshot>,
    clock: Clock,
}

impl LiveCounts {
    /// Starts from the counts in the store; `as_of` is then the start, since the store keeps no time.
    pub fn new(
        petitions: impl Iterator<Item = (Slug, u64)> + Clone,
        is_of_the_ten: impl Fn(&Slug) -> bool,
        clock: Clock,
    ) -> Self {
        let numbers = Numbers::new(petitions, is_of_the_ten, clock.now(), clock.day());
        Self {
            snapshot: watch::Sender::new(Snapshot::of(&numbers.published)),
            numbers: Mutex::new(numbers),
            clock,
        }
    }

    /// Applies what a committed batch counted, and what it took back, and the part of it that belongs to
    /// a day.
    pub fn change<'a>(
        &self,
        changes: impl Iterator<Item = (&'a Slug, i64)>,
        day: &str,
        of_the_day: impl Iterator<Item = (&'a Slug, i64)>,
    ) {
        self.update(|numbers| {
            let of_today = numbers.update_today(day, of_the_day, u64::saturating_add_signed);
            numbers.update(changes, u64::saturating_add_signed) || of_today
        });
    }

    /// Sets the counts to those in the store, higher or lower.
    pub fn set<'a>(&self, kept: impl Iterator<Item = (&'a Slug, u64)>) {
        self.update(|numbers| numbers.update(kept, |_, number| number));
    }

    /// Sets the signatures of today to those in the store.
    pub fn set_today<'a>(&self, day: &str, kept: impl Iterator<Item = (&'a Slug, u64)>) {
        self.update(|numbers| {
            numbers.forget_today();
            numbers.update_today(day, kept, |_, number| number)
        });
    }

    /// Returns today's day. Forgets signatures of any other day.
    pub fn today(&self) -> String {
        let day = self.clock.day();
        self.update(|numbers| {
            numbers.update_today(&day, std::iter::empty::<(&Slug, u64)>(), |_, number| number)
        });
        day
    }

    /// Applies the letters of a committed batch.
    pub fn change_letters<'a>(&self, changes: impl Iterator<Item = (&'a Slug, i64)>) {
        self.update(|numbers| numbers.update_letters(changes, u64::saturating_add_signed));
    }

    /// Sets the letters to those in the store.
    pub fn set_letters<'a>(&self, kept: impl Iterator<Item = (&'a Slug, u64)>) {
        self.update(|numbers| numbers.update_letters(kept, |_, number| number));
    }

    /// Sets the signatures on paper to those in the store.
    pub fn set_on_paper<'a>(&self, figures: impl Iterator<Item = (&'a Slug, u64)>) {
        self.update(|numbers| numbers.set_on_paper(figures));
    }

    /// Notifies everyone if `change` says that it changed a published number.
    fn update(&self, change: impl FnOnce(&mut Numbers) -> bool) {
        let mut numbers = self.numbers.lock();
        if change(&mut numbers) {
            numbers.published.as_of = self.clock.now();
            self.snapshot.send_replace(Snapshot::of(&numbers.published));
        }
    }

    /// The current counts.
    pub fn snapshot(&self) -> Snapshot {
        self.snapshot.borrow().clone()
    }

    /// A receiver that hears of every change.
    pub fn subscribe(&self) -> watch::Receiver<Snapshot> {
        self.snapshot.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    };

    use marathon_domain::Counts;

    use super::*;

    const DAY: &str = "1970-01-01";

    fn live() -> LiveCounts {
        let petitions = [("a", 2), ("b", 3), ("further", 7)];
        let petitions = petitions.map(|(slug, n)| (slug.parse().unwrap(), n));
        let of_the_ten = |slug: &Slug| slug.as_str() != "further";
        LiveCounts::new(petitions.into_iter(), of_the_ten, Clock::fixed(0))
    }

    #[test]
    fn adds_up_and_tells_only_changes() {
        let live = live();
        let mut changes = live.subscribe();
        let first = live.snapshot();
        assert_eq!(first.total, 5);

        live.change(
            [(&"b".parse().unwrap(), 4), (&"unknown".parse().unwrap(), 9)].into_iter(),
            DAY,
            [].into_iter(),
        );
        assert!(changes.has_changed().unwrap());
        let second = changes.borrow_and_update().clone();
        assert_eq!(second.total, 9);
        assert_eq!(second.petition("b"), Some(7));
        assert_ne!(first.etag, second.etag);

        live.change(
            [(&"a".parse().unwrap(), 0)].into_iter(),
            DAY,
            [].into_iter(),
        );
        assert!(!changes.has_changed().unwrap());

        live.change(
            [(&"further".parse().unwrap(), 1)].into_iter(),
            DAY,
            [].into_iter(),
        );
        let third = changes.borrow_and_update().clone();
        assert_eq!(third.petition("further"), Some(8));
        assert_eq!(third.total, 9, "counted beside the ten");

        live.change(
            [(&"b".parse().unwrap(), -2)].into_iter(),
            DAY,
            [].into_iter(),
        );
        let fourth = changes.borrow_and_update().clone();
        assert_eq!((fourth.petition("b"), fourth.total), (Some(5), 7));
    }

    #[test]
    fn what_was_signed_today_is_told_from_ten_on_and_until_midnight() {
        let time = Arc::new(AtomicI64::new(86_399));
        let clock = Clock::from_fn({
            let time = Arc::clone(&time);
            move || time.load(Ordering::Relaxed)
        });
        let a: Slug = "a".parse().unwrap();
        let live = LiveCounts::new([(a.clone(), 50)].into_iter(), |_| true, clock);
        let told = || -> Option<u64> {
            let counts: Counts = serde_json::from_slice(&live.snapshot().json).unwrap();
            counts.today.get("a").copied()
        };
        live.set_today(DAY, [(&a, 8)].into_iter());
        assert_eq!(told(), None);
        live.change([(&a, 1)].into_iter(), DAY, [(&a, 1)].into_iter());
        assert_eq!(told(), None, "nine");
        live.change([(&a, 3)].into_iter(), DAY, [(&a, 1)].into_iter());
        assert_eq!(told(), Some(10), "the others are of earlier days");
        live.change([(&a, -1)].into_iter(), DAY, [(&a, -1)].into_iter());
        assert_eq!(told(), None);
        live.change([(&a, 2)].into_iter(), DAY, [(&a, 2)].into_iter());
        assert_eq!(told(), Some(11));
        assert_eq!(live.today(), DAY);

        let mut changes = live.subscribe();
        time.store(86_400, Ordering::Relaxed);
        assert_eq!(live.today(), "1970-01-02");
        assert!(changes.has_changed().unwrap());
        assert_eq!(told(), None);
        changes.mark_unchanged();
        live.today();
        assert!(!changes.has_changed().unwrap(), "told once");
    }

    #[test]
    fn few_letters_are_told_as_none() {
        let live = live();
        let mut changes = live.subscribe();
        let slug: Slug = "a".parse().unwrap();
        live.change_letters([(&slug, 9)].into_iter());
        live.change_letters([(&"further".parse().unwrap(), 50)].into_iter());
        assert!(!changes.has_changed().unwrap());
        live.change_letters([(&slug, 1)].into_iter());
        let now = changes.borrow_and_update().clone();
        let json: Counts = serde_json::from_slice(&now.json).unwrap();
        let expected = [("a".to_owned(), 10), ("b".to_owned(), 0)];
        assert_eq!(json.letters, expected.into());
        assert_eq!(json.total, 5, "apart from signatures");
        live.set_letters([(&slug, 12)].into_iter());
        let json: Counts = serde_json::from_slice(&live.snapshot().json).unwrap();
        assert_eq!(json.letters["a"], 12);
    }

    #[test]
    fn takes_what_others_have_counted() {
        let live = live();
        let mut changes = live.subscribe();
        let kept = [("a", 2), ("b", 1), ("further", 9), ("unknown", 5)];
        let kept: Vec<(Slug, u64)> = kept.map(|(slug, n)| (slug.parse().unwrap(), n)).into();
        live.set(kept.iter().map(|(slug, number)| (slug, *number)));
        let now = changes.borrow_and_update().clone();
        assert_eq!((now.total, now.petition("further")), (3, Some(9)));
        live.set(kept.iter().map(|(slug, number)| (slug, *number)));
        assert!(!changes.has_changed().unwrap());
    }
}
