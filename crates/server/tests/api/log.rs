//! The program's log while people sign: it holds nothing that could identify a row.

use std::{
    fs::{self, File},
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Command, Stdio},
};

use crate::{
    eventually::eventually,
    test_app::{TestApp, signing},
};

const SIGNINGS: usize = 20;

/// Signs over a real connection, and returns the status.
fn sign(address: &str, number: usize) -> String {
    let body = signing(&format!("p{number}@exemple.org")).to_string();
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!(
        "POST /api/v1/signings HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer[..12].to_owned()
}

/// Whether the text holds a time of day with seconds.
fn has_seconds(text: &str) -> bool {
    let is_time = |window: &[u8]| {
        let mut bytes = window.iter().enumerate();
        bytes.all(|(place, byte)| match place {
            2 | 5 => *byte == b':',
            _ => byte.is_ascii_digit(),
        })
    };
    text.as_bytes().windows(8).any(is_time)
}

/// The number in a line, in either format.
fn requests(line: &str) -> usize {
    let (_, number) = line.split_once("requests").unwrap();
    let number = number.trim_start_matches(['"', ':', '=']);
    let end = number.find(|letter: char| !letter.is_ascii_digit());
    number[..end.unwrap_or(number.len())].parse().unwrap()
}

/// The log of a server that took some signings.
async fn log_of(format: &str) -> String {
    let app = TestApp::new().await;
    let site = app.config.site.folder.clone();
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap().to_string();
    drop(free);
    let log = app.path("server.log");
    let mut server = Command::new(env!("CARGO_BIN_EXE_marathon"))
        .args(["serve", "--listen", &address, "--log-format", format])
        .args(["--rate-limit", "off", "--database"])
        .arg(format!(
            "sqlite://{}",
            app.path("other/marathon.db").display()
        ))
        .args(["--site".as_ref(), site.as_os_str()])
        .stderr(File::create(&log).unwrap())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    eventually("a server that listens", async || {
        assert!(server.try_wait().unwrap().is_none(), "it has ended");
        TcpStream::connect(&address).ok()
    })
    .await;
    for number in 0..SIGNINGS {
        assert_eq!(sign(&address, number), "HTTP/1.1 201");
    }
    let ended = Command::new("kill").arg(server.id().to_string()).status();
    assert!(ended.unwrap().success() && server.wait().unwrap().success());
    fs::read_to_string(log).unwrap()
}

#[tokio::test]
async fn there_is_a_number_a_minute_and_no_line_of_one_signing() {
    for format in ["text", "json"] {
        let log = log_of(format).await;
        let lines = log.lines().filter(|line| line.contains("/signings"));
        let numbers: Vec<usize> = lines.map(requests).collect();
        // A minute may have ended in between.
        assert!((1..=2).contains(&numbers.len()), "{log}");
        assert_eq!(numbers.iter().sum::<usize>(), SIGNINGS, "{log}");
        assert!(log.lines().count() < SIGNINGS, "{log}");
        assert!(!has_seconds(&log), "{log}");
    }
    assert!(
        has_seconds("2026-11-30T12:34:56Z") && !has_seconds("2026-11-30T12:34Z 127.0.0.1:8080")
    );
}
