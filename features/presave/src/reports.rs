//! What a label is told of a release's pre-saves: at each service, how many are where, and why.

use db::{Db, Tx};
use jiff::{SignedDuration, Timestamp};
use kit::WorkspaceId;
use uuid::Uuid;

use crate::{
    Presaves,
    acts::{Act, Step},
    at::Services,
    model::{State, after},
    service::Service,
    store,
};

/// How long after a release its label is written to.
const REPORT_AFTER: SignedDuration = SignedDuration::from_hours(1);
/// A release that came out longer ago than this when nobody had been told is not told of any more.
const REPORT_UNTIL: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long a release may be missing at a service before its label is told of it.
const MISSING_FOR: SignedDuration = SignedDuration::from_mins(10);

/// What became of a release's pre-saves at one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceReport {
    /// Where.
    pub service: Service,
    /// How many are in each state, those without any left out.
    pub states: Vec<(State, u64)>,
    /// Why those that wait wait, and why others came to nothing; the most frequent first.
    pub reasons: Vec<(State, Why, u64)>,
    /// Of each wish: how many were fulfilled, and how many were wished for.
    pub wishes: Vec<(Act, u64, u64)>,
    /// When the last of those that wait is expected to have had its turn, where a daily budget spreads them.
    pub expected_at: Option<Timestamp>,
    /// Since when the service does not have the release, while it is looked for.
    pub missing_since: Option<Timestamp>,
}

/// A reason in the words of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// The service does not have the release, or nobody told its address.
    NoAddress,
    /// The service wants to be asked less.
    Busy,
    /// The service does not answer as it should.
    Trouble,
    /// The operator's app there is not right.
    Ours,
    /// The fan asked that their data not be used now, or has not agreed to what the purpose became.
    Held,
    /// The fan took the permission away there, or it ran out.
    Ended,
    /// The fan left a permission out.
    NotAllowed,
    /// The service lets this app work for registered people only.
    NotRegistered,
    /// The service does not take it for this account.
    NotPossible,
    /// The answer was lost, and it is not asked again so that it is not there twice.
    Unsure,
    /// The program's keys do not open the permission.
    Undecryptable,
    /// It is its turn, or will be.
    Turn,
}

impl Why {
    /// The word for it in the ids of texts and in the API.
    pub fn word(self) -> &'static str {
        match self {
            Why::NoAddress => "no-address",
            Why::Busy => "busy",
            Why::Trouble => "trouble",
            Why::Ours => "ours",
            Why::Held => "held",
            Why::Ended => "ended",
            Why::NotAllowed => "not-allowed",
            Why::NotRegistered => "not-registered",
            Why::NotPossible => "not-possible",
            Why::Unsure => "unsure",
            Why::Undecryptable => "undecryptable",
            Why::Turn => "turn",
        }
    }

    fn of(reason: Option<&str>, state: State) -> Why {
        match reason.unwrap_or_default() {
            "" => Why::Turn,
            "no_address" => Why::NoAddress,
            "not_found" if state == State::Waiting => Why::NoAddress,
            "rate_limited" | "quota_exceeded" | "too_many" => Why::Busy,
            "invalid_client" | "invalid_key" | "forbidden" | "unauthorised" => Why::Ours,
            "objected" | "restricted" | "consent_outgrown" | "not_yet" => Why::Held,
            "invalid_grant" | "user_token_ended" | "token_ended" | "time_ran_out" | "no_token" | "not_confirmed" => {
                Why::Ended
            }
            "insufficient_scope" => Why::NotAllowed,
            "user_not_registered" => Why::NotRegistered,
            "undecryptable" => Why::Undecryptable,
            crate::acts::UNSURE => Why::Unsure,
            _ if state == State::Waiting => Why::Trouble,
            _ => Why::NotPossible,
        }
    }
}

/// A release whose label is owed a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Whose it is.
    pub workspace: WorkspaceId,
    /// Which release.
    pub release: Uuid,
    /// What about.
    pub about: About,
}

/// What a letter to a label is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The release is out for an hour: what became of its pre-saves.
    Report,
    /// A service does not have it, or its address there is not known.
    Missing(Service),
}

impl Presaves {
    /// What became of a release's pre-saves, service by service.
    ///
    /// # Errors
    /// The store's own.
    pub async fn of_release(&self, workspace: WorkspaceId, release: Uuid) -> db::Result<Vec<ServiceReport>> {
        let db = &self.app.db;
        let mut reports: Vec<ServiceReport> = Vec::new();
        for row in store::tally(db.read(), workspace, release).await? {
            let report = match reports.iter_mut().position(|report| report.service == row.service) {
                Some(at) => reports.get_mut(at),
                None => {
                    reports.push(ServiceReport {
                        service: row.service,
                        states: Vec::new(),
                        reasons: Vec::new(),
                        wishes: Vec::new(),
                        expected_at: None,
                        missing_since: None,
                    });
                    reports.last_mut()
                }
            };
            if let Some(report) = report {
                report.add(&row);
            }
        }
        let searches = store::searches(db.read()).await?;
        for report in &mut reports {
            report.reasons.sort_by_key(|(_, why, n)| (std::cmp::Reverse(*n), *why));
            let search = searches.iter().find(|one| one.release == release && one.service == report.service);
            let waits = report.states.iter().any(|(state, _)| *state == State::Waiting);
            report.missing_since =
                search.filter(|search| waits && search.address.is_none()).map(|search| search.missing_since);
            if waits {
                let cost = report.service.acts().first().map_or(1, |act| Services::cost(report.service, *act));
                let all = (release, Timestamp::MAX);
                report.expected_at = self.expected_after(report.service, all, cost).await?;
            }
        }
        reports.sort_by_key(|report| report.service);
        Ok(reports)
    }

    /// Whose labels are owed a letter now.
    ///
    /// # Errors
    /// The store's own.
    pub async fn owed(&self) -> db::Result<Vec<Owed>> {
        let (db, now) = (&self.app.db, self.app.clock.now());
        let unreported = store::unreported(db.read()).await?;
        let mut owed = Vec::new();
        for release in releases::out_somewhere_at(db, &unreported, now).await? {
            // Where it comes out at each place's midnight, the day is over once it is out everywhere.
            let due_at = after(release.moment().last(), REPORT_AFTER);
            if due_at <= now && now < after(due_at, REPORT_UNTIL) {
                owed.push(Owed { workspace: release.workspace, release: release.id, about: About::Report });
            }
        }
        for search in store::searches(db.read()).await? {
            let missing = search.address.is_none() && after(search.missing_since, MISSING_FOR) <= now;
            if missing && search.told_at.is_none() {
                let about = About::Missing(search.service);
                owed.push(Owed { workspace: search.workspace, release: search.release, about });
            }
        }
        Ok(owed)
    }

    /// Records in the caller's transaction that a label is written to. False when that was done before: then no letter must
    /// be queued.
    ///
    /// # Errors
    /// The store's own.
    pub async fn told(&self, tx: &Tx, owed: &Owed) -> db::Result<bool> {
        let now = self.app.clock.now();
        match owed.about {
            About::Report => store::reported(tx, owed.workspace, owed.release, now).await,
            About::Missing(service) => store::told(tx, owed.release, service, now).await,
        }
    }
}

/// The title and the figures that a letter about a release names: given, saved, waiting.
///
/// # Errors
/// The store's own.
pub async fn in_short(db: &Db, owed: &Owed) -> db::Result<Option<(String, u64, u64, u64)>> {
    let release = releases::of_ids(db, owed.workspace, &[owed.release]).await?.remove(&owed.release);
    let Some(release) = release.filter(|release| release.retired_at.is_none()) else { return Ok(None) };
    let (mut given, mut saved, mut waiting) = (0, 0, 0);
    for row in store::tally(db.read(), owed.workspace, owed.release).await? {
        given += row.n;
        match row.state {
            State::Saved => saved += row.n,
            State::Waiting => waiting += row.n,
            _ => {}
        }
    }
    Ok(Some((release.title, given, saved, waiting)))
}

impl ServiceReport {
    fn add(&mut self, row: &store::Tally) {
        match self.states.iter_mut().find(|(state, _)| *state == row.state) {
            Some((_, n)) => *n += row.n,
            None => self.states.push((row.state, row.n)),
        }
        if matches!(row.state, State::Waiting | State::NeedsAgain | State::Refused | State::Expired) {
            let why = Why::of(row.reason.as_deref(), row.state);
            match self.reasons.iter_mut().find(|(state, known, _)| (*state, *known) == (row.state, why)) {
                Some((.., n)) => *n += row.n,
                None => self.reasons.push((row.state, why, row.n)),
            }
        }
        for (act, step) in row.acts.iter() {
            let done = if *step == Step::Done { row.n } else { 0 };
            match self.wishes.iter_mut().find(|(known, ..)| *known == act) {
                Some((_, fulfilled, wished)) => (*fulfilled, *wished) = (*fulfilled + done, *wished + row.n),
                None => self.wishes.push((act, done, row.n)),
            }
        }
    }
}
