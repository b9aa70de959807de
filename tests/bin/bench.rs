//! The figures of server and pages on this machine, each beside a twin of the same run where there is one.
//! Called by `cargo xtask bench`; takes about two minutes, and four more for Lighthouse.

#[path = "bench/client.rs"]
mod client;
#[path = "bench/counts.rs"]
mod counts;
#[path = "bench/delay.rs"]
mod delay;
#[path = "bench/instance.rs"]
mod instance;
#[path = "bench/lighthouse.rs"]
mod lighthouse;
#[path = "bench/load.rs"]
mod load;
#[path = "bench/memory.rs"]
mod memory;
#[path = "bench/process.rs"]
mod process;
#[path = "bench/signings.rs"]
mod signings;
#[path = "bench/table.rs"]
mod table;

use std::{env, io};

use table::{Row, Table};

/// The parts, in the order of the table. Naming some as arguments measures these alone.
const PARTS: [&str; 6] = [
    "signings",
    "postgres",
    "counts",
    "delay",
    "memory",
    "lighthouse",
];

// One thread: the clients shall take as little as they can from the server that they measure.
#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let wanted: Vec<String> = env::args().skip(1).collect();
    if let Some(unknown) = wanted.iter().find(|part| !PARTS.contains(&part.as_str())) {
        eprintln!(
            "there is no figure {unknown}: choose of {}",
            PARTS.join(", ")
        );
        std::process::exit(2);
    }
    let mut table = Table::default();
    let mut failed = Vec::new();
    for part in PARTS {
        if wanted.is_empty() || wanted.iter().any(|name| name == part) {
            eprintln!("measuring {part}");
            match measure(part).await {
                Ok(rows) => table.add(part, rows),
                // The others are worth showing all the same.
                Err(error) => failed.push(format!("{part}: {error}")),
            }
        }
    }
    println!("{table}");
    if failed.is_empty() {
        return Ok(());
    }
    Err(io::Error::other(failed.join("\n")))
}

async fn measure(part: &str) -> io::Result<Vec<Row>> {
    match part {
        "signings" => signings::measure().await,
        "postgres" => signings::measure_on_postgres().await,
        "counts" => counts::measure().await,
        "delay" => delay::measure().await,
        "memory" => memory::measure().await,
        _ => lighthouse::measure(),
    }
}
