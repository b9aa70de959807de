//! Leads from paper to a page: a QR code and the address.

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use crate::{erased::Erased, state::use_content};

/// Code and address, shown only on paper.
#[component]
pub fn PaperCode(page: Page) -> impl IntoView {
    let content = use_content();
    let address = page.address(&content);
    let alt = content.fill(Text::BookletCode, "address", &address);
    view! {
        <div class="paper-code">
            <img src=page.code_picture(&content.language) alt=alt width="120" height="120" />
            <PaperAddress page />
        </div>
    }
    .erased()
}

/// The address without the code.
#[component]
pub fn PaperAddress(page: Page) -> impl IntoView {
    let content = use_content();
    let address = page.address(&content);
    let shown = address
        .split_once("://")
        .map_or(&*address, |(_, rest)| rest)
        .to_owned();
    view! {
        <p class="paper-address">
            <strong>{content.text(Text::BookletOnline).to_owned()}</strong>
            <br />
            <bdi dir="ltr">{shown}</bdi>
        </p>
    }
    .erased()
}
