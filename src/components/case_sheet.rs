//! The ten cases as a sheet of stamps.

use marathon_domain::{Content, Page};
use maud::{Markup, html};

use super::{counter, stamp};

/// All cases, in the order of the campaign, each with its count.
pub fn case_sheet(content: &Content) -> Markup {
    html! {
        ol.case-sheet role="list" {
            @for case in &content.cases {
                li {
                    a.case-card href=(Page::Case(case.slug.clone()).path(&content.language)) {
                        (stamp(content, case))
                        span.case-card-name { bdi { (case.short_name) } }
                        span.case-card-country { (case.country_name) }
                    }
                    (counter(content, Some(&case.slug)))
                }
            }
        }
    }
}
