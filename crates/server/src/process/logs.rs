//! The log: one line for each event, on standard error.

use std::{fmt, panic::PanicHookInfo};

use jiff::Timestamp;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::fmt::{format::Writer, time::FormatTime};

use marathon_cli::LogFormat;

/// Starts logging. A log that was started before in the same process stays.
pub fn start(format: LogFormat) {
    let builder = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::INFO)
        .with_writer(std::io::stderr)
        .with_timer(Minutes)
        .with_target(false);
    let _ = match format {
        LogFormat::Text => {
            let colours = std::io::IsTerminal::is_terminal(&std::io::stderr());
            builder.with_ansi(colours).try_init()
        }
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
}

/// The time of a line, to the minute: a finer time could show which row came at that moment.
struct Minutes;

impl FormatTime for Minutes {
    fn format_time(&self, writer: &mut Writer<'_>) -> fmt::Result {
        write!(writer, "{}", Timestamp::now().strftime("%Y-%m-%dT%H:%MZ"))
    }
}

/// Logs where a panic happened, but not its message, which may hold personal data.
pub fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string);
    tracing::error!(place, "the server panicked");
}

#[cfg(test)]
mod tests {
    use std::{
        io, panic,
        sync::{Arc, Mutex},
    };

    use super::*;

    #[derive(Clone, Default)]
    struct Said(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Said {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_panic_is_told_without_what_it_says() {
        let said = Said::default();
        let writer = said.clone();
        let log = tracing_subscriber::fmt()
            .with_writer(move || writer.clone())
            .with_ansi(false)
            .finish();
        let before = panic::take_hook();
        panic::set_hook(Box::new(log_panic));
        tracing::subscriber::with_default(log, || {
            let name = "Amina Diallo";
            let _ = panic::catch_unwind(|| panic!("{name} is no name"));
        });
        panic::set_hook(before);
        let said = String::from_utf8(said.0.lock().unwrap().clone()).unwrap();
        assert!(
            said.contains("logs.rs:") && !said.contains("Amina"),
            "{said}"
        );
    }
}
