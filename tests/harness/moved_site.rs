//! The built site for another address than it was built for, since each test has a port of its own.

use std::{fs, io, path::Path};

use marathon_domain::Content;

/// The script that knows the address.
const SCRIPT: &str = "embed.js";

/// Puts the site into a folder, as it would have been built for that address as far as partners' script goes.
///
/// # Errors
/// Where the site has no such script or catalogue, or the folder cannot be written.
pub fn move_to(address: &str, site: &Path, folder: &Path) -> io::Result<()> {
    link_all(site, folder)?;
    let catalogue = fs::read(site.join("campaign/catalogue.json"))?;
    let contents: Vec<Content> = serde_json::from_slice(&catalogue)?;
    let built = contents.first().map(|content| content.address.as_str());
    let script = fs::read_to_string(site.join(SCRIPT))?;
    let moved = script.replace(built.unwrap_or_default(), address);
    if moved == script {
        return Err(io::Error::other("partners' script does not name its site"));
    }
    fs::write(folder.join(SCRIPT), moved)
}

/// Links each file, but for the script, of which there is one form only then.
fn link_all(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let place = to.join(&name);
        if entry.file_type()?.is_dir() {
            link_all(&entry.path(), &place)?;
        } else if !name.to_string_lossy().starts_with(SCRIPT) {
            // Another file system has no room for the same file.
            fs::hard_link(entry.path(), &place)
                .or_else(|_| fs::copy(entry.path(), &place).map(|_| ()))?;
        }
    }
    Ok(())
}
