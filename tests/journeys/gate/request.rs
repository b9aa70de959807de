//! A request as it came over the connection.

use std::io;

use tokio::{io::AsyncReadExt, net::TcpStream};

/// One HTTP/1.1 request, whole.
#[derive(Clone, Debug)]
pub struct Request {
    /// `POST /api/v1/signings HTTP/1.1`
    pub line: String,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    /// Reads one.
    pub async fn read(client: &mut TcpStream) -> io::Result<Self> {
        let mut bytes = Vec::new();
        let end = loop {
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            if client.read_buf(&mut bytes).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let line = lines.next().unwrap_or_default().to_owned();
        let headers: Vec<_> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        let mut request = Self {
            line,
            headers,
            body: bytes.split_off(end + 4),
        };
        let length = request.header("content-length").parse().unwrap_or(0);
        while request.body.len() < length {
            if client.read_buf(&mut request.body).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(request)
    }

    /// A header's value, or nothing.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// The same request, as the last one of its connection.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut head = format!("{}\r\nconnection: close\r\n", self.line);
        for (name, value) in &self.headers {
            if name != "connection" {
                head += &format!("{name}: {value}\r\n");
            }
        }
        head += "\r\n";
        [head.as_bytes(), &self.body].concat()
    }
}
