//! The line to the mail server: where it may lead, and that nothing is said in clear.

use std::time::Duration;

use egress::{Content, Dispatch, Distrust, Encryption, NoSmtp, Server, Smtp, Unsent};
use policy::{
    datum::{LetterAddress, LetterWords},
    processor, purpose,
};
use privacy::Personal;
use testkit::{Authority, Lock, Mood, PostOffice, TestSite};

use crate::outbox::member;

/// How the site's own server is reached.
fn server(site: &TestSite) -> Server {
    site.settings.mail.clone().unwrap().server
}

fn line(site: &TestSite, server: Server) -> Result<Smtp<processor::Mail>, NoSmtp> {
    Smtp::new(site.house.app.privacy.clone(), server)
}

/// Sends a letter to Ada by this line.
async fn send(site: &TestSite, by: &Smtp<processor::Mail>) -> Result<(), Unsent> {
    let subject = member(site).await;
    let grant = site.house.app.privacy.may::<purpose::Account>(subject).await.unwrap();
    let to = Personal::<LetterAddress>::of(subject, "ada@label.example".to_owned());
    let words = Personal::<LetterWords>::of(subject, "Hello".to_owned());
    let (to, words) = (to.disclose(&grant).unwrap(), words.disclose(&grant).unwrap());
    let content = Content { subject: &words, text: &words, html: &words };
    by.send(Dispatch::new(subject.0, site.clock.now(), &to, &content)).await
}

async fn site() -> TestSite {
    let site = TestSite::new().await;
    site.member("ada").await;
    site
}

#[tokio::test]
async fn without_encryption_only_this_machine_is_spoken_to() {
    let site = site().await;
    for host in ["mail.label.example", "localhost", "10.0.0.7"] {
        let server = Server { host: host.to_owned(), encryption: Encryption::None, ..server(&site) };
        assert!(matches!(line(&site, server), Err(NoSmtp::InClear)), "{host}");
    }
}

#[tokio::test]
async fn only_a_processor_whose_host_is_configured_has_such_a_line() {
    let site = site().await;
    let wrong = Smtp::<processor::Spotify>::new(site.house.app.privacy.clone(), server(&site));
    assert!(matches!(wrong, Err(NoSmtp::NotConfigurable("spotify"))));
}

#[tokio::test]
async fn a_server_without_starttls_is_told_neither_the_password_nor_the_letter() {
    let site = site().await;
    let by = line(&site, Server { encryption: Encryption::StartTls, ..server(&site) }).unwrap();
    let unsent = send(&site, &by).await.unwrap_err();
    assert!(matches!(unsent, Unsent::InClear) && !unsent.is_final());
    assert!(site.post.logins().is_empty() && site.post.letters().is_empty());
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls_is_not_trusted() {
    let site = site().await;
    let by = line(&site, Server { encryption: Encryption::Tls, ..server(&site) }).unwrap();
    // It greets in clear where TLS is expected, so it never comes to a conversation.
    assert!(matches!(send(&site, &by).await.unwrap_err(), Unsent::Unreachable | Unsent::TimedOut));
    assert_eq!(site.post.n_conversations(), 0);
}

/// A server behind TLS whose certificate `signer` gave to `name`, and how to reach it when a third party is believed.
async fn locked(site: &TestSite, encryption: Encryption, signer: &Authority, name: &str) -> (PostOffice, Server) {
    let config = signer.server(name);
    let lock = if encryption == Encryption::Tls { Lock::Tls(config) } else { Lock::StartTls(config) };
    let post = PostOffice::locked(lock).await.unwrap();
    let ca = site.data().join("ca.pem");
    Authority::new("A Third Party").write(&ca);
    let server = Server { port: post.address().port(), encryption, ca: Some(ca), ..server(site) };
    (post, server)
}

#[tokio::test]
async fn behind_tls_a_letter_leaves_and_nobody_on_the_way_reads_it() {
    let site = site().await;
    for encryption in [Encryption::Tls, Encryption::StartTls] {
        let ours = Authority::new("Harbour Lane");
        let (post, server) = locked(&site, encryption, &ours, "127.0.0.1").await;
        ours.write(server.ca.as_ref().unwrap());
        send(&site, &line(&site, server).unwrap()).await.unwrap();
        assert_eq!(post.letters()[0].to, "ada@label.example", "{encryption:?}");
        assert_eq!(post.logins().len(), 1, "the server was told who we are");
        let wanted: &[&str] =
            if encryption == Encryption::Tls { &[] } else { &["EHLO harbour-lane.example", "STARTTLS"] };
        assert_eq!(post.heard_in_clear(), wanted, "{encryption:?}");
    }
    assert!(site.post.letters().is_empty());
}

#[tokio::test]
async fn a_certificate_of_somebody_else_is_refused_and_said_so() {
    let site = site().await;
    for encryption in [Encryption::Tls, Encryption::StartTls] {
        let ours = Authority::new("Harbour Lane");
        let (theirs, server) = locked(&site, encryption, &Authority::new("Somebody Else"), "127.0.0.1").await;
        let unsent = send(&site, &line(&site, server).unwrap()).await.unwrap_err();
        assert!(matches!(unsent, Unsent::Untrusted(Distrust::Issuer)) && !unsent.is_final(), "{unsent}");
        assert!(unsent.to_string().contains("no authority that is believed here signed it"), "{unsent}");
        nothing_was_said(&theirs);

        let (elsewhere, server) = locked(&site, encryption, &ours, "mail.elsewhere.example").await;
        ours.write(server.ca.as_ref().unwrap());
        let unsent = send(&site, &line(&site, server).unwrap()).await.unwrap_err();
        assert!(unsent.to_string().contains("does not name the configured mail.server"), "{unsent}");
        nothing_was_said(&elsewhere);

        // The authorities that this machine knows do not know ours.
        let (unknown, server) = locked(&site, encryption, &ours, "127.0.0.1").await;
        let unsent = send(&site, &line(&site, Server { ca: None, ..server }).unwrap()).await.unwrap_err();
        assert_eq!(unsent.reason(), "certificate_issuer");
        nothing_was_said(&unknown);
    }
}

/// What a server that is not believed gets to hear: that we would like to encrypt, at most.
fn nothing_was_said(post: &PostOffice) {
    assert!(post.logins().is_empty() && post.letters().is_empty());
    let harmless = |line: &String| ["EHLO harbour-lane.example", "STARTTLS"].contains(&line.as_str());
    assert!(post.heard_in_clear().iter().all(harmless), "{:?}", post.heard_in_clear());
}

#[tokio::test]
async fn an_authority_without_a_certificate_stops_the_start() {
    let site = site().await;
    let ca = site.data().join("ca.pem");
    for content in [None, Some(""), Some("-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n")] {
        content.inspect(|text| std::fs::write(&ca, text).unwrap());
        let server = Server { encryption: Encryption::Tls, ca: Some(ca.clone()), ..server(&site) };
        let refused = line(&site, server).unwrap_err();
        assert!(matches!(refused, NoSmtp::Ca(_)) && refused.to_string().contains("ca.pem"), "{refused}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_or_never_answers_is_not_waited_for() {
    let site = site().await;
    let by = line(&site, Server { port: 1, ..server(&site) }).unwrap();
    assert!(matches!(send(&site, &by).await.unwrap_err(), Unsent::Unreachable));
    site.post.always(Mood::Think(Duration::from_secs(60)));
    let by = line(&site, Server { within: Some(Duration::from_millis(300)), ..server(&site) }).unwrap();
    assert!(matches!(send(&site, &by).await.unwrap_err(), Unsent::TimedOut));
}

#[tokio::test]
async fn the_ledger_holds_a_letter_before_it_leaves() {
    let site = site().await;
    let by = line(&site, Server { port: 1, ..server(&site) }).unwrap();
    send(&site, &by).await.unwrap_err();
    assert_eq!(site.house.app.privacy.ledger(member(&site).await).await.unwrap().len(), 2);
    let subject = member(&site).await;
    let grant = site.house.app.privacy.may::<purpose::Account>(subject).await.unwrap();
    site.house.app.privacy.erase(subject).await.unwrap();
    let to = Personal::<LetterAddress>::of(subject, "ada@label.example".to_owned());
    let words = Personal::<LetterWords>::of(subject, "Hello".to_owned());
    let (to, words) = (to.disclose(&grant).unwrap(), words.disclose(&grant).unwrap());
    let content = Content { subject: &words, text: &words, html: &words };
    let by = line(&site, server(&site)).unwrap();
    let unsent = by.send(Dispatch::new(subject.0, site.clock.now(), &to, &content)).await.unwrap_err();
    assert!(matches!(unsent, Unsent::Ledger(_)), "an erased person has no ledger");
    assert!(site.post.letters().is_empty());
}
