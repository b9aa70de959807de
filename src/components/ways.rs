//! The four ways to act, side by side, in the order of effort; each is ticked off once it was done in
//! this tab (`slots/fill_deeds.rs`).

use marathon_domain::{Case, Content, Page, Text};
use maud::{Markup, html};

/// About one case: its form, passing it on, a letter about it. On a page that has neither form nor shares,
/// the first two lead to that of the case.
pub fn ways_of(content: &Content, case: &Case, is_its_page: bool) -> Markup {
    let path = |page: Page| page.path(&content.language);
    let there = match is_its_page {
        true => String::new(),
        false => path(Page::Case(case.slug.clone())),
    };
    let writes = case.letter.is_some();
    list(
        content,
        &Ways {
            about: format!(":{}", case.slug),
            sign: format!("{there}#signature"),
            share: format!("{there}#share"),
            letter: writes.then(|| path(Page::Letter(case.slug.clone()))),
            message: writes.then(|| path(Page::Message(case.slug.clone()))),
        },
    )
}

/// About whatever was done.
pub fn ways(content: &Content) -> Markup {
    let act = Page::Act.path(&content.language);
    list(
        content,
        &Ways {
            about: String::new(),
            sign: Page::Sign.path(&content.language),
            share: "#share".to_owned(),
            letter: Some(format!("{act}#letter")),
            message: None,
        },
    )
}

struct Ways {
    /// What stands behind the kind of a deed.
    about: String,
    sign: String,
    share: String,
    letter: Option<String>,
    /// Words of encouragement, part of writing.
    message: Option<String>,
}

fn list(content: &Content, ways: &Ways) -> Markup {
    let act = Page::Act.path(&content.language);
    let about = &ways.about;
    let deed = |kind: &str| format!("{kind}{about}");
    html! {
        ol.ways-short role="list" {
            li { (way(content, &ways.sign, Text::HomeWayPetitionTitle, &deed("sign"))) }
            li { (way(content, &ways.share, Text::HomeWayMessageTitle, &deed("share"))) }
            @if let Some(letter) = &ways.letter {
                li {
                    @let written = format!("letter{about} posted{about}");
                    (way(content, letter, Text::HomeWayLetterTitle, &written))
                    @if let Some(message) = &ways.message {
                        br;
                        (way(content, message, Text::MessageKicker, &deed("message")))
                    }
                }
            }
            @let marathons = Page::Marathons.path(&content.language);
            li { (way(content, &marathons, Text::HomeWayMarathonTitle, "marathon")) }
        }
        p { a href=(act) { (content.text(Text::ActLink)) } }
    }
}

fn way(content: &Content, address: &str, title: Text, deeds: &str) -> Markup {
    html! {
        // `external`: within the page the browser moves the focus along, which the router does not; and
        // marathons are loaded whole, so that each visit sees those that there are now.
        @let is_external = address.starts_with('#') || address.ends_with("/marathons");
        a href=(address) rel=[is_external.then_some("external")] { (content.text(title)) }
        " " span.way-done data-did=(deeds) hidden { (content.text(Text::ActDone)) }
    }
}
