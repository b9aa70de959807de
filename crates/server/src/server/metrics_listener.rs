//! The private listener for the operator's figures.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, routing::get};
use marathon_core::start_error::StartError;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;

/// How often the recorder tidies up what it has collected.
const UPKEEP: Duration = Duration::from_secs(5);

pub struct MetricsListener {
    listener: TcpListener,
    handle: PrometheusHandle,
}

/// Binds the address and starts collecting.
pub async fn bind(address: SocketAddr) -> Result<MetricsListener, StartError> {
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| StartError::Listen {
            address: address.to_string(),
            reason: error.to_string(),
        })?;
    let handle = marathon_core::metrics::install()
        .map_err(|error| StartError::Metrics(error.to_string()))?;
    Ok(MetricsListener { listener, handle })
}

impl MetricsListener {
    /// Serves `/metrics` until the process ends.
    pub async fn serve(self) {
        let upkeep = self.handle.clone();
        tokio::spawn(async move {
            let mut ticks = tokio::time::interval(UPKEEP);
            loop {
                ticks.tick().await;
                upkeep.run_upkeep();
            }
        });
        let handle = self.handle;
        let routes = Router::new().route("/metrics", get(async move || handle.render()));
        if let Err(error) = axum::serve(self.listener, routes).await {
            tracing::error!(%error, "metrics are no longer served");
        }
    }
}
