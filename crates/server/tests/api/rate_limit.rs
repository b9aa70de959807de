//! Signings come at a human pace.

use std::net::SocketAddr;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use futures_util::future::join_all;

use crate::{
    eventually::too_many,
    forms::SOUND,
    test_app::{TestApp, signing},
};

#[tokio::test]
async fn sixty_at_once_are_taken_and_then_no_more() {
    let app = TestApp::with(|config| config.http.rate_limit = true).await;
    for answer in sixty_at_once(&app, &[""]).await {
        assert_eq!(answer, StatusCode::CREATED);
    }
    let late = signing("late@exemple.org");
    let answer = too_many(async || app.sign(&late).await).await;
    assert_eq!(answer.header("retry-after"), "1");
    answer.errors();

    let form = too_many(async || app.post_form(&SOUND, &[]).await).await;
    assert_eq!(form.header("retry-after"), "1");
    assert!(form.text().contains("<li>fr error.too_many</li>"));
    assert!(form.text().contains(r#"value="amina@exemple.org""#));

    let elsewhere = SocketAddr::from(([192, 0, 2, 1], 1));
    let request = Request::post("/api/v1/signings")
        .header("content-type", "application/json")
        .extension(marathon_server::PeerAddress(elsewhere))
        .body(Body::from(signing("amina@exemple.org").to_string()))
        .unwrap();
    assert_eq!(app.send(request).await.status, StatusCode::CREATED);
    assert_eq!(
        app.get("/api/v1/counts").await.status,
        StatusCode::OK,
        "reading is free"
    );
}

#[tokio::test]
async fn a_network_has_its_share_of_the_streams() {
    let app = TestApp::with(|config| {
        config.http.rate_limit = true;
        config.http.streams_of_a_network = 2;
    })
    .await;
    let _open = [
        app.open("/api/v1/counts/stream").await,
        app.open("/api/v1/counts/stream").await,
    ];
    let refused = app.get("/api/v1/counts/stream").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("retry-after"), "60");
    assert_eq!(refused.header("connection"), "close");
    refused.errors();
    assert_eq!(app.get("/api/v1/counts").await.status, StatusCode::OK);
}

/// Sent together, so that a slow machine does not refill the allowance meanwhile. They use the
/// proxies' headers in turn; an empty one sends none.
async fn sixty_at_once(app: &TestApp, forwarded: &[&str]) -> Vec<StatusCode> {
    let sent = (0..60).map(async |number| {
        let body = signing(&format!("p{number}@exemple.org")).to_string();
        let from = forwarded[number % forwarded.len()];
        let header = [("x-forwarded-for", from)];
        let headers = if from.is_empty() { &[][..] } else { &header };
        app.post(&body, headers).await.status
    });
    join_all(sent).await
}

async fn behind_a_proxy() -> TestApp {
    TestApp::with(|config| {
        config.http.rate_limit = true;
        config.http.trusted_proxies = 1;
    })
    .await
}

/// A proxy may write the client's address in many ways.
#[tokio::test]
async fn each_client_behind_a_proxy_has_an_allowance_however_it_is_written() {
    let app = behind_a_proxy().await;
    for number in 0..75 {
        let forms = [
            format!("203.0.113.{number}:{}", 40_000 + number),
            format!("[2001:db8:{number:x}::1]:40001"),
            format!("\"[2001:db9:{number:x}::1]\""),
            format!("2001:dba:{number:x}::1%eth0"),
            format!("64:ff9b::198.51.100.{number}"),
        ];
        for form in forms {
            let email = format!("p{number}.{}@exemple.org", form.len());
            let body = signing(&email).to_string();
            let answer = app.post(&body, &[("x-forwarded-for", &form)]).await;
            assert_eq!(answer.status, StatusCode::CREATED, "{form}");
        }
    }
}

/// Requests without a valid address share one allowance, which is not the proxy's own.
#[tokio::test]
async fn clients_without_an_address_share_an_allowance_of_their_own() {
    let app = behind_a_proxy().await;
    for answer in sixty_at_once(&app, &["unknown", "6.6.6.6,", "_hidden"]).await {
        assert_eq!(answer, StatusCode::CREATED);
    }
    let late = signing("late@exemple.org").to_string();
    too_many(async || app.post(&late, &[("x-forwarded-for", "é")]).await).await;
    let direct = signing("direct@exemple.org");
    assert_eq!(app.sign(&direct).await.status, StatusCode::CREATED);
}

/// A school class that makes mistakes does not lose signings for them, but a flood of mistakes is
/// limited too.
#[tokio::test]
async fn what_comes_to_nothing_takes_from_an_allowance_of_its_own() {
    let app = TestApp::with(|config| config.http.rate_limit = true).await;
    let wrong = signing("");
    for _ in 0..80 {
        let answer = app.sign(&wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let once = signing("once@exemple.org").to_string();
    let again = [("idempotency-key", "a-class")];
    for _ in 0..80 {
        assert_eq!(app.post(&once, &again).await.status, StatusCode::CREATED);
    }
    let sound = signing("amina@exemple.org");
    assert_eq!(app.sign(&sound).await.status, StatusCode::CREATED);
    let mut sent = 161;
    too_many(async || {
        sent += 1;
        app.sign(&wrong).await
    })
    .await;
    assert!(sent >= 600, "{sent}");
    // Retries are limited as well.
    too_many(async || app.post(&once, &again).await).await;
}
