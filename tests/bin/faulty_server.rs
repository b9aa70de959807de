//! The control of the crash test: the same server, but it answers before the commit. A test that does
//! not catch it proves nothing.

use std::{env, path::PathBuf, time::Duration};

use marathon_core::config::{
    Acknowledge, Config, DatabaseUrl, FraudConfig, HttpConfig, LiveConfig, RetentionConfig,
    SiteConfig, StoreConfig, WriterConfig,
};
use tokio::net::TcpListener;

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is set"))
}

#[tokio::main]
async fn main() {
    let site = PathBuf::from(variable("MARATHON_SITE"));
    let secrets = PathBuf::from(variable("MARATHON_SECRETS"));
    let database = DatabaseUrl::parse(&variable("MARATHON_DATABASE")).expect("it is a database");
    let config = Config {
        http: HttpConfig {
            rate_limit: false,
            ..HttpConfig::new(&variable("MARATHON_PUBLIC_URL"))
        },
        store: StoreConfig {
            try_out_key: Some(secrets.with_extension("try-out-key.toml")),
            secrets,
            database,
        },
        site: SiteConfig {
            sections: site.join("campaign/sections"),
            folder: site,
            memory: SiteConfig::MEMORY,
        },
        writer: WriterConfig {
            acknowledge: Acknowledge::BeforeCommit {
                delay: Duration::from_millis(20),
            },
            ..WriterConfig::default()
        },
        live: LiveConfig::default(),
        retention: RetentionConfig::default(),
        fraud: FraudConfig::default(),
        mail: None,
    };
    let listener = TcpListener::bind(variable("MARATHON_LISTEN"))
        .await
        .expect("the address is free");
    marathon_server::run(config, listener, std::future::pending())
        .await
        .expect("it starts");
}
