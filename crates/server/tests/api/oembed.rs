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
    let small = ask(&app, url, "&maxwidth=200&maxheight=100").await.json();
    assert_eq!(
        (&small["width"], &small["height"]),
        (&200.into(), &100.into())
    );
    // As high as a petition of that width is: EMBED_HEIGHTS of the domain.
    for (more, height) in [
        ("", 2220),
        ("&maxwidth=400", 2990),
        ("&maxwidth=5000", 2220),
    ] {
        let answer = ask(&app, url, more).await.json();
        assert_eq!(answer["height"], height, "{more}");
    }
    for odd in ["&maxwidth=0", "&maxwidth=-1", "&maxwidth=x", "&maxwidth="] {
        let answer = ask(&app, url, odd).await.json();
        assert_eq!(answer["width"], 640, "{odd}");
    }
}

/// What other programs ask for, according to their sources.
#[tokio::test]
async fn wordpress_and_drupal_get_what_they_ask_for() {
    let app = TestApp::new().await;
    let url = "https://marathon.example/fr/cases/one";
    let wordpress = ask(&app, url, "&maxwidth=500&maxheight=750&dnt=1&format=json").await;
    assert_eq!(wordpress.status, StatusCode::OK);
    let wordpress = wordpress.json();
    // From a provider that it does not trust it takes a bare blockquote with a link and then a
    // frame, on one line.
    let html = wordpress["html"].as_str().unwrap();
    let link = "<blockquote hidden><a href=\"https://marathon.example/fr/cases/one\">";
    assert!(html.starts_with(link), "{html}");
    let (before, frame) = html.split_once("</a></blockquote><iframe src=\"").unwrap();
    assert!(!before.contains("<iframe") && frame.ends_with("\"></iframe>"));
    assert!(!html.contains('\n'), "{html}");
    // A site that trusts us shows the frame unchanged: as wide as its column. The referrer names
    // the site, which is stored as the source.
    for attribute in [
        " width=\"100%\"",
        " height=\"750\"",
        " referrerpolicy=\"strict-origin\"",
    ] {
        assert!(frame.contains(attribute), "{attribute} in {frame}");
    }
    // What stays of the quotation is a link that says what it is for, and keeps section and source
    // of the address.
    let address = format!("{url}?utm=x&source=www.ecole.example&section=int#top");
    let kept = ask(&app, &address, "").await.json();
    let link = "<a href=\"https://marathon.example/fr/cases/one?section=int&amp;source=www.ecole.example\">\
                embed.sign_named";
    let html = kept["html"].as_str().unwrap();
    assert!(html.contains(link), "{html}");
    // A provider has one name in Drupal, whatever the language.
    let drupal = ask(&app, "https://marathon.example/en/cases/one", "").await;
    assert_eq!(drupal.header("content-type"), "application/json");
    let drupal = drupal.json();
    assert_eq!(drupal["version"], "1.0");
    assert_eq!(drupal["provider_name"], "marathon.example");
    assert_eq!(drupal["provider_name"], wordpress["provider_name"]);
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
