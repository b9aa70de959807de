//! The sizes of photographs. Another program has made them before; it is compiled only if there are photographs.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use marathon_domain::{Content, Photograph};
use serde::Deserialize;

use crate::site_files::Built;

/// The sizes of a photograph, as `sizes.json` has them.
#[derive(Deserialize)]
struct Sizes {
    width: u16,
    height: u16,
    widths: Vec<u16>,
}

/// Tells the content which sizes there are, and copies them under hashed names.
pub fn add(from: &Path, out: &Path, built: &mut Built, contents: &mut [Content]) -> Result<()> {
    let mut all = contents.iter_mut().flat_map(photographs).peekable();
    if all.peek().is_none() {
        return Ok(());
    }
    let list = fs::read(from.join("sizes.json"));
    let list = list.context("photographs have no sizes yet: `cargo xtask build` makes them")?;
    let sizes: BTreeMap<String, Sizes> = serde_json::from_slice(&list)?;
    let mut copied = Vec::new();
    for photograph in all {
        let name = &photograph.name;
        let sizes = sizes.get(name);
        let sizes = sizes.with_context(|| format!("the photograph of {name} has no sizes"))?;
        (photograph.width, photograph.height) = (sizes.width, sizes.height);
        photograph.widths.clone_from(&sizes.widths);
        if copied.contains(name) {
            continue;
        }
        copied.push(name.clone());
        for width in &sizes.widths {
            for ending in ["avif", "webp"] {
                let file = photograph.file(*width, ending);
                let made = from.join(file.trim_start_matches("photographs/"));
                let bytes = fs::read(&made);
                let bytes = bytes.with_context(|| format!("reading {}", made.display()))?;
                built.add_hashed(out, &file, &bytes)?;
            }
        }
    }
    Ok(())
}

/// The photographs of cases, of petitions beside them, and of wins.
fn photographs(content: &mut Content) -> impl Iterator<Item = &mut Photograph> {
    let cases = content.cases.iter_mut().chain(&mut content.further);
    let cases = cases.filter_map(|case| case.photograph.as_mut());
    let wins = content.wins.iter_mut();
    cases.chain(wins.filter_map(|win| win.photograph.as_mut()))
}
