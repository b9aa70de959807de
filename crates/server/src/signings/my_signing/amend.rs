//! A change of consent. It is sealed to the section's key, like the signing, which the server
//! cannot open.

use marathon_core::{hashes::Hash, writer::NotStored};
use marathon_domain::{SectionCode, SignatureState};
use marathon_seal::{Amendment, Binding, Kind, SCHEMA};
use marathon_store::{Change, ChangeReply, NewAmendment, OwnSigning};

use super::read;
use crate::{http::Fields, state::App};

/// How often to try: two changes of the same signing at once collide once.
const TRIES: usize = 3;

/// Adds an amendment to each signing that has a standing signature.
pub async fn amend(
    app: &App,
    sent: &Fields,
    receipts: &[Hash],
    mut signings: Vec<OwnSigning>,
) -> Result<(), NotStored> {
    let campaign = &app.campaign.first().campaign;
    let shown = |notice: &&str| campaign.notices.iter().any(|known| known == notice);
    let notice = sent.value("notice").filter(shown);
    let amendment = Amendment {
        updates: sent.ticked("updates"),
        name_to_authorities: sent.ticked("name_to_authorities"),
        notice: notice.unwrap_or(campaign.notice()).to_owned(),
        day: app.clock.day(),
    };
    for _ in 0..TRIES {
        let standing = signings.iter().filter(|signing| stands(signing));
        let sealed = standing.map(|signing| seal(app, signing, &amendment));
        let change = Change::Amend(sealed.collect::<Result<_, _>>()?);
        if app.queue.change(change).await? == ChangeReply::Applied {
            return Ok(());
        }
        signings = read(app, receipts).await?;
    }
    Err(NotStored::Fault)
}

fn stands(signing: &OwnSigning) -> bool {
    let mut signatures = signing.signatures.iter();
    signatures.any(|(_, state)| *state != SignatureState::Withdrawn)
}

fn seal(app: &App, signing: &OwnSigning, amendment: &Amendment) -> Result<NewAmendment, NotStored> {
    let fault = |reason: &str| {
        tracing::error!(section = %signing.section, reason, "an amendment could not be sealed");
        NotStored::Fault
    };
    let section = SectionCode::try_from(signing.section.clone());
    let section = section.map_err(|_| fault("the section's code is not valid"))?;
    let sections = app.campaign.sections();
    let key = sections.key(&section);
    let key = key.ok_or_else(|| fault("the section has no key"))?;
    let record = <[u8; 16]>::try_from(signing.record.as_slice());
    let record = record.map_err(|_| fault("its record is not 16 bytes long"))?;
    let number = signing.amended + 1;
    let binding = Binding {
        campaign: &signing.campaign,
        record: &record,
        schema: SCHEMA,
        kind: Kind::Amendment(number),
    };
    let sealed = marathon_seal::seal(amendment, key, binding);
    Ok(NewAmendment {
        record: signing.record.clone(),
        number,
        key_id: key.id.clone(),
        schema: SCHEMA,
        sealed: sealed.map_err(|error| fault(&error.to_string()))?,
    })
}
