//! Deleted data disappears from every file of the database, without anybody's help. (PostgreSQL
//! keeps dead rows as long as it likes.)

use std::time::{Duration, Instant};

use marathon_core::config::{MailConfig, SmtpUrl};
use sqlx::{AnyConnection, Connection, Executor};

use crate::{
    forget::forget,
    smtp_server::SmtpServer,
    test_app::{TestApp, signing},
};

const AT_MOST: Duration = Duration::from_secs(30);

fn holds(bytes: &[u8], run: &[u8]) -> bool {
    bytes.windows(run.len()).any(|window| window == run)
}

fn held(bytes: &[u8], runs: &[Vec<u8>]) -> usize {
    runs.iter().filter(|run| holds(bytes, run)).count()
}

async fn go(app: &TestApp, runs: &[Vec<u8>]) {
    let deleted = Instant::now();
    while held(&app.on_the_disk().await, runs) > 0 {
        assert!(deleted.elapsed() < AT_MOST, "they are still there");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn blobs(database: &mut AnyConnection, query: &'static str) -> Vec<Vec<u8>> {
    sqlx::query_scalar(query).fetch_all(database).await.unwrap()
}

/// With the secrets, addresses could be read as long as the mails are in any file.
#[tokio::test]
async fn mails_that_have_left_go_from_every_file() {
    let app = TestApp::with(|config| {
        // Nothing listens there.
        let url = SmtpUrl::parse("smtp://127.0.0.1:9").unwrap();
        let from = "marathon@marathon.example".parse().unwrap();
        config.mail = Some(MailConfig::new(url, from));
    })
    .await;
    for number in 0..30 {
        let email = format!("amina@exemple{number}.org");
        app.sign(&signing(&email)).await;
    }
    let mut database = app.database().await;
    let mails = blobs(&mut database, "SELECT sealed FROM outbox").await;
    assert_eq!(mails.len(), 30);
    database.close().await.unwrap();
    let server = SmtpServer::start().await;
    let mut app = app;
    server.used_by(&mut app.config);
    let app = app.restart().await;

    // A reader holds an earlier state, and so keeps its data in the files.
    let mut reader = app.database().await;
    reader.execute("BEGIN").await.unwrap();
    blobs(&mut reader, "SELECT sealed FROM outbox").await;
    // The pause of the failed mails is over, and another mail wakes the sender.
    app.days_pass(1);
    app.sign(&signing("paul@exemple.org")).await;
    app.until("SELECT COUNT(*) FROM outbox", 0).await;
    let waits = held(&app.on_the_disk().await, &mails);
    assert_eq!(waits, 30, "the log was not looked at");
    reader.execute("ROLLBACK").await.unwrap();
    go(&app, &mails).await;
}

/// With traces, and their key if it still existed, networks could be told apart.
#[tokio::test]
async fn traces_go_from_every_file_after_72_hours() {
    let app = TestApp::new().await;
    for number in 0..30 {
        app.sign(&signing(&format!("amina@exemple{number}.org")))
            .await;
    }
    let mut database = app.database().await;
    let domains = blobs(&mut database, "SELECT domain FROM traces").await;
    let networks = blobs(&mut database, "SELECT DISTINCT network FROM traces").await;
    assert_eq!((domains.len(), networks.len()), (30, 1));
    let tags = [domains, networks].concat();
    assert_eq!(held(&app.on_the_disk().await, &tags), 31);
    database.close().await.unwrap();
    // Noon of the third day.
    app.days_pass(2);
    let app = app.restart().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM traces").await, 30);
    app.days_pass(1);
    let app = app.restart().await;
    go(&app, &tags).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM traces").await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM signings").await, 30);
}

/// Its signing is sealed, but the section's key may be stolen later.
#[tokio::test]
async fn what_another_program_forgets_goes_from_every_file() {
    let app = TestApp::new().await;
    app.sign(&signing("amina@exemple.org")).await;
    let mut database = app.database().await;
    let sealed = blobs(&mut database, "SELECT sealed FROM signings").await;
    assert_eq!(held(&app.on_the_disk().await, &sealed), 1);
    let (done, said) = forget(&app, "amina@exemple.org", &[]).await;
    assert!(done, "{said}");
    go(&app, &sealed).await;
}
