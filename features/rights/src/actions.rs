//! Verbs: one function is one thing that a person does with their data, or that the operator does with a request.

use db::Tx;
use kit::{Error, Lang, Result};
use policy::{
    datum::{
        CorrectedEmail, RequesterAddress, RequesterIndex, RightsRequestDelay, RightsRequestReply, RightsRequestWords,
        RightsSecret,
    },
    purpose::DataSubjectRights,
};
use privacy::{Consent, ErasureReport, Export, ExportError, Personal, SubjectId};
use tlog::Salt;
use uuid::Uuid;

use crate::{
    Rights,
    desk::{Desk, Door},
    model::{Channel, CheckedDraft, Kind, Outcome, Request, after, due, is_token, put_off, visit_life},
    record::{Opened, Receipt},
    store::{self, Given, New},
    switches::Switch,
};

/// What became of a new address.
pub(crate) enum Corrected {
    /// It is the account's from now on.
    Done,
    /// Another account has it by now.
    Taken,
    /// Nothing waits under this link.
    Unknown,
}

/// What somebody sees at the desk.
pub(crate) struct Facts {
    /// Whether their data is kept and not used.
    pub(crate) restricted: bool,
    /// What they agreed to, newest first.
    pub(crate) consents: Vec<Consent>,
    /// The purposes that they objected to.
    pub(crate) objections: Vec<String>,
    /// What they asked for, newest first, with what was answered and why it takes longer.
    pub(crate) requests: Vec<(Request, Words)>,
    /// Their account's address and language.
    pub(crate) account: Option<(String, Lang)>,
    /// Whether they run this instance.
    pub(crate) is_operator: bool,
}

/// What the operator may read of a request.
pub(crate) struct Words {
    /// What was asked.
    pub(crate) words: Option<String>,
    /// What was answered.
    pub(crate) reply: Option<String>,
    /// Why it takes longer.
    pub(crate) delay: Option<String>,
}

/// What nobody else could look after.
#[derive(Default)]
pub(crate) struct LastOwner {
    /// What these workspaces are called.
    pub(crate) workspaces: Vec<String>,
    /// The whole instance: others have accounts in it.
    pub(crate) instance: bool,
}

/// Writes a request of somebody known into the register. It stays open until the act is done: what is cut off in between
/// has a deadline.
async fn open(room: &Rights, desk: &Desk, kind: Kind) -> Result<Uuid> {
    let tx = room.app.db.begin().await?;
    let id = open_with(room, &tx, desk, kind, None).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same in the caller's transaction, perhaps with words.
async fn open_with(room: &Rights, tx: &Tx, desk: &Desk, kind: Kind, words: Option<String>) -> Result<Uuid> {
    let app = &room.app;
    let (id, now) = (app.new_id(), app.clock.now());
    let words = match words {
        Some(words) => {
            let words = Personal::<RightsRequestWords>::of(desk.subject, words);
            Some(app.privacy.seal(&words, id).await?)
        }
        None => None,
    };
    let new = New {
        id,
        subject: Some(desk.subject),
        kind,
        channel: desk.channel(),
        language: desk.lang.tag(),
        given: None,
        words,
        logged: Some(room.open_on_record(tx, desk.subject, id, kind, desk.channel()).await?),
        opened_at: now,
        due_at: due(now),
    };
    store::insert(tx, new).await?;
    Ok(id)
}

/// Closes what was done, with what had been asked by letter for the same.
async fn done(room: &Rights, desk: &Desk, id: Uuid, kind: Kind) -> Result<()> {
    end(room, desk, id, kind, Outcome::Done).await
}

async fn end(room: &Rights, desk: &Desk, id: Uuid, kind: Kind, outcome: Outcome) -> Result<()> {
    let now = room.app.clock.now();
    let tx = room.app.db.begin().await?;
    store::close(&tx, id, outcome, now).await?;
    if outcome == Outcome::Done {
        store::close_of_kind(&tx, desk.subject, kind, now).await?;
    }
    room.record_request(&tx, outcome.id(), kind, desk.channel()).await?;
    tx.commit().await?;
    tracing::info!(
        rights.kind = kind.id(),
        rights.channel = desk.channel().id(),
        rights.outcome = outcome.id(),
        "rights.ended"
    );
    Ok(())
}

/// Keeps somebody's data and uses it for nothing (Art 18). Asking again changes nothing.
pub(crate) async fn restrict(room: &Rights, desk: &Desk) -> Result<()> {
    let id = open(room, desk, Kind::Restriction).await?;
    if !room.is_restricted(desk.subject).await? {
        room.app.privacy.restrict(desk.subject).await?;
    }
    done(room, desk, id, Kind::Restriction).await
}

/// Ends the restriction. Whoever has an address is told in writing first (Art 18(3)).
pub(crate) async fn lift(room: &Rights, desk: &Desk) -> Result<()> {
    if !room.is_restricted(desk.subject).await? {
        return Ok(());
    }
    let id = open(room, desk, Kind::Restriction).await?;
    if let Some(to) = room.address_of(desk.subject).await? {
        let tx = room.app.db.begin().await?;
        room.post(&tx, Some(&to), desk.lang, &room.lifted_letter()).await?;
        tx.commit().await?;
        room.outbox.wake();
    }
    room.app.privacy.lift_restriction(desk.subject).await?;
    done(room, desk, id, Kind::Restriction).await
}

/// Withdraws the consent to a purpose.
pub(crate) async fn withdraw(room: &Rights, desk: &Desk, switch: &Switch) -> Result<()> {
    let id = open(room, desk, Kind::Withdrawal).await?;
    (switch.stop)(room, desk.subject).await?;
    done(room, desk, id, Kind::Withdrawal).await
}

/// Objects to a purpose. From now on no grant is given for it; but what keeps strangers out works for everybody alike and
/// asks for none, so a person weighs the objection and answers (Art 21(1)). Asking again changes nothing.
pub(crate) async fn object(room: &Rights, desk: &Desk, switch: &Switch, reason: Option<String>) -> Result<()> {
    let app = &room.app;
    let objected = app.privacy.objections(desk.subject).await?.iter().any(|purpose| purpose == switch.purpose);
    if objected && store::any_open(app.db.read(), desk.subject, Kind::Objection).await? {
        return Ok(());
    }
    let tx = app.db.begin().await?;
    // What was asked by letter goes on as this.
    store::close_of_kind(&tx, desk.subject, Kind::Objection, app.clock.now()).await?;
    open_with(room, &tx, desk, Kind::Objection, reason).await?;
    tx.commit().await?;
    if !objected {
        (switch.stop)(room, desk.subject).await?;
    }
    Ok(())
}

/// Hands a text to the operator. Only their own key opens it.
pub(crate) async fn complain(room: &Rights, desk: &Desk, words: String) -> Result<()> {
    let tx = room.app.db.begin().await?;
    open_with(room, &tx, desk, Kind::Complaint, Some(words)).await?;
    Ok(tx.commit().await?)
}

/// The proof that a request of theirs is in the log.
///
/// # Errors
/// `NotFound` when it is not theirs, or from before the log had them.
pub(crate) async fn prove(room: &Rights, desk: &Desk, id: Uuid) -> Result<Opened> {
    let request = store::find(room.app.db.read(), id).await?;
    let request = request.filter(|request| request.subject == Some(desk.subject)).ok_or(Error::NotFound)?;
    room.opened(desk.subject, &request).await?.ok_or(Error::NotFound)
}

/// Makes somebody else the operator. False when no account with that address could be.
pub(crate) async fn hand_over(room: &Rights, desk: &Desk, typed: &str) -> Result<bool> {
    let app = &room.app;
    if accounts::person::operator(app).await? != Some(desk.subject) {
        return Err(Error::NotFound);
    }
    let Some(to) = accounts::person::successor(app, typed).await? else { return Ok(false) };
    if to == desk.subject {
        return Ok(false);
    }
    let tx = app.db.begin().await?;
    if !accounts::person::hand_over(&tx, desk.subject, to, app.clock.now_ms()).await? {
        return Ok(false);
    }
    room.record_hand_over(&tx).await?;
    tx.commit().await?;
    tracing::info!("rights.handed_over");
    Ok(true)
}

/// Changes the language of somebody's account.
pub(crate) async fn speak(room: &Rights, desk: &Desk, lang: Lang) -> Result<()> {
    let id = open(room, desk, Kind::Rectification).await?;
    accounts::person::set_language(&room.app, desk.subject, lang).await?;
    done(room, desk, id, Kind::Rectification).await
}

/// Erases everything about somebody. The register keeps that it was asked and done, and not by
/// whom: only the receipt that they hold has the same number.
pub(crate) async fn erase(room: &Rights, desk: &Desk) -> Result<Result<Receipt, LastOwner>> {
    let app = &room.app;
    let leaving = workspaces::without(&app.db, desk.subject).await?;
    let orphans: Vec<String> =
        leaving.iter().filter(|one| one.n_others > 0 && !one.has_other_owner).map(|one| one.name.clone()).collect();
    let instance = accounts::person::is_needed(app, desk.subject).await?;
    if instance || !orphans.is_empty() {
        return Ok(Err(LastOwner { workspaces: orphans, instance }));
    }
    let (id, now) = (app.new_id(), app.clock.now());
    let tx = app.db.begin().await?;
    let n_requests = store::forget(&tx, desk.subject, now).await?;
    for workspace in leaving.iter().filter(|one| one.n_others == 0) {
        accounts::person::revoke_keys(&tx, workspace.id, now.as_millisecond()).await?;
    }
    tx.commit().await?;
    // While it can still be opened: who gave a permission at a service is not listed there for ever.
    room.presaves.part_from(desk.subject).await?;
    let mut report = app.privacy.erase_as(id, desk.subject).await?;
    count_in(&mut report, n_requests);
    let salt = Salt::new(&app.entropy);
    let tx = app.db.begin().await?;
    // Only now: a row from before would stay open for ever, and nobody could answer it, if the program were stopped between.
    let new = New {
        id,
        subject: None,
        kind: Kind::Erasure,
        channel: desk.channel(),
        language: desk.lang.tag(),
        given: None,
        words: None,
        logged: None,
        opened_at: now,
        due_at: due(now),
    };
    store::insert(&tx, new).await?;
    store::close(&tx, id, Outcome::Done, app.clock.now()).await?;
    room.record_request(&tx, "done", Kind::Erasure, desk.channel()).await?;
    let position = room.record_erasure(&tx, &report, &salt).await?;
    tx.commit().await?;
    tracing::info!(rights.kind = Kind::Erasure.id(), rights.channel = desk.channel().id(), "rights.done");
    // They are erased, and must learn it, even when the log cannot be signed now.
    let proof = match room.proof(position, &salt).await {
        Ok(proof) => Some(proof),
        Err(error) => {
            tracing::error!(error = %error, "rights.no_proof");
            None
        }
    };
    room.erased.notify_one();
    let told = app.privacy.deletions_of(id).await?;
    let status = app.url(&policy::routes::rights::ERASURE.to(&[&id.to_string(), &app.privacy.receipt_secret(id)]));
    Ok(Ok(Receipt { report, status, proof, told }))
}

/// The register's rows spoke of the person until they were taken out of them, before the erasure could count.
fn count_in(report: &mut ErasureReport, n: u64) {
    for one in report.stores.iter_mut().filter(|one| one.table == "rights_request") {
        (one.found, one.removed) = (one.found.saturating_add(n), one.removed.saturating_add(n));
    }
}

/// Copies out everything about somebody.
///
/// # Errors
/// When they are erased, or the store or the keyring does not answer.
pub(crate) async fn export(room: &Rights, desk: &Desk) -> Result<Export, ExportError> {
    room.app.privacy.export(desk.subject).await
}

/// Writes into the register that somebody got their copy.
pub(crate) async fn exported(room: &Rights, desk: &Desk) -> Result<()> {
    let id = open(room, desk, Kind::Access).await?;
    done(room, desk, id, Kind::Access).await
}

/// Everything that the desk's page shows.
pub(crate) async fn facts(room: &Rights, desk: &Desk) -> Result<Facts> {
    let (app, subject) = (&room.app, desk.subject);
    let mut requests = Vec::new();
    for request in store::of_person(app.db.read(), subject).await? {
        let words = unsealed(room, request.id, subject).await?;
        requests.push((request, words));
    }
    let grant = app.privacy.may::<DataSubjectRights>(subject).await?;
    let account = match accounts::person::address(app, subject).await? {
        Some(address) => Some((address.open(&grant)?.clone(), accounts::person::language(app, subject).await?)),
        None => None,
    };
    Ok(Facts {
        restricted: room.is_restricted(subject).await?,
        consents: app.privacy.consents(subject).await?,
        objections: app.privacy.objections(subject).await?,
        requests,
        is_operator: accounts::person::operator(app).await? == Some(subject),
        account,
    })
}

// ── By the form and by letter ────────────────────────────────────────────────────────────────────────────────────────

/// Takes a request of somebody of whom nobody knows yet who they are. Nothing is looked up here, so this takes the same
/// time for everybody; the clerk does that later.
pub(crate) async fn ask(room: &Rights, checked: CheckedDraft, lang: Lang) -> Result<()> {
    let app = &room.app;
    let (id, now) = (app.new_id(), app.clock.now());
    let tx = app.db.begin().await?;
    let subject = app.privacy.new_subject(&tx, privacy::Kind::Requester).await?;
    let index = app.privacy.index::<RequesterIndex>(&checked.email.to_lowercase());
    let address = Personal::<RequesterAddress>::of(subject, checked.email);
    let words = checked.words.map(|words| Personal::<RightsRequestWords>::of(subject, words));
    let words = match &words {
        Some(words) => Some(app.privacy.seal(words, id).await?),
        None => None,
    };
    let new = New {
        id,
        subject: Some(subject),
        kind: checked.kind,
        channel: Channel::Form,
        language: lang.tag(),
        given: Some(Given { address: app.privacy.seal(&address, id).await?, index }),
        words,
        logged: Some(room.open_on_record(&tx, subject, id, checked.kind, Channel::Form).await?),
        opened_at: now,
        due_at: due(now),
    };
    store::insert(&tx, new).await?;
    tx.commit().await?;
    room.wake.notify_one();
    Ok(())
}

/// Uses a letter's link up. Answers what the browser has to show from now on; `None` for any other link.
pub(crate) async fn enter(room: &Rights, id: Uuid, secret: &str) -> Result<Option<String>> {
    if !is_token(secret) {
        return Ok(None);
    }
    let (app, now) = (&room.app, room.app.clock.now());
    let visit = app.entropy.token();
    let (secret, shown) = (app.privacy.index::<RightsSecret>(secret), app.privacy.index::<RightsSecret>(&visit));
    let until = after(now, visit_life());
    let used = store::use_link(app.db.write(), id, secret, shown, now, until).await?;
    Ok(used.then_some(visit))
}

/// Writes to a new address; it becomes the account's when its owner says so.
pub(crate) async fn ask_to_confirm(room: &Rights, desk: &Desk, email: String) -> Result<()> {
    let app = &room.app;
    if room.address_of(desk.subject).await?.is_none() {
        return Err(Error::NotFound);
    }
    let (id, secret) = (app.new_id(), app.entropy.token());
    let address = Personal::<CorrectedEmail>::of(desk.subject, email);
    let new = room.correction(id, &address, &secret).await?;
    let path = policy::routes::rights::CORRECTION.to(&[&id.to_string(), &secret]);
    let tx = app.db.begin().await?;
    store::insert_correction(&tx, new).await?;
    room.queue(&tx, &address, desk.lang, &room.correction_letter(&path)).await?;
    tx.commit().await?;
    room.outbox.wake();
    Ok(())
}

/// Makes the new address the account's.
pub(crate) async fn confirm_email(room: &Rights, id: Uuid, secret: &str) -> Result<Corrected> {
    if !is_token(secret) {
        return Ok(Corrected::Unknown);
    }
    let (app, now) = (&room.app, room.app.clock.now());
    let secret = app.privacy.index::<RightsSecret>(secret);
    let Some(taken) = store::take_correction(app.db.write(), id, secret, now).await? else {
        return Ok(Corrected::Unknown);
    };
    let subject = taken.subject();
    let grant = app.privacy.may::<DataSubjectRights>(subject).await?;
    let address = app.privacy.unseal(subject, id, &taken.address).await?;
    let lang = accounts::person::language(app, subject).await?;
    let desk = Desk { subject, door: Door::Letter, lang };
    let request = open(room, &desk, Kind::Rectification).await?;
    let tx = app.db.begin().await?;
    if !accounts::person::set_address(app, &tx, &address, &grant).await? {
        drop(tx);
        end(room, &desk, request, Kind::Rectification, Outcome::Refused).await?;
        return Ok(Corrected::Taken);
    }
    tx.commit().await?;
    done(room, &desk, request, Kind::Rectification).await?;
    Ok(Corrected::Done)
}

// ── The operator's ───────────────────────────────────────────────────────────────────────────────────────────────────

/// Opens what is sealed in a request. That the operator looked is recorded before they see it.
pub(crate) async fn read(room: &Rights, request: &Request) -> Result<Words> {
    let subject = request.subject.ok_or(Error::Gone)?;
    let app = &room.app;
    let tx = app.db.begin().await?;
    store::note_read(&tx, request.id, app.clock.now()).await?;
    room.record_access(&tx).await?;
    tx.commit().await?;
    tracing::info!(request.id = %request.id, "rights.operator_read");
    unsealed(room, request.id, subject).await
}

/// The words of a request, for whoever may see them: the operator who answers it, and the person themself.
pub(crate) async fn unsealed(room: &Rights, id: Uuid, subject: SubjectId) -> Result<Words> {
    let app = &room.app;
    let grant = app.privacy.may::<DataSubjectRights>(subject).await?;
    let closed = store::closed(app.db.read(), id).await?.ok_or(Error::NotFound)?;
    let words = match closed.words {
        Some(sealed) => Some(app.privacy.unseal(subject, id, &sealed).await?.open(&grant)?.clone()),
        None => None,
    };
    let reply = match closed.reply {
        Some(sealed) => Some(app.privacy.unseal(subject, id, &sealed).await?.open(&grant)?.clone()),
        None => None,
    };
    let delay = match closed.delay {
        Some(sealed) => Some(app.privacy.unseal(subject, id, &sealed).await?.open(&grant)?.clone()),
        None => None,
    };
    Ok(Words { words, reply, delay })
}

/// Answers a request with words, and closes it.
pub(crate) async fn answer(room: &Rights, request: &Request, words: String) -> Result<()> {
    let app = &room.app;
    let subject = request.subject.ok_or(Error::Gone)?;
    let reply = Personal::<RightsRequestReply>::of(subject, words);
    let sealed = app.privacy.seal(&reply, request.id).await?;
    let grant = app.privacy.may::<DataSubjectRights>(subject).await?;
    let letter = room.answer_letter(reply.open(&grant)?);
    let to = room.address_for(request.id, subject).await?;
    let tx = app.db.begin().await?;
    if store::answer(&tx, request.id, sealed, app.clock.now()).await? {
        room.record_request(&tx, "answered", Kind::of_id(&request.kind).unwrap_or(Kind::Other), by(request)).await?;
        room.post(&tx, to.as_ref(), speaks(request), &letter).await?;
    }
    tx.commit().await?;
    room.outbox.wake();
    Ok(())
}

/// The way by which a request came.
fn by(request: &Request) -> Channel {
    [Channel::Receipt, Channel::Account].into_iter().find(|by| by.id() == request.channel).unwrap_or(Channel::Form)
}

fn speaks(request: &Request) -> Lang {
    Lang::of_tag(&request.language).unwrap_or_default()
}

/// Puts a request off, once and in time, and says why. False when it is too late for that.
pub(crate) async fn extend(room: &Rights, request: &Request, words: String) -> Result<bool> {
    let app = &room.app;
    let subject = request.subject.ok_or(Error::Gone)?;
    let delay = Personal::<RightsRequestDelay>::of(subject, words);
    let sealed = app.privacy.seal(&delay, request.id).await?;
    let grant = app.privacy.may::<DataSubjectRights>(subject).await?;
    let until = put_off(request.due_at);
    let letter = room.delay_letter(delay.open(&grant)?, until, speaks(request));
    let to = room.address_for(request.id, subject).await?;
    let tx = app.db.begin().await?;
    let put = store::extend(&tx, request.id, sealed, app.clock.now(), until).await?;
    if put {
        let kind = Kind::of_id(&request.kind).unwrap_or(Kind::Other);
        room.record_request(&tx, "extended", kind, by(request)).await?;
        room.post(&tx, to.as_ref(), speaks(request), &letter).await?;
    }
    tx.commit().await?;
    room.outbox.wake();
    Ok(put)
}
