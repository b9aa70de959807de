//! A poster: what, when, where, and a code to sign by.

use leptos::prelude::*;
use marathon_domain::{MarathonFacts, MarathonText, Text};

use crate::{erased::Erased, state::use_content};

/// An address as a QR code.
pub struct Code {
    /// The whole address.
    pub address: String,
    /// The number of modules per side, with the light edge.
    pub size: i32,
    /// The dark modules, as the `d` of an SVG path.
    pub dark: String,
}

#[component]
pub fn Poster(
    marathon: Option<MarathonFacts>,
    sign_address: String,
    code: Option<Code>,
) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let is_long = marathon.as_ref().is_some_and(is_long);
    let event = match marathon {
        Some(marathon) => view! { <Event marathon /> }.into_any(),
        None => view! {
            <div class="poster-event poster-blank">
                <p>{text(MarathonText::KitPosterBlank)}</p>
            </div>
        }
        .erased(),
    };
    let stamps = content.cases.iter().map(|case| {
        let picture = content.asset(&["stamps/", case.slug.as_str(), ".svg"].concat());
        let alt = case.short_name.clone();
        view! { <li><img src=picture alt=alt width="240" height="300" /></li> }.erased()
    });
    let stamps: Vec<_> = stamps.collect();
    let code = code.map(|code| view! { <CodePicture code /> }.into_any());
    view! {
        <section class="kit-sheet poster" class:poster-long=is_long>
            <p class="poster-of">
                {content.text(Text::SiteOrganisation).to_owned()} " · "
                {content.text(Text::SiteName).to_owned()}
            </p>
            <p class="poster-title">{text(MarathonText::KitPosterTitle)}</p>
            {event}
            <ol class="poster-stamps" role="list">{stamps}</ol>
            <p class="poster-lead">{text(MarathonText::KitPosterLead)}</p>
            <div class="poster-foot">
                <div class="poster-code">{code}</div>
                <div>
                    <p class="poster-scan">{text(MarathonText::KitPosterScan)}</p>
                    <p dir="ltr">{sign_address}</p>
                </div>
            </div>
        </section>
    }
    .erased()
}

/// More letters than this, of any script, do not fit on one sheet in large type.
const LONG: usize = 110;

fn is_long(marathon: &MarathonFacts) -> bool {
    let texts = [&marathon.title, &marathon.place, &marathon.town];
    let letters = texts.map(|text| text.chars().count());
    letters.iter().sum::<usize>() > LONG
}

#[component]
fn Event(marathon: MarathonFacts) -> impl IntoView {
    let when = marathon.when(&use_content().marathons);
    view! {
        <div class="poster-event">
            <p class="poster-name"><bdi>{marathon.title}</bdi></p>
            <p class="poster-when">{when}</p>
            <p class="poster-where">
                <bdi>{marathon.place}</bdi>
                <br />
                <bdi>{marathon.town}</bdi>
            </p>
        </div>
    }
    .erased()
}

/// The code, dark on light whatever the page's colours.
#[component]
fn CodePicture(code: Code) -> impl IntoView {
    let content = use_content();
    let Code {
        address,
        size,
        dark,
    } = code;
    let texts = &content.marathons;
    let words = texts.fill(MarathonText::KitPosterQr, "address", &address);
    view! {
        <svg
            class="code"
            viewBox=format!("0 0 {size} {size}")
            role="img"
            aria-label=words
            shape-rendering="crispEdges"
        >
            <path fill="#fff" d=format!("M0 0h{size}v{size}h-{size}z")></path>
            <path fill="#000" d=dark></path>
        </svg>
    }
    .erased()
}
