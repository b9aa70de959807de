//! The files of the site, from memory and from the disk.

use std::fs;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};

use crate::{
    test_app::{Answer, TestApp},
    test_site::HASHED,
};

const PAGE: &str = "/fr/sign";

/// A server that keeps the site in memory, and another one of the same site that keeps nothing.
async fn both() -> [TestApp; 2] {
    let memory = TestApp::new().await;
    let folder = memory.config.site.folder.clone();
    for (ending, text) in [("br", "by brotli"), ("gz", "by gzip, which is longer")] {
        fs::write(folder.join(format!("fr/sign.html.{ending}")), text).unwrap();
    }
    memory.started.app.reload_site().unwrap();
    let disk = TestApp::with(|config| {
        config.site.folder = folder;
        config.site.memory = 0;
    });
    [memory, disk.await]
}

type Headers<'a> = &'a [(&'a str, &'a str)];

async fn ask(app: &TestApp, method: &Method, path: &str, headers: Headers<'_>) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    app.send(request.body(Body::empty()).unwrap()).await
}

/// Requests of a client, each with the expected answer.
const ASKED: &[(Headers<'_>, StatusCode, &str)] = &[
    (&[], StatusCode::OK, ""),
    (&[("accept-encoding", "")], StatusCode::OK, ""),
    (&[("accept-encoding", "gzip")], StatusCode::OK, "gzip"),
    (
        &[("accept-encoding", "gzip, deflate, br, zstd")],
        StatusCode::OK,
        "br",
    ),
    (&[("accept-encoding", "GZIP,BR")], StatusCode::OK, "br"),
    (
        &[("accept-encoding", "gzip"), ("accept-encoding", "br")],
        StatusCode::OK,
        "br",
    ),
    (
        &[("accept-encoding", "br;q=0.2, gzip;q=0.8")],
        StatusCode::OK,
        "gzip",
    ),
    (
        &[("accept-encoding", "br;q=0, gzip;q=0")],
        StatusCode::OK,
        "",
    ),
    (
        &[("accept-encoding", "identity, gzip;q=0.5")],
        StatusCode::OK,
        "",
    ),
    (&[("accept-encoding", "zstd")], StatusCode::OK, ""),
    (&[("range", "bytes=0-3")], StatusCode::PARTIAL_CONTENT, ""),
    (&[("range", "bytes=-3")], StatusCode::PARTIAL_CONTENT, ""),
    (
        &[("range", "bytes=3-"), ("accept-encoding", "br")],
        StatusCode::PARTIAL_CONTENT,
        "br",
    ),
    (
        &[("range", "bytes=90000-")],
        StatusCode::RANGE_NOT_SATISFIABLE,
        "",
    ),
    (
        &[("range", "bytes=0-1, 3-4")],
        StatusCode::RANGE_NOT_SATISFIABLE,
        "",
    ),
    (&[("if-none-match", "*")], StatusCode::NOT_MODIFIED, ""),
    (&[("if-none-match", "\"other\"")], StatusCode::OK, ""),
    (
        &[("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT")],
        StatusCode::NOT_MODIFIED,
        "",
    ),
    (
        &[("if-modified-since", "Thu, 01 Jan 1970 00:00:00 GMT")],
        StatusCode::OK,
        "",
    ),
    (
        &[("if-match", "\"other\"")],
        StatusCode::PRECONDITION_FAILED,
        "",
    ),
    (
        &[("if-unmodified-since", "Thu, 01 Jan 1970 00:00:00 GMT")],
        StatusCode::PRECONDITION_FAILED,
        "",
    ),
];

#[tokio::test]
async fn memory_and_disk_answer_alike() {
    let [memory, disk] = both().await;
    for method in [Method::GET, Method::HEAD] {
        for (headers, status, coding) in ASKED {
            let what = format!("{method} {headers:?}");
            let kept = ask(&memory, &method, PAGE, headers).await;
            assert_eq!(kept.status, *status, "{what}");
            assert_eq!(kept.header("content-encoding"), *coding, "{what}");
            if status.is_success() || *status == StatusCode::NOT_MODIFIED {
                assert_eq!(kept.header("vary"), "accept-encoding", "{what}");
            }
            let read = ask(&disk, &method, PAGE, headers).await;
            assert_eq!(kept.status, read.status, "{what}");
            assert_eq!(kept.headers, read.headers, "{what}");
            assert_eq!(kept.body, read.body, "{what}");
        }
    }
}

/// Tested for each coding, by its own ETag, strong or weak, alone or in a list.
#[tokio::test]
async fn what_is_known_is_not_sent_again() {
    for app in &both().await {
        for coding in ["identity", "gzip", "br"] {
            let take = ("accept-encoding", coding);
            let whole = app.get_with(PAGE, &[take]).await;
            let etag = whole.header("etag");
            assert!(etag.starts_with('"'), "{etag}");
            for known in [
                etag.to_owned(),
                format!("W/{etag}"),
                format!("\"other\", {etag}"),
            ] {
                let known = [take, ("if-none-match", &known)];
                let same = app.get_with(PAGE, &known).await;
                assert_eq!(same.status, StatusCode::NOT_MODIFIED, "{known:?}");
                assert_eq!(same.header("etag"), etag);
                assert_eq!(same.header("vary"), "accept-encoding");
                assert!(same.body.is_empty());
            }
            let other = [("accept-encoding", "deflate"), ("if-none-match", etag)];
            let is_other = coding != "identity";
            let status = app.get_with(PAGE, &other).await.status;
            assert_eq!(status == StatusCode::OK, is_other, "{coding}");
        }
    }
}

#[tokio::test]
async fn head_tells_the_length_of_what_get_sends() {
    for app in &both().await {
        for coding in ["identity", "gzip", "br"] {
            let take = [("accept-encoding", coding)];
            let whole = app.get_with(PAGE, &take).await;
            assert_eq!(whole.status, StatusCode::OK, "{coding}");
            let head = ask(app, &Method::HEAD, PAGE, &take).await;
            assert_eq!(head.headers, whole.headers, "{coding}");
            let length = whole.body.len().to_string();
            assert_eq!(head.header("content-length"), length, "{coding}");
            assert!(head.body.is_empty());
        }
    }
}

#[tokio::test]
async fn a_part_is_that_part_of_the_coding_that_is_sent() {
    for app in &both().await {
        let asked = [("accept-encoding", "br"), ("range", "bytes=3-8")];
        let part = app.get_with(PAGE, &asked).await;
        assert_eq!(part.text(), "brotli");
        assert_eq!(part.header("content-range"), "bytes 3-8/9");
        assert_eq!(part.header("content-length"), "6");
    }
}

#[tokio::test]
async fn what_is_in_memory_needs_no_disk() {
    let [memory, disk] = both().await;
    fs::remove_dir_all(&memory.config.site.folder).unwrap();
    assert_eq!(memory.get(PAGE).await.status, StatusCode::OK);
    assert_eq!(disk.get(PAGE).await.status, StatusCode::NOT_FOUND);
}

/// The smallest files first.
#[tokio::test]
async fn what_finds_no_room_is_read_from_the_disk() {
    let app = TestApp::new().await;
    let folder = app.config.site.folder.clone();
    let large = "large ".repeat(100_000);
    fs::write(folder.join("large.svg"), &large).unwrap();
    let app = TestApp::with(|config| {
        config.site.folder = folder.clone();
        config.site.memory = 100_000;
    })
    .await;
    assert_eq!(app.get("/large.svg").await.text(), large);
    assert_eq!(app.get("/nothing.svg").await.status, StatusCode::NOT_FOUND);
    fs::remove_dir_all(folder).unwrap();
    assert_eq!(app.get(PAGE).await.status, StatusCode::OK);
    let gone = app.get("/large.svg").await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_new_build_is_taken_at_a_reload() {
    let app = TestApp::new().await;
    let folder = app.config.site.folder.clone();
    let hashed = format!("/{HASHED}");
    fs::write(folder.join("fr/sign.html"), "another page").unwrap();
    fs::write(folder.join("fr/new.html"), "a new page").unwrap();
    fs::remove_file(folder.join(HASHED)).unwrap();
    fs::remove_file(folder.join("stamp.svg")).unwrap();
    assert_ne!(app.get(PAGE).await.text(), "another page");
    assert_eq!(app.get("/fr/new").await.status, StatusCode::NOT_FOUND);
    app.started.app.reload_site().unwrap();
    assert_eq!(app.get(PAGE).await.text(), "another page");
    assert_eq!(app.get("/fr/new").await.text(), "a new page");
    assert_eq!(app.get("/stamp.svg").await.status, StatusCode::NOT_FOUND);
    // Pages from before the new build ask for it.
    assert_eq!(app.get(&hashed).await.text(), "export default 1");
    fs::remove_dir_all(&folder).unwrap();
    app.started.app.reload_site().unwrap_err();
    assert_eq!(app.get(PAGE).await.text(), "another page");
}
