//! One case: who the person is, what is asked, and the form to sign it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marathon_domain::{Case, CaseStatus, Page, Slug, Text};

use super::{NotFoundPage, speaks_the_language};
use crate::{
    components::{Counter, GoalBar, NextCase, SignatureForm, Stamp, WhenCovered},
    content_store::ContentStore,
    reactive::flag,
    signed_petitions::SignedPetitions,
    supporter::Supporter,
};

/// The page of the case that the address names.
#[component]
pub fn CasePage() -> impl IntoView {
    let speaks = speaks_the_language();
    let params = use_params_map();
    let store = ContentStore::here();
    let slug =
        Memo::new(move |_| params.with(|params| params.get_str("slug")?.parse::<Slug>().ok()));
    move || {
        let known = slug
            .get()
            .filter(|slug| speaks() && store.now().case(slug.as_str()).is_some());
        match known {
            None => NotFoundPage().into_any(),
            Some(slug) => {
                let page = Page::Case(slug.clone());
                let show = move || {
                    store
                        .now()
                        .case(slug.as_str())
                        .map(|case| view! { <CaseView case=case.clone() /> })
                };
                view! { <WhenCovered page show /> }.into_any()
            }
        }
    }
}

#[component]
fn CaseView(case: Case) -> impl IntoView {
    let store = ContentStore::here();
    let signed = SignedPetitions::here();
    let slug = case.slug.clone();
    let signed_slug = slug.clone();
    let has_signed = flag(move || signed.has(&signed_slug));
    let facts_as_of = store.fill(Text::CaseFactsAsOf, "month", &case.facts_as_of_words);
    let first_right = case.rights.first().cloned().unwrap_or_default();
    let open = case.status == CaseStatus::Open;
    view! {
        <article class="page-width case">
            <header class="case-head">
                <p class="case-kicker">{case.country_name.clone()} " · " {first_right}</p>
                <h1>{case.name.clone()}</h1>
                <p class="case-headline">{case.headline.clone()}</p>
            </header>
            <aside class="case-aside">
                <Stamp case=case.clone() large=true />
                <GoalBar petition=slug.clone() />
                <Counter petition=Some(slug.clone()) />
            </aside>
            <div class="case-text">
                {open.then(|| view! {
                    <p class="case-jump">
                        <a class="button" href="#signature" rel="external">{store.text(Text::CaseSignLink)}</a>
                    </p>
                })}
                {case.story.iter().map(|paragraph| view! { <p>{paragraph.clone()}</p> }).collect_view()}
                <dl class="case-facts">
                    <dt>{store.text(Text::CaseRights)}</dt>
                    <dd>{case.rights.join(", ")}</dd>
                </dl>
                <p class="case-as-of"><time datetime=case.facts_as_of.clone()>{facts_as_of}</time></p>
                {if open {
                    view! { <SignatureSection case=case.clone() has_signed /> }.into_any()
                } else {
                    view! { <p class="case-won">{store.text(Text::CaseWon)}</p> }.into_any()
                }}
                <p class="case-all"><a href=store.path(&Page::Home)>{store.text(Text::CaseAll)}</a></p>
            </div>
        </article>
    }
}

/// The petition as a letter: addressee, demand, and where to sign; or that it has been signed.
#[component]
fn SignatureSection(case: Case, has_signed: Signal<bool>) -> impl IntoView {
    let store = ContentStore::here();
    let supporter = Supporter::here();
    view! {
        <section class="letter" id="signature" aria-labelledby="petition-title">
            <h2 id="petition-title">{case.addressee.clone()}</h2>
            <p class="letter-demand">{case.demand.clone()}</p>
            <div class="letter-signed" hidden=flag(move || !has_signed.get())>
                <p>{store.text(Text::CaseSigned)}</p>
                <NextCase />
                <button type="button" class="button-plain" on:click=move |_| supporter.forget()>
                    {store.text(Text::FormSomeoneElse)}
                </button>
            </div>
            <div hidden=has_signed>
                <SignatureForm page=Page::Case(case.slug.clone()) />
            </div>
        </section>
    }
}
