//! Why a server does not start: one sentence, and what to do.

use std::path::PathBuf;

use marathon_domain::ContentError;
use marathon_seal::KeyFileError;
use marathon_store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(
        "cannot listen on {address}: {reason}. Stop what uses it, or choose another with --listen"
    )]
    Listen { address: String, reason: String },
    #[error("the built site has no readable {path}: {reason}. Build it with `cargo xtask build`, or name its folder with --site", path = path.display())]
    Site { path: PathBuf, reason: String },
    #[error("the site in {path} is of another build ({found}) than this server ({own}). Build both with `cargo xtask build`, or name the folder of the right one with --site", path = path.display())]
    OtherBuild {
        path: PathBuf,
        found: String,
        own: &'static str,
    },
    #[error("the sections cannot be read from {path}: {reason}. Name their folder with --sections", path = path.display())]
    Sections { path: PathBuf, reason: String },
    #[error("a section's file has a mistake: {0}. Correct it and start again")]
    Section(#[from] ContentError),
    #[error(
        "section {section}: {name} is not an X25519 key in base64url. Make one with `marathon-section keys generate --out FILE --section {section}`"
    )]
    PublicKey { section: String, name: &'static str },
    #[error(
        "section {section}: moderation_key is its public_key, so that whoever decides what is shown could open every signature. Make another with `marathon-section keys generate --moderation --out FILE --section {section}`"
    )]
    OneKey { section: String },
    #[error(
        "the database {database} cannot be used: {reason}. Name a file that can be written with --database sqlite://FILE, or a database that can be reached with --database postgres://USER@HOST/NAME"
    )]
    Database { database: String, reason: String },
    #[error("the secrets file {path} cannot be used: {reason}. Name one with --secrets", path = path.display())]
    Secrets { path: PathBuf, reason: String },
    #[error("the database is in use, but its secrets file {path} is missing: put it back, or every address would look new", path = path.display())]
    SecretsLost { path: PathBuf },
    #[error("the secrets in {path} are not those that this database is used with: name the file that all its servers share with --secrets, or every address would look new", path = path.display())]
    OtherSecrets { path: PathBuf },
    #[error("the try-out key {path} cannot be used: {reason}. Remove it if nothing sealed to it matters, or switch it off with --try-out-key off", path = path.display())]
    TryOutKey { path: PathBuf, reason: KeyFileError },
    #[error(
        "no section has a public_key, and the try-out key is for this machine or a private network only, not for {host}: whoever has this computer could read every signature. Make a key with `marathon-section keys generate --out FILE --section SECTION` and paste its public_key into the section's file; or leave --public-url out, to try the site on this computer"
    )]
    TryOutInPublic { host: String },
    #[error(
        "section {section}: nothing can be sealed to its {name}, so it would take no signing. Make another with `marathon-section keys generate --out FILE --section {section}`, and paste the line it prints"
    )]
    CannotSeal { section: String, name: &'static str },
    #[error("{0}")]
    Option(String),
    #[error("metrics cannot be collected: {0}")]
    Metrics(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}
