//! Names the build. The server starts only on the build of its own code. A page that was open when
//! another build was put in place loads its next page whole.

use std::{fs, path::Path};

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::site_files;

/// The name of the code that site and server are built from. `cargo xtask` sets it when it builds
/// both.
const CODE: &str = match option_env!("MARATHON_BUILD") {
    Some(id) => id,
    None => "unstamped",
};

/// Writes the name of the code into `build-id`, beside the site's files. Returns the name for
/// pages, which is also in `page-build`, so that a server can send it to them. It is the same name
/// with a hash of all files written so far, so that new content is a new build for pages.
pub fn write(site: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    for path in site_files::files(site)? {
        hash.update(path.strip_prefix(site)?.to_string_lossy().as_bytes());
        // Separates a file's name from its content.
        hash.update([0]);
        hash.update(Sha256::digest(fs::read(&path)?));
    }
    let of_pages = format!("{CODE}-{}", site_files::short(&hash.finalize(), 4));
    for (file, name) in [("build-id", CODE), ("page-build", &of_pages)] {
        site_files::write(&site.join(file), format!("{name}\n").as_bytes())?;
    }
    Ok(of_pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_another_build_of_the_same_code() {
        let site = std::env::temp_dir().join(format!("marathon-build-id-{}", std::process::id()));
        let mut builds = Vec::new();
        for (file, text) in [("a.txt", "b"), ("a.txt", "c"), ("ab.txt", "c")] {
            site_files::clear(&site).unwrap();
            site_files::write(&site.join(file), text.as_bytes()).unwrap();
            builds.push(write(&site).unwrap());
            let id = fs::read_to_string(site.join("build-id")).unwrap();
            assert_eq!(id, format!("{CODE}\n"));
        }
        fs::remove_dir_all(&site).unwrap();
        assert!(builds.iter().all(|build| build.starts_with(CODE)));
        builds.sort();
        builds.dedup();
        assert_eq!(builds.len(), 3, "{builds:?}");
    }
}
