//! From what trunk built and what editors wrote to the site as it is served.

mod campaign_files;
mod compress;
mod found;
mod head;
mod options;
mod page_html;
mod render;
mod share_picture;
mod site_files;

use std::{fs, path::Path};

use anyhow::{Context, Result};
use marathon_domain::{Case, Content, Document, Page, source};

pub use options::Options;

/// Writes the site into a fresh folder and puts it in place at the end, so that no half-written site
/// is ever served.
pub fn run(options: &Options) -> Result<()> {
    let sources = campaign_files::read(&options.assets.join("campaign"))?;
    let mut contents = source::assemble(&sources)?;
    for content in &mut contents {
        content.address.clone_from(&options.public_url);
    }
    if options.content_only {
        // The development server of the app serves everything else itself.
        write_campaign(&options.out, &options.assets, &contents)?;
        for content in &contents {
            let file = format!("content/{}.json", content.language);
            site_files::write(&options.out.join(file), &serde_json::to_vec(content)?)?;
        }
        return Ok(());
    }

    let fresh = options.out.with_extension("fresh");
    site_files::clear(&fresh)?;
    let shell = site_files::copy(&options.shell, &fresh)?;
    write_campaign(&fresh, &options.assets, &contents)?;
    for content in &contents {
        for page in pages(content) {
            let html = page_html::assemble(&shell, content, &page)?;
            site_files::write(&fresh.join(page.file(&content.language)), html.as_bytes())?;
        }
    }
    share_picture::write_all(&fresh, &options.assets, &contents)?;
    found::write(&fresh, &shell, &contents, &pages(&contents[0]))?;
    compress::all_files(&fresh)?;
    site_files::put_in_place(&fresh, &options.out)
}

/// Every page of a language.
fn pages(content: &Content) -> Vec<Page> {
    let slugs = |cases: &[Case]| {
        cases
            .iter()
            .map(|case| case.slug.clone())
            .collect::<Vec<_>>()
    };
    [
        Page::Home,
        Page::Sign,
        Page::Thanks,
        Page::Mailed,
        Page::Confirm,
        Page::Booklet,
        Page::NotFound,
    ]
    .into_iter()
    .chain(Document::ALL.map(Page::Document))
    .chain(slugs(&content.cases).into_iter().map(Page::Case))
    .chain(slugs(&content.further).into_iter().map(Page::Petition))
    .collect()
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
