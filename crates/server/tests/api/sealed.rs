//! Sealed data opens with the section's key, and with nothing else. The commands are the real ones.

use std::{
    fs,
    process::{Output, Stdio},
};

use axum::http::StatusCode;
use serde_json::{Value, json};
use tokio::process::Command;

use crate::{
    programs,
    test_app::{TestApp, signing, start},
};

/// Runs a command of either program: the server's, or the section's. A test's server, which shares
/// its thread, goes on meanwhile: stopped within a batch it would hold the database's lock.
pub async fn marathon(arguments: &[&str], input: Option<fs::File>) -> Output {
    Command::new(programs::of(arguments))
        .args(arguments)
        .stdin(input.map_or(Stdio::null(), Stdio::from))
        .output()
        .await
        .unwrap()
}

#[tokio::test]
async fn a_signing_is_read_by_its_section_only() {
    let app = TestApp::new().await;
    let key = app.path("fr.key");
    let made = marathon(
        &[
            "keys",
            "generate",
            "--out",
            key.to_str().unwrap(),
            "--section",
            "fr",
        ],
        None,
    )
    .await;
    let line = String::from_utf8(made.stdout).unwrap();
    assert!(line.starts_with("public_key = \""), "{line}");
    let section = app.config.site.sections.join("fr.toml");
    let text = fs::read_to_string(&section).unwrap();
    fs::write(&section, text + &line).unwrap();

    let app = app.restart().await;
    let mut body = signing("amina@exemple.org");
    body["petitions"] = json!(["one", "two"]);
    body["postcode"] = json!(" 75001 ");
    assert_eq!(app.sign(&body).await.status, StatusCode::CREATED);
    let mut closed = signing("paul@exemple.org");
    closed["section"] = json!("int");
    let answer = app.sign(&closed).await;
    assert_eq!(
        answer.errors(),
        [("section".to_owned(), "closed".to_owned())]
    );

    let database = app.database.clone();
    let export = marathon(
        &["export", "--database", &database, "--section", "fr"],
        None,
    )
    .await;
    let sealed = app.path("sealed.jsonl");
    fs::write(&sealed, &export.stdout).unwrap();
    let read = || Some(fs::File::open(&sealed).unwrap());
    let clear = marathon(&["unseal", "--key", key.to_str().unwrap()], read()).await;
    let mut clear: Value = serde_json::from_slice(&clear.stdout).unwrap();
    clear["record"].take();
    let _both = crate::database::share_snapshot();
    insta::assert_json_snapshot!(clear);

    let try_out = app.path("data/key.toml");
    let wrong = marathon(&["unseal", "--key", try_out.to_str().unwrap()], read()).await;
    assert_eq!(wrong.status.code(), Some(2));
    assert!(wrong.stdout.is_empty());
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert!(
        said.contains("NOT OPENED: 1 record sealed to key "),
        "{said}"
    );
}

#[tokio::test]
async fn without_any_key_nothing_is_taken() {
    let app = TestApp::with(|config| config.store.try_out_key = None).await;
    let answer = app.sign(&signing("amina@exemple.org")).await;
    assert_eq!(
        answer.errors(),
        [("section".to_owned(), "closed".to_owned())]
    );
}

#[tokio::test]
async fn lost_secrets_are_noticed() {
    let app = TestApp::new().await;
    app.sign(&signing("amina@exemple.org")).await;
    app.started.end().await;
    fs::remove_file(&app.config.store.secrets).unwrap();
    let error = start(&app.config).await.err().unwrap();
    assert!(error.to_string().contains("put it back"), "{error}");
}
