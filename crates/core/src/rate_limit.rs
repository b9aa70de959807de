//! Limits how fast one network may sign (a school class shares one), and how fast one mail domain
//! gets mail.

use std::{
    hash::{BuildHasher, Hash, RandomState},
    num::NonZeroU32,
    time::Duration,
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock as GovernorClock, DefaultClock},
    middleware::NoOpMiddleware,
    state::keyed::HashMapStateStore,
};

use crate::network::Network;

/// Requests of one network at once; afterwards one a second.
const BURST: NonZeroU32 = NonZeroU32::new(60).expect("is not zero");
/// Ten a minute if each signing sends a mail to whatever address was typed.
const PER_MINUTE_WITH_MAIL: NonZeroU32 = NonZeroU32::new(10).expect("is not zero");
/// A failed attempt costs little, and a school class that makes many mistakes should not lose
/// signings for them. So attempts have ten times the allowance of stored signings without mail.
const ATTEMPTS_BURST: NonZeroU32 = NonZeroU32::new(600).expect("is not zero");
const ATTEMPTS_PER_SECOND: NonZeroU32 = NonZeroU32::new(10).expect("is not zero");
/// A site (the first 48 bits of an IPv6 address) has this many times the allowance of one of its
/// 256 networks.
const NETWORKS_OF_A_SITE: NonZeroU32 = NonZeroU32::new(4).expect("is not zero");
/// How many mails one domain gets at once, and then each second. The rest wait.
const DOMAIN_BURST: NonZeroU32 = NonZeroU32::new(200).expect("is not zero");
pub const DOMAIN_PER_SECOND: NonZeroU32 = NonZeroU32::new(5).expect("is not zero");

type Limiter<C> =
    RateLimiter<u64, HashMapStateStore<u64>, C, NoOpMiddleware<<C as GovernorClock>::Instant>>;

/// Keeps hashes of networks or domains only, with a key that lives and dies with the process.
pub struct RateLimit<C: GovernorClock = DefaultClock> {
    limiter: Limiter<C>,
    /// The allowances of the sites that the networks belong to.
    sites: Limiter<C>,
    clock: C,
    /// SipHash with random keys.
    hasher: RandomState,
}

impl RateLimit {
    /// The limit of one network's requests: 60 at once, then one a second.
    pub fn requests() -> Self {
        let quota = Quota::per_second(NonZeroU32::MIN).allow_burst(BURST);
        Self::with_clock(quota, DefaultClock::default())
    }

    /// The limit of signings that send mail: 60 at once, then ten a minute.
    pub fn mailed_signings() -> Self {
        let quota = Quota::per_minute(PER_MINUTE_WITH_MAIL).allow_burst(BURST);
        Self::with_clock(quota, DefaultClock::default())
    }

    /// The limit of requests that may come to nothing: 600 at once, then ten a second.
    pub fn attempts() -> Self {
        let quota = Quota::per_second(ATTEMPTS_PER_SECOND).allow_burst(ATTEMPTS_BURST);
        Self::with_clock(quota, DefaultClock::default())
    }

    /// The limit of mails to one domain.
    pub fn mail_domains() -> Self {
        let quota = Quota::per_second(DOMAIN_PER_SECOND).allow_burst(DOMAIN_BURST);
        Self::with_clock(quota, DefaultClock::default())
    }
}

impl<C: GovernorClock + Clone> RateLimit<C> {
    fn with_clock(quota: Quota, clock: C) -> Self {
        let limiter = |quota| RateLimiter::new(quota, HashMapStateStore::default(), clock.clone());
        Self {
            limiter: limiter(quota),
            sites: limiter(of_a_site(quota)),
            clock,
            hasher: RandomState::new(),
        }
    }

    /// Takes one from the allowances of the network and of its site. If either is used up, returns
    /// how many seconds to wait.
    pub fn take(&self, network: Network) -> Result<(), u64> {
        self.take_from(&self.limiter, network)?;
        match network.site() {
            Some(site) => self.take_from(&self.sites, site),
            None => Ok(()),
        }
    }

    /// Takes one from the allowance of any other holder.
    pub fn take_of(&self, holder: impl Hash) -> Result<(), u64> {
        self.take_from(&self.limiter, holder)
    }

    fn take_from(&self, limiter: &Limiter<C>, holder: impl Hash) -> Result<(), u64> {
        let key = self.hasher.hash_one(holder);
        limiter.check_key(&key).map_err(|refusal| {
            let wait: Duration = refusal.wait_time_from(self.clock.now());
            u64::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u64::MAX)
        })
    }

    /// Forgets the networks whose allowance is whole again.
    pub fn forget_old(&self) {
        for limiter in [&self.limiter, &self.sites] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

/// The allowance of all networks of a site together.
fn of_a_site(quota: Quota) -> Quota {
    let times = |number: NonZeroU32| number.saturating_mul(NETWORKS_OF_A_SITE);
    // Its pause is a fraction of a network's, so it refills that many times as fast.
    let pause = quota.replenish_interval() / NETWORKS_OF_A_SITE.get();
    let faster = Quota::with_period(pause).unwrap_or(quota);
    faster.allow_burst(times(quota.burst_size()))
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    fn quota() -> Quota {
        Quota::per_second(NonZeroU32::MIN).allow_burst(BURST)
    }

    fn network(text: &str) -> Network {
        Network::of(text.parse().unwrap())
    }

    #[test]
    fn sixty_at_once_then_one_a_second() {
        let clock = FakeRelativeClock::default();
        let limit = RateLimit::with_clock(quota(), clock.clone());
        let class = network("192.0.2.1");
        for _ in 0..60 {
            assert_eq!(limit.take(class), Ok(()));
        }
        assert_eq!(limit.take(class), Err(1));
        assert_eq!(limit.take(network("192.0.2.2")), Ok(()), "another network");
        clock.advance(Duration::from_secs(1));
        assert_eq!(limit.take(class), Ok(()));
        assert!(limit.take(class).is_err());
    }

    #[test]
    fn a_site_has_four_times_what_a_network_has() {
        let clock = FakeRelativeClock::default();
        let limit = RateLimit::with_clock(quota(), clock.clone());
        let taken = || {
            let networks = (0..256).map(|number| network(&format!("2001:db8:0:{number:x}00::1")));
            networks
                .filter(|network| limit.take(*network).is_ok())
                .count()
        };
        assert_eq!(taken(), 240, "whoever holds a whole site has 256 networks");
        assert_eq!(limit.take(network("2001:db8:1::1")), Ok(()), "another site");
        clock.advance(Duration::from_secs(1));
        assert_eq!(taken(), 4);
    }

    #[test]
    fn old_networks_are_forgotten() {
        let clock = FakeRelativeClock::default();
        let limit = RateLimit::with_clock(quota(), clock.clone());
        assert_eq!(limit.take(network("192.0.2.1")), Ok(()));
        clock.advance(Duration::from_secs(120));
        limit.forget_old();
        assert!(limit.limiter.is_empty());
    }
}
