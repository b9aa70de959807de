//! A client of nginx: each request has a connection of its own, as from another phone each time.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
};

use marathon_tests::eventually::SOON;
use serde_json::{Value, json};

/// An answer, whole.
pub struct Answer {
    pub status: u16,
    pub body: String,
}

impl Answer {
    /// The total of the counts.
    pub fn total(&self) -> u64 {
        let counts: Value = serde_json::from_str(&self.body).unwrap_or_default();
        counts["total"].as_u64().unwrap_or(u64::MAX)
    }
}

pub fn get(address: SocketAddr, path: &str) -> io::Result<Answer> {
    ask(address, &format!("GET {path} HTTP/1.1\r\n"), &[], "")
}

/// Signs once, without a key.
pub fn sign(address: SocketAddr, email: &str, headers: &[(&str, &str)]) -> io::Result<Answer> {
    let body = json!({
        "petitions": ["one"], "given_name": "Amina", "family_name": "Diallo", "email": email,
        "country": "FR", "language": "fr", "section": "int",
    });
    let line = "POST /api/v1/signings HTTP/1.1\r\nContent-Type: application/json\r\n";
    ask(address, line, headers, &body.to_string())
}

fn ask(
    address: SocketAddr,
    line: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> io::Result<Answer> {
    let mut request = line.to_owned();
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    let length = body.len();
    request +=
        &format!("Host: test\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}");
    let mut connection = connect(address)?;
    connection.write_all(request.as_bytes())?;
    let mut answer = String::new();
    connection.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    Ok(Answer {
        status: status.unwrap_or_default(),
        body: body.to_owned(),
    })
}

/// An open stream of events.
pub struct Events(BufReader<TcpStream>);

impl Events {
    pub fn open(address: SocketAddr) -> io::Result<Self> {
        let mut connection = connect(address)?;
        connection.write_all(b"GET /api/v1/counts/stream HTTP/1.1\r\nHost: test\r\n\r\n")?;
        Ok(Self(BufReader::new(connection)))
    }

    /// The data of the next event with counts.
    pub fn next_counts(&mut self) -> io::Result<String> {
        let mut line = String::new();
        loop {
            line.clear();
            if self.0.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if let Some(data) = line
                .strip_prefix("data: ")
                .filter(|data| data.contains("total"))
            {
                return Ok(data.to_owned());
            }
        }
    }
}

/// An answer that does not come soon never comes.
fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let connection = TcpStream::connect(address)?;
    connection.set_read_timeout(Some(SOON))?;
    Ok(connection)
}
