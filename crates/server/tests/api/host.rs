//! A request names its host once.

use std::future::pending;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::test_app::TestApp;

#[tokio::test]
async fn a_request_without_a_host_or_with_two_is_refused() {
    let app = TestApp::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let _folder = app.folder;
        marathon_server::serve(listener, app.started, pending()).await;
    });
    for (head, status) in [
        ("GET /healthz HTTP/1.1\r\nhost: marathon.example", "200"),
        ("GET /healthz HTTP/1.1\r\nhost: [2001:db8::1]:80", "200"),
        ("GET /healthz HTTP/1.0", "200"),
        (
            "GET http://marathon.example/healthz HTTP/1.1\r\nhost: a",
            "200",
        ),
        ("GET /healthz HTTP/1.1", "400"),
        ("GET /fr HTTP/1.1", "400"),
        ("GET http://marathon.example/healthz HTTP/1.1", "400"),
        ("GET /healthz HTTP/1.1\r\nhost: a\r\nhost: a", "400"),
        ("GET /healthz HTTP/1.0\r\nhost: a\r\nhost: b", "400"),
        ("GET /healthz HTTP/1.1\r\nhost: a b", "400"),
        ("GET /healthz HTTP/1.1\r\nhost: ", "400"),
        ("GET /healthz HTTP/1.1\r\nhost: me@a", "400"),
    ] {
        let mut line = TcpStream::connect(address).await.unwrap();
        let request = format!("{head}\r\nconnection: close\r\n\r\n");
        line.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        line.read_to_string(&mut answer).await.unwrap();
        let expected = format!("HTTP/1.1 {status}");
        let expected = match head.contains("HTTP/1.0") {
            true => expected.replace("1.1", "1.0"),
            false => expected,
        };
        assert!(answer.starts_with(&expected), "{head:?}: {answer}");
    }
}
