//! Two servers on one PostgreSQL database behind nginx, with the configuration that the project recommends.

#[path = "instances/client.rs"]
mod client;
#[path = "instances/installation.rs"]
mod installation;
#[path = "instances/nginx.rs"]
mod nginx;

use std::{
    io,
    net::SocketAddr,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use client::{Answer, Events, get, sign};
use installation::Installation;
use marathon_tests::eventually::eventually;

/// Connections that sign while the servers are started again.
const CONNECTIONS: usize = 8;
/// Signings before, between and after two restarts.
const SOME: u64 = 100;
/// How soon every server shows what any of them has counted.
const WITHIN: Duration = Duration::from_secs(2);

/// Signs and reads the counts until the goal is reached. A failed answer ends it for all.
fn sign_until(
    address: SocketAddr,
    connection: usize,
    enough: &AtomicBool,
    signed: &AtomicU64,
) -> Result<(), String> {
    for turn in 0_u64.. {
        if enough.load(Ordering::Relaxed) {
            break;
        }
        let email = format!("p{connection}-{turn}@exemple.org");
        let asked = expect(201, sign(address, &email, &[])).and_then(|()| {
            signed.fetch_add(1, Ordering::Relaxed);
            expect(200, get(address, "/api/v1/counts"))
        });
        if asked.is_err() {
            enough.store(true, Ordering::Relaxed);
            return asked;
        }
    }
    Ok(())
}

fn expect(status: u16, answer: io::Result<Answer>) -> Result<(), String> {
    match answer {
        Ok(answer) if answer.status == status => Ok(()),
        Ok(answer) => Err(format!("{}: {}", answer.status, answer.body)),
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn a_rolling_restart_under_load_fails_no_request() {
    let mut installation = Installation::start(&[]);
    let address = installation.nginx.address;
    let (signed, enough) = (AtomicU64::new(0), AtomicBool::new(false));
    thread::scope(|threads| {
        let (signed, enough) = (&signed, &enough);
        let clients: Vec<_> = (0..CONNECTIONS)
            .map(|number| threads.spawn(move || sign_until(address, number, enough, signed)))
            .collect();
        let some_more = || {
            let before = signed.load(Ordering::Relaxed);
            eventually("some more signings", || {
                let more = signed.load(Ordering::Relaxed) >= before + SOME;
                (more || enough.load(Ordering::Relaxed)).then_some(())
            });
        };
        some_more();
        for number in [0, 1, 0, 1] {
            installation.restart(number);
            some_more();
        }
        enough.store(true, Ordering::Relaxed);
        for client in clients {
            assert_eq!(client.join().expect("it did not panic"), Ok(()));
        }
    });
    let total = signed.load(Ordering::Relaxed);
    let asked = Instant::now();
    while !installation
        .addresses
        .map(|address| installation.total(address) == total)
        .iter()
        .all(|shown| *shown)
    {
        assert!(asked.elapsed() < WITHIN, "not shown in time");
    }
}

#[test]
fn events_pass_as_they_come_from_either_server() {
    let installation = Installation::start(&[]);
    let address = installation.nginx.address;
    // One for each server.
    let mut streams = [(); 2].map(|()| Events::open(address).expect("the stream opens"));
    for stream in &mut streams {
        assert!(
            stream
                .next_counts()
                .expect("an event comes")
                .contains("\"total\":0")
        );
    }
    let signed = Instant::now();
    expect(201, sign(address, "amina@exemple.org", &[])).expect("it is signed");
    for stream in &mut streams {
        assert!(
            stream
                .next_counts()
                .expect("an event comes")
                .contains("\"total\":1")
        );
    }
    assert!(signed.elapsed() < WITHIN, "{:?}", signed.elapsed());
}

#[test]
fn the_counts_are_kept_for_readers_even_while_no_server_runs() {
    let mut installation = Installation::start(&[]);
    let address = installation.nginx.address;
    expect(201, sign(address, "amina@exemple.org", &[])).expect("it is signed");
    eventually("a total of 1", || {
        let counts = get(address, "/api/v1/counts").expect("it answers");
        (counts.total() == 1).then_some(())
    });
    for server in &mut installation.servers {
        server.take().expect("it runs").end();
    }
    // Whatever the query.
    for path in ["/api/v1/counts", "/api/v1/counts?crowd=1"] {
        let answer = get(address, path).expect("nginx answers");
        assert_eq!((answer.status, answer.total()), (200, 1));
    }
    let signed = sign(address, "paul@exemple.org", &[]).expect("nginx answers");
    assert_eq!(signed.status, 502);
}

/// No query can make the cache store another answer as the counts.
#[test]
fn the_counts_of_a_section_are_not_kept_as_the_counts_of_all() {
    let installation = Installation::start(&[]);
    let address = installation.nginx.address;
    expect(201, sign(address, "amina@exemple.org", &[])).expect("it is signed");
    for query in [
        "section=int",
        "%73ection=int",
        "x=1&section=int",
        "section=int&x=1",
        "Section=int",
    ] {
        let path = format!("/api/v1/counts?{query}");
        expect(200, get(address, &path)).expect("it answers");
        let counts = get(address, "/api/v1/counts").expect("it answers");
        assert!(
            counts.body.contains("\"petitions\""),
            "{query}: {}",
            counts.body
        );
    }
    let section = get(address, "/api/v1/counts?section=int").expect("it answers");
    assert_eq!(section.body, "{\"section\":\"int\",\"total\":null}");
}

/// A line about a request names its client and what was asked for.
#[test]
fn the_log_names_no_client() {
    let installation = Installation::start(&[]);
    let address = installation.nginx.address;
    // The cache is gone, which nginx logs as critical, and no answer comes.
    installation.nginx.lose_its_cache();
    for path in ["/api/v1/counts", "/api/v1/counts?section=int"] {
        let answer = get(address, path).expect("the line is open");
        assert_ne!(answer.status, 200);
    }
    let log = installation.nginx.log();
    assert!(!log.contains("client"), "{log}");
}

#[test]
fn nobody_chooses_the_network_they_are_counted_as() {
    let installation = Installation::start(&[("MARATHON_RATE_LIMIT", "on")]);
    let address = installation.nginx.address;
    // Each server lets one network sign sixty times at once.
    let refused = (0..200).any(|number: u8| {
        let forged = format!("192.0.2.{number}, 198.51.100.{number}");
        let email = format!("p{number}@exemple.org");
        let answer = sign(address, &email, &[("X-Forwarded-For", &forged)]);
        answer.expect("it answers").status == 429
    });
    assert!(refused, "forged addresses were believed");
}
