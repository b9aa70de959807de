//! How much the supporters of each section have signed. Counted when asked for, and then not again for a
//! while, the longer the longer it took: the time grows with the signatures, and is more than a request may take
//! in the end. So it is counted beside the requests, by one reader at a time; meanwhile the number from before
//! is told.

use std::{
    collections::BTreeMap,
    ops::{Range, RangeInclusive},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures_util::future::BoxFuture;
use marathon_domain::SectionCode;
use tokio::sync::watch;

use crate::{
    clock::Clock,
    store::{PetitionId, Store, StoreError},
};

/// How long a count is good for, in seconds from its begin on: at least, and at most, should a clock jump.
const GOOD_FOR: RangeInclusive<i64> = 60..=3600;
/// In between it is good for so many times as long as it took: one twentieth of a processor is what these
/// numbers are worth.
const TIMES: i64 = 20;
/// Signings that are counted in one go, which takes a moment: a longer look at the database would keep its log
/// from being folded, and the server from ending.
const STEP: i64 = 20_000;

/// By section.
type Totals = BTreeMap<String, u64>;
type Count = Box<dyn Fn() -> BoxFuture<'static, Result<Totals, StoreError>> + Send + Sync>;
/// What a count under way tells in the end: none if it failed.
type Counting = watch::Receiver<Option<Option<Arc<Totals>>>>;

/// The totals, as they were counted last.
#[derive(Clone)]
pub struct SectionTotals(Arc<Shared>);

struct Shared {
    count: Count,
    clock: Clock,
    /// A std Mutex, because nothing awaits while holding it.
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// When it is good, and what was counted.
    counted: Option<(Range<i64>, Arc<Totals>)>,
    counting: Option<Counting>,
}

/// They cannot be told now; the log says why.
#[derive(Debug)]
pub struct NotCounted;

impl SectionTotals {
    /// Nothing is counted before someone asks. Told are the counted signatures for the petitions of the ten.
    pub fn new(store: Store, clock: Clock, ten: Vec<PetitionId>) -> Self {
        let count = move || -> BoxFuture<'static, _> {
            let (store, ten) = (store.clone(), ten.clone());
            Box::pin(async move {
                let last = store.last_signing().await?;
                let (mut totals, mut counted) = (Totals::new(), 0);
                while counted < last {
                    let step = counted + 1..=counted + STEP;
                    counted = *step.end();
                    for (section, petition, number) in store.counted_by_section(step).await? {
                        if ten.contains(&petition) {
                            *totals.entry(section).or_default() += number;
                        }
                    }
                }
                Ok(totals)
            })
        };
        Self::counted_by(Box::new(count), clock)
    }

    fn counted_by(count: Count, clock: Clock) -> Self {
        Self(Arc::new(Shared {
            count,
            clock,
            state: Mutex::default(),
        }))
    }

    /// The counted signatures of a section's supporters.
    pub async fn of(&self, section: &SectionCode) -> Result<u64, NotCounted> {
        let totals = match self.look() {
            Ok(totals) => totals,
            Err(mut counting) => {
                // An error is that the count ended without a word.
                let told = counting.wait_for(Option::is_some).await;
                told.ok()
                    .and_then(|told| told.clone().flatten())
                    .ok_or(NotCounted)?
            }
        };
        Ok(totals.get(section.as_str()).copied().unwrap_or_default())
    }

    /// What is known, or else the count to wait for. Begins one if it is time.
    fn look(&self) -> Result<Arc<Totals>, Counting> {
        let now = self.0.clock.seconds();
        let mut state = self.0.lock();
        let known = state.counted.clone();
        if let Some((good, totals)) = &known
            && good.contains(&now)
        {
            return Ok(Arc::clone(totals));
        }
        let under_way = state
            .counting
            .clone()
            .filter(|counting| counting.has_changed().is_ok());
        let counting = under_way.unwrap_or_else(|| self.begin(now));
        state.counting = Some(counting.clone());
        known.map(|(_, totals)| totals).ok_or(counting)
    }

    /// It goes on when the request that began it ends.
    fn begin(&self, now: i64) -> Counting {
        let (tell, counting) = watch::channel(None);
        let shared = Arc::clone(&self.0);
        tokio::spawn(async move {
            let totals = (shared.count)().await.inspect_err(|error| {
                crate::metrics::store_fault();
                tracing::error!(%error, "the signatures of the sections could not be counted");
            });
            let totals = totals.ok().map(Arc::new);
            let took = shared.clock.seconds() - now;
            let mut state = shared.lock();
            state.counting = None;
            if let Some(totals) = &totals {
                let good_for =
                    (took.saturating_mul(TIMES)).clamp(*GOOD_FOR.start(), *GOOD_FOR.end());
                state.counted = Some((now..now + good_for, Arc::clone(totals)));
            }
            drop(state);
            tell.send_replace(Some(totals));
        });
        counting
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // A panic while holding it is not possible; if it were, the totals would still be whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

    use futures_util::FutureExt;
    use tokio::sync::Semaphore;

    use super::*;

    /// Totals that count their counts, each of which waits to be let through.
    struct Slow {
        totals: SectionTotals,
        begun: Arc<AtomicU64>,
        through: Arc<Semaphore>,
        clock: Arc<AtomicI64>,
    }

    impl Slow {
        fn later(&self, seconds: i64) {
            self.clock.fetch_add(seconds, Ordering::Relaxed);
        }

        /// How many counts have begun once someone has asked.
        async fn begun_after_asking(&self) -> u64 {
            let fr = SectionCode::try_from("fr".to_owned()).unwrap();
            let _ = self.totals.of(&fr).now_or_never();
            tokio::task::yield_now().await;
            self.begun.load(Ordering::Relaxed)
        }

        async fn counted(&self) {
            self.through.add_permits(1);
            while self.totals.0.lock().counting.is_some() {
                tokio::task::yield_now().await;
            }
        }
    }

    fn slow() -> Slow {
        let begun = Arc::new(AtomicU64::new(0));
        let through = Arc::new(Semaphore::new(0));
        let clock = Arc::new(AtomicI64::new(1000));
        let count = {
            let (begun, through) = (Arc::clone(&begun), Arc::clone(&through));
            move || -> BoxFuture<'static, _> {
                let number = begun.fetch_add(1, Ordering::Relaxed) + 1;
                let through = Arc::clone(&through);
                Box::pin(async move {
                    through.acquire().await.unwrap().forget();
                    match number {
                        1 => Err(sqlx::Error::PoolTimedOut.into()),
                        _ => Ok(Totals::from([("fr".to_owned(), number)])),
                    }
                })
            }
        };
        let now = Arc::clone(&clock);
        let totals = SectionTotals::counted_by(
            Box::new(count),
            Clock::from_fn(move || now.load(Ordering::Relaxed)),
        );
        Slow {
            totals,
            begun,
            through,
            clock,
        }
    }

    #[tokio::test]
    async fn a_count_outlives_the_request_that_began_it_and_the_old_one_is_told_meanwhile() {
        let slow = slow();
        let fr = SectionCode::try_from("fr".to_owned()).unwrap();
        let begun = || slow.begun.load(Ordering::Relaxed);
        // One that fails is tried again when someone asks.
        slow.through.add_permits(1);
        assert!(slow.totals.of(&fr).await.is_err());

        // Three requests that end before the count does: there is one count.
        for _ in 0..3 {
            assert!(slow.totals.of(&fr).now_or_never().is_none());
            tokio::task::yield_now().await;
        }
        assert_eq!(begun(), 2);
        slow.through.add_permits(1);
        assert_eq!(slow.totals.of(&fr).await.unwrap(), 2);
        assert_eq!(slow.totals.of(&fr).await.unwrap(), 2);
        assert_eq!(begun(), 2);

        slow.later(*GOOD_FOR.start());
        for _ in 0..3 {
            assert_eq!(slow.totals.of(&fr).await.unwrap(), 2);
            tokio::task::yield_now().await;
        }
        assert_eq!(begun(), 3);
        slow.through.add_permits(1);
        while slow.totals.of(&fr).await.unwrap() != 3 {
            tokio::task::yield_now().await;
        }
        assert_eq!(begun(), 3);
    }

    #[tokio::test]
    async fn a_count_that_took_long_is_good_for_longer() {
        let slow = slow();
        assert_eq!(slow.begun_after_asking().await, 1);
        slow.counted().await;
        for (took, good_for) in [(1, 60), (12, 240), (400, 3600), (1_000_000_000, 3600)] {
            let begun = slow.begun_after_asking().await;
            slow.later(took);
            slow.counted().await;
            if took < good_for {
                slow.later(good_for - took - 1);
                assert_eq!(slow.begun_after_asking().await, begun, "{took}");
                slow.later(1);
            }
            assert_eq!(slow.begun_after_asking().await, begun + 1, "{took}");
        }
    }
}
