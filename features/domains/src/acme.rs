//! The certificate authority: an account there, and one order from its beginning to the certificate (RFC 8555).

use std::{future::Future, pin::Pin, time::Duration};

use bytes::Bytes;
use egress::Directory;
use http::Request;
use http_body_util::BodyExt;
use instant_acme::{
    Account, AccountCredentials, AuthorizationStatus, BodyWrapper, BytesResponse, ChallengeType, HttpClient,
    Identifier, NewAccount, NewOrder, OrderStatus, RetryPolicy,
};
use kit::App;
use zeroize::Zeroizing;

use crate::{sealing, store};

/// How long a challenge is answered.
const CHALLENGE_MS: i64 = 60 * 60 * 1000;
/// How long one order is waited for.
const PATIENCE: Duration = Duration::from_secs(90);

/// The authority that the operator chose, whose terms of service they have agreed to.
#[derive(Clone, Debug)]
pub struct Authority {
    /// The way there.
    pub directory: Directory,
    /// Where it may write to, as an address of mail.
    pub contact: Option<String>,
}

/// A certificate as it was signed.
pub(crate) struct Signed {
    pub(crate) chain: String,
    pub(crate) key: Zeroizing<String>,
}

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    /// The authority asks to be left in peace for a while.
    #[error("the certificate authority asks for patience")]
    Limited,
    /// It looked and did not find our answer, or something else there.
    #[error("the certificate authority does not find the answer at the name")]
    Challenge,
    /// It refuses for a reason of its own: the kind of problem, never its sentence.
    #[error("the certificate authority refuses: {0}")]
    Refused(String),
    /// It could not be reached, or its answer made no sense.
    #[error("the certificate authority cannot be used now")]
    Away,
    /// Ours.
    #[error("the order could not be written down")]
    Own(#[source] kit::Error),
}

impl Refusal {
    /// Its word in the store.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Refusal::Limited => "limited",
            Refusal::Challenge => "challenge",
            Refusal::Refused(_) => "refused",
            Refusal::Away | Refusal::Own(_) => "away",
        }
    }
}

impl From<instant_acme::Error> for Refusal {
    fn from(error: instant_acme::Error) -> Refusal {
        let instant_acme::Error::Api(problem) = error else { return Refusal::Away };
        let kind = problem.r#type.unwrap_or_default();
        let kind = kind.rsplit(':').next().unwrap_or_default();
        match (kind, problem.status) {
            ("rateLimited", _) | (_, Some(429)) => Refusal::Limited,
            ("badNonce" | "serverInternal", _) | (_, Some(500..)) => Refusal::Away,
            (kind, _) => Refusal::Refused(kind.chars().filter(char::is_ascii_alphanumeric).take(40).collect()),
        }
    }
}

impl From<db::Error> for Refusal {
    fn from(error: db::Error) -> Refusal {
        Refusal::Own(error.into())
    }
}

/// The way out, as the client of the protocol wants it.
struct Wire(Directory);

impl HttpClient for Wire {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, instant_acme::Error>> + Send>> {
        let directory = self.0.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = match body.collect().await {
                Ok(body) => body.to_bytes(),
                Err(never) => match never {},
            };
            let answer = directory.carry(Request::from_parts(parts, body)).await;
            let (parts, body) = answer.map_err(|error| instant_acme::Error::Other(Box::new(error)))?.into_parts();
            Ok(BytesResponse { parts, body: Box::new(body) })
        })
    }
}

/// Orders a certificate for one name.
pub(crate) async fn order(app: &App, authority: &Authority, host: &str) -> Result<Signed, Refusal> {
    let account = account(app, authority).await?;
    let identifiers = [Identifier::Dns(host.to_owned())];
    let mut order = account.new_order(&NewOrder::new(&identifiers)).await?;
    let mut authorizations = order.authorizations();
    while let Some(authorization) = authorizations.next().await {
        let mut authorization = authorization?;
        if authorization.status == AuthorizationStatus::Valid {
            continue;
        }
        let mut challenge = authorization.challenge(ChallengeType::Http01).ok_or(Refusal::Challenge)?;
        let until_ms = app.clock.now_ms().saturating_add(CHALLENGE_MS);
        let answer = challenge.key_authorization();
        store::put_challenge(app.db.write(), &challenge.token, answer.as_str(), until_ms).await?;
        challenge.set_ready().await?;
    }
    let patience = RetryPolicy::default().timeout(PATIENCE);
    match order.poll_ready(&patience).await {
        Ok(OrderStatus::Ready | OrderStatus::Valid) => {}
        Ok(_) | Err(instant_acme::Error::Timeout(_)) => return Err(Refusal::Challenge),
        Err(error) => return Err(error.into()),
    }
    let key = Zeroizing::new(order.finalize().await?);
    let chain = order.poll_certificate(&patience).await?;
    Ok(Signed { chain, key })
}

/// Our account there: the one that is kept, else a new one.
async fn account(app: &App, authority: &Authority) -> Result<Account, Refusal> {
    let directory = authority.directory.url();
    let builder = || Account::builder_with_http(Box::new(Wire(authority.directory.clone())));
    if let Some((sealed, _)) = store::account(app.db.read(), directory).await? {
        return restore(app, builder(), &sealed, directory).await;
    }
    let contact = authority.contact.as_ref().map(|contact| format!("mailto:{contact}"));
    let contact: Vec<&str> = contact.iter().map(String::as_str).collect();
    let wanted = NewAccount { contact: &contact, terms_of_service_agreed: true, only_return_existing: false };
    let (account, credentials) = builder().create(&wanted, directory.to_owned(), None).await?;
    let text = Zeroizing::new(serde_json::to_string(&credentials).map_err(|_| Refusal::Away)?);
    let sealed = sealing::seal(app, &text, directory).map_err(Refusal::Own)?;
    store::put_account(app.db.write(), directory, &sealed, app.clock.now_ms()).await?;
    // Another node may have been faster: the one that is kept is the one that counts.
    match store::account(app.db.read(), directory).await? {
        Some((kept, _)) if kept != sealed => restore(app, builder(), &kept, directory).await,
        _ => Ok(account),
    }
}

async fn restore(
    app: &App,
    builder: instant_acme::AccountBuilder,
    sealed: &str,
    directory: &str,
) -> Result<Account, Refusal> {
    let wrong = || Refusal::Own(kit::Error::internal("the account at the certificate authority cannot be opened"));
    let text = sealing::open(app, sealed, directory).ok_or_else(wrong)?;
    let credentials: AccountCredentials = serde_json::from_str(&text).map_err(|_| wrong())?;
    Ok(builder.from_credentials(credentials).await?)
}
