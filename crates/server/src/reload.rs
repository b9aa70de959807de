//! Reads the sections' files and the built site again at SIGHUP, while the server runs.

use std::sync::Arc;

use marathon_core::stop::requested;
use tokio::{signal::unix::Signal, sync::watch};

use crate::state::App;

/// Reloads at each SIGHUP until the server ends. A mistake in a file is logged, and changes
/// nothing.
pub async fn at_hangup(app: Arc<App>, mut hangup: Signal) {
    let mut ending: watch::Receiver<bool> = app.ending.clone();
    loop {
        tokio::select! {
            () = requested(&mut ending) => break,
            came = hangup.recv() => if came.is_none() { break },
        }
        match app.reload_sections() {
            Ok(()) => tracing::info!("the sections' files were read again"),
            Err(error) => {
                tracing::error!(%error, "the sections stay as they were: their files cannot be read");
            }
        }
        let app = Arc::clone(&app);
        let reading = tokio::task::spawn_blocking(move || app.reload_site());
        match reading.await {
            Ok(Ok(())) => tracing::info!("the site was read again"),
            Ok(Err(error)) => tracing::error!(%error, "the site stays as it was"),
            Err(error) => tracing::error!(%error, "the site stays as it was: reading it broke off"),
        }
    }
}
