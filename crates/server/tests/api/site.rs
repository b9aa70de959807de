//! The built site: addresses, caching, languages, headers.

use std::{future::pending, net::SocketAddr, path::PathBuf};

use axum::http::StatusCode;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

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

/// Addresses as they come out of chats and mails.
#[tokio::test]
async fn addresses_that_were_spoilt_on_their_way_lead_to_their_page() {
    let app = TestApp::new().await;
    for (sent, page) in [
        ("/en/cases/one.", "/en/cases/one"),
        ("/en/cases/one)", "/en/cases/one"),
        ("/en/cases/one,", "/en/cases/one"),
        ("/en/cases/one%20", "/en/cases/one"),
        ("/en/cases/one%E2%80%8B", "/en/cases/one"),
        ("/EN/cases/one", "/en/cases/one"),
        ("/en/Cases/One", "/en/cases/one"),
        ("/en/cases/%6Fne", "/en/cases/one"),
        ("/en//cases/one", "/en/cases/one"),
        ("/en/cases/one/messages).", "/en/cases/one/messages"),
        ("/en/confirm.", "/en/confirm"),
        ("/FR", "/fr"),
        ("/fr/sign&source=x", "/fr/sign?source=x"),
        ("/fr/sign.?source=x", "/fr/sign?source=x"),
    ] {
        let moved = app.get(sent).await;
        assert_eq!(moved.status, StatusCode::PERMANENT_REDIRECT, "{sent}");
        assert_eq!(moved.header("location"), page, "{sent}");
        let there = app.get(page).await;
        assert_eq!(there.status, StatusCode::OK, "{page}");
    }
    for sent in [
        "/en/cases/nobody.",
        "/en/cases/nobody/messages.",
        "/es/sign.",
        "/fr/marathons/one.",
        "/fr/nothing.",
        "/Campaign/catalogue.json",
    ] {
        let answer = app.get(sent).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{sent}");
    }
    let posted = app.form_to("/en/cases/one.", &[], &[]).await;
    assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED);
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

/// Over a real connection, where the date is added.
#[tokio::test]
async fn what_has_not_changed_is_told_with_what_caches_go_by() {
    let app = TestApp::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let _folder = app.folder;
        marathon_server::serve(listener, app.started, pending()).await;
    });
    let hashed = format!("/{HASHED}");
    for path in ["/fr", "/fr/sign", &hashed, "/stamp.svg", "/embed.js"] {
        for coding in ["identity", "gzip", "br"] {
            let accept = format!("accept-encoding: {coding}\r\n");
            let whole = head_of(address, path, &accept).await;
            assert!(whole.starts_with("HTTP/1.1 200"), "{path}: {whole}");
            let known = line(&whole, "etag").expect("there is an ETag");
            let known = format!("{accept}if-none-match: {known}\r\n");
            let same = head_of(address, path, &known).await;
            assert!(same.starts_with("HTTP/1.1 304"), "{path}: {same}");
            assert!(line(&same, "date").is_some(), "{path}: {same}");
            assert_eq!(line(&same, "vary"), Some("accept-encoding"), "{path}");
            for name in ["etag", "vary", "cache-control"] {
                assert_eq!(line(&same, name), line(&whole, name), "{path}, {name}");
            }
        }
    }
}

/// The head of the answer to a request with these lines.
async fn head_of(address: SocketAddr, path: &str, lines: &str) -> String {
    let mut connection = TcpStream::connect(address).await.unwrap();
    let request = format!(
        "GET {path} HTTP/1.1\r\nhost: marathon.example\r\n{lines}connection: close\r\n\r\n"
    );
    connection.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer);
    answer.split("\r\n\r\n").next().unwrap().to_owned()
}

/// The value of one header.
fn line<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines
        .find(|(other, _)| *other == name)
        .map(|(_, said)| said)
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

/// `cargo xtask run` names it so.
#[tokio::test]
async fn is_served_from_a_relative_path_too() {
    let here = std::env::current_dir().unwrap();
    let up: PathBuf = here.components().skip(1).map(|_| "..").collect();
    let app = TestApp::with(|config| {
        let site = config.site.folder.strip_prefix("/").unwrap();
        config.site.folder = up.join(site);
    })
    .await;
    for path in ["/fr", "/fr/sign", "/embed.js"] {
        assert_eq!(app.get(path).await.status, StatusCode::OK, "{path}");
    }
}
