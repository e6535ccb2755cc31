//! The exit to the operator's mail server: one host, which the configuration names, and letters of disclosed values.

use std::{
    marker::PhantomData,
    net::IpAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use jiff::Timestamp;
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailParameter},
    },
};
use policy::{Datum, Processor};
use privacy::{Disclosed, Disclosure, Privacy, Recorded};
use rustls::pki_types::{CertificateDer, pem::PemObject};
use zeroize::Zeroizing;

pub use crate::unsent::Unsent;
use crate::{Secret, request::Closed, unsent::Trouble};

const CONNECT: Duration = Duration::from_secs(10);
const WHOLE: Duration = Duration::from_secs(45);
/// A farewell is polite, not needed: the letter is theirs already.
const FAREWELL: Duration = Duration::from_secs(2);

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// From the first byte on (usually port 465).
    Tls,
    /// It begins in clear and must turn to TLS before anything is said (usually port 587).
    StartTls,
    /// Not at all: only to this machine itself.
    None,
}

/// Whom letters come from: `Harbour Lane <hello@harbour-lane.example>`.
#[derive(Clone, Debug)]
pub struct Sender(Mailbox);

impl Sender {
    /// Reads an address, with a name before it or without. Its domain becomes ASCII.
    pub fn parse(text: &str) -> Option<Sender> {
        let Mailbox { name, email } = text.parse().ok()?;
        Some(Sender(Mailbox { name, email: in_ascii(&email)? }))
    }
}

/// The operator's mail server, as the configuration describes it.
#[derive(Clone, Debug)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub encryption: Encryption,
    /// Who we are there, where it asks.
    pub login: Option<(String, Secret)>,
    /// Whom letters come from.
    pub from: Sender,
    /// How long a letter may take; `None` is three quarters of a minute.
    pub within: Option<Duration>,
    /// The certificates (PEM) of the only authority that is believed; `None` are those that this machine knows.
    pub ca: Option<PathBuf>,
}

/// Why there is no way to the mail server.
#[derive(Debug, thiserror::Error)]
pub enum NoSmtp {
    /// The inventory does not leave this processor's host to the configuration.
    #[error("{0} does not have configured hosts in policy/inventory.toml")]
    NotConfigurable(&'static str),
    /// Letters and the password would cross a network in clear.
    #[error("without encryption a mail server must be this machine itself, such as 127.0.0.1")]
    InClear,
    /// The authority's certificates are not there.
    #[error("{} holds no certificate (PEM) that can be read", .0.display())]
    Ca(PathBuf),
    /// The TLS library refuses its own settings, for instance because the machine has no CA certificates.
    #[error("the TLS settings for the mail server cannot be made")]
    Tls,
}

/// The exit to the mail server `R`. Copies are the same.
pub struct Smtp<R: Processor> {
    inner: Arc<Inner>,
    to: PhantomData<fn() -> R>,
}

struct Inner {
    privacy: Privacy,
    server: Server,
    tls: Option<TlsParameters>,
}

impl<R: Processor> Clone for Smtp<R> {
    fn clone(&self) -> Self {
        Smtp { inner: Arc::clone(&self.inner), to: PhantomData }
    }
}

impl<R: Processor> std::fmt::Debug for Smtp<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Smtp({} at {}:{})", R::ROW.id, self.inner.server.host, self.inner.server.port)
    }
}

/// A letter on its way out. It has no `Debug`.
pub struct Dispatch<'a, R: Processor> {
    id: uuid::Uuid,
    at: Timestamp,
    to: Box<dyn Closed + 'a>,
    subject: Box<dyn Closed + 'a>,
    text: Box<dyn Closed + 'a>,
    html: Box<dyn Closed + 'a>,
    unsubscribe: Option<String>,
    by: PhantomData<fn() -> R>,
}

/// What a letter says, rendered.
pub struct Content<'a, D: Datum, R: Processor> {
    /// One line.
    pub subject: &'a Disclosed<'a, D, R>,
    /// For who reads text.
    pub text: &'a Disclosed<'a, D, R>,
    /// For who reads HTML.
    pub html: &'a Disclosed<'a, D, R>,
}

impl<'a, R: Processor> Dispatch<'a, R> {
    /// A letter. Its number stays the same when it is tried again, so that whoever gets it twice can tell.
    pub fn new<A, W>(id: uuid::Uuid, at: Timestamp, to: &'a Disclosed<'a, A, R>, content: &Content<'a, W, R>) -> Self
    where
        A: Datum<Value = String>,
        W: Datum<Value = String>,
    {
        Dispatch {
            id,
            at,
            to: Box::new(to),
            subject: Box::new(content.subject),
            text: Box::new(content.text),
            html: Box::new(content.html),
            unsubscribe: None,
            by: PhantomData,
        }
    }

    /// The address that ends such letters with one click (RFC 8058): for letters that go to many.
    #[must_use]
    pub fn unsubscribe(mut self, url: Option<String>) -> Self {
        self.unsubscribe = url;
        self
    }

    fn disclosures(&self) -> Vec<Disclosure> {
        let mut all: Vec<Disclosure> = Vec::new();
        for one in [&self.to, &self.subject, &self.text, &self.html].map(|value| value.disclosure()) {
            if !all.contains(&one) {
                all.push(one);
            }
        }
        all
    }

    /// The envelope's address, and the letter as it leaves.
    fn reveal(&self, recorded: &Recorded, from: &Mailbox) -> Result<(Address, Zeroizing<Vec<u8>>), Unsent> {
        let read = |value: &(dyn Closed + 'a)| value.reveal(recorded).map(str::to_owned).ok_or(Unsent::NotInLedger);
        let to: Address = read(&*self.to)?.parse().map_err(|_| Unsent::Address)?;
        let to = in_ascii(&to).ok_or(Unsent::Address)?;
        let header = |name: &'static str, value: String| {
            HeaderName::new_from_ascii(name.to_owned()).map(|name| HeaderValue::new(name, value))
        };
        let message_id = format!("<{}@{}>", self.id.simple(), from.email.domain());
        let mut letter = Message::builder()
            .from(from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(read(&*self.subject)?)
            .date(SystemTime::from(self.at))
            .message_id(Some(message_id))
            .raw_header(header("Auto-Submitted", "auto-generated".to_owned()).map_err(|_| Unsent::Malformed)?);
        if let Some(url) = &self.unsubscribe {
            let one_click = "List-Unsubscribe=One-Click".to_owned();
            letter = letter
                .raw_header(header("List-Unsubscribe", format!("<{url}>")).map_err(|_| Unsent::Malformed)?)
                .raw_header(header("List-Unsubscribe-Post", one_click).map_err(|_| Unsent::Malformed)?);
        }
        let body = MultiPart::alternative_plain_html(read(&*self.text)?, read(&*self.html)?);
        let letter = letter.multipart(body).map_err(|_| Unsent::Malformed)?;
        Ok((to, Zeroizing::new(letter.formatted())))
    }
}

impl<R: Processor> Smtp<R> {
    /// The exit to this server. Nothing is sent yet.
    ///
    /// # Errors
    /// When the inventory does not allow it, or the connection could not be protected.
    pub fn new(privacy: Privacy, server: Server) -> Result<Smtp<R>, NoSmtp> {
        if !R::ROW.configured {
            return Err(NoSmtp::NotConfigurable(R::ROW.id));
        }
        let here = server.host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let tls = match server.encryption {
            Encryption::None if here => None,
            Encryption::None => return Err(NoSmtp::InClear),
            Encryption::Tls | Encryption::StartTls => {
                let mut tls = TlsParameters::builder(server.host.clone());
                if let Some(path) = &server.ca {
                    tls = tls.certificate_store(CertificateStore::None).add_root_certificate(authority(path)?);
                }
                Some(tls.build().map_err(|_| NoSmtp::Tls)?)
            }
        };
        Ok(Smtp { inner: Arc::new(Inner { privacy, server, tls }), to: PhantomData })
    }

    /// Writes the disclosures to the ledger, then hands the letter over. When it answers `Ok`, the server has taken it.
    ///
    /// # Errors
    /// When it was not handed over. After [`Unsent::Interrupted`] and [`Unsent::TimedOut`] the server may have it all the
    /// same.
    pub async fn send(&self, letter: Dispatch<'_, R>) -> Result<(), Unsent> {
        let recorded = self.inner.privacy.record(letter.disclosures()).await.map_err(Unsent::Ledger)?;
        let (to, bytes) = letter.reveal(&recorded, &self.inner.server.from.0)?;
        let began = Instant::now();
        let whole = self.inner.server.within.unwrap_or(WHOLE);
        let sent = tokio::time::timeout(whole, self.inner.converse(to, &bytes)).await.unwrap_or(Err(Unsent::TimedOut));
        self.note(&sent, began.elapsed());
        sent
    }

    fn note(&self, sent: &Result<(), Unsent>, took: Duration) {
        let outcome = sent.as_ref().map_or_else(Unsent::reason, |()| "taken");
        metrics::counter!(
            "fanfare_egress_requests_total",
            "processor" => R::ROW.id, "host" => self.inner.server.host.clone(), "simulated" => "false", "outcome" => outcome
        )
        .increment(1);
        let duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(processor.id = R::ROW.id, outcome, duration_ms, "egress");
    }
}

impl Inner {
    /// One conversation: greeting, login, envelope, letter, farewell.
    async fn converse(&self, to: Address, letter: &[u8]) -> Result<(), Unsent> {
        let mut line = self.connect().await?;
        let handed_over = self.hand_over(&mut line, to, letter).await;
        if handed_over.is_ok() {
            // Whether it hears our farewell changes nothing.
            drop(tokio::time::timeout(FAREWELL, line.quit()).await);
        }
        handed_over
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Unsent> {
        let Server { host, port, encryption, login, from, .. } = &self.server;
        let hello = ClientId::Domain(from.0.email.domain().to_owned());
        let at_once = if *encryption == Encryption::Tls { self.tls.clone() } else { None };
        let connecting =
            AsyncSmtpConnection::connect_tokio1((host.as_str(), *port), Some(CONNECT), &hello, at_once, None);
        let mut line = connecting.await.map_err(|error| Trouble::of(&error).before_the_letter())?;
        if let (Encryption::StartTls, Some(tls)) = (encryption, &self.tls) {
            if !line.can_starttls() {
                return Err(Unsent::InClear);
            }
            line.starttls(tls.clone(), &hello).await.map_err(|error| Trouble::of(&error).before_the_letter())?;
        }
        if let Some((user, password)) = login {
            let credentials = Credentials::new(user.clone(), password.reveal().to_owned());
            line.auth(DEFAULT_MECHANISMS, &credentials).await.map_err(|error| Trouble::of(&error).at_the_login())?;
        }
        Ok(line)
    }

    async fn hand_over(&self, line: &mut AsyncSmtpConnection, to: Address, letter: &[u8]) -> Result<(), Unsent> {
        let mut options = Vec::new();
        if !AsRef::<str>::as_ref(&to).is_ascii() {
            if !line.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Unsent::Address);
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let from = self.server.from.0.email.clone();
        line.command(Mail::new(Some(from), options)).await.map_err(|error| Trouble::of(&error).of_ours())?;
        line.command(Rcpt::new(to, Vec::new())).await.map_err(|error| Trouble::of(&error).with_the_letter())?;
        line.command(Data).await.map_err(|error| Trouble::of(&error).with_the_letter())?;
        line.message(letter).await.map_err(|error| Trouble::of(&error).with_the_letter())?;
        Ok(())
    }
}

/// The certificates of one authority. A file without any would mean that nobody is believed.
fn authority(path: &Path) -> Result<Certificate, NoSmtp> {
    let none = || NoSmtp::Ca(path.to_owned());
    let pem = std::fs::read(path).map_err(|_| none())?;
    CertificateDer::pem_slice_iter(&pem).next().and_then(Result::ok).ok_or_else(none)?;
    Certificate::from_pem(&pem).map_err(|_| none())
}

/// The address with its domain as the name system writes it. A part before the @ that is not ASCII stays.
fn in_ascii(address: &Address) -> Option<Address> {
    let domain = address.domain();
    if domain.is_ascii() {
        return Some(address.clone());
    }
    let url::Host::Domain(domain) = url::Host::parse(domain).ok()? else { return None };
    Address::new(address.user(), domain).ok()
}
