//! Lists of refusals, as the document describes them, for the `responses` of a call. A response
//! that follows a list replaces the one of the same status in it.

use std::collections::BTreeMap;

use marathon_domain::Problem;
use utoipa::{
    IntoResponses, PartialSchema, ToSchema,
    openapi::{Content, Header, Ref, RefOr, Response, ResponseBuilder},
};

/// Declares lists: the status of each refusal, and what it means.
macro_rules! refusals {
    ($($(#[$doc:meta])* $list:ident: $(($status:literal, $description:literal)),+ $(,)?;)*) => {$(
        $(#[$doc])*
        pub struct $list;

        impl utoipa::IntoResponses for $list {
            fn responses() -> std::collections::BTreeMap<
                String,
                utoipa::openapi::RefOr<utoipa::openapi::Response>,
            > {
                let list = [$(($status, $description)),+];
                let refusals = list.map(|(status, description)| {
                    let refusal = $crate::http::refusal(status, description).build();
                    (status.to_owned(), refusal.into())
                });
                refusals.into()
            }
        }
    )*};
}

pub(crate) use refusals;

refusals! {
    /// Refusals of calls that answer in JSON only.
    JsonOnly: ("406", "The client does not accept JSON");
    /// Refusals of calls that read the database.
    NoDatabase: ("503", "The database does not answer");
}

/// Refusals of every act, except for invalid input (422), which each call describes.
pub struct Refusals;

const REFUSALS: [(&str, &str); 10] = [
    ("400", "The body is malformed, or the Idempotency-Key"),
    ("403", "A form of another site"),
    ("406", "The client does not accept JSON"),
    ("408", "The body did not come in time"),
    ("409", "The same request is being worked on"),
    ("413", "The body is longer than 64 KiB"),
    ("415", "The body is neither JSON nor a form"),
    ("429", "Too many from one network"),
    ("503", "Nothing was stored: try again"),
    (
        "507",
        "No more room today for this network (not of signings)",
    ),
];
/// These answers say when to try again.
const RETRIED: [&str; 4] = ["409", "429", "503", "507"];
/// A form gets its page back with these.
const PAGES: [&str; 3] = ["429", "503", "507"];

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let refusals = REFUSALS.iter().map(|(status, description)| {
            let mut refusal = refusal(status, description);
            if PAGES.contains(status) {
                refusal = refusal.content("text/html", Content::new(Some(String::schema())));
            }
            (status.to_string(), refusal.build().into())
        });
        refusals.collect()
    }
}

/// A refusal as a problem, with the headers of its status.
pub fn refusal(status: &str, description: &str) -> ResponseBuilder {
    let problem = Ref::from_schema_name(Problem::name());
    let mut refusal = ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", Content::new(Some(problem)));
    if RETRIED.contains(&status) {
        refusal = refusal.header("Retry-After", Header::new(u64::schema()));
    }
    if status == "401" {
        refusal = refusal.header("WWW-Authenticate", Header::new(String::schema()));
    }
    refusal
}
