//! Words of encouragement: accepted, sealed, and seen by nobody before their release.

mod handed_over;

use axum::http::StatusCode;
use serde_json::{Value, json};
use sqlx::Executor;

use crate::test_app::{Answer, TestApp};

const PATH: &str = "/api/v1/messages";
const WORDS: &str = "Courage, vous n’êtes pas seul !";

pub fn message(text: &str) -> Value {
    json!({
        "petition": "one", "text": text, "name": "Amina", "country": "FR", "language": "en",
        "section": "fr", "may_be_shown": true,
    })
}

async fn send(app: &TestApp, body: &Value) -> Answer {
    app.post_to(PATH, body, &[]).await
}

#[tokio::test]
async fn a_message_is_taken_sealed_and_shown_to_nobody() {
    let app = TestApp::new().await;
    let answer = send(&app, &message(WORDS)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let expected = json!({ "petition": "one", "may_be_shown": true });
    assert_eq!(answer.json(), expected);
    let mut alone = json!({ "petition": "one", "text": WORDS, "language": "fr", "section": "int" });
    let answer = send(&app, &alone).await;
    assert_eq!(answer.json()["may_be_shown"], false);
    assert_eq!(app.number("SELECT COUNT(*) FROM messages").await, 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM moderated").await, 1);

    let disk = app.on_the_disk().await;
    for secret in ["Courage", "seul", "Amina"] {
        let found = disk
            .windows(secret.len())
            .any(|window| window == secret.as_bytes());
        assert!(!found, "{secret}");
    }
    nobody_sees(&app).await;
    alone["may_be_shown"] = json!(true);
    send(&app, &alone).await;
    nobody_sees(&app).await;
}

/// Neither the API nor any page has a word of it.
async fn nobody_sees(app: &TestApp) {
    for path in [
        "/api/v1/messages?petition=one",
        "/en/cases/one/messages",
        "/fr/cases/one/messages?before=99",
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(!answer.text().contains("Courage"), "{path}");
        assert!(!answer.text().contains("Amina"), "{path}");
    }
    let list = app.get("/api/v1/messages?petition=one").await;
    assert_eq!(list.json(), json!({ "petition": "one", "messages": [] }));
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let app = TestApp::new().await;
    for (field, value, code) in [
        ("text", json!(" \n "), "required"),
        ("text", json!("é".repeat(601)), "too_long"),
        ("text", json!("a\u{202e}b"), "forbidden_character"),
        ("name", json!("…"), "invalid"),
        ("country", json!("XX"), "unknown"),
        ("petition", json!("won"), "closed"),
        ("petition", json!("nobody"), "unknown"),
        ("section", json!("xy"), "unknown"),
        ("language", json!("de"), "unknown"),
        ("text", json!(3), "wrong_type"),
        ("more", json!(3), "unknown_field"),
    ] {
        let mut body = message(WORDS);
        body[field] = value;
        let answer = send(&app, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert_eq!(answer.errors(), [(field.to_owned(), code.to_owned())]);
        assert!(!answer.text().contains("601") || field == "text");
    }
    let words = message(&"é".repeat(600));
    assert_eq!(send(&app, &words).await.status, StatusCode::CREATED);
    for (query, status) in [
        ("", 422),
        ("?petition=won", 200),
        ("?petition=nobody", 404),
        ("?petition=..", 404),
        ("?petition=one&before=x", 422),
        ("?petition=one&before=-1", 422),
        ("?petition=one&before=", 422),
    ] {
        let answer = app.get(&format!("{PATH}{query}")).await;
        assert_eq!(answer.status.as_u16(), status, "{query}");
    }
    for (path, language) in [
        ("/en/cases/nobody/messages", "en"),
        ("/en/cases/No-One/messages?before=3", "en"),
        ("/de/cases/one/messages", "fr"),
    ] {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        let language = format!("<html lang=\"{language}\">");
        assert!(page.text().contains(&language), "{path}");
        assert!(page.text().contains("nothing here"), "{path}");
    }
}

#[tokio::test]
async fn a_retry_is_stored_once() {
    let app = TestApp::new().await;
    let key = [("idempotency-key", "k1")];
    let first = app.post_to(PATH, &message(WORDS), &key).await;
    let app = app.restart().await;
    let retry = app.post_to(PATH, &message(WORDS), &key).await;
    assert_eq!((first.status, first.json()), (retry.status, retry.json()));
    assert_eq!(app.number("SELECT COUNT(*) FROM messages").await, 1);
    let other = app.post_to(PATH, &message("Autre"), &key).await;
    assert_eq!(other.errors()[0].1, "idempotency_mismatch");
    // A signing with the same key is another request.
    let signing = crate::test_app::signing("amina@exemple.org").to_string();
    let answer = app.post(&signing, &key).await;
    assert_eq!(answer.errors()[0].1, "idempotency_mismatch");
}

#[tokio::test]
async fn a_form_is_answered_by_a_page_and_told_once_to_look_again() {
    let app = TestApp::new().await;
    let page = ("page", "/fr/cases/one/message");
    let empty = app.form_to(PATH, &[page, ("name", "Amina")], &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("fr message.error_empty"));
    assert!(empty.text().contains(r#"value="Amina""#));

    let words = ("text", "Écrivez-moi : 06 12 34 56 78 <3");
    let html = [("accept", "text/html,*/*;q=0.8")];
    let told = app.form_to(PATH, &[page, words], &html).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        told.text().contains("fr message.look_again"),
        "{}",
        told.text()
    );
    assert!(told.text().contains("06 12 34 56 78 &lt;3</textarea>"));
    assert!(told.text().contains(r#"name="looked_again" value="true""#));
    let again = [
        page,
        words,
        ("looked_again", "true"),
        ("may_be_shown", "true"),
    ];
    let taken = app.form_to(PATH, &again, &html).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    assert_eq!(taken.header("location"), "/fr/cases/one/message-sent");

    // The app has told its writer on the device.
    let json = [("accept", "application/json")];
    let taken = app.form_to(PATH, &[page, words], &json).await;
    assert_eq!(taken.status, StatusCode::CREATED);
    assert_eq!(app.number("SELECT COUNT(*) FROM messages").await, 2);
    let country = "SELECT COUNT(*) FROM messages WHERE section = 'int'";
    assert_eq!(app.number(country).await, 2);
    let with_country = [page, ("text", WORDS), ("country", "FR")];
    app.form_to(PATH, &with_country, &json).await;
    assert_eq!(app.number(country).await, 2);

    for elsewhere in [
        "/fr/cases/one",
        "/fr/cases/nobody/message",
        "/xx/cases/one/message",
        "",
    ] {
        let form = [("page", elsewhere), ("text", WORDS)];
        let answer = app.form_to(PATH, &form, &[]).await;
        assert_eq!(answer.errors()[0].0, "page", "{elsewhere}");
    }
    let cross = [("sec-fetch-site", "cross-site")];
    let answer = app.form_to(PATH, &[page, ("text", WORDS)], &cross).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_database_that_fails_loses_nothing_that_was_acknowledged() {
    let app = TestApp::new().await;
    let mut database = app.database().await;
    database
        .execute("ALTER TABLE messages RENAME TO gone")
        .await
        .unwrap();
    let answer = send(&app, &message(WORDS)).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "5");
    let page = [("page", "/fr/cases/one/message"), ("text", WORDS)];
    let answer = app.form_to(PATH, &page, &[]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.text().contains(&format!("{WORDS}</textarea>")));
    database
        .execute("ALTER TABLE gone RENAME TO messages")
        .await
        .unwrap();
    assert_eq!(
        send(&app, &message(WORDS)).await.status,
        StatusCode::CREATED
    );
}
