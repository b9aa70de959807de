//! A copy that is made while signings come in, and a server that starts from it.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    sync::atomic::{AtomicBool, Ordering},
};

use crate::{
    sealed::marathon,
    smtp_server::SmtpServer,
    test_app::{TestApp, signing},
};

async fn back_up(app: &TestApp, name: &str) -> (bool, String) {
    let to = app.path(name);
    let output = marathon(
        &[
            "backup",
            "--database",
            &app.database,
            "--to",
            to.to_str().unwrap(),
        ],
        None,
    )
    .await;
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

/// Starts again from a copy, as the docs say: the copy replaces the file, with nothing beside it.
async fn restored(app: TestApp, name: &str) -> TestApp {
    let (copy, database) = (app.path(name), app.path("data/marathon.db"));
    app.restart_after(|| fs::write(&database, fs::read(&copy).unwrap()).unwrap())
        .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_signing_acknowledged_before_it_began_is_there_once() {
    let app = TestApp::new().await;
    let stop = AtomicBool::new(false);
    let (mut before, mut after) = (Vec::new(), 0_u32);
    for number in 0..200 {
        let email = format!("p{number}@exemple.org");
        before.push(app.receipt_of(&signing(&email)).await);
    }
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
        for name in ["first.db", "second.db"] {
            let copied = back_up(&app, name).await;
            assert!(copied.0, "{}", copied.1);
        }
        stop.store(true, Ordering::Relaxed);
    };
    tokio::join!(load, copying);
    let mode = fs::metadata(app.path("first.db")).unwrap().permissions();
    assert_eq!(mode.mode() & 0o777, 0o600);

    let app = restored(app, "first.db").await;
    let total = app.counts().await["total"].as_i64().unwrap();
    assert!(total >= 200, "{total}");
    assert_eq!(app.number("SELECT COUNT(*) FROM signings").await, total);
    for receipt in &before {
        let page = app.my_signing(&[("receipt", receipt)]).await;
        assert!(page.says("own.state_lead"), "one is lost");
    }
    // It still knows the addresses, and goes on counting.
    app.sign(&signing("p7@exemple.org")).await;
    assert_eq!(app.counts().await["total"], total);
    app.sign(&signing("new@exemple.org")).await;
    assert_eq!(app.counts().await["total"], total + 1);
}

#[tokio::test]
async fn mails_on_their_way_are_left_out_and_nothing_of_them_is_in_the_file() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    server.keeps_silent.store(true, Ordering::Relaxed);
    app.sign(&signing("amina@exemple.org")).await;
    let mail = server.next().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM outbox").await, 1);
    let (done, said) = back_up(&app, "copy.db").await;
    assert!(done && said.contains("Wrote 1 signing to"), "{said}");
    let copy = fs::read(app.path("copy.db")).unwrap();
    let id = mail.message_id.as_bytes();
    let holds = |run: &[u8]| copy.windows(run.len()).any(|window| window == run);
    assert!(!holds(id));
    let mut database = app.database().await;
    let domain = sqlx::query_scalar::<_, Vec<u8>>("SELECT domain FROM traces");
    let domain = domain.fetch_one(&mut database).await.unwrap();
    assert!(
        !holds(&domain),
        "a trace lives for 72 hours, and a backup for longer"
    );

    let (done, said) = back_up(&app, "copy.db").await;
    assert!(!done && said.contains("exists already"), "{said}");
    fs::write(app.path("other.db.part"), "").unwrap();
    let (done, said) = back_up(&app, "other.db").await;
    assert!(!done && said.contains("is left from"), "{said}");
}

#[tokio::test]
async fn a_copy_whose_counts_are_wrong_is_refused() {
    let app = TestApp::new().await;
    app.sign(&signing("amina@exemple.org")).await;
    let mut database = app.database().await;
    sqlx::query("UPDATE counts SET counted = counted + 1 WHERE counted > 0")
        .execute(&mut database)
        .await
        .unwrap();
    let (done, said) = back_up(&app, "copy.db").await;
    assert!(!done && said.contains("the count of one differs"), "{said}");
    assert!(!app.path("copy.db").exists() && !app.path("copy.db.part").exists());
}
