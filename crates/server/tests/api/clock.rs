//! A clock that jumps back and forth by years: no acknowledged signing is lost, refused or delayed
//! because of it.

use std::{env, sync::atomic::Ordering};

use axum::http::StatusCode;
use futures_util::future::{join, join_all};
use marathon_core::config::{MailConfig, RetentionConfig, SmtpUrl};

use crate::{
    DATABASE,
    eventually::too_many,
    smtp_server::SmtpServer,
    test_app::{NOW, TestApp, signing},
};

const DAY: i64 = 86_400;
/// Where the clock jumps to, one after the other: into retention, before the campaign, a little, before 1970.
const JUMPS: [i64; 8] = [
    400 * DAY,
    -1000 * DAY,
    3600,
    20 * 365 * DAY,
    -60 * 365 * DAY,
    -1,
    8 * DAY,
    0,
];
/// How often, unless `JUMPS` in the environment says otherwise.
const TIMES: usize = 16;
/// People who sign while it jumps once.
const SIGNERS: usize = 12;

fn jump(app: &TestApp, seconds: i64) {
    app.clock.store(NOW + seconds, Ordering::Relaxed);
}

/// Signs while the clock jumps. Returns the acknowledged receipts.
async fn sign_through_jumps(app: &TestApp) -> Vec<String> {
    let times = env::var("JUMPS").map_or(TIMES, |times| times.parse().expect("a number"));
    // The job that deletes has run by then. A clock that is wrong at the start is another test.
    let first = app.receipt_of(&signing("first@exemple.org")).await;
    let mut receipts = vec![first];
    let mut before: Option<(String, String, String)> = None;
    for (round, seconds) in JUMPS.into_iter().cycle().take(times).enumerate() {
        let bodies: Vec<String> = (0..SIGNERS)
            .map(|person| signing(&format!("p{round}-{person}@exemple.org")).to_string())
            .collect();
        let keys: Vec<String> = (0..SIGNERS)
            .map(|person| format!("{round}-{person}"))
            .collect();
        let signed = bodies.iter().zip(&keys).map(|(body, key)| async move {
            let answer = app.post(body, &[("idempotency-key", key)]).await;
            assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
            answer.json()["receipt"].as_str().unwrap().to_owned()
        });
        let (signed, ()) = join(join_all(signed), async { jump(app, seconds) }).await;
        // The answer to a request before the jump was lost. The retry gets the same answer.
        if let Some((body, key, receipt)) = before {
            let again = app.post(&body, &[("idempotency-key", &key)]).await;
            assert_eq!(again.json()["receipt"], receipt);
        }
        before = Some((bodies[0].clone(), keys[0].clone(), signed[0].clone()));
        receipts.extend(signed);
    }
    receipts
}

/// How many acknowledged signings are gone.
async fn missing(app: &TestApp, receipts: &[String]) -> usize {
    let mut missing = 0;
    for receipt in receipts {
        let page = app.my_signing(&[("receipt", receipt)]).await;
        missing += usize::from(page.status != StatusCode::OK);
    }
    missing
}

#[tokio::test]
async fn what_was_acknowledged_outlives_every_jump() {
    let app = TestApp::new().await;
    let receipts = sign_through_jumps(&app).await;
    jump(&app, 0);
    let app = app.restart().await;
    assert_eq!(missing(&app, &receipts).await, 0);
    assert_eq!(app.counts().await["total"], receipts.len());
    let wrong = "SELECT COUNT(*) FROM counts WHERE counted <> (SELECT COUNT(*) FROM signatures \
                 WHERE signatures.petition = counts.petition AND state = 'counted')";
    assert_eq!(app.number(wrong).await, 0);
    let days = "SELECT COUNT(DISTINCT day) FROM signings";
    assert!(app.number(days).await > 5, "the clock did not jump");
}

/// The control: if a single check is enough, a clock that is a year and a half ahead is believed,
/// and signings are deleted by it.
#[tokio::test]
async fn what_a_wrong_clock_deletes_is_missed() {
    let app = TestApp::new().await;
    let receipt = app.receipt_of(&signing("amina@exemple.org")).await;
    jump(&app, 500 * DAY);
    let app = app.restart().await;
    app.until("SELECT COUNT(*) FROM signings", 0).await;
    jump(&app, 0);
    let app = app.restart().await;
    assert_eq!(missing(&app, &[receipt]).await, 1);
}

/// A machine may learn the time only after the server has started.
#[tokio::test]
async fn a_wrong_clock_at_a_start_deletes_nothing() {
    let app = TestApp::with(|config| config.retention = looks(2)).await;
    let receipt = app.receipt_of(&signing("amina@exemple.org")).await;
    jump(&app, 500 * DAY);
    let app = app.restart().await;
    job_has_looked(&app).await;
    jump(&app, 0);
    let app = app.restart().await;
    assert_eq!(missing(&app, &[receipt]).await, 0);
}

/// By this clock, deletions would have been due years ago.
#[tokio::test]
async fn a_clock_that_cannot_be_right_deletes_nothing_however_long_it_goes_on() {
    let app = TestApp::new().await;
    let receipt = app.receipt_of(&signing("amina@exemple.org")).await;
    jump(&app, 40 * 365 * DAY);
    let app = app.restart().await;
    job_has_looked(&app).await;
    jump(&app, 0);
    let app = app.restart().await;
    assert_eq!(missing(&app, &[receipt]).await, 0);
}

/// SQLite is on the same machine, with the same clock.
#[tokio::test]
async fn a_clock_that_the_database_does_not_share_deletes_nothing() {
    let app = TestApp::with(|config| config.retention.asks_the_database = true).await;
    let receipt = app.receipt_of(&signing("amina@exemple.org")).await;
    // Another day than the database's, unless this runs in the spring of 2028.
    jump(&app, 500 * DAY);
    let app = app.restart().await;
    job_has_looked(&app).await;
    jump(&app, 0);
    let app = app.restart().await;
    let expected = usize::from(!DATABASE.has_several_servers());
    assert_eq!(missing(&app, &[receipt]).await, expected);
}

/// Waits until the job that deletes has run. It runs at each start, and its work goes through the
/// same queue as answers to mails.
pub async fn job_has_looked(app: &TestApp) {
    let nobodys = "a".repeat(43);
    for _ in 0..20 {
        app.confirm(&[("t", &nobodys)]).await;
    }
}

fn looks(looks: u32) -> RetentionConfig {
    RetentionConfig {
        looks,
        asks_the_database: false,
    }
}

#[tokio::test]
async fn allowances_do_not_follow_it() {
    let app = TestApp::with(|config| config.http.rate_limit = true).await;
    let until_refused = async || {
        let mut sent = 0;
        let refused = too_many(async || {
            sent += 1;
            app.sign(&signing("amina@exemple.org")).await
        });
        assert_eq!(refused.await.header("retry-after"), "1");
        sent - 1
    };
    assert!(until_refused().await >= 60);
    for seconds in [365 * DAY, -365 * DAY, 0] {
        jump(&app, seconds);
        // The allowance grows by one each second, however slow the machine is.
        let taken = until_refused().await;
        assert!(taken < 60, "{taken}");
    }
}

/// A pause counted from a time that was ahead would last until then.
#[tokio::test]
async fn a_mail_that_failed_while_it_was_ahead_is_not_put_off_until_then() {
    let app = TestApp::with(|config| {
        // Nothing listens there.
        let url = SmtpUrl::parse("smtp://127.0.0.1:9").unwrap();
        config.mail = Some(MailConfig::new(
            url,
            "marathon@marathon.example".parse().unwrap(),
        ));
    })
    .await;
    jump(&app, 6 * DAY);
    app.sign(&signing("amina@exemple.org")).await;
    app.until("SELECT MAX(attempts) FROM outbox", 1).await;
    jump(&app, 0);
    let mut app = app;
    let mut server = SmtpServer::start().await;
    server.used_by(&mut app.config);
    let app = app.restart().await;
    let mail = server.next().await;
    app.confirm(&[("t", &mail.token())]).await;
    assert_eq!(app.counts().await["total"], 1);
}

#[tokio::test]
async fn a_mail_can_be_answered_once_it_is_right_again() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    let mut tokens = Vec::new();
    for (seconds, email) in [(0, "amina@exemple.org"), (300 * DAY, "paul@exemple.org")] {
        jump(&app, seconds);
        app.sign(&signing(email)).await;
        tokens.push(server.next().await.token());
    }
    // By this clock the first is too old.
    let late = app.confirm(&[("t", &tokens[0])]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    jump(&app, 0);
    for token in &tokens {
        assert_eq!(app.confirm(&[("t", token)]).await.status, StatusCode::OK);
    }
    assert_eq!(app.counts().await["total"], 2);
}
