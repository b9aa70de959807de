//! `marathon-section booklet`: the messages that staff released, on paper, for the person a case is about.

use std::{fmt, fs::File, io::BufReader, path::PathBuf};

use clap::Args;
use marathon_domain::{PaperText, ShownMessage, Text};
use marathon_paper::{Booklet, Faces, Message, Written};
use marathon_seal::{export::ReleasedLine, files::FileError, words::counted};

use crate::{
    documents::{DocumentError, DocumentSource, SourceArgs, VolumeFiles},
    error::CliError,
    lines::Lines,
};

#[derive(Args, Debug)]
pub struct BookletArgs {
    /// The released messages, from `marathon export --released`.
    messages: PathBuf,
    #[command(flatten)]
    source: SourceArgs,
    /// The new file. Many messages go on in further files beside it: `.2.pdf`, `.3.pdf` and so on.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The most messages in one file.
    #[arg(long, value_name = "NUMBER", default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=20_000))]
    messages_a_volume: u64,
}

/// What to report when the booklet is written.
pub struct Outcome {
    written: String,
    /// Messages that could not be laid out.
    left_out: Option<String>,
}

impl Outcome {
    /// Whether nothing is left to do.
    pub fn is_whole(&self) -> bool {
        self.left_out.is_none()
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.written)?;
        match &self.left_out {
            Some(words) => write!(formatter, "\n{words}"),
            None => Ok(()),
        }
    }
}

pub fn run(args: &BookletArgs) -> Result<Outcome, CliError> {
    let source = DocumentSource::read(&args.source, None)?;
    let mut files = VolumeFiles::create(&args.out)?;
    let mut faces = Faces::new(args.source.fonts.clone());
    let count = Count::of(args, &source, &mut faces)?;
    let volumes = count.set.div_ceil(args.messages_a_volume).max(1);
    let mut held = Vec::new();
    let mut number = 1;
    each(args, |message, _| {
        let Some(message) = set(&source, message, &mut faces) else {
            return Ok(());
        };
        if held.len() as u64 == args.messages_a_volume {
            let full = std::mem::take(&mut held);
            let volume = volume(&source, &count.as_of, (number, volumes), full);
            add(&mut files, &volume, (number, volumes), &faces)?;
            number += 1;
        }
        held.push(message);
        Ok(())
    })?;
    let last = volume(&source, &count.as_of, (number, volumes), held);
    add(&mut files, &last, (number, volumes), &faces)?;
    files.finish()?;
    let left_out = (count.left_out > 0).then(|| {
        format!(
            "NOT SET: {}, because no typeface here writes some of their letters. Install typefaces for their \
             scripts (on Debian: fonts-noto-core, fonts-noto-cjk, fonts-noto-color-emoji), or name a folder \
             with --fonts; remove what was written, and run it again.",
            counted(count.left_out, "message")
        )
    });
    Ok(Outcome {
        written: format!(
            "Wrote {}: {}. Look at every page before it leaves.",
            args.out.display(),
            counted(count.set, "message")
        ),
        left_out,
    })
}

fn add(
    files: &mut VolumeFiles,
    volume: &Booklet,
    (number, volumes): (u64, u64),
    faces: &Faces,
) -> Result<(), CliError> {
    let pdf = volume.pdf(faces).map_err(DocumentError::from)?;
    Ok(files.add(number, volumes, &pdf)?)
}

/// Counts the messages before the first one is laid out: the cover says how many volumes there are.
#[derive(Default)]
struct Count {
    set: u64,
    left_out: u64,
    /// The day of the export.
    as_of: String,
}

impl Count {
    fn of(
        args: &BookletArgs,
        source: &DocumentSource,
        faces: &mut Faces,
    ) -> Result<Self, CliError> {
        let mut count = Self::default();
        each(args, |message, as_of| {
            as_of.clone_into(&mut count.as_of);
            match set(source, message, faces) {
                Some(_) => count.set += 1,
                None => count.left_out += 1,
            }
            Ok(())
        })?;
        if count.as_of.is_empty() {
            let path = args.messages.clone();
            return Err(CliError::NoMessage { path });
        }
        Ok(count)
    }
}

/// Reads one message after the other, in the order of their release.
fn each(
    args: &BookletArgs,
    mut each: impl FnMut(ShownMessage, &str) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let path = &args.messages;
    let file = File::open(path).map_err(|error| FileError::not_read(path, error))?;
    let mut lines = Lines::new(BufReader::new(file));
    while let Some((number, line)) = lines.next()? {
        let bad = |reason: &str| CliError::Line {
            line: number,
            reason: reason.to_owned(),
        };
        let line: ReleasedLine =
            serde_json::from_slice(line).map_err(|_| bad("it is not a released message"))?;
        if line.petition != args.source.petition.as_str() {
            return Err(bad("it is of another petition"));
        }
        let shown = line.message.checked();
        let shown = shown.map_err(|_| bad("it holds something that no message may hold"))?;
        each(shown, &line.as_of)?;
    }
    Ok(())
}

/// The message as the booklet prints it. None if no typeface can write it.
fn set(source: &DocumentSource, shown: ShownMessage, faces: &mut Faces) -> Option<Message> {
    let lines = shown.text.lines().map(Written::line);
    let text: Vec<Written> = lines.filter(|line| !line.as_str().is_empty()).collect();
    let from = shown.name.as_deref().map(Written::line);
    let code = shown.country.unwrap_or_default();
    let mut countries = source.content.countries.iter();
    let country = countries.find(|(one, _)| one.as_str() == code);
    let message = Message {
        text,
        from,
        country: country.map_or(String::new(), |(_, name)| name.clone()),
    };
    let said = message.text.iter().chain(&message.from);
    let unwritable = said.filter(|said| !faces.write(said.as_str())).count();
    (unwritable == 0).then_some(message)
}

fn volume(
    source: &DocumentSource,
    day: &str,
    (number, volumes): (u64, u64),
    messages: Vec<Message>,
) -> Booklet {
    let mut sheet = source.sheet(source.content.text(Text::SiteName), day);
    sheet.foot = source.case.name.clone();
    let volume = match volumes {
        1 => String::new(),
        _ => source.say(
            PaperText::WordsVolume,
            &[
                ("number", &source.number(number)),
                ("of", &source.number(volumes)),
            ],
        ),
    };
    if !volume.is_empty() {
        sheet.title = format!("{} · {volume}", sheet.title);
    }
    Booklet {
        sheet,
        kicker: source.content.text(Text::SiteName).to_owned(),
        heading: source.case.name.clone(),
        lead: vec![source.say(PaperText::WordsLead, &[])],
        volume,
        messages,
    }
}
