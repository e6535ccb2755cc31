//! What people decide: purposes, restriction, objection, withdrawal. The gate has to be seen refusing and letting through.

use std::time::Instant;

use futures_util::future::BoxFuture;
use policy::{Basis, Purpose, PurposeRow, purpose, routes};
use privacy::{ConsentText, Kind, Method, Privacy, Refused, SubjectId};
use proof::{Control, Finding};
use serde_json::json;

use super::{
    Verifier,
    door::Ask,
    stage::{Stage, number},
};

/// A purpose with everything that can be asked about it.
struct Probe {
    row: &'static PurposeRow,
    may: fn(Privacy, SubjectId) -> BoxFuture<'static, Result<(), Refused>>,
    agree: fn(Verified, SubjectId) -> BoxFuture<'static, anyhow::Result<()>>,
    object: fn(Privacy, SubjectId) -> BoxFuture<'static, db::Result<()>>,
}

/// What an agreement needs.
type Verified = (db::Db, Privacy);

fn probe<P: Purpose>() -> Probe {
    Probe {
        row: P::ROW,
        may: |privacy, subject| Box::pin(async move { privacy.may::<P>(subject).await.map(drop) }),
        agree: |(db, privacy), subject| {
            Box::pin(async move {
                let tx = db.begin().await?;
                let words = ConsentText { text: "verify", language: "en" };
                privacy.consent_given::<P>(&tx, subject, &words, Method::Tick).await?;
                tx.commit().await?;
                Ok(())
            })
        },
        object: |privacy, subject| Box::pin(async move { privacy.object::<P>(subject).await }),
    }
}

/// One line a purpose. A purpose of the inventory that has none makes the checks answer that nobody knows.
fn probes() -> Vec<Probe> {
    vec![
        probe::<purpose::ReleaseSave>(),
        probe::<purpose::SpotifyFollow>(),
        probe::<purpose::SpotifyPlaylist>(),
        probe::<purpose::LocalMoment>(),
        probe::<purpose::AppleSave>(),
        probe::<purpose::DeezerSave>(),
        probe::<purpose::YoutubeLike>(),
        probe::<purpose::YoutubePlaylist>(),
        probe::<purpose::Receipt>(),
        probe::<purpose::FanSignUp>(),
        probe::<purpose::FanPage>(),
        probe::<purpose::Newsletter>(),
        probe::<purpose::ArtistContact>(),
        probe::<purpose::Download>(),
        probe::<purpose::Contest>(),
        probe::<purpose::FanAge>(),
        probe::<purpose::ReminderSignUp>(),
        probe::<purpose::ReleaseReminder>(),
        probe::<purpose::ReleasePush>(),
        probe::<purpose::ReminderAge>(),
        probe::<purpose::Account>(),
        probe::<purpose::Security>(),
        probe::<purpose::Accountability>(),
        probe::<purpose::AgeCheck>(),
        probe::<purpose::PolicyNotice>(),
        probe::<purpose::DataSubjectRights>(),
    ]
}

/// The probes, or the finding that some are missing.
fn all_probes() -> Result<Vec<Probe>, Finding> {
    let probes = probes();
    let missing = policy::PURPOSES.iter().filter(|row| !probes.iter().any(|probe| probe.row.id == row.id)).count();
    if missing == 0 { Ok(probes) } else { Err(Finding::unknown("a purpose was added that no check tries")) }
}

impl Probe {
    fn is_for(&self, kind: Kind) -> bool {
        self.row.subjects.contains(&kind.id())
    }

    fn is_always(&self) -> bool {
        self.row.basis == Basis::LegalObligation
    }

    async fn issued(&self, verifier: &Verifier, subject: SubjectId) -> anyhow::Result<bool> {
        match (self.may)(verifier.app.privacy.clone(), subject).await {
            Ok(()) => Ok(true),
            Err(Refused::Store(error)) => Err(error.into()),
            Err(_) => Ok(false),
        }
    }
}

/// A subject of whom nothing else is stored. Whoever asks for one erases it.
async fn somebody(verifier: &Verifier, kind: Kind) -> anyhow::Result<SubjectId> {
    let tx = verifier.app.db.begin().await?;
    let subject = verifier.app.privacy.new_subject(&tx, kind).await?;
    tx.commit().await?;
    Ok(subject)
}

/// Everybody whom a purpose is not for, and for whom it is allowed all the same, although they agreed to it.
async fn strangers_to(verifier: &Verifier, probe: &Probe) -> anyhow::Result<Vec<&'static str>> {
    let app = &verifier.app;
    let mut allowed = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|kind| !probe.is_for(*kind)) {
        let subject = somebody(verifier, kind).await?;
        (probe.agree)((app.db.clone(), app.privacy.clone()), subject).await?;
        if probe.issued(verifier, subject).await? {
            allowed.push(kind.id());
        }
        app.privacy.erase(subject).await?;
    }
    Ok(allowed)
}

/// Each purpose that needs consent is refused without it and allowed with it, and about people whom it is not for it is
/// refused always; nothing is allowed about somebody erased.
pub(crate) async fn purpose_limitation(verifier: &Verifier, _: &Stage) -> anyhow::Result<Finding> {
    let probes = match all_probes() {
        Ok(probes) => probes,
        Err(unknown) => return Ok(unknown),
    };
    let app = &verifier.app;
    let (mut refused, mut issued, mut after_erasure, mut wrong) = (0, 0, 0, Vec::new());
    for probe in &probes {
        let needs_consent = probe.row.basis == Basis::Consent;
        for kind in strangers_to(verifier, probe).await? {
            wrong.push(json!({ "purpose": probe.row.id, "allowed": format!("for a {kind}") }));
        }
        let Some(kind) = Kind::ALL.into_iter().find(|kind| probe.is_for(*kind)) else { continue };
        let subject = somebody(verifier, kind).await?;
        if needs_consent {
            match probe.issued(verifier, subject).await? {
                true => wrong.push(json!({ "purpose": probe.row.id, "allowed": "without consent" })),
                false => refused += 1,
            }
            (probe.agree)((app.db.clone(), app.privacy.clone()), subject).await?;
        }
        match probe.issued(verifier, subject).await? {
            true => issued += 1,
            false => wrong.push(json!({ "purpose": probe.row.id, "refused": "although it is allowed" })),
        }
        app.privacy.erase(subject).await?;
        match probe.issued(verifier, subject).await? {
            true => wrong.push(json!({ "purpose": probe.row.id, "allowed": "after erasure" })),
            false => after_erasure += 1,
        }
    }
    let control = Control { seen: issued == probes.len(), what: json!({ "allowed_when_it_may_be": issued }) };
    let observed = json!({
        "purposes": probes.len(), "refused_without_consent": refused, "refused_after_erasure": after_erasure,
        "wrong": wrong,
    });
    Ok(Finding::of(control, wrong.is_empty(), observed))
}

/// While somebody's data is restricted, only what the law demands is allowed, the data stays as it is, and lifting the
/// restriction brings everything back.
pub(crate) async fn restriction(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let mut probes = match all_probes() {
        Ok(probes) => probes,
        Err(unknown) => return Ok(unknown),
    };
    probes.retain(|probe| probe.is_for(Kind::Fan));
    let privacy = &verifier.app.privacy;
    let fan = verifier.fan(stage, 1).await?;
    let before = allowed(verifier, &probes, fan.subject).await?;
    let token = "SELECT COUNT(*) AS n FROM presave WHERE subject_id = $1 AND token IS NOT NULL AND ended_at IS NULL";
    let kept = || number(&verifier.app.db, db::Sql::new(token).bind(fan.subject));
    let kept_before = kept().await?;
    privacy.restrict(fan.subject).await?;
    let during = allowed(verifier, &probes, fan.subject).await?;
    privacy.sweep().await?;
    let kept_during = kept().await?;
    privacy.lift_restriction(fan.subject).await?;
    let after = allowed(verifier, &probes, fan.subject).await?;

    let always: Vec<&str> = probes.iter().filter(|probe| probe.is_always()).map(|probe| probe.row.id).collect();
    let control = Control {
        seen: before.len() > always.len() && after == before && kept_before == 1,
        what: json!({ "allowed_before": before, "allowed_after_lifting": after }),
    };
    let holds = during == always && kept_during == kept_before;
    let observed = json!({ "allowed_while_restricted": during, "demanded_by_law": always, "data_kept": kept_during });
    Ok(Finding::of(control, holds, observed))
}

async fn allowed(verifier: &Verifier, probes: &[Probe], subject: SubjectId) -> anyhow::Result<Vec<&'static str>> {
    let mut allowed = Vec::new();
    for probe in probes {
        if probe.issued(verifier, subject).await? {
            allowed.push(probe.row.id);
        }
    }
    Ok(allowed)
}

/// After an objection the purpose is refused at once, and no other.
pub(crate) async fn objection(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let mut probes = match all_probes() {
        Ok(probes) => probes,
        Err(unknown) => return Ok(unknown),
    };
    probes.retain(|probe| probe.is_for(Kind::Fan));
    let fan = verifier.fan(stage, 1).await?;
    // What this fan was not asked for is agreed to as well, so that every objection has something to stop.
    for probe in probes.iter().filter(|probe| probe.row.basis == Basis::Consent) {
        if !probe.issued(verifier, fan.subject).await? {
            (probe.agree)((verifier.app.db.clone(), verifier.app.privacy.clone()), fan.subject).await?;
        }
    }
    let (mut tried, mut issued, mut wrong) = (0, 0, Vec::new());
    for probe in probes.iter().filter(|probe| !probe.is_always()) {
        tried += 1;
        let before = allowed(verifier, &probes, fan.subject).await?;
        issued += usize::from(before.contains(&probe.row.id));
        (probe.object)(verifier.app.privacy.clone(), fan.subject).await?;
        let after = allowed(verifier, &probes, fan.subject).await?;
        let rest: Vec<&str> = before.into_iter().filter(|id| *id != probe.row.id).collect();
        if after != rest {
            wrong.push(probe.row.id);
        }
    }
    let control = Control { seen: tried > 0 && issued == tried, what: json!({ "allowed_before": issued }) };
    Ok(Finding::of(control, wrong.is_empty(), json!({ "objections": tried, "not_heeded": wrong })))
}

/// Taking a consent back takes no more steps than giving it, and from then on the purpose is refused and its permission
/// destroyed.
pub(crate) async fn withdrawal(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let app = &verifier.app;
    let fan = verifier.fan(stage, 1).await?;
    let before = app.privacy.may::<purpose::ReleaseSave>(fan.subject).await.is_ok();
    let page = verifier.door.ask(Ask::get(fan.receipt())).await?.expect(200, "the receipt")?;
    let began = Instant::now();
    let answer = verifier.door.ask(fan.cancellation()).await?;
    let refused = matches!(app.privacy.may::<purpose::ReleaseSave>(fan.subject).await, Err(Refused::NoConsent(_)));
    let took = began.elapsed();
    let sql = "SELECT COUNT(*) AS n FROM presave WHERE subject_id = $1 AND token IS NOT NULL";
    let tokens = number(&app.db, db::Sql::new(sql).bind(fan.subject)).await?;
    let noted = app.privacy.consents(fan.subject).await?.iter().filter(|one| one.withdrawn_at.is_some()).count();
    let back = steps(&page.text(), &format!("action=\"{}/cancellation\"", fan.receipt()));
    let offer = routes::presave::NEW.to(&[&stage.slug, "spotify"]);
    let give = steps(&verifier.door.ask(Ask::get(offer.clone())).await?.text(), &format!("action=\"{offer}\""));
    let control = Control {
        seen: before && back.is_some(),
        what: json!({ "allowed_before": before, "button_on_receipt": back.is_some() }),
    };
    // Without a provider's app nobody can give one, so there is nothing to compare with.
    let as_easy = back.is_some_and(|back| back <= give.unwrap_or(back));
    let holds = answer.status == 303 && refused && tokens == 0 && noted == 1 && took.as_secs() < 5 && as_easy;
    let observed = json!({
        "steps_to_give": give, "steps_to_take_back": back, "refused_after": refused, "refused_after_ms": took.as_millis(),
        "permissions_left": tokens, "withdrawals_on_record": noted,
    });
    Ok(Finding::of(control, holds, observed))
}

/// How many steps the form with this target takes: every box and field of it, and its button. `None` where it is not.
fn steps(page: &str, action: &str) -> Option<usize> {
    let (_, rest) = page.split_once(action)?;
    let form = rest.split("</form>").next().unwrap_or_default();
    let fields = form.split("<input").skip(1).filter(|field| !field.contains("type=\"hidden\""));
    Some(fields.count() + form.matches("<select").count() + form.matches("<textarea").count() + 1)
}
