//! The header of every page.

use leptos::prelude::*;
use marathon_domain::{Document, Language, Page, Text};
use web_sys::{HtmlDetailsElement, HtmlUListElement};

use crate::{
    browser::focus,
    element_ref::ElementRef,
    erased::Erased,
    reactive::on,
    state::{LanguageSwitch, use_content},
};

/// The content of the header: the site's name, which leads home; the menu; the page in other
/// languages; and the link to sign all ten.
#[component]
pub fn SiteHeader(
    /// The page that is shown.
    page: Page,
) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let languages =
        (content.languages.len() > 1).then(|| view! { <Languages page=page.clone() /> }.erased());
    view! {
        // `external`: the browser moves the focus too, which the router does not.
        <a class="skip-link" href="#main" rel="external">{text(Text::SkipToContent)}</a>
        <div class="page-width">
            <a class="site-name" href=Page::Home.path(&content.language)>
                <span class="candle" aria-hidden="true"></span>
                <span>
                    {text(Text::SiteName)}
                    <span class="site-of">{text(Text::SiteOrganisation)}</span>
                    <span class="visually-hidden">{text(Text::HomeLink)}</span>
                </span>
            </a>
            <Menu page />
            {languages}
            <a class="site-sign" href=Page::Sign.path(&content.language)>{text(Text::SignLink)}</a>
        </div>
    }
    .erased()
}

/// The menu: side by side if there is room; otherwise a popover. The browser itself closes it at
/// Escape and at a press beside it, and returns the focus.
#[component]
fn Menu(page: Page) -> impl IntoView {
    const ID: &str = "site-menu";
    let content = use_content();
    let path = |page: &Page| page.path(&content.language);
    let cases = [&*path(&Page::Home), "#cases"].concat();
    let places = [
        (Text::SiteNavCases, cases, None),
        (Text::SiteNavWrite, path(&Page::Act), Some(Page::Act)),
        (
            Text::SiteNavMarathons,
            path(&Page::Marathons),
            Some(Page::Marathons),
        ),
        (
            Text::SiteNavWorks,
            path(&Page::Document(Document::How)),
            Some(Page::Document(Document::How)),
        ),
    ];
    let links = places.into_iter().map(|(words, address, place)| {
        let is_here = (place.as_ref() == Some(&page)).then_some("page");
        view! {
            <li>
                <a href=address aria-current=is_here>{content.text(words).to_owned()}</a>
            </li>
        }
        .erased()
    });
    let links = links.collect_view();
    let list: ElementRef<HtmlUListElement> = ElementRef::default();
    let close = move |_| {
        if let Some(list) = list.get_untracked() {
            // If the links are side by side, or the browser has no popovers, there is nothing to close.
            let _ = list.hide_popover();
        }
    };
    view! {
        <nav class="site-nav" aria-label=content.text(Text::SiteMenu).to_owned()>
            <button class="site-nav-button" type="button" popovertarget=ID>
                <span>{content.text(Text::SiteMenu).to_owned()}</span>
            </button>
            <ul node_ref=list id=ID popover="" role="list" on:click=on(close)>
                {links}
            </ul>
        </nav>
    }
    .erased()
}

/// The same page in each other language, under the language's own name.
#[component]
fn Languages(page: Page) -> impl IntoView {
    const ID: &str = "languages";
    let content = use_content();
    // A page that is missing is missing in every language.
    let page = if page == Page::NotFound {
        Page::Home
    } else {
        page
    };
    let others = content.languages.iter();
    let others = others.filter(|(language, _)| *language != content.language);
    let switch = LanguageSwitch::here();
    let others = others.map(|(language, name)| {
        let link = link(page.path(language), language, name.clone(), &switch);
        view! { <li>{link}</li> }.erased()
    });
    let details: ElementRef<HtmlDetailsElement> = ElementRef::default();
    let close = move |_| {
        if let Some(details) = details.get_untracked() {
            // The header stays when the language changes, so the list is closed here. First the focus leaves the link: a
            // focused link whose address changes makes the browser lay out the whole page, drawn by halves.
            focus::set_in_place(ID);
            let _ = details.remove_attribute("open");
        }
    };
    view! {
        <details node_ref=details class="languages">
            <summary id=ID>
                <span class="visually-hidden">
                    {[content.text(Text::SiteLanguagesLabel), " "].concat()}
                </span>
                {content.text(Text::LanguageName).to_owned()}
            </summary>
            <ul role="list" on:click=on(close)>{others.collect_view()}</ul>
        </details>
    }
    .erased()
}

/// The link to the page in a language.
fn link(path: String, language: &Language, name: String, switch: &LanguageSwitch) -> AnyView {
    let code = language.as_str().to_owned();
    let address = match switch {
        LanguageSwitch::Address(query) => path + query,
        #[cfg(feature = "ssr")]
        LanguageSwitch::Form { name: field, value } => {
            return view! {
                <form method="post" action=path>
                    <button lang=code name=*field value=value.clone()>
                        {name}
                    </button>
                </form>
            }
            .erased();
        }
    };
    view! {
        // The reader stays at the same place in the new language.
        <a href=address lang=code.clone() hreflang=code data-noscroll="">
            {name}
        </a>
    }
    .erased()
}
