//! The pages of this room behind the sign-in: read the request, call one action, choose the answer.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use kit::{Editor, Error, Frame, Problems, Result, Routes, SignedIn, page};
use policy::routes::links as paths;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Links,
    actions::{self, Changes},
    api,
    form::Form,
    list::{self, Filter},
    model::Link,
    options, pages, pictures, public, rules,
};

/// Every path of this room.
pub fn routes(links: &Links) -> Routes {
    Routes::<Links>::default()
        .on(&paths::SHOW_PUBLIC, public::show)
        .on(&paths::PREVIEW, pictures::preview)
        .on(&paths::QR_SVG, pictures::qr_svg)
        .on(&paths::QR_PNG, pictures::qr_png)
        .on(&paths::FOLLOW, public::follow)
        .on(&paths::INDEX, index)
        .on(&paths::NEW, new)
        .on(&paths::CREATE, create)
        .on(&paths::EDIT, edit)
        .on(&paths::UPDATE, update)
        .on(&paths::RETIRE, retire)
        .on(&paths::ARCHIVE, archive)
        .on(&paths::RULES, rules::show)
        .on(&paths::PUT_RULES, rules::put)
        .on(&paths::OPTIONS, options::show)
        .on(&paths::PUT_OPTIONS, options::put)
        .on(&paths::API_INDEX, api::index)
        .on(&paths::API_CREATE, api::create)
        .on(&paths::API_SHOW, api::show)
        .on(&paths::API_UPDATE, api::update)
        .on(&paths::API_DESTROY, api::destroy)
        .on(&paths::API_TRIAL, api::trial)
        .with_state(links)
}

/// What the form sends, field by field.
pub(crate) type Fields = kit::Form<Vec<(String, String)>>;

/// How the empty form is asked for.
#[derive(Deserialize)]
struct NewQuery {
    /// The release that is chosen already.
    #[serde(default)]
    release: String,
}

async fn index(
    State(links): State<Links>,
    editor: Editor,
    who: SignedIn,
    kit::Form(filter): kit::Form<Filter>,
) -> Result {
    let app = links.app();
    let frame = Frame::app(app, &who);
    let all = crate::all(&app.db, &editor).await?;
    let releases: Vec<Uuid> = all.iter().map(|link| link.release_id).collect();
    let releases = releases::of_ids(&app.db, editor.workspace(), &releases).await?;
    let artists: Vec<Uuid> = releases.values().map(|release| release.artist_id).collect();
    let artists = artists::names(&app.db, editor.workspace(), &artists).await?;
    let now = app.clock.now();
    let mut rows = Vec::with_capacity(all.len());
    for (place, link) in all.iter().enumerate() {
        let Some(release) = releases.get(&link.release_id) else { continue };
        let artist = artists.get(&release.artist_id).map_or("", String::as_str);
        if filter.shows(link, release, artist) {
            rows.push(pages::Row::new(&frame.tongue, place, link, release, artist, now));
        }
    }
    page(StatusCode::OK, &pages::Index { frame, filter, any: !all.is_empty(), rows })
}

async fn new(
    State(links): State<Links>,
    editor: Editor,
    who: SignedIn,
    kit::Form(query): kit::Form<NewQuery>,
) -> Result {
    new_page(&links, &editor, &who, StatusCode::OK, Form::empty(query.release)).await
}

async fn new_page(links: &Links, editor: &Editor, who: &SignedIn, status: StatusCode, form: Form) -> Result {
    let app = links.app();
    let all = releases::all(&app.db, editor).await?;
    let artists: Vec<Uuid> = all.iter().map(|release| release.artist_id).collect();
    let artists = artists::names(&app.db, editor.workspace(), &artists).await?;
    let choice = |release: releases::Release| {
        let artist = artists.get(&release.artist_id).map_or("", String::as_str);
        pages::Choice { id: release.id.to_string(), title: format!("{} – {artist}", release.title) }
    };
    let releases = all.into_iter().map(choice).collect();
    page(status, &pages::New { frame: Frame::app(app, who), releases, form })
}

async fn create(State(links): State<Links>, editor: Editor, who: SignedIn, kit::Form(fields): Fields) -> Result {
    let form = Form::read(fields);
    match try_create(&links, &editor, &form).await {
        Ok(link) => Ok(Redirect::to(&paths::EDIT.to(&[&link.id.to_string()])).into_response()),
        Err(Error::Invalid(problems)) => {
            new_page(&links, &editor, &who, StatusCode::UNPROCESSABLE_ENTITY, form.with(problems)).await
        }
        Err(error) => Err(error),
    }
}

async fn try_create(links: &Links, editor: &Editor, form: &Form) -> Result<Link> {
    let mut problems = Problems::default();
    let release = problems.check(api::release_id(&form.release_id));
    let draft = form.draft(false).check(&links.own_hosts().await?).map_err(|more| problems.0.extend(more.0));
    let (Some(release), Ok(draft)) = (release, draft) else { return Err(Error::Invalid(problems)) };
    actions::create(links, editor, release, &draft).await
}

async fn edit(State(links): State<Links>, editor: Editor, who: SignedIn, Path(id): Path<Uuid>) -> Result {
    let link = actions::show(&links, &editor, id).await?;
    let form = Form::of(&link);
    edit_page(&links, &editor, &who, &link, StatusCode::OK, form).await
}

async fn edit_page(
    links: &Links,
    editor: &Editor,
    who: &SignedIn,
    link: &Link,
    status: StatusCode,
    form: Form,
) -> Result {
    let app = links.app();
    let release = releases::find(&app.db, editor, link.release_id).await?.ok_or(Error::NotFound)?;
    let public = paths::SHOW_PUBLIC.to(&[&link.slug]);
    let id = link.id.to_string();
    let frame = Frame::app(app, who);
    let mut missing = Vec::new();
    for (service, since) in links.missing(link).await? {
        let name = crate::service_name(&service).unwrap_or_default();
        let day = frame.tongue.day(since.to_zoned(release.zone()).date());
        missing.push(frame.tongue.say_with("links-missing", &[("service", name.into()), ("day", day.into())]));
    }
    let template = pages::Edit {
        frame,
        missing,
        find_path: policy::routes::catalogue::SHOW.to(&[&id]),
        title: release.title,
        address: links.own_hosts().await?.url(link.workspace, &public),
        page: public,
        stats_path: policy::routes::stats::LINK.to(&[&id]),
        rules_path: paths::RULES.to(&[&id]),
        options_path: paths::OPTIONS.to(&[&id]),
        update_path: paths::UPDATE.to(&[&id]),
        retire_path: paths::RETIRE.to(&[&id]),
        qr_svg: paths::QR_SVG.to(&[&link.slug]),
        qr_png: paths::QR_PNG.to(&[&link.slug]),
        form,
    };
    page(status, &template)
}

async fn update(
    State(links): State<Links>,
    editor: Editor,
    who: SignedIn,
    Path(id): Path<Uuid>,
    kit::Form(fields): Fields,
) -> Result {
    let link = actions::show(&links, &editor, id).await?;
    let form = Form::read(fields);
    match try_update(&links, &editor, id, &form).await {
        Ok(_) => Ok(Redirect::to(paths::INDEX.path).into_response()),
        Err(Error::Invalid(problems)) => {
            let form = form.with(problems);
            edit_page(&links, &editor, &who, &link, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(error) => Err(error),
    }
}

async fn try_update(links: &Links, editor: &Editor, id: Uuid, form: &Form) -> Result<Link> {
    let draft = form.draft(true).check(&links.own_hosts().await?).map_err(Error::Invalid)?;
    let changes = Changes { slug: draft.slug(), destinations: Some(draft.destinations()), ..Changes::default() };
    actions::update(links, editor, id, &changes).await
}

async fn retire(State(links): State<Links>, editor: Editor, Path(id): Path<Uuid>) -> Result {
    actions::retire(&links, &editor, id).await?;
    Ok(Redirect::to(paths::INDEX.path).into_response())
}

async fn archive(State(links): State<Links>, editor: Editor, kit::Form(fields): Fields) -> Result {
    let (ids, archived) = list::chosen(&fields);
    actions::archive(&links, &editor, &ids, archived).await?;
    Ok(Redirect::to(paths::INDEX.path).into_response())
}
