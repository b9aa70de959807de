//! A person asks the section to be forgotten.

use std::{fs, sync::atomic::Ordering};

use serde_json::json;

use crate::{
    sealed::marathon,
    smtp_server::SmtpServer,
    test_app::{TestApp, signing},
};

/// Runs the command with this standard input.
pub async fn forget(app: &TestApp, input: &str, more: &[&str]) -> (bool, String) {
    let secrets = app.config.store.secrets.to_str().unwrap().to_owned();
    let path = app.path("input");
    fs::write(&path, input).unwrap();
    let command = ["forget", "--database", &app.database, "--secrets", &secrets];
    let output = marathon(
        &[&command, more].concat(),
        Some(fs::File::open(path).unwrap()),
    )
    .await;
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[tokio::test]
async fn removes_a_person_beside_the_running_server_and_keeps_the_count() {
    let app = TestApp::new().await;
    let mut both = signing("amina.d@gmail.com");
    both["petitions"] = json!(["one", "two"]);
    let receipt = app.receipt_of(&both).await;
    app.my_signing(&[("receipt", &*receipt), ("act", "amend")])
        .await;
    // The same mailbox, spelled otherwise.
    app.sign(&signing("aminad+x@gmail.com")).await;
    app.sign(&signing("paul@exemple.org")).await;

    let (done, said) = forget(&app, " AminaD@gmail.com\n", &[]).await;
    assert!(done, "{said}");
    assert!(
        said.contains("2 signings with 3 signatures, and 0 mails"),
        "{said}"
    );
    assert!(said.contains("2 counted, and go on counting"), "{said}");
    assert!(!said.to_lowercase().contains("gmail"), "{said}");
    let left = "SELECT COUNT(*) * 100 + (SELECT COUNT(*) FROM signatures) * 10 \
                + (SELECT COUNT(*) FROM amendments) FROM signings";
    assert_eq!(app.number(left).await, 110);
    let page = app.my_signing(&[("receipt", &*receipt)]).await;
    assert_eq!(page.status.as_u16(), 422);
    assert_eq!(app.counts().await["total"], 3);

    // The server goes on, and its counts still agree with its rows.
    app.sign(&signing("zoe@exemple.org")).await;
    let (done, said) = forget(&app, "amina.d@gmail.com\n", &[]).await;
    assert!(
        done && said.contains("No signing and no letter is kept"),
        "{said}"
    );
    let wrong = "SELECT COUNT(*) FROM counts WHERE counted <> archived + (SELECT COUNT(*) \
                 FROM signatures WHERE petition = counts.petition AND state = 'counted')";
    assert_eq!(app.number(wrong).await, 0);
    assert_eq!(app.restart().await.counts().await["total"], 4);
}

#[tokio::test]
async fn what_waits_to_be_confirmed_goes_with_its_mail_and_a_suppression_only_if_asked() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    app.sign(&signing("paul@exemple.org")).await;
    let token = server.next().await.token();
    app.confirm(&[("t", &token), ("act", "refuse")]).await;
    let (done, said) = forget(&app, "paul@exemple.org", &[]).await;
    assert!(done && said.contains("Kept: that this address"), "{said}");
    app.sign(&signing("paul@exemple.org")).await;
    let (done, said) = forget(&app, "paul@exemple.org", &["--suppression-only"]).await;
    assert!(done && said.contains("may be written to again"), "{said}");
    app.sign(&signing("paul@exemple.org")).await;
    assert_eq!(server.next().await.to, "paul@exemple.org");

    app.sign(&signing("amina@exemple.org")).await;
    let token = server.next().await.token();
    // The next mail has arrived, and the sender still waits for the answer.
    server.keeps_silent.store(true, Ordering::Relaxed);
    app.sign(&signing("amina@exemple.org")).await;
    server.next().await;
    let (done, said) = forget(&app, "amina@exemple.org", &[]).await;
    assert!(done, "{said}");
    assert!(
        said.contains("2 signings with 2 signatures, and 1 mail on the way"),
        "{said}"
    );
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 0);
    let late = app.confirm(&[("t", &token)]).await;
    assert_eq!(late.status.as_u16(), 422);
}

#[tokio::test]
async fn what_is_no_address_is_refused_and_none_stands_in_the_arguments() {
    let app = TestApp::new().await;
    let (done, said) = forget(&app, "amina\n", &[]).await;
    assert!(!done && said.contains("not an e-mail address"), "{said}");
    assert!(!said.contains("amina"), "{said}");
    let (done, _) = forget(&app, "", &["amina@exemple.org"]).await;
    assert!(!done);
}
