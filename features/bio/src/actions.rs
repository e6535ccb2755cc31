//! What a person can do with a bio page: one function, one transaction.

use std::collections::HashMap;

use axum::body::Bytes;
use jiff::SignedDuration;
use kit::{Editor, Error, Problem, Result};
use lake::{Dimension, Key, Kind, Question, Range, Scope};
use media::{Hash, Image, KeepError};
use uuid::Uuid;

use crate::{
    Bios,
    model::{self, Against, Block, BlockDraft, CheckedBlock, CheckedPage, Handle, MAX_BLOCKS, Page, Place, Whole},
    store,
};

/// Over how many days figures are told.
const DAYS: i64 = 30;

/// A page with its blocks.
pub(crate) async fn show(bios: &Bios, editor: &Editor, id: Uuid) -> Result<Whole> {
    let on = bios.app().db.read();
    let page = store::find(on, editor, id).await?.ok_or(Error::NotFound)?;
    let blocks = store::blocks(on, editor.workspace(), id, false).await?;
    Ok(Whole { page, blocks })
}

/// The blocks of a page that were removed and can be put back, the last one first.
pub(crate) async fn removed(bios: &Bios, editor: &Editor, id: Uuid) -> Result<Vec<Block>> {
    Ok(store::blocks(bios.app().db.read(), editor.workspace(), id, true).await?)
}

/// Makes a page for an artist of the same workspace, as a draft.
pub(crate) async fn create(bios: &Bios, editor: &Editor, artist: Uuid, draft: &CheckedPage) -> Result<Page> {
    let app = bios.app();
    let artist = artists::find(&app.db, editor, artist).await?.filter(|found| found.retired_at.is_none());
    let artist = artist.ok_or_else(|| invalid(Problem::new("artist_id", "problem-bio-artist")))?;
    let (id, now_ms) = (app.new_id(), app.clock.now_ms());
    let tx = app.db.begin().await?;
    if let Err(error) = store::insert(&tx, editor, id, artist.id, draft, now_ms).await {
        let twice = || invalid(Problem::new("artist_id", "problem-bio-artist-twice"));
        return Err(if db::is_unique_violation(&error) { twice() } else { error.into() });
    }
    store::take_handle(&tx, editor, id, &draft.handle, now_ms).await.map_err(|error| taken(error, &draft.handle))?;
    let page = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    bios.forget(&page);
    Ok(page)
}

/// Changes a page's handle and looks. The old handle leads on for a while.
pub(crate) async fn update(bios: &Bios, editor: &Editor, id: Uuid, draft: &CheckedPage) -> Result<Page> {
    let app = bios.app();
    let now_ms = app.clock.now_ms();
    let tx = app.db.begin().await?;
    let before = touched(&tx, editor, id, now_ms).await?;
    store::change(&tx, editor, id, draft).await?;
    if before.handle != draft.handle.as_str() {
        store::take_handle(&tx, editor, id, &draft.handle, now_ms)
            .await
            .map_err(|error| taken(error, &draft.handle))?;
    }
    let after = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    bios.forget(&before);
    bios.forget(&after);
    Ok(after)
}

/// Shows a page to everybody, or makes it a draft again.
pub(crate) async fn publish(bios: &Bios, editor: &Editor, id: Uuid, public: bool) -> Result<Page> {
    let app = bios.app();
    let now_ms = app.clock.now_ms();
    let tx = app.db.begin().await?;
    touched(&tx, editor, id, now_ms).await?;
    store::publish(&tx, editor, id, public.then_some(now_ms)).await?;
    let page = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    bios.forget(&page);
    Ok(page)
}

/// Deletes a page and its blocks for good. Nobody else can have its handle for a while.
pub(crate) async fn remove(bios: &Bios, editor: &Editor, id: Uuid) -> Result<()> {
    let app = bios.app();
    let now_ms = app.clock.now_ms();
    let tx = app.db.begin().await?;
    let page = touched(&tx, editor, id, now_ms).await?;
    store::free_handle(&tx, editor, id, now_ms).await?;
    store::remove(&tx, editor, id).await?;
    tx.commit().await?;
    bios.forget(&page);
    Ok(())
}

/// Puts a new block at the end of a page.
pub(crate) async fn add_block(bios: &Bios, editor: &Editor, page: Uuid, block: &CheckedBlock) -> Result<Block> {
    check_parts(bios, editor, block).await?;
    let app = bios.app();
    let (id, now_ms) = (app.new_id(), app.clock.now_ms());
    let tx = app.db.begin().await?;
    let page = touched(&tx, editor, page, now_ms).await?;
    check_room(&tx, editor, page.id).await?;
    store::insert_block(&tx, editor, page.id, id, block, now_ms).await?;
    let made = block_of(&tx, editor, page.id, id).await?;
    tx.commit().await?;
    bios.forget(&page);
    Ok(made)
}

/// What is to change about a block.
#[derive(Debug, Default)]
pub(crate) struct BlockChanges {
    pub(crate) block: Option<CheckedBlock>,
    pub(crate) shown: Option<bool>,
    pub(crate) place: Option<Place>,
}

/// Changes a block: what it shows and when, whether it is shown, where it stands.
pub(crate) async fn change_block(
    bios: &Bios,
    editor: &Editor,
    page: Uuid,
    id: Uuid,
    changes: &BlockChanges,
) -> Result<Block> {
    if let Some(block) = &changes.block {
        check_parts(bios, editor, block).await?;
    }
    let app = bios.app();
    let now_ms = app.clock.now_ms();
    let tx = app.db.begin().await?;
    let page = touched(&tx, editor, page, now_ms).await?;
    block_of(&tx, editor, page.id, id).await?;
    if let Some(block) = &changes.block {
        store::change_block(&tx, editor, id, block, now_ms).await?;
    }
    if let Some(shown) = changes.shown {
        store::show_block(&tx, editor, id, shown, now_ms).await?;
    }
    if let Some(place) = changes.place {
        let blocks = store::blocks(&tx, editor.workspace(), page.id, false).await?;
        let ids = model::moved(blocks.iter().map(|block| block.id).collect(), id, place);
        store::order_blocks(&tx, editor, page.id, &ids).await?;
    }
    let block = block_of(&tx, editor, page.id, id).await?;
    tx.commit().await?;
    bios.forget(&page);
    Ok(block)
}

/// Takes a block off its page. It can be put back for a day.
pub(crate) async fn remove_block(bios: &Bios, editor: &Editor, page: Uuid, id: Uuid) -> Result<()> {
    let app = bios.app();
    let now_ms = app.clock.now_ms();
    let tx = app.db.begin().await?;
    let page = touched(&tx, editor, page, now_ms).await?;
    block_of(&tx, editor, page.id, id).await?;
    store::remove_block(&tx, editor, id, Some(now_ms)).await?;
    tx.commit().await?;
    bios.forget(&page);
    Ok(())
}

/// Puts a removed block back where it stood.
pub(crate) async fn restore_block(bios: &Bios, editor: &Editor, page: Uuid, id: Uuid) -> Result<Block> {
    let app = bios.app();
    let tx = app.db.begin().await?;
    let page = touched(&tx, editor, page, app.clock.now_ms()).await?;
    let gone = store::blocks(&tx, editor.workspace(), page.id, true).await?;
    if !gone.iter().any(|block| block.id == id) {
        return Err(Error::NotFound);
    }
    check_room(&tx, editor, page.id).await?;
    store::remove_block(&tx, editor, id, None).await?;
    let block = block_of(&tx, editor, page.id, id).await?;
    tx.commit().await?;
    bios.forget(&page);
    Ok(block)
}

async fn touched(tx: &db::Tx, editor: &Editor, id: Uuid, now_ms: i64) -> Result<Page> {
    if !store::touch(tx, editor, id, now_ms).await? {
        return Err(Error::NotFound);
    }
    store::find(tx, editor, id).await?.ok_or(Error::NotFound)
}

/// A block that stands on a page.
async fn block_of(tx: &db::Tx, editor: &Editor, page: Uuid, id: Uuid) -> Result<Block> {
    let blocks = store::blocks(tx, editor.workspace(), page, false).await?;
    blocks.into_iter().find(|block| block.id == id).ok_or(Error::NotFound)
}

async fn check_room(tx: &db::Tx, editor: &Editor, page: Uuid) -> Result<()> {
    if store::blocks(tx, editor.workspace(), page, false).await?.len() < MAX_BLOCKS {
        return Ok(());
    }
    Err(invalid(Problem::new("kind", "problem-bio-full").with("n", MAX_BLOCKS.to_string())))
}

/// A block needs a smart link, or a sign-up form, of its own workspace.
async fn check_parts(bios: &Bios, editor: &Editor, block: &CheckedBlock) -> Result<()> {
    if let Some(id) = block.content.link_id()
        && links::slug_of(&bios.app().db, editor.workspace(), id).await?.is_none()
    {
        return Err(invalid(Problem::new("link_id", "problem-bio-link")));
    }
    if let Some(id) = block.content.form_id()
        && bios.captures().title_of(editor.workspace(), id).await?.is_none()
    {
        return Err(invalid(Problem::new("form_id", "problem-bio-form")));
    }
    Ok(())
}

/// What a draft of a block is checked against.
pub(crate) async fn against(bios: &Bios, editor: &Editor, page: &Page, draft: &BlockDraft) -> Result<Against> {
    let picture = match Hash::parse(draft.picture.trim()) {
        Some(hash) => bios.media().find(editor.workspace(), &hash).await?,
        None => None,
    };
    Ok(Against { own: bios.app().own_hosts().await?, zone: page.zone(), picture })
}

/// Takes a picture in, for a block. One that no block shows after a day goes again.
pub(crate) async fn keep_picture(bios: &Bios, editor: &Editor, upload: Bytes) -> Result<Image> {
    bios.media().keep(editor.workspace(), upload).await.map_err(|error| match error {
        KeepError::Refused(refusal) => invalid(refusal.problem("picture")),
        KeepError::Failed(error) => error,
    })
}

fn taken(error: db::Error, handle: &Handle) -> Error {
    if db::is_unique_violation(&error) {
        invalid(Problem::new("handle", "problem-bio-handle-taken").with("handle", handle.as_str()))
    } else {
        error.into()
    }
}

fn invalid(problem: Problem) -> Error {
    Error::Invalid(problem.into())
}

/// What a page was good for lately.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// How often it was seen.
    pub(crate) views: u64,
    /// How often people left by each block.
    pub(crate) by_way: HashMap<Uuid, u64>,
}

/// The figures of the last thirty days, without programs.
pub(crate) async fn figures(bios: &Bios, page: &Page) -> Result<Figures> {
    let now = bios.app().clock.now();
    let range = Range { from: now - SignedDuration::from_hours(DAYS * 24), to: now + SignedDuration::from_secs(1) };
    let scope = || Scope::link(page.workspace.0, page.id);
    let views = Question::new(scope(), range).only(Dimension::Kind, [Key::Kind(Kind::BioView)]);
    let clicks = Question::new(scope(), range).only(Dimension::Kind, [Key::Kind(Kind::Click)]).by(Dimension::Service);
    let views = bios.lake().answer(&views).await.map_err(Error::from_source)?.total;
    let clicks = bios.lake().answer(&clicks).await.map_err(Error::from_source)?;
    let mut figures = Figures { views, ..Figures::default() };
    for row in clicks.rows {
        let word = row.keys.first().and_then(Option::as_ref).map(Key::as_str).unwrap_or_default();
        if let Some((block, _)) = model::parse_way(word) {
            *figures.by_way.entry(block).or_default() += row.n;
        }
    }
    Ok(figures)
}
