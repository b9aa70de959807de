//! The process of `marathon serve`: its log, runtime and signals.

mod logs;

use std::{future::Future, panic};

use marathon_cli::ServeArgs;
use marathon_core::start_error::StartError;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

use crate::server;

/// Runs a server with these options, until the process is told to end.
pub fn run_process(args: ServeArgs) -> Result<(), StartError> {
    logs::start(args.log_format());
    panic::set_hook(Box::new(logs::log_panic));
    let config = args.config()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| StartError::Option(format!("the server cannot run here: {error}")))?;
    runtime.block_on(async {
        let listen = |error: std::io::Error| StartError::Listen {
            address: args.listen().to_string(),
            reason: error.to_string(),
        };
        let shutdown = shutdown_signal().map_err(listen)?;
        let listener = TcpListener::bind(args.listen()).await.map_err(listen)?;
        server::run(config, listener, shutdown).await
    })
}

/// Ends at SIGTERM or Ctrl-C. The handlers are registered at once, so neither signal is missed from then on.
fn shutdown_signal() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
