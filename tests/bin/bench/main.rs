//! Measures server and pages on this machine, with a twin in the same run where there is one.
//! Called by `cargo xtask bench`. It takes about six minutes, ten more for Lighthouse, and as long
//! again for the parts that must be named.

mod client;
mod counts;
mod database;
mod delay;
mod false_signatures;
mod growth;
mod hand_over;
mod instance;
mod lighthouse;
mod load;
mod memory;
mod pages;
mod plot;
mod postgres;
mod process;
mod set_aside;
mod signings;
mod staff;
mod table;
mod twins;
mod viewers;

use std::{env, io};

use database::Database;
use table::{Figures, Table};

/// The parts, in the order of the table.
const PARTS: [&str; 8] = [
    "signings",
    "postgres",
    "counts",
    "pages",
    "delay",
    "memory",
    "viewers",
    "lighthouse",
];

/// Measured only when they are named: they fill a disk with millions of signatures.
const LARGE_PARTS: [&str; 5] = [
    "growth",
    "growth-postgres",
    "hand-over",
    "set-aside",
    "false-signatures",
];

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [twins::ARGUMENT, twin @ ..] =
        &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..]
    {
        return twins::run(twin);
    }
    // One thread, so that the clients take as little as possible from the server that they measure.
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(bench(&arguments))
}

async fn bench(wanted: &[String]) -> io::Result<()> {
    let known = || PARTS.into_iter().chain(LARGE_PARTS);
    if let Some(unknown) = wanted.iter().find(|part| !known().any(|one| one == *part)) {
        let parts: Vec<_> = known().collect();
        eprintln!(
            "there is no figure {unknown}: choose from {}",
            parts.join(", ")
        );
        std::process::exit(2);
    }
    process::allow_many_files()?;
    let mut table = Table::default();
    let mut failed = Vec::new();
    for part in known() {
        let wanted = match wanted {
            [] => !LARGE_PARTS.contains(&part),
            wanted => wanted.iter().any(|name| name == part),
        };
        if !wanted {
            continue;
        }
        eprintln!("measuring {part}");
        match measure(part).await {
            Ok(figures) => {
                plot::write(&figures.plots)?;
                table.add(part, figures.rows);
            }
            // The other parts are still worth showing.
            Err(error) => failed.push(format!("{part}: {error}")),
        }
    }
    println!("{table}");
    if failed.is_empty() {
        return Ok(());
    }
    Err(io::Error::other(failed.join("\n")))
}

async fn measure(part: &str) -> io::Result<Figures> {
    Ok(match part {
        "signings" => signings::measure().await?,
        "postgres" => postgres::measure().await?,
        "counts" => counts::measure().await?.into(),
        "pages" => pages::measure().await?.into(),
        "delay" => delay::measure().await?.into(),
        "memory" => memory::measure().await?.into(),
        "viewers" => viewers::measure().await?,
        "growth" => growth::measure(Database::Sqlite).await?,
        "growth-postgres" => growth::measure(Database::Postgres).await?,
        "hand-over" => hand_over::measure().await?.into(),
        "set-aside" => set_aside::measure().await?.into(),
        "false-signatures" => false_signatures::measure().await?.into(),
        _ => lighthouse::measure()?.into(),
    })
}
