#![doc = include_str!("../README.md")]

mod model;
mod pages;
mod routes;

use kit::{App, Room, Routes};
use policy::routes::choices as paths;

/// What this room brings to the program.
pub const ROOM: Room = Room { name: "choices", steps: &[], locales: kit::locales!() };

/// The room's state.
#[derive(Clone)]
pub struct Choosing {
    app: App,
    off: Vec<&'static str>,
}

impl Choosing {
    /// `off` are the modules of the inventory that this instance does not use: their cookies are never set.
    pub fn new(app: App, off: Vec<&'static str>) -> Choosing {
        Choosing { app, off }
    }
}

/// The room's paths.
pub fn routes(room: &Choosing) -> Routes {
    Routes::<Choosing>::default()
        .on(&paths::COOKIES, routes::show)
        .on(&paths::CHOOSE, routes::choose)
        .on(&paths::SCRIPT, routes::script)
        .on(&paths::SIGNAL, routes::signal)
        .with_state(room)
}
