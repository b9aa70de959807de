//! oEmbed: a petition for whoever pastes the address of its page.

use axum::http::StatusCode;

use crate::test_app::{Answer, TestApp};

async fn ask(app: &TestApp, url: &str, more: &str) -> Answer {
    let url: String = form_urlencoded::byte_serialize(url.as_bytes()).collect();
    app.get(&format!("/api/v1/oembed?url={url}{more}")).await
}

#[tokio::test]
async fn a_case_is_shown_in_a_frame() {
    let app = TestApp::new().await;
    let answer = ask(
        &app,
        "https://marathon.example/fr/cases/one",
        "&format=json",
    )
    .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    insta::assert_json_snapshot!(answer.json());
}

#[tokio::test]
async fn the_address_may_name_a_section_and_the_site_a_size() {
    let app = TestApp::new().await;
    let url = "https://marathon.example/en/sign?section=int#signature";
    let answer = ask(&app, url, "&maxwidth=400&maxheight=700").await.json();
    let html = answer["html"].as_str().unwrap();
    assert!(
        html.contains("https://marathon.example/embed/int/en/all\""),
        "{html}"
    );
    assert_eq!(
        (&answer["width"], &answer["height"]),
        (&400.into(), &700.into())
    );
    for odd in ["&maxwidth=0", "&maxwidth=-1", "&maxwidth=x", "&maxwidth="] {
        assert_eq!(ask(&app, url, odd).await.status, StatusCode::OK, "{odd}");
    }
}

#[tokio::test]
async fn other_addresses_and_formats_are_refused() {
    let app = TestApp::new().await;
    for url in [
        "https://evil.example/fr/cases/one",
        "https://marathon.example.evil.example/fr/cases/one",
        "https://marathon.example/fr/cases/nobody",
        "https://marathon.example/fr",
        "https://marathon.example/fr/cases/one?section=xx",
        "https://marathon.example/fr/cases/one?section=%22%3E",
        "/fr/cases/one",
    ] {
        assert_eq!(
            ask(&app, url, "").await.status,
            StatusCode::NOT_FOUND,
            "{url}"
        );
    }
    let url = "https://marathon.example/fr/cases/one";
    let xml = ask(&app, url, "&format=xml").await;
    assert_eq!(xml.status, StatusCode::NOT_FOUND);
    let none = app.get("/api/v1/oembed").await;
    assert_eq!(none.errors(), [("url".to_owned(), "required".to_owned())]);
}
