//! The petition in the width of a column: whom it is about, the demand and its addressee, and the
//! form.

use leptos::prelude::*;
use marathon_domain::{Case, CaseStatus, EmbedPage, Embedded, LiveText, Page, SectionCard, Text};

use super::{
    document::{Outside, page_of},
    frame_counter::FrameCounter,
};
use crate::{
    components::{
        ErrorSummary, LargeStamp, PageField, PersonFields, PetitionChoice, SendButton, Tick,
    },
    erased::Erased,
    state::{ChosenCountry, FormProgress, use_content},
};

/// The frame's address as the page around made it, for a form that comes back.
#[derive(Default)]
pub struct AskedBy {
    /// The query, from the `?` on.
    pub query: String,
    /// Whether this frame cannot send a form.
    pub is_cut_off: bool,
}

/// The page before signing.
#[component]
pub fn EmbeddedForm(
    page: EmbedPage,
    section: SectionCard,
    case: Option<Case>,
    asked_by: AskedBy,
) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let is_open = case
        .as_ref()
        .is_none_or(|case| case.status == CaseStatus::Open);
    let demand = case.as_ref().map(|case| {
        view! {
            <p class="letter-kicker">{text(Text::CaseDemandTitle)}</p>
            <h2>{case.addressee.clone()}</h2>
            <p class="letter-demand">{case.demand.clone()}</p>
        }
        .into_any()
    });
    let form = if is_open {
        view! { <Form page section asked_by /> }.into_any()
    } else {
        view! { <p class="case-won">{text(Text::CaseWon)}</p> }.into_any()
    };
    view! {
        <EmbedHead case />
        <section class="letter embed-letter">{demand} {form}</section>
    }
    .into_any()
}

#[component]
fn EmbedHead(case: Option<Case>) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let Some(case) = case else {
        return view! {
            <header class="embed-head embed-head-all">
                <div class="embed-words">
                    <p class="embed-kicker">{text(Text::SiteName)}</p>
                    <h1>{text(Text::SignTitle)}</h1>
                    <p class="embed-headline">{text(Text::SignLead)}</p>
                </div>
                <div class="embed-more">
                    <FrameCounter petition=None />
                    <CardLink page=Page::Sign words=Text::SignTitle />
                </div>
            </header>
        }
        .into_any();
    };
    let kicker = if case.is_of_the_ten() {
        case.country_name.clone()
    } else {
        text(Text::HomeFurtherKicker)
    };
    let page = page_of(Some(&case));
    let story = page.path(&content.language);
    let act = match case.status {
        CaseStatus::Open => Text::EmbedSign,
        CaseStatus::Won => Text::EmbedStory,
    };
    view! {
        <header class="embed-head">
            <LargeStamp case=case.slug.clone() />
            <div class="embed-words">
                <p class="embed-kicker">{kicker}</p>
                <h1>
                    <bdi>{case.name}</bdi>
                </h1>
                <p class="embed-headline">{case.headline}</p>
            </div>
            <div class="embed-more">
                <FrameCounter petition=Some(case.slug) />
                <p class="embed-story">
                    <Outside address=story words=text(Text::EmbedStory) />
                </p>
                <CardLink page words=act />
            </div>
        </header>
    }
    .into_any()
}

/// The link to the petition if the page is a card, without the form, in a frame that cannot send
/// anything.
#[component]
fn CardLink(page: Page, words: Text) -> impl IntoView {
    let content = use_content();
    let address = page.path(&content.language);
    view! {
        <a class="button embed-sign" href=address hidden=true>
            {content.text(words).to_owned()}
        </a>
    }
    .erased()
}

/// The form. There is no app, so its words about the receiver cannot follow the country: one section
/// receives the data of all supporters.
#[component]
fn Form(page: EmbedPage, section: SectionCard, asked_by: AskedBy) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    provide_context(FormProgress::new());
    provide_context(ChosenCountry::new());
    let address = page.path();
    let (petitions, button) = match &page.shown {
        Embedded::Petition(slug) => {
            let field = view! { <input type="hidden" name="petitions" value=slug.to_string() /> };
            (field.into_any(), Text::FormSign)
        }
        Embedded::All => (view! { <PetitionChoice /> }.into_any(), Text::FormSignAll),
    };
    let home = section.countries.first().copied();
    view! {
        <form class="signature-form" id="signature-form" action="/api/v1/signings" method="post">
            <div class="signature-fields">
                <ErrorSummary />
                <PageField address=[&*address, &asked_by.query].concat() />
                <input type="hidden" name="language" value=content.language.to_string() />
                <input type="hidden" name="notice" value=content.campaign.notice().to_owned() />
                {petitions}
                <PersonFields home />
                <div class="consents">
                    <Tick name="name_to_authorities" words=text(Text::FormNameToAuthorities) />
                    <Tick name="updates" words=text(Text::FormUpdates) />
                </div>
                <SectionReceives section />
                <Covered address is_cut_off=asked_by.is_cut_off />
                <SendButton label=text(button) pending=text(Text::FormPending) />
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn SectionReceives(section: SectionCard) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let words = section.named_in(content.live_text(LiveText::FormReceiver));
    let privacy = section.links.privacy.map(|privacy| {
        view! {
            " "
            <Outside address=privacy words=text(Text::FormPrivacyLink) />
        }
        .into_any()
    });
    view! {
        <div class="notice">
            <p>{text(Text::FormConsent)}</p>
            <p>{words} {privacy}</p>
            <p>{text(Text::EmbedApart)}</p>
        </div>
    }
    .erased()
}

/// The text for when the page around covers the form, when the frame cannot send it, or when the
/// press came while the page moved.
#[component]
fn Covered(address: String, is_cut_off: bool) -> impl IntoView {
    let content = use_content();
    let words = if is_cut_off {
        content.text(Text::RefusedFrame)
    } else {
        content.text(Text::EmbedCovered)
    };
    view! {
        <p class="form-failure embed-covered" role="alert" hidden=!is_cut_off>
            {words.to_owned()} " "
            <Outside address words=content.text(Text::EmbedOpen).to_owned() />
        </p>
        <p class="form-failure embed-again" role="alert" hidden=true>
            {content.text(Text::EmbedAgain).to_owned()}
        </p>
    }
    .erased()
}
