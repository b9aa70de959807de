//! Checks addresses: whether one is free, and whether a server answers.

use anyhow::{Context, Result, bail};
use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

/// Fails, with `advice` at the end, if a server cannot listen at the address. It runs before the
/// long build, not after it.
pub fn must_be_free(address: &str, advice: &str) -> Result<()> {
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let port = address.rsplit(':').next().unwrap_or_default();
            bail!("port {port} is in use by another program: {advice}")
        }
        Err(error) => bail!("cannot listen on {address} ({error}): {advice}"),
    }
}

/// A port on this machine that is free now.
pub fn free_address() -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port on this machine")?;
    Ok(listener.local_addr()?.to_string())
}

/// Whether the server at the address says that it is ready.
pub fn is_ready(address: &str) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(
            stream,
            "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.split_whitespace().nth(1) == Some("200"))
}
