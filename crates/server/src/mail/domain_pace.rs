//! Whose turn it is next, of the mails to a domain that has had its share: each is put off behind the one before,
//! so that they come due in their order, and not all of them again and again.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    sync::{Mutex, PoisonError},
};

use marathon_store::LONGEST_WAIT;

use crate::rate_limit::DOMAIN_PER_SECOND;

/// By a hash of the domain, with a key that lives and dies with the process: the last turn that was given, in
/// parts of a second since 1970, of which a domain gets one each.
#[derive(Default)]
pub struct DomainPace {
    /// A std Mutex, because nothing awaits while holding it.
    last: Mutex<HashMap<u64, i64>>,
    hasher: RandomState,
}

const PARTS: i64 = DOMAIN_PER_SECOND.get() as i64;

impl DomainPace {
    /// How many seconds the next mail waits, at that second, if the domain takes none for so many: an hour at
    /// most, since what is put off for longer is taken for the work of a wrong clock.
    pub fn next(&self, domain: &str, now: i64, none_for: i64) -> i64 {
        let domain = self.hasher.hash_one(domain);
        // A panic while holding it is not possible; if it were, the turns would still be whole.
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.retain(|_, turn| *turn >= now * PARTS);
        let first = (now + none_for) * PARTS;
        let behind = last.get(&domain).map_or(first, |turn| turn + 1);
        let turn = behind.max(first).min((now + LONGEST_WAIT) * PARTS);
        last.insert(domain, turn);
        turn / PARTS - now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_to_one_domain_wait_behind_one_another() {
        let turns = DomainPace::default();
        let now = 1_800_000_000;
        let waits: Vec<i64> = (0..11).map(|_| turns.next("exemple.org", now, 1)).collect();
        assert_eq!(waits, [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3]);
        assert_eq!(turns.next("autre.example", now, 1), 1, "another domain");
        // Later, behind those that still wait; and once they are gone, as the first.
        assert_eq!(turns.next("exemple.org", now + 2, 1), 1);
        assert_eq!(turns.next("exemple.org", now + 60, 1), 1);
    }

    #[test]
    fn what_would_wait_for_longer_than_an_hour_asks_again_then() {
        let turns = DomainPace::default();
        let now = 1_800_000_000;
        let waits = (0..PARTS * LONGEST_WAIT * 2).map(|_| turns.next("exemple.org", now, 1));
        assert_eq!(waits.max(), Some(LONGEST_WAIT));
        // By then those before have gone, and who asks is not put off by another hour.
        assert_eq!(turns.next("exemple.org", now + LONGEST_WAIT, 1), 1);
    }
}
