//! The room's own loop: makes what was confirmed and takes back what was undone, a hundred rows in a transaction.

use std::collections::HashSet;

use db::Tx;
use jiff::{SignedDuration, Timestamp};
use jobs::Stop;
use kit::Result;
use links::Slug;
use uuid::Uuid;

use crate::{
    Imports, actions,
    draft::{Draft, Remark},
    model::{Import, Kept, Outcome, State},
    plan::{self, Decision, Thing},
    store,
};

/// How often it looks when nobody wakes it.
const LOOK: std::time::Duration = std::time::Duration::from_secs(5);
/// How long a node may take over one round before another may try.
const LEASE: SignedDuration = SignedDuration::from_mins(2);
/// How long after trouble it is tried again.
const PAUSE: SignedDuration = SignedDuration::from_secs(30);
/// How many rows are made in one transaction.
const AT_ONCE: i64 = 100;
/// How often a word may be snatched away by somebody else before a round rests.
const TRIES: u32 = 5;

impl Imports {
    /// Works until it is asked to stop. A round that has begun is finished.
    pub async fn run(self, mut stop: Stop) {
        loop {
            if let Err(error) = self.run_until(Some(&stop)).await {
                tracing::error!(error = &error as &dyn std::error::Error, "imports.failed");
            }
            tokio::select! {
                () = self.wake().notified() => {}
                ended = stop.or_after(LOOK) => if ended { return },
            }
            if stop.asked() {
                return;
            }
        }
    }

    /// Does everything that is due.
    ///
    /// # Errors
    /// The store's own. What was committed until then stays.
    pub async fn run_due(&self) -> Result<()> {
        self.run_until(None).await
    }

    async fn run_until(&self, stop: Option<&Stop>) -> Result<()> {
        let app = self.app();
        while !stop.is_some_and(Stop::asked) {
            let now = app.clock.now();
            let Some(import) = store::claim(app.db.write(), now, after(now, LEASE)).await? else { return Ok(()) };
            let round = match import.state {
                State::Undoing => self.take_back(&import).await,
                _ => self.make(&import).await,
            };
            if let Err(error) = round {
                store::put_off(app.db.write(), &import, after(app.clock.now(), PAUSE)).await?;
                return Err(error);
            }
        }
        Ok(())
    }

    /// Makes the next rows.
    async fn make(&self, import: &Import) -> Result<()> {
        for round in 0..TRIES {
            // Whoever lost a word to somebody else looks further on.
            let first = if round == 0 { 1 } else { u32::from(u16::from_le_bytes(self.app().entropy.bytes())).max(2) };
            match self.make_round(import, first).await {
                Err(kit::Error::Internal(source))
                    if source.downcast_ref::<db::Error>().is_some_and(db::is_unique_violation) => {}
                done => return done,
            }
        }
        Err(kit::Error::internal("words were taken again and again"))
    }

    async fn make_round(&self, import: &Import, first: u32) -> Result<()> {
        let app = self.app();
        let (workspace, now) = (import.workspace, app.clock.now());
        let tx = app.db.begin().await?;
        store::alone(&tx, workspace).await?;
        let rows = store::rows(&tx, workspace, import.id, Some(Outcome::Planned), (0, AT_ONCE)).await?;
        let drafts: Vec<&Draft> = rows.iter().filter_map(|row| row.draft.as_ref()).collect();
        let mut known = actions::look_up(app, &tx, workspace, &drafts).await?;
        // Lists go by these numbers: what is made stands there as in the file.
        let mut ids: Vec<Uuid> = (0..rows.len() * 3).map(|_| app.new_id()).collect();
        ids.sort_unstable();
        let mut ids = ids.into_iter();
        let mut new_id = || ids.next().unwrap_or_else(|| app.new_id());
        let decide = |row: &Kept| row.draft.as_ref().map(|draft| plan::decide(&mut known, draft, &mut new_id));
        let decisions: Vec<Option<Decision>> = rows.iter().map(decide).collect();
        let pairs: Vec<(&Draft, &Decision)> =
            rows.iter().zip(&decisions).filter_map(|(row, one)| Some((row.draft.as_ref()?, one.as_ref()?))).collect();
        self.write(&tx, import, &pairs, (first, now)).await?;
        let mut after = import.clone();
        for (row, decision) in rows.iter().zip(&decisions) {
            let kept = settled(row, decision.as_ref());
            after.counts.done += 1;
            after.counts.artists += u64::from(kept.made_artist);
            after.counts.releases += u64::from(kept.made_release);
            after.counts.links += u64::from(kept.made_link);
            after.counts.had += u64::from(kept.outcome == Outcome::Had);
            store::settle(&tx, workspace, import.id, &kept).await?;
        }
        if i64::try_from(rows.len()).is_ok_and(|n| n < AT_ONCE) {
            after.state = State::Done;
            after.finished_at = Some(now);
        }
        if store::go_on(&tx, &after).await? {
            tx.commit().await?;
        }
        Ok(())
    }

    /// Writes down what is new.
    async fn write(
        &self,
        tx: &Tx,
        import: &Import,
        pairs: &[(&Draft, &Decision)],
        (first, now): (u32, Timestamp),
    ) -> Result<()> {
        let app = self.app();
        let (workspace, new_id) = (import.workspace, || app.new_id());
        let (mut artists, mut releases) = (Vec::new(), Vec::new());
        for (draft, decision) in pairs {
            if let Thing::New(id) = decision.artist
                && let Ok(name) = artists::read_name("artist", &draft.artist)
            {
                artists.push((id, name));
            }
            if let Thing::New(id) = decision.release {
                releases.push(releases::New { id, artist: decision.artist.id(), plan: draft.plan() });
            }
        }
        artists::add_all(tx, workspace, &artists, now).await?;
        releases::add_all(tx, workspace, &releases, new_id, now).await?;
        let links = self.new_links(tx, pairs, first).await?;
        links::add_all(tx, workspace, &links, new_id, now.as_millisecond()).await?;
        let address = |(draft, decision): &(&Draft, &Decision)| match (&draft.old, decision.link) {
            (Some(old), Some(Thing::New(link))) => Some((old.key.clone(), link)),
            _ => None,
        };
        let addresses: Vec<(String, Uuid)> = pairs.iter().filter_map(address).collect();
        store::put_addresses(tx, workspace, &addresses, now).await?;
        Ok(())
    }

    async fn new_links(&self, tx: &Tx, pairs: &[(&Draft, &Decision)], first: u32) -> Result<Vec<links::New>> {
        let own = self.app().own_hosts().await?;
        let new: Vec<(&Draft, &Decision, Uuid)> = pairs
            .iter()
            .filter_map(|(draft, decision)| match decision.link {
                Some(Thing::New(id)) => Some((*draft, *decision, id)),
                _ => None,
            })
            .collect();
        let titles: Vec<(String, String)> =
            new.iter().map(|(draft, ..)| (draft.title.clone(), draft.artist.clone())).collect();
        let aliases: Vec<String> =
            new.iter().filter_map(|(_, one, _)| Some(one.alias.as_ref()?.as_str().to_owned())).collect();
        let words = actions::free_words(tx, &titles, first, &aliases).await?;
        let mut links = Vec::with_capacity(new.len());
        for ((draft, decision, id), word) in new.into_iter().zip(words) {
            // A domain that came here since the preview makes an address one of ours: the link leads to the others.
            let destinations = draft.destinations(&own).or_else(|_| links::check_destinations(&[], &own));
            let destinations = destinations.map_err(kit::Error::Invalid)?;
            let stem = Slug::stem(&draft.title, &draft.artist);
            // The old word is the address itself where the title would suggest the same.
            let (slug, aliases) = match &decision.alias {
                Some(alias) if alias.as_str() == stem => (alias.clone(), Vec::new()),
                Some(alias) => (word, vec![alias.clone()]),
                None => (word, Vec::new()),
            };
            links.push(links::New { id, release: decision.release.id(), slug, aliases, destinations });
        }
        Ok(links)
    }

    /// Takes back the last rows that are still there: what nobody has changed or used since.
    async fn take_back(&self, import: &Import) -> Result<()> {
        let app = self.app();
        let (workspace, now) = (import.workspace, app.clock.now());
        let tx = app.db.begin().await?;
        store::alone(&tx, workspace).await?;
        let mut rows = store::last_made(&tx, workspace, import.id, AT_ONCE).await?;
        let of = |rows: &[Kept], pick: fn(&Kept) -> Option<Uuid>| rows.iter().filter_map(pick).collect::<Vec<Uuid>>();
        let made = of(&rows, |row| row.link.filter(|_| row.made_link));
        let begun = presave::begun_at(&tx, workspace, &made).await?;
        let free: Vec<Uuid> = made.into_iter().filter(|link| !begun.contains(link)).collect();
        let gone = links::unmake(&tx, workspace, &free).await?;
        let links: Vec<Uuid> = gone.keys().copied().collect();
        store::delete_addresses(&tx, workspace, &links).await?;

        let made = of(&rows, |row| row.release.filter(|_| row.made_release));
        let linked = links::releases_with_any(&tx, workspace, &made).await?;
        let free: Vec<Uuid> = made.into_iter().filter(|release| !linked.contains(release)).collect();
        let releases = releases::unmake(&tx, workspace, &free).await?;

        let made = of(&rows, |row| row.artist.filter(|_| row.made_artist));
        let busy = releases::artists_with_any(&tx, workspace, &made).await?;
        let free: Vec<Uuid> = made.into_iter().filter(|artist| !busy.contains(artist)).collect();
        let artists = artists::retire_unchanged(&tx, workspace, &free, now).await?;

        for row in &mut rows {
            taken_back(row, &links, &releases, &artists);
            store::settle(&tx, workspace, import.id, row).await?;
        }
        let mut after = import.clone();
        if i64::try_from(rows.len()).is_ok_and(|n| n < AT_ONCE) {
            after.state = State::Undone;
            after.undone_at = Some(now);
        }
        if store::go_on(&tx, &after).await? {
            tx.commit().await?;
            gone.values().flatten().for_each(|word| self.links().forget(word));
        }
        Ok(())
    }
}

/// What became of a row.
fn settled(row: &Kept, decision: Option<&Decision>) -> Kept {
    let mut kept = Kept { draft: None, ..row.clone() };
    let Some(decision) = decision else {
        kept.outcome = Outcome::LeftOut;
        return kept;
    };
    kept.outcome = if decision.is_had() { Outcome::Had } else { Outcome::Made };
    kept.artist = Some(decision.artist.id());
    kept.release = Some(decision.release.id());
    kept.link = decision.link.map(Thing::id);
    kept.made_artist = decision.artist.is_new();
    kept.made_release = decision.release.is_new();
    kept.made_link = decision.link.is_some_and(Thing::is_new);
    if decision.taken
        && let Some(old) = row.draft.as_ref().and_then(|draft| draft.old.as_ref())
    {
        kept.remarks.push(Remark::taken(row.n, old));
    }
    kept
}

/// What is left of a row after it was taken back.
fn taken_back(row: &mut Kept, links: &[Uuid], releases: &HashSet<Uuid>, artists: &HashSet<Uuid>) {
    if row.made_link && row.link.is_some_and(|link| links.contains(&link)) {
        (row.made_link, row.link) = (false, None);
    }
    if row.made_release && row.release.is_some_and(|release| releases.contains(&release)) {
        (row.made_release, row.release) = (false, None);
    }
    if row.made_artist && row.artist.is_some_and(|artist| artists.contains(&artist)) {
        (row.made_artist, row.artist) = (false, None);
    }
    let any_left = row.made_link || row.made_release || row.made_artist;
    row.outcome = if any_left { Outcome::Stayed } else { Outcome::Undone };
}

fn after(at: Timestamp, span: SignedDuration) -> Timestamp {
    at.saturating_add(span).unwrap_or(Timestamp::MAX)
}
