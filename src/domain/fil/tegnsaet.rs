//! Bytes as text: UTF-8, with or without its mark, or Windows-1252, which spreadsheets in Denmark still write. Nothing else is guessed
//! at: a wrong guess would put wrong letters into somebody's name.

use crate::domain::rules::Code;

/// Bytes 80 to 9F of Windows-1252; a blank where it has no character. Source: WHATWG Encoding Standard.
const HIGH: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
];
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
/// How a workbook (xlsx, ods) begins: it is a zip file. And an old one (xls).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// The text of a file.
///
/// # Errors
/// [`Code::FilWorkbook`] for a workbook, [`Code::FilEncoding`] for anything else that is no such text, UTF-16 among it.
pub fn afkod(bytes: &[u8]) -> Result<String, Code> {
    if WORKBOOKS.iter().any(|begins| bytes.starts_with(begins)) {
        return Err(Code::FilWorkbook);
    }
    // No text has a NUL, but every Latin letter in UTF-16 has one.
    if bytes.contains(&0) || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Code::FilEncoding);
    }
    let unmarked = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    match std::str::from_utf8(unmarked) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) if unmarked.len() < bytes.len() => Err(Code::FilEncoding),
        Err(_) => bytes.iter().map(|&byte| windows_1252(byte)).collect::<Option<_>>().ok_or(Code::FilEncoding),
    }
}

fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => HIGH.get(usize::from(byte - 0x80)).copied().filter(|&c| c != ' '),
        other => Some(char::from(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_8_with_and_without_its_mark_and_windows_1252_are_read() {
        for bytes in [&b"S\xC3\xB8ren"[..], b"\xEF\xBB\xBFS\xC3\xB8ren", b"S\xF8ren"] {
            assert_eq!(afkod(bytes).as_deref(), Ok("Søren"));
        }
        assert_eq!(afkod(b"\xC6r\xF8 \x80 \x96 \x9F").as_deref(), Ok("Ærø € – Ÿ"));
        assert_eq!(afkod(b"").as_deref(), Ok(""));
    }

    #[test]
    fn utf_16_and_what_is_no_text_is_refused() {
        for bytes in [&b"\xFF\xFEc\0p\0r\0"[..], b"\xFE\xFF\0c\0p\0r", b"c\0p\0r\0", b"\xF8 \x81", b"\xEF\xBB\xBF\xF8"]
        {
            assert_eq!(afkod(bytes), Err(Code::FilEncoding), "{bytes:?}");
        }
        for bytes in [&b"PK\x03\x04\x14\0"[..], b"\xD0\xCF\x11\xE0\xA1"] {
            assert_eq!(afkod(bytes), Err(Code::FilWorkbook));
        }
    }
}
