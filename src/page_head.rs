//! Title and description of each page, for the document's head.

#[cfg(feature = "ssr")]
use std::borrow::Cow;

use marathon_domain::{Content, Deed, KitPart, MarathonText, Page, Slug, Text};

/// The title of a page, for the tab and for search engines.
pub fn title(content: &Content, page: &Page) -> String {
    let site = content.text(Text::SiteName);
    let own = match page {
        Page::Home => return format!("{site} — {}", content.text(Text::HomeTitle)),
        Page::Case(slug) => content.case(slug).map(|case| case.name.as_str()),
        Page::Letter(slug) => {
            let title = about_case(content, slug, Text::LetterTitle);
            return format!("{} — {site}", title.unwrap_or_default());
        }
        Page::Message(slug) | Page::MessageSent(slug) | Page::Messages(slug) => {
            let text = match page {
                Page::Message(_) => Text::MessageTitle,
                Page::Messages(_) => Text::MessageShownTitle,
                _ => Text::MessageSentTitle,
            };
            let title = about_recipients(content, slug, text);
            return format!("{} — {site}", title.unwrap_or_default());
        }
        Page::Petition(slug) => content.further(slug).map(|petition| petition.name.as_str()),
        Page::Sign => Some(content.text(Text::SignTitle)),
        Page::Thanks => Some(content.text(Text::ThanksTitle)),
        Page::Mailed => Some(content.text(Text::MailedTitle)),
        Page::Confirm => Some(content.text(Text::ConfirmTitle)),
        Page::MySigning => Some(content.text(Text::OwnTitle)),
        Page::Act => Some(content.text(Text::ActTitle)),
        Page::Done(deed) => Some(content.text(of_deed(*deed).0)),
        Page::Booklet => Some(content.text(Text::BookletTitle)),
        Page::Marathons
        | Page::NewMarathon
        | Page::Marathon(_)
        | Page::OrganiseMarathon
        | Page::Kit(_)
        | Page::MarathonKit(..) => Some(content.marathon_text(of_marathons(page).0)),
        Page::Document(document) => content
            .document(*document)
            .map(|written| written.title.as_str()),
        Page::NotFound => None,
    };
    titled(content, own.unwrap_or(content.text(Text::NotFoundTitle)))
}

/// The title of a page with a name of its own.
pub fn titled(content: &Content, own: &str) -> String {
    [own, " — ", content.text(Text::SiteName)].concat()
}

/// The description of a page, for search engines and share previews.
#[cfg(feature = "ssr")]
pub fn description<'a>(content: &'a Content, page: &Page) -> Cow<'a, str> {
    let own = match page {
        Page::Home => Some(content.text(Text::SiteDescription)),
        Page::Case(slug) => content.case(slug).map(|case| case.summary.as_str()),
        Page::Letter(slug) => {
            let words = about_case(content, slug, Text::LetterDescription);
            return Cow::Owned(words.unwrap_or_default());
        }
        Page::Message(slug) | Page::MessageSent(slug) | Page::Messages(slug) => {
            let text = match page {
                Page::Message(_) => Text::MessageDescription,
                Page::Messages(_) => Text::MessageShownDescription,
                _ => Text::MessageSentDescription,
            };
            let words = about_recipients(content, slug, text);
            return Cow::Owned(words.unwrap_or_default());
        }
        Page::Petition(slug) => content
            .further(slug)
            .map(|petition| petition.summary.as_str()),
        Page::Sign => Some(content.text(Text::SignDescription)),
        Page::Thanks => Some(content.text(Text::ThanksDescription)),
        Page::Mailed => Some(content.text(Text::MailedDescription)),
        Page::Confirm => Some(content.text(Text::ConfirmDescription)),
        Page::MySigning => Some(content.text(Text::OwnDescription)),
        Page::Act => Some(content.text(Text::ActDescription)),
        Page::Done(deed) => Some(content.text(of_deed(*deed).1)),
        Page::Booklet => Some(content.text(Text::BookletDescription)),
        Page::Marathons
        | Page::NewMarathon
        | Page::Marathon(_)
        | Page::OrganiseMarathon
        | Page::Kit(_)
        | Page::MarathonKit(..) => Some(content.marathon_text(of_marathons(page).1)),
        Page::Document(document) => content
            .document(*document)
            .map(|written| written.lead.as_str()),
        Page::NotFound => None,
    };
    Cow::Borrowed(own.unwrap_or(content.text(Text::NotFoundLead)))
}

/// Title and lead of the thank-you page for a deed.
pub fn of_deed(deed: Deed) -> (Text, Text) {
    match deed {
        Deed::Letter => (Text::DoneLetterTitle, Text::DoneLetterLead),
        Deed::LetterMailed => (Text::DoneLetterMailedTitle, Text::DoneLetterMailedLead),
        Deed::Posted => (Text::DonePostedTitle, Text::DonePostedLead),
    }
}

/// Title and description of a page about marathons.
fn of_marathons(page: &Page) -> (MarathonText, MarathonText) {
    use MarathonText as Of;
    match page {
        Page::NewMarathon => (Of::NewTitle, Of::NewDescription),
        Page::Marathon(_) => (Of::EventTitle, Of::EventDescription),
        Page::OrganiseMarathon => (Of::OwnTitle, Of::OwnDescription),
        Page::Kit(part) | Page::MarathonKit(_, part) => match part {
            KitPart::Poster => (Of::KitPoster, Of::KitPosterDescription),
            KitPart::Sheets => (Of::KitSheets, Of::KitSheetsDescription),
            KitPart::Paper => (Of::KitPaper, Of::KitPaperDescription),
            KitPart::Plan => (Of::KitPlan, Of::KitPlanDescription),
        },
        _ => (Of::ListTitle, Of::ListDescription),
    }
}

/// A sentence that names the case.
fn about_case(content: &Content, slug: &Slug, text: Text) -> Option<String> {
    let case = content.case(slug)?;
    Some(content.fill(text, "name", case.name_within()))
}

/// A text that names the recipients of a case's messages.
fn about_recipients(content: &Content, slug: &Slug, text: Text) -> Option<String> {
    let case = content.case(slug)?;
    Some(content.fill(text, "to", &case.message.to))
}
