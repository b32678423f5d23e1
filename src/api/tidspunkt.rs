//! A point in time on the wire: an instant with its offset from UTC, or what the clock in Denmark shows.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};
use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::domain::indkaldelse::Tidspunkt;

/// As given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tid(pub Tidspunkt);

/// Start og slut, hver som tidspunkt og som det danske klokkeslæt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Fra {
    /// Start, UTC.
    pub starttidspunkt: DateTime<Utc>,
    /// Det danske klokkeslæt da.
    #[schema(value_type = String, example = "2026-12-01T09:00:00")]
    pub starttidspunkt_lokal: NaiveDateTime,
    /// Slut, UTC.
    pub sluttidspunkt: DateTime<Utc>,
    /// Det danske klokkeslæt da.
    #[schema(value_type = String, example = "2026-12-01T09:45:00")]
    pub sluttidspunkt_lokal: NaiveDateTime,
}

/// An instant, with its offset from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Oejeblik(pub DateTime<Utc>);

impl<'de> Deserialize<'de> for Oejeblik {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Tid::deserialize(deserializer)?.0 {
            Tidspunkt::Instant(instant) => Ok(Self(instant)),
            Tidspunkt::Lokal(..) => Err(D::Error::custom("no instant")),
        }
    }
}

impl PartialSchema for Oejeblik {
    fn schema() -> RefOr<Schema> {
        let format = SchemaFormat::KnownFormat(KnownFormat::DateTime);
        ObjectBuilder::new().schema_type(Type::String).format(Some(format)).build().into()
    }
}

impl ToSchema for Oejeblik {}

impl<'de> Deserialize<'de> for Tid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        laest(&text).map(Self).ok_or_else(|| D::Error::custom("no point in time"))
    }
}

/// Four digits for the year: both databases and every rule count on it.
fn laest(text: &str) -> Option<Tidspunkt> {
    let year = text.get(..4)?;
    if !year.bytes().all(|byte| byte.is_ascii_digit()) || text.as_bytes().get(4) != Some(&b'-') {
        return None;
    }
    let instant = DateTime::parse_from_rfc3339(text).map(|instant| Tidspunkt::Instant(instant.to_utc()));
    let local = || text.parse::<NaiveDateTime>().map(|local| Tidspunkt::Lokal(local, None));
    instant.or_else(|_| local()).ok()
}

impl PartialSchema for Tid {
    fn schema() -> RefOr<Schema> {
        let about = "Et tidspunkt med forskel fra UTC (2026-12-01T08:00:00Z), eller det danske klokkeslæt (2026-12-01T09:00:00)";
        let text = ObjectBuilder::new().schema_type(Type::String).description(Some(about));
        text.pattern(Some(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$")).build().into()
    }
}

impl ToSchema for Tid {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_makes_an_instant_and_none_a_clock_time() {
        assert!(matches!(laest("2026-12-01T08:00:00Z"), Some(Tidspunkt::Instant(_))));
        assert!(matches!(laest("2026-10-25T02:30:00+02:00"), Some(Tidspunkt::Instant(_))));
        assert!(matches!(laest("2026-12-01T09:00:00"), Some(Tidspunkt::Lokal(_, None))));
        for wrong in [
            "",
            "2026-12-01",
            "i morgen",
            "+12026-12-01T09:00:00",
            "-0001-12-01T09:00:00",
            "2026-13-01T09:00:00",
            "æøå9-",
        ] {
            assert_eq!(laest(wrong), None, "{wrong}");
        }
    }
}
