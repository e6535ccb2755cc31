//! Telling others that somebody was erased (Art 19): asks each party that received the person's data, again and again, and
//! never gives it up in silence.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use jobs::Stop;
use kit::{Error, Lang, Party, Result, from_millis};
use policy::datum::LetterAddress;
use privacy::{Asking, Closed, Deletes, DeletionAnswer, DeletionRequest, DeletionState, Due, Personal, Way};
use uuid::Uuid;

use crate::{Rights, model::after};

/// How often it looks when nobody wakes it.
const LOOK: Duration = Duration::from_secs(30);
/// How many are asked in one claim, one after another.
const AT_ONCE: i64 = 8;
/// How long a claim holds: as many questions as it has, at their longest, and the store.
const LEASE: SignedDuration = SignedDuration::from_mins(6);
/// How long one question may take.
const PATIENCE: Duration = Duration::from_secs(30);
const SHORTEST_WAIT: SignedDuration = SignedDuration::from_mins(1);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(4);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// By which ways other parties are told.
#[derive(Clone)]
pub struct Ways {
    /// Who the configured parties are.
    pub parties: Vec<Party>,
    /// The addresses of those who answer for privacy at a party: the processor's id and the address.
    pub contacts: Vec<(&'static str, String)>,
    /// The clients of the parties that a program can ask.
    pub clients: Vec<Arc<dyn Deletes>>,
    /// How long one question to a client may take.
    pub patience: Duration,
}

impl Default for Ways {
    fn default() -> Ways {
        Ways { parties: Vec::new(), contacts: Vec::new(), clients: Vec::new(), patience: PATIENCE }
    }
}

/// What the operator has to hear of after a round.
#[derive(Default)]
struct News {
    by_hand: u64,
    refused: u64,
    unanswered: u64,
}

impl Rights {
    /// Tells others of erasures until it is asked to stop.
    pub async fn run_passing_on(self, mut stop: Stop) {
        if let Err(error) = self.app.privacy.free_deletions().await {
            tracing::error!(error = %error, "rights.store_failed");
        }
        loop {
            if let Err(error) = self.pass_on_due().await {
                tracing::error!(error = %error, "rights.store_failed");
            }
            tokio::select! {
                () = self.erased.notified() => {}
                ended = stop.or_after(LOOK) => if ended { return },
            }
            if stop.asked() {
                return;
            }
        }
    }

    /// One round: every request that is due by the clock. Answers how many there were.
    ///
    /// # Errors
    /// The store's or the keyring's, after the others were looked at; what it was about is tried again when its claim ends.
    pub async fn pass_on_due(&self) -> Result<usize> {
        let (mut n, mut news, mut outcome) = (0, News::default(), Ok(()));
        loop {
            let batch = self.app.privacy.claim_deletions(self.node, LEASE, AT_ONCE).await?;
            if batch.is_empty() {
                break;
            }
            n += batch.len();
            for due in &batch {
                let done = self.take_further(due, &mut news).await;
                outcome = outcome.and(done);
            }
        }
        self.tell_operator(&news).await?;
        outcome.map(|()| n)
    }

    async fn take_further(&self, due: &Due, news: &mut News) -> Result<()> {
        let (request, now) = (&due.request, self.app.clock.now_ms());
        let lost = !request.has_hint() && request.asked_at.is_none();
        if (now >= request.due_at || lost) && request.state != DeletionState::Unanswered {
            self.overdue(due, news).await?;
        }
        if now >= request.forget_at || lost {
            return self.give_up(due).await;
        }
        if !request.has_hint() {
            // Asked before a backup was put back, which knows no more of how to find them: an answer may still come.
            return self.put_off(due, SignedDuration::MAX, None).await;
        }
        match request.way {
            Way::Api => self.ask(due, news).await,
            Way::Letter => self.write(due, news).await,
            Way::None => self.give_up(due).await,
        }
    }

    /// Its time has passed: that stays visible, and the operator hears of it.
    async fn overdue(&self, due: &Due, news: &mut News) -> Result<()> {
        let tx = self.app.db.begin().await?;
        if self.app.privacy.deletion_overdue(&tx, due).await? {
            self.record_told(&tx, &due.request, DeletionState::Unanswered, "program").await?;
            news.unanswered += 1;
            note(&due.request, DeletionState::Unanswered);
        }
        Ok(tx.commit().await?)
    }

    /// What finds the person is destroyed, or was already: nobody can be asked any more.
    async fn give_up(&self, due: &Due) -> Result<()> {
        let privacy = &self.app.privacy;
        let tx = self.app.db.begin().await?;
        let closed = privacy.give_up_deletion(&tx, due).await?;
        tx.commit().await?;
        self.part_with(closed).await
    }

    async fn part_with(&self, closed: Option<Closed>) -> Result<()> {
        match closed {
            Some(closed) => Ok(self.app.privacy.part_with(closed).await?),
            None => Ok(()),
        }
    }

    // ── By a program ──────────────────────────────────────────────────────────────────────────────────────────────────

    async fn ask(&self, due: &Due, news: &mut News) -> Result<()> {
        let (privacy, request) = (&self.app.privacy, &due.request);
        let Some(client) = self.ways.clients.iter().find(|client| client.processor().id == request.processor) else {
            return self.put_off(due, SignedDuration::from_hours(1), Some("no_client")).await;
        };
        let Some(asking) = privacy.asking(request).await? else { return self.give_up(due).await };
        match self.question(client.as_ref(), &asking).await {
            DeletionAnswer::Deleted => self.close(request, DeletionState::Answered, None, "program").await,
            DeletionAnswer::Refused(why) => {
                news.refused += 1;
                self.close(request, DeletionState::Refused, Some(why), "program").await
            }
            DeletionAnswer::Working => self.asked(due, DAY).await,
            DeletionAnswer::Later(why) => {
                let wait = if request.state == DeletionState::Unanswered { DAY } else { backoff(request.attempts) };
                tracing::info!(deletion.id = %request.id, processor.id = request.processor, reason = why, "rights.deletion_later");
                self.put_off(due, wait, Some(why)).await
            }
        }
    }

    /// Asks once. A client that never comes back, or breaks, is a party that could not be asked now.
    async fn question(&self, client: &dyn Deletes, asking: &Asking) -> DeletionAnswer {
        let question = AssertUnwindSafe(client.delete(asking)).catch_unwind();
        match tokio::time::timeout(self.ways.patience, question).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => DeletionAnswer::Later("client_broke"),
            Err(_) => DeletionAnswer::Later("no_answer"),
        }
    }

    /// It is at work, or has a letter of ours: looks again after `wait`, and at the latest when its time has passed.
    async fn asked(&self, due: &Due, wait: SignedDuration) -> Result<()> {
        let privacy = &self.app.privacy;
        let tx = self.app.db.begin().await?;
        if !privacy.deletion_asked(&tx, due, self.soon(&due.request, wait)).await? {
            return Ok(());
        }
        if due.request.asked_at.is_none() {
            self.record_told(&tx, &due.request, DeletionState::Asked, "program").await?;
        }
        tx.commit().await?;
        note(&due.request, DeletionState::Asked);
        Ok(privacy.remember_asked(due).await?)
    }

    async fn put_off(&self, due: &Due, wait: SignedDuration, reason: Option<&str>) -> Result<()> {
        Ok(self.app.privacy.deletion_put_off(due, self.soon(&due.request, wait), reason).await?)
    }

    /// After `wait`, but not later than the next thing that has to be done about it.
    fn soon(&self, request: &DeletionRequest, wait: SignedDuration) -> Timestamp {
        let now = self.app.clock.now();
        let next = if now.as_millisecond() < request.due_at { request.due_at } else { request.forget_at };
        after(now, wait).min(from_millis(next))
    }

    /// Ends a request with what the party said.
    async fn close(
        &self,
        request: &DeletionRequest,
        state: DeletionState,
        reason: Option<&str>,
        by: &'static str,
    ) -> Result<()> {
        let tx = self.app.db.begin().await?;
        let closed = self.app.privacy.close_deletion(&tx, request, state, reason).await?;
        if closed.is_some() {
            self.record_told(&tx, request, state, by).await?;
        }
        tx.commit().await?;
        if closed.is_some() {
            note(request, state);
        }
        self.part_with(closed).await
    }

    /// Writes down what a party answered to a person. False when that is not for a person to write down.
    pub(crate) async fn mark_deletion(&self, request: &DeletionRequest, state: DeletionState) -> Result<bool> {
        let by_hand = request.way == Way::Letter || request.state == DeletionState::Unanswered;
        if !request.state.is_open() || !by_hand {
            return Ok(false);
        }
        self.close(request, state, None, "operator").await.map(|()| true)
    }

    // ── By a letter ───────────────────────────────────────────────────────────────────────────────────────────────────

    async fn write(&self, due: &Due, news: &mut News) -> Result<()> {
        let (privacy, request) = (&self.app.privacy, &due.request);
        if request.asked_at.is_some() {
            return self.put_off(due, SignedDuration::MAX, None).await;
        }
        if privacy.was_told(request).await? {
            // A backup was put back that does not know of the letter.
            return self.asked(due, SignedDuration::MAX).await;
        }
        let contact = self.ways.contacts.iter().find(|(processor, _)| *processor == request.processor);
        let Some((_, contact)) = contact.filter(|_| self.outbox.can_send()) else {
            if request.attempts == 0 {
                news.by_hand += 1;
            }
            return self.put_off(due, DAY, Some(BY_HAND)).await;
        };
        let Some(asking) = privacy.asking(request).await? else { return self.give_up(due).await };
        let letter = self.deletion_letter(request.number, asking.hint.open(&asking.grant)?);
        let to = Personal::<LetterAddress>::of(asking.hint.subject(), contact.clone());
        let lang = self.operators_language().await?;
        let tx = self.app.db.begin().await?;
        if !privacy.deletion_asked(&tx, due, self.soon(request, SignedDuration::MAX)).await? {
            return Ok(());
        }
        self.queue(&tx, &to, lang, &letter).await?;
        self.record_told(&tx, request, DeletionState::Asked, "program").await?;
        tx.commit().await?;
        note(request, DeletionState::Asked);
        self.outbox.wake();
        Ok(privacy.remember_asked(due).await?)
    }

    async fn operators_language(&self) -> Result<Lang> {
        match accounts::person::operator(&self.app).await? {
            Some(operator) => accounts::person::language(&self.app, operator).await,
            None => Ok(Lang::default()),
        }
    }

    /// Writes to the operator, where there is a mail server. The register says it in any case.
    async fn tell_operator(&self, news: &News) -> Result<()> {
        if news.by_hand + news.refused + news.unanswered == 0 {
            return Ok(());
        }
        let Some(operator) = accounts::person::operator(&self.app).await? else { return Ok(()) };
        let Some(to) = self.address_of(operator).await? else { return Ok(()) };
        let lang = accounts::person::language(&self.app, operator).await?;
        let letter = Rights::told_letter(news.by_hand, news.refused, news.unanswered);
        let tx = self.app.db.begin().await?;
        self.post(&tx, Some(&to), lang, &letter).await?;
        tx.commit().await?;
        self.outbox.wake();
        Ok(())
    }

    /// What a party is called: of a configured one, who runs it.
    pub(crate) fn name_of(&self, processor: &str) -> String {
        let chosen = self.ways.parties.iter().find(|party| party.processor == processor);
        let row = policy::PROCESSORS.iter().find(|row| row.id == processor);
        match (chosen, row) {
            (Some(party), _) => format!("{} ({})", party.name, party.host),
            (None, Some(row)) => row.name.to_owned(),
            (None, None) => processor.to_owned(),
        }
    }

    /// What the operator may read of a request: by what the party finds the person. That they looked is recorded first.
    pub(crate) async fn read_hint(&self, id: Uuid) -> Result<Option<String>> {
        let privacy = &self.app.privacy;
        let request = privacy.deletion(id).await?.ok_or(Error::NotFound)?;
        let Some(asking) = privacy.asking(&request).await? else { return Ok(None) };
        let tx = self.app.db.begin().await?;
        self.record_look_at_hint(&tx).await?;
        tx.commit().await?;
        tracing::info!(deletion.id = %id, "rights.operator_read");
        Ok(Some(asking.hint.open(&asking.grant)?.clone()))
    }
}

/// The operator does it: there is no address to write to.
pub(crate) const BY_HAND: &str = "by_hand";

fn note(request: &DeletionRequest, state: DeletionState) {
    metrics::counter!("fanfare_rights_deletions_total", "state" => state.id()).increment(1);
    let (id, processor, state) = (request.id, request.processor.as_str(), state.id());
    tracing::info!(deletion.id = %id, processor.id = processor, state, "rights.deletion");
}

/// How long to wait after the try number `attempts`, counted from 0: a minute, and twice as long each time.
fn backoff(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.clamp(0, 16)).unwrap_or(16);
    (SHORTEST_WAIT * 2_i32.pow(doublings)).min(LONGEST_WAIT)
}
