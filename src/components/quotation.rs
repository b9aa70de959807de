//! A quotation, with who said it and where.

use leptos::prelude::*;
use marathon_domain::Quotation;

use crate::erased::Erased;

/// The quotation, between the quotation marks of the language.
#[component]
pub fn QuotationFigure(quotation: Quotation) -> impl IntoView {
    view! {
        <figure class="quotation">
            <blockquote>
                <p>{quotation.text}</p>
            </blockquote>
            <figcaption>{quotation.source}</figcaption>
        </figure>
    }
    .erased()
}
