//! Where a letter is posted to: an address of its addressee, or that of the section, which passes it on.

use leptos::prelude::*;
use marathon_domain::{Case, Content, LetterModel, Text};

use crate::{erased::Erased, state::use_content};

/// An address, as on an envelope.
#[derive(Clone)]
pub struct Destination {
    /// Whoever the letter is to.
    pub addressee: String,
    pub lines: Vec<String>,
    is_of_section: bool,
}

impl Destination {
    /// None where no address is known: such a letter is handed over.
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

/// The address, with what it is.
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
