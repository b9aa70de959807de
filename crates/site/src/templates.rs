//! Pages that the server fills in: what stands in their main part, before it does. What it shows or hides
//! is a `data-part`, what it writes is found by name or attribute (`crates/server/src`).

mod marathons;

use marathon_domain::{Content, Page};

/// The name under which the app keeps the secret of who organises a marathon, and finds the field for it.
const ORGANISER: &str = "organiser";

/// The one element in the main part of such a page; none where the page is a component of the app.
pub fn template(content: &Content, page: &Page) -> Option<String> {
    let drawn = match page {
        Page::Marathons => marathons::list_page(content),
        Page::NewMarathon => marathons::new_page(content),
        Page::Marathon => marathons::event_page(content),
        Page::OrganiseMarathon => marathons::organise_page(content),
        Page::Kit(part) => marathons::kit_page(content, *part),
        _ => return None,
    };
    Some(drawn.into_string())
}
