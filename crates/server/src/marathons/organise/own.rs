//! A marathon as whoever brings its secret gets to read it.

use marathon_domain::{MarathonDetails, MarathonFacts, MarathonId};
use marathon_store::OwnMarathon as Stored;

use crate::{
    hashes::receipt_hash,
    http::ApiError,
    marathons::{when::When, words_key::WordsKey},
    state::App,
};

/// What is stored of it, and what its organiser wrote last.
pub struct Own {
    pub stored: Stored,
    pub id: MarathonId,
    pub details: MarathonDetails,
    when: When,
}

impl Own {
    /// The marathon of that secret; none where there is none.
    pub async fn find(app: &App, secret: &str) -> Result<Option<Self>, ApiError> {
        let Some(stored) = app.store.own_marathon(&receipt_hash(secret)).await? else {
            return Ok(None);
        };
        match Self::open(stored, secret) {
            Some(own) => Ok(Some(own)),
            None => Err(ApiError::Unavailable),
        }
    }

    /// Opened by the secret, or as it stands if it came before words were sealed. It was checked and encoded here, so
    /// it can be read, unless somebody has altered it.
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

    /// What its pages and papers tell.
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
