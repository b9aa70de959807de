//! A day that is over does not show the order in which people signed.

use axum::http::StatusCode;

use crate::{
    letters::{LETTERS, letter},
    test_app::{TestApp, signing},
};

/// Enough people that no order repeats by chance.
const PEOPLE: usize = 30;

async fn records(app: &TestApp, query: &'static str) -> Vec<Vec<u8>> {
    let mut database = app.database().await;
    sqlx::query_scalar(query)
        .fetch_all(&mut database)
        .await
        .unwrap()
}

const SIGNINGS: &str = "SELECT record FROM signings ORDER BY id";
const LETTERS_IN_ORDER: &str = "SELECT record FROM letters ORDER BY id";

#[tokio::test]
async fn the_rows_of_a_day_that_is_over_stand_in_another_order() {
    let app = TestApp::new().await;
    let mut receipts = Vec::new();
    for number in 0..PEOPLE {
        let email = format!("p{number}@exemple.org");
        receipts.push(app.receipt_of(&signing(&email)).await);
        let answer = app.post_to(LETTERS, &letter(&email), &[]).await;
        assert_eq!(answer.status, StatusCode::CREATED);
    }
    let came = [
        records(&app, SIGNINGS).await,
        records(&app, LETTERS_IN_ORDER).await,
    ];
    let app = app.restart().await;
    let stands = records(&app, SIGNINGS).await;
    assert_eq!(stands, came[0], "the day is not over");

    app.days_pass(1);
    let app = app.restart().await;
    let moved = "SELECT COUNT(*) FROM shuffled_days WHERE day = '2026-11-30'";
    app.until(moved, 2).await;
    for (query, came) in [SIGNINGS, LETTERS_IN_ORDER].into_iter().zip(came) {
        let mut stands = records(&app, query).await;
        assert_ne!(stands, came);
        let mut came = came;
        stands.sort_unstable();
        came.sort_unstable();
        assert_eq!(stands, came);
    }
    // Everything else is as it was.
    app.sign(&signing("p7@exemple.org")).await;
    assert_eq!(app.counts().await["total"], PEOPLE);
    assert_eq!(app.counts().await["letters"]["one"], PEOPLE);
    let withdrawn = [("receipt", &*receipts[11]), ("act", "withdraw")];
    let page = app.my_signing(&withdrawn).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(app.counts().await["total"], PEOPLE - 1);
    let differences = app.restart().await.counts().await["total"].clone();
    assert_eq!(differences, PEOPLE - 1);
}
