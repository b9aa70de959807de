//! No call takes longer for a known address than for an unknown one. A slow flush shows what is
//! written to the disk and what is not.

mod slow_disk;

use std::{
    env,
    time::{Duration, Instant},
};

use axum::http::StatusCode;
use private_postgres::PostgresServer;
use sqlx::Executor;

use self::slow_disk::SlowDisk;
use crate::{
    DATABASE,
    letters::{LETTERS, letter},
    smtp_server::SmtpServer,
    test_app::{TestApp, signing},
};

/// Set when this program runs on a slow disk.
const SLOW: &str = "MARATHON_TEST_ON_A_SLOW_DISK";
/// The number of known addresses, and of tries for each: no more than a code allows.
const KNOWN: usize = 10;
const TRIES: usize = 4;
/// The shortest time of a flush.
const FLUSH: Duration = Duration::from_millis(10);
/// A busy machine may spoil a measurement, but never makes different times equal.
const ROUNDS: usize = 3;

/// The times of the answers, in pairs of known and unknown.
#[derive(Default)]
struct Times {
    known: Vec<Duration>,
    unknown: Vec<Duration>,
}

impl Times {
    /// Whether the medians differ by at most a quarter, and the measured work included a flush.
    fn are_the_same(mut self, what: &str) -> bool {
        let (known, unknown) = (median(&mut self.known), median(&mut self.unknown));
        let ratio = known.as_secs_f64() / unknown.as_secs_f64();
        println!("{what}: known {known:?}, unknown {unknown:?}, ratio {ratio:.3}");
        assert!(known.max(unknown) >= FLUSH, "{what}: nothing was flushed");
        (0.8..1.25).contains(&ratio)
    }
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// A code that differs in its last digit.
fn other_than(code: &str) -> String {
    let (before, last) = code.split_at(code.len() - 1);
    let last: u32 = last.parse().unwrap();
    format!("{before}{}", (last + 1) % 10)
}

async fn time<T>(work: impl Future<Output = T>) -> (Duration, T) {
    let started = Instant::now();
    let answer = work.await;
    (started.elapsed(), answer)
}

/// Wrong codes for addresses that wait to be confirmed, and for others.
async fn try_codes(app: &TestApp, server: &mut SmtpServer, given: &str) -> Times {
    let mut mails = Vec::new();
    for number in 0..KNOWN {
        app.sign(&signing(&format!("{given}@exemple{number}.org")))
            .await;
        mails.push(server.next().await);
    }
    app.until("SELECT COUNT(*) FROM outbox", 0).await;
    let mut times = Times::default();
    for turn in 0..KNOWN * TRIES {
        let mail = &mails[turn % KNOWN];
        let code = other_than(&mail.code());
        let stranger = format!("nobody@exemple{turn}.org");
        for (email, times) in [
            (&mail.to, &mut times.known),
            (&stranger, &mut times.unknown),
        ] {
            let fields = [("email", email.as_str()), ("code", &*code)];
            let (took, answer) = time(app.confirm(&fields)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            times.push(took);
        }
    }
    times
}

/// Says "this wasn't me".
async fn refuse(app: &TestApp, server: &mut SmtpServer) {
    app.sign(&signing("paul@exemple.org")).await;
    let token = server.next().await.token();
    app.confirm(&[("t", &token), ("act", "refuse")]).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM suppressions").await, 1);
}

/// Letters of an address that said "this wasn't me", and of others.
async fn hand_over(app: &TestApp) -> Times {
    let mut times = Times::default();
    for turn in 0..KNOWN * TRIES {
        let stranger = format!("somebody@exemple{turn}.org");
        for (email, times) in [
            ("paul@exemple.org", &mut times.known),
            (&stranger, &mut times.unknown),
        ] {
            let body = letter(email);
            let (took, answer) = time(app.post_to(LETTERS, &body, &[])).await;
            assert_eq!(answer.status, StatusCode::CREATED);
            times.push(took);
        }
    }
    times
}

/// Whether known and unknown addresses take the same time, for codes and for letters, in at least
/// one round.
async fn are_the_same(app: &TestApp, server: &mut SmtpServer, what: &str) -> [bool; 2] {
    let mut same = [false; 2];
    for round in 0..ROUNDS {
        if !same[0] {
            let given = format!("{what}{round}");
            same[0] = try_codes(app, server, &given).await.are_the_same("codes");
        }
        if !same[1] {
            same[1] = hand_over(app).await.are_the_same("letters");
        }
    }
    same
}

async fn measure(app: &TestApp, server: &mut SmtpServer) {
    refuse(app, server).await;
    assert_eq!(are_the_same(app, server, "amina").await, [true; 2]);
    // The control: nothing is written where there is nothing to keep.
    let mut database = app.database().await;
    database.execute(DATABASE.keep_nothing()).await.unwrap();
    assert_eq!(are_the_same(app, server, "nadia").await, [false; 2]);
}

/// SQLite runs within the server on the slow disk; PostgreSQL is a server on the slow disk.
#[test]
fn a_known_address_takes_as_long_as_an_unknown_one() {
    if DATABASE.has_several_servers() {
        let disk = SlowDisk::new();
        let postgres = PostgresServer::start_with(disk.folder(), &disk.environment());
        return run(Some(postgres.new_database()));
    }
    if env::var_os(SLOW).is_some() {
        return run(None);
    }
    let output = SlowDisk::new().run(
        "timing::a_known_address_takes_as_long_as_an_unknown_one",
        SLOW,
    );
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{said}");
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn run(database: Option<String>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut server = SmtpServer::start().await;
        let folder = tempfile::tempdir().unwrap();
        let database = database.unwrap_or_else(|| DATABASE.fresh(folder.path()));
        let app = TestApp::on(database, folder, |config| server.used_by(config)).await;
        measure(&app, &mut server).await;
    });
}
