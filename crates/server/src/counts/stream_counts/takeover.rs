//! Takes a connection away from hyper once it has sent the head of an answer that lasts for hours.
//!
//! hyper would keep its buffers and the request's state for a connection that only passes on the
//! same frames as all others. After the takeover only a socket and a small task are left.

use std::{
    convert::Infallible,
    future::Future,
    io::{self, IoSlice},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::body::Body;
use bytes::Bytes;
use hyper::{
    body::Frame,
    rt::{Read, ReadBufCursor, Write},
};
use hyper_util::rt::TokioIo;
use marathon_core::metrics;
use parking_lot::Mutex;
use tokio::{
    net::TcpStream,
    time::{Sleep, sleep},
};

use super::Viewer;

/// No viewer takes the connection.
const NO: u8 = 0;
/// hyper has asked for the body, so the head is in its buffer.
const HEAD_MADE: u8 = 1;
/// hyper's buffer has been empty since.
const HEAD_SENT: u8 = 2;

/// Added to each request, so that its answer may take the connection.
#[derive(Clone, Default)]
pub struct Takeover(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: AtomicU8,
    /// The viewer that takes it. Nothing awaits while holding it.
    viewer: Mutex<Option<Viewer>>,
}

impl Takeover {
    /// The body of an answer whose connection this viewer takes.
    pub fn to(self, viewer: Viewer) -> Body {
        *self.0.viewer.lock() = Some(viewer);
        Body::new(Never(self))
    }

    /// The viewer that takes the connection now.
    pub fn taker(&self) -> Option<Viewer> {
        match self.0.state.load(Ordering::Acquire) {
            HEAD_SENT => self.0.viewer.lock().take(),
            _ => None,
        }
    }

    fn advance(&self, from: u8, to: u8) {
        // A different state stays as it is.
        let _ = self
            .0
            .state
            .compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire);
    }
}

/// The body that hyper sees. It never yields data: the viewer writes the real one.
struct Never(Takeover);

impl hyper::body::Body for Never {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.advance(NO, HEAD_MADE);
        Poll::Pending
    }
}

impl Drop for Never {
    fn drop(&mut self) {
        // If the connection was not taken (it broke, or the request asked for the head only), drop
        // the viewer.
        self.0.0.viewer.lock().take();
    }
}

/// The connection as hyper sees it. It flushes when its buffer is empty, and only then.
pub struct TakenStream {
    io: TokioIo<TcpStream>,
    takeover: Takeover,
    /// How long its reader may read nothing.
    patience: Duration,
    /// Runs while its reader reads nothing.
    stalled: Option<Pin<Box<Sleep>>>,
}

impl TakenStream {
    pub fn new(stream: TcpStream, takeover: Takeover, patience: Duration) -> Self {
        Self {
            io: TokioIo::new(stream),
            takeover,
            patience,
            stalled: None,
        }
    }

    /// Ends writing to a reader that has read nothing for too long.
    fn with_patience(
        &mut self,
        written: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let patience = self.patience;
        let stalled = self
            .stalled
            .get_or_insert_with(|| Box::pin(sleep(patience)));
        ready!(stalled.as_mut().poll(context));
        metrics::reader_given_up();
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    pub fn into_stream(self) -> TcpStream {
        self.io.into_inner()
    }
}

impl Read for TakenStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(context, buffer)
    }
}

impl Write for TakenStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write(context, bytes);
        self.with_patience(written, context)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(Pin::new(&mut self.io).poll_flush(context))?;
        self.takeover.advance(HEAD_MADE, HEAD_SENT);
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write_vectored(context, bytes);
        self.with_patience(written, context)
    }
}
