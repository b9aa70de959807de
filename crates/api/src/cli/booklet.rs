//! `marathon booklet`: the messages that staff released, on paper, for the person a case is about.

use std::{fmt, path::PathBuf};

use clap::Args;
use marathon_domain::{PaperText, ShownMessage, Text};
use marathon_paper::{Booklet, Faces, Message, Written};

use super::{
    database::DatabaseArgs,
    error::CliError,
    papers::{Binding, Ground, GroundArgs, PaperCliError},
    values::counted,
};
use crate::{
    clock::Clock,
    store::{ReleasedRow, Store},
};

/// Messages asked for at a time.
const PAGE: i64 = 500;

#[derive(Args, Debug)]
pub struct BookletArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    ground: GroundArgs,
    /// The new file. Many messages go on in further files beside it: `.2.pdf`, `.3.pdf` and so on.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The most messages in one file.
    #[arg(long, value_name = "NUMBER", default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=20_000))]
    messages_a_volume: u64,
}

/// What is left to say when the booklet is written.
pub struct Bound {
    written: String,
    /// Messages that could not be set.
    left_out: Option<String>,
}

impl Bound {
    /// Whether nothing is left to do.
    pub fn is_whole(&self) -> bool {
        self.left_out.is_none()
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.written)?;
        match &self.left_out {
            Some(words) => write!(formatter, "\n{words}"),
            None => Ok(()),
        }
    }
}

pub fn run(args: &BookletArgs) -> Result<Bound, CliError> {
    let ground = Ground::read(&args.ground, None)?;
    let clock = Clock::system();
    args.database
        .read(async |store| bind(args, &ground, &store, &clock.day()).await)
}

async fn bind(
    args: &BookletArgs,
    ground: &Ground,
    store: &Store,
    day: &str,
) -> Result<Bound, CliError> {
    let mut binding = Binding::create(&args.out)?;
    let mut faces = Faces::new(args.ground.fonts.clone());
    let count = Count::of(args, ground, store, &mut faces).await?;
    let volumes = count.set.div_ceil(args.messages_a_volume).max(1);
    let mut messages = Messages::of(args, store);
    let mut held = Vec::new();
    let mut number = 1;
    loop {
        let message = messages.next().await?.filter(|one| one.place <= count.last);
        let full = held.len() as u64 == args.messages_a_volume;
        if message.is_none() || (full && number < volumes) {
            let volume = volume(ground, day, number, volumes, std::mem::take(&mut held));
            let pdf = volume.pdf(&faces).map_err(PaperCliError::from)?;
            binding.add(number, volumes, &pdf)?;
            number += 1;
        }
        let Some(message) = message else { break };
        held.extend(set(ground, &message, &mut faces));
    }
    binding.finish()?;
    let left_out = (count.left_out > 0).then(|| {
        format!(
            "NOT SET: {}, because no typeface here writes some of their letters. Install typefaces for their \
             scripts (on Debian: fonts-noto-core, fonts-noto-cjk, fonts-noto-color-emoji), or name a folder \
             with --fonts; remove what was written, and run it again.",
            counted(count.left_out, "message")
        )
    });
    Ok(Bound {
        written: format!(
            "Wrote {}: {}. Look at every page before it leaves.",
            args.out.display(),
            counted(count.set, "message")
        ),
        left_out,
    })
}

/// How many there are, before the first is set: the cover says in how many volumes.
struct Count {
    set: u64,
    left_out: u64,
    /// The place of the last one: what is released meanwhile is for another time.
    last: i64,
}

impl Count {
    async fn of(
        args: &BookletArgs,
        ground: &Ground,
        store: &Store,
        faces: &mut Faces,
    ) -> Result<Self, CliError> {
        let mut count = Self {
            set: 0,
            left_out: 0,
            last: 0,
        };
        let mut messages = Messages::of(args, store);
        while let Some(message) = messages.next().await? {
            count.last = message.place;
            match set(ground, &message, faces) {
                Some(_) => count.set += 1,
                None => count.left_out += 1,
            }
        }
        Ok(count)
    }
}

/// The released messages, one after the other, read some at a time.
struct Messages<'a> {
    store: &'a Store,
    petition: &'a str,
    after: i64,
    read: std::vec::IntoIter<ReleasedRow>,
}

impl<'a> Messages<'a> {
    fn of(args: &'a BookletArgs, store: &'a Store) -> Self {
        Self {
            store,
            petition: args.ground.petition.as_str(),
            after: 0,
            read: Vec::new().into_iter(),
        }
    }

    async fn next(&mut self) -> Result<Option<ReleasedRow>, CliError> {
        if self.read.len() == 0 {
            let read = self
                .store
                .released_messages(self.petition, self.after, PAGE);
            self.read = read.await?.into_iter();
        }
        let next = self.read.next();
        if let Some(row) = &next {
            self.after = row.place;
        }
        Ok(next)
    }
}

/// The message as the booklet has it; none if it cannot be written.
fn set(ground: &Ground, row: &ReleasedRow, faces: &mut Faces) -> Option<Message> {
    // What the server wrote.
    let shown: ShownMessage = serde_json::from_str(&row.shown).ok()?;
    let lines = shown.text.lines().map(Written::line);
    let text: Vec<Written> = lines.filter(|line| !line.as_str().is_empty()).collect();
    let from = shown.name.as_deref().map(Written::line);
    let code = shown.country.unwrap_or_default();
    let mut countries = ground.content.countries.iter();
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
    ground: &Ground,
    day: &str,
    number: u64,
    volumes: u64,
    messages: Vec<Message>,
) -> Booklet {
    let mut sheet = ground.sheet(ground.content.text(Text::SiteName), day);
    sheet.foot = ground.case.name.clone();
    let volume = match volumes {
        1 => String::new(),
        _ => ground.say(
            PaperText::WordsVolume,
            &[
                ("number", &ground.number(number)),
                ("of", &ground.number(volumes)),
            ],
        ),
    };
    if !volume.is_empty() {
        sheet.title = format!("{} · {volume}", sheet.title);
    }
    Booklet {
        sheet,
        kicker: ground.content.text(Text::SiteName).to_owned(),
        heading: ground.case.name.clone(),
        lead: vec![ground.say(PaperText::WordsLead, &[])],
        volume,
        messages,
    }
}
