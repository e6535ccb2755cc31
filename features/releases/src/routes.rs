//! The pages of this room: read the request, call one action, choose the answer.

use std::collections::HashMap;

use artists::Artist;
use axum::{
    extract::{FromRef, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use kit::{App, Editor, Error, Form, Frame, List, ListQuery, Problems, Result, Routes, SignedIn, Upload, page};
use media::Media;
use policy::routes::releases as paths;
use uuid::Uuid;

use crate::{
    Release, actions, api,
    draft::Draft,
    form::{SPARE_ROWS, Sent},
    pages, store,
};

/// What this room's paths need.
#[derive(Clone)]
pub(crate) struct Desk {
    app: App,
    media: Media,
}

impl FromRef<Desk> for App {
    fn from_ref(desk: &Desk) -> App {
        desk.app.clone()
    }
}

impl FromRef<Desk> for Media {
    fn from_ref(desk: &Desk) -> Media {
        desk.media.clone()
    }
}

/// Every path of this room.
pub fn routes(app: &App, media: &Media) -> Routes {
    Routes::<Desk>::default()
        .on(&paths::INDEX, index)
        .on(&paths::NEW, new)
        .on(&paths::CREATE, create)
        .on(&paths::EDIT, edit)
        .on(&paths::UPDATE, update)
        .on(&paths::RETIRE, retire)
        .on(&paths::COVER_UPDATE, update_cover)
        .on(&paths::COVER_DESTROY, destroy_cover)
        .on(&paths::API_COVER_UPDATE, api::update_cover)
        .on(&paths::API_COVER_DESTROY, api::destroy_cover)
        .on(&paths::API_INDEX, api::index)
        .on(&paths::API_CREATE, api::create)
        .on(&paths::API_SHOW, api::show)
        .on(&paths::API_UPDATE, api::update)
        .on(&paths::API_DESTROY, api::destroy)
        .with_state(&Desk { app: app.clone(), media: media.clone() })
}

type Fields = Vec<(String, String)>;

async fn index(State(app): State<App>, editor: Editor, who: SignedIn, Form(query): Form<ListQuery>) -> Result {
    let (limit, cursor) = query.check()?;
    let rows = store::page_by_day(app.db.read(), &editor, limit, cursor).await?;
    let list = List::of(rows, limit, |release| release.id);
    let ids: Vec<Uuid> = list.items.iter().map(|release| release.artist_id).collect();
    let names = artists::names(&app.db, editor.workspace(), &ids).await?;
    page(StatusCode::OK, &pages::Index::new(Frame::app(&app, &who), list, &names, app.clock.now()))
}

async fn new(State(app): State<App>, editor: Editor, who: SignedIn) -> Result {
    let time_zone = store::last_zone(app.db.read(), &editor).await?.unwrap_or_else(|| "UTC".to_owned());
    let draft = Draft { time_zone, release_time: "00:00".to_owned(), ..Draft::default() };
    let form = Shown { draft, spare_rows: SPARE_ROWS, problems: Problems::default(), release: None, alt: None };
    show_form(StatusCode::OK, &app, &editor, &who, form).await
}

async fn create(State(app): State<App>, editor: Editor, who: SignedIn, Form(fields): Form<Fields>) -> Result {
    let Sent { draft, more_rows } = Sent::read(fields);
    if let Some(spare_rows) = more_rows {
        let form = Shown { draft, spare_rows, problems: Problems::default(), release: None, alt: None };
        return show_form(StatusCode::OK, &app, &editor, &who, form).await;
    }
    match actions::create(&app, &editor, &draft).await {
        Ok(_) => Ok(Redirect::to(paths::INDEX.path).into_response()),
        Err(Error::Invalid(problems)) => {
            let form = Shown { draft, spare_rows: SPARE_ROWS, problems, release: None, alt: None };
            show_form(StatusCode::UNPROCESSABLE_ENTITY, &app, &editor, &who, form).await
        }
        Err(error) => Err(error),
    }
}

async fn edit(State(app): State<App>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let (release, tracks) = actions::show(&app, &editor, id).await?;
    let draft = Draft::of(&release, &tracks);
    let form =
        Shown { draft, spare_rows: SPARE_ROWS, problems: Problems::default(), release: Some(release), alt: None };
    show_form(StatusCode::OK, &app, &editor, &who, form).await
}

async fn update(
    State(app): State<App>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    Form(fields): Form<Fields>,
) -> Result {
    let Sent { draft, more_rows } = Sent::read(fields);
    if let Some(spare_rows) = more_rows {
        let (release, _) = actions::show(&app, &editor, id).await?;
        let form = Shown { draft, spare_rows, problems: Problems::default(), release: Some(release), alt: None };
        return show_form(StatusCode::OK, &app, &editor, &who, form).await;
    }
    match actions::update(&app, &editor, id, |there| there.clone_from(&draft)).await {
        Ok(_) => Ok(Redirect::to(paths::INDEX.path).into_response()),
        Err(Error::Invalid(problems)) => {
            let (release, _) = actions::show(&app, &editor, id).await?;
            let form = Shown { draft, spare_rows: SPARE_ROWS, problems, release: Some(release), alt: None };
            show_form(StatusCode::UNPROCESSABLE_ENTITY, &app, &editor, &who, form).await
        }
        Err(error) => Err(error),
    }
}

async fn retire(State(app): State<App>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::retire(&app, &editor, id).await?;
    Ok(Redirect::to(paths::INDEX.path).into_response())
}

/// The form with the file. Whether there is such a release is said before what is wrong with the form.
async fn update_cover(
    State(app): State<App>,
    State(media): State<Media>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    upload: Result<Upload>,
) -> Result {
    let (release, tracks) = actions::show(&app, &editor, id).await?;
    let upload = upload?;
    let alt = upload.text("cover_alt");
    match actions::put_cover(&app, &media, &editor, id, upload.file.clone(), alt).await {
        Ok(()) => Ok(Redirect::to(&paths::EDIT.to(&[&id.to_string()])).into_response()),
        Err(Error::Invalid(problems)) => {
            let draft = Draft::of(&release, &tracks);
            let alt = Some(alt.to_owned());
            let form = Shown { draft, spare_rows: SPARE_ROWS, problems, release: Some(release), alt };
            show_form(StatusCode::UNPROCESSABLE_ENTITY, &app, &editor, &who, form).await
        }
        Err(error) => Err(error),
    }
}

async fn destroy_cover(State(app): State<App>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::remove_cover(&app, &editor, id).await?;
    Ok(Redirect::to(&paths::EDIT.to(&[&id.to_string()])).into_response())
}

/// What a form shows: `release` is the one that is being changed.
struct Shown {
    draft: Draft,
    spare_rows: usize,
    problems: Problems,
    release: Option<Release>,
    /// The words for a cover as they were typed, when they came back.
    alt: Option<String>,
}

async fn show_form(status: StatusCode, app: &App, editor: &Editor, who: &SignedIn, shown: Shown) -> Result {
    let mut choices: Vec<(Uuid, String)> =
        artists::all(&app.db, editor).await?.into_iter().map(|Artist { id, name, .. }| (id, name)).collect();
    // An artist that was retired since stays the artist of this release.
    if let Some(release) = shown.release.as_ref().filter(|one| !choices.iter().any(|(id, _)| *id == one.artist_id)) {
        let names: HashMap<Uuid, String> = artists::names(&app.db, editor.workspace(), &[release.artist_id]).await?;
        choices.extend(names);
    }
    let Shown { draft, spare_rows, problems, release, alt } = shown;
    let frame = Frame::app(app, who);
    page(status, &pages::Form::new(frame, draft, spare_rows, problems).changing(release, alt).choosing(choices))
}
