#![doc = include_str!("../README.md")]

pub mod age;
mod api;
mod app;
pub mod choices;
mod cover;
mod embedded;
mod error;
mod fonts;
mod form;
mod gate;
mod hosts;
mod limits;
mod packing;
mod page;
mod problem;
mod receipt;
mod routes;
mod upload;
mod visitor;
mod who;
pub mod words;

pub use api::{Cursor, ErrorBody, FieldError, Json, List, ListQuery};
pub use app::{App, Parts, Party, Place, Site};
pub use cover::cover;
pub use db::{Clock, Entropy, from_millis};
pub use embedded::{InApp, Inside};
pub use error::{Error, Result};
pub use fonts::font;
pub use form::Form;
pub use gate::cookie;
pub use hosts::{Domain, Domains, Encrypted, Hosts, OwnHosts};
pub use packing::Alike;
pub use page::{Extras, Frame, Guest, Script, Sheet, page, page_with, page_with_form_target};
pub use problem::{Problem, Problems, is_plain_line};
pub use receipt::Receipt;
pub use routes::{Room, Routes};
pub use texts::{Arg, Lang, Texts, Tongue};
pub use upload::Upload;
pub use visitor::Visitor;
pub use who::{Announcement, Doorkeeper, Editor, KeyHolder, Noticeboard, RightsDesk, SignedIn, WorkspaceId};

/// The texts of this crate's own pages.
pub const LOCALES: &[(Lang, &str)] = locales!();
