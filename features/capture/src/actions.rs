//! Verbs: what a fan can do, and what a label can do with a form.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use kit::{App, Editor, Error, Lang, Problem, Problems, Result, Tongue};
use policy::{
    datum::{FanAddress, FanAddressIndex, FanPendingAddress, FanSecret},
    purpose::{ArtistContact, Contest, FanSignUp, Newsletter},
};
use privacy::{Choice, ConsentText, Kind as Who, Method, Personal, Refused, SubjectId};
use sha2::Sha256;
use tlog::{Entry as Record, Facts};
use uuid::Uuid;

use crate::{
    Captures,
    model::{
        CheckedDraft, CheckedLetter, CheckedTexts, Entry, Fan, FanForm, FanLetter, Kind, LINK_LIFE, Numbers, after,
        draw, fold, is_token,
    },
    store::{self, Counter, NewFan, NewRequest},
};

/// How many addresses are opened in one go.
const AT_ONCE: i64 = 200;

/// What somebody sends from a form, checked.
pub(crate) struct Asked {
    pub(crate) email: String,
    /// Whether they take part in the form's contest.
    pub(crate) contest: bool,
    pub(crate) letters: bool,
    pub(crate) artist: bool,
}

/// What a fan can say yes and no to on their own page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    Letters,
    Artist,
}

/// A fan's own page.
pub(crate) struct Own {
    pub(crate) fan: Fan,
    pub(crate) form: FanForm,
    pub(crate) artist: String,
    pub(crate) letters: bool,
    pub(crate) seen: bool,
    pub(crate) entry: Option<Entry>,
}

/// One fan as the label may see them.
pub(crate) struct Visible {
    pub(crate) address: String,
    pub(crate) lang: Lang,
    pub(crate) joined_at: jiff::Timestamp,
}

// ── Words and secrets ─────────────────────────────────────────────────────────────────────────────────────────────────

/// The sentence that a fan agrees to, with the artist's name in it.
pub(crate) fn words(tongue: &Tongue, topic: Topic, artist: &str) -> String {
    let id = match topic {
        Topic::Letters => "capture-agree-letters",
        Topic::Artist => "capture-agree-artist",
    };
    tongue.say_with(id, &[("artist", artist.into())])
}

/// The address of a sign-up for look-ups: capital letters do not tell mailboxes apart.
pub(crate) fn index(app: &App, email: &str) -> privacy::BlindIndex<FanAddressIndex> {
    app.privacy.index::<FanAddressIndex>(&email.to_lowercase())
}

/// A secret that is made anew from a fan's number whenever a letter needs it, and is stored nowhere.
fn derived(app: &App, label: &'static str, fan: Uuid) -> Result<String> {
    let key = app.privacy.keyring().derived(label);
    let mut mac = Hmac::<Sha256>::new_from_slice(&*key).map_err(Error::from_source)?;
    mac.update(fan.as_bytes());
    Ok(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

/// The key to a fan's own page.
pub(crate) fn receipt(app: &App, fan: Uuid) -> Result<String> {
    derived(app, "capture-receipt", fan)
}

/// What ends the letters to a fan, and opens nothing: a letter that is passed on gives nothing else away.
pub(crate) fn unsubscription(app: &App, fan: Uuid) -> Result<String> {
    derived(app, "capture-unsubscription", fan)
}

// ── What a fan does ───────────────────────────────────────────────────────────────────────────────────────────────────

/// The form at an address, open to anybody.
///
/// # Errors
/// `NotFound` where there is none, `Gone` where it was retired.
pub(crate) async fn open(room: &Captures, slug: &str) -> Result<(FanForm, String)> {
    let form = store::form_at(room.app.db.read(), slug).await?.ok_or(Error::NotFound)?;
    if form.retired_at.is_some() {
        return Err(Error::Gone);
    }
    let artist = room.artist_of(&form).await?;
    Ok((form, artist))
}

/// Takes a sign-up in. Nothing is looked up here, so it takes the same time for everybody; the clerk does that later.
pub(crate) async fn ask(room: &Captures, form: &FanForm, asked: Asked, lang: Lang) -> Result<()> {
    let app = &room.app;
    let id = app.new_id();
    let index = index(app, &asked.email);
    let tx = app.db.begin().await?;
    let subject = app.privacy.new_subject(&tx, Who::Fan).await?;
    let address = Personal::<FanPendingAddress>::of(subject, asked.email);
    let new = NewRequest {
        id,
        form,
        subject,
        address: app.privacy.seal(&address, id).await?,
        index,
        contest: asked.contest,
        letters: asked.letters,
        artist: asked.artist,
        lang,
        created_at: app.clock.now(),
    };
    store::insert_request(&tx, new).await?;
    store::count_one(&tx, form.id, Counter::Asked).await?;
    tx.commit().await?;
    room.wake.notify_one();
    Ok(())
}

/// The form that a letter's link belongs to, if the link still confirms.
pub(crate) async fn pending(room: &Captures, id: Uuid, secret: &str) -> Result<Option<(FanForm, String)>> {
    let Some((_, form)) = find_pending(room, id, secret).await? else { return Ok(None) };
    let artist = room.artist_of(&form).await?;
    Ok(Some((form, artist)))
}

async fn find_pending(room: &Captures, id: Uuid, secret: &str) -> Result<Option<(store::Request, FanForm)>> {
    if !is_token(secret) {
        return Ok(None);
    }
    let app = &room.app;
    let since = after(app.clock.now(), -LINK_LIFE);
    let index = app.privacy.index::<FanSecret>(secret);
    let Some(request) = store::request(app.db.read(), id, index, since).await? else { return Ok(None) };
    let form = store::form(app.db.read(), request.workspace(), request.form_id).await?;
    Ok(form.filter(|form| form.retired_at.is_none()).map(|form| (request, form)))
}

/// Confirms a sign-up and answers the key to the fan's own page; `None` for a link that does not confirm (any more).
pub(crate) async fn confirm(room: &Captures, id: Uuid, secret: &str) -> Result<Option<String>> {
    let Some((request, form)) = find_pending(room, id, secret).await? else { return Ok(None) };
    let app = &room.app;
    let (subject, now) = (request.subject(), app.clock.now());
    let grant = match app.privacy.may::<FanSignUp>(subject).await {
        Ok(grant) => grant,
        Err(Refused::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(None),
    };
    let pending = app.privacy.unseal(subject, request.id, &request.address).await?;
    let address = Personal::<FanAddress>::of(subject, pending.open(&grant)?.clone());
    let letters = form.kind != Kind::Contest || request.letters;
    let fan = Fan {
        id: app.new_id(),
        workspace: form.workspace,
        form_id: form.id,
        subject,
        lang: request.lang(),
        joined_at: now,
        left_at: None,
        over_at: (!letters).then(|| form.entry_end(now)),
    };
    let receipt_secret = receipt(app, fan.id)?;
    let new = NewFan {
        address: app.privacy.seal(&address, fan.id).await?,
        index: request.email_index.clone(),
        receipt: app.privacy.index::<FanSecret>(&receipt_secret),
        fan: fan.clone(),
    };
    let artist = room.artist_of(&form).await?;
    let tx = app.db.begin().await?;
    if !store::take_request(&tx, id, app.privacy.index::<FanSecret>(secret)).await? {
        return Ok(None);
    }
    if !store::insert_fan(&tx, new).await? {
        tx.commit().await?;
        return already_there(room, &form, &request).await;
    }
    let tongue = app.texts.tongue(fan.lang);
    if letters {
        agree(room, &tx, &fan, &tongue, (Topic::Letters, &artist), method_of(form.kind)).await?;
    }
    if request.artist {
        agree(room, &tx, &fan, &tongue, (Topic::Artist, &artist), Method::Tick).await?;
    }
    if form.kind == Kind::Contest && request.contest && !form.is_closed(now) {
        store::enter(&tx, app.new_id(), &fan, now, form.entry_end(now)).await?;
    }
    store::count_one(&tx, form.id, Counter::Confirmed).await?;
    tx.commit().await?;
    Ok(Some(receipt_secret))
}

/// Where letters are what the form is for, its button asks for them; a contest has a box for it.
fn method_of(kind: Kind) -> Method {
    if kind == Kind::Contest { Method::Tick } else { Method::Button }
}

/// Somebody confirmed by a second letter what they had confirmed by a first one: they are who they were.
async fn already_there(room: &Captures, form: &FanForm, request: &store::Request) -> Result<Option<String>> {
    let app = &room.app;
    app.privacy.erase(request.subject()).await?;
    let known = store::fan_at(app.db.read(), form.id, request.email_index.clone()).await?;
    known.map(|fan| receipt(app, fan.id)).transpose()
}

/// Records what a fan agrees to, in the words that they saw.
pub(crate) async fn agree(
    room: &Captures,
    tx: &db::Tx,
    fan: &Fan,
    tongue: &Tongue,
    (topic, artist): (Topic, &str),
    method: Method,
) -> Result<()> {
    let words = words(tongue, topic, artist);
    let text = ConsentText { text: &words, language: tongue.lang().tag() };
    let privacy = &room.app.privacy;
    match topic {
        Topic::Letters => privacy.consent_given::<Newsletter>(tx, fan.subject, &text, method).await?,
        Topic::Artist => privacy.consent_given::<ArtistContact>(tx, fan.subject, &text, method).await?,
    }
    Ok(())
}

/// The fan that a receipt opens.
pub(crate) async fn by_receipt(room: &Captures, receipt: &str) -> Result<Option<Fan>> {
    if !is_token(receipt) {
        return Ok(None);
    }
    let index = room.app.privacy.index::<FanSecret>(receipt);
    Ok(store::fan_by_receipt(room.app.db.read(), index).await?)
}

/// Everything that a fan's own page shows.
pub(crate) async fn own(room: &Captures, fan: Fan) -> Result<Own> {
    let app = &room.app;
    let form = store::form(app.db.read(), fan.workspace, fan.form_id).await?.ok_or(Error::NotFound)?;
    let given = |choice| matches!(choice, Choice::Given { until } if until > app.clock.now());
    Ok(Own {
        artist: room.artist_of(&form).await?,
        letters: given(app.privacy.choice::<Newsletter>(fan.subject).await?),
        seen: given(app.privacy.choice::<ArtistContact>(fan.subject).await?),
        entry: store::entry(app.db.read(), fan.subject).await?,
        form,
        fan,
    })
}

/// A fan says yes or no on their own page.
pub(crate) async fn choose(room: &Captures, own: &Own, topic: Topic, yes: bool, tongue: &Tongue) -> Result<()> {
    let (app, now) = (&room.app, room.app.clock.now());
    if own.fan.left_at.is_some() {
        return Ok(());
    }
    if !yes && topic == Topic::Letters && !has_a_part(own, now) {
        return leave(room, &own.fan).await;
    }
    let tx = app.db.begin().await?;
    match (topic, yes) {
        (topic, true) => agree(room, &tx, &own.fan, tongue, (topic, &own.artist), Method::Button).await?,
        (Topic::Letters, false) => app.privacy.consent_withdrawn::<Newsletter>(&tx, own.fan.subject).await?,
        (Topic::Artist, false) => app.privacy.consent_withdrawn::<ArtistContact>(&tx, own.fan.subject).await?,
    }
    if topic == Topic::Letters {
        store::stay(&tx, own.fan.id, (!yes).then(|| own.form.entry_end(now))).await?;
    }
    Ok(tx.commit().await?)
}

/// Whether something besides letters keeps a fan: a part in a contest that is not over.
fn has_a_part(own: &Own, now: jiff::Timestamp) -> bool {
    own.form.kind == Kind::Contest && own.entry.is_some() && own.form.entry_end(now) > now
}

/// Ends a sign-up. From this moment nobody has the address. Doing it again changes nothing.
pub(crate) async fn leave(room: &Captures, fan: &Fan) -> Result<()> {
    let app = &room.app;
    let tx = app.db.begin().await?;
    let left = store::leave(&tx, fan, app.clock.now()).await?;
    app.privacy.consent_withdrawn::<Newsletter>(&tx, fan.subject).await?;
    app.privacy.consent_withdrawn::<ArtistContact>(&tx, fan.subject).await?;
    if left {
        store::count_one(&tx, fan.form_id, Counter::Left).await?;
    }
    tx.commit().await?;
    if left {
        // What the row held may still lie in the write-ahead log.
        app.db.checkpoint().await?;
    }
    Ok(())
}

/// The fan whose letters a link ends, if the secret is the right one.
pub(crate) async fn by_unsubscription(room: &Captures, id: Uuid, secret: &str) -> Result<Option<Fan>> {
    // The blind indexes are compared, so that the time says nothing about the secret.
    let wanted = room.app.privacy.index::<FanSecret>(&unsubscription(&room.app, id)?);
    if room.app.privacy.index::<FanSecret>(secret) != wanted {
        return Ok(None);
    }
    Ok(store::fan(room.app.db.read(), id).await?)
}

/// Ends the letters to somebody, and with them the sign-up unless a contest is still to come.
pub(crate) async fn unsubscribe(room: &Captures, fan: Fan) -> Result<()> {
    let own = own(room, fan).await?;
    let tongue = room.app.texts.tongue(own.fan.lang);
    choose(room, &own, Topic::Letters, false, &tongue).await
}

/// What rests on a consent that was withdrawn elsewhere ends now.
pub(crate) async fn take_back(room: &Captures, subject: SubjectId) -> Result<()> {
    for fan in store::fans_of_person(room.app.db.read(), subject).await? {
        let own = own(room, fan).await?;
        if !own.letters && own.fan.left_at.is_none() {
            let tongue = room.app.texts.tongue(own.fan.lang);
            choose(room, &own, Topic::Letters, false, &tongue).await?;
        }
    }
    Ok(())
}

// ── What a label does ─────────────────────────────────────────────────────────────────────────────────────────────────

/// A form that something can still be done with.
pub(crate) async fn show(room: &Captures, editor: &Editor, id: Uuid) -> Result<FanForm> {
    let form = store::form(room.app.db.read(), editor.workspace(), id).await?;
    form.filter(|form| form.retired_at.is_none()).ok_or(Error::NotFound)
}

/// Makes a form.
///
/// # Errors
/// `Conflict` when its address is taken.
pub(crate) async fn create(room: &Captures, editor: &Editor, draft: &CheckedDraft) -> Result<FanForm> {
    let app = &room.app;
    let id = app.new_id();
    if !store::insert_form(app.db.write(), editor.workspace(), id, draft, app.clock.now()).await? {
        return Err(Error::Conflict(Problems::from(Problem::new("slug", "problem-capture-slug-taken"))));
    }
    show(room, editor, id).await
}

/// Changes the words of a form.
pub(crate) async fn change(room: &Captures, editor: &Editor, id: Uuid, texts: &CheckedTexts) -> Result<FanForm> {
    let app = &room.app;
    if !store::change_form(app.db.write(), editor.workspace(), id, texts, app.clock.now()).await? {
        return Err(Error::NotFound);
    }
    show(room, editor, id).await
}

/// Closes a form. Who signed up stays, and can leave as before.
pub(crate) async fn retire(room: &Captures, editor: &Editor, id: Uuid) -> Result<()> {
    let app = &room.app;
    let retired = store::retire_form(app.db.write(), editor.workspace(), id, app.clock.now()).await?;
    if retired { Ok(()) } else { Err(Error::NotFound) }
}

/// How many there are, small groups folded.
pub(crate) async fn numbers(room: &Captures, form: &FanForm) -> Result<Numbers> {
    let (db, now) = (room.app.db.read(), room.app.clock.now());
    let (languages, other) = fold(store::by_language(db, form, now).await?);
    let seen = store::n_visible(db, form, now).await?;
    let (here, entries) = (store::n_here(db, form, now).await?, store::n_entries(db, form).await?);
    Ok(Numbers { here, seen, entries, languages, other })
}

/// Opens the addresses of those fans who allow it. That somebody looked is on record before they see one.
pub(crate) async fn addresses(room: &Captures, form: &FanForm) -> Result<Vec<Visible>> {
    let (app, now) = (&room.app, room.app.clock.now());
    let tx = app.db.begin().await?;
    let facts = Facts::default().word("what", "fan_addresses");
    room.log.append(&tx, Record { kind: tlog::Kind::OperatorAccess, facts }).await.map_err(Error::from_source)?;
    tx.commit().await?;
    let (mut visible, mut last) = (Vec::new(), Uuid::nil());
    loop {
        let fans = store::fans_here(app.db.read(), form, last, now, AT_ONCE).await?;
        let Some(end) = fans.last() else { break };
        last = end.id;
        for fan in &fans {
            visible.extend(visible_one(room, fan).await?);
        }
    }
    tracing::info!(form.id = %form.id, "capture.addresses_opened");
    Ok(visible)
}

async fn visible_one(room: &Captures, fan: &Fan) -> Result<Option<Visible>> {
    let privacy = &room.app.privacy;
    let grant = match privacy.may::<ArtistContact>(fan.subject).await {
        Ok(grant) => grant,
        Err(Refused::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(None),
    };
    let Some(sealed) = store::address(room.app.db.read(), fan.id).await? else { return Ok(None) };
    let address = privacy.unseal(fan.subject, fan.id, &sealed).await?.open(&grant)?.clone();
    Ok(Some(Visible { address, lang: fan.lang, joined_at: fan.joined_at }))
}

/// Draws the winners of a contest that has ended, and writes to them.
///
/// # Errors
/// `Conflict` before the end, and after a draw.
pub(crate) async fn draw_winners(room: &Captures, form: &FanForm) -> Result<()> {
    let (app, now) = (&room.app, room.app.clock.now());
    let conflict = || Error::Conflict(Problems::from(Problem::new("draw", "problem-capture-draw")));
    let Some(n_winners) = form.n_winners.filter(|_| form.is_over(now) && form.drawn_at.is_none()) else {
        return Err(conflict());
    };
    let mut entrants = Vec::new();
    for fan in store::entrants(app.db.read(), form).await? {
        match app.privacy.may::<Contest>(fan.subject).await {
            Ok(_) => entrants.push(fan),
            Err(Refused::Store(error)) => return Err(error.into()),
            Err(_) => {}
        }
    }
    let most = usize::try_from(n_winners).unwrap_or(usize::MAX);
    let places = draw(entrants.len(), most, || u64::from_le_bytes(app.entropy.bytes::<8>()));
    let winners: Vec<&Fan> = places.iter().filter_map(|place| entrants.get(*place)).collect();
    let artist = room.artist_of(form).await?;
    let mut addressed = Vec::new();
    for fan in winners {
        let sealed = store::address(app.db.read(), fan.id).await?;
        let address = match sealed {
            Some(sealed) => Some(app.privacy.unseal(fan.subject, fan.id, &sealed).await?),
            None => None,
        };
        addressed.push((fan, address));
    }
    let tx = app.db.begin().await?;
    if !store::drawn(&tx, form, u64::try_from(entrants.len()).unwrap_or(0), now).await? {
        return Err(conflict());
    }
    for (fan, address) in addressed {
        store::won(&tx, fan.subject, now).await?;
        if let Some(address) = address {
            room.tell_winner(&tx, form, &artist, fan, &address).await?;
        }
    }
    tx.commit().await?;
    room.outbox.wake();
    Ok(())
}

/// Writes a letter down. It is not sent before somebody says so.
pub(crate) async fn write(room: &Captures, form: &FanForm, letter: &CheckedLetter) -> Result<Uuid> {
    let id = room.app.new_id();
    store::insert_letter(room.app.db.write(), form, id, letter, room.app.clock.now()).await?;
    Ok(id)
}

/// A letter, with its form.
pub(crate) async fn letter(room: &Captures, editor: &Editor, id: Uuid) -> Result<(FanLetter, FanForm)> {
    let db = room.app.db.read();
    let letter = store::letter(db, editor.workspace(), id).await?.ok_or(Error::NotFound)?;
    let form = store::form(db, editor.workspace(), letter.form_id).await?.ok_or(Error::NotFound)?;
    Ok((letter, form))
}

/// Begins to send a letter. Doing it again changes nothing. To the fans of a closed form it goes only when somebody says
/// that they mean it.
///
/// # Errors
/// `Conflict` where nobody has said so.
pub(crate) async fn send(room: &Captures, letter: &FanLetter, form: &FanForm, meant: bool) -> Result<()> {
    let (app, now) = (&room.app, room.app.clock.now());
    if form.is_closed(now) && !meant {
        return Err(Error::Conflict(Problems::from(Problem::new("send", "problem-capture-closed"))));
    }
    let n_total = store::n_here(app.db.read(), form, now).await?;
    store::start_letter(app.db.write(), letter, n_total, now).await?;
    room.wake.notify_one();
    Ok(())
}
