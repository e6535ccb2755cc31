//! What is done with the log.

use tlog::{Checkpoint, Log, Report};

/// The log was touched by somebody.
#[derive(Debug, thiserror::Error)]
#[error("the tamper-evident log is not sound: {0} faults")]
pub struct NotSound(usize);

/// Checks the whole log and then confirms its checkpoint, so that the last one is never older than this work's interval.
/// A log that is not sound gets no new signature.
///
/// # Errors
/// When the log is not sound, and its own.
pub async fn keep_watch(log: &Log) -> Result<Checkpoint, Box<dyn std::error::Error + Send + Sync>> {
    let Report { faults, .. } = log.check().await?;
    if faults.is_empty() { Ok(log.checkpoint().await?) } else { Err(Box::new(NotSound(faults.len()))) }
}
