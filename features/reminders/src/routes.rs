//! Every path of this room.

use kit::Routes;
use policy::routes::reminders as paths;

use crate::{Reminders, api, own, public, push_doors};

/// Every path of this room.
pub fn routes(reminders: &Reminders) -> Routes {
    Routes::<Reminders>::default()
        .on(&paths::SHOW, public::show)
        .on(&paths::ASK, public::ask)
        .on(&paths::ASKED, public::asked)
        .on(&paths::CALENDAR, public::calendar)
        .on(&paths::PUSH, push_doors::show)
        .on(&paths::PUSH_ASK, push_doors::ask)
        .on(&paths::WORKER, push_doors::worker)
        .on(&paths::LINK, public::link)
        .on(&paths::CONFIRM, public::confirm)
        .on(&paths::OWN, own::show)
        .on(&paths::CANCEL, own::cancel)
        .on(&paths::UNSUBSCRIBE, own::way_out)
        .on(&paths::UNSUBSCRIBED, own::out)
        .on(&paths::API_SHOW, api::show)
        .with_state(reminders)
}
