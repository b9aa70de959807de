//! What must not be stored or logged anywhere.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, atomic::Ordering},
};

use super::{AMINA, mailing};
use crate::test_app::signing;

const NOBODY_ELSE: &str = "shadi@private.example";

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_address_token_or_code_is_in_log_or_database() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    // The subscriber is for all tests: one for this thread alone would miss lines of other threads.
    // So the address is one that no other test uses.
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let (app, mut server) = mailing().await;
    server.keeps_silent.store(true, Ordering::Relaxed);
    let mut body = signing(NOBODY_ELSE);
    body["given_name"] = "Shadi".into();
    app.sign(&body).await;
    let mail = server.next().await;
    let (token, code) = (mail.token(), mail.code());
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 1);
    app.get(&format!("/en/confirm?t={token}")).await;
    app.confirm(&[("email", NOBODY_ELSE), ("code", "nonsense")])
        .await;
    app.confirm(&[("email", NOBODY_ELSE), ("code", &code)])
        .await;
    app.confirm(&[("t", &token)]).await;
    assert_eq!(app.counts().await["total"], 1);

    let disk = app.on_the_disk().await;
    assert!(
        holds(&disk, &mail.message_id),
        "the outbox was not looked at"
    );
    app.started.app.minute_log.write();
    let log = log.0.lock().unwrap().clone();
    assert!(
        holds(&log, "/{language}/confirm"),
        "the log was not looked at"
    );
    for secret in [NOBODY_ELSE, "private.example", &token, &code, "Shadi"] {
        assert!(!holds(&disk, secret), "the database holds {secret}");
        assert!(!holds(&log, secret), "the log holds {secret}");
    }
}

#[tokio::test]
async fn a_mail_repeats_nothing_that_was_typed() {
    let (app, mut server) = mailing().await;
    let mut body = signing(AMINA);
    body["given_name"] = "Buy http://evil.example".into();
    body["family_name"] = "Cheap".into();
    body["postcode"] = "ABC 123".into();
    body["source"] = "evil".into();
    app.sign(&body).await;
    let mail = server.next().await;
    for typed in ["Buy", "evil", "Cheap", "ABC 123"] {
        assert!(!mail.text.contains(typed) && !mail.html.contains(typed));
        assert!(!mail.raw.contains(typed));
    }
}
