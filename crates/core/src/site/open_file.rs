//! A file of the site that is being read, in memory or on the disk.

use std::{
    fs,
    io::{self, Cursor, SeekFrom},
    pin::Pin,
    task::{Context, Poll},
    time::SystemTime,
};

use bytes::Bytes;
use futures_util::future::{BoxFuture, FutureExt};
use tokio::io::{AsyncRead, AsyncSeek, ReadBuf};
use tower_http::services::fs::{File, Metadata, TokioFile};

pub enum OpenFile {
    Memory(Cursor<Bytes>, SystemTime),
    Disk(TokioFile),
}

impl AsyncRead for OpenFile {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Memory(bytes, _) => Pin::new(bytes).poll_read(context, buffer),
            Self::Disk(file) => Pin::new(file).poll_read(context, buffer),
        }
    }
}

impl AsyncSeek for OpenFile {
    fn start_seek(self: Pin<&mut Self>, place: SeekFrom) -> io::Result<()> {
        match self.get_mut() {
            Self::Memory(bytes, _) => Pin::new(bytes).start_seek(place),
            Self::Disk(file) => Pin::new(file).start_seek(place),
        }
    }

    fn poll_complete(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<u64>> {
        match self.get_mut() {
            Self::Memory(bytes, _) => Pin::new(bytes).poll_complete(context),
            Self::Disk(file) => Pin::new(file).poll_complete(context),
        }
    }
}

impl File for OpenFile {
    type Metadata = FileFacts;
    type MetadataFuture<'a> = BoxFuture<'a, io::Result<FileFacts>>;

    fn metadata(&self) -> Self::MetadataFuture<'_> {
        async move {
            match self {
                Self::Memory(bytes, modified) => Ok(FileFacts::of_file(bytes.get_ref(), *modified)),
                Self::Disk(file) => FileFacts::of_disk(&file.metadata().await?),
            }
        }
        .boxed()
    }
}

/// What `ServeDir` must know of a file.
pub struct FileFacts {
    is_folder: bool,
    bytes: u64,
    modified: SystemTime,
}

impl FileFacts {
    pub fn of_file(bytes: &Bytes, modified: SystemTime) -> Self {
        Self {
            is_folder: false,
            bytes: bytes.len() as u64,
            modified,
        }
    }

    pub fn of_disk(facts: &fs::Metadata) -> io::Result<Self> {
        Ok(Self {
            is_folder: facts.is_dir(),
            bytes: facts.len(),
            modified: facts.modified()?,
        })
    }
}

impl Metadata for FileFacts {
    fn is_dir(&self) -> bool {
        self.is_folder
    }

    fn modified(&self) -> io::Result<SystemTime> {
        Ok(self.modified)
    }

    fn len(&self) -> u64 {
        self.bytes
    }
}
