//! Sizes of the photographs of cases and wins, as pages load them. The metadata that a camera writes (where and
//! when, by whom) gets into none of them: only the pixels are taken.

mod encode;
mod sizes;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use sizes::MOST_BYTES;

/// The names of photographs in the folder of a case, of a petition beside the ten, or of a win.
const NAMES: [&str; 2] = ["photograph.jpg", "photograph.png"];
const FOLDERS: [&str; 3] = ["cases", "further", "wins"];

/// The file beside the sizes that tells the build of the site about them.
pub const LIST: &str = "sizes.json";

/// The sizes of a photograph, all of the same proportions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sizes {
    /// The width and height of the largest size, in pixels.
    pub width: u32,
    pub height: u32,
    /// The widths there are, in pixels, from small to large.
    pub widths: Vec<u32>,
    /// The SHA-256 of the photograph, in hexadecimal digits.
    made_of: String,
}

/// Writes the sizes of every photograph of `campaign` into a folder, and a list of them. Sizes that were made from
/// the same photograph before stay.
///
/// # Errors
/// If a photograph cannot be read, or is too small.
pub fn write_all(campaign: &Path, out: &Path) -> Result<BTreeMap<String, Sizes>> {
    let list = out.join(LIST);
    let before: BTreeMap<String, Sizes> = fs::read(&list)
        .ok()
        .and_then(|json| serde_json::from_slice(&json).ok())
        .unwrap_or_default();
    let mut all = BTreeMap::new();
    for (name, path) in photographs(campaign)? {
        let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let digest = Sha256::digest(&bytes);
        let made_of: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let known = before.get(&name).filter(|sizes| sizes.made_of == made_of);
        let sizes = match known {
            Some(sizes) if sizes.are_there(out, &name) => sizes.clone(),
            _ => sizes::write(out, &name, &bytes, made_of)
                .with_context(|| format!("making sizes of {}", path.display()))?,
        };
        all.insert(name, sizes);
    }
    fs::create_dir_all(out)?;
    fs::write(&list, serde_json::to_vec(&all)?)?;
    Ok(all)
}

impl Sizes {
    fn are_there(&self, out: &Path, name: &str) -> bool {
        let mut files = self.widths.iter().flat_map(|width| files(name, *width));
        files.all(|file| out.join(file).is_file())
    }
}

/// The files of a size: `cases/jani-silva-800.avif`.
pub fn files(name: &str, width: u32) -> [String; 2] {
    ["avif", "webp"].map(|ending| format!("{name}-{width}.{ending}"))
}

/// The photographs, by names such as `cases/jani-silva`.
fn photographs(campaign: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    for folder in FOLDERS {
        // git keeps no empty folder.
        let Ok(entries) = fs::read_dir(campaign.join(folder)) else {
            continue;
        };
        for entry in entries {
            let entry = entry?;
            let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
            for photograph in NAMES.map(|file| entry.path().join(file)) {
                if photograph.is_file() {
                    let other = found.insert(name.clone(), photograph);
                    ensure!(other.is_none(), "{name} has two photographs");
                }
            }
        }
    }
    Ok(found)
}
