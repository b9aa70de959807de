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
    /// What somebody of staff did to it.
    Deed {
        Read = "read",
        Released = "released",
        Refused = "refused",
        /// Put back among what waits.
        Undone = "undone",
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
