//! A real browser: Debian's Chromium, driven by its ChromeDriver.

mod apple;
mod audit;
mod bio;
mod driver;
mod fan;
mod imports;
mod label;
mod languages;
mod letters;
mod pages;
mod pictures;
mod reminders;
mod setup;
mod site;
