//! The files that a browser fetches for a page, and their bytes as sent.

use std::{collections::BTreeMap, fmt, fs, path::Path};

use crate::references;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Html,
    Style,
    /// The first picture of the page, which belongs to reading it.
    FirstPicture,
    Picture,
    Font,
    Script,
    Wasm,
    Other,
}

pub struct PageWeight {
    page: String,
    files: BTreeMap<String, (Kind, u64)>,
}

impl PageWeight {
    pub fn of(site: &Path, page: &str) -> Self {
        let html = fs::read_to_string(site.join(&page[1..])).expect("the page is readable");
        let mut weight = Self {
            page: page.to_owned(),
            files: BTreeMap::new(),
        };
        weight.add(site, page, Kind::Html);
        let mut pictures = 0;
        let named = references::of_html(&html);
        let face = face_of(&named);
        for reference in named {
            let mut kind = kind_of(&reference);
            let is_seen = !reference.starts_with("/favicon") && !reference.starts_with("/api/");
            if kind == Kind::Picture && is_seen {
                pictures += 1;
                if pictures == 1 {
                    kind = Kind::FirstPicture;
                }
            }
            weight.add(site, &reference, kind);
            if kind == Kind::Style {
                let style = fs::read_to_string(site.join(&reference[1..]))
                    .expect("the style sheet is readable");
                for reference in references::of_style(&style, &reference) {
                    let kind = kind_of(&reference);
                    // Journeys check that a page fetches no other typeface (`writing.rs`).
                    if kind != Kind::Font || reference.starts_with(&face) {
                        weight.add(site, &reference, kind);
                    }
                }
            }
        }
        weight
    }

    /// Counts a file once, however often the page names it. Answers of the server (`/api/`) are not
    /// files.
    fn add(&mut self, site: &Path, address: &str, kind: Kind) {
        if address.starts_with("/api/") || self.files.contains_key(address) {
            return;
        }
        let file = site.join(&address[1..]);
        let sent = fs::metadata(format!("{}.br", file.display())).or_else(|_| fs::metadata(&file));
        let sent = sent.unwrap_or_else(|error| panic!("{} names {address}: {error}", self.page));
        self.files.insert(address.to_owned(), (kind, sent.len()));
    }

    pub fn of_kind(&self, wanted: Kind) -> u64 {
        self.files
            .values()
            .filter(|(kind, _)| *kind == wanted)
            .map(|(_, bytes)| bytes)
            .sum()
    }

    pub fn until_it_can_be_signed(&self) -> u64 {
        [Kind::Html, Kind::Style, Kind::FirstPicture]
            .map(|kind| self.of_kind(kind))
            .iter()
            .sum()
    }

    pub fn everything(&self) -> u64 {
        self.files.values().map(|(_, bytes)| bytes).sum()
    }
}

/// The beginning of the names of the page's headline fonts: those of the typeface that it preloads.
/// A language has one typeface, and parts of it that few pages need count too.
fn face_of(named: &[String]) -> String {
    let mut fonts = named
        .iter()
        .filter(|address| kind_of(address) == Kind::Font);
    let first = fonts.next().and_then(|font| font.split('-').next());
    first.expect("the page preloads a font").to_owned()
}

fn kind_of(address: &str) -> Kind {
    match address.rsplit('.').next().unwrap_or_default() {
        "html" => Kind::Html,
        "css" => Kind::Style,
        "svg" | "png" | "jpg" | "jpeg" | "webp" | "avif" | "ico" => Kind::Picture,
        "woff2" => Kind::Font,
        "js" => Kind::Script,
        "wasm" => Kind::Wasm,
        _ => Kind::Other,
    }
}

impl fmt::Display for PageWeight {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "First visit of {}, bytes as sent (brotli where it helps):",
            self.page
        )?;
        for (address, (kind, bytes)) in &self.files {
            writeln!(out, "{bytes:>8}  {:<13} {address}", format!("{kind:?}"))?;
        }
        writeln!(
            out,
            "{:>8}  until it can be read and signed",
            self.until_it_can_be_signed()
        )?;
        write!(out, "{:>8}  everything", self.everything())
    }
}
