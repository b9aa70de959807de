//! What the server deletes by itself. The job runs at each start; the clock is the test's.

use std::fs;

use axum::http::StatusCode;
use serde_json::json;

use crate::{
    DATABASE,
    clock::job_has_looked,
    smtp_server::SmtpServer,
    test_app::{TestApp, signing},
};

const EVERYTHING: &str = "SELECT (SELECT COUNT(*) FROM signings) + (SELECT COUNT(*) FROM signatures) \
     + (SELECT COUNT(*) FROM confirmations) + (SELECT COUNT(*) FROM outbox) \
     + (SELECT COUNT(*) FROM amendments) + (SELECT COUNT(*) FROM suppressions)";

#[tokio::test]
async fn what_nobody_confirms_goes_after_seven_days() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    let mut tokens = Vec::new();
    for email in ["amina@exemple.org", "paul@exemple.org", "zoe@exemple.org"] {
        app.sign(&signing(email)).await;
        tokens.push(server.next().await.token());
    }
    app.confirm(&[("t", &tokens[0])]).await;
    app.confirm(&[("t", &tokens[2]), ("act", "refuse")]).await;
    app.days_pass(7);
    // A server's shutdown waits until its job has run.
    let app = app.restart().await.restart().await;
    app.sign(&signing("late@exemple.org")).await;
    server.next().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM signings").await, 4);

    app.days_pass(1);
    let app = app.restart().await;
    app.until("SELECT COUNT(*) FROM confirmations", 1).await;
    app.until("SELECT COUNT(*) FROM signings", 2).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM signatures").await, 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM suppressions").await, 1);
    assert_eq!(app.counts().await["total"], 1);
    // An owner who refused still gets no mail.
    app.sign(&signing("zoe@exemple.org")).await;
    app.sign(&signing("new@exemple.org")).await;
    assert_eq!(server.next().await.to, "new@exemple.org");
}

/// The campaign of the test's site ends with 2026; all is kept for twelve months.
#[tokio::test]
async fn after_the_campaign_only_the_counts_stay() {
    let app = TestApp::new().await;
    for number in 0..700 {
        let mut body = signing(&format!("p{number}@exemple.org"));
        body["petitions"] = json!(["one", "two"]);
        assert_eq!(app.sign(&body).await.status, StatusCode::CREATED);
    }
    let receipt = app.receipt_of(&signing("amina@exemple.org")).await;
    app.my_signing(&[("receipt", &*receipt), ("act", "amend")])
        .await;
    let secrets = fs::read_to_string(&app.config.store.secrets).unwrap();
    // 2026-11-30 and 396 days: the last day of 2027.
    app.days_pass(396);
    let app = app.restart().await.restart().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM signings").await, 701);
    app.days_pass(1);
    let app = app.restart().await;
    app.until(EVERYTHING, 0).await;
    assert_eq!(
        app.counts().await["petitions"],
        json!({ "one": 701, "two": 700, "won": 0 })
    );
    let app = app.restart().await;
    assert_eq!(app.counts().await["total"], 1401);
    let wrong = "SELECT COUNT(*) FROM counts WHERE counted <> archived";
    assert_eq!(app.number(wrong).await, 0);

    // The secret of the tags is a new one, unless several servers share it. Receipts and exports
    // work as before.
    let read = || fs::read_to_string(&app.config.store.secrets).unwrap();
    let line = |text: &str, name: &str| {
        let mut lines = text.lines();
        lines
            .find(|line| line.starts_with(name))
            .unwrap()
            .to_owned()
    };
    let fresh = read();
    assert_eq!(
        line(&fresh, "tags") == line(&secrets, "tags"),
        DATABASE.has_several_servers()
    );
    assert_eq!(line(&fresh, "receipts"), line(&secrets, "receipts"));

    // A later signing is kept for the same time from its own day on.
    let late = app.receipt_of(&signing("late@exemple.org")).await;
    let app = app.restart().await.restart().await;
    assert_eq!(app.counts().await["total"], 1402);
    let page = app.my_signing(&[("receipt", &*late)]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(read_secret(&app), line(&fresh, "tags"));
}

/// Several servers do not replace it: the operator does.
#[tokio::test]
async fn the_secret_of_the_tags_is_replaced_once_for_all_that_is_deleted() {
    let app = TestApp::new().await;
    app.receipt_of(&signing("early@exemple.org")).await;
    let first = read_secret(&app);
    app.days_pass(397);
    let app = app.restart().await;
    app.until(EVERYTHING, 0).await;
    // A server ends when its job has done what it began.
    let app = app.restart().await;
    let second = read_secret(&app);
    assert_eq!(second == first, DATABASE.has_several_servers());

    // Each start sees that no tag is left, and changes nothing.
    let app = app.restart().await;
    job_has_looked(&app).await;
    let app = app.restart().await;
    assert_eq!(read_secret(&app), second);
    app.receipt_of(&signing("late@exemple.org")).await;
    let app = app.restart().await.restart().await.restart().await;
    assert_eq!(read_secret(&app), second);

    // The last day on which the late signing is kept. The secret of its tag is replaced with it.
    app.days_pass(366);
    let app = app.restart().await.restart().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM signings").await, 1);
    assert_eq!(read_secret(&app), second);
    app.days_pass(1);
    let app = app.restart().await;
    app.until(EVERYTHING, 0).await;
    let app = app.restart().await;
    assert_eq!(read_secret(&app) == second, DATABASE.has_several_servers());
}

fn read_secret(app: &TestApp) -> String {
    let text = fs::read_to_string(&app.config.store.secrets).unwrap();
    let mut lines = text.lines();
    lines
        .find(|line| line.starts_with("tags"))
        .unwrap()
        .to_owned()
}
