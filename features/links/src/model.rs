//! Links, their destinations, and what a person may enter for them.

mod address;
mod rule;
mod schedule;
mod service;
mod slug;
mod system;
pub(crate) mod tags;

use std::{borrow::Cow, collections::HashSet};

pub(crate) use address::leads_back;
pub use address::{Address, Refused};
use axum::http::HeaderValue;
use jiff::{Timestamp, tz::TimeZone};
use kit::{OwnHosts, Problem, Problems, WorkspaceId};
pub(crate) use rule::{
    Act, CheckedRules, Compiled, Facts, MAX_RULES, Miss, Outcome, Rule, RuleDraft, Way, check_rules, country, language,
    pick,
};
pub(crate) use schedule::{Before, Phase, Schedule, ScheduleDraft, check_schedule};
pub(crate) use service::{COUNTDOWN, MAX_OTHERS, SERVICES, Service, USUAL, is_countdown, other_field};
pub use slug::Slug;
pub(crate) use slug::{check_aliases, is_slug};
pub(crate) use system::System;
use uuid::Uuid;

/// How long the name of another destination may be, in characters.
const LABEL_CHARS: usize = 60;
/// The word that asks for a word of the label's own.
const OTHER: &str = "other";

/// A smart link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Which one.
    pub id: Uuid,
    /// Whose work it is.
    pub workspace: WorkspaceId,
    /// What it is for.
    pub release_id: Uuid,
    /// Its address: `/{slug}`.
    pub slug: String,
    /// Further words that lead to the same link. Only those that ask for a link of their own workspace get them.
    pub aliases: Vec<String>,
    /// Where it leads, in the order of the page.
    pub destinations: Vec<Destination>,
    /// Where visits of a certain kind are led, in their order.
    pub(crate) rules: Vec<Rule>,
    /// Whether campaign tags of a visit are handed on to the destination.
    pub(crate) pass_tags: bool,
    /// When it is open.
    pub(crate) schedule: Schedule,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Since when it is gone for the public.
    pub retired_at: Option<Timestamp>,
    /// Since when it is out of the lists. Its page goes on working.
    pub archived_at: Option<Timestamp>,
}

/// One way out of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The service's word in addresses and events: `spotify`.
    pub service: String,
    /// What people call it: `Spotify`.
    pub label: String,
    /// The address there.
    pub url: String,
    /// The same, ready to be sent.
    pub(crate) location: HeaderValue,
}

impl Destination {
    /// A destination as the store kept it. An address that a header cannot carry leads nowhere.
    pub(crate) fn kept(service: String, label: String, url: String) -> Option<Destination> {
        let location = HeaderValue::from_str(&url).ok()?;
        Some(Destination { service, label, url, location })
    }
}

/// A link as everybody may see it, with what its page needs of the release.
#[derive(Clone, Debug)]
pub struct PublicLink {
    /// Which link.
    pub id: Uuid,
    /// Whose work it is.
    pub workspace: WorkspaceId,
    /// What it is for.
    pub release_id: Uuid,
    /// Its address: `/{slug}`.
    pub slug: String,
    /// The title on the cover.
    pub title: String,
    /// What was uploaded as its cover.
    pub cover: Option<releases::Cover>,
    /// Who made the music.
    pub artist: String,
    /// When it comes out.
    pub release_at: Timestamp,
    /// When it comes out in other places, where that differs.
    pub moment: releases::Moment,
    /// The time zone in which that is said.
    pub zone: TimeZone,
    /// What a pre-save saves, if the label named it.
    pub spotify_uri: Option<String>,
    /// The product's code, by which a provider finds it when it has no address yet.
    pub upc: Option<String>,
    /// Where it leads, in the order of the page.
    pub destinations: Vec<Destination>,
    /// Where visits of a certain kind are led.
    pub(crate) rules: Box<[Compiled]>,
    /// Whether campaign tags of a visit are handed on to the destination.
    pub(crate) pass_tags: bool,
    /// When it is open.
    pub(crate) schedule: Schedule,
    /// Where a visitor is sent once it is over.
    pub(crate) after: Option<Way>,
}

impl PublicLink {
    /// Whether the release is out, in its own zone.
    pub fn is_out(&self, now: Timestamp) -> bool {
        self.release_at <= now
    }

    /// By which clocks it comes out for a visitor from a country: theirs where that differs, else its own.
    pub fn zone_for(&self, country: Option<&str>) -> TimeZone {
        let theirs = country.filter(|_| self.moment.differs()).and_then(releases::zone_of_country);
        theirs.and_then(releases::zone_of).unwrap_or_else(|| self.zone.clone())
    }

    /// When it comes out for a visitor from a country.
    pub fn out_at(&self, country: Option<&str>) -> Timestamp {
        self.moment.within(&self.zone_for(country))
    }

    /// Whether a provider could be told what to save on the release day: by the release's code, by its own address at Spotify,
    /// or by where the link leads elsewhere. A label that takes the address at Spotify away means it.
    pub fn can_be_saved_at(&self, provider: &str) -> bool {
        let address =
            if provider == "spotify" { self.spotify_uri.is_some() } else { self.destination(provider).is_some() };
        address || self.upc.is_some()
    }

    /// The way out to a service.
    pub(crate) fn destination(&self, service: &str) -> Option<&Destination> {
        self.destinations.iter().find(|one| one.service.eq_ignore_ascii_case(service))
    }

    /// The artist's countdown page at Spotify: the one way out that is shown before the release, and not after it.
    pub(crate) fn countdown(&self) -> Option<&Destination> {
        self.destination(COUNTDOWN)
    }

    /// The ways out for a visit once the release is out, in their order.
    pub(crate) fn ways(&self, outcome: Option<&Outcome>) -> Vec<&Destination> {
        let mut ways: Vec<&Destination> = self.destinations.iter().filter(|one| one.service != COUNTDOWN).collect();
        match outcome {
            Some(Outcome::Hide(service)) => ways.retain(|one| one.service != *service),
            Some(Outcome::First(services)) => ways.sort_by_key(|one| {
                let place = services.iter().position(|service| one.service == *service);
                place.unwrap_or(services.len())
            }),
            Some(Outcome::Replace(_) | Outcome::Send(_)) | None => {}
        }
        ways
    }
}

/// A link as a person enters it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// Nothing where the title shall suggest one.
    pub(crate) slug: Option<String>,
    /// In the order of the page.
    pub(crate) destinations: Vec<DestinationDraft>,
}

/// A destination as a person enters it.
#[derive(Clone, Debug)]
pub struct DestinationDraft {
    /// Where the person entered it: the name of the problem's field.
    pub field: String,
    /// A service's word; for anything else the word that it has already, `other` or nothing.
    pub service: String,
    /// What people call it; a known service has its own name.
    pub label: String,
    /// The address.
    pub url: String,
}

/// A link that was checked.
#[derive(Debug)]
pub(crate) struct CheckedDraft {
    slug: Option<Slug>,
    destinations: CheckedDestinations,
}

/// Destinations that were checked.
#[derive(Debug)]
pub struct CheckedDestinations(Vec<CheckedDestination>);

/// A destination that was checked.
#[derive(Debug)]
pub(crate) struct CheckedDestination {
    service: String,
    label: String,
    address: Address,
}

impl Draft {
    /// Checks everything at once.
    pub(crate) fn check(&self, own: &OwnHosts) -> Result<CheckedDraft, Problems> {
        let mut problems = Problems::default();
        let slug = self.slug.as_deref().and_then(|slug| problems.check(Slug::parse(slug)));
        let destinations = match check_destinations(&self.destinations, own) {
            Ok(destinations) => destinations,
            Err(more) => {
                problems.0.extend(more.0);
                CheckedDestinations(Vec::new())
            }
        };
        if problems.is_empty() { Ok(CheckedDraft { slug, destinations }) } else { Err(problems) }
    }
}

impl CheckedDraft {
    /// The chosen slug, if one was chosen.
    pub(crate) fn slug(&self) -> Option<&Slug> {
        self.slug.as_ref()
    }

    /// The destinations.
    pub(crate) fn destinations(&self) -> &CheckedDestinations {
        &self.destinations
    }
}

impl CheckedDestinations {
    /// In the order of the page.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &CheckedDestination> {
        self.0.iter()
    }
}

impl CheckedDestination {
    fn known(service: &Service, address: Address) -> CheckedDestination {
        CheckedDestination { service: service.slug.to_owned(), label: service.name.to_owned(), address }
    }

    /// The service's word.
    pub(crate) fn service(&self) -> &str {
        &self.service
    }

    /// What people call it.
    pub(crate) fn label(&self) -> &str {
        &self.label
    }

    /// The address.
    pub(crate) fn url(&self) -> &str {
        self.address.as_str()
    }
}

/// Checks destinations: one address a service, each of them the service's own, none of them a link of this site.
pub(crate) fn check_destinations(drafts: &[DestinationDraft], own: &OwnHosts) -> Result<CheckedDestinations, Problems> {
    let mut problems = Problems::default();
    let mut words: HashSet<String> = HashSet::new();
    let mut checked = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let result = match Service::of(draft.service.trim()) {
            Some(service) => check_known(draft, service, own),
            None => check_other(draft, &words, own),
        };
        let Some(one) = problems.check(result) else { continue };
        if words.insert(one.service.clone()) {
            checked.push(one);
        } else {
            problems.push(Problem::new(draft.field.clone(), "problem-links-service-twice").with("service", one.label));
        }
    }
    if problems.is_empty() { Ok(CheckedDestinations(checked)) } else { Err(problems) }
}

fn check_known(
    draft: &DestinationDraft,
    service: &'static Service,
    own: &OwnHosts,
) -> Result<CheckedDestination, Problem> {
    let address = check_address(draft, own)?;
    if !service.owns(address.host()) {
        return Err(service.not_here(draft.field.clone(), address.host()));
    }
    // What is for the days before the release has a place of its own, wherever it was entered.
    let service = match Service::of(COUNTDOWN) {
        Some(countdown) if service.slug == "spotify" && is_countdown(&address) => countdown,
        _ => service,
    };
    if service.slug == COUNTDOWN && !is_countdown(&address) {
        return Err(Problem::new(draft.field.clone(), "problem-links-countdown"));
    }
    Ok(CheckedDestination::known(service, address))
}

fn check_other(
    draft: &DestinationDraft,
    words: &HashSet<String>,
    own: &OwnHosts,
) -> Result<CheckedDestination, Problem> {
    let label = draft.label.trim();
    let is_new = matches!(draft.service.trim(), "" | OTHER);
    if label.is_empty() {
        // An address by itself is enough where its host says whose it is.
        let missing = || Problem::new(draft.field.clone(), "problem-links-label-missing");
        let address = Address::parse_away(&web_address(&draft.url), own).ok().filter(|_| is_new).ok_or_else(missing)?;
        let service = Service::of_address(&address).ok_or_else(missing)?;
        return Ok(CheckedDestination::known(service, address));
    }
    if label.chars().count() > LABEL_CHARS || !kit::is_plain_line(label) {
        return Err(Problem::new(draft.field.clone(), "problem-links-label-long").with("n", LABEL_CHARS.to_string()));
    }
    let address = check_address(draft, own)?;
    let service = match draft.service.trim() {
        "" | OTHER => word_of(label, words),
        word if is_word(word) => word.to_owned(),
        word => return Err(Problem::new(draft.field.clone(), "problem-links-service-word").with("service", word)),
    };
    Ok(CheckedDestination { service, label: label.to_owned(), address })
}

fn check_address(draft: &DestinationDraft, own: &OwnHosts) -> Result<Address, Problem> {
    Address::parse_away(&web_address(&draft.url), own)
        .map_err(|refused| Problem::new(draft.field.clone(), refused.text()))
}

/// Spotify's share menu also hands out `spotify:album:…`, which only opens where the app is. The web address of the same
/// thing opens the app too, and a page where there is none.
fn web_address(text: &str) -> Cow<'_, str> {
    let parts: Vec<&str> = text.trim().split(':').collect();
    match parts.as_slice() {
        ["spotify", kind @ ("album" | "track" | "artist" | "playlist"), id]
            if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            Cow::Owned(format!("https://open.spotify.com/{kind}/{id}"))
        }
        _ => Cow::Borrowed(text),
    }
}

/// Whether a word may stand after a link's slug for something that is no known service. `presave` and `reminder` begin other
/// paths.
fn is_word(word: &str) -> bool {
    is_slug(word) && word != OTHER && !matches!(word, "presave" | "reminder") && Service::of(word).is_none()
}

/// A free word for a destination: of its label, else numbered.
fn word_of(label: &str, words: &HashSet<String>) -> String {
    let word = slug::fold(label);
    if is_word(&word) && !words.contains(&word) {
        return word;
    }
    let mut numbered = (1_usize..).map(|n| format!("{OTHER}-{n}"));
    numbered.find(|word| !words.contains(word)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entered(service: &str, label: &str, url: &str) -> DestinationDraft {
        let field = Service::of(service).map_or("destinations.other-1", |known| known.field);
        DestinationDraft {
            field: field.to_owned(),
            service: service.to_owned(),
            label: label.to_owned(),
            url: url.to_owned(),
        }
    }

    fn own() -> OwnHosts {
        OwnHosts::of("https://music.example")
    }

    fn words(drafts: &[DestinationDraft]) -> Vec<String> {
        check_destinations(drafts, &own()).unwrap().iter().map(|one| one.service().to_owned()).collect()
    }

    fn problem(drafts: &[DestinationDraft]) -> (String, &'static str) {
        let Problems(problems) = check_destinations(drafts, &own()).unwrap_err();
        (problems[0].field.to_string(), problems[0].text)
    }

    #[test]
    fn destinations_keep_their_order_and_known_ones_their_brand() {
        let drafts = [
            entered("tidal", "whatever", "https://tidal.com/album/1"),
            entered("", "Band shop", "https://noor.example/shop"),
            entered("spotify", "", "https://open.spotify.com/album/1"),
        ];
        assert_eq!(words(&drafts), ["tidal", "band-shop", "spotify"]);
        let checked = check_destinations(&drafts, &own()).unwrap();
        assert_eq!(
            checked.iter().map(CheckedDestination::label).collect::<Vec<_>>(),
            ["TIDAL", "Band shop", "Spotify"]
        );
    }

    #[test]
    fn other_destinations_get_words_that_nobody_else_has() {
        let drafts = [
            entered("other", "દુકાન", "https://noor.example/1"),
            entered("other", "Shop", "https://noor.example/2"),
            entered("other", "shop", "https://noor.example/3"),
            entered("other", "Spotify", "https://noor.example/4"),
            entered("other", "Presave", "https://noor.example/5"),
            entered("other", "Reminder", "https://noor.example/7"),
            entered("old-shop", "New shop", "https://noor.example/6"),
        ];
        assert_eq!(words(&drafts), ["other-1", "shop", "other-2", "other-3", "other-4", "other-5", "old-shop"]);
    }

    #[test]
    fn an_address_by_itself_is_recognised() {
        let drafts = [
            entered("other", "", "https://www.youtube.com/watch?v=1"),
            entered("", " ", "https://music.yandex.ru/album/1"),
            entered("", "Video", "https://vk.com/video1"),
            entered("other", "", "spotify:album:4aawyAB9vmqN3uQ7FjRGTy"),
            entered("youtube-music", "", "https://youtube.com/playlist?list=1"),
        ];
        assert_eq!(words(&drafts), ["youtube", "yandex-music", "video", "spotify", "youtube-music"]);
        let checked = check_destinations(&drafts, &own()).unwrap();
        assert_eq!(checked.0[3].url(), "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy");
        let label = ("destinations.other-1".to_owned(), "problem-links-label-missing");
        assert_eq!(problem(&[entered("shop", "", "https://vk.com/a")]), label, "what has a word already keeps it");
    }

    #[test]
    fn a_countdown_page_has_its_own_place() {
        let page = "https://open.spotify.com/prerelease/4aawyAB9vmqN3uQ7FjRGTy";
        let album = "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy";
        assert_eq!(words(&[entered("spotify", "", page)]), [COUNTDOWN]);
        assert_eq!(words(&[entered("other", "", &page.replace("/prerelease", "/intl-de/prerelease"))]), [COUNTDOWN]);
        assert_eq!(words(&[entered("spotify", "", album), entered(COUNTDOWN, "", page)]), ["spotify", COUNTDOWN]);
        let elsewhere = ("destinations.spotify-countdown".to_owned(), "problem-links-countdown");
        assert_eq!(problem(&[entered(COUNTDOWN, "", album)]), elsewhere);
        assert_eq!(problem(&[entered(COUNTDOWN, "", "https://noor.example/prerelease/1")]).1, "problem-links-url-host");
    }

    #[test]
    fn a_service_has_one_address() {
        let one = entered("deezer", "", "https://www.deezer.com/album/1");
        let twice = ("destinations.deezer".to_owned(), "problem-links-service-twice");
        assert_eq!(problem(&[one.clone(), one]), twice);
    }

    #[test]
    fn a_wrong_destination_is_refused_by_its_field() {
        let cases = [
            (entered("spotify", "", "https://music.apple.com/1"), "destinations.spotify", "problem-links-url-host"),
            (entered("spotify", "", ""), "destinations.spotify", "problem-links-url-missing"),
            (entered("tidal", "", "ftp://tidal.com/"), "destinations.tidal", "problem-links-url-scheme"),
            (entered("other", " ", "https://noor.example"), "destinations.other-1", "problem-links-label-missing"),
            (entered("other", "a\u{0}", "https://noor.example"), "destinations.other-1", "problem-links-label-long"),
            (entered("other", "Shop", "http://10.0.0.1/"), "destinations.other-1", "problem-links-url-private"),
            (entered("presave", "Shop", "https://noor.example"), "destinations.other-1", "problem-links-service-word"),
            (entered("a/b", "Shop", "https://noor.example"), "destinations.other-1", "problem-links-service-word"),
            (entered("other", "Us", "https://music.example/neon"), "destinations.other-1", "problem-links-url-own"),
            (entered("youtube", "", "https://music.youtube.com/a"), "destinations.youtube", "problem-links-url-host"),
            (entered("spotify", "", "spotify:album:../x"), "destinations.spotify", "problem-links-url-scheme"),
        ];
        for (draft, field, text) in cases {
            assert_eq!(problem(&[draft]), (field.to_owned(), text));
        }
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let draft = Draft {
            slug: Some("api".to_owned()),
            destinations: vec![entered("spotify", "", "x"), entered("tidal", "", "https://tidal.com/1")],
        };
        let Problems(problems) = draft.check(&own()).unwrap_err();
        let fields: Vec<&str> = problems.iter().map(|problem| &*problem.field).collect();
        assert_eq!(fields, ["slug", "destinations.spotify"]);
    }
}
