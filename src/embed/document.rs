//! An embedded page as a document: no app, one style sheet, and one small script that comes first, so that the
//! page has the requested looks from its first paint.

use std::sync::Arc;

use leptos::prelude::*;
use marathon_domain::{Case, Content, EmbedPage, EmbedState, Embedded, Page, SectionCard, Text};

use super::{
    form::{AskedBy, EmbeddedForm},
    refused::RefusedForm,
    thanks::EmbeddedThanks,
};
use crate::{
    draw::{fonts, in_context, without_marks},
    erased::Erased,
    state::{SentForm, use_content},
};

/// One embedded page to be drawn.
pub struct EmbedDocument<'a> {
    pub content: &'a Arc<Content>,
    pub page: &'a EmbedPage,
    /// The section whose partners may embed it.
    pub section: &'a SectionCard,
}

/// The form that comes back in a frame.
pub struct GivenBack {
    pub sent: SentForm,
    /// The query of the page's address, from the `?` on. The answer's address does not have it.
    pub query: String,
    /// Whether this frame cannot send a form.
    pub is_cut_off: bool,
}

impl EmbedDocument<'_> {
    /// The page that everybody may see.
    pub fn html(&self) -> String {
        self.drawn("", None, |shown| shown.main())
    }

    /// The page with its form as it was sent.
    pub fn given_back(&self, back: GivenBack) -> String {
        let asked_by = AskedBy {
            query: back.query.clone(),
            is_cut_off: back.is_cut_off,
        };
        self.drawn(&back.query, Some(back.sent), |shown| shown.form(asked_by))
    }

    /// The page that says that a form was refused, for when nothing of the form's content is known.
    pub fn refused(&self, words: String) -> String {
        let address = self.page.path();
        self.drawn("", None, |_| {
            view! { <RefusedForm words address /> }.into_any()
        })
    }

    fn drawn(
        &self,
        query: &str,
        sent: Option<SentForm>,
        main: impl FnOnce(Shown) -> AnyView,
    ) -> String {
        let content = self.content;
        let case = self.case().cloned();
        let name = match &case {
            Some(case) => case.name.clone(),
            None => content.text(Text::SignTitle).to_owned(),
        };
        let shown = Shown {
            page: self.page.clone(),
            section: self.section.clone(),
            case,
        };
        let title = format!("{name} — {}", content.text(Text::SiteName));
        let site_page = page_of(shown.case.as_ref());
        let (head, body) = in_context(content, &site_page, String::new(), |_| {
            provide_context(Arc::clone(content));
            if let Some(sent) = sent {
                provide_context(sent);
            }
            let head = view! {
                <title>{title}</title>
                {fonts(content)}
                <link rel="stylesheet" href=content.asset("embed/embed.css") />
                <script src=content.asset("embed/frame.js")></script>
            };
            let body = view! {
                // A name of its own, beside the main part of the page around it.
                <main class="embed" aria-label=name>
                    {main(shown)}
                    <Foot />
                </main>
            };
            (
                without_marks(&head.to_html()),
                without_marks(&body.to_html()),
            )
        });
        let query = match query {
            "" => String::new(),
            query => format!(" data-query=\"{}\"", query.replace('&', "&amp;")),
        };
        let language = &content.language;
        let direction = content.text(Text::LanguageDirection);
        format!(
            "<!doctype html>\n\
             <html lang=\"{language}\" dir=\"{direction}\"{query}>\n\
             <head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\">\
             <meta name=\"robots\" content=\"noindex\">{head}</head>\n\
             <body>{body}</body>\n\
             </html>\n"
        )
    }

    /// The case whose petition the page is about. None if it is about all ten.
    fn case(&self) -> Option<&Case> {
        match &self.page.shown {
            Embedded::Petition(slug) => self.content.petition(slug),
            Embedded::All => None,
        }
    }
}

/// What the page is about.
struct Shown {
    page: EmbedPage,
    section: SectionCard,
    case: Option<Case>,
}

impl Shown {
    fn main(self) -> AnyView {
        match self.page.state {
            EmbedState::Form => self.form(AskedBy::default()),
            EmbedState::Thanks => {
                let (title, lead) = (Text::ThanksTitle, Text::ThanksLead);
                view! { <EmbeddedThanks case=self.case title lead /> }.into_any()
            }
            EmbedState::Mailed => {
                let (title, lead) = (Text::MailedTitle, Text::MailedLead);
                view! { <EmbeddedThanks case=self.case title lead /> }.into_any()
            }
        }
    }

    fn form(self, asked_by: AskedBy) -> AnyView {
        let Self {
            page,
            section,
            case,
        } = self;
        view! { <EmbeddedForm page section case asked_by /> }.into_any()
    }
}

/// The page of the site with more to read.
pub fn page_of(case: Option<&Case>) -> Page {
    case.map_or(Page::Home, Case::page)
}

/// A link that opens a tab of its own, so that the frame stays.
#[component]
pub fn Outside(address: String, words: String) -> impl IntoView {
    view! { <a href=address target="_blank" rel="noopener">{words}</a> }.erased()
}

#[component]
fn Foot() -> impl IntoView {
    let content = use_content();
    let address = Page::Home.path(&content.language);
    view! {
        <p class="embed-foot">
            <Outside address words=content.text(Text::SiteName).to_owned() />
            " · Amnesty International"
        </p>
    }
    .erased()
}
