//! Names of files whose content never changes.

/// Whether a name ends, before its extension, in a hyphen and eight hexadecimal digits or more, as
/// trunk and our build write them: `app-0a1b2c3d4e5f6071_bg.wasm`.
pub fn holds_hash(name: &str) -> bool {
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 8
            && hash
                .bytes()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::holds_hash;

    #[test]
    fn only_hashed_names_never_change() {
        for (name, hashed) in [
            ("marathon-app-0a1b2c3d4e5f6071.js", true),
            ("marathon-app-0a1b2c3d4e5f6071_bg.wasm", true),
            ("fr-12345678.json", true),
            ("paing-phyo-min.svg", false),
            ("fr-1234567.json", false),
            ("deadbeef.css", false),
            ("favicon.ico", false),
        ] {
            assert_eq!(holds_hash(name), hashed, "{name}");
        }
    }
}
