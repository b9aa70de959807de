//! A marathon as the holder of its secret may read it.

use marathon_core::hashes::receipt_hash;
use marathon_domain::{MarathonDetails, MarathonFacts, MarathonId};
use marathon_store::OwnMarathon as Stored;

use crate::{
    http::ApiError,
    marathons::{when::When, words_key::WordsKey},
    state::App,
};

/// The stored marathon, and the last words of its organiser.
pub struct Own {
    pub stored: Stored,
    pub id: MarathonId,
    pub details: MarathonDetails,
    when: When,
}

impl Own {
    /// The marathon with this secret; `None` if no marathon has it.
    pub async fn find(app: &App, secret: &str) -> Result<Option<Self>, ApiError> {
        let Some(stored) = app.store.own_marathon(&receipt_hash(secret)).await? else {
            return Ok(None);
        };
        match Self::open(stored, secret) {
            Some(own) => Ok(Some(own)),
            None => Err(ApiError::Unavailable),
        }
    }

    /// Opens the words with the secret; older words are not sealed. This server checked and encoded them, so
    /// they can be read, unless somebody has altered them.
    fn open(stored: Stored, secret: &str) -> Option<Self> {
        let words = &stored.words;
        let (id, details): (_, MarathonDetails) = match &words.own_words {
            Some(sealed) => {
                let words = WordsKey::of_secret(secret).open(sealed, &words.record)?;
                (words.id?, words.details)
            }
            None => {
                let id = stored.name.as_deref()?.parse().ok()?;
                (id, serde_json::from_str(&words.details).ok()?)
            }
        };
        let when = When::of(&details)?;
        Some(Self {
            stored,
            id,
            details,
            when,
        })
    }

    /// The facts on its pages and papers.
    pub fn facts(&self) -> MarathonFacts {
        MarathonFacts::of(self.id.clone(), self.details.clone())
    }

    pub fn is_over(&self, app: &App) -> bool {
        self.when.ends < app.clock.seconds()
    }

    pub fn has_begun(&self, app: &App) -> bool {
        self.when.starts <= app.clock.seconds()
    }
}
