//! Why there is no document on paper.

use std::path::PathBuf;

use marathon_paper::PaperError;

#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    #[error("the site has no {language}: it has {others}. Check --language")]
    NoSuchLanguage { language: String, others: String },
    #[error(
        "the site's content is of campaign {site}, and the records are of {records}: name the site of that campaign with --site"
    )]
    OtherCampaign { site: String, records: String },
    #[error("the built site has no readable {path}: {reason}. Build it with `cargo xtask build`, or name its folder with --site", path = path.display())]
    Site { path: PathBuf, reason: String },
    #[error("{path} has no stamp of {petition}: name the whole site, as it was built, with --site", path = path.display())]
    NoStamp { path: PathBuf, petition: String },
    #[error(
        "no typeface here has the letters {0}, which the document's own words need: use --fonts to name a folder with one that has them"
    )]
    Letters(String),
    #[error("the document cannot be made: {0}")]
    Paper(#[from] PaperError),
}
