//! Staff decides what is shown: each call with the right token and with every wrong one, and the
//! moderators' program.

mod on_paper;
mod program;
mod shown;

use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::moderation::Kind;
use marathon_seal::{self as seal, Binding, KeyFile, MarathonPayload, MessagePayload};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sqlx::Executor;

use crate::{
    messages::message,
    sealed::marathon,
    test_app::{Answer, TestApp},
};

pub const ITEMS: &str = "/api/v1/moderation/messages";

/// Runs `marathon staff …` on the app's database while the server runs.
pub async fn staff(database: &str, arguments: &[&str]) -> (bool, String) {
    let (command, rest) = arguments.split_first().unwrap();
    let first = ["staff", command, "--database", database];
    let all = [&first, rest].concat();
    let all: Vec<String> = all.into_iter().map(str::to_owned).collect();
    let run = move || {
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        marathon(&all, None)
    };
    let output = tokio::task::spawn_blocking(run).await.unwrap();
    let said = match output.status.success() {
        true => output.stdout,
        false => output.stderr,
    };
    let said = String::from_utf8(said).unwrap();
    (output.status.success(), said.trim().to_owned())
}

/// A fresh token.
pub async fn token(app: &TestApp, section: &str, name: &str) -> String {
    let arguments = ["add", "--section", section, "--name", name];
    let (done, token) = staff(&app.database, &arguments).await;
    assert!(done && token.starts_with("marathon_staff_"), "{token}");
    token
}

/// Bytes as calls write them.
pub fn text_of(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A fresh token with one role.
pub async fn token_of(app: &TestApp, section: &str, role: &str) -> String {
    let arguments = ["add", "--section", section, "--name", role, "--role", role];
    let (done, token) = staff(&app.database, &arguments).await;
    assert!(done && token.starts_with("marathon_staff_"), "{token}");
    token
}

/// Somebody with a token.
pub struct Member<'a> {
    app: &'a TestApp,
    authorization: String,
}

impl<'a> Member<'a> {
    pub fn new(app: &'a TestApp, token: &str) -> Self {
        Self {
            app,
            authorization: format!("Bearer {token}"),
        }
    }

    fn headers(&self) -> [(&str, &str); 1] {
        [("authorization", &self.authorization)]
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.app.get_with(path, &self.headers()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.app.post_to(path, body, &self.headers()).await
    }

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

/// Every call of moderators, with a valid body.
fn calls(id: &str) -> [(bool, String, Value); 6] {
    [
        (false, ITEMS.to_owned(), json!({})),
        (false, "/api/v1/moderation/acts".to_owned(), json!({})),
        (false, format!("{ITEMS}/{id}"), json!({})),
        (
            true,
            format!("{ITEMS}/{id}/release"),
            json!({ "text": "Courage" }),
        ),
        (
            true,
            format!("{ITEMS}/{id}/refuse"),
            json!({ "reason": "no" }),
        ),
        (true, format!("{ITEMS}/{id}/undo"), json!({})),
    ]
}

#[tokio::test]
async fn without_the_right_token_each_call_is_refused() {
    let app = TestApp::new().await;
    send(&app, "Courage").await;
    let right = token(&app, "fr", "Amina").await;
    let removed = token(&app, "fr", "Paul").await;
    let id = Member::new(&app, &right).ids("waiting").await.remove(0);
    assert_eq!(Member::new(&app, &removed).ids("waiting").await.len(), 1);
    let (done, said) = staff(
        &app.database,
        &["remove", "--section", "fr", "--name", "Paul"],
    )
    .await;
    assert!(done, "{said}");

    let bearer = |token: &str| format!("Bearer {token}");
    let mut altered = right.clone();
    let last = if altered.ends_with('A') { 'B' } else { 'A' };
    altered.pop();
    altered.pop();
    altered.extend([last, 'A']);
    let wrong = [
        None,
        Some(bearer(&removed)),
        Some(bearer(&altered)),
        Some(bearer("")),
        Some(bearer("marathon_staff_")),
        Some(right.clone()),
        Some(format!("Basic {right}")),
    ];
    for (writes, path, body) in calls(&id) {
        for wrong in &wrong {
            let headers: Vec<(&str, &str)> = wrong
                .iter()
                .map(|value| ("authorization", value.as_str()))
                .collect();
            let answer = match writes {
                true => app.post_to(&path, &body, &headers).await,
                false => app.get_with(&path, &headers).await,
            };
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path} {wrong:?}");
            assert_eq!(answer.header("www-authenticate"), "Bearer");
            assert_eq!(answer.errors(), []);
        }
        let twice = [
            ("authorization", &*bearer(&right)),
            ("authorization", "Bearer x"),
        ]
        .map(|(name, value)| (name, value.to_owned()));
        let twice: Vec<(&str, &str)> = twice.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let answer = match writes {
            true => app.post_to(&path, &body, &twice).await,
            false => app.get_with(&path, &twice).await,
        };
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    assert_eq!(Member::new(&app, &right).ids("waiting").await, [id]);
    let nothing = "SELECT COUNT(*) FROM staff_acts";
    assert_eq!(app.number(nothing).await, 0);
    let list = app.get("/api/v1/messages?petition=one").await;
    assert_eq!(list.json()["messages"], json!([]));
}

#[tokio::test]
async fn a_token_reaches_its_own_section_only() {
    let app = TestApp::new().await;
    send(&app, "Courage").await;
    let amina = Member::new(&app, &token(&app, "fr", "Amina").await);
    let paul = Member::new(&app, &token(&app, "int", "Paul").await);
    let id = amina.ids("waiting").await.remove(0);
    assert_eq!(paul.ids("waiting").await, [""; 0]);
    for (writes, path, body) in calls(&id).into_iter().skip(2) {
        let answer = match writes {
            true => paul.post(&path, &body).await,
            false => paul.get(&path).await,
        };
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(answer.json()["type"], "/problems/other-section");
    }
    amina.get(&format!("{ITEMS}/{id}")).await;
    let acts = paul.get("/api/v1/moderation/acts").await.json();
    assert_eq!(acts["acts"], json!([]));
    assert_eq!(amina.ids("waiting").await, [id]);
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
    for query in ["state=shown", "after=x"] {
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

#[tokio::test]
async fn staff_is_listed_and_a_name_is_given_once() {
    let app = TestApp::new().await;
    let token = token(&app, "fr", "Amina Diallo").await;
    let disk = app.on_the_disk().await;
    let found = disk
        .windows(token.len())
        .any(|window| window == token.as_bytes());
    assert!(!found, "the token is stored");
    let (done, said) = staff(
        &app.database,
        &["add", "--section", "fr", "--name", "Amina Diallo"],
    )
    .await;
    assert!(!done && said.contains("choose another name"), "{said}");
    let (done, said) = staff(
        &app.database,
        &["remove", "--section", "int", "--name", "Amina Diallo"],
    )
    .await;
    assert!(!done && said.contains("nobody called"), "{said}");
    let (_, said) = staff(&app.database, &["list"]).await;
    assert!(
        said.starts_with("fr\tAmina Diallo\tmoderation\tadded "),
        "{said}"
    );
    assert!(said.ends_with("has a token"), "{said}");
    staff(
        &app.database,
        &["remove", "--section", "fr", "--name", "Amina Diallo"],
    )
    .await;
    let (_, said) = staff(&app.database, &["list"]).await;
    assert!(said.contains("removed "), "{said}");
}

/// Moderators must not be able to open the signatures.
#[tokio::test]
async fn a_section_with_one_key_for_both_does_not_start() {
    let app = TestApp::new().await;
    let key = app.path("fr.key");
    let key = key.to_str().unwrap();
    let made = marathon(&["keys", "generate", "--out", key], None);
    let line = String::from_utf8(made.stdout).unwrap();
    let section = app.config.site.sections.join("fr.toml");
    let text = std::fs::read_to_string(&section).unwrap();
    let both = text + &line + &line.replace("public_key", "moderation_key");
    std::fs::write(&section, both).unwrap();
    let error = crate::test_app::start(&app.config).await.err().unwrap();
    assert!(error.to_string().contains("--moderation"), "{error}");
}
