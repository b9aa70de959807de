use axum::http::StatusCode;
use serde_json::json;

use super::{
    CALL, SEALED_NAME, all, announce, borrowed, form, marathon, release_all, shows, tree, value,
};
use crate::{
    eventually::too_many,
    test_app::{Answer, TestApp},
};

#[tokio::test]
async fn a_marathon_is_stored_sealed_and_shown_to_nobody() {
    let app = TestApp::new().await;
    let (name, secret) = announce(&app, &marathon("Quiet evening")).await;
    for page in [
        "/en/marathons".to_owned(),
        format!("/en/marathons/{name}"),
        format!("/en/marathons/{name}/marathon.ics"),
        format!("/en/marathons/{name}/kit/poster"),
        "/en/marathons/kit/poster".to_owned(),
        "/api/v1/counts".to_owned(),
        "/api/v1/openapi.json".to_owned(),
    ] {
        let answer = app.get(&page).await;
        assert!(!answer.text().contains("Quiet evening"), "{page}");
        assert!(!answer.text().contains(SEALED_NAME), "{page}");
    }
    let hidden = app.get(&format!("/en/marathons/{name}")).await;
    let unknown = app.get(&format!("/en/marathons/{}", "a".repeat(26))).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    let without = |answer: &Answer, name: &str| answer.text().replace(name, "");
    let unknown_name = "a".repeat(26);
    assert_eq!(without(&hidden, &name), without(&unknown, &unknown_name));
    let disk = app.on_the_disk().await;
    for personal in [SEALED_NAME, "amina@exemple.org", &secret] {
        let found = disk
            .windows(personal.len())
            .any(|bytes| bytes == personal.as_bytes());
        assert!(!found, "{personal} stands on the disk");
    }
}

#[tokio::test]
async fn a_retry_gets_the_first_answer_and_another_body_none() {
    let app = TestApp::new().await;
    let key = [("idempotency-key", "one")];
    let first = app.post_to(CALL, &marathon("A"), &key).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let again = app.post_to(CALL, &marathon("A"), &key).await;
    assert_eq!((again.status, again.body), (first.status, first.body));
    let other = app.post_to(CALL, &marathon("B"), &key).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.number("SELECT COUNT(*) FROM marathons").await, 1);
    let bad = app
        .post_to(CALL, &marathon("A"), &[("idempotency-key", "é")])
        .await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn every_mistake_is_named_and_nothing_is_repeated() {
    let app = TestApp::new().await;
    let mut wrong = marathon("re\u{202E}versed");
    wrong["date"] = json!("2026-11-28");
    wrong["time_zone"] = json!("Mars/Olympus");
    wrong["contact_email"] = json!("nobody");
    let answer = app.post_to(CALL, &wrong, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let expected = [
        ("title", "forbidden_character"),
        ("date", "past"),
        ("time_zone", "unknown"),
        ("contact_email", "invalid"),
    ];
    assert_eq!(
        answer.errors(),
        expected.map(|(field, code)| (field.to_owned(), code.to_owned()))
    );
    assert!(!answer.text().contains("nobody"));
    let mut missing = marathon("A");
    missing.as_object_mut().unwrap().remove("title");
    let answer = app.post_to(CALL, &missing, &[]).await;
    assert_eq!(
        answer.errors(),
        [("title".to_owned(), "required".to_owned())]
    );
    let mut unknown = marathon("A");
    unknown["colour"] = json!("red");
    let answer = app.post_to(CALL, &unknown, &[]).await;
    assert_eq!(answer.errors()[0].1, "unknown_field");
}

#[tokio::test]
async fn the_form_shows_the_secret_once_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    let page = app.get("/en/marathons/new").await;
    // It follows from the country: nobody looks for theirs among hundreds.
    assert!(!page.text().contains("Bujumbura"));
    assert_eq!(
        all(&tree(&page), ".field[hidden] #field-time_zone").len(),
        1
    );
    let (_, key) = page.text().split_once("name=\"key\" value=\"").unwrap();
    let key = key.split('"').next().unwrap();
    assert_eq!(key.len(), 24);

    let mut wrong = marathon("Typed <b>title</b>");
    wrong["date"] = json!("");
    let mut fields = form(&wrong);
    fields.push(("key".to_owned(), key.to_owned()));
    let answer = app.form_to(CALL, &borrowed(&fields), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = tree(&answer);
    for (name, kept) in [
        ("title", "Typed <b>title</b>"),
        ("words", "Bring a pen.\nThere is tea."),
        ("key", key),
    ] {
        assert_eq!(value(&page, name), kept, "{name}");
    }
    let mistakes = all(&page, "#error-summary[autofocus]:not([hidden]) a");
    assert_eq!(mistakes[0].value().attr("href"), Some("#field-date"));
    assert_eq!(all(&page, "#field-date[aria-invalid=true]").len(), 1);
    assert!(!answer.text().contains("<script"));
    assert_eq!(app.number("SELECT COUNT(*) FROM marathons").await, 0);

    let mut fields = form(&marathon("A"));
    fields.push(("key".to_owned(), key.to_owned()));
    let created = app.form_to(CALL, &borrowed(&fields), &[]).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.text());
    assert!(shows(&created, "created") && shows(&created, "waiting"));
    assert_eq!(created.header("cache-control"), "no-store");
    assert_eq!(created.header("referrer-policy"), "same-origin");
    let page = tree(&created);
    let link = value(&page, "secret_link");
    let secret = link.strip_prefix("https://marathon.example/en/marathons/organise#receipt=");
    let secret = secret.unwrap();
    assert_eq!(secret.len(), 43);
    assert_eq!(all(&page, "#secret-link[readonly]").len(), 1);
    // The address of its page, whole, and what ticks off that one was announced.
    let address = all(&page, ".marathon-created a.marathon-address");
    let path = address[0].value().attr("href").unwrap();
    assert_eq!(
        address[0].text().collect::<String>(),
        format!("https://marathon.example{path}")
    );
    assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "not yet");
    assert_eq!(all(&page, "script[data-deed=marathon]").len(), 1);
    release_all(&app).await;
    assert_eq!(app.get(path).await.status, StatusCode::OK);
    // Loaded again, it is the same marathon.
    let again = app.form_to(CALL, &borrowed(&fields), &[]).await;
    assert!(again.text().contains(secret));
    assert_eq!(app.number("SELECT COUNT(*) FROM marathons").await, 1);
    // Changed and sent again, it is another one.
    fields.retain(|(name, _)| name != "title");
    fields.push(("title".to_owned(), "B".to_owned()));
    let other = app.form_to(CALL, &borrowed(&fields), &[]).await;
    assert_eq!(other.status, StatusCode::CREATED);
    assert_eq!(app.number("SELECT COUNT(*) FROM marathons").await, 2);
}

#[tokio::test]
async fn forms_of_other_sites_and_pages_are_refused() {
    let app = TestApp::new().await;
    let mut fields = form(&marathon("A"));
    fields.retain(|(name, _)| name != "page");
    let nowhere = app.form_to(CALL, &borrowed(&fields), &[]).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nowhere.errors()[0].0, "page");
    let answer = app
        .post_to(CALL, &marathon("A"), &[("accept", "text/html")])
        .await;
    assert_eq!(answer.status, StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn a_network_does_not_announce_without_end_and_keeps_what_was_typed() {
    let app = TestApp::with(|config| config.http.rate_limit = true).await;
    let refused = too_many(async || app.post_to(CALL, &json!({}), &[]).await).await;
    assert_eq!(refused.header("retry-after"), "1");
    let fields = form(&marathon("Kept"));
    let form = too_many(async || app.form_to(CALL, &borrowed(&fields), &[]).await).await;
    assert!(shows(&form, "too-many"));
    assert_eq!(value(&tree(&form), "title"), "Kept");
}
