//! Counts signatures of each kind, and finds the hours that have far more than usual.

use std::{
    collections::BTreeMap,
    hash::{BuildHasher, RandomState},
};

use marathon_domain::{Email, ascii_domain, fraud::BurstKind};
use marathon_store::{PetitionId, SeenBurst, Trace};
use parking_lot::Mutex;

use super::{SeenSigning, hours::Hours};
use crate::{config::BurstConfig, network::Network};

/// Counts signatures of each kind, hour by hour.
pub struct Bursts {
    pub(super) config: BurstConfig,
    /// SipHash with random keys.
    hasher: RandomState,
    /// Nothing awaits while holding it.
    watch: Mutex<Watch>,
}

#[derive(Default)]
struct Watch {
    hours: Hours,
    /// Bursts not taken yet: the signatures of the hour, and the usual number.
    found: BTreeMap<Place, (u64, u64)>,
}

/// What the signatures of a burst share.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    section: String,
    kind: BurstKind,
    value: String,
    petition: PetitionId,
}

impl Bursts {
    pub fn new(config: BurstConfig) -> Self {
        Self {
            config,
            hasher: RandomState::new(),
            watch: Mutex::default(),
        }
    }

    /// The part of a signing that is counted once it is stored.
    pub fn seen(
        &self,
        (section, petitions): (&str, &[PetitionId]),
        (network, email): (Network, &Email),
        (country, source): (&str, Option<&str>),
        trace: Trace,
    ) -> SeenSigning {
        let (_, domain) = email.parts();
        SeenSigning {
            section: section.to_owned(),
            petitions: petitions.to_vec(),
            country: country.to_owned(),
            source: source.map(str::to_owned),
            trace,
            network: self.hasher.hash_one(network.neighbourhood()),
            domain: self.hasher.hash_one(ascii_domain(domain)),
        }
    }

    /// Counts a signing that was stored, at seconds since 1970.
    pub fn count(&self, signing: &SeenSigning, now: i64) {
        let mut watch = self.watch.lock();
        watch.hours.begin(now.div_euclid(3600));
        for petition in &signing.petitions {
            self.count_one(&mut watch, signing, *petition);
        }
    }

    fn count_one(&self, watch: &mut Watch, signing: &SeenSigning, petition: PetitionId) {
        let key = |kind: &str, value: u64| {
            self.hasher
                .hash_one((&signing.section, petition, kind, value))
        };
        let all = key("all", 0);
        watch.hours.count(all);
        let country = self.hasher.hash_one(&signing.country);
        let networks = key("networks of a country", country);
        let of_country = self.hasher.hash_one((country, signing.network));
        if watch.hours.count(key("network of a country", of_country)) == 1 {
            watch.hours.count(networks);
        }
        let source = signing.source.as_ref();
        let kinds = [
            (BurstKind::Network, Some(signing.network)),
            (BurstKind::Domain, Some(signing.domain)),
            (
                BurstKind::Source,
                source.map(|one| self.hasher.hash_one(one)),
            ),
            (BurstKind::Country, Some(country)),
        ];
        for (kind, value) in kinds {
            let Some(value) = value else { continue };
            let of_kind = key(kind.as_str(), value);
            let signatures = watch.hours.count(of_kind);
            let spread = watch.hours.now(networks) * self.config.of_a_network;
            if kind == BurstKind::Country && spread > signatures {
                continue;
            }
            if let Some(usual) = self.usual_if_far(&watch.hours, kind, of_kind, all) {
                let place = Place {
                    section: signing.section.clone(),
                    kind,
                    value: signing.value(kind),
                    petition,
                };
                watch.found.insert(place, (signatures, usual));
            }
        }
    }

    /// The usual number, if this hour has far more: more than a school class or a street stall brings, more
    /// than a multiple of the earlier share of all signatures, and more than chance explains in a busy hour.
    fn usual_if_far(&self, hours: &Hours, kind: BurstKind, key: u64, all: u64) -> Option<u64> {
        let signatures = hours.now(key);
        if signatures < self.config.at_least {
            return None;
        }
        let (in_all, before, all_before) = (hours.now(all), hours.before(key), hours.before(all));
        // Nobody knows what is usual for a large provider or a country before other signatures have
        // come from it.
        let is_large = matches!(kind, BurstKind::Domain | BurstKind::Country);
        if is_large && all_before < self.config.at_least {
            return None;
        }
        let by_part = in_all * before / all_before.max(1);
        let usual = by_part.max(hours.same_hour_before(key));
        let by_chance = 3 * in_all.isqrt();
        let is_far = signatures >= usual * self.config.times && signatures >= by_chance;
        is_far.then_some(usual)
    }

    /// The bursts found since the last call, to be stored.
    pub fn take(&self, day: &str) -> Vec<SeenBurst> {
        let found = std::mem::take(&mut self.watch.lock().found).into_iter();
        let bursts = found.map(|(place, (signatures, usual))| SeenBurst {
            section: place.section,
            kind: place.kind,
            value: place.value,
            petition: place.petition,
            day: day.to_owned(),
            signatures,
            usual,
        });
        bursts.collect()
    }
}
