//! A mail server on this machine: it speaks SMTP (RFC 5321) as far as a client needs, keeps what it took, and has bad days
//! when a test asks for them.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use mail_parser::MessageParser;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::TcpListener,
    task::JoinSet,
};

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
}

/// A letter that arrived.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The envelope's recipient.
    pub to: String,
    /// The envelope's sender.
    pub from: String,
    /// The subject, decoded.
    pub subject: String,
    /// The part for who reads text, decoded.
    pub text: String,
    /// The part for who reads HTML, decoded.
    pub html: String,
    /// Name and undecoded value of each header, in their order.
    pub headers: Vec<(String, String)>,
    /// The bytes between DATA and its end.
    pub raw: Vec<u8>,
}

impl Letter {
    /// One header's undecoded value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

#[derive(Default)]
struct Desk {
    letters: Vec<Letter>,
    moods: Vec<Mood>,
    lasting: Mood,
    n_conversations: usize,
    logins: Vec<String>,
}

/// The server. Dropping it ends it.
pub struct PostOffice {
    address: SocketAddr,
    desk: Arc<Mutex<Desk>>,
    _running: JoinSet<()>,
}

impl PostOffice {
    /// Opens on a free port of this machine.
    pub async fn open() -> PostOffice {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let desk = Arc::<Mutex<Desk>>::default();
        let mut running = JoinSet::new();
        let counter = Arc::clone(&desk);
        running.spawn(async move {
            let mut conversations = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let desk = Arc::clone(&counter);
                conversations.spawn(async move {
                    let (reading, writing) = stream.into_split();
                    // How a conversation ends is the client's affair.
                    drop(Conversation::new(desk, BufReader::new(reading), writing).hold().await);
                });
            }
        });
        PostOffice { address, desk, _running: running }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What arrived so far.
    pub fn letters(&self) -> Vec<Letter> {
        self.desk.lock().unwrap().letters.clone()
    }

    /// How the next letters are taken, one mood each; then the lasting one again.
    pub fn next(&self, moods: &[Mood]) {
        self.desk.lock().unwrap().moods = moods.iter().rev().copied().collect();
    }

    /// How every letter is taken from now on.
    pub fn always(&self, mood: Mood) {
        self.desk.lock().unwrap().lasting = mood;
    }

    /// How many connections said EHLO.
    pub fn n_conversations(&self) -> usize {
        self.desk.lock().unwrap().n_conversations
    }

    /// The arguments of every AUTH.
    pub fn logins(&self) -> Vec<String> {
        self.desk.lock().unwrap().logins.clone()
    }
}

struct Conversation<R, W> {
    desk: Arc<Mutex<Desk>>,
    reading: BufReader<R>,
    writing: W,
    mood: Mood,
    from: String,
    to: String,
}

impl<R: AsyncRead + Unpin, W: AsyncWrite + Unpin> Conversation<R, W> {
    fn new(desk: Arc<Mutex<Desk>>, reading: BufReader<R>, writing: W) -> Self {
        Conversation { desk, reading, writing, mood: Mood::Good, from: String::new(), to: String::new() }
    }

    async fn say(&mut self, words: &str) -> std::io::Result<()> {
        self.writing.write_all(format!("{words}\r\n").as_bytes()).await
    }

    /// Until QUIT or the end of the line. Commands may come pipelined: they are read one at a time.
    async fn hold(mut self) -> std::io::Result<()> {
        self.say("220 post.example ESMTP").await?;
        loop {
            let mut line = String::new();
            if self.reading.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let line = line.trim_end();
            let verb: String = line.chars().take(4).collect::<String>().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => {
                    {
                        let mut desk = self.desk.lock().unwrap();
                        desk.n_conversations += 1;
                        self.mood = desk.moods.pop().unwrap_or(desk.lasting);
                    }
                    self.say("250-post.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN").await?;
                }
                "HELO" => self.say("250 post.example").await?,
                "AUTH" => {
                    self.desk.lock().unwrap().logins.push(line.get(5..).unwrap_or_default().to_owned());
                    let answer = if self.mood == Mood::NoLogin { "535 5.7.8 no" } else { "235 2.7.0 welcome" };
                    self.say(answer).await?;
                }
                "MAIL" => {
                    self.from = between(line);
                    self.say("250 2.1.0 ok").await?;
                }
                "RCPT" => self.recipient(between(line)).await?,
                "DATA" if self.to.is_empty() => self.say("503 5.5.1 to whom?").await?,
                "DATA" => {
                    if !self.data().await? {
                        return Ok(());
                    }
                }
                "RSET" => {
                    self.to.clear();
                    self.say("250 2.0.0 ok").await?;
                }
                "NOOP" => self.say("250 2.0.0 ok").await?,
                "QUIT" => return self.say("221 2.0.0 bye").await,
                _ => self.say("502 5.5.2 unknown").await?,
            }
        }
    }

    async fn recipient(&mut self, to: String) -> std::io::Result<()> {
        if let Mood::Think(span) = self.mood {
            tokio::time::sleep(span).await;
        }
        match self.mood {
            // Servers like to quote the address.
            Mood::NoSuchMailbox => self.say(&format!("550 5.1.1 <{to}>: no such mailbox")).await,
            Mood::ComeAgain => self.say(&format!("451 4.7.1 <{to}>: come again")).await,
            _ => {
                self.to = to;
                self.say("250 2.1.5 ok").await
            }
        }
    }

    /// Takes a letter; false when the line is dropped.
    async fn data(&mut self) -> std::io::Result<bool> {
        self.say("354 go on").await?;
        let mut raw = Vec::new();
        loop {
            let mut line = Vec::new();
            if self.reading.read_until(b'\n', &mut line).await? == 0 {
                return Ok(false);
            }
            if self.mood == Mood::LeaveMidLetter {
                return Ok(false);
            }
            if line == b".\r\n" {
                break;
            }
            raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
        let letter = read(std::mem::take(&mut self.to), self.from.clone(), &raw);
        self.desk.lock().unwrap().letters.push(letter);
        if self.mood == Mood::LeaveBeforeThanks {
            return Ok(false);
        }
        self.say("250 2.0.0 taken").await?;
        Ok(true)
    }
}

fn between(line: &str) -> String {
    line.split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'))
        .map(|(inside, _)| inside.to_owned())
        .unwrap_or_default()
}

fn read(to: String, from: String, raw: &[u8]) -> Letter {
    let message = MessageParser::default().parse(raw).expect("a letter that a MIME parser reads");
    let headers = message.headers_raw().map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
    let subject = message.subject().unwrap_or_default().to_owned();
    let text = message.body_text(0).unwrap_or_default().into_owned();
    let html = message.body_html(0).unwrap_or_default().into_owned();
    Letter { to, from, subject, text, html, headers, raw: raw.to_vec() }
}
