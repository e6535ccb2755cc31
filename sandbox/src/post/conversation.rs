//! One client's conversation with the mail server.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio_rustls::TlsAcceptor;

use super::{Desk, Letter, Mood};

/// What a conversation is held over.
pub(super) trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

pub(super) struct Conversation {
    desk: Arc<Mutex<Desk>>,
    line: BufReader<Box<dyn Wire>>,
    /// STARTTLS, while it is offered.
    offer: Option<TlsAcceptor>,
    readable: bool,
    mood: Mood,
    from: String,
    to: String,
}

impl Conversation {
    pub(super) fn new(desk: Arc<Mutex<Desk>>, line: Box<dyn Wire>) -> Conversation {
        let line = BufReader::new(line);
        Conversation {
            desk,
            line,
            offer: None,
            readable: true,
            mood: Mood::Good,
            from: String::new(),
            to: String::new(),
        }
    }

    /// One that can turn to TLS.
    pub(super) fn offering(mut self, offer: TlsAcceptor) -> Conversation {
        self.offer = Some(offer);
        self
    }

    /// One that nobody on the way can read.
    pub(super) fn unreadable(mut self) -> Conversation {
        self.readable = false;
        self
    }

    async fn say(&mut self, words: &str) -> io::Result<()> {
        self.line.write_all(format!("{words}\r\n").as_bytes()).await?;
        self.line.flush().await
    }

    /// The next line, its end included; empty when the client is gone.
    async fn hear(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        self.line.read_until(b'\n', &mut line).await?;
        if self.readable && !line.is_empty() {
            Desk::at(&self.desk).in_clear.push(String::from_utf8_lossy(&line).trim_end().to_owned());
        }
        Ok(line)
    }

    /// Until QUIT or the end of the line. Commands may come pipelined: they are read one at a time.
    pub(super) async fn hold(mut self) -> io::Result<()> {
        self.say("220 post.example ESMTP").await?;
        loop {
            let line = self.hear().await?;
            if line.is_empty() {
                return Ok(());
            }
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            let verb = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
            match (verb.as_str(), self.offer.take()) {
                ("STARTTLS", Some(offer)) => self = self.turn(&offer).await?,
                ("QUIT", _) => return self.say("221 2.0.0 bye").await,
                (verb, offer) => {
                    self.offer = offer;
                    if !self.answer(verb, &line).await? {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// What was said before is forgotten (RFC 3207), also what somebody put into the line behind the command.
    async fn turn(mut self, offer: &TlsAcceptor) -> io::Result<Conversation> {
        self.say("220 2.0.0 go on").await?;
        let line: Box<dyn Wire> = Box::new(offer.accept(self.line.into_inner()).await?);
        Ok(Conversation::new(self.desk, line).unreadable())
    }

    /// Answers one command; false when the server goes away.
    async fn answer(&mut self, verb: &str, line: &str) -> io::Result<bool> {
        match verb {
            "EHLO" => self.greet().await?,
            "HELO" => self.say("250 post.example").await?,
            "AUTH" => {
                Desk::at(&self.desk).logins.push(line.get(5..).unwrap_or_default().to_owned());
                let answer = if self.mood == Mood::NoLogin { "535 5.7.8 no" } else { "235 2.7.0 welcome" };
                self.say(answer).await?;
            }
            "MAIL" => {
                self.from = between(line);
                self.say("250 2.1.0 ok").await?;
            }
            "RCPT" => self.recipient(between(line)).await?,
            "DATA" if self.to.is_empty() => self.say("503 5.5.1 to whom?").await?,
            "DATA" => return self.data().await,
            "RSET" => {
                self.to.clear();
                self.say("250 2.0.0 ok").await?;
            }
            "NOOP" => self.say("250 2.0.0 ok").await?,
            _ => self.say("502 5.5.2 unknown").await?,
        }
        Ok(true)
    }

    async fn greet(&mut self) -> io::Result<()> {
        let offer = if self.offer.is_some() { "250-STARTTLS\r\n" } else { "" };
        {
            let mut desk = Desk::at(&self.desk);
            desk.n_conversations += 1;
            if self.offer.is_none() {
                self.mood = desk.moods.pop().unwrap_or(desk.lasting);
            }
        }
        self.say(&format!("250-post.example\r\n250-PIPELINING\r\n{offer}250-8BITMIME\r\n250 AUTH PLAIN LOGIN")).await
    }

    async fn recipient(&mut self, to: String) -> io::Result<()> {
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
    async fn data(&mut self) -> io::Result<bool> {
        self.say("354 go on").await?;
        let mut raw = Vec::new();
        loop {
            let line = self.hear().await?;
            if line.is_empty() || self.mood == Mood::LeaveMidLetter {
                return Ok(false);
            }
            if line == b".\r\n" {
                break;
            }
            raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
        let letter = Letter::read(std::mem::take(&mut self.to), self.from.clone(), raw);
        Desk::at(&self.desk).letters.push(letter);
        match self.mood {
            Mood::LeaveBeforeThanks => return Ok(false),
            Mood::ThinkBeforeThanks(span) => tokio::time::sleep(span).await,
            _ => {}
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
