//! Marathons: announced, released, listed, joined, changed by their secret, reported on, printed for.

mod announcing;
mod answering;
mod keeping;
mod moderating;
mod organising;
mod replacing;
mod showing;

use serde_json::{Value, json};
use sqlx::Executor;

use crate::test_app::{Answer, TestApp};

const CALL: &str = "/api/v1/marathons";
const SEALED_NAME: &str = "Amina Diallo";

/// One that is in order. The tests take place on 2026-11-30.
fn marathon(title: &str) -> Value {
    json!({
        "title": title, "place": "Library, 3 Lilac Street", "town": "Lille", "country": "FR",
        "date": "2026-12-05", "starts": "18:00", "ends": "21:00", "time_zone": "Europe/Paris",
        "public": true, "languages": "French", "words": "Bring a pen.\nThere is tea.",
        "contact_name": SEALED_NAME, "contact_email": "amina@exemple.org", "language": "en",
    })
}

/// The same as a form.
fn form(marathon: &Value) -> Vec<(String, String)> {
    let fields = marathon.as_object().unwrap().iter();
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let page = ("page".to_owned(), "/en/marathons/new".to_owned());
    fields
        .map(|(name, value)| (name.clone(), text(value)))
        .chain([page])
        .collect()
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    let fields = fields.iter();
    fields.map(|(name, value)| (&**name, &**value)).collect()
}

/// Announces one; gives its name and its secret.
async fn announce(app: &TestApp, marathon: &Value) -> (String, String) {
    let answer = app.post_to(CALL, marathon, &[]).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let text = |field: &str| answer.json()[field].as_str().unwrap().to_owned();
    (text("id"), text("secret"))
}

/// What staff does to everything that waits.
async fn release_all(app: &TestApp) {
    decide(
        app,
        "UPDATE marathon_versions SET state = 'released' WHERE state = 'waiting'",
    )
    .await;
    decide(
        app,
        "UPDATE marathon_reports SET state = 'released' WHERE state = 'waiting'",
    )
    .await;
}

async fn decide(app: &TestApp, statement: &'static str) {
    app.database().await.execute(statement).await.unwrap();
}

fn shows(answer: &Answer, part: &str) -> bool {
    answer.text().contains(&format!("data-part=\"{part}\">"))
}

/// What the organiser's page answers.
async fn own(app: &TestApp, secret: &str, fields: &[(&str, &str)]) -> Answer {
    let fields = [&[("receipt", secret)], fields].concat();
    app.form_to("/en/marathons/organise", &fields, &[]).await
}
