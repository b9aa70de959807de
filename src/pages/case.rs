//! One case: who the person is, why it matters, what is asked of whom, and the form to sign it. A
//! petition beside the ten has the same page, without country and map.

use marathon_domain::{Case, CaseStatus, Content, Page, Text};
use maud::{Markup, html};

use crate::components::{
    counter, counter_and_paper, country_map, goal_bar, large_stamp, letters_count, list_separator,
    messages_teaser, next_case, next_steps, share, signature_form,
};

/// The page of a case.
pub fn case_page(content: &Content, case: &Case) -> Markup {
    let page = page_of(case);
    html! {
        div.page-width.case data-milestones=(case.slug) {
            (head(content, case))
            (aside(content, case))
            div.case-text {
                (story(content, case))
                @if case.status == CaseStatus::Open {
                    (bar(content, case))
                }
                (petition(content, case, &page))
                @if case.status == CaseStatus::Open {
                    (share(content, &page, &case.name, &case.share))
                }
                (next_steps(content, case, true))
                @if case.is_of_the_ten() {
                    (messages_teaser(content, case))
                }
            }
        }
    }
}

fn page_of(case: &Case) -> Page {
    if case.is_of_the_ten() {
        Page::Case(case.slug.clone())
    } else {
        Page::Petition(case.slug.clone())
    }
}

fn head(content: &Content, case: &Case) -> Markup {
    let right = case.rights.first().map_or("", String::as_str);
    html! {
        header.case-head {
            p.case-kicker {
                @if case.is_of_the_ten() {
                    (case.country_name) " · " (right)
                } @else {
                    (content.text(Text::HomeFurtherKicker))
                }
            }
            h1 { bdi { (case.name) } }
            p.case-headline { (case.headline) }
        }
    }
}

fn aside(content: &Content, case: &Case) -> Markup {
    html! {
        div.case-aside {
            (large_stamp(content, case))
            (goal_bar(&case.slug))
            (counter_and_paper(content, Some(&case.slug)))
            @if case.is_of_the_ten() { (letters_count(content, Some(&case.slug))) }
        }
    }
}

fn story(content: &Content, case: &Case) -> Markup {
    html! {
        article.case-story {
            @for paragraph in &case.story {
                p { (paragraph) }
            }
            h2 { (content.text(Text::CaseWhyTitle)) }
            p { (case.why) }
            @if let Some(place) = &case.map {
                (country_map(content, place, &case.country_name))
            }
            dl.case-facts {
                dt { (content.text(Text::CaseRights)) }
                dd { (case.rights.join(list_separator(content))) }
            }
            @if !case.is_of_the_ten() {
                p.case-as-of { (content.text(Text::CaseOutside)) }
            }
            p.case-as-of {
                time datetime=(case.facts_as_of) {
                    (content.fill(Text::CaseFactsAsOf, "month", &case.facts_as_of_words))
                }
            }
        }
    }
}

/// The slim bar of phones, which keeps count and form within reach until the form is there.
fn bar(content: &Content, case: &Case) -> Markup {
    html! {
        div.case-bar data-unsigned=(case.slug) {
            (counter(content, Some(&case.slug)))
            // `external`: the browser moves the focus along, which the router does not.
            a.button href="#signature" rel="external" { (content.text(Text::CaseSignLink)) }
        }
    }
}

/// The petition as a letter: addressee, demand, and where to sign; or that it has been signed, or won.
fn petition(content: &Content, case: &Case, page: &Page) -> Markup {
    html! {
        @if case.status == CaseStatus::Open {
            section.letter #signature tabindex="-1" {
                p.letter-kicker { (content.text(Text::CaseDemandTitle)) }
                h2 { (case.addressee) }
                p.letter-demand { (case.demand) }
                div.letter-signed data-signed=(case.slug) hidden {
                    p { (content.text(Text::CaseSigned)) }
                    (next_case(content, Some(case)))
                    button.button-plain type="button" data-forget {
                        (content.text(Text::FormSomeoneElse))
                    }
                }
                div data-unsigned=(case.slug) { (signature_form(content, page)) }
            }
        } @else {
            p.case-won { (content.text(Text::CaseWon)) }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::{pages::draw, prerender::content_of_the_repository};

    #[test]
    fn a_won_case_says_so_and_takes_no_more_signatures() {
        for mut content in content_of_the_repository() {
            content.cases[0].status = CaseStatus::Won;
            let won = content.cases[0].clone();
            let main = |page: Page| draw(&content, page, "/").main;
            let own = main(Page::Case(won.slug.clone()));
            assert!(
                own.contains(content.text(Text::CaseWon)),
                "{}",
                content.language
            );
            assert!(!own.contains("<form"), "{}", content.language);
            for elsewhere in [Page::Sign, Page::Case(content.cases[1].slug.clone())] {
                assert!(!main(elsewhere).contains(&format!("value=\"{}\"", won.slug)));
            }
            let next = format!("data-next-case=\"{}\"", won.slug);
            assert!(!main(Page::Thanks).contains(&next), "{}", content.language);
        }
    }
}
