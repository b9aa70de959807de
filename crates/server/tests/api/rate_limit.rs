//! Signings come at a human pace.

use std::net::SocketAddr;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};

use crate::{
    forms::SOUND,
    test_app::{TestApp, signing},
};

#[tokio::test]
async fn the_sixty_first_at_once_is_refused() {
    let app = TestApp::with(|config| config.http.rate_limit = true).await;
    let refused = signing("");
    for _ in 0..60 {
        assert_eq!(
            app.sign(&refused).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let answer = app.sign(&refused).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.header("retry-after"), "1");
    answer.errors();

    let form = app.post_form(&SOUND, &[]).await;
    assert_eq!(form.status, StatusCode::TOO_MANY_REQUESTS);
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
