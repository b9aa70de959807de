//! A server of the built site, with a folder of its own; both go when it is dropped.

use std::{
    env, fs, io,
    ops::Range,
    path::{Path, PathBuf},
};

use marathon_domain::{CaseStatus, Content, Slug};
use marathon_tests::server::{self, Server, Setup};
use serde_json::json;
use tempfile::TempDir;

pub struct Instance {
    // Dropped in this order: the server ends before its files go.
    pub server: Server,
    _folder: TempDir,
    /// The open petitions of the site.
    pub petitions: Vec<Slug>,
}

impl Instance {
    pub fn start(options: &[(&str, &str)]) -> io::Result<Self> {
        let folder = scratch_folder()?;
        Ok(Self {
            server: Server::start_with(&setup(folder.path()), options),
            _folder: folder,
            petitions: petitions()?,
        })
    }

    /// Signings of several petitions each, by people with numbered addresses.
    pub fn signings(&self, number: usize, petitions: usize) -> Vec<Vec<u8>> {
        signings(0..number, &self.petitions, petitions, Keyed::No)
    }
}

/// Whether requests carry an `Idempotency-Key`, as those of the app do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keyed {
    Yes,
    No,
}

/// Signings of some petitions, by people with numbered addresses.
pub fn signings(
    people: Range<usize>,
    petitions: &[Slug],
    number: usize,
    keyed: Keyed,
) -> Vec<Vec<u8>> {
    let petitions = &petitions[..number.min(petitions.len())];
    people
        .map(|person| signing(person, petitions, keyed))
        .collect()
}

/// A server of the built site, with its files in a folder.
pub fn setup(folder: &Path) -> Setup {
    Setup {
        program: server::marathon(),
        site: site(),
        folder: folder.to_owned(),
    }
}

/// A folder within the build folder, since `/tmp` may be in memory, where a flush costs nothing.
pub fn scratch_folder() -> io::Result<TempDir> {
    let scratch = built_site().with_file_name("target").join("tmp");
    fs::create_dir_all(&scratch)?;
    tempfile::tempdir_in(scratch)
}

pub fn site() -> PathBuf {
    env::var_os("MARATHON_SITE").map_or_else(built_site, PathBuf::from)
}

fn built_site() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).with_file_name("dist")
}

/// The open petitions of the site.
pub fn petitions() -> io::Result<Vec<Slug>> {
    let catalogue = fs::read(site().join("campaign/catalogue.json"))?;
    let contents: Vec<Content> = serde_json::from_slice(&catalogue)?;
    let cases = contents.into_iter().next().map(|first| first.cases);
    let open = cases
        .into_iter()
        .flatten()
        .filter(|case| case.status == CaseStatus::Open);
    Ok(open.map(|case| case.slug).collect())
}

fn signing(person: usize, petitions: &[Slug], keyed: Keyed) -> Vec<u8> {
    let petitions: Vec<&str> = petitions.iter().map(Slug::as_str).collect();
    let body = json!({
        "petitions": petitions, "given_name": "Amina", "family_name": "Diallo",
        "email": format!("person-{person}@exemple.org"), "country": "FR", "language": "fr",
        "section": "fr", "source": "bench",
    })
    .to_string();
    let key = match keyed {
        Keyed::Yes => format!("idempotency-key: bench-{person}\r\n"),
        Keyed::No => String::new(),
    };
    post_signing(&key, &body)
}

/// One whole request, with further lines of its head.
pub fn post_signing(lines: &str, body: &str) -> Vec<u8> {
    format!(
        "POST /api/v1/signings HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n{lines}\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
