//! How many calls a client may make: so many in each minute, counted by this process.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::clock::machine_time;
use crate::domain::ids::KlientId;

/// The count of this minute.
#[derive(Debug)]
pub(super) struct Takst {
    per_minut: u32,
    minut: Mutex<(i64, HashMap<KlientId, u32>)>,
}

impl Takst {
    /// Nobody has called yet.
    pub fn new(per_minut: u32) -> Self {
        Self { per_minut, minut: Mutex::default() }
    }

    /// Counts a call. When it is one too many: the seconds until the client may call again.
    pub fn taael(&self, klient: KlientId) -> Result<(), u64> {
        let now = machine_time().timestamp();
        let mut minut = self.minut.lock().unwrap_or_else(PoisonError::into_inner);
        if minut.0 != now / 60 {
            *minut = (now / 60, HashMap::new());
        }
        let count = minut.1.entry(klient).or_default();
        *count += 1;
        if *count <= self.per_minut { Ok(()) } else { Err(u64::try_from(60 - now % 60).unwrap_or(60)) }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn one_clients_calls_are_no_other_clients() {
        let takst = Takst::new(0);
        let klient = |number| KlientId::from_uuid(Uuid::from_u128(number));
        assert!((1..=60).contains(&takst.taael(klient(1)).unwrap_err()));
        let takst = Takst::new(1);
        assert!(takst.taael(klient(1)).is_ok() && takst.taael(klient(2)).is_ok());
    }
}
