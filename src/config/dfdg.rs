//! Where every conversation and frist is reported, and with which credentials.

use super::ConfigError;

/// DFDG, or another Fællestid. Credentials are OAuth 2 client credentials.
#[derive(Clone)]
pub struct Dfdg {
    /// The address before `Indkaldelse/…` and `Frist/…`.
    pub url: String,
    /// Where tokens are given out.
    pub token_url: String,
    /// Who we are there.
    pub client_id: String,
    /// How we prove it.
    pub client_secret: String,
}

/// The secret stays out of every log.
impl std::fmt::Debug for Dfdg {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dfdg").field("url", &self.url).finish_non_exhaustive()
    }
}

impl Dfdg {
    /// All of it, or none.
    pub(super) fn from_lookup(lookup: &impl Fn(&str) -> Option<String>) -> Result<Option<Self>, ConfigError> {
        let Some(url) = lookup("FAELLESTID_DFDG_URL") else { return Ok(None) };
        let needed = |name: &str| {
            lookup(name).ok_or_else(|| ConfigError(format!("FAELLESTID_DFDG_URL er sat: sæt også {name}")))
        };
        let token_url =
            lookup("FAELLESTID_DFDG_TOKEN_URL").unwrap_or_else(|| format!("{}/token", url.trim_end_matches('/')));
        for (name, url) in [("FAELLESTID_DFDG_URL", &url), ("FAELLESTID_DFDG_TOKEN_URL", &token_url)] {
            // In clear only to this machine itself.
            let near = ["http://127.0.0.1:", "http://[::1]:"].iter().any(|start| url.starts_with(start));
            if !near && !url.starts_with("https://") {
                return Err(ConfigError(format!("{name} skal begynde med https://, ikke {url}")));
            }
        }
        let client_id = needed("FAELLESTID_DFDG_CLIENT_ID")?;
        let client_secret = needed("FAELLESTID_DFDG_CLIENT_SECRET")?;
        Ok(Some(Self { url, token_url, client_id, client_secret }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(settings: &[(&str, &str)]) -> Result<Option<Dfdg>, ConfigError> {
        Dfdg::from_lookup(&|name: &str| {
            settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn reporting_wants_credentials_and_a_safe_way() {
        let url = ("FAELLESTID_DFDG_URL", "https://dfdg.example.dk/api/v1/");
        let own = [("FAELLESTID_DFDG_CLIENT_ID", "os"), ("FAELLESTID_DFDG_CLIENT_SECRET", "hemmeligt")];
        let dfdg = read(&[url, own[0], own[1]]).unwrap().unwrap();
        assert_eq!(dfdg.token_url, "https://dfdg.example.dk/api/v1/token");
        assert!(!format!("{dfdg:?}").contains("hemmeligt"));
        assert!(read(&own).unwrap().is_none());
        assert!(read(&[url, own[0]]).unwrap_err().to_string().contains("CLIENT_SECRET"));
        for clear in ["http://dfdg.example.dk/", "http://127.0.0.1.example.dk/"] {
            let refused = read(&[("FAELLESTID_DFDG_URL", clear), own[0], own[1]]).unwrap_err();
            assert!(refused.to_string().contains("https://"), "{clear}");
        }
    }
}
