//! Reads the editors' TOML into the content and its sections. It takes texts, not files, so that the
//! domain stays free of input and output.

#[cfg(feature = "assemble")]
mod assemble;
#[cfg(feature = "assemble")]
mod document;
mod files;

use serde::de::DeserializeOwned;

use super::{ContentError, Section};

#[cfg(feature = "assemble")]
pub use assemble::assemble;

/// A file's name, for error messages, and its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    pub name: String,
    pub text: String,
}

/// The files of `assets/campaign`.
#[derive(Clone, Debug)]
pub struct Sources {
    /// `campaign.toml`
    pub campaign: SourceFile,
    /// `map.toml`
    pub map: SourceFile,
    /// `sections/{code}.toml`, by code.
    pub sections: Vec<(String, SourceFile)>,
    /// `cases/{slug}/` with `case.toml`
    pub cases: Vec<Entry>,
    /// `further/{slug}/` with `petition.toml`
    pub further: Vec<Entry>,
    /// `wins/{slug}/` with `win.toml`
    pub wins: Vec<Entry>,
    pub languages: Vec<LanguageSource>,
}

/// The folder of a case, petition or win.
#[derive(Clone, Debug)]
pub struct Entry {
    pub slug: String,
    /// The facts, the same in every language.
    pub facts: SourceFile,
    /// `{language}.toml`, by language.
    pub texts: Vec<(String, SourceFile)>,
    /// Whether there is a `photograph.jpg` or `photograph.png`.
    pub has_photograph: bool,
}

/// `languages/{language}/`
#[derive(Clone, Debug)]
pub struct LanguageSource {
    pub language: String,
    /// `interface.toml`
    pub interface: SourceFile,
    /// `countries.toml`
    pub countries: SourceFile,
    /// `rights.toml`
    pub rights: SourceFile,
    /// `writing.toml`
    pub writing: SourceFile,
    /// `marathons.toml`
    pub marathons: SourceFile,
    /// `pages/{name}.md`, by name.
    pub pages: Vec<(String, SourceFile)>,
}

/// Reads `sections/{code}.toml`.
pub fn section(code: &str, file: &SourceFile) -> Result<Section, ContentError> {
    let parsed: files::SectionFile = parse(file)?;
    parsed.into_section(code, file)
}

fn parse<T: DeserializeOwned>(file: &SourceFile) -> Result<T, ContentError> {
    toml::from_str(&file.text).map_err(|error| {
        // The parser's own message names line, column and field.
        ContentError::new(&file.name, "not readable", error)
    })
}
