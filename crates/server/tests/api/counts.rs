//! The live counts: once, by condition, as a stream, as a picture.

use std::time::Duration;

use axum::{body::Body, http::StatusCode};
use http_body_util::BodyExt;
use marathon_core::config::Config;
use serde_json::json;

use crate::{
    eventually::eventually,
    test_app::{TestApp, signing},
};

async fn frame(stream: &mut Body) -> Option<String> {
    let frame = stream.frame().await?.unwrap();
    Some(String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap())
}

#[tokio::test]
async fn name_every_petition_and_the_total() {
    let app = TestApp::new().await;
    let mut both = signing("amina@exemple.org");
    both["petitions"] = json!(["one", "two"]);
    app.sign(&both).await;
    app.sign(&signing("paul@exemple.org")).await;
    let answer = app.get("/api/v1/counts").await;
    let _both = crate::database::share_snapshot();
    insta::assert_json_snapshot!(answer.json());
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(
        answer.header("cache-control"),
        "public, max-age=0, s-maxage=1"
    );
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(
        answer.header("cross-origin-resource-policy"),
        "cross-origin"
    );
}

#[tokio::test]
async fn are_not_sent_again_while_nothing_changes() {
    let app = TestApp::new().await;
    let first = app.get("/api/v1/counts").await;
    let etag = first.header("etag");
    assert!(etag.starts_with('"') && etag.ends_with('"'));
    for known in [etag, &format!("\"x\", W/{etag}"), "*"] {
        let same = app
            .get_with("/api/v1/counts", &[("if-none-match", known)])
            .await;
        assert_eq!(same.status, StatusCode::NOT_MODIFIED);
        assert_eq!(same.header("etag"), etag);
        assert_eq!(same.header("access-control-allow-origin"), "*");
        assert!(same.body.is_empty());
    }
    app.sign(&signing("amina@exemple.org")).await;
    let changed = app
        .get_with("/api/v1/counts", &[("if-none-match", etag)])
        .await;
    assert_eq!(changed.status, StatusCode::OK);
    assert_ne!(changed.header("etag"), etag);
}

#[tokio::test]
async fn stream_at_once_and_on_change() {
    let app = TestApp::new().await;
    let mut stream = app.open("/api/v1/counts/stream").await;
    let first = frame(&mut stream).await.unwrap();
    let counts = app.get("/api/v1/counts").await;
    assert_eq!(first, format!("event: counts\ndata: {}\n\n", counts.text()));
    app.sign(&signing("amina@exemple.org")).await;
    let second = frame(&mut stream).await.unwrap();
    assert!(second.contains(r#""one":1"#), "{second}");
    let mut late = app.open("/api/v1/counts/stream").await;
    assert_eq!(frame(&mut late).await.unwrap(), second);
}

#[tokio::test]
async fn stream_lives_and_ends_with_the_server() {
    let quick = |config: &mut Config| config.live.heartbeat = Duration::from_millis(5);
    let app = TestApp::with(quick).await;
    let mut stream = app.open("/api/v1/counts/stream").await;
    frame(&mut stream).await;
    assert_eq!(
        frame(&mut stream).await.unwrap(),
        "event: heartbeat\ndata: {}\n\n"
    );
    app.started.begin_to_end();
    eventually("the end of the stream", async || {
        let text = frame(&mut stream).await;
        text.is_none_or(|text| {
            assert!(text.starts_with("event: heartbeat"));
            false
        })
        .then_some(())
    })
    .await;
}

#[tokio::test]
async fn stream_headers_keep_proxies_from_holding_it() {
    let app = TestApp::new().await;
    app.started.begin_to_end();
    let answer = app.get("/api/v1/counts/stream").await;
    for (name, value) in [
        ("content-type", "text/event-stream"),
        ("cache-control", "no-store, no-transform"),
        ("x-accel-buffering", "no"),
        ("access-control-allow-origin", "*"),
    ] {
        assert_eq!(answer.header(name), value);
    }
}

#[tokio::test]
async fn are_a_picture_too() {
    let app = TestApp::new().await;
    app.sign(&signing("amina@exemple.org")).await;
    for picture in ["one", "all"] {
        let answer = app.get(&format!("/api/v1/counts/{picture}.svg")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), "image/svg+xml");
        assert!(
            answer
                .header("content-security-policy")
                .contains("style-src 'sha256-")
        );
        assert!(answer.text().contains(">&lt; 50</text>"));
    }
}

#[tokio::test]
async fn are_kept_over_a_restart() {
    let app = TestApp::new().await;
    app.sign(&signing("amina@exemple.org")).await;
    let before = app.counts().await;
    let app = app.restart().await;
    assert_eq!(app.counts().await, before);
    app.sign(&signing("amina@exemple.org")).await;
    assert_eq!(app.counts().await, before, "the tags are kept too");
}

/// Of one petition: whoever signs two is one person still.
#[tokio::test]
async fn of_today_are_told_from_ten_on_and_until_midnight() {
    let app = TestApp::new().await;
    let today = async || app.get("/api/v1/counts").await.json()["today"].clone();
    for person in 1..=9 {
        app.sign(&signing(&format!("one{person}@exemple.org")))
            .await;
    }
    assert_eq!(today().await, json!(null));
    app.sign(&signing("ten@exemple.org")).await;
    assert_eq!(today().await, json!({"one": 10}));
    let app = app.restart().await;
    let answer = app.get("/api/v1/counts").await.json();
    assert_eq!(answer["today"], json!({"one": 10}), "kept over a restart");

    // Nobody signs, and the day ends all the same.
    app.days_pass(1);
    eventually("nothing is of today", async || {
        let counts = app.get("/api/v1/counts").await.json();
        counts["today"].is_null().then_some(())
    })
    .await;
    app.sign(&signing("next@exemple.org")).await;
    let answer = app.get("/api/v1/counts").await.json();
    assert_eq!(answer["petitions"]["one"], 11);
    assert_eq!(answer["today"], json!(null));
}

#[tokio::test]
async fn name_the_countries_of_which_ten_have_signed_one_petition() {
    let app = TestApp::new().await;
    let sign = async |country: &str, person: u8, petitions: &[&str]| {
        let mut signing = signing(&format!("{country}{person}@exemple.org"));
        signing["country"] = json!(country);
        signing["petitions"] = json!(petitions);
        app.sign(&signing).await;
    };
    for person in 1..=9 {
        sign("BE", person, &["one", "two"]).await;
    }
    for person in 1..=10 {
        sign("SN", person, &["two"]).await;
    }
    let answer = app.get("/api/v1/counts/countries").await;
    assert_eq!(answer.json(), json!({"countries": [{"code": "SN"}]}));
    assert_eq!(answer.header("cache-control"), "public, max-age=60");
    assert_eq!(answer.header("access-control-allow-origin"), "*");

    // Read again once a minute has passed.
    sign("BE", 10, &["one"]).await;
    let answer = app.get("/api/v1/counts/countries").await;
    assert_eq!(answer.json(), json!({"countries": [{"code": "SN"}]}));
    app.days_pass(1);
    let answer = app.get("/api/v1/counts/countries").await;
    assert_eq!(
        answer.json(),
        json!({"countries": [{"code": "BE"}, {"code": "SN"}]})
    );
    let named = app.get("/api/v1/counts/countries?language=fr").await;
    assert_eq!(
        named.json(),
        json!({"countries": [{"code": "BE", "name": "BE"}, {"code": "SN", "name": "SN"}]})
    );
    let unknown = app.get("/api/v1/counts/countries?language=xx").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
