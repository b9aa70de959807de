//! The same key and body get the first answer; anything else is recognised as different.

use axum::http::{Request, StatusCode};
use sqlx::Executor;

use crate::test_app::{TestApp, signing};

const KEY: &[(&str, &str)] = &[("idempotency-key", "0b6e4a4e-1")];

#[tokio::test]
async fn a_retry_gets_the_first_answer() {
    let app = TestApp::new().await;
    let body = signing("amina@exemple.org").to_string();
    let first = app.post(&body, KEY).await;
    let app = app.restart().await;
    let retry = app.post(&body, KEY).await;
    assert_eq!(first.status, StatusCode::CREATED);
    assert_eq!(retry.status, StatusCode::CREATED);
    assert_eq!(first.json(), retry.json());
    assert_eq!(app.number("SELECT COUNT(*) FROM signings").await, 1);
}

#[tokio::test]
async fn a_retry_gets_the_first_answer_even_when_the_section_has_closed() {
    let app = TestApp::new().await;
    let body = signing("amina@exemple.org").to_string();
    let first = app.post(&body, KEY).await;
    app.started.end().await;
    let mut config = app.config;
    config.store.try_out_key = None;
    let started = crate::test_app::start(&config).await.unwrap();
    let router = marathon_server::router(&started.app);
    let request = Request::post("/api/v1/signings")
        .header("content-type", "application/json")
        .header(KEY[0].0, KEY[0].1)
        .body(axum::body::Body::from(body))
        .unwrap();
    let retry = tower::ServiceExt::oneshot(router, request).await.unwrap();
    assert_eq!(
        (first.status, retry.status()),
        (StatusCode::CREATED, StatusCode::CREATED)
    );
}

#[tokio::test]
async fn another_body_is_refused() {
    let app = TestApp::new().await;
    app.post(&signing("amina@exemple.org").to_string(), KEY)
        .await;
    let answer = app
        .post(&signing("paul@exemple.org").to_string(), KEY)
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let expected = (
        "Idempotency-Key".to_owned(),
        "idempotency_mismatch".to_owned(),
    );
    assert_eq!(answer.errors(), [expected]);
    assert_eq!(app.counts().await["total"], 1);
}

#[tokio::test]
async fn a_second_request_in_flight_is_told_to_wait() {
    let app = TestApp::new().await;
    let body = signing("amina@exemple.org").to_string();
    // While another connection holds the write lock, the first request stays in flight.
    let mut lock = app.hold_writes().await;
    let mut one = Box::pin(app.post(&body, KEY));
    let mut other = Box::pin(app.post(&body, KEY));
    let (refused, waiting) = tokio::select! {
        answer = &mut one => (answer, other),
        answer = &mut other => (answer, one),
    };
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(refused.errors()[0].1, "in_flight");
    lock.execute("ROLLBACK").await.unwrap();
    assert_eq!(waiting.await.status, StatusCode::CREATED);
    assert_eq!(app.post(&body, KEY).await.status, StatusCode::CREATED);
    assert_eq!(app.counts().await["total"], 1);
}

#[tokio::test]
async fn a_refused_request_uses_up_no_key() {
    let app = TestApp::new().await;
    let refused = app.post(&signing("").to_string(), KEY).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = app
        .post(&signing("amina@exemple.org").to_string(), KEY)
        .await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_key_is_visible_ascii() {
    let app = TestApp::new().await;
    let body = signing("amina@exemple.org").to_string();
    let long = "k".repeat(256);
    for key in ["", "a b", &long] {
        let answer = app.post(&body, &[("idempotency-key", key)]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{key:?}");
        assert_eq!(answer.errors()[0].0, "Idempotency-Key");
    }
    let answer = app.post(&body, &[("idempotency-key", &long[1..])]).await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

#[tokio::test]
async fn neither_key_nor_receipt_is_stored_in_clear() {
    let app = TestApp::new().await;
    let answer = app
        .post(&signing("amina@exemple.org").to_string(), KEY)
        .await;
    let receipt = answer.json()["receipt"].as_str().unwrap().to_owned();
    let disk = app.on_the_disk().await;
    for secret in [KEY[0].1, &receipt, "amina", "Diallo", "exemple"] {
        let found = disk
            .windows(secret.len())
            .any(|window| window == secret.as_bytes());
        assert!(!found, "{secret}");
    }
}
