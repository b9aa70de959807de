//! Starting, and ending, a server on a real port.

use std::fs;

use axum::http::{Request, StatusCode};
use marathon_core::config::{Config, SecurityContact};
use marathon_seal::{KeyFile, Randomness};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

use crate::{
    DATABASE,
    eventually::eventually,
    test_app::{TestApp, signing, start},
};

#[tokio::test]
async fn ending_answers_what_was_accepted_and_ends_the_streams() {
    let app = TestApp::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (end, ended) = oneshot::channel::<()>();
    let shutdown = async {
        let _ = ended.await;
    };
    let server = tokio::spawn(marathon_server::serve(listener, app.started, shutdown));

    let mut stream = TcpStream::connect(address).await.unwrap();
    stream
        .write_all(b"GET /api/v1/counts/stream HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .unwrap();
    let mut head = [0; 12];
    stream.read_exact(&mut head).await.unwrap();
    assert_eq!(&head, b"HTTP/1.1 200");

    let mut signer = TcpStream::connect(address).await.unwrap();
    let body = signing("amina@exemple.org").to_string();
    let request = format!(
        "POST /api/v1/signings HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let (first, rest) = body.split_at(10);
    signer
        .write_all((request + first).as_bytes())
        .await
        .unwrap();
    // The server has read the head once a later request is answered on the same runtime.
    let mut other = TcpStream::connect(address).await.unwrap();
    other
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await
        .unwrap();
    let mut answer = String::new();
    other.read_to_string(&mut answer).await.unwrap();
    end.send(()).unwrap();
    signer.write_all(rest.as_bytes()).await.unwrap();
    let mut answer = String::new();
    signer.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");

    let mut events = Vec::new();
    stream.read_to_end(&mut events).await.unwrap();
    assert!(events.ends_with(b"0\r\n\r\n"), "the stream ended properly");
    server.await.unwrap();
    let started = start(&app.config).await.unwrap();
    let counts = tower::ServiceExt::oneshot(
        marathon_server::router(&started.app),
        Request::get("/api/v1/counts")
            .body(axum::body::Body::empty())
            .unwrap(),
    );
    let counts = http_body_util::BodyExt::collect(counts.await.unwrap().into_body())
        .await
        .unwrap();
    assert!(counts.to_bytes().starts_with(br#"{"total":1,"#));
}

/// Open streams take no connection from readers and signers.
#[tokio::test]
async fn a_crowd_of_streams_leaves_room_for_everything_else() {
    let app = TestApp::with(|config| config.http.max_connections = 4).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (_end, ended) = oneshot::channel::<()>();
    tokio::spawn(marathon_server::serve(listener, app.started, async {
        let _ = ended.await;
    }));
    let ask = async |path: &str| {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut head = [0; 12];
        stream.read_exact(&mut head).await.unwrap();
        (stream, String::from_utf8(head.to_vec()).unwrap())
    };
    let mut streams = Vec::new();
    for _ in 0..8 {
        streams.push(ask("/api/v1/counts/stream").await);
    }
    let open = streams.iter().filter(|(_, head)| head == "HTTP/1.1 200");
    assert_eq!(open.count(), 3);
    let (refused, head) = streams.last_mut().unwrap();
    assert_eq!(head, "HTTP/1.1 503");
    let mut rest = String::new();
    // The refused stream is closed, and no longer counted.
    refused.read_to_string(&mut rest).await.unwrap();
    assert!(rest.contains("retry-after: 5"), "{rest}");
    let (_healthy, head) = ask("/healthz").await;
    assert_eq!(head, "HTTP/1.1 200");

    // A viewer who leaves makes room.
    streams.clear();
    eventually("room for a stream", async || {
        let (stream, head) = ask("/api/v1/counts/stream").await;
        (head == "HTTP/1.1 200").then_some(stream)
    })
    .await;
}

/// A point on the curve to which nothing can be sealed.
const OF_SMALL_ORDER: &str = "4Ot6fDtBuK4WVuP68Z_EatoJjeucMrH9hmIFFl9JuAA";

fn give_key(config: &Config, key: &str) {
    let path = config.site.sections.join("fr.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}public_key = \"{key}\"\n")).unwrap();
}

#[tokio::test]
async fn a_key_that_cannot_seal_changes_nothing_at_a_reload() {
    let app = TestApp::new().await;
    give_key(&app.config, OF_SMALL_ORDER);
    let error = app.started.app.reload_sections().unwrap_err().to_string();
    assert!(
        error.contains("section fr: nothing can be sealed"),
        "{error}"
    );
    let answer = app.sign(&signing("amina@exemple.org")).await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

#[tokio::test]
async fn with_a_key_of_a_section_or_without_the_try_out_key_it_starts_for_everybody() {
    let app = TestApp::new().await;
    app.started.end().await;
    let mut config = app.config;
    config.http.public_url = "https://marathon.example.org".to_owned();
    let try_out = config.store.try_out_key.take();
    start(&config).await.unwrap().end().await;
    config.store.try_out_key = try_out;
    assert!(start(&config).await.is_err());
    let key = KeyFile::generate(None, &mut Randomness::system());
    give_key(&config, &key.public.text());
    start(&config).await.unwrap().end().await;
}

#[tokio::test]
async fn what_is_wrong_at_start_is_said() {
    type Change = fn(&mut Config);
    let cases: [(Change, &str); 6] = [
        (
            |config| fs::remove_file(config.site.folder.join("campaign/catalogue.json")).unwrap(),
            "cargo xtask build",
        ),
        (
            |config| fs::write(config.site.sections.join("fr.toml"), "nonsense = 1").unwrap(),
            "fr.toml",
        ),
        (
            |config| config.store.database = DATABASE.unusable(config),
            "--database",
        ),
        (
            |config| {
                let path = config.site.sections.join("fr.toml");
                let text = fs::read_to_string(&path).unwrap();
                fs::write(&path, text + "public_key = \"short\"").unwrap();
            },
            "is not an X25519 key",
        ),
        (
            |config| config.http.public_url = "https://marathon.example.org:8443".to_owned(),
            "not for marathon.example.org: whoever",
        ),
        (
            |config| give_key(config, OF_SMALL_ORDER),
            "nothing can be sealed to its public_key",
        ),
    ];
    for (change, part) in cases {
        let app = TestApp::new().await;
        app.started.end().await;
        let mut config = app.config;
        change(&mut config);
        let error = start(&config).await.err().unwrap().to_string();
        assert!(error.contains(part), "{error}");
        assert!(!error.contains('\n') || part == "fr.toml", "{error}");
    }
}

#[tokio::test]
async fn a_port_in_use_is_said() {
    let app = TestApp::new().await;
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let output = std::process::Command::new("timeout")
        .args([
            "20",
            env!("CARGO_BIN_EXE_marathon"),
            "serve",
            "--listen",
            &taken.local_addr().unwrap().to_string(),
        ])
        .args(["--site".as_ref(), app.config.site.folder.as_os_str()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with("marathon: cannot listen on 127.0.0.1:"),
        "{said}"
    );
    assert!(said.contains("--listen"));
}

#[tokio::test]
async fn whoever_finds_a_hole_is_told_whom_to_tell() {
    const PATH: &str = "/.well-known/security.txt";
    let app = TestApp::with(|config| {
        let contact = "mailto:security@example.org";
        let security = SecurityContact::parse(contact, "2027-06-30T00:00:00Z");
        config.http.security = Some(security.unwrap());
    })
    .await;
    let answer = app.get(PATH).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(
        answer.text(),
        "Contact: mailto:security@example.org\nExpires: 2027-06-30T00:00:00Z\n\
         Preferred-Languages: fr, en\nCanonical: https://marathon.example/.well-known/security.txt\n"
    );
    let without = TestApp::new().await;
    assert_eq!(without.get(PATH).await.status, StatusCode::NOT_FOUND);
}

/// `operation/count_policy_report.rs` tests what is counted. This tests that every page names an
/// address for reports, which accepts them and reveals nothing.
#[tokio::test]
async fn browsers_are_told_where_to_report_what_a_policy_forbade() {
    let app = TestApp::new().await;
    for page in ["/fr", "/nothing", "/embed/fr/fr/one", "/en/confirm"] {
        let answer = app.get(page).await;
        let policy = answer.header("content-security-policy");
        let asks = "; report-uri /csp-reports; report-to csp; ";
        assert!(policy.contains(asks), "{page}: {policy}");
        assert_eq!(answer.header("reporting-endpoints"), "csp=\"/csp-reports\"");
    }
    let report = r#"{"csp-report":{"effective-directive":"img-src"}}"#;
    let long = "x".repeat(40_000);
    for (kind, body) in [
        ("application/csp-report", report),
        ("application/reports+json", "[]"),
        ("application/csp-report", "no report"),
        ("application/csp-report", &long),
    ] {
        let request = Request::post("/csp-reports").header("content-type", kind);
        let request = request.body(body.to_owned().into()).unwrap();
        let answer = app.send(request).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{body:.20}");
        assert!(answer.body.is_empty());
    }
    let read = app.get("/csp-reports").await;
    assert_eq!(read.status, StatusCode::METHOD_NOT_ALLOWED);
}
