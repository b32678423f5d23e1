//! The ways on which messages leave. A way without settings is none: messages for it wait, or take another.

use std::path::PathBuf;

use reqwest::Url;

use super::ConfigError;

/// Every way that is configured.
#[derive(Clone, Debug, Default)]
pub struct Beskeder {
    /// E-mail.
    pub smtp: Option<Smtp>,
    /// SMS.
    pub sms: Option<Sms>,
    /// Digital Post.
    pub digital_post: Option<DigitalPost>,
    /// Where a borger finds the application, without a slash at the end; for e-mails and letters.
    pub public_url: Option<String>,
}

/// A mail server.
#[derive(Clone)]
pub struct Smtp {
    /// `smtps://user:password@host:465`, or `smtp://…?tls=required` for STARTTLS.
    pub url: String,
    /// The address that messages come from.
    pub fra: String,
}

/// An SMS gateway.
#[derive(Clone)]
pub struct Sms {
    /// Where it takes messages.
    pub url: Url,
    /// What proves to it who we are.
    pub token: String,
}

/// A folder from which a sender to Digital Post fetches.
#[derive(Clone, Debug)]
pub struct DigitalPost {
    /// The folder. It must be there.
    pub mappe: PathBuf,
    /// The CVR number of the sender.
    pub cvr: String,
}

/// Passwords stay out of logs.
impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").field("fra", &self.fra).finish_non_exhaustive()
    }
}

/// Tokens stay out of logs.
impl std::fmt::Debug for Sms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sms").field("url", &self.url.as_str()).finish_non_exhaustive()
    }
}

impl Beskeder {
    /// Reads the settings; those that belong together must be there together.
    ///
    /// # Errors
    /// The first setting that cannot be used. It is named, never repeated: it may hold a password.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let pair = |first: &str, second: &str| match (lookup(first), lookup(second)) {
            (Some(one), Some(other)) => Ok(Some((one, other))),
            (None, None) => Ok(None),
            (Some(_), None) => Err(ConfigError(format!("{first} kræver også {second}"))),
            (None, Some(_)) => Err(ConfigError(format!("{second} kræver også {first}"))),
        };
        let smtp = pair("FAELLESTID_SMTP_URL", "FAELLESTID_MAIL_FROM")?.map(|(url, fra)| smtp(url, fra)).transpose()?;
        let sms =
            pair("FAELLESTID_SMS_URL", "FAELLESTID_SMS_TOKEN")?.map(|(url, token)| sms(&url, token)).transpose()?;
        let digital_post = pair("FAELLESTID_DIGITAL_POST_DIR", "FAELLESTID_DIGITAL_POST_CVR")?;
        let digital_post = digital_post.map(|(mappe, cvr)| digital_post_of(mappe.into(), cvr)).transpose()?;
        let public_url = lookup("FAELLESTID_PUBLIC_URL").map(|text| public_url(&text)).transpose()?;
        Ok(Self { smtp, sms, digital_post, public_url })
    }
}

fn smtp(url: String, fra: String) -> Result<Smtp, ConfigError> {
    let name = "FAELLESTID_SMTP_URL";
    let read = url_of(name, &url)?;
    let secret = read.scheme() == "smtps" || read.query_pairs().any(|(key, value)| key == "tls" && value == "required");
    if !["smtp", "smtps"].contains(&read.scheme()) || read.host().is_none() {
        return Err(ConfigError(format!("{name} skal begynde med smtps:// eller smtp:// og nævne en server")));
    }
    if !secret && !er_her(&read) {
        return Err(ConfigError(format!(
            "{name} skal bruge smtps:// eller ?tls=required, når serveren er på en anden maskine"
        )));
    }
    if fra.parse::<lettre::Address>().is_err() {
        return Err(ConfigError("FAELLESTID_MAIL_FROM skal være en mailadresse".into()));
    }
    Ok(Smtp { url, fra })
}

fn sms(text: &str, token: String) -> Result<Sms, ConfigError> {
    let url = url_of("FAELLESTID_SMS_URL", text)?;
    if url.scheme() != "https" && !(url.scheme() == "http" && er_her(&url)) {
        return Err(ConfigError("FAELLESTID_SMS_URL skal begynde med https://".into()));
    }
    if token.is_empty() || !token.chars().all(|c| c.is_ascii_graphic()) {
        return Err(ConfigError("FAELLESTID_SMS_TOKEN må kun have synlige tegn".into()));
    }
    Ok(Sms { url, token })
}

fn digital_post_of(mappe: PathBuf, cvr: String) -> Result<DigitalPost, ConfigError> {
    if cvr.len() != 8 || !cvr.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ConfigError("FAELLESTID_DIGITAL_POST_CVR skal være otte cifre".into()));
    }
    Ok(DigitalPost { mappe, cvr })
}

fn public_url(text: &str) -> Result<String, ConfigError> {
    let name = "FAELLESTID_PUBLIC_URL";
    let url = url_of(name, text)?;
    if url.scheme() != "https" && !(url.scheme() == "http" && er_her(&url)) {
        return Err(ConfigError(format!("{name} skal begynde med https://")));
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

fn url_of(name: &str, text: &str) -> Result<Url, ConfigError> {
    text.parse().map_err(|_| ConfigError(format!("{name} er ikke en adresse")))
}

/// On this machine.
fn er_her(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(settings: &[(&str, &str)]) -> Result<Beskeder, ConfigError> {
        Beskeder::from_lookup(|name| {
            settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into())
        })
    }

    const FROM: (&str, &str) = ("FAELLESTID_MAIL_FROM", "post@example.dk");
    const TOKEN: (&str, &str) = ("FAELLESTID_SMS_TOKEN", "hemmelig");

    #[test]
    fn without_settings_there_is_no_way() {
        let none = read(&[]).unwrap();
        assert!(none.smtp.is_none() && none.sms.is_none() && none.digital_post.is_none() && none.public_url.is_none());
    }

    #[test]
    fn a_way_needs_both_its_settings() {
        for (name, value) in [
            FROM,
            TOKEN,
            ("FAELLESTID_SMTP_URL", "smtps://mail.example.dk"),
            ("FAELLESTID_SMS_URL", "https://sms.example.dk"),
            ("FAELLESTID_DIGITAL_POST_DIR", "/tmp"),
            ("FAELLESTID_DIGITAL_POST_CVR", "12345678"),
        ] {
            assert!(read(&[(name, value)]).unwrap_err().to_string().contains(name));
        }
    }

    #[test]
    fn what_leaves_this_machine_is_encrypted() {
        let smtp = |url| read(&[("FAELLESTID_SMTP_URL", url), FROM]).is_ok();
        assert!(smtp("smtps://bruger:kode@mail.example.dk:465") && smtp("smtp://mail.example.dk?tls=required"));
        assert!(smtp("smtp://127.0.0.1:2525") && smtp("smtp://[::1]:25"));
        assert!(
            !smtp("smtp://mail.example.dk") && !smtp("smtp://mail.example.dk?tls=opportunistic") && !smtp("https://x")
        );
        let sms = |url| read(&[("FAELLESTID_SMS_URL", url), TOKEN]).is_ok();
        assert!(sms("https://sms.example.dk/v1") && sms("http://localhost:9"));
        assert!(!sms("http://sms.example.dk") && !sms("sms"));
        let public = |url| read(&[("FAELLESTID_PUBLIC_URL", url)]).map(|read| read.public_url.unwrap());
        assert_eq!(public("https://book.example.dk/").unwrap(), "https://book.example.dk");
        assert!(public("http://book.example.dk").is_err());
    }

    #[test]
    fn no_secret_is_shown_and_bad_values_are_named_only() {
        let settings =
            [("FAELLESTID_SMTP_URL", "smtps://u:hemmelig@m.dk"), FROM, ("FAELLESTID_SMS_URL", "https://s.dk"), TOKEN];
        assert!(!format!("{:?}", read(&settings).unwrap()).contains("hemmelig"));
        let error = read(&[("FAELLESTID_SMTP_URL", "hemmelig"), FROM]).unwrap_err().to_string();
        assert!(error.contains("FAELLESTID_SMTP_URL") && !error.contains("hemmelig"), "{error}");
        assert!(read(&[("FAELLESTID_SMTP_URL", "smtps://m.dk"), ("FAELLESTID_MAIL_FROM", "nej")]).is_err());
        assert!(read(&[("FAELLESTID_DIGITAL_POST_DIR", "/x"), ("FAELLESTID_DIGITAL_POST_CVR", "123")]).is_err());
    }
}
