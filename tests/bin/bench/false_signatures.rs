//! A day of a hundred thousand signings, three thousand of them false in four patterns: what the bursts show of them, what
//! is set aside by each means, and whether the count is right to one, then and after all was put back. On PostgreSQL two
//! servers share the work.

use std::{
    io,
    net::SocketAddr,
    path::Path,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    thread,
    time::Duration,
};

use marathon_core::{
    clock::Clock,
    config::{
        BurstConfig, Config, DatabaseUrl, FraudConfig, HttpConfig, LiveConfig, RetentionConfig,
        SiteConfig, StoreConfig, WriterConfig,
    },
};
use marathon_domain::Slug;
use marathon_seal::Randomness;
use marathon_server::{serve, start};
use marathon_tests::server;
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::oneshot};

use super::{
    database::Database,
    instance, load,
    staff::{Staff, must_count, output},
    table::Row,
};

const HOURS: u64 = 24;
/// Of each hour.
const HONEST: u64 = 4_042;
/// The three patterns of an hour, and what the slow one gives in each.
const AT_ONCE: u64 = 750;
const HOUR_OF_THE_FALSE: u64 = 12;
const SLOW: u64 = 31;
const ALL_HONEST: u64 = HOURS * HONEST;
const ALL_SLOW: u64 = HOURS * SLOW;
const ALL_FALSE: u64 = 3 * AT_ONCE + ALL_SLOW;
/// 2026-11-30, midnight.
const MIDNIGHT: i64 = 1_795_996_800;

const PROVIDERS: [&str; 6] = [
    "gmail.com",
    "orange.fr",
    "free.fr",
    "outlook.com",
    "proton.me",
    "laposte.net",
];
const SITES: [&str; 4] = [
    "ecole.example",
    "section.example",
    "journal.example",
    "blog.example",
];

/// What a signing shows of where it comes from.
struct From {
    email: String,
    network: [u8; 3],
    country: &'static str,
    source: Option<&'static str>,
}

pub async fn measure() -> io::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (database, servers) in [(Database::Sqlite, 1), (Database::Postgres, 2)] {
        rows.extend(a_day(database, servers).await?);
    }
    Ok(rows)
}

async fn a_day(database: Database, servers: usize) -> io::Result<Vec<Row>> {
    let folder = instance::scratch_folder()?;
    let file = format!("sqlite://{}", folder.path().join("marathon.db").display());
    let address = database.fresh().unwrap_or(file);
    let clock = Arc::new(AtomicI64::new(MIDNIGHT));
    let mut addresses = Vec::new();
    for _ in 0..servers {
        addresses.push(server_at(folder.path(), &address, &clock).await?);
    }
    let petition = instance::petitions()?.remove(0);
    for hour in 0..HOURS {
        clock.store(MIDNIGHT + 3600 * hour.cast_signed(), Ordering::Relaxed);
        let mut shares = vec![Vec::new(); servers];
        for (number, from) in people_of(hour).into_iter().enumerate() {
            shares[number % servers].push(from.request(&petition));
        }
        for (server, requests) in addresses.iter().zip(shares) {
            load::send_all(*server, requests, 201).await?;
        }
    }
    let first = addresses[0];
    let staff = Staff::add(first, &address)?;
    must_count(first, &petition, ALL_HONEST + ALL_FALSE).await?;

    let mut begun = Vec::new();
    let mut rows = vec![Row::alone(
        &format!("{}: {servers} server(s), signings", database.name()),
        (ALL_HONEST + ALL_FALSE).to_string(),
        "",
    )];
    for option in bursts(&staff).await? {
        let (kind, value) = option.split_once(' ').unwrap_or_default();
        // Nothing was usual yet in the first hour. Staff knows its partners.
        if SITES.contains(&value) {
            let name = format!("  a burst of the first hour, left: {value}");
            rows.push(Row::alone(&name, String::new(), ""));
            continue;
        }
        let id = staff.begin(&option.split(' ').collect::<Vec<_>>())?;
        let found = staff.until_done(&id).await?;
        rows.push(Row::alone(
            &format!("  a burst, set aside by {kind}"),
            found.to_string(),
            "",
        ));
        begun.push(id);
    }
    must_count(first, &petition, ALL_HONEST + ALL_SLOW).await?;

    // What comes slowly and from everywhere shows once a section has opened its records.
    let list = records_of(folder.path(), &address, "slow-")?;
    let id = staff.begin(&["--records", &list])?;
    let found = staff.until_done(&id).await?;
    let name = "  in no burst; by the section's own list";
    rows.push(Row::alone(name, found.to_string(), ""));
    begun.push(id);
    for server in &addresses {
        must_count(*server, &petition, ALL_HONEST).await?;
    }
    for id in &begun {
        staff.undo(id)?;
        staff.until_done(id).await?;
    }
    for server in &addresses {
        must_count(*server, &petition, ALL_HONEST + ALL_FALSE).await?;
    }
    let name = "  counted when all false ones were set aside; undone: all";
    rows.push(Row::alone(name, ALL_HONEST.to_string(), ""));
    Ok(rows)
}

/// A server of its own in this process, since the day passes by a clock of ours.
async fn server_at(
    folder: &Path,
    database: &str,
    clock: &Arc<AtomicI64>,
) -> io::Result<SocketAddr> {
    let database = DatabaseUrl::parse(database).map_err(io::Error::other)?;
    let site = instance::site();
    let config = Config {
        http: HttpConfig {
            rate_limit: false,
            trusted_proxies: 1,
            ..HttpConfig::new("http://127.0.0.1")
        },
        store: StoreConfig {
            database,
            secrets: folder.join("secrets.toml"),
            try_out_key: Some(folder.join("key.toml")),
        },
        site: SiteConfig {
            sections: site.join("campaign/sections"),
            memory: SiteConfig::MEMORY,
            folder: site,
        },
        writer: WriterConfig::default(),
        live: LiveConfig::default(),
        retention: RetentionConfig {
            asks_the_database: false,
            ..RetentionConfig::default()
        },
        fraud: FraudConfig {
            bursts: BurstConfig {
                write_every: Duration::from_millis(200),
                ..BurstConfig::default()
            },
            // No second person here.
            alone: u64::MAX,
        },
        mail: None,
    };
    let clock = Arc::clone(clock);
    let clock = Clock::from_fn(move || clock.load(Ordering::Relaxed));
    let (tell, told) = oneshot::channel();
    // Ends with the process.
    thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new()?;
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            let address = listener.local_addr()?;
            let started = start(&config, clock, Randomness::system()).await;
            let started = started.map_err(io::Error::other)?;
            let _ = tell.send(address);
            serve(listener, started, std::future::pending()).await;
            Ok::<(), io::Error>(())
        })
    });
    told.await
        .map_err(|_| io::Error::other("the server does not start"))
}

/// Everybody of an hour. No two hours, and no two people, share what is false.
fn people_of(hour: u64) -> Vec<From> {
    let mut people: Vec<From> = (0..HONEST).map(|one| honest(hour * HONEST + one)).collect();
    for one in 0..SLOW {
        let number = hour * SLOW + one;
        people.push(From {
            email: format!("slow-{number}@{}", provider(number)),
            ..honest(1_000_000 + number)
        });
    }
    if hour == HOUR_OF_THE_FALSE {
        people.extend((0..AT_ONCE).flat_map(at_once));
    }
    people
}

/// Networks of 64,000, mail of providers and of associations of their own, a fifth abroad.
fn honest(number: u64) -> From {
    let [.., a, b, c, d] = mixed(number).to_be_bytes();
    From {
        email: match number % 5 {
            0 => format!("person-{number}@association-{}.example.org", a % 200),
            _ => format!("person-{number}@{}", provider(number)),
        },
        network: [80 + a % 4, b, c],
        country: if d % 5 == 0 { "BE" } else { "FR" },
        source: SITES.get(usize::from(d % 8)).copied(),
    }
}

/// One of each pattern.
fn at_once(number: u64) -> [From; 3] {
    [
        From {
            email: format!("network-{number}@{}", provider(number)),
            network: [192, 0, 2],
            ..honest(2_000_000 + number)
        },
        From {
            email: format!("domain-{number}@catch-all.example"),
            ..honest(3_000_000 + number)
        },
        From {
            email: format!("source-{number}@{}", provider(number)),
            source: Some("script.example"),
            ..honest(4_000_000 + number)
        },
    ]
}

fn provider(number: u64) -> &'static str {
    PROVIDERS[usize::from(mixed(number).to_be_bytes()[0]) % PROVIDERS.len()]
}

/// A number that looks like chance, the same in each run (Knuth's multiplier).
fn mixed(number: u64) -> u64 {
    let mixed = number.wrapping_mul(6_364_136_223_846_793_005);
    (mixed ^ (mixed >> 31)).wrapping_mul(6_364_136_223_846_793_005)
}

impl From {
    fn request(&self, petition: &Slug) -> Vec<u8> {
        let body = json!({
            "petitions": [petition.as_str()], "given_name": "Amina", "family_name": "Diallo",
            "email": self.email, "country": self.country, "language": "fr", "section": "fr",
            "source": self.source,
        });
        let [a, b, c] = self.network;
        let host = self.email.len() % 250 + 1;
        let line = format!("x-forwarded-for: {a}.{b}.{c}.{host}\r\n");
        instance::post_signing(&line, &body.to_string())
    }
}

/// The options that the bursts name, once no more come.
async fn bursts(staff: &Staff) -> io::Result<Vec<String>> {
    tokio::time::sleep(Duration::from_secs(2)).await;
    let list = staff.run("bursts", &[])?;
    let options = list.lines().filter_map(|line| line.rsplit('\t').next());
    Ok(options.map(str::to_owned).collect())
}

/// A file with the records of those whose address begins so, as a section finds them in what it has opened.
fn records_of(folder: &Path, database: &str, beginning: &str) -> io::Result<String> {
    let export = folder.join("fr.jsonl");
    let words = ["export", "--section", "fr", "--database", database, "--out"];
    let mut command = Command::new(server::marathon());
    command.env("MARATHON_SECRETS", folder.join("secrets.toml"));
    output(command.args(words).arg(&export))?;
    let mut command = Command::new(server::section());
    let key = folder.join("key.toml");
    let opened = output(command.arg("unseal").arg(&export).arg("--key").arg(key))?;
    let mut records = String::new();
    for line in opened.lines() {
        let line: Value = serde_json::from_str(line)?;
        let email = line["email"].as_str().unwrap_or_default();
        if email.starts_with(beginning) {
            records += line["record"].as_str().unwrap_or_default();
            records.push('\n');
        }
    }
    let list = folder.join("records");
    std::fs::write(&list, records)?;
    Ok(list.display().to_string())
}
