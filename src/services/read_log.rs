//! Remembering looks without making them wait for writers: read audit and proof of times shown go to one bounded queue, and
//! one writer commits them in batches.
//!
//! A page waits only when the queue is full, and is not shown when it stays full. What is queued when the process is killed is
//! lost: at most the looks of the last fifth of a second, unless the database was away.

use std::time::Duration;

use tokio::sync::mpsc;

use crate::store::{AuditRow, Store, StoreError, Visning};

/// Looks waiting to be written.
const QUEUE: usize = 4096;
/// Rows written in one transaction at most.
const BATCH: usize = 256;
/// How long the writer waits for more before it commits.
const GATHER: Duration = Duration::from_millis(150);
/// How long a page waits for room in the queue.
const PATIENCE: Duration = Duration::from_secs(5);
/// Between two tries when the database is away.
const RETRY: Duration = Duration::from_secs(1);

/// One remembered look.
#[derive(Debug)]
pub enum Look {
    /// Somebody saw personal data.
    Audit(AuditRow),
    /// A borger was shown times, or that there were none.
    Visning(Visning),
}

/// The queue's entrance. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ReadLog(mpsc::Sender<Look>);

/// The look could not be remembered, so it must not be shown.
#[derive(Debug, thiserror::Error)]
#[error("the read log is closed")]
pub struct ReadLogClosed;

impl ReadLog {
    /// Starts the writer. It ends, everything written, when the last `ReadLog` is dropped; await the handle for that.
    pub fn start(store: Store) -> (Self, tokio::task::JoinHandle<()>) {
        let (sender, receiver) = mpsc::channel(QUEUE);
        (Self(sender), tokio::spawn(write_all(store, receiver)))
    }

    /// Queues a look.
    ///
    /// # Errors
    /// When the writer is gone, or the queue stays full: then the database has been away for long.
    pub async fn remember(&self, look: Look) -> Result<(), ReadLogClosed> {
        self.0.send_timeout(look, PATIENCE).await.map_err(|_| ReadLogClosed)
    }
}

async fn write_all(store: Store, mut queue: mpsc::Receiver<Look>) {
    let mut batch = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut batch, BATCH).await > 0 {
        gather(&mut queue, &mut batch).await;
        if let Err(error) = write_patiently(&store, &batch).await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                rows = batch.len(),
                "a batch of looks was refused"
            );
            one_by_one(&store, &batch).await;
        }
        batch.clear();
    }
}

/// Tries again for as long as the database is away; gives up only on a batch that it refuses.
async fn write_patiently(store: &Store, batch: &[Look]) -> Result<(), StoreError> {
    loop {
        match write(store, batch).await {
            Err(error @ (StoreError::Unavailable(_) | StoreError::Collision(_))) => {
                tracing::error!(error = &error as &dyn std::error::Error, "looks wait for the database");
                tokio::time::sleep(RETRY).await;
            }
            settled => return settled,
        }
    }
}

/// One look that the database refuses must not take the others with it.
async fn one_by_one(store: &Store, batch: &[Look]) {
    for look in batch {
        if let Err(error) = write_patiently(store, std::slice::from_ref(look)).await {
            tracing::error!(error = &error as &dyn std::error::Error, "a look could not be written and is lost");
        }
    }
}

/// Waits a little for more, so that a busy minute is a few transactions and not thousands.
async fn gather(queue: &mut mpsc::Receiver<Look>, batch: &mut Vec<Look>) {
    let deadline = tokio::time::Instant::now() + GATHER;
    while batch.len() < BATCH {
        match tokio::time::timeout_at(deadline, queue.recv()).await {
            Ok(Some(look)) => batch.push(look),
            Ok(None) | Err(_) => return,
        }
    }
}

async fn write(store: &Store, batch: &[Look]) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let mut audit = Vec::with_capacity(batch.len());
    for look in batch {
        match look {
            Look::Audit(row) => audit.push(row),
            Look::Visning(visning) => tx.insert_visning(visning).await?,
        }
    }
    tx.insert_audits(&audit).await?;
    tx.commit().await
}
