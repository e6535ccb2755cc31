//! What a run needs to stand on: a workspace of its own with a release far in the future, invented fans, and the broom that
//! sweeps them away, also those of a run that was cut off.

use anyhow::Context;
use db::{Db, Engine, Sql};
use http::header;
use jiff::ToSpan;
use kit::WorkspaceId;
use policy::{Store, TableRow, routes};
use presave::Planted;
use privacy::SubjectId;
use serde_json::json;
use uuid::Uuid;

use super::{Verifier, door::Ask, search};

/// What one run made.
pub(crate) struct Stage {
    pub(crate) slug: String,
    /// Where its sign-up form stands.
    pub(crate) form: String,
    pub(crate) workspace: WorkspaceId,
    /// The bearer key of the workspace.
    pub(crate) key: String,
}

impl Stage {
    /// Makes the workspace and its link, through the API like any label.
    pub(crate) async fn set(verifier: &Verifier) -> anyhow::Result<Stage> {
        let app = &verifier.app;
        let workspace = WorkspaceId(app.new_id());
        let tx = app.db.begin().await?;
        verifier.proofs.note_canary(&tx, workspace.0).await?;
        workspaces::create_alone(&tx, workspace, "fanfare verify", app.clock.now_ms()).await?;
        tx.commit().await?;
        let key = accounts::own_key(app, workspace).await?;

        let made = |answer: super::door::Answer| -> anyhow::Result<String> {
            let answer = answer.expect(201, "the API")?;
            let body: serde_json::Value = serde_json::from_slice(&answer.body)?;
            body.get("id").and_then(|id| id.as_str()).map(str::to_owned).context("the API told no id")
        };
        let post = |path: &str, body: serde_json::Value| verifier.door.ask(Ask::json(path, &key, &body));
        let artist = made(post(routes::artists::API_CREATE.path, json!({ "name": "Nobody" })).await?)?;
        let day = app.clock.now().to_zoned(jiff::tz::TimeZone::UTC).checked_add(100.days())?;
        let release = json!({
            "artist_id": artist, "title": "Not a release", "release_date": day.strftime("%Y-%m-%d").to_string(),
            "release_time": "12:00:00", "time_zone": "UTC", "upc": "036000291452",
            "spotify_uri": "spotify:album:0000000000000000000000",
            "tracks": [{ "title": "Not a track", "isrc": "GBAYE6800011" }],
        });
        let release = made(post(routes::releases::API_CREATE.path, release).await?)?;
        let slug = format!("verify-{}", token(app).chars().take(20).collect::<String>());
        let link = json!({
            "release_id": release, "slug": slug,
            "destinations": [{ "service": "spotify", "url": "https://open.spotify.com/album/0000000000000000000000" }],
        });
        made(post(routes::links::API_CREATE.path, link).await?)?;
        let form = format!("verify-{}", token(app).chars().take(20).collect::<String>());
        let body = json!({ "artist_id": artist, "kind": "newsletter", "slug": form, "title": "Not a form" });
        made(post(routes::capture::API_CREATE.path, body).await?)?;
        Ok(Stage { slug, form, workspace, key })
    }
}

/// A random value of 16 bytes, in hex: nothing else on this machine looks like it.
pub(crate) fn token(app: &kit::App) -> String {
    Uuid::from_bytes(app.entropy.bytes()).simple().to_string()
}

/// An invented fan with one or more pre-saves, and a sign-up at the form.
pub(crate) struct Fan {
    pub(crate) subject: SubjectId,
    /// The address of their sign-up: one that cannot be.
    pub(crate) address: String,
    pub(crate) presaves: Vec<(String, Planted)>,
}

impl Fan {
    /// The receipt's address of the first pre-save.
    pub(crate) fn receipt(&self) -> String {
        self.receipts().next().unwrap_or_default()
    }

    /// Every receipt's address.
    pub(crate) fn receipts(&self) -> impl Iterator<Item = String> {
        self.presaves.iter().map(|(_, planted)| routes::presave::RECEIPT.to(&[&planted.receipt]))
    }

    fn act(&self, route: &policy::Route) -> String {
        self.presaves.first().map_or_else(String::new, |(_, planted)| route.to(&[&planted.receipt]))
    }

    /// What the receipt's cancellation sends.
    pub(crate) fn cancellation(&self) -> Ask {
        Ask::form(self.act(&routes::presave::CANCEL), &[])
    }

    /// What the receipt's erasure sends.
    pub(crate) fn erasure(&self) -> Ask {
        Ask::form(self.act(&routes::rights::FAN_ERASURE), &[("confirm", "yes")])
    }
}

/// An invented member.
pub(crate) struct Member {
    pub(crate) subject: SubjectId,
    pub(crate) email: String,
    pub(crate) password: String,
}

/// A member's session: what their browser sends.
pub(crate) struct Seat {
    /// The whole header that set the cookie.
    pub(crate) set_cookie: String,
    /// `name=value`.
    pub(crate) cookie: String,
    csrf: String,
}

impl Seat {
    /// The secret in the cookie.
    pub(crate) fn secret(&self) -> &str {
        self.cookie.split_once('=').map_or("", |(_, secret)| secret)
    }

    /// A page, as the member asks for it.
    pub(crate) fn get(&self, path: impl Into<String>) -> Ask {
        Ask::get(path).with(header::COOKIE, &self.cookie)
    }

    /// A form of the member's.
    pub(crate) fn form(&self, path: impl Into<String>, fields: &[(&str, &str)]) -> Ask {
        let fields = [&[("csrf", self.csrf.as_str())], fields].concat();
        Ask::form(path, &fields).with(header::COOKIE, &self.cookie)
    }
}

impl Verifier {
    /// Plants a member of the run's own workspace. Their address is one that cannot be.
    pub(crate) async fn member(&self, stage: &Stage) -> anyhow::Result<Member> {
        let (email, password) = (format!("{}@verify.invalid", token(&self.app)), token(&self.app));
        let subject = accounts::canary::plant(&self.app, stage.workspace, &email, &password).await?;
        Ok(Member { subject: subject.context("an invented address is taken")?, email, password })
    }

    /// Signs somebody in like anybody; `None` when the door stays closed.
    pub(crate) async fn sign_in(&self, email: &str, password: &str) -> anyhow::Result<Option<Seat>> {
        let fields = [("email", email), ("password", password)];
        let answer = self.door.ask(Ask::form(routes::accounts::CREATE_SESSION.path, &fields)).await?;
        let name = policy::cookie::SESSION.name;
        let set = answer.cookies().find(|cookie| cookie.split('=').next() == Some(name)).map(str::to_owned);
        let Some(set_cookie) = set.filter(|_| answer.status == 303) else { return Ok(None) };
        let cookie = set_cookie.split(';').next().unwrap_or_default().to_owned();
        let mut seat = Seat { set_cookie, cookie, csrf: String::new() };
        let page = self.door.ask(seat.get(routes::rights::MEMBER.path)).await?.expect(200, "a member's page")?.text();
        let csrf = page.split_once("name=\"csrf\" value=\"").and_then(|(_, rest)| rest.split('"').next());
        csrf.context("a member's page has no token for its forms")?.clone_into(&mut seat.csrf);
        Ok(Some(seat))
    }

    /// Plants a fan with so many pre-saves.
    pub(crate) async fn fan(&self, stage: &Stage, n_presaves: usize) -> anyhow::Result<Fan> {
        let mut presaves: Vec<(String, Planted)> = Vec::new();
        for _ in 0..n_presaves {
            let permission = token(&self.app);
            let subject = presaves.first().map(|(_, planted)| planted.subject);
            let planted = self.presaves.plant(&stage.slug, subject, &permission).await?;
            presaves.push((permission, planted));
        }
        let subject = presaves.first().map(|(_, planted)| planted.subject).context("a fan has a pre-save")?;
        let address = format!("{}@verify.invalid", token(&self.app));
        self.captures.plant(&stage.form, subject, &address).await?;
        self.reminders.plant(&stage.slug, subject, &address).await?;
        Ok(Fan { subject, address, presaves })
    }

    /// Erases a fan through the receipt, like anybody. The operator's register of requests is left as it was.
    pub(crate) async fn erase(&self, fan: &Fan) -> anyhow::Result<()> {
        let (_, number) = self.erase_for_receipt(fan).await?;
        self.rights.strike(number).await?;
        Ok(())
    }

    /// The same; answers the receipt and its number. Whoever asks for it strikes it from the register.
    pub(crate) async fn erase_for_receipt(&self, fan: &Fan) -> anyhow::Result<(String, Uuid)> {
        let answer = self.door.ask(fan.erasure()).await?.expect(200, "the erasure")?;
        let page = String::from_utf8_lossy(&answer.body).into_owned();
        let number = page.split_once("<code id=\"number\">").and_then(|(_, rest)| rest.split_once('<'));
        let (number, _) = number.context("the erasure's receipt has no number")?;
        let number = number.parse()?;
        Ok((page, number))
    }

    /// Where a receipt says that the others' answers are shown.
    pub(crate) fn status_path(&self, receipt: &str) -> anyhow::Result<String> {
        let link = receipt.split_once("id=\"status\" href=\"").and_then(|(_, rest)| rest.split_once('"'));
        let (link, _) = link.context("the erasure's receipt has no page")?;
        Ok(link.strip_prefix(self.app.site.base_url.as_str()).unwrap_or(link).to_owned())
    }

    /// Removes everything that a run made, this one or one that was cut off.
    pub(crate) async fn sweep_stage(&self) -> anyhow::Result<()> {
        search::remove_controls(&self.places)?;
        for workspace in self.proofs.canaries().await? {
            for table in of_workspaces() {
                let Some(column) = table.subject else { continue };
                let sql = format!("SELECT DISTINCT {column} AS id FROM {} WHERE workspace_id = $1", table.name);
                for row in Sql::new(sql).bind(workspace).all(self.app.db.read()).await? {
                    let erased = self.app.privacy.erase(SubjectId(row.try_get("", "id")?)).await?;
                    self.app.privacy.strike_deletions(erased.id).await?;
                }
            }
            let tables: Vec<&TableRow> = of_workspaces().collect();
            // What refers to something comes after it in the inventory.
            for table in tables.into_iter().rev() {
                let sql = format!("DELETE FROM {} WHERE workspace_id = $1", table.name);
                Sql::new(sql).bind(workspace).run(self.app.db.write()).await?;
            }
            Sql::new("DELETE FROM workspace WHERE id = $1").bind(workspace).run(self.app.db.write()).await?;
            self.proofs.forget_canary(workspace).await?;
        }
        Ok(())
    }

    /// How many rows of a subject there are, by table, in tables that hold any.
    pub(crate) async fn rows_of(&self, subject: SubjectId) -> anyhow::Result<Vec<(&'static str, i64)>> {
        let mut rows = Vec::new();
        for table in main_tables() {
            let Some(column) = table.subject else { continue };
            let sql = format!("SELECT COUNT(*) AS n FROM {} WHERE {column} = $1", table.name);
            let n = number(&self.app.db, Sql::new(sql).bind(subject)).await?;
            if n > 0 {
                rows.push((table.name, n));
            }
        }
        Ok(rows)
    }

    /// A fingerprint of everything that is stored about a subject, column by column.
    pub(crate) async fn fingerprint(&self, subject: SubjectId) -> anyhow::Result<String> {
        use sha2::Digest;
        let mut hash = sha2::Sha256::new();
        for table in main_tables() {
            let Some(of) = table.subject else { continue };
            for column in columns(table) {
                let text = match self.app.db.engine() {
                    Engine::Sqlite => format!("hex({column})"),
                    Engine::Postgres => format!("CAST({column} AS TEXT)"),
                };
                let sql = format!("SELECT {text} AS v FROM {} WHERE {of} = $1 ORDER BY 1", table.name);
                for row in Sql::new(sql).bind(subject).all(self.app.db.read()).await? {
                    let value: Option<String> = row.try_get("", "v")?;
                    hash.update(format!("{}.{column}={};", table.name, value.unwrap_or_default()));
                }
            }
        }
        Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// The tables of the store.
pub(crate) fn main_tables() -> impl Iterator<Item = &'static TableRow> {
    policy::TABLES.iter().filter(|table| table.store == Store::Main)
}

/// The tables whose rows belong to a workspace; the canary's own flag goes last, when nothing is left that it stands for.
fn of_workspaces() -> impl Iterator<Item = &'static TableRow> {
    main_tables().filter(|table| table.plain.contains(&"workspace_id") && table.name != "canary")
}

/// Every declared column of a table.
pub(crate) fn columns(table: &'static TableRow) -> impl Iterator<Item = &'static str> {
    let personal = policy::DATA.iter().flat_map(|row| row.columns).filter(|(name, _)| *name == table.name);
    table.plain.iter().copied().chain(personal.map(|(_, column)| *column))
}

/// The number `n` of the first row.
pub(crate) async fn number(db: &Db, sql: Sql) -> anyhow::Result<i64> {
    let row = sql.one(db.read()).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get("", "n"))?)
}
