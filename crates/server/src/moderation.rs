//! Items that staff decides about, with a token of its section: `/api/v1/moderation/…`.

mod decide;
mod get_item;
mod item;
mod list_acts;
mod list_items;
mod refuse_item;
mod release_item;
mod undo_item;

use marathon_domain::moderation::ItemHead;
use marathon_store::ItemRow;

use crate::staff::id;

pub use self::get_item::{__path_get_item, get_item};
pub use self::list_acts::{__path_list_acts, list_acts};
pub use self::list_items::{__path_list_items, list_items};
pub use self::refuse_item::{__path_refuse_item, refuse_item};
pub use self::release_item::{__path_release_item, release_item};
pub use self::undo_item::{__path_undo_item, undo_item};

/// The item without its sealed part.
fn head(row: ItemRow) -> ItemHead {
    ItemHead {
        id: id(&row.record),
        petition: row.petition,
        day: row.day,
        state: row.state,
    }
}
