//! The twins: this program, run again as another server in a process of its own.

mod request_by_request;
mod sse;

use std::{
    env,
    io::{self, BufRead, BufReader},
    net::SocketAddr,
    process::{Child, Command, Stdio},
};

use axum::Router;
use tokio::net::TcpListener;

pub use request_by_request::Counting;

/// The argument that makes the program one of them.
pub const ARGUMENT: &str = "twin";
/// Their names.
const SSE: &str = "sse";
const REQUEST_BY_REQUEST: &str = "request-by-request";

/// A running twin; ends when it is dropped.
pub struct Twin {
    child: Child,
    pub address: SocketAddr,
}

impl Twin {
    /// Streams the counts as the guides of axum show it.
    pub fn sse() -> io::Result<Self> {
        Self::start(&[SSE])
    }

    /// Stores signings in a database that has the tables, with one transaction for each request.
    pub fn request_by_request(database: &str, counting: Counting) -> io::Result<Self> {
        Self::start(&[REQUEST_BY_REQUEST, database, counting.name()])
    }

    fn start(arguments: &[&str]) -> io::Result<Self> {
        let mut child = Command::new(env::current_exe()?)
            .arg(ARGUMENT)
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        if let Some(said) = child.stdout.take() {
            BufReader::new(said).read_line(&mut line)?;
        }
        match line.trim().parse() {
            Ok(address) => Ok(Self { child, address }),
            Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                Err(io::Error::other("a twin did not start"))
            }
        }
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Twin {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs as a twin until it is killed.
pub fn run(arguments: &[&str]) -> io::Result<()> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(async {
            let routes = match arguments {
                [SSE] => sse::routes(),
                [REQUEST_BY_REQUEST, database, counting] => {
                    request_by_request::routes(database, counting).await?
                }
                _ => return Err(io::Error::other("there is no such twin")),
            };
            serve(routes).await
        })
}

async fn serve(routes: Router) -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    axum::serve(listener, routes).await
}
