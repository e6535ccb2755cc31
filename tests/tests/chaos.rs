//! A release day at four services in weather that nobody chose, with the process killed again and again in the middle of it.
//! In the end everybody is accounted for, nothing is there twice that would show, and no permission is left anywhere.
//!
//! `FANFARE_TEST_SEED` repeats the weather (the moments of the kills are the machine's own), `FANFARE_TEST_RUNS` sets how
//! often it is killed.

use std::{fs, path::Path, time::Duration};

use db::Entropy;
use reqwest::Method;
use sandbox::{Endpoint, Fault, Latency, Sandbox, Shelved, Track, Video};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::{
    label::{ALBUM, Label, PHONE, SLUG, provider, with_provider},
    person::Person,
    program::{Plan, Server, eventually},
};

const VIDEO: &str = "dQw4w9WgXcQ";
const AT_APPLE: &str = "albums:1440833098";
const SECRET: &str = "the app's secret";
/// How often it is killed unless it is said, and how long everything may take once the weather is fine.
const RUNS: u64 = 50;
const CALM: Duration = Duration::from_secs(150);

/// What fans wish: where, and the boxes.
const WISHES: [(&str, &[&str]); 9] = [
    ("spotify", &["agree"]),
    ("spotify", &["agree", "follow"]),
    ("spotify", &["playlist"]),
    ("spotify", &["agree", "playlist"]),
    ("youtube", &["agree"]),
    ("youtube", &["playlist"]),
    ("youtube", &["agree", "playlist"]),
    ("deezer", &["agree"]),
    ("apple-music", &["agree"]),
];
const FANS: usize = 20 * WISHES.len();

struct Chance(Entropy);

impl Chance {
    fn below(&self, n: u64) -> u64 {
        u64::from_le_bytes(self.0.bytes()) % n
    }

    fn of<T: Clone>(&self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()].clone()
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|n| n.parse().ok())
}

/// A program with an app at each service.
pub(crate) fn plan(folder: &Path, sandbox: &Sandbox) -> Plan {
    let at = format!("http://{}", sandbox.addr());
    let key = folder.join("apple.p8");
    fs::write(&key, sandbox.apple().new_key("ABCDE12345", "12345ABCDE").unwrap()).unwrap();
    with_provider(Plan::on(&folder.join("data")).behind_a_proxy(), sandbox)
        .with("FANFARE_YOUTUBE_CLIENT_ID", "chaos")
        .with("FANFARE_YOUTUBE_CLIENT_SECRET", SECRET)
        .with("FANFARE_YOUTUBE_ACCESS", "published")
        .with("FANFARE_YOUTUBE_UNITS_A_DAY", "100000000")
        .with("FANFARE_YOUTUBE_SIMULATED_AT", &at)
        .with("FANFARE_DEEZER_APP_ID", "123456")
        .with("FANFARE_DEEZER_SECRET", SECRET)
        .with("FANFARE_DEEZER_SIMULATED_AT", &at)
        .with("FANFARE_APPLE_TEAM_ID", "ABCDE12345")
        .with("FANFARE_APPLE_KEY_ID", "12345ABCDE")
        .with("FANFARE_APPLE_KEY_FILE", key.display().to_string())
        .with("FANFARE_APPLE_PRESAVES", "true")
        .with("FANFARE_APPLE_SIMULATED_AT", &at)
}

/// What the services have of the release.
fn stock(sandbox: &Sandbox, base: &str) {
    let back = |service: &str| format!("{base}/presave/callback/{service}");
    sandbox.youtube().register_app("chaos", SECRET, &back("youtube"));
    sandbox.deezer().register_app("123456", SECRET, &back("deezer"));
    let id = ALBUM.rsplit(':').next().unwrap();
    let track = Track::new("2Foc5Q5nqNiosCNqttzHof", "Lanterns", "GBAYE6800011");
    sandbox.spotify().add_album(id, "Lanterns Over Water", "036000291452", "Noor", vec![track]);
    sandbox.spotify().knobs(|knobs| {
        knobs.accept_artist_uris = true;
        // What a rotation loses at a kill is another test's.
        knobs.rotate_refresh_tokens = false;
    });
    sandbox.youtube().add(Video::delivered(VIDEO, "Lanterns Over Water", "Noor", "2026-11-23"));
    sandbox.youtube().leave_units(100_000_000);
    for (shelf, id) in [(&sandbox.deezer().shelf, "302127"), (&sandbox.apple().shelf, "1440833098")] {
        shelf.add(Shelved {
            id: id.to_owned(),
            title: "Lanterns Over Water".to_owned(),
            artist: "Noor".to_owned(),
            upc: "036000291452".to_owned(),
            released_on: "2026-11-23".to_owned(),
            tracks: Vec::new(),
            urls: Vec::new(),
        });
    }
}

fn fan(server: &Server, n: usize) -> Person {
    server.stranger().at_address(format!("198.51.{}.{}", n / 250, n % 250)).with("user-agent", PHONE)
}

fn user(n: usize) -> String {
    format!("fan-{n}")
}

/// The eve: everybody has given their permission. Answers the paths of the receipts, in the fans' order.
async fn eve(server: &mut Server, sandbox: &Sandbox) -> (Label, Vec<String>) {
    stock(sandbox, &server.base);
    let label = Label::make(server, Duration::from_secs(3600)).await;
    let destinations = json!({ "destinations": [
        { "service": "youtube", "url": format!("https://www.youtube.com/watch?v={VIDEO}") },
        { "service": "deezer", "url": "https://www.deezer.com/album/302127" },
        { "service": "apple-music", "url": "https://music.apple.com/gb/album/lanterns/1440833098" },
    ] });
    label.api(server).json(Method::PATCH, &format!("/api/v1/links/{}", label.link), &destinations).await.expect(200);
    let mut receipts = vec![String::new(); FANS];
    let mut under_way = JoinSet::new();
    for n in 0..FANS {
        let (fan, window) = (fan(server, n), sandbox.apple().window_url());
        under_way.spawn(async move {
            let (service, boxes) = WISHES[n % WISHES.len()];
            let receipt = if service == "apple-music" {
                fan.wish_at_apple(SLUG, &window, &user(n)).await
            } else {
                fan.wish(SLUG, service, boxes, &user(n)).await
            };
            (n, receipt)
        });
        if under_way.len() == 8 {
            let (n, receipt) = under_way.join_next().await.unwrap().unwrap();
            receipts[n] = receipt;
        }
    }
    for (n, receipt) in under_way.join_all().await {
        receipts[n] = receipt;
    }
    (label, receipts)
}

/// Something goes wrong at a service, soon. What makes one wait longer than some seconds is the in-process storm's.
fn break_something(sandbox: &Sandbox, chance: &Chance) {
    let faults = [
        Fault::Status(503),
        Fault::Html(200),
        Fault::ClosedConnection,
        Fault::LostAnswer,
        Fault::LostAnswer,
        Fault::RateLimited { retry_after: 1 },
    ];
    let (times, fault) = (usize::try_from(1 + chance.below(3)).unwrap(), chance.of(&faults));
    match chance.below(4) {
        0 => {
            let places =
                [Endpoint::Token, Endpoint::Library, Endpoint::Album, Endpoint::Playlists, Endpoint::PlaylistItems];
            sandbox.spotify().knobs(|knobs| knobs.fail_next(times, chance.of(&places), fault));
        }
        1 => {
            let places = ["/token", "/videos/rate", "/playlists", "/playlistItems"];
            sandbox.youtube().fail_next(times, chance.of(&places), &fault);
        }
        2 => sandbox.deezer().fail_next(times, "/user/me/albums", &fault),
        _ => sandbox.apple().fail_next(times, "/v1/me/library", &fault),
    }
}

/// How many requests every service got.
fn n_requests(sandbox: &Sandbox) -> u64 {
    let (spotify, youtube) = (sandbox.spotify().n_requests(), sandbox.youtube().n_requests());
    spotify + youtube + sandbox.deezer().n_requests() + sandbox.apple().n_requests()
}

/// What a fan's receipt says, and what the services show of them.
async fn assert_accounted(server: &Server, sandbox: &Sandbox, (n, receipt): (usize, &str)) -> bool {
    let (service, boxes) = WISHES[n % WISHES.len()];
    let page = fan(server, n).get(receipt).await.expect(200);
    let state = page.attribute("data-state").unwrap_or_default().to_owned();
    let (name, is_saved) = (user(n), state == "saved");
    let told = || format!("{name} {service} {boxes:?} {state}: {}", page.body);
    let unsure = page.body.contains("did not say whether it did it");
    assert!(is_saved || state == "refused" && unsure && boxes == ["playlist"] && service == "spotify", "{}", told());
    let wished = |name: &str| boxes.contains(&name);
    match service {
        "spotify" => {
            let library = sandbox.spotify().library(&name);
            assert_eq!(library.iter().filter(|uri| *uri == ALBUM).count(), usize::from(wished("agree")), "{}", told());
            let lists = sandbox.spotify().playlists();
            let lists: Vec<_> = lists.iter().filter(|list| list.user == name).collect();
            assert!(lists.len() <= 1 && lists.iter().all(|list| list.items.len() <= 1), "{}: {lists:?}", told());
            assert!(!wished("playlist") || unsure || lists[0].items.len() == 1, "{}", told());
        }
        "youtube" => {
            assert_eq!(sandbox.youtube().likes(&name).len(), usize::from(wished("agree")), "{}", told());
            let lists = sandbox.youtube().playlists(&name);
            let videos: Vec<&String> = lists.iter().flat_map(|list| &list.videos).collect();
            assert_eq!((lists.len(), videos.len()), (usize::from(wished("playlist")), lists.len()), "{}", told());
            assert_eq!(sandbox.youtube().n_permissions(&name), 0, "given back: {}", told());
        }
        "deezer" => assert_eq!(sandbox.deezer().library(&name).len(), 1, "{}", told()),
        _ => assert_eq!(sandbox.apple().library(&name), [AT_APPLE], "{}", told()),
    }
    unsure
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_in_any_weather_it_accounts_for_every_fan_at_every_service() {
    let seed = number("FANFARE_TEST_SEED").unwrap_or_else(|| crate::durability::any(1_000_000));
    println!("FANFARE_TEST_SEED={seed}");
    let chance = Chance(Entropy::seeded(seed));
    let folder = tempfile::tempdir().unwrap();
    let sandbox = provider().await;
    let plan = plan(folder.path(), &sandbox);
    let mut server = plan.start().await;
    let (label, receipts) = eve(&mut server, &sandbox).await;
    let latency = Latency { fixed: Duration::from_millis(30), jitter: Duration::from_millis(90) };
    sandbox.spotify().knobs(|knobs| knobs.latency = latency);
    sandbox.youtube().be_late(Duration::from_millis(60));
    sandbox.deezer().be_late(Duration::from_millis(80));
    sandbox.apple().be_late(Duration::from_millis(60));
    label.release_now(&server).await;
    let mut n_in_the_middle = 0;
    for _ in 0..number("FANFARE_TEST_RUNS").unwrap_or(RUNS) {
        for _ in 0..chance.below(3) {
            break_something(&sandbox, &chance);
        }
        let before = n_requests(&sandbox);
        tokio::time::sleep(Duration::from_millis(20 + chance.below(300))).await;
        server.kill();
        n_in_the_middle += u64::from(n_requests(&sandbox) > before);
        server = plan.start().await;
    }
    println!("killed {n_in_the_middle} times while it worked");
    // What was planned and has not come would meet the last ones, again and again.
    sandbox.spotify().knobs(|knobs| {
        knobs.latency = Latency::default();
        knobs.next_failures.clear();
    });
    sandbox.youtube().fail_no_more();
    sandbox.deezer().fail_no_more();
    sandbox.apple().fail_no_more();
    sandbox.youtube().be_late(Duration::ZERO);
    sandbox.deezer().be_late(Duration::ZERO);
    sandbox.apple().be_late(Duration::ZERO);
    assert!(n_in_the_middle >= 5, "it was killed in the middle {n_in_the_middle} times only");
    let settled = |presaves: &Value| presaves["waiting"] == 0;
    let look = async || {
        tokio::time::sleep(Duration::from_millis(200)).await;
        Some(label.figures(&server).await["presaves"].clone()).filter(settled)
    };
    let figures = eventually("the end of release day", CALM, look).await;
    assert_eq!((figures["given"].as_u64(), figures["tokens_held"].as_u64()), (Some(FANS as u64), Some(0)), "{figures}");
    assert_eq!(figures["needs_again"], 0, "{figures}");
    let mut n_unsure = 0;
    for (n, receipt) in receipts.iter().enumerate() {
        n_unsure += usize::from(assert_accounted(&server, &sandbox, (n, receipt)).await);
    }
    println!("{FANS} fans, {n_unsure} of them told that nobody knows, {} requests", n_requests(&sandbox));
    assert_eq!(server.stop().await.code, Some(0));
}
