//! Decides whose mail goes next to a domain that has reached its limit.
//!
//! Each mail that has to wait is put off behind the one before, so that they come due one after
//! another and not all at once. Each of these moments is a turn. The networks that asked for mails
//! to the domain use the turns alternately, so that a flood from some networks delays only their
//! own mails.

use std::{
    collections::{HashMap, VecDeque},
    hash::{BuildHasher, RandomState},
};

use marathon_store::LONGEST_WAIT;
use parking_lot::Mutex;

use crate::{network::Network, rate_limit::DOMAIN_PER_SECOND};

/// Turns of a domain in one second.
const PARTS: i64 = DOMAIN_PER_SECOND.get() as i64;
/// How long to remember who asked for a mail, in seconds. Most mails are sent at once; with several
/// servers another one may have sent it.
const REMEMBERED: i64 = 86_400;

/// Keeps hashes of networks and domains only, with keys that live and die with the process. For
/// mails that waited before its start, or that another server has queued, nobody knows who asked:
/// they share one turn.
#[derive(Default)]
pub struct MailTurns {
    /// Nothing awaits while holding it.
    turns: Mutex<Turns>,
    /// SipHash with random keys.
    hasher: RandomState,
}

#[derive(Default)]
struct Turns {
    /// Who asked for each mail, and when, in seconds since 1970.
    asked: HashMap<String, (u64, i64)>,
    forgotten: i64,
    domains: HashMap<u64, Domain>,
}

#[derive(Default)]
struct Domain {
    /// The last turn that was given, in parts of a second since 1970.
    last: i64,
    /// The waiting mails of each network, in order. No list is empty.
    waiting: HashMap<u64, VecDeque<String>>,
    /// The networks with waiting mails, in the order of their turns.
    order: VecDeque<u64>,
    /// When each waiting mail is due. `None` until it was put off.
    due: HashMap<String, Option<i64>>,
}

/// A mail whose turn it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Turn {
    pub message_id: String,
    /// When it was due, if it was put off. That turn is free now.
    pub due: Option<i64>,
}

impl MailTurns {
    /// Remembers who asked for a mail, at that second.
    pub fn remember(&self, message_id: &str, network: Network, now: i64) {
        // The holder of a site has 256 networks, but one turn.
        let network = self.hasher.hash_one(network.site_or_self());
        let mut turns = self.turns.lock();
        if now - turns.forgotten > REMEMBERED {
            turns.forgotten = now;
            turns
                .asked
                .retain(|_, (_, asked)| now - *asked < REMEMBERED);
        }
        turns.asked.insert(message_id.to_owned(), (network, now));
    }

    /// Forgets a mail that needs no more sending.
    pub fn forget(&self, message_id: &str) {
        self.turns.lock().asked.remove(message_id);
    }

    /// Makes a mail wait for a turn of its domain, behind those of its own network. It may have
    /// waited before.
    pub fn wait(&self, domain: &str, message_id: &str) {
        let domain = self.hasher.hash_one(domain);
        let mut turns = self.turns.lock();
        let network = turns.asked.get(message_id).map(|(network, _)| *network);
        let network = network.unwrap_or_default();
        let domain = turns.domains.entry(domain).or_default();
        if domain.due.contains_key(message_id) {
            return;
        }
        domain.due.insert(message_id.to_owned(), None);
        let mails = domain.waiting.entry(network).or_default();
        if mails.is_empty() {
            domain.order.push_back(network);
        }
        mails.push_back(message_id.to_owned());
    }

    /// Takes the mail whose turn it is, if any waits: the oldest mail of the network that has
    /// waited longest.
    pub fn next(&self, domain: &str) -> Option<Turn> {
        let hash = self.hasher.hash_one(domain);
        let mut turns = self.turns.lock();
        let domain = turns.domains.get_mut(&hash)?;
        let network = domain.order.pop_front()?;
        let mails = domain.waiting.get_mut(&network)?;
        let message_id = mails.pop_front()?;
        if mails.is_empty() {
            domain.waiting.remove(&network);
        } else {
            domain.order.push_back(network);
        }
        let due = domain.due.remove(&message_id).flatten();
        if domain.due.is_empty() {
            turns.domains.remove(&hash);
        }
        Some(Turn { message_id, due })
    }

    /// Puts off a waiting mail at that second, if the domain takes no mail for this many seconds: to a turn
    /// that has become free, or behind all others. Returns when it is due, in an hour at most, since a longer
    /// wait would look like the work of a wrong clock.
    pub fn put_off(
        &self,
        domain: &str,
        message_id: &str,
        free: Option<i64>,
        (now, none_for): (i64, i64),
    ) -> i64 {
        let hash = self.hasher.hash_one(domain);
        let mut turns = self.turns.lock();
        let domain = turns.domains.entry(hash).or_default();
        let due = free.filter(|free| *free > now).unwrap_or_else(|| {
            let first = (now + none_for) * PARTS;
            domain.last = (domain.last + 1)
                .max(first)
                .min((now + LONGEST_WAIT) * PARTS);
            domain.last / PARTS
        });
        if let Some(known) = domain.due.get_mut(message_id) {
            *known = Some(due);
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;
    const DOMAIN: &str = "exemple.org";

    fn network(last: u8) -> Network {
        Network::of([192, 0, 2, last].into())
    }

    fn wait(turns: &MailTurns, message_id: &str, last: u8) {
        turns.remember(message_id, network(last), NOW);
        turns.wait(DOMAIN, message_id);
    }

    fn next(turns: &MailTurns) -> Option<String> {
        turns.next(DOMAIN).map(|turn| turn.message_id)
    }

    #[test]
    fn mails_to_one_domain_wait_behind_one_another() {
        let turns = MailTurns::default();
        let put_off = |domain: &str, now, number: i64| {
            let message_id = format!("<{number}@x>");
            turns.wait(domain, &message_id);
            turns.put_off(domain, &message_id, None, (now, 1)) - now
        };
        let waits: Vec<i64> = (0..11).map(|number| put_off(DOMAIN, NOW, number)).collect();
        assert_eq!(waits, [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3]);
        assert_eq!(put_off("autre.example", NOW, 11), 1, "another domain");
        // Later, behind those that still wait; and once they are gone, as the first.
        assert_eq!(put_off(DOMAIN, NOW + 2, 12), 1);
        assert_eq!(put_off(DOMAIN, NOW + 60, 13), 1);
        let long = (20..20 + PARTS * LONGEST_WAIT * 2).map(|number| put_off(DOMAIN, NOW, number));
        assert_eq!(long.max(), Some(LONGEST_WAIT));
    }

    #[test]
    fn networks_take_turns() {
        let turns = MailTurns::default();
        for number in 0..60 {
            wait(&turns, &format!("flood 1 {number}"), 1);
            wait(&turns, &format!("flood 2 {number}"), 2);
        }
        wait(&turns, "honest", 3);
        turns.wait(DOMAIN, "honest");
        let first: Vec<String> = (0..4).filter_map(|_| next(&turns)).collect();
        assert_eq!(first, ["flood 1 0", "flood 2 0", "honest", "flood 1 1"]);
        let rest = std::iter::from_fn(|| next(&turns)).count();
        assert_eq!(rest, 117, "each goes once");
        assert!(turns.turns.lock().domains.is_empty(), "none is remembered");
    }

    #[test]
    fn the_networks_of_a_site_share_one_turn() {
        let turns = MailTurns::default();
        for part in 0..60_u16 {
            let network = Network::of([0x2001, 0xDB8, 0, part << 8, 0, 0, 0, 1].into());
            let message_id = format!("flood {part}");
            turns.remember(&message_id, network, NOW);
            turns.wait(DOMAIN, &message_id);
        }
        wait(&turns, "honest", 3);
        assert_eq!(next(&turns).as_deref(), Some("flood 0"));
        assert_eq!(next(&turns).as_deref(), Some("honest"));
    }

    #[test]
    fn mails_that_nobody_knows_of_share_one_turn() {
        let turns = MailTurns::default();
        for number in 0..60 {
            turns.wait(DOMAIN, &format!("old {number}"));
        }
        wait(&turns, "honest", 3);
        assert_eq!(next(&turns).as_deref(), Some("old 0"));
        assert_eq!(next(&turns).as_deref(), Some("honest"));
    }

    #[test]
    fn a_turn_that_became_free_is_given_to_who_waits_on() {
        let turns = MailTurns::default();
        wait(&turns, "first", 1);
        wait(&turns, "second", 2);
        assert_eq!(turns.put_off(DOMAIN, "first", None, (NOW, 9)), NOW + 9);
        let turn = turns.next(DOMAIN).unwrap();
        assert_eq!((&*turn.message_id, turn.due), ("first", Some(NOW + 9)));
        assert_eq!(turns.put_off(DOMAIN, "second", turn.due, (NOW, 1)), NOW + 9);
        assert_eq!(turns.next(DOMAIN).unwrap().due, Some(NOW + 9));
    }

    #[test]
    fn who_asked_is_forgotten_after_a_day() {
        let turns = MailTurns::default();
        turns.remember("old", network(1), NOW);
        turns.remember("sent", network(1), NOW);
        turns.forget("sent");
        turns.remember("new", network(1), NOW + REMEMBERED + 1);
        assert_eq!(turns.turns.lock().asked.len(), 1);
    }
}
