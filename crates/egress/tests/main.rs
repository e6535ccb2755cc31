//! The way out, against a server of our own that looks at the ledger when a request arrives.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests: the other side of the line is a plain server, and anything unexpected is a failure"
)]

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{Request as Incoming, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use db::{Address, Clock, Db, Durability, Entropy, Sql};
use egress::{Count, Egress, Exit, LARGEST_BODY_BYTES, Method, NoAnswer, NoSimulation, Options, Request, Secret};
use policy::{datum::PresaveAccessToken, datum::PresaveCode, processor::Spotify, purpose::ReleaseSave};
use privacy::{ConsentText, Grant, Kind, Personal, Privacy, SubjectId};
use tokio::net::TcpListener;

const HOST: &str = "api.spotify.com";
const TOKEN: &str = "token-that-must-not-show";
const CODE: &str = "code+that/must&not=show";

/// A fan who consented, and the way out to a server that plays Spotify.
struct Site {
    db: Db,
    privacy: Privacy,
    fan: SubjectId,
    grant: Grant<ReleaseSave>,
    server: Server,
    _folder: tempfile::TempDir,
}

impl Site {
    async fn new() -> Site {
        let folder = tempfile::tempdir().unwrap();
        let (clock, entropy) = (Clock::system(), Entropy::seeded(1));
        let db = Db::open(&Address::File(folder.path().join("fanfare.db")), Durability::Process).await.unwrap();
        db::migrate(&db, privacy::STEPS.iter().copied()).await.unwrap();
        let privacy = Privacy::open(db.clone(), &folder.path().join("keys"), clock, entropy).await.unwrap();
        let tx = db.begin().await.unwrap();
        let fan = privacy.new_subject(&tx, Kind::Fan).await.unwrap();
        let words = ConsentText { text: "save it", language: "en" };
        privacy.consent_given::<ReleaseSave>(&tx, fan, &words, privacy::Method::Tick).await.unwrap();
        tx.commit().await.unwrap();
        let grant = privacy.may::<ReleaseSave>(fan).await.unwrap();
        let server = Server::start(db.clone()).await;
        Site { db, privacy, fan, grant, server, _folder: folder }
    }

    fn options(&self) -> Options {
        Options::default().simulate(HOST, &format!("http://{}/simulated", self.server.addr)).unwrap()
    }

    fn egress(&self) -> Egress {
        Egress::new(self.privacy.clone(), self.options()).unwrap()
    }

    fn exit(&self) -> Exit<Spotify> {
        self.egress().to()
    }

    fn token(&self) -> Personal<PresaveAccessToken> {
        Personal::of(self.fan, TOKEN.to_owned())
    }
}

/// Answers by the path, and says what it saw.
#[derive(Clone)]
struct Server {
    addr: SocketAddr,
    db: Db,
    n_requests: Arc<AtomicUsize>,
}

impl Server {
    async fn start(db: Db) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Server { addr: listener.local_addr().unwrap(), db, n_requests: Arc::default() };
        let app = Router::new().fallback(answer).with_state(server.clone());
        tokio::spawn(async { axum::serve(listener, app).await });
        server
    }

    fn n_requests(&self) -> usize {
        self.n_requests.load(Ordering::SeqCst)
    }
}

async fn answer(State(server): State<Server>, request: Incoming) -> Response {
    server.n_requests.fetch_add(1, Ordering::SeqCst);
    match request.uri().path() {
        "/simulated/elsewhere" => (StatusCode::FOUND, [(header::LOCATION, "/simulated/echo")]).into_response(),
        "/simulated/large" => Body::from(vec![b'x'; LARGEST_BODY_BYTES + 1]).into_response(),
        "/simulated/full" => Body::from(vec![b'x'; LARGEST_BODY_BYTES]).into_response(),
        "/simulated/slow" => std::future::pending().await,
        "/simulated/busy" => (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "12")]).into_response(),
        "/simulated/ledger" => {
            let rows = Sql::new("SELECT datum FROM disclosure ORDER BY datum").all(server.db.read()).await.unwrap();
            let data: Vec<String> = rows.iter().map(|row| row.try_get("", "datum").unwrap()).collect();
            data.join(",").into_response()
        }
        "/simulated/key" => {
            request.headers().get("x-key").unwrap().clone().to_str().unwrap().to_owned().into_response()
        }
        _ => echo(request).await,
    }
}

async fn echo(request: Incoming) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 4096).await.unwrap();
    let header = |headers: &HeaderMap, name| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    let [agent, authorization, length] =
        [header::USER_AGENT, header::AUTHORIZATION, header::CONTENT_LENGTH].map(|name| header(&parts.headers, name));
    let said = format!(
        "{} {} {agent:?} {authorization:?} {length:?} {}",
        parts.method,
        parts.uri,
        String::from_utf8(body.to_vec()).unwrap()
    );
    said.into_response()
}

fn text(answer: &egress::Answer) -> &str {
    std::str::from_utf8(&answer.body).unwrap()
}

/// Everything that an error could print.
fn everything(error: &(dyn std::error::Error + 'static)) -> String {
    let mut said = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(error) = source {
        said.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    said
}

#[tokio::test]
async fn a_host_that_the_inventory_does_not_list_is_refused() {
    let site = Site::new().await;
    let request = Request::new(Method::GET, "example.org", "/echo");
    let error = site.exit().send(request).await.unwrap_err();
    assert!(matches!(error, NoAnswer::HostNotDeclared { processor: "spotify", host: "example.org" }));
    assert_eq!(site.server.n_requests(), 0);
}

#[tokio::test]
async fn a_simulation_must_be_on_this_machine_and_of_a_declared_host() {
    for base in [
        "https://127.0.0.1:1",
        "http://192.0.2.1:1",
        "http://localhost:1",
        "http://[2001:db8::1]:1",
        "http://u:p@127.0.0.1",
        "127.0.0.1:1",
        "",
    ] {
        let refused = Options::default().simulate(HOST, base).err();
        assert_eq!(refused, Some(NoSimulation::NotLoopback), "{base}");
    }
    for base in ["http://127.0.0.1:1", "http://127.9.9.9:1/a", "http://[::1]:1"] {
        assert!(Options::default().simulate(HOST, base).is_ok(), "{base}");
    }
    let refused = Options::default().simulate("example.org", "http://127.0.0.1:1").err();
    assert_eq!(refused, Some(NoSimulation::HostNotDeclared("example.org".to_owned())));
}

#[tokio::test]
async fn the_ledger_holds_every_disclosure_before_the_request_arrives() {
    let site = Site::new().await;
    let (token, code) = (site.token(), Personal::<PresaveCode>::of(site.fan, CODE.to_owned()));
    let (token, code) = (token.disclose(&site.grant).unwrap(), code.disclose(&site.grant).unwrap());
    let request = Request::new(Method::POST, HOST, "/ledger").bearer(&token).form_disclosed("code", &code);
    let answer = site.exit().send(request).await.unwrap();
    assert_eq!(text(&answer), "presave_access_token,presave_code");
    assert_eq!(site.privacy.ledger(site.fan).await.unwrap().len(), 2);
}

#[tokio::test]
async fn nothing_leaves_when_the_ledger_cannot_be_written() {
    let site = Site::new().await;
    let token = site.token();
    let token = token.disclose(&site.grant).unwrap();
    site.db.clone().close().await.unwrap();
    let error = site.exit().send(Request::new(Method::GET, HOST, "/echo").bearer(&token)).await.unwrap_err();
    assert!(matches!(error, NoAnswer::Ledger(_)));
    assert_eq!(site.server.n_requests(), 0);
}

#[tokio::test]
async fn a_request_arrives_as_it_was_written() {
    let site = Site::new().await;
    let (token, code) = (site.token(), Personal::<PresaveCode>::of(site.fan, CODE.to_owned()));
    let (token, code) = (token.disclose(&site.grant).unwrap(), code.disclose(&site.grant).unwrap());
    let exit = site.exit();

    let put = Request::new(Method::PUT, HOST, "/echo").query("uris", "a:b,c d").bearer(&token);
    let expected =
        format!("PUT /simulated/echo?uris=a%3Ab%2Cc+d Some(\"Fanfare/0.1\") Some(\"Bearer {TOKEN}\") Some(\"0\") ");
    assert_eq!(text(&exit.send(put).await.unwrap()), expected);

    let secret = Secret::new("s".to_owned());
    let post = Request::new(Method::POST, HOST, "/echo")
        .basic("id", &secret)
        .form("grant_type", "authorization_code")
        .form_disclosed("code", &code);
    let expected = "POST /simulated/echo Some(\"Fanfare/0.1\") Some(\"Basic aWQ6cw==\") Some(\"66\") \
                    grant_type=authorization_code&code=code%2Bthat%2Fmust%26not%3Dshow";
    assert_eq!(text(&exit.send(post).await.unwrap()), expected);

    let get = Request::new(Method::GET, HOST, "/key").app_key("x-key", &secret);
    assert_eq!(text(&exit.send(get).await.unwrap()), "s");
    let broken = Secret::new("a\nb".to_owned());
    let malformed = exit.send(Request::new(Method::GET, HOST, "/key").app_key("x-key", &broken)).await.unwrap_err();
    assert!(matches!(malformed, NoAnswer::Malformed), "{malformed:?}");
}

#[tokio::test]
async fn personal_values_go_wherever_a_party_takes_them_and_into_the_ledger_first() {
    let site = Site::new().await;
    let (token, code) = (site.token(), Personal::<PresaveCode>::of(site.fan, CODE.to_owned()));
    let (token, code) = (token.disclose(&site.grant).unwrap(), code.disclose(&site.grant).unwrap());
    let (exit, secret) = (site.exit(), Secret::new("s&t".to_owned()));

    let asked = Request::new(Method::POST, HOST, "/echo").query("a", "b").query_secret("s", &secret);
    let sent = exit.send(asked.query_disclosed("code", &code)).await.unwrap();
    assert!(text(&sent).contains("/echo?a=b&s=s%26t&code=code%2Bthat%2Fmust%26not%3Dshow "), "{}", text(&sent));

    let body = serde_json::json!({ "list": { "id": null }, "n": 1 });
    let post = Request::new(Method::POST, HOST, "/echo").json(body.clone()).json_disclosed("/list/id", &code);
    let sent = exit.send(post).await.unwrap();
    assert!(text(&sent).ends_with(&format!("{{\"list\":{{\"id\":\"{CODE}\"}},\"n\":1}}")), "{}", text(&sent));
    let nowhere = Request::new(Method::POST, HOST, "/echo").json(body).json_disclosed("/other", &code);
    assert!(matches!(exit.send(nowhere).await.unwrap_err(), NoAnswer::Malformed));

    let keyed = Request::new(Method::GET, HOST, "/key").header_disclosed("x-key", &token);
    assert_eq!(text(&exit.send(keyed).await.unwrap()), TOKEN);
    let form = Request::new(Method::POST, HOST, "/echo").form_secret("s", &secret);
    assert!(text(&exit.send(form).await.unwrap()).ends_with(" s=s%26t"));
}

#[tokio::test]
async fn the_ledger_holds_what_is_in_a_header_an_address_or_json_before_it_leaves() {
    let site = Site::new().await;
    let (token, code) = (site.token(), Personal::<PresaveCode>::of(site.fan, CODE.to_owned()));
    let (token, code) = (token.disclose(&site.grant).unwrap(), code.disclose(&site.grant).unwrap());
    let request = || Request::new(Method::POST, HOST, "/ledger");
    let header = site.exit().send(request().header_disclosed("x", &token)).await.unwrap();
    assert_eq!(text(&header), "presave_access_token");
    let address = site.exit().send(request().query_disclosed("c", &code)).await.unwrap();
    assert_eq!(text(&address), "presave_access_token,presave_code");
    let json = request().json(serde_json::json!({ "c": null })).json_disclosed("/c", &code);
    assert_eq!(text(&site.exit().send(json).await.unwrap()), "presave_access_token,presave_code,presave_code");
}

#[tokio::test]
async fn a_personal_value_in_a_path_is_one_segment_and_in_the_ledger_first() {
    let site = Site::new().await;
    let (list, code) = (Personal::<PresaveCode>::of(site.fan, "a-B_9".to_owned()), CODE.to_owned());
    let odd = Personal::<PresaveCode>::of(site.fan, code);
    let (list, odd) = (list.disclose(&site.grant).unwrap(), odd.disclose(&site.grant).unwrap());
    let refused =
        site.exit().send(Request::new(Method::GET, HOST, "/ledger/~/").path_disclosed(&odd)).await.unwrap_err();
    assert!(matches!(refused, NoAnswer::Malformed), "a value that is more than a segment: {refused:?}");
    let nowhere = site.exit().send(Request::new(Method::GET, HOST, "/ledger").path_disclosed(&list)).await.unwrap_err();
    assert!(matches!(nowhere, NoAnswer::Malformed), "{nowhere:?}");
    let sent = site.exit().send(Request::new(Method::GET, HOST, "/echo/~/items").path_disclosed(&list)).await;
    // The host of this test knows no such path: what counts is that it was asked.
    assert!(sent.is_ok());
}

#[tokio::test]
async fn a_personal_address_is_asked_at_its_declared_host_alone_and_is_in_the_ledger_first() {
    let site = Site::new().await;
    let n = site.server.n_requests();
    for elsewhere in ["https://evil.example/ledger", "http://api.spotify.com/ledger", "https://127.0.0.1/ledger", "x"] {
        let value = Personal::<PresaveCode>::of(site.fan, elsewhere.to_owned());
        let value = value.disclose(&site.grant).unwrap();
        let refused = site.exit().send(Request::new(Method::POST, HOST, "/").address_disclosed(&value)).await;
        assert!(matches!(refused, Err(NoAnswer::Malformed)), "{elsewhere}");
    }
    assert_eq!(site.server.n_requests(), n, "nobody was asked");
    let value = Personal::<PresaveCode>::of(site.fan, format!("https://{HOST}/ledger"));
    let value = value.disclose(&site.grant).unwrap();
    let sent = site.exit().send(Request::new(Method::POST, HOST, "/").address_disclosed(&value)).await.unwrap();
    assert!(text(&sent).contains("presave_code"), "{}", text(&sent));
}

#[test]
fn a_declared_host_is_that_name_or_one_below_it() {
    let within = |address: &str, host| egress::is_within(&address.parse().unwrap(), host);
    assert!(within("https://web.push.apple.com/Q", "*.push.apple.com"));
    assert!(within("https://api.spotify.com/x", HOST));
    for address in [
        "https://push.apple.com/Q",
        "https://a.b.push.apple.com/Q",
        "https://webpush.apple.com/Q",
        "https://web.push.apple.com.evil.example/Q",
        "https://web.push.apple.com:8443/Q",
        "https://a@web.push.apple.com/Q",
        "https://web.push.apple.com./Q",
        "http://web.push.apple.com/Q",
        "https://127.0.0.1/Q",
    ] {
        assert!(!within(address, "*.push.apple.com"), "{address}");
    }
}

#[tokio::test]
async fn a_path_that_is_more_than_a_path_is_refused() {
    let site = Site::new().await;
    for path in ["echo", "", "/../echo", "/echo?a=b", "/echo#a", "/a b", "\\echo"] {
        let error = site.exit().send(Request::new(Method::GET, HOST, path)).await.unwrap_err();
        assert!(matches!(error, NoAnswer::PathRefused), "{path}");
    }
    assert_eq!(site.server.n_requests(), 0);
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let site = Site::new().await;
    let answer = site.exit().send(Request::new(Method::GET, HOST, "/elsewhere")).await.unwrap();
    assert_eq!(answer.status, 302);
    assert_eq!(site.server.n_requests(), 1);
}

#[tokio::test]
async fn an_answer_is_read_to_its_bound_and_no_further() {
    let site = Site::new().await;
    let full = site.exit().send(Request::new(Method::GET, HOST, "/full")).await.unwrap();
    assert_eq!(full.body.len(), LARGEST_BODY_BYTES);
    let error = site.exit().send(Request::new(Method::GET, HOST, "/large")).await.unwrap_err();
    assert!(matches!(error, NoAnswer::TooLarge));
}

#[tokio::test]
async fn an_answer_that_does_not_come_is_not_waited_for() {
    let site = Site::new().await;
    let egress = Egress::new(site.privacy.clone(), site.options().within(Duration::from_millis(50))).unwrap();
    let error = egress.to::<Spotify>().send(Request::new(Method::GET, HOST, "/slow")).await.unwrap_err();
    assert!(matches!(error, NoAnswer::TimedOut));
}

#[tokio::test]
async fn retry_after_comes_with_the_answer() {
    let site = Site::new().await;
    let answer = site.exit().send(Request::new(Method::GET, HOST, "/busy")).await.unwrap();
    assert_eq!((answer.status, answer.retry_after), (429, Some(Duration::from_secs(12))));
}

#[tokio::test]
async fn no_error_text_holds_a_value() {
    let site = Site::new().await;
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let options = Options::default().simulate(HOST, &format!("http://{closed}")).unwrap();
    let exit = Egress::new(site.privacy.clone(), options).unwrap().to::<Spotify>();
    let secret = Secret::new(TOKEN.to_owned());
    let post = Request::new(Method::POST, HOST, "/p-shown").query("q", TOKEN).form("f", TOKEN).basic("id", &secret);
    let unreachable = exit.send(post).await.unwrap_err();
    assert!(matches!(unreachable, NoAnswer::Unreachable));

    let broken = Personal::<PresaveAccessToken>::of(site.fan, format!("{TOKEN}\r\nX: y"));
    let broken = broken.disclose(&site.grant).unwrap();
    let malformed = exit.send(Request::new(Method::GET, HOST, "/p-shown").bearer(&broken)).await.unwrap_err();
    assert!(matches!(malformed, NoAnswer::Malformed));

    let echoed = site.exit().send(Request::new(Method::GET, HOST, "/echo").query("q", TOKEN)).await.unwrap();
    let unreadable = echoed.json::<u32>().unwrap_err();
    for said in [everything(&unreachable), everything(&malformed), everything(&unreadable), format!("{echoed:?}")] {
        assert!(!said.contains("must-not-show") && !said.contains("p-shown"), "{said}");
    }
}

#[tokio::test]
async fn requests_are_counted_by_host() {
    let site = Site::new().await;
    let egress = site.egress();
    egress.to::<Spotify>().send(Request::new(Method::GET, HOST, "/echo")).await.unwrap();
    egress.to::<Spotify>().send(Request::new(Method::GET, "example.org", "/echo")).await.unwrap_err();
    let (ours, others): (Vec<Count>, Vec<Count>) =
        egress.counts().into_iter().partition(|count| count.processor == "spotify");
    assert!(!others.is_empty() && others.iter().all(|count| count.n == 0));
    assert_eq!(
        ours,
        [
            Count { processor: "spotify", host: "accounts.spotify.com", simulated: false, n: 0, data: Vec::new() },
            Count { processor: "spotify", host: HOST, simulated: true, n: 1, data: Vec::new() },
        ]
    );
}

#[tokio::test]
async fn every_declared_host_has_a_base_and_a_real_one_is_https() {
    let site = Site::new().await;
    let exit = site.exit();
    assert_eq!(exit.base("accounts.spotify.com").unwrap().as_str(), "https://accounts.spotify.com/");
    assert!(exit.base(HOST).unwrap().as_str().starts_with("http://127.0.0.1:"));
    let declared = policy::PROCESSORS.iter().chain(policy::ASKED).map(|row| row.hosts.len()).sum::<usize>();
    assert_eq!(site.egress().counts().len(), declared);
}
