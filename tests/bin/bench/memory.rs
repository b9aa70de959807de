//! The server's memory: at rest, under a load of signings, and with many open event streams.

use std::io;

use super::{
    client::Client,
    instance::Instance,
    load::{self, Requests},
    process,
    table::Row,
};

const STREAMS: usize = 1000;
/// As many as a round of signings takes at most.
const SIGNINGS: usize = 60_000;

pub async fn measure() -> io::Result<Vec<Row>> {
    let mut rows = under_load().await?;
    rows.extend(with_streams().await?);
    Ok(rows)
}

async fn under_load() -> io::Result<Vec<Row>> {
    let instance = Instance::start(&[])?;
    let process = instance.server.process();
    let rest = process::memory(process)?;
    let requests = Requests::Each(instance.signings(SIGNINGS, 1));
    load::load(instance.server.address, requests, 201).await?;
    let loaded = process::memory(process)?;
    Ok(vec![
        Row::alone("memory at rest", mebibytes(rest.resident), ""),
        Row::alone("  after a load of signings", mebibytes(loaded.resident), ""),
        Row::alone("  the most during it", mebibytes(loaded.peak), ""),
    ])
}

async fn with_streams() -> io::Result<Vec<Row>> {
    let instance = Instance::start(&[])?;
    let process = instance.server.process();
    let before = process::memory(process)?.resident;
    let mut viewers = Vec::new();
    for _ in 0..STREAMS {
        let mut viewer = Client::watch(instance.server.address).await?;
        // Its first frame: the stream is open.
        viewer.more().await?;
        viewers.push(viewer);
    }
    let after = process::memory(process)?.resident;
    let each = after.saturating_sub(before) as f64 / STREAMS as f64;
    Ok(vec![
        Row::alone(
            &format!("memory with {STREAMS} open streams"),
            mebibytes(after),
            "",
        ),
        Row::alone("  one stream", format!("{each:.1} KiB"), "8 KiB"),
    ])
}

fn mebibytes(kibibytes: u64) -> String {
    format!("{:.1} MiB", kibibytes as f64 / 1024.0)
}
