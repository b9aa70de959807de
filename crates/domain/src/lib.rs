//! The words and rules of the campaign, shared by the app and the API: what a case, a petition, a
//! signing and a section are, and when each is valid. No input, no output, no clock, no randomness.

mod content;
mod country;
mod counts;
pub mod digits;
mod email;
mod embed_height;
mod embed_page;
mod field_error;
pub mod folding;
mod form_error;
pub mod fraud;
mod goal;
mod grouping;
mod language;
mod letter;
mod letter_request;
mod marathon;
mod message;
mod message_text;
pub mod moderation;
mod origin;
mod page;
mod percent;
mod person_name;
mod postcode;
mod problem;
mod rules;
mod shown_message;
mod signature_state;
mod signing;
mod signing_request;
mod slug;
mod source_tag;
mod staff_role;
mod text_rules;
#[cfg(feature = "unicode")]
mod town;
mod words;
mod writing_hint;

#[cfg(feature = "unicode")]
mod canonical_email;

#[cfg(feature = "unicode")]
pub use canonical_email::{CanonicalEmail, ascii_domain};
#[cfg(feature = "words")]
pub use content::Words;
#[cfg(feature = "drawing")]
pub use content::to_lines;
pub use content::{
    ActText, Campaign, Case, CaseStatus, CaseUpdate, Content, Figures, InvalidLines, LetterModel,
    LiveText, MailText, MapPlace, MarathonText, MarathonTexts, MessageGuide, PageData, PaperText,
    Photograph, PlanStep, Quotation, Retention, Section, SectionCard, SectionCode, SectionLinks,
    Text, Win, Writing, WritingRules, WrittenPage, from_lines,
};
#[cfg(feature = "source")]
pub use content::{ContentError, source};
pub use country::CountryCode;
pub use counts::{CountryList, CountryOfSigners, Counts, SectionCount};
pub use email::Email;
pub use embed_height::{EMBED_HEIGHTS, EmbedHeight};
pub use embed_page::{EmbedPage, EmbedState, Embedded};
pub use field_error::{ErrorCode, Field, FieldError};
pub use form_error::{FormError, Said};
pub use goal::goal_above;
pub use grouping::Grouping;
pub use language::Language;
pub use letter::{Letter, LetterText, open_case};
pub use letter_request::{LetterReceipt, LetterRequest, PostedLetterRequest};
pub use marathon::{
    Marathon, MarathonDetails, MarathonFacts, MarathonField, MarathonId, MarathonList,
    MarathonReceipt, MarathonReport, MarathonReportRequest, MarathonRequest, MarathonResults,
    MarathonRules, MarathonSearch, MarathonWords, ReleasedMarathon, ReportRow, TimeZones,
};
pub use message::{Message, MessageReceipt, MessageRequest};
pub use message_text::MessageText;
pub use origin::{InvalidOrigin, Origin};
pub use page::{Deed, Document, KitPart, Page};
pub use percent::percent_encoded;
pub use person_name::PersonName;
pub use postcode::Postcode;
pub use problem::{Problem, ProblemError};
pub use rules::Rules;
pub use shown_message::{MessageList, ShownMessage};
pub use signature_state::SignatureState;
pub use signing::Signing;
pub use signing_request::{Confirmation, SigningReceipt, SigningRequest};
pub use slug::Slug;
pub use source_tag::SourceTag;
pub use staff_role::StaffRole;
pub use text_rules::trim;
#[cfg(feature = "unicode")]
pub use town::fold_town;
pub use words::UnknownWord;
pub use writing_hint::{WritingHint, naming_pattern};
