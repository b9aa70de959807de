//! Reads a process's memory and processor time from the system.

use std::{fs, io, time::Duration};

use rustix::process::{Resource, getrlimit, setrlimit};

/// Linux counts processor time in hundredths of a second, on every machine that this runs on.
const TICK_MICROSECONDS: f64 = 10_000.0;
/// A process that uses no processor time for this long is idle.
const IDLE: Duration = Duration::from_millis(500);

/// In KiB.
#[derive(Clone, Copy)]
pub struct Memory {
    pub resident: u64,
    /// The most it ever was.
    pub peak: u64,
}

pub fn memory(process: u32) -> io::Result<Memory> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok())
            .ok_or(io::ErrorKind::InvalidData)
    };
    Ok(Memory {
        resident: field("VmRSS:")?,
        peak: field("VmHWM:")?,
    })
}

/// Processor time of all its threads so far, in microseconds.
pub fn processor_time(process: u32) -> io::Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name of the program, in brackets, may hold spaces; user and system time come 12th and 13th
    // after it.
    let (_, fields) = stat.rsplit_once(')').ok_or(io::ErrorKind::InvalidData)?;
    let times = fields.split_whitespace().skip(11).take(2);
    let ticks: f64 = times.filter_map(|time| time.parse::<f64>().ok()).sum();
    Ok(ticks * TICK_MICROSECONDS)
}

/// Lets this process, and those that it starts, open as many files as the system gives: each connection is
/// one.
pub fn allow_many_files() -> io::Result<()> {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    Ok(setrlimit(Resource::Nofile, limit)?)
}

/// Returns once a process has been idle for a while, so that its work at the start is done.
pub async fn until_idle(process: u32) -> io::Result<()> {
    let mut before = f64::NAN;
    loop {
        let now = processor_time(process)?;
        if now == before {
            return Ok(());
        }
        before = now;
        tokio::time::sleep(IDLE).await;
    }
}
