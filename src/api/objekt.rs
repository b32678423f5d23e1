//! Objects, and nothing that could be read as one: the derived readers also take a list of a struct's values in order, which no document
//! tells of.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

/// A `T` that was an object.
pub struct Objekt<T>(pub T);

struct Felter<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Objekt<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Felter(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Felter<T> {
    type Value = Objekt<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Objekt)
    }
}

/// One inside another, for `#[serde(deserialize_with)]`.
pub fn objekt<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Objekt::deserialize(deserializer).map(|Objekt(inner)| inner)
}

/// One that may be left out or null.
pub fn maaske<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    let found = Option::<Objekt<T>>::deserialize(deserializer)?;
    Ok(found.map(|Objekt(inner)| inner))
}

/// A list of them.
pub fn liste<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let found = Vec::<Objekt<T>>::deserialize(deserializer)?;
    Ok(found.into_iter().map(|Objekt(inner)| inner).collect())
}

/// A list that may be left out or null.
pub fn maaske_liste<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Vec<T>>, D::Error> {
    let found = Option::<Vec<Objekt<T>>>::deserialize(deserializer)?;
    Ok(found.map(|all| all.into_iter().map(|Objekt(inner)| inner).collect()))
}
