//! A marathon as the server shows it to whoever has the secret: the organiser can see, change, cancel, print and
//! report.

mod change;
mod report;
mod standing;

use leptos::prelude::*;
use marathon_domain::{ActText, KitPart, MarathonId, MarathonText, Page, percent_encoded};

use super::{Styles, TickOff, kit_text};
use crate::{
    components::AskForSecret,
    draw::PrivatePage,
    erased::Erased,
    pages::Trouble,
    state::{Secret, use_content},
};
use change::{Cancel, Change};
use report::Reporting;
use standing::{PageLink, Standing};

pub use change::Announcing;
pub use report::Report;
pub use standing::{OwnStanding, Reading};

/// What the page shows.
#[derive(Default)]
pub struct Organising {
    /// Asks for the secret once more.
    pub asking: Option<Asking>,
    pub own: Option<OwnMarathon>,
}

/// Why the secret is asked for once more.
pub struct Asking {
    /// The secret as it was sent.
    pub sent: String,
    pub is_unknown: bool,
    pub trouble: Option<Trouble>,
}

/// One marathon, for its organiser.
#[derive(Default)]
pub struct OwnMarathon {
    /// The secret, for the forms.
    pub secret: String,
    /// Present if it was announced just now.
    pub announced: Option<Announced>,
    /// None if it could not be read.
    pub standing: Option<OwnStanding>,
    /// What was done just now.
    pub done: Option<OrganiserDeed>,
    /// The words that can be changed. None if the marathon is over or cancelled.
    pub change: Option<Announcing>,
    /// None if the marathon was cancelled before it began.
    pub report: Option<Report>,
}

/// The facts that are shown once, after a marathon was announced.
pub struct Announced {
    pub id: MarathonId,
    /// The whole address that opens this page.
    pub secret_link: String,
}

/// What an organiser did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganiserDeed {
    Changed,
    Cancelled,
    Reported,
}

impl PrivatePage for Organising {
    fn view(self) -> AnyView {
        view! { <OrganisingView organising=self /> }.into_any()
    }
}

#[component]
fn OrganisingView(organising: Organising) -> impl IntoView {
    let Organising { asking, own } = organising;
    let has_heading = asking.is_some();
    let asking = asking.map(|asking| {
        let note = asking
            .trouble
            .map(|trouble| view! { <TroubleNote trouble /> }.into_any());
        view! {
            <div>
                <AskForSecret
                    secret=Secret::Marathon
                    sent=Some(asking.sent)
                    is_unknown=asking.is_unknown
                    note
                />
            </div>
        }
        .into_any()
    });
    let own = own.map(|own| view! { <Own own has_heading /> }.into_any());
    view! {
        <div class="page-width marathon-own">
            <Styles />
            {asking}
            {own}
        </div>
    }
    .erased()
}

/// Why the server cannot act now.
#[component]
fn TroubleNote(trouble: Trouble) -> impl IntoView {
    let words = match trouble {
        Trouble::TooMany => ActText::TooMany,
        Trouble::Busy => ActText::Busy,
    };
    view! {
        <p class="form-failure" role="alert" tabindex="-1" autofocus=true>
            {use_content().act_text(words).to_owned()}
        </p>
    }
    .erased()
}

#[component]
fn Own(
    own: OwnMarathon,
    /// Whether the page already has a heading.
    has_heading: bool,
) -> impl IntoView {
    let content = use_content();
    let OwnMarathon {
        secret,
        announced,
        standing,
        done,
        change,
        report,
    } = own;
    let has_heading = has_heading || announced.is_some();
    let is_over = standing
        .as_ref()
        .is_some_and(|standing| standing.is_over && !standing.is_cancelled);
    let over = is_over.then(|| {
        let words = content.marathon_text(MarathonText::OwnIsOver).to_owned();
        view! { <p class="marathon-notice">{words}</p> }.erased()
    });
    let is_known = standing.is_some();
    let can_be_cancelled = is_known && change.is_some();
    let shows_page_address = announced.is_none();
    let announced = announced
        .map(|announced| view! { <JustAnnounced announced secret=secret.clone() /> }.into_any());
    let standing = standing.map(|standing| {
        view! { <Standing standing done has_heading shows_page_address /> }.into_any()
    });
    let kit = is_known.then(|| view! { <KitForms secret=secret.clone() /> }.into_any());
    let change =
        change.map(|announcing| view! { <Change announcing secret=secret.clone() /> }.into_any());
    let report =
        report.map(|report| view! { <Reporting report secret=secret.clone() /> }.into_any());
    let cancel = can_be_cancelled.then(|| view! { <Cancel secret /> }.into_any());
    view! {
        <div class="marathon-own-parts">
            {announced}
            {standing}
            {kit}
            {over}
            {change}
            {report}
            {cancel}
        </div>
    }
    .erased()
}

/// The one time that the secret is shown.
#[component]
fn JustAnnounced(announced: Announced, secret: String) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let Announced { id, secret_link } = announced;
    view! {
        <section class="marathon-created">
            // The deed names no marathon: whoever announces one has not said that they will come.
            <TickOff deed="marathon".to_owned() />
            <h1 tabindex="-1" autofocus=true>{text(MarathonText::OwnCreatedTitle)}</h1>
            <p class="lead">{text(MarathonText::OwnCreatedText)}</p>
            <div class="field">
                <label for="secret-link">{text(MarathonText::OwnCreatedLink)}</label>
                // Whoever reaches the field with the keyboard, or selects all of it, gets the whole link.
                <input id="secret-link" name="secret_link" readonly=true dir="ltr" value=secret_link.clone() />
            </div>
            <Keep secret_link secret />
            <p>{text(MarathonText::OwnPage)} " " <PageLink id /></p>
            <p>{text(MarathonText::OwnCreatedNext)}</p>
        </section>
    }
    .erased()
}

/// Ways to keep the link: copy it, mail it to oneself, save it as a file. All but the first work without scripts.
#[component]
fn Keep(secret_link: String, secret: String) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let body = [
        &*secret_link,
        "\r\n\r\n",
        content.marathon_text(MarathonText::OwnKeepNote),
    ];
    let mail = [
        "mailto:?subject=",
        &*percent_encoded(content.marathon_text(MarathonText::OwnKeepSubject)),
        "&body=",
        &*percent_encoded(&body.concat()),
    ];
    let (copied, failed) = (
        text(MarathonText::OwnKeepCopied),
        text(MarathonText::OwnKeepFailed),
    );
    let file = text(MarathonText::OwnKeepFile);
    view! {
        <div class="marathon-keep">
            <button
                class="button"
                type="button"
                hidden=true
                data-copies="secret-link"
                data-copied=copied
                data-failed=failed
            >
                {text(MarathonText::OwnKeepCopy)}
            </button>
            <script src=content.asset("copy.js")></script>
            <a class="button-plain" href=mail.concat()>{text(MarathonText::OwnKeepMail)}</a>
            <Acting secret act="keep">
                <button class="button-plain">{file}</button>
            </Acting>
            <p role="status" id="secret-link-outcome"></p>
        </div>
    }
    .erased()
}

/// Links to the kit, which the secret opens, since the printed words may not have been released yet.
#[component]
fn KitForms(secret: String) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let forms = KitPart::ALL.map(|part| {
        let action = Page::Kit(part).path(&content.language);
        let secret = secret.clone();
        view! {
            <li>
                <form method="post" action=action target="_blank">
                    <input type="hidden" name="receipt" value=secret />
                    <button class="button-plain">{text(kit_text(part))}</button>
                </form>
            </li>
        }
        .erased()
    });
    view! {
        <section>
            <h2>{text(MarathonText::OwnKitTitle)}</h2>
            <p>{text(MarathonText::OwnKitText)}</p>
            <ul class="kit-links">
                {forms.into_iter().collect_view()}
                <li>
                    <a href=Page::Booklet.path(&content.language)>{text(MarathonText::KitBooklet)}</a>
                </li>
            </ul>
        </section>
    }
    .erased()
}

/// A form that acts by the secret.
#[component]
fn Acting(secret: String, act: &'static str, children: Children) -> impl IntoView {
    view! {
        <form
            class="marathon-fields"
            method="post"
            action=Page::OrganiseMarathon.path(&use_content().language)
            novalidate=true
        >
            <input type="hidden" name="receipt" value=secret />
            <input type="hidden" name="act" value=act />
            {children()}
        </form>
    }
    .erased()
}
