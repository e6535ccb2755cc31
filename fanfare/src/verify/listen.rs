//! Hears what the program says while it is driven: everything that it logs, at the finest level, and every name and label
//! that it counts under. Only what the driven work itself says is heard: what others do meanwhile goes its usual way.

use std::{
    io,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};

use metrics::{Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit};
use tracing::{Dispatch, instrument::WithSubscriber};
use tracing_subscriber::fmt::format::FmtSpan;

/// What was said.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<u8>>>);

impl io::Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Said {
    fn counted(&self, key: &Key) {
        let mut line = key.name().to_owned();
        for label in key.labels() {
            line.push_str(&format!(" {}={}", label.key(), label.value()));
        }
        line.push('\n');
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(line.as_bytes());
    }
}

/// Writes down what would be counted, and counts nothing: invented people are in no figure.
impl Recorder for Said {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        self.counted(key);
        Counter::noop()
    }

    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        self.counted(key);
        Gauge::noop()
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        self.counted(key);
        Histogram::noop()
    }
}

/// Work whose counts go to a recorder of its own.
struct Apart<F> {
    work: Pin<Box<F>>,
    said: Said,
}

impl<F: Future> Future for Apart<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let Apart { work, said } = &mut *self;
        metrics::with_local_recorder(said, || work.as_mut().poll(context))
    }
}

/// What was heard.
pub(crate) struct Heard {
    /// What it logged.
    pub(crate) log: Vec<u8>,
    /// What it counted under.
    pub(crate) counts: Vec<u8>,
}

impl Heard {
    /// How many lines it logged.
    pub(crate) fn lines(&self) -> usize {
        self.log.iter().filter(|byte| **byte == b'\n').count()
    }
}

/// Does the work and hears it.
pub(crate) async fn listen<F: Future>(work: F) -> (F::Output, Heard) {
    let (log, counts) = (Said::default(), Said::default());
    let ear = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::NEW | FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(move || ear.clone())
        .finish();
    let work = Apart { work: Box::pin(work), said: counts.clone() };
    let done = work.with_subscriber(Dispatch::new(subscriber)).await;
    let taken = |said: &Said| std::mem::take(&mut *said.0.lock().unwrap_or_else(PoisonError::into_inner));
    (done, Heard { log: taken(&log), counts: taken(&counts) })
}

/// Does the work without counting it.
pub(crate) async fn uncounted<F: Future>(work: F) -> F::Output {
    Apart { work: Box::pin(work), said: Said::default() }.await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn what_is_logged_and_counted_is_heard_across_pauses_and_nothing_else() {
        tracing::trace!("before");
        let work = async {
            tracing::trace!(word = "one");
            tokio::task::yield_now().await;
            let span = tracing::debug_span!("doing", word = "two");
            span.in_scope(|| metrics::counter!("told", "word" => "three").increment(1));
            7
        };
        let (done, heard) = listen(work).await;
        assert_eq!(done, 7);
        let (log, counts) = (text(&heard.log), text(&heard.counts));
        assert!(log.contains("one") && log.contains("two") && !log.contains("before"), "{log}");
        assert_eq!(counts, "told word=three\n");
        assert!(heard.lines() >= 2);
    }
}
