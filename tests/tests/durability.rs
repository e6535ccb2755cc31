//! What an answer is worth: a click that was answered is counted, whatever happens to the process next.

use std::{
    hash::{BuildHasher, Hasher, RandomState},
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use crate::{
    label::{EMAIL, Label, PHONE, SLUG},
    program::{PATIENCE, Plan, Server},
};

const CONNECTIONS: usize = 24;
const KILLS: usize = 4;

/// A number that nobody chose.
pub(crate) fn any(below: u64) -> u64 {
    RandomState::new().build_hasher().finish() % below
}

/// Clicks from several kept connections at once, each as fast as its answers come.
struct Crowd {
    tally: Arc<Tally>,
    connections: Vec<JoinHandle<()>>,
}

#[derive(Default)]
struct Tally {
    sent: AtomicU64,
    answered: AtomicU64,
    over: AtomicBool,
}

impl Crowd {
    fn on(server: &Server) -> Crowd {
        let tally = Arc::new(Tally::default());
        let connections = (0..CONNECTIONS).map(|_| {
            let (tally, authority) = (Arc::clone(&tally), server.authority().to_owned());
            std::thread::spawn(move || click_on(&tally, &authority))
        });
        Crowd { connections: connections.collect(), tally }
    }

    fn answered(&self) -> u64 {
        self.tally.answered.load(Ordering::SeqCst)
    }

    /// Waits until every connection has ended, and says how many clicks were sent and how many answered.
    fn ended(self) -> (u64, u64) {
        self.tally.over.store(true, Ordering::SeqCst);
        for connection in self.connections {
            connection.join().unwrap();
        }
        (self.tally.sent.load(Ordering::SeqCst), self.tally.answered.load(Ordering::SeqCst))
    }
}

fn click_on(tally: &Tally, authority: &str) {
    let mut stream = connect(authority);
    let request = format!("GET /{SLUG}/deezer HTTP/1.1\r\nHost: {authority}\r\nUser-Agent: {PHONE}\r\n\r\n");
    while !tally.over.load(Ordering::SeqCst) {
        tally.sent.fetch_add(1, Ordering::SeqCst);
        if stream.write_all(request.as_bytes()).is_err() {
            return;
        }
        match head(&mut stream) {
            Some(head) if head.starts_with("HTTP/1.1 302 ") => tally.answered.fetch_add(1, Ordering::SeqCst),
            Some(head) => panic!("a click was answered otherwise: {head}"),
            None => return,
        };
    }
}

fn connect(authority: &str) -> TcpStream {
    let stream = TcpStream::connect(authority).unwrap();
    stream.set_nodelay(true).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// The head of an answer without a body; `None` when the connection ended before it was whole.
fn head(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut some = [0; 1024];
    while !bytes.windows(4).any(|part| part == b"\r\n\r\n") {
        match stream.read(&mut some) {
            Ok(n @ 1..) => bytes.extend_from_slice(&some[..n]),
            _ => return None,
        }
    }
    Some(String::from_utf8(bytes).unwrap())
}

async fn recorded(server: &Server, label: &Label) -> u64 {
    label.figures(server).await["clicks"].as_u64().unwrap()
}

#[tokio::test]
async fn every_click_that_was_answered_is_counted_after_kill_9() {
    for durability in ["process", "power"] {
        let folder = tempfile::tempdir().unwrap();
        let plan = Plan::on(&folder.path().join("data")).with("FANFARE_DURABILITY", durability);
        let mut server = plan.start().await;
        let label = Label::make(&mut server, Duration::from_secs(3600)).await;
        let (mut sent, mut answered) = (0, 0);
        for round in 0..KILLS {
            let crowd = Crowd::on(&server);
            let began = Instant::now();
            let until = Duration::from_millis(100 + any(500));
            while crowd.answered() == 0 || began.elapsed() < until {
                assert!(began.elapsed() < PATIENCE, "nobody was answered");
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            server.kill();
            let (more_sent, more_answered) = crowd.ended();
            (sent, answered) = (sent + more_sent, answered + more_answered);
            server = plan.start().await;
            let recorded = recorded(&server, &label).await;
            println!("{durability} {round}: {sent} sent, {answered} answered, {recorded} recorded");
            assert!(recorded >= answered, "{} answered clicks were lost", answered - recorded);
            assert!(recorded <= sent, "{} clicks were counted that nobody sent", recorded - sent);
        }
    }
}

#[tokio::test]
async fn a_graceful_stop_answers_and_counts_whatever_it_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::on(&folder.path().join("data"));
    let mut server = plan.start().await;
    let label = Label::make(&mut server, Duration::from_secs(3600)).await;
    let mut answered = 0;
    for _ in 0..3 {
        let crowd = Crowd::on(&server);
        tokio::time::sleep(Duration::from_millis(200 + any(200))).await;
        let exit = server.stop().await;
        assert_eq!(exit.code, Some(0), "{exit:?}");
        answered += crowd.ended().1;
        server = plan.start().await;
        // Not one more either: what is counted was answered.
        assert_eq!(recorded(&server, &label).await, answered);
    }
}

#[tokio::test]
async fn a_form_that_is_on_its_way_when_the_stop_comes_is_still_answered() {
    let folder = tempfile::tempdir().unwrap();
    let server = Plan::on(&folder.path().join("data")).start().await;
    let authority = server.authority().to_owned();
    let body = format!("email={}&password=wrong", EMAIL.replace('@', "%40"));
    let mut stream = connect(&authority);
    let head_of_form = format!(
        "POST /app/sign-in HTTP/1.1\r\nHost: {authority}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n",
        body.len()
    );
    let (first, rest) = body.split_at(10);
    stream.write_all(format!("{head_of_form}{first}").as_bytes()).unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    server.program.signal("TERM");
    tokio::time::sleep(Duration::from_millis(200)).await;
    stream.write_all(rest.as_bytes()).unwrap();
    let answer = head(&mut stream).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 422 "), "{answer}");
    drop(stream);
    let exit = server.program.ended(PATIENCE).await;
    assert_eq!(exit.code, Some(0), "{exit:?}");
}

#[tokio::test]
async fn somebody_who_never_finishes_a_request_does_not_keep_it_from_stopping() {
    let folder = tempfile::tempdir().unwrap();
    let server = Plan::on(&folder.path().join("data")).start().await;
    let mut slow = connect(server.authority());
    slow.write_all(format!("GET /{SLUG} HTTP/1.1\r\nHost: ").as_bytes()).unwrap();
    let silent = connect(server.authority());
    tokio::time::sleep(Duration::from_millis(200)).await;
    server.program.signal("TERM");
    // It waits for the rest as long as it waits for a provider.
    let exit = server.program.ended(2 * PATIENCE).await;
    assert_eq!(exit.code, Some(0), "{exit:?}");
    drop((slow, silent));
}
