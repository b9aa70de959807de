//! What comes by a marathon is counted for it, and marks no signing.

use axum::http::StatusCode;
use serde_json::json;

use super::{announce, marathon};
use crate::{
    sealed::marathon as run,
    smtp_server::SmtpServer,
    test_app::{TestApp, signing},
};

const MARKED: &str = "SELECT COUNT(*) FROM signings WHERE source IS NOT NULL";
const SIGNINGS: &str = "SELECT CAST(SUM(signings) AS BIGINT) FROM marathons";
const SIGNATURES: &str = "SELECT CAST(SUM(signatures) AS BIGINT) FROM marathons";

fn source(name: &str) -> String {
    format!("marathon-{}", &name[..10])
}

async fn sign_by(app: &TestApp, source: &str, email: &str) -> String {
    let mut body = signing(email);
    body["petitions"] = json!(["one", "two"]);
    body["source"] = json!(source);
    app.receipt_of(&body).await
}

async fn counted(app: &TestApp) -> [i64; 3] {
    [
        app.number(SIGNINGS).await,
        app.number(SIGNATURES).await,
        app.number(MARKED).await,
    ]
}

#[tokio::test]
async fn signatures_are_counted_for_their_marathon_and_mark_no_row() {
    let app = TestApp::new().await;
    let (name, _) = announce(&app, &marathon("A")).await;
    let source = source(&name);
    let receipt = sign_by(&app, &source, "amina@exemple.org").await;
    assert_eq!(counted(&app).await, [1, 2, 0]);
    // The same person again: a signing, and no signature that counts.
    let again = sign_by(&app, &source, "amina@exemple.org").await;
    assert_eq!(counted(&app).await, [2, 2, 0]);
    // Of a marathon that there is not, nothing is counted, and nothing marked.
    sign_by(&app, "marathon-aaaaaaaaaa", "paul@exemple.org").await;
    assert_eq!(counted(&app).await, [2, 2, 0]);
    // Another source marks its signing, as ever.
    sign_by(&app, "newsletter", "malik@exemple.org").await;
    assert_eq!(counted(&app).await, [2, 2, 1]);
    // What is withdrawn later counts for the petition no more. Nothing says any more by what it came.
    assert_eq!(app.counts().await["total"], 6);
    for withdrawn in [receipt, again] {
        app.my_signing(&[("receipt", &*withdrawn), ("act", "withdraw")])
            .await;
    }
    assert_eq!(app.counts().await["total"], 4);
    assert_eq!(counted(&app).await, [2, 2, 1]);
}

#[tokio::test]
async fn a_report_names_it_among_the_sources() {
    let app = TestApp::new().await;
    let (name, _) = announce(&app, &marathon("A")).await;
    let source = source(&name);
    for person in 0..12 {
        sign_by(&app, &source, &format!("person{person}@exemple.org")).await;
    }
    for person in 12..25 {
        app.sign(&signing(&format!("person{person}@exemple.org")))
            .await;
    }
    let report = run(&["report", "--csv", "--database", &app.database], None).await;
    assert_eq!(
        String::from_utf8(report.stdout)
            .unwrap()
            .replace("\r\n", "\n"),
        format!(
            "by,name,signings,counted\n\
             section,fr,25,37\nsection,(total),25,37\n\
             source,(none),13,13\nsource,{source},12,24\nsource,(total),25,37\n"
        )
    );
}

#[tokio::test]
async fn what_waits_for_its_address_is_counted_once_that_is_confirmed() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| server.used_by(config)).await;
    let (name, _) = announce(&app, &marathon("A")).await;
    let source = source(&name);
    sign_by(&app, &source, "amina@exemple.org").await;
    let mail = server.next().await;
    sign_by(&app, &source, "paul@exemple.org").await;
    let other = server.next().await;
    assert_eq!(counted(&app).await, [0, 0, 2]);
    let confirmed = app
        .confirm(&[("t", &mail.token()), ("act", "confirm")])
        .await;
    assert_eq!(confirmed.status, StatusCode::OK, "{}", confirmed.text());
    assert_eq!(counted(&app).await, [1, 2, 1]);
    // Said again, it counts once.
    app.confirm(&[("t", &mail.token()), ("act", "confirm")])
        .await;
    assert_eq!(counted(&app).await, [1, 2, 1]);
    app.confirm(&[("t", &other.token()), ("act", "refuse")])
        .await;
    assert_eq!(counted(&app).await, [1, 2, 0]);
}
