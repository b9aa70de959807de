//! The addresses in the booklet as QR codes. They are pictures, so that the app need not draw them.

use std::path::Path;

use anyhow::{Context, Result};
use marathon_app::draw::qr_code;
use marathon_domain::{Content, Page};

use crate::site_files;

/// Writes a code for each of the ten, and one for signing them all, in every language.
pub fn write_all(out: &Path, contents: &[Content]) -> Result<()> {
    for content in contents {
        let cases = content
            .cases
            .iter()
            .map(|case| Page::Case(case.slug.clone()));
        for page in cases.chain([Page::Sign]) {
            let address = page.address(content);
            let code = qr_code(&address).with_context(|| format!("{address} is too long"))?;
            let (size, dark) = (code.size, code.dark);
            let svg = format!(
                r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{dark}"/></svg>"##
            );
            let picture = page.code_picture(&content.language);
            site_files::write(&out.join(&picture[1..]), svg.as_bytes())?;
        }
    }
    Ok(())
}
