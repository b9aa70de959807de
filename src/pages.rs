//! The pages: one routed component per file.

mod act;
mod booklet;
mod case;
#[cfg(feature = "ssr")]
mod confirm;
mod document;
mod done;
mod home;
mod letter;
mod marathons;
mod message;
mod message_sent;
mod messages;
mod my_signing;
mod not_found;
mod partners;
mod petition;
#[cfg(feature = "ssr")]
mod refused;
mod routed;
mod sign;
mod thanks;

pub use act::ActPage;
pub use booklet::BookletPage;
pub use case::CasePage;
#[cfg(feature = "ssr")]
pub use confirm::{Confirmable, Confirmed, Confirming, Trouble};
pub use document::DocumentPage;
pub use done::DonePage;
pub use home::HomePage;
pub use letter::LetterPage;
#[cfg(feature = "ssr")]
pub use marathons::{
    Announced, Announcing, Asking, Code, Kit, OrganiserDeed, Organising, OwnMarathon, OwnStanding,
    Reading, Report,
};
pub use marathons::{MarathonPage, MarathonsPage, NewMarathonPage, OrganiseMarathonPage};
pub use message::MessagePage;
pub use message_sent::MessageSentPage;
pub use messages::MessagesPage;
pub use my_signing::MySigningPage;
#[cfg(feature = "ssr")]
pub use my_signing::{MySigning, OwnDeed, OwnSigning, OwnState};
pub use not_found::{NotFound, NotFoundPage};
pub use partners::PartnersPage;
pub use petition::PetitionPage;
#[cfg(feature = "ssr")]
pub use refused::Refused;
pub use sign::SignPage;
pub use thanks::{MailedPage, ThanksPage};
