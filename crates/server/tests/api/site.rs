//! The built site: addresses, caching, languages, headers.

use axum::http::StatusCode;

use crate::{test_app::TestApp, test_site::HASHED};

#[tokio::test]
async fn pages_have_one_address() {
    let app = TestApp::new().await;
    for path in ["/fr", "/fr/sign", "/en/cases/one"] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(
            answer.header("cache-control"),
            "public, max-age=0, must-revalidate"
        );
    }
    let moved = app.get("/fr/?source=x").await;
    assert_eq!(moved.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(moved.header("location"), "/fr?source=x");
}

#[tokio::test]
async fn an_unknown_address_is_a_real_404() {
    let app = TestApp::new().await;
    for (path, language) in [
        ("/fr/nothing", "fr"),
        ("/en/nothing", "en"),
        ("/en/404", "en"),
        ("/nothing", "fr"),
        ("/fr.html", "fr"),
        ("/campaign/catalogue.json", "fr"),
        ("/campaign/sections/fr.toml", "fr"),
        ("/%63ampaign/catalogue.json", "fr"),
        ("/fr/..%2f..%2fdata/marathon.db", "fr"),
        ("//evil.example/", "fr"),
    ] {
        let answer = app
            .get_with(
                path,
                &[("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT")],
            )
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(
            answer
                .text()
                .contains(&format!("<html lang=\"{language}\">")),
            "{path}"
        );
        assert!(answer.text().contains("nothing here"), "{path}");
    }
    let long = format!("/{}", "a".repeat(3000));
    assert_eq!(app.get(&long).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_root_leads_to_the_readers_language() {
    let app = TestApp::new().await;
    for (accept, location) in [("en-GB, fr;q=0.5", "/en"), ("de", "/fr"), ("", "/fr")] {
        let answer = app.get_with("/", &[("accept-language", accept)]).await;
        assert_eq!(answer.status, StatusCode::FOUND);
        assert_eq!(answer.header("location"), location);
        assert_eq!(answer.header("vary"), "Accept-Language");
    }
}

#[tokio::test]
async fn files_are_compressed_beforehand_and_hashed_ones_kept() {
    let app = TestApp::new().await;
    let path = format!("/{HASHED}");
    let answer = app
        .get_with(&path, &[("accept-encoding", "gzip, br")])
        .await;
    assert_eq!(answer.header("content-encoding"), "br");
    assert_eq!(answer.text(), "compressed");
    assert_eq!(
        answer.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert!(answer.header("content-type").ends_with("javascript"));
    assert_eq!(app.get(&path).await.text(), "export default 1");
    let stamp = app.get("/stamp.svg").await;
    assert_eq!(
        stamp.header("cache-control"),
        "public, max-age=0, must-revalidate"
    );
    let modified = stamp.header("last-modified");
    let same = app
        .get_with("/stamp.svg", &[("if-modified-since", modified)])
        .await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let app = TestApp::new().await;
    for path in [
        "/fr",
        "/nothing",
        "/api/v1/counts",
        "/api/v1/nothing",
        "/",
        "/stamp.svg",
    ] {
        let answer = app.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"),
            "{path}"
        );
        assert!(!policy.contains("unsafe-inline"));
        for (name, value) in [
            ("referrer-policy", "same-origin"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-opener-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        assert!(answer.header("permissions-policy").contains("camera=()"));
        assert!(answer.headers.get("set-cookie").is_none());
        let own = path.starts_with("/api/v1/counts");
        let readers = if own { "cross-origin" } else { "same-origin" };
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            readers,
            "{path}"
        );
        assert_eq!(
            answer.headers.contains_key("access-control-allow-origin"),
            own,
            "{path}"
        );
    }
}
