//! Durable signings a second on PostgreSQL, compared with the obvious ways of storing and counting.

use std::io;

use super::{
    database::Database,
    instance::{self, Instance, Keyed},
    load::{self, CONNECTIONS, Load, Requests, median},
    plot::{Bar, Bars},
    table::{Figures, Row},
    twins::{Counting, Twin},
};

const ROUNDS: usize = 3;
/// More signings than one round can take.
const MOST: usize = 40_000;

const TWINS: [(Counting, &str); 3] = [
    (Counting::Not, "one transaction a request"),
    (Counting::Row, "… and a counter row a signature"),
    (Counting::Notify, "… and a NOTIFY a signature"),
];

pub async fn measure() -> io::Result<Figures> {
    let mut rows = Vec::new();
    let mut bars = Vec::new();
    for (petitions, name) in [(1, "one petition"), (10, "ten petitions")] {
        let mut here = Vec::new();
        let mut twins = TWINS.map(|_| Vec::new());
        // Alternating, so that other work of the machine affects all of them.
        for _ in 0..ROUNDS {
            here.push(ours(petitions).await?);
            for ((counting, _), loads) in TWINS.iter().zip(&mut twins) {
                loads.push(theirs(petitions, *counting).await?);
            }
        }
        let here = Middle::of(&here);
        bars.push(Bar::ours(format!("batches, {name}"), here.a_second));
        let what = format!("signings a second, {name}, {CONNECTIONS} connections");
        rows.push(Row::alone(&what, format!("{:.0}", here.a_second), ""));
        for ((_, way), loads) in TWINS.iter().zip(&twins) {
            let twin = Middle::of(loads);
            bars.push(Bar::twins(*way, twin.a_second));
            rows.push(Row::beside(
                &format!("  twin: {way}"),
                here.a_second,
                twin.a_second,
                "",
            ));
            rows.push(Row::waits("    p50", here.p50, twin.p50, ""));
            rows.push(Row::waits("    p99", here.p99, twin.p99, ""));
        }
    }
    let plot = Bars {
        name: "signings-postgres",
        title: "Durable signings a second, PostgreSQL".to_owned(),
        unit: "",
        bars,
    };
    Ok(Figures {
        rows,
        plots: vec![plot.draw()],
    })
}

/// Each on a database of its own: they grow, and one would grow faster.
async fn ours(petitions: usize) -> io::Result<Load> {
    let url = Database::Postgres.fresh();
    let options: Vec<_> = url
        .iter()
        .map(|url| ("MARATHON_DATABASE", url.as_str()))
        .collect();
    let instance = Instance::start(&options)?;
    let requests = Requests::Each(instance.signings(MOST, petitions));
    load::load(instance.server.address, requests, 201).await
}

async fn theirs(petitions: usize, counting: Counting) -> io::Result<Load> {
    let url = Database::Postgres.fresh().unwrap_or_default();
    // The server makes the tables.
    drop(Instance::start(&[("MARATHON_DATABASE", &url)])?);
    let twin = Twin::request_by_request(&url, counting)?;
    let people = instance::signings(0..MOST, &instance::petitions()?, petitions, Keyed::No);
    load::load(twin.address, Requests::Each(people), 201).await
}

/// The median round, figure by figure.
struct Middle {
    a_second: f64,
    p50: f64,
    p99: f64,
}

impl Middle {
    fn of(loads: &[Load]) -> Self {
        let middle = |figure: fn(&Load) -> f64| median(loads.iter().map(figure));
        Self {
            a_second: middle(|load| load.a_second),
            p50: middle(|load| load.p50),
            p99: middle(|load| load.p99),
        }
    }
}
