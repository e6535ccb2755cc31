//! The API against its own description: the paths both ways, and every answer of a journey by its schema.

use std::{collections::BTreeSet, time::Duration};

use jiff::Timestamp;
use policy::Method as Declared;
use reqwest::Method;
use sandbox::names::NameServer;
use serde_json::{Value, json};

use crate::{
    label::{id, link_body, new_key, provider, release_body, sign_up, with_provider},
    person::{Answer, Person},
    program::{PATIENCE, Plan, Server, eventually},
    schema::problems,
};

async fn document(server: &Server) -> Value {
    let answer = server.stranger().get("/api/v1/openapi.json").await.expect(200);
    assert_eq!(answer.header("content-type").as_deref(), Some("application/json"));
    answer.json()
}

/// Every operation of the description as (method, path).
fn operations(document: &Value) -> BTreeSet<(String, String)> {
    let paths = document["paths"].as_object().unwrap();
    let of_path = |(path, item): (&String, &Value)| {
        let methods: Vec<String> = item.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect();
        methods.into_iter().map(|method| (method, path.clone())).collect::<Vec<_>>()
    };
    paths.iter().flat_map(of_path).filter(|(method, _)| method != "PARAMETERS").collect()
}

#[tokio::test]
async fn the_description_is_openapi_3_1_and_names_exactly_the_declared_paths() {
    let folder = tempfile::tempdir().unwrap();
    let server = Plan::on(&folder.path().join("data")).start().await;
    let document = document(&server).await;
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."), "{}", document["openapi"]);
    for word in ["title", "version"] {
        assert!(!document["info"][word].as_str().unwrap().is_empty(), "info.{word}");
    }
    let word = |method| match method {
        Declared::Get => "GET",
        Declared::Post => "POST",
        Declared::Put => "PUT",
        Declared::Patch => "PATCH",
        Declared::Delete => "DELETE",
    };
    // The description does not describe itself.
    let itself = policy::routes::program::OPENAPI.path;
    let api = policy::ROUTES.iter().filter(|route| route.path.starts_with("/api/") && route.path != itself);
    let declared: BTreeSet<(String, String)> =
        api.map(|route| (word(route.method).to_owned(), route.path.to_owned())).collect();
    assert_eq!(operations(&document), declared);
}

#[tokio::test]
async fn the_description_holds_together() {
    let folder = tempfile::tempdir().unwrap();
    let server = Plan::on(&folder.path().join("data")).start().await;
    let document = document(&server).await;
    let mut wrong = Vec::new();
    references(&document, &document, &mut wrong);
    let schemes = document["components"]["securitySchemes"].as_object().expect("a security scheme");
    let mut ids = BTreeSet::new();
    for (method, path) in operations(&document) {
        let operation = operation(&document, &method, &path);
        let name = operation["operationId"].as_str().unwrap_or_default();
        if name.is_empty() || !ids.insert(name.to_owned()) {
            wrong.push(format!("{method} {path}: the operationId {name:?} is missing or not the only one"));
        }
        let security = operation.get("security").unwrap_or(&document["security"]);
        let asked: Vec<&String> =
            security.as_array().into_iter().flatten().flat_map(|one| one.as_object().unwrap().keys()).collect();
        if asked.is_empty() || asked.iter().any(|scheme| !schemes.contains_key(*scheme)) {
            wrong.push(format!("{method} {path}: asks for {asked:?}, and the schemes are {:?}", schemes.keys()));
        }
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let in_path: BTreeSet<&str> =
            parameters.filter(|one| one["in"] == "path").filter_map(|one| one["name"].as_str()).collect();
        let in_template: BTreeSet<&str> =
            path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        if in_path != in_template {
            wrong.push(format!("{method} {path}: describes the parameters {in_path:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Finds references that lead nowhere.
fn references(document: &Value, value: &Value, wrong: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
                let target = reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
                if target.is_none() {
                    wrong.push(format!("{reference} leads nowhere"));
                }
            }
            object.values().for_each(|inner| references(document, inner, wrong));
        }
        Value::Array(items) => items.iter().for_each(|inner| references(document, inner, wrong)),
        _ => {}
    }
}

fn operation<'a>(document: &'a Value, method: &str, path: &str) -> &'a Value {
    &document["paths"][path][method.to_lowercase()]
}

/// A caller of the API who holds every request and answer against the description.
struct Caller {
    api: Person,
    document: Value,
    met: BTreeSet<(String, String, u16)>,
}

impl Caller {
    /// Calls a path of the description, perhaps with a query, with its parameters filled in, and looks at what comes back.
    async fn call(&mut self, method: Method, asked: &str, ids: &[&str], body: Value, status: u16) -> Answer {
        let template = asked.split('?').next().unwrap();
        let mut path = asked.to_owned();
        for id in ids {
            let (before, rest) = path.split_once('{').unwrap();
            path = format!("{before}{id}{}", rest.split_once('}').unwrap().1);
        }
        let answer = self.api.json(method.clone(), &path, &body).await.expect(status);
        self.look(&method, template, &answer);
        if status < 300 && !body.is_null() {
            let operation = operation(&self.document, method.as_str(), template);
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            let found = problems(&self.document, schema, &body);
            assert!(found.is_empty(), "{method} {template}: the request itself:\n{}\n{body}", found.join("\n"));
        }
        answer
    }

    /// Sends a picture, which is no JSON.
    async fn picture(&mut self, at: (Method, &str), id: &str, kind: &str, bytes: &'static [u8], status: u16) -> Answer {
        let (method, template) = at;
        let path = template.replace("{id}", id);
        let answer = self.api.picture(method.clone(), &path, kind, bytes).await.expect(status);
        self.look(&method, template, &answer);
        answer
    }

    /// Holds an answer against its description.
    fn look(&mut self, method: &Method, template: &str, answer: &Answer) {
        let status = answer.status;
        let operation = operation(&self.document, method.as_str(), template);
        let described = &operation["responses"][status.to_string()];
        assert!(described.is_object(), "{method} {template}: the answer {status} is not described");
        match answer.header("content-type") {
            None => {
                assert!(described.get("content").is_none() && answer.body.is_empty(), "{method} {template} {status}")
            }
            Some(kind) => {
                let schema = &described["content"][&kind]["schema"];
                assert!(schema.is_object(), "{method} {template} {status}: {kind} is not described");
                let found = problems(&self.document, schema, &answer.json());
                assert!(found.is_empty(), "{method} {template} {status}:\n{}\n{}", found.join("\n"), answer.body);
            }
        }
        self.met.insert((method.to_string(), template.to_owned(), status));
    }
}

const ARTISTS: &str = "/api/v1/artists";
const ARTIST: &str = "/api/v1/artists/{id}";
const RELEASES: &str = "/api/v1/releases";
const RELEASE: &str = "/api/v1/releases/{id}";
const LINKS: &str = "/api/v1/links";
const LINK: &str = "/api/v1/links/{id}";
const TRIAL: &str = "/api/v1/links/{id}/trial";
const STATS: &str = "/api/v1/links/{id}/stats";
const REMINDERS: &str = "/api/v1/links/{id}/reminders";
const REPORT: &str = "/api/v1/releases/{id}/report";
const COVER: &str = "/api/v1/releases/{id}/cover";
const BIOS: &str = "/api/v1/bio";
const BIO: &str = "/api/v1/bio/{id}";
const PUBLICATION: &str = "/api/v1/bio/{id}/publication";
const BLOCKS: &str = "/api/v1/bio/{id}/blocks";
const BLOCK: &str = "/api/v1/bio/{id}/blocks/{block}";
const BLOCK_RETURN: &str = "/api/v1/bio/{id}/blocks/{block}/return";
const FORMS: &str = "/api/v1/fan-forms";
const FORM: &str = "/api/v1/fan-forms/{id}";
const ADDRESSES: &str = "/api/v1/fan-forms/{id}/addresses";
const DRAW: &str = "/api/v1/fan-forms/{id}/draw";
const FORM_LETTERS: &str = "/api/v1/fan-forms/{id}/letters";
const LETTER: &str = "/api/v1/fan-letters/{id}";
const SENDING: &str = "/api/v1/fan-letters/{id}/sending";
/// One red pixel.
const PNG: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xde\x00\x00\x00\x0c\x49\x44\x41\x54\x78\x9c\x63\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";
const NOBODY: &str = "019ab000-0000-7000-8000-000000000000";

#[tokio::test]
async fn every_answer_of_a_journey_is_as_described() {
    let folder = tempfile::tempdir().unwrap();
    let (sandbox, names) = (provider().await, NameServer::start().await.unwrap());
    let mut server = with_provider(Plan::on(&folder.path().join("data")), &sandbox)
        .with("FANFARE_SPOTIFY_CLIENT_SECRET", "a secret of the sandbox")
        .with("FANFARE_CATALOGUE_SPOTIFY", "true")
        .with("FANFARE_DOMAINS_NAME_SERVER", names.address().to_string())
        .start()
        .await;
    let member = sign_up(&mut server).await;
    let key = new_key(&member).await;
    let document = document(&server).await;
    let api = server.stranger().with("authorization", format!("Bearer {key}"));
    let mut caller = Caller { api, document, met: BTreeSet::new() };

    let artist = artists(&mut caller).await;
    let release = releases(&mut caller, &artist).await;
    let link = links(&mut caller, &server, &release).await;
    catalogue(&mut caller, &link).await;
    imports(&mut caller).await;
    let bio = bio(&mut caller, &artist).await;
    let form = fans(&mut caller, &artist).await;
    cover(&mut caller, &release).await;
    domains(&mut caller).await;
    paged(&mut caller).await;
    refusals(&mut caller, &server).await;
    for (template, id) in [(BIO, &bio), (FORM, &form), (LINK, &link), (RELEASE, &release), (ARTIST, &artist)] {
        caller.call(Method::DELETE, template, &[id], Value::Null, 204).await;
        caller.call(Method::GET, template, &[id], Value::Null, 404).await;
    }

    // A contest that is not over yet, and a site without a mail server: here these answers are the right ones.
    let used =
        |met: &&(String, String, u16)| met.2 < 300 || ([DRAW, SENDING].contains(&met.1.as_str()) && met.2 == 409);
    let met: BTreeSet<(String, String)> =
        caller.met.iter().filter(used).map(|met| (met.0.clone(), met.1.clone())).collect();
    assert_eq!(met, operations(&caller.document), "the journey uses every operation");
}

async fn artists(caller: &mut Caller) -> String {
    let made = caller.call(Method::POST, ARTISTS, &[], json!({ "name": "Noor & the Tide" }), 201).await;
    let artist = id(&made.json()).to_owned();
    assert_eq!(made.location(), format!("{ARTISTS}/{artist}"));
    caller.call(Method::GET, ARTIST, &[&artist], Value::Null, 200).await;
    caller.call(Method::GET, ARTISTS, &[], Value::Null, 200).await;
    let renamed = caller.call(Method::PATCH, ARTIST, &[&artist], json!({ "name": "Noor" }), 200).await;
    assert_eq!(renamed.json()["name"], "Noor");
    caller.call(Method::PATCH, ARTIST, &[&artist], json!({ "name": null }), 422).await;
    caller.call(Method::POST, ARTISTS, &[], json!({ "name": "" }), 422).await;
    caller.call(Method::POST, ARTISTS, &[], json!({ "name": "Noor", "nome": 1 }), 422).await;
    artist
}

async fn releases(caller: &mut Caller, artist: &str) -> String {
    let due = Timestamp::now() + jiff::SignedDuration::from_hours(24);
    let made = caller.call(Method::POST, RELEASES, &[], release_body(artist, due), 201).await;
    let release = id(&made.json()).to_owned();
    assert_eq!(made.location(), format!("{RELEASES}/{release}"));
    caller.call(Method::GET, RELEASE, &[&release], Value::Null, 200).await;
    caller.call(Method::GET, RELEASES, &[], Value::Null, 200).await;
    let bare = json!({ "upc": null, "spotify_uri": null, "tracks": [{ "title": "Ferry" }] });
    let bare = caller.call(Method::PATCH, RELEASE, &[&release], bare, 200).await.json();
    assert!(bare["upc"].is_null() && bare["title"] == "Lanterns Over Water", "{bare}");
    for (field, value) in [
        ("upc", json!("036000291453")),
        ("time_zone", json!("Europe/Atlantis")),
        ("release_date", json!("2026-02-30")),
        ("tracks", json!([{ "title": "Ferry", "isrc": "nonsense" }])),
    ] {
        let mut wrong = release_body(artist, due);
        wrong[field] = value;
        let answer = caller.call(Method::POST, RELEASES, &[], wrong, 422).await.json();
        assert!(answer["errors"][0]["field"].as_str().unwrap().starts_with(field), "{answer}");
    }
    release
}

async fn links(caller: &mut Caller, server: &Server, release: &str) -> String {
    let made = caller.call(Method::POST, LINKS, &[], link_body(release, "lanterns"), 201).await;
    let link = id(&made.json()).to_owned();
    assert_eq!(made.location(), format!("{LINKS}/{link}"));
    caller.call(Method::GET, LINK, &[&link], Value::Null, 200).await;
    caller.call(Method::GET, LINKS, &[], Value::Null, 200).await;
    let more = json!({ "slug": "lanterns-2", "destinations": [
        { "service": "bandcamp", "url": "https://noor.bandcamp.com/album/lanterns" },
        { "service": "other", "label": "Our shop", "url": "https://shop.example/lanterns" },
    ] });
    caller.call(Method::PATCH, LINK, &[&link], more, 200).await;
    let depth = json!({
        "aliases": ["tide"], "pass_tags": true, "before": "secret",
        "opens_at": "2026-01-01T00:00:00Z", "closes_at": "2126-01-01T00:00:00Z", "after_url": "https://shop.example/",
        "rules": [
            { "systems": ["linux"], "from": "2026-01-01", "act": "hide", "service": "bandcamp" },
            { "countries": ["IN"], "act": "first", "services": ["our-shop"] },
        ],
    });
    caller.call(Method::PATCH, LINK, &[&link], depth, 200).await;
    let answer = caller.call(Method::GET, TRIAL, &[&link], Value::Null, 200).await.json();
    assert_eq!(answer, json!({ "rule": null, "misses": ["system", "country"] }));
    caller.call(Method::GET, &format!("{LINKS}?state=archived"), &[], Value::Null, 200).await;
    caller.call(Method::PATCH, LINK, &[&link], json!({ "rules": [{ "act": "jump" }] }), 422).await;
    for (field, value) in [("slug", json!("Not a slug!")), ("release_id", json!(NOBODY))] {
        let mut wrong = link_body(release, "lanterns-3");
        wrong[field] = value;
        let answer = caller.call(Method::POST, LINKS, &[], wrong, 422).await.json();
        assert_eq!(answer["errors"][0]["field"], field, "{answer}");
    }
    let mut wrong = link_body(release, "lanterns-3");
    wrong["destinations"][1]["url"] = json!("https://127.0.0.1/album");
    caller.call(Method::POST, LINKS, &[], wrong, 422).await;

    caller.call(Method::GET, STATS, &[&link], Value::Null, 200).await;
    server.stranger().with("user-agent", crate::label::PHONE).get("/lanterns-2/bandcamp").await.expect(302);
    let figures = caller.call(Method::GET, STATS, &[&link], Value::Null, 200).await.json();
    assert_eq!(figures["clicks"], 1, "{figures}");
    caller.call(Method::GET, REMINDERS, &[&link], Value::Null, 200).await;
    caller.call(Method::GET, REPORT, &[release], Value::Null, 200).await;
    link
}

async fn catalogue(caller: &mut Caller, link: &str) {
    const CATALOGUE: &str = "/api/v1/links/{id}/catalogue";
    const DESTINATIONS: &str = "/api/v1/links/{id}/catalogue/destinations";
    const LOCK: &str = "/api/v1/links/{id}/catalogue/lock";
    let nothing = caller.call(Method::GET, CATALOGUE, &[link], Value::Null, 200).await.json();
    assert_eq!((&nothing["lookup"], &nothing["switched_on"]), (&Value::Null, &json!(["spotify"])));
    caller.call(Method::POST, CATALOGUE, &[link], json!({ "asked": "nonsense" }), 422).await;
    let asked = caller.call(Method::POST, CATALOGUE, &[link], json!({ "asked": "036000291452" }), 200).await.json();
    assert_eq!(asked["lookup"]["catalogues"][0]["catalogue"], "spotify", "{asked}");
    let tidal = json!({ "addresses": ["https://tidal.com/album/1"] });
    caller.call(Method::POST, DESTINATIONS, &[link], tidal, 200).await;
    let nowhere = json!({ "addresses": ["https://nobody.example/album/1"] });
    caller.call(Method::POST, DESTINATIONS, &[link], nowhere, 422).await;
    let locked = json!({ "service": "tidal", "locked": true });
    let locked = caller.call(Method::POST, LOCK, &[link], locked, 200).await.json();
    assert_eq!(locked["locked"], json!(["tidal"]));
    caller.call(Method::POST, LOCK, &[link], json!({ "service": "nowhere", "locked": true }), 422).await;
    const BEGIN: &str = "/api/v1/catalogue";
    const BEGUN: &str = "/api/v1/catalogue/{id}";
    const MAKE: &str = "/api/v1/catalogue/{id}/link";
    caller.call(Method::POST, BEGIN, &[], json!({ "asked": "nonsense" }), 422).await;
    let begun = caller.call(Method::POST, BEGIN, &[], json!({ "asked": "036000291452" }), 201).await.json();
    let begun = id(&begun).to_owned();
    caller.call(Method::GET, BEGUN, &[&begun], Value::Null, 200).await;
    caller.call(Method::GET, BEGUN, &[NOBODY], Value::Null, 404).await;
    let making = json!({ "title": "Ferry", "artist": "Noor", "release_date": "2026-02-30",
                         "addresses": ["https://tidal.com/album/2"] });
    caller.call(Method::POST, MAKE, &[&begun], making.clone(), 422).await;
    let mut making = making;
    making["release_date"] = json!("2026-02-20");
    let made = caller.call(Method::POST, MAKE, &[&begun], making, 201).await;
    let made = made.json()["link_id"].as_str().unwrap().to_owned();
    caller.call(Method::DELETE, LINK, &[&made], Value::Null, 204).await;
    let shown = caller.call(Method::GET, LINK, &[link], Value::Null, 200).await.json();
    assert!(shown["destinations"].as_array().unwrap().iter().any(|one| one["service"] == "tidal"), "{shown}");
}

async fn imports(caller: &mut Caller) {
    const IMPORTS: &str = "/api/v1/imports";
    const IMPORT: &str = "/api/v1/imports/{id}";
    const ROWS: &str = "/api/v1/imports/{id}/rows";
    const COLUMNS: &str = "/api/v1/imports/{id}/columns";
    const CONFIRMATION: &str = "/api/v1/imports/{id}/confirmation";
    const WITHDRAWAL: &str = "/api/v1/imports/{id}/withdrawal";
    const MAPPINGS: &str = "/api/v1/import-mappings";
    const MAPPING: &str = "/api/v1/import-mappings/{id}";
    const LIST: &[u8] =
        b"who,title,link,release date\nThe Tide Clocks,Low Tide,https://lnk.example/low,\n,No Tide,a b,soon\n";
    let at = (Method::POST, IMPORTS);
    caller.picture(at.clone(), "", "text/csv", b"title,email\nOne,a@post.example\n", 422).await;
    caller.picture(at.clone(), "", "application/json", LIST, 415).await;
    let made = caller.picture(at.clone(), "", "text/csv", LIST, 201).await;
    let import = id(&made.json()).to_owned();
    assert_eq!(made.location(), format!("{IMPORTS}/{import}"));
    caller.call(Method::GET, ROWS, &[&import], Value::Null, 422).await;
    caller.call(Method::PUT, COLUMNS, &[&import], json!({ "columns": ["artist"] }), 422).await;
    let columns = json!({ "columns": ["artist", "title", "address", "release_date"], "keep_as": "Tides" });
    caller.call(Method::PUT, COLUMNS, &[&import], columns, 200).await;
    let rows = caller.call(Method::GET, ROWS, &[&import], Value::Null, 200).await.json();
    assert_eq!((&rows["items"][0]["outcome"], &rows["items"][1]["outcome"]), (&json!("make"), &json!("left_out")));
    caller.call(Method::POST, WITHDRAWAL, &[&import], Value::Null, 409).await;
    caller.call(Method::POST, CONFIRMATION, &[&import], Value::Null, 202).await;
    for state in ["done", "undone"] {
        let there = async || {
            let now = caller.api.get(&format!("{IMPORTS}/{import}")).await.expect(200).json();
            Some(()).filter(|()| now["state"] == state)
        };
        eventually("the import", PATIENCE, there).await;
        caller.call(Method::GET, IMPORT, &[&import], Value::Null, 200).await;
        caller.call(Method::GET, ROWS, &[&import], Value::Null, 200).await;
        caller.call(Method::POST, WITHDRAWAL, &[&import], Value::Null, 202).await;
    }
    caller.call(Method::DELETE, IMPORT, &[&import], Value::Null, 409).await;
    caller.call(Method::GET, IMPORTS, &[], Value::Null, 200).await;
    let other = id(&caller.picture(at, "", "text/csv", LIST, 201).await.json()).to_owned();
    caller.call(Method::DELETE, IMPORT, &[&other], Value::Null, 204).await;
    let kept = caller.call(Method::GET, MAPPINGS, &[], Value::Null, 200).await.json();
    caller.call(Method::DELETE, MAPPING, &[id(&kept["items"][0])], Value::Null, 204).await;
    caller.call(Method::DELETE, MAPPING, &[NOBODY], Value::Null, 404).await;
}

async fn cover(caller: &mut Caller, release: &str) {
    let shown = caller.picture((Method::PUT, COVER), release, "image/png", PNG, 200).await.json();
    assert!(shown["cover"].is_object(), "{shown}");
    caller.picture((Method::PUT, COVER), release, "image/png", b"<svg onload=alert(1)>", 422).await;
    caller.picture((Method::PUT, COVER), release, "image/svg+xml", PNG, 415).await;
    caller.picture((Method::PUT, COVER), NOBODY, "image/png", PNG, 404).await;
    caller.call(Method::DELETE, COVER, &[release], Value::Null, 204).await;
    caller.call(Method::GET, RELEASE, &[release], Value::Null, 200).await;
}

async fn bio(caller: &mut Caller, artist: &str) -> String {
    let made = caller.call(Method::POST, BIOS, &[], json!({ "artist_id": artist, "handle": "noor" }), 201).await;
    let bio = id(&made.json()).to_owned();
    caller.call(Method::POST, BIOS, &[], json!({ "artist_id": artist, "handle": "app" }), 422).await;
    caller.call(Method::PATCH, BIO, &[&bio], json!({ "palette": "plum" }), 200).await;
    let block = json!({ "kind": "link", "label": "Our shop", "url": "https://shop.example/" });
    let block = caller.call(Method::POST, BLOCKS, &[&bio], block, 201).await.json();
    let block = id(&block).to_owned();
    caller.call(Method::POST, BLOCKS, &[&bio], json!({ "kind": "jump" }), 422).await;
    caller.call(Method::PATCH, BLOCK, &[&bio, &block], json!({ "label": "The shop" }), 200).await;
    caller.call(Method::DELETE, BLOCK, &[&bio, &block], Value::Null, 204).await;
    caller.call(Method::POST, BLOCK_RETURN, &[&bio, &block], Value::Null, 200).await;
    const PICTURES: &str = "/api/v1/bio/{id}/pictures";
    let picture = caller.picture((Method::POST, PICTURES), &bio, "image/png", PNG, 201).await.json();
    assert!(picture.is_object(), "{picture}");
    caller.picture((Method::POST, PICTURES), &bio, "image/png", b"<svg onload=alert(1)>", 422).await;
    caller.picture((Method::POST, PICTURES), &bio, "image/svg+xml", PNG, 415).await;
    caller.picture((Method::POST, PICTURES), NOBODY, "image/png", PNG, 404).await;
    caller.call(Method::POST, PUBLICATION, &[&bio], Value::Null, 200).await;
    caller.call(Method::DELETE, PUBLICATION, &[&bio], Value::Null, 200).await;
    caller.call(Method::GET, BIO, &[&bio], Value::Null, 200).await;
    caller.call(Method::GET, BIOS, &[], Value::Null, 200).await;
    bio
}

async fn fans(caller: &mut Caller, artist: &str) -> String {
    let end = (Timestamp::now() + jiff::SignedDuration::from_hours(30 * 24)).strftime("%Y-%m-%d").to_string();
    let contest = json!({ "artist_id": artist, "kind": "contest", "slug": "tickets", "title": "Two tickets",
                          "words": "For the first night.", "ends_on": end, "n_winners": 2 });
    let made = caller.call(Method::POST, FORMS, &[], contest.clone(), 201).await;
    let form = id(&made.json()).to_owned();
    caller.call(Method::POST, FORMS, &[], contest, 409).await;
    caller.call(Method::POST, FORMS, &[], json!({ "artist_id": artist, "kind": "lottery" }), 422).await;
    caller.call(Method::PATCH, FORM, &[&form], json!({ "title": "Three tickets" }), 200).await;
    caller.call(Method::GET, FORM, &[&form], Value::Null, 200).await;
    caller.call(Method::GET, FORMS, &[], Value::Null, 200).await;
    caller.call(Method::GET, ADDRESSES, &[&form], Value::Null, 200).await;
    caller.call(Method::POST, DRAW, &[&form], Value::Null, 409).await;
    let letter = json!({ "heading": "Tonight", "body": "Doors open at eight." });
    let letter = caller.call(Method::POST, FORM_LETTERS, &[&form], letter, 201).await.json();
    let letter = id(&letter).to_owned();
    caller.call(Method::GET, FORM_LETTERS, &[&form], Value::Null, 200).await;
    caller.call(Method::POST, SENDING, &[&letter], Value::Null, 409).await;
    caller.call(Method::GET, LETTER, &[&letter], Value::Null, 200).await;
    form
}

async fn domains(caller: &mut Caller) {
    const DOMAINS: &str = "/api/v1/domains";
    const DOMAIN: &str = "/api/v1/domains/{id}";
    let made = caller.call(Method::POST, DOMAINS, &[], json!({ "host": "listen.band.invalid.example" }), 201).await;
    let domain = id(&made.json()).to_owned();
    caller.call(Method::GET, DOMAINS, &[], Value::Null, 200).await;
    caller.call(Method::GET, DOMAIN, &[&domain], Value::Null, 200).await;
    caller.call(Method::PATCH, DOMAIN, &[&domain], json!({ "front_link_id": null }), 200).await;
    caller.call(Method::POST, "/api/v1/domains/{id}/check", &[&domain], Value::Null, 200).await;
    caller.call(Method::DELETE, DOMAIN, &[&domain], Value::Null, 204).await;
}

/// A list, page by page.
async fn paged(caller: &mut Caller) {
    for n in 0..4 {
        caller.call(Method::POST, ARTISTS, &[], json!({ "name": format!("Artist {n}") }), 201).await;
    }
    let (mut names, mut query) = (Vec::new(), format!("{ARTISTS}?limit=2"));
    loop {
        let page = caller.call(Method::GET, &query, &[], Value::Null, 200).await.json();
        names.extend(page["items"].as_array().unwrap().iter().map(|artist| artist["name"].clone()));
        match page["next_cursor"].as_str() {
            Some(cursor) => query = format!("{ARTISTS}?limit=2&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(names, ["Noor", "Artist 0", "Artist 1", "Artist 2", "Artist 3"]);
    for list in [ARTISTS, RELEASES, LINKS] {
        caller.call(Method::GET, &format!("{list}?limit=0"), &[], Value::Null, 422).await;
        caller.call(Method::GET, &format!("{list}?cursor=nonsense"), &[], Value::Null, 422).await;
    }
}

/// Those without a key, and ids of nothing.
async fn refusals(caller: &mut Caller, server: &Server) {
    let api = std::mem::replace(&mut caller.api, server.stranger());
    for (method, path) in operations(&caller.document) {
        let ids: &[&str] = if path.contains('{') { &[NOBODY] } else { &[] };
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        caller.call(method, &path, ids, Value::Null, 401).await;
    }
    caller.api = api;
    for template in [ARTIST, RELEASE, LINK, BIO, FORM] {
        caller.call(Method::GET, template, &[NOBODY], Value::Null, 404).await;
        caller.call(Method::PATCH, template, &[NOBODY], json!({}), 404).await;
        caller.call(Method::DELETE, template, &[NOBODY], Value::Null, 404).await;
    }
    caller.call(Method::GET, STATS, &[NOBODY], Value::Null, 404).await;
    caller.call(Method::GET, TRIAL, &[NOBODY], Value::Null, 404).await;
}

#[tokio::test]
async fn a_caller_who_asks_too_often_is_told_when_to_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Plan::on(&folder.path().join("data")).start().await;
    let key = new_key(&sign_up(&mut server).await).await;
    let api = server.stranger().with("authorization", format!("Bearer {key}"));
    let began = std::time::Instant::now();
    let refused = loop {
        let answer = api.json(Method::GET, ARTISTS, &Value::Null).await;
        if answer.status != 200 {
            break answer;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "there is no limit");
    };
    assert_eq!(refused.status, 429, "{refused:?}");
    assert!(refused.header("retry-after").unwrap().parse::<u64>().unwrap() >= 1);
    let document = document(&server).await;
    let schema =
        &operation(&document, "GET", ARTISTS)["responses"]["429"]["content"]["application/problem+json"]["schema"];
    assert_eq!(problems(&document, schema, &refused.json()), Vec::<String>::new());
}
