//! A calendar's entry is replaced by a later change.

use axum::http::StatusCode;
use serde_json::json;

use crate::{marathons::release_all, test_app::TestApp};

#[tokio::test]
async fn an_entry_takes_the_place_of_the_one_before() {
    let app = TestApp::new().await;
    let marathon = json!({
        "title": "Evening", "place": "Library", "town": "Lille", "country": "FR", "date": "2026-12-05",
        "starts": "18:00", "ends": "21:00", "time_zone": "Europe/Paris", "public": true, "languages": "French",
        "words": "Bring a pen.", "contact_name": "Amina", "contact_email": "amina@exemple.org", "language": "en",
    });
    let announced = app.post_to("/api/v1/marathons", &marathon, &[]).await;
    assert_eq!(announced.status, StatusCode::CREATED);
    let announced = announced.json();
    let name = announced["id"].as_str().unwrap();
    let secret = announced["secret"].as_str().unwrap();
    let sequence = async || -> i64 {
        let file = app.get(&format!("/en/marathons/{name}/marathon.ics")).await;
        let line = file
            .text()
            .split("\r\n")
            .find_map(|line| line.strip_prefix("SEQUENCE:"));
        line.expect("it has one").parse().unwrap()
    };
    release_all(&app).await;
    let first = sequence().await;
    assert_eq!(sequence().await, first, "nothing has changed");

    let mut form: Vec<(&str, &str)> = vec![("receipt", secret), ("act", "edit")];
    for (field, value) in marathon.as_object().unwrap() {
        let value = match field.as_str() {
            "public" => "true",
            "title" => "Afternoon",
            _ => value.as_str().unwrap(),
        };
        form.push((field, value));
    }
    let changed = app.form_to("/en/marathons/organise", &form, &[]).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
    assert_eq!(sequence().await, first, "the change is not released yet");
    release_all(&app).await;
    let second = sequence().await;
    assert!(second > first);

    let cancel = [("receipt", secret), ("act", "cancel")];
    app.form_to("/en/marathons/organise", &cancel, &[]).await;
    let file = app.get(&format!("/en/marathons/{name}/marathon.ics")).await;
    assert!(file.text().contains("STATUS:CANCELLED\r\n"));
    assert!(sequence().await > second);
}
