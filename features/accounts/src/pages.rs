//! Pages: what each of them shows.

use askama::Template;
use jiff::tz::TimeZone;
use kit::{FieldError, Frame, Problems, Tongue, from_millis};

use crate::model::{Key, Next, Typed, least_password};

/// The problems of a form, in the reader's language.
pub(crate) struct Said(Vec<FieldError>);

impl Said {
    pub(crate) fn of(problems: &Problems, tongue: &Tongue) -> Said {
        Said(problems.said(tongue))
    }

    pub(crate) fn all(&self) -> &[FieldError] {
        &self.0
    }

    /// What is wrong with one field.
    pub(crate) fn why(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|one| one.field == field).map(|one| one.message.as_str())
    }
}

/// The front page.
#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct Home {
    pub(crate) frame: Frame,
    pub(crate) set_up: bool,
}

/// Sign-in.
#[derive(Template)]
#[template(path = "sign-in.html")]
pub(crate) struct SignIn {
    pub(crate) frame: Frame,
    pub(crate) sign_up_open: bool,
    pub(crate) email: String,
    pub(crate) next: Next,
    pub(crate) problems: Said,
}

/// Which page makes an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Sign-up, open to strangers.
    SignUp,
    /// The one-time set-up, at its own address.
    SetUp {
        /// That address.
        path: String,
    },
}

/// Sign-up and set-up: the same fields under another heading.
#[derive(Template)]
#[template(path = "new-account.html")]
pub(crate) struct NewAccount {
    pub(crate) frame: Frame,
    pub(crate) origin: Origin,
    pub(crate) typed: Typed,
    pub(crate) problems: Said,
}

impl NewAccount {
    fn title(&self) -> String {
        self.frame.say(if self.origin == Origin::SignUp { "accounts-sign-up" } else { "accounts-set-up" })
    }

    fn act(&self) -> String {
        self.frame.say(if self.origin == Origin::SignUp { "accounts-make-account" } else { "accounts-make-first" })
    }

    fn action(&self) -> &str {
        match &self.origin {
            Origin::SignUp => policy::routes::accounts::CREATE_ACCOUNT.path,
            Origin::SetUp { path } => path,
        }
    }

    fn password_hint(&self) -> String {
        self.frame.tongue.say_with("accounts-password-hint", &[("least", least_password().into())])
    }
}

/// A page that says why there is no form.
#[derive(Template)]
#[template(path = "closed.html")]
pub(crate) struct Closed {
    pub(crate) frame: Frame,
    pub(crate) title: String,
    pub(crate) what: String,
}

/// The keys of a workspace.
#[derive(Template)]
#[template(path = "keys.html")]
pub(crate) struct Keys {
    pub(crate) frame: Frame,
    /// A key that was made just now, shown this once.
    pub(crate) made: Option<String>,
    pub(crate) rows: Vec<KeyRow>,
    pub(crate) name: String,
    pub(crate) problems: Said,
}

/// Asks whether a key is really to be revoked.
#[derive(Template)]
#[template(path = "revocation.html")]
pub(crate) struct Revocation {
    pub(crate) frame: Frame,
    pub(crate) name: String,
    pub(crate) prefix: String,
    /// Where the answer goes.
    pub(crate) action: String,
}

impl Revocation {
    fn title(&self) -> String {
        self.frame.tongue.say_with("accounts-key-revoke-title", &[("name", self.name.as_str().into())])
    }
}

/// One key in the list.
pub(crate) struct KeyRow {
    name: String,
    prefix: String,
    used: Option<String>,
    revocation: String,
}

impl KeyRow {
    pub(crate) fn of(key: Key, tongue: &Tongue) -> KeyRow {
        let day = |at: i64| tongue.day(from_millis(at).to_zoned(TimeZone::UTC).date());
        KeyRow {
            name: key.name,
            prefix: key.prefix,
            used: key.last_used_at.map(day),
            revocation: policy::routes::accounts::REVOKE_KEY.to(&[&key.id.to_string()]),
        }
    }
}

/// Whether this instance can write letters, and one to try it with.
#[derive(Template)]
#[template(path = "mail.html")]
pub(crate) struct Mail {
    pub(crate) frame: Frame,
    pub(crate) can_send: bool,
    /// A letter was queued just now.
    pub(crate) queued: bool,
    /// Letters to this member that have not left yet, in words.
    pub(crate) waiting: Vec<String>,
}
