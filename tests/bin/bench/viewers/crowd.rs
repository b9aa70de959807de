//! Many viewers of an event stream. Each records when it heard which total.

use std::{
    collections::VecDeque,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tokio::{io::AsyncWriteExt, net::TcpStream, task::JoinSet};

const STREAM: &[u8] = b"GET /api/v1/counts/stream HTTP/1.1\r\nhost: bench\r\n\r\n";
/// Larger than a frame.
const BUFFER: usize = 2048;
/// The pause between two checks whether all have heard.
const LOOK: Duration = Duration::from_millis(50);

/// A total, and when it came.
#[derive(Clone, Copy)]
struct Told {
    total: u64,
    at: Instant,
}

/// What one viewer heard, in order. A std Mutex, because nothing awaits while holding it.
type Notes = Arc<Mutex<Vec<Told>>>;

pub struct Crowd {
    viewers: Vec<Notes>,
    _reading: JoinSet<io::Result<()>>,
}

impl Crowd {
    /// Opens streams, and waits until each has had the counts once.
    pub async fn gather(address: SocketAddr, number: usize) -> io::Result<Self> {
        let (mut viewers, mut reading) = (Vec::new(), JoinSet::new());
        for _ in 0..number {
            let mut viewer = Viewer::open(address).await?;
            let notes = Notes::default();
            viewer.told(&notes).await?;
            viewers.push(Arc::clone(&notes));
            reading.spawn(async move {
                loop {
                    viewer.told(&notes).await?;
                }
            });
        }
        Ok(Self {
            viewers,
            _reading: reading,
        })
    }

    /// The newest total that any viewer knows.
    pub fn total(&self) -> u64 {
        let newest = |notes: &Notes| locked(notes).last().map_or(0, |told| told.total);
        self.viewers.iter().map(newest).max().unwrap_or_default()
    }

    /// Returns once all have heard this total, or the time is over.
    pub async fn until_told(&self, total: u64, patience: Duration) {
        let knows = |notes: &Notes| locked(notes).last().is_some_and(|told| told.total >= total);
        let started = Instant::now();
        while started.elapsed() < patience && !self.viewers.iter().all(knows) {
            tokio::time::sleep(LOOK).await;
        }
    }

    /// For each viewer and each change, sent at these moments from that total on: after how many
    /// milliseconds the viewer heard of it. Infinite if it never did.
    pub fn waits(&self, before: u64, sent: &[Instant]) -> Vec<f64> {
        let mut waits = Vec::with_capacity(self.viewers.len() * sent.len());
        for viewer in &self.viewers {
            let mut told: VecDeque<Told> = locked(viewer).iter().copied().collect();
            for (total, sent) in (before + 1..).zip(sent) {
                while told.front().is_some_and(|told| told.total < total) {
                    told.pop_front();
                }
                let wait = |told: &Told| told.at.saturating_duration_since(*sent).as_secs_f64();
                waits.push(
                    told.front()
                        .map_or(f64::INFINITY, |told| wait(told) * 1000.0),
                );
            }
        }
        waits
    }
}

struct Viewer {
    stream: TcpStream,
    /// The beginning of an incomplete frame.
    begun: Vec<u8>,
}

impl Viewer {
    async fn open(address: SocketAddr) -> io::Result<Self> {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(STREAM).await?;
        Ok(Self {
            stream,
            begun: Vec::new(),
        })
    }

    /// Reads until the next total, and records it.
    async fn told(&mut self, notes: &Notes) -> io::Result<()> {
        loop {
            let mut buffer = [0; BUFFER];
            self.stream.readable().await?;
            let read = match self.stream.try_read(&mut buffer) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => continue,
                Err(error) => return Err(error),
            };
            let at = Instant::now();
            self.begun.extend_from_slice(&buffer[..read]);
            if !self.begun.ends_with(b"\n\n\r\n") && !self.begun.ends_with(b"\n\n") {
                continue;
            }
            let text = String::from_utf8_lossy(&self.begun);
            let totals = text.split("\"total\":").skip(1);
            let numbers = totals.filter_map(|rest| rest.split(',').next()?.parse().ok());
            let newest = numbers.max();
            self.begun = Vec::new();
            if let Some(total) = newest {
                locked(notes).push(Told { total, at });
                return Ok(());
            }
        }
    }
}

fn locked(notes: &Notes) -> MutexGuard<'_, Vec<Told>> {
    notes.lock().unwrap_or_else(PoisonError::into_inner)
}
