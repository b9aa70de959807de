//! The files that the app and its pages show or load.

use crate::page::{Document, Page};

/// Only style sheets and the document's head name fonts and icons.
const PICTURES: &[&str] = &["stamps/", "pictures/", "map/", "photographs/"];
/// The script that partners load, with its integrity.
const SCRIPT: &str = "embed/embed.js";
/// The styles and the script that only pages about marathons load.
const MARATHONS: &[&str] = &["marathons.css", "deed.js"];

/// The pictures among the files, and the files that single pages load.
pub fn for_browser(all: &[(String, String)]) -> Vec<(String, String)> {
    of_folders(all, &[PICTURES, &[SCRIPT], MARATHONS].concat())
}

/// The files that a page shows or loads.
pub fn on_page(all: &[(String, String)], page: &Page) -> Vec<(String, String)> {
    match page {
        Page::Home => of_folders(all, PICTURES),
        Page::Act => of_folders(all, &["pictures/ways/", "stamps/"]),
        Page::Case(slug) | Page::Petition(slug) => {
            let name = slug.as_str();
            let own = ["cases/", "further/"].map(|kind| ["photographs/", kind, name, "-"].concat());
            of_folders(all, &["stamps/", "map/world.", &own[0], &own[1]])
        }
        Page::Letter(slug)
        | Page::Message(slug)
        | Page::MessageSent(slug)
        | Page::Messages(slug) => of_folders(all, &[&format!("stamps/{slug}.")]),
        Page::Sign
        | Page::Thanks
        | Page::Mailed
        | Page::Done(_)
        | Page::Booklet
        | Page::NotFound => of_folders(all, &["stamps/"]),
        Page::Document(Document::Partners) => of_folders(all, &[SCRIPT]),
        Page::Marathons => of_folders(all, &[MARATHONS, &["pictures/ways/"]].concat()),
        Page::Marathon(_) | Page::NewMarathon | Page::OrganiseMarathon => {
            of_folders(all, MARATHONS)
        }
        _ => Vec::new(),
    }
}

fn of_folders(all: &[(String, String)], beginnings: &[&str]) -> Vec<(String, String)> {
    let is_shown = |(name, _): &&(String, String)| {
        let mut beginnings = beginnings.iter();
        beginnings.any(|beginning| name.starts_with(beginning))
    };
    all.iter().filter(is_shown).cloned().collect()
}
