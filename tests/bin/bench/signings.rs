//! Durable signings a second: many in a transaction, beside the same server with one in each.

use std::io;

use private_postgres::PostgresServer;

use super::{
    instance::Instance,
    load::{self, CONNECTIONS, Figures, Requests, median},
    process,
    table::Row,
};

const ROUNDS: usize = 5;
/// More than a round can take.
const MOST: usize = 60_000;
const BATCHES: &[(&str, &str)] = &[];
const ONE_EACH: &[(&str, &str)] = &[("MARATHON_MAX_BATCH", "1")];

struct Round {
    figures: Figures,
    /// Processor time of the server, in microseconds a signing.
    work: f64,
}

/// Where the signings go.
#[derive(Clone, Copy)]
enum Database {
    Sqlite,
    /// A server on this machine, whose processor time is not in the figures.
    Postgres,
}

pub async fn measure() -> io::Result<Vec<Row>> {
    let goals = ["≥ 5000, ≥ 5 times", "< 100 ms"];
    let mut rows = compare(Database::Sqlite, 1, "one petition", ROUNDS, goals).await?;
    let rounds = ROUNDS.div_ceil(2);
    rows.extend(compare(Database::Sqlite, 10, "ten petitions", rounds, ["", ""]).await?);
    Ok(rows)
}

pub async fn measure_on_postgres() -> io::Result<Vec<Row>> {
    let rounds = ROUNDS.div_ceil(2);
    let mut rows = compare(Database::Postgres, 1, "one petition", rounds, ["", ""]).await?;
    rows.extend(compare(Database::Postgres, 10, "ten petitions", rounds, ["", ""]).await?);
    Ok(rows)
}

/// Alternates between the two, so that what else the machine does falls on both.
async fn compare(
    database: Database,
    petitions: usize,
    name: &str,
    rounds: usize,
    [rate, wait]: [&'static str; 2],
) -> io::Result<Vec<Row>> {
    let (mut batches, mut one_each) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        batches.push(round(database, BATCHES, petitions).await?);
        one_each.push(round(database, ONE_EACH, petitions).await?);
    }
    let both = |figure: fn(&Round) -> f64| {
        let middle = |rounds: &[Round]| median(rounds.iter().map(figure));
        (middle(&batches), middle(&one_each))
    };
    let what = |figure: &str| format!("{figure}, {name}, {CONNECTIONS} connections");
    let (here, twin) = both(|round| round.figures.a_second);
    let mut rows = vec![Row::beside(&what("signings a second"), here, twin, rate)];
    let (here, twin) = both(|round| round.figures.p50);
    rows.push(Row::waits("  p50", here, twin, ""));
    let (here, twin) = both(|round| round.figures.p99);
    rows.push(Row::waits("  p99", here, twin, wait));
    let (here, twin) = both(|round| round.work / 1000.0);
    rows.push(Row {
        twin: Some((format!("{twin:.3} ms"), twin / here)),
        ..Row::alone(
            "  processor time of the server a signing",
            format!("{here:.3} ms"),
            "",
        )
    });
    Ok(rows)
}

/// On a server and a database of its own: they grow, and one of the two would grow faster.
async fn round(
    database: Database,
    options: &[(&str, &str)],
    petitions: usize,
) -> io::Result<Round> {
    let url = match database {
        Database::Sqlite => None,
        Database::Postgres => Some(PostgresServer::shared().new_database()),
    };
    let url = url.iter().map(|url| ("MARATHON_DATABASE", url.as_str()));
    let options: Vec<_> = options.iter().copied().chain(url).collect();
    let instance = Instance::start(&options)?;
    let address = instance.server.address;
    let requests = Requests::Each(instance.signings(MOST, petitions));
    let before = process::processor_time(instance.server.process())?;
    let figures = load::load(address, requests, 201).await?;
    let after = process::processor_time(instance.server.process())?;
    Ok(Round {
        work: (after - before) / figures.answers as f64,
        figures,
    })
}
