//! Kinds, states and deeds, as databases and addresses spell them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Declares an enum whose values are written as words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$of])* $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word for it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(text: &str) -> Result<Self, UnknownWord> {
                let known = Self::ALL.iter().find(|one| one.as_str() == text);
                known.copied().ok_or(UnknownWord)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
    };
}

/// The word stands for nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such kind, state or deed")]
pub struct UnknownWord;

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
