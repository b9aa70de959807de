//! Durable signings a second: many in a transaction, beside the same server with one in each.

use std::io;

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

pub async fn measure() -> io::Result<Vec<Row>> {
    let mut rows = compare(1, "one petition", ROUNDS, ["≥ 5000, ≥ 5 times", "< 100 ms"]).await?;
    rows.extend(compare(10, "ten petitions", ROUNDS.div_ceil(2), ["", ""]).await?);
    Ok(rows)
}

/// Alternates between the two, so that what else the machine does falls on both.
async fn compare(
    petitions: usize,
    name: &str,
    rounds: usize,
    [rate, wait]: [&'static str; 2],
) -> io::Result<Vec<Row>> {
    let (mut batches, mut one_each) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        batches.push(round(BATCHES, petitions).await?);
        one_each.push(round(ONE_EACH, petitions).await?);
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
async fn round(options: &[(&str, &str)], petitions: usize) -> io::Result<Round> {
    let instance = Instance::start(options)?;
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
