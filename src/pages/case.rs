//! One case: who the person is, what is asked, and the form to sign it.

use leptos::prelude::*;
use marathon_domain::{Case, CaseStatus, Content, Page, Text};
use maud::{Markup, html};

use crate::{
    components::{SignatureForm, counter, goal_bar, large_stamp, next_case},
    content_store::ContentStore,
    inert::inert,
};

/// The page of a case.
#[component]
pub fn CasePage(
    /// The case, whole.
    case: Case,
) -> impl IntoView {
    let content = ContentStore::here().now();
    let all_cases = inert(html! {
        p { a href=(Page::Home.path(&content.language)) { (content.text(Text::CaseAll)) } }
    });
    view! {
        <div class="page-width case">
            {inert(head(&case))} {inert(aside(&content, &case))}
            <div class="case-text">
                {inert(story(&content, &case))} <SignatureSection case /> {all_cases}
            </div>
        </div>
    }
}

fn head(case: &Case) -> Markup {
    html! {
        header.case-head {
            p.case-kicker {
                (case.country_name) " · " (case.rights.first().map_or("", String::as_str))
            }
            h1 { (case.name) }
            p.case-headline { (case.headline) }
        }
    }
}

fn aside(content: &Content, case: &Case) -> Markup {
    html! {
        div.case-aside {
            (large_stamp(content, case))
            (goal_bar(&case.slug))
            (counter(content, Some(&case.slug)))
        }
    }
}

fn story(content: &Content, case: &Case) -> Markup {
    html! {
        article.case-story {
            @if case.status == CaseStatus::Open {
                // `external`: the browser moves the focus along, which the router does not.
                p.case-jump {
                    a.button href="#signature" rel="external" { (content.text(Text::CaseSignLink)) }
                }
            }
            @for paragraph in &case.story {
                p { (paragraph) }
            }
            dl.case-facts {
                dt { (content.text(Text::CaseRights)) }
                dd { (case.rights.join(", ")) }
            }
            p.case-as-of {
                time datetime=(case.facts_as_of) {
                    (content.fill(Text::CaseFactsAsOf, "month", &case.facts_as_of_words))
                }
            }
        }
    }
}

/// The petition as a letter: addressee, demand, and where to sign; or that it has been signed, or won.
#[component]
fn SignatureSection(case: Case) -> impl IntoView {
    let content = ContentStore::here().now();
    if case.status != CaseStatus::Open {
        return inert(html! { p.case-won { (content.text(Text::CaseWon)) } }).into_any();
    }
    let petition = inert(html! {
        div {
            h2 { (case.addressee) }
            p.letter-demand { (case.demand) }
            div.letter-signed data-signed=(case.slug) hidden {
                p { (content.text(Text::CaseSigned)) }
                (next_case(&content, std::slice::from_ref(&case.slug)))
                button.button-plain type="button" data-forget {
                    (content.text(Text::FormSomeoneElse))
                }
            }
        }
    });
    let slug = case.slug.to_string();
    view! {
        <div class="letter" id="signature" tabindex="-1">
            {petition} <div data-unsigned=slug>
                <SignatureForm page=Page::Case(case.slug) />
            </div>
        </div>
    }
    .into_any()
}
