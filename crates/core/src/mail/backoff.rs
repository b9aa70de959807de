//! When a mail that could not be sent is tried again.

use std::time::Duration;

use crate::config::MailConfig;

/// With a longest pause of an hour, these attempts take the seven days in which a mail can be
/// answered.
const MOST_ATTEMPTS: u32 = 175;
/// How often to try a mailbox that the mail server says does not exist: servers are sometimes wrong
/// for a while.
const MOST_REFUSALS: u32 = 3;

/// The pause after this many attempts, doubled each time. `None` when it is time to give up.
pub fn pause(config: &MailConfig, attempts: u32, no_such_mailbox: bool) -> Option<Duration> {
    let most = if no_such_mailbox {
        MOST_REFUSALS
    } else {
        MOST_ATTEMPTS
    };
    let doubled = config.first_pause * 2_u32.pow(attempts.saturating_sub(1).min(16));
    (attempts < most).then(|| doubled.min(config.longest_pause))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SmtpUrl;

    #[test]
    fn grows_to_an_hour_and_ends_after_a_week() {
        let url = SmtpUrl::parse("smtps://mail.example").unwrap();
        let config = MailConfig::new(url, "a@example.org".parse().unwrap());
        let minutes = |attempts| pause(&config, attempts, false).map(|pause| pause.as_secs() / 60);
        assert_eq!(minutes(1), Some(1));
        assert_eq!(minutes(2), Some(2));
        assert_eq!(minutes(6), Some(32));
        assert_eq!(minutes(7), Some(60));
        assert_eq!(minutes(175), None);
        let all: Duration = (1..175).filter_map(|n| pause(&config, n, false)).sum();
        assert_eq!(all.as_secs() / 86_400, 7);
        assert!(pause(&config, 2, true).is_some());
        assert!(pause(&config, 3, true).is_none());
    }
}
