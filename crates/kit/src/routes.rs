//! Serving a path: only by its declaration.

use std::sync::Arc;

use axum::{
    Router,
    handler::Handler,
    middleware,
    routing::{MethodFilter, MethodRouter, on},
};
use policy::{Method, OnDomains, Route};

use crate::{App, Lang, gate, hosts};

/// What a room brings to the program: its tables and its texts. Its routes need its state and come from a function.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// The room's name: its folder, crate and table stem.
    pub name: &'static str,
    /// Its steps of the migration history.
    pub steps: &'static [db::Step],
    /// Its texts.
    pub locales: &'static [(Lang, &'static str)],
}

/// The texts of the crate that says this: its four files under `locales/`.
#[macro_export]
macro_rules! locales {
    () => {
        &[
            ($crate::Lang::En, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en.ftl"))),
            ($crate::Lang::Ru, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/ru.ftl"))),
            ($crate::Lang::Gu, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/gu.ftl"))),
            ($crate::Lang::Ur, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/ur.ftl"))),
        ]
    };
}

/// Paths of a room, each tied to its row in `policy/routes.toml`.
pub struct Routes<S = ()> {
    served: Vec<(&'static Route, MethodRouter<S>)>,
}

impl<S> Default for Routes<S> {
    fn default() -> Self {
        Routes { served: Vec::new() }
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// Serves a declared route.
    #[must_use]
    pub fn on<H, T>(mut self, route: &'static Route, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        let filter = match route.method {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
            Method::Put => MethodFilter::PUT,
            Method::Patch => MethodFilter::PATCH,
            Method::Delete => MethodFilter::DELETE,
        };
        self.served.push((route, on(filter, handler)));
        self
    }

    /// Gives the room its state.
    pub fn with_state(self, state: &S) -> Routes {
        let served = self.served.into_iter().map(|(route, method)| (route, method.with_state(state.clone()))).collect();
        Routes { served }
    }
}

impl Routes {
    /// Adds another room's.
    #[must_use]
    pub fn and(mut self, other: Routes) -> Self {
        self.served.extend(other.served);
        self
    }

    /// The declarations that are served, for the walk that compares them with `policy/routes.toml`.
    pub fn declared(&self) -> Vec<&'static Route> {
        self.served.iter().map(|(route, _)| *route).collect()
    }

    /// Puts the gate before every path and makes one service of them. An unknown path gets the same face.
    pub fn into_router(self, app: &App) -> Router {
        let (mut own, mut domains) = (Router::new(), Router::new());
        for (route, method) in self.served {
            let guarded = if gate::has_nothing_to_check(route) {
                method
            } else {
                let gate = Arc::new(gate::Gate { app: app.clone(), route });
                method.layer(middleware::from_fn_with_state(gate, gate::pass))
            };
            if hosts::is_there(route) {
                let method = match route.on_domains {
                    OnDomains::Lead => on(MethodFilter::GET, hosts::lead).with_state(app.clone()),
                    OnDomains::Serve | OnDomains::Nothing => guarded.clone(),
                };
                domains = at(domains, route.path, method);
            }
            own = at(own, route.path, guarded);
        }
        let (own, domains) = (own.fallback(gate::nothing_here), domains.fallback(gate::nothing_here));
        let services = hosts::Services { own, domains };
        Router::new()
            .fallback(hosts::hand_over)
            .with_state(services)
            .layer(middleware::from_fn_with_state(app.clone(), gate::face))
    }
}

fn at(router: Router, path: &str, method: MethodRouter) -> Router {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that serves a path")]
    let router = router.route(path, method);
    router
}
