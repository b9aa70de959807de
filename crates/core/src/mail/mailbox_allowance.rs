//! Limits the mails to a mailbox in a day, so that nobody can flood it or keep its owner's own mail
//! away.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
};

use marathon_domain::CanonicalEmail;
use parking_lot::Mutex;

use crate::network::Network;

/// The limit for any sender: enough for the ten cases signed one by one, and some more. Whoever
/// gets mail against their will can end it with the first.
const A_DAY: usize = 12;
/// The limit for networks that have not had a mail sent to this mailbox on this day: one mail each.
const A_DAY_FOR_NEW_NETWORKS: usize = 30;
/// How many networks of one site count as new: the holder of a site has 256 of them.
const NEW_NETWORKS_OF_A_SITE: usize = 4;

/// Keeps hashes of mailboxes and networks only, for a day, with keys that live and die with the process.
#[derive(Default)]
pub struct MailboxAllowance {
    /// Nothing awaits while holding it.
    today: Mutex<Today>,
    /// SipHash with random keys.
    hasher: RandomState,
}

#[derive(Default)]
struct Today {
    day: String,
    /// For each mailbox, the networks that had a mail sent to it, one entry for each mail.
    mailboxes: HashMap<u64, Vec<Asked>>,
}

/// Half of a hash's bits is enough: there are at most thirty to tell apart.
#[derive(Clone, Copy)]
struct Asked {
    network: u32,
    site: u32,
}

impl MailboxAllowance {
    /// Whether a network may have one more mail sent to a mailbox on this day.
    pub fn take(&self, mailbox: &CanonicalEmail, network: Network, day: &str) -> bool {
        let mailbox = self.hasher.hash_one(mailbox.as_str());
        let half = |network: Network| (self.hasher.hash_one((mailbox, network)) >> 32) as u32;
        let asking = Asked {
            network: half(network),
            site: half(network.site_or_self()),
        };
        let mut today = self.today.lock();
        if today.day != day {
            *today = Today {
                day: day.to_owned(),
                ..Today::default()
            };
        }
        let mails = today.mailboxes.entry(mailbox).or_default();
        let is_new = mails.iter().all(|mail| mail.network != asking.network);
        let of_its_site = mails.iter().filter(|mail| mail.site == asking.site).count();
        let most = match is_new && of_its_site < NEW_NETWORKS_OF_A_SITE {
            true => A_DAY_FOR_NEW_NETWORKS,
            false => A_DAY,
        };
        let is_allowed = mails.len() < most;
        if is_allowed {
            mails.push(asking);
        }
        is_allowed
    }
}

#[cfg(test)]
mod tests {
    use marathon_domain::Email;

    use super::*;

    fn mailbox(text: &str) -> CanonicalEmail {
        CanonicalEmail::for_limits(&Email::parse(text).unwrap())
    }

    fn network(last: u8) -> Network {
        Network::of([192, 0, 2, last].into())
    }

    #[test]
    fn a_stranger_leaves_room_for_the_owner() {
        let allowance = MailboxAllowance::default();
        let take = |text: &str, last| allowance.take(&mailbox(text), network(last), "2026-11-30");
        let spellings = (0..60).map(|number| format!("vic.tim+{number}@exemple.org"));
        let of_stranger = spellings.filter(|spelling| take(spelling, 1)).count();
        assert_eq!(of_stranger, 12);
        assert!(take("victim@exemple.org", 2), "the owner's own network");
        assert!(!take("victim@exemple.org", 2));
        assert!(take("other@exemple.org", 1));
        let of_many = (3..=255)
            .filter(|last| take("victim@exemple.org", *last))
            .count();
        assert_eq!(of_many, 17, "thirty in all");
        assert!(allowance.take(&mailbox("victim@exemple.org"), network(1), "2026-12-01"));
    }

    #[test]
    fn a_whole_site_leaves_room_for_the_owner() {
        let allowance = MailboxAllowance::default();
        let take = |network| allowance.take(&mailbox("victim@exemple.org"), network, "2026-11-30");
        let of_site = |part: u16| Network::of([0x2001, 0xDB8, 0, part << 8, 0, 0, 0, 1].into());
        assert_eq!((0..256).filter(|part| take(of_site(*part))).count(), 12);
        assert!(take(network(1)), "the owner's own network");
    }
}
