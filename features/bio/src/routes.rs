//! The pages of this room behind the sign-in: read the request, call one action, choose the answer.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use jiff::civil::DateTime;
use kit::{Editor, Error, Frame, Lang, Problem, Problems, Result, Routes, SignedIn, Upload, Visitor, page};
use policy::routes::{bio as paths, capture as capture_paths};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Bios,
    actions::{self, BlockChanges},
    api,
    form::{BlockForm, PageForm},
    model::{Block, BlockDraft, CheckedBlock, KINDS, Page, Place, Whole},
    pages::{self, Eyes},
    public, store,
};

/// Every path of this room.
pub fn routes(bios: &Bios) -> Routes {
    Routes::<Bios>::default()
        .on(&paths::SHOW_PUBLIC, public::show)
        .on(&paths::GO, public::go)
        .on(&paths::INDEX, index)
        .on(&paths::NEW, new)
        .on(&paths::CREATE, create)
        .on(&paths::EDIT, edit)
        .on(&paths::SETTINGS, settings)
        .on(&paths::UPDATE, update)
        .on(&paths::PUBLISH, publish)
        .on(&paths::WITHDRAW, withdraw)
        .on(&paths::REMOVE, remove)
        .on(&paths::PREVIEW, preview)
        .on(&paths::NEW_BLOCK, new_block)
        .on(&paths::CREATE_BLOCK, create_block)
        .on(&paths::CREATE_IMAGE, create_image)
        .on(&paths::UPDATE_IMAGE, update_image)
        .on(&paths::EDIT_BLOCK, edit_block)
        .on(&paths::UPDATE_BLOCK, update_block)
        .on(&paths::PLACE_BLOCK, place_block)
        .on(&paths::SHOW_BLOCK, show_block)
        .on(&paths::REMOVE_BLOCK, remove_block)
        .on(&paths::RESTORE_BLOCK, restore_block)
        .on(&paths::API_INDEX, api::index)
        .on(&paths::API_CREATE, api::create)
        .on(&paths::API_SHOW, api::show)
        .on(&paths::API_UPDATE, api::update)
        .on(&paths::API_DESTROY, api::destroy)
        .on(&paths::API_PUBLISH, api::publish)
        .on(&paths::API_WITHDRAW, api::withdraw)
        .on(&paths::API_CREATE_BLOCK, api::create_block)
        .on(&paths::API_CREATE_PICTURE, api::create_picture)
        .on(&paths::API_UPDATE_BLOCK, api::update_block)
        .on(&paths::API_DESTROY_BLOCK, api::destroy_block)
        .on(&paths::API_RESTORE_BLOCK, api::restore_block)
        .with_state(bios)
}

/// What a form sends, field by field.
type Fields = kit::Form<Vec<(String, String)>>;

async fn index(State(bios): State<Bios>, editor: Editor, who: SignedIn) -> Result {
    let app = bios.app();
    let all = store::all(app.db.read(), &editor).await?;
    let artists: Vec<Uuid> = all.iter().map(|page| page.artist_id).collect();
    let artists = artists::names(&app.db, editor.workspace(), &artists).await?;
    let frame = Frame::app(app, &who);
    let row = |(place, page): (usize, &Page)| {
        pages::Row::new(&frame.tongue, place, page, artists.get(&page.artist_id).map_or("", String::as_str))
    };
    let rows = all.iter().enumerate().map(row).collect();
    page(StatusCode::OK, &pages::Index { frame, rows })
}

async fn new(State(bios): State<Bios>, editor: Editor, who: SignedIn) -> Result {
    new_page(&bios, &editor, &who, StatusCode::OK, PageForm::default()).await
}

async fn new_page(bios: &Bios, editor: &Editor, who: &SignedIn, status: StatusCode, form: PageForm) -> Result {
    let app = bios.app();
    let with_page: Vec<Uuid> =
        store::all(app.db.read(), editor).await?.into_iter().map(|page| page.artist_id).collect();
    let free = artists::all(&app.db, editor).await?.into_iter().filter(|artist| !with_page.contains(&artist.id));
    let artists: Vec<pages::Choice> =
        free.map(|artist| pages::Choice { value: artist.id.to_string(), words: artist.name }).collect();
    page(status, &pages::New { frame: Frame::app(app, who), artists, any_page: !with_page.is_empty(), form })
}

async fn create(State(bios): State<Bios>, editor: Editor, who: SignedIn, kit::Form(fields): Fields) -> Result {
    let form = PageForm::read(fields);
    match try_create(&bios, &editor, &form).await {
        Ok(page) => Ok(to_page(page.id)),
        Err(Error::Invalid(problems)) => {
            new_page(&bios, &editor, &who, StatusCode::UNPROCESSABLE_ENTITY, form.with(problems)).await
        }
        Err(error) => Err(error),
    }
}

async fn try_create(bios: &Bios, editor: &Editor, form: &PageForm) -> Result<Page> {
    let mut problems = Problems::default();
    let artist = problems.check(api::artist_id(&form.artist_id));
    let draft = form.draft.check().map_err(|more| problems.0.extend(more.0));
    let (Some(artist), Ok(draft)) = (artist, draft) else { return Err(Error::Invalid(problems)) };
    actions::create(bios, editor, artist, &draft).await
}

async fn edit(State(bios): State<Bios>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let whole = actions::show(&bios, &editor, id).await?;
    let removed = actions::removed(&bios, &editor, id).await?;
    let found = bios.dress(whole).await?;
    let frame = Frame::app(bios.app(), &who);
    pages::Edit::new(frame, &bios, &found, &removed).await?.answer()
}

async fn settings(State(bios): State<Bios>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let whole = actions::show(&bios, &editor, id).await?;
    let form = PageForm::of(&whole.page);
    settings_page(&bios, &editor, &who, &whole.page, StatusCode::OK, form).await
}

async fn settings_page(
    bios: &Bios,
    editor: &Editor,
    who: &SignedIn,
    page_of: &Page,
    status: StatusCode,
    form: PageForm,
) -> Result {
    let app = bios.app();
    let names = artists::names(&app.db, editor.workspace(), &[page_of.artist_id]).await?;
    let artist = names.get(&page_of.artist_id).cloned().unwrap_or_default();
    page(status, &pages::Settings { frame: Frame::app(app, who), id: page_of.id.to_string(), artist, form })
}

async fn update(
    State(bios): State<Bios>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    kit::Form(fields): Fields,
) -> Result {
    let whole = actions::show(&bios, &editor, id).await?;
    let form = PageForm::read(fields);
    let done = match form.draft.check() {
        Ok(draft) => actions::update(&bios, &editor, id, &draft).await,
        Err(problems) => Err(Error::Invalid(problems)),
    };
    match done {
        Ok(_) => Ok(to_page(id)),
        Err(Error::Invalid(problems)) => {
            let form = form.with(problems);
            settings_page(&bios, &editor, &who, &whole.page, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(error) => Err(error),
    }
}

async fn publish(State(bios): State<Bios>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::publish(&bios, &editor, id, true).await?;
    Ok(to_page(id))
}

async fn withdraw(State(bios): State<Bios>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::publish(&bios, &editor, id, false).await?;
    Ok(to_page(id))
}

async fn remove(State(bios): State<Bios>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::remove(&bios, &editor, id).await?;
    Ok(Redirect::to(paths::INDEX.path).into_response())
}

/// Through whose eyes, and when, a page is looked at before everybody sees it.
#[derive(Deserialize)]
struct PreviewQuery {
    #[serde(default)]
    lang: String,
    #[serde(default)]
    at: String,
}

async fn preview(
    State(bios): State<Bios>,
    editor: Editor,
    visitor: Visitor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    kit::Form(query): kit::Form<PreviewQuery>,
) -> Result {
    let whole = actions::show(&bios, &editor, id).await?;
    let zone = whole.page.zone();
    let found = bios.dress(whole).await?;
    let local = query.at.trim().parse::<DateTime>().ok().and_then(|at| zone.to_ambiguous_zoned(at).compatible().ok());
    let now = local.map_or_else(|| bios.app().clock.now(), |at| at.timestamp());
    let lang = Lang::of_tag(query.lang.trim()).unwrap_or(who.lang);
    let mut frame = Frame::fan(bios.app(), &visitor);
    frame.tongue = bios.app().texts.tongue(lang);
    let member = bios.app().texts.tongue(who.lang);
    let bar = pages::Bar::new(&member, &found.whole.page, lang, now);
    let eyes = Eyes { visitor: &visitor, now, campaign: None, may_sign_up: true, preview: Some(bar) };
    pages::Fan::new(frame, &bios, &found, &eyes).await?.answer()
}

/// Which kind of block is to be made.
#[derive(Deserialize)]
struct KindQuery {
    #[serde(default)]
    kind: String,
}

async fn new_block(
    State(bios): State<Bios>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    kit::Form(query): kit::Form<KindQuery>,
) -> Result {
    let whole = actions::show(&bios, &editor, id).await?;
    if !KINDS.contains(&query.kind.as_str()) {
        return Ok(to_page(id));
    }
    let draft = BlockDraft { kind: query.kind, ..BlockDraft::default() };
    block_page(&bios, &editor, &who, &whole.page, None, StatusCode::OK, BlockForm::of(draft)).await
}

#[expect(clippy::too_many_arguments, reason = "one page for a new block and for one that is there")]
async fn block_page(
    bios: &Bios,
    editor: &Editor,
    who: &SignedIn,
    page_of: &Page,
    block: Option<Uuid>,
    status: StatusCode,
    form: BlockForm,
) -> Result {
    let app = bios.app();
    let choices = match form.draft.kind.as_str() {
        "release" | "presave" => links_to_choose(bios, editor).await?,
        "form" => forms_to_choose(bios, editor).await?,
        _ => Vec::new(),
    };
    let against = actions::against(bios, editor, page_of, &form.draft).await?;
    page(status, &pages::EditBlock::new(Frame::app(app, who), page_of, block, choices, form).showing(against.picture))
}

/// The smart links of the workspace that a block can be made of.
async fn links_to_choose(bios: &Bios, editor: &Editor) -> Result<Vec<pages::Choice>> {
    let db = &bios.app().db;
    let all: Vec<links::Link> =
        links::all(db, editor).await?.into_iter().filter(|link| link.retired_at.is_none()).collect();
    let releases: Vec<Uuid> = all.iter().map(|link| link.release_id).collect();
    let releases = releases::of_ids(db, editor.workspace(), &releases).await?;
    let choice = |link: links::Link| {
        let title = releases.get(&link.release_id).map_or("", |release| release.title.as_str());
        pages::Choice { value: link.id.to_string(), words: format!("{title} – /{}", link.slug) }
    };
    Ok(all.into_iter().map(choice).collect())
}

/// The sign-up forms of the workspace.
async fn forms_to_choose(bios: &Bios, editor: &Editor) -> Result<Vec<pages::Choice>> {
    let choice = |form: capture::Named| pages::Choice {
        value: form.id.to_string(),
        words: format!("{} – {}", form.title, capture_paths::SHOW_PUBLIC.to(&[&form.slug])),
    };
    Ok(bios.captures().forms_of(editor.workspace()).await?.into_iter().map(choice).collect())
}

async fn create_block(
    State(bios): State<Bios>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    kit::Form(fields): Fields,
) -> Result {
    let whole = actions::show(&bios, &editor, id).await?;
    let form = BlockForm::read(fields);
    if !KINDS.contains(&form.draft.kind.as_str()) {
        return Err(Error::Invalid(Problem::new("kind", "problem-bio-kind").into()));
    }
    let done = match check(&bios, &editor, &whole.page, &form).await {
        Ok(block) => actions::add_block(&bios, &editor, id, &block).await,
        Err(error) => Err(error),
    };
    block_done(&bios, &editor, &who, &whole.page, None, form, done).await
}

async fn check(bios: &Bios, editor: &Editor, page: &Page, form: &BlockForm) -> Result<CheckedBlock> {
    let against = actions::against(bios, editor, page, &form.draft).await?;
    form.draft.check(&against).map_err(Error::Invalid)
}

/// The form with the file. Whether there is such a page is said before what is wrong with the form.
async fn create_image(
    State(bios): State<Bios>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    upload: Result<Upload>,
) -> Result {
    let whole = actions::show(&bios, &editor, id).await?;
    let mut form = BlockForm::of_upload(&upload?);
    let done = match keep_and_check(&bios, &editor, &whole.page, &mut form).await {
        Ok(block) => actions::add_block(&bios, &editor, id, &block).await,
        Err(error) => Err(error),
    };
    block_done(&bios, &editor, &who, &whole.page, None, form, done).await
}

/// Changes an image; without a file its picture stays.
async fn update_image(
    State(bios): State<Bios>,
    editor: Editor,
    who: SignedIn,
    Path((id, block)): Path<(Uuid, Uuid)>,
    upload: Result<Upload>,
) -> Result {
    let whole = actions::show(&bios, &editor, id).await?;
    if whole.block(block).ok_or(Error::NotFound)?.content.kind() != "image" {
        return Err(Error::NotFound);
    }
    let mut form = BlockForm::of_upload(&upload?);
    let done = match keep_and_check(&bios, &editor, &whole.page, &mut form).await {
        Ok(checked) => {
            let changes = BlockChanges { block: Some(checked), ..BlockChanges::default() };
            actions::change_block(&bios, &editor, id, block, &changes).await
        }
        Err(error) => Err(error),
    };
    block_done(&bios, &editor, &who, &whole.page, Some(block), form, done).await
}

/// Takes the file in, when there is one, and checks the rest: what is wrong with both is said at once, and a picture that
/// was taken needs not be sent again.
async fn keep_and_check(bios: &Bios, editor: &Editor, page: &Page, form: &mut BlockForm) -> Result<CheckedBlock> {
    let mut problems = Problems::default();
    let file = std::mem::take(&mut form.file);
    if !file.is_empty() {
        match actions::keep_picture(bios, editor, file).await {
            Ok(image) => image.hash.as_str().clone_into(&mut form.draft.picture),
            Err(Error::Invalid(more)) => problems = more,
            Err(error) => return Err(error),
        }
    }
    match check(bios, editor, page, form).await {
        Ok(block) if problems.is_empty() => Ok(block),
        Ok(_) => Err(Error::Invalid(problems)),
        Err(Error::Invalid(more)) => {
            // The file's own trouble says more than that there is no picture.
            let seen = problems.0.len();
            problems.0.extend(more.0.into_iter().filter(|problem| seen == 0 || problem.field != "picture"));
            Err(Error::Invalid(problems))
        }
        Err(error) => Err(error),
    }
}

async fn edit_block(
    State(bios): State<Bios>,
    editor: Editor,
    who: SignedIn,
    Path((id, block)): Path<(Uuid, Uuid)>,
) -> Result {
    let whole = actions::show(&bios, &editor, id).await?;
    let draft = BlockDraft::of(whole.block(block).ok_or(Error::NotFound)?, &whole.page.zone());
    block_page(&bios, &editor, &who, &whole.page, Some(block), StatusCode::OK, BlockForm::of(draft)).await
}

async fn update_block(
    State(bios): State<Bios>,
    editor: Editor,
    who: SignedIn,
    Path((id, block)): Path<(Uuid, Uuid)>,
    kit::Form(fields): Fields,
) -> Result {
    let whole = actions::show(&bios, &editor, id).await?;
    let kind = whole.block(block).ok_or(Error::NotFound)?.content.kind();
    let mut form = BlockForm::read(fields);
    // A block stays what it is.
    kind.clone_into(&mut form.draft.kind);
    let done = match check(&bios, &editor, &whole.page, &form).await {
        Ok(checked) => {
            let changes = BlockChanges { block: Some(checked), ..BlockChanges::default() };
            actions::change_block(&bios, &editor, id, block, &changes).await
        }
        Err(error) => Err(error),
    };
    block_done(&bios, &editor, &who, &whole.page, Some(block), form, done).await
}

#[expect(clippy::too_many_arguments, reason = "one ending for a new block and for one that is there")]
async fn block_done(
    bios: &Bios,
    editor: &Editor,
    who: &SignedIn,
    page: &Page,
    block: Option<Uuid>,
    form: BlockForm,
    done: Result<Block>,
) -> Result {
    match done {
        Ok(made) => Ok(to_block(page.id, made.id)),
        Err(Error::Invalid(problems)) => {
            let form = form.with(problems);
            block_page(bios, editor, who, page, block, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(error) => Err(error),
    }
}

/// Where a block is to go: `up`, `down`, or to the place that was typed.
#[derive(Deserialize)]
struct PlaceFields {
    #[serde(default)]
    to: String,
    #[serde(default)]
    place: String,
}

async fn place_block(
    State(bios): State<Bios>,
    editor: Editor,
    Path((id, block)): Path<(Uuid, Uuid)>,
    kit::Form(fields): kit::Form<PlaceFields>,
) -> Result {
    exists(&bios, &editor, id, block).await?;
    let place = match fields.to.as_str() {
        "up" => Some(Place::Up),
        "down" => Some(Place::Down),
        _ => fields.place.trim().parse::<usize>().ok().map(Place::At),
    };
    let place = place.ok_or_else(|| Error::Invalid(Problem::new("place", "problem-bio-place").into()))?;
    let changes = BlockChanges { place: Some(place), ..BlockChanges::default() };
    actions::change_block(&bios, &editor, id, block, &changes).await?;
    Ok(to_block(id, block))
}

/// Whoever may not know of it learns nothing from the check of a field either.
async fn exists(bios: &Bios, editor: &Editor, id: Uuid, block: Uuid) -> Result<Whole> {
    let whole = actions::show(bios, editor, id).await?;
    if whole.block(block).is_some() { Ok(whole) } else { Err(Error::NotFound) }
}

/// Whether a block is to be seen: `yes` or `no`.
#[derive(Deserialize)]
struct ShownFields {
    #[serde(default)]
    shown: String,
}

async fn show_block(
    State(bios): State<Bios>,
    editor: Editor,
    Path((id, block)): Path<(Uuid, Uuid)>,
    kit::Form(fields): kit::Form<ShownFields>,
) -> Result {
    let changes = BlockChanges { shown: Some(fields.shown == "yes"), ..BlockChanges::default() };
    actions::change_block(&bios, &editor, id, block, &changes).await?;
    Ok(to_block(id, block))
}

async fn remove_block(State(bios): State<Bios>, editor: Editor, Path((id, block)): Path<(Uuid, Uuid)>) -> Result {
    actions::remove_block(&bios, &editor, id, block).await?;
    Ok(Redirect::to(&format!("{}#removed", paths::EDIT.to(&[&id.to_string()]))).into_response())
}

async fn restore_block(State(bios): State<Bios>, editor: Editor, Path((id, block)): Path<(Uuid, Uuid)>) -> Result {
    actions::restore_block(&bios, &editor, id, block).await?;
    Ok(to_block(id, block))
}

fn to_page(id: Uuid) -> axum::response::Response {
    Redirect::to(&paths::EDIT.to(&[&id.to_string()])).into_response()
}

/// Back to the list, at the block that was worked on.
fn to_block(page: Uuid, block: Uuid) -> axum::response::Response {
    Redirect::to(&format!("{}#b-{block}", paths::EDIT.to(&[&page.to_string()]))).into_response()
}
