//! Why a letter was not handed over. Nothing here holds an address or a server's words: those like to quote the address.

use std::{error::Error, fmt, io};

use lettre::transport::smtp;
use rustls::CertificateError;

/// Why a letter was not handed over.
#[derive(Debug, thiserror::Error)]
pub enum Unsent {
    /// Nothing was sent: the disclosure ledger could not be written, or the person is erased.
    #[error("the disclosure ledger could not be written")]
    Ledger(#[source] db::Error),
    /// Nothing was sent: the ledger does not hold a disclosure of this letter.
    #[error("a disclosure is not in the ledger")]
    NotInLedger,
    /// Nothing was sent: the address is none that this server can carry.
    #[error("the address is none that mail can be sent to")]
    Address,
    /// Nothing was sent: the letter could not be put together.
    #[error("the letter could not be put together")]
    Malformed,
    /// Nothing was sent: no connection.
    #[error("no connection to the mail server could be made")]
    Unreachable,
    /// Nothing was sent: the server could not show that it is the one that is configured.
    #[error("the mail server's certificate is not trusted: {0}")]
    Untrusted(Distrust),
    /// Nothing was sent: the server does not offer STARTTLS.
    #[error("the mail server does not offer the encryption that is configured")]
    InClear,
    /// Nothing was sent: the server refuses our user and password.
    #[error("the mail server refuses the user and password ({0})")]
    Login(u16),
    /// Nothing was sent: the server takes no letter from our address.
    #[error("the mail server takes no letter from the configured address ({0})")]
    Sender(u16),
    /// The server cannot take it now.
    #[error("the mail server cannot take the letter now ({0})")]
    Later(u16),
    /// The server will not take this letter.
    #[error("the mail server refuses the letter ({0})")]
    Refused(u16),
    /// The connection ended before the server had said that it has the letter.
    #[error("the connection ended before the letter was taken")]
    Interrupted,
    /// It took too long.
    #[error("the mail server did not answer in time")]
    TimedOut,
}

impl Unsent {
    /// Whether another try can't help: it is about this letter and not about the way.
    pub fn is_final(&self) -> bool {
        matches!(self, Unsent::Address | Unsent::Malformed | Unsent::Refused(_))
    }

    /// For metrics, logs and the operator.
    pub fn reason(&self) -> &'static str {
        match self {
            Unsent::Ledger(_) | Unsent::NotInLedger => "ledger",
            Unsent::Address => "address",
            Unsent::Malformed => "malformed",
            Unsent::Unreachable => "unreachable",
            Unsent::Untrusted(why) => why.reason(),
            Unsent::InClear => "in_clear",
            Unsent::Login(_) => "login",
            Unsent::Sender(_) => "sender",
            Unsent::Later(_) => "later",
            Unsent::Refused(_) => "refused",
            Unsent::Interrupted => "interrupted",
            Unsent::TimedOut => "timed_out",
        }
    }

    /// The server's three digits, where it said any.
    pub fn code(&self) -> Option<u16> {
        match self {
            Unsent::Login(code) | Unsent::Sender(code) | Unsent::Later(code) | Unsent::Refused(code) => Some(*code),
            _ => None,
        }
    }
}

/// Why a certificate is not trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distrust {
    /// No authority that is believed here signed it.
    Issuer,
    /// It is somebody else's: it does not name the configured server.
    Name,
    /// It is over, or does not hold yet.
    Time,
    /// Anything else.
    Other,
}

impl Distrust {
    fn of(error: &CertificateError) -> Distrust {
        match error {
            CertificateError::UnknownIssuer => Distrust::Issuer,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Distrust::Name,
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. } => Distrust::Time,
            _ => Distrust::Other,
        }
    }

    fn reason(self) -> &'static str {
        match self {
            Distrust::Issuer => "certificate_issuer",
            Distrust::Name => "certificate_name",
            Distrust::Time => "certificate_time",
            Distrust::Other => "certificate",
        }
    }
}

impl fmt::Display for Distrust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Distrust::Issuer => "no authority that is believed here signed it (see mail.ca)",
            Distrust::Name => "it does not name the configured mail.server",
            Distrust::Time => "it is over or does not hold yet",
            Distrust::Other => "it cannot be checked",
        })
    }
}

/// The certificate that was refused, somewhere below the client's own error.
fn distrust(error: &smtp::Error) -> Option<Distrust> {
    let mut below = error.source();
    while let Some(cause) = below {
        // An I/O error is not among its own sources' ancestors: what it carries is asked for by itself.
        let carried = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        let tls = match carried {
            Some(carried) => carried.downcast_ref::<rustls::Error>(),
            None => cause.downcast_ref::<rustls::Error>(),
        };
        if let Some(rustls::Error::InvalidCertificate(why)) = tls {
            return Some(Distrust::of(why));
        }
        below = cause.source();
    }
    None
}

/// What the client met, without the words that its own error quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// A 4yz reply.
    Transient(u16),
    /// A 5yz reply.
    Permanent(u16),
    /// No reply.
    Line,
    /// A certificate that is not trusted.
    Distrust(Distrust),
}

impl Trouble {
    pub(crate) fn of(error: &smtp::Error) -> Trouble {
        match error.status().map(u16::from) {
            Some(code) if error.is_permanent() => Trouble::Permanent(code),
            Some(code) => Trouble::Transient(code),
            None => distrust(error).map_or(Trouble::Line, Trouble::Distrust),
        }
    }

    /// Whatever a server says before it was told of a letter is not about the letter.
    pub(crate) fn before_the_letter(self) -> Unsent {
        match self {
            Trouble::Transient(code) | Trouble::Permanent(code) => Unsent::Later(code),
            Trouble::Line => Unsent::Unreachable,
            Trouble::Distrust(why) => Unsent::Untrusted(why),
        }
    }

    pub(crate) fn at_the_login(self) -> Unsent {
        match self {
            Trouble::Permanent(code) => Unsent::Login(code),
            Trouble::Transient(code) => Unsent::Later(code),
            // No way of signing in that both sides know.
            Trouble::Line => Unsent::Login(0),
            Trouble::Distrust(why) => Unsent::Untrusted(why),
        }
    }

    /// About the address that letters come from.
    pub(crate) fn of_ours(self) -> Unsent {
        match self {
            Trouble::Permanent(code) => Unsent::Sender(code),
            other => other.with_the_letter(),
        }
    }

    pub(crate) fn with_the_letter(self) -> Unsent {
        match self {
            Trouble::Permanent(code) => Unsent::Refused(code),
            Trouble::Transient(code) => Unsent::Later(code),
            Trouble::Line => Unsent::Interrupted,
            Trouble::Distrust(why) => Unsent::Untrusted(why),
        }
    }
}
