use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{announce, borrowed, form, marathon, own, shows};
use crate::{
    moderation::{Member, token},
    test_app::TestApp,
};

async fn ids(member: &Member<'_>, kind: &str, state: &str) -> Vec<String> {
    let path = format!("/api/v1/moderation/{kind}?state={state}");
    let list = member.get(&path).await.json();
    let items = list["items"].as_array().unwrap().iter();
    items
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn staff_of_the_section_reads_releases_undoes_and_refuses_a_marathon() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("Evening")).await;
    let page = format!("/en/marathons/{name}");
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let id = &ids(&amina, "marathons", "waiting").await[0];
    let item = format!("/api/v1/moderation/marathons/{id}");
    let read = amina.get(&item).await.json();
    assert_eq!(read["written"]["title"], "Evening");
    assert_eq!(
        (&read["sealed"], &read["acts"][0]["act"]),
        (&json!(""), &json!("read"))
    );
    assert!(
        !read.to_string().contains("Diallo"),
        "who organises is not theirs"
    );

    // Without a token, and with one of another section.
    let stranger = Member::new(&app, "marathon_staff_nobody");
    let other = Member::new(&app, &token(&app, "int", "Malik").await);
    for act in ["release", "refuse", "undo"] {
        let path = format!("{item}/{act}");
        let body = json!({ "reason": "spam" });
        let refused = stranger.post(&path, &body).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{act}");
        let refused = other.post(&path, &body).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{act}");
    }
    assert_eq!(stranger.get(&item).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(other.get(&item).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.get(&page).await.status, StatusCode::NOT_FOUND);

    for _ in 0..2 {
        let released = amina.post(&format!("{item}/release"), &Value::Null).await;
        assert_eq!(released.status, StatusCode::OK, "{}", released.text());
    }
    assert_eq!(app.get(&page).await.status, StatusCode::OK);
    amina.post(&format!("{item}/undo"), &Value::Null).await;
    assert_eq!(app.get(&page).await.status, StatusCode::NOT_FOUND);
    let refuse = json!({ "reason": "a private address" });
    amina.post(&format!("{item}/refuse"), &refuse).await;
    assert!(shows(&own(&app, &secret, &[]).await, "refused"));
    assert_eq!(app.get(&page).await.status, StatusCode::NOT_FOUND);

    // Changed, it waits again, and what was read before is no longer there to be released.
    let changed = form(&marathon("Another evening"));
    let fields = [&[("act", "edit")], &borrowed(&changed)[..]].concat();
    assert!(shows(&own(&app, &secret, &fields).await, "waiting"));
    let gone = amina.post(&format!("{item}/release"), &Value::Null).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let id = &ids(&amina, "marathons", "waiting").await[0];
    let item = format!("/api/v1/moderation/marathons/{id}");
    amina.post(&format!("{item}/release"), &Value::Null).await;
    assert!(app.get(&page).await.text().contains("Another evening"));
}

#[tokio::test]
async fn staff_releases_what_a_marathon_brought() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("A")).await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let id = &ids(&amina, "marathons", "waiting").await[0];
    let release = format!("/api/v1/moderation/marathons/{id}/release");
    amina.post(&release, &Value::Null).await;
    app.days_pass(6);
    let figures = [("act", "report"), ("signatures-one", "40")];
    assert!(shows(&own(&app, &secret, &figures).await, "report-waiting"));
    let id = &ids(&amina, "reports", "waiting").await[0];
    let item = format!("/api/v1/moderation/reports/{id}");
    let read = amina.get(&item).await.json();
    assert_eq!(
        read["written"],
        json!({ "one": { "letters": 0, "signatures": 40, "messages": 0 } })
    );
    let page = format!("/en/marathons/{name}");
    assert!(!shows(&app.get(&page).await, "results"));
    amina.post(&format!("{item}/release"), &Value::Null).await;
    assert!(shows(&app.get(&page).await, "results"));
    amina.post(&format!("{item}/undo"), &Value::Null).await;
    assert!(!shows(&app.get(&page).await, "results"));
}
