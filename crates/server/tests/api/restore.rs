//! A backup made by PostgreSQL's own tools, as docs/OPERATIONS.md says, and a server that starts from it.

use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::StatusCode;
use marathon_core::config::DatabaseUrl;
use private_postgres::PostgresServer;

use crate::{
    smtp_server::SmtpServer,
    test_app::{TestApp, signing},
};

/// The same server on a new database, into which a copy was read.
async fn restored(mut app: TestApp, copy: &[u8]) -> TestApp {
    let server = PostgresServer::shared();
    app.database = server.new_database();
    server.read_into(&app.database, copy);
    app.config.store.database = DatabaseUrl::parse(&app.database).unwrap();
    app.restart().await
}

/// Signs 200 times, and copies without the given tables while more signings come in. Returns the
/// receipts from before.
async fn copied_under_load(app: &TestApp, without: &str) -> (Vec<String>, Vec<u8>) {
    let mut before = Vec::new();
    for number in 0..200 {
        let email = format!("p{number}@exemple.org");
        before.push(app.receipt_of(&signing(&email)).await);
    }
    let (stop, mut after) = (AtomicBool::new(false), 0_u32);
    let load = async {
        while !stop.load(Ordering::Relaxed) {
            let email = format!("q{after}@exemple.org");
            app.receipt_of(&signing(&email)).await;
            after += 1;
        }
    };
    let copying = async {
        // Under load from here on.
        tokio::task::yield_now().await;
        let copy = || PostgresServer::shared().copy_of(&app.database, without);
        let copy = tokio::task::block_in_place(copy);
        stop.store(true, Ordering::Relaxed);
        copy
    };
    let ((), copy) = tokio::join!(load, copying);
    (before, copy)
}

async fn missing(app: &TestApp, receipts: &[String]) -> usize {
    let mut missing = 0;
    for receipt in receipts {
        let page = app.my_signing(&[("receipt", receipt)]).await;
        let stands = page.says("own.state_lead");
        missing += usize::from(page.status != StatusCode::OK || !stands);
    }
    missing
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_signing_acknowledged_before_it_began_is_there_once() {
    let app = TestApp::new().await;
    let (before, copy) = copied_under_load(&app, "outbox").await;
    let app = restored(app, &copy).await;
    let total = app.counts().await["total"].as_i64().unwrap();
    assert!(total >= 200, "{total}");
    assert_eq!(app.number("SELECT COUNT(*) FROM signings").await, total);
    assert_eq!(missing(&app, &before).await, 0);
    // It still knows the addresses, and goes on counting.
    app.sign(&signing("p7@exemple.org")).await;
    assert_eq!(app.counts().await["total"], total);
    app.sign(&signing("new@exemple.org")).await;
    assert_eq!(app.counts().await["total"], total + 1);
}

/// The control.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_copy_without_signatures_is_missed() {
    let app = TestApp::new().await;
    let (before, copy) = copied_under_load(&app, "signatures").await;
    let app = restored(app, &copy).await;
    assert_eq!(missing(&app, &before).await, 200);
}

#[tokio::test]
async fn mails_on_their_way_are_left_out() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    server.keeps_silent.store(true, Ordering::Relaxed);
    app.sign(&signing("amina@exemple.org")).await;
    let mail = server.next().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 1);
    let copy = PostgresServer::shared().copy_of(&app.database, "outbox");
    let id = mail.message_id.as_bytes();
    assert!(!copy.windows(id.len()).any(|window| window == id));
    server.keeps_silent.store(false, Ordering::Relaxed);
    let app = restored(app, &copy).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 0);
    // Whoever has the mail can confirm with it.
    app.confirm(&[("t", &mail.token())]).await;
    assert_eq!(app.counts().await["total"], 1);
}
