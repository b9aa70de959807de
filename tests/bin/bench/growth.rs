//! The cost of a signing and of the counts with ten million signatures, compared with ten thousand;
//! and the time that a server takes to start.

mod fill;
mod grown;

use std::io;

use super::{
    database::Database,
    load::median,
    plot::{Bar, Bars},
    table::{Figures, Row},
};
use grown::{Grown, Round};

/// The others are compared with the first.
const SIZES: [(i64, &str); 3] = [
    (10_000, "10 thousand"),
    (1_000_000, "1 million"),
    (10_000_000, "10 million"),
];
const ROUNDS: usize = 3;

pub async fn measure(database: Database) -> io::Result<Figures> {
    let (mut servers, mut starts) = (Vec::new(), Vec::new());
    for (size, _) in SIZES {
        let mut server = Grown::of(database, size).await?;
        starts.push(server.start().await?);
        servers.push(server);
    }
    let mut rounds = SIZES.map(|_| Vec::new());
    // Alternating, so that other work of the machine affects all of them.
    for _ in 0..ROUNDS {
        for (server, rounds) in servers.iter_mut().zip(&mut rounds) {
            rounds.push(server.round().await?);
        }
    }
    let [smallest, ..] = &rounds;
    let (mut rows, mut bars) = (Vec::new(), Vec::new());
    for (((_, name), rounds), start) in SIZES.iter().zip(&rounds).zip(starts) {
        let time = middle(rounds, |round| 1000.0 / round.signings.a_second);
        bars.push(Bar::ours(format!("{name} signatures"), time));
        rows.extend(compare(name, rounds, smallest));
        rows.extend(start);
    }
    let plot = Bars {
        name: match database {
            Database::Sqlite => "growth-sqlite",
            Database::Postgres => "growth-postgres",
        },
        title: format!("Time of a signing under full load, {}", database.name()),
        unit: " ms",
        bars,
    };
    Ok(Figures {
        rows,
        plots: vec![plot.draw()],
    })
}

fn compare(name: &str, here: &[Round], smallest: &[Round]) -> Vec<Row> {
    let both = |figure: fn(&Round) -> f64| (middle(here, figure), middle(smallest, figure));
    let what = format!("{name}: signings a second (twin: {})", SIZES[0].1);
    let (here, twin) = both(|round| round.signings.a_second);
    let mut rows = vec![Row::beside(&what, here, twin, "≥ 0.5")];
    let (here, twin) = both(|round| round.signings.p50);
    rows.push(Row::waits("  p50", here, twin, ""));
    let (here, twin) = both(|round| round.signings.p99);
    rows.push(Row::waits("  p99", here, twin, ""));
    let (here, twin) = both(|round| round.work);
    rows.push(Row {
        twin: Some((format!("{twin:.3} ms"), twin / here)),
        ..Row::alone(
            "  processor time of the server a signing",
            format!("{here:.3} ms"),
            "",
        )
    });
    let (here, twin) = both(|round| round.counts.a_second);
    rows.push(Row::beside("  counts a second", here, twin, "about 1"));
    rows
}

fn middle(rounds: &[Round], figure: fn(&Round) -> f64) -> f64 {
    median(rounds.iter().map(figure))
}
