//! Every kind of bad input: a 4xx that names field and code, and nothing stored.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use serde_json::{Value, json};

use crate::test_app::{TestApp, signing};

const FIRST: &str = "amina@exemple.org";

fn with(field: &str, value: Value) -> String {
    let mut body = signing(FIRST);
    body[field] = value;
    body.to_string()
}

fn without(field: &str) -> String {
    let mut body = signing(FIRST);
    body.as_object_mut().unwrap().remove(field);
    body.to_string()
}

async fn nothing_stored(app: &TestApp) {
    assert_eq!(app.number("SELECT COUNT(*) FROM signings").await, 0);
    assert_eq!(app.counts().await["total"], 0);
}

#[tokio::test]
async fn each_bad_value_names_its_field_and_code() {
    let app = TestApp::new().await;
    let twelve: Vec<String> = (0..12).map(|number| format!("p{number}")).collect();
    let long = "a".repeat(151);
    for (body, status, field, code) in [
        (
            with("petitions", json!(["unknown"])),
            422,
            "petitions",
            "unknown",
        ),
        (
            with("petitions", json!(["one", "one"])),
            422,
            "petitions",
            "repeated",
        ),
        (with("petitions", json!([])), 422, "petitions", "required"),
        (
            with("petitions", json!(twelve)),
            422,
            "petitions",
            "too_long",
        ),
        (
            with("petitions", json!(["won"])),
            422,
            "petitions",
            "closed",
        ),
        (
            with("petitions", json!(["one", 2])),
            422,
            "petitions[1]",
            "wrong_type",
        ),
        (
            with("petitions", json!("one")),
            422,
            "petitions",
            "wrong_type",
        ),
        (
            with("given_name", json!("A\u{0}")),
            422,
            "given_name",
            "forbidden_character",
        ),
        (
            with("given_name", json!("A\nB")),
            422,
            "given_name",
            "forbidden_character",
        ),
        (
            with("given_name", json!("A\u{202E}B")),
            422,
            "given_name",
            "forbidden_character",
        ),
        (
            with("given_name", json!(long)),
            422,
            "given_name",
            "too_long",
        ),
        (
            with("given_name", json!(null)),
            422,
            "given_name",
            "wrong_type",
        ),
        (
            with("family_name", json!("")),
            422,
            "family_name",
            "required",
        ),
        (with("email", json!("amina@")), 422, "email", "invalid"),
        (with("country", json!("fr")), 422, "country", "unknown"),
        (with("postcode", json!("<b>")), 422, "postcode", "invalid"),
        (with("language", json!("de")), 422, "language", "unknown"),
        (with("section", json!("de")), 422, "section", "unknown"),
        (with("source", json!("a b")), 422, "source", "invalid"),
        (with("notice", json!("0")), 422, "notice", "unknown"),
        (with("updates", json!("yes")), 422, "updates", "wrong_type"),
        (with("extra", json!(1)), 422, "extra", "unknown_field"),
        (without("email"), 422, "email", "required"),
        (
            with("given_name", json!("X")).replace("\"X\"", r#""\ud800""#),
            400,
            "given_name",
            "malformed",
        ),
    ] {
        let answer = app.post(&body, &[]).await;
        assert_eq!(answer.status.as_u16(), status, "{body}: {}", answer.text());
        let expected = vec![(field.to_owned(), code.to_owned())];
        assert_eq!(answer.errors(), expected, "{body}");
        assert!(!answer.text().contains(FIRST), "it repeats what was typed");
    }
    nothing_stored(&app).await;
}

#[tokio::test]
async fn what_is_no_json_is_malformed() {
    let app = TestApp::new().await;
    let doubled = signing(FIRST).to_string() + "{}";
    for body in [
        "",
        "{",
        "nonsense",
        "\u{0}",
        &doubled,
        "{\"petitions\": [\"one\"",
    ] {
        let answer = app.post(body, &[]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        answer.errors();
    }
    for body in ["[]", "null", "1", "\"text\""] {
        let answer = app.post(body, &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    }
    let deep = "[".repeat(60_000);
    assert_eq!(app.post(&deep, &[]).await.status.as_u16() / 100, 4);
    let mut broken = signing(FIRST).to_string().into_bytes();
    broken[20] = 0xFF;
    let request = Request::post("/api/v1/signings").header("content-type", "application/json");
    let answer = app.send(request.body(Body::from(broken)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    nothing_stored(&app).await;
}

#[tokio::test]
async fn messages_are_in_the_requests_language() {
    let app = TestApp::new().await;
    let mut body = signing("");
    let english = app.sign(&body).await.json();
    assert_eq!(english["errors"][0]["message"], "en error.email_required");
    body["language"] = json!("de");
    let first = app.sign(&body).await.json();
    assert_eq!(first["errors"][0]["message"], "fr error.email_required");
}

#[tokio::test]
async fn a_long_body_is_refused_whole_or_announced() {
    let app = TestApp::new().await;
    let body = with("given_name", json!("a".repeat(10_000_000)));
    for headers in [&[][..], &[("content-length", "10000200")]] {
        let answer = app.post(&body, headers).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        answer.errors();
    }
    nothing_stored(&app).await;
}

#[tokio::test]
async fn other_types_methods_and_addresses_are_refused() {
    let app = TestApp::new().await;
    let body = signing(FIRST).to_string();
    for kind in [
        "text/plain",
        "application/xml",
        "",
        "application/json2",
        "multipart/form-data; boundary=x",
    ] {
        let request = Request::post("/api/v1/signings").header("content-type", kind);
        let answer = app
            .send(request.body(Body::from(body.clone())).unwrap())
            .await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
        answer.errors();
    }
    for (method, path, allow) in [
        (Method::DELETE, "/api/v1/counts", "GET,HEAD"),
        (Method::GET, "/api/v1/signings", "POST"),
        (Method::PUT, "/api/v1/signings", "POST"),
    ] {
        let request = Request::builder().method(method).uri(path);
        let answer = app.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(answer.header("allow"), allow);
        answer.errors();
    }
    for path in [
        "/api",
        "/api/v1/nothing",
        "/api/v1/counts/x.svg",
        "/api/v1/counts/one",
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        answer.errors();
    }
    for path in [
        "/api/v1/counts",
        "/api/v1/counts/stream",
        "/api/v1/counts/one.svg",
        "/api/v1/openapi.json",
    ] {
        let answer = app.get_with(path, &[("accept", "text/html")]).await;
        assert_eq!(answer.status, StatusCode::NOT_ACCEPTABLE, "{path}");
        answer.errors();
    }
    nothing_stored(&app).await;
}

#[tokio::test]
async fn real_people_pass() {
    let app = TestApp::new().await;
    let eighty = "é".repeat(80);
    for (number, name) in [
        "O",
        "D’Arc",
        "O'Neill",
        "နန်း",
        "محمد",
        "علی‌رضا",
        "李",
        &eighty,
    ]
    .into_iter()
    .enumerate()
    {
        let mut body = signing(&format!("person{number}@bücher.example"));
        body["given_name"] = json!(name);
        assert_eq!(app.sign(&body).await.status, StatusCode::CREATED, "{name}");
    }
    assert_eq!(app.counts().await["total"], 8);
}

#[tokio::test]
async fn a_problem_looks_like_this() {
    let app = TestApp::new().await;
    let mut body = signing("");
    body["petitions"] = json!([]);
    let answer = app.sign(&body).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    insta::assert_json_snapshot!(answer.json());
}
