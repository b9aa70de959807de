//! All petitions in a list, of which the server shows those that are meant: by `data-petition` and the
//! states in `data-states`. So it needs no names of its own.

use marathon_domain::{Case, Content};
use maud::{Markup, html};

/// Every state but withdrawn.
pub const STANDING: &str = "pending counted duplicate set_aside";

/// Each petition with what is said of it.
pub fn own_petitions(content: &Content, states: &str, said: impl Fn(&Case) -> Markup) -> Markup {
    html! {
        ul.own-petitions role="list" {
            @for case in content.cases.iter().chain(&content.further) {
                li data-petition=(case.slug) data-states=(states) hidden {
                    bdi.own-name { (case.name) }
                    (said(case))
                }
            }
        }
    }
}
