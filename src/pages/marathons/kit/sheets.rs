//! Sheets for signatures: one page per petition, with addressee, demand and numbered rows.

use leptos::prelude::*;
use marathon_domain::{Case, MarathonFacts, MarathonText};

use super::InALine;
use crate::{erased::Erased, state::use_content};

/// The number of rows that fit on a page of A4 below the longest demand.
const ROWS: usize = 14;

/// One page for each open petition.
#[component]
pub fn Sheets(marathon: Option<MarathonFacts>) -> impl IntoView {
    let content = use_content();
    let cases = content.open_cases().cloned();
    let sheets = cases.map(|case| view! { <Sheet case marathon=marathon.clone() /> }.into_any());
    sheets.collect::<Vec<_>>()
}

#[component]
fn Sheet(case: Case, marathon: Option<MarathonFacts>) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let texts = &content.marathons;
    let title = texts.fill(MarathonText::KitSheetTitle, "name", case.name_within());
    let to = texts.fill(MarathonText::KitSheetTo, "addressee", &case.addressee);
    let picture = content.asset(&["stamps/", case.slug.as_str(), ".svg"].concat());
    let event =
        marathon.map(|marathon| view! { <p class="sheet-event"><InALine marathon /></p> }.erased());
    let columns = [
        MarathonText::KitSheetNumber,
        MarathonText::KitSheetName,
        MarathonText::KitSheetTown,
        MarathonText::KitSheetBox,
        MarathonText::KitSheetSignature,
    ];
    let columns = columns.map(|words| view! { <th scope="col">{text(words)}</th> }.erased());
    let rows = (1..=ROWS).map(|row| {
        view! {
            <tr>
                <th scope="row">{row.to_string()}</th>
                <td></td>
                <td></td>
                <td><span class="sheet-box"></span></td>
                <td></td>
            </tr>
        }
        .erased()
    });
    view! {
        <section class="kit-sheet signature-sheet">
            <header>
                <img src=picture alt="" width="240" height="300" />
                <div>
                    <h2>{title}</h2>
                    <p>{to}</p>
                    <p class="sheet-demand">{case.demand}</p>
                    {event}
                </div>
            </header>
            <p class="sheet-consent">{text(MarathonText::KitSheetConsent)}</p>
            <table>
                <thead>
                    <tr>{columns.into_iter().collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <p class="sheet-note">
                {text(MarathonText::KitSheetBoxNote)} " " {text(MarathonText::KitSheetCare)}
            </p>
        </section>
    }
    .erased()
}
