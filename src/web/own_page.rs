//! Addresses given by the reader, to go on to: only our own.

/// Only a path on this site: nothing that a browser could read as another host, or that cannot stand in a header.
pub fn is_own_page(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b'\\';
    path.starts_with('/') && !path.starts_with("//") && path.bytes().all(plain) && path.len() < 500
}

#[cfg(test)]
mod tests {
    use super::is_own_page;

    #[test]
    fn only_paths_on_this_site_are_gone_back_to() {
        assert!(is_own_page("/borger/book?fra=2026-12-01"));
        for path in ["", "https://example.com", "//example.com", "/\\example.com", "borger", "/a\r\nb", "/a\u{1}"] {
            assert!(!is_own_page(path), "{path}");
        }
    }
}
