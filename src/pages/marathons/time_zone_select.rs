//! The time zones of the world. Their list is long, and changes: the server knows it.

use leptos::prelude::*;
use marathon_domain::{MarathonText, TimeZones};

use crate::{
    erased::Erased,
    reactive::words,
    state::{Answer, FormProgress, page_answer, sent_value, use_content},
};

/// The list as a field of the form.
#[component]
pub fn TimeZoneSelect() -> impl IntoView {
    let progress = FormProgress::here();
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let answer = page_answer(Memo::new(|_| "/api/v1/time-zones".to_owned()));
    let sent = sent_value("time_zone");
    let options = words(move || {
        let zones: TimeZones = answer.with(Answer::value)?;
        Some(options(&zones.time_zones, sent.as_deref()))
    });
    view! {
        <select
            id="field-time_zone"
            name="time_zone"
            required=true
            aria-describedby="error-time_zone"
            aria-invalid=words(move || progress.mistake_in("time_zone").map(|_| "true".to_owned()))
        >
            <option value="">{text(MarathonText::NewChoose)}</option>
            <optgroup label=text(MarathonText::NewTimeZone) inner_html=options></optgroup>
        </select>
    }
    .erased()
}

/// As one piece of HTML: the app does not walk through hundreds of them.
fn options(zones: &[String], sent: Option<&str>) -> String {
    let mut html = String::new();
    for zone in zones {
        let selected = if sent == Some(zone) { " selected" } else { "" };
        let name = zone.replace('&', "&amp;").replace('<', "&lt;");
        for part in ["<option", selected, ">", &name, "</option>"] {
            html.push_str(part);
        }
    }
    html
}
