//! If the store fails: 503, nothing half done, and it works again afterwards.

use axum::http::StatusCode;
use sqlx::Executor;

use crate::test_app::{TestApp, signing};

#[tokio::test]
async fn a_fault_is_a_503_and_passes() {
    let app = TestApp::new().await;
    let mut database = app.database().await;
    let body = signing("amina@exemple.org");
    app.sign(&body).await;
    database
        .execute("ALTER TABLE counts RENAME TO gone")
        .await
        .unwrap();
    for _ in 0..2 {
        let answer = app.sign(&signing("paul@exemple.org")).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.header("retry-after"), "5");
        assert!(!answer.text().contains("counts"), "{}", answer.text());
        answer.errors();
    }
    assert_eq!(
        app.get("/readyz").await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert_eq!(app.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(
        app.number("SELECT COUNT(*) FROM signings").await,
        1,
        "rolled back whole"
    );

    database
        .execute("ALTER TABLE gone RENAME TO counts")
        .await
        .unwrap();
    assert_eq!(app.get("/readyz").await.status, StatusCode::OK);
    let answer = app.sign(&signing("paul@exemple.org")).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(app.counts().await["total"], 2);
}

#[tokio::test]
async fn a_lookup_that_fails_is_a_503_too() {
    let app = TestApp::new().await;
    let mut database = app.database().await;
    database
        .execute("ALTER TABLE signings RENAME TO gone")
        .await
        .unwrap();
    let body = signing("amina@exemple.org").to_string();
    let answer = app.post(&body, &[("idempotency-key", "1")]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    database
        .execute("ALTER TABLE gone RENAME TO signings")
        .await
        .unwrap();
    let answer = app.post(&body, &[("idempotency-key", "1")]).await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

/// A holder of a receipt is asked to try again, and finds everything unchanged.
#[tokio::test]
async fn ones_own_page_waits_for_the_store() {
    let app = TestApp::new().await;
    let receipt = app.receipt_of(&signing("amina@exemple.org")).await;
    let mut database = app.database().await;
    database
        .execute("ALTER TABLE signatures RENAME TO gone")
        .await
        .unwrap();
    for act in ["show", "amend", "withdraw"] {
        let page = app
            .my_signing(&[("receipt", &*receipt), ("act", act)])
            .await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{act}");
        assert_eq!(page.header("retry-after"), "5");
        assert_eq!(page.header("cache-control"), "no-store");
        let text = page.text();
        assert!(page.says("en error.busy") && page.says("own.lead"));
        // Still in its field, so that trying again is one press.
        assert!(text.contains(&format!("value=\"{receipt}\"")), "{text}");
        assert!(!page.says("own.state_lead") && !text.contains("signatures"));
    }
    database
        .execute("ALTER TABLE gone RENAME TO signatures")
        .await
        .unwrap();
    assert_eq!(app.counts().await["total"], 1);
    assert_eq!(app.number("SELECT COUNT(*) FROM amendments").await, 0);
    let page = app.my_signing(&[("receipt", &receipt)]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("own.state_lead"));
    app.my_signing(&[("receipt", &*receipt), ("act", "withdraw")])
        .await;
    assert_eq!(app.counts().await["total"], 0);
}

/// The signing can be read, but the withdrawal cannot be written.
#[tokio::test]
async fn nothing_is_withdrawn_by_halves() {
    let app = TestApp::new().await;
    let receipt = app.receipt_of(&signing("amina@exemple.org")).await;
    let mut database = app.database().await;
    database
        .execute("ALTER TABLE counts RENAME TO gone")
        .await
        .unwrap();
    let withdraw = [("receipt", &*receipt), ("act", "withdraw")];
    let page = app.my_signing(&withdraw).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    let counted = "SELECT COUNT(*) FROM signatures WHERE state = 'counted'";
    assert_eq!(app.number(counted).await, 1);
    database
        .execute("ALTER TABLE gone RENAME TO counts")
        .await
        .unwrap();
    assert_eq!(app.my_signing(&withdraw).await.status, StatusCode::OK);
    assert_eq!(app.number(counted).await, 0);
    assert_eq!(app.counts().await["total"], 0);
}

#[tokio::test]
async fn a_full_queue_is_a_503_and_nothing_accepted_is_lost() {
    let app = TestApp::with(|config| {
        config.writer.queue = 1;
        config.writer.max_batch = 1;
    })
    .await;
    // A task of the server's own may take the only place for a moment. Then all are refused, and
    // tried again.
    for round in 0..50 {
        let stored = eight_at_once(&app, round).await;
        assert_eq!(app.counts().await["total"], stored);
        if stored > 0 {
            return;
        }
    }
    panic!("there is never a place");
}

/// Eight come while nothing can be written. Returns how many are stored once it can; all others are
/// refused.
async fn eight_at_once(app: &TestApp, round: usize) -> usize {
    let mut lock = app.hold_writes().await;
    let bodies: Vec<_> = (0..8)
        .map(|number| signing(&format!("p{number}-{round}@exemple.org")))
        .collect();
    let all = futures_util::future::join_all(bodies.iter().map(|body| app.sign(body)));
    let unlock = async { lock.execute("ROLLBACK").await.unwrap() };
    let (answers, _) = tokio::join!(all, unlock);
    let with = |status| {
        let answers = answers.iter();
        answers.filter(|answer| answer.status == status).count()
    };
    let stored = with(StatusCode::CREATED);
    let refused = with(StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(stored + refused, 8);
    assert!(refused >= 1, "the queue was never full");
    stored
}

#[tokio::test]
async fn a_form_gets_its_page_back() {
    let app = TestApp::new().await;
    let mut database = app.database().await;
    database
        .execute("ALTER TABLE signatures RENAME TO gone")
        .await
        .unwrap();
    let answer = app.post_form(&crate::forms::SOUND, &[]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "5");
    assert!(
        answer.text().contains("<li>fr error.busy</li>"),
        "{}",
        answer.text()
    );
    assert!(answer.text().contains(r#"value="Amina""#));
}
