//! A gate in front of the server: it can hold requests back, answer in the server's place, or cut
//! the connection, and it records the requests.

mod request;

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

use crate::patience;
pub use request::Request;

/// What happens to a request instead of being passed on.
#[derive(Clone)]
pub enum Treatment {
    /// It waits until the gate opens.
    Hold,
    /// It gets this answer, head and all.
    Answer(Vec<u8>),
    /// An open stream that brings nothing, as behind a proxy that compresses.
    Silence,
    /// The line breaks.
    Cut,
    /// It goes on, but its answer is lost.
    LoseAnswer,
}

/// The part of a request that a rule matches, and the treatment.
type Rules = Vec<(String, Treatment)>;

/// A running gate; gone when dropped.
pub struct Gate {
    pub address: SocketAddr,
    passage: Arc<Passage>,
    task: JoinHandle<()>,
}

struct Passage {
    server: SocketAddr,
    rules: watch::Sender<Rules>,
    seen: Mutex<Vec<Request>>,
    /// Open streams of counts.
    streams: AtomicUsize,
}

impl Gate {
    /// Opens a gate before a server.
    pub async fn before(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("there is a free port");
        let passage = Arc::new(Passage {
            server,
            rules: watch::Sender::new(Vec::new()),
            seen: Mutex::new(Vec::new()),
            streams: AtomicUsize::new(0),
        });
        Self {
            address: listener.local_addr().expect("it has an address"),
            passage: Arc::clone(&passage),
            task: tokio::spawn(async move {
                while let Ok((client, _)) = listener.accept().await {
                    let passage = Arc::clone(&passage);
                    // A broken line ends just this connection.
                    tokio::spawn(async move { passage.serve(client).await.ok() });
                }
            }),
        }
    }

    /// Treats requests whose first line or body contains this.
    pub fn treat(&self, part: &str, treatment: Treatment) {
        let rule = (part.to_owned(), treatment);
        self.passage.rules.send_modify(|rules| rules.push(rule));
    }

    /// Lets everything through, including what was held.
    pub fn open(&self) {
        self.passage.rules.send_modify(Vec::clear);
    }

    /// The requests so far whose first line contains this.
    pub fn seen(&self, part: &str) -> Vec<Request> {
        let seen = self.passage.seen();
        let matching = seen.iter().filter(|request| request.line.contains(part));
        matching.cloned().collect()
    }

    /// Waits until this many requests have come whose first line contains `part`.
    pub async fn has_seen(&self, part: &str, times: usize) -> Vec<Request> {
        let enough = async || Some(self.seen(part)).filter(|seen| seen.len() >= times);
        let seen = patience::until(enough).await;
        seen.unwrap_or_else(|| panic!("{part} never came {times} times"))
    }

    /// Waits until this many streams of counts are open.
    pub async fn has_streams(&self, number: usize) {
        let open = async || {
            let open = self.passage.streams.load(Ordering::SeqCst);
            (open == number).then_some(())
        };
        let reached = patience::until(open).await;
        reached.unwrap_or_else(|| panic!("there were never {number} open streams"));
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Passage {
    fn seen(&self) -> std::sync::MutexGuard<'_, Vec<Request>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One request a connection: simple, and the browser cannot tell.
    async fn serve(&self, mut client: TcpStream) -> io::Result<()> {
        let request = Request::read(&mut client).await?;
        self.seen().push(request.clone());
        let mut rules = self.rules.subscribe();
        loop {
            let treatment = treatment(&rules.borrow_and_update(), &request);
            match treatment {
                None => break,
                Some(Treatment::LoseAnswer) => return self.lose_answer(&request).await,
                Some(Treatment::Cut) => return Ok(()),
                Some(Treatment::Silence) => {
                    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
                    client.write_all(head.as_bytes()).await?;
                    rules.changed().await.map_err(io::Error::other)?;
                    return Ok(());
                }
                Some(Treatment::Answer(answer)) => return client.write_all(&answer).await,
                Some(Treatment::Hold) => rules.changed().await.map_err(io::Error::other)?,
            }
        }
        let is_stream = request.line.contains("/counts/stream");
        let _open = is_stream.then(|| OpenStream::count(&self.streams));
        self.pass_on(client, &request, rules).await
    }

    async fn lose_answer(&self, request: &Request) -> io::Result<()> {
        let mut server = TcpStream::connect(self.server).await?;
        server.write_all(&request.to_bytes()).await?;
        server.read_to_end(&mut Vec::new()).await.map(|_| ())
    }

    async fn pass_on(
        &self,
        mut client: TcpStream,
        request: &Request,
        mut rules: watch::Receiver<Rules>,
    ) -> io::Result<()> {
        let mut server = TcpStream::connect(self.server).await?;
        server.write_all(&request.to_bytes()).await?;
        let (mut from_client, mut to_client) = client.split();
        let cut = rules.wait_for(|rules| matches!(treatment(rules, request), Some(Treatment::Cut)));
        let mut rest = [0];
        tokio::select! {
            copied = copy(&mut server, &mut to_client) => copied.map(|_| ()),
            // The whole request was read, so only the end of the connection can come.
            ended = from_client.read(&mut rest) => ended.map(|_| ()),
            _ = cut => Ok(()),
        }
    }
}

fn treatment(rules: &Rules, request: &Request) -> Option<Treatment> {
    let body = String::from_utf8_lossy(&request.body);
    let is_about = |part: &str| request.line.contains(part) || body.contains(part);
    let rule = rules.iter().rev().find(|(part, _)| is_about(part));
    rule.map(|(_, treatment)| treatment.clone())
}

/// Counts one stream as long as it lives.
struct OpenStream<'a>(&'a AtomicUsize);

impl<'a> OpenStream<'a> {
    fn count(streams: &'a AtomicUsize) -> Self {
        streams.fetch_add(1, Ordering::SeqCst);
        Self(streams)
    }
}

impl Drop for OpenStream<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
