//! Measures the time from sending a signing until another viewer of the event stream hears of it.

use std::{
    io,
    time::{Duration, Instant},
};

use super::{client::Client, instance::Instance, load::median, table::Row};

const SIGNINGS: usize = 50;
/// The signings come at moments spread over this time after the last frame. Within a second of that
/// frame, the viewer hears when the second is over; later, at once.
const SPREAD: Duration = Duration::from_millis(1500);

pub async fn measure() -> io::Result<Vec<Row>> {
    let instance = Instance::start(&[])?;
    let address = instance.server.address;
    let mut viewer = Client::watch(address).await?;
    let mut signer = Client::connect(address).await?;
    until_told(&mut viewer, 0).await?;
    let (mut delays, mut quiet) = (Vec::new(), Vec::new());
    for (number, request) in instance.signings(SIGNINGS, 1).iter().enumerate() {
        let part = number as f64 / SIGNINGS as f64;
        tokio::time::sleep(SPREAD.mul_f64(part)).await;
        let sent = Instant::now();
        signer.ask(request).await?;
        until_told(&mut viewer, number + 1).await?;
        let delay = sent.elapsed().as_secs_f64() * 1000.0;
        delays.push(delay);
        if SPREAD.mul_f64(part) > Duration::from_secs(1) {
            quiet.push(delay);
        }
    }
    let worst = delays.iter().copied().fold(0.0, f64::max);
    let quiet = median(quiet.into_iter());
    let what = format!("from signing to another viewer, median of {SIGNINGS}");
    Ok(vec![
        Row::alone(&what, format!("{:.0} ms", median(delays.into_iter())), ""),
        Row::alone("  worst", format!("{worst:.0} ms"), "1 s"),
        Row::alone(
            "  median where a second had passed without a change",
            format!("{quiet:.1} ms"),
            "",
        ),
    ])
}

/// Reads the stream until it has this total.
async fn until_told(viewer: &mut Client, total: usize) -> io::Result<()> {
    let told = format!("\"total\":{total},");
    let mut text = String::new();
    while !text.contains(&told) {
        text.push_str(&String::from_utf8_lossy(viewer.more().await?));
    }
    Ok(())
}
