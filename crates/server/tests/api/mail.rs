//! Addresses confirmed by mail, over real SMTP.

mod codes;
mod letters;
mod limits;
mod privacy;
mod refusing;
mod sending;
mod thanks;

use axum::http::StatusCode;
use serde_json::json;

use crate::{
    forms::SOUND,
    smtp_server::SmtpServer,
    test_app::{Answer, TestApp, signing},
};

const AMINA: &str = "amina@exemple.org";

/// A server that confirms addresses, and the mail server that takes its mails.
async fn mailing() -> (TestApp, SmtpServer) {
    let server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    (app, server)
}

/// Whether the page shows the text of a part.
fn shows(answer: &Answer, part: &str) -> bool {
    let text = answer.text();
    assert!(!text.contains("<script"), "{text}");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    answer.says(match part {
        "link" => "confirm.title",
        "petitions" => "confirm.petitions",
        "code" => "confirm.code_title",
        "wrong" => "confirm.wrong",
        "confirmed" => "confirm.done_title",
        "refused" => "confirm.refused_title",
        "gone" => "confirm.gone_title",
        "not-me" => "confirm.not_me_button",
        "too-many" => "en error.too_many",
        _ => panic!("there is no {part}"),
    })
}

fn shape(answer: &Answer) -> (StatusCode, Vec<(String, String)>, usize) {
    let headers = answer
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    (answer.status, headers.collect(), answer.body.len())
}

#[tokio::test]
async fn a_signature_counts_once_its_address_is_confirmed() {
    let (app, mut server) = mailing().await;
    let mut both = signing(AMINA);
    both["petitions"] = json!(["one", "two"]);
    let answer = app.sign(&both).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(answer.json()["confirmation"], "mail");
    // Exactly these bytes: the app searches for this text, and does not parse the JSON.
    for words in ["\"confirmation\":\"mail\"", "{\"receipt\":\""] {
        assert!(answer.text().contains(words), "{}", answer.text());
    }
    let mail = server.next().await;
    assert_eq!(mail.to, AMINA);
    assert_eq!(mail.subject, "en mail.confirm_subject");
    assert!(mail.raw.contains("Auto-Submitted: auto-generated"));
    let token = mail.token();
    assert!(
        mail.html
            .contains(&format!("https://marathon.example/en/confirm?t={token}"))
    );
    assert!(mail.html.contains(&mail.code()));

    // A scanner follows the link, as often as it likes.
    let link = format!("/en/confirm?t={token}");
    for _ in 0..2 {
        let page = app.get(&link).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(shows(&page, "link") && !shows(&page, "code"));
        assert!(page.text().contains(&format!("value=\"{token}\"")));
        assert_eq!(app.counts().await["total"], 0);
    }

    for _ in 0..2 {
        let page = app.confirm(&[("t", &token), ("act", "confirm")]).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(shows(&page, "confirmed") && !shows(&page, "link"));
        assert_eq!(app.counts().await["total"], 2);
    }
    let app = app.restart().await;
    assert_eq!(app.counts().await["total"], 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 0);
}

#[tokio::test]
async fn whoever_types_my_address_first_does_not_keep_me_from_signing() {
    let (app, mut server) = mailing().await;
    app.sign(&signing(AMINA)).await;
    let theirs = server.next().await;
    app.sign(&signing("Amina@exemple.org")).await;
    let mine = server.next().await;
    assert_ne!(theirs.token(), mine.token());
    app.confirm(&[("t", &mine.token())]).await;
    assert_eq!(app.counts().await["total"], 1);
    assert_eq!(
        app.number("SELECT signing FROM signatures WHERE state = 'counted'")
            .await,
        2
    );
}

#[tokio::test]
async fn of_two_signings_confirmed_at_once_one_counts() {
    let (app, mut server) = mailing().await;
    for address in [
        "amina.d@gmail.com",
        "aminad+x@gmail.com",
        "paul@exemple.org",
    ] {
        app.sign(&signing(address)).await;
    }
    let tokens = [
        server.next().await.token(),
        server.next().await.token(),
        server.next().await.token(),
    ];
    let (first, second, third) = (
        [("t", &*tokens[0])],
        [("t", &*tokens[1])],
        [("t", &*tokens[2])],
    );
    let answers = tokio::join!(
        app.confirm(&first),
        app.confirm(&second),
        app.confirm(&third)
    );
    assert!(shows(&answers.0, "confirmed") && shows(&answers.1, "confirmed"));
    assert_eq!(app.counts().await["total"], 2);
    let duplicates = "SELECT COUNT(*) FROM signatures WHERE state = 'duplicate'";
    assert_eq!(app.number(duplicates).await, 1);
}

#[tokio::test]
async fn a_mail_can_be_answered_for_seven_days() {
    let (app, mut server) = mailing().await;
    for address in [AMINA, "paul@exemple.org"] {
        app.sign(&signing(address)).await;
    }
    let (first, second) = (server.next().await, server.next().await);
    app.days_pass(7);
    assert!(shows(
        &app.confirm(&[("t", &first.token())]).await,
        "confirmed"
    ));
    app.days_pass(1);
    let late = app.confirm(&[("t", &second.token())]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shows(&late, "gone"));
    let late = [("email", &*second.to), ("code", &*second.code())];
    assert!(shows(&app.confirm(&late).await, "wrong"));
    assert_eq!(app.counts().await["total"], 1);
}

#[tokio::test]
async fn who_has_signed_everything_is_told_so_once() {
    let (app, mut server) = mailing().await;
    app.sign(&signing(AMINA)).await;
    let token = server.next().await.token();
    app.confirm(&[("t", &token)]).await;

    let first = app.sign(&signing("paul@exemple.org")).await;
    server.next().await;
    let again = app.sign(&signing(AMINA)).await;
    assert_eq!(shape(&again), shape(&first), "the answer tells nothing");
    let mail = server.next().await;
    assert_eq!(
        (&*mail.to, &*mail.subject),
        (AMINA, "en mail.already_subject")
    );
    assert!(!mail.text.contains("?t="));
    app.sign(&signing(AMINA)).await;
    let told = "SELECT COUNT(*) FROM confirmations WHERE kind = 'already'";
    assert_eq!(app.number(told).await, 1);
    assert_eq!(app.counts().await["total"], 1);
}

#[tokio::test]
async fn a_form_leads_to_the_page_that_says_so() {
    let (app, mut server) = mailing().await;
    let answer = app.post_form(&SOUND, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/fr/mailed#signed=one,two");
    assert_eq!(server.next().await.subject, "fr mail.confirm_subject");
}

#[tokio::test]
async fn the_operator_is_told_when_signatures_count() {
    let (app, _server) = mailing().await;
    let text = app.get("/readyz").await;
    assert!(text.text().contains("once their address is confirmed"));
    let app = TestApp::new().await;
    assert!(app.get("/readyz").await.text().contains("count at once"));
    let answer = app.sign(&signing(AMINA)).await.json();
    assert!(answer.get("confirmation").is_none());
}
