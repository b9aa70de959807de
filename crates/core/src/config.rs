//! What an operator can set, in one small struct for each concern. Tests build them; `cli` reads
//! them from flags, environment and file.

mod reach;
mod security_contact;
mod smtp_url;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use lettre::message::Mailbox;

pub use self::{security_contact::SecurityContact, smtp_url::SmtpUrl};
pub use marathon_store::{DatabaseUrl, InvalidDatabaseUrl, LONGEST_WAIT};

/// Everything a server needs to know.
#[derive(Clone, Debug)]
pub struct Config {
    pub http: HttpConfig,
    pub store: StoreConfig,
    pub site: SiteConfig,
    pub writer: WriterConfig,
    pub live: LiveConfig,
    pub retention: RetentionConfig,
    pub fraud: FraudConfig,
    /// Without it no mail is sent, and signatures count at once.
    pub mail: Option<MailConfig>,
}

/// How addresses are confirmed.
#[derive(Clone, Debug)]
pub struct MailConfig {
    pub url: SmtpUrl,
    pub from: Mailbox,
    /// Who gets a mail about bursts, if anyone.
    pub staff: Option<Mailbox>,
    /// After the first attempt that failed; doubled after each.
    pub first_pause: Duration,
    pub longest_pause: Duration,
    /// How long mails on their way may still take when the server ends. After that they are sent
    /// again at the next start.
    pub grace: Duration,
}

impl MailConfig {
    /// The defaults, for a mail server and a sender.
    pub fn new(url: SmtpUrl, from: Mailbox) -> Self {
        Self {
            url,
            from,
            staff: None,
            first_pause: Duration::from_secs(60),
            longest_pause: Duration::from_secs(LONGEST_WAIT.unsigned_abs()),
            grace: Duration::from_secs(5),
        }
    }
}

/// How the server speaks HTTP.
#[derive(Clone, Debug)]
pub struct HttpConfig {
    /// Where people find the site, without a slash at the end: `https://example.org`.
    pub public_url: String,
    pub rate_limit: bool,
    /// How many proxies in front of the server write `X-Forwarded-For`. Zero: the header is
    /// ignored.
    pub trusted_proxies: usize,
    pub metrics_listen: Option<SocketAddr>,
    /// Who is told of a security hole. Without it there is no security.txt.
    pub security: Option<SecurityContact>,
    /// Connections beyond this wait in the system's queue.
    pub max_connections: usize,
    /// How many streams of events one network may hold, while rate limits are on. A school or a
    /// carrier's network may share one address.
    pub streams_of_a_network: usize,
    /// How many other connections one network may hold, if it connects directly. Off with
    /// `rate_limit`.
    pub connections_of_a_network: usize,
    /// How many bytes of letters, messages and marathons are kept in one day, from all networks.
    /// Off with `rate_limit`.
    pub room_of_a_day: u64,
    /// How long an answer may wait for a reader that reads nothing.
    pub reader_timeout: Duration,
    /// Until a whole body has come.
    pub body_timeout: Duration,
    /// Until a request is answered (the event stream apart).
    pub request_timeout: Duration,
    /// Until a shutdown ends the connections that are left.
    pub shutdown_timeout: Duration,
}

impl HttpConfig {
    /// The host of the public address, without a port.
    pub fn public_host(&self) -> &str {
        let uri = self.public_url.split_once("://");
        let authority = uri.map_or(self.public_url.as_str(), |(_, authority)| authority);
        match authority.find(']') {
            Some(end) => &authority[..=end],
            None => authority.split(':').next().unwrap_or(authority),
        }
    }

    /// Whether only this machine or a private network reaches the public address.
    pub fn is_private(&self) -> bool {
        reach::is_private(self.public_host())
    }

    /// The defaults, for a public address.
    pub fn new(public_url: &str) -> Self {
        Self {
            public_url: public_url.trim_end_matches('/').to_owned(),
            rate_limit: true,
            trusted_proxies: 0,
            metrics_listen: None,
            security: None,
            max_connections: 20_000,
            streams_of_a_network: 1_000,
            connections_of_a_network: 500,
            room_of_a_day: 1 << 30,
            reader_timeout: Duration::from_secs(30),
            body_timeout: Duration::from_secs(10),
            request_timeout: Duration::from_secs(15),
            shutdown_timeout: Duration::from_secs(10),
        }
    }
}

/// Where signings are kept.
#[derive(Clone, Debug)]
pub struct StoreConfig {
    pub database: DatabaseUrl,
    /// The server's own secrets, the same for all servers on a database.
    pub secrets: PathBuf,
    /// The try-out key, used only while no section has a key of its own. None switches it off.
    pub try_out_key: Option<PathBuf>,
}

/// What is served.
#[derive(Clone, Debug)]
pub struct SiteConfig {
    /// The built site.
    pub folder: PathBuf,
    /// The sections' files.
    pub sections: PathBuf,
    /// How many bytes of the site are kept in memory. Files that do not fit are read from the disk.
    pub memory: u64,
}

impl SiteConfig {
    /// Room for the site twice over.
    pub const MEMORY: u64 = 64 * 1024 * 1024;
}

/// How signings are written.
#[derive(Clone, Copy, Debug)]
pub struct WriterConfig {
    /// The most signings in one transaction.
    pub max_batch: usize,
    /// The most signings that wait.
    pub queue: usize,
    pub acknowledge: Acknowledge,
}

impl Default for WriterConfig {
    fn default() -> Self {
        Self {
            max_batch: 512,
            queue: 4096,
            acknowledge: Acknowledge::AfterCommit,
        }
    }
}

/// When a request is answered. This is not an option: it is for the control of the crash test,
/// which must catch a server that answers too early, or it proves nothing.
#[derive(Clone, Copy, Debug)]
pub enum Acknowledge {
    /// Once the signing is on the disk.
    AfterCommit,
    /// Wrong on purpose: before it is on the disk, by this time.
    BeforeCommit { delay: Duration },
}

/// When the clock is trusted. It decides what is deleted for good.
#[derive(Clone, Copy, Debug)]
pub struct RetentionConfig {
    /// How many checks of the clock, an hour apart, must agree before anything is deleted. A
    /// machine may know the time only some minutes after the server has started.
    pub looks: u32,
    /// Whether the database's day must agree too, since it may be on another machine.
    pub asks_the_database: bool,
}

impl Default for RetentionConfig {
    fn default() -> Self {
        Self {
            looks: 2,
            asks_the_database: true,
        }
    }
}

/// The limits for setting false signatures aside.
#[derive(Clone, Copy, Debug)]
pub struct FraudConfig {
    pub bursts: BurstConfig,
    /// If one person asks to set aside more signings than this on one day, a second person must
    /// approve.
    pub alone: u64,
}

impl Default for FraudConfig {
    fn default() -> Self {
        Self {
            bursts: BurstConfig::default(),
            alone: 1_000,
        }
    }
}

/// What counts as far more than usual.
#[derive(Clone, Copy, Debug)]
pub struct BurstConfig {
    /// Fewer signatures of one kind in an hour are never a burst: a school class gives thirty, a
    /// stall in the street sixty.
    pub at_least: u64,
    /// How many times the usual number makes a burst.
    pub times: u64,
    /// How often bursts are stored.
    pub write_every: Duration,
    /// A country has a burst only if fewer than one in this many signatures came from a new
    /// network: an evening on television brings many new networks.
    pub of_a_network: u64,
}

impl Default for BurstConfig {
    fn default() -> Self {
        Self {
            at_least: 100,
            times: 5,
            write_every: Duration::from_secs(30),
            of_a_network: 10,
        }
    }
}

/// How often viewers hear of changes.
#[derive(Clone, Copy, Debug)]
pub struct LiveConfig {
    /// The shortest time between two frames. Every viewer must hear of a signing within a second,
    /// and telling ten thousand takes a tenth of it, so this is somewhat less than a second.
    pub pause: Duration,
    /// The longest time without a frame.
    pub heartbeat: Duration,
}

impl Default for LiveConfig {
    fn default() -> Self {
        Self {
            pause: Duration::from_millis(900),
            heartbeat: Duration::from_secs(15),
        }
    }
}
