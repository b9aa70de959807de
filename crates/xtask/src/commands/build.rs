//! `cargo xtask build`: the app by trunk, the pages by `prerender`, the server by cargo.

use crate::shell;
use crate::stamp::Stamp;
use crate::tools;
use anyhow::{Context, Result};
use std::env;

pub const LOCAL_URL: &str = "http://127.0.0.1:8080";
/// The built site, as the server and any web server take it.
pub const SITE: &str = "dist";
pub const SERVER: &str = "target/release/marathon";
/// What trunk makes: the WASM, its JavaScript and the page all pages are made from.
const SHELL: &str = "target/site";

/// What esbuild makes: the script for partner sites, and what stands in its frames.
const EMBED: &str = "target/embed";

/// What trunk's output depends on, beside the pictures and fonts that it copies.
const SOURCES: &[&str] = &[
    "src",
    "style",
    "crates/domain",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo",
];

pub fn build(public_url: &str) -> Result<()> {
    site(public_url)?;
    server()
}

/// Makes `dist/`, unless nothing it depends on has changed.
pub fn site(public_url: &str) -> Result<()> {
    tools::for_the_app()?;
    let app = Stamp::of(
        "app",
        &[SOURCES, &["assets"]].concat(),
        &["assets/campaign"],
        "",
    )?;
    app.unless_fresh(&format!("{SHELL}/index.html"), || {
        println!("Building the app (some minutes the first time).");
        // Offline, because trunk would download its own copies of the tools installed above.
        let mut trunk = shell::command("trunk build --release --offline --dist");
        shell::run(trunk.arg(SHELL).env("RUSTFLAGS", app_flags()?))
    })?;
    embed()?;
    let pages = Stamp::of(
        "pages",
        &[SOURCES, &["assets", SHELL, EMBED]].concat(),
        &[],
        public_url,
    )?;
    pages.unless_fresh(&format!("{SITE}/fr"), || {
        println!("Pre-rendering the pages for {public_url}.");
        let folders = [
            ["--shell", SHELL],
            ["--embed", EMBED],
            ["--assets", "assets"],
            ["--out", SITE],
        ]
        .concat();
        prerender(&[&folders[..], &["--public-url", public_url]].concat())
    })
}

/// What stands on other sites: `embed/` in four files.
fn embed() -> Result<()> {
    tools::esbuild()?;
    let sources = ["embed", "style"];
    Stamp::of("embed", &sources, &[], "")?.unless_fresh(&format!("{EMBED}/embed.js"), || {
        let entries = "embed/embed.js embed/frame.js embed/partners.js embed/embed.css";
        // The pages name these files by their hash.
        let apart = "--external:/fonts/* --external:/icons/*";
        shell::run(&mut shell::command(&format!(
            "esbuild {entries} --bundle --minify --target=es2022 {apart} --log-level=warning --outdir={EMBED}"
        )))
    })
}

/// The flags of `.cargo/config.toml`, which the environment replaces, and one more: the paths of
/// this computer have no place in what readers download.
fn app_flags() -> Result<String> {
    let home = env::var("CARGO_HOME")
        .or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo")))
        .context("neither CARGO_HOME nor HOME is set")?;
    Ok(format!(
        "--cfg erase_components --remap-path-prefix={home}/registry/src="
    ))
}

/// The program that writes the pages; in the dev profile, which compiles in half the time.
pub fn prerender(arguments: &[&str]) -> Result<()> {
    shell::run(&mut shell::command(&format!(
        "cargo build {WITH_SSR} --bin prerender"
    )))?;
    shell::run(shell::command("target/debug/prerender").args(arguments))
}

pub fn server() -> Result<()> {
    println!("Building the server.");
    shell::run(&mut shell::command(
        "cargo build --release -p marathon-server --bin marathon",
    ))
}

/// The program of a section's own computer.
pub const SECTIONS_PROGRAM: &str = "target/release/marathon-section";

pub fn sections_program() -> Result<()> {
    println!("Building the section's program. This takes a while.");
    shell::run(&mut shell::command(
        "cargo build --release -p marathon-section",
    ))
}

/// The native commands all select the same packages with the same features: another selection
/// would compile the shared dependencies once more. `ssr` is named, because it and the browser's
/// features exclude one another, so `--all-features` cannot be used.
pub const WITH_SSR: &str = "--workspace --features marathon-app/ssr";
