//! When and where a marathon takes place, and how to get in.

use leptos::prelude::*;
use marathon_domain::{MarathonFacts, MarathonText, Page};

use crate::{erased::Erased, pages::marathons::list::country_name, state::use_content};

#[component]
pub fn Facts(
    facts: MarathonFacts,
    /// Whether to offer it as a calendar file.
    is_open: bool,
) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let calendar = is_open.then(|| {
        let page = Page::Marathon(facts.id.clone()).path(&content.language);
        view! {
            <br />
            <a rel="external" href=[&page, "/marathon.ics"].concat()>{text(MarathonText::EventCalendar)}</a>
        }
        .into_any()
    });
    let (starts, when) = (facts.starts_at(), facts.when(&content.marathons));
    let clock = facts.clock(&content.marathons);
    let country = country_name(&content, facts.country);
    let access = (!facts.access.is_empty()).then(|| {
        view! {
            <div>
                <dt>{text(MarathonText::EventAccess)}</dt>
                <dd class="marathon-lines" dir="auto" lang=facts.language.to_string()>{facts.access}</dd>
            </div>
        }
        .erased()
    });
    view! {
        <dl class="marathon-facts">
            <div>
                <dt>{text(MarathonText::EventWhen)}</dt>
                <dd>
                    <time datetime=starts>{when}</time>
                    <br />
                    <span class="marathon-quiet">{clock}</span>
                    {calendar}
                </dd>
            </div>
            <div>
                <dt>{text(MarathonText::EventWhere)}</dt>
                <dd>
                    <bdi>{facts.place}</bdi>
                    <br />
                    <bdi>{facts.town}</bdi>
                    ", "
                    <span>{country}</span>
                </dd>
            </div>
            <div>
                <dt>{text(MarathonText::EventLanguages)}</dt>
                <dd><bdi>{facts.languages}</bdi></dd>
            </div>
            {access}
        </dl>
    }
    .erased()
}
