//! Where a letter is posted to: its addressee's address, or that of the section, which passes the letter on.

use leptos::prelude::*;
use marathon_domain::{Case, Content, LetterModel, Text};

use crate::{erased::Erased, state::use_content};

/// An address, as on an envelope.
#[derive(Clone)]
pub struct Destination {
    /// The addressee of the letter.
    pub addressee: String,
    pub lines: Vec<String>,
    is_of_section: bool,
}

impl Destination {
    /// None if no address is known: such a letter is handed over.
    pub fn of(content: &Content, case: &Case, model: &LetterModel) -> Option<Self> {
        let to = |lines, is_of_section| Self {
            addressee: case.addressee.clone(),
            lines,
            is_of_section,
        };
        if !model.address.is_empty() {
            return Some(to(model.address.clone(), false));
        }
        let section = content.likely_section()?;
        if section.address.is_empty() {
            return None;
        }
        let care_of = content.fill(Text::LetterCareOf, "section", &section.name);
        let lines = [care_of].into_iter().chain(section.address.clone());
        Some(to(lines.collect(), true))
    }
}

/// The address, with words that say whose it is.
#[component]
pub fn PostedTo(destination: Destination) -> impl IntoView {
    let content = use_content();
    let title = match destination.is_of_section {
        true => Text::LetterSectionAddress,
        false => Text::LetterAddress,
    };
    let first = destination.addressee;
    let lines = [first].into_iter().chain(destination.lines).map(|line| {
        view! {
            <br />
            <bdi>{line}</bdi>
        }
        .erased()
    });
    view! {
        <p class="letter-destination">
            {content.text(title).to_owned()} {lines.collect::<Vec<_>>()}
        </p>
    }
    .erased()
}
