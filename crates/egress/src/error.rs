//! Why there is no answer. Nothing here holds an address, a header or a body: their text may be personal or secret.

/// Why a request has no answer.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    /// Nothing was sent: the inventory does not list the host for this processor.
    #[error("{host} is not declared for {processor}: a person decides whether it goes into policy/inventory.toml")]
    HostNotDeclared {
        /// The processor's id.
        processor: &'static str,
        /// The host that was named.
        host: &'static str,
    },
    /// Nothing was sent: the path does not begin with a slash, or holds something that belongs elsewhere in an address.
    #[error("the path of a request is not a plain one")]
    PathRefused,
    /// Nothing was sent: a value holds something that no header can carry.
    #[error("a request could not be formed")]
    Malformed,
    /// Nothing was sent: the disclosure ledger could not be written.
    #[error("the disclosure ledger could not be written")]
    Ledger(#[source] db::Error),
    /// Nothing was sent: the ledger does not hold a disclosure of this request.
    #[error("a disclosure is not in the ledger")]
    NotInLedger,
    /// Nothing was sent: no connection, or no trust in the other side's certificate.
    #[error("no connection could be made")]
    Unreachable,
    /// The connection ended before a whole answer had come.
    #[error("the connection ended before the answer did")]
    Interrupted,
    /// No whole answer came in time.
    #[error("no answer came in time")]
    TimedOut,
    /// The answer is larger than [`crate::LARGEST_BODY_BYTES`].
    #[error("the answer is too large")]
    TooLarge,
}

impl NoAnswer {
    /// What the client met, without the address that its own error quotes.
    #[expect(clippy::needless_pass_by_value, reason = "for map_err: the error quotes the address and ends here")]
    pub(crate) fn of(error: reqwest::Error) -> NoAnswer {
        if error.is_builder() {
            NoAnswer::Malformed
        } else if error.is_timeout() {
            NoAnswer::TimedOut
        } else if error.is_connect() {
            NoAnswer::Unreachable
        } else {
            NoAnswer::Interrupted
        }
    }

    /// For metrics and logs.
    pub(crate) fn outcome(&self) -> &'static str {
        match self {
            NoAnswer::HostNotDeclared { .. }
            | NoAnswer::PathRefused
            | NoAnswer::Malformed
            | NoAnswer::Ledger(_)
            | NoAnswer::NotInLedger => "refused",
            NoAnswer::Unreachable => "unreachable",
            NoAnswer::Interrupted => "interrupted",
            NoAnswer::TimedOut => "timed_out",
            NoAnswer::TooLarge => "too_large",
        }
    }
}

/// The HTTP client could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the client for outside traffic could not be made")]
pub struct NoClient(#[from] reqwest::Error);
