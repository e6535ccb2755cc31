//! The outbox's own loop, and what it says to a log.

use std::{
    io,
    sync::{Arc, Mutex},
    time::Duration,
};

use jobs::Tasks;
use testkit::{Mood, TestSite};

use crate::outbox::{ask, asked, letter, n_waiting, queue};

/// Waits until it holds, ten seconds at most.
async fn until(holds: impl Fn() -> bool) {
    for _ in 0..500 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it did not come to that");
}

#[tokio::test]
async fn a_letter_leaves_soon_after_it_was_queued() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let mut tasks = Tasks::default();
    tasks.start(site.house.outbox.clone().run(tasks.stop_signal()));
    // The loop has looked, and sleeps.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let began = std::time::Instant::now();
    ask(&ada).await;
    until(|| site.post.letters().len() == 1).await;
    assert!(began.elapsed() < Duration::from_secs(3), "it was woken and did not wait for its next look");
    tasks.stop().await;
    assert_eq!(n_waiting(&site).await, 0);
}

#[tokio::test]
async fn a_letter_that_has_begun_to_leave_is_finished_before_the_program_ends() {
    let (site, _) = asked().await;
    site.post.always(Mood::Think(Duration::from_millis(600)));
    let mut tasks = Tasks::default();
    tasks.start(site.house.outbox.clone().run(tasks.stop_signal()));
    until(|| site.post.n_conversations() == 1).await;
    assert!(site.post.letters().is_empty());
    tasks.stop().await;
    assert_eq!(site.post.letters().len(), 1);
    assert_eq!(n_waiting(&site).await, 0, "and it is not sent again after the next start");
}

/// A log in memory.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_log_line_names_whom_a_letter_was_for() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone());
    let _held = tracing::subscriber::set_default(subscriber.finish());

    let site = TestSite::new().await;
    site.member("ada").await;
    let moods = [
        Mood::Good,
        Mood::NoSuchMailbox,
        Mood::ComeAgain,
        Mood::LeaveMidLetter,
        Mood::LeaveBeforeThanks,
        Mood::NoLogin,
        Mood::Think(Duration::from_secs(20)),
    ];
    for mood in moods {
        site.post.next(&[mood]);
        queue(&site, "zuleikha@letters.example", kit::Lang::En, &letter("Secret Workspace")).await;
        site.letters().await;
    }
    queue(&site, "zuleikha@letters.example\r\n", kit::Lang::En, &letter("x")).await;
    site.letters().await;

    let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    for line in [
        "mail.sent",
        "mail.given_up",
        "refused_550",
        "mail.retried",
        "later_451",
        "interrupted",
        "login_535",
        "timed_out",
    ] {
        assert!(said.contains(line), "{line} is missing: {said}");
    }
    for word in ["zuleikha", "letters.example", "Secret Workspace", "open-sesame"] {
        assert!(!said.contains(word), "{word} is in the log");
    }
}
