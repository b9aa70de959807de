//! The scripts and styles of embedding, as esbuild made them, under names that never change.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

use crate::site_files::{self, Built};

/// Under this name the page for partners finds the integrity of their script.
const INTEGRITY: &str = "/embed/embed.js#integrity";

/// Copies the files that esbuild left in `built` into the site. Partners' script is there twice: as
/// `/embed.js`, always the newest, and under the name with its hash, for who pins it.
pub fn copy(built: &Path, out: &Path, shell: &mut Built) -> Result<()> {
    let read = |name: &str| {
        let path = built.join(name);
        fs::read_to_string(&path)
            .with_context(|| format!("{} is missing: has esbuild built it?", path.display()))
    };
    for name in ["embed.js", "frame.js", "partners.js", "embed.css"] {
        let text = shell.with_hashed_names(read(name)?);
        shell.add_hashed(out, &format!("embed/{name}"), text.as_bytes())?;
    }
    let script = read("embed.js")?;
    site_files::write(&out.join("embed.js"), script.as_bytes())?;
    let digest = STANDARD.encode(Sha384::digest(&script));
    shell.replace(INTEGRITY, format!("sha384-{digest}"));
    Ok(())
}

/// Pages that pinned an earlier script go on finding it.
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
