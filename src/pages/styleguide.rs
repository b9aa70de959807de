//! All components in all states, to look at while drawing them. Only in development builds.

use marathon_domain::{Content, Page, Text};
use maud::{Markup, PreEscaped, html};

use super::letter::letter_page;
use crate::components::{
    case_sheet, counter, country_map, goal_bar, large_stamp, next_case, next_steps, share,
    signature_form, stamp, world_map,
};

/// The living page.
pub fn styleguide_page(content: &Content) -> Markup {
    let Some(case) = content.cases.first() else {
        return html! { div {} };
    };
    let page = Page::Case(case.slug.clone());
    html! {
        div.page-width.styleguide {
            h1 { "Styleguide" }
            (part("Type", html! {
                h1 { (case.name) } h2 { (case.headline) } h3 { (case.headline) }
                p.lead { (case.summary) }
                @for paragraph in &case.story { p { (paragraph) } }
                p { a href="#styleguide" { (content.text(Text::CaseAll)) } }
            }))
            (part("Buttons", html! {
                a.button href="#styleguide" { (content.text(Text::HomeSignAll)) } " "
                a.button.button-flame href="#styleguide" { (content.text(Text::BookletSign)) } " "
                button.button type="button" aria-disabled="true" { (content.text(Text::FormPending)) } " "
                button.button-plain type="button" { (content.text(Text::FormSomeoneElse)) }
            }))
            (part("Stamp, and postmarked", html! {
                ol.case-sheet role="list" {
                    li { (large_stamp(content, case)) }
                    li { (postmarked(stamp(content, case))) }
                }
            }))
            (part("Counter and goal", html! { (counter(content, None)) (goal_bar(&case.slug)) }))
            (part("Sheet", case_sheet(content)))
            (part("Next letter", next_case(content, None)))
            (part("Next steps", next_steps(content, case, true)))
            (part("Share", share(content, &page, &case.name, &case.share)))
            @if let Some(place) = &case.map {
                (part("Map", html! { (country_map(content, place, &case.country_name)) (world_map(content)) }))
            }
            (part("Form", html! { div.letter { (signature_form(content, &Page::Sign)) } }))
            (part("Form, wrong", html! { div.letter { (wrong_form(content, &page)) } }))
            @if let Some(letter) = letter_page(content, case) {
                (part("Letter", letter))
            }
            (part("Won", html! { p.case-won { (content.text(Text::CaseWon)) } }))
            (part("Waiting", html! { div.waiting { p { (content.text(Text::SiteDescription)) } } }))
        }
    }
}

fn part(title: &str, shown: Markup) -> Markup {
    html! {
        section {
            h2 { (title) }
            (shown)
        }
    }
}

/// As it stands once signed, whatever was signed in this tab.
fn postmarked(stamp: Markup) -> Markup {
    let shown = stamp.into_string().replace(" hidden", "");
    PreEscaped(shown.replace("data-signed", "data-was-signed"))
}

/// Every mistake and notice of the form at once.
fn wrong_form(content: &Content, page: &Page) -> Markup {
    let form = signature_form(content, page).into_string();
    let shown = form
        .replace("id=\"signature-form\"", "id=\"wrong-form\"")
        .replace(" hidden></p>", "></p>")
        .replace(" hidden>", ">");
    html! { (PreEscaped(shown)) }
}
