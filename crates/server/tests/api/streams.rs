//! Event streams on real connections, which they take over.

use std::{fs, future::pending, net::SocketAddr, time::Duration};

use marathon_core::config::Config;
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::{
    eventually::{eventually, soon},
    test_app::{TestApp, signing},
};

const STREAM: &str = "GET /api/v1/counts/stream HTTP/1.1\r\nhost: x\r\n\r\n";

/// A server on a port, until the test ends.
async fn serve(change: impl FnOnce(&mut Config)) -> SocketAddr {
    let app = TestApp::with(change).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let _folder = app.folder;
        marathon_server::serve(listener, app.started, pending()).await;
    });
    address
}

struct Line(TcpStream);

impl Line {
    async fn to(address: SocketAddr) -> Self {
        Self(TcpStream::connect(address).await.unwrap())
    }

    async fn say(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).await.unwrap();
    }

    /// Reads up to this.
    async fn hear(&mut self, end: &str) -> String {
        let mut heard = Vec::new();
        let hearing = async {
            while !heard.ends_with(end.as_bytes()) {
                heard.push(self.0.read_u8().await.unwrap());
            }
        };
        soon(end, hearing).await;
        String::from_utf8(heard).unwrap()
    }

    /// The next chunk of an answer in chunks.
    async fn chunk(&mut self) -> String {
        let length = self.hear("\r\n").await;
        let length = usize::from_str_radix(length.trim_end(), 16).unwrap();
        let mut chunk = vec![0; length + 2];
        self.0.read_exact(&mut chunk).await.unwrap();
        assert!(chunk.ends_with(b"\r\n"));
        chunk.truncate(length);
        String::from_utf8(chunk).unwrap()
    }

    async fn sign(&mut self, email: &str) {
        let body = signing(email).to_string();
        let head =
            "POST /api/v1/signings HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";
        let length = body.len();
        self.say(&format!("{head}content-length: {length}\r\n\r\n{body}"))
            .await;
        let head = self.hear("\r\n\r\n").await;
        assert!(head.starts_with("HTTP/1.1 201"), "{head}");
    }
}

fn total(event: &str) -> u64 {
    let data = event.strip_prefix("event: counts\ndata: ").unwrap();
    let data: Value = serde_json::from_str(data).unwrap();
    data["total"].as_u64().unwrap()
}

#[tokio::test]
async fn a_stream_follows_an_earlier_answer_on_its_connection() {
    let address = serve(|_| {}).await;
    let mut viewer = Line::to(address).await;
    let same = "/api/v1/counts/stream HTTP/1.1\r\nhost: x\r\n\r\n";
    viewer.say(&format!("HEAD {same}")).await;
    let head = viewer.hear("\r\n\r\n").await;
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    viewer.say(STREAM).await;
    let head = viewer.hear("\r\n\r\n").await;
    assert!(head.contains("content-type: text/event-stream"), "{head}");
    assert!(head.contains("transfer-encoding: chunked"), "{head}");
    assert!(head.contains("x-content-type-options: nosniff"), "{head}");
    assert_eq!(total(&viewer.chunk().await), 0);
    let mut signer = Line::to(address).await;
    signer.sign("amina@exemple.org").await;
    assert_eq!(total(&viewer.chunk().await), 1);
}

#[tokio::test]
async fn an_old_client_gets_events_without_chunks() {
    let address = serve(|_| {}).await;
    let mut viewer = Line::to(address).await;
    viewer
        .say("GET /api/v1/counts/stream HTTP/1.0\r\n\r\n")
        .await;
    let head = viewer.hear("\r\n\r\n").await;
    assert!(!head.contains("chunked"), "{head}");
    assert_eq!(total(&viewer.hear("\n\n").await), 0);
    let mut signer = Line::to(address).await;
    signer.sign("amina@exemple.org").await;
    assert_eq!(total(&viewer.hear("\n\n").await), 1);
}

/// There is room for one stream: the next is served once the server knows that the earlier viewer
/// is gone.
#[tokio::test]
async fn who_has_gone_makes_room() {
    let address = serve(|config| config.http.max_connections = 2).await;
    for way in ["leaves", "talks without end", "leaves"] {
        let mut viewer = eventually("room", async || {
            let mut viewer = Line::to(address).await;
            viewer.say(STREAM).await;
            let head = viewer.hear("\r\n\r\n").await;
            (!head.contains("503")).then_some(viewer)
        })
        .await;
        viewer.hear("\n\n").await;
        if way == "talks without end" {
            // The server may close it while this is being written.
            let _ = viewer.0.write_all(&[b'x'; 64 * 1024]).await;
            let mut rest = Vec::new();
            let _ = viewer.0.read_to_end(&mut rest).await;
        }
    }
}

/// A client that reads nothing of its answer.
#[tokio::test]
async fn who_takes_nothing_is_not_waited_for() {
    const LENGTH: usize = 32 << 20;
    let address = serve(|config| {
        fs::write(config.site.folder.join("large.css"), vec![b' '; LENGTH]).unwrap();
        config.http.reader_timeout = Duration::from_millis(300);
    })
    .await;
    let ask = "GET /large.css HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let mut quick = Line::to(address).await;
    quick.say(ask).await;
    let mut all = Vec::new();
    quick.0.read_to_end(&mut all).await.unwrap();
    assert!(all.len() > LENGTH);

    let mut slow = Line::to(address).await;
    slow.say(ask).await;
    // The client now gets only what was already on its way.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let mut all = Vec::new();
    let _ = slow.0.read_to_end(&mut all).await;
    assert!(all.len() < LENGTH, "{} bytes", all.len());
}

#[tokio::test]
async fn a_network_holds_so_many_connections_beside_its_streams() {
    let address = serve(|config| {
        config.http.rate_limit = true;
        config.http.connections_of_a_network = 2;
    })
    .await;
    let ask = "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n";
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut line = Line::to(address).await;
        line.say(ask).await;
        assert!(line.hear("\r\n").await.contains("200"));
        held.push(line);
    }
    let mut third = Line::to(address).await;
    let ended = third.0.read_u8().await;
    assert!(ended.is_err(), "it is closed at once");

    // A stream is not counted among these connections.
    held[0].hear("\r\n\r\n").await;
    held[0].say(STREAM).await;
    held[0].hear("event: counts").await;
    let mut again = Line::to(address).await;
    again.say(ask).await;
    assert!(again.hear("\r\n").await.contains("200"));
}
