//! The plain words before the button: what signing means, who receives what, from what age.

use marathon_domain::{Content, LiveText, SiteData, Text};
use maud::{Markup, html};

/// What one agrees to, and the words for the likeliest country, which the app changes with the country chosen; without
/// scripts also those for any other.
pub fn receiver(content: &Content, consent: Text) -> Markup {
    let data = content.site_data();
    let likely = data.section_of(content.likely_countries.first().copied());
    let privacy = likely.and_then(|section| section.links.privacy.as_deref());
    let receiver = likely.map(|section| section.named_in(data.text(LiveText::FormReceiver)));
    html! {
        div.notice {
            p { (content.text(consent)) }
            p {
                span #receiver { (receiver.unwrap_or_default()) }
                " "
                a #receiver-privacy href=(privacy.unwrap_or_default()) {
                    (content.text(Text::FormPrivacyLink))
                }
            }
            noscript { p { (elsewhere(content, &data)) } }
        }
    }
}

fn elsewhere(content: &Content, data: &SiteData) -> String {
    let section = data.section_of(None);
    section.map_or(String::new(), |section| {
        section.named_in(content.text(Text::FormReceiverElsewhere))
    })
}
