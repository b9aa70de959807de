//! A withdrawal is undone by what its answer holds, and by that alone.

use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;

use super::{AMINA, amending::unsealed, both_signed, shows};
use crate::{
    smtp_server::SmtpServer,
    test_app::{Answer, TestApp, signing},
};

/// What an answer holds to undo it by.
fn held(answer: &Answer) -> Vec<String> {
    let page = answer.page();
    let (_, form) = page
        .split_once(r#"<input type="hidden" name="act" value="undo">"#)
        .unwrap_or_default();
    let (form, _) = form.split_once("</form>").unwrap_or_default();
    let fields = form.split(r#"name="undo" value=""#).skip(1);
    fields
        .map(|field| field.split('"').next().unwrap().to_owned())
        .collect()
}

async fn withdraw(app: &TestApp, receipt: &str, petition: Option<&str>) -> Vec<String> {
    let mut fields = vec![("receipt", receipt), ("act", "withdraw")];
    fields.extend(petition.map(|petition| ("petition", petition)));
    let answer = app.my_signing(&fields).await;
    assert!(shows(&answer, "withdrawn"));
    held(&answer)
}

async fn undo(app: &TestApp, receipt: &str, held: &[String]) -> Answer {
    let mut fields = vec![("receipt", receipt), ("act", "undo")];
    fields.extend(held.iter().map(|held| ("undo", &**held)));
    app.my_signing(&fields).await
}

/// Whether it was, and what the answer says of it.
fn is_undone(answer: &Answer) -> bool {
    let is_undone = shows(answer, "restored");
    assert_ne!(is_undone, shows(answer, "not-restored"));
    let status = match is_undone {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    assert_eq!(answer.status, status);
    is_undone
}

#[tokio::test]
async fn what_was_withdrawn_stands_again_and_its_section_reads_it() {
    let app = TestApp::new().await;
    let receipt = both_signed(&app, AMINA).await;
    let amend = [
        ("receipt", &*receipt),
        ("act", "amend"),
        ("updates", "true"),
    ];
    app.my_signing(&amend).await;
    let as_it_was = unsealed(&app).await;
    assert_eq!(as_it_was[0]["updates"], true);

    let held = withdraw(&app, &receipt, None).await;
    let left = "SELECT (SELECT COUNT(*) FROM amendments) + (SELECT COUNT(*) FROM traces) \
                + (SELECT COUNT(*) FROM signings WHERE length(sealed) > 0 OR country <> '') \
                + (SELECT COUNT(*) FROM signatures WHERE length(tag) > 0)";
    assert_eq!(app.number(left).await, 0, "the server has kept nothing");
    assert_eq!(app.counts().await["total"], 0);

    // Twice is once, and another server with the same secrets will do.
    let app = app.restart().await;
    for _ in 0..2 {
        let page = undo(&app, &receipt, &held).await;
        assert!(is_undone(&page) && shows(&page, "one given") && shows(&page, "two given"));
        assert!(!shows(&page, "undo"));
        assert_eq!(app.counts().await["total"], 2);
    }
    assert_eq!(unsealed(&app).await, as_it_was);
    // And it can be withdrawn again.
    withdraw(&app, &receipt, None).await;
    assert_eq!(app.counts().await["total"], 0);
}

#[tokio::test]
async fn one_of_two_comes_back_beside_the_other() {
    let app = TestApp::new().await;
    let receipt = both_signed(&app, AMINA).await;
    let held = withdraw(&app, &receipt, Some("one")).await;
    assert_eq!(held.len(), 1);
    assert!(is_undone(&undo(&app, &receipt, &held).await));
    assert_eq!(
        app.counts().await["petitions"],
        json!({ "one": 1, "two": 1, "won": 0 })
    );
}

/// What is sealed stands there once at most, and what is told of it is the same for everybody.
#[tokio::test]
async fn it_tells_nothing_to_whoever_holds_it() {
    let app = TestApp::new().await;
    let receipts = [
        both_signed(&app, AMINA).await,
        both_signed(&app, "Amina@exemple.org").await,
        both_signed(&app, "somebody.with.a.longer.name@exemple.org").await,
    ];
    let mut lengths = Vec::new();
    for receipt in &receipts[1..] {
        let held = withdraw(&app, receipt, None).await;
        lengths.push(held[0].len());
        let bytes = URL_SAFE_NO_PAD.decode(&held[0]).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("test-2026"));
        assert!(is_undone(&undo(&app, receipt, &held).await));
    }
    // One was a duplicate.
    assert_eq!(lengths[0], lengths[1]);
    assert_eq!(app.counts().await["total"], 4);
    let duplicates = "SELECT COUNT(*) FROM signatures WHERE state = 'duplicate'";
    assert_eq!(app.number(duplicates).await, 2);
}

#[tokio::test]
async fn who_has_signed_again_meanwhile_counts_once() {
    let app = TestApp::new().await;
    let receipt = app.receipt_of(&signing(AMINA)).await;
    let held = withdraw(&app, &receipt, None).await;
    app.sign(&signing(AMINA)).await;
    let page = undo(&app, &receipt, &held).await;
    assert!(is_undone(&page) && shows(&page, "one given"));
    assert_eq!(app.counts().await["total"], 1);
}

#[tokio::test]
async fn what_was_altered_or_is_somebody_elses_undoes_nothing() {
    let app = TestApp::new().await;
    let receipt = app.receipt_of(&signing(AMINA)).await;
    let other = app.receipt_of(&signing("paul@exemple.org")).await;
    let held = withdraw(&app, &receipt, None).await;
    let mut bytes = URL_SAFE_NO_PAD.decode(&held[0]).unwrap();
    let places = [0, 30, bytes.len() / 2, bytes.len() - 1];
    for place in places {
        bytes[place] ^= 1;
        let altered = [URL_SAFE_NO_PAD.encode(&bytes)];
        assert!(!is_undone(&undo(&app, &receipt, &altered).await), "{place}");
        bytes[place] ^= 1;
    }
    for nothing in [&[][..], &[String::new()], &["?".to_owned()]] {
        assert!(!is_undone(&undo(&app, &receipt, nothing).await));
    }
    // All of what is sent, or nothing.
    let and_more = [held[0].clone(), "A".repeat(99)];
    assert!(!is_undone(&undo(&app, &receipt, &and_more).await));
    assert!(!is_undone(&undo(&app, &other, &held).await));
    let unknown = undo(&app, &"a".repeat(43), &held).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shows(&unknown, "unknown"));
    assert_eq!(app.counts().await["total"], 1);
    // Nothing of it is taken from an address.
    let query = format!("/en/my-signing?receipt={receipt}&act=undo&undo={}", held[0]);
    app.get(&query).await;
    assert_eq!(app.counts().await["total"], 1);
    assert!(is_undone(&undo(&app, &receipt, &held).await));
    assert_eq!(app.counts().await["total"], 2);
}

#[tokio::test]
async fn it_can_be_undone_until_the_end_of_the_next_day() {
    let app = TestApp::new().await;
    let receipts = [
        app.receipt_of(&signing(AMINA)).await,
        app.receipt_of(&signing("paul@exemple.org")).await,
    ];
    let held = [
        withdraw(&app, &receipts[0], None).await,
        withdraw(&app, &receipts[1], None).await,
    ];
    app.days_pass(1);
    assert!(is_undone(&undo(&app, &receipts[0], &held[0]).await));
    app.days_pass(1);
    assert!(!is_undone(&undo(&app, &receipts[1], &held[1]).await));
    assert_eq!(app.counts().await["total"], 1);
}

/// What was confirmed comes back; what still waited is signed again.
#[tokio::test]
async fn what_nobody_had_confirmed_is_not_offered() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    let receipt = app.receipt_of(&signing(AMINA)).await;
    let mail = server.next().await;
    app.confirm(&[("t", &mail.token())]).await;
    let held = withdraw(&app, &receipt, None).await;
    assert!(is_undone(&undo(&app, &receipt, &held).await));
    assert_eq!(app.counts().await["total"], 1);

    let waiting = app.receipt_of(&signing("paul@exemple.org")).await;
    assert!(withdraw(&app, &waiting, None).await.is_empty());
    assert_eq!(app.counts().await["total"], 1);
}

/// The form is never too large to be taken.
#[tokio::test]
async fn as_many_as_one_tab_holds_come_back_at_once() {
    let app = TestApp::new().await;
    let mut receipts = Vec::new();
    for number in 0..30 {
        let email = format!("amina{number}@exemple.org");
        receipts.push(both_signed(&app, &email).await);
    }
    let receipts = receipts.join(",");
    let held = withdraw(&app, &receipts, None).await;
    assert_eq!((held.len(), &app.counts().await["total"]), (30, &json!(0)));
    assert!(is_undone(&undo(&app, &receipts, &held).await));
    assert_eq!(app.counts().await["total"], 60);
}
