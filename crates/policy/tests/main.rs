//! The refusals of the build, the promises, the generated relations, and the addresses of routes.

#[path = "../build/check.rs"]
mod check;
#[path = "../build/declared.rs"]
mod declared;
#[path = "../src/eea.rs"]
#[expect(unreachable_pub, reason = "the library publishes the same file")]
mod eea;
#[path = "../build/generate.rs"]
mod generate;
#[path = "../build/publish.rs"]
mod publish;
#[path = "../build/read.rs"]
mod read;

mod generated;
mod kept;
mod promised;
mod refusals;
