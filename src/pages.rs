//! The pages as markup, one file each, for the build of the site and the development build. The app
//! in the browser takes it from the site's own files.

mod act;
mod booklet;
mod case;
mod confirm;
mod document;
pub mod done;
mod home;
mod letter;
mod marathons;
mod message;
mod message_sent;
mod messages;
mod my_signing;
mod not_found;
mod own_petitions;
mod partners;
mod sign;
#[cfg(feature = "csr")]
mod styleguide;
mod thanks;

use marathon_domain::{Content, Document, Page, Text};
use maud::Markup;

use crate::{
    components::{site_footer, site_header},
    page_head,
    shown_page::ShownPage,
};

/// Draws the page that stands at an address.
pub fn draw(content: &Content, page: Page, path: &str) -> ShownPage {
    let page = if content.knows(&page) {
        page
    } else {
        Page::NotFound
    };
    ShownPage {
        path: path.to_owned(),
        title: page_head::title(content, &page),
        direction: content.text(Text::LanguageDirection).to_owned(),
        header: site_header(content, &page).into_string(),
        main: main(content, &page).into_string(),
        footer: site_footer(content).into_string(),
        data: content.site_data(),
    }
}

/// What stands in `main`: one element.
fn main(content: &Content, page: &Page) -> Markup {
    let drawn = match page {
        Page::Home => Some(home::home_page(content)),
        Page::Case(slug) => content
            .case(slug)
            .map(|case| case::case_page(content, case)),
        Page::Letter(slug) => content
            .case(slug)
            .and_then(|case| letter::letter_page(content, case)),
        Page::Message(slug) => content
            .case(slug)
            .map(|case| message::message_page(content, case)),
        Page::MessageSent(slug) => content
            .case(slug)
            .map(|case| message_sent::message_sent_page(content, case)),
        Page::Messages(slug) => content
            .case(slug)
            .map(|case| messages::messages_page(content, case)),
        Page::Petition(slug) => content
            .further(slug)
            .map(|petition| case::case_page(content, petition)),
        Page::Sign => Some(sign::sign_page(content)),
        Page::Thanks => Some(thanks::thanks_page(content)),
        Page::Mailed => Some(thanks::mailed_page(content)),
        Page::Confirm => Some(confirm::confirm_page(content)),
        Page::MySigning => Some(my_signing::my_signing_page(content)),
        Page::Act => Some(act::act_page(content)),
        Page::Done(deed) => Some(done::done_page(content, *deed)),
        Page::Booklet => Some(booklet::booklet_page(content)),
        Page::Marathons => Some(marathons::list_page(content)),
        Page::NewMarathon => Some(marathons::new_page(content)),
        Page::Marathon => Some(marathons::event_page(content)),
        Page::OrganiseMarathon => Some(marathons::organise_page(content)),
        Page::Kit(part) => Some(marathons::kit_page(content, *part)),
        Page::Document(Document::Partners) => content
            .document(Document::Partners)
            .map(|written| partners::partners_page(content, written)),
        Page::Document(document) => content.document(*document).map(document::document_page),
        #[cfg(feature = "csr")]
        Page::Styleguide => Some(styleguide::styleguide_page(content)),
        _ => None,
    };
    drawn.unwrap_or_else(|| not_found::not_found_page(content))
}
