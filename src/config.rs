//! The settings of one process, read from the environment once at the start. `.env.example` names and explains each.
//!
//! To add one: a field here, a line in [`Config::from_lookup`], a line in `.env.example`.

mod beskeder;
mod certifikat;
mod dfdg;

use std::net::SocketAddr;
use std::num::NonZeroU32;

use axum::http::HeaderName;

use crate::clock::Clock;

pub use beskeder::{Beskeder, DigitalPost, Sms, Smtp};
pub use certifikat::Certifikat;
pub use dfdg::Dfdg;
/// Fifty calls a second: more than Jobnet needs for one country, less than what would keep people waiting.
const API_PER_MINUT: u32 = 3_000;

/// What a process needs to know before it can start.
#[derive(Clone, Debug)]
pub struct Config {
    /// `sqlite://…` or `postgres://…`.
    pub database_url: String,
    /// Where people and machines reach the application.
    pub addr: SocketAddr,
    /// Where metrics are served, apart from the public address; none: no metrics.
    pub metrics_addr: Option<SocketAddr>,
    /// How people log in; only `serve` needs it.
    pub login: Option<Login>,
    /// How much one person, or one address, may ask for.
    pub allowed: Allowed,
    /// The ways on which messages leave.
    pub beskeder: Beskeder,
    /// Another authorization server whose tokens are taken too.
    pub jwt: Option<JwtUdsteder>,
    /// Where the certificate of a caller is told (mutual TLS); none: it is not.
    pub certifikat: Option<Certifikat>,
    /// Calls that one client of the machine interface may make in a minute.
    pub api_per_minut: u32,
    /// Whether webhooks may go to private networks and this machine.
    pub private_webhooks: bool,
    /// Where every conversation and frist is reported; none: nowhere.
    pub dfdg: Option<Dfdg>,
    /// The clock in use; only the demo log-in may move it.
    pub clock: Clock,
}

/// How much may be asked for before somebody is told to wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// What one person may send or search for in a minute.
    pub requests_per_minute: NonZeroU32,
    /// What may be sent from one address in a minute by people who are not logged in: log-ins above all. A library or a jobcenter
    /// has many people behind one address.
    pub logins_per_minute: NonZeroU32,
    /// The header in which the proxy in front says whose request it is; none: there is no proxy, the connection says it.
    pub address_header: Option<HeaderName>,
}

/// Another authorization server: its tokens are signed (JWT), and its keys are fetched from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JwtUdsteder {
    /// Its name, as the tokens say it (`iss`).
    pub issuer: String,
    /// For whom the tokens must be made out (`aud`).
    pub audience: String,
    /// Where its keys are.
    pub jwks: String,
}

/// How people prove who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Login {
    /// One button per demo person. Only on loopback, only with demo people.
    Demo,
    /// An OpenID provider. Not built yet: `serve` says so and stops.
    Oidc,
}

/// A setting that cannot be used, in one line that says what to do.
#[derive(Debug, thiserror::Error, PartialEq)]
#[error("{0}")]
pub struct ConfigError(String);

impl Config {
    /// Reads the process environment.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from_lookup(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    }

    /// Reads settings from `lookup`, so that tests need no environment.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let login = lookup("FAELLESTID_LOGIN").map(|text| login(&text)).transpose()?;
        let config = Self {
            database_url: database_url(lookup("DATABASE_URL"))?,
            addr: address("FAELLESTID_ADDR", lookup("FAELLESTID_ADDR").unwrap_or_else(|| "127.0.0.1:3000".into()))?,
            metrics_addr: lookup("FAELLESTID_METRICS_ADDR")
                .map(|text| address("FAELLESTID_METRICS_ADDR", text))
                .transpose()?,
            jwt: jwt(&lookup)?,
            certifikat: Certifikat::from_lookup(&lookup)?,
            api_per_minut: lookup("FAELLESTID_API_PER_MINUT").map_or(Ok(API_PER_MINUT), |text| per_minut(&text))?,
            clock: lookup("FAELLESTID_CLOCK")
                .map_or_else(|| Ok(Clock::system()), |text| text.parse())
                .map_err(|error| ConfigError(error.to_string()))?,
            dfdg: Dfdg::from_lookup(&lookup)?,
            allowed: allowed(&lookup)?,
            beskeder: Beskeder::from_lookup(&lookup)?,
            private_webhooks: lookup("FAELLESTID_WEBHOOKS_PRIVATE")
                .map_or(Ok(false), |text| yes_or_no("FAELLESTID_WEBHOOKS_PRIVATE", &text))?,
            login,
        };
        if login != Some(Login::Demo) && lookup("FAELLESTID_CLOCK").is_some() {
            return Err(ConfigError("FAELLESTID_CLOCK virker kun sammen med FAELLESTID_LOGIN=demo".into()));
        }
        if login == Some(Login::Demo) && !config.addr.ip().is_loopback() {
            return Err(ConfigError(format!(
                "FAELLESTID_LOGIN=demo må kun bruges på denne maskine selv: sæt FAELLESTID_ADDR til 127.0.0.1 i stedet for {}",
                config.addr.ip()
            )));
        }
        Ok(config)
    }
}

fn database_url(value: Option<String>) -> Result<String, ConfigError> {
    let url = value.unwrap_or_else(|| "sqlite://data/faellestid.db".into());
    let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
    known.then_some(url).ok_or_else(|| ConfigError("DATABASE_URL skal begynde med sqlite:// eller postgres://".into()))
}

fn address(name: &str, text: String) -> Result<SocketAddr, ConfigError> {
    text.parse().map_err(|_| {
        ConfigError(format!("{name} skal være en adresse med port, for eksempel 127.0.0.1:3000, ikke {text}"))
    })
}

/// Four a second, held for a minute: nobody does that by hand.
const REQUESTS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(240).unwrap();
/// Two a second: a jobcenter's whole waiting room.
const LOGINS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(120).unwrap();

fn allowed(lookup: impl Fn(&str) -> Option<String>) -> Result<Allowed, ConfigError> {
    let number = |name: &str, usual| match lookup(name) {
        Some(text) => text.parse().map_err(|_| ConfigError(format!("{name} skal være et tal over 0, ikke {text}"))),
        None => Ok(usual),
    };
    let header = |text: String| {
        text.parse().map_err(|_| ConfigError(format!("FAELLESTID_ADDRESS_HEADER er ikke navnet på en header: {text}")))
    };
    Ok(Allowed {
        requests_per_minute: number("FAELLESTID_REQUESTS_PER_MINUTE", REQUESTS_PER_MINUTE)?,
        logins_per_minute: number("FAELLESTID_LOGINS_PER_MINUTE", LOGINS_PER_MINUTE)?,
        address_header: lookup("FAELLESTID_ADDRESS_HEADER").map(header).transpose()?,
    })
}

/// All three, or none.
fn jwt(lookup: &impl Fn(&str) -> Option<String>) -> Result<Option<JwtUdsteder>, ConfigError> {
    let names = ["FAELLESTID_JWT_ISSUER", "FAELLESTID_JWT_AUDIENCE", "FAELLESTID_JWT_JWKS"];
    match names.map(lookup) {
        [None, None, None] => Ok(None),
        [Some(issuer), Some(audience), Some(jwks)] => {
            let near = ["http://127.0.0.1:", "http://[::1]:"].iter().any(|start| jwks.starts_with(start));
            if !near && !jwks.starts_with("https://") {
                return Err(ConfigError(format!("FAELLESTID_JWT_JWKS skal begynde med https://, ikke {jwks}")));
            }
            Ok(Some(JwtUdsteder { issuer, audience, jwks }))
        }
        _ => Err(ConfigError(format!("sæt {} sammen, eller ingen af dem", names.join(", ")))),
    }
}

fn per_minut(text: &str) -> Result<u32, ConfigError> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| ConfigError(format!("FAELLESTID_API_PER_MINUT skal være et helt tal over 0, ikke {text}")))
}

fn yes_or_no(name: &str, text: &str) -> Result<bool, ConfigError> {
    match text {
        "ja" => Ok(true),
        "nej" => Ok(false),
        _ => Err(ConfigError(format!("{name} skal være ja eller nej, ikke {text}"))),
    }
}

fn login(text: &str) -> Result<Login, ConfigError> {
    match text {
        "demo" => Ok(Login::Demo),
        "oidc" => Ok(Login::Oidc),
        _ => Err(ConfigError(format!("FAELLESTID_LOGIN skal være demo eller oidc, ikke {text}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(settings: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_lookup(|name| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into()))
    }

    #[test]
    fn an_empty_environment_is_one_jobcenters_defaults() {
        let config = read(&[]).unwrap();
        assert_eq!(config.database_url, "sqlite://data/faellestid.db");
        assert_eq!(config.addr.to_string(), "127.0.0.1:3000");
        assert_eq!(config.login, None);
    }

    #[test]
    fn the_demo_login_stays_on_loopback() {
        assert!(read(&[("FAELLESTID_LOGIN", "demo"), ("FAELLESTID_ADDR", "0.0.0.0:3000")]).is_err());
        assert!(read(&[("FAELLESTID_LOGIN", "demo"), ("FAELLESTID_ADDR", "[::1]:3000")]).is_ok());
    }

    #[test]
    fn the_clock_moves_only_with_the_demo_login() {
        assert!(read(&[("FAELLESTID_CLOCK", "+3d")]).is_err());
        assert!(read(&[("FAELLESTID_CLOCK", "+3d"), ("FAELLESTID_LOGIN", "demo")]).is_ok());
    }

    #[test]
    fn another_issuer_is_named_whole_and_reached_safely() {
        let with = |jwks: &str| {
            let names = ["FAELLESTID_JWT_ISSUER", "FAELLESTID_JWT_AUDIENCE", "FAELLESTID_JWT_JWKS"];
            read(&[(names[0], "https://x.dk"), (names[1], "faellestid"), (names[2], jwks)])
        };
        assert!(with("https://x.dk/jwks").unwrap().jwt.is_some() && with("http://127.0.0.1:1/jwks").is_ok());
        assert!(with("http://x.dk/jwks").is_err() && with("http://127.0.0.1.x.dk/jwks").is_err());
    }

    #[test]
    fn each_bad_setting_is_named() {
        for (name, value) in [
            ("DATABASE_URL", "mysql://x"),
            ("FAELLESTID_ADDR", "localhost"),
            ("FAELLESTID_LOGIN", "mitid"),
            ("FAELLESTID_METRICS_ADDR", "9000"),
            ("FAELLESTID_REQUESTS_PER_MINUTE", "0"),
            ("FAELLESTID_LOGINS_PER_MINUTE", "mange"),
            ("FAELLESTID_ADDRESS_HEADER", "ikke en header"),
            ("FAELLESTID_API_PER_MINUT", "0"),
            ("FAELLESTID_JWT_ISSUER", "https://udsteder.example.dk"),
            ("FAELLESTID_WEBHOOKS_PRIVATE", "1"),
        ] {
            let error = read(&[(name, value)]).unwrap_err();
            assert!(error.to_string().contains(name), "{error}");
        }
    }
}
