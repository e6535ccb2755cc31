//! The operator's page about the services: how far each lets their app go, and what that means. For everybody else there is
//! nothing here.

use axum::{extract::State, http::StatusCode};
use jiff::{Timestamp, tz::TimeZone};
use kit::{Error, Frame, Result, SignedIn, page};

use crate::{
    Presaves,
    pages::{Overview, ServiceRow, trial},
    service::{Mode, Service},
    store,
};

/// How far each service is.
pub(crate) async fn services(State(room): State<Presaves>, who: SignedIn) -> Result {
    if !who.operator {
        return Err(Error::NotFound);
    }
    let frame = Frame::app(&room.app, &who);
    let (db, now) = (room.app.db.read(), room.app.clock.now());
    let waiting = store::n_waiting(db).await?;
    let budgets = store::budgets(db, &room.apps()).await?;
    let mut rows = Vec::new();
    for service in Service::ALL {
        let n = waiting.iter().filter(|(one, _)| *one == service).map(|(_, n)| *n).sum();
        rows.push(room.row(&frame, (service, n), budgets.get(&service), now));
    }
    page(StatusCode::OK, &Overview { frame, rows })
}

impl Presaves {
    fn row(
        &self,
        frame: &Frame,
        (service, n_waiting): (Service, u64),
        budget: Option<&store::Budget>,
        now: Timestamp,
    ) -> ServiceRow {
        let tongue = &frame.tongue;
        let mode = self.services.mode(service);
        let moment = |at| tongue.moment(at, &TimeZone::UTC);
        let mut notes = Vec::new();
        if mode != Mode::Off {
            let end = self.services.token_end(service, now).to_zoned(TimeZone::UTC);
            notes.push(tongue.say_with("presave-services-kept", &[("day", tongue.day(end.date()).into())]));
        }
        if let Some(allowance) = self.services.allowance(service, now) {
            let spent = budget.filter(|budget| budget.window == allowance.number).map_or(0, |budget| budget.spent);
            let n = |units: i64| tongue.number(u64::try_from(units).unwrap_or(0));
            let args = [
                ("spent", n(spent).into()),
                ("units", n(allowance.units).into()),
                ("at", moment(allowance.ends_at).into()),
            ];
            notes.push(tongue.say_with("presave-services-budget", &args));
        }
        if let Some(held) = budget.map(|budget| budget.held_until).filter(|until| *until > now) {
            notes.push(tongue.say_with("presave-services-held", &[("at", moment(held).into())]));
        }
        notes.push(match n_waiting {
            0 => tongue.say("presave-services-none-waits"),
            n => tongue.say_n("presave-services-waiting", n),
        });
        let (class, state) = match mode {
            Mode::Off => ("", "presave-mode-off"),
            Mode::Trial => ("warn", "presave-mode-trial"),
            Mode::Open => ("good", "presave-mode-open"),
        };
        ServiceRow {
            word: service.word(),
            name: service.name(),
            class,
            state: frame.say(state),
            what: frame.say(meaning(service, mode)),
            notes,
            fans: trial(service, mode).map(|text| tongue.say_with(text, &[("service", service.name().into())])),
        }
    }
}

/// The text that says what a mode means for the operator.
fn meaning(service: Service, mode: Mode) -> &'static str {
    match (service, mode) {
        (Service::Spotify, Mode::Off) => "presave-mode-spotify-off",
        (Service::Spotify, Mode::Trial) => "presave-mode-spotify-trial",
        (Service::Spotify, Mode::Open) => "presave-mode-spotify-open",
        (Service::Youtube, Mode::Off) => "presave-mode-youtube-off",
        (Service::Youtube, Mode::Trial) => "presave-mode-youtube-trial",
        (Service::Youtube, Mode::Open) => "presave-mode-youtube-open",
        (Service::AppleMusic, Mode::Off) => "presave-mode-apple-off",
        (Service::AppleMusic, Mode::Trial | Mode::Open) => "presave-mode-apple-open",
        (Service::Deezer, Mode::Off) => "presave-mode-deezer-off",
        (Service::Deezer, Mode::Trial | Mode::Open) => "presave-mode-deezer-open",
    }
}
