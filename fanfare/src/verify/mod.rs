//! `fanfare verify`: looks whether this running instance does what its policy says.
//!
//! Each check makes invented people, goes through the public doors like anybody, and looks afterwards where only the
//! operator can. It has a positive control: what it looks for is seen first where it has to be, or the answer is that nobody
//! knows. This is the program's own work, because only it knows every room; the answers are kept and shown by `proof`.

mod choices;
mod cookies;
mod deadlines;
mod declared;
mod door;
mod erasure;
mod listen;
mod logs;
mod members;
mod pages;
mod places;
mod record;
mod retention;
mod rights;
mod search;
mod stage;
mod staleness;
mod told;
mod visits;

use std::{
    net::IpAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::Router;
use db::Clock;
use door::Door;
use kit::App;
pub(crate) use places::Places;
use policy::Check;
use presave::Presaves;
use proof::{Finding, Proofs};
use stage::Stage;
use tlog::{Entry, Facts, Kind, Log};

use crate::House;

/// How often a run says that it is still at work.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// Runs the checks on one instance. Copies look at the same one.
pub struct Verifier {
    pub(crate) app: App,
    pub(crate) presaves: Presaves,
    pub(crate) captures: capture::Captures,
    pub(crate) reminders: reminders::Reminders,
    pub(crate) proofs: Proofs,
    pub(crate) rights: ::rights::Rights,
    pub(crate) egress: egress::Egress,
    pub(crate) visitors: MakeVisitors,
    pub(crate) door: Door,
    pub(crate) places: Places,
    pub(crate) log: Log,
}

/// Numbers visitors: whoever comes again within a day has the same number.
pub type Numbering = Box<dyn Fn(IpAddr, &str) -> anyhow::Result<u64> + Send>;
/// Begins to number visitors, as at a start of the program.
pub(crate) type MakeVisitors = Arc<dyn Fn(&Clock) -> anyhow::Result<Numbering> + Send + Sync>;

/// One check that has ended.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Which.
    pub check: Check,
    /// What it found.
    pub finding: Finding,
    /// How long it took.
    pub took: Duration,
}

/// Why there was no run.
#[derive(Debug, thiserror::Error)]
pub enum NoRun {
    /// Another one is at work.
    #[error(transparent)]
    Busy(#[from] proof::Busy),
    /// The lease was lost: this process stood still for too long, and another verifier began.
    #[error("this run stood still for so long that another one began; what it had found until then is kept")]
    Overtaken,
    /// The instance cannot be looked at.
    #[error("the instance cannot be verified")]
    Stage(#[source] anyhow::Error),
}

impl From<db::Error> for NoRun {
    fn from(error: db::Error) -> NoRun {
        NoRun::Stage(error.into())
    }
}

impl Verifier {
    pub(crate) fn new(house: &House) -> Verifier {
        let app = house.app.clone();
        Verifier {
            door: Door::House { router: house.router(), base_url: app.site.base_url.clone() },
            presaves: house.presaves.clone(),
            captures: house.captures.clone(),
            reminders: house.reminders.clone(),
            proofs: house.proofs.clone(),
            rights: house.rights.clone(),
            egress: house.egress.clone(),
            visitors: Arc::new(visits::ours),
            places: house.places.clone(),
            log: house.log.clone(),
            app,
        }
    }

    /// The same, with another router in front: for showing that a broken page is seen.
    #[must_use]
    pub fn with_router(mut self, change: impl FnOnce(Router) -> Router) -> Verifier {
        if let Door::House { router, base_url } = self.door {
            self.door = Door::House { router: change(router), base_url };
        }
        self
    }

    /// The same, numbering visitors in another way: for showing that a number that tells who somebody is is seen.
    #[must_use]
    pub fn with_visitors(self, make: impl Fn(&Clock) -> anyhow::Result<Numbering> + Send + Sync + 'static) -> Verifier {
        Verifier { visitors: Arc::new(make), ..self }
    }

    /// Runs checks one after another, writes each answer down, and tells it. One run at a time works on an instance; what
    /// it made is removed at its end, and at the beginning of the next one if it was cut off.
    ///
    /// # Errors
    /// When another run is at work, or the instance cannot be prepared.
    pub async fn run(&self, checks: &[Check], tell: &mut (dyn FnMut(&Checked) + Send)) -> Result<Vec<Checked>, NoRun> {
        let lease = self.proofs.take_lease().await??;
        let outcome = tokio::select! {
            outcome = self.run_alone(checks, tell) => outcome.map_err(NoRun::Stage),
            () = self.while_held(lease) => return Err(NoRun::Overtaken),
        };
        self.proofs.give_back(lease).await?;
        outcome
    }

    /// Ends when the lease is somebody else's.
    async fn while_held(&self, lease: proof::Lease) {
        loop {
            tokio::time::sleep(SIGN_OF_LIFE).await;
            match self.proofs.renew(lease).await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => tracing::warn!(error = %error, "a verifier could not say that it is at work"),
            }
        }
    }

    async fn run_alone(
        &self,
        checks: &[Check],
        tell: &mut (dyn FnMut(&Checked) + Send),
    ) -> anyhow::Result<Vec<Checked>> {
        self.sweep_stage().await?;
        let mut all = Vec::new();
        let outcome = async {
            let stage = Stage::set(self).await?;
            for check in checks {
                let (began, started_at) = (Instant::now(), self.app.clock.now_ms());
                let finding = Box::pin(self.look(*check, &stage)).await.unwrap_or_else(|error| {
                    tracing::warn!(check.id = check.id(), error = &*error, "a check could not run");
                    Finding::unknown("the check could not run; the log says why")
                });
                self.put_on_record(*check, started_at, &finding).await?;
                let checked = Checked { check: *check, finding, took: began.elapsed() };
                tell(&checked);
                all.push(checked);
            }
            anyhow::Ok(())
        };
        let outcome = outcome.await;
        self.sweep_stage().await?;
        outcome?;
        Ok(all)
    }

    /// Keeps an answer and writes into the log that cannot be rewritten what it was, at once: a run that is cut off hides
    /// nothing that it found.
    async fn put_on_record(&self, check: Check, started_at: i64, finding: &Finding) -> anyhow::Result<()> {
        let record = self.proofs.draft(check, started_at, finding);
        let facts = Facts::default()
            .published("program", proof::PROGRAM)
            .published("inventory", policy::VERSION)
            .word("check", check.id())
            .word("answer", finding.status.word())
            .hash("evidence", &record.fingerprint());
        let tx = self.app.db.begin().await?;
        let position = self.log.append(&tx, Entry { kind: Kind::Proof, facts }).await?;
        self.proofs.keep(&tx, check, &record, i64::try_from(position.0)?).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Every check has its line: one that the policy adds does not compile until somebody says how it is looked at.
    async fn look(&self, check: Check, stage: &Stage) -> anyhow::Result<Finding> {
        match check {
            Check::Schema => declared::schema(self).await,
            Check::DeclaredFields => declared::declared_fields(self, stage).await,
            Check::PurposeLimitation => choices::purpose_limitation(self, stage).await,
            Check::Restriction => choices::restriction(self, stage).await,
            Check::Objection => choices::objection(self, stage).await,
            Check::Withdrawal => choices::withdrawal(self, stage).await,
            Check::TokenSealed => erasure::token_sealed(self, stage).await,
            Check::TokenAfterUse => erasure::token_after_use(self, stage).await,
            Check::ErasureRows => erasure::erasure_rows(self, stage).await,
            Check::ErasureBytes => erasure::erasure_bytes(self, stage).await,
            Check::ProcessorsTold => told::processors_told(self, stage).await,
            Check::Retention => retention::retention(self, stage).await,
            Check::AddressBytes => visits::address_bytes(self, stage).await,
            Check::VisitorSalt => visits::visitor_salt(self),
            Check::PolicyPages => pages::policy_pages(&self.door).await,
            Check::BeforeConsent => pages::before_consent(&self.door, &self.public_paths(stage).await?).await,
            Check::SecurityHeaders => pages::security_headers(&self.door, &self.public_paths(stage).await?).await,
            Check::Cookies => cookies::cookies(self, stage).await,
            Check::Scopes => pages::scopes(&self.door, Some(&stage.slug)).await,
            Check::Staleness => {
                let standing = self.proofs.standing().await?;
                let known = Some((standing.as_slice(), self.proofs.off()));
                staleness::staleness(&self.door, self.app.clock.now_ms(), known).await
            }
            Check::CompleteNotice => pages::complete_notice(&self.door).await,
            Check::VersionHistory => record::version_history(&self.door, Some(self)).await,
            Check::LogIntegrity => record::log_integrity(&self.door, Some(self)).await,
            Check::GpcSignal => pages::gpc_signal(&self.door).await,
            Check::GpcStatement => pages::gpc_statement(&self.door).await,
            Check::SecurityTxt => pages::security_txt(&self.door, self.app.clock.now()).await,
            Check::AccessExport => rights::access_export(self, stage).await,
            Check::ErasureAfterRestore => rights::erasure_after_restore(self, stage).await,
            Check::PersonalDataInLogs => logs::personal_data_in_logs(self, stage).await,
            Check::Rectification => members::rectification(self, stage).await,
            Check::Deadlines => deadlines::deadlines(self, stage).await,
            Check::Passwords => members::passwords(self, stage).await,
        }
    }

    /// Every page that anybody can open, with the run's own link and a receipt of its own in the places that need one.
    async fn public_paths(&self, stage: &Stage) -> anyhow::Result<Vec<String>> {
        let fan = self.fan(stage, 1).await?;
        let receipt = fan.presaves.first().map_or("", |(_, planted)| planted.receipt.as_str()).to_owned();
        Ok(pages::paths(Some(&stage.slug), Some(&receipt)))
    }
}

/// Runs the checks that anybody can run, over HTTP and without access to any data. `slug` is a smart link of the site that
/// is still before its release, where somebody knows one.
///
/// # Errors
/// When the address is not that of a site.
pub async fn external(
    address: &str,
    slug: Option<&str>,
    checks: &[Check],
    tell: &mut (dyn FnMut(&Checked) + Send),
) -> Result<Vec<Checked>, egress::NotASite> {
    let door = Door::Outside(egress::Onlooker::at(address)?);
    let mut all = Vec::new();
    for check in checks.iter().copied().filter(|check| check.external()) {
        let began = Instant::now();
        let finding = Box::pin(look_from_outside(check, &door, slug)).await.unwrap_or_else(|error| {
            tracing::warn!(check.id = check.id(), error = &*error, "a check could not run");
            Finding::unknown("the site did not answer")
        });
        let checked = Checked { check, finding, took: began.elapsed() };
        tell(&checked);
        all.push(checked);
    }
    Ok(all)
}

async fn look_from_outside(check: Check, door: &Door, slug: Option<&str>) -> anyhow::Result<Finding> {
    match check {
        Check::PolicyPages => pages::policy_pages(door).await,
        Check::BeforeConsent => pages::before_consent(door, &pages::paths(slug, None)).await,
        Check::SecurityHeaders => pages::security_headers(door, &pages::paths(slug, None)).await,
        Check::Cookies => cookies::from_outside(door, slug).await,
        Check::Scopes => pages::scopes(door, slug).await,
        Check::Staleness => staleness::staleness(door, Clock::system().now_ms(), None).await,
        Check::CompleteNotice => pages::complete_notice(door).await,
        Check::VersionHistory => record::version_history(door, None).await,
        Check::LogIntegrity => record::log_integrity(door, None).await,
        Check::GpcSignal => pages::gpc_signal(door).await,
        Check::GpcStatement => pages::gpc_statement(door).await,
        Check::SecurityTxt => pages::security_txt(door, Clock::system().now()).await,
        _ => Ok(Finding::unknown("this needs the operator's access")),
    }
}
