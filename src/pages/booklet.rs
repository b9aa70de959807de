//! The ten cases on one page, made to be printed.

use marathon_domain::{Case, CaseStatus, Content, Page, Text};
use maud::{Markup, html};

/// A page of paper a case; larger letters for who wants them, without scripts.
pub fn booklet_page(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        div.page-width.booklet {
            header.booklet-head {
                h1 { (text(Text::BookletTitle)) }
                p.lead { (text(Text::BookletLead)) }
                div.booklet-acts {
                    a.button.button-flame href=(Page::Sign.path(&content.language)) {
                        (text(Text::BookletSign))
                    }
                    button.button.needs-scripts type="button" data-print { (text(Text::BookletPrint)) }
                    label.box {
                        input #large-print type="checkbox" autocomplete="off";
                        span { (text(Text::BookletLargePrint)) }
                    }
                }
            }
            @for case in &content.cases {
                (booklet_case(content, case))
            }
        }
    }
}

fn booklet_case(content: &Content, case: &Case) -> Markup {
    let address = Page::Case(case.slug.clone()).path(&content.language);
    html! {
        article.booklet-case {
            span.stamp {
                img src=(case.picture()) alt=(case.alt) width="240" height="300" loading="lazy";
            }
            div.booklet-text {
                p.case-kicker { (case.country_name) " · " (case.rights.join(" · ")) }
                h2 { a href=(address) { bdi { (case.name) } } }
                p.case-headline { (case.headline) }
                @for paragraph in &case.story {
                    p { (paragraph) }
                }
                p { (case.why) }
                @if case.status == CaseStatus::Open {
                    div.booklet-demand {
                        p.letter-kicker { (case.addressee) }
                        p { (case.demand) }
                    }
                } @else {
                    p.case-won { (content.text(Text::CaseWon)) }
                }
            }
        }
    }
}
