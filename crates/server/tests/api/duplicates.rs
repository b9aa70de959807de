//! An address counts once for each petition, and the answer does not show it.

use axum::http::StatusCode;
use serde_json::json;

use crate::test_app::{Answer, TestApp, signing};

fn shape(answer: &Answer) -> (StatusCode, Vec<(String, String)>, usize) {
    let headers = answer
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    (answer.status, headers.collect(), answer.body.len())
}

#[tokio::test]
async fn a_repeated_address_gets_the_same_answer_and_counts_once() {
    let app = TestApp::new().await;
    let first = app.sign(&signing("amina.diallo@gmail.com")).await;
    for again in ["amina.diallo@gmail.com", "AminaDiallo+x@googlemail.com"] {
        let second = app.sign(&signing(again)).await;
        assert_eq!(shape(&second), shape(&first));
        assert_ne!(second.json()["receipt"], first.json()["receipt"]);
    }
    assert_eq!(first.status, StatusCode::CREATED);
    assert_eq!(app.counts().await["petitions"]["one"], 1);
    let duplicates = "SELECT COUNT(*) FROM signatures WHERE state = 'duplicate'";
    assert_eq!(app.number(duplicates).await, 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM signings").await, 3);
}

#[tokio::test]
async fn only_the_petitions_that_are_new_count() {
    let app = TestApp::new().await;
    app.sign(&signing("amina@exemple.org")).await;
    let mut both = signing("amina@exemple.org");
    both["petitions"] = json!(["one", "two"]);
    let answer = app.sign(&both).await;
    assert_eq!(answer.json()["petitions"], json!(["one", "two"]));
    let counts = app.counts().await;
    assert_eq!(counts["petitions"], json!({"one": 1, "two": 1, "won": 0}));
    assert_eq!(counts["total"], 2);
}

#[tokio::test]
async fn a_duplicate_in_the_same_batch_counts_once() {
    let app = TestApp::new().await;
    let body = signing("amina@exemple.org");
    let (one, two, three) = tokio::join!(app.sign(&body), app.sign(&body), app.sign(&body));
    for answer in [one, two, three] {
        assert_eq!(answer.status, StatusCode::CREATED);
    }
    assert_eq!(app.counts().await["total"], 1);
}

/// Rows with the tag of older canonical rules are still found.
#[tokio::test]
async fn an_address_that_older_rules_knew_counts_once() {
    let app = TestApp::new().await;
    // Under older rules the two domains were one, so this is the tag under which the other address
    // was stored.
    app.sign(&signing("amina@fastmail.com")).await;
    app.sign(&signing("amina@fastmail.fm")).await;
    assert_eq!(app.counts().await["total"], 1);
    // For an address without any row, today's rules decide.
    app.sign(&signing("paul+x@hotmail.fr")).await;
    app.sign(&signing("paul@hotmail.fr")).await;
    app.sign(&signing("ｐａｕｌ@hotmail.fr")).await;
    assert_eq!(app.counts().await["total"], 2);
}
