//! After writing: the letter is handed over to be delivered, or its writer posts it and has it counted.

use leptos::prelude::*;
use marathon_domain::{ActText, Deed, Page, Slug, Text};

use crate::{
    components::{
        ActForm, AfterAct, ErrorSummary, LettersCount, PageField, PersonFields, Receiver,
        Remembered, SendButton, Tick,
    },
    erased::Erased,
    reactive::{flag, memo},
    state::{ChosenCountry, Deeds, FormProgress, use_content},
};

/// The id of the form that holds the letter, whose field is further up the page.
pub const FORM: &str = "letter-form";

/// The ways to have it counted.
#[component]
pub fn HandOver(
    case: Slug,
    /// Whether there is an address to post it to.
    can_be_posted: bool,
    progress: FormProgress,
) -> impl IntoView {
    let content = use_content();
    let posted = can_be_posted.then(|| view! { <Posted case=case.clone() /> }.into_any());
    let text = |text: Text| content.text(text).to_owned();
    view! {
        <section class="letter letter-hand" id="hand-over" tabindex="-1">
            <h2>{text(Text::HandTitle)}</h2>
            <p>{text(Text::HandLead)}</p>
            <LettersCount case=Some(case.clone()) />
            <ToDeliver case progress />
            {posted}
        </section>
    }
    .erased()
}

#[component]
fn ToDeliver(case: Slug, progress: FormProgress) -> impl IntoView {
    provide_context(ChosenCountry::new());
    let content = use_content();
    let thanks = |deed| Page::Done(deed).path(&content.language);
    let after = AfterAct::GoOrConfirm(thanks(Deed::Letter), thanks(Deed::LetterMailed));
    view! {
        <ActForm
            action="/api/v1/letters"
            after
            deed=format!("letter:{case}")
            id=FORM
            class="act-form"
            unchecked=true
            progress
        >
            <FieldsToDeliver case />
        </ActForm>
    }
    .erased()
}

#[component]
fn FieldsToDeliver(case: Slug) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    view! {
        <div class="signature-fields">
            <ErrorSummary />
            <PageField address=Page::Letter(case.clone()).path(&content.language) />
            <input type="hidden" name="language" value=content.language.to_string() />
            <input type="hidden" name="notice" value=content.campaign.notice().to_owned() />
            <input type="hidden" name="case" value=case.to_string() />
            <Remembered focus="hand-over" />
            <PersonFields is_writer=true />
            <div class="consents">
                <Tick name="name_to_authorities" words=text(Text::HandName) />
            </div>
            <Receiver consent=Text::HandConsent />
            <SendButton
                label=text(Text::HandButton)
                pending=content.act_text(ActText::Pending).to_owned()
            />
        </div>
    }
    .erased()
}

/// The button "I posted it". A letter is counted once per tab.
#[component]
fn Posted(case: Slug) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let deeds = Deeds::here();
    let deed = format!("posted:{case}");
    let is_done = memo({
        let deed = deed.clone();
        move || deeds.is_done(&deed)
    });
    view! {
        <div class="letter-posted">
            <h3>{text(Text::PostedTitle)}</h3>
            <p>{text(Text::PostedText)}</p>
            <p hidden=flag(move || !is_done.get())>{text(Text::PostedDone)}</p>
            <div hidden=flag(move || is_done.get())>
                <ActForm
                    action="/api/v1/letters/posted"
                    after=AfterAct::Go(Page::Done(Deed::Posted).path(&content.language))
                    deed
                    id="posted-form"
                    class="act-form"
                    unchecked=true
                >
                    <PostedFields case />
                </ActForm>
            </div>
        </div>
    }
    .erased()
}

#[component]
fn PostedFields(case: Slug) -> impl IntoView {
    let content = use_content();
    view! {
        <PageField address=Page::Letter(case.clone()).path(&content.language) />
        <input type="hidden" name="case" value=case.to_string() />
        <SendButton
            label=content.text(Text::PostedButton).to_owned()
            pending=content.act_text(ActText::Pending).to_owned()
        />
    }
    .erased()
}
