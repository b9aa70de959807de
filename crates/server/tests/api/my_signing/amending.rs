//! A changed consent reaches the section, sealed.

use std::fs;

use super::{AMINA, shows};
use crate::{
    sealed::marathon,
    test_app::{TestApp, signing},
};

/// What the section reads: one line for each record.
pub async fn unsealed(app: &TestApp) -> Vec<serde_json::Value> {
    let export = marathon(
        &["export", "--database", &app.database, "--section", "fr"],
        None,
    )
    .await;
    assert!(!String::from_utf8_lossy(&export.stdout).contains("Diallo"));
    let sealed = app.path("sealed.jsonl");
    fs::write(&sealed, &export.stdout).unwrap();
    let key = app.path("data/key.toml");
    let clear = marathon(
        &["unseal", "--key", key.to_str().unwrap()],
        Some(fs::File::open(&sealed).unwrap()),
    )
    .await;
    assert!(
        clear.status.success(),
        "{}",
        String::from_utf8_lossy(&clear.stderr)
    );
    let lines = String::from_utf8(clear.stdout).unwrap();
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[tokio::test]
async fn the_last_choice_holds_and_what_was_withdrawn_is_said() {
    let app = TestApp::new().await;
    let mut body = signing(AMINA);
    body["name_to_authorities"] = true.into();
    let receipt = app.receipt_of(&body).await;
    let gone = app.receipt_of(&signing("paul@exemple.org")).await;
    app.my_signing(&[("receipt", &*gone), ("act", "withdraw")])
        .await;
    for choice in ["name_to_authorities", "updates"] {
        let amend = [("receipt", &*receipt), ("act", "amend"), (choice, "true")];
        let page = app.my_signing(&amend).await;
        assert!(shows(&page, "amended") && shows(&page, "one given"));
    }
    let lines = unsealed(&app).await;
    assert_eq!(lines[0]["given_name"], "Amina");
    assert_eq!(lines[0]["updates"], true);
    assert_eq!(lines[0]["name_to_authorities"], false);
    assert_eq!(lines[1]["states"][0]["state"], "withdrawn");
    assert!(lines[1].get("email").is_none());
}

/// Enough at once to collide: none is lost, none causes a fault, and the newest are kept.
#[tokio::test]
async fn changes_that_meet_follow_one_another() {
    let app = TestApp::new().await;
    let receipt = app.receipt_of(&signing(AMINA)).await;
    let amend = [("receipt", &*receipt), ("act", "amend")];
    let two = tokio::join!(app.my_signing(&amend), app.my_signing(&amend));
    assert!(shows(&two.0, "amended") && shows(&two.1, "amended"));
    for _ in 0..22 {
        assert!(shows(&app.my_signing(&amend).await, "amended"));
    }
    let kept = "SELECT COUNT(*) * 1000 + MAX(number) FROM amendments";
    assert_eq!(app.number(kept).await, 20_024);
    // The same receipt twice is one change, not two that collide.
    let twice = format!("{receipt},{receipt}");
    let amend = [("receipt", &*twice), ("act", "amend")];
    assert!(shows(&app.my_signing(&amend).await, "amended"));
    assert_eq!(app.number(kept).await, 20_025);
    assert_eq!(unsealed(&app).await.len(), 1);
}
