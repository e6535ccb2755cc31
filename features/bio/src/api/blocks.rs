//! The blocks of a page as programs see them, and their pictures.

use axum::{
    body::to_bytes,
    extract::{Path, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::{Timestamp, tz::TimeZone};
use kit::{Editor, Error, ErrorBody, Json, Problem, Result};
use media::MAX_BYTES;
use policy::routes::bio as paths;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Bios,
    actions::{self, BlockChanges},
    model::{Block, BlockDraft, Place, State as Seen},
};

/// A block of a bio page. A field that its kind does not have is left out.
#[derive(Serialize, ToSchema)]
#[schema(as = BioBlock)]
pub(crate) struct BlockBody {
    /// Which one.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// What it is.
    #[schema(example = "link")]
    kind: String,
    /// Of a heading or a text.
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    /// Of a link, a player, a shop or a booking.
    #[serde(skip_serializing_if = "String::is_empty")]
    label: String,
    /// Where it leads.
    #[serde(skip_serializing_if = "String::is_empty")]
    url: String,
    /// Where socials lead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    urls: Vec<String>,
    /// The smart link of a release or a pre-save.
    #[serde(skip_serializing_if = "String::is_empty")]
    link_id: String,
    /// The day of a concert.
    #[serde(skip_serializing_if = "String::is_empty")]
    date: String,
    /// Where a concert is.
    #[serde(skip_serializing_if = "String::is_empty")]
    city: String,
    /// The house of a concert.
    #[serde(skip_serializing_if = "String::is_empty")]
    venue: String,
    /// Where a booking is written to.
    #[serde(skip_serializing_if = "String::is_empty")]
    email: String,
    /// The sign-up form that is shown while it is open.
    #[serde(skip_serializing_if = "String::is_empty")]
    form_id: String,
    /// The name of an image's picture.
    #[serde(skip_serializing_if = "String::is_empty")]
    picture: String,
    /// What is to be seen on it.
    #[serde(skip_serializing_if = "String::is_empty")]
    alt: String,
    /// Whether it is to be seen at all.
    shown: bool,
    /// The first moment at which it is to be seen.
    #[schema(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// The first moment at which it is no longer to be seen.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// Whether it is on the page now: `on`, `hidden`, `waiting` for its moment, or `over`.
    #[schema(example = "on")]
    state: &'static str,
}

impl BlockBody {
    pub(super) fn of(block: &Block, now: Timestamp, zone: &TimeZone) -> BlockBody {
        let draft = BlockDraft::of(block, zone);
        BlockBody {
            id: block.id,
            kind: draft.kind,
            text: draft.text,
            label: draft.label,
            url: draft.url,
            urls: draft.urls.lines().map(str::to_owned).collect(),
            link_id: draft.link_id,
            date: draft.date,
            city: draft.city,
            venue: draft.venue,
            email: draft.email,
            form_id: draft.form_id,
            picture: draft.picture,
            alt: draft.alt,
            shown: block.shown,
            from: block.from,
            until: block.until,
            state: match block.state(now, zone) {
                Seen::On => "on",
                Seen::Hidden => "hidden",
                Seen::Waiting => "waiting",
                Seen::Over => "over",
            },
        }
    }
}

/// A block to be made, or what is to change about one: then a field that is left out stays as it is. A field of another kind
/// is refused.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewBioBlock)]
pub(crate) struct BlockFields {
    /// `heading`, `text`, `link`, `socials`, `release`, `presave`, `tour`, `player`, `form`, `image`, `shop` or
    /// `booking`. A block stays what it is.
    #[schema(value_type = String, required = false)]
    kind: Option<String>,
    /// Of a heading (80 characters) or a text (2000, plain; an empty line parts paragraphs).
    #[schema(value_type = String, required = false, max_length = 2000)]
    text: Option<String>,
    /// Of a link, a player, a shop or a booking.
    #[schema(value_type = String, required = false, max_length = 80)]
    label: Option<String>,
    /// Where it leads: http or https, in public, not on this site.
    #[schema(value_type = String, required = false, format = "uri", max_length = 2048)]
    url: Option<String>,
    /// Where socials lead, at most 12.
    #[schema(value_type = Vec<String>, required = false)]
    urls: Option<Vec<String>>,
    /// The smart link of a release or a pre-save.
    #[schema(value_type = String, required = false, format = "uuid")]
    link_id: Option<String>,
    /// The day of a concert; it disappears when that is over in the page's time zone.
    #[schema(value_type = String, required = false, format = Date)]
    date: Option<String>,
    /// Where a concert is.
    #[schema(value_type = String, required = false, max_length = 80)]
    city: Option<String>,
    /// The house of a concert.
    #[schema(value_type = String, required = false, max_length = 80)]
    venue: Option<String>,
    /// Where a booking is written to, instead of `url`.
    #[schema(value_type = String, required = false, format = "email")]
    email: Option<String>,
    /// The sign-up form that is shown while it is open.
    #[schema(value_type = String, required = false, format = "uuid")]
    form_id: Option<String>,
    /// The name of an image's picture, as the upload of it answered.
    #[schema(value_type = String, required = false, min_length = 64, max_length = 64)]
    picture: Option<String>,
    /// What is to be seen on it, for those who cannot: an image needs it.
    #[schema(value_type = String, required = false, max_length = 300)]
    alt: Option<String>,
    /// The first moment at which it is to be seen, local time in the page's zone: `2026-11-27T20:00`. Null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, required = false, example = "2026-11-27T20:00")]
    from: Option<Option<String>>,
    /// The first moment at which it is no longer to be seen, likewise.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, required = false, example = "2026-11-28T20:00")]
    until: Option<Option<String>>,
    /// Whether it is to be seen at all.
    #[schema(value_type = bool, required = false)]
    shown: Option<bool>,
    /// Where it stands, counted from 1. A new block is the last one when it is left out.
    #[schema(value_type = u32, required = false, minimum = 1)]
    place: Option<usize>,
}

/// Tells `null` (`Some(None)`) from a field that was left out (`None`, by `default`).
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

impl BlockFields {
    /// These fields over those that are there, and whether any is among them.
    fn over(&self, mut draft: BlockDraft) -> (BlockDraft, bool) {
        let mut any = false;
        let from = self.from.as_ref().map(|from| from.clone().unwrap_or_default());
        let until = self.until.as_ref().map(|until| until.clone().unwrap_or_default());
        let urls = self.urls.as_ref().map(|urls| urls.join("\n"));
        for (field, given) in [
            ("text", &self.text),
            ("label", &self.label),
            ("url", &self.url),
            ("urls", &urls),
            ("link_id", &self.link_id),
            ("date", &self.date),
            ("city", &self.city),
            ("venue", &self.venue),
            ("email", &self.email),
            ("form_id", &self.form_id),
            ("picture", &self.picture),
            ("alt", &self.alt),
            ("from", &from),
            ("until", &until),
        ] {
            if let (Some(field), Some(given)) = (draft.value_mut(field), given) {
                field.clone_from(given);
                any = true;
            }
        }
        (draft, any)
    }

    fn place(&self) -> Result<Option<Place>> {
        match self.place {
            Some(0) => Err(Error::Invalid(Problem::new("place", "problem-bio-place").into())),
            other => Ok(other.map(Place::At)),
        }
    }
}

/// Puts a block on a bio page
///
/// At the end of it, or at a place.
#[utoipa::path(
    post, path = paths::API_CREATE_BLOCK.path, operation_id = "create_bio_block", tag = "bio",
    params(("id" = String, Path, format = "uuid", description = "Which page")),
    request_body = BlockFields,
    responses(
        (status = 201, description = "Made", body = BlockBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such page", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn create_block(
    State(bios): State<Bios>,
    editor: Editor,
    Path(id): Path<Uuid>,
    Json(body): Json<BlockFields>,
) -> Result<Response> {
    let whole = actions::show(&bios, &editor, id).await?;
    let zone = whole.page.zone();
    let kind = body.kind.clone().unwrap_or_default();
    let (draft, _) = body.over(BlockDraft { kind, ..BlockDraft::default() });
    let place = body.place()?;
    let against = actions::against(&bios, &editor, &whole.page, &draft).await?;
    let checked = draft.check(&against).map_err(Error::Invalid)?;
    let mut block = actions::add_block(&bios, &editor, id, &checked).await?;
    if place.is_some() || body.shown == Some(false) {
        let changes = BlockChanges { block: None, shown: body.shown, place };
        block = actions::change_block(&bios, &editor, id, block.id, &changes).await?;
    }
    let body = BlockBody::of(&block, bios.app().clock.now(), &zone);
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

/// The kinds that a picture may be sent as. What it is, its first bytes say.
const PICTURE_KINDS: [&str; 4] = ["image/jpeg", "image/png", "image/webp", "application/octet-stream"];

/// A picture that was taken in.
#[derive(Serialize, ToSchema)]
#[schema(as = BioPicture)]
pub(crate) struct PictureBody {
    /// What an image block names it by.
    picture: String,
    /// The width of its largest size, in pixels.
    width: u32,
    /// The height of its largest size, in pixels.
    height: u32,
}

/// Uploads a picture for an image block
///
/// The body is the picture itself: JPEG, PNG or WebP, 10 MB and 25 megapixels at most. It is drawn anew: nothing that a
/// camera or a program wrote beside the picture is kept. One that no block shows after a day is removed.
#[utoipa::path(
    post, path = paths::API_CREATE_PICTURE.path, operation_id = "create_bio_picture", tag = "bio",
    params(("id" = String, Path, format = "uuid", description = "Which page")),
    request_body(content = String, content_type = "image/jpeg", description = "The picture"),
    responses(
        (status = 201, description = "Taken in", body = PictureBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such page", body = ErrorBody, content_type = "application/problem+json"),
        (status = 413, description = "More than 10 MB", body = ErrorBody, content_type = "application/problem+json"),
        (status = 415, description = "Not sent as a picture", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "Not a picture that is taken", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn create_picture(
    State(bios): State<Bios>,
    editor: Editor,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Response> {
    actions::show(&bios, &editor, id).await?;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| PICTURE_KINDS.contains(&kind)) {
        return Err(Error::MediaType);
    }
    // The gate lets a little more through, for the fields of a form.
    let upload = to_bytes(request.into_body(), MAX_BYTES).await.map_err(|_| Error::FileTooLarge)?;
    let image = actions::keep_picture(&bios, &editor, upload).await?;
    let body = PictureBody { picture: image.hash.as_str().to_owned(), width: image.width, height: image.height };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

/// Changes a block
///
/// What it shows and when, whether it is shown, where it stands.
#[utoipa::path(
    patch, path = paths::API_UPDATE_BLOCK.path, operation_id = "update_bio_block", tag = "bio",
    params(("id" = String, Path, format = "uuid", description = "Which page"), ("block" = String, Path, format = "uuid", description = "Which block")),
    request_body = BlockFields,
    responses(
        (status = 200, description = "The block as it is now", body = BlockBody),
        (status = 400, description = "Not JSON", body = ErrorBody, content_type = "application/problem+json"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such block", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn update_block(
    State(bios): State<Bios>,
    editor: Editor,
    Path((id, block)): Path<(Uuid, Uuid)>,
    Json(body): Json<BlockFields>,
) -> Result<Json<BlockBody>> {
    let whole = actions::show(&bios, &editor, id).await?;
    let found = whole.block(block).ok_or(Error::NotFound)?;
    let zone = whole.page.zone();
    if body.kind.as_deref().is_some_and(|kind| kind != found.content.kind()) {
        return Err(Error::Invalid(Problem::new("kind", "problem-bio-kind-fixed").into()));
    }
    let (draft, any) = body.over(BlockDraft::of(found, &zone));
    let against = actions::against(&bios, &editor, &whole.page, &draft).await?;
    let checked = draft.check(&against).map_err(Error::Invalid);
    let checked = if any { Some(checked?) } else { None };
    let changes = BlockChanges { block: checked, shown: body.shown, place: body.place()? };
    let found = actions::change_block(&bios, &editor, id, block, &changes).await?;
    Ok(Json(BlockBody::of(&found, bios.app().clock.now(), &zone)))
}

/// Removes a block
///
/// It can be put back for a day.
#[utoipa::path(
    delete, path = paths::API_DESTROY_BLOCK.path, operation_id = "remove_bio_block", tag = "bio",
    params(("id" = String, Path, format = "uuid", description = "Which page"), ("block" = String, Path, format = "uuid", description = "Which block")),
    responses(
        (status = 204, description = "Removed"),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such block", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn destroy_block(
    State(bios): State<Bios>,
    editor: Editor,
    Path((id, block)): Path<(Uuid, Uuid)>,
) -> Result<StatusCode> {
    actions::remove_block(&bios, &editor, id, block).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a removed block back
///
/// Where it stood.
#[utoipa::path(
    post, path = paths::API_RESTORE_BLOCK.path, operation_id = "restore_bio_block", tag = "bio",
    params(("id" = String, Path, format = "uuid", description = "Which page"), ("block" = String, Path, format = "uuid", description = "Which block")),
    responses(
        (status = 200, description = "The block", body = BlockBody),
        (status = 401, description = "No valid key", body = ErrorBody, content_type = "application/problem+json"),
        (status = 404, description = "No such removed block", body = ErrorBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right", body = ErrorBody, content_type = "application/problem+json"),
        (status = 429, description = "Too often", body = ErrorBody, content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn restore_block(
    State(bios): State<Bios>,
    editor: Editor,
    Path((id, block)): Path<(Uuid, Uuid)>,
) -> Result<Json<BlockBody>> {
    let found = actions::restore_block(&bios, &editor, id, block).await?;
    let whole = actions::show(&bios, &editor, id).await?;
    Ok(Json(BlockBody::of(&found, bios.app().clock.now(), &whole.page.zone())))
}
