//! The options of `marathon serve`.

use std::{net::SocketAddr, num::NonZeroUsize, path::PathBuf};

use clap::{Args, ValueEnum};
use marathon_core::{
    config::{
        BurstConfig, Config, FraudConfig, HttpConfig, LiveConfig, MailConfig, RetentionConfig,
        SecurityContact, SiteConfig, SmtpUrl, StoreConfig, WriterConfig,
    },
    start_error::StartError,
};

use super::{redacted::Redacted, values};

/// Every option can also be set in the environment and in a file. A flag takes precedence over both.
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// A TOML file with options, named like the flags with `_` for `-`.
    #[arg(long, env = "MARATHON_CONFIG")]
    config: Option<PathBuf>,
    /// Address and port to listen on.
    #[arg(long, env = "MARATHON_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where signings are kept: a file, or a database of a PostgreSQL server.
    #[arg(
        long,
        env = "MARATHON_DATABASE",
        hide_env_values = true,
        default_value = "sqlite://data/marathon.db"
    )]
    database: Redacted,
    /// Folder of the built site.
    #[arg(long, env = "MARATHON_SITE", default_value = "dist")]
    site: PathBuf,
    /// Where people find the site.
    #[arg(
        long,
        env = "MARATHON_PUBLIC_URL",
        default_value = "http://127.0.0.1:8080"
    )]
    public_url: String,
    /// Private address and port for /metrics; without it, /metrics is not served.
    #[arg(long, env = "MARATHON_METRICS_LISTEN")]
    metrics_listen: Option<SocketAddr>,
    /// Where to report a security hole, in /.well-known/security.txt: mailto:… or https://….
    #[arg(long, env = "MARATHON_SECURITY_CONTACT")]
    security_contact: Option<String>,
    /// Until when that contact is valid: 2027-06-30T00:00:00Z, at most a year ahead.
    #[arg(long, env = "MARATHON_SECURITY_EXPIRES")]
    security_expires: Option<String>,
    /// Limit how fast one network may sign; off for local drills only.
    #[arg(long, env = "MARATHON_RATE_LIMIT", default_value = "on")]
    rate_limit: Switch,
    /// How many proxies in front of the server write X-Forwarded-For.
    #[arg(long, env = "MARATHON_TRUSTED_PROXIES", default_value_t = 0)]
    trusted_proxies: usize,
    /// Folder of the sections' files; by default the one in the site.
    #[arg(long, env = "MARATHON_SECTIONS")]
    sections: Option<PathBuf>,
    /// File of the server's own secrets; by default beside an SQLite database.
    #[arg(long, env = "MARATHON_SECRETS")]
    secrets: Option<PathBuf>,
    /// Make and use a try-out key while no section has a public key.
    #[arg(long, env = "MARATHON_TRY_OUT_KEY", default_value = "on")]
    try_out_key: Switch,
    /// The mail server by which addresses are confirmed; without it signatures count at once.
    #[arg(long, env = "MARATHON_SMTP_URL", hide_env_values = true)]
    smtp_url: Option<Redacted>,
    /// Who the mails come from.
    #[arg(long, env = "MARATHON_MAIL_FROM")]
    mail_from: Option<String>,
    /// How many signatures of one petition in an hour, from one network, mail domain, source or country, make a burst, if
    /// that is far from usual.
    #[arg(long, env = "MARATHON_BURST_AT_LEAST", default_value_t = 100, value_parser = clap::value_parser!(u64).range(10..))]
    burst_at_least: u64,
    /// How many times the usual number make a burst.
    #[arg(long, env = "MARATHON_BURST_TIMES", default_value_t = 5)]
    burst_times: u64,
    /// How many signings one person may set aside in a day without a second person.
    #[arg(long, env = "MARATHON_SET_ASIDE_ALONE", default_value_t = 1_000)]
    set_aside_alone: u64,
    /// Who gets a mail about bursts; needs --smtp-url.
    #[arg(long, env = "MARATHON_STAFF_MAIL")]
    staff_mail: Option<String>,
    /// How the log is written.
    #[arg(long, env = "MARATHON_LOG_FORMAT", default_value = "text")]
    log_format: LogFormat,
    /// The most signings in one transaction.
    #[arg(long, env = "MARATHON_MAX_BATCH", default_value = "512")]
    max_batch: NonZeroUsize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Switch {
    On,
    Off,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

impl ServeArgs {
    /// Where to listen.
    pub fn listen(&self) -> SocketAddr {
        self.listen
    }

    /// How the log is written.
    pub fn log_format(&self) -> LogFormat {
        self.log_format
    }

    /// The configuration from these options.
    pub fn config(&self) -> Result<Config, StartError> {
        let database = values::database(&self.database)?;
        let public = self.public_url.split_once("://");
        let sound = public.is_some_and(|(scheme, host)| {
            matches!(scheme, "http" | "https") && !host.trim_end_matches('/').contains('/')
        });
        if !sound {
            return Err(StartError::Option(format!(
                "--public-url {} is not the address of a site: write it as https://example.org",
                self.public_url
            )));
        }
        let secrets = values::secrets(self.secrets.as_ref(), &database)?;
        let try_out_key = database
            .file_beside("try-out-key.toml")
            .unwrap_or_else(|| secrets.with_extension("try-out-key.toml"));
        Ok(Config {
            http: HttpConfig {
                rate_limit: self.rate_limit == Switch::On,
                trusted_proxies: self.trusted_proxies,
                metrics_listen: self.metrics_listen,
                security: self.security()?,
                ..HttpConfig::new(&self.public_url)
            },
            store: StoreConfig {
                try_out_key: (self.try_out_key == Switch::On).then_some(try_out_key),
                secrets,
                database,
            },
            site: SiteConfig {
                memory: SiteConfig::MEMORY,
                folder: self.site.clone(),
                sections: self
                    .sections
                    .clone()
                    .unwrap_or_else(|| self.site.join("campaign/sections")),
            },
            writer: WriterConfig {
                max_batch: self.max_batch.get(),
                ..WriterConfig::default()
            },
            live: LiveConfig::default(),
            retention: RetentionConfig::default(),
            fraud: FraudConfig {
                bursts: BurstConfig {
                    at_least: self.burst_at_least,
                    times: self.burst_times,
                    ..BurstConfig::default()
                },
                alone: self.set_aside_alone,
            },
            mail: self.mail()?,
        })
    }

    fn security(&self) -> Result<Option<SecurityContact>, StartError> {
        let (contact, expires) = match (&self.security_contact, &self.security_expires) {
            (None, None) => return Ok(None),
            (Some(contact), Some(expires)) => (contact, expires),
            _ => {
                let both =
                    "--security-contact and --security-expires go together: set both, or neither";
                return Err(StartError::Option(both.to_owned()));
            }
        };
        let contact = SecurityContact::parse(contact, expires);
        let contact = contact.map_err(|error| StartError::Option(format!("security.txt: {error}")));
        contact.map(Some)
    }

    fn mail(&self) -> Result<Option<MailConfig>, StartError> {
        let (url, from) = match (&self.smtp_url, &self.mail_from) {
            (None, None) if self.staff_mail.is_none() => return Ok(None),
            (None, None) => {
                let needs = "--staff-mail needs a mail server: set --smtp-url and --mail-from";
                return Err(StartError::Option(needs.to_owned()));
            }
            (Some(url), Some(from)) => (url, from),
            _ => {
                let both = "--smtp-url and --mail-from go together: set both, or neither";
                return Err(StartError::Option(both.to_owned()));
            }
        };
        let url = SmtpUrl::parse(url.text()).map_err(|error| {
            StartError::Option(format!("--smtp-url is not a mail server: {error}"))
        })?;
        let from = from.parse().map_err(|_| {
            StartError::Option(format!(
                "--mail-from {from} is not a sender: write it as name@example.org, or Name <name@example.org>"
            ))
        })?;
        let staff = self.staff_mail.as_ref().map(|staff| staff.parse());
        let staff = staff.transpose().map_err(|_| {
            StartError::Option(
                "--staff-mail is not an address: write it as name@example.org".to_owned(),
            )
        })?;
        Ok(Some(MailConfig {
            staff,
            ..MailConfig::new(url, from)
        }))
    }
}
