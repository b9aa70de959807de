//! Tells tasks to stop.

use tokio::sync::watch;

/// Waits for the signal to stop, or until nobody can send it any more.
pub(crate) async fn told(stop: &mut watch::Receiver<bool>) {
    // The result is a lock, which the caller must not hold.
    let _ = stop.wait_for(|stop| *stop).await;
}
