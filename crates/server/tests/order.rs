//! The modules of the server and of its core are in layers, and none imports one above it.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// From the bottom up. docs/ARCHITECTURE.md shows the same order.
const ORDER: &[&str] = &[
    // The core.
    "stop",
    "clock",
    "config",
    "start_error",
    "metrics",
    "minute_cache",
    "minute_log",
    "secrets",
    "hashes",
    "own_seal",
    "in_flight",
    "forwarded",
    "network",
    "network_shares",
    "room",
    "rate_limit",
    "streams",
    "live",
    "site",
    "writer",
    "traces",
    "bursts",
    "countries",
    "section_counts",
    "mail",
    "campaign",
    "audit",
    "retention",
    "shuffling",
    // The server.
    "state",
    "http",
    "staff",
    "pages",
    "submission",
    "embed",
    "counts",
    "signings",
    "letters",
    "messages",
    "marathons",
    "moderation",
    "fraud",
    "operation",
    "openapi",
    "fuzz_inputs",
    "router",
    "reload",
    "start",
    "server",
    "process",
];

fn place(module: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == module)
}

/// Every module that a text names by a path from the crate's root.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let paths = text.split("crate::").skip(1);
    paths.flat_map(|rest| match rest.strip_prefix('{') {
        Some(tree) => first_names(tree),
        None => vec![name(rest)],
    })
}

/// The modules of `{a::b, c::{d, e}}`, from behind its first brace.
fn first_names(tree: &str) -> Vec<&str> {
    let (mut names, mut depth, mut begins) = (Vec::new(), 0, true);
    for (place, letter) in tree.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            _ if begins && !letter.is_whitespace() => {
                names.push(name(&tree[place..]));
                begins = false;
            }
            _ => {}
        }
    }
    names
}

fn name(path: &str) -> &str {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    path.split(|letter| !is_part(letter))
        .next()
        .unwrap_or_default()
}

/// The modules that a file imports from above its own, or from outside the order.
fn upward<'a>(module: &str, text: &'a str) -> Vec<&'a str> {
    let own = place(module).unwrap_or_else(|| panic!("{module} has no place in the order"));
    let wrong = |name: &&str| *name != module && place(name).is_none_or(|other| other > own);
    named(text).filter(wrong).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => files(&path),
            false => vec![path],
        })
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect()
}

#[test]
fn no_module_imports_one_that_stands_above_it() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut wrong = Vec::new();
    for sources in [crates.join("core/src"), crates.join("server/src")] {
        for path in files(&sources) {
            let within = path.strip_prefix(&sources).unwrap();
            let first = within.iter().next().unwrap().to_str().unwrap();
            let module = first.trim_end_matches(".rs");
            if !matches!(module, "lib" | "main") {
                let text = fs::read_to_string(&path).unwrap();
                let upward = upward(module, &text);
                wrong.extend(upward.iter().map(|name| format!("{within:?}: {name}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_import_that_is_turned_round_is_found() {
    let text = "use crate::{\n    http::{ApiError, Client},\n    state::App,\n};\n";
    assert!(upward("signings", text).is_empty());
    assert_eq!(upward("state", text), ["http"]);
    let turned = "use crate::{hashes::Hash, router::router};\ncrate::start::start();";
    assert_eq!(upward("signings", turned), ["router", "start"]);
    assert_eq!(upward("live", "use crate::elsewhere::X;"), ["elsewhere"]);
}

#[test]
fn the_architecture_shows_this_order() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/ARCHITECTURE.md");
    let page = fs::read_to_string(page).unwrap();
    let blocks = page.split("```order\n").skip(1);
    let mut shown: Vec<&str> = blocks
        .filter_map(|block| Some(block.split_once("```")?.0))
        .flat_map(str::split_whitespace)
        .filter(|word| *word != "·")
        .collect();
    // On the page the top layer comes first.
    shown.reverse();
    assert_eq!(shown, ORDER);
}
