//! The plain HTML form: to the thanks page, or back with what was typed.

use axum::http::StatusCode;

use crate::test_app::TestApp;

pub const SOUND: [(&str, &str); 9] = [
    ("page", "/fr/sign"),
    ("language", "fr"),
    ("notice", "2"),
    ("petitions", "one"),
    ("petitions", "two"),
    ("given_name", "Amina"),
    ("family_name", "Diallo"),
    ("email", "amina@exemple.org"),
    ("country", "BE"),
];

fn changed(field: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut fields: Vec<_> = SOUND
        .into_iter()
        .filter(|(name, _)| *name != field)
        .collect();
    fields.push((field, value));
    fields
}

#[tokio::test]
async fn leads_to_thanks_with_nothing_personal_in_the_address() {
    let app = TestApp::new().await;
    let mut fields = SOUND.to_vec();
    fields.extend([("postcode", ""), ("updates", "on"), ("remember", "on")]);
    let answer = app.post_form(&fields, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert_eq!(answer.header("location"), "/fr/thanks#signed=one,two");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.body.is_empty());
    assert_eq!(app.counts().await["total"], 2);
    assert_eq!(
        app.number("SELECT COUNT(*) FROM signings WHERE section = 'int'")
            .await,
        1
    );
}

#[tokio::test]
async fn comes_back_with_errors_and_what_was_typed() {
    let app = TestApp::new().await;
    let fields = [
        ("page", "/fr/sign"),
        ("language", "fr"),
        ("notice", "2"),
        ("petitions", "two"),
        ("given_name", "\"><script>alert('&quot;')</script>"),
        ("family_name", ""),
        ("email", "amina@"),
        ("country", "BE"),
        ("updates", "on"),
    ];
    let answer = app.post_form(&fields, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-store");
    let _both = crate::database::share_snapshot();
    insta::assert_snapshot!(answer.text());
    assert_eq!(app.counts().await["total"], 0);
}

#[tokio::test]
async fn comes_back_in_its_own_page_and_language() {
    let app = TestApp::new().await;
    let mut fields = changed("page", "/en/cases/one");
    fields.retain(|(name, _)| !matches!(*name, "language" | "email" | "petitions"));
    let answer = app.post_form(&fields, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = answer.text();
    assert!(text.contains("<h1><bdi>one</bdi></h1>"));
    assert!(
        text.contains(r##"<a href="#field-email" rel="external">en error.email_required</a>"##)
    );
    assert!(
        text.contains("<li>en error.petitions_required</li>"),
        "no field to link to: {text}"
    );
}

/// The answer's address no longer has it.
#[tokio::test]
async fn what_brought_the_reader_is_kept_over_a_mistake() {
    let app = TestApp::new().await;
    let wrong = changed("email", "amina@");
    let page = "https://marathon.example/fr/sign?source=";
    for (source, kept) in [("newsletter", true), ("%22%3E%3Cb%3E", false)] {
        let referer = format!("{page}{source}");
        let answer = app.post_form(&wrong, &[("referer", &referer)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let field = format!(r#"<input type="hidden" name="source" value="{source}">"#);
        assert_eq!(answer.text().contains(&field), kept, "{}", answer.text());
        assert_eq!(
            answer.text().matches(r#"name="source""#).count(),
            usize::from(kept)
        );
    }
    // Wrong once more, then right, from the answer's address.
    let answer = [("referer", "https://marathon.example/api/v1/signings")];
    let mut again = changed("email", "amina@");
    again.push(("source", "newsletter"));
    let page = app.post_form(&again, &answer).await;
    assert!(page.text().contains(r#"name="source" value="newsletter""#));
    let mut right = SOUND.to_vec();
    right.push(("source", "newsletter"));
    app.post_form(&right, &answer).await;
    let stored = "SELECT COUNT(*) FROM signings WHERE source = 'newsletter'";
    assert_eq!(app.number(stored).await, 1);
}

#[tokio::test]
async fn stands_on_pages_of_ours_only() {
    let app = TestApp::new().await;
    for page in [
        "",
        "/fr",
        "/fr/thanks",
        "/de/sign",
        "/fr/cases/nobody",
        "//evil.example",
        "/fr/../x",
    ] {
        let answer = app.post_form(&changed("page", page), &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
        assert_eq!(answer.errors(), [("page".to_owned(), "unknown".to_owned())]);
    }
    for headers in [
        &[("origin", "https://evil.example")][..],
        &[("sec-fetch-site", "cross-site")],
    ] {
        let answer = app.post_form(&SOUND, headers).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        answer.errors();
    }
    assert_eq!(app.counts().await["total"], 0);
    let own = [
        ("origin", "https://marathon.example"),
        ("sec-fetch-site", "same-origin"),
    ];
    assert_eq!(
        app.post_form(&SOUND, &own).await.status,
        StatusCode::SEE_OTHER
    );
}
