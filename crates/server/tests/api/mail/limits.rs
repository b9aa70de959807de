//! How many mails, and how many answers.

use axum::http::StatusCode;
use futures_util::future::join_all;

use super::{AMINA, shape};
use crate::{
    smtp_server::SmtpServer,
    test_app::{TestApp, signing},
};

#[tokio::test]
async fn an_address_gets_twelve_mails_a_day() {
    let server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    let first = app.sign(&signing(AMINA)).await;
    for _ in 0..14 {
        let answer = app.sign(&signing(AMINA)).await;
        assert_eq!(shape(&answer), shape(&first));
    }
    let sent = "SELECT COUNT(*) FROM confirmations WHERE kind = 'confirm'";
    assert_eq!(app.number(sent).await, 12);
    app.days_pass(1);
    app.sign(&signing(AMINA)).await;
    assert_eq!(app.number(sent).await, 13);
}

/// The rest waits its turn, which is no failed attempt, and keeps no other domain waiting.
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
    // Each has its turn behind the one before, so that none of them asks in vain again and again.
    let waits = "SELECT COUNT(*) FROM outbox";
    let seconds = "SELECT COUNT(DISTINCT due) FROM outbox";
    while app.number(seconds).await * 6 < app.number(waits).await {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_network_has_sixty_mails_and_sixty_answers_at_once() {
    let server = SmtpServer::start().await;
    let app = TestApp::with(|config| {
        server.used_by(config);
        config.http.rate_limit = true;
    })
    .await;
    for number in 0..60 {
        let answer = app.sign(&signing(&format!("p{number}@exemple.org"))).await;
        assert_eq!(answer.status, StatusCode::CREATED);
    }
    let refused = app.sign(&signing("late@exemple.org")).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    // Ten a minute.
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((2..=6).contains(&wait), "{wait}");

    for _ in 0..60 {
        let answer = app.confirm(&[("email", AMINA), ("code", "000000")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let refused = app.confirm(&[("email", AMINA), ("code", "000000")]).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(super::shows(&refused, "too-many") && super::shows(&refused, "code"));
    assert_eq!(refused.header("retry-after"), "1");
}
