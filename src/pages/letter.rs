//! A letter to the authorities about a case: the rules first, then a model to change at will, then the ways to
//! print, copy or mail it. It can be read, written and printed without the app.

mod destination;
mod editor;
mod hand_over;
mod hint;
mod points;
mod sheet;
mod ways;
mod written;

use leptos::prelude::*;
use marathon_domain::{Case, CaseStatus, LetterModel, Page, Text, WritingRules};

use super::routed::routed_by_slug;
use crate::{
    components::{Later, RuleLists, Stamp, list_separator},
    erased::Erased,
    state::{FormProgress, use_content},
};
use destination::Destination;
use editor::LetterEditor;
use hand_over::HandOver;
use sheet::LetterSheet;
use ways::{LetterCopies, LetterWays};
use written::Written;

pub use hint::Hint;

/// The page to write a letter on.
#[component]
pub fn LetterPage() -> impl IntoView {
    routed_by_slug(Page::Letter, |content, page| {
        let Page::Letter(slug) = page else {
            return None;
        };
        let case = content.case(slug)?.clone();
        let model = case.letter.clone()?;
        Some(view! { <LetterView case model /> }.erased())
    })
}

#[component]
fn LetterView(case: Case, model: LetterModel) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let story = Page::Case(case.slug.clone()).path(&content.language);
    let title = content.fill(Text::LetterTitle, "name", case.name_within());
    let back = content.fill(Text::LetterBack, "name", &case.name);
    let letter = if case.status == CaseStatus::Open {
        view! { <Writing case=case.clone() model /> }.erased()
    } else {
        view! { <p class="case-won">{text(Text::CaseWon)}</p> }.erased()
    };
    view! {
        <div class="page-width writing">
            <header class="writing-head">
                <Stamp case=case.slug />
                <p class="case-kicker">{text(Text::LetterKicker)}</p>
                <h1>{title}</h1>
                <p class="lead">{text(Text::LetterLead)}</p>
                <p><a href=story>{back}</a></p>
            </header>
            {letter}
        </div>
    }
    .erased()
}

/// Writing and handing over are one form, whose field for the letter is further up the page.
#[component]
fn Writing(case: Case, model: LetterModel) -> impl IntoView {
    let progress = FormProgress::new();
    provide_context(progress);
    let written = Written::new(&case, model.clone());
    let destination = Destination::of(&use_content(), &case, &model);
    // If no address is known, handing over comes first, and posting is not mentioned.
    let (ways, copies) = match destination.clone() {
        Some(destination) => {
            let case = case.clone();
            let ways = view! { <LetterWays case written destination /> };
            (Some(ways.into_any()), None)
        }
        None => {
            let case = case.clone();
            (
                None,
                Some(view! { <LetterCopies case written /> }.into_any()),
            )
        }
    };
    let can_be_posted = destination.is_some();
    view! {
        <Rules model=model.clone() />
        <Later>
            <LetterEditor case=case.clone() model written ways />
            <HandOver case=case.slug.clone() can_be_posted progress />
            {copies}
            <LetterSheet case destination text=written.text() />
        </Later>
    }
    .erased()
}

/// The rules, before anything is written.
#[component]
fn Rules(model: LetterModel) -> impl IntoView {
    let content = use_content();
    let general = &content.writing;
    let languages = model.languages.join(list_separator(&content));
    let understood = general
        .languages_understood
        .replace("{languages}", &languages);
    let return_address = if model.return_address_wise {
        &general.return_address_wise
    } else {
        &general.return_address_unwise
    };
    let note = (model.rules == WritingRules::default())
        .then(|| view! { <p class="field-hint">{general.general_note.clone()}</p> }.erased());
    view! {
        <section class="writing-rules">
            <h2>{content.text(Text::LetterRulesTitle).to_owned()}</h2>
            <RuleLists general=general.letter.clone() own=model.rules />
            <p>{understood}</p>
            <p>{return_address.clone()}</p>
            {note}
        </section>
    }
    .erased()
}
