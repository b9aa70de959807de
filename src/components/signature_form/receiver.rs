//! The plain words before the button: what signing means, who receives what, from what age. They
//! follow the country, which decides on the section.

use marathon_domain::{Content, CountryCode, Text};
use maud::{Markup, html};

use crate::device;

/// The words for the likeliest country; without scripts also those for any other.
pub fn receiver(content: &Content) -> Markup {
    let country = content.likely_countries.first().copied();
    html! {
        div.notice {
            p { (content.text(Text::FormConsent)) }
            p {
                span #receiver { (words(content, Text::FormReceiver, country)) }
                " "
                a #receiver-privacy href=(privacy(content, country)) {
                    (content.text(Text::FormPrivacyLink))
                }
            }
            noscript { p { (words(content, Text::FormReceiverElsewhere, None)) } }
        }
    }
}

/// Shows who receives the data of someone who lives there.
pub fn show(content: &Content, country: Option<CountryCode>) {
    if let Some(place) = device::element("receiver") {
        place.set_text_content(Some(&words(content, Text::FormReceiver, country)));
    }
    if let Some(link) = device::element("receiver-privacy") {
        let _ = link.set_attribute("href", privacy(content, country));
    }
}

fn words(content: &Content, text: Text, country: Option<CountryCode>) -> String {
    content
        .section_of(country)
        .map_or(String::new(), |section| {
            content
                .fill(text, "section", &section.name)
                .replace("{age}", &section.minimum_age.to_string())
        })
}

fn privacy(content: &Content, country: Option<CountryCode>) -> &str {
    let section = content.section_of(country);
    section
        .and_then(|section| section.links.privacy.as_deref())
        .unwrap_or_default()
}
