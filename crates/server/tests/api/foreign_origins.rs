//! Which answers scripts of other sites may read: those that are the same for everyone, and no
//! others.

use axum::{
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode},
};
use serde_json::Value;
use tower::ServiceExt;

use crate::{test_app::TestApp, test_site::PARTNER};

/// What every site may read, by path and method.
const OPEN: [&str; 5] = [
    "GET /api/v1/counts",
    "GET /api/v1/counts/countries",
    "GET /api/v1/counts/stream",
    "GET /api/v1/counts/{picture}",
    "GET /api/v1/oembed",
];

/// A stranger, a site that a section lists, and no origin (a file, a sandboxed frame).
const ORIGINS: [&str; 3] = ["https://evil.example", PARTNER, "null"];

/// Asks as a browser does for a page of another site. The body is left where it is: a stream has no end.
async fn ask(app: &TestApp, method: &str, path: &str, origin: &str) -> (StatusCode, HeaderMap) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("origin", origin)
        .header("sec-fetch-site", "cross-site")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "content-type")
        .header("content-type", "application/json");
    let request = request.body(Body::from("{}")).unwrap();
    let answer = app.router.clone().oneshot(request).await.unwrap();
    (answer.status(), answer.headers().clone())
}

/// Every call of the document, as `GET /api/v1/…`, with its path filled in.
async fn calls(app: &TestApp) -> Vec<(String, String)> {
    let document = app.get("/api/v1/openapi.json").await.json();
    let paths = document["paths"].as_object().unwrap().iter();
    let calls = paths.flat_map(|(path, calls): (&String, &Value)| {
        let filled = path
            .replace("{picture}", "all.svg")
            .replace("{kind}", "messages")
            .replace("{id}", "1");
        let methods = calls.as_object().unwrap().keys();
        methods.map(move |method| {
            let method = method.to_uppercase();
            (format!("{method} {path}"), filled.clone())
        })
    });
    calls.collect()
}

#[tokio::test]
async fn scripts_of_other_sites_read_what_everyone_may_read() {
    let app = TestApp::new().await;
    let calls = calls(&app).await;
    for open in OPEN {
        assert!(calls.iter().any(|(call, _)| call == open), "{open}");
    }
    for (call, path) in &calls {
        assert!(!path.contains('{'), "{path} is not filled in");
        for origin in ORIGINS {
            let method = call.split(' ').next().unwrap();
            let (_, headers) = ask(&app, method, path, origin).await;
            let allowed = headers.get("access-control-allow-origin");
            let expected = OPEN.contains(&call.as_str()).then_some("*");
            let allowed = allowed.map(|value| value.to_str().unwrap());
            assert_eq!(allowed, expected, "{call} from {origin}");
            assert!(!headers.contains_key("access-control-allow-credentials"));
        }
    }
}

#[tokio::test]
async fn no_other_site_is_promised_that_it_may_send() {
    let app = TestApp::new().await;
    let calls = calls(&app).await;
    let pages = ["/fr", "/en/confirm", "/embed/fr/fr/one", "/embed.js"];
    let paths = calls.iter().map(|(_, path)| path.as_str()).chain(pages);
    for path in paths {
        for origin in ORIGINS {
            let (status, headers) = ask(&app, Method::OPTIONS.as_str(), path, origin).await;
            // Without a success and these headers no browser sends the actual request.
            assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
            for promise in ["methods", "headers", "credentials"] {
                let name = format!("access-control-allow-{promise}");
                assert!(!headers.contains_key(&name), "{path} from {origin}");
            }
        }
    }
}

#[tokio::test]
async fn pages_are_read_by_nobody_else_and_scripts_by_everyone() {
    let app = TestApp::new().await;
    for origin in ORIGINS {
        for (path, expected) in [
            ("/fr", None),
            ("/fr/cases/one", None),
            ("/embed/fr/fr/one", None),
            ("/api/v1/nothing", None),
            ("/embed.js", Some("*")),
            // Of petitions in frames that have no origin.
            ("/stamps/one-0a1b2c3d.svg", Some("*")),
            ("/fonts/one-0a1b2c3d.woff2", Some("*")),
        ] {
            let (_, headers) = ask(&app, "GET", path, origin).await;
            let allowed = headers.get("access-control-allow-origin");
            let allowed = allowed.map(|value| value.to_str().unwrap());
            assert_eq!(allowed, expected, "{path} from {origin}");
        }
    }
}
