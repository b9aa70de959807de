//! Signings that are changed, deleted and copied while several servers share them.

use std::fs;

use axum::http::StatusCode;
use futures_util::future::join_all;

use super::WRONG;
use crate::{
    forget::forget,
    sealed::marathon,
    test_app::{TestApp, signing},
};

#[tokio::test]
async fn what_is_withdrawn_on_one_is_taken_off_on_the_other() {
    let one = TestApp::new().await;
    let other = one.beside().await;
    one.sign(&signing("amina@exemple.org")).await;
    let receipt = one.receipt_of(&signing("paul@exemple.org")).await;
    super::shows(&other, 2).await;
    let withdraw = [("receipt", &*receipt), ("act", "withdraw")];
    assert_eq!(one.my_signing(&withdraw).await.status, StatusCode::OK);
    assert_eq!(one.counts().await["total"], 1);
    super::shows(&other, 1).await;
    // Whichever server is asked.
    let page = other.my_signing(&[("receipt", &*receipt)]).await;
    assert!(page.says("own.nothing_left"));
}

/// This tests only the outcome. The locks of the rows would ensure it even if servers did not take
/// turns.
#[tokio::test]
async fn what_two_servers_delete_is_archived_once() {
    let app = TestApp::new().await;
    let bodies: Vec<_> = (0..600)
        .map(|person| signing(&format!("p{person}@exemple.org")))
        .collect();
    for answer in join_all(bodies.iter().map(|body| app.sign(body))).await {
        assert_eq!(answer.status, StatusCode::CREATED);
    }
    let secrets = fs::read(&app.config.store.secrets).unwrap();
    app.days_pass(400);
    let (one, other) = tokio::join!(app.beside(), app.beside());
    app.until("SELECT COUNT(*) FROM signings", 0).await;
    one.started.end().await;
    other.started.end().await;
    let archived = "SELECT counted * 1000 + archived FROM counts ORDER BY counted DESC LIMIT 1";
    assert_eq!(app.number(archived).await, 600_600);
    assert_eq!(app.number(WRONG).await, 0);
    // The servers share the secret, so none replaces it alone.
    assert_eq!(fs::read(&app.config.store.secrets).unwrap(), secrets);
}

#[tokio::test]
async fn a_copy_is_left_to_the_databases_own_tools() {
    let app = TestApp::new().await;
    let copy = app.path("copy.db");
    let to = copy.to_str().unwrap();
    let output = marathon(&["backup", "--database", &app.database, "--to", to], None).await;
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("pg_dump --exclude-table-data=outbox"),
        "{said}"
    );
    assert_eq!(fs::read_dir(app.folder.path()).unwrap().count(), 2);
}

/// With other secrets no address would be found, and "nothing is kept" would be untrue.
#[tokio::test]
async fn who_forgets_with_other_secrets_than_the_servers_is_told_so() {
    let mut app = TestApp::new().await;
    app.sign(&signing("amina@exemple.org")).await;
    let shared = app.config.store.secrets.clone();
    let secrets = fs::read_to_string(&shared).unwrap();
    let (tags, receipts) = (value(&secrets, "tags"), value(&secrets, "receipts"));
    app.config.store.secrets = app.path("other.toml");
    let other = format!("tags = \"{receipts}\"\nreceipts = \"{tags}\"\n");
    fs::write(&app.config.store.secrets, other).unwrap();
    for more in [&[][..], &["--suppression-only"]] {
        let (done, said) = forget(&app, "amina@exemple.org", more).await;
        assert!(!done && said.contains("--secrets"), "{said}");
        assert!(!said.contains("amina"), "{said}");
    }
    app.config.store.secrets = shared;
    let (done, said) = forget(&app, "amina@exemple.org", &[]).await;
    assert!(done && said.contains("Removed: 1 signing"), "{said}");
}

/// The text in quotes after a name.
fn value<'a>(text: &'a str, name: &str) -> &'a str {
    let mut lines = text.lines().filter(|line| line.starts_with(name));
    lines.next().unwrap().split('"').nth(1).unwrap()
}
