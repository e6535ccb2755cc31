//! Labels' own domains through HTTP: records and looks, what answers under a name, certificates of a real ACME server.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

#[path = "domains/api.rs"]
mod api;
#[path = "domains/certificates.rs"]
mod certificates;
#[path = "domains/hosts.rs"]
mod hosts;
#[path = "domains/looks.rs"]
mod looks;

use std::{net::SocketAddr, time::Duration};

use sandbox::names::NameServer;
use serde_json::json;
use testkit::{Answer, Client, Options, TestSite};
use tokio::{net::TcpListener, task::JoinHandle};

const HOUR: Duration = Duration::from_secs(60 * 60);
const HOST: &str = "listen.band.example";

/// A site whose names are answered by a name server of the test's own, and reached over a real connection.
struct Stage {
    site: TestSite,
    names: NameServer,
    address: SocketAddr,
    door: JoinHandle<()>,
}

impl Stage {
    async fn new() -> Stage {
        Stage::with(|options, _, _| options).await
    }

    async fn with(choose: impl FnOnce(Options, &NameServer, SocketAddr) -> Options) -> Stage {
        let names = NameServer::start().await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let reach = egress::Reach { name_server: Some(names.address()), simulated_at: Some(address) };
        let site = TestSite::with(choose(Options { reach, ..Options::default() }, &names, address)).await;
        let router = site.house.router();
        #[expect(clippy::disallowed_methods, reason = "the way in from outside, for this test")]
        let door = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Stage { site, names, address, door }
    }

    /// A domain of a member, live. Answers its id.
    async fn live(&self, member: &str, host: &str) -> String {
        let key = self.site.key(member).await;
        let domain = key.json(http::Method::POST, "/api/v1/domains", &json!({ "host": host })).await.expect(201).json();
        self.names
            .say(domain["record_name"].as_str().unwrap(), &["v=spf1 -all", domain["record_value"].as_str().unwrap()]);
        let id = domain["id"].as_str().unwrap().to_owned();
        let looked = key.json(http::Method::POST, &format!("/api/v1/domains/{id}/check"), &json!({})).await;
        assert_eq!(looked.expect(200).json()["state"], "live");
        id
    }

    /// A fan who came by a name.
    fn fan_at(&self, host: &str) -> Client {
        self.site.stranger().with("host", host)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.door.abort();
    }
}

/// An answer of which only the status matters.
trait Check {
    fn is(self, status: u16);
}

impl Check for Answer {
    #[track_caller]
    fn is(self, status: u16) {
        drop(self.expect(status));
    }
}
