//! What was counted from very many rows, remembered for a while: each count once, however many ask for it at the same moment, and
//! never more of them than there is room for. Why: `docs/adr/0022`.
//!
//! Whoever asks must have been let in first; what he may see is part of the key. Ages are told by the caller's clock.

use std::fmt;
use std::hash::Hash;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use moka::Entry;
use moka::future::Cache;
use moka::ops::compute::{CompResult, Op};

use crate::store::StoreError;

/// What was counted, and when.
#[derive(Debug)]
pub struct Talt<V> {
    /// The instant it was true.
    pub at: DateTime<Utc>,
    /// What came of it.
    pub tal: Arc<V>,
}

impl<V> Clone for Talt<V> {
    fn clone(&self) -> Self {
        Self { at: self.at, tal: Arc::clone(&self.tal) }
    }
}

impl<V> Talt<V> {
    /// Whether it is younger than `alder` at `now`. What comes from later than now is not: somebody has set the clock back.
    pub fn yngre_end(&self, alder: TimeDelta, now: DateTime<Utc>) -> bool {
        (TimeDelta::zero()..alder).contains(&now.signed_duration_since(self.at))
    }
}

/// The memory of one kind of counts. Cheap to clone; clones share it.
pub struct Husket<K, V>(Cache<K, Talt<V>>);

impl<K, V> Clone for Husket<K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K, V> fmt::Debug for Husket<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Husket").field("antal", &self.0.entry_count()).finish_non_exhaustive()
    }
}

impl<K, V> Husket<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    /// Room for `plads` rows, of which each count takes as many as `fylder` says; those asked for least give way.
    pub fn new(plads: u64, fylder: fn(&V) -> usize) -> Self {
        let weigher = move |_: &K, talt: &Talt<V>| u32::try_from(fylder(&talt.tal)).unwrap_or(u32::MAX).max(1);
        Self(Cache::builder().max_capacity(plads).weigher(weigher).build())
    }

    /// What is remembered under `key`, if it still `gaelder`; else what `tael` counts now. Others who ask meanwhile wait for that count.
    ///
    /// # Errors
    /// When counting fails. Nothing is remembered of it.
    pub async fn hent<F>(
        &self,
        key: K,
        now: DateTime<Utc>,
        gaelder: impl Fn(&Talt<V>) -> bool,
        tael: F,
    ) -> Result<Talt<V>, StoreError>
    where
        F: Future<Output = Result<V, StoreError>>,
    {
        if let Some(known) = self.0.get(&key).await.filter(&gaelder) {
            return Ok(known);
        }
        let count = async |there: Option<Entry<K, Talt<V>>>| match there.map(Entry::into_value).filter(&gaelder) {
            // Somebody else has counted while we waited.
            Some(_) => Ok::<_, StoreError>(Op::Nop),
            None => Ok(Op::Put(Talt { at: now, tal: Arc::new(tael.await?) })),
        };
        match self.0.entry(key).and_try_compute_with(count).await? {
            CompResult::Unchanged(entry) | CompResult::Inserted(entry) | CompResult::ReplacedWith(entry) => {
                Ok(entry.into_value())
            }
            CompResult::StillNone(_) | CompResult::Removed(_) => unreachable!("what is not there is counted"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use futures::future::join_all;

    use super::*;

    const NU: DateTime<Utc> = DateTime::UNIX_EPOCH;
    const ALDER: TimeDelta = TimeDelta::minutes(10);

    fn fem() -> Husket<u32, Vec<u32>> {
        Husket::new(5, Vec::len)
    }

    async fn at(husket: &Husket<u32, Vec<u32>>, key: u32, now: DateTime<Utc>, tal: u32) -> u32 {
        let gaelder = |talt: &Talt<Vec<u32>>| talt.yngre_end(ALDER, now);
        husket.hent(key, now, gaelder, async { Ok(vec![tal]) }).await.unwrap().tal[0]
    }

    #[tokio::test]
    async fn it_is_counted_anew_when_it_is_old_and_for_another_key() {
        let husket = fem();
        assert_eq!(at(&husket, 1, NU, 7).await, 7);
        assert_eq!(at(&husket, 1, NU + ALDER - TimeDelta::seconds(1), 8).await, 7);
        assert_eq!(at(&husket, 2, NU, 9).await, 9, "another's is another's");
        assert_eq!(at(&husket, 1, NU + ALDER, 10).await, 10);
        assert_eq!(at(&husket, 1, NU, 11).await, 11, "the clock was set back");
    }

    #[tokio::test]
    async fn many_who_ask_at_once_wait_for_one_count() {
        let (husket, counted) = (fem(), AtomicU32::new(0));
        let ask = || {
            husket.hent(1, NU, |talt| talt.yngre_end(ALDER, NU), async {
                tokio::task::yield_now().await;
                Ok(vec![counted.fetch_add(1, Ordering::Relaxed)])
            })
        };
        let answers = join_all((0..20).map(|_| ask())).await;
        assert!(answers.into_iter().all(|answer| answer.unwrap().tal[0] == 0));
        assert_eq!(counted.into_inner(), 1);
    }

    #[tokio::test]
    async fn a_failed_count_is_told_and_not_remembered() {
        let husket = fem();
        let failed = husket.hent(1, NU, |_| true, async { Err(StoreError::Unavailable(sqlx::Error::PoolTimedOut)) });
        assert!(failed.await.is_err());
        assert_eq!(at(&husket, 1, NU, 7).await, 7);
    }

    #[tokio::test]
    async fn there_is_room_for_so_much_and_no_more() {
        let husket = fem();
        for key in 0..100 {
            at(&husket, key, NU, key).await;
        }
        husket.0.run_pending_tasks().await;
        assert!(husket.0.entry_count() <= 5, "{husket:?}");
    }
}
