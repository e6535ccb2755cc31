//! What a declared cookie looks like on its way to a browser. Nothing else in the program writes one.

use crate::{Cookie, rows::percent_encode};

impl Cookie {
    /// The value of `Set-Cookie` that gives it to a browser for its declared life. Bytes that a cookie may not hold are
    /// percent-encoded.
    ///
    /// Lax, because people come from other sites: from a music service after signing in there, from a mail. The prefix
    /// `__Host-` makes browsers insist on Secure, `Path=/` and no Domain.
    ///
    /// ```
    /// let set = policy::cookie::SESSION.set("secret");
    /// assert_eq!(set, "__Host-session=secret; Path=/; Max-Age=1209600; Secure; HttpOnly; SameSite=Lax");
    /// ```
    pub fn set(&self, value: &str) -> String {
        let life = (self.life_minutes > 0).then(|| u64::from(self.life_minutes) * 60);
        self.written(value, life)
    }

    /// The value of `Set-Cookie` that takes it back.
    pub fn taken_back(&self) -> String {
        self.written("", Some(0))
    }

    /// The value of `Set-Cookie` that takes back one of our cookies which is declared nowhere any more.
    pub fn taken_back_by_name(name: &str) -> String {
        written(name, "", Some(0))
    }

    /// Without seconds it goes when the browser is closed.
    fn written(&self, value: &str, seconds: Option<u64>) -> String {
        written(self.name, value, seconds)
    }
}

fn written(name: &str, value: &str, seconds: Option<u64>) -> String {
    let mut set = format!("{name}=");
    percent_encode(value, &mut set);
    set.push_str("; Path=/");
    if let Some(seconds) = seconds {
        set.push_str(&format!("; Max-Age={seconds}"));
    }
    set.push_str("; Secure; HttpOnly; SameSite=Lax");
    set
}
