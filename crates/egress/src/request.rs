//! A request that is being written. Personal values in it stay closed until the ledger holds them.

use std::marker::PhantomData;

use http::{HeaderValue, Method, header};
use policy::{Datum, Processor};
use privacy::{Disclosed, Disclosure, Recorded};
use url::{Url, form_urlencoded::Serializer};
use zeroize::Zeroizing;

use crate::NoAnswer;

/// A secret of the operator's, such as an app's client secret. It has no readable `Debug` and is wiped when dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes it in.
    pub fn new(secret: String) -> Secret {
        Secret(Zeroizing::new(secret))
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A request to the processor `R`. It has no `Debug`.
pub struct Request<'a, R: Processor> {
    method: Method,
    pub(crate) host: &'static str,
    pub(crate) path: &'a str,
    pub(crate) query: Vec<(&'a str, &'a str)>,
    form: Vec<(&'a str, Field<'a>)>,
    authorization: Option<Authorization<'a>>,
    agent: Option<&'a str>,
    /// A header of the party's own for a key of the operator's.
    key: Option<(&'static str, &'a Secret)>,
    to: PhantomData<fn() -> R>,
}

enum Field<'a> {
    Plain(&'a str),
    Personal(Box<dyn Closed + 'a>),
}

enum Authorization<'a> {
    Basic(&'a str, &'a Secret),
    App(&'a Secret),
    Bearer(Box<dyn Closed + 'a>),
}

/// A disclosed value of whichever datum.
pub(crate) trait Closed: Send + Sync {
    fn disclosure(&self) -> Disclosure;
    fn reveal(&self, recorded: &Recorded) -> Option<&str>;
}

impl<D: Datum<Value = String>, R: Processor> Closed for &Disclosed<'_, D, R> {
    fn disclosure(&self) -> Disclosure {
        Disclosed::disclosure(self)
    }

    fn reveal(&self, recorded: &Recorded) -> Option<&str> {
        Disclosed::reveal(self, recorded).map(String::as_str)
    }
}

impl<'a, R: Processor> Request<'a, R> {
    /// A request to one of the processor's hosts. The path begins with a slash and is sent as it is.
    pub fn new(method: Method, host: &'static str, path: &'a str) -> Self {
        let (query, form) = (Vec::new(), Vec::new());
        Request { method, host, path, query, form, authorization: None, agent: None, key: None, to: PhantomData }
    }

    /// Adds a parameter to the address. Nothing personal goes there: addresses end up in other people's logs.
    #[must_use]
    pub fn query(mut self, name: &'a str, value: &'a str) -> Self {
        self.query.push((name, value));
        self
    }

    /// Adds a form field that is not personal.
    #[must_use]
    pub fn form(mut self, name: &'a str, value: &'a str) -> Self {
        self.form.push((name, Field::Plain(value)));
        self
    }

    /// Adds a personal form field.
    #[must_use]
    pub fn form_disclosed<D: Datum<Value = String>>(mut self, name: &'a str, value: &'a Disclosed<'a, D, R>) -> Self {
        self.form.push((name, Field::Personal(Box::new(value))));
        self
    }

    /// Authorises the request with a person's token: `Authorization: Bearer …`.
    #[must_use]
    pub fn bearer<D: Datum<Value = String>>(mut self, token: &'a Disclosed<'a, D, R>) -> Self {
        self.authorization = Some(Authorization::Bearer(Box::new(token)));
        self
    }

    /// Authorises the request as the operator's app: `Authorization: Basic …`.
    #[must_use]
    pub fn basic(mut self, client_id: &'a str, secret: &'a Secret) -> Self {
        self.authorization = Some(Authorization::Basic(client_id, secret));
        self
    }

    /// Authorises the request with a token of the operator's app, which stands for nobody: `Authorization: Bearer …`.
    #[must_use]
    pub fn app_bearer(mut self, token: &'a Secret) -> Self {
        self.authorization = Some(Authorization::App(token));
        self
    }

    /// Says who asks, where a party wants to know how the operator is reached. It is not for anything personal.
    #[must_use]
    pub fn agent(mut self, agent: &'a str) -> Self {
        self.agent = Some(agent);
        self
    }

    /// Authorises the request with a key of the operator's, in the header that the party wants it in. It is in no address.
    #[must_use]
    pub fn app_key(mut self, header: &'static str, key: &'a Secret) -> Self {
        self.key = Some((header, key));
        self
    }

    pub(crate) fn disclosures(&self) -> Vec<Disclosure> {
        let fields = self.form.iter().filter_map(|(_, field)| match field {
            Field::Personal(value) => Some(value.disclosure()),
            Field::Plain(_) => None,
        });
        let bearer = match &self.authorization {
            Some(Authorization::Bearer(token)) => Some(token.disclosure()),
            Some(Authorization::Basic(..) | Authorization::App(_)) | None => None,
        };
        fields.chain(bearer).collect()
    }

    /// The request as it leaves.
    #[expect(clippy::disallowed_types, reason = "this is the one place that outside traffic leaves by")]
    pub(crate) fn reveal(
        self,
        recorded: &Recorded,
        client: &reqwest::Client,
        url: Url,
    ) -> Result<reqwest::Request, NoAnswer> {
        let takes_body = self.method != Method::GET && self.method != Method::HEAD;
        let mut outgoing = client.request(self.method, url);
        match &self.authorization {
            Some(Authorization::Basic(id, secret)) => outgoing = outgoing.basic_auth(id, Some(secret.0.as_str())),
            Some(Authorization::App(token)) => outgoing = outgoing.bearer_auth(token.reveal()),
            Some(Authorization::Bearer(token)) => {
                outgoing = outgoing.bearer_auth(token.reveal(recorded).ok_or(NoAnswer::NotInLedger)?);
            }
            None => {}
        }
        if let Some(agent) = self.agent {
            let agent = HeaderValue::from_str(agent).map_err(|_| NoAnswer::Malformed)?;
            outgoing = outgoing.header(header::USER_AGENT, agent);
        }
        if let Some((name, key)) = self.key {
            let mut key = HeaderValue::from_str(key.reveal()).map_err(|_| NoAnswer::Malformed)?;
            key.set_sensitive(true);
            outgoing = outgoing.header(name, key);
        }
        if !self.form.is_empty() {
            outgoing = outgoing
                .header(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"))
                .body(encode(&self.form, recorded)?);
        } else if takes_body {
            // Some servers answer 411 to a PUT or POST that does not say how long its body is.
            outgoing = outgoing.header(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        outgoing.build().map_err(NoAnswer::of)
    }
}

fn encode(form: &[(&str, Field<'_>)], recorded: &Recorded) -> Result<String, NoAnswer> {
    let mut encoded = Serializer::new(String::new());
    for (name, field) in form {
        let value = match field {
            Field::Plain(value) => value,
            Field::Personal(value) => value.reveal(recorded).ok_or(NoAnswer::NotInLedger)?,
        };
        encoded.append_pair(name, value);
    }
    Ok(encoded.finish())
}
