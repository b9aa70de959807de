//! The work of one transaction, and its result.

use std::collections::BTreeMap;

use crate::{
    ActReply, Change, ChangeReply, Claim, Expiry, MailReport, MarathonChange, MarathonReply,
    NewLetter, NewMessage, NewSigning, OldTraces, PetitionId, PostedLetter, RemovedRows,
    SeenBursts, SetAsideChange, SetAsideReply, Shuffle, StaffAct, Verdict,
    place::{Part, Place},
};

/// A piece of work for the writer, and its reply.
pub trait Work: Sized {
    /// The result. It holds once the batch is committed.
    type Reply;

    /// Where a batch keeps its tasks of this type.
    fn tasks<'batch, 'work>(batch: &'batch mut Batch<'work>) -> &'batch mut Vec<Task<'work, Self>>;
}

/// A piece of work in a batch, with a slot for its reply.
pub struct Task<'work, W: Work> {
    pub(crate) work: &'work W,
    reply: Option<&'work mut Option<W::Reply>>,
}

impl<'work, W: Work> Task<'work, W> {
    /// The reply is valid once the batch is committed. After an error it means nothing.
    pub fn new(work: &'work W, reply: &'work mut Option<W::Reply>) -> Self {
        Self {
            work,
            reply: Some(reply),
        }
    }

    /// A task whose reply nobody wants.
    pub fn unanswered(work: &'work W) -> Self {
        Self { work, reply: None }
    }

    /// A batch that is tried again replaces its replies.
    pub(crate) fn reply(&mut self, reply: W::Reply) {
        if let Some(place) = &mut self.reply {
            **place = Some(reply);
        }
    }
}

/// Each type of work has a list of its own, and is done in the order of that list.
macro_rules! batch {
    ($($(#[$doc:meta])* $list:ident: $work:ident => $reply:ty,)*) => {
        /// The work of one transaction: all of it, or nothing.
        #[derive(Default)]
        pub struct Batch<'work> {
            $($(#[$doc])* pub(crate) $list: Vec<Task<'work, $work>>,)*
        }

        $(impl Work for $work {
            type Reply = $reply;

            fn tasks<'batch, 'work>(
                batch: &'batch mut Batch<'work>,
            ) -> &'batch mut Vec<Task<'work, Self>> {
                &mut batch.$list
            }
        })*
    };
}

batch! {
    signings: NewSigning => StoreReply,
    claims: Claim => Verdict,
    reports: MailReport => (),
    changes: Change => ChangeReply,
    expiries: Expiry => RemovedRows,
    messages: NewMessage => StoreReply,
    staff_acts: StaffAct => ActReply,
    letters: NewLetter => StoreReply,
    posted: PostedLetter => StoreReply,
    marathons: MarathonChange => MarathonReply,
    shuffles: Shuffle => bool,
    set_asides: SetAsideChange => SetAsideReply,
    old_traces: OldTraces => u64,
    seen_bursts: SeenBursts => (),
}

impl<'work> Batch<'work> {
    /// Adds a piece of work behind the others of its type.
    pub fn add<W: Work>(&mut self, task: Task<'work, W>) {
        W::tasks(self).push(task);
    }

    /// How many signings it holds.
    pub fn signings(&self) -> usize {
        self.signings.len()
    }
}

/// The result for something new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreReply {
    Stored,
    /// It was not stored, because another server has stored its idempotency key.
    Overtaken,
}

/// The changes of a committed batch.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct BatchOutcome {
    /// How the counts changed, by petition.
    pub counted: BTreeMap<PetitionId, i64>,
    /// The same by section and petition.
    pub(crate) counted_by_section: BTreeMap<(String, PetitionId), i64>,
    /// The same by country, by day, and petition.
    pub(crate) counted_by_part: BTreeMap<(Part, PetitionId), i64>,
    /// Signings, and counted signatures, by the source of the marathon that they came by.
    pub(crate) by_marathon: BTreeMap<String, (i64, i64)>,
    /// Counted signatures that were withdrawn, and withdrawn ones that count again.
    pub withdrawn: u64,
    pub restored: u64,
    /// Signatures that staff has set aside, and those that it has put back.
    pub set_aside: u64,
    pub put_back: u64,
    /// The sum of all changes of counts by staff.
    pub counted_by_staff: i64,
    /// Signatures kept beside a counted one of the same address.
    pub duplicates: u64,
    /// Mails that now wait to be sent.
    pub mails: u64,
    /// How the letters changed, by petition.
    pub letters: BTreeMap<PetitionId, i64>,
    /// The letters that were handed over, and those that were posted.
    pub(crate) handed: BTreeMap<PetitionId, i64>,
    pub(crate) posted: BTreeMap<PetitionId, i64>,
}

impl BatchOutcome {
    /// How the signatures of a day changed, by petition.
    pub fn counted_on(&self, day: &str) -> BTreeMap<PetitionId, i64> {
        let of_parts = self.counted_by_part.iter();
        of_parts
            .filter(|((part, _), _)| matches!(part, Part::Day(one) if one == day))
            .map(|((_, petition), signatures)| (*petition, *signatures))
            .collect()
    }

    /// Adds signatures of one place to the counts, or takes them away.
    pub(crate) fn count(&mut self, place: &Place, petition: PetitionId, signatures: i64) {
        *self.counted.entry(petition).or_default() += signatures;
        let of_section = (place.section.clone(), petition);
        *self.counted_by_section.entry(of_section).or_default() += signatures;
        let parts = [
            Part::Country(place.country.clone()),
            Part::Day(place.day.clone()),
        ];
        for part in parts {
            *self.counted_by_part.entry((part, petition)).or_default() += signatures;
        }
    }

    /// Counts signatures that an act of staff adds or takes away.
    pub(crate) fn count_by_staff(&mut self, place: &Place, petition: PetitionId, signatures: i64) {
        self.counted_by_staff += signatures;
        self.count(place, petition, signatures);
    }

    /// Adds signings and counted signatures that came by a marathon.
    pub(crate) fn come_by(&mut self, source: &str, signings: i64, signatures: i64) {
        let came = self.by_marathon.entry(source.to_owned()).or_default();
        *came = (came.0 + signings, came.1 + signatures);
    }
}
