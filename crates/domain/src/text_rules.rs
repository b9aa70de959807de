//! The characters that a typed line may hold.

use crate::field_error::ErrorCode;

/// The text without the white space and the invisible marks around it. Such marks come with text
/// copied from a right-to-left page or a word processor.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || is_mark(character))
}

/// Soft hyphen, signs of width and direction, joiners, the byte order mark.
pub(crate) fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    )
}

/// Checks one trimmed line: no control characters, nothing that changes the direction of the text
/// around it, at most `longest` characters (Unicode scalar values).
pub(crate) fn check_line(text: &str, longest: usize) -> Result<(), ErrorCode> {
    if text.chars().any(breaks_the_line) {
        return Err(ErrorCode::ForbiddenCharacter);
    }
    if text.chars().count() > longest {
        return Err(ErrorCode::TooLong);
    }
    Ok(())
}

/// The same for several lines. The line breaks that forms send become line feeds.
pub(crate) fn check_lines(text: &str, longest: usize) -> Result<String, ErrorCode> {
    let text = text.replace("\r\n", "\n");
    let text = trim(&text);
    for line in text.split('\n') {
        check_line(line, longest)?;
    }
    if text.chars().count() > longest {
        return Err(ErrorCode::TooLong);
    }
    Ok(text.to_owned())
}

/// Controls, line and paragraph separators, the bidirectional embeddings, overrides and isolates
/// (Unicode Standard Annex 9), and noncharacters. Joiners stay: Persian and Indic names need them.
fn breaks_the_line(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
                | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        )
        || (character as u32 & 0xFFFE) == 0xFFFE
}
