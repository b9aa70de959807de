//! After signing in a frame: thanks, the same for everyone, and passing it on.

use marathon_app::{ShareLinks, Shared};
use marathon_domain::{Case, Content, Page, Text};
use maud::{Markup, html};

use super::{
    counter::counter,
    page::{outside, page_of},
};

/// Thanks, or that one step is left.
pub fn thanks(content: &Content, case: Option<&Case>, title: Text, lead: Text) -> Markup {
    let text = |text| content.text(text);
    html! {
        section.embed-thanks #thanks {
            @if let Some(case) = case {
                span.stamp {
                    img src=(case.picture()) alt="" width="240" height="300";
                    span.postmark { (text(Text::CaseSignedMark)) }
                }
            }
            div.embed-words {
                h1 { (text(title)) }
                p.embed-headline { (text(lead)) }
                @if title == Text::MailedTitle {
                    p { (outside(&Page::Confirm.path(&content.language), text(Text::MailedCodeLink))) }
                }
                (counter(content, case.map(|case| &case.slug)))
            }
        }
        (share(content, case))
    }
}

/// Plain links to the networks; the script tells the page around that one was followed, not which.
fn share(content: &Content, case: Option<&Case>) -> Markup {
    let text = |text| content.text(text);
    let page = page_of(case);
    let name = case.map_or(text(Text::SiteName), |case| &case.name);
    let links = ShareLinks::of(&Shared {
        address: format!("{}{}", content.address, page.path(&content.language)),
        text: case
            .map_or(text(Text::ShareSiteText), |case| &case.share)
            .to_owned(),
        subject: content.fill(Text::ShareMailSubject, "name", name),
    });
    html! {
        section.share {
            h2 { (text(Text::ShareTitle)) }
            p { (text(Text::ShareLead)) }
            ul.share-ways role="list" {
                @for (network, address) in links.networks {
                    li { a data-share href=(address) target="_blank" rel="noopener" { (network) } }
                }
                li { a data-share href=(links.mail) target="_blank" { (text(Text::ShareMail)) } }
            }
        }
        p.embed-next { (outside(&Page::Sign.path(&content.language), text(Text::CaseNextSignRest))) }
    }
}
