//! For each check something deliberately broken, which turns its answer to FAIL.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request},
    middleware::{self, Next},
    response::Response,
};
use db::{Engine, Sql};
use http::{HeaderValue, header};
use policy::Check;
use proof::{Finding, Status};
use testkit::TestSite;

const HOUR: Duration = Duration::from_secs(60 * 60);

async fn look(site: &TestSite, check: Check) -> Finding {
    look_through(site, check, |router| router).await
}

async fn look_through(site: &TestSite, check: Check, change: impl FnOnce(Router) -> Router) -> Finding {
    let verifier = site.house.verifier().with_router(change);
    verifier.run(&[check], &mut |_| {}).await.unwrap().remove(0).finding
}

/// Whether the check passes on the sound instance; then whatever breaks it is the mutant's doing.
async fn sound(check: Check) -> TestSite {
    let site = TestSite::new().await;
    site.run_jobs().await;
    // The first run's answers are the first entry of the log.
    look(&site, Check::Schema).await;
    let finding = look(&site, check).await;
    assert_eq!(finding.status, Status::Pass, "{finding:?}");
    site
}

fn fails(finding: &Finding) {
    assert_eq!(finding.status, Status::Fail, "{finding:?}");
}

async fn sql(site: &TestSite, text: &str) {
    Sql::new(text).run(site.db().write()).await.unwrap();
}

/// Makes the store itself misbehave: `when` is like `AFTER INSERT ON restriction`.
async fn trigger(site: &TestSite, when: &str, body: &str) {
    if site.db().engine() == Engine::Sqlite {
        return sql(site, &format!("CREATE TRIGGER broken {when} BEGIN {body}; END")).await;
    }
    let code =
        format!("CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NEW; END $$");
    sql(site, &code).await;
    sql(site, &format!("CREATE TRIGGER broken {when} FOR EACH ROW EXECUTE FUNCTION broken()")).await;
}

/// A router whose answers are changed on their way out.
fn answers(router: Router, change: fn(&mut Response)) -> Router {
    router.layer(middleware::map_response(move |mut response: Response| async move {
        change(&mut response);
        response
    }))
}

/// A router whose pages are written anew.
fn pages(router: Router, change: impl Fn(&str) -> String + Clone + Send + Sync + 'static) -> Router {
    router.layer(middleware::map_response(move |response: Response| {
        let change = change.clone();
        async move {
            let (parts, body) = response.into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap();
            let body =
                std::str::from_utf8(&body).map_or_else(|_| Body::from(body.clone()), |text| Body::from(change(text)));
            Response::from_parts(parts, body)
        }
    }))
}

/// A router that writes what it is told about every visit into a file of the data folder.
fn noting(router: Router, file: PathBuf, note: fn(SocketAddr, &str) -> Vec<u8>) -> Router {
    router.layer(middleware::from_fn(move |request: Request, next: Next| {
        let file = file.clone();
        async move {
            let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().unwrap().0;
            let agent =
                request.headers().get(header::USER_AGENT).map_or("", |agent| agent.to_str().unwrap()).to_owned();
            append(&file, &note(peer, &agent));
            next.run(request).await
        }
    }))
}

fn append(file: &Path, bytes: &[u8]) {
    use std::io::Write;
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(file).unwrap();
    file.write_all(bytes).unwrap();
}

#[tokio::test]
async fn schema_sees_a_table_that_nobody_declared() {
    let site = sound(Check::Schema).await;
    sql(&site, "CREATE TABLE shadow (email TEXT)").await;
    fails(&look(&site, Check::Schema).await);
}

#[tokio::test]
async fn declared_fields_sees_a_disclosure_that_nobody_declared() {
    let site = sound(Check::DeclaredFields).await;
    let insert = "INSERT INTO disclosure (id, subject_id, processor, datum, purpose, disclosed_at) \
                  VALUES ($1, $1, 'spotify', 'member_email', 'release_save', 0)";
    Sql::new(insert).bind(site.house.app.new_id()).run(site.db().write()).await.unwrap();
    fails(&look(&site, Check::DeclaredFields).await);
}

#[tokio::test]
async fn purpose_limitation_sees_a_box_that_is_ticked_beforehand() {
    let site = sound(Check::PurposeLimitation).await;
    let scope = <policy::purpose::ReleaseSave as policy::Purpose>::ROW.scope;
    let given = format!(
        "INSERT INTO consent (id, subject_id, purpose, text_hash, language, policy_version, method, given_at, expires_at, \
         scope_hash) VALUES (NEW.id, NEW.id, 'release_save', 'x', 'en', 'x', 'tick', 0, 9000000000000000, '{scope}')"
    );
    trigger(&site, "AFTER INSERT ON subject", &given).await;
    fails(&look(&site, Check::PurposeLimitation).await);
}

#[tokio::test]
async fn restriction_sees_that_it_is_not_kept() {
    let site = sound(Check::Restriction).await;
    trigger(&site, "AFTER INSERT ON restriction", "DELETE FROM restriction WHERE id = NEW.id").await;
    fails(&look(&site, Check::Restriction).await);
}

#[tokio::test]
async fn objection_sees_that_it_is_not_heeded() {
    let site = sound(Check::Objection).await;
    trigger(&site, "AFTER INSERT ON objection", "DELETE FROM objection WHERE id = NEW.id").await;
    fails(&look(&site, Check::Objection).await);
}

#[tokio::test]
async fn withdrawal_sees_a_consent_that_stays() {
    let site = sound(Check::Withdrawal).await;
    let again = "UPDATE consent SET withdrawn_at = NULL WHERE id = NEW.id AND withdrawn_at IS NOT NULL";
    trigger(&site, "AFTER UPDATE ON consent", again).await;
    fails(&look(&site, Check::Withdrawal).await);
}

#[tokio::test]
async fn withdrawal_sees_that_it_takes_more_steps_than_giving() {
    let site = sound(Check::Withdrawal).await;
    let boxes = "<input type=\"checkbox\">".repeat(8);
    let harder = move |page: &str| page.replace("/cancellation\">", &format!("/cancellation\">{boxes}"));
    fails(&look_through(&site, Check::Withdrawal, |router| pages(router, harder)).await);
}

#[tokio::test]
async fn token_sealed_sees_a_value_that_was_never_sealed() {
    let site = sound(Check::TokenSealed).await;
    site.link("ada", "lanterns", HOUR).await;
    site.presave(&site.stranger(), "lanterns", "mira").await;
    assert_eq!(look(&site, Check::TokenSealed).await.status, Status::Pass);
    let plain = Sql::new("UPDATE presave SET token = $1").bind(b"a plain refresh token".to_vec());
    plain.run(site.db().write()).await.unwrap();
    fails(&look(&site, Check::TokenSealed).await);
}

#[tokio::test]
async fn token_sealed_sees_a_key_that_others_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let site = sound(Check::TokenSealed).await;
    let key = site.data().join("keys").join("master.key");
    std::fs::set_permissions(key, std::fs::Permissions::from_mode(0o644)).unwrap();
    fails(&look(&site, Check::TokenSealed).await);
}

#[tokio::test]
async fn token_after_use_sees_a_copy_that_is_kept() {
    let site = sound(Check::TokenAfterUse).await;
    if site.db().engine() == Engine::Sqlite {
        sql(&site, "CREATE TABLE shadow (token BLOB)").await;
        trigger(&site, "AFTER UPDATE ON presave", "INSERT INTO shadow VALUES (OLD.token)").await;
        fails(&look(&site, Check::TokenAfterUse).await);
    }
}

#[tokio::test]
async fn token_after_use_sees_a_copy_that_is_kept_after_a_save_only() {
    let site = sound(Check::TokenAfterUse).await;
    if site.db().engine() == Engine::Sqlite {
        sql(&site, "CREATE TABLE shadow (token BLOB)").await;
        let kept = "INSERT INTO shadow SELECT OLD.token WHERE NEW.saved_at IS NOT NULL AND OLD.token IS NOT NULL";
        trigger(&site, "AFTER UPDATE ON presave", kept).await;
        let finding = look(&site, Check::TokenAfterUse).await;
        fails(&finding);
        assert_eq!(finding.observed["found_in_files_after"], serde_json::json!(["saved"]));
    }
}

#[tokio::test]
async fn erasure_rows_sees_a_row_that_is_left_behind() {
    let site = sound(Check::ErasureRows).await;
    let left = "INSERT INTO presave_attempt (id, workspace_id, link_id, subject_id, provider, state_hash, browser_hash, \
                created_at, expires_at) SELECT OLD.id, OLD.id, OLD.id, OLD.subject_id, 'spotify', BYTES, BYTES, 0, \
                9000000000000000";
    let bytes = if site.db().engine() == Engine::Sqlite { "OLD.id" } else { "uuid_send(OLD.id)" };
    trigger(&site, "AFTER DELETE ON consent", &left.replace("BYTES", bytes)).await;
    let finding = look(&site, Check::ErasureRows).await;
    fails(&finding);
    assert!(finding.observed["tables_left"].to_string().contains("presave_attempt"));
}

#[tokio::test]
async fn erasure_bytes_sees_a_row_that_another_table_keeps() {
    let site = sound(Check::ErasureBytes).await;
    if site.db().engine() == Engine::Sqlite {
        sql(&site, "CREATE TABLE shadow (id TEXT)").await;
        trigger(&site, "AFTER DELETE ON subject", "INSERT INTO shadow VALUES (lower(hex(OLD.id)))").await;
        fails(&look(&site, Check::ErasureBytes).await);
    }
}

#[tokio::test]
async fn erasure_bytes_sees_a_forgotten_copy_that_is_packed() {
    let site = sound(Check::ErasureBytes).await;
    let data = site.data().to_owned();
    let copying = |router: Router| {
        router.layer(middleware::from_fn(move |request: Request, next: Next| {
            let data = data.clone();
            async move {
                if request.uri().path().ends_with("/erasure") {
                    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
                    for file in ["keyring.db", "keyring.db-wal"] {
                        let bytes = std::fs::read(data.join("keys").join(file)).unwrap_or_default();
                        std::io::Write::write_all(&mut packed, &bytes).unwrap();
                    }
                    std::fs::write(data.join("copy.gz"), packed.finish().unwrap()).unwrap();
                }
                next.run(request).await
            }
        }))
    };
    fails(&look_through(&site, Check::ErasureBytes, copying).await);
}

#[tokio::test]
async fn processors_told_sees_an_erasure_that_nobody_is_told_of() {
    let site = sound(Check::ProcessorsTold).await;
    trigger(&site, "AFTER INSERT ON deletion_request", "DELETE FROM deletion_request WHERE id = NEW.id").await;
    let finding = look(&site, Check::ProcessorsTold).await;
    fails(&finding);
    assert_eq!(finding.observed["receipt_names_it"], false);
}

#[tokio::test]
async fn processors_told_sees_a_party_that_is_silent_and_not_marked() {
    let site = sound(Check::ProcessorsTold).await;
    let silent = "INSERT INTO deletion_request (id, erasure_id, processor, way, people, state, attempts, created_at, due_at, \
                  forget_at) VALUES ($1, $1, 'mail', 'letter', 1, 'asked', 1, 0, 0, 9000000000000000)";
    Sql::new(silent).bind(site.house.app.new_id()).run(site.db().write()).await.unwrap();
    let finding = look(&site, Check::ProcessorsTold).await;
    fails(&finding);
    assert_eq!(finding.observed["silent_and_not_marked"], 1);
}

#[tokio::test]
async fn retention_sees_a_row_older_than_its_rule() {
    let site = sound(Check::Retention).await;
    let old = "INSERT INTO presave_attempt (id, workspace_id, link_id, subject_id, provider, state_hash, browser_hash, \
               created_at, expires_at) VALUES ($1, $1, $1, $1, 'spotify', $2, $2, 0, $3)";
    let id = site.house.app.new_id();
    let ago = site.clock.now_ms() - 3 * 24 * 60 * 60 * 1000;
    Sql::new(old).bind(id).bind(vec![1_u8]).bind(ago).run(site.db().write()).await.unwrap();
    fails(&look(&site, Check::Retention).await);
}

#[tokio::test]
async fn retention_is_not_known_when_nothing_sweeps() {
    let site = sound(Check::Retention).await;
    site.clock.advance(25 * HOUR);
    assert_eq!(look(&site, Check::Retention).await.status, Status::Unknown);
}

#[tokio::test]
async fn address_bytes_sees_an_address_in_a_log() {
    let site = sound(Check::AddressBytes).await;
    let file = site.data().join("access.log");
    let note = |peer: SocketAddr, _: &str| format!("{} GET /\n", peer.ip()).into_bytes();
    fails(&look_through(&site, Check::AddressBytes, |router| noting(router, file, note)).await);
}

#[tokio::test]
async fn address_bytes_sees_the_four_bytes_of_an_address() {
    let site = sound(Check::AddressBytes).await;
    let file = site.data().join("visits.bin");
    let note = |peer: SocketAddr, _: &str| match peer.ip() {
        std::net::IpAddr::V4(ip) => [ip.octets(), [0; 4]].concat(),
        std::net::IpAddr::V6(_) => Vec::new(),
    };
    fails(&look_through(&site, Check::AddressBytes, |router| noting(router, file, note)).await);
}

#[tokio::test]
async fn address_bytes_sees_the_digest_of_a_browser_name() {
    let site = sound(Check::AddressBytes).await;
    let file = site.data().join("visitors");
    let note = |_: SocketAddr, agent: &str| {
        use sha2::Digest;
        sha2::Sha256::digest(agent).to_vec()
    };
    fails(&look_through(&site, Check::AddressBytes, |router| noting(router, file, note)).await);
}

#[tokio::test]
async fn policy_pages_sees_a_language_that_leaves_something_out() {
    let site = sound(Check::PolicyPages).await;
    let shorter = |page: &str| match page.contains("lang=\"ru\"") {
        true => page.replace("data-clause=\"datum-presave_token\"", ""),
        false => page.to_owned(),
    };
    fails(&look_through(&site, Check::PolicyPages, |router| pages(router, shorter)).await);
}

#[tokio::test]
async fn before_consent_sees_a_cookie() {
    let site = sound(Check::BeforeConsent).await;
    let cookie = |response: &mut Response| {
        response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static("id=1"));
    };
    fails(&look_through(&site, Check::BeforeConsent, |router| answers(router, cookie)).await);
}

#[tokio::test]
async fn before_consent_sees_a_picture_from_elsewhere() {
    let site = sound(Check::BeforeConsent).await;
    let pixel = |page: &str| page.replace("</main>", "<img src=\"https://elsewhere.example/p.gif\"></main>");
    fails(&look_through(&site, Check::BeforeConsent, |router| pages(router, pixel)).await);
}

#[tokio::test]
async fn security_headers_sees_one_that_is_missing() {
    let site = sound(Check::SecurityHeaders).await;
    let without = |response: &mut Response| drop(response.headers_mut().remove(header::REFERRER_POLICY));
    fails(&look_through(&site, Check::SecurityHeaders, |router| answers(router, without)).await);
    let loose = |response: &mut Response| {
        let policy = HeaderValue::from_static("default-src 'self' 'unsafe-inline'");
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    };
    fails(&look_through(&site, Check::SecurityHeaders, |router| answers(router, loose)).await);
}

#[tokio::test]
async fn cookies_sees_one_that_nobody_declared() {
    let site = sound(Check::Cookies).await;
    let tracker = |response: &mut Response| {
        let cookie = HeaderValue::from_static("__Host-t=1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1");
        response.headers_mut().append(header::SET_COOKIE, cookie);
    };
    fails(&look_through(&site, Check::Cookies, |router| answers(router, tracker)).await);
}

#[tokio::test]
async fn cookies_sees_one_that_scripts_can_read() {
    let site = sound(Check::Cookies).await;
    let open = |response: &mut Response| {
        if let Some(cookie) = response.headers().get(header::SET_COOKIE) {
            let open = cookie.to_str().unwrap().replace("HttpOnly; ", "");
            response.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_str(&open).unwrap());
        }
    };
    fails(&look_through(&site, Check::Cookies, |router| answers(router, open)).await);
}

#[tokio::test]
async fn scopes_sees_one_permission_more() {
    let site = sound(Check::Scopes).await;
    let more = |response: &mut Response| {
        if let Some(away) = response.headers().get(header::LOCATION) {
            let away = away.to_str().unwrap().replace("scope=", "scope=user-read-email+");
            response.headers_mut().insert(header::LOCATION, HeaderValue::from_str(&away).unwrap());
        }
    };
    fails(&look_through(&site, Check::Scopes, |router| answers(router, more)).await);
}

#[tokio::test]
async fn staleness_sees_an_old_answer_shown_as_passed() {
    let site = TestSite::new().await;
    site.house.verifier().run(&[Check::Schema], &mut |_| {}).await.unwrap();
    site.clock.advance(49 * HOUR);
    assert_eq!(look(&site, Check::Staleness).await.status, Status::Pass);
    let fresh = |page: &str| page.replace("STALE", "PASS");
    fails(&look_through(&site, Check::Staleness, |router| pages(router, fresh)).await);
}

#[tokio::test]
async fn staleness_sees_a_clause_that_is_hidden() {
    let site = TestSite::new().await;
    site.house.verifier().run(&[Check::Schema], &mut |_| {}).await.unwrap();
    assert_eq!(look(&site, Check::Staleness).await.status, Status::Pass);
    let hidden = |page: &str| page.replace("data-clause=\"retention\"", "");
    fails(&look_through(&site, Check::Staleness, |router| pages(router, hidden)).await);
}

#[tokio::test]
async fn complete_notice_sees_a_right_that_is_left_out() {
    let site = sound(Check::CompleteNotice).await;
    let shorter = |page: &str| page.replace("data-clause=\"right-objection\"", "");
    fails(&look_through(&site, Check::CompleteNotice, |router| pages(router, shorter)).await);
}

#[tokio::test]
async fn complete_notice_sees_a_clause_that_says_nothing_and_an_interest_that_nobody_names() {
    let site = sound(Check::CompleteNotice).await;
    let silent = |page: &str| {
        let (before, rest) = page.split_once("<p data-clause=\"retention\">").unwrap_or((page, ""));
        let after = rest.split_once("</p>").map_or("", |(_, after)| after);
        if rest.is_empty() { page.to_owned() } else { format!("{before}<p data-clause=\"retention\"></p>{after}") }
    };
    let finding = look_through(&site, Check::CompleteNotice, |router| pages(router, silent)).await;
    assert_eq!(finding.observed["missing"], serde_json::json!(["retention"]));
    fails(&finding);
    // Security says of itself what the account says: that somebody asked for it.
    let nameless = |page: &str| {
        let basis = |id: &str| {
            let row = page.split_once(&format!("data-clause=\"purpose-{id}\""))?.1;
            Some(row.split_once("<td>")?.1.split_once("</td>")?.0)
        };
        match (basis("security"), basis("account")) {
            (Some(interest), Some(contract)) => page.replace(interest, contract),
            _ => page.to_owned(),
        }
    };
    let finding = look_through(&site, Check::CompleteNotice, |router| pages(router, nameless)).await;
    assert_eq!(finding.observed["missing"], serde_json::json!(["legitimate interests"]));
    fails(&finding);
}

#[tokio::test]
async fn complete_notice_sees_a_mail_server_of_which_nobody_said_where_it_is() {
    let mut site = sound(Check::CompleteNotice).await;
    site.settings.mail.as_mut().unwrap().country = None;
    let site = site.restart().await;
    fails(&look(&site, Check::CompleteNotice).await);
}

#[tokio::test]
async fn version_history_sees_a_version_that_was_rewritten() {
    let site = sound(Check::VersionHistory).await;
    let rewritten = |page: &str| page.replace("<h2", "<h2 ");
    fails(&look_through(&site, Check::VersionHistory, |router| pages(router, rewritten)).await);
}

/// Forges a text of the first version so that everything in the store fits again: only the log knows better.
async fn forge_the_first_version(site: &TestSite) {
    let old = site.stranger().get("/privacy/v/1/text?lang=en").await.expect(200).text();
    let (body, was) = (format!("{old} "), sha256(&old));
    let now = sha256(&body);
    let insert = Sql::new("INSERT INTO policy_content (sha256, body) VALUES ($1, $2)").bind(now.as_str()).bind(body);
    insert.run(site.db().write()).await.unwrap();
    sql(site, &format!("UPDATE policy_version SET contents = replace(contents, '{was}', '{now}')")).await;
    assert!(site.stranger().get("/privacy/v/1/text?lang=en").await.expect(200).text().ends_with(' '));
}

fn sha256(text: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn version_history_sees_a_text_that_the_log_does_not_know() {
    let site = sound(Check::VersionHistory).await;
    forge_the_first_version(&site).await;
    let finding = look(&site, Check::VersionHistory).await;
    fails(&finding);
    assert_eq!((&finding.observed["that_differ"], &finding.observed["not_as_logged"]), (&0.into(), &1.into()));
}

#[tokio::test]
async fn version_history_sees_a_version_that_was_taken_out() {
    let site = sound(Check::VersionHistory).await;
    sql(&site, "DELETE FROM policy_version").await;
    let finding = look(&site, Check::VersionHistory).await;
    fails(&finding);
    assert_eq!(finding.observed["logged_but_not_there"], true);
}

#[tokio::test]
async fn log_integrity_sees_an_older_database_without_its_log() {
    let site = sound(Check::LogIntegrity).await;
    site.house.log.checkpoint().await.unwrap();
    for text in [
        "DELETE FROM tlog_checkpoint WHERE size > 1",
        "DELETE FROM tlog_entry WHERE position >= 1",
        "DELETE FROM tlog_node WHERE level > 0 OR place >= 1",
        "UPDATE tlog_head SET size = 1",
    ] {
        sql(&site, text).await;
    }
    let finding = look(&site, Check::LogIntegrity).await;
    fails(&finding);
    let faults = finding.observed["faults"].to_string();
    assert!(faults.contains("entries were signed for, and there are fewer"), "{faults}");
    // It is still one when the log has grown beyond.
    for _ in 0..4 {
        fails(&look(&site, Check::LogIntegrity).await);
    }
}

#[tokio::test]
async fn log_integrity_sees_that_nobody_is_told_of_the_missing_witness() {
    let site = sound(Check::LogIntegrity).await;
    let silent = |page: &str| page.replace("data-witness=\"unwitnessed\"", "");
    fails(&look_through(&site, Check::LogIntegrity, |router| pages(router, silent)).await);
}

#[tokio::test]
async fn log_integrity_sees_an_entry_that_was_rewritten() {
    let site = sound(Check::LogIntegrity).await;
    let leaf = Sql::new("SELECT leaf FROM tlog_entry WHERE position = 0").one(site.db().read()).await.unwrap().unwrap();
    let mut leaf: Vec<u8> = leaf.try_get("", "leaf").unwrap();
    leaf[20] ^= 1;
    let rewrite = Sql::new("UPDATE tlog_entry SET leaf = $1 WHERE position = 0").bind(leaf);
    rewrite.run(site.db().write()).await.unwrap();
    fails(&look(&site, Check::LogIntegrity).await);
}

#[tokio::test]
async fn log_integrity_sees_a_published_sum_that_is_another() {
    let site = sound(Check::LogIntegrity).await;
    let other = |page: &str| page.replace('\n', "\n ");
    fails(&look_through(&site, Check::LogIntegrity, |router| pages(router, other)).await);
}

#[tokio::test]
async fn erasure_after_restore_sees_that_no_list_of_erasures_is_kept() {
    let site = sound(Check::ErasureAfterRestore).await;
    let ring = site.data().join("keys").join("keyring.db");
    let forgetting = |router: Router| {
        router.layer(middleware::from_fn(move |request: Request, next: Next| {
            let ring = ring.clone();
            async move {
                let erasing = request.uri().path().ends_with("/erasure");
                let response = next.run(request).await;
                if erasing {
                    let ring = db::Db::open(&db::Address::File(ring), db::Durability::Process).await.unwrap();
                    Sql::new("DELETE FROM erasure").run(ring.write()).await.unwrap();
                    ring.close().await.unwrap();
                }
                response
            }
        }))
    };
    fails(&look_through(&site, Check::ErasureAfterRestore, forgetting).await);
}

/// The file of an export without one of its tables.
fn without_a_table(file: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut data: serde_json::Value = serde_json::from_reader(zip.by_name("data.json").unwrap()).unwrap();
    data["tables"].as_array_mut().unwrap().retain(|table| table["name"] != "presave_attempt");
    let mut less = zip::ZipWriter::new(Cursor::new(Vec::new()));
    less.start_file("data.json", zip::write::SimpleFileOptions::default()).unwrap();
    less.write_all(data.to_string().as_bytes()).unwrap();
    less.finish().unwrap().into_inner()
}

#[tokio::test]
async fn access_export_sees_a_table_that_is_left_out() {
    let site = sound(Check::AccessExport).await;
    let leaving_out = |router: Router| {
        router.layer(middleware::from_fn(|request: Request, next: Next| async move {
            let is_export = request.uri().path().ends_with("/export");
            let (parts, body) = next.run(request).await.into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap();
            let body = if is_export { Body::from(without_a_table(&body)) } else { Body::from(body) };
            Response::from_parts(parts, body)
        }))
    };
    fails(&look_through(&site, Check::AccessExport, leaving_out).await);
}

#[tokio::test]
async fn visitor_salt_sees_a_number_without_a_secret() {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let site = sound(Check::VisitorSalt).await;
    let unsalted = |_: &db::Clock| -> anyhow::Result<fanfare::Numbering> {
        Ok(Box::new(|ip, agent| {
            let mut hash = DefaultHasher::new();
            (ip, agent).hash(&mut hash);
            Ok(hash.finish())
        }))
    };
    let verifier = site.house.verifier().with_visitors(unsalted);
    fails(&verifier.run(&[Check::VisitorSalt], &mut |_| {}).await.unwrap().remove(0).finding);
}

/// A router that takes what is sent to such paths and does nothing with it.
fn swallowing(router: Router, ends: &'static str, status: u16) -> Router {
    router.layer(middleware::from_fn(move |request: Request, next: Next| async move {
        if request.method() == http::Method::POST && request.uri().path().ends_with(ends) {
            return Response::builder().status(status).header(header::LOCATION, "/").body(Body::empty()).unwrap();
        }
        next.run(request).await
    }))
}

#[tokio::test]
async fn rectification_sees_a_correction_that_is_not_made() {
    let site = sound(Check::Rectification).await;
    fails(&look_through(&site, Check::Rectification, |router| swallowing(router, "/privacy/language", 303)).await);
}

#[tokio::test]
async fn rectification_sees_an_old_value_that_is_kept() {
    let site = sound(Check::Rectification).await;
    if site.db().engine() == Engine::Sqlite {
        sql(&site, "CREATE TABLE shadow (old BLOB)").await;
        trigger(&site, "AFTER UPDATE ON account", "INSERT INTO shadow VALUES (OLD.email_index)").await;
        fails(&look(&site, Check::Rectification).await);
    }
}

#[tokio::test]
async fn passwords_sees_one_that_is_written_down() {
    let site = sound(Check::Passwords).await;
    let file = site.data().join("sign-ins.log");
    let noting = |router: Router| {
        router.layer(middleware::from_fn(move |request: Request, next: Next| {
            let file = file.clone();
            async move {
                let (parts, body) = request.into_parts();
                let body = to_bytes(body, usize::MAX).await.unwrap();
                if parts.uri.path().ends_with("/sign-in") {
                    append(&file, &body);
                }
                next.run(Request::from_parts(parts, Body::from(body))).await
            }
        }))
    };
    fails(&look_through(&site, Check::Passwords, noting).await);
}

#[tokio::test]
async fn passwords_sees_one_that_is_stored_readably() {
    let site = sound(Check::Passwords).await;
    site.member("ada").await;
    let plain = Sql::new("UPDATE account SET password = $1").bind(b"a long enough password".to_vec());
    plain.run(site.db().write()).await.unwrap();
    fails(&look(&site, Check::Passwords).await);
}

#[tokio::test]
async fn deadlines_sees_a_request_that_is_overdue() {
    let site = sound(Check::Deadlines).await;
    let insert = "INSERT INTO rights_request (id, kind, channel, language, opened_at, due_at) \
                  VALUES ($1, 'access', 'form', 'en', 0, 1)";
    Sql::new(insert).bind(site.house.app.new_id()).run(site.db().write()).await.unwrap();
    fails(&look(&site, Check::Deadlines).await);
}

#[tokio::test]
async fn deadlines_sees_a_request_that_gets_more_time_than_the_law_gives() {
    let site = sound(Check::Deadlines).await;
    let later = "UPDATE rights_request SET due_at = NEW.opened_at + 5000000000 WHERE id = NEW.id";
    trigger(&site, "AFTER INSERT ON rights_request", later).await;
    fails(&look(&site, Check::Deadlines).await);
}

#[tokio::test]
async fn deadlines_sees_that_nobody_is_warned() {
    let site = sound(Check::Deadlines).await;
    let silent = "UPDATE rights_request SET alarmed_at = NULL WHERE id = NEW.id AND alarmed_at IS NOT NULL";
    trigger(&site, "AFTER UPDATE ON rights_request", silent).await;
    fails(&look(&site, Check::Deadlines).await);
}

#[tokio::test]
async fn deadlines_are_not_known_when_nobody_watches() {
    let site = sound(Check::Deadlines).await;
    site.clock.advance(25 * HOUR);
    assert_eq!(look(&site, Check::Deadlines).await.status, Status::Unknown);
}

#[tokio::test]
async fn personal_data_in_logs_sees_a_browser_name_that_is_logged() {
    let site = sound(Check::PersonalDataInLogs).await;
    let logging = |router: Router| {
        router.layer(middleware::from_fn(|request: Request, next: Next| async move {
            let agent = request.headers().get(header::USER_AGENT).map(|agent| agent.to_str().unwrap().to_owned());
            tracing::debug!(agent, "a visit");
            next.run(request).await
        }))
    };
    fails(&look_through(&site, Check::PersonalDataInLogs, logging).await);
}

#[tokio::test]
async fn personal_data_in_logs_sees_an_address_in_the_label_of_a_figure() {
    let site = sound(Check::PersonalDataInLogs).await;
    let counting = |router: Router| {
        router.layer(middleware::from_fn(|request: Request, next: Next| async move {
            let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().unwrap().0.ip();
            metrics::counter!("visits_total", "from" => peer.to_string()).increment(1);
            next.run(request).await
        }))
    };
    fails(&look_through(&site, Check::PersonalDataInLogs, counting).await);
}

#[tokio::test]
async fn personal_data_in_logs_sees_a_form_in_the_hex_of_an_error() {
    let site = sound(Check::PersonalDataInLogs).await;
    let logging = |router: Router| {
        router.layer(middleware::from_fn(|request: Request, next: Next| async move {
            let (parts, body) = request.into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap();
            let answer = next.run(Request::from_parts(parts, Body::from(body.clone()))).await;
            if !answer.status().is_success() {
                let hex: String = body.iter().map(|byte| format!("{byte:02x}")).collect();
                tracing::error!(body = hex, "refused");
            }
            answer
        }))
    };
    fails(&look_through(&site, Check::PersonalDataInLogs, logging).await);
}

#[tokio::test]
async fn cookies_sees_a_session_that_lives_for_ever() {
    let site = sound(Check::Cookies).await;
    let longer = |response: &mut Response| {
        let all: Vec<_> = response.headers().get_all(header::SET_COOKIE).iter().cloned().collect();
        response.headers_mut().remove(header::SET_COOKIE);
        for cookie in all {
            let text = cookie.to_str().unwrap();
            let text = match text.starts_with("__Host-session=") {
                true => text.replace("Max-Age=", "Max-Age=9"),
                false => text.to_owned(),
            };
            response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&text).unwrap());
        }
    };
    fails(&look_through(&site, Check::Cookies, |router| answers(router, longer)).await);
}

#[tokio::test]
async fn cookies_sees_a_declared_one_that_is_never_set() {
    let site = sound(Check::Cookies).await;
    let without = |response: &mut Response| {
        let is_it = |cookie: &HeaderValue| cookie.to_str().unwrap().starts_with("__Host-rights=");
        if response.headers().get_all(header::SET_COOKIE).iter().any(is_it) {
            response.headers_mut().remove(header::SET_COOKIE);
        }
    };
    let finding = look_through(&site, Check::Cookies, |router| answers(router, without)).await;
    fails(&finding);
    assert_eq!(finding.observed["declared_and_never_set"], serde_json::json!(["__Host-rights"]));
}

/// Which tests turn a check to FAIL. A check that the policy adds does not compile here until it has one.
#[expect(clippy::too_many_lines, reason = "one entry a check")]
fn mutants(check: Check) -> &'static [fn()] {
    match check {
        Check::PolicyPages => &[policy_pages_sees_a_language_that_leaves_something_out],
        Check::CompleteNotice => &[complete_notice_sees_a_right_that_is_left_out],
        Check::VersionHistory => &[version_history_sees_a_version_that_was_rewritten],
        Check::Schema => &[schema_sees_a_table_that_nobody_declared],
        Check::PurposeLimitation => &[purpose_limitation_sees_a_box_that_is_ticked_beforehand],
        Check::DeclaredFields => &[declared_fields_sees_a_disclosure_that_nobody_declared],
        Check::PersonalDataInLogs => &[
            personal_data_in_logs_sees_a_browser_name_that_is_logged,
            personal_data_in_logs_sees_an_address_in_the_label_of_a_figure,
            personal_data_in_logs_sees_a_form_in_the_hex_of_an_error,
        ],
        Check::AccessExport => &[access_export_sees_a_table_that_is_left_out],
        Check::Rectification => {
            &[rectification_sees_a_correction_that_is_not_made, rectification_sees_an_old_value_that_is_kept]
        }
        Check::ErasureRows => &[erasure_rows_sees_a_row_that_is_left_behind],
        Check::ErasureBytes => {
            &[erasure_bytes_sees_a_row_that_another_table_keeps, erasure_bytes_sees_a_forgotten_copy_that_is_packed]
        }
        Check::ErasureAfterRestore => &[erasure_after_restore_sees_that_no_list_of_erasures_is_kept],
        Check::Restriction => &[restriction_sees_that_it_is_not_kept],
        Check::Objection => &[objection_sees_that_it_is_not_heeded],
        Check::Withdrawal => {
            &[withdrawal_sees_a_consent_that_stays, withdrawal_sees_that_it_takes_more_steps_than_giving]
        }
        Check::Deadlines => &[
            deadlines_sees_a_request_that_is_overdue,
            deadlines_sees_a_request_that_gets_more_time_than_the_law_gives,
            deadlines_sees_that_nobody_is_warned,
        ],
        Check::Retention => &[retention_sees_a_row_older_than_its_rule],
        Check::AddressBytes => &[
            address_bytes_sees_an_address_in_a_log,
            address_bytes_sees_the_four_bytes_of_an_address,
            address_bytes_sees_the_digest_of_a_browser_name,
        ],
        Check::VisitorSalt => &[visitor_salt_sees_a_number_without_a_secret],
        Check::TokenAfterUse => {
            &[token_after_use_sees_a_copy_that_is_kept, token_after_use_sees_a_copy_that_is_kept_after_a_save_only]
        }
        Check::Scopes => &[scopes_sees_one_permission_more],
        Check::TokenSealed => {
            &[token_sealed_sees_a_value_that_was_never_sealed, token_sealed_sees_a_key_that_others_can_read]
        }
        Check::BeforeConsent => &[before_consent_sees_a_cookie, before_consent_sees_a_picture_from_elsewhere],
        Check::GpcSignal => &[gpc_signal_sees_that_it_is_ignored_and_that_it_is_misread],
        Check::GpcStatement => &[gpc_statement_sees_one_that_says_something_else],
        Check::Cookies => &[
            cookies_sees_one_that_nobody_declared,
            cookies_sees_one_that_scripts_can_read,
            cookies_sees_a_session_that_lives_for_ever,
            cookies_sees_a_declared_one_that_is_never_set,
        ],
        Check::SecurityHeaders => &[security_headers_sees_one_that_is_missing],
        Check::SecurityTxt => &[security_txt_sees_one_that_is_out_of_date],
        Check::Passwords => &[passwords_sees_one_that_is_written_down, passwords_sees_one_that_is_stored_readably],
        Check::LogIntegrity => &[
            log_integrity_sees_an_entry_that_was_rewritten,
            log_integrity_sees_a_published_sum_that_is_another,
            log_integrity_sees_an_older_database_without_its_log,
            log_integrity_sees_that_nobody_is_told_of_the_missing_witness,
        ],
        Check::ProcessorsTold => &[
            processors_told_sees_an_erasure_that_nobody_is_told_of,
            processors_told_sees_a_party_that_is_silent_and_not_marked,
        ],
        Check::Staleness => &[staleness_sees_an_old_answer_shown_as_passed, staleness_sees_a_clause_that_is_hidden],
    }
}

#[test]
fn every_check_has_something_broken_that_turns_it_to_fail() {
    let source = include_str!("mutants.rs");
    for check in Check::ALL {
        assert!(!mutants(*check).is_empty(), "{} has nothing that turns it to FAIL", check.id());
        // The names say which check they are about, so none stands in another's place.
        let about = format!("async fn {}_see", check.id());
        let tests: Vec<&str> = source.split("#[tokio::test]").filter(|test| test.contains(&about)).collect();
        assert!(tests.iter().any(|test| test.contains("fails(&")), "no test of {} sees it fail", check.id());
    }
}

#[tokio::test]
async fn gpc_signal_sees_that_it_is_ignored_and_that_it_is_misread() {
    let site = sound(Check::GpcSignal).await;
    let heard = |router: Router, change: fn(&mut http::HeaderMap)| {
        router.layer(middleware::map_request(move |mut request: Request| async move {
            change(request.headers_mut());
            request
        }))
    };
    let deaf = |headers: &mut http::HeaderMap| drop(headers.remove("sec-gpc"));
    fails(&look_through(&site, Check::GpcSignal, |router| heard(router, deaf)).await);
    let eager = |headers: &mut http::HeaderMap| {
        if headers.contains_key("sec-gpc") {
            headers.insert("sec-gpc", HeaderValue::from_static("1"));
        }
    };
    fails(&look_through(&site, Check::GpcSignal, |router| heard(router, eager)).await);
    // A program that looks at the first line alone is deaf to those whose proxy sends two.
    let hasty = |headers: &mut http::HeaderMap| {
        if let Some(first) = headers.get("sec-gpc").cloned() {
            headers.insert("sec-gpc", first);
        }
    };
    fails(&look_through(&site, Check::GpcSignal, |router| heard(router, hasty)).await);
    // It is heard, and the visitor is told in no language but one.
    let english = |page: &str| page.replace("Ваш запрос на отказ соблюдён", "Opt-out request honoured");
    fails(&look_through(&site, Check::GpcSignal, |router| pages(router, english)).await);
}

#[tokio::test]
async fn gpc_statement_sees_one_that_says_something_else() {
    let site = sound(Check::GpcStatement).await;
    let other = |page: &str| page.replace("true", "\"yes\"");
    fails(&look_through(&site, Check::GpcStatement, |router| pages(router, other)).await);
}

#[tokio::test]
async fn security_txt_sees_one_that_is_out_of_date() {
    let site = sound(Check::SecurityTxt).await;
    let old = |page: &str| page.replace("Expires: 202", "Expires: 201");
    fails(&look_through(&site, Check::SecurityTxt, |router| pages(router, old)).await);
}
