//! What is never on the disk nor in the log, whatever happens: a search for canaries, byte by byte.

use std::{collections::BTreeMap, net::Ipv6Addr, path::Path, time::Duration};

use base64::{
    Engine,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use sandbox::Entry;

use crate::{
    label::{EMAIL, Label, PASSWORD, SLUG, provider, with_provider},
    program::{PATIENCE, Plan, eventually},
};

/// The forms that bytes may be written down in.
fn forms(plain: &[u8]) -> Vec<Vec<u8>> {
    let hex: String = plain.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut forms = vec![plain.to_vec(), hex.to_uppercase().into_bytes(), hex.into_bytes()];
    for engine in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
        // Base64 writes three bytes as four letters, so there are three ways to lie in it; the letters at the edges also
        // depend on the neighbours.
        for before in 0..3 {
            let mut shifted = vec![0; before];
            shifted.extend_from_slice(plain);
            let letters = engine.encode(&shifted).into_bytes();
            let (first, last) = ((before * 8).div_ceil(6), shifted.len() * 8 / 6);
            forms.push(letters[first..last].to_vec());
        }
    }
    forms
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    let (first, rest) = needle.split_first().unwrap();
    let mut from = 0;
    while let Some(at) = haystack[from..].iter().position(|byte| byte == first) {
        let begin = from + at + 1;
        if haystack[begin..].starts_with(rest) {
            return true;
        }
        from = begin;
    }
    false
}

#[test]
fn the_search_finds_every_form() {
    let canary = b"canary-4711@label.example";
    for (n, before) in ["", "a", "ab", "abc"].into_iter().enumerate() {
        let mut text = before.as_bytes().to_vec();
        text.extend_from_slice(canary);
        text.extend_from_slice(b"xyz");
        let hex: String = text.iter().map(|byte| format!("{byte:02X}")).collect();
        for written in [text.clone(), hex.into_bytes(), STANDARD_NO_PAD.encode(&text).into_bytes()] {
            let hay = [b"\0noise", written.as_slice(), b"noise"].concat();
            assert!(forms(canary).iter().any(|form| contains(&hay, form)), "{n}");
        }
    }
    assert!(!forms(canary).iter().any(|form| contains(b"canary-4712@label.example, and more than that", form)));
}

/// Everything below a folder, and what a process said, by a name.
type Places = BTreeMap<String, Vec<u8>>;

fn files(folder: &Path, places: &mut Places) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, places);
        } else {
            places.insert(path.display().to_string(), std::fs::read(&path).unwrap());
        }
    }
}

/// The places in which a canary is, in any form.
fn found<'a>(places: &'a Places, canary: &[u8]) -> Vec<&'a str> {
    let forms = forms(canary);
    places
        .iter()
        .filter(|(_, bytes)| forms.iter().any(|form| contains(bytes, form)))
        .map(|(name, _)| name.as_str())
        .collect()
}

/// What must be nowhere, by what it is.
#[derive(Default)]
struct Canaries(Vec<(String, Vec<u8>)>);

impl Canaries {
    fn add(&mut self, what: impl Into<String>, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref().to_vec();
        assert!(bytes.len() >= 8, "too short to be told from chance");
        self.0.push((what.into(), bytes));
    }

    fn assert_absent(&self, places: &Places) {
        let mut leaks = Vec::new();
        for (what, canary) in &self.0 {
            leaks.extend(found(places, canary).into_iter().map(|place| format!("{what} is in {place}")));
        }
        assert!(leaks.is_empty(), "\n{}\n", leaks.join("\n"));
    }
}

const FANS: [(&str, &str); 3] =
    [("203.0.113.171", "v4"), ("2001:db8:4711:77:cafe:f00d:1dea:9", "v6"), ("198.51.100.233", "v4")];

/// A referrer's path and search words say more than its host.
const REFERRER: &str = "https://search.example/find?q=canary-search-words";

/// Secrets that went over the wire to the provider and back.
fn wire(journal: &[Entry], fields: &[&str], canaries: &mut Canaries) {
    for field in fields {
        let sent: Vec<&str> = journal.iter().filter_map(|entry| entry.field(field)).collect();
        assert!(!sent.is_empty(), "no {field} was sent");
        for (n, value) in sent.into_iter().enumerate() {
            canaries.add(format!("{field} {n}"), value);
        }
    }
    let asked: Vec<&str> = journal.iter().filter_map(|entry| entry.query.as_deref()).collect();
    let states = asked.iter().flat_map(|query| query.split('&')).filter_map(|pair| pair.strip_prefix("state="));
    let states: Vec<&str> = states.collect();
    assert_eq!(states.len(), FANS.len(), "{asked:?}");
    for (n, state) in states.into_iter().enumerate() {
        canaries.add(format!("state {n}"), state);
    }
    // Tokens that only answers carried have these beginnings too.
    for prefix in ["sbx-access-", "sbx-refresh-", "sbx-code-"] {
        canaries.add(prefix, prefix);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_personal_word_is_in_any_file_or_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = provider().await;
    let plan = Plan::on(&folder.path().join("data")).behind_a_proxy().with("FANFARE_LOG", "trace");
    let plan = with_provider(plan, &sandbox);
    let mut server = plan.start().await;
    let label = Label::make(&mut server, Duration::from_secs(3600)).await;
    let mut canaries = Canaries::default();
    canaries.add("the e-mail", EMAIL);
    canaries.add("the password", PASSWORD);
    canaries.add("the key", label.key.strip_prefix("fanfare_").unwrap());
    let member = server.stranger();
    member.post("/app/sign-in", &[("email", EMAIL), ("password", "a wrong password canary")]).await.expect(422);
    canaries.add("a wrong password", "a wrong password canary");
    member.post("/app/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).await.expect(303);
    canaries.add("the session", member.cookie("__Host-session").unwrap());

    let mut fans = Vec::new();
    for (n, (address, _)) in FANS.iter().enumerate() {
        let agent = format!("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) canary-browser-{n} Safari/604.1");
        let fan = server.stranger().at_address(*address).with("user-agent", &agent).with("x-country", "DE");
        let fan = fan.with("referer", REFERRER);
        fan.get(&format!("/{SLUG}")).await.expect(200);
        let receipt = fan.presave(SLUG, &format!("canary-user-{n}")).await;
        fan.get(&receipt).await.expect(200);
        fan.get(&format!("/{SLUG}/deezer")).await.expect(302);
        canaries.add(format!("the address of fan {n}"), address);
        canaries.add(format!("the browser of fan {n}"), format!("canary-browser-{n}"));
        canaries.add(format!("the provider's name of fan {n}"), format!("canary-user-{n}"));
        canaries.add(format!("the receipt of fan {n}"), receipt.strip_prefix("/r/").unwrap());
        fans.push((fan, receipt));
    }
    let v6: Ipv6Addr = FANS[1].0.parse().unwrap();
    canaries.add("the bytes of an address", v6.octets());
    canaries.add("the words of a search", "canary-search-words");
    wire(&sandbox.spotify().journal(), &["code", "code_verifier"], &mut canaries);

    // One fan takes it back, one is erased, one is saved; the tokens of all were there meanwhile.
    canaries.assert_absent(&places(&plan, &[]));
    let (fan, receipt) = &fans[0];
    fan.post(&format!("{receipt}/cancellation"), &[]).await.expect(303);
    let (fan, receipt) = &fans[1];
    fan.post(&format!("{receipt}/erasure"), &[("confirm", "yes")]).await;
    label.release_now(&server).await;
    let saved = async || Some(label.figures(&server).await).filter(|figures| figures["presaves"]["saved"] == 1);
    eventually("the save", PATIENCE, saved).await;
    wire(&sandbox.spotify().journal(), &["refresh_token"], &mut canaries);

    let exit = server.kill();
    // The one-time address is printed for the operator, and is nowhere else.
    let token = exit.out.split_once("/app/setup/").unwrap().1.split_whitespace().next().unwrap();
    let mut set_up = Canaries::default();
    set_up.add("the set-up address", token);
    set_up.assert_absent(&places(&plan, &[("the log", &exit.err)]));
    let all = places(&plan, &[("what it printed", &exit.out), ("the log", &exit.err)]);
    canaries.assert_absent(&all);

    // The search itself works on these very bytes: what may be there is found.
    let database = found(&all, SLUG.as_bytes());
    assert!(database.iter().any(|place| place.contains("fanfare.db")), "{database:?}");
    assert!(exit.err.contains("TRACE"), "the log tells everything: {}", exit.err);
    assert!(!found(&all, b"Lanterns Over Water").is_empty());

    let server = plan.start().await;
    let exit = server.stop().await;
    canaries.assert_absent(&places(&plan, &[("the second log", &exit.err)]));
}

fn places(plan: &Plan, said: &[(&str, &str)]) -> Places {
    let mut places = Places::new();
    files(&plan.data, &mut places);
    places.extend(said.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())));
    places
}
