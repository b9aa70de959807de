//! Staff decides what is shown, with the calls and with the moderators' program.

mod on_paper;
mod program;
mod shown;
mod tokens;

use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::moderation::Kind;
use marathon_seal::{self as seal, Binding, KeyFile, MarathonPayload, MessagePayload};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sqlx::Executor;

use crate::{
    messages::message,
    staff::{Member, token},
    test_app::TestApp,
};

pub const ITEMS: &str = "/api/v1/moderation/messages";

impl Member<'_> {
    /// The ids in a state.
    async fn ids(&self, state: &str) -> Vec<String> {
        let list = self.get(&format!("{ITEMS}?state={state}")).await;
        assert_eq!(list.status, StatusCode::OK, "{}", list.text());
        assert_eq!(list.header("cache-control"), "no-store");
        let items = list.json()["items"].as_array().unwrap().clone();
        let ids = items
            .iter()
            .map(|item| item["id"].as_str().unwrap().to_owned());
        ids.collect()
    }
}

/// What a moderator's computer opens.
async fn unsealed<T: DeserializeOwned>(
    app: &TestApp,
    (kind, id): (Kind, &str),
    sealed_as: seal::Kind,
) -> T {
    let record: [u8; 16] = URL_SAFE_NO_PAD.decode(id).unwrap().try_into().unwrap();
    let item = app.started.app.store.moderated_item(kind, &record);
    let item = item.await.unwrap().unwrap();
    let binding = Binding {
        campaign: &item.campaign,
        record: &record,
        schema: item.schema,
        kind: sealed_as,
    };
    let key = KeyFile::read(&app.path("data/key.moderation.toml")).unwrap();
    seal::open(&item.sealed, &key, binding).unwrap()
}

/// The body that a moderator's computer makes to release a message.
pub async fn opened(app: &TestApp, id: &str) -> Value {
    let payload: MessagePayload =
        unsealed(app, (Kind::Messages, id), seal::Kind::ModeratedMessage).await;
    let mut body = json!({ "text": payload.text, "salt": payload.salt });
    if let Some(name) = payload.name {
        body["name"] = json!(name);
    }
    if let Some(country) = payload.country {
        body["country"] = json!(country);
    }
    body
}

/// The same for a marathon.
pub async fn opened_marathon(app: &TestApp, id: &str) -> Value {
    let payload: MarathonPayload =
        unsealed(app, (Kind::Marathons, id), seal::Kind::ModeratedMarathon).await;
    json!(payload)
}

async fn send(app: &TestApp, text: &str) {
    let answer = app.post_to("/api/v1/messages", &message(text), &[]).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
}

#[tokio::test]
async fn what_is_not_there_or_cannot_be_shown_is_refused() {
    let app = TestApp::new().await;
    send(&app, "Courage").await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let id = amina.ids("waiting").await.remove(0);
    for path in [
        "/api/v1/moderation/petitions".to_owned(),
        format!("{ITEMS}/x"),
        format!("{ITEMS}/{}", "A".repeat(22)),
        format!("/api/v1/moderation/petitions/{id}"),
    ] {
        assert_eq!(
            amina.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    for query in ["state=shown", "state=", "after=x", "after=-1", "after="] {
        let answer = amina.get(&format!("{ITEMS}?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
    }
    let release = format!("{ITEMS}/{id}/release");
    for body in [
        json!({}),
        json!({ "text": "" }),
        json!({ "text": "a", "name": "\u{1b}" }),
        json!({ "text": "a", "country": "XX" }),
        json!({ "text": "a", "email": "amina@exemple.org" }),
    ] {
        let answer = amina.post(&release, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert!(!answer.text().contains("exemple"));
    }
    assert_eq!(amina.ids("waiting").await, [id]);
}

#[tokio::test]
async fn only_the_words_that_came_are_released() {
    let app = TestApp::new().await;
    for text in ["Courage", "Espoir"] {
        send(&app, text).await;
    }
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let ids = amina.ids("waiting").await;
    let right = opened(&app, &ids[0]).await;
    let other = opened(&app, &ids[1]).await;
    let with = |field: &str, value: Value| {
        let mut body = right.clone();
        body[field] = value;
        body
    };
    let without = |field: &str| {
        let mut body = right.clone();
        body.as_object_mut().unwrap().remove(field);
        body
    };
    let release = format!("{ITEMS}/{}/release", ids[0]);
    for (body, field, code) in [
        (with("text", json!("Haine")), "text", "other_words"),
        (with("name", json!("Paul")), "text", "other_words"),
        (without("name"), "text", "other_words"),
        (without("country"), "text", "other_words"),
        (with("salt", other["salt"].clone()), "text", "other_words"),
        (with("salt", json!("")), "text", "other_words"),
        (without("salt"), "salt", "required"),
        (other, "text", "other_words"),
    ] {
        let answer = amina.post(&release, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        let expected = [(field.to_owned(), code.to_owned())];
        assert_eq!(answer.errors(), expected, "{body}");
    }
    assert_eq!(amina.ids("waiting").await, ids);
    let list = app.get("/api/v1/messages?petition=one").await;
    assert_eq!(list.json()["messages"], json!([]));
    let answer = amina.post(&release, &right).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let list = app.get("/api/v1/messages?petition=one").await;
    let shown = json!([{ "text": "Courage", "name": "Amina", "country": "FR" }]);
    assert_eq!(list.json()["messages"], shown);
}

/// Nobody can check their words any more; the trail names who released them.
#[tokio::test]
async fn messages_from_before_are_released_as_they_were_then() {
    let app = TestApp::new().await;
    send(&app, "Courage").await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let id = amina.ids("waiting").await.remove(0);
    let mut database = app.database().await;
    let before = "UPDATE moderated SET words_digest = NULL";
    database.execute(before).await.unwrap();
    let release = format!("{ITEMS}/{id}/release");
    let answer = amina.post(&release, &json!({ "text": "Courage" })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}
