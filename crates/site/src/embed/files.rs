//! The scripts and styles for embedding, as esbuild made them, under names that never change.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

use marathon_domain::Content;

use super::known::Known;
use crate::site_files::{self, Built};

/// The name under which the page for partners finds the integrity value of the script.
const INTEGRITY: &str = "/embed/embed.js#integrity";

/// Copies the files that esbuild left in `built` into the site, with facts of the content written
/// into them. The partners' script is there twice: as `/embed.js`, always the newest, and under a
/// name with its hash, for sites that pin it. A third copy is for the preview on the page for
/// partners: it takes the address that the page was loaded from for the marathon's.
pub fn copy(built: &Path, out: &Path, shell: &mut Built, contents: &[Content]) -> Result<()> {
    let read = |name: &str| {
        let path = built.join(name);
        fs::read_to_string(&path)
            .with_context(|| format!("{} is missing: has esbuild built it?", path.display()))
    };
    let known = Known::of(contents)?;
    let script = read("embed.js")?;
    let preview = known.write_into(&script, "location.origin");
    let script = known.write_into(&script, &known.address);
    let partners = known.write_into(&read("partners.js")?, &known.address);
    for (name, text) in [
        ("embed.js", script.clone()),
        ("preview.js", preview),
        ("frame.js", read("frame.js")?),
        ("partners.js", partners),
        ("embed.css", read("embed.css")?),
    ] {
        let text = shell.with_hashed_names(text);
        shell.add_hashed(out, &format!("embed/{name}"), text.as_bytes())?;
    }
    site_files::write(&out.join("embed.js"), script.as_bytes())?;
    let digest = STANDARD.encode(Sha384::digest(&script));
    shell.replace(INTEGRITY, format!("sha384-{digest}"));
    Ok(())
}

/// Keeps earlier scripts, which partners' pages may have pinned.
pub fn keep_pinned(before: &Path, out: &Path) -> Result<()> {
    let (before, now) = (before.join("embed"), out.join("embed"));
    if !before.exists() {
        return Ok(());
    }
    for path in site_files::files(&before)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let place = now.join(&*name);
        if name.starts_with("embed-") && name.ends_with(".js") && !place.exists() {
            site_files::write(&place, &fs::read(&path)?)?;
        }
    }
    Ok(())
}
