//! Tests of this repository's content on its way to pages.

mod content;
mod drawn;
mod letters;
mod mistakes;
mod voices;
mod won;

use std::path::Path;

use marathon_domain::{Content, source::Sources};

use crate::{campaign_files, site_files};

fn assets() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets"))
}

/// The content files of the repository, for a test to change.
fn sources() -> Sources {
    campaign_files::read(&assets().join("campaign")).expect("it is readable")
}

/// The content of every language, with addresses of pictures as a build has them.
pub fn content_of_the_repository() -> Vec<Content> {
    let contents = crate::contents(assets(), "https://marathon.example");
    let mut contents = contents.expect("it is sound");
    for content in &mut contents {
        content.assets = served_assets();
    }
    contents
}

fn served_assets() -> Vec<(String, String)> {
    let files = site_files::files(assets()).expect("they can be listed");
    let served = files.iter().filter_map(|file| {
        let name = file.strip_prefix(assets()).ok()?.to_str()?;
        Some((
            name.to_owned(),
            format!("/{}", name.replace('.', "-0a1b2c3d.")),
        ))
    });
    served.collect()
}
