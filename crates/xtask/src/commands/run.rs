//! `cargo xtask run`: from a fresh clone to a running site.

use super::build::{self, Profile};
use crate::{probe, shell};
use anyhow::Result;
use std::env;
use std::process::Command;

pub fn run(server_flags: &[String]) -> Result<()> {
    let listen = setting(server_flags, "listen").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    probe::must_be_free(
        &listen,
        "free it, or listen elsewhere with `cargo xtask run -- --listen 127.0.0.1:8090`",
    )?;
    // If the server listens on every address, an address to visit is shown.
    let local_url = format!(
        "http://{}",
        listen
            .replace("0.0.0.0", "127.0.0.1")
            .replace("[::]", "[::1]")
    );
    let public_url = setting(server_flags, "public-url").unwrap_or_else(|| local_url.clone());
    build::build(&public_url, Profile::Dev)?;

    std::fs::create_dir_all("data")?;
    let mut server = shell::command(&Profile::Dev.server());
    server.arg("serve").args(server_flags);
    for (flag, value) in [
        ("listen", listen.as_str()),
        ("database", "sqlite://data/marathon.db"),
        ("site", build::SITE),
        ("public-url", &public_url),
    ] {
        if setting(server_flags, flag).is_none() {
            server.arg(format!("--{flag}")).arg(value);
        }
    }
    println!("\n{}  (Ctrl-C ends it)\n", shell::paint("1", &local_url));
    become_the(server)
}

/// A setting of the server, given by flag or by environment (MARATHON_LISTEN).
fn setting(flags: &[String], name: &str) -> Option<String> {
    let variable = format!("MARATHON_{}", name.to_uppercase().replace('-', "_"));
    flag(flags, name).or_else(|| env::var(variable).ok())
}

/// The value of `--listen X` or `--listen=X`.
fn flag(flags: &[String], name: &str) -> Option<String> {
    let flag = format!("--{name}");
    let mut flags = flags.iter();
    while let Some(word) = flags.next() {
        if *word == flag {
            return flags.next().cloned();
        }
        if let Some(value) = word
            .strip_prefix(&flag)
            .and_then(|rest| rest.strip_prefix('='))
        {
            return Some(value.to_owned());
        }
    }
    None
}

/// The server replaces this process: Ctrl-C, signals and the exit code are its own.
#[cfg(unix)]
fn become_the(mut server: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(anyhow::Error::new(server.exec()).context("cannot start the server"))
}

#[cfg(not(unix))]
fn become_the(mut server: Command) -> Result<()> {
    // Ctrl-C reaches both processes; this one stays until the server has ended.
    ctrlc::set_handler(|| {})?;
    shell::run(&mut server)
}

#[cfg(test)]
mod tests {
    use super::flag;

    #[test]
    fn flags_are_found_in_both_spellings() {
        let flags = [
            "--listen",
            "0.0.0.0:9000",
            "--public-url=https://marathon.example",
        ]
        .map(String::from);
        assert_eq!(flag(&flags, "listen").as_deref(), Some("0.0.0.0:9000"));
        assert_eq!(
            flag(&flags, "public-url").as_deref(),
            Some("https://marathon.example")
        );
        assert_eq!(flag(&flags, "site"), None);
    }
}
