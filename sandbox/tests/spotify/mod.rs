//! The simulated Spotify, as its clients meet it.

mod accounts;
mod api;
mod app;
mod journal;
mod weather;
