//! The form of a link: what was typed, kept as it was typed, and what is wrong with it.

use std::collections::HashMap;

use kit::{FieldError, Problems, Tongue};
use url::Url;

use crate::model::{DestinationDraft, Draft, Link, MAX_OTHERS, SERVICES, Service, USUAL, other_field};

/// How many empty rows for other addresses there are beside the used ones.
const SPARE_ROWS: usize = 2;

/// The form.
#[derive(Debug, Default)]
pub(crate) struct Form {
    /// The release, in the form for a new link.
    pub(crate) release_id: String,
    /// The last word of the address.
    pub(crate) slug: String,
    /// A row for every usual service and for those in use, then those for others.
    pub(crate) rows: Vec<FormRow>,
    problems: Problems,
}

/// The fields of one destination.
#[derive(Debug)]
pub(crate) struct FormRow {
    /// The name and id of the address field.
    pub(crate) field: String,
    /// The brand of a known service; nothing for others.
    pub(crate) brand: Option<&'static str>,
    /// A host of the service, as an example.
    pub(crate) example: String,
    /// The word in addresses, once it has one.
    pub(crate) service: String,
    /// What people call it.
    pub(crate) label: String,
    /// The address.
    pub(crate) url: String,
    /// The place on the page, as typed.
    pub(crate) place: String,
}

impl FormRow {
    fn known(service: &'static Service) -> FormRow {
        FormRow {
            field: service.field.to_owned(),
            brand: Some(service.name),
            example: format!("https://{}/…", service.example()),
            service: service.slug.to_owned(),
            label: String::new(),
            url: String::new(),
            place: String::new(),
        }
    }

    fn other(n: usize) -> FormRow {
        let empty = String::new;
        FormRow {
            field: other_field(n),
            brand: None,
            example: empty(),
            service: empty(),
            label: empty(),
            url: empty(),
            place: empty(),
        }
    }

    /// The row's name in those of its other fields: `label.other-1`.
    pub(crate) fn key(&self) -> &str {
        self.field.strip_prefix("destinations.").unwrap_or(&self.field)
    }

    /// The host as its alphabet writes it, where the address has it in the form that browsers send (`xn--…`).
    pub(crate) fn reads(&self) -> Option<String> {
        let url = Url::parse(self.url.trim()).ok()?;
        let host = url.host_str().filter(|host| host.contains("xn--"))?;
        let (readable, valid) = idna::domain_to_unicode(host);
        (valid.is_ok() && readable != host).then_some(readable)
    }

    fn is_used(&self) -> bool {
        !self.url.trim().is_empty() || !self.label.trim().is_empty()
    }

    fn draft(&self) -> DestinationDraft {
        let (service, label, url) = (self.service.clone(), self.label.clone(), self.url.clone());
        DestinationDraft { field: self.field.clone(), service, label, url }
    }
}

impl Form {
    /// An empty form, perhaps for a certain release.
    pub(crate) fn empty(release_id: String) -> Form {
        let rows = SERVICES.iter().take(USUAL).map(FormRow::known).collect();
        let mut form = Form { release_id, slug: String::new(), rows, problems: Problems::default() };
        form.add_spare_rows();
        form
    }

    /// The form of a link that is there.
    pub(crate) fn of(link: &Link) -> Form {
        let mut form = Form { slug: link.slug.clone(), ..Form::empty(String::new()) };
        let uses = |service: &Service| link.destinations.iter().any(|one| one.service == service.slug);
        let used = SERVICES.iter().skip(USUAL).filter(|service| uses(service));
        form.rows = SERVICES.iter().take(USUAL).chain(used).map(FormRow::known).collect();
        let mut others = 0;
        for (one, place) in link.destinations.iter().zip(1_usize..) {
            let known = form.rows.iter().position(|row| row.brand.is_some() && row.service == one.service);
            let at = known.unwrap_or_else(|| {
                others += 1;
                form.rows.push(FormRow::other(others));
                form.rows.len() - 1
            });
            if let Some(row) = form.rows.get_mut(at) {
                row.service.clone_from(&one.service);
                row.url.clone_from(&one.url);
                row.place = place.to_string();
                if row.brand.is_none() {
                    row.label.clone_from(&one.label);
                }
            }
        }
        form.add_spare_rows();
        form
    }

    /// Reads what the browser sent. Fields that the form does not have are ignored.
    pub(crate) fn read(fields: Vec<(String, String)>) -> Form {
        let mut sent: HashMap<String, String> = fields.into_iter().collect();
        let mut take = |name: &str| sent.remove(name).unwrap_or_default();
        let (release_id, slug) = (take("release_id"), take("slug"));
        let known = SERVICES.iter().map(FormRow::known);
        let mut rows: Vec<FormRow> = known.chain((1..=MAX_OTHERS).map(FormRow::other)).collect();
        for row in &mut rows {
            row.url = take(&row.field);
            row.place = take(&format!("place.{}", row.key()));
            if row.brand.is_none() {
                row.label = take(&format!("label.{}", row.key()));
                row.service = take(&format!("service.{}", row.key()));
            }
        }
        let is_usual = |row: &FormRow| SERVICES.iter().take(USUAL).any(|service| service.field == row.field);
        rows.retain(|row| is_usual(row) || row.is_used());
        let mut form = Form { release_id, slug, rows, problems: Problems::default() };
        form.add_spare_rows();
        form
    }

    fn add_spare_rows(&mut self) {
        let is_free = |row: &FormRow| !self.rows.iter().any(|used| used.field == row.field);
        let spare: Vec<FormRow> = (1..=MAX_OTHERS).map(FormRow::other).filter(is_free).take(SPARE_ROWS).collect();
        self.rows.extend(spare);
    }

    /// What was entered, its destinations in the order of their places; those without a place follow as they stand.
    /// `with_slug` says whether an empty slug is one: on a new link the title suggests one instead.
    pub(crate) fn draft(&self, with_slug: bool) -> Draft {
        let mut used: Vec<&FormRow> = self.rows.iter().filter(|row| row.is_used()).collect();
        used.sort_by_key(|row| row.place.trim().parse::<u16>().unwrap_or(u16::MAX));
        let slug = Some(self.slug.clone()).filter(|slug| with_slug || !slug.trim().is_empty());
        Draft { slug, destinations: used.into_iter().map(FormRow::draft).collect() }
    }

    /// The same form with what is wrong with it.
    #[must_use]
    pub(crate) fn with(self, problems: Problems) -> Form {
        Form { problems, ..self }
    }

    pub(crate) fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What is wrong with a field.
    pub(crate) fn error(&self, field: &str, tongue: &Tongue) -> Option<String> {
        self.problems.of(field, tongue)
    }

    /// How many fields need another look.
    pub(crate) fn summary_title(&self, tongue: &Tongue) -> String {
        tongue.say_n("links-problems", u64::try_from(self.problems.0.len()).unwrap_or(u64::MAX))
    }

    /// Every problem, each with the name of its field in front.
    pub(crate) fn summary(&self, tongue: &Tongue) -> Vec<FieldError> {
        let named = |one: FieldError| {
            let name = self.name(&one.field, tongue);
            FieldError { message: format!("{name}: {}", one.message), ..one }
        };
        self.problems.said(tongue).into_iter().map(named).collect()
    }

    fn name(&self, field: &str, tongue: &Tongue) -> String {
        let row = self.rows.iter().find(|row| row.field == field);
        match (field, row) {
            ("slug", _) => tongue.say("links-slug"),
            ("release_id", _) => tongue.say("links-release"),
            (_, Some(row)) => match row.brand {
                Some(brand) => brand.to_owned(),
                None if !row.label.trim().is_empty() => row.label.trim().to_owned(),
                None => tongue.say("links-other"),
            },
            (_, None) => tongue.say("links-destinations"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(fields: &[(&str, &str)]) -> Form {
        Form::read(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn services(draft: &Draft) -> Vec<(&str, &str)> {
        draft.destinations.iter().map(|one| (one.field.as_str(), one.service.as_str())).collect()
    }

    #[test]
    fn destinations_follow_their_places_and_then_the_usual_order() {
        let form = sent(&[
            ("destinations.spotify", "https://a.example"),
            ("destinations.deezer", "https://b.example"),
            ("destinations.bandcamp", "https://c.example"),
            ("place.bandcamp", "1"),
            ("destinations.other-3", "https://d.example"),
            ("label.other-3", "Shop"),
            ("service.other-3", "shop"),
            ("place.other-3", " 2 "),
            ("place.deezer", "what"),
        ]);
        let draft = form.draft(false);
        let order = [
            ("destinations.bandcamp", "bandcamp"),
            ("destinations.other-3", "shop"),
            ("destinations.spotify", "spotify"),
            ("destinations.deezer", "deezer"),
        ];
        assert_eq!(services(&draft), order);
        assert_eq!(draft.slug, None);
        assert_eq!(form.draft(true).slug.as_deref(), Some(""));
    }

    #[test]
    fn a_label_without_an_address_is_not_dropped() {
        let draft = sent(&[("label.other-1", "Shop")]).draft(false);
        assert_eq!(services(&draft), [("destinations.other-1", "")]);
    }

    #[test]
    fn a_host_of_another_alphabet_is_shown_beside_its_address() {
        let reads = |url: &str| FormRow { url: url.to_owned(), ..FormRow::other(1) }.reads();
        assert_eq!(reads("https://xn--bcher-kva.example/a").as_deref(), Some("bücher.example"));
        assert_eq!(reads("https://bücher.example/a").as_deref(), Some("bücher.example"));
        for url in ["https://noor.example/xn--a", "https://xn--a-ecp.example/", "xn--bcher-kva", ""] {
            assert_eq!(reads(url), None, "{url}");
        }
    }

    #[test]
    fn a_form_has_spare_rows_with_names_of_their_own() {
        let form = sent(&[("label.other-1", "Shop"), ("label.other-4", "Zine")]);
        let fields: Vec<&str> = form.rows.iter().skip(USUAL).map(|row| row.field.as_str()).collect();
        assert_eq!(
            fields,
            ["destinations.other-1", "destinations.other-4", "destinations.other-2", "destinations.other-3"]
        );
        assert_eq!(Form::empty(String::new()).rows.len(), USUAL + SPARE_ROWS);
    }
}
