//! The routes of the site. `Page` (in the domain) makes and reads every address; the tests hold the
//! routes against it.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route},
    path,
};
use marathon_domain::{Deed, Document};

use crate::pages::*;

/// One route for each kind of page.
#[component]
pub fn PageRoutes() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/:language") view=HomePage />
            <Route path=path!("/:language/cases/:slug") view=CasePage />
            <Route path=path!("/:language/cases/:slug/letter") view=LetterPage />
            <Route path=path!("/:language/cases/:slug/message") view=MessagePage />
            <Route path=path!("/:language/cases/:slug/message-sent") view=MessageSentPage />
            <Route path=path!("/:language/petitions/:slug") view=PetitionPage />
            <Route path=path!("/:language/sign") view=SignPage />
            <Route path=path!("/:language/thanks") view=ThanksPage />
            <Route path=path!("/:language/mailed") view=MailedPage />
            <Route path=path!("/:language/act") view=ActPage />
            <Route path=path!("/:language/done/letter") view=|| view! { <DonePage deed=Deed::Letter /> } />
            <Route
                path=path!("/:language/done/letter-mailed")
                view=|| view! { <DonePage deed=Deed::LetterMailed /> }
            />
            <Route path=path!("/:language/done/posted") view=|| view! { <DonePage deed=Deed::Posted /> } />
            <Route path=path!("/:language/booklet") view=BookletPage />
            <Route path=path!("/:language/how") view=|| view! { <DocumentPage document=Document::How /> } />
            <Route path=path!("/:language/privacy") view=|| view! { <DocumentPage document=Document::Privacy /> } />
            <Route
                path=path!("/:language/accessibility")
                view=|| view! { <DocumentPage document=Document::Accessibility /> }
            />
            <Route path=path!("/:language/credits") view=|| view! { <DocumentPage document=Document::Credits /> } />
            <Route path=path!("/:language/partners") view=PartnersPage />
            <Route path=path!("/:language/cases/:slug/messages") view=MessagesPage />
            <Route path=path!("/:language/my-signing") view=MySigningPage />
            <Route path=path!("/:language/marathons") view=MarathonsPage />
            <Route path=path!("/:language/marathons/new") view=NewMarathonPage />
            <Route path=path!("/:language/marathons/organise") view=OrganiseMarathonPage />
            <Route path=path!("/:language/marathons/:id") view=MarathonPage />
        </FlatRoutes>
    }
}

#[cfg(test)]
mod tests {
    use marathon_domain::{MarathonId, Page, Slug};

    /// The pattern and the component of every route above.
    fn routes() -> Vec<(String, String)> {
        let source = include_str!("routes.rs");
        let (source, _) = source
            .split_once("#[cfg(test)]")
            .expect("here are the tests");
        let found = source.split("path!(\"").skip(1).map(|rest| {
            let (pattern, rest) = rest.split_once('"').expect("it is a literal");
            let (_, view) = rest.split_once("view=").expect("it has a view");
            let view = view.trim_start_matches("|| view! { <");
            let name: String = view.chars().take_while(|c| c.is_alphanumeric()).collect();
            (pattern.to_owned(), name)
        });
        found.collect()
    }

    /// The component that a page is named after.
    fn component(page: &Page) -> &'static str {
        match page {
            Page::Home => "HomePage",
            Page::Case(_) => "CasePage",
            Page::Letter(_) => "LetterPage",
            Page::Message(_) => "MessagePage",
            Page::MessageSent(_) => "MessageSentPage",
            Page::Petition(_) => "PetitionPage",
            Page::Sign => "SignPage",
            Page::Thanks => "ThanksPage",
            Page::Mailed => "MailedPage",
            Page::Act => "ActPage",
            Page::Done(_) => "DonePage",
            Page::Booklet => "BookletPage",
            Page::Document(marathon_domain::Document::Partners) => "PartnersPage",
            Page::Document(_) => "DocumentPage",
            Page::Messages(_) => "MessagesPage",
            Page::MySigning => "MySigningPage",
            Page::Marathons => "MarathonsPage",
            Page::NewMarathon => "NewMarathonPage",
            Page::Marathon(_) => "MarathonPage",
            Page::OrganiseMarathon => "OrganiseMarathonPage",
            // Only the server answers these pages: they have no route.
            Page::Confirm | Page::Kit(_) | Page::MarathonKit(..) => "",
            Page::NotFound => "NotFoundPage",
        }
    }

    #[test]
    fn every_pattern_is_the_address_of_the_page_that_it_shows() {
        let routes = routes();
        assert!(routes.len() > 20, "{routes:?}");
        for (pattern, name) in routes {
            let path = pattern
                .replace(":language", "fr")
                .replace(":slug", "jani-silva")
                .replace(":id", MarathonId::of([7; 16]).as_str());
            let (_, page) = Page::at(&path).unwrap_or_else(|| panic!("{pattern} is no page"));
            assert_eq!(component(&page), name, "{pattern}");
        }
    }

    #[test]
    fn every_page_has_the_one_route_that_matches_it() {
        let slug: Slug = "jani-silva".parse().expect("it is a slug");
        let language = "fr".parse().expect("it is a language");
        let pages = [
            Page::Home,
            Page::Sign,
            Page::Act,
            Page::Thanks,
            Page::Mailed,
            Page::MySigning,
            Page::Booklet,
            Page::Marathons,
            Page::NewMarathon,
            Page::Marathon(MarathonId::of([7; 16])),
            Page::OrganiseMarathon,
            Page::Case(slug.clone()),
            Page::Letter(slug.clone()),
            Page::Message(slug.clone()),
            Page::MessageSent(slug.clone()),
            Page::Messages(slug.clone()),
            Page::Petition(slug),
        ];
        let documents = marathon_domain::Document::ALL.map(Page::Document);
        let deeds = marathon_domain::Deed::ALL.map(Page::Done);
        for page in pages.into_iter().chain(documents).chain(deeds) {
            let path = page.path(&language);
            let routes = routes();
            let matching = routes.iter().filter(|(pattern, _)| matches(pattern, &path));
            // A literal segment matches before a parameter.
            let best = matching.min_by_key(|(pattern, _)| pattern.matches(':').count());
            let name = best.map(|(_, name)| name.as_str());
            assert_eq!(name, Some(component(&page)), "{path}");
        }
    }

    fn matches(pattern: &str, path: &str) -> bool {
        let (pattern, path) = (pattern.split('/'), path.split('/'));
        pattern.clone().count() == path.clone().count()
            && pattern
                .zip(path)
                .all(|(pattern, part)| pattern.starts_with(':') || pattern == part)
    }
}
