//! The built site: which build it is, and its files. Site and server are built together: the content of another
//! build may lack what this server draws.

mod backend;
mod files;
mod hashed_name;
mod kept_file;
mod open_file;
mod ready;
mod served;

use std::{
    fs, io,
    path::{self, Path, PathBuf},
    sync::Arc,
};

use axum::{
    http::{HeaderMap, Method},
    response::Response,
};
use parking_lot::RwLock;

pub use self::hashed_name::holds_hash;

use self::{files::SiteFiles, ready::ReadyAnswers, served::Served};
use crate::{live::Frame, start_error::StartError};

/// The built site. A request uses one snapshot of it only.
pub struct Site {
    /// The code that this server was built from. `None` in a build for tests.
    own: Option<&'static str>,
    folder: PathBuf,
    /// How many bytes of it are kept in memory.
    room: u64,
    /// A std lock, because nothing awaits while holding it.
    current: RwLock<Arc<BuiltSite>>,
}

/// One build of the site.
pub struct BuiltSite {
    served: Served,
    ready: ReadyAnswers,
    /// The frame that names the build to viewers of the counts. `None` if the build wrote no name.
    pub build: Option<Frame>,
}

impl Site {
    /// Reads the site in a folder, and keeps at most `room` bytes of it in memory. The server was built from the
    /// code `own`; `None` in a build for tests.
    ///
    /// # Errors
    /// If the site was built from other code than this server, or cannot be read.
    pub fn read(folder: &Path, room: u64, own: Option<&'static str>) -> Result<Self, StartError> {
        own_build(own, folder)?;
        // Whatever the form of its path, files in memory are found by it.
        let folder = path::absolute(folder).map_err(|error| bad(folder, &error))?;
        let current = BuiltSite::read(&folder, room, None)?;
        Ok(Self {
            own,
            folder,
            room,
            current: RwLock::new(Arc::new(current)),
        })
    }

    /// The current site.
    pub fn current(&self) -> Arc<BuiltSite> {
        Arc::clone(&self.current.read())
    }

    /// Reads the site again.
    ///
    /// # Errors
    /// As for [`Site::read`]; the site then stays as it was.
    pub fn read_again(&self) -> Result<(), StartError> {
        own_build(self.own, &self.folder)?;
        let before = self.current();
        let fresh = BuiltSite::read(&self.folder, self.room, Some(&before))?;
        let mut current = self.current.write();
        *current = Arc::new(fresh);
        Ok(())
    }
}

impl BuiltSite {
    fn read(folder: &Path, room: u64, before: Option<&Self>) -> Result<Self, StartError> {
        let build = name_in(folder, "page-build");
        let before = before.map(|before| before.served.files());
        let files = SiteFiles::read(folder, room, before).map_err(|error| bad(folder, &error))?;
        if name_in(folder, "page-build") != build {
            let changed = io::Error::other("it was replaced while it was read");
            return Err(bad(folder, &changed));
        }
        let served = Served::new(folder, files);
        Ok(Self {
            ready: ReadyAnswers::of(&served),
            served,
            build: build.as_deref().map(Frame::build),
        })
    }

    /// The answer to a request for the file at a path within the site. `None` if the file does not exist.
    pub async fn answer(
        &self,
        path: &str,
        method: Method,
        headers: &HeaderMap,
    ) -> Option<Response> {
        match self.ready.answer(path, &method, headers) {
            Some(answer) => Some(answer),
            None => self.served.answer(path, method, headers.clone()).await,
        }
    }
}

/// Whether the site in a folder was built from this code, as far as both say.
fn own_build(own: Option<&'static str>, site: &Path) -> Result<(), StartError> {
    match (own, name_in(site, "build-id")) {
        (Some(own), Some(found)) if own != found => Err(StartError::OtherBuild {
            path: site.to_owned(),
            found,
            own,
        }),
        _ => Ok(()),
    }
}

/// The content of one of the build's small files.
fn name_in(site: &Path, file: &str) -> Option<String> {
    let text = fs::read_to_string(site.join(file)).ok()?;
    Some(text.trim().to_owned())
}

fn bad(folder: &Path, error: &io::Error) -> StartError {
    StartError::Site {
        path: folder.to_owned(),
        reason: error.to_string(),
    }
}
