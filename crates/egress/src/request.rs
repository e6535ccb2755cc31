//! A request that is being written. Personal values in it stay closed until the ledger holds them.

use std::marker::PhantomData;

use http::{HeaderValue, Method, header};
use policy::{Datum, Processor};
use privacy::{Disclosed, Disclosure, Recorded};
use serde_json::Value;
use url::{Host, Url, form_urlencoded::Serializer};
use zeroize::Zeroizing;

use crate::NoAnswer;

/// Where a personal value goes in a path: the segment that is this sign alone.
const PLACE: &str = "/~/";
/// What a declared host begins with that stands for every name below it.
pub(crate) const ANY: &str = "*.";

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
    closed_query: Vec<(&'a str, Field<'a>)>,
    /// What stands for `~` in the path.
    closed_path: Option<Box<dyn Closed + 'a>>,
    /// What takes the place of the whole address.
    closed_address: Option<Box<dyn Closed + 'a>>,
    /// Headers without anything personal or secret.
    plain_headers: Vec<(&'static str, &'a str)>,
    /// A body that is neither a form nor JSON, and its type.
    bytes: Option<(&'static str, &'a [u8])>,
    form: Vec<(&'a str, Field<'a>)>,
    json: Option<Value>,
    /// What goes into the JSON at a pointer (RFC 6901).
    json_fields: Vec<(&'a str, Box<dyn Closed + 'a>)>,
    authorization: Option<Authorization<'a>>,
    agent: Option<&'a str>,
    /// A header of the party's own for a key of the operator's.
    key: Option<(&'static str, &'a Secret)>,
    /// A header of the party's own for a person's token.
    header: Option<(&'static str, Box<dyn Closed + 'a>)>,
    to: PhantomData<fn() -> R>,
}

enum Field<'a> {
    Plain(&'a str),
    Secret(&'a Secret),
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
        Request {
            method,
            host,
            path,
            query: Vec::new(),
            closed_query: Vec::new(),
            closed_path: None,
            closed_address: None,
            plain_headers: Vec::new(),
            bytes: None,
            form: Vec::new(),
            json: None,
            json_fields: Vec::new(),
            authorization: None,
            agent: None,
            key: None,
            header: None,
            to: PhantomData,
        }
    }

    /// Adds a parameter to the address. Nothing personal goes there: addresses end up in other people's logs.
    #[must_use]
    pub fn query(mut self, name: &'a str, value: &'a str) -> Self {
        self.query.push((name, value));
        self
    }

    /// Adds a personal parameter to the address, for a party that takes it nowhere else. It is added after the ledger holds
    /// it, and no address of ours is ever logged.
    #[must_use]
    pub fn query_disclosed<D: Datum<Value = String>>(mut self, name: &'a str, value: &'a Disclosed<'a, D, R>) -> Self {
        self.closed_query.push((name, Field::Personal(Box::new(value))));
        self
    }

    /// Puts a personal value into the path, in the place of the one segment `~`, for a party that takes it nowhere else.
    /// It is put there after the ledger holds it; a value that is more than one segment is not sent.
    #[must_use]
    pub fn path_disclosed<D: Datum<Value = String>>(mut self, value: &'a Disclosed<'a, D, R>) -> Self {
        self.closed_path = Some(Box::new(value));
        self
    }

    /// Sends it to an address that is itself a personal value, such as one that a browser's push service gave to one browser.
    /// It is looked at after the ledger holds it: an address that is not at the declared host is not asked.
    #[must_use]
    pub fn address_disclosed<D: Datum<Value = String>>(mut self, value: &'a Disclosed<'a, D, R>) -> Self {
        self.closed_address = Some(Box::new(value));
        self
    }

    /// Adds a header in which there is nothing personal and no secret.
    #[must_use]
    pub fn plain_header(mut self, name: &'static str, value: &'a str) -> Self {
        self.plain_headers.push((name, value));
        self
    }

    /// Sends bytes that say nothing of anybody to whoever carries them.
    #[must_use]
    pub fn bytes(mut self, kind: &'static str, body: &'a [u8]) -> Self {
        self.bytes = Some((kind, body));
        self
    }

    /// Adds a secret of the operator's to the address, for a party that takes it nowhere else.
    #[must_use]
    pub fn query_secret(mut self, name: &'a str, secret: &'a Secret) -> Self {
        self.closed_query.push((name, Field::Secret(secret)));
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

    /// Adds a form field with a secret of the operator's.
    #[must_use]
    pub fn form_secret(mut self, name: &'a str, secret: &'a Secret) -> Self {
        self.form.push((name, Field::Secret(secret)));
        self
    }

    /// Sends JSON with nothing personal in it.
    #[must_use]
    pub fn json(mut self, body: Value) -> Self {
        self.json = Some(body);
        self
    }

    /// Puts a personal value into the JSON, at a pointer (RFC 6901) where it has a null.
    #[must_use]
    pub fn json_disclosed<D: Datum<Value = String>>(
        mut self,
        pointer: &'a str,
        value: &'a Disclosed<'a, D, R>,
    ) -> Self {
        self.json_fields.push((pointer, Box::new(value)));
        self
    }

    /// Authorises the request with a person's token in the header that the party wants it in.
    #[must_use]
    pub fn header_disclosed<D: Datum<Value = String>>(
        mut self,
        header: &'static str,
        token: &'a Disclosed<'a, D, R>,
    ) -> Self {
        self.header = Some((header, Box::new(token)));
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
        let fields = self.form.iter().chain(&self.closed_query).filter_map(|(_, field)| match field {
            Field::Personal(value) => Some(value.disclosure()),
            Field::Plain(_) | Field::Secret(_) => None,
        });
        let fields = fields.chain(self.json_fields.iter().map(|(_, value)| value.disclosure()));
        let fields = fields.chain(self.closed_path.iter().map(|value| value.disclosure()));
        let fields = fields.chain(self.closed_address.iter().map(|value| value.disclosure()));
        let fields = fields.chain(self.header.iter().map(|(_, value)| value.disclosure()));
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
        simulated: bool,
    ) -> Result<reqwest::Request, NoAnswer> {
        let url = self.whole_address(recorded, url, simulated)?;
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
        for (name, value) in &self.plain_headers {
            outgoing = outgoing.header(*name, HeaderValue::from_str(value).map_err(|_| NoAnswer::Malformed)?);
        }
        if let Some(agent) = self.agent {
            let agent = HeaderValue::from_str(agent).map_err(|_| NoAnswer::Malformed)?;
            outgoing = outgoing.header(header::USER_AGENT, agent);
        }
        if let Some((name, key)) = self.key {
            outgoing = outgoing.header(name, sensitive(key.reveal())?);
        }
        if let Some((name, token)) = &self.header {
            outgoing = outgoing.header(*name, sensitive(token.reveal(recorded).ok_or(NoAnswer::NotInLedger)?)?);
        }
        if let Some((kind, body)) = self.bytes {
            outgoing = outgoing.header(header::CONTENT_TYPE, HeaderValue::from_static(kind)).body(body.to_vec());
        } else if let Some(mut json) = self.json {
            for (pointer, value) in &self.json_fields {
                let value = value.reveal(recorded).ok_or(NoAnswer::NotInLedger)?;
                *json.pointer_mut(pointer).ok_or(NoAnswer::Malformed)? = value.into();
            }
            outgoing = outgoing
                .header(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))
                .body(json.to_string());
        } else if !self.form.is_empty() {
            outgoing = outgoing
                .header(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"))
                .body(encode(&self.form, recorded)?);
        } else if takes_body {
            // Some servers answer 411 to a PUT or POST that does not say how long its body is.
            outgoing = outgoing.header(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        outgoing.build().map_err(NoAnswer::of)
    }

    /// The address with what is personal or secret in it. `url` is where the declared host is reached.
    fn whole_address(&self, recorded: &Recorded, mut url: Url, simulated: bool) -> Result<Url, NoAnswer> {
        if let Some(value) = &self.closed_address {
            let address = Url::parse(value.reveal(recorded).ok_or(NoAnswer::NotInLedger)?);
            let address = address.ok().filter(|address| is_within(address, self.host)).ok_or(NoAnswer::Malformed)?;
            if !simulated {
                return Ok(address);
            }
            url.set_path(&format!("{}{}", url.path().trim_end_matches('/'), address.path()));
            url.set_query(address.query());
            return Ok(url);
        }
        if self.host.starts_with(ANY) {
            return Err(NoAnswer::Malformed);
        }
        if let Some(value) = &self.closed_path {
            let segment = value.reveal(recorded).ok_or(NoAnswer::NotInLedger)?;
            let plain = segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
            if segment.is_empty() || !plain || !url.path().contains(PLACE) {
                return Err(NoAnswer::Malformed);
            }
            let path = url.path().replacen(PLACE, &format!("/{segment}/"), 1);
            url.set_path(&path);
        }
        for (name, field) in &self.closed_query {
            url.query_pairs_mut().append_pair(name, field.reveal(recorded)?);
        }
        Ok(url)
    }
}

/// Whether an address is plainly https at a declared host: at that name, or, for `*.name`, at one name below it.
pub fn is_within(address: &Url, host: &str) -> bool {
    let plain = address.scheme() == "https"
        && address.port().is_none()
        && address.username().is_empty()
        && address.password().is_none()
        && address.fragment().is_none();
    let Some(Host::Domain(name)) = address.host() else { return false };
    let named = match host.strip_prefix(ANY) {
        Some(end) => {
            let below = name.strip_suffix(end).and_then(|rest| rest.strip_suffix('.')).unwrap_or_default();
            let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            !below.is_empty() && below.bytes().all(sound)
        }
        None => name == host,
    };
    plain && named
}

impl Field<'_> {
    fn reveal(&self, recorded: &Recorded) -> Result<&str, NoAnswer> {
        match self {
            Field::Plain(value) => Ok(value),
            Field::Secret(secret) => Ok(secret.reveal()),
            Field::Personal(value) => value.reveal(recorded).ok_or(NoAnswer::NotInLedger),
        }
    }
}

/// A header's value that no `Debug` shows.
fn sensitive(value: &str) -> Result<HeaderValue, NoAnswer> {
    let mut value = HeaderValue::from_str(value).map_err(|_| NoAnswer::Malformed)?;
    value.set_sensitive(true);
    Ok(value)
}

fn encode(form: &[(&str, Field<'_>)], recorded: &Recorded) -> Result<String, NoAnswer> {
    let mut encoded = Serializer::new(String::new());
    for (name, field) in form {
        encoded.append_pair(name, field.reveal(recorded)?);
    }
    Ok(encoded.finish())
}
