//! How fast one network may sign (a school class shares one), and one mail domain be written to.

use std::{
    hash::{BuildHasher, Hash, RandomState},
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    time::Duration,
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock as GovernorClock, DefaultClock},
    middleware::NoOpMiddleware,
    state::keyed::HashMapStateStore,
};

/// At once, and then one a second.
const BURST: NonZeroU32 = NonZeroU32::new(60).expect("is not zero");
/// Where each signing sends a mail to whatever address was typed: ten a minute.
const PER_MINUTE_WITH_MAIL: NonZeroU32 = NonZeroU32::new(10).expect("is not zero");
/// Mails to one domain at once, and then so many a second: the rest waits.
const DOMAIN_BURST: NonZeroU32 = NonZeroU32::new(200).expect("is not zero");
pub const DOMAIN_PER_SECOND: NonZeroU32 = NonZeroU32::new(5).expect("is not zero");

/// Keeps hashes of networks or domains only, with a key that lives and dies with the process.
pub struct RateLimit<C: GovernorClock = DefaultClock> {
    limiter: RateLimiter<u64, HashMapStateStore<u64>, C, NoOpMiddleware<C::Instant>>,
    clock: C,
    /// SipHash with random keys.
    hasher: RandomState,
}

impl RateLimit {
    /// Of requests of one network: 60 at once, then one a second.
    pub fn requests() -> Self {
        let quota = Quota::per_second(NonZeroU32::MIN).allow_burst(BURST);
        Self::with_clock(quota, DefaultClock::default())
    }

    /// Of signings that send mail: 60 at once, then ten a minute.
    pub fn mailed_signings() -> Self {
        let quota = Quota::per_minute(PER_MINUTE_WITH_MAIL).allow_burst(BURST);
        Self::with_clock(quota, DefaultClock::default())
    }

    /// Of mails to one domain.
    pub fn mail_domains() -> Self {
        let quota = Quota::per_second(DOMAIN_PER_SECOND).allow_burst(DOMAIN_BURST);
        Self::with_clock(quota, DefaultClock::default())
    }
}

impl<C: GovernorClock + Clone> RateLimit<C> {
    fn with_clock(quota: Quota, clock: C) -> Self {
        Self {
            limiter: RateLimiter::new(quota, HashMapStateStore::default(), clock.clone()),
            clock,
            hasher: RandomState::new(),
        }
    }

    /// Takes one from the network's allowance; if there is none, says how many seconds to wait.
    pub fn take(&self, address: IpAddr) -> Result<(), u64> {
        self.take_of(network(address))
    }

    /// The same, of anything else that has an allowance.
    pub fn take_of(&self, holder: impl Hash) -> Result<(), u64> {
        let key = self.hasher.hash_one(holder);
        self.limiter.check_key(&key).map_err(|refusal| {
            let wait: Duration = refusal.wait_time_from(self.clock.now());
            u64::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u64::MAX)
        })
    }

    /// Forgets the networks whose allowance is whole again.
    pub fn forget_old(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
    }
}

/// IPv4 as it is, IPv6 by its first 56 bits: what one household or school gets.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 72)))
        }
    }
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    fn quota() -> Quota {
        Quota::per_second(NonZeroU32::MIN).allow_burst(BURST)
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn sixty_at_once_then_one_a_second() {
        let clock = FakeRelativeClock::default();
        let limit = RateLimit::with_clock(quota(), clock.clone());
        let class = ip("192.0.2.1");
        for _ in 0..60 {
            assert_eq!(limit.take(class), Ok(()));
        }
        assert_eq!(limit.take(class), Err(1));
        assert_eq!(limit.take(ip("192.0.2.2")), Ok(()), "another network");
        clock.advance(Duration::from_secs(1));
        assert_eq!(limit.take(class), Ok(()));
        assert!(limit.take(class).is_err());
    }

    #[test]
    fn networks_are_what_one_school_gets() {
        for (one, other, same) in [
            ("2001:db8:0:100::1", "2001:db8:0:1ff:ffff::2", true),
            ("2001:db8:0:100::1", "2001:db8:0:200::1", false),
            ("::ffff:192.0.2.1", "192.0.2.1", true),
            ("192.0.2.1", "192.0.2.2", false),
        ] {
            assert_eq!(
                network(ip(one)) == network(ip(other)),
                same,
                "{one} {other}"
            );
        }
    }

    #[test]
    fn old_networks_are_forgotten() {
        let clock = FakeRelativeClock::default();
        let limit = RateLimit::with_clock(quota(), clock.clone());
        assert_eq!(limit.take(ip("192.0.2.1")), Ok(()));
        clock.advance(Duration::from_secs(120));
        limit.forget_old();
        assert!(limit.limiter.is_empty());
    }
}
