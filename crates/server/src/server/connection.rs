//! One connection: requests by hyper, until it ends or an event stream takes it over.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
    time::Duration,
};

use axum::{Router, response::IntoResponse};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioTimer;
use marathon_core::{metrics::OpenGauge, network_shares::NetworkShare, stop};
use tokio::{
    net::TcpStream,
    sync::{OwnedSemaphorePermit, watch},
};
use tower::Service;

use crate::{
    counts::{TakenStream, Takeover, Viewer},
    http::{ApiError, PeerAddress, host::names_its_host},
};

/// How long a connection may take over the head of a request, or stay open without one.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
const MOST_HEADERS: usize = 64;
/// The size of the buffer for the head of a request.
const BUFFER: usize = 16 * 1024;

pub struct Connection {
    pub peer: PeerAddress,
    pub routes: Router,
    /// Notified when the server ends.
    pub ending: watch::Receiver<bool>,
    /// The network's share of connections, until the connection becomes a stream.
    pub share: NetworkShare,
    /// How long an answer may wait for its reader.
    pub reader_timeout: Duration,
    /// The permit among all connections.
    pub permit: OwnedSemaphorePermit,
}

impl Connection {
    pub async fn serve(self, stream: TcpStream) {
        let open = OpenGauge::connection();
        let Self {
            peer,
            routes,
            ending,
            share,
            reader_timeout,
            permit,
        } = self;
        let takeover = Takeover::default();
        let stream = TakenStream::new(stream, takeover.clone(), reader_timeout);
        let taken = answer_requests(stream, takeover, peer, routes, ending).await;
        drop(share);
        if let Some((stream, viewer)) = taken {
            // A task of its own, which needs much less memory than this one.
            tokio::spawn(async move {
                viewer.watch(stream).await;
                drop((open, permit));
            });
        }
    }
}

/// Returns the connection if an answer takes it.
async fn answer_requests(
    stream: TakenStream,
    takeover: Takeover,
    peer: PeerAddress,
    routes: Router,
    mut ending: watch::Receiver<bool>,
) -> Option<(TcpStream, Viewer)> {
    let offered = takeover.clone();
    let service = service_fn(move |mut request: Request<Incoming>| {
        let mut routes = routes.clone();
        let extensions = request.extensions_mut();
        extensions.insert(peer);
        extensions.insert(offered.clone());
        async move {
            match names_its_host(&request) {
                true => routes.call(request).await,
                false => Ok(ApiError::Host.into_response()),
            }
        }
    });
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_headers(MOST_HEADERS)
        .max_buf_size(BUFFER)
        .serve_connection(stream, service);
    let mut ends = false;
    let viewer = loop {
        let until_taken = poll_fn(|context| {
            // An error of one connection concerns its client only.
            if Pin::new(&mut connection).poll(context).is_ready() {
                return Poll::Ready(None);
            }
            match takeover.taker() {
                Some(viewer) => Poll::Ready(Some(viewer)),
                None => Poll::Pending,
            }
        });
        tokio::select! {
            viewer = until_taken => break viewer?,
            () = stop::requested(&mut ending), if !ends => {
                ends = true;
                Pin::new(&mut connection).graceful_shutdown();
            }
        }
    };
    Some((connection.into_parts().io.into_stream(), viewer))
}
