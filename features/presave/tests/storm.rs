//! Release days in storms that nobody chose: killed in the middle of a round, restarted, rate limited, out of reach, with
//! answers that get lost and clocks that jump. In the end everybody is accounted for, nothing is there twice, and no
//! permission is left.
//!
//! `FANFARE_TEST_SEED` repeats a storm, `FANFARE_TEST_STORMS` sets how many days there are.

use std::time::Duration;

use db::{Entropy, Sql};
use fanfare::House;
use sandbox::{Endpoint, Fault, Track};
use testkit::{Options, TestSite};

use crate::{ALBUM, DAY, HOUR, at_deezer, count, fan, report};

const VIDEO: &str = "dQw4w9WgXcQ";
const TRACK: &str = "2Foc5Q5nqNiosCNqttzHof";
/// How many days there are unless it is said, and how many disasters each of them has.
const STORMS: u64 = 20;
const DISASTERS: u64 = 12;

/// What each fan of a day wishes: the form, and the boxes.
const WISHES: [(&str, &[(&str, &str)]); 8] = [
    ("/neon/presave/spotify", &[("agree", "yes")]),
    ("/neon/presave/spotify", &[("agree", "yes"), ("follow", "yes")]),
    ("/neon/presave/spotify", &[("playlist", "yes")]),
    ("/neon/presave/spotify", &[("agree", "yes"), ("playlist", "yes")]),
    ("/neon/presave/youtube", &[("agree", "yes")]),
    ("/neon/presave/youtube", &[("playlist", "yes")]),
    ("/neon/presave/youtube", &[("agree", "yes"), ("playlist", "yes")]),
    ("/neon/presave/deezer", &[("agree", "yes")]),
];
const FANS: usize = 2 * WISHES.len();

/// Chance that can be repeated.
struct Chance(Entropy);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        u64::from_le_bytes(self.0.bytes()) % n
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()].clone()
    }
}

#[expect(clippy::disallowed_methods, reason = "what a test run is told, not the program")]
fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|n| n.parse().ok())
}

/// The eve of a release: everybody has given their permission.
async fn eve() -> TestSite {
    let site = TestSite::with(Options { youtube_units: Some(10_000), deezer: true, ..Options::default() }).await;
    let track = Track::new(TRACK, "Lanterns", "GBAYE6800011");
    let id = ALBUM.rsplit(':').next().unwrap();
    site.sandbox.spotify().add_album(id, "Lanterns Over Water", "036000291452", "Noor", vec![track]);
    site.sandbox.spotify().knobs(|knobs| knobs.accept_artist_uris = true);
    site.sandbox.youtube().add(sandbox::Video::delivered(VIDEO, "Lanterns Over Water", "Noor", "2026-11-23"));
    at_deezer(&site);
    let link = site.link("ada", "neon", DAY).await;
    let destinations = serde_json::json!({ "destinations": [
        { "service": "youtube", "url": format!("https://www.youtube.com/watch?v={VIDEO}") },
        { "service": "deezer", "url": "https://www.deezer.com/album/302127" },
    ] });
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    site.key("ada").await.json(http::Method::PATCH, &path, &destinations).await.expect(200);
    for n in 0..FANS {
        let (form, boxes) = WISHES[n % WISHES.len()];
        site.wish(&fan(&site, n), form, boxes, &format!("fan{n}")).await;
        // Rows are told apart by their time.
        site.clock.advance(Duration::from_secs(1));
    }
    site.clock.advance(DAY);
    site
}

/// Something goes wrong at a service, soon.
fn break_something(site: &TestSite, chance: &mut Chance) {
    let faults = [
        Fault::Status(500),
        Fault::Status(503),
        Fault::Html(200),
        Fault::Html(502),
        Fault::ClosedConnection,
        Fault::LostAnswer,
        Fault::RateLimited { retry_after: 7 },
        Fault::Status(429),
    ];
    let times = usize::try_from(1 + chance.below(6)).unwrap();
    match chance.below(3) {
        0 => {
            let endpoints = [
                Endpoint::Token,
                Endpoint::Library,
                Endpoint::Album,
                Endpoint::AlbumTracks,
                Endpoint::Playlists,
                Endpoint::PlaylistItems,
            ];
            let (endpoint, fault) = (chance.of(&endpoints), chance.of(&faults));
            site.sandbox.spotify().knobs(|knobs| knobs.fail_next(times, endpoint, fault));
        }
        1 => {
            let ends = ["/token", "/videos/rate", "/playlists", "/playlistItems", "/revoke"];
            site.sandbox.youtube().fail_next(times, chance.of(&ends), &chance.of(&faults));
        }
        _ => site.sandbox.deezer().fail_next(times, "/user/me/albums", &chance.of(&faults)),
    }
}

/// One round that does not end as it should, perhaps.
async fn disaster(site: TestSite, chance: &mut Chance) -> TestSite {
    for _ in 0..chance.below(3) {
        break_something(&site, chance);
    }
    let life = Duration::from_millis(1 + chance.below(120));
    let site = match chance.below(6) {
        // Dropping the round is what a kill does to it: calls are cut off, and nothing more is recorded.
        0..=2 => {
            drop(tokio::time::timeout(life, site.house.presaves.run_due()).await);
            site
        }
        // Two nodes, one of which dies.
        3 => {
            let other =
                House::open(site.settings.clone(), site.clock.clone(), Entropy::seeded(chance.below(1000))).await;
            let other = other.unwrap();
            let (_, _) =
                tokio::join!(tokio::time::timeout(life, other.presaves.run_due()), site.house.presaves.run_due());
            other.stop().await.unwrap();
            site
        }
        // The database goes away in the middle, and the program with it.
        4 => {
            let cut = async {
                tokio::time::sleep(life / 2).await;
                site.cut_database().await;
            };
            let (_, ()) = tokio::join!(tokio::time::timeout(life, site.house.presaves.run_due()), cut);
            site.restart().await
        }
        _ => {
            drop(site.house.presaves.run_due().await);
            site
        }
    };
    let jump = chance.of(&[Duration::ZERO, Duration::from_secs(1), Duration::from_secs(61), HOUR, HOUR * 5]);
    site.clock.advance(jump);
    site
}

/// The weather clears, and everything that waits is done.
async fn calm(site: &TestSite) {
    site.sandbox.spotify().knobs(|knobs| knobs.next_failures.clear());
    site.sandbox.youtube().fail_no_more();
    site.sandbox.deezer().fail_no_more();
    // A service that said 429 is left in peace until its day is over.
    for _ in 0..30 {
        site.clock.advance(HOUR);
        drop(site.house.presaves.run_due().await);
        if report(site).await.waiting == 0 {
            return;
        }
    }
}

/// What the services show of everybody is what the rows say, once.
async fn assert_accounted(site: &TestSite, storm: &str) {
    let after = report(site).await;
    let sql = "SELECT provider || ' ' || acts || ' ' || attempts || ' ' || COALESCE(reason, '') AS told FROM presave \
               WHERE ended_at IS NULL";
    let waiting = Sql::new(sql).all(site.db().read()).await.unwrap();
    let waiting: Vec<String> = waiting.iter().map(|row| row.try_get("", "told").unwrap()).collect();
    assert_eq!((after.given, after.waiting, after.tokens_held), (FANS as u64, 0, 0), "{storm}: {waiting:?}");
    let left = "presave WHERE token IS NOT NULL OR playlist IS NOT NULL OR leased_until IS NOT NULL";
    assert_eq!(count(site, left).await, 0, "{storm}");
    let sql = "SELECT provider, acts, saved_at, needs_again_at FROM presave ORDER BY id";
    let rows = Sql::new(sql).all(site.db().read()).await.unwrap();
    for (n, row) in rows.iter().enumerate() {
        let (provider, acts): (String, String) =
            (row.try_get("", "provider").unwrap(), row.try_get("", "acts").unwrap());
        let ended: [Option<i64>; 2] =
            [row.try_get("", "saved_at").unwrap(), row.try_get("", "needs_again_at").unwrap()];
        assert!(ended.iter().any(Option::is_some) || acts.contains("=unsure"), "{storm}: fan{n} {provider} {acts}");
        assert_shown(site, &format!("fan{n}"), &provider, &acts, storm);
    }
}

fn assert_shown(site: &TestSite, user: &str, provider: &str, acts: &str, storm: &str) {
    let has = |act: &str| acts.split(' ').any(|one| one == format!("{act}=done"));
    let told = || format!("{storm}: {user} {provider} {acts}");
    match provider {
        "spotify" => {
            let library = site.sandbox.spotify().library(user);
            assert!(!has("save") || library.iter().any(|uri| uri == ALBUM), "{}: {library:?}", told());
            assert!(!has("follow") || library.iter().any(|uri| uri.starts_with("spotify:artist:")), "{}", told());
            let lists = site.sandbox.spotify().playlists();
            let lists: Vec<_> = lists.iter().filter(|list| list.user == user).collect();
            assert!(lists.len() <= 1 && lists.iter().all(|list| list.items.len() <= 1), "{}: {lists:?}", told());
            assert!(!has("playlist") || lists[0].items.len() == 1, "{}", told());
        }
        "youtube" => {
            let likes = site.sandbox.youtube().likes(user);
            assert!(likes.len() <= 1 && (!has("like") || likes == [VIDEO]), "{}: {likes:?}", told());
            let lists = site.sandbox.youtube().playlists(user);
            assert!(lists.len() <= 1 && lists.iter().all(|list| list.videos.len() <= 1), "{}: {lists:?}", told());
            assert!(!has("playlist") || lists[0].videos == [VIDEO], "{}", told());
        }
        _ => {
            let library = site.sandbox.deezer().library(user);
            assert!(library.len() <= 1 && (!has("save") || library.len() == 1), "{}: {library:?}", told());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_everybody_is_accounted_for_and_nothing_is_there_twice() {
    let seed = number("FANFARE_TEST_SEED")
        .unwrap_or_else(|| u64::from_le_bytes(Entropy::system().unwrap().bytes()) % 1_000_000);
    println!("FANFARE_TEST_SEED={seed}");
    for storm in 0..number("FANFARE_TEST_STORMS").unwrap_or(STORMS) {
        let mut chance = Chance(Entropy::seeded(seed + storm));
        let name = format!("seed {seed}, storm {storm}");
        let mut site = Box::pin(eve()).await;
        for _ in 0..DISASTERS {
            site = Box::pin(disaster(site, &mut chance)).await;
        }
        calm(&site).await;
        assert_accounted(&site, &name).await;
    }
}
