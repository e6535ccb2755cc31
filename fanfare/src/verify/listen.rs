//! Hears what the program says while it is driven: everything that it logs, at the finest level, and every name and label
//! that it counts under. Only what the driven work itself says is heard: what others do meanwhile goes its usual way.

use std::{
    fmt::Debug,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
};

use metrics::{Counter, Gauge, Histogram, Key, KeyName, Recorder, SharedString, Unit};
use tracing::{
    Dispatch, Event, Subscriber,
    field::{Field, Visit},
    instrument::WithSubscriber,
    level_filters::LevelFilter,
    span::{Attributes, Id, Record},
};

/// What was said.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<u8>>>);

impl Said {
    fn line(&self, line: &str) {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        said.extend_from_slice(line.as_bytes());
        said.push(b'\n');
    }

    fn counted(&self, key: &Key) {
        let labels: String = key.labels().map(|label| format!(" {}={}", label.key(), label.value())).collect();
        self.line(&format!("{}{labels}", key.name()));
    }
}

/// Writes down every event and every field of a span. It keeps no spans: what the store's threads enter and leave belongs
/// to nobody's registry, and `tracing_subscriber`'s asks the wrong one when a span crosses threads (it panics).
struct Ear {
    said: Said,
    spans: AtomicU64,
}

/// One line: where it was said, and all fields as a log would write them.
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.push_str(&format!(" {}={value:?}", field.name()));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.push_str(&format!(" {}={value}", field.name()));
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        self.0.push_str(&format!(" {}={value}", field.name()));
        let mut source = value.source();
        while let Some(error) = source {
            self.0.push_str(&format!(": {error}"));
            source = error.source();
        }
    }
}

impl Subscriber for Ear {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::TRACE)
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let about = span.metadata();
        let mut line = Line(format!("{} {} {}", about.level(), about.target(), about.name()));
        span.record(&mut line);
        self.said.line(&line.0);
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed).saturating_add(1))
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut line = Line(String::new());
        values.record(&mut line);
        self.said.line(&line.0);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let about = event.metadata();
        let mut line = Line(format!("{} {}", about.level(), about.target()));
        event.record(&mut line);
        self.said.line(&line.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Writes down what would be counted, and counts nothing: invented people are in no figure.
impl Recorder for Said {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &metrics::Metadata<'_>) -> Counter {
        self.counted(key);
        Counter::noop()
    }

    fn register_gauge(&self, key: &Key, _: &metrics::Metadata<'_>) -> Gauge {
        self.counted(key);
        Gauge::noop()
    }

    fn register_histogram(&self, key: &Key, _: &metrics::Metadata<'_>) -> Histogram {
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
    let ear = Ear { said: log.clone(), spans: AtomicU64::new(0) };
    let work = Apart { work: Box::pin(work), said: counts.clone() };
    let done = work.with_subscriber(Dispatch::new(ear)).await;
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

    #[tokio::test]
    async fn a_span_that_crosses_into_a_thread_with_another_log_harms_neither() {
        let other =
            || tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(std::io::sink).finish();
        let work = async {
            let span = tracing::info_span!("a question to the store");
            let threads = span.clone();
            let thread = std::thread::spawn(move || {
                tracing::subscriber::with_default(other(), || threads.in_scope(|| tracing::info!("answered")));
            });
            drop(span);
            thread.join().is_ok()
        };
        let (unharmed, heard) = tracing::subscriber::with_default(other(), || listen(work)).await;
        assert!(unharmed && text(&heard.log).contains("a question to the store"));
    }
}
