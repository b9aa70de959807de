//! What was deleted stands in no file of the database any more, and nobody had to ask for it. (PostgreSQL keeps dead rows
//! for as long as it likes.)

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use crate::{
    forget::forget,
    smtp_server::SmtpServer,
    test_app::{TestApp, signing},
};

const AT_MOST: Duration = Duration::from_secs(30);

fn holds(bytes: &[u8], run: &[u8]) -> bool {
    bytes.windows(run.len()).any(|window| window == run)
}

async fn goes(app: &TestApp, run: &[u8]) {
    let deleted = Instant::now();
    while holds(&app.on_the_disk().await, run) {
        assert!(deleted.elapsed() < AT_MOST, "it is still there");
        tokio::task::yield_now().await;
    }
}

/// With the secrets, the address could be read for as long as the mail stands anywhere.
#[tokio::test]
async fn a_mail_that_has_left_goes_from_every_file() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    server.keeps_silent.store(true, Ordering::Relaxed);
    app.sign(&signing("amina@exemple.org")).await;
    let id = server.next().await.message_id;
    let waits = holds(&app.on_the_disk().await, id.as_bytes());
    assert!(waits, "the outbox was not looked at");
    server.keeps_silent.store(false, Ordering::Relaxed);
    app.until("SELECT COUNT(*) FROM outbox", 0).await;
    goes(&app, id.as_bytes()).await;
}

/// Its signing is sealed, but the section's key may be stolen later.
#[tokio::test]
async fn what_another_program_forgets_goes_from_every_file() {
    let app = TestApp::new().await;
    app.sign(&signing("amina@exemple.org")).await;
    let mut database = app.database().await;
    let sealed: Vec<u8> = sqlx::query_scalar("SELECT sealed FROM signings")
        .fetch_one(&mut database)
        .await
        .unwrap();
    assert!(holds(&app.on_the_disk().await, &sealed));
    let (done, said) = forget(&app, "amina@exemple.org", &[]);
    assert!(done, "{said}");
    goes(&app, &sealed).await;
}
