//! The Web API: tokens, scopes, the library in both modes, the catalogue.

use std::time::Duration;

use sandbox::{Mode, Track};
use serde_json::json;

use super::app::{ALBUM, App, TRACK, error, read};

const SAVE: &str = "user-library-modify";
const BOTH: &str = "user-library-modify user-library-read";

#[tokio::test]
async fn saved_items_are_found_again_and_counted_once() {
    let app = App::new().await;
    let token = app.sign_in("ada", BOTH).await.access;
    let other = app.sign_in("bo", BOTH).await.access;
    assert_eq!(app.save(&format!("{ALBUM},{TRACK}"), &token).await, (200, json!(null)));
    assert_eq!(app.save(ALBUM, &token).await.0, 200);
    assert_eq!(app.save(ALBUM, &other).await.0, 200);
    assert_eq!(app.spotify().library("ada"), [ALBUM, TRACK]);
    assert_eq!((app.spotify().saves()[ALBUM], app.spotify().saves()[TRACK]), (2, 1));
    assert_eq!(app.spotify().n_repeated_saves(), 1);
    let contains = format!("/v1/me/library/contains?uris={TRACK},{ALBUM}");
    assert_eq!(app.call("GET", &contains, &other).await, (200, json!([false, true])));
    assert_eq!(app.call("DELETE", &format!("/v1/me/library?uris={ALBUM}"), &token).await, (200, json!(null)));
    assert_eq!(app.spotify().library("ada"), [TRACK]);
}

#[tokio::test]
async fn a_call_needs_a_good_token() {
    let app = App::new().await;
    let token = app.sign_in("ada", SAVE).await.access;
    let url = format!("{}/v1/me/library?uris={ALBUM}", app.spotify().api_url());
    assert_eq!(read(app.http.put(&url).send().await.unwrap()).await, error(401, "No token provided"));
    let basic = app.http.put(&url).basic_auth("app", Some("x")).send().await.unwrap();
    assert_eq!(read(basic).await, error(400, "Only valid bearer authentication supported"));
    assert_eq!(app.save(ALBUM, "guess").await, error(401, "Invalid access token"));
    app.spotify().advance(Duration::from_secs(3599));
    assert_eq!(app.save(ALBUM, &token).await.0, 200);
    app.spotify().advance(Duration::from_secs(1));
    assert_eq!(app.save(ALBUM, &token).await, error(401, "The access token expired"));
}

#[tokio::test]
async fn each_kind_of_item_needs_its_scope() {
    let app = App::new().await;
    let token = app.sign_in("ada", "user-library-read").await.access;
    let refused = error(403, "Insufficient client scope");
    assert_eq!(app.save(ALBUM, &token).await, refused);
    assert_eq!(app.call("DELETE", &format!("/v1/me/library?uris={ALBUM}"), &token).await, refused);
    let token = app.sign_in("bo", SAVE).await.access;
    assert_eq!(app.call("GET", &format!("/v1/me/library/contains?uris={ALBUM}"), &token).await, refused);
    assert_eq!(app.save("spotify:playlist:37i9dQZF1DXcBWIGoYBM5M", &token).await, refused);
    assert_eq!(app.save("spotify:user:someone", &token).await, refused);
}

#[tokio::test]
async fn uris_are_checked() {
    let app = App::new().await;
    let token = app.sign_in("ada", SAVE).await.access;
    let saved = |uris: String| {
        let (app, token) = (&app, &token);
        async move { app.save(&uris, token).await.0 }
    };
    for uris in ["", "spotify:album:short", "spotify:album", "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy"] {
        assert_eq!(saved(uris.to_owned()).await, 400, "{uris}");
    }
    assert_eq!(app.call("PUT", "/v1/me/library", &token).await.0, 400);
    assert_eq!(saved(ALBUM.replace("album", "artist")).await, 400);
    assert_eq!(saved(ALBUM.replace("album", "ringtone")).await, 400);
    assert_eq!(saved(format!("{ALBUM},nonsense")).await, 400);
    assert!(app.spotify().library("ada").is_empty(), "a refused call saves nothing");
    let many = |n: usize| (0..n).map(|i| format!("spotify:track:{i:022}")).collect::<Vec<_>>().join(",");
    assert_eq!(saved(many(41)).await, 400);
    assert_eq!(saved(many(40)).await, 200);
}

#[tokio::test]
async fn artists_are_followed_only_where_the_knob_allows_it() {
    let app = App::new().await;
    let token = app.sign_in("ada", "user-follow-modify").await.access;
    let artist = "spotify:artist:2takcwOaAZWiXQijPHIx7B";
    assert_eq!(app.save(artist, &token).await, error(400, "Unsupported URI type: artist"));
    app.spotify().knobs(|knobs| knobs.accept_artist_uris = true);
    assert_eq!(app.save(artist, &token).await.0, 200);
}

#[tokio::test]
async fn the_older_endpoints_are_for_extended_mode() {
    let app = App::new().await;
    let token = app.sign_in("ada", SAVE).await.access;
    let album = "/v1/me/albums?ids=4aawyAB9vmqN3uQ7FjRGTy";
    let track = "/v1/me/tracks?ids=7a3LWj5xSFhFRYmztS8wgK";
    for path in [album, track] {
        assert_eq!(app.call("PUT", path, &token).await.0, 403);
    }
    app.spotify().knobs(|knobs| knobs.mode = Mode::Extended);
    for path in [album, track] {
        assert_eq!(app.call("PUT", path, &token).await, (200, json!(null)));
    }
    assert_eq!(app.spotify().library("ada"), [ALBUM, TRACK]);
    assert_eq!(app.call("DELETE", album, &token).await.0, 200);
    assert_eq!(app.save(ALBUM, &token).await.0, 200, "the present endpoint works in both modes");
    assert_eq!(app.spotify().library("ada"), [TRACK, ALBUM]);
    assert_eq!(app.call("PUT", "/v1/me/albums?ids=short", &token).await.0, 400);
    let url = format!("{}/v1/me/tracks", app.spotify().api_url());
    let body = json!({ "ids": ["0000000000000000000000"] });
    assert_eq!(app.http.put(url).bearer_auth(&token).json(&body).send().await.unwrap().status(), 200);
    assert_eq!(app.spotify().library("ada").len(), 3);
}

#[tokio::test]
async fn the_profile_has_a_stable_account_and_no_removed_field_in_development_mode() {
    let app = App::new().await;
    let token = app.sign_in("ada", "user-read-private user-read-email").await.access;
    let (status, me) = app.call("GET", "/v1/me", &token).await;
    assert_eq!((status, me["id"].as_str(), me["account_id"].as_str().unwrap().len()), (200, Some("ada"), 22));
    assert!(["email", "country", "product", "followers"].iter().all(|name| me.get(name).is_none()));
    app.spotify().knobs(|knobs| knobs.mode = Mode::Extended);
    let (_, extended) = app.call("GET", "/v1/me", &token).await;
    assert_eq!(extended["account_id"], me["account_id"]);
    assert!(["email", "country", "product", "followers"].iter().all(|name| extended.get(name).is_some()));
    let token = app.sign_in("bo", SAVE).await.access;
    assert_eq!(app.call("GET", "/v1/me", &token).await.0, 403);
}

#[tokio::test]
async fn the_catalogue_is_searched_by_upc_and_isrc() {
    let app = App::new().await;
    let token = app.sign_in("ada", SAVE).await.access;
    let id = "4aawyAB9vmqN3uQ7FjRGTy";
    let tracks = vec![Track::new("7a3LWj5xSFhFRYmztS8wgK", "Dawn", "SEABC2600001")];
    app.spotify().add_album(id, "Northern Lights", "0602445790098", "Nova", tracks);
    let (_, found) = app.call("GET", "/v1/search?q=upc:0602445790098&type=album", &token).await;
    assert_eq!((found["albums"]["total"].as_u64(), found["albums"]["limit"].as_u64()), (Some(1), Some(5)));
    assert_eq!(found["albums"]["items"][0]["uri"], ALBUM);
    let (_, found) = app.call("GET", "/v1/search?q=isrc:seabc2600001&type=track,album&limit=10", &token).await;
    assert_eq!(found["tracks"]["items"][0]["uri"], TRACK);
    assert_eq!(found["albums"]["total"], 0);
    for (query, message) in [
        ("q=upc:1&type=album&limit=11", "Invalid limit"),
        ("q=upc:1&type=album&limit=0", "Invalid limit"),
        ("q=upc:1", "Missing parameter type"),
        ("type=album", "No search query"),
        ("q=upc:1&type=ringtone", "Bad search type field ringtone"),
    ] {
        assert_eq!(app.call("GET", &format!("/v1/search?{query}"), &token).await, error(400, message));
    }
    let (_, album) = app.call("GET", &format!("/v1/albums/{id}"), &token).await;
    assert_eq!(album["external_ids"]["upc"], "0602445790098");
    assert_eq!(album["tracks"]["items"][0]["name"], "Dawn");
    let (_, track) = app.call("GET", "/v1/tracks/7a3LWj5xSFhFRYmztS8wgK", &token).await;
    assert_eq!(
        (track["external_ids"]["isrc"].as_str(), track["album"]["id"].as_str()),
        (Some("SEABC2600001"), Some(id))
    );
    let unknown = "/v1/albums/0000000000000000000000";
    assert_eq!(app.call("GET", unknown, &token).await, error(404, "Resource not found"));
    assert_eq!(app.call("GET", "/v1/albums/short", &token).await, error(400, "Invalid base62 id"));
    app.spotify().knobs(|knobs| knobs.strict_catalogue = true);
    assert_eq!(app.save("spotify:album:0000000000000000000000", &token).await.0, 400);
    assert_eq!(app.save(ALBUM, &token).await.0, 200);
}

#[tokio::test]
async fn unknown_paths_and_methods_are_refused_in_the_services_own_words() {
    let app = App::new().await;
    let token = app.sign_in("ada", SAVE).await.access;
    assert_eq!(app.call("GET", "/v1/me/horoscope", &token).await, error(404, "Service not found"));
    assert_eq!(app.call("POST", "/v1/me/library", &token).await, error(405, "Method not allowed"));
}
