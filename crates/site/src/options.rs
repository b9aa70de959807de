//! The command line of the build step.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

/// The folders to read and to write.
pub struct Options {
    /// The output of trunk.
    pub shell: PathBuf,
    /// The output of esbuild, from `embed` and our other scripts.
    pub bundles: PathBuf,
    /// The sizes of photographs, if there are any.
    pub photographs: PathBuf,
    /// The repository's `assets`.
    pub assets: PathBuf,
    /// The site to write.
    pub out: PathBuf,
    /// The site's own address, for canonical links, without a slash at the end.
    pub public_url: String,
    /// Write the data only, for the development server.
    pub content_only: bool,
}

impl Options {
    /// Reads `--shell DIR --bundles DIR --photographs DIR --assets DIR --out DIR --public-url URL [--content-only]`.
    pub fn from_arguments(arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut options = Self {
            shell: "target/site".into(),
            bundles: "target/bundles".into(),
            photographs: "target/photographs".into(),
            assets: "assets".into(),
            out: "dist".into(),
            public_url: "http://127.0.0.1:8080".to_owned(),
            content_only: false,
        };
        let mut arguments = arguments;
        while let Some(name) = arguments.next() {
            if name == "--content-only" {
                options.content_only = true;
                continue;
            }
            let value = arguments
                .next()
                .with_context(|| format!("{name} needs a value"))?;
            match name.as_str() {
                "--shell" => options.shell = value.into(),
                "--bundles" => options.bundles = value.into(),
                "--photographs" => options.photographs = value.into(),
                "--assets" => options.assets = value.into(),
                "--out" => options.out = value.into(),
                "--public-url" => options.public_url = value.trim_end_matches('/').to_owned(),
                _ => bail!(
                    "{name} is not an option. The options are --shell, --bundles, --photographs, --assets, --out, --public-url, --content-only"
                ),
            }
        }
        Ok(options)
    }
}
