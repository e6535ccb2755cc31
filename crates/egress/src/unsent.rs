//! Why a letter was not handed over. Nothing here holds an address or a server's words: those like to quote the address.

use lettre::transport::smtp;

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
    /// Nothing was sent: no connection, or no trust in the server's certificate.
    #[error("no connection to the mail server could be made")]
    Unreachable,
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

/// What the client met, without the words that its own error quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// A 4yz reply.
    Transient(u16),
    /// A 5yz reply.
    Permanent(u16),
    /// No reply.
    Line,
}

impl Trouble {
    pub(crate) fn of(error: &smtp::Error) -> Trouble {
        match error.status().map(u16::from) {
            Some(code) if error.is_permanent() => Trouble::Permanent(code),
            Some(code) => Trouble::Transient(code),
            None => Trouble::Line,
        }
    }

    /// Whatever a server says before it was told of a letter is not about the letter.
    pub(crate) fn before_the_letter(self) -> Unsent {
        match self {
            Trouble::Transient(code) | Trouble::Permanent(code) => Unsent::Later(code),
            Trouble::Line => Unsent::Unreachable,
        }
    }

    pub(crate) fn at_the_login(self) -> Unsent {
        match self {
            Trouble::Permanent(code) => Unsent::Login(code),
            Trouble::Transient(code) => Unsent::Later(code),
            // No way of signing in that both sides know.
            Trouble::Line => Unsent::Login(0),
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
        }
    }
}
