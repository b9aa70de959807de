//! Running a server: the accept loop, and an end that loses nothing.

mod metrics_listener;

use std::{future::Future, sync::Arc, time::Duration};

use axum::Router;
use hyper::{Request, body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    signal::unix::{SignalKind, signal},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};
use tower::ServiceExt;

use crate::{
    clock::Clock,
    config::Config,
    http::{PeerAddress, router},
    metrics::OpenGauge,
    random::Randomness,
    reload,
    start::{Started, start},
    start_error::StartError,
};

/// How long a connection may take over the head of a request, or stay open without one.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
const MOST_HEADERS: usize = 64;
/// For the head of a request.
const BUFFER: usize = 16 * 1024;
/// After an accept that failed, most often for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);
/// How often networks whose rate limit is whole again are forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(60);

/// Binds the configured metrics address, puts a server together and serves on the listener.
pub async fn run(
    config: Config,
    listener: TcpListener,
    shutdown: impl Future<Output = ()>,
) -> Result<(), StartError> {
    let metrics = match config.http.metrics_listen {
        Some(address) => Some(metrics_listener::bind(address).await?),
        None => None,
    };
    // From here on a hang-up ends nothing.
    let hangup = signal(SignalKind::hangup()).map_err(|error| {
        StartError::Option(format!("the server cannot be told to reload: {error}"))
    })?;
    let started = start(&config, Clock::system(), Randomness::system()).await?;
    tokio::spawn(reload::at_hangup(Arc::clone(&started.app), hangup));
    if let Some(metrics) = metrics {
        tokio::spawn(metrics.serve());
    }
    serve(listener, started, shutdown).await;
    Ok(())
}

/// Serves until the future ends, then finishes what was accepted, ends the streams, and returns.
pub async fn serve(listener: TcpListener, started: Started, shutdown: impl Future<Output = ()>) {
    let app = Arc::clone(&started.app);
    let routes = router(&app);
    let connections = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(app.http.max_connections));
    let mut forget = tokio::time::interval(FORGET_EVERY);
    tokio::pin!(shutdown);
    tracing::info!(address = ?listener.local_addr().ok(), "listening");
    loop {
        tokio::select! {
            () = &mut shutdown => break,
            _ = forget.tick() => for limit in app.limit.iter().chain(&app.confirm_limit) {
                limit.forget_old();
            },
            accepted = accept(&listener, &room) => match accepted {
                Ok((stream, peer, permit)) => {
                    let connection =
                        serve_connection(stream, peer, routes.clone(), connections.watcher());
                    tokio::spawn(async move {
                        connection.await;
                        drop(permit);
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            },
        }
    }
    drop(listener);
    tracing::info!("ending: finishing what was accepted");
    started.begin_to_end();
    if timeout(app.http.shutdown_timeout, connections.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some connections did not end in time");
    }
    started.end().await;
    tracing::info!("ended");
}

async fn accept(
    listener: &TcpListener,
    room: &Arc<Semaphore>,
) -> std::io::Result<(TcpStream, PeerAddress, OwnedSemaphorePermit)> {
    // The semaphore is never closed.
    let permit = Arc::clone(room)
        .acquire_owned()
        .await
        .map_err(std::io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    // Answers are small and wait for nothing.
    stream.set_nodelay(true)?;
    Ok((stream, PeerAddress(peer), permit))
}

async fn serve_connection(stream: TcpStream, peer: PeerAddress, routes: Router, watcher: Watcher) {
    let _open = OpenGauge::connection();
    let service = routes.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer);
        request.map(axum::body::Body::new)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_headers(MOST_HEADERS)
        .max_buf_size(BUFFER)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    // What goes wrong with one connection concerns its client only.
    let _ = watcher.watch(connection).await;
}
