//! Words of encouragement: from the request to the store, and those that staff has released.

mod accept;
mod create_message;
mod list_messages;
mod messages_page;
mod writing_hints;

pub use create_message::{__path_create_message, MessageForm, create_message};
pub use list_messages::{__path_list_messages, list_messages};
pub use messages_page::routes as page_routes;
