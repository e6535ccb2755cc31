//! The refusals of the build, the generated relations, and the addresses of routes.

#[path = "../build/check.rs"]
mod check;
#[path = "../build/declared.rs"]
mod declared;
#[path = "../build/generate.rs"]
mod generate;

mod generated;
mod refusals;
