//! The refusals that calls of staff have in common.

use crate::http::refusals;

refusals! {
    /// Refusals of calls that change nothing.
    ReadRefusals:
        ("401", "No staff token"),
        ("503", "The database does not answer");
    /// Refusals of calls that change something.
    ActRefusals:
        ("401", "No staff token"),
        ("503", "Nothing was changed: try again");
    /// Refusals of calls that take a role.
    RoleRefusals: ("403", "The token has another role");
    /// Refusals of calls about one item or set-aside.
    ThingRefusals:
        ("403", "It is of another section, or the token has another role"),
        ("404", "There is none");
    /// Refusals of calls that take JSON ([`Sent`](super::Sent)).
    SentRefusals:
        ("400", "The body is not JSON"),
        ("408", "The body did not come in time"),
        ("413", "The body is longer than 64 KiB");
}
