//! Letters whose address is confirmed by mail.

use axum::http::StatusCode;
use serde_json::json;

use super::{AMINA, mailing, shape, shows};
use crate::{
    letters::{LETTERS, letter},
    smtp_server::Mail,
    test_app::{Answer, TestApp, signing},
};

async fn hand_over(app: &TestApp, email: &str) -> Answer {
    let answer = app.post_to(LETTERS, &letter(email), &[]).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    answer
}

const HANDED: &str = "SELECT CAST(SUM(handed) AS BIGINT) FROM letter_counts";

async fn confirm_by_link(app: &TestApp, mail: &Mail) -> Answer {
    app.confirm(&[("t", &mail.token())]).await
}

#[tokio::test]
async fn one_counts_once_its_address_is_confirmed() {
    let (app, mut server) = mailing().await;
    let answer = hand_over(&app, AMINA).await;
    assert_eq!(
        answer.json(),
        json!({ "case": "one", "confirmation": "mail" })
    );
    // Exactly these bytes: the app searches for this text, and does not parse the JSON.
    assert!(answer.text().contains("\"confirmation\":\"mail\""));
    let mail = server.next().await;
    assert_eq!(mail.to, AMINA);
    assert_eq!(mail.subject, "en mail.letter_subject");
    for part in [
        "en mail.letter_lead",
        "en mail.letter_link",
        "en mail.letter_not_you",
    ] {
        assert!(mail.text.contains(part), "{}", mail.text);
    }
    assert!(!mail.text.contains("my-signing"), "{}", mail.text);
    assert_eq!(app.number(HANDED).await, 0);

    let link = format!("/en/confirm?t={}", mail.token());
    let page = app.get(&link).await;
    assert!(page.says("confirm.letter_title") && page.says("confirm.letter_about"));
    assert!(page.text().contains("<title>confirm.letter_title"));
    assert!(!page.says("confirm.title"));
    assert_eq!(
        app.number(HANDED).await,
        0,
        "a link is followed by scanners"
    );
    for _ in 0..2 {
        let page = confirm_by_link(&app, &mail).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.says("confirm.letter_done_title"));
        assert_eq!(app.number(HANDED).await, 1);
    }
    // Another letter of the same address is delivered too, but does not count.
    hand_over(&app, AMINA).await;
    let code = server.next().await.code();
    let page = app.confirm(&[("email", AMINA), ("code", &code)]).await;
    assert!(page.says("confirm.letter_done_title"));
    assert_eq!(app.number(HANDED).await, 1);
    let delivered = "SELECT COUNT(*) FROM letters WHERE NOT pending";
    assert_eq!(app.number(delivered).await, 2);
}

#[tokio::test]
async fn the_public_number_waits_for_the_tenth_confirmation() {
    let (app, mut server) = mailing().await;
    let mut mails = Vec::new();
    for number in 0..10 {
        hand_over(&app, &format!("p{number}@exemple.org")).await;
        mails.push(server.next().await);
    }
    for (number, mail) in mails.iter().enumerate() {
        let shown = app.counts().await["letters"]["one"].clone();
        assert_eq!(shown, 0, "after {number}");
        confirm_by_link(&app, mail).await;
    }
    assert_eq!(app.counts().await["letters"]["one"], 10);
    assert_eq!(app.restart().await.counts().await["letters"]["one"], 10);
}

/// A signing of the same address does not change.
#[tokio::test]
async fn whoever_wrote_none_says_so() {
    let (app, mut server) = mailing().await;
    app.sign(&signing(AMINA)).await;
    let of_signing = server.next().await;
    app.confirm(&[("t", &of_signing.token())]).await;
    hand_over(&app, AMINA).await;
    let mail = server.next().await;
    let refusal = [("t", &*mail.token()), ("act", "refuse")];
    assert!(shows(&app.confirm(&refusal).await, "refused"));
    let left = "SELECT COUNT(*) FROM letters WHERE length(sealed) > 0 OR country <> ''";
    assert_eq!(app.number(left).await, 0);
    assert!(shows(&confirm_by_link(&app, &mail).await, "gone"));
    assert_eq!(app.counts().await["total"], 1);

    // Whoever types the address again gets the usual answer, and nothing is kept or sent.
    let (again, other) = (
        hand_over(&app, AMINA).await,
        hand_over(&app, "paul@exemple.org").await,
    );
    assert_eq!(shape(&again), shape(&other));
    assert_eq!(server.next().await.to, "paul@exemple.org");
    assert_eq!(app.number(left).await, 1);
}

#[tokio::test]
async fn what_nobody_confirms_is_exported_never_and_goes_after_its_time() {
    let (app, mut server) = mailing().await;
    hand_over(&app, AMINA).await;
    let mail = server.next().await;
    let (file, secrets) = (app.path("letters.jsonl"), app.path("data/secrets.toml"));
    let export = [
        "export",
        "--letters",
        "--database",
        &app.database,
        "--secrets",
        secrets.to_str().unwrap(),
        "--section",
        "fr",
        "--out",
        file.to_str().unwrap(),
    ];
    let output = crate::sealed::marathon(&export, None).await;
    assert!(output.status.success());
    let exported = std::fs::read_to_string(&file).unwrap();
    assert!(!exported.contains("\"sealed\""), "{exported}");

    app.days_pass(7);
    assert!(
        app.get(&format!("/en/confirm?t={}", mail.token()))
            .await
            .says("confirm.letter_title")
    );
    app.days_pass(1);
    assert!(shows(&confirm_by_link(&app, &mail).await, "gone"));
    let app = app.restart().await;
    app.until("SELECT COUNT(*) FROM letters", 0).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM confirmations").await, 0);
    assert_eq!(app.number(HANDED).await, 0);
}

/// Letters and signings share the limit of a mailbox.
#[tokio::test]
async fn letters_and_signings_share_the_mails_of_a_mailbox() {
    let (app, mut server) = mailing().await;
    for number in 0..20 {
        match number % 2 {
            0 => drop(hand_over(&app, AMINA).await),
            _ => drop(app.sign(&signing(AMINA)).await),
        }
    }
    for _ in 0..12 {
        server.next().await;
    }
    app.until("SELECT COUNT(*) FROM outbox", 0).await;
    let asked = "SELECT COUNT(*) FROM confirmations WHERE kind = 'confirm'";
    assert_eq!(app.number(asked).await, 12);
    assert!(server.is_empty());
}

#[tokio::test]
async fn a_form_leads_to_the_page_that_says_so() {
    let (app, mut server) = mailing().await;
    let form = [
        ("page", "/fr/cases/one/letter"),
        ("language", "fr"),
        ("case", "one"),
        ("text", "Une lettre."),
        ("given_name", "Amina"),
        ("family_name", "Diallo"),
        ("email", AMINA),
        ("country", "BE"),
    ];
    let answer = app.form_to(LETTERS, &form, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(answer.header("location"), "/fr/done/letter-mailed");
    assert_eq!(server.next().await.subject, "fr mail.letter_subject");
}
