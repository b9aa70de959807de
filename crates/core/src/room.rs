//! Limits how many bytes of letters, messages and marathons are kept in one day, shared fairly
//! between networks. So nobody can fill the disk, or take the room that others need.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
};

use parking_lot::Mutex;

use crate::network::Network;

/// A network gets at most this part of what is left: a ninth of the day's room if it is alone, less
/// with others. A new network always finds some room, until all is used.
const PART: u64 = 8;

/// The room of one day, in bytes. Keeps hashes of networks only, with a key that lives and dies with the process.
pub struct Room {
    of_a_day: u64,
    /// SipHash with random keys.
    hasher: RandomState,
    /// Nothing awaits while holding it.
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    day: String,
    in_all: u64,
    by_network: HashMap<u64, u64>,
}

/// The network has used its share of this day's room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl Room {
    /// A room of this many bytes per day.
    pub fn of(of_a_day: u64) -> Self {
        Self {
            of_a_day,
            hasher: RandomState::new(),
            taken: Mutex::default(),
        }
    }

    /// Takes bytes for a network. All networks of one site count as one.
    ///
    /// # Errors
    /// If there is no room left until the next day.
    pub fn take(&self, network: Network, bytes: u64, today: &str) -> Result<(), Full> {
        let network = self.hasher.hash_one(network.site_or_self());
        let mut taken = self.taken.lock();
        if taken.day != today {
            *taken = Taken {
                day: today.to_owned(),
                ..Taken::default()
            };
        }
        let left = self.of_a_day.saturating_sub(taken.in_all);
        let by_this = taken.by_network.get(&network).copied().unwrap_or_default() + bytes;
        if by_this > left / PART {
            return Err(Full);
        }
        taken.by_network.insert(network, by_this);
        taken.in_all += bytes;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-30";

    fn taken(room: &Room, network: &str) -> usize {
        let network = Network::of(network.parse().unwrap());
        (0..2_000)
            .take_while(|_| room.take(network, 1, TODAY).is_ok())
            .count()
    }

    #[test]
    fn one_network_leaves_room_for_all_others() {
        let room = Room::of(900);
        assert_eq!(taken(&room, "192.0.2.1"), 100);
        assert_eq!(taken(&room, "192.0.2.1"), 0);
        let next = taken(&room, "192.0.2.2");
        assert!((80..100).contains(&next), "{next}");
        for last in 3..30 {
            let some = taken(&room, &format!("192.0.2.{last}"));
            assert!(some > 0, "network {last} found nothing");
        }
    }

    #[test]
    fn a_site_is_one_network_and_a_day_begins_anew() {
        let room = Room::of(900);
        assert_eq!(taken(&room, "2001:db8:1:100::1"), 100);
        assert_eq!(taken(&room, "2001:db8:1:200::1"), 0);
        let network = Network::of("2001:db8:1:200::1".parse().unwrap());
        assert_eq!(room.take(network, 1, "2026-12-01"), Ok(()));
    }
}
