//! From what trunk built and what editors wrote to the site as it is served.

mod build_id;
mod campaign_files;
mod compress;
mod content_files;
mod embed;
mod found;
mod head;
mod node_count;
mod options;
mod page_html;
mod parts;
mod share_picture;
mod site_files;
mod templates;

#[cfg(test)]
mod tests;

use std::{fs, path::Path, sync::Arc};

use anyhow::{Context, Result};
use marathon_domain::{Content, source};

use page_html::Pages;
use site_files::Shell;

pub use options::Options;

/// Writes the site into a fresh folder and puts it in place at the end, so that no half-written site
/// is ever served.
///
/// # Errors
/// Where a file is missing or cannot be written, or the content has a mistake, which is then named.
pub fn run(options: &Options) -> Result<()> {
    let mut contents = contents(&options.assets, &options.public_url)?;
    if options.content_only {
        // The development server of the app serves everything else itself.
        write_campaign(&options.out, &options.assets, &contents)?;
        return content_files::write_plain(&options.out, &contents);
    }

    let fresh = options.out.with_extension("fresh");
    site_files::clear(&fresh)?;
    let mut shell = site_files::copy(&options.shell, &fresh)?;
    embed::copy(&options.bundles, &fresh, &mut shell)?;
    for content in &mut contents {
        content.assets = shell.assets();
    }
    shell.add_hashed(&fresh, "marathons.css", &marathon_styles(&shell))?;
    let deed = fs::read(options.bundles.join("deed.js")).context("deed.js is missing")?;
    shell.add_hashed(&fresh, "deed.js", &deed)?;
    write_campaign(&fresh, &options.assets, &contents)?;
    let files = content_files::write(&fresh, &shell, &contents)?;
    let build = build_id::write(&fresh)?;
    embed::keep_pinned(&options.out, &fresh)?;
    write_pages(&fresh, &shell, &contents, Pages { build, files })?;
    embed::write_all(&fresh, &shell, &contents)?;
    share_picture::write_all(&fresh, &options.assets, &contents)?;
    found::write(&fresh, &shell, &contents)?;
    compress::all_files(&fresh)?;
    site_files::put_in_place(&fresh, &options.out)
}

/// What editors wrote in `assets/campaign`, in every language, the first one first, for the site at that
/// address.
///
/// # Errors
/// Where a file cannot be read, or says what cannot be.
pub fn contents(assets: &Path, address: &str) -> Result<Vec<Content>> {
    let sources = campaign_files::read(&assets.join("campaign"))?;
    let mut contents = source::assemble(&sources)?;
    for content in &mut contents {
        address.clone_into(&mut content.address);
    }
    Ok(contents)
}

fn write_pages(out: &Path, shell: &Shell, contents: &[Content], pages: Pages) -> Result<()> {
    for content in contents {
        let shared = Arc::new(content.clone());
        for page in content.pages() {
            let html = pages.assemble(shell, contents, &shared, &page)?;
            site_files::write(&out.join(page.file(&content.language)), html.as_bytes())?;
        }
    }
    Ok(())
}

/// Of pages that few open, so that the others do not carry it.
fn marathon_styles(shell: &Shell) -> Vec<u8> {
    let styles = concat!(
        include_str!("../../../style/marathons.css"),
        include_str!("../../../style/kit.css")
    );
    shell.with_hashed_names(styles.to_owned()).into_bytes()
}

/// What the server reads at its start: the content of every language, and the sections.
fn write_campaign(out: &Path, assets: &Path, contents: &[Content]) -> Result<()> {
    site_files::write(
        &out.join("campaign/catalogue.json"),
        &serde_json::to_vec(contents)?,
    )?;
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
