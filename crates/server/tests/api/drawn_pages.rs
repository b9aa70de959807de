//! Pages that were drawn for the tests, kept for the W3C's checker (`cargo xtask test`): one of each shape.

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
    sync::LazyLock,
};

use axum::http::header;
use regex::Regex;

use crate::test_app::Answer;

/// The variable that names the folder. Without it no page is kept.
const FOLDER: &str = "DRAWN_PAGES";

/// How a page of the app begins. Pages of the tests' own small site are not checked.
const BEGINNING: &str = "<!doctype html>\n";

/// Texts, and the values of attributes.
static WORDS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#">[^<]*<|="[^"]*""#).unwrap());

/// Keeps a page, unless one with the same elements and attributes was kept before.
pub fn keep(answer: &Answer) {
    let Some(folder) = env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let kind = answer.headers.get(header::CONTENT_TYPE);
    if kind.is_none_or(|kind| kind != "text/html; charset=utf-8")
        || !answer.text().starts_with(BEGINNING)
    {
        return;
    }
    let mut shape = DefaultHasher::new();
    WORDS.replace_all(answer.text(), "").hash(&mut shape);
    let name = format!("{:016x}.html", shape.finish());
    fs::write(folder.join(name), &answer.body).unwrap();
}
