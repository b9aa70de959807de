//! False signatures: staff finds them, sets them aside and puts them back, with a token that has
//! the role for it: `/api/v1/fraud/…`.

mod accept;
mod approve_set_aside;
mod create_set_aside;
mod decide;
mod get_set_aside;
mod list_bursts;
mod list_set_asides;
mod preview_selection;
mod refuse_set_aside;
mod undo_set_aside;
mod work;

use marathon_domain::fraud::SetAside;
use marathon_store::SetAsideRow;

use self::accept::to_wire;
use crate::staff::id;

pub use self::accept::{MOST_RECORDS, MOST_TAGS};
pub use self::approve_set_aside::{__path_approve_set_aside, approve_set_aside};
pub use self::create_set_aside::{__path_create_set_aside, create_set_aside};
pub use self::get_set_aside::{__path_get_set_aside, get_set_aside};
pub use self::list_bursts::{__path_list_bursts, list_bursts};
pub use self::list_set_asides::{__path_list_set_asides, list_set_asides};
pub use self::preview_selection::{__path_preview_selection, preview_selection};
pub use self::refuse_set_aside::{__path_refuse_set_aside, refuse_set_aside};
pub use self::undo_set_aside::{__path_undo_set_aside, undo_set_aside};
pub use self::work::work;

fn shown(row: SetAsideRow) -> SetAside {
    SetAside {
        id: id(&row.record),
        state: row.state,
        selection: to_wire(&row.selection),
        reason: row.reason,
        found: row.found,
        signatures: row.signatures,
        by: row.by,
        approved_by: row.approved_by,
        day: row.day,
    }
}
