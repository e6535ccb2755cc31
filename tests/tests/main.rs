//! Black box: the built program as a process, over HTTP, by signals, and by what it leaves on the disk.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the outside: browsers, the operator's shell and the clock on the wall"
)]

#[cfg(test)]
mod api;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod chaos;
#[cfg(test)]
mod configuration;
#[cfg(test)]
mod copies;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod domains;
#[cfg(test)]
mod durability;
#[cfg(test)]
mod health;
#[cfg(test)]
mod label;
#[cfg(test)]
mod letters;
#[cfg(test)]
mod person;
#[cfg(test)]
mod policy;
#[cfg(test)]
mod privacy;
#[cfg(test)]
mod program;
#[cfg(test)]
mod proxies;
#[cfg(test)]
mod release_day;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod serve;
#[cfg(test)]
mod start;
#[cfg(test)]
mod verify;
