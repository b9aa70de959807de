//! Who receives what, and from what age: follows the country, which decides on the section.

use marathon_domain::{CountryCode, LiveText};

use crate::{device, page_store::PageStore};

/// Says who receives the data of someone who lives there.
pub fn show(country: Option<CountryCode>) {
    PageStore::here().with_data(|data| {
        let Some(section) = data.section_of(country) else {
            return;
        };
        if let Some(place) = device::element("receiver") {
            let words = section.named_in(data.text(LiveText::FormReceiver));
            place.set_text_content(Some(&words));
        }
        if let Some(link) = device::element("receiver-privacy") {
            let address = section.links.privacy.as_deref().unwrap_or_default();
            let _ = link.set_attribute("href", address);
        }
    });
}
