//! Which patterns are bursts, and which ordinary behaviour is not.

use marathon_domain::{
    Email,
    fraud::BurstKind::{self, Country, Domain, Network as OneNetwork, Source},
};
use marathon_store::{DatabaseUrl, PetitionId, Store, Trace};

use super::Bursts;
use crate::{config::BurstConfig, network::Network};

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
    // By now it is usual.
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

/// A slow trickle looks like ordinary people. The section finds it when it opens its records.
#[tokio::test]
async fn a_slow_trickle_from_everywhere_is_not_found() {
    let mut scene = Scene::after_a_day("fr").await;
    for hour in 0..24 {
        scene.hour += 1;
        scene.pattern(31, |person| of(7_000 + hour * 40 + person, "gmail.com"));
        assert_eq!(scene.found(), []);
    }
}
