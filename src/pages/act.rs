//! The four ways to act: each in a paragraph and a picture, with the way in.

use marathon_domain::{Content, MarathonText, Page, Text};
use maud::{Markup, html};

use crate::components::{letters_count, share};

/// The page that explains them, in the order of effort.
pub fn act_page(content: &Content) -> Markup {
    let text = |text| content.text(text);
    let sign = html! {
        p { a.button href=(Page::Sign.path(&content.language)) { (text(Text::HomeSignAll)) } }
    };
    let letter = html! {
        (letters_count(content, None))
        p { (text(Text::ActWordsText)) }
        (letters(content))
    };
    // Loaded whole, so that each visit sees those that there are now.
    let marathon = html! {
        p {
            a.button href=(Page::Marathons.path(&content.language)) rel="external" {
                (content.marathon_text(MarathonText::ListTitle))
            }
        }
    };
    html! {
        div.page-width.act {
            header.act-head {
                h1 { (text(Text::ActTitle)) }
                p.lead { (text(Text::ActLead)) }
            }
            (way(content, "petition", (Text::HomeWayPetitionTitle, Text::ActSignText), &sign, "sign"))
            (way(content, "message", (Text::HomeWayMessageTitle, Text::ActShareText), &html! {}, "share"))
            (way(content, "letter", (Text::HomeWayLetterTitle, Text::ActLetterText), &letter, "letter posted message"))
            (way(content, "marathon", (Text::HomeWayMarathonTitle, Text::ActMarathonText), &marathon, "marathon"))
            (share(content, &Page::Home, text(Text::SiteName), text(Text::ShareSiteText)))
        }
    }
}

/// Each picture is named after its way, as its part of the page is.
fn way(
    content: &Content,
    name: &str,
    (title, words): (Text, Text),
    more: &Markup,
    deeds: &str,
) -> Markup {
    html! {
        section.act-way #(name) tabindex="-1" {
            img src={ "/pictures/ways/" (name) ".svg" } alt="" width="240" height="180" loading="lazy";
            div {
                h2 {
                    (content.text(title)) " "
                    span.way-done data-did=(deeds) hidden { (content.text(Text::ActDone)) }
                }
                p { (content.text(words)) }
                (more)
            }
        }
    }
}

/// One letter a case.
fn letters(content: &Content) -> Markup {
    html! {
        ul.act-letters {
            @for case in content.open_cases() {
                li {
                    a href=(Page::Letter(case.slug.clone()).path(&content.language)) {
                        (content.fill(Text::LetterTitle, "name", case.name_within()))
                    }
                    br;
                    a href=(Page::Message(case.slug.clone()).path(&content.language)) {
                        (content.fill(Text::MessageTitle, "to", &case.message.to))
                    }
                }
            }
        }
    }
}
