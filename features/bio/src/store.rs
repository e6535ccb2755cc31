//! The queries of this room: the only place that speaks to `bio_page`, `bio_handle` and `bio_block`.

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::{Cursor, Editor, WorkspaceId, from_millis};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::model::{Block, CheckedBlock, CheckedPage, Content, Handle, Page, Whole};

const PAGE: &str = "SELECT p.id, p.workspace_id, p.artist_id, h.handle, p.intro, p.palette, p.layout, p.corners, p.time_zone, \
     p.created_at, p.updated_at, p.published_at \
     FROM bio_page p JOIN bio_handle h ON h.page_id = p.id AND h.replaced_at IS NULL";
const BLOCK: &str = "SELECT id, content, shown, from_at, until_at, removed_at FROM bio_block";

#[derive(FromQueryResult)]
struct PageRow {
    id: Uuid,
    workspace_id: Uuid,
    artist_id: Uuid,
    handle: String,
    intro: String,
    palette: String,
    layout: String,
    corners: String,
    time_zone: String,
    created_at: i64,
    updated_at: i64,
    published_at: Option<i64>,
}

impl From<PageRow> for Page {
    fn from(row: PageRow) -> Page {
        Page {
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            artist_id: row.artist_id,
            handle: row.handle,
            intro: row.intro,
            palette: row.palette,
            layout: row.layout,
            corners: row.corners,
            time_zone: row.time_zone,
            created_at: from_millis(row.created_at),
            updated_at: from_millis(row.updated_at),
            published_at: row.published_at.map(from_millis),
        }
    }
}

#[derive(FromQueryResult)]
struct BlockRow {
    id: Uuid,
    content: String,
    shown: bool,
    from_at: Option<i64>,
    until_at: Option<i64>,
    removed_at: Option<i64>,
}

impl BlockRow {
    /// Nothing where the store holds what no kind of block is.
    fn block(self) -> Option<Block> {
        let content: Content = match serde_json::from_str(&self.content) {
            Ok(content) => content,
            Err(_) => {
                tracing::error!(block.id = %self.id, "bio.unreadable_block");
                return None;
            }
        };
        Some(Block {
            id: self.id,
            content,
            shown: self.shown,
            from: self.from_at.map(from_millis),
            until: self.until_at.map(from_millis),
            removed_at: self.removed_at.map(from_millis),
        })
    }
}

/// What a handle stands for, in any workspace: for the public.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub(crate) struct Standing {
    /// The page that has it, or had it.
    pub(crate) page_id: Uuid,
    /// Since when the page has another one, or is removed.
    pub(crate) replaced_at: Option<i64>,
}

/// Who has a handle.
pub(crate) async fn standing(on: &impl ConnectionTrait, handle: &str) -> Result<Option<Standing>> {
    Sql::new("SELECT page_id, replaced_at FROM bio_handle WHERE handle = $1").bind(handle).one_as(on).await
}

/// A page with its blocks, of any workspace: for the public.
pub(crate) async fn public(on: &impl ConnectionTrait, id: Uuid) -> Result<Option<Whole>> {
    let row = Sql::new(format!("{PAGE} WHERE p.id = $1")).bind(id).one_as::<PageRow>(on).await?;
    let Some(row) = row else { return Ok(None) };
    let page = Page::from(row);
    let blocks = blocks(on, page.workspace, id, false).await?;
    Ok(Some(Whole { page, blocks }))
}

/// A page of the workspace.
pub(crate) async fn find(on: &impl ConnectionTrait, editor: &Editor, id: Uuid) -> Result<Option<Page>> {
    let sql = Sql::new(format!("{PAGE} WHERE p.workspace_id = $1 AND p.id = $2"));
    Ok(sql.bind(editor.workspace()).bind(id).one_as::<PageRow>(on).await?.map(Page::from))
}

/// Every page of the workspace. The newest first.
pub(crate) async fn all(on: &impl ConnectionTrait, editor: &Editor) -> Result<Vec<Page>> {
    let sql = Sql::new(format!("{PAGE} WHERE p.workspace_id = $1 ORDER BY p.id DESC"));
    let rows = sql.bind(editor.workspace()).all_as::<PageRow>(on).await?;
    Ok(rows.into_iter().map(Page::from).collect())
}

/// The handle of a published page of the workspace.
pub(crate) async fn handle_of(on: &impl ConnectionTrait, workspace: WorkspaceId, id: Uuid) -> Result<Option<String>> {
    let sql = Sql::new(format!("{PAGE} WHERE p.workspace_id = $1 AND p.id = $2 AND p.published_at IS NOT NULL"));
    Ok(sql.bind(workspace).bind(id).one_as::<PageRow>(on).await?.map(|row| Page::from(row).handle))
}

/// Pages of the workspace, oldest first, from a cursor on.
pub(crate) async fn page(
    on: &impl ConnectionTrait,
    editor: &Editor,
    after: Option<Cursor>,
    limit: u64,
) -> Result<Vec<Page>> {
    let Cursor(after) = after.unwrap_or(Cursor(Uuid::nil()));
    let sql = Sql::new(format!("{PAGE} WHERE p.workspace_id = $1 AND p.id > $2 ORDER BY p.id LIMIT $3"));
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = sql.bind(editor.workspace()).bind(after).bind(limit).all_as::<PageRow>(on).await?;
    Ok(rows.into_iter().map(Page::from).collect())
}

/// A page's blocks: those that stand on it in their order, or those that were removed, the last one first.
pub(crate) async fn blocks(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    page: Uuid,
    removed: bool,
) -> Result<Vec<Block>> {
    let rest = if removed {
        "removed_at IS NOT NULL ORDER BY removed_at DESC, id"
    } else {
        "removed_at IS NULL ORDER BY position, id"
    };
    let sql = Sql::new(format!("{BLOCK} WHERE workspace_id = $1 AND page_id = $2 AND {rest}"));
    let rows = sql.bind(workspace).bind(page).all_as::<BlockRow>(on).await?;
    Ok(rows.into_iter().filter_map(BlockRow::block).collect())
}

/// A new page, without its handle. An artist that has one already is a unique violation.
pub(crate) async fn insert(
    tx: &Tx,
    editor: &Editor,
    id: Uuid,
    artist: Uuid,
    page: &CheckedPage,
    now_ms: i64,
) -> Result<()> {
    let sql = Sql::new(
        "INSERT INTO bio_page (id, workspace_id, artist_id, intro, palette, layout, corners, time_zone, created_at, \
         updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
    );
    let sql = sql.bind(id).bind(editor.workspace()).bind(artist).bind(page.intro.as_str()).bind(page.palette);
    sql.bind(page.layout).bind(page.corners).bind(page.time_zone).bind(now_ms).run(tx).await.map(drop)
}

/// Marks a page as changed. Says whether there is such a page. It comes first in every change: whoever changes the same page
/// at the same time waits here.
pub(crate) async fn touch(tx: &Tx, editor: &Editor, id: Uuid, now_ms: i64) -> Result<bool> {
    let sql = Sql::new("UPDATE bio_page SET updated_at = $1 WHERE workspace_id = $2 AND id = $3");
    Ok(sql.bind(now_ms).bind(editor.workspace()).bind(id).run(tx).await?.rows_affected() > 0)
}

/// Changes how a page looks.
pub(crate) async fn change(tx: &Tx, editor: &Editor, id: Uuid, page: &CheckedPage) -> Result<()> {
    let sql = Sql::new(
        "UPDATE bio_page SET intro = $1, palette = $2, layout = $3, corners = $4, time_zone = $5 \
         WHERE workspace_id = $6 AND id = $7",
    );
    let sql = sql.bind(page.intro.as_str()).bind(page.palette).bind(page.layout).bind(page.corners);
    sql.bind(page.time_zone).bind(editor.workspace()).bind(id).run(tx).await.map(drop)
}

/// Shows a page to everybody from an instant on, or to nobody. One that is published already keeps its instant.
pub(crate) async fn publish(tx: &Tx, editor: &Editor, id: Uuid, at_ms: Option<i64>) -> Result<()> {
    let value = if at_ms.is_some() { "COALESCE(published_at, $1)" } else { "$1" };
    let sql = Sql::new(format!("UPDATE bio_page SET published_at = {value} WHERE workspace_id = $2 AND id = $3"));
    sql.bind(at_ms).bind(editor.workspace()).bind(id).run(tx).await.map(drop)
}

/// Gives a page a handle: one of its own from before, or a new one. One that another page has, or had within the time in
/// which it leads on, is a unique violation.
pub(crate) async fn take_handle(tx: &Tx, editor: &Editor, page: Uuid, handle: &Handle, now_ms: i64) -> Result<()> {
    free_handle(tx, editor, page, now_ms).await?;
    let again =
        Sql::new("UPDATE bio_handle SET replaced_at = NULL WHERE handle = $1 AND workspace_id = $2 AND page_id = $3");
    let again = again.bind(handle.as_str()).bind(editor.workspace()).bind(page).run(tx).await?;
    if again.rows_affected() > 0 {
        return Ok(());
    }
    let sql = Sql::new("INSERT INTO bio_handle (handle, workspace_id, page_id, created_at) VALUES ($1, $2, $3, $4)");
    sql.bind(handle.as_str()).bind(editor.workspace()).bind(page).bind(now_ms).run(tx).await.map(drop)
}

/// From now on the page's handle is one that it had.
pub(crate) async fn free_handle(tx: &Tx, editor: &Editor, page: Uuid, now_ms: i64) -> Result<()> {
    let sql = Sql::new(
        "UPDATE bio_handle SET replaced_at = $1 WHERE workspace_id = $2 AND page_id = $3 AND replaced_at IS NULL",
    );
    sql.bind(now_ms).bind(editor.workspace()).bind(page).run(tx).await.map(drop)
}

/// Deletes a page with all its blocks. Its handles stay as long as their rule says, and lead nowhere.
pub(crate) async fn remove(tx: &Tx, editor: &Editor, id: Uuid) -> Result<()> {
    for sql in [
        "DELETE FROM bio_block WHERE workspace_id = $1 AND page_id = $2",
        "DELETE FROM bio_page WHERE workspace_id = $1 AND id = $2",
    ] {
        Sql::new(sql).bind(editor.workspace()).bind(id).run(tx).await?;
    }
    Ok(())
}

/// A new block at the end of its page.
pub(crate) async fn insert_block(
    tx: &Tx,
    editor: &Editor,
    page: Uuid,
    id: Uuid,
    block: &CheckedBlock,
    now_ms: i64,
) -> Result<()> {
    let sql = Sql::new(
        "INSERT INTO bio_block (id, workspace_id, page_id, position, content, shown, from_at, until_at, created_at, \
         updated_at) VALUES ($1, $2, $3, \
         (SELECT COALESCE(MAX(position), 0) + 1 FROM bio_block WHERE page_id = $3), $4, TRUE, $5, $6, $7, $7)",
    );
    let sql = sql.bind(id).bind(editor.workspace()).bind(page).bind(content(block)?);
    sql.bind(millis(block.from)).bind(millis(block.until)).bind(now_ms).run(tx).await.map(drop)
}

/// Changes what a block shows, and when.
pub(crate) async fn change_block(tx: &Tx, editor: &Editor, id: Uuid, block: &CheckedBlock, now_ms: i64) -> Result<()> {
    let sql = Sql::new(
        "UPDATE bio_block SET content = $1, from_at = $2, until_at = $3, updated_at = $4 \
         WHERE workspace_id = $5 AND id = $6 AND removed_at IS NULL",
    );
    let sql = sql.bind(content(block)?).bind(millis(block.from)).bind(millis(block.until)).bind(now_ms);
    sql.bind(editor.workspace()).bind(id).run(tx).await.map(drop)
}

/// Shows or hides a block.
pub(crate) async fn show_block(tx: &Tx, editor: &Editor, id: Uuid, shown: bool, now_ms: i64) -> Result<()> {
    let sql = Sql::new("UPDATE bio_block SET shown = $1, updated_at = $2 WHERE workspace_id = $3 AND id = $4");
    sql.bind(shown).bind(now_ms).bind(editor.workspace()).bind(id).run(tx).await.map(drop)
}

/// Removes a block for now, or puts it back where it stood.
pub(crate) async fn remove_block(tx: &Tx, editor: &Editor, id: Uuid, removed_ms: Option<i64>) -> Result<()> {
    let sql = Sql::new("UPDATE bio_block SET removed_at = $1 WHERE workspace_id = $2 AND id = $3");
    sql.bind(removed_ms).bind(editor.workspace()).bind(id).run(tx).await.map(drop)
}

/// Gives the blocks of a page their places, in this order.
pub(crate) async fn order_blocks(tx: &Tx, editor: &Editor, page: Uuid, ids: &[Uuid]) -> Result<()> {
    for (position, id) in (1_i64..).zip(ids) {
        let sql = Sql::new(
            "UPDATE bio_block SET position = $1 WHERE workspace_id = $2 AND page_id = $3 AND id = $4 AND position <> $1",
        );
        sql.bind(position).bind(editor.workspace()).bind(page).bind(*id).run(tx).await?;
    }
    Ok(())
}

/// The pictures of every block of every workspace, removed ones too: for the program's own work.
pub(crate) async fn pictures(on: &impl ConnectionTrait) -> Result<Vec<(WorkspaceId, media::Hash)>> {
    #[derive(FromQueryResult)]
    struct Row {
        workspace_id: Uuid,
        content: String,
    }
    // How `Content` is kept, its kind comes first.
    let sql = Sql::new("SELECT workspace_id, content FROM bio_block WHERE content LIKE '{\"kind\":\"image\",%'");
    let rows: Vec<Row> = sql.all_as(on).await?;
    let picture = |row: Row| {
        let content: Content = serde_json::from_str(&row.content).ok()?;
        Some((WorkspaceId(row.workspace_id), content.image()?.hash))
    };
    Ok(rows.into_iter().filter_map(picture).collect())
}

fn millis(at: Option<Timestamp>) -> Option<i64> {
    at.map(Timestamp::as_millisecond)
}

fn content(block: &CheckedBlock) -> Result<String> {
    serde_json::to_string(&block.content).map_err(|error| db::Error::Custom(error.to_string()))
}
