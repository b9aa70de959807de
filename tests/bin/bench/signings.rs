//! Durable signings a second: many in each transaction, compared with the same server with one in
//! each.

use std::io;

use super::{
    instance::{self, Instance, Keyed},
    load::{self, CONNECTIONS, Load, Requests, median},
    plot::{Bar, Bars},
    process,
    table::{Figures, Row},
};

const ROUNDS: usize = 5;
/// More signings than one round can take.
const MOST: usize = 60_000;
const BATCHES: &[(&str, &str)] = &[];
const ONE_EACH: &[(&str, &str)] = &[("MARATHON_MAX_BATCH", "1")];

/// What is signed, and how.
#[derive(Clone, Copy)]
struct Act {
    petitions: usize,
    keyed: Keyed,
    name: &'static str,
    rounds: usize,
    goals: [&'static str; 2],
}

const ACTS: [Act; 3] = [
    Act {
        petitions: 1,
        keyed: Keyed::No,
        name: "one petition",
        rounds: ROUNDS,
        goals: ["≥ 5000, ≥ 5 times", "< 100 ms"],
    },
    Act {
        petitions: 1,
        keyed: Keyed::Yes,
        name: "one petition and a key",
        rounds: ROUNDS.div_ceil(2),
        goals: ["", ""],
    },
    Act {
        petitions: 10,
        keyed: Keyed::No,
        name: "ten petitions",
        rounds: ROUNDS.div_ceil(2),
        goals: ["", ""],
    },
];

struct Round {
    load: Load,
    /// Processor time of the server, in microseconds a signing.
    work: f64,
}

pub async fn measure() -> io::Result<Figures> {
    let (mut rows, mut bars) = (Vec::new(), Vec::new());
    for act in ACTS {
        compare(act, &mut rows, &mut bars).await?;
    }
    let plot = Bars {
        name: "signings-sqlite",
        title: "Durable signings a second, SQLite".to_owned(),
        unit: "",
        bars,
    };
    Ok(Figures {
        rows,
        plots: vec![plot.draw()],
    })
}

/// Alternates between the two, so that other work of the machine affects both.
async fn compare(act: Act, rows: &mut Vec<Row>, bars: &mut Vec<Bar>) -> io::Result<()> {
    let (mut batches, mut one_each) = (Vec::new(), Vec::new());
    for _ in 0..act.rounds {
        batches.push(round(BATCHES, act).await?);
        one_each.push(round(ONE_EACH, act).await?);
    }
    let both = |figure: fn(&Round) -> f64| {
        let middle = |rounds: &[Round]| median(rounds.iter().map(figure));
        (middle(&batches), middle(&one_each))
    };
    let what = |figure: &str| format!("{figure}, {}, {CONNECTIONS} connections", act.name);
    let [rate, wait] = act.goals;
    let (here, twin) = both(|round| round.load.a_second);
    bars.push(Bar::ours(format!("batches, {}", act.name), here));
    bars.push(Bar::twins("one transaction a request", twin));
    rows.push(Row::beside(&what("signings a second"), here, twin, rate));
    let (here, twin) = both(|round| round.load.p50);
    rows.push(Row::waits("  p50", here, twin, ""));
    let (here, twin) = both(|round| round.load.p99);
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
    Ok(())
}

/// On a server and a database of its own: they grow, and one of the two would grow faster.
async fn round(options: &[(&str, &str)], act: Act) -> io::Result<Round> {
    let instance = Instance::start(options)?;
    let signings = instance::signings(0..MOST, &instance.petitions, act.petitions, act.keyed);
    let process = instance.server.process();
    let before = process::processor_time(process)?;
    let load = load::load(instance.server.address, Requests::Each(signings), 201).await?;
    let after = process::processor_time(process)?;
    Ok(Round {
        work: (after - before) / load.answers as f64,
        load,
    })
}
