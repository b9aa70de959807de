//! Runs a server: the accept loop, and a shutdown that loses nothing.

mod connection;
mod metrics_listener;
mod open_files;

use std::{future::Future, sync::Arc, time::Duration};

use marathon_core::{
    clock::Clock, config::Config, metrics, network::Network, network_shares::NetworkShares,
    start_error::StartError,
};
use marathon_seal::Randomness;
use tokio::{
    net::{TcpListener, TcpStream},
    signal::unix::{SignalKind, signal},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use self::connection::Connection;
use crate::{
    http::PeerAddress,
    reload,
    router::router,
    start::{Started, start},
};

/// The pause after an accept that failed, most often for lack of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);
/// How often to forget networks whose rate limit is whole again.
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
    open_files::allow_for(config.http.max_connections);
    // From here on SIGHUP no longer ends the process.
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
    let most = app.http.max_connections;
    let room = Arc::new(Semaphore::new(most));
    // Behind a proxy all connections come from the proxy, which has limits of its own.
    let is_limited = app.http.rate_limit && app.http.trusted_proxies == 0;
    let shares = NetworkShares::of(is_limited.then_some(app.http.connections_of_a_network));
    let mut forget = tokio::time::interval(FORGET_EVERY);
    tokio::pin!(shutdown);
    tracing::info!(address = ?listener.local_addr().ok(), "listening");
    loop {
        tokio::select! {
            () = &mut shutdown => break,
            _ = forget.tick() => for limit in app.limits() {
                limit.forget_old();
            },
            accepted = accept(&listener, &room) => match accepted {
                Ok((stream, peer, permit)) => {
                    let Some(share) = shares.take(Network::of(peer.0.ip())) else {
                        metrics::connection_refused();
                        continue;
                    };
                    let connection = Connection {
                        peer,
                        share,
                        reader_timeout: app.http.reader_timeout,
                        routes: routes.clone(),
                        ending: app.ending.clone(),
                        permit,
                    };
                    tokio::spawn(connection.serve(stream));
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
    // All permits are free again when the last connection has ended.
    let all = u32::try_from(most).unwrap_or(u32::MAX);
    let ended = timeout(app.http.shutdown_timeout, room.acquire_many(all));
    if ended.await.is_err() {
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
    // Answers are small and should not wait for more data.
    stream.set_nodelay(true)?;
    Ok((stream, PeerAddress(peer), permit))
}
