//! The viewer of one event stream.

use std::{convert::Infallible, io, time::Duration};

use axum::http::Version;
use bytes::Bytes;
use futures_util::{Stream, stream};
use marathon_core::{
    live::Frame,
    metrics::{self, OpenGauge},
    stop,
    streams::OpenStream,
};
use tokio::{
    io::AsyncWriteExt,
    net::TcpStream,
    sync::watch,
    time::{sleep, timeout},
};

use crate::state::App;

/// A viewer has nothing to send. A client that sends more than this is not one.
const MOST_HEARD: usize = 4096;
/// Ends an answer in chunks (RFC 9112).
const LAST_CHUNK: &[u8] = b"0\r\n\r\n";

pub struct Viewer {
    /// The frame that is sent once, before the counts.
    build: Option<Frame>,
    frames: watch::Receiver<Frame>,
    ending: watch::Receiver<bool>,
    heartbeat: Duration,
    /// A reader that reads nothing for this long, with all buffers full, is gone.
    patience: Duration,
    /// Whether the answer is sent in chunks. A client of HTTP/1.0 gets it unchunked.
    in_chunks: bool,
    _open: OpenGauge,
    _room: OpenStream,
}

impl Viewer {
    pub fn new(app: &App, version: Version, room: OpenStream) -> Self {
        Self {
            build: app.site.current().build.clone(),
            frames: app.frames.watch(),
            ending: app.ending.clone(),
            heartbeat: app.live_config.heartbeat,
            patience: app.http.reader_timeout,
            in_chunks: version >= Version::HTTP_11,
            _open: OpenGauge::viewer(),
            _room: room,
        }
    }

    /// The frames as the body of an answer.
    pub fn into_stream(self) -> impl Stream<Item = Result<Bytes, Infallible>> {
        stream::unfold(self, async |mut viewer| {
            let frame = viewer.next().await?;
            Some((Ok(frame.event), viewer))
        })
    }

    /// Writes the frames after the head of the answer, until one side ends the connection.
    pub async fn watch(mut self, mut stream: TcpStream) {
        // An error concerns this viewer only.
        let _ = self.write_frames(&mut stream).await;
    }

    async fn write_frames(&mut self, stream: &mut TcpStream) -> io::Result<()> {
        loop {
            let frame = tokio::select! {
                frame = self.next() => frame,
                () = gone(stream) => return Ok(()),
            };
            match frame {
                Some(frame) if self.in_chunks => write(stream, &frame.chunk, self.patience).await?,
                Some(frame) => write(stream, &frame.event, self.patience).await?,
                None => break,
            }
        }
        if self.in_chunks {
            write(stream, LAST_CHUNK, self.patience).await?;
        }
        stream.shutdown().await
    }

    async fn next(&mut self) -> Option<Frame> {
        if let Some(build) = self.build.take() {
            return Some(build);
        }
        tokio::select! {
            () = stop::requested(&mut self.ending) => None,
            changed = self.frames.changed() => {
                changed.ok()?;
                Some(self.frames.borrow_and_update().clone())
            }
            () = sleep(self.heartbeat) => Some(Frame::heartbeat()),
        }
    }
}

/// Most often the socket takes everything at once, and no timer is needed.
async fn write(stream: &mut TcpStream, bytes: &[u8], patience: Duration) -> io::Result<()> {
    let written = match stream.try_write(bytes) {
        Ok(written) => written,
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => 0,
        Err(error) => return Err(error),
    };
    match bytes.get(written..) {
        None | Some([]) => Ok(()),
        Some(rest) => match timeout(patience, stream.write_all(rest)).await {
            Ok(written) => written,
            Err(_) => {
                metrics::reader_given_up();
                Err(io::ErrorKind::TimedOut.into())
            }
        },
    }
}

/// Returns once the other side has ended the connection.
async fn gone(stream: &TcpStream) {
    let mut heard = 0;
    while heard <= MOST_HEARD && stream.readable().await.is_ok() {
        let mut bytes = [0; 64];
        match stream.try_read(&mut bytes) {
            Ok(0) => return,
            Ok(more) => heard += more,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(_) => return,
        }
    }
}
