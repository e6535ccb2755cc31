//! A real browser: Debian's Chromium, driven by its ChromeDriver.

mod audit;
mod bio;
mod driver;
mod fan;
mod label;
mod languages;
mod letters;
mod pages;
mod pictures;
mod setup;
mod site;
