//! Makes the site to be served, from trunk's build and the editors' content.

mod build_id;
mod campaign_files;
mod codes;
mod compress;
mod content_files;
mod embed;
mod found;
mod options;
mod photographs;
mod share_picture;
mod shell;
mod site_files;

#[cfg(test)]
mod tests;

use std::{fs, path::Path, sync::Arc};

use anyhow::{Context, Result};
use marathon_domain::{Content, source};

use marathon_app::draw::{Document, Known, Shell};
use site_files::Built;

pub use options::Options;

/// Writes the site into a fresh folder and puts it in place at the end, so that no half-written site
/// is ever served.
///
/// # Errors
/// If a file is missing or cannot be written, or the content has a mistake. The error names the
/// mistake.
pub fn run(options: &Options) -> Result<()> {
    let mut contents = contents(&options.assets, &options.public_url)?;
    if options.content_only {
        // The development server of the app serves everything else itself.
        write_campaign(&options.out, &options.assets, &contents, |text| text)?;
        return content_files::write_plain(&options.out, &contents);
    }

    let fresh = options.out.with_extension("fresh");
    site_files::clear(&fresh)?;
    let mut built = site_files::copy(&options.shell, &fresh)?;
    embed::copy(&options.bundles, &fresh, &mut built, &contents)?;
    built.add_hashed(&fresh, "marathons.css", &marathon_styles(&built))?;
    for name in SCRIPTS {
        let script = fs::read(options.bundles.join(name));
        built.add_hashed(
            &fresh,
            name,
            &script.with_context(|| format!("{name} is missing"))?,
        )?;
    }
    photographs::add(&options.photographs, &fresh, &mut built, &mut contents)?;
    for content in &mut contents {
        content.assets = built.assets();
    }
    write_campaign(&fresh, &options.assets, &contents, |text| {
        built.with_hashed_names(text)
    })?;
    let files = content_files::write(&fresh, &built, &contents)?;
    let build = build_id::write(&fresh)?;
    embed::keep_pinned(&options.out, &fresh)?;
    let shell = shell::shell(&built, &contents, build, files)?;
    site_files::write(&fresh.join(SHELL), &serde_json::to_vec(&shell)?)?;
    write_pages(&fresh, &built, &contents, &shell)?;
    embed::write_all(&fresh, &built, &contents)?;
    codes::write_all(&fresh, &contents)?;
    share_picture::write_all(&fresh, &options.assets, &contents)?;
    found::write(&fresh, &built, &contents)?;
    compress::all_files(&fresh)?;
    site_files::put_in_place(&fresh, &options.out)
}

/// The content of `assets/campaign` in every language, in the campaign's order, for the site at
/// that address.
///
/// # Errors
/// If a file cannot be read or is not valid.
pub fn contents(assets: &Path, address: &str) -> Result<Vec<Content>> {
    let sources = campaign_files::read(&assets.join("campaign"))?;
    let mut contents = source::assemble(&sources)?;
    for content in &mut contents {
        address.clone_into(&mut content.address);
    }
    Ok(contents)
}

/// The scripts of pages without the app.
const SCRIPTS: [&str; 3] = ["copy.js", "deed.js", "print.js"];

/// The data that the server needs beside the content to draw its pages.
const SHELL: &str = "campaign/shell.json";

/// The pages that are the same for everybody.
fn write_pages(out: &Path, built: &Built, contents: &[Content], shell: &Shell) -> Result<()> {
    for content in contents {
        let shared = Arc::new(content.clone());
        let pages = content.pages().into_iter();
        for page in pages.filter(|page| !page.is_drawn_on_request()) {
            let html = Document::of(shell, &shared, &page).routed(Known::default());
            let html = built.with_hashed_names(html);
            site_files::write(&out.join(page.file(&content.language)), html.as_bytes())?;
        }
    }
    Ok(())
}

/// The styles of pages that few readers open, so that other pages do not carry them.
fn marathon_styles(built: &Built) -> Vec<u8> {
    let styles = concat!(
        include_str!("../../../style/marathons.css"),
        include_str!("../../../style/kit.css")
    );
    built.with_hashed_names(styles.to_owned()).into_bytes()
}

/// Writes the files that the server reads at its start: the content of every language, and the sections.
fn write_campaign(
    out: &Path,
    assets: &Path,
    contents: &[Content],
    with_hashed_names: impl Fn(String) -> String,
) -> Result<()> {
    let catalogue = with_hashed_names(serde_json::to_string(contents)?);
    site_files::write(&out.join("campaign/catalogue.json"), catalogue.as_bytes())?;
    let sections = assets.join("campaign/sections");
    for entry in
        fs::read_dir(&sections).with_context(|| format!("reading {}", sections.display()))?
    {
        let entry = entry?;
        let file = out.join("campaign/sections").join(entry.file_name());
        site_files::write(&file, &fs::read(entry.path())?)?;
    }
    Ok(())
}
