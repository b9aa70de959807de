//! Compresses files at build time, so that the server need not do so for each request.

use std::{fs, io::Write, path::Path};

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::site_files;

/// Endings of files worth compressing. Binary pictures and fonts are compressed already.
const ENDINGS: [&str; 9] = [
    "html",
    "css",
    "js",
    "json",
    "svg",
    "wasm",
    "txt",
    "xml",
    "webmanifest",
];

/// Puts a `.br` and a `.gz` beside each file that is worth compressing.
pub fn all_files(site: &Path) -> Result<()> {
    for path in site_files::files(site)? {
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        // The server reads its own data uncompressed.
        if !ENDINGS.contains(&ending.as_str()) || path.starts_with(site.join("campaign")) {
            continue;
        }
        let bytes = fs::read(&path)?;
        let parameters = BrotliEncoderParams {
            quality: 11,
            lgwin: 22,
            size_hint: bytes.len(),
            ..Default::default()
        };
        let mut small = Vec::new();
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut small, &parameters)?;
        site_files::write(&path.with_added_extension("br"), &small)?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&bytes)?;
        site_files::write(&path.with_added_extension("gz"), &gzip.finish()?)?;
    }
    Ok(())
}
