//! The calls of moderators.

use marathon_domain::moderation::{ItemHead, ItemList, Kind, ModeratedItem, Refusal, State};

use crate::{error::CliError, staff::StaffClient};

pub struct StaffApi {
    client: StaffClient,
    kind: Kind,
}

impl StaffApi {
    pub fn new(client: StaffClient, kind: Kind) -> Self {
        Self { client, kind }
    }

    /// The next items in that state, after that number.
    pub fn list(&self, state: State, after: i64) -> Result<ItemList, CliError> {
        let query = format!("?state={state}&after={after}");
        self.client.get(&self.path(&query))
    }

    /// One whole item.
    pub fn item(&self, id: &str) -> Result<ModeratedItem, CliError> {
        self.client.get(&self.path(&format!("/{id}")))
    }

    pub fn release(&self, id: &str, shown: &serde_json::Value) -> Result<ItemHead, CliError> {
        self.client
            .post(&self.path(&format!("/{id}/release")), shown)
    }

    pub fn refuse(&self, id: &str, reason: &str) -> Result<ItemHead, CliError> {
        let reason = reason.to_owned();
        let path = self.path(&format!("/{id}/refuse"));
        self.client.post(&path, &Refusal { reason })
    }

    pub fn undo(&self, id: &str) -> Result<ItemHead, CliError> {
        let path = self.path(&format!("/{id}/undo"));
        self.client.post(&path, &serde_json::json!({}))
    }

    fn path(&self, rest: &str) -> String {
        format!("/moderation/{}{rest}", self.kind)
    }
}
