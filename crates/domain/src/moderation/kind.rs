//! Kinds, states and deeds, as databases and addresses spell them.

use crate::words::words;

words! {
    /// What is moderated.
    Kind {
        /// Words of encouragement.
        Messages = "messages",
        /// What its organiser wrote of a marathon.
        Marathons = "marathons",
        /// What a marathon brought.
        Reports = "reports",
    }
}

words! {
    /// What has become of it.
    State {
        Waiting = "waiting",
        /// Shown to everybody.
        Released = "released",
        /// Shown to nobody.
        Refused = "refused",
    }
}

words! {
    /// What an entry of the trail is about.
    TrailKind {
        Messages = "messages",
        Marathons = "marathons",
        Reports = "reports",
        /// Signatures that were found false.
        SetAsides = "set_asides",
    }
}

impl From<Kind> for TrailKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Messages => Self::Messages,
            Kind::Marathons => Self::Marathons,
            Kind::Reports => Self::Reports,
        }
    }
}

words! {
    /// What somebody of staff did to it.
    Deed {
        Read = "read",
        Released = "released",
        Refused = "refused",
        /// Put back among what waits; of signatures, put back to what they would be otherwise.
        Undone = "undone",
        /// Asked to set signatures aside: done, unless it takes a second person.
        SetAside = "set_aside",
        /// Approved, as the second person.
        Approved = "approved",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UnknownWord;

    #[test]
    fn words_are_the_same_in_addresses_databases_and_json() {
        for state in State::ALL {
            assert_eq!(state.as_str().parse(), Ok(*state));
            assert_eq!(serde_json::json!(state), state.as_str());
        }
        for deed in Deed::ALL {
            assert_eq!(serde_json::json!(deed), deed.as_str());
        }
        for kind in Kind::ALL {
            assert_eq!(serde_json::json!(kind), kind.as_str());
        }
        assert_eq!("shown".parse::<State>(), Err(UnknownWord));
    }
}
