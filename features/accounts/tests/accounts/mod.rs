//! One file a subject; the words that all of them use.

mod door;
mod keys;
mod secrets;
mod set_up;
mod sign_in;
mod sign_up;

use testkit::{Answer, Client, Options, TestSite};

pub(crate) const PASSWORD: &str = "correct horse battery";

/// A site on which strangers may not make accounts: nobody has one yet.
pub(crate) async fn closed_site() -> TestSite {
    TestSite::with(Options { sign_up_open: false, ..Options::default() }).await
}

/// What the browser is told to keep.
pub(crate) fn set_cookie(answer: &Answer) -> String {
    answer.header("set-cookie").unwrap_or_default().to_owned()
}

/// The path of the set-up page, as the terminal shows it.
pub(crate) async fn set_up_path(site: &TestSite) -> Option<String> {
    let url = site.house.set_up_url().await.unwrap()?;
    Some(url.strip_prefix(&site.settings.base_url).unwrap().to_owned())
}

/// Sends the form of sign-up or set-up for Ada.
pub(crate) async fn ask_for_account(client: &Client, path: &str) -> Answer {
    client.post(path, &[("email", "ada@label.example"), ("password", PASSWORD), ("workspace", "Harbour Lane")]).await
}
