//! The try-out keys, which the server makes for itself.

use std::path::{Path, PathBuf};

use marathon_core::{
    campaign::{LoadedCampaign, TryOutKeys},
    config::Config,
    start_error::StartError,
};
use marathon_seal::{KeyFile, Randomness};

/// While no section has a key of its own, everything is sealed to the try-out keys.
pub fn try_out(
    campaign: &mut LoadedCampaign,
    config: &Config,
    random: &Randomness,
) -> Result<(), StartError> {
    let Some(path) = &config.store.try_out_key else {
        return Ok(());
    };
    if !campaign.sections().have_no_key() {
        return Ok(());
    }
    if !config.http.is_private() {
        let host = config.http.public_host().to_owned();
        return Err(StartError::TryOutInPublic { host });
    }
    let key = find_try_out_key(path, random)?;
    let moderation = find_try_out_key(&moderation_key_beside(path), random)?;
    tracing::warn!(
        path = %path.display(),
        "ONLY FOR TRYING OUT: no section has a public_key, so signings are sealed to the try-out key \
         on this computer, where whoever has it can open them. Before real people sign, \
         make a key with `marathon-section keys generate` and paste it into the section's file"
    );
    campaign.try_out(TryOutKeys {
        records: key.public,
        moderation: moderation.public,
    })
}

/// `try-out-key.toml` and `try-out-key.moderation.toml`.
fn moderation_key_beside(path: &Path) -> PathBuf {
    path.with_extension("moderation.toml")
}

fn find_try_out_key(path: &Path, random: &Randomness) -> Result<KeyFile, StartError> {
    let bad = |reason| StartError::TryOutKey {
        path: path.to_owned(),
        reason,
    };
    if path.exists() {
        return KeyFile::read(path).map_err(bad);
    }
    let key = KeyFile::generate(None, &mut random.clone());
    key.write(path).map_err(|error| bad(error.into()))?;
    tracing::info!(path = %path.display(), "made a try-out key");
    Ok(key)
}
