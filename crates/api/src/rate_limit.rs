//! How fast one network may sign: a school class shares one.

use std::{
    hash::{BuildHasher, RandomState},
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

/// Keeps hashes of networks only, with a key that lives and dies with the process.
pub struct SigningLimit<C: GovernorClock = DefaultClock> {
    limiter: RateLimiter<u64, HashMapStateStore<u64>, C, NoOpMiddleware<C::Instant>>,
    clock: C,
    /// SipHash with random keys.
    hasher: RandomState,
}

impl SigningLimit {
    /// By the computer's clock.
    pub fn new() -> Self {
        Self::with_clock(DefaultClock::default())
    }
}

impl<C: GovernorClock + Clone> SigningLimit<C> {
    fn with_clock(clock: C) -> Self {
        let quota = Quota::per_second(NonZeroU32::MIN).allow_burst(BURST);
        Self {
            limiter: RateLimiter::new(quota, HashMapStateStore::default(), clock.clone()),
            clock,
            hasher: RandomState::new(),
        }
    }

    /// Takes one from the network's allowance; if there is none, says how many seconds to wait.
    pub fn take(&self, address: IpAddr) -> Result<(), u64> {
        let key = self.hasher.hash_one(network(address));
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
fn network(address: IpAddr) -> IpAddr {
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

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn sixty_at_once_then_one_a_second() {
        let clock = FakeRelativeClock::default();
        let limit = SigningLimit::with_clock(clock.clone());
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
        let limit = SigningLimit::with_clock(clock.clone());
        assert_eq!(limit.take(ip("192.0.2.1")), Ok(()));
        clock.advance(Duration::from_secs(120));
        limit.forget_old();
        assert!(limit.limiter.is_empty());
    }
}
