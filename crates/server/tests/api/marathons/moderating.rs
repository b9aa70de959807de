use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{announce, borrowed, form, ids, marathon, own, shows};
use crate::{
    moderation::opened_marathon,
    staff::{Member, token},
    test_app::TestApp,
};

#[tokio::test]
async fn staff_of_the_section_reads_releases_undoes_and_refuses_a_marathon() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("Evening")).await;
    let page = format!("/en/marathons/{name}");
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let id = &ids(&amina, "marathons", "waiting").await[0];
    let item = format!("/api/v1/moderation/marathons/{id}");
    let read = amina.get(&item).await.json();
    assert_eq!(
        (&read["written"], &read["acts"][0]["act"]),
        (&Value::Null, &json!("read"))
    );
    let opened = opened_marathon(&app, id).await;
    assert_eq!(opened["words"]["details"]["title"], "Evening");
    for text in [read.to_string(), opened.to_string()] {
        assert!(!text.contains("Diallo"), "who organises is not theirs");
    }
    assert!(!read.to_string().contains("Evening"));

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
        let released = amina.post(&format!("{item}/release"), &opened).await;
        assert_eq!(released.status, StatusCode::OK, "{}", released.text());
    }
    let shown = &amina.get(&item).await.json()["shown"];
    assert_eq!(shown, &opened["words"]["details"]);
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
    let gone = amina.post(&format!("{item}/release"), &opened).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let id = &ids(&amina, "marathons", "waiting").await[0];
    let item = format!("/api/v1/moderation/marathons/{id}");
    let opened = opened_marathon(&app, id).await;
    amina.post(&format!("{item}/release"), &opened).await;
    assert!(app.get(&page).await.text().contains("Another evening"));
}

#[tokio::test]
async fn staff_releases_the_words_that_came_and_no_others() {
    let app = TestApp::new().await;
    let mut private = marathon("Among friends");
    private["public"] = json!(false);
    announce(&app, &private).await;
    let (name, _) = announce(&app, &marathon("Evening")).await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let ids = ids(&amina, "marathons", "waiting").await;
    let (unlisted, id) = (&ids[0], &ids[1]);
    let item = format!("/api/v1/moderation/marathons/{id}");
    let right = opened_marathon(&app, id).await;
    assert_eq!(right["words"]["id"], name);
    let changed = |pointer: &str, value: Value| {
        let mut body = right.clone();
        *body.pointer_mut(pointer).unwrap() = value;
        body
    };
    let other = opened_marathon(&app, unlisted).await;
    for (wrong, field) in [
        (Value::Null, "body"),
        (json!({ "words": right["words"] }), "body"),
        (json!({ "text": "Evening", "salt": right["salt"] }), "body"),
        (changed("/salt", other["salt"].clone()), "words"),
        (changed("/words/details/title", json!("Morning")), "words"),
        (changed("/words/details/public", json!(false)), "words"),
        (changed("/words/id", json!("a".repeat(26))), "words"),
        (other.clone(), "words"),
    ] {
        let refused = amina.post(&format!("{item}/release"), &wrong).await;
        let status = refused.status;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert_eq!(refused.errors()[0].0, field, "{wrong}");
    }
    assert_eq!(app.get("/api/v1/marathons").await.json()["found"], 0);
    let done = amina.post(&format!("{item}/release"), &right).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert_eq!(app.get("/api/v1/marathons").await.json()["found"], 1);

    // Of a private one staff learns no address, and nothing that is shown stands anywhere but on its page.
    assert_eq!(other["words"]["id"], Value::Null);
    let item = format!("/api/v1/moderation/marathons/{unlisted}");
    for _ in 0..2 {
        let done = amina.post(&format!("{item}/release"), &other).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    }
    let read = amina.get(&item).await.json();
    assert_eq!(
        (&read["state"], read.get("shown")),
        (&json!("released"), None)
    );
}

#[tokio::test]
async fn staff_releases_what_a_marathon_brought() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("A")).await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let id = &ids(&amina, "marathons", "waiting").await[0];
    let release = format!("/api/v1/moderation/marathons/{id}/release");
    amina.post(&release, &opened_marathon(&app, id).await).await;
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
