//! Several servers on one database.

mod after_signing;

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{body::Body, http::StatusCode};
use futures_util::future::join_all;
use http_body_util::BodyExt;
use private_postgres::PostgresServer;
use serde_json::json;

use crate::{
    eventually::eventually,
    smtp_server::SmtpServer,
    staff::{Member, token_of},
    test_app::{TestApp, signing, start, start_at},
};

/// Counts wrong counts, as an audit would find them.
const WRONG: &str = "SELECT COUNT(*) FROM counts WHERE counted <> archived + (SELECT COUNT(*) FROM signatures \
                     WHERE signatures.petition = counts.petition AND state = 'counted')";

impl TestApp {
    /// Another server on the same database, with the same secrets.
    async fn beside(&self) -> Self {
        let started = start_at(&self.config, &self.clock).await.unwrap();
        Self {
            router: marathon_server::router(&started.app),
            folder: Arc::clone(&self.folder),
            database: self.database.clone(),
            config: self.config.clone(),
            started,
            clock: Arc::clone(&self.clock),
        }
    }
}

/// Waits until a server shows this many signatures.
pub async fn shows(app: &TestApp, total: u64) {
    let what = format!("a total of {total}");
    eventually(&what, async || {
        (app.counts().await["total"] == total).then_some(())
    })
    .await;
}

async fn frame(stream: &mut Body) -> String {
    let frame = stream.frame().await.unwrap().unwrap();
    String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn each_shows_what_the_other_has_counted_within_two_seconds() {
    let one = TestApp::with(|config| config.live.pause = Duration::from_secs(1)).await;
    let other = one.beside().await;
    let mut stream = other.open("/api/v1/counts/stream").await;
    assert!(frame(&mut stream).await.contains(r#""total":0"#));
    for total in 1..=3 {
        let email = format!("p{total}@exemple.org");
        assert_eq!(one.sign(&signing(&email)).await.status, StatusCode::CREATED);
        let signed = Instant::now();
        let expected = format!(r#""total":{total}"#);
        eventually(&expected, async || {
            let frame = frame(&mut stream).await;
            frame.contains(&expected).then_some(())
        })
        .await;
        let waited = signed.elapsed();
        assert!(waited < Duration::from_secs(2), "{waited:?}");
        assert_eq!(other.counts().await["total"], total);
    }
    // What it counts itself is shown at once, with what the other one has counted.
    other.sign(&signing("p4@exemple.org")).await;
    assert_eq!(other.counts().await["total"], 4);
}

#[tokio::test]
async fn the_same_people_who_sign_on_both_at_once_are_counted_once() {
    let one = TestApp::new().await;
    let other = one.beside().await;
    let bodies: Vec<_> = (0..300)
        .map(|person| {
            let mut body = signing(&format!("p{person}@exemple.org"));
            body["petitions"] = match person % 3 {
                0 => json!(["one", "two"]),
                1 => json!(["two", "one"]),
                _ => json!(["two"]),
            };
            body
        })
        .collect();
    let forwards = join_all(bodies.iter().map(|body| one.sign(body)));
    let backwards = join_all(bodies.iter().rev().map(|body| other.sign(body)));
    let answers = tokio::join!(forwards, backwards);
    let all = answers.0.iter().chain(&answers.1);
    assert!(
        all.clone()
            .all(|answer| answer.status == StatusCode::CREATED)
    );
    let counted = "SELECT COUNT(*) FROM signatures WHERE state = 'counted'";
    assert_eq!(one.number(counted).await, 500);
    assert_eq!(one.number("SELECT COUNT(*) FROM signings").await, 600);
    assert_eq!(one.number(WRONG).await, 0);
    let server = PostgresServer::shared();
    assert_eq!(server.errors(&one.database), [] as [&str; 0]);
}

/// Whichever server does the work, and whichever takes the signings meanwhile.
#[tokio::test]
async fn what_one_sets_aside_while_both_take_signings_is_counted_right_by_both() {
    let one = TestApp::new().await;
    let other = one.beside().await;
    let signings = |app: usize, source: Option<&'static str>| {
        (0..400).map(move |person| {
            let mut body = signing(&format!("p{person}@exemple{app}.org"));
            if let Some(source) = source {
                body["source"] = json!(source);
            }
            body
        })
    };
    let script: Vec<_> = signings(0, Some("script.example")).collect();
    join_all(script.iter().map(|body| one.sign(body))).await;
    let token = token_of(&one, "fr", "fraud").await;
    let amina = Member::new(&one, &token);
    let begin = json!({ "selection": { "source": "script.example" }, "reason": "one script" });
    let begun = amina.post("/api/v1/fraud/set-asides", &begin).await;
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.text());
    let (here, there): (Vec<_>, Vec<_>) =
        (signings(1, None).collect(), signings(2, None).collect());
    let here = join_all(here.iter().map(|body| one.sign(body)));
    let there = join_all(there.iter().map(|body| other.sign(body)));
    let answers = tokio::join!(here, there);
    let mut all = answers.0.iter().chain(&answers.1);
    assert!(all.all(|answer| answer.status == StatusCode::CREATED));
    for app in [&one, &other] {
        crate::fraud::until_counted(app, 800).await;
    }
    let id = begun.json()["id"].as_str().unwrap().to_owned();
    let undo = format!("/api/v1/fraud/set-asides/{id}/undo");
    amina.post(&undo, &json!({ "reason": "a school" })).await;
    for app in [&one, &other] {
        crate::fraud::until_counted(app, 1_200).await;
    }
    assert_eq!(one.number(WRONG).await, 0);
    assert_eq!(one.started.app.store.audit().await.unwrap(), []);
    let server = PostgresServer::shared();
    assert_eq!(server.errors(&one.database), [] as [&str; 0]);
}

#[tokio::test]
async fn a_retry_on_another_server_gets_the_first_answer() {
    let one = TestApp::new().await;
    let other = one.beside().await;
    for key in 0..20 {
        let key = [("idempotency-key", &*format!("key-{key}"))];
        let body = signing(&format!("{}@exemple.org", key[0].1)).to_string();
        let answers = tokio::join!(one.post(&body, &key), other.post(&body, &key));
        assert_eq!(answers.0.status, StatusCode::CREATED);
        assert_eq!(answers.0.body, answers.1.body);
        let another = signing("paul@exemple.org").to_string();
        let refused = other.post(&another, &key).await;
        assert_eq!(refused.errors()[0].1, "idempotency_mismatch");
    }
    assert_eq!(one.number("SELECT COUNT(*) FROM signings").await, 20);
    assert_eq!(one.number(WRONG).await, 0);
}

#[tokio::test]
async fn two_senders_send_each_mail_once() {
    let mut server = SmtpServer::start().await;
    let one = TestApp::with(|config| server.used_by(config)).await;
    let other = one.beside().await;
    let bodies: Vec<_> = (0..60)
        .map(|person| signing(&format!("p{person}@exemple.org")))
        .collect();
    let signed = bodies
        .iter()
        .enumerate()
        .map(|(number, body)| match number % 2 {
            0 => one.sign(body),
            _ => other.sign(body),
        });
    for answer in join_all(signed.map(Box::pin)).await {
        assert_eq!(answer.status, StatusCode::CREATED);
    }
    let mut sent = BTreeSet::new();
    for _ in 0..60 {
        let mail = server.next().await;
        assert!(sent.insert(mail.to.clone()), "{} got two mails", mail.to);
        // Whichever server is asked.
        let app = if sent.len() % 2 == 0 { &one } else { &other };
        app.confirm(&[("t", &mail.token())]).await;
    }
    one.started.begin_to_end();
    other.started.begin_to_end();
    assert_eq!(
        one.number("SELECT counted FROM counts ORDER BY counted DESC LIMIT 1")
            .await,
        60
    );
    assert_eq!(one.number(WRONG).await, 0);
    assert!(server.is_empty());
}

#[tokio::test]
async fn guesses_of_a_code_are_counted_over_all_servers() {
    let mut server = SmtpServer::start().await;
    let one = TestApp::with(|config| server.used_by(config)).await;
    let other = one.beside().await;
    let email = "amina@exemple.org";
    one.sign(&signing(email)).await;
    let mail = server.next().await;
    let wrong = mail.wrong_code();
    let guess = [("email", email), ("code", &*wrong)];
    tokio::join!(
        one.confirm(&guess),
        other.confirm(&guess),
        one.confirm(&guess),
        other.confirm(&guess),
        one.confirm(&guess),
    );
    let late = other
        .confirm(&[("email", email), ("code", &mail.code())])
        .await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(one.number("SELECT tries FROM confirmations").await, 5);
}

#[tokio::test]
async fn a_server_with_other_secrets_does_not_start() {
    let app = TestApp::new().await;
    let mut config = app.config.clone();
    config.store.secrets = app.path("data/others.toml");
    let error = start(&config).await.err().unwrap().to_string();
    assert!(error.contains("put it back"), "{error}");
    assert!(!config.store.secrets.exists());

    let elsewhere = TestApp::new().await;
    config.store.secrets = elsewhere.config.store.secrets.clone();
    let error = start(&config).await.err().unwrap().to_string();
    assert!(error.contains("are not those"), "{error}");
}
