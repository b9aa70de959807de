//! The footer of every page.

use leptos::prelude::*;
use marathon_domain::{Document, MarathonText, Page, Text};

use crate::{erased::Erased, state::use_content};

/// The content of the footer: further pages, what this site is, and what it promises.
#[component]
pub fn SiteFooter() -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let pages = [
        (Page::Document(Document::How), Text::SiteHowLink),
        (Page::Booklet, Text::SiteBookletLink),
        (Page::Document(Document::Privacy), Text::SitePrivacyLink),
        (
            Page::Document(Document::Accessibility),
            Text::SiteAccessibilityLink,
        ),
        (Page::Document(Document::Partners), Text::SitePartnersLink),
        (Page::Document(Document::Credits), Text::SiteCreditsLink),
    ];
    let links = pages.into_iter().map(|(page, words)| {
        // This page has scripts of its own, which run only if it is loaded whole.
        let has_scripts = page == Page::Document(Document::Partners);
        view! {
            <li>
                <a href=page.path(&content.language) rel=has_scripts.then_some("external")>{text(words)}</a>
            </li>
        }.erased()
    });
    view! {
        <div class="page-width">
            <nav aria-label=text(Text::SiteMenuLabel)>
                <ul class="site-menu" role="list">
                    <li>
                        <a href=Page::Marathons.path(&content.language)>
                            {content.marathon_text(MarathonText::ListTitle).to_owned()}
                        </a>
                    </li>
                    {links.collect_view()}
                </ul>
            </nav>
            <p>{text(Text::FooterAbout)}</p>
            <p>{text(Text::FooterPromise)}</p>
        </div>
    }
    .erased()
}
