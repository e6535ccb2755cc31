//! Nouns and pure rules: addresses, passwords, names, secrets, where to go after sign-in.

use std::time::Duration;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use db::Entropy;
use hmac::{Hmac, KeyInit, Mac};
use kit::{Problem, Problems};
use sea_orm::FromQueryResult;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::passwords::Password;

/// The cookie that carries a session's secret.
pub(crate) const COOKIE: policy::Cookie = policy::cookie::SESSION;
const PASSWORD_CHARS: std::ops::RangeInclusive<usize> = 10..=200;
/// The longest address that a mail server must take (RFC 5321 4.5.3.1.3, without the angle brackets).
const EMAIL_BYTES: usize = 254;
const KEY_NAME_CHARS: usize = 80;
const KEY_MARK: &str = "fanfare_";
/// So many letters of a key are kept readable, to tell it from others: 36 bits of its 256.
const KEY_PREFIX_BYTES: usize = KEY_MARK.len() + 6;

/// The least that a password may have, in characters.
pub(crate) fn least_password() -> i64 {
    i64::try_from(*PASSWORD_CHARS.start()).unwrap_or(i64::MAX)
}

/// How long a session lasts: as long as its cookie, which the policy declares.
pub(crate) fn session_life() -> Duration {
    Duration::from_secs(u64::from(COOKIE.life_minutes) * 60)
}

/// An e-mail address. It has no `Debug`, because it is personal; it becomes a `Personal` as soon as there is a subject.
pub(crate) struct Email(String);

impl Email {
    /// Reads an address. Whether it exists only its owner can say, so this asks no more than a typing mistake breaks.
    pub(crate) fn parse(typed: &str) -> Result<Email, Problem> {
        let address = typed.trim();
        let wrong = || Problem::new("email", "problem-accounts-email");
        let (local, domain) = address.split_once('@').ok_or_else(wrong)?;
        let labels_fit = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
        let fits = !local.is_empty()
            && labels_fit
            && !domain.contains('@')
            && address.len() <= EMAIL_BYTES
            && !address.chars().any(|c| c.is_whitespace() || c.is_control());
        if fits { Ok(Email(address.to_owned())) } else { Err(wrong()) }
    }

    /// As its owner writes it.
    pub(crate) fn into_written(self) -> String {
        self.0
    }

    /// As it is looked up: nobody has two accounts that differ in capitals.
    pub(crate) fn for_look_up(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_lowercase())
    }
}

/// A wish for an account, as it was typed. It has no `Debug`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    pub(crate) email: String,
    pub(crate) password: Password,
    pub(crate) workspace: String,
}

/// What a form shows again: everything but the password.
#[derive(Clone, Default)]
pub(crate) struct Typed {
    pub(crate) email: String,
    pub(crate) workspace: String,
}

/// A wish for an account that can be granted.
pub(crate) struct CheckedDraft {
    pub(crate) email: Email,
    pub(crate) password: Password,
    pub(crate) workspace: workspaces::Name,
}

impl Draft {
    pub(crate) fn typed(&self) -> Typed {
        Typed { email: self.email.clone(), workspace: self.workspace.clone() }
    }

    pub(crate) fn check(self) -> Result<CheckedDraft, Problems> {
        let mut problems = Problems::default();
        let email = problems.check(Email::parse(&self.email));
        let password = problems.check(check_password(self.password));
        let workspace = problems.check(workspaces::Name::parse("workspace", &self.workspace));
        match (email, password, workspace) {
            (Some(email), Some(password), Some(workspace)) => Ok(CheckedDraft { email, password, workspace }),
            _ => Err(problems),
        }
    }
}

/// Length is the only rule: composition rules make passwords worse (NIST SP 800-63B 3.1.1.2).
fn check_password(password: Password) -> Result<Password, Problem> {
    if PASSWORD_CHARS.contains(&password.chars()) {
        return Ok(password);
    }
    let most = i64::try_from(*PASSWORD_CHARS.end()).unwrap_or(i64::MAX);
    Err(Problem::new("password", "problem-accounts-password").with("least", least_password()).with("most", most))
}

/// Somebody who says who they are. It has no `Debug`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Attempt {
    pub(crate) email: String,
    pub(crate) password: Password,
    pub(crate) next: Option<String>,
}

/// Where somebody goes after sign-in: one of our own application pages, never another site's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Next(String);

impl Next {
    pub(crate) fn of(asked: Option<&str>) -> Next {
        let home = policy::routes::stats::HOME.path;
        let ours = |path: &str| {
            let below = path.strip_prefix(home).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
            // A browser reads "//" and "\" as the beginning of another host, and drops control characters before it looks.
            below
                && path.len() <= 512
                && !path.contains("//")
                && !climbs(path)
                && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
        };
        Next(asked.filter(|path| ours(path)).unwrap_or(home).to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a browser would leave the folder: it takes `.` and `..` out, written as they are or with `%2e`. A link's way out
/// is one of our addresses too, and leads to another site.
fn climbs(path: &str) -> bool {
    let folders = path.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase().replace("%2e", ".");
    folders.split('/').any(|folder| matches!(folder, "." | ".."))
}

/// SHA-256 of a secret of 256 bits: all that is kept of it. So long a secret needs no slow hash.
pub(crate) fn fingerprint(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// A session's secret: only its browser holds it. It has no `Debug`.
pub(crate) struct SessionSecret(Zeroizing<String>);

impl SessionSecret {
    pub(crate) fn new(entropy: &Entropy) -> SessionSecret {
        SessionSecret(Zeroizing::new(entropy.token()))
    }

    pub(crate) fn fingerprint(&self) -> Vec<u8> {
        fingerprint(&self.0)
    }

    /// The value of `Set-Cookie`.
    pub(crate) fn cookie(&self) -> String {
        COOKIE.set(&self.0)
    }
}

/// What a session's forms must carry: bound to the session, and of no use for finding its secret.
pub(crate) fn csrf(key: &[u8; 32], token_hash: &[u8]) -> String {
    // HMAC takes keys of any length, so the fallback is never reached; it only spares a panic path.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(token_hash);
    URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}

/// A bearer key as its holder knows it. It has no `Debug`.
pub(crate) struct KeySecret(Zeroizing<String>);

impl KeySecret {
    pub(crate) fn new(entropy: &Entropy) -> KeySecret {
        KeySecret(Zeroizing::new(format!("{KEY_MARK}{}", entropy.token())))
    }

    /// Whether a word may be a key at all: what is not costs no question to the store.
    pub(crate) fn may_be(word: &str) -> bool {
        word.starts_with(KEY_MARK) && word.len() <= 64
    }

    /// The key, for the one page that shows it.
    pub(crate) fn reveal(&self) -> String {
        self.0.as_str().to_owned()
    }

    pub(crate) fn fingerprint(&self) -> Vec<u8> {
        fingerprint(&self.0)
    }

    /// How it begins, for telling it from others.
    pub(crate) fn prefix(&self) -> String {
        self.0.chars().take(KEY_PREFIX_BYTES).collect()
    }
}

/// A key of a workspace, as its members see it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Key {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) prefix: String,
    /// Milliseconds since the epoch, to the minute.
    pub(crate) last_used_at: Option<i64>,
}

/// A wish for a key.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct KeyDraft {
    pub(crate) name: String,
}

/// What a key is called, checked.
#[derive(Debug)]
pub(crate) struct KeyName(String);

impl KeyName {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl KeyDraft {
    pub(crate) fn check(&self) -> Result<KeyName, Problem> {
        let name = self.name.trim();
        if (1..=KEY_NAME_CHARS).contains(&name.chars().count()) && kit::is_plain_line(name) {
            return Ok(KeyName(name.to_owned()));
        }
        let most = i64::try_from(KEY_NAME_CHARS).unwrap_or(i64::MAX);
        Err(Problem::new("name", "problem-accounts-key-name").with("most", most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_trimmed_and_found_in_any_capitals() {
        let email = Email::parse(" Ada@Example.ORG ").ok().unwrap();
        assert_eq!(email.for_look_up().as_str(), "ada@example.org");
        assert_eq!(email.into_written(), "Ada@Example.ORG");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!("{}@example.org", "a".repeat(EMAIL_BYTES));
        let wrong = [
            "",
            "ada",
            "ada@",
            "@example.org",
            "ada@example",
            "ada@.org",
            "ada@example.",
            "a@b@c.org",
            "a b@c.org",
            &long,
        ];
        for typed in wrong {
            assert!(Email::parse(typed).is_err(), "{typed}");
        }
        for typed in ["a@b.c", "o'hara+news@mail.example.co.uk", "пример@пример.рф"] {
            assert!(Email::parse(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let draft = Draft { email: "ada".into(), password: Password::typed("short"), workspace: " ".into() };
        let problems = draft.check().err().unwrap();
        let fields: Vec<_> = problems.0.iter().map(|problem| problem.field.to_string()).collect();
        assert_eq!(fields, ["email", "password", "workspace"]);
    }

    #[test]
    fn a_password_is_counted_in_characters_and_has_no_other_rule() {
        for right in ["aaaaaaaaaa", "          ", &"ж".repeat(10), &"x".repeat(200)] {
            assert!(check_password(Password::typed(right)).is_ok(), "{right}");
        }
        for wrong in ["", "aaaaaaaaa", &"x".repeat(201)] {
            assert!(check_password(Password::typed(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_our_own_application_pages_come_after_sign_in() {
        for right in ["/app", "/app/links", "/app/links/1?from=2026-11-22&x=%2F%2Fevil", "/app?a=b"] {
            assert_eq!(Next::of(Some(right)).as_str(), right);
        }
        let wrong = [
            "",
            "/",
            "/apple",
            "//evil.example",
            "/app//evil.example",
            "/app/../lanterns/shop",
            "/app/x/%2E./../lanterns/shop?a=b",
            "/app/..",
            "/app/\\evil",
            "https://evil.example/app",
            "/app/\t/evil",
            "/app\r\nSet-Cookie: a=b",
            "/app/ж",
            "\\app",
            " /app",
        ];
        for asked in wrong {
            assert_eq!(Next::of(Some(asked)).as_str(), "/app", "{asked:?}");
        }
        assert_eq!(Next::of(None).as_str(), "/app");
    }

    #[test]
    fn a_session_lasts_fourteen_days_as_its_cookie_does() {
        assert_eq!(session_life(), Duration::from_secs(14 * 24 * 60 * 60));
        let secret = SessionSecret(Zeroizing::new("s".to_owned()));
        assert_eq!(secret.cookie(), "__Host-session=s; Path=/; Max-Age=1209600; Secure; HttpOnly; SameSite=Lax");
    }

    #[test]
    fn a_key_is_recognised_by_its_first_letters_only() {
        let key = KeySecret::new(&Entropy::seeded(1));
        let whole = key.reveal();
        assert!(KeySecret::may_be(&whole) && whole.starts_with(&key.prefix()));
        assert_eq!((whole.len(), key.prefix().len()), (51, 14));
        assert!(!KeySecret::may_be("Bearer") && !KeySecret::may_be(&format!("fanfare_{}", "x".repeat(60))));
    }

    #[test]
    fn each_session_has_forms_of_its_own() {
        let one = csrf(&[1; 32], b"one");
        assert_eq!(one.len(), 43);
        assert_ne!(one, csrf(&[1; 32], b"two"));
        assert_ne!(one, csrf(&[2; 32], b"one"));
    }
}
