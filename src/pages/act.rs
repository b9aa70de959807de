//! The four ways to act: each with a paragraph, a picture and a link to begin.

use leptos::prelude::*;
use marathon_domain::{MarathonText, Page, Text};

use super::routed::routed;
use crate::{
    components::{LettersCount, Share, Stamp},
    erased::Erased,
    reactive::flag,
    state::{Deeds, use_content},
};

/// The page that explains the ways to act, in the order of effort.
#[component]
pub fn ActPage() -> impl IntoView {
    routed(Page::Act, |_, _| Some(view! { <FourWays /> }.erased()))
}

#[component]
fn FourWays() -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let sign = view! {
        <p><a class="button" href=Page::Sign.path(&content.language)>{text(Text::HomeSignAll)}</a></p>
    };
    let letter = view! {
        <LettersCount case=None />
        <p>{text(Text::ActWordsText)}</p>
        <Letters />
    };
    // Loaded whole, so that each visit shows the current marathons.
    let marathon = view! {
        <p>
            <a class="button" href=Page::Marathons.path(&content.language)>
                {content.marathon_text(MarathonText::ListTitle).to_owned()}
            </a>
        </p>
    };
    view! {
        <div class="page-width act">
            <header class="act-head">
                <h1>{text(Text::ActTitle)}</h1>
                <p class="lead">{text(Text::ActLead)}</p>
            </header>
            <Way
                name="petition"
                deeds=&["sign"]
                title=text(Text::HomeWayPetitionTitle)
                words=text(Text::ActSignText)
                more=sign.erased()
            />
            <Way
                name="message"
                deeds=&["share"]
                title=text(Text::HomeWayMessageTitle)
                words=text(Text::ActShareText)
                more=().into_any()
            />
            <Way
                name="letter"
                deeds=&["letter", "posted", "message"]
                title=text(Text::HomeWayLetterTitle)
                words=text(Text::ActLetterText)
                more=letter.erased()
            />
            <Way
                name="marathon"
                deeds=&["marathon"]
                title=text(Text::HomeWayMarathonTitle)
                words=text(Text::ActMarathonText)
                more=marathon.erased()
            />
            <Share page=Page::Home name=text(Text::SiteName) text=text(Text::ShareSiteText) />
        </div>
    }
    .erased()
}

#[component]
fn Way(
    /// The name of its part of the page, and of its picture.
    name: &'static str,
    /// The way is ticked off once one of these deeds was done.
    deeds: &'static [&'static str],
    title: String,
    words: String,
    /// The link to begin.
    more: AnyView,
) -> impl IntoView {
    let content = use_content();
    let done = Deeds::here();
    let is_done = move || deeds.iter().any(|deed| done.is_done(deed));
    let picture = content.asset(&["pictures/ways/", name, ".svg"].concat());
    view! {
        <section class="act-way" id=name tabindex="-1">
            <img src=picture alt="" width="240" height="180" />
            <div>
                <h2>
                    {title}
                    " "
                    <span class="way-done" hidden=flag(move || !is_done())>
                        {content.text(Text::ActDone).to_owned()}
                    </span>
                </h2>
                <p>{words}</p>
                {more}
            </div>
        </section>
    }
    .erased()
}

/// The stamps to choose from: each leads to the letter for its case, with words of encouragement
/// below.
#[component]
fn Letters() -> impl IntoView {
    let content = use_content();
    let path = |page: Page| page.path(&content.language);
    let letters = content.open_cases().map(|case| {
        let slug = &case.slug;
        view! {
            <li>
                <a class="act-letter" href=path(Page::Letter(slug.clone()))>
                    <Stamp case=slug.clone() />
                    <span>{content.fill(Text::LetterTitle, "name", case.name_within())}</span>
                </a>
                <a href=path(Page::Message(slug.clone()))>
                    {content.fill(Text::MessageTitle, "to", &case.message.to)}
                </a>
            </li>
        }
        .erased()
    });
    view! { <ul class="act-letters" role="list">{letters.collect_view()}</ul> }.erased()
}
