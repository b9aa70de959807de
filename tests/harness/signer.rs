//! A client that signs over one connection, as fast as it is answered.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
};

use serde_json::{Value, json};

use crate::eventually::SOON;

/// One kept-alive connection.
pub struct Signer(BufReader<TcpStream>);

impl Signer {
    /// Connects.
    pub fn connect(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(SOON))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Signs, and returns the receipt. None if the server cannot store it now (503).
    pub fn sign(&mut self, email: &str, petitions: &[&str]) -> io::Result<Option<String>> {
        self.sign_in("fr", email, petitions)
    }

    /// The same for a reader of a language.
    pub fn sign_in(
        &mut self,
        language: &str,
        email: &str,
        petitions: &[&str],
    ) -> io::Result<Option<String>> {
        let body = json!({
            "petitions": petitions, "given_name": "Amina", "family_name": "Diallo", "email": email,
            "country": "FR", "language": language, "section": "int",
        })
        .to_string();
        let (status, body) = self.send("/api/v1/signings", &body)?;
        match status.as_str() {
            "201" => {
                let answer: Value = serde_json::from_slice(&body)?;
                Ok(answer["receipt"].as_str().map(str::to_owned))
            }
            "503" => Ok(None),
            other => panic!("a sound signing was answered {other}"),
        }
    }

    /// Says that a letter was posted, and returns whether that was counted.
    pub fn post_letter(&mut self, case: &str) -> io::Result<bool> {
        let body = json!({ "case": case }).to_string();
        let (status, _) = self.send("/api/v1/letters/posted", &body)?;
        Ok(status == "201")
    }

    fn send(&mut self, path: &str, body: &str) -> io::Result<(String, Vec<u8>)> {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        self.0.get_mut().write_all((head + body).as_bytes())?;
        self.answer()
    }

    fn answer(&mut self) -> io::Result<(String, Vec<u8>)> {
        let mut line = String::new();
        let mut length = 0;
        let mut status = String::new();
        loop {
            line.clear();
            if self.0.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            if let Some(rest) = text.strip_prefix("HTTP/1.1 ") {
                status = rest.chars().take(3).collect();
            } else if let Some(value) = text.strip_prefix("content-length: ") {
                length = value.parse().unwrap_or_default();
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        Ok((status, body))
    }
}
