//! Limits of mails, and of answers.

use std::{
    net::SocketAddr,
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use futures_util::future::join_all;
use tokio::time::interval;

use super::{AMINA, shape};
use crate::{
    eventually::{eventually, soon, too_many},
    smtp_server::SmtpServer,
    test_app::{Answer, TestApp, signing},
};

/// Signs from a network of this machine's own.
async fn sign_from(app: &TestApp, network: u8, email: &str) -> Answer {
    let peer = SocketAddr::from(([192, 0, 2, network], 1));
    let request = Request::post("/api/v1/signings")
        .header("content-type", "application/json")
        .extension(marathon_server::PeerAddress(peer))
        .body(Body::from(signing(email).to_string()))
        .unwrap();
    app.send(request).await
}

/// All spellings of a mailbox share its limit.
#[tokio::test]
async fn a_mailbox_gets_twelve_mails_a_day_however_it_is_spelt() {
    let server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    let sent = "SELECT COUNT(*) FROM confirmations WHERE kind = 'confirm'";
    let first = sign_from(&app, 1, "victim@exemple.org").await;
    for number in 1..=60 {
        let spelling = match number % 2 {
            0 => format!("victim+{number}@exemple.org"),
            _ => format!("vic.tim+{number}@Exemple.org"),
        };
        let answer = sign_from(&app, 1, &spelling).await;
        assert_eq!(shape(&answer), shape(&first));
    }
    assert_eq!(app.number(sent).await, 12);
    app.days_pass(1);
    sign_from(&app, 1, "victim@exemple.org").await;
    assert_eq!(app.number(sent).await, 13);
}

#[tokio::test]
async fn a_stranger_does_not_keep_my_own_mail_from_coming() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    for _ in 0..40 {
        sign_from(&app, 1, AMINA).await;
    }
    for _ in 0..12 {
        server.next().await;
    }
    sign_from(&app, 2, AMINA).await;
    let mine = server.next().await;
    // Many networks get thirty mails in all.
    for network in 3..=60 {
        sign_from(&app, network, AMINA).await;
    }
    let sent = "SELECT COUNT(*) FROM confirmations WHERE kind <> 'none'";
    assert_eq!(app.number(sent).await, 30);
    let page = app.confirm(&[("t", &mine.token())]).await;
    assert!(super::shows(&page, "confirmed"));
}

/// The rest wait their turn. Waiting is not a failed attempt, and does not delay other domains.
#[tokio::test]
async fn a_domain_gets_two_hundred_mails_at_once() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    let bodies: Vec<_> = (0..400)
        .map(|number| signing(&format!("p{number}@exemple.org")))
        .collect();
    for answer in join_all(bodies.iter().map(|body| app.sign(body))).await {
        assert_eq!(answer.status, StatusCode::CREATED);
    }
    for _ in 0..200 {
        server.next().await;
    }
    app.sign(&signing("amina@autre.example")).await;
    let mut sent = 200;
    while server.next().await.to != "amina@autre.example" {
        sent += 1;
    }
    // Five a second have gone out meanwhile.
    assert!(sent < 400, "{sent}");
    assert!(app.number("SELECT COUNT(*) FROM outbox").await > 0);
    let failed = "SELECT COUNT(*) FROM outbox WHERE attempts > 0";
    assert_eq!(app.number(failed).await, 0);
    // Each has its turn behind the one before, so that none is tried in vain again and again.
    let waits = "SELECT COUNT(*) FROM outbox";
    let seconds = "SELECT COUNT(DISTINCT due) FROM outbox";
    eventually("a turn for each", async || {
        let in_turn = app.number(seconds).await * 6 >= app.number(waits).await;
        in_turn.then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_network_has_mails_at_a_pace_and_answers_at_another() {
    let server = SmtpServer::start().await;
    let app = TestApp::with(|config| {
        server.used_by(config);
        config.http.rate_limit = true;
    })
    .await;
    let mut number = 0;
    let refused = too_many(async || {
        number += 1;
        app.sign(&signing(&format!("p{number}@exemple.org"))).await
    })
    .await;
    assert!(number > 60, "{number}");
    // Ten a minute.
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((2..=6).contains(&wait), "{wait}");

    let wrong = [("email", AMINA), ("code", "000000")];
    let refused = too_many(async || app.confirm(&wrong).await).await;
    assert!(super::shows(&refused, "too-many") && super::shows(&refused, "code"));
    assert_eq!(refused.header("retry-after"), "1");
}

/// Thirty networks have many mails sent to one domain; somebody else writes to it as well.
#[tokio::test]
async fn a_flooded_domain_delays_nobody_elses_mail() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| {
        server.used_by(config);
        config.http.rate_limit = true;
    })
    .await;
    for round in 0..20 {
        let flood = (1..=30).map(|network| {
            let app = &app;
            async move { sign_from(app, network, &format!("f{network}-{round}@exemple.org")).await }
        });
        for answer in join_all(flood).await {
            assert_eq!(answer.status, StatusCode::CREATED);
        }
    }
    // The test's clock runs, as the allowance of the domain does.
    let clock = Arc::clone(&app.clock);
    tokio::spawn(async move {
        let mut seconds = interval(Duration::from_secs(1));
        loop {
            seconds.tick().await;
            clock.fetch_add(1, Ordering::Relaxed);
        }
    });
    // Waits until the domain has had its share, and the rest wait their turn.
    app.until("SELECT COUNT(*) FROM outbox WHERE due = 0", 0)
        .await;
    let asked = Instant::now();
    sign_from(&app, 99, "honest@exemple.org").await;
    let honest = async { while server.next().await.to != "honest@exemple.org" {} };
    // Behind the flood it would wait for more than a minute.
    soon("the honest mail", honest).await;
    let waited = asked.elapsed().as_secs_f32();
    println!("an honest mail on a flooded domain left after {waited:.1} s");
    let waiting = app.number("SELECT COUNT(*) FROM outbox").await;
    assert!(waiting > 200, "it went first: {waiting} wait");
}
