//! The pages as askama sees them.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{FieldError, Frame, Problems};
use links::Named;
use policy::routes::{self, domains as paths};

use crate::{
    Domain,
    model::{Front, State},
    store::{self, Standing},
};

/// How many links can be chosen for the front page.
pub(crate) const CHOICES: usize = 100;

/// The list, with the form for one more.
#[derive(Template)]
#[template(path = "domains-index.html")]
pub(crate) struct Index {
    pub(crate) frame: Frame,
    pub(crate) domains: Vec<Domain>,
    pub(crate) host: String,
    pub(crate) problems: Problems,
}

/// One domain: how it stands, what to set, what it shows.
#[derive(Template)]
#[template(path = "domains-show.html")]
pub(crate) struct Show {
    pub(crate) frame: Frame,
    pub(crate) domain: Domain,
    pub(crate) links: Vec<Named>,
    /// The artists' pages that can be chosen.
    pub(crate) bios: Vec<bio::Published>,
    /// Whether this program asks for certificates itself.
    pub(crate) signs: bool,
    pub(crate) certificate: Option<Standing>,
    /// Where the domain has to point.
    pub(crate) own: String,
    pub(crate) problems: Problems,
    pub(crate) now: Timestamp,
}

/// The question before a domain is removed.
#[derive(Template)]
#[template(path = "domains-removal.html")]
pub(crate) struct Removal {
    pub(crate) frame: Frame,
    pub(crate) domain: Domain,
}

/// What a domain shows at `/` when its label chose no link.
#[derive(Template)]
#[template(path = "domains-front.html")]
pub(crate) struct Listing {
    pub(crate) frame: Frame,
    pub(crate) links: Vec<Named>,
}

impl Index {
    fn summary(&self) -> Summary {
        Summary::of(&self.problems, &self.frame)
    }
}

impl Show {
    fn summary(&self) -> Summary {
        Summary::of(&self.problems, &self.frame)
    }

    fn state(&self) -> String {
        self.frame.say(self.domain.state().text())
    }

    fn is_well(&self) -> bool {
        self.domain.state() == State::Live
    }

    /// What the last look found, in words that say what to do.
    fn finding(&self) -> Option<String> {
        self.domain.finding.map(|finding| self.frame.say(finding.text()))
    }

    /// What happens meanwhile, in words.
    fn meaning(&self) -> String {
        self.frame.say(match self.domain.state() {
            State::Waiting => "domains-waiting-what",
            State::Live => "domains-live-what",
            State::Faltering => "domains-faltering-what",
            State::Lost => "domains-lost-what",
        })
    }

    fn checked(&self) -> Option<String> {
        let at = self.domain.checked_at?;
        Some(self.frame.tongue.say_with("domains-checked", &[("when", self.instant(at).into())]))
    }

    fn instant(&self, at: Timestamp) -> String {
        self.frame.tongue.moment(at, &TimeZone::UTC)
    }

    /// How the certificate stands, in words.
    fn certified(&self) -> String {
        let with_day = |id: &str, at: Timestamp| self.frame.tongue.say_with(id, &[("when", self.instant(at).into())]);
        match &self.certificate {
            None => self.frame.say("domains-certificate-none"),
            Some(standing) => {
                let held = standing.not_after.map(store::instant).filter(|until| *until > self.now);
                match (held, &standing.trouble) {
                    (Some(until), _) => with_day("domains-certificate-until", until),
                    (None, Some(_)) => with_day("domains-certificate-failed", store::instant(standing.next_try_at)),
                    (None, None) => self.frame.say("domains-certificate-soon"),
                }
            }
        }
    }

    fn is_front(&self, link: &Named) -> bool {
        self.domain.front == Front::Link(link.id)
    }

    fn is_front_bio(&self, page: &bio::Published) -> bool {
        self.domain.front == Front::Bio(page.id)
    }

    /// What is wrong with the front page that was chosen.
    fn front_error(&self) -> Option<String> {
        let fields = ["front", "front_link_id", "front_bio_id"];
        fields.iter().find_map(|field| self.problems.of(field, &self.frame.tongue))
    }
}

/// What is wrong, on top of a form.
struct Summary {
    title: String,
    said: Vec<FieldError>,
}

impl Summary {
    fn of(problems: &Problems, frame: &Frame) -> Summary {
        let said = problems.said(&frame.tongue);
        let count = u64::try_from(said.len()).unwrap_or(u64::MAX);
        Summary { title: frame.tongue.say_n("domains-problems", count), said }
    }
}

impl Domain {
    fn path(&self) -> String {
        paths::SHOW.to(&[&self.id.to_string()])
    }

    fn check_path(&self) -> String {
        paths::CHECK.to(&[&self.id.to_string()])
    }

    fn removal_path(&self) -> String {
        paths::REMOVAL.to(&[&self.id.to_string()])
    }

    fn state_said(&self, frame: &Frame) -> String {
        frame.say(self.state().text())
    }
}

fn link_path(link: &Named) -> String {
    routes::links::SHOW_PUBLIC.to(&[&link.slug])
}
