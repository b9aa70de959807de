//! Counts how often something was seen, hour by hour, for three days.

use std::collections::{HashMap, VecDeque};

/// How many hours are remembered.
const REMEMBERED: usize = 72;
/// Counts below this are forgotten when their hour ends: most networks bring one signature.
const FEW: u64 = 3;
/// The most different things counted in an hour. Beyond that, only things seen before count.
const MOST: usize = 1_000_000;

/// Counts by hashes.
#[derive(Default)]
pub struct Hours {
    hour: i64,
    now: HashMap<u64, u64>,
    /// The earlier hours, the newest first. An hour without any count is empty.
    past: VecDeque<HashMap<u64, u64>>,
}

impl Hours {
    /// Begins an hour, numbered since 1970. If the clock was set back, the earlier hours are forgotten.
    pub fn begin(&mut self, hour: i64) {
        let passed = hour - self.hour;
        if passed == 0 {
            return;
        }
        let mut ended = std::mem::take(&mut self.now);
        ended.retain(|_, count| *count >= FEW);
        if passed < 0 || self.hour == 0 {
            self.past.clear();
        } else {
            self.past.push_front(ended);
            for _ in 1..passed.min(REMEMBERED as i64) {
                self.past.push_front(HashMap::new());
            }
        }
        self.past.truncate(REMEMBERED);
        self.hour = hour;
    }

    /// Adds one in this hour, and returns its count; 0 if there is no room to count it.
    pub fn count(&mut self, key: u64) -> u64 {
        if self.now.len() >= MOST && !self.now.contains_key(&key) {
            return 0;
        }
        let count = self.now.entry(key).or_default();
        *count += 1;
        *count
    }

    /// The count in this hour.
    pub fn now(&self, key: u64) -> u64 {
        self.now.get(&key).copied().unwrap_or_default()
    }

    /// The count in all earlier hours together.
    pub fn before(&self, key: u64) -> u64 {
        self.past.iter().filter_map(|hour| hour.get(&key)).sum()
    }

    /// The largest count at the same hour of the last three days.
    pub fn same_hour_before(&self, key: u64) -> u64 {
        let days = self.past.iter().skip(23).step_by(24);
        days.filter_map(|hour| hour.get(&key))
            .copied()
            .max()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_days_are_remembered() {
        let mut hours = Hours::default();
        hours.begin(1_000);
        for _ in 0..5 {
            hours.count(7);
        }
        hours.count(8);
        assert_eq!((hours.now(7), hours.before(7)), (5, 0));
        hours.begin(1_001);
        assert_eq!((hours.now(7), hours.before(7), hours.before(8)), (0, 5, 0));
        assert_eq!(hours.same_hour_before(7), 0);
        hours.begin(1_024);
        assert_eq!(hours.same_hour_before(7), 5);
        hours.begin(1_072);
        assert_eq!((hours.before(7), hours.same_hour_before(7)), (5, 5));
        hours.begin(1_073);
        assert_eq!(hours.before(7), 0);
        hours.count(7);
        hours.begin(900);
        assert_eq!(
            (hours.now(7), hours.before(7)),
            (0, 0),
            "the clock was wrong"
        );
    }
}
