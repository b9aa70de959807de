//! The app by trunk, the server and `prerender` by cargo, the pages by `prerender`.

use crate::shell;
use crate::stamp::{self, Stamp};
use crate::steps::Steps;
use crate::tools;
use anyhow::{Context, Result};
use std::{env, fs};

pub const LOCAL_URL: &str = "http://127.0.0.1:8080";
/// The built site, for our server or any web server.
pub const SITE: &str = "dist";

/// How the server and `prerender` are compiled.
#[derive(Clone, Copy)]
pub enum Profile {
    /// To try the site and to test it: compiled in half the time, and the same that the tests need.
    Dev,
    /// What is put on a machine, and measured.
    Release,
}

impl Profile {
    /// A program that was compiled so.
    pub fn program(self, name: &str) -> String {
        let folder = match self {
            Self::Dev => "debug",
            Self::Release => "release",
        };
        format!("target/{folder}/{name}")
    }

    pub fn server(self) -> String {
        self.program("marathon")
    }
}

/// Trunk's output: the WASM, its JavaScript and the page from which all pages are made.
const SHELL: &str = "target/site";

/// esbuild's output, from scripts and styles that trunk does not build: those for partner sites and
/// their frames, and those that few of our own pages load.
const BUNDLES: &str = "target/bundles";

/// The sizes of photographs, if there are any.
const PHOTOGRAPHS: &str = "target/photographs";

/// The inputs of trunk, beside the pictures and fonts that it copies.
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

/// The code of site and server. Crates that neither of them contains are left out, and so are
/// tests.
const CODE: &[&str] = &[
    "src",
    "crates",
    "embed",
    "style",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo",
];
const NOT_CODE: &[&str] = &[
    "crates/server/tests",
    "crates/section",
    "crates/paper",
    "crates/pdf-text",
    "crates/photographs",
    "crates/private-postgres",
    "crates/xtask",
];
/// The variable that passes [`code`] to a program.
pub const BUILD: &str = "MARATHON_BUILD";

/// The scripts of pages without the app.
const SCRIPTS: &str = "crates/site/assets";
const ESBUILD: &str = "--minify --target=es2022 --log-level=warning";

pub fn build(public_url: &str, profile: Profile) -> Result<()> {
    let mut steps = Steps::default();
    let _ = steps.run("install the tools", |_| install())
        && steps.run("build the app", |_| app())
        && steps.run("build the server", |_| programs(profile))
        && steps.run("write the pages", |_| pages(public_url, profile));
    steps.finish()
}

pub fn install() -> Result<()> {
    tools::for_the_app()?;
    tools::esbuild()
}

/// Builds the app, if anything it depends on has changed.
pub fn app() -> Result<()> {
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
        shell::run(trunk.arg(SHELL).env("RUSTFLAGS", app_flags()?))?;
        minify_shell()
    })
}

/// Writes the pages for this address, with a `prerender` that was built already, if anything they depend on has changed.
pub fn pages(public_url: &str, profile: Profile) -> Result<()> {
    bundles()?;
    photographs()?;
    let code = code()?;
    let pages = Stamp::of(
        "pages",
        &["assets", SHELL, BUNDLES, PHOTOGRAPHS],
        &[],
        &format!("{code} {public_url}"),
    )?;
    pages.unless_fresh(&format!("{SITE}/fr"), || {
        println!("Pre-rendering the pages for {public_url}.");
        let folders = [
            ["--shell", SHELL],
            ["--bundles", BUNDLES],
            ["--photographs", PHOTOGRAPHS],
            ["--assets", "assets"],
            ["--out", SITE],
        ]
        .concat();
        let arguments = [&folders[..], &["--public-url", public_url]].concat();
        shell::run(shell::command(&profile.program("prerender")).args(arguments))
    })
}

/// Names the code of site and server, by a hash of its files. Both get the name when they are
/// built, so that a server knows whether a site is its own.
pub fn code() -> Result<String> {
    stamp::hash(CODE, NOT_CODE, "")
}

/// Minifies in place the script that starts the app, wasm-bindgen's script, and the style sheets.
/// `prerender` names them by their content.
fn minify_shell() -> Result<()> {
    let files = fs::read_dir(SHELL).with_context(|| format!("cannot list {SHELL}"))?;
    let mut esbuild = shell::command(&format!("esbuild {ESBUILD} --format=esm"));
    for file in files {
        let path = file?.path();
        if path
            .extension()
            .is_some_and(|ending| ending == "js" || ending == "css")
        {
            esbuild.arg(path);
        }
    }
    shell::run(esbuild.args(["--allow-overwrite", &format!("--outdir={SHELL}")]))
}

/// Bundles the scripts for other sites (`embed/`), and those of pages without the app, which tick
/// off a deed, print or copy.
fn bundles() -> Result<()> {
    let sources = ["embed", "style", SCRIPTS];
    Stamp::of("bundles", &sources, &[], "")?.unless_fresh(&format!("{BUNDLES}/embed.js"), || {
        let entries = "embed/embed.js embed/frame.js embed/partners.js embed/embed.css";
        // The pages name these files by their hash.
        let apart = "--external:/fonts/* --external:/icons/*";
        shell::run(&mut shell::command(&format!(
            "esbuild {entries} {SCRIPTS}/copy.js {SCRIPTS}/deed.js {SCRIPTS}/print.js --bundle {ESBUILD} {apart} --entry-names=[name] --outdir={BUNDLES}"
        )))
    })
}

/// Makes the sizes of photographs. Their encoders take minutes to compile, so this happens only if there is a
/// photograph.
fn photographs() -> Result<()> {
    const CAMPAIGN: &str = "assets/campaign";
    let mut any = false;
    for folder in ["cases", "further", "wins"] {
        let Ok(entries) = fs::read_dir(format!("{CAMPAIGN}/{folder}")) else {
            continue;
        };
        for entry in entries {
            let entry = entry?.path();
            any |= ["photograph.jpg", "photograph.png"]
                .iter()
                .any(|name| entry.join(name).is_file());
        }
    }
    if !any {
        return Ok(());
    }
    println!("Making the sizes of the photographs.");
    let program = "cargo run --release -p marathon-photographs --bin photographs --";
    shell::run(shell::command(program).args([CAMPAIGN, PHOTOGRAPHS]))
}

/// The flags of `.cargo/config.toml`, which the environment variable replaces, and one more, which
/// keeps this computer's paths out of the files that readers download.
fn app_flags() -> Result<String> {
    let home = env::var("CARGO_HOME")
        .or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo")))
        .context("neither CARGO_HOME nor HOME is set")?;
    Ok(format!(
        "--cfg erase_components --remap-path-prefix={home}/registry/src="
    ))
}

/// Builds the server together with the program that writes the pages. App and domain, which both
/// contain, are compiled once.
pub fn programs(profile: Profile) -> Result<()> {
    println!("Building the server and the program that writes the pages.");
    let selection = match profile {
        // As for the tests, so that the dependencies have the same features.
        Profile::Dev => ALL,
        Profile::Release => "--release -p marathon-site -p marathon-server",
    };
    let mut cargo = shell::command(&format!(
        "cargo build {selection} --bin prerender --bin marathon"
    ));
    shell::run(cargo.env(BUILD, code()?))
}

/// The program of a section's own computer.
pub const SECTIONS_PROGRAM: &str = "target/release/marathon-section";

pub fn sections_program() -> Result<()> {
    println!("Building the section's program. This takes a while.");
    shell::run(&mut shell::command(
        "cargo build --release -p marathon-section",
    ))
}

/// All native commands select the same packages with the same features: another selection would
/// compile the shared dependencies again. Among them is `crates/site`, which needs the app with
/// `ssr`. That feature and the browser's exclude each other, so `--all-features` cannot be used.
pub const ALL: &str = "--workspace";
