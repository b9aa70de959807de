//! A minimal HTTP/1.1 client: sends whole requests and reads whole answers over one kept
//! connection.

use std::{io, net::SocketAddr, str};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Larger than any head that the server writes.
const BUFFER: usize = 16 * 1024;

const STREAM: &[u8] = b"GET /api/v1/counts/stream HTTP/1.1\r\nhost: bench\r\n\r\n";

pub struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Client {
    pub async fn connect(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: vec![0; BUFFER],
        })
    }

    /// Opens the event stream.
    pub async fn watch(address: SocketAddr) -> io::Result<Self> {
        let mut viewer = Self::connect(address).await?;
        viewer.stream.write_all(STREAM).await?;
        Ok(viewer)
    }

    /// Sends a request, reads its answer to the end, and returns the status.
    pub async fn ask(&mut self, request: &[u8]) -> io::Result<u16> {
        self.stream.write_all(request).await?;
        let mut read = 0;
        let answer = loop {
            read += self.read_at(read).await?;
            if let Some(answer) = Head::parse(&self.buffer[..read])? {
                break answer;
            }
        };
        while read < answer.whole {
            // The bytes read so far are not needed again.
            read += self.read_at(0).await?;
        }
        Ok(answer.status)
    }

    /// The next bytes of the event stream; an error when it ends.
    pub async fn more(&mut self) -> io::Result<&[u8]> {
        let read = self.read_at(0).await?;
        Ok(&self.buffer[..read])
    }

    async fn read_at(&mut self, start: usize) -> io::Result<usize> {
        match self.stream.read(&mut self.buffer[start..]).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            read => Ok(read),
        }
    }
}

struct Head {
    status: u16,
    /// Bytes of head and body.
    whole: usize,
}

impl Head {
    /// None while the head is not complete.
    fn parse(bytes: &[u8]) -> io::Result<Option<Self>> {
        let (mut status, mut length, mut start) = (0, 0, 0);
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            start += line.len();
            if line == b"\r\n" {
                let whole = start + length;
                return Ok(Some(Self { status, whole }));
            }
            if let Some(value) = content_length(line) {
                length = number(value)?;
            } else if let Some(rest) = line.strip_prefix(b"HTTP/1.1 ") {
                status = number(rest.get(..3).unwrap_or_default())?;
            }
        }
        Ok(None)
    }
}

/// Servers write the name in upper or lower case.
fn content_length(line: &[u8]) -> Option<&[u8]> {
    let (name, value) = line.split_at_checked("content-length:".len())?;
    name.eq_ignore_ascii_case(b"content-length:")
        .then_some(value)
}

fn number<N: str::FromStr>(bytes: &[u8]) -> io::Result<N> {
    str::from_utf8(bytes)
        .ok()
        .and_then(|text| text.trim().parse().ok())
        .ok_or_else(|| io::ErrorKind::InvalidData.into())
}
