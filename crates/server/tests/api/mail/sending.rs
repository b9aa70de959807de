//! A queued mail is sent, whatever happens.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use marathon_core::config::{Config, SmtpUrl};

use super::AMINA;
use crate::{
    forms::SOUND,
    smtp_server::SmtpServer,
    test_app::{TestApp, signing},
};

/// Makes the server retry at once, and end at once.
fn hasty(config: &mut Config) {
    let mail = config.mail.as_mut().unwrap();
    mail.first_pause = Duration::ZERO;
    mail.grace = Duration::ZERO;
}

/// The server, started again after every pause of its mails is over. The day passes while no server
/// runs, so that an attempt on its way is stored before it. Otherwise its pause would begin after
/// the day.
async fn a_day_after_its_end(app: TestApp) -> TestApp {
    let clock = Arc::clone(&app.clock);
    app.restart_after(move || {
        clock.fetch_add(86_400, Ordering::Relaxed);
    })
    .await
}

#[tokio::test]
async fn a_crash_after_sending_sends_the_same_mail_again() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| {
        server.used_by(config);
        hasty(config);
    })
    .await;
    server.keeps_silent.store(true, Ordering::Relaxed);
    app.sign(&signing(AMINA)).await;
    let first = server.next().await;
    // The mail has arrived, but the sender still waits for the answer. It ends without one and
    // gives the mail back, so that another sender takes it at once.
    let app = app.restart().await;
    let second = server.next().await;
    assert_eq!(second.message_id, first.message_id);
    assert_eq!(second.token(), first.token());
    assert!(second.message_id.ends_with("@marathon.example"));

    server.keeps_silent.store(false, Ordering::Relaxed);
    let app = app.restart().await;
    let third = server.next().await;
    assert_eq!(third.message_id, first.message_id);
    app.confirm(&[("t", &first.token())]).await;
    assert_eq!(app.counts().await["total"], 1);
}

#[tokio::test]
async fn mails_wait_for_a_server_that_is_down() {
    let app = TestApp::with(|config| {
        // Nothing listens there.
        let url = SmtpUrl::parse("smtp://127.0.0.1:9").unwrap();
        let from = "marathon@marathon.example".parse().unwrap();
        config.mail = Some(marathon_core::config::MailConfig::new(url, from));
    })
    .await;
    app.sign(&signing(AMINA)).await;
    let mut app = app.restart().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 1);
    let mut server = SmtpServer::start().await;
    server.used_by(&mut app.config);
    let _app = a_day_after_its_end(app).await;
    assert_eq!(server.next().await.to, AMINA);
}

#[tokio::test]
async fn a_mailbox_that_does_not_exist_is_given_up() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| {
        server.used_by(config);
        hasty(config);
    })
    .await;
    server.refuses.store(true, Ordering::Relaxed);
    app.sign(&signing(AMINA)).await;
    app.until("SELECT COUNT(*) FROM outbox", 0).await;
    server.refuses.store(false, Ordering::Relaxed);
    app.sign(&signing("paul@exemple.org")).await;
    assert_eq!(server.next().await.to, "paul@exemple.org");
}

#[tokio::test]
async fn no_mail_goes_out_without_the_tls_that_was_asked_for() {
    let mut server = SmtpServer::start().await;
    let mut url = None;
    let app = TestApp::with(|config| {
        server.used_by(config);
        hasty(config);
        let plain = server.url();
        let mail = config.mail.as_mut().unwrap();
        url = Some(std::mem::replace(
            &mut mail.url,
            SmtpUrl::parse(&format!("{plain}?tls=required")).unwrap(),
        ));
    })
    .await;
    app.sign(&signing(AMINA)).await;
    let tried = "SELECT COUNT(*) FROM outbox WHERE attempts > 0";
    app.until(tried, 1).await;
    let mut app = app;
    app.config.mail.as_mut().unwrap().url = url.unwrap();
    assert!(server.is_empty());
    let _app = a_day_after_its_end(app).await;
    assert_eq!(server.next().await.to, AMINA);
}

/// Most mail servers take domains in their ASCII form only.
#[tokio::test]
async fn a_domain_in_another_script_is_written_to_in_ascii() {
    let (app, mut server) = super::mailing().await;
    for (typed, written) in [
        (
            "amina.idn@bücher.example",
            "amina.idn@xn--bcher-kva.example",
        ),
        (
            "amina.idn2@BÜCHER.example",
            "amina.idn2@xn--bcher-kva.example",
        ),
        ("amina@مثال.إختبار", "amina@xn--mgbh0fb.xn--kgbechtv"),
        ("amina@xn--bcher-kva.example", "amina@xn--bcher-kva.example"),
    ] {
        app.sign(&signing(typed)).await;
        let mail = server.next().await;
        assert_eq!(mail.to, written);
        assert!(mail.raw.contains(&format!("To: {written}")), "{}", mail.raw);
    }
}

/// The part before the `@` has no other form.
#[tokio::test]
async fn a_name_that_the_mail_server_does_not_take_is_given_up_and_then_refused() {
    let (app, mut server) = super::mailing().await;
    let first = app.sign(&signing("josé@exemple.es")).await;
    assert_eq!(first.status, 201);
    app.until("SELECT COUNT(*) FROM outbox", 0).await;
    assert!(server.is_empty());
    let second = app.sign(&signing("zoé@exemple.es")).await;
    assert_eq!(second.status, 422);
    let expected = ("email".to_owned(), "unreachable".to_owned());
    assert_eq!(second.errors(), [expected]);
    let typed = SOUND.map(|(name, value)| match name {
        "email" => (name, "zoé@exemple.es"),
        _ => (name, value),
    });
    let page = app.post_form(&typed, &[]).await;
    assert!(page.text().contains("fr error.email_unreachable"));
    let letter = crate::letters::letter("zoé@exemple.es");
    let letter = app.post_to(crate::letters::LETTERS, &letter, &[]).await;
    assert_eq!(letter.errors()[0].1, "unreachable");
    app.sign(&signing("jose@exemple.es")).await;
    assert_eq!(server.next().await.to, "jose@exemple.es");
}
