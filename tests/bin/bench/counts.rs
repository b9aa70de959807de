//! The counts endpoint, compared with an empty handler behind a plain `axum::serve`.

use std::{io, net::SocketAddr, sync::mpsc, thread};

use axum::{Router, http::StatusCode, routing::get};
use tokio::{net::TcpListener, sync::oneshot};

use super::{
    instance::Instance,
    load::{self, CONNECTIONS, Load, Requests, median},
    table::Row,
};

const ROUNDS: usize = 3;

pub async fn measure() -> io::Result<Vec<Row>> {
    let instance = Instance::start(&[])?;
    let twin = Twin::start()?;
    let (mut here, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        here.push(ask(instance.server.address, "/api/v1/counts").await?);
        empty.push(ask(twin.address, "/").await?);
    }
    let both = |figure: fn(&Load) -> f64| {
        let middle = |rounds: &[Load]| median(rounds.iter().map(figure));
        (middle(&here), middle(&empty))
    };
    let what = format!("counts a second, {CONNECTIONS} connections (twin: empty handler)");
    let (rate, empty_rate) = both(|figures| figures.a_second);
    let (wait, empty_wait) = both(|figures| figures.p99);
    Ok(vec![
        Row::beside(&what, rate, empty_rate, ""),
        Row::waits("  p99", wait, empty_wait, ""),
    ])
}

async fn ask(address: SocketAddr, path: &str) -> io::Result<Load> {
    let request = format!("GET {path} HTTP/1.1\r\nhost: bench\r\n\r\n");
    load::load(address, Requests::Same(request.into_bytes()), 200).await
}

/// Has its own threads, as many as a separate process would. Ends when dropped.
struct Twin {
    address: SocketAddr,
    _stop: oneshot::Sender<()>,
}

impl Twin {
    fn start() -> io::Result<Self> {
        let (stop, stopped) = oneshot::channel::<()>();
        let (sender, address) = mpsc::channel();
        thread::spawn(move || serve(&sender, stopped));
        let address = address.recv().map_err(io::Error::other)??;
        Ok(Self {
            address,
            _stop: stop,
        })
    }
}

fn serve(address: &mpsc::Sender<io::Result<SocketAddr>>, stopped: oneshot::Receiver<()>) {
    let run = async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        // The receiver still waits for it.
        let _ = address.send(listener.local_addr());
        let routes = Router::new().route("/", get(async || StatusCode::OK));
        tokio::select! {
            served = axum::serve(listener, routes) => served,
            _ = stopped => Ok(()),
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    if let Err(error) = runtime.and_then(|runtime| runtime.block_on(run)) {
        let _ = address.send(Err(error));
    }
}
