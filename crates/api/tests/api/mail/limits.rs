//! How many mails, and how many answers.

use axum::http::StatusCode;

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
