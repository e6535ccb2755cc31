//! The pages as askama sees them.

use askama::Template;
use jiff::{Timestamp, civil};
use kit::{Frame, InApp, Inside, OwnHosts, Tongue};
use lake::Campaign;
use media::Loading;
use policy::routes::{links as paths, presave, reminders};
use releases::{Release, State, cover_html};
use url::form_urlencoded;

use crate::{
    Links, PublicLink,
    form::Form,
    list::Filter,
    model::{Destination, Link, Outcome, Phase, Service, tags},
    pictures,
};

const MINUTES_A_DAY: u64 = 1440;

/// A link's public page.
#[derive(Template)]
#[template(path = "fan-link.html")]
pub(crate) struct Fan<'a> {
    frame: Frame,
    link: &'a PublicLink,
    address: String,
    /// What search engines say of the page.
    description: String,
    /// The card's address, and what is to be seen on it.
    card: String,
    card_alt: String,
    cover: String,
    /// Nothing once the release is out.
    waiting: Option<Waiting>,
    outs: Vec<Out>,
}

/// What is shown before the release moment.
struct Waiting {
    when: String,
    datetime: String,
    count: Vec<Count>,
    presaves: Vec<Presave>,
    /// What is said in an app's own browser, where nobody can sign in to pre-save.
    inside: Option<Inside>,
    /// The artist's countdown page at Spotify.
    countdown: Option<String>,
    /// The ways that need no service.
    reminder: String,
}

/// One number of the countdown.
struct Count {
    number: String,
    unit: String,
}

/// A button that begins a pre-save.
struct Presave {
    path: String,
    label: String,
    /// Said where it works for a few people only.
    trial: Option<String>,
}

/// A way out.
struct Out {
    path: String,
    glyph: String,
    label: String,
}

/// What a page is made of beside its link.
pub(crate) struct Seen<'a> {
    /// When it is looked at.
    pub(crate) now: Timestamp,
    /// What its address was tagged with: its ways out carry it on.
    pub(crate) campaign: Option<&'a Campaign>,
    /// The query of its address.
    pub(crate) query: Option<&'a str>,
    /// What the link's rules say of the visit.
    pub(crate) outcome: Option<&'a Outcome>,
    /// Where the visitor is, as far as it is known: a release may come out at each place's own midnight.
    pub(crate) country: Option<&'a str>,
    /// Whether it is an app's own browser.
    pub(crate) inside: Option<InApp>,
    /// The names that lead here.
    pub(crate) own: &'a OwnHosts,
}

impl<'a> Fan<'a> {
    pub(crate) fn new(frame: Frame, links: &Links, link: &'a PublicLink, seen: &Seen<'_>) -> Fan<'a> {
        let query = match seen.query.filter(|_| link.pass_tags) {
            Some(query) => query_of(tags::of(query)),
            None => seen.campaign.map(query).unwrap_or_default(),
        };
        let out_at = link.out_at(seen.country);
        let is_out = out_at <= seen.now;
        let waiting = (!is_out).then(|| Waiting::new(&frame.tongue, links, link, seen, &query));
        let ways = if is_out { link.ways(seen.outcome) } else { Vec::new() };
        let outs = ways.into_iter().map(|one| Out::new(link, one, &query)).collect();
        let address = seen.own.url(link.workspace, &paths::SHOW_PUBLIC.to(&[&link.slug]));
        let card = format!("{}?v={}", links.app().url(&paths::PREVIEW.to(&[&link.slug])), pictures::version(link));
        let args = [("title", link.title.as_str().into()), ("artist", link.artist.as_str().into())];
        let card_alt = frame.tongue.say_with("links-preview-alt", &args);
        let cover = cover_html(link.cover.as_ref(), &link.title, "cover", "", Loading::Hero);
        let description = frame.tongue.say_with("links-description", &args);
        Fan { frame, link, description, address, card, card_alt, cover, waiting, outs }
    }
}

/// What a link says before it opens.
#[derive(Template)]
#[template(path = "fan-not-yet.html")]
pub(crate) struct NotYet<'a> {
    frame: Frame,
    /// Nothing where the label keeps it secret.
    link: Option<&'a PublicLink>,
    when: String,
    datetime: String,
    count: Vec<Count>,
}

impl<'a> NotYet<'a> {
    pub(crate) fn new(frame: Frame, link: &'a PublicLink, opens_at: Timestamp, now: Timestamp, named: bool) -> Self {
        let moment = frame.tongue.moment(opens_at, &link.zone);
        NotYet {
            when: frame.tongue.say_with("links-opens-on", &[("when", moment.into())]),
            datetime: opens_at.to_string(),
            count: count(&frame.tongue, opens_at, now),
            link: named.then_some(link),
            frame,
        }
    }
}

/// What a link says once it is over.
#[derive(Template)]
#[template(path = "fan-over.html")]
pub(crate) struct Over<'a> {
    pub(crate) frame: Frame,
    pub(crate) link: &'a PublicLink,
}

impl Waiting {
    fn new(tongue: &Tongue, links: &Links, link: &PublicLink, seen: &Seen<'_>, query: &str) -> Waiting {
        let (out_at, zone) = (link.out_at(seen.country), link.zone_for(seen.country));
        let local = out_at.to_zoned(zone.clone());
        let day = tongue.day(local.date());
        let when = if local.time() == civil::Time::midnight() {
            tongue.say_with("links-out-on", &[("day", day.into())])
        } else {
            let zone = zone.iana_name().unwrap_or("UTC");
            let time = tongue.numerals(&local.strftime("%H:%M").to_string());
            tongue.say_with("links-out-at", &[("day", day.into()), ("time", time.into()), ("zone", zone.into())])
        };
        let providers = links.presave_providers().filter(|provider| link.can_be_saved_at(provider));
        let presaves =
            providers.map(|provider| Presave::new(tongue, link, (provider, links.is_trial(provider)), query)).collect();
        let here =
            |inside: InApp| inside.say(tongue, seen.own.url(link.workspace, &paths::SHOW_PUBLIC.to(&[&link.slug])));
        Waiting {
            when,
            datetime: out_at.to_string(),
            count: count(tongue, out_at, seen.now),
            presaves,
            inside: seen.inside.map(here),
            countdown: link.countdown().map(|one| paths::FOLLOW.to(&[&link.slug, &one.service]) + query),
            reminder: reminders::SHOW.to(&[&link.slug]) + query,
        }
    }
}

/// What is left: two units at most, minutes rounded up, so that it never says nothing is left.
fn count(tongue: &Tongue, release_at: Timestamp, now: Timestamp) -> Vec<Count> {
    let left_ms = release_at.as_millisecond().saturating_sub(now.as_millisecond());
    let minutes = u64::try_from(left_ms).unwrap_or(0).div_ceil(60_000);
    let (days, hours, minutes) = (minutes / MINUTES_A_DAY, minutes % MINUTES_A_DAY / 60, minutes % 60);
    let units = match (days, hours) {
        (0, 0) => vec![("links-minutes", minutes)],
        (0, _) => vec![("links-hours", hours), ("links-minutes", minutes)],
        _ => vec![("links-days", days), ("links-hours", hours)],
    };
    units.into_iter().map(|(unit, n)| Count { number: tongue.number(n), unit: tongue.say_n(unit, n) }).collect()
}

impl Presave {
    fn new(tongue: &Tongue, link: &PublicLink, (provider, is_trial): (&str, bool), query: &str) -> Presave {
        let name = Service::of(provider).map_or(provider, |service| service.name);
        Presave {
            path: presave::NEW.to(&[&link.slug, provider]) + query,
            label: tongue.say_with("links-presave", &[("service", name.into())]),
            trial: is_trial.then(|| tongue.say_with("links-presave-trial", &[("service", name.into())])),
        }
    }
}

impl Out {
    fn new(link: &PublicLink, destination: &Destination, query: &str) -> Out {
        let first = destination.label.chars().find(|letter| letter.is_alphanumeric()).unwrap_or('↗');
        let known = Service::of(&destination.service).is_some();
        Out {
            path: paths::FOLLOW.to(&[&link.slug, &destination.service]) + query,
            glyph: if known { first.to_uppercase().collect() } else { "↗".to_owned() },
            label: destination.label.clone(),
        }
    }
}

/// Campaign tags as a query, empty when there are none: what ways out carry on.
pub fn query(campaign: &Campaign) -> String {
    let tags = [("utm_source", &campaign.source), ("utm_medium", &campaign.medium), ("utm_campaign", &campaign.name)];
    query_of(tags.into_iter().filter_map(|(name, tag)| Some((name, tag.as_deref()?))))
}

fn query_of(tags: impl IntoIterator<Item = (&'static str, impl AsRef<str>)>) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(tags).finish();
    if query.is_empty() { query } else { format!("?{query}") }
}

/// What a fan sees when the click could not be kept.
#[derive(Template)]
#[template(path = "fan-not-kept.html")]
pub(crate) struct NotKept<'a> {
    frame: Frame,
    link: &'a PublicLink,
    destination: &'a Destination,
    on: String,
}

impl<'a> NotKept<'a> {
    pub(crate) fn new(frame: Frame, link: &'a PublicLink, destination: &'a Destination) -> NotKept<'a> {
        let on = frame.tongue.say_with("links-not-kept-on", &[("service", destination.label.as_str().into())]);
        NotKept { frame, link, destination, on }
    }
}

/// Every link of a workspace.
#[derive(Template)]
#[template(path = "links.html")]
pub(crate) struct Index {
    pub(crate) frame: Frame,
    pub(crate) filter: Filter,
    /// Whether the workspace has any link at all.
    pub(crate) any: bool,
    pub(crate) rows: Vec<Row>,
}

/// A link in the list.
pub(crate) struct Row {
    picture: String,
    title: String,
    artist: String,
    when: String,
    mark: &'static str,
    state: String,
    /// Where the row leads: the form, or the figures of a retired one.
    path: String,
    stats_path: String,
    /// Its public page, unless it is retired.
    page: Option<String>,
    slug: String,
    /// To choose it by, unless it is retired.
    id: Option<String>,
}

impl Row {
    /// `place` keeps the pictures of one page apart.
    pub(crate) fn new(
        tongue: &Tongue,
        place: usize,
        link: &Link,
        release: &Release,
        artist: &str,
        now: Timestamp,
    ) -> Row {
        let state = if link.retired_at.is_some() { State::Retired } else { release.state(now) };
        let (mark, word) = match (state, link.schedule.phase(now)) {
            (State::Retired, _) => ("is-end", "links-state-retired"),
            _ if link.archived_at.is_some() => ("is-end", "links-state-archived"),
            (_, Phase::NotYet(_)) => ("is-next", "links-state-closed"),
            (_, Phase::Over) => ("is-end", "links-state-over"),
            (State::Scheduled, Phase::Open) => ("is-next", "links-state-scheduled"),
            (State::Out, Phase::Open) => ("is-now", "links-state-out"),
        };
        let id = link.id.to_string();
        let stats_path = policy::routes::stats::LINK.to(&[&id]);
        let retired = link.retired_at.is_some();
        Row {
            picture: release.row_picture(place),
            title: release.title.clone(),
            artist: artist.to_owned(),
            when: tongue.day(release.release_date),
            mark,
            state: tongue.say(word),
            path: if retired { stats_path.clone() } else { paths::EDIT.to(&[&id]) },
            stats_path,
            page: (!retired).then(|| paths::SHOW_PUBLIC.to(&[&link.slug])),
            slug: link.slug.clone(),
            id: (!retired).then_some(id),
        }
    }
}

/// The form for a new link.
#[derive(Template)]
#[template(path = "link-new.html")]
pub(crate) struct New {
    pub(crate) frame: Frame,
    pub(crate) releases: Vec<Choice>,
    pub(crate) form: Form,
}

/// A release that a link can be made for.
pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) title: String,
}

/// The form of a link that is there, and the end of it.
#[derive(Template)]
#[template(path = "link-edit.html")]
pub(crate) struct Edit {
    pub(crate) frame: Frame,
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) page: String,
    pub(crate) stats_path: String,
    pub(crate) rules_path: String,
    pub(crate) options_path: String,
    pub(crate) find_path: String,
    /// What is not found at its service any more, in words.
    pub(crate) missing: Vec<String>,
    pub(crate) update_path: String,
    pub(crate) retire_path: String,
    pub(crate) qr_svg: String,
    pub(crate) qr_png: String,
    pub(crate) form: Form,
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kit::{Lang, Texts};

    use super::*;

    fn left(seconds: i64) -> String {
        let texts = Texts::new([("links", Lang::En, include_str!("../locales/en.ftl"))]).unwrap();
        let tongue = Arc::new(texts).tongue(Lang::En);
        let at = |seconds: i64| Timestamp::from_second(seconds).unwrap();
        let count = count(&tongue, at(seconds), at(0));
        count.iter().map(|one| format!("{} {}", one.number, one.unit)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_countdown_says_what_is_left_in_two_units() {
        let cases = [
            (0, "0 minutes"),
            (1, "1 minute"),
            (60, "1 minute"),
            (61, "2 minutes"),
            (3_600, "1 hour 0 minutes"),
            (86_399, "1 day 0 hours"),
            (4 * 86_400 + 9 * 3_600, "4 days 9 hours"),
        ];
        for (seconds, said) in cases {
            assert_eq!(left(seconds), said);
        }
    }

    #[test]
    fn campaign_tags_are_carried_on_as_a_query() {
        let tag = |text: &str| Some(Box::<str>::from(text));
        let campaign = Campaign { source: tag("news letter"), medium: None, name: tag("a&b=\"c") };
        assert_eq!(query(&campaign), "?utm_source=news+letter&utm_campaign=a%26b%3D%22c");
        assert_eq!(query(&Campaign::default()), "");
    }
}
