//! Passing it on: plain links to the networks, no script of anyone else's. What is shared carries
//! where it came from (`source`), never from whom.

use marathon_domain::{Content, Page, Text};
use maud::{Markup, html};

use crate::share_links::{ShareLinks, Shared};

/// The ways to pass a page on, with its prepared text. What was passed on is ticked off.
pub fn share(content: &Content, page: &Page, name: &str, text: &str) -> Markup {
    let shared = Shared {
        address: format!("{}{}", content.address, page.path(&content.language)),
        text: text.to_owned(),
        subject: content.fill(Text::ShareMailSubject, "name", name),
    };
    let links = ShareLinks::of(&shared);
    let deed = match page {
        Page::Case(slug) | Page::Petition(slug) => format!("share:{slug}"),
        _ => "share".to_owned(),
    };
    html! {
        section.share #share tabindex="-1" data-deed=(deed) {
            h2 { (content.text(Text::ShareTitle)) }
            p { (content.text(Text::ShareLead)) }
            ul.share-ways role="list" {
                li.share-native {
                    button.button type="button" data-share=(text) data-link=(shared.link("share")) {
                        (content.text(Text::ShareNative))
                    }
                }
                @for (network, address) in links.networks {
                    li { a href=(address) rel="external noopener" target="_blank" { (network) } }
                }
                li { a href=(links.mail) { (content.text(Text::ShareMail)) } }
                li.needs-scripts {
                    button.button-plain type="button" data-link=(shared.link("link")) {
                        (content.text(Text::ShareCopy))
                    }
                }
            }
            p.share-outcome role="status" {}
        }
    }
}
