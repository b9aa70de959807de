//! Marathons: announced, released, listed, joined, changed by their secret, reported on, printed for.

mod announcing;
mod answering;
mod counting;
mod escaping;
mod keeping;
mod listing;
mod moderating;
mod organising;
mod replacing;
mod sealing;
mod secret_link;
mod showing;
mod time_zones;

use marathon_domain::StaffRole;
use marathon_seal::{Randomness, StaffToken};
use marathon_store::{NewStaff, Roles};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use sqlx::Executor;

use crate::{
    moderation::opened_marathon,
    staff::{Member, text_of},
    test_app::{Answer, TestApp},
};

const CALL: &str = "/api/v1/marathons";
const SEALED_NAME: &str = "Amina Diallo";

/// One that is in order. The tests take place on 2026-11-30.
pub fn marathon(title: &str) -> Value {
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
pub async fn announce(app: &TestApp, marathon: &Value) -> (String, String) {
    let answer = app.post_to(CALL, marathon, &[]).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let text = |field: &str| answer.json()[field].as_str().unwrap().to_owned();
    (text("id"), text("secret"))
}

/// Staff of each section releases everything that waits, as it came.
pub async fn release_all(app: &TestApp) {
    for section in ["fr", "int"] {
        release_all_of(app, section).await;
    }
}

async fn release_all_of(app: &TestApp, section: &str) {
    let random = Randomness::system();
    let token = StaffToken::generate(&random);
    let new = NewStaff {
        section,
        name: &text_of(&random.bytes::<8>()),
        roles: &Roles::of(&[StaffRole::Moderation]),
        token_hash: token.hash(),
        day: "2026-11-30",
    };
    app.started.app.store.add_staff(&new).await.unwrap();
    let member = Member::new(app, token.text());
    for kind in ["marathons", "reports"] {
        for id in ids(&member, kind, "waiting").await {
            let body = match kind {
                "marathons" => opened_marathon(app, &id).await,
                _ => Value::Null,
            };
            let release = format!("/api/v1/moderation/{kind}/{id}/release");
            let answer = member.post(&release, &body).await;
            assert_eq!(answer.status, 200, "{}", answer.text());
        }
    }
}

/// What is in a state, by the ids that staff calls it by.
async fn ids(member: &Member<'_>, kind: &str, state: &str) -> Vec<String> {
    let path = format!("/api/v1/moderation/{kind}?state={state}");
    let list = member.get(&path).await.json();
    let items = list["items"].as_array().unwrap().iter();
    items
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

async fn decide(app: &TestApp, statement: &'static str) {
    app.database().await.execute(statement).await.unwrap();
}

/// The page as a browser reads it.
fn tree(answer: &Answer) -> Html {
    Html::parse_document(answer.text())
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// What stands in a field.
fn value(page: &Html, name: &str) -> String {
    let found = all(page, &format!("[name='{name}']"));
    let field = found.first().unwrap_or_else(|| panic!("no {name}"));
    let value = |field: &ElementRef<'_>| field.value().attr("value").map(str::to_owned);
    match field.value().name() {
        "textarea" => field.text().collect(),
        "select" => {
            let chosen = all(page, &format!("[name='{name}'] option[selected]"));
            let chosen = chosen.first();
            let chosen = chosen.map(|option| value(option).unwrap_or(option.text().collect()));
            chosen.unwrap_or_default()
        }
        _ => value(field).unwrap_or_default(),
    }
}

/// Whether the page shows a part: something that begins with its words, and that nothing hides.
fn shows(answer: &Answer, part: &str) -> bool {
    let words = match part {
        "empty" => "list.empty",
        "rows" => "list.found",
        "none-found" => "list.none_found",
        "next" => "list.next",
        "open" => "event.calendar",
        "come" => "event.coming_button",
        "came" => "event.coming_done",
        "coming" => "event.coming_count",
        "past" => "event.past",
        "called-off" => "event.cancelled",
        "unlisted" => "event.unlisted",
        "results" => "event.results_title",
        "signatures" => "event.results_signatures",
        "messages" => "event.results_messages",
        "ask" => "own.lead",
        "unknown" => "own.unknown",
        "created" => "own.created_title",
        "state" => "own.kit_title",
        "standing" => "own.edit_title",
        "over" => "own.is_over",
        "cancelled" => "own.is_cancelled",
        "cancel-done" => "own.cancel_done",
        "waiting" => "own.waiting",
        "shown" => "own.released",
        "changed" => "own.changed",
        "edited" => "own.edited",
        "refused" => "own.refused",
        "report" => "own.report_text",
        "report-early" => "own.report_early",
        "report-waiting" => "own.report_waiting",
        "report-released" => "own.report_released",
        "reported" => "own.reported",
        "no-marathon" => "kit.poster_blank",
        "too-many" => "act.too_many",
        "busy" => "act.busy",
        "failed" => "error.busy",
        _ => panic!("there is no {part}"),
    };
    let page = tree(answer);
    let is_shown = |element: &ElementRef<'_>| {
        let around = element.ancestors().filter_map(ElementRef::wrap);
        let mut around = around.chain([*element]);
        around.all(|element| element.value().attr("hidden").is_none())
    };
    let says = |element: &ElementRef<'_>| {
        let own = element.children().filter_map(|node| node.value().as_text());
        let text: String = own.map(|text| &**text).collect();
        let text = text.trim().strip_prefix("en ").unwrap_or_default();
        let rest = text.strip_prefix(words);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let mut elements = all(&page, "main *").into_iter();
    elements.any(|element| says(&element) && is_shown(&element))
}

/// What the organiser's page answers.
async fn own(app: &TestApp, secret: &str, fields: &[(&str, &str)]) -> Answer {
    let fields = [&[("receipt", secret)], fields].concat();
    app.form_to("/en/marathons/organise", &fields, &[]).await
}
