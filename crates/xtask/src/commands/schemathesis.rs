//! Fuzzes the API: sends every kind of request that its OpenAPI document allows or forbids to a server of
//! its own, as a member of staff with every role.

use super::build::{self, Profile};
use crate::server::{Server, fresh_folder};
use crate::steps::Steps;
use crate::{probe, shell, tools};
use anyhow::{Context, Result};
use std::env;
use std::process::Command;

pub fn run(steps: &mut Steps) -> Result<()> {
    let root = env::current_dir()?;
    let program = root.join(tools::schemathesis()?);
    let folder = fresh_folder("schemathesis")?;
    let (address, database) = (
        probe::free_address()?,
        format!("sqlite://{folder}/marathon.db"),
    );
    let url = format!("http://{address}");
    let flags = [
        "--listen",
        &address,
        "--database",
        &database,
        "--site",
        build::SITE,
        "--public-url",
        &url,
        "--rate-limit",
        "off",
    ];
    let log = format!("{folder}/server.log");
    let mut server = Server::start_logging_to(&log, &Profile::Dev.server(), &flags)?;
    server.until_ready(&address)?;
    let token = staff_token(&database)?;

    let mut command = Command::new(program);
    command.arg("run").arg(format!("{url}/api/v1/openapi.json"));
    command
        .arg("--header")
        .arg(format!("Authorization: Bearer {token}"));
    // The stream never ends, so a client that waits for the end of the answer cannot test it.
    command.args(["--exclude-path", "/api/v1/counts/stream"]);
    // What the public sends cannot be read before staff has released it.
    command.args(["--exclude-checks", "ensure_resource_availability"]);
    // The examples are the same each time: a new failure comes from a change of the code.
    command.args(["--max-examples", "100", "--generation-deterministic"]);
    let hooks = root.join("crates/xtask/tools");
    command
        .env("PYTHONPATH", hooks)
        .env("PYTHONDONTWRITEBYTECODE", "1");
    command.env("SCHEMATHESIS_HOOKS", "schemathesis_hooks");
    // schemathesis leaves files in the folder where it runs.
    let result = shell::run(command.current_dir(&folder))
        .with_context(|| format!("the server's log is in {log}"));
    steps.count(result.is_ok().into(), result.is_err().into());
    result
}

/// The token of a member of staff with every role, for this database alone.
fn staff_token(database: &str) -> Result<String> {
    let mut command = Command::new(Profile::Dev.server());
    command.args(["staff", "add", "--section", "fr", "--name", "Amina"]);
    for role in ["moderation", "fraud", "figures", "data"] {
        command.args(["--role", role]);
    }
    let output = shell::output(command.args(["--database", database]));
    let token = output.as_deref().and_then(|output| output.lines().last());
    Ok(token.context("staff could not be added")?.to_owned())
}
