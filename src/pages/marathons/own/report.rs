//! The results of a marathon, as its organiser reports them.

use leptos::prelude::*;
use marathon_domain::{Case, MarathonText};

use super::{Acting, Reading};
use crate::{
    erased::Erased,
    state::{one_line, use_content},
};

/// Whether results can be reported.
pub enum Report {
    /// Nothing yet: it has not begun.
    Early,
    Open {
        /// The state of the earlier report.
        reading: Option<Reading>,
        /// The figures by their names in the form: the current ones, or those that were sent.
        figures: Vec<(String, String)>,
        /// The mistakes in the figures that were sent.
        mistake: Option<String>,
    },
}

#[component]
pub fn Reporting(report: Report, secret: String) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let said = match report {
        Report::Early => view! { <p>{text(MarathonText::OwnReportEarly)}</p> }.erased(),
        Report::Open {
            reading,
            figures,
            mistake,
        } => {
            let reading = reading.map(|reading| {
                let words = match reading {
                    Reading::Waiting => MarathonText::OwnReportWaiting,
                    Reading::Released => MarathonText::OwnReportReleased,
                    Reading::Refused => MarathonText::OwnReportRefused,
                };
                view! { <p class="marathon-notice">{text(words)}</p> }.erased()
            });
            view! {
                <div>
                    <p>{text(MarathonText::OwnReportText)}</p>
                    {reading}
                    <ReportForm figures mistake secret />
                </div>
            }
            .erased()
        }
    };
    view! {
        <section id="report">
            <h2>{text(MarathonText::OwnReportTitle)}</h2>
            {said}
        </section>
    }
    .erased()
}

#[component]
fn ReportForm(
    figures: Vec<(String, String)>,
    mistake: Option<String>,
    secret: String,
) -> impl IntoView {
    let content = use_content();
    let has_mistake = mistake.is_some();
    let mistake = mistake.map(|words| {
        view! {
            // Without scripts only the focus brings the reader to the mistake.
            <p class="field-error" id="error-report" role="alert" tabindex="-1" autofocus=true>
                {words}
            </p>
        }
        .erased()
    });
    let cases = content.cases.iter();
    let cases = cases.map(|case| figures_of(case, &figures, has_mistake));
    let cases: Vec<_> = cases.collect();
    let button = content
        .marathon_text(MarathonText::OwnReportButton)
        .to_owned();
    view! {
        <Acting secret act="report">
            {mistake}
            {cases}
            <button class="button">{button}</button>
        </Acting>
    }
}

/// The three figures for a petition.
fn figures_of(case: &Case, figures: &[(String, String)], has_mistake: bool) -> AnyView {
    let content = use_content();
    let fields = [
        ("letters", MarathonText::OwnReportLetters),
        ("signatures", MarathonText::OwnReportSignatures),
        ("messages", MarathonText::OwnReportMessages),
    ];
    let fields = fields.map(|(kind, words)| {
        let name = format!("{kind}-{}", case.slug);
        let mut figures = figures.iter();
        let figure = figures.find(|(known, _)| *known == name);
        let value = figure.map(|(_, value)| one_line(value));
        view! {
            <div class="field">
                <label for=name.clone()>{content.marathon_text(words).to_owned()}</label>
                <input
                    id=name.clone()
                    name=name
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength="8"
                    value=value
                    aria-describedby=has_mistake.then_some("error-report")
                />
            </div>
        }
        .erased()
    });
    view! {
        <fieldset class="marathon-figures">
            <legend><bdi>{case.name.clone()}</bdi></legend>
            {fields.into_iter().collect_view()}
        </fieldset>
    }
    .erased()
}
