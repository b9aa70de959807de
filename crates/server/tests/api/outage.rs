//! The database server goes away and comes back: 503 meanwhile, and no acknowledged signing is
//! lost.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use futures_util::future::join_all;
use private_postgres::{PostgresServer, Stop};

use crate::{
    eventually::eventually,
    instances::shows,
    line::{Line, Quality},
    test_app::{TestApp, signing},
};

async fn on(server: &PostgresServer) -> TestApp {
    let folder = tempfile::tempdir().unwrap();
    TestApp::on(server.new_database(), folder, |_| {}).await
}

#[tokio::test]
async fn a_stopped_database_is_a_503_until_it_is_started() {
    let server = PostgresServer::start();
    let app = on(&server).await;
    let receipt = app.receipt_of(&signing("amina@exemple.org")).await;
    for stop in [Stop::Orderly, Stop::Crash] {
        let total = app.counts().await["total"].as_u64().unwrap();
        server.stop(stop);
        let body = signing(&format!("paul{total}@exemple.org")).to_string();
        let key = [("idempotency-key", &*format!("key{total}"))];
        for headers in [&key[..], &[]] {
            let answer = app.post(&body, headers).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(answer.header("retry-after"), "5");
        }
        let ready = app.get("/readyz").await;
        assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
        let withdraw = [("receipt", &*receipt), ("act", "withdraw")];
        let own = app.my_signing(&withdraw).await;
        assert_eq!(own.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(own.header("retry-after"), "5");
        // The counts are still shown.
        assert_eq!(app.counts().await["total"], total);

        server.start_again();
        // The first one succeeds at once: no old connection is trusted.
        let answer = app.post(&body, &key).await;
        assert_eq!(answer.status, StatusCode::CREATED);
        assert_eq!(app.get("/readyz").await.status, StatusCode::OK);
        assert_eq!(app.counts().await["total"], total + 1);
    }
    let app = app.restart().await;
    assert_eq!(app.counts().await["total"], 3);
    let own = [("receipt", &*receipt), ("act", "withdraw")];
    assert_eq!(app.my_signing(&own).await.status, StatusCode::OK);
    assert_eq!(app.counts().await["total"], 2);
}

/// On several threads, so that the server works while the test waits for the database to end.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_before_a_crash_of_the_database_is_there_after_it() {
    let server = PostgresServer::start();
    let app = on(&server).await;
    let mut acknowledged = 0;
    for round in 0..3 {
        let bodies: Vec<_> = (0..400)
            .map(|person| signing(&format!("p{round}-{person}@exemple.org")))
            .collect();
        let answers = join_all(bodies.iter().map(|body| app.sign(body)));
        let crash = async {
            eventually("some way into the load", async || {
                let total = app.counts().await["total"].as_u64().unwrap();
                (total >= acknowledged + 100).then_some(())
            })
            .await;
            server.stop(Stop::Crash);
        };
        let (answers, ()) = tokio::join!(answers, crash);
        let of = |status| {
            answers
                .iter()
                .filter(|answer| answer.status == status)
                .count()
        };
        let stored = of(StatusCode::CREATED);
        assert_eq!(stored + of(StatusCode::SERVICE_UNAVAILABLE), 400);
        acknowledged += stored as u64;
        server.start_again();
        // A batch whose answer was lost may be stored too.
        let kept = app
            .number("SELECT COUNT(*) FROM signings")
            .await
            .unsigned_abs();
        assert!(kept >= acknowledged, "{kept} of {acknowledged} are left");
        acknowledged = kept;
        let wrong = "SELECT COUNT(*) FROM counts WHERE counted <> (SELECT COUNT(*) FROM signatures \
                     WHERE signatures.petition = counts.petition AND state = 'counted')";
        assert_eq!(app.number(wrong).await, 0);
        // The counts in memory are corrected, too.
        shows(&app, acknowledged).await;
    }
}

#[tokio::test]
async fn a_dead_line_to_the_database_is_a_503_until_it_is_back_and_a_slow_one_is_waited_for() {
    let server = PostgresServer::shared();
    let line = Line::to(server.port()).await;
    let database = line.through(&server.new_database(), server.port());
    let app = TestApp::on(database, tempfile::tempdir().unwrap(), |_| {}).await;
    app.sign(&signing("amina@exemple.org")).await;

    line.becomes(Quality::Slow(Duration::from_millis(50)));
    let slow = app.sign(&signing("paul@exemple.org")).await;
    assert_eq!(slow.status, StatusCode::CREATED);

    line.becomes(Quality::Dead);
    let cut_off = Instant::now();
    let body = signing("zoe@exemple.org");
    // The first is tried alone; the others wait for it, and then for theirs.
    let bodies: Vec<_> = (0..10)
        .map(|number| signing(&format!("zoe{number}@exemple.org")))
        .collect();
    for refused in join_all(bodies.iter().map(|body| app.sign(body))).await {
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(refused.header("retry-after"), "5");
        assert_eq!(refused.json()["detail"], "Nothing was stored; try again.");
    }
    assert!(
        cut_off.elapsed() < Duration::from_secs(14),
        "{:?}",
        cut_off.elapsed()
    );
    assert_eq!(app.counts().await["total"], 2);

    line.becomes(Quality::Good);
    let answer = app.sign(&body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(app.get("/readyz").await.status, StatusCode::OK);
    assert_eq!(app.counts().await["total"], 3);
    assert_eq!(app.number("SELECT COUNT(*) FROM signings").await, 3);
}
