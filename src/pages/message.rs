//! Words of encouragement for the people of a case: the rules first, then a short message, and before
//! the button plain words about what happens to the message. Details that could identify people are
//! pointed out while they are typed.

use leptos::prelude::*;
use marathon_domain::{
    ActText, Case, CaseStatus, MessageText, Page, PersonName, Slug, Text, WritingHint, WritingRules,
};
use web_sys::HtmlTextAreaElement;

use super::{letter::Hint, routed::routed_by_slug};
use crate::{
    components::{
        ActForm, AfterAct, CountrySelect, ErrorSummary, Field, FieldMistake, Optional, PageField,
        RuleLists, SendButton, Stamp, TextArea, Tick,
    },
    element_ref::ElementRef,
    erased::Erased,
    reactive::follow,
    state::{SentForm, use_content},
};

/// The page to write a message on.
#[component]
pub fn MessagePage() -> impl IntoView {
    routed_by_slug(Page::Message, |content, page| {
        let Page::Message(slug) = page else {
            return None;
        };
        let case = content.case(slug)?.clone();
        Some(view! { <MessageView case /> }.erased())
    })
}

#[component]
fn MessageView(case: Case) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let path = |page: Page| page.path(&content.language);
    let title = content.fill(Text::MessageTitle, "to", &case.message.to);
    let back = content.fill(Text::MessageBack, "name", &case.name);
    let story = path(Page::Case(case.slug.clone()));
    let messages = path(Page::Messages(case.slug.clone()));
    let form = if case.status == CaseStatus::Open {
        view! {
            <Rules own=case.message.rules />
            <MessageForm case=case.slug.clone() />
        }
        .erased()
    } else {
        view! { <p class="case-won">{text(Text::CaseWon)}</p> }.erased()
    };
    view! {
        <div class="page-width writing">
            <header class="writing-head">
                <Stamp case=case.slug />
                <p class="case-kicker">{text(Text::MessageKicker)}</p>
                <h1>{title}</h1>
                <p class="lead">{text(Text::MessageLead)}</p>
                <p><a href=story>{back}</a></p>
                <p><a href=messages>{text(Text::MessageShownAll)}</a></p>
            </header>
            {form}
        </div>
    }
    .erased()
}

/// The rules, before anything is written.
#[component]
fn Rules(own: WritingRules) -> impl IntoView {
    let content = use_content();
    let general = &content.writing;
    let note = (own == WritingRules::default())
        .then(|| view! { <p class="field-hint">{general.general_note.clone()}</p> }.erased());
    view! {
        <section class="writing-rules">
            <h2>{content.text(Text::LetterRulesTitle).to_owned()}</h2>
            <RuleLists general=general.message.clone() own />
            {note}
        </section>
    }
    .erased()
}

#[component]
fn MessageForm(case: Slug) -> impl IntoView {
    let next = Page::MessageSent(case.clone()).path(&use_content().language);
    let deed = format!("message:{case}");
    view! {
        <ActForm action="/api/v1/messages" after=AfterAct::Go(next) deed class="letter letter-writing message-form">
            <MessageFields case />
        </ActForm>
    }
    .erased()
}

#[component]
fn MessageFields(case: Slug) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let looked_again = SentForm::here().map_or("", |_| "true");
    view! {
        <ErrorSummary />
        <PageField address=Page::Message(case).path(&content.language) />
        // A writer who was asked once to look again may send it unchanged. The server sets this
        // when it gives the form back.
        <input type="hidden" name="looked_again" value=looked_again />
        <Words />
        <div class="field-pair">
            <Field
                name="name"
                label=text(Text::MessageName)
                autocomplete="given-name"
                optional=true
                is_name=true
                longest=Some(PersonName::LONGEST)
            />
            <Country />
        </div>
        <Tick name="may_be_shown" words=text(Text::MessageMayBeShown) />
        <div class="notice">
            <h2>{text(Text::MessageFateTitle)}</h2>
            <p>{text(Text::MessageFate)}</p>
            <p>{text(Text::MessageFateShown)}</p>
            <p>{text(Text::MessageFateOpinion)}</p>
        </div>
        <SendButton
            label=text(Text::MessageSend)
            pending=content.act_text(ActText::Pending).to_owned()
            class="button button-flame button-sign"
        />
    }
    .erased()
}

#[component]
fn Words() -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let written = RwSignal::new(String::new());
    let area: ElementRef<HtmlTextAreaElement> = ElementRef::default();
    follow(move || {
        // The text may have been typed before the app came.
        if let Some(area) = area.get() {
            written.set(area.value());
        }
    });
    let hints = [
        (WritingHint::Contact, Text::MessageHintContact),
        (WritingHint::Link, Text::MessageHintLink),
    ];
    let hints = hints.map(|(hint, words)| {
        let pattern = hint.pattern().to_owned();
        view! { <Hint id=None words=text(words) pattern text=written /> }.erased()
    });
    view! {
        <div class="field">
            <label for="field-text">{text(Text::MessageLabel)}</label>
            <p class="field-hint" id="hint-text">{text(Text::MessageLabelHint)}</p>
            <TextArea
                name="text"
                rows="8"
                described_by="hint-text error-text message-hints"
                longest=MessageText::LONGEST
                area
                on_input=move |text| written.set(text)
            />
            <FieldMistake field="text" />
            <div id="message-hints" role="status">
                <ul class="writing-hints">{hints.into_iter().collect_view()}</ul>
            </div>
        </div>
    }
    .erased()
}

/// The list of countries, with none chosen beforehand: a country's name can be enough to find a person.
#[component]
fn Country() -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    view! {
        <div class="field">
            <label for="field-country">{text(Text::MessageCountry)} <Optional /></label>
            <CountrySelect autocomplete="off" none=Some(text(Text::MessageCountryNone)) />
            <FieldMistake field="country" />
        </div>
    }
    .erased()
}
