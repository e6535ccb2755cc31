//! Every cookie that this instance can set, against the declarations, both ways.

use std::collections::{BTreeMap, BTreeSet};

use http::HeaderName;
use policy::routes;
use proof::{Control, Finding};
use serde_json::json;

use super::{
    Verifier,
    door::{Answer, Ask, Door},
    pages::{agree, wrong_with},
    stage::Stage,
};

/// What was seen, by the cookie's name.
#[derive(Default)]
struct Seen {
    set: BTreeMap<String, Vec<String>>,
    /// Declared cookies that cannot be set here now, and why.
    impossible: BTreeMap<&'static str, &'static str>,
}

impl Seen {
    fn take(&mut self, answer: &Answer) {
        for cookie in answer.cookies() {
            self.take_one(cookie);
        }
    }

    fn take_one(&mut self, cookie: &str) {
        let name = cookie.split('=').next().unwrap_or_default().trim().to_owned();
        self.set.entry(name).or_default().push(cookie.to_owned());
    }

    fn judge(&self, what_else: &[&str]) -> Finding {
        let all = || self.set.values().flatten();
        let wrong: BTreeSet<&'static str> = all().flat_map(|cookie| wrong_with(cookie)).collect();
        let declared: Vec<&str> = policy::COOKIES.iter().map(|row| row.name).collect();
        let never: Vec<&str> = declared.iter().copied().filter(|name| !self.set.contains_key(*name)).collect();
        let over: Vec<&&str> = never.iter().filter(|name| !self.impossible.contains_key(**name)).collect();
        let noticed = !wrong_with("tracker=1; Path=/; Max-Age=99999999").is_empty();
        let control = Control {
            seen: !self.set.is_empty() && noticed,
            what: json!({ "cookies_seen": all().count(), "an_undeclared_one_is_noticed": noticed }),
        };
        let observed = json!({
            "set": self.set.keys().collect::<Vec<_>>(), "declared": declared, "wrong": wrong,
            "declared_and_never_set": over, "not_possible_here": self.impossible, "not_looked_at": what_else,
        });
        Finding::of(control, wrong.is_empty() && over.is_empty(), observed)
    }
}

/// Drives whatever sets a cookie: a pre-save, its refusal, those of a sign-up and a reminder, a sign-in and sign-out, a choice, a letter's link.
pub(crate) async fn cookies(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let door = &verifier.door;
    let mut seen = Seen::default();
    let slug = Some(stage.slug.as_str());
    match agree(door, slug).await? {
        Some(answer) => seen.take(&answer),
        None => drop(seen.impossible.insert(policy::cookie::PRESAVE.name, "no pre-save is open")),
    }
    let presave = (routes::presave::CREATE.to(&[&stage.slug, "spotify"]), policy::cookie::PRESAVE_NO);
    let sign_up = (routes::capture::ASK.to(&[&stage.form]), policy::cookie::FANS_NO);
    let reminder = (routes::reminders::ASK.to(&[&stage.slug]), policy::cookie::REMINDERS_NO);
    for (path, cookie) in [presave, sign_up, reminder] {
        match refused_for_age(verifier, path, &cookie).await? {
            Some(answer) => seen.take(&answer),
            None => drop(seen.impossible.insert(cookie.name, "nobody's age is asked")),
        }
    }
    let member = verifier.member(stage).await?;
    if let Some(seat) = verifier.sign_in(&member.email, &member.password).await? {
        seen.take_one(&seat.set_cookie);
        seen.take(&door.ask(seat.form(routes::accounts::DESTROY_SESSION.path, &[])).await?);
    }
    seen.take(&door.ask(Ask::form(routes::choices::CHOOSE.path, &[("choice", "all"), ("next", "/")])).await?);
    if verifier.app.site.optional.is_empty() {
        seen.impossible.insert(policy::cookie::CHOICES.name, "nothing optional is switched on");
    }
    let fan = verifier.fan(stage, 1).await?;
    let letter = verifier.rights.plant_link(fan.subject).await?;
    seen.take(&door.ask(Ask::form(letter, &[])).await?);
    for page in anybody(slug) {
        seen.take(&door.ask(Ask::get(page)).await?);
    }
    Ok(seen.judge(&["cookies of a proxy before this program"]))
}

/// What somebody outside can make a site set.
pub(crate) async fn from_outside(door: &Door, slug: Option<&str>) -> anyhow::Result<Finding> {
    let mut seen = Seen::default();
    for row in policy::COOKIES {
        seen.impossible.insert(row.name, "only some visitors can make the site set it");
    }
    match agree(door, slug).await? {
        Some(answer) => seen.take(&answer),
        None => drop(
            seen.impossible
                .insert(policy::cookie::PRESAVE.name, "no link is known before whose release one can pre-save"),
        ),
    }
    for page in anybody(slug) {
        seen.take(&door.ask(Ask::get(page)).await?);
    }
    if seen.set.is_empty() {
        return Ok(Finding::unknown("no pre-save is open here, so no cookie is set to look at"));
    }
    Ok(seen.judge(&["cookies that only members and people with a letter get"]))
}

fn anybody(slug: Option<&str>) -> Vec<String> {
    super::pages::paths(slug, None)
}

/// Somebody who is too young, in a country whose law asks. `None` where nobody can be.
async fn refused_for_age(verifier: &Verifier, path: String, cookie: &policy::Cookie) -> anyhow::Result<Option<Answer>> {
    let site = &verifier.app.site;
    let today = verifier.app.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    let mut ask = Ask::form(path, &[("agree", "yes"), ("born", &today)]);
    // A proxy tells the country, so the question comes from where the proxy would be.
    if let (Some(name), Some(proxy)) = (&site.country_header, site.trusted_proxies.first()) {
        ask = ask.with(HeaderName::clone(name), "DE").from(proxy.addr());
    }
    let answer = verifier.door.ask(ask).await?;
    let refused = answer.cookies().any(|set| set.starts_with(cookie.name));
    Ok(refused.then_some(answer))
}
