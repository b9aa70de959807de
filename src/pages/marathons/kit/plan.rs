//! An hour, minute by minute, for whoever leads.

use leptos::prelude::*;
use marathon_domain::{MarathonFacts, MarathonText, PlanStep};

use super::InALine;
use crate::{erased::Erased, state::use_content};

/// One page.
#[component]
pub fn Plan(marathon: Option<MarathonFacts>) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let event = marathon.map(|marathon| view! { <p><InALine marathon /></p> }.erased());
    let items = |items: &[String]| {
        let items = items.iter().cloned();
        let items = items.map(|item| view! { <li>{item}</li> }.erased());
        items.collect_view()
    };
    let steps = content.marathons.steps.iter().cloned();
    let steps = steps.map(|step| view! { <Step step /> }.into_any());
    let steps: Vec<_> = steps.collect();
    view! {
        <section class="kit-sheet hour-plan">
            <p class="plan-title">{text(MarathonText::KitPlanTitle)}</p>
            {event}
            <p>{text(MarathonText::KitPlanLead)}</p>
            <h2>{text(MarathonText::KitPlanBring)}</h2>
            <ul>{items(&content.marathons.bring)}</ul>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{text(MarathonText::KitPlanMinutes)}</th>
                        <th scope="col">{text(MarathonText::KitPlanWhat)}</th>
                    </tr>
                </thead>
                <tbody>{steps}</tbody>
            </table>
            <h2>{text(MarathonText::KitPlanCareTitle)}</h2>
            <ul>{items(&content.marathons.care)}</ul>
        </section>
    }
    .erased()
}

#[component]
fn Step(step: PlanStep) -> impl IntoView {
    view! {
        <tr>
            <th scope="row"><bdi dir="ltr">{step.minutes}</bdi></th>
            <td>
                <b>{step.title}</b>
                <br />
                {step.text}
            </td>
        </tr>
    }
    .erased()
}
