//! Connections that each send the next request as soon as the last is answered, for a limited time.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

use super::client::Client;

pub const CONNECTIONS: usize = 64;
/// Answers before this time are not measured.
const WARM_UP: Duration = Duration::from_millis(500);
const MEASURED: Duration = Duration::from_millis(2500);

/// Whole requests, made beforehand.
pub enum Requests {
    Same(Vec<u8>),
    /// Each is sent once, so their number limits the load too.
    Each(Vec<Vec<u8>>),
}

impl Requests {
    fn get(&self, number: usize) -> Option<&[u8]> {
        match self {
            Self::Same(request) => Some(request),
            Self::Each(requests) => requests.get(number).map(Vec::as_slice),
        }
    }
}

/// The results of a load.
#[derive(Clone, Copy)]
pub struct Load {
    pub a_second: f64,
    /// In milliseconds.
    pub p50: f64,
    pub p99: f64,
    /// All answers, including those of the warm-up.
    pub answers: usize,
}

/// Puts the load on a server. An answer of another status than the expected one is an error.
pub async fn load(address: SocketAddr, requests: Requests, expected: u16) -> io::Result<Load> {
    let answered = ask(address, requests, expected, WARM_UP + MEASURED).await?;
    Ok(figures(&answered))
}

/// Sends each request, however long it takes.
pub async fn send_all(
    address: SocketAddr,
    requests: Vec<Vec<u8>>,
    expected: u16,
) -> io::Result<()> {
    let requests = Requests::Each(requests);
    ask(address, requests, expected, Duration::MAX).await?;
    Ok(())
}

/// The time of each answer, and how long it took.
async fn ask(
    address: SocketAddr,
    requests: Requests,
    expected: u16,
    at_most: Duration,
) -> io::Result<Vec<(Duration, Duration)>> {
    let requests = Arc::new(requests);
    let next = Arc::new(AtomicUsize::new(0));
    let mut clients = Vec::new();
    for _ in 0..CONNECTIONS {
        clients.push(Client::connect(address).await?);
    }
    let started = Instant::now();
    let mut running = JoinSet::new();
    for mut client in clients {
        let (requests, next) = (Arc::clone(&requests), Arc::clone(&next));
        running.spawn(async move {
            let mut answered = Vec::new();
            while started.elapsed() < at_most
                && let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed))
            {
                let sent = Instant::now();
                let status = client.ask(request).await?;
                if status != expected {
                    return Err(io::Error::other(format!("answered {status}")));
                }
                answered.push((started.elapsed(), sent.elapsed()));
            }
            Ok(answered)
        });
    }
    let mut answered = Vec::new();
    while let Some(one) = running.join_next().await {
        answered.append(&mut one??);
    }
    Ok(answered)
}

fn figures(answered: &[(Duration, Duration)]) -> Load {
    let measured = answered.iter().filter(|(at, _)| *at > WARM_UP);
    let mut waits: Vec<Duration> = measured.map(|(_, waited)| *waited).collect();
    waits.sort_unstable();
    let last = answered.iter().map(|(at, _)| *at).max().unwrap_or_default();
    let percentile = |percent: usize| {
        let wait = waits.get(waits.len() * percent / 100);
        wait.map_or(f64::NAN, |wait| wait.as_secs_f64() * 1000.0)
    };
    Load {
        a_second: waits.len() as f64 / last.saturating_sub(WARM_UP).as_secs_f64(),
        p50: percentile(50),
        p99: percentile(99),
        answers: answered.len(),
    }
}

/// The median of some figures.
pub fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = figures.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
