//! The log: one line an event, on standard error.

use tracing::level_filters::LevelFilter;

use super::serve::LogFormat;

/// Starts logging. A log that was started before, in the same process, stays.
pub fn start(format: LogFormat) {
    let builder = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::INFO)
        .with_writer(std::io::stderr)
        .with_target(false);
    let _ = match format {
        LogFormat::Text => {
            let colours = std::io::IsTerminal::is_terminal(&std::io::stderr());
            builder.with_ansi(colours).try_init()
        }
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
}
