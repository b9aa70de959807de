//! Who it is about, what is asked of whom, and the form, in the width of a column.

use marathon_domain::{Case, CaseStatus, Content, EmbedPage, SectionCard, Text};
use maud::{Markup, html};

use super::{
    counter::counter,
    embedded_form::embedded_form,
    large_stamp::large_stamp,
    page::{outside, page_of},
};

/// What stands in the page before signing.
pub fn form(
    content: &Content,
    page: &EmbedPage,
    section: &SectionCard,
    case: Option<&Case>,
) -> Markup {
    let text = |text| content.text(text);
    let is_open = case.is_none_or(|case| case.status == CaseStatus::Open);
    html! {
        @match case {
            Some(case) => (of_a_case(content, case)),
            None => (of_all(content)),
        }
        section.letter.embed-letter {
            @if let Some(case) = case {
                p.letter-kicker { (text(Text::CaseDemandTitle)) }
                h2 { (case.addressee) }
                p.letter-demand { (case.demand) }
            }
            @if is_open {
                (embedded_form(content, page, section))
            } @else {
                p.case-won { (text(Text::CaseWon)) }
            }
        }
    }
}

fn of_a_case(content: &Content, case: &Case) -> Markup {
    html! {
        header.embed-head {
            (large_stamp(content, case))
            div.embed-words {
                p.embed-kicker {
                    @if case.is_of_the_ten() {
                        (case.country_name)
                    } @else {
                        (content.text(Text::HomeFurtherKicker))
                    }
                }
                h1 { bdi { (case.name) } }
                p.embed-headline { (case.headline) }
            }
            div.embed-more {
                (counter(content, Some(&case.slug)))
                p { (outside(&page_of(Some(case)).path(&content.language), content.text(Text::EmbedStory))) }
            }
        }
    }
}

fn of_all(content: &Content) -> Markup {
    html! {
        header.embed-head.embed-head-all {
            div.embed-words {
                p.embed-kicker { (content.text(Text::SiteName)) }
                h1 { (content.text(Text::SignTitle)) }
                p.embed-headline { (content.text(Text::SignLead)) }
            }
            div.embed-more { (counter(content, None)) }
        }
    }
}
