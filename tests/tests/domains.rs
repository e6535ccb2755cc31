//! A label's own domain over TLS: the built program, a real ACME server (Pebble), and a browser that trusts what it signs.

use std::{
    net::{SocketAddr, TcpListener},
    path::Path,
    process::Command,
    time::Duration,
};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use reqwest::{Certificate, Client, Method, redirect::Policy};
use sandbox::{
    names::NameServer,
    pebble::{self, Pebble},
};
use serde_json::json;

use crate::{
    label::{Label, SLUG},
    program::{PATIENCE, Plan, Server, command, eventually},
};

const HOST: &str = "listen.band.example";

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The certificate of Pebble's own server, and of who signed it.
fn write_certificates(folder: &Path) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    std::fs::write(folder.join("ca.pem"), params.self_signed(&key).unwrap().pem()).unwrap();
    let (issuer, server) = (Issuer::new(params, key), KeyPair::generate().unwrap());
    let params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
    std::fs::write(folder.join("pebble.pem"), params.signed_by(&server, &issuer).unwrap().pem()).unwrap();
    std::fs::write(folder.join("pebble.key"), server.serialize_pem()).unwrap();
}

/// Somebody's browser that believes these certificates and finds the domain at this address.
fn browser(roots: &[&str], address: SocketAddr) -> Client {
    let roots = roots.iter().map(|pem| Certificate::from_pem(pem.as_bytes()).unwrap());
    let builder = Client::builder().redirect(Policy::none()).tls_certs_only(roots).no_proxy();
    builder.resolve(HOST, address).build().unwrap()
}

async fn start(folder: &Path, names: &NameServer, pebble: &Pebble, plain: u16, tls: u16) -> Server {
    let data = folder.join("data");
    let plan = Plan::on(&data)
        .with("FANFARE_TLS_TERMS_AGREED", "true")
        .with("FANFARE_TLS_DIRECTORY", pebble.directory())
        .with("FANFARE_TLS_CA", folder.join("ca.pem").display().to_string())
        .with("FANFARE_DOMAINS_NAME_SERVER", names.address().to_string())
        .with("FANFARE_DOMAINS_SIMULATED_AT", format!("127.0.0.1:{plain}"));
    let mut with_tls: Command = command(folder);
    with_tls.args(["serve", "--listen", &format!("127.0.0.1:{plain}"), "--listen-tls", &format!("127.0.0.1:{tls}")]);
    with_tls.arg("--data").arg(&data);
    plan.start_as(plan.dress(with_tls)).await
}

#[tokio::test]
async fn a_label_s_domain_is_served_with_a_certificate_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_certificates(folder);
    let names = NameServer::start().await.unwrap();
    let (plain, tls) = (free_port(), free_port());
    let plan = pebble::Plan { folder, name_server: names.address(), http_port: plain };
    let pebble = Pebble::start(&plan).expect("`cargo xtask test --only packages` installs pebble");
    let mut server = start(folder, &names, &pebble, plain, tls).await;
    let label = Label::make(&mut server, Duration::from_secs(3600)).await;
    let api = label.api(&server);
    let domain = api.json(Method::POST, "/api/v1/domains", &json!({ "host": HOST })).await.expect(201).json();
    names.say(domain["record_name"].as_str().unwrap(), &[domain["record_value"].as_str().unwrap()]);
    let check = format!("/api/v1/domains/{}/check", domain["id"].as_str().unwrap());
    assert_eq!(api.json(Method::POST, &check, &json!({})).await.expect(200).json()["state"], "live");

    let ca = std::fs::read_to_string(folder.join("ca.pem")).unwrap();
    let at_pebble = browser(&[&ca], SocketAddr::from(([127, 0, 0, 1], tls)));
    let root = at_pebble.get(pebble.roots()).send().await.unwrap().text().await.unwrap();
    let fan = browser(&[&root], SocketAddr::from(([127, 0, 0, 1], tls)));
    let address = format!("https://{HOST}:{tls}/{SLUG}");
    let page = eventually("the certificate", PATIENCE, async || fan.get(&address).send().await.ok()).await;
    assert_eq!(page.status(), 200);
    assert!(page.text().await.unwrap().contains("Noor"));

    assert_eq!(fan.get(format!("https://{HOST}:{tls}/app/sign-in")).send().await.unwrap().status(), 404);
    let stranger = browser(&[&ca], SocketAddr::from(([127, 0, 0, 1], tls)));
    assert!(stranger.get(&address).send().await.is_err(), "who does not trust the authority is not served");
    let by_number = fan.get(format!("https://127.0.0.1:{tls}/")).send().await;
    assert!(by_number.is_err(), "a name without a certificate is not answered");

    let plainly = browser(&[&root], SocketAddr::from(([127, 0, 0, 1], plain)));
    let to = eventually("the way to https", PATIENCE, async || {
        let answer = plainly.get(format!("http://{HOST}:{plain}/{SLUG}?c=x")).send().await.unwrap();
        (answer.status() == 308).then_some(answer)
    });
    assert_eq!(to.await.headers()["location"], format!("https://{HOST}/{SLUG}?c=x").as_str());

    // The certificate outlives the process and the authority.
    server.stop().await;
    let server = start(folder, &names, &pebble, plain, tls).await;
    drop(pebble);
    assert_eq!(fan.get(&address).send().await.unwrap().status(), 200);
    server.stop().await;
    let all: Vec<u8> = std::fs::read_dir(folder.join("data"))
        .unwrap()
        .filter_map(|entry| std::fs::read(entry.unwrap().path()).ok())
        .flatten()
        .collect();
    assert!(!all.windows(11).any(|part| part == b"PRIVATE KEY"), "no key lies in the clear");
}
