//! `cargo xtask dev`: the app by `trunk serve` with live reload, the server restarted on change.

use super::build::ALL;
use crate::server::Server;
use crate::{probe, shell, tools};
use anyhow::{Context, Result};
use notify::{Event, RecursiveMode, Watcher};
use std::env;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// The address to open: trunk's server, which passes `/api/` and `/content/` on (Trunk.toml).
const OPEN: &str = "http://127.0.0.1:3000";
const API: &str = "127.0.0.1:3001";
const SITE: &str = "target/dev-site";

enum Happened {
    /// A change in the app alone, which trunk rebuilds, or also in the inputs of content and server.
    Changed {
        app_only: bool,
    },
    Interrupted,
}

pub fn dev() -> Result<()> {
    let advice = "it is the server's while developing (Trunk.toml names it), so end that program";
    probe::must_be_free(API, advice)?;
    tools::for_the_app()?;
    let (sender, events) = mpsc::channel();
    let interrupt = sender.clone();
    ctrlc::set_handler(move || _ = interrupt.send(Happened::Interrupted))?;
    let root = env::current_dir()?;
    let app = root.join("src");
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if let Ok(event) = event
            && !event.kind.is_access()
        {
            let app_only = event.paths.iter().all(|path| path.starts_with(&app));
            let _ = sender.send(Happened::Changed { app_only });
        }
    })?;
    for folder in [
        "src",
        "assets",
        "crates/cli",
        "crates/core",
        "crates/domain",
        "crates/seal",
        "crates/server",
        "crates/site",
        "crates/store",
    ] {
        watcher.watch(&root.join(folder), RecursiveMode::Recursive)?;
    }

    let mut server = rebuild(None);
    let mut trunk = shell::command("trunk serve --offline --port 3000")
        .args(["--dist", "target/dev-app"])
        .spawn()
        .context("cannot start trunk")?;
    println!("\n{}  (Ctrl-C ends it)\n", shell::paint("1", OPEN));
    while let Some(app_only) = change(&events) {
        // If the app does not compile, the content cannot be written either. So a correction of the
        // app may be what a missing server needs.
        if !app_only || server.is_none() {
            server = rebuild(server);
        }
    }
    let _ = trunk.kill();
    trunk.wait()?;
    Ok(())
}

/// Waits for a change and the rest of its burst (an editor saves in several steps). Returns whether
/// all of it was in the app alone; `None` at Ctrl-C.
fn change(events: &Receiver<Happened>) -> Option<bool> {
    let mut next = events.recv().ok()?;
    let mut all_in_app = true;
    while let Happened::Changed { app_only } = next {
        all_in_app &= app_only;
        match events.recv_timeout(Duration::from_millis(200)) {
            Ok(more) => next = more,
            Err(_) => return Some(all_in_app),
        }
    }
    None
}

/// Rebuilds content and server. If the code does not compile, or the content has a mistake, the
/// error is shown and the old server stays.
fn rebuild(old: Option<Server>) -> Option<Server> {
    let built = (|| {
        let arguments = ["--content-only", "--assets", "assets", "--out", SITE];
        // The code gets no name here, since it would differ after every change.
        shell::run(&mut shell::command(&format!(
            "cargo build --quiet {ALL} --bin prerender --bin marathon"
        )))?;
        let arguments = [&arguments[..], &["--public-url", OPEN]].concat();
        shell::run(shell::command("target/debug/prerender").args(arguments))
    })();
    if let Err(error) = built {
        eprintln!("{error:#}");
        return old;
    }
    drop(old);
    let _ = std::fs::create_dir_all("data");
    let database = "sqlite://data/marathon.db";
    let flags = [
        "--listen",
        API,
        "--database",
        database,
        "--site",
        SITE,
        "--public-url",
        OPEN,
    ];
    Server::start("target/debug/marathon", &flags)
        .inspect_err(|error| eprintln!("{error:#}"))
        .ok()
}
