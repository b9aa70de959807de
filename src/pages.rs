//! The pages, a routed component a file.

mod act;
mod booklet;
mod case;
mod document;
mod done;
mod filled;
mod home;
mod letter;
mod message;
mod message_sent;
mod not_found;
mod partners;
mod petition;
mod routed;
mod sign;
mod thanks;

pub use act::ActPage;
pub use booklet::BookletPage;
pub use case::CasePage;
pub use document::DocumentPage;
pub use done::DonePage;
pub use filled::FilledPage;
#[cfg(feature = "ssr")]
pub use filled::Template;
pub use home::HomePage;
pub use letter::LetterPage;
pub use message::MessagePage;
pub use message_sent::MessageSentPage;
pub use not_found::NotFoundPage;
pub use partners::PartnersPage;
pub use petition::PetitionPage;
pub use sign::SignPage;
pub use thanks::{MailedPage, ThanksPage};
