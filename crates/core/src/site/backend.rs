//! The files of the site as `ServeDir` opens them, in memory or on the disk. So `ServeDir` handles
//! ranges, conditions and codings.

use std::{
    future::ready,
    io::{self, Cursor},
    path::PathBuf,
    sync::Arc,
};

use futures_util::future::{BoxFuture, FutureExt};
use tower_http::services::fs::{Backend, TokioBackend};

use super::{
    files::SiteFiles,
    kept_file::KeptFile,
    open_file::{FileFacts, OpenFile},
};

#[derive(Clone)]
pub struct SiteBackend(pub Arc<SiteFiles>);

impl Backend for SiteBackend {
    type File = OpenFile;
    type Metadata = FileFacts;
    type OpenFuture = BoxFuture<'static, io::Result<OpenFile>>;
    type MetadataFuture = BoxFuture<'static, io::Result<FileFacts>>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        match self.0.find(&path) {
            Some(found) => {
                let opened = |file: &KeptFile| {
                    OpenFile::Memory(Cursor::new(file.bytes.clone()), file.modified)
                };
                ready(found.map(opened)).boxed()
            }
            None => async { TokioBackend.open(path).await.map(OpenFile::Disk) }.boxed(),
        }
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        match self.0.find(&path) {
            Some(found) => {
                let facts = |file: &KeptFile| FileFacts::of_file(&file.bytes, file.modified);
                ready(found.map(facts)).boxed()
            }
            None => async { FileFacts::of_disk(&TokioBackend.metadata(path).await?) }.boxed(),
        }
    }
}
