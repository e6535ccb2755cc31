//! What a program meets.

use http::Method;
use serde_json::{Value, json};
use testkit::TestSite;

use crate::{Check, DAY, add, bio, fan, fields, link_block};

#[tokio::test]
async fn a_page_is_made_read_listed_and_changed() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let page = key.get(&path).await.expect(200).json();
    assert_eq!(page["url"], format!("{}/@noor", site.settings.base_url));
    assert_eq!(
        (&page["palette"], &page["layout"], &page["corners"]),
        (&json!("brass"), &json!("cover"), &json!("square"))
    );
    assert_eq!(page["blocks"], json!([]));
    let change =
        json!({ "palette": "plum", "layout": "side", "corners": "round", "time_zone": "asia/karachi", "intro": "" });
    let changed = key.json(Method::PATCH, &path, &change).await.expect(200).json();
    assert_eq!((&changed["palette"], &changed["time_zone"]), (&json!("plum"), &json!("Asia/Karachi")));
    assert!(fan(&site).get("/@noor").await.text().contains("class=\"bio l-side c-round p-plum\""));
    let list = key.get("/api/v1/bio").await.expect(200).json();
    assert_eq!(list["items"][0]["handle"], "noor");
    assert!(list["items"][0].get("blocks").is_none());
}

#[tokio::test]
async fn an_artist_has_one_page_and_a_handle_one_owner() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let page = key.get(&path).await.json();
    let again = json!({ "artist_id": page["artist_id"], "handle": "another" });
    let refused = key.json(Method::POST, "/api/v1/bio", &again).await.expect(422);
    assert_eq!(fields(&refused.json()), ["artist_id"]);
    fan(&site).get("/@another").await.is(404);

    let bob = site.key("bob").await;
    let artist = bob.json(Method::POST, "/api/v1/artists", &json!({ "name": "Tide" })).await.expect(201).json();
    let taken = bob.json(Method::POST, "/api/v1/bio", &json!({ "artist_id": artist["id"], "handle": "NOOR" })).await;
    assert_eq!(fields(&taken.expect(422).json()), ["handle"]);
    let theirs =
        bob.json(Method::POST, "/api/v1/bio", &json!({ "artist_id": page["artist_id"], "handle": "mine" })).await;
    assert_eq!(fields(&theirs.expect(422).json()), ["artist_id"], "somebody else's artist");
}

#[tokio::test]
async fn handles_that_imitate_are_refused() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    for handle in
        ["nооr", "ｎｏｏｒ", "tıde", "no", "a..b", "admin", "Sup.port", "../app", "noor/x", "noor\u{202e}", "ચાંદની"]
    {
        let refused = key.json(Method::PATCH, &path, &json!({ "handle": handle })).await.expect(422).json();
        assert_eq!(fields(&refused), ["handle"], "{handle}");
    }
}

#[tokio::test]
async fn blocks_are_changed_ordered_hidden_removed_and_put_back() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let mut ids = Vec::new();
    for label in ["One", "Two", "Three"] {
        let made = add(&key, &path, &link_block(label, "https://noor.example/")).await;
        ids.push(format!("{path}/blocks/{}", made["id"].as_str().unwrap()));
    }
    let order = async || -> Vec<String> {
        let page = key.get(&path).await.expect(200).json();
        let label = |block: &Value| block["label"].as_str().unwrap().to_owned();
        page["blocks"].as_array().unwrap().iter().map(label).collect()
    };
    key.json(Method::PATCH, &ids[2], &json!({ "place": 1 })).await.is(200);
    assert_eq!(order().await, ["Three", "One", "Two"]);
    let changed = key.json(Method::PATCH, &ids[0], &json!({ "label": "Uno", "shown": false })).await.expect(200).json();
    assert_eq!(
        (&changed["label"], &changed["url"], &changed["state"]),
        (&json!("Uno"), &json!("https://noor.example/"), &json!("hidden"))
    );
    assert!(!fan(&site).get("/@noor").await.text().contains("Uno"));
    key.json(Method::PATCH, &ids[0], &json!({ "kind": "shop" })).await.is(422);
    key.json(Method::PATCH, &ids[0], &json!({ "place": 0 })).await.is(422);

    key.delete(&ids[2]).await.is(204);
    key.delete(&ids[2]).await.is(404);
    assert_eq!(order().await, ["Uno", "Two"]);
    key.json(Method::PATCH, &ids[2], &json!({ "label": "x" })).await.is(404);
    key.json(Method::POST, &format!("{}/return", ids[2]), &json!({})).await.is(200);
    assert_eq!(order().await, ["Three", "Uno", "Two"], "where it stood");
    key.delete(&ids[1]).await.is(204);
    site.clock.advance(2 * DAY);
    site.run_jobs().await;
    key.json(Method::POST, &format!("{}/return", ids[1]), &json!({})).await.is(404);
}

#[tokio::test]
async fn addresses_that_are_no_way_out_are_refused() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let blocks = format!("{path}/blocks");
    let ours = format!("{}/@noor/go/x", site.settings.base_url);
    for url in [
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "https://ada:secret@noor.example/",
        "https://noor.example/\u{202e}gpj.exe",
        "http://169.254.169.254/latest",
        "https://noor.example/\u{0}",
        "//noor.example",
        &ours,
    ] {
        for block in [
            link_block("x", url),
            json!({ "kind": "player", "label": "x", "url": url }),
            json!({ "kind": "shop", "label": "x", "url": url }),
        ] {
            let refused = key.json(Method::POST, &blocks, &block).await.expect(422).json();
            assert_eq!(fields(&refused), ["url"], "{url}");
        }
        let socials = json!({ "kind": "socials", "urls": [url] });
        assert_eq!(fields(&key.json(Method::POST, &blocks, &socials).await.expect(422).json())[0], "urls");
    }
    let idn = add(&key, &path, &link_block("Bücher", "https://bücher.example/")).await;
    assert_eq!(idn["url"], "https://xn--bcher-kva.example/");
    assert!(fan(&site).get("/@noor").await.text().contains("xn--bcher-kva.example"), "shown with its ASCII form");
}

#[tokio::test]
async fn a_block_is_what_its_kind_says_and_nothing_more() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let blocks = format!("{path}/blocks");
    let post = async |block: Value| key.json(Method::POST, &blocks, &block).await;
    for (block, field) in [
        (json!({}), "kind"),
        (json!({ "kind": "html", "text": "x" }), "kind"),
        (json!({ "kind": "heading", "text": "gnp\u{202e}exe" }), "text"),
        (json!({ "kind": "heading", "text": "x".repeat(81) }), "text"),
        (json!({ "kind": "text", "text": "x".repeat(2001) }), "text"),
        (json!({ "kind": "heading", "text": "x", "url": "https://noor.example" }), "url"),
        (json!({ "kind": "release", "link_id": uuid::Uuid::nil() }), "link_id"),
        (json!({ "kind": "tour", "date": "soon", "city": "x" }), "date"),
        (json!({ "kind": "booking", "label": "x", "email": "a@b.example?bcc=c@d.example" }), "email"),
        (json!({ "kind": "heading", "text": "x", "from": "2026-11-28T10:00", "until": "2026-11-27T10:00" }), "until"),
    ] {
        let refused = post(block.clone()).await.expect(422).json();
        assert_eq!(fields(&refused), [field], "{block}");
    }
    post(json!({ "kind": "heading", "text": "x", "css": "*{}" })).await.is(422);
    post(json!({ "kind": "heading", "text": 7 })).await.is(422);
}

#[tokio::test]
async fn a_page_has_a_hundred_blocks_at_most() {
    let site = TestSite::new().await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let blocks = format!("{path}/blocks");
    let mut last = String::new();
    for n in 0..100 {
        let made = add(&key, &path, &json!({ "kind": "heading", "text": format!("Number {n}") })).await;
        made["id"].as_str().unwrap().clone_into(&mut last);
    }
    for _ in 0..20 {
        let refused = key.json(Method::POST, &blocks, &json!({ "kind": "heading", "text": "One more" })).await;
        assert!(refused.expect(422).text().contains("at most 100 blocks"));
    }
    key.delete(&format!("{blocks}/{last}")).await.is(204);
    add(&key, &path, &json!({ "kind": "heading", "text": "Again" })).await;
    key.json(Method::POST, &format!("{blocks}/{last}/return"), &json!({})).await.is(422);
}

#[tokio::test]
async fn another_workspace_reaches_nothing_of_it() {
    let site = TestSite::new().await;
    let smart = site.link("ada", "lanterns", DAY).await;
    let (key, path) = bio(&site, "ada", "noor").await;
    let block = add(&key, &path, &link_block("Zine", "https://noor.example/")).await;
    let (bob, theirs) = bio(&site, "bob", "tide").await;
    // Somebody else's block under a page of one's own, and somebody else's page.
    for page in [&path, &theirs] {
        let block = format!("{page}/blocks/{}", block["id"].as_str().unwrap());
        bob.json(Method::PATCH, &block, &json!({ "label": "x", "place": 1 })).await.is(404);
        bob.delete(&block).await.is(404);
        bob.json(Method::POST, &format!("{block}/return"), &json!({})).await.is(404);
    }
    bob.json(Method::POST, &format!("{path}/blocks"), &json!({})).await.is(404);
    let stolen = json!({ "kind": "release", "link_id": smart["id"] });
    let refused = bob.json(Method::POST, &format!("{theirs}/blocks"), &stolen).await.expect(422);
    assert_eq!(fields(&refused.json()), ["link_id"]);
    // One workspace, two pages: a block belongs to one of them.
    let artist = key.json(Method::POST, "/api/v1/artists", &json!({ "name": "Other" })).await.expect(201).json();
    let second = json!({ "artist_id": artist["id"], "handle": "other" });
    let second = key.json(Method::POST, "/api/v1/bio", &second).await.expect(201).json();
    let wrong = format!("/api/v1/bio/{}/blocks/{}", second["id"].as_str().unwrap(), block["id"].as_str().unwrap());
    key.json(Method::PATCH, &wrong, &json!({ "label": "x" })).await.is(404);
    key.delete(&wrong).await.is(404);
    assert!(fan(&site).get("/@noor").await.text().contains("Zine"));
}
