//! The figures of the server on this machine, each beside a twin of the same run where there is one.
//! Called by `cargo xtask bench`; takes about two minutes.

#[path = "bench/client.rs"]
mod client;
#[path = "bench/counts.rs"]
mod counts;
#[path = "bench/delay.rs"]
mod delay;
#[path = "bench/instance.rs"]
mod instance;
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
const PARTS: [&str; 4] = ["signings", "counts", "delay", "memory"];

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
    for part in PARTS {
        if wanted.is_empty() || wanted.iter().any(|name| name == part) {
            eprintln!("measuring {part}");
            table.add(part, measure(part).await?);
        }
    }
    println!("{table}");
    Ok(())
}

async fn measure(part: &str) -> io::Result<Vec<Row>> {
    match part {
        "signings" => signings::measure().await,
        "counts" => counts::measure().await,
        "delay" => delay::measure().await,
        _ => memory::measure().await,
    }
}
