//! Ready answers for whole files in memory, which is what a crowd asks for. `ServeDir` makes each
//! once, and it is given again.

use std::{collections::HashMap, path::Path};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use bytes::Bytes;
use futures_util::FutureExt;

use super::served::Served;

/// A request with one of these may be answered with less than the whole file.
const CONDITIONS: [HeaderName; 5] = [
    header::RANGE,
    header::IF_MATCH,
    header::IF_NONE_MATCH,
    header::IF_MODIFIED_SINCE,
    header::IF_UNMODIFIED_SINCE,
];

/// The values of `Accept-Encoding` that have a ready answer, among the codings of the build, by
/// their place.
const TAKEN: [&str; 4] = ["", "gzip", "br", "gzip, br"];
const GZIP: usize = 1;
const BROTLI: usize = 2;

/// The answers, by the path within the site.
pub struct ReadyAnswers(HashMap<String, [Option<Ready>; TAKEN.len()]>);

struct Ready {
    headers: HeaderMap,
    bytes: Bytes,
}

impl ReadyAnswers {
    /// The answers for every file in memory.
    pub fn of(served: &Served) -> Self {
        let all = served.paths().map(|(within, whole)| {
            let path = format!("/{within}");
            let ready = TAKEN.map(|taken| Ready::made(served, &path, whole, taken));
            (path, ready)
        });
        Self(all.collect())
    }

    /// `None` if the request asks for anything special, or the file is not in memory.
    pub fn answer(&self, path: &str, method: &Method, headers: &HeaderMap) -> Option<Response> {
        if CONDITIONS.iter().any(|name| headers.contains_key(name)) {
            return None;
        }
        let ready = self.0.get(path)?[taken_by(headers)?].as_ref()?;
        let body = match *method {
            Method::HEAD => Body::empty(),
            _ => Body::from(ready.bytes.clone()),
        };
        let mut response = Response::new(body);
        *response.headers_mut() = ready.headers.clone();
        Some(response)
    }
}

impl Ready {
    /// `None` if it cannot be made at once, because one of its files is on the disk.
    fn made(served: &Served, path: &str, whole: &Path, taken: &'static str) -> Option<Self> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(taken));
        let answer = served.answer(path, Method::HEAD, headers);
        let answer = answer.now_or_never()??;
        if answer.status() != StatusCode::OK {
            return None;
        }
        let coding = answer.headers().get(header::CONTENT_ENCODING);
        let ending = match coding.map(HeaderValue::as_bytes) {
            None => "",
            Some(b"gzip") => ".gz",
            Some(b"br") => ".br",
            Some(_) => return None,
        };
        let mut sent = whole.as_os_str().to_owned();
        sent.push(ending);
        let file = served.files().find(Path::new(&sent))?.ok()?;
        Some(Self {
            headers: answer.headers().clone(),
            bytes: file.bytes.clone(),
        })
    }
}

/// The place in [`TAKEN`]. `None` if the client weighs codings, or sends anything but their names.
fn taken_by(headers: &HeaderMap) -> Option<usize> {
    let mut taken = 0;
    for value in headers.get_all(header::ACCEPT_ENCODING) {
        let value = value.to_str().ok().filter(|value| !value.contains(';'))?;
        for coding in value.split(',').map(str::trim) {
            if coding.eq_ignore_ascii_case("gzip") {
                taken |= GZIP;
            } else if coding.eq_ignore_ascii_case("br") {
                taken |= BROTLI;
            }
        }
    }
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(values: &[&'static str]) -> Option<&'static str> {
        let name = header::ACCEPT_ENCODING;
        let values = values.iter().copied().map(HeaderValue::from_static);
        let headers = HeaderMap::from_iter(values.map(|value| (name.clone(), value)));
        taken_by(&headers).map(|place| TAKEN[place])
    }

    #[test]
    fn codings_are_known_by_name_and_weights_are_left_to_serve_dir() {
        assert_eq!(taken(&[]), Some(""));
        assert_eq!(taken(&["gzip, deflate, br, zstd"]), Some("gzip, br"));
        assert_eq!(taken(&["BR"]), Some("br"));
        assert_eq!(taken(&["gzip", "br"]), Some("gzip, br"));
        assert_eq!(taken(&["identity, GZip"]), Some("gzip"));
        assert_eq!(taken(&["gzip;q=0"]), None);
        assert_eq!(taken(&["br", "gzip;q=0.5"]), None);
    }
}
