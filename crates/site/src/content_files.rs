//! The content of each language as the app reads it.

use std::path::Path;

use anyhow::Result;
use marathon_domain::{Content, Language, to_lines};

use crate::site_files::{self, Built};

/// Writes a file for each language under its hashed name, and returns their addresses.
pub fn write(out: &Path, shell: &Built, contents: &[Content]) -> Result<Vec<(Language, String)>> {
    let write = |content: &Content| {
        let lines = shell.with_hashed_names(to_lines(&content.for_browser()));
        let address = site_files::write_hashed(out, &name(content), lines.as_bytes())?;
        Ok((content.language.clone(), address))
    };
    contents.iter().map(write).collect()
}

/// Writes the same under plain names, for development.
pub fn write_plain(out: &Path, contents: &[Content]) -> Result<()> {
    for content in contents {
        let lines = to_lines(&content.for_browser());
        site_files::write(&out.join(name(content)), lines.as_bytes())?;
    }
    Ok(())
}

fn name(content: &Content) -> String {
    format!("content/{}.txt", content.language)
}
