//! The built site, moved to another address than it was built for, since each test has a port of
//! its own.

use std::{fs, io, path::Path};

use marathon_domain::Content;

/// The script that knows the address.
const SCRIPT: &str = "embed.js";

/// Puts the site into a folder, with the partners' script as if built for that address.
///
/// # Errors
/// If the site has no such script or catalogue, or the folder cannot be written.
pub fn move_to(address: &str, site: &Path, folder: &Path) -> io::Result<()> {
    link_all(site, folder)?;
    let script = fs::read_to_string(site.join(SCRIPT))?;
    let moved = script.replace(&built_address(site)?, address);
    if moved == script {
        return Err(io::Error::other("partners' script does not name its site"));
    }
    fs::write(folder.join(SCRIPT), moved)
}

/// The same for the pages of a folder of it, whose previews and discovery lead to the address.
///
/// # Errors
/// If the folder does not exist or cannot be written.
pub fn move_pages(address: &str, site: &Path, pages: &Path) -> io::Result<()> {
    let built = built_address(site)?;
    for entry in fs::read_dir(pages)? {
        let path = entry?.path();
        let page = path.extension().is_some_and(|ending| ending == "html");
        // The linked files belong to another site too, so a changed file must be a copy.
        let text = page.then(|| fs::read_to_string(&path)).transpose()?;
        if page
            || path
                .extension()
                .is_some_and(|ending| ending == "br" || ending == "gz")
        {
            fs::remove_file(&path)?;
        }
        if let Some(text) = text {
            fs::write(&path, text.replace(&built, address))?;
        }
    }
    Ok(())
}

fn built_address(site: &Path) -> io::Result<String> {
    let catalogue = fs::read(site.join("campaign/catalogue.json"))?;
    let contents: Vec<Content> = serde_json::from_slice(&catalogue)?;
    let first = contents.into_iter().next();
    Ok(first.map(|content| content.address).unwrap_or_default())
}

/// Links each file except the script, which then exists in one form only.
fn link_all(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let place = to.join(&name);
        if entry.file_type()?.is_dir() {
            link_all(&entry.path(), &place)?;
        } else if !name.to_string_lossy().starts_with(SCRIPT) {
            // Another file system cannot hold a link to the same file.
            fs::hard_link(entry.path(), &place)
                .or_else(|_| fs::copy(entry.path(), &place).map(|_| ()))?;
        }
    }
    Ok(())
}
