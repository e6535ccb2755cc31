//! A mail server: it speaks SMTP (RFC 5321) as far as a client needs, keeps what it took where it can be read, and has bad
//! days when it is asked for them.

mod conversation;
mod letter;
mod page;

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{net::TcpListener, task::JoinSet};
use tokio_rustls::{TlsAcceptor, rustls::ServerConfig};

use self::conversation::{Conversation, Wire};
pub use self::letter::Letter;

/// How long to wait when the system has no file descriptor left for a connection.
const NO_DESCRIPTOR_PAUSE: Duration = Duration::from_millis(20);

/// How the server takes one letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// It takes it.
    #[default]
    Good,
    /// It knows no such mailbox: 550.
    NoSuchMailbox,
    /// It asks to come again: 451.
    ComeAgain,
    /// It goes away in the middle of the letter.
    LeaveMidLetter,
    /// It takes the letter and goes away before it says so.
    LeaveBeforeThanks,
    /// It believes no password: 535.
    NoLogin,
    /// It thinks so long before it answers RCPT.
    Think(Duration),
    /// It takes the letter and thinks so long before it says so.
    ThinkBeforeThanks(Duration),
}

/// How its line is protected.
#[derive(Clone, Debug, Default)]
pub enum Lock {
    /// Not at all.
    #[default]
    None,
    /// From the first byte on.
    Tls(Arc<ServerConfig>),
    /// From STARTTLS on.
    StartTls(Arc<ServerConfig>),
}

#[derive(Debug, Default)]
struct Desk {
    letters: Vec<Letter>,
    moods: Vec<Mood>,
    lasting: Mood,
    n_conversations: usize,
    logins: Vec<String>,
    in_clear: Vec<String>,
}

impl Desk {
    fn at(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
        desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The server. Dropping it ends it.
#[derive(Debug)]
pub struct PostOffice {
    address: SocketAddr,
    desk: Arc<Mutex<Desk>>,
    _running: JoinSet<()>,
}

impl PostOffice {
    /// Opens on a free port of this machine. Needs a tokio runtime.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn open() -> io::Result<PostOffice> {
        PostOffice::locked(Lock::None).await
    }

    /// The same, with its line protected.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn locked(lock: Lock) -> io::Result<PostOffice> {
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
        let address = listener.local_addr()?;
        let desk = Arc::<Mutex<Desk>>::default();
        let mut running = JoinSet::new();
        running.spawn(take(listener, lock, Arc::clone(&desk)));
        Ok(PostOffice { address, desk, _running: running })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What arrived so far.
    pub fn letters(&self) -> Vec<Letter> {
        self.desk().letters.clone()
    }

    /// How the next letters are taken, one mood each; then the lasting one again.
    pub fn next(&self, moods: &[Mood]) {
        self.desk().moods = moods.iter().rev().copied().collect();
    }

    /// How every letter is taken from now on.
    pub fn always(&self, mood: Mood) {
        self.desk().lasting = mood;
    }

    /// How many greetings were answered. STARTTLS takes two.
    pub fn n_conversations(&self) -> usize {
        self.desk().n_conversations
    }

    /// The arguments of every AUTH.
    pub fn logins(&self) -> Vec<String> {
        self.desk().logins.clone()
    }

    /// Every line that anybody on the way could have read.
    pub fn heard_in_clear(&self) -> Vec<String> {
        self.desk().in_clear.clone()
    }

    pub(crate) fn page(&self) -> Pigeonhole {
        Pigeonhole(Arc::clone(&self.desk))
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        Desk::at(&self.desk)
    }
}

/// What the page of the letters is made from.
#[derive(Clone, Debug)]
pub(crate) struct Pigeonhole(Arc<Mutex<Desk>>);

impl Pigeonhole {
    /// The page as it is now.
    pub(crate) fn html(&self) -> String {
        page::html(&Desk::at(&self.0).letters)
    }
}

/// Takes connections for ever. How a conversation ends is the client's affair.
async fn take(listener: TcpListener, lock: Lock, desk: Arc<Mutex<Desk>>) {
    let mut conversations = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(NO_DESCRIPTOR_PAUSE).await;
            continue;
        };
        while conversations.try_join_next().is_some() {}
        let (lock, desk) = (lock.clone(), Arc::clone(&desk));
        conversations.spawn(async move {
            let line: Box<dyn Wire> = Box::new(stream);
            let held = match lock {
                Lock::None => Conversation::new(desk, line).hold().await,
                Lock::StartTls(config) => {
                    Conversation::new(desk, line).offering(TlsAcceptor::from(config)).hold().await
                }
                Lock::Tls(config) => match TlsAcceptor::from(config).accept(line).await {
                    Ok(line) => Conversation::new(desk, Box::new(line)).unreadable().hold().await,
                    Err(error) => Err(error),
                },
            };
            drop(held);
        });
    }
}
