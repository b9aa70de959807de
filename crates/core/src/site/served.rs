//! Answers any request for a file of the site, by `ServeDir`.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri, header},
    response::Response,
};
use tower_http::services::ServeDir;

use super::{backend::SiteBackend, files::SiteFiles};

/// The files in a folder.
pub struct Served {
    folder: PathBuf,
    files: Arc<SiteFiles>,
}

impl Served {
    pub fn new(folder: &Path, files: SiteFiles) -> Self {
        Self {
            folder: folder.to_owned(),
            files: Arc::new(files),
        }
    }

    pub fn files(&self) -> &SiteFiles {
        &self.files
    }

    /// The paths within the site of all files in memory, with their whole paths.
    pub fn paths(&self) -> impl Iterator<Item = (&str, &Path)> {
        self.files.paths().filter_map(|path| {
            let within = path.strip_prefix(&self.folder).ok()?;
            Some((within.to_str()?, path))
        })
    }

    /// The file, in its compressed form if the client accepts it. `None` if it does not exist.
    pub async fn answer(&self, path: &str, method: Method, headers: HeaderMap) -> Option<Response> {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method;
        *request.uri_mut() = path.parse::<Uri>().ok()?;
        *request.headers_mut() = headers;
        let backend = SiteBackend(Arc::clone(&self.files));
        let mut files = ServeDir::with_backend(&self.folder, backend)
            .precompressed_br()
            .precompressed_gzip()
            .append_index_html_on_directories(false);
        // If the file system refuses a path, there is no such file.
        let response = files.try_call(request).await.ok()?;
        if response.status() == StatusCode::NOT_FOUND {
            return None;
        }
        let mut response = response.map(Body::new);
        if response.status() == StatusCode::NOT_MODIFIED {
            // A 304 needs `Vary` too, for caches that keep several codings (RFC 9110, 15.4.5).
            let coding = HeaderValue::from_static("accept-encoding");
            response.headers_mut().insert(header::VARY, coding);
        }
        if let Some(kind) = response.headers_mut().get_mut(header::CONTENT_TYPE)
            && kind == "text/html"
        {
            *kind = HeaderValue::from_static("text/html; charset=utf-8");
        }
        Some(response)
    }
}
