//! Telling tasks to stop.

use tokio::sync::watch;

/// Waits until told, or until nobody can tell any more.
pub(crate) async fn told(stop: &mut watch::Receiver<bool>) {
    // What it returns is a lock, which must not live on in whoever waits.
    let _ = stop.wait_for(|stop| *stop).await;
}
