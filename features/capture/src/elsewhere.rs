//! A form as a page of another room shows it: the same questions, sent to the form's own address.

use askama::Template;
use axum::http::HeaderMap;
use kit::{Error, Result, Tongue, Visitor, WorkspaceId};
use uuid::Uuid;

use crate::{Captures, model::FanForm, pages::Embedded, public, store};

/// A form by what people know it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which one.
    pub id: Uuid,
    /// What stands over it.
    pub title: String,
    /// Its address: `/fans/{slug}`.
    pub slug: String,
}

/// Where a form is shown.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// Who sees it.
    pub visitor: &'a Visitor,
    /// In which language.
    pub tongue: &'a Tongue,
    /// What keeps the fields of two forms on one page apart: letters, digits and dashes.
    pub uid: &'a str,
    /// Whether it is only looked at: nothing can be typed then.
    pub asleep: bool,
}

impl Captures {
    /// The forms of a workspace that a page can show, the newest first.
    ///
    /// # Errors
    /// The engine's own.
    pub async fn forms_of(&self, workspace: WorkspaceId) -> Result<Vec<Named>> {
        const MOST: u64 = 500;
        let mut forms = store::forms(self.app.db.read(), workspace, MOST, None).await?;
        forms.reverse();
        let named = |form: FanForm| Named { id: form.id, title: form.title, slug: form.slug };
        Ok(forms.into_iter().map(named).collect())
    }

    /// What a form of a workspace is called, unless it is retired.
    ///
    /// # Errors
    /// The engine's own.
    pub async fn title_of(&self, workspace: WorkspaceId, id: Uuid) -> Result<Option<String>> {
        Ok(self.standing(workspace, id).await?.map(|form| form.title))
    }

    /// A form as HTML, for as long as somebody can sign up at it.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn embedded(&self, workspace: WorkspaceId, id: Uuid, place: &Place<'_>) -> Result<Option<String>> {
        let Some(form) = self.standing(workspace, id).await? else { return Ok(None) };
        if public::closed(self, &form).is_some() {
            return Ok(None);
        }
        let artist = self.artist_of(&form).await?;
        let questions = public::questions(self, &form, &artist, (place.visitor, place.tongue));
        let questions = questions.elsewhere(format!("-{}", place.uid), place.asleep);
        let html = Embedded::new(&form, questions).render().map_err(Error::from_source)?;
        Ok(Some(html))
    }

    async fn standing(&self, workspace: WorkspaceId, id: Uuid) -> Result<Option<FanForm>> {
        let form = store::form(self.app.db.read(), workspace, id).await?;
        Ok(form.filter(|form| form.retired_at.is_none()))
    }
}

/// Whether a browser was told in this session that it cannot sign up: it is shown no form again.
pub fn was_refused(headers: &HeaderMap) -> bool {
    public::was_refused(headers)
}
