//! The ten cases on one page, made to be printed.

use leptos::prelude::*;
use marathon_domain::{Case, CaseStatus, Page, Text};

use super::routed::routed;
use crate::{
    components::{PaperCode, PrintButton},
    erased::Erased,
    state::use_content,
};

/// One sheet of paper for each case, in larger letters if asked, without the app.
#[component]
pub fn BookletPage() -> impl IntoView {
    routed(Page::Booklet, |content, _| {
        let text = |text: Text| content.text(text).to_owned();
        let stamps = content.cases.iter().map(|case| {
            let picture = content.asset(&["stamps/", case.slug.as_str(), ".svg"].concat());
            view! { <img src=picture alt="" width="240" height="300" /> }.erased()
        });
        let cases = content.cases.iter().cloned();
        let cases = cases.map(|case| view! { <BookletCase case /> }.erased());
        let page = view! {
            <div class="page-width booklet">
                <header class="booklet-head">
                    <p class="booklet-of">
                        {text(Text::SiteOrganisation)} " · " {text(Text::SiteName)}
                    </p>
                    <h1>{text(Text::BookletTitle)}</h1>
                    <p class="lead">{text(Text::BookletLead)}</p>
                    <div class="booklet-acts">
                        <a class="button button-flame" href=Page::Sign.path(&content.language)>
                            {text(Text::BookletSign)}
                        </a>
                        <PrintButton class="" words=text(Text::BookletPrint) />
                        <label class="box">
                            <input id="large-print" type="checkbox" />
                            <span>{text(Text::BookletLargePrint)}</span>
                        </label>
                    </div>
                    <div class="booklet-cover">
                        <p class="booklet-stamps" aria-hidden="true">{stamps.collect_view()}</p>
                        <PaperCode page=Page::Sign />
                    </div>
                </header>
                {cases.collect_view()}
            </div>
        };
        Some(page.erased())
    })
}

#[component]
fn BookletCase(case: Case) -> impl IntoView {
    let content = use_content();
    let page = Page::Case(case.slug.clone());
    let address = page.path(&content.language);
    let picture = content.asset(&["stamps/", case.slug.as_str(), ".svg"].concat());
    let kicker = [&*case.country_name, " · ", &*case.rights.join(" · ")].concat();
    let story = case
        .story
        .into_iter()
        .map(|paragraph| view! { <p>{paragraph}</p> }.erased());
    let demand = if case.status == CaseStatus::Open {
        view! {
            <div class="booklet-demand">
                <p class="letter-kicker">{case.addressee}</p>
                <p>{case.demand}</p>
            </div>
        }
        .erased()
    } else {
        view! { <p class="case-won">{content.text(Text::CaseWon).to_owned()}</p> }.erased()
    };
    view! {
        <article class="booklet-case">
            <span class="stamp">
                <img src=picture alt=case.alt width="240" height="300" />
            </span>
            <div class="booklet-text">
                <p class="case-kicker">{kicker}</p>
                <h2><a href=address><bdi>{case.name}</bdi></a></h2>
                <p class="case-headline">{case.headline}</p>
                {story.collect_view()}
                <p>{case.why}</p>
                {demand}
                <PaperCode page />
            </div>
        </article>
    }
    .erased()
}
