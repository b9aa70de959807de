//! One session: item after item, until nothing waits or the moderator quits.

use std::io::{BufRead, Write};

use marathon_domain::moderation::{ModeratedItem, State};

use super::{
    opened_item::{OpenedItem, Unreadable, open},
    staff_api::StaffApi,
    terminal::Terminal,
};
use crate::{error::CliError, keyring::Keyring};

pub struct Session<I, O> {
    api: StaffApi,
    keys: Keyring,
    terminal: Terminal<I, O>,
    /// What was decided in this session, in order.
    decided: Vec<String>,
    released: u64,
    refused: u64,
}

/// What follows once an item was shown.
enum Next {
    Item,
    Again(String),
    Quit,
}

const KEYS: &str = "[r] release  [f] refuse  [n] next  [u] undo the last  [q] quit >";
const KEYS_OF_DECIDED: &str = "[u] undo this  [n] next  [q] quit >";

impl<I: BufRead, O: Write> Session<I, O> {
    pub fn new(api: StaffApi, keys: Keyring, terminal: Terminal<I, O>) -> Self {
        Self {
            api,
            keys,
            terminal,
            decided: Vec::new(),
            released: 0,
            refused: 0,
        }
    }

    /// Shows the items in that state until all were seen.
    pub fn run(mut self, state: State) -> Result<(), CliError> {
        let (mut after, mut seen) = (0, 0_u64);
        'pages: loop {
            let page = self.api.list(state, after)?;
            for head in &page.items {
                seen += 1;
                let mut at_hand = vec![head.id.clone()];
                while let Some(id) = at_hand.pop() {
                    match self.look_at(&id)? {
                        Next::Item => {}
                        Next::Again(earlier) => {
                            // The item that was on the screen before the undo is shown again.
                            if earlier != id {
                                at_hand.push(id);
                            }
                            at_hand.push(earlier);
                        }
                        Next::Quit => break 'pages,
                    }
                }
            }
            match page.next {
                Some(next) => after = next,
                None if seen == 0 => {
                    self.terminal.say(&format!("Nothing is {state}."))?;
                    break;
                }
                None => {
                    self.terminal.say("That was all.")?;
                    break;
                }
            }
        }
        let (released, refused) = (self.released, self.refused);
        self.terminal
            .say(&format!("Released {released}, refused {refused}."))
    }

    fn look_at(&mut self, id: &str) -> Result<Next, CliError> {
        let Some(item) = self.unless_gone(|api| api.item(id))? else {
            return Ok(Next::Item);
        };
        let opened = open(&item, &self.keys);
        self.show(&item, &opened)?;
        loop {
            let keys = match item.state {
                State::Waiting => KEYS,
                State::Released | State::Refused => KEYS_OF_DECIDED,
            };
            let Some(key) = self.terminal.ask(keys)? else {
                return Ok(Next::Quit);
            };
            let waits = item.state == State::Waiting;
            match (key.as_str(), &opened) {
                ("q", _) => return Ok(Next::Quit),
                ("n", _) => return Ok(Next::Item),
                ("r", Ok(shown)) if waits => {
                    if self.decide(id, |api| api.release(id, &shown.body))? {
                        self.released += 1;
                    }
                    return Ok(Next::Item);
                }
                ("r", Err(_)) if waits => {
                    self.terminal
                        .say("What cannot be read cannot be released.")?;
                }
                ("f", _) if waits => {
                    let reason = self.terminal.ask("Why (one line, and nobody's name)? >")?;
                    match reason.filter(|reason| !reason.is_empty()) {
                        Some(reason) => {
                            if self.decide(id, |api| api.refuse(id, &reason))? {
                                self.refused += 1;
                            }
                            return Ok(Next::Item);
                        }
                        None => self.terminal.say("Not refused: that takes a reason.")?,
                    }
                }
                ("u", _) => {
                    let undone = match waits {
                        true => self.decided.pop(),
                        false => Some(id.to_owned()),
                    };
                    match undone {
                        Some(undone) if self.undo(&undone)? => return Ok(Next::Again(undone)),
                        // Decided items are gone from the list; this one still waits.
                        Some(_) if waits => {}
                        Some(_) => return Ok(Next::Item),
                        None => self.terminal.say("Nothing was decided yet.")?,
                    }
                }
                _ => self.terminal.say("Type one of these letters, and Enter.")?,
            }
        }
    }

    fn show(
        &mut self,
        item: &ModeratedItem,
        opened: &Result<OpenedItem, Unreadable>,
    ) -> Result<(), CliError> {
        let petition = item.petition.as_deref().unwrap_or("-");
        let (day, state) = (&item.day, item.state);
        self.terminal.say("")?;
        self.terminal
            .say(&format!("── {petition} · {day} · {state} ──"))?;
        match opened {
            Ok(shown) => {
                for line in &shown.lines {
                    self.terminal.say(line)?;
                }
            }
            Err(closed) => self.terminal.say(&closed.to_string())?,
        }
        for act in &item.acts {
            let reason = act.reason.as_deref().map(|reason| format!(": {reason}"));
            let reason = reason.unwrap_or_default();
            let (day, by, deed) = (&act.day, &act.by, act.act);
            self.terminal
                .say(&format!("  {day} {deed} by {by}{reason}"))?;
        }
        Ok(())
    }

    /// Returns whether it was done: somebody else may have decided meanwhile.
    fn decide<T>(
        &mut self,
        id: &str,
        act: impl FnOnce(&StaffApi) -> Result<T, CliError>,
    ) -> Result<bool, CliError> {
        match self.unless_gone(act) {
            Ok(None) => Ok(false),
            Ok(Some(_)) => {
                self.decided.push(id.to_owned());
                Ok(true)
            }
            Err(CliError::Refused {
                status: 409,
                detail,
            }) => {
                self.terminal.say(&format!("Not done. {detail}"))?;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// Returns whether it was done.
    fn undo(&mut self, id: &str) -> Result<bool, CliError> {
        self.decided.retain(|decided| decided != id);
        let undone = self.unless_gone(|api| {
            let before = api.item(id)?.state;
            api.undo(id)?;
            Ok(before)
        })?;
        match undone {
            None => return Ok(false),
            Some(State::Released) => self.released = self.released.saturating_sub(1),
            Some(State::Refused) => self.refused = self.refused.saturating_sub(1),
            Some(State::Waiting) => {}
        }
        self.terminal.say("Undone: it waits again.")?;
        Ok(true)
    }

    /// None, with a message, if the server no longer has the item: an organiser's change replaces a
    /// version that staff has not released.
    fn unless_gone<T>(
        &mut self,
        call: impl FnOnce(&StaffApi) -> Result<T, CliError>,
    ) -> Result<Option<T>, CliError> {
        match call(&self.api) {
            Ok(answer) => Ok(Some(answer)),
            Err(CliError::Refused { status: 404, .. }) => {
                self.terminal.say("It was replaced, or is gone.")?;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}
