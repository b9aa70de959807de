//! The browser's storage, for this tab or for the device.

use web_sys::Storage;

/// Storage of this tab, gone when it closes.
pub fn of_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Storage of this device, kept until wiped.
pub fn of_device() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The value under a name.
pub fn read(storage: Option<Storage>, name: &str) -> Option<String> {
    storage?.get_item(name).ok()?
}

/// Stores a value under a name, or removes it. If storage is blocked or full, the value lasts until
/// the reader leaves the page.
pub fn write(storage: Option<Storage>, name: &str, value: Option<&str>) {
    if let Some(storage) = storage {
        let _ = match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        };
    }
}
