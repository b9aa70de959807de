//! A person who sends a form from a page always gets a page, in their language and in the form's
//! place.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};

use crate::{
    eventually::too_many,
    forms::SOUND,
    test_app::{Answer, TestApp},
};

const SIGNINGS: &str = "/api/v1/signings";
const FORM: &str = "application/x-www-form-urlencoded";
/// The `Accept` of a browser that posts a form.
const PAGE: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const SITE: &str = "https://marathon.example";

/// Sends a form from a page of the site, with any content.
async fn sent(app: &TestApp, to: &str, from: &str, kind: &str, body: Body) -> Answer {
    let request = Request::post(to)
        .header("host", "marathon.example")
        .header("accept", PAGE)
        .header("content-type", kind)
        .header("sec-fetch-site", "same-origin");
    let request = match from {
        "" => request.header("accept-language", "en"),
        from => request.header("referer", format!("{SITE}{from}")),
    };
    app.send(request.body(body).unwrap()).await
}

/// Whether the answer is a page with these words, in the language of the form's page, without the
/// app.
fn says(answer: &Answer, status: u16, words: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.text().contains(words), "{words}: {}", answer.text());
    assert!(
        !answer.text().contains("id=\"content\""),
        "{}",
        answer.text()
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_answered_by_a_page_of_its_place() {
    let app = TestApp::with(|config| config.http.body_timeout = Duration::from_millis(200)).await;
    for (from, back) in [
        ("/fr/cases/one?source=x", "href=\"/fr/cases/one\""),
        ("/en/sign", "href=\"/en/sign\""),
        ("", "href=\"/en\""),
    ] {
        for (status, words, kind, body) in [
            (
                413,
                "refused.too_large",
                FORM,
                Body::from("a".repeat(70_000)),
            ),
            (
                415,
                "refused.not_read",
                "multipart/form-data; boundary=x",
                Body::from("--x--"),
            ),
            (
                422,
                "refused.not_read",
                FORM,
                Body::from("page=/fr/nothing"),
            ),
            (
                408,
                "refused.not_read",
                FORM,
                Body::from_stream(futures_util::stream::pending::<Result<&str, std::io::Error>>()),
            ),
        ] {
            let answer = sent(&app, SIGNINGS, from, kind, body).await;
            says(&answer, status, words);
            assert!(answer.says("refused.title") && answer.text().contains(back));
        }
    }
    for page in ["/fr/confirm", "/fr/my-signing"] {
        let answer = sent(&app, page, "", FORM, Body::from("a".repeat(70_000))).await;
        says(&answer, 413, "refused.too_large");
        assert!(answer.text().contains(&format!("href=\"{page}\"")));
    }
}

#[tokio::test]
async fn in_a_frame_the_answer_may_stand_in_the_frame() {
    let app = TestApp::new().await;
    let from = "/embed/fr/en/one?theme=dark";
    let answer = sent(&app, SIGNINGS, from, FORM, Body::from("a".repeat(70_000))).await;
    says(&answer, 413, "refused.too_large");
    let policy = answer.header("content-security-policy");
    assert!(policy.ends_with("frame-ancestors 'self' https://www.partner.example"));
    let link = "<a href=\"/embed/fr/en/one\" target=\"_blank\" rel=\"noopener\">embed.open</a>";
    assert!(answer.text().contains(link), "{}", answer.text());
}

/// A frame without `allow-same-origin` has no origin.
#[tokio::test]
async fn a_frame_that_cannot_send_says_so_and_loses_nothing() {
    let app = TestApp::new().await;
    let cut_off = [
        ("accept", PAGE),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
    ];
    let mut form = SOUND.to_vec();
    form[0] = ("page", "/embed/fr/fr/one?theme=dark");
    let answer = app.post_form(&form, &cut_off).await;
    says(&answer, 403, "refused.frame");
    let policy = answer.header("content-security-policy");
    assert!(policy.ends_with("frame-ancestors 'self' https://www.partner.example"));
    for there in [
        "value=\"Amina\"",
        "value=\"amina@exemple.org\"",
        "href=\"/embed/fr/fr/one\" target=\"_blank\"",
    ] {
        assert!(answer.text().contains(there), "{there}: {}", answer.text());
    }
    form[0] = ("page", "/en/cases/one");
    let answer = app.post_form(&form, &cut_off).await;
    says(&answer, 403, "refused.origin");
    assert!(answer.text().contains("value=\"Amina\""));
    assert_eq!(app.counts().await["total"], 0);
    // A program gets the problem as before.
    let answer = app.post_form(&form, &cut_off[1..]).await;
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn too_many_are_told_to_wait_by_a_page() {
    let app = TestApp::with(|config| config.http.rate_limit = true).await;
    let answer = too_many(async || {
        let body = Body::from("page=/en/sign&email=amina");
        sent(&app, SIGNINGS, "/en/sign", FORM, body).await
    })
    .await;
    says(&answer, 429, "en error.too_many");
    assert!(!answer.header("retry-after").is_empty());
    assert!(answer.text().contains("value=\"amina\""));
}

#[tokio::test]
async fn programs_are_told_a_problem() {
    let app = TestApp::new().await;
    for accept in [
        "application/json",
        "*/*",
        "application/json, text/html;q=0.9",
    ] {
        let request = Request::post(SIGNINGS)
            .header("accept", accept)
            .header("content-type", FORM)
            .body(Body::from("a".repeat(70_000)));
        let answer = app.send(request.unwrap()).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{accept}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
}
