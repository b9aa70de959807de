//! The time zone follows from the country, and is asked for where that has several.

use axum::http::StatusCode;
use scraper::Html;
use serde_json::{Value, json};

use super::{CALL, all, announce, borrowed, form, marathon, own, release_all, shows, tree, value};
use crate::test_app::{Answer, TestApp};

/// In a country, with what was chosen of its zones.
fn somewhere(country: &str, zone: &str) -> Value {
    let mut marathon = marathon("A");
    marathon["country"] = json!(country);
    marathon["time_zone"] = json!(zone);
    marathon
}

async fn send(app: &TestApp, marathon: &Value) -> Answer {
    app.form_to(CALL, &borrowed(&form(marathon)), &[]).await
}

/// What can be chosen, where something is asked.
fn asked(page: &Html) -> Vec<String> {
    let options = all(
        page,
        ".field:not([hidden]) #field-time_zone option:not([value=''])",
    );
    let value = |option: &scraper::ElementRef<'_>| option.value().attr("value").map(str::to_owned);
    options.iter().filter_map(value).collect()
}

async fn zones_of_all(app: &TestApp) -> Vec<String> {
    let list = app.get("/api/v1/marathons").await.json();
    let rows = list["marathons"].as_array().unwrap();
    let zone = |row: &Value| row["time_zone"].as_str().unwrap().to_owned();
    rows.iter().map(zone).collect()
}

#[tokio::test]
async fn a_country_with_one_is_not_asked() {
    let app = TestApp::new().await;
    for (country, zone) in [("FR", ""), ("DE", ""), ("FR", "America/Denver")] {
        let created = send(&app, &somewhere(country, zone)).await;
        assert_eq!(created.status, StatusCode::CREATED, "{}", created.text());
    }
    // A program may leave it out as well.
    let mut without = marathon("B");
    without.as_object_mut().unwrap().remove("time_zone");
    announce(&app, &without).await;
    release_all(&app).await;
    let mut zones = zones_of_all(&app).await;
    zones.sort();
    let paris = "Europe/Paris";
    assert_eq!(zones, ["Europe/Berlin", paris, paris, paris]);
}

#[tokio::test]
async fn a_country_with_several_is_asked_and_nothing_that_was_typed_is_lost() {
    let app = TestApp::new().await;
    // Also where the list is still of another country.
    for stale in ["", "Europe/Paris"] {
        let page = send(&app, &somewhere("ES", stale)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = tree(&page);
        assert_eq!(asked(&page), ["Europe/Madrid", "Atlantic/Canary"]);
        assert_eq!(value(&page, "time_zone"), "");
        assert_eq!(value(&page, "title"), "A");
        let mistake = all(&page, "#error-summary a");
        assert_eq!(mistake[0].value().attr("href"), Some("#field-time_zone"));
    }
    let created = send(&app, &somewhere("ES", "Atlantic/Canary")).await;
    assert_eq!(created.status, StatusCode::CREATED);
    // One that keeps the same hours as the one that is shown.
    let created = send(&app, &somewhere("ES", "Africa/Ceuta")).await;
    assert_eq!(created.status, StatusCode::CREATED);
    let program = app.post_to(CALL, &somewhere("ES", ""), &[]).await;
    let expected = ("time_zone".to_owned(), "required".to_owned());
    assert_eq!(program.errors(), [expected]);
    release_all(&app).await;
    let mut zones = zones_of_all(&app).await;
    zones.sort();
    assert_eq!(zones, ["Africa/Ceuta", "Atlantic/Canary"]);
}

#[tokio::test]
async fn an_organiser_who_moves_it_is_asked_too() {
    let app = TestApp::new().await;
    let (_, secret) = announce(&app, &marathon("A")).await;
    let edit = async |country: &str, zone: &str| {
        let mut fields = form(&somewhere(country, zone));
        fields.retain(|(name, _)| name != "page");
        fields.push(("act".to_owned(), "edit".to_owned()));
        own(&app, &secret, &borrowed(&fields)).await
    };
    let page = own(&app, &secret, &[]).await;
    assert_eq!(asked(&tree(&page)), [""; 0]);
    let page = edit("ES", "Europe/Paris").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(asked(&tree(&page)).len(), 2);
    let page = edit("ES", "Atlantic/Canary").await;
    assert!(shows(&page, "edited"), "{}", page.text());
    assert_eq!(value(&tree(&page), "time_zone"), "Atlantic/Canary");
}

#[tokio::test]
async fn those_in_doubt_are_told() {
    let app = TestApp::new().await;
    let told = app.get("/api/v1/time-zones").await.json();
    let lines = told["in_doubt"].as_array().unwrap();
    assert!(lines.contains(&json!("ES Atlantic/Canary")), "{told}");
    let is_of = |country: &str| {
        let mut lines = lines.iter();
        lines.any(|line| line.as_str().unwrap().starts_with(country))
    };
    assert!(is_of("US ") && !is_of("FR "));
    assert!(lines.len() < 120, "{}", lines.len());
}
