//! Ten thousand open event streams: the server's memory for each, and when each viewer hears of a
//! change.

mod crowd;

use std::{
    io,
    net::SocketAddr,
    time::{Duration, Instant},
};

use super::{
    client::Client,
    instance::Instance,
    load::median,
    plot::{Bar, Bars, Curve, Curves},
    process,
    table::{Figures, Row},
    twins::Twin,
};
use crowd::Crowd;

const STREAMS: usize = 10_000;
/// Changes that come after a quiet moment.
const SINGLE: usize = 8;
const SINGLE_EVERY: Duration = Duration::from_millis(2_500);
/// Then changes at the rate of the record ("Revoke Article 50": 2,000 signatures a minute), for a
/// while.
const EVERY: Duration = Duration::from_millis(30);
const CHANGES: usize = 500;
/// How long to wait for viewers after the last change.
const PATIENCE: Duration = Duration::from_secs(5);
/// In milliseconds.
const IN_TIME: f64 = 1000.0;
const OURS: &str = "marathon";
const TWIN: &str = "axum::serve and a broadcast";

/// A server with its streams, and the requests that change the counts.
struct Side {
    address: SocketAddr,
    process: u32,
    changes: Vec<Vec<u8>>,
    answer: u16,
}

/// The measurements of one side.
struct Watched {
    /// KiB a stream.
    memory: f64,
    /// Milliseconds from sending a single change to each viewer.
    single: Vec<f64>,
    /// The same for each change of many.
    many: Vec<f64>,
    /// Processor time of telling one viewer one change, in microseconds.
    work: f64,
}

pub async fn measure() -> io::Result<Figures> {
    let ours = ours().await?;
    let twin = theirs().await?;
    let shares = |waits: fn(&Watched) -> &Vec<f64>| (share(waits(&ours)), share(waits(&twin)));
    let (single, single_twin) = shares(|watched| &watched.single);
    let (many, many_twin) = shares(|watched| &watched.many);
    let percent = |part: f64| format!("{part:.2} %");
    let beside = |what: &str, here: f64, twin: f64, unit: &str, goal| Row {
        twin: Some((format!("{twin:.1} {unit}"), twin / here)),
        ..Row::alone(what, format!("{here:.1} {unit}"), goal)
    };
    let middle = |waits: &[f64]| median(waits.iter().copied());
    let rows = vec![
        beside(
            &format!("memory of a stream, {STREAMS} of them"),
            ours.memory,
            twin.memory,
            "KiB",
            "8 KiB",
        ),
        Row {
            twin: Some((percent(single_twin), single / single_twin)),
            ..Row::alone(
                "told within 1 s of a single signing",
                percent(single),
                "≥ 99 %",
            )
        },
        Row::waits("  p50", middle(&ours.single), middle(&twin.single), ""),
        Row::waits(
            "  the last of all",
            last(&ours.single),
            last(&twin.single),
            "",
        ),
        beside(
            "  processor time of the server a viewer",
            ours.work,
            twin.work,
            "µs",
            "",
        ),
        Row {
            twin: Some((percent(many_twin), many / many_twin)),
            ..Row::alone(
                "told within 1 s, 2,000 signings a minute",
                percent(many),
                "",
            )
        },
        Row::waits("  p50", middle(&ours.many), middle(&twin.many), ""),
        Row::waits("  the last of all", last(&ours.many), last(&twin.many), ""),
    ];
    let memory = Bars {
        name: "viewers-memory",
        title: format!("Memory of one of {STREAMS} event streams"),
        unit: " KiB",
        bars: vec![Bar::ours(OURS, ours.memory), Bar::twins(TWIN, twin.memory)],
    };
    let told = Curves {
        name: "viewers-told",
        title: format!("Share of {STREAMS} viewers told of a single signing within …"),
        until: IN_TIME,
        curves: vec![
            Curve::ours(OURS, ours.single),
            Curve::twins(TWIN, twin.single),
        ],
    };
    let told_many = Curves {
        name: "viewers-told-many",
        title: "The same with 2,000 signings a minute".to_owned(),
        until: 2.0 * IN_TIME,
        curves: vec![Curve::ours(OURS, ours.many), Curve::twins(TWIN, twin.many)],
    };
    Ok(Figures {
        rows,
        plots: vec![memory.draw(), told.draw(), told_many.draw()],
    })
}

async fn ours() -> io::Result<Watched> {
    let instance = Instance::start(&[])?;
    let side = Side {
        address: instance.server.address,
        process: instance.server.process(),
        changes: instance.signings(SINGLE + CHANGES, 1),
        answer: 201,
    };
    watch(side).await
}

async fn theirs() -> io::Result<Watched> {
    let twin = Twin::sse()?;
    let change = b"POST /change HTTP/1.1\r\nhost: bench\r\ncontent-length: 0\r\n\r\n";
    let side = Side {
        address: twin.address,
        process: twin.process(),
        changes: vec![change.to_vec(); SINGLE + CHANGES],
        answer: 200,
    };
    watch(side).await
}

async fn watch(side: Side) -> io::Result<Watched> {
    let mut signer = Client::connect(side.address).await?;
    process::until_idle(side.process).await?;
    let before = process::memory(side.process)?.resident;
    let crowd = Crowd::gather(side.address, STREAMS).await?;
    let worked = process::processor_time(side.process)?;
    let (first, rest) = side.changes.split_at(SINGLE);
    let single = tell(&mut signer, first, SINGLE_EVERY, side.answer, &crowd).await?;
    let work = process::processor_time(side.process)? - worked;
    // After some frames, when buffers have their final size.
    let after = process::memory(side.process)?.resident;
    let many = tell(&mut signer, rest, EVERY, side.answer, &crowd).await?;
    Ok(Watched {
        memory: after.saturating_sub(before) as f64 / STREAMS as f64,
        single,
        many,
        work: work / (STREAMS * SINGLE) as f64,
    })
}

/// Sends changes, and returns for each how long every viewer took to hear of it.
async fn tell(
    signer: &mut Client,
    changes: &[Vec<u8>],
    every: Duration,
    answer: u16,
    crowd: &Crowd,
) -> io::Result<Vec<f64>> {
    let total_before = crowd.total();
    let mut ticks = tokio::time::interval(every);
    let mut sent = Vec::new();
    for change in changes {
        ticks.tick().await;
        sent.push(Instant::now());
        let status = signer.ask(change).await?;
        if status != answer {
            return Err(io::Error::other(format!("answered {status}")));
        }
    }
    crowd
        .until_told(total_before + sent.len() as u64, PATIENCE)
        .await;
    Ok(crowd.waits(total_before, &sent))
}

/// In percent.
fn share(waits: &[f64]) -> f64 {
    let in_time = waits.iter().filter(|wait| **wait <= IN_TIME).count();
    in_time as f64 * 100.0 / waits.len() as f64
}

fn last(waits: &[f64]) -> f64 {
    waits.iter().copied().fold(0.0, f64::max)
}
