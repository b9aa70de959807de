//! Bursts: far more signatures of one kind than are usual for the hour and the petition. They are counted in memory, by
//! hashes whose key lives and dies with the process.

mod hours;
mod staff_mail;

use std::{
    collections::BTreeMap,
    hash::{BuildHasher, RandomState},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::{Email, ascii_domain, fraud::BurstKind};
use marathon_store::{PetitionId, SeenBurst, SeenBursts, Trace};
use tokio::{
    sync::watch,
    time::{MissedTickBehavior, interval},
};

use self::hours::Hours;
pub use self::staff_mail::StaffMail;
use crate::{clock::Clock, config::BurstConfig, metrics, network::Network, stop, writer::Queue};

/// Counts signatures of each kind, hour by hour.
pub struct Bursts {
    config: BurstConfig,
    /// SipHash with random keys.
    hasher: RandomState,
    /// A std Mutex, because nothing awaits while holding it.
    watch: Mutex<Watch>,
}

/// The part of a signing that is counted.
#[derive(Clone)]
pub struct SeenSigning {
    section: String,
    petitions: Vec<PetitionId>,
    country: String,
    source: Option<String>,
    trace: Trace,
    network: u64,
    domain: u64,
}

#[derive(Default)]
struct Watch {
    hours: Hours,
    /// Bursts that were not taken yet: the signatures of the hour, and the usual number.
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
        let mut watch = self.lock();
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

    /// The usual number, if this hour has far more: more than a class or a stall gives, more than
    /// some times its earlier share of all signatures, and more than chance explains in a busy
    /// hour.
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
        let found = std::mem::take(&mut self.lock().found).into_iter();
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

    fn lock(&self) -> MutexGuard<'_, Watch> {
        // A panic while holding it is not possible. Even then the numbers would be complete.
        self.watch.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Stores bursts, until it has to stop.
pub async fn keep(
    (bursts, queue): (Arc<Bursts>, Queue),
    mut mail: Option<StaffMail>,
    clock: Clock,
    mut stop: watch::Receiver<bool>,
) {
    let mut ticks = interval(bursts.config.write_every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = stop::told(&mut stop) => return,
        }
        let found = bursts.take(&clock.day());
        if found.is_empty() {
            continue;
        }
        for burst in &found {
            metrics::burst(burst.kind.as_str());
        }
        if let Some(mail) = &mut mail {
            mail.tell(&found, clock.seconds()).await;
        }
        // A burst that could not be stored is found again at the next signing of its kind. The
        // writer has logged why.
        let _ = queue.keep_bursts(SeenBursts(found)).await;
    }
}

impl SeenSigning {
    /// As a selection names it.
    fn value(&self, kind: BurstKind) -> String {
        match kind {
            BurstKind::Network => URL_SAFE_NO_PAD.encode(self.trace.network),
            BurstKind::Domain => URL_SAFE_NO_PAD.encode(self.trace.domain),
            BurstKind::Source => self.source.clone().unwrap_or_default(),
            BurstKind::Country => self.country.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use marathon_domain::fraud::BurstKind::{Country, Domain, Network as OneNetwork, Source};
    use marathon_store::{DatabaseUrl, Store};

    use super::*;

    /// Pseudo-random numbers, the same in each run.
    struct Chance(u64);

    impl Chance {
        fn below(&mut self, end: u64) -> u64 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (self.0 >> 33) % end
        }
    }

    /// A section and a petition, and the signings there.
    struct Scene {
        bursts: Bursts,
        petition: PetitionId,
        chance: Chance,
        section: &'static str,
        hour: i64,
    }

    /// Who signs.
    #[derive(Clone, Copy)]
    struct Somebody<'a> {
        network: u64,
        domain: &'a str,
        country: &'a str,
        source: Option<&'a str>,
    }

    impl Scene {
        /// A day on which sixty sign in each hour, as people do.
        async fn after_a_day(section: &'static str) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let url = DatabaseUrl::Sqlite(folder.path().join("test.db"));
            let slug: marathon_domain::Slug = "one".parse().unwrap();
            let known = Store::open(&url).await.unwrap();
            let known = known
                .know_petitions(std::slice::from_ref(&slug))
                .await
                .unwrap();
            let mut scene = Self {
                bursts: Bursts::new(BurstConfig::default()),
                petition: known[&slug],
                chance: Chance(7),
                section,
                hour: 500_000,
            };
            for _ in 0..24 {
                scene.people(60, None);
                scene.hour += 1;
            }
            assert_eq!(scene.found(), []);
            scene
        }

        fn sign(&self, somebody: Somebody<'_>) {
            let [a, b] = [somebody.network / 250, somebody.network % 250];
            let address = format!("10.{a}.{b}.1");
            let email = format!("a@{}", somebody.domain);
            let trace = Trace {
                network: [0; 8],
                domain: [0; 8],
            };
            let seen = self.bursts.seen(
                (self.section, &[self.petition]),
                (
                    Network::of(address.parse().unwrap()),
                    &Email::parse(&email).ok().unwrap(),
                ),
                (somebody.country, somebody.source),
                trace,
            );
            self.bursts.count(&seen, self.hour * 3600);
        }

        /// Ordinary people: most with a few large providers, one in sixty-six in the network of one
        /// carrier.
        fn people(&mut self, number: u64, country: Option<&str>) {
            for _ in 0..number {
                let own = format!("domain{}.example.org", self.chance.below(50_000));
                let domain = match self.chance.below(100) {
                    0..40 => "gmail.com",
                    40..60 => "orange.fr",
                    60..75 => "hotmail.com",
                    75..85 => "free.fr",
                    _ => &own,
                };
                let network = match self.chance.below(66) {
                    0 => 1,
                    _ => 2 + self.chance.below(6_000),
                };
                let countries = ["FR", "PE", "KE", "DE", "BR", "IN", "JP", "MX", "CA", "NG"];
                let country = country.unwrap_or_else(|| match self.section {
                    "fr" => "FR",
                    _ => countries[self.chance.below(10) as usize],
                });
                self.sign(Somebody {
                    network,
                    domain,
                    country,
                    source: None,
                });
            }
        }

        /// Signings of a pattern in one hour, in which ordinary people sign as well.
        fn pattern<'a>(&mut self, number: u64, somebody: impl Fn(u64) -> Somebody<'a>) {
            for person in 0..number {
                self.sign(somebody(person));
            }
            self.people(60, None);
        }

        fn found(&self) -> Vec<(BurstKind, u64)> {
            let found = self.bursts.take("2026-11-30").into_iter();
            found.map(|burst| (burst.kind, burst.signatures)).collect()
        }
    }

    fn of(network: u64, domain: &str) -> Somebody<'_> {
        Somebody {
            network,
            domain,
            country: "FR",
            source: None,
        }
    }

    #[tokio::test]
    async fn a_class_a_stall_and_an_evening_on_television_raise_nothing() {
        for section in ["fr", "int"] {
            let mut scene = Scene::after_a_day(section).await;
            scene.pattern(35, |_| of(9_000, "lycee.example.org"));
            assert_eq!(scene.found(), [], "a class");
            for _ in 0..6 {
                scene.hour += 1;
                scene.pattern(60, |_| of(9_001, "gmail.com"));
                assert_eq!(scene.found(), [], "a stall");
            }
            scene.hour += 1;
            scene.people(20_000, Some("PE").filter(|_| section == "int"));
            assert_eq!(scene.found(), [], "an evening on television, in {section}");
        }
    }

    #[tokio::test]
    async fn a_network_a_domain_and_a_source_that_give_far_more_than_usual_are_found() {
        let mut scene = Scene::after_a_day("fr").await;
        scene.pattern(150, |_| of(9_000, "gmail.com"));
        assert_eq!(scene.found(), [(OneNetwork, 150)]);
        scene.hour += 1;
        scene.pattern(150, |person| of(10_000 + person, "catch-all.example.org"));
        assert_eq!(scene.found(), [(Domain, 150)]);
        scene.hour += 1;
        scene.pattern(150, |person| Somebody {
            source: Some("script.example"),
            ..of(20_000 + person, "gmail.com")
        });
        assert_eq!(scene.found(), [(Source, 150)]);
        // It is usual by now.
        scene.hour += 24;
        scene.pattern(150, |person| Somebody {
            source: Some("script.example"),
            ..of(20_000 + person, "gmail.com")
        });
        assert_eq!(scene.found(), []);
        scene.hour += 1;
        scene.pattern(700, |person| Somebody {
            country: "BE",
            ..of(30_000 + person % 20, "gmail.com")
        });
        assert_eq!(scene.found(), [(Country, 700)]);
    }

    /// It looks like ordinary people. The section finds it when it opens its records.
    #[tokio::test]
    async fn a_slow_trickle_from_everywhere_is_not_found() {
        let mut scene = Scene::after_a_day("fr").await;
        for hour in 0..24 {
            scene.hour += 1;
            scene.pattern(31, |person| of(7_000 + hour * 40 + person, "gmail.com"));
            assert_eq!(scene.found(), []);
        }
    }
}
