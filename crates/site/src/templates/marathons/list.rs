//! The marathons to come, by country, town and date.

use marathon_domain::{Content, MarathonText, Page};
use maud::{Markup, PreEscaped, html};

use super::styles;

/// A search, a row a marathon, and pages of them.
pub fn list_page(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        div.page-width.marathons {
            (styles())
            header.marathons-head {
                h1 { (text(MarathonText::ListTitle)) }
                p.lead { (text(MarathonText::ListLead)) }
                p.marathons-acts {
                    a.button.button-flame href=(Page::NewMarathon.path(&content.language)) rel="external" {
                        (text(MarathonText::ListOrganise))
                    }
                    a href=(Page::OrganiseMarathon.path(&content.language)) rel="external" {
                        (text(MarathonText::ListManage))
                    }
                }
            }
            div data-part="search" hidden { (search(content)) }
            p.marathons-found role="status" data-part="found" hidden data-fill="found" {}
            p.marathons-empty data-part="empty" { (text(MarathonText::ListEmpty)) }
            div data-part="none-found" hidden {
                p.marathons-empty { (text(MarathonText::ListNoneFound)) }
                p { a href=(Page::Marathons.path(&content.language)) rel="external" { (text(MarathonText::ListReset)) } }
            }
            ul.marathon-rows role="list" data-part="rows" hidden { (row(content)) }
            nav.marathons-pages data-part="pages" hidden aria-label=(text(MarathonText::ListPagesLabel)) {
                a rel="external" href="" data-href="previous" data-part="previous" hidden {
                    (text(MarathonText::ListPrevious))
                }
                span data-fill="page" {}
                a rel="external" href="" data-href="next" data-part="next" hidden {
                    (text(MarathonText::ListNext))
                }
            }
        }
    }
}

fn search(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        form.marathons-search method="get" action=(Page::Marathons.path(&content.language)) role="search" {
            div.field {
                label for="search-country" { (text(MarathonText::ListCountry)) }
                select #search-country name="country" {
                    option value="" { (text(MarathonText::ListAnyCountry)) }
                    optgroup label=(text(MarathonText::ListCountry)) data-html="countries" {}
                }
            }
            div.field {
                label for="search-town" { (text(MarathonText::ListTown)) }
                input #search-town name="town" type="search" autocomplete="address-level2" dir="auto"
                    maxlength="80";
            }
            div.field {
                label for="search-from" { (text(MarathonText::ListFrom)) }
                input #search-from name="from" type="date";
            }
            button.button { (text(MarathonText::ListSearch)) }
        }
    }
}

/// One marathon; the server repeats what stands between the comments.
fn row(content: &Content) -> Markup {
    html! {
        (PreEscaped("<!--row-->"))
        li.marathon-row {
            h2 { a rel="external" href="" data-href="page" { bdi data-fill="title" { (content.marathon_text(MarathonText::EventTitle)) } } }
            p.marathon-when { time datetime="" data-datetime="starts" data-fill="when" {} }
            p { bdi data-fill="place" {} ", " bdi data-fill="town" {} ", " span data-fill="country" {} }
            p.marathon-quiet {
                (content.marathon_text(MarathonText::EventLanguages)) " · " bdi data-fill="languages" {}
            }
        }
        (PreEscaped("<!--/row-->"))
    }
}
