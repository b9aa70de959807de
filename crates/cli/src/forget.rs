//! `marathon forget`

use clap::Args;
use marathon_seal::words;
use marathon_store::ForgottenRows;

use super::{
    address,
    database::{DatabaseArgs, SecretsArgs},
    error::CliError,
};

#[derive(Args, Debug)]
pub struct ForgetArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    secrets: SecretsArgs,
    /// Remove nothing, and only allow mail to the address again, after "this wasn't me".
    #[arg(long)]
    suppression_only: bool,
}

pub fn run(args: &ForgetArgs) -> Result<(), CliError> {
    let secrets = args.secrets.read(&args.database)?;
    if args.suppression_only {
        let undone = address::work(&args.database, secrets, async |store, tags| {
            Ok(store.unsuppress(&tags.suppressed).await?)
        })?;
        println!(
            "{}",
            match undone {
                true => "The address may be written to again.",
                false => "Mail to the address was not blocked.",
            }
        );
        return Ok(());
    }
    let forgotten = address::work(&args.database, secrets, async |store, tags| {
        let found = store.find(&tags.own).await?;
        let mut forgotten = store.forget(&tags.own, found).await?;
        forgotten.suppressed = store.suppresses(&tags.suppressed).await?;
        Ok(forgotten)
    })?;
    print!("{}", in_words(forgotten));
    Ok(())
}

fn in_words(forgotten: ForgottenRows) -> String {
    let ForgottenRows {
        signings,
        signatures,
        counted,
        mails,
        letters,
        suppressed,
    } = forgotten;
    let mut text = match signings + letters {
        0 => "No signing and no letter is kept of this address.\n".to_owned(),
        _ => format!(
            "Removed: {} with {}, and {} on the way; {}.\n\
             Of the signatures {counted} counted, and go on counting, as numbers of nobody; so do the letters.\n\
             Not removed: what is in exports and backups. Export again, and have older ones deleted.\n",
            words::counted(signings, "signing"),
            words::counted(signatures, "signature"),
            words::counted(mails, "mail"),
            words::counted(letters, "letter"),
        ),
    };
    text += "Not looked for: words of encouragement, and marathons that it organises. Neither holds the \
             address but sealed; the section finds them in what it unseals.\n";
    if suppressed {
        text += "Kept: that this address is not written to. To end that too, run it again with \
                 --suppression-only.\n";
    }
    text
}
