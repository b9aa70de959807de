//! The site's files: copied from trunk's output, and named after their content if caches may keep
//! them for ever.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256};

/// Trunk's output, with what the pages need to know about it.
pub struct Built {
    /// `index.html`, before it becomes a page.
    pub index: String,
    /// The address with a hash, by the address of a file in `assets`.
    hashed: BTreeMap<String, String>,
}

impl Built {
    /// Writes one more file under its name and hash. Texts that name it get that address from now on.
    pub fn add_hashed(&mut self, out: &Path, name: &str, bytes: &[u8]) -> Result<()> {
        let hashed = write_hashed(out, name, bytes)?;
        self.hashed.insert(format!("/{name}"), hashed);
        Ok(())
    }

    /// Replaces `that` by `this` in texts from now on.
    pub fn replace(&mut self, that: &str, this: String) {
        self.hashed.insert(that.to_owned(), this);
    }

    /// The name of every file of `assets` in the site, and the address under which it is served.
    pub fn assets(&self) -> Vec<(String, String)> {
        let assets = self.hashed.iter();
        let assets = assets.filter_map(|(plain, named)| Some((plain.strip_prefix('/')?, named)));
        assets
            .map(|(name, address)| (name.to_owned(), address.clone()))
            .collect()
    }

    /// A text with the addresses under which files of `assets` are served.
    pub fn with_hashed_names(&self, text: String) -> String {
        let renamed = |text: String, (plain, named): (&String, &String)| text.replace(plain, named);
        self.hashed.iter().fold(text, renamed)
    }
}

/// Copies trunk's files, with pictures, fonts and styles under hashed names.
pub fn copy(shell: &Path, out: &Path) -> Result<Built> {
    let mut index = fs::read_to_string(shell.join("index.html")).with_context(|| {
        format!(
            "{} has no index.html: has trunk built the app?",
            shell.display()
        )
    })?;
    let styles = styles_of(&index)?;
    let mut hashed = BTreeMap::new();
    for path in files(shell)? {
        let name = path
            .strip_prefix(shell)?
            .to_string_lossy()
            .replace('\\', "/");
        let address = format!("/{name}");
        if name == "index.html" || styles.contains(&address) {
            continue;
        }
        let bytes = fs::read(&path)?;
        let is_asset = ["stamps/", "pictures/", "map/", "fonts/", "icons/"]
            .iter()
            .any(|folder| name.starts_with(folder));
        if is_asset && !name.ends_with(".txt") {
            hashed.insert(address, write_hashed(out, &name, &bytes)?);
        } else if let Some(plain) = app_file(&name) {
            // trunk names these files before wasm-opt and esbuild change them, so the hashes in their
            // names do not match their content.
            index = index.replace(&address, &write_hashed(out, plain, &bytes)?);
        } else {
            write(&out.join(&name), &bytes)?;
        }
    }
    let mut style = String::new();
    for address in &styles {
        style += &fs::read_to_string(shell.join(&address[1..]))?;
    }
    let mut built = Built { index, hashed };
    let style = built.with_hashed_names(style);
    built.add_hashed(out, "style.css", style.as_bytes())?;
    Ok(built)
}

/// The plain name of one of the app's own files, whose addresses are in the page.
fn app_file(name: &str) -> Option<&'static str> {
    let (stem, ending) = name.rsplit_once('.')?;
    let own = stem.starts_with("marathon-app-");
    match ending {
        "wasm" if own => Some("app.wasm"),
        "js" if own => Some("app.js"),
        "js" if stem.starts_with("boot-") => Some("boot.js"),
        _ => None,
    }
}

/// The addresses of the style sheets, in the order of the page.
fn styles_of(index: &str) -> Result<Vec<String>> {
    let mut styles = Vec::new();
    let collect = element!("link[rel=stylesheet]", |link| {
        styles.extend(link.get_attribute("href"));
        Ok(())
    });
    rewrite_str(
        index,
        RewriteStrSettings::new().append_element_content_handler(collect),
    )?;
    Ok(styles)
}

/// Writes a file under its name and the hash of its content, and returns its address within the
/// site.
pub fn write_hashed(out: &Path, name: &str, bytes: &[u8]) -> Result<String> {
    let hash = short(&Sha256::digest(bytes), 8);
    let (stem, ending) = name
        .rsplit_once('.')
        .with_context(|| format!("{name} has no ending"))?;
    let named = format!("{stem}-{hash}.{ending}");
    write(&out.join(&named), bytes)?;
    Ok(format!("/{named}"))
}

/// The first bytes of a hash, in hexadecimal digits.
pub fn short(hash: &[u8], bytes: usize) -> String {
    let digits = hash.iter().take(bytes).map(|byte| format!("{byte:02x}"));
    digits.collect()
}

/// Writes a file, with the folders it needs.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

/// All files in a folder and below, in a stable order.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?)
        } else {
            found.push(path)
        }
    }
    found.sort();
    Ok(found)
}

/// Makes an empty folder.
pub fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("clearing {}", folder.display()))?;
    }
    Ok(fs::create_dir_all(folder)?)
}

/// Puts the finished site in the place of the one that is served.
pub fn put_in_place(fresh: &Path, place: &Path) -> Result<()> {
    let old = place.with_extension("old");
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    if place.exists() {
        fs::rename(place, &old)?;
    }
    fs::rename(fresh, place).with_context(|| format!("putting {} in place", place.display()))?;
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    Ok(())
}
