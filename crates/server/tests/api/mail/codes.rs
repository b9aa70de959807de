//! The code instead of the link.

use axum::http::StatusCode;

use super::{AMINA, mailing, shape, shows};
use crate::test_app::signing;

#[tokio::test]
async fn the_code_confirms_with_its_address() {
    let (app, mut server) = mailing().await;
    app.sign(&signing(AMINA)).await;
    let mail = server.next().await;
    let page = app.get("/en/confirm").await;
    assert!(shows(&page, "code") && !shows(&page, "link"));

    let code = mail.code();
    let other = app
        .confirm(&[("email", "paul@exemple.org"), ("code", &code)])
        .await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shows(&other, "wrong") && other.text().contains(r#"aria-invalid="true""#));
    assert!(!page.text().contains("aria-invalid"));
    assert_eq!(app.counts().await["total"], 0);
    let spaced = format!("{} {} {}", &code[..4], &code[5..8], &code[8..]).to_lowercase();
    let page = app.confirm(&[("email", AMINA), ("code", &spaced)]).await;
    assert!(shows(&page, "confirmed"));
    assert_eq!(app.counts().await["total"], 1);
}

#[tokio::test]
async fn after_five_wrong_codes_only_the_link_is_left() {
    let (app, mut server) = mailing().await;
    app.sign(&signing(AMINA)).await;
    let mail = server.next().await;
    let (wrong, right) = (mail.wrong_code(), mail.code());
    let guess = [("email", AMINA), ("code", &*wrong)];
    // At once, so that they may share a batch.
    let answers = tokio::join!(
        app.confirm(&guess),
        app.confirm(&guess),
        app.confirm(&guess),
        app.confirm(&guess),
        app.confirm(&guess),
    );
    assert!(shows(&answers.4, "wrong"));
    let too_late = app.confirm(&[("email", AMINA), ("code", &right)]).await;
    assert_eq!(shape(&too_late), shape(&answers.4), "it does not say why");
    assert_eq!(app.counts().await["total"], 0);
    assert!(shows(
        &app.confirm(&[("t", &mail.token())]).await,
        "confirmed"
    ));
    assert_eq!(app.counts().await["total"], 1);
}

#[tokio::test]
async fn four_wrong_codes_are_forgiven_and_nonsense_is_no_try() {
    let (app, mut server) = mailing().await;
    app.sign(&signing(AMINA)).await;
    let mail = server.next().await;
    let (wrong, right) = (mail.wrong_code(), mail.code());
    for code in [&*wrong, "", "12", "abcdef", &*wrong, &*wrong, &*wrong] {
        let page = app.confirm(&[("email", AMINA), ("code", code)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let page = app.confirm(&[("email", AMINA), ("code", &right)]).await;
    assert!(shows(&page, "confirmed"));
}

#[tokio::test]
async fn a_token_that_is_none_leads_nowhere() {
    let (app, _server) = mailing().await;
    let long = "a".repeat(43);
    for token in ["x", "\"><b>", &*long] {
        let page = app.confirm(&[("t", token)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(shows(&page, "gone"));
        assert!(!page.text().contains("<b>"));
    }
    assert!(shows(&app.get("/en/confirm?t=%22%3E%3Cb%3E").await, "gone"));
    assert_eq!(app.get("/de/confirm").await.status, StatusCode::NOT_FOUND);
}

/// Whoever knows an address can ask for mails to it and guess codes, but does not see the mails.
#[tokio::test]
async fn wrong_codes_spoil_the_mail_that_they_name_only() {
    let (app, mut server) = mailing().await;
    app.sign(&signing(AMINA)).await;
    let theirs = server.next().await;
    app.sign(&signing(AMINA)).await;
    let mine = server.next().await;
    for number in 0..40 {
        let guess = format!("BBBB-{number:06}");
        app.confirm(&[("email", AMINA), ("code", &guess)]).await;
    }
    for _ in 0..5 {
        app.confirm(&[("email", AMINA), ("code", &theirs.wrong_code())])
            .await;
    }
    let spoilt = app
        .confirm(&[("email", AMINA), ("code", &theirs.code())])
        .await;
    assert_eq!(spoilt.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = app
        .confirm(&[("email", AMINA), ("code", &mine.code())])
        .await;
    assert!(shows(&page, "confirmed"));
    assert_eq!(app.counts().await["total"], 1);
    assert!(shows(
        &app.confirm(&[("t", &theirs.token())]).await,
        "confirmed"
    ));
}
