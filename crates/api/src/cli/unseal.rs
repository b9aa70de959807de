//! `marathon unseal`

use std::{
    io::{BufRead, BufWriter, Write, stdin, stdout},
    path::PathBuf,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use clap::Args;
use serde::Serialize;

use super::export::{PetitionState, SealedLine, output_failed, write_line};
use crate::{
    sealing::{Binding, KeyFile, Payload, open},
    start_error::StartError,
};

#[derive(Args, Debug)]
pub struct UnsealArgs {
    /// The section's key file.
    #[arg(long)]
    key: PathBuf,
}

/// An opened record on one line.
#[derive(Serialize)]
struct ClearLine {
    record: String,
    campaign: String,
    section: String,
    #[serde(flatten)]
    payload: Payload,
    /// What has become of each signature; the payload has what was signed.
    states: Vec<PetitionState>,
}

pub fn run(args: &UnsealArgs) -> Result<(), StartError> {
    let key = KeyFile::read(&args.key).map_err(|error| {
        StartError::Option(format!(
            "the key file {} cannot be used: {error}",
            args.key.display()
        ))
    })?;
    let mut out = BufWriter::new(stdout().lock());
    unseal(stdin().lock(), &mut out, &key)?;
    out.flush().map_err(|error| output_failed(&error))
}

fn unseal(lines: impl BufRead, out: &mut impl Write, key: &KeyFile) -> Result<(), StartError> {
    for (number, line) in (1..).zip(lines.lines()) {
        let clear = line
            .map_err(|error| error.to_string())
            .and_then(|line| open_line(&line, key))
            .map_err(|reason: String| StartError::Option(format!("line {number}: {reason}")))?;
        write_line(out, &clear)?;
    }
    Ok(())
}

fn open_line(line: &str, key: &KeyFile) -> Result<ClearLine, String> {
    let sealed: SealedLine =
        serde_json::from_str(line).map_err(|error| format!("it is no sealed record ({error})"))?;
    if sealed.key_id != key.public.id {
        return Err(format!(
            "it is sealed to key {}, and this is key {}",
            sealed.key_id, key.public.id
        ));
    }
    let decode = |field: &str, text: &str| {
        URL_SAFE_NO_PAD
            .decode(text)
            .map_err(|_| format!("`{field}` is not base64url"))
    };
    let record: [u8; 16] = decode("record", &sealed.record)?
        .try_into()
        .map_err(|_| "`record` is not 16 bytes".to_owned())?;
    let binding = Binding {
        campaign: &sealed.campaign,
        record: &record,
        schema: sealed.schema,
    };
    let payload = open(&decode("sealed", &sealed.sealed)?, key, binding)
        .map_err(|error| error.to_string())?;
    Ok(ClearLine {
        record: sealed.record,
        campaign: sealed.campaign,
        section: sealed.section,
        payload,
        states: sealed.petitions,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Randomness;

    #[test]
    fn a_bad_line_is_named() {
        let key = KeyFile::generate(None, &mut Randomness::system());
        let mut out = Vec::new();
        let error = unseal("{}\n".as_bytes(), &mut out, &key).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("line 1: it is no sealed record"),
            "{error}"
        );
        let other = r#"{"record":"AA","campaign":"c","section":"fr","key_id":"x","schema":1,"day":"d","country":"FR","sealed":"AA","petitions":[]}"#;
        let error = unseal(other.as_bytes(), &mut out, &key).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("line 1: it is sealed to key x"),
            "{error}"
        );
        assert!(out.is_empty());
    }
}
